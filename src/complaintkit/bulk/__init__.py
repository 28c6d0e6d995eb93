"""Whole columns at once: the dates of a million rows, the same as each row alone would give.

Arrays of ``datetime64[D]`` go in and come out, and lists of dates too. Arrays need numpy (the
extra ``arrays``), lists nothing. Days that are missing stay missing, and a row beyond its
calendar is an error that names it.

    from complaintkit import bulk
"""

from complaintkit.bulk.due import add_working_days, due_date32, due_dates
from complaintkit.bulk.frames import add_deadlines
from complaintkit.bulk.frozen import FrozenCalendar, freeze
from complaintkit.bulk.period import Period
from complaintkit.bulk.policies import policy_due_dates
from complaintkit.bulk.row_errors import RowsError
from complaintkit.bulk.spans import days_left, is_working_day, lateness, working_days_between
from complaintkit.bulk.standings import STATUS_CODES, standings
from complaintkit.bulk.table import calendar_columns
from complaintkit.bulk.tally import Tally, tally

__all__ = [
    "STATUS_CODES",
    "FrozenCalendar",
    "Period",
    "RowsError",
    "Tally",
    "add_deadlines",
    "add_working_days",
    "calendar_columns",
    "days_left",
    "due_date32",
    "due_dates",
    "freeze",
    "is_working_day",
    "lateness",
    "policy_due_dates",
    "standings",
    "tally",
    "working_days_between",
]
