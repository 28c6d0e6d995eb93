"""Where the person may turn next: stages, how they open, and the routes they make of a case."""

from complaintkit.escalation.choices import ClockEffect, RouteStatus, StageResult, Trigger, WhyNot
from complaintkit.escalation.place import Place, place_of
from complaintkit.escalation.route import Route, Way, telling_most_first
from complaintkit.escalation.stage import ClosingTerm, Opening, Stage, StageEffect

__all__ = [
    "ClockEffect",
    "ClosingTerm",
    "Opening",
    "Place",
    "Route",
    "RouteStatus",
    "Stage",
    "StageEffect",
    "StageResult",
    "Trigger",
    "Way",
    "WhyNot",
    "place_of",
    "telling_most_first",
]
