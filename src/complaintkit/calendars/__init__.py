"""Working calendars: which days count, why not, and the index that counts them."""

from complaintkit.calendars.calendar import WorkingCalendar
from complaintkit.calendars.choices import DayKind, Ends, Roll, StartRule
from complaintkit.calendars.days import (
    CalendarDay,
    ClosedDay,
    ExtraWorkingDay,
    IncompleteYears,
    PublicHoliday,
    Reason,
    YearlyClosure,
    days_from,
)
from complaintkit.calendars.index import WEEK
from complaintkit.calendars.table import CalendarRow, calendar_table

__all__ = [
    "WEEK",
    "CalendarDay",
    "CalendarRow",
    "ClosedDay",
    "DayKind",
    "Ends",
    "ExtraWorkingDay",
    "IncompleteYears",
    "PublicHoliday",
    "Reason",
    "Roll",
    "StartRule",
    "WorkingCalendar",
    "YearlyClosure",
    "calendar_table",
    "days_from",
]
