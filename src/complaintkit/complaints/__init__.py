"""The facts of a complaint as they were received. What is not known is ``None``."""

from complaintkit.complaints.attributes import Attribute, AttributeType, KnownBy
from complaintkit.complaints.choices import (
    AppealState,
    ComplainantKind,
    EarlierState,
    Intermediary,
    Mandate,
    Medium,
    Nature,
    ProceedingState,
)
from complaintkit.complaints.complainant import Complainant
from complaintkit.complaints.complaint import Complaint
from complaintkit.complaints.facts import DAYS, FACTS, days_of, fact, with_facts
from complaintkit.complaints.history import (
    ContestedDecision,
    EarlierComplaint,
    PriorStep,
    Proceeding,
)
from complaintkit.complaints.privacy import ERASED, erased, pseudonym

__all__ = [
    "DAYS",
    "ERASED",
    "FACTS",
    "AppealState",
    "Attribute",
    "AttributeType",
    "Complainant",
    "ComplainantKind",
    "Complaint",
    "ContestedDecision",
    "EarlierComplaint",
    "EarlierState",
    "Intermediary",
    "KnownBy",
    "Mandate",
    "Medium",
    "Nature",
    "PriorStep",
    "Proceeding",
    "ProceedingState",
    "days_of",
    "erased",
    "fact",
    "pseudonym",
    "with_facts",
]
