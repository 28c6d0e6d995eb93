"""What happens to a complaint: kinds of event, events, and the table of what each one moves."""

from complaintkit.events.event import Event
from complaintkit.events.kinds import Actor, EventKind, key_of
from complaintkit.events.log import check_corrections, in_force, placed
from complaintkit.events.outcomes import Closing, Merits, Remedy
from complaintkit.events.states import FINAL, OPEN, TRANSITIONS, State, allowed, moved

__all__ = [
    "FINAL",
    "OPEN",
    "TRANSITIONS",
    "Actor",
    "Closing",
    "Event",
    "EventKind",
    "Merits",
    "Remedy",
    "State",
    "allowed",
    "check_corrections",
    "in_force",
    "key_of",
    "moved",
    "placed",
]
