"""Deadlines: the date of a limit, its trace, its explanation, and the questions backwards."""

from complaintkit.deadlines.deadline import Deadline, Governing, compute_deadline
from complaintkit.deadlines.reverse import latest_start
from complaintkit.deadlines.trace import TraceDay, TraceMark

__all__ = [
    "Deadline",
    "Governing",
    "TraceDay",
    "TraceMark",
    "compute_deadline",
    "latest_start",
]
