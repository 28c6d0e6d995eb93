"""Deadlines: the date of a limit, its trace, its explanation, and the questions backwards."""

from complaintkit.deadlines.deadline import Deadline, compute_deadline
from complaintkit.deadlines.eventdays import DayOfEvent, EventDays, ExtendedUntil, KnownDays
from complaintkit.deadlines.governing import Governing
from complaintkit.deadlines.notes import Note, NoteKind
from complaintkit.deadlines.reverse import latest_start
from complaintkit.deadlines.timeline import Clocks
from complaintkit.deadlines.trace import TraceDay, TraceMark

__all__ = [
    "Clocks",
    "DayOfEvent",
    "Deadline",
    "EventDays",
    "ExtendedUntil",
    "Governing",
    "KnownDays",
    "Note",
    "NoteKind",
    "TraceDay",
    "TraceMark",
    "compute_deadline",
    "latest_start",
]
