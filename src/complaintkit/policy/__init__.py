"""One body's complaint procedure: what it holds, and the questions it answers."""

from complaintkit.policy.lookups import FindCalendar
from complaintkit.policy.parts import AppealNotice, OwnEvent, PolicyExample, Stage, Transition
from complaintkit.policy.policy import Policy

__all__ = [
    "AppealNotice",
    "FindCalendar",
    "OwnEvent",
    "Policy",
    "PolicyExample",
    "Stage",
    "Transition",
]
