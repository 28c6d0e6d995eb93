"""One body's complaint procedure: what it holds, and the questions it answers."""

from complaintkit.policy.lookups import FindCalendar, FindPolicy
from complaintkit.policy.parts import AppealNotice, OwnEvent, PolicyExample, Transition
from complaintkit.policy.policy import Policy

__all__ = [
    "AppealNotice",
    "FindCalendar",
    "FindPolicy",
    "OwnEvent",
    "Policy",
    "PolicyExample",
    "Transition",
]
