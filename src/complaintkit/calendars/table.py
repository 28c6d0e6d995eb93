"""A calendar as a table to join with, for databases that count working days in SQL."""

from datetime import date
from typing import NamedTuple

from complaintkit.calendars.calendar import WorkingCalendar


class CalendarRow(NamedTuple):
    """One day of a calendar table.

    Attributes:
        day: The day.
        is_working: Whether it is worked.
        working_days_upto: Working days from the calendar's first day up to and including
            it. The n-th working day after a day d is the working day whose number is
            d's plus n; the working days after a up to b are b's number less a's.
        reasons: Kinds of the reasons, joined with a space; empty where there is none.
    """

    day: date
    is_working: bool
    working_days_upto: int
    reasons: str


def calendar_table(
    calendar: WorkingCalendar, first: date | None = None, last: date | None = None
) -> tuple[CalendarRow, ...]:
    """The rows of a calendar, of all its days unless said.

    Args:
        calendar: Any working calendar.
        first: The first day wanted.
        last: The last day wanted.

    Raises:
        HorizonError: For a day outside the calendar.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import calendar_table, get_calendar
        >>> row = calendar_table(get_calendar("be.legal"), date(2026, 5, 1), date(2026, 5, 1))[0]
        >>> row.is_working, row.reasons
        (False, 'public-holiday')
    """
    start = calendar.first if first is None else first
    upto = calendar.working_days_between(calendar.first, start)
    upto += calendar.is_working_day(calendar.first)
    rows = []
    for row in calendar.days(start, calendar.last if last is None else last):
        upto += row.working and row.day != start
        kinds = " ".join(reason.kind for reason in row.reasons)
        rows.append(CalendarRow(row.day, row.working, upto, kinds))
    return tuple(rows)
