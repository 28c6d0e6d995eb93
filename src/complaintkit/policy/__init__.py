"""One body's complaint procedure: what it holds, and the questions it answers."""

from complaintkit.policy.parts import AppealNotice, OwnEvent, PolicyExample, Stage, Transition
from complaintkit.policy.policy import FindCalendar, Policy

__all__ = [
    "AppealNotice",
    "FindCalendar",
    "OwnEvent",
    "Policy",
    "PolicyExample",
    "Stage",
    "Transition",
]
