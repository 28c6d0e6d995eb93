"""Whole columns at once: the dates of a million rows, the same as each row alone would give.

Arrays of ``datetime64[D]`` go in and come out, and lists of dates too. Arrays need numpy (the
extra ``arrays``), lists nothing. Days that are missing stay missing, and a row beyond its
calendar is an error that names it.

    from complaintkit import bulk
"""

from complaintkit.bulk.due import add_working_days, due_dates
from complaintkit.bulk.frozen import FrozenCalendar, freeze
from complaintkit.bulk.spans import days_left, is_working_day, lateness, working_days_between

__all__ = [
    "FrozenCalendar",
    "add_working_days",
    "days_left",
    "due_dates",
    "freeze",
    "is_working_day",
    "lateness",
    "working_days_between",
]
