"""What a body does better: findings, actions, surveys, suggestions, praise and commitments."""

from complaintkit.improvement.model import (
    Action,
    ActionStatus,
    Commitment,
    ImprovementFinding,
    Praise,
    Recommendation,
    Suggestion,
    Survey,
    SurveyItem,
    Theme,
)
from complaintkit.improvement.tables import improvement_tables, with_improvement
from complaintkit.improvement.whole import Improvement

__all__ = [
    "Action",
    "ActionStatus",
    "Commitment",
    "Improvement",
    "ImprovementFinding",
    "Praise",
    "Recommendation",
    "Suggestion",
    "Survey",
    "SurveyItem",
    "Theme",
    "improvement_tables",
    "with_improvement",
]
