"""Reading files: the only modules that parse. All problems of a file are reported at once."""

from complaintkit.reading.calendar_file import read_calendar
from complaintkit.reading.policy_file import read_policy

__all__ = ["read_calendar", "read_policy"]
