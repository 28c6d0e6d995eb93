"""Questions asked backwards: which start still gives a date."""

from bisect import bisect_left
from datetime import date

from complaintkit.calendars import WorkingCalendar
from complaintkit.counting import count
from complaintkit.dates import to_date
from complaintkit.errors import HorizonError, LimitError, quoted
from complaintkit.terms import TermUnit
from complaintkit.timelimits import TimeLimit

# A roll backwards moves a limit by less than any closed run of days; a month is ample.
_MARGIN = 31


def latest_start(limit: TimeLimit, due_by: date, calendar: WorkingCalendar | None = None) -> date:
    """The latest day on which the clock may start for the limit to be due by a day.

    A later start never gives an earlier date, so the days are searched by halves.

    Args:
        limit: The rule.
        due_by: The day by which it is to be due.
        calendar: The working calendar, for a limit that asks for one.

    Raises:
        LimitError: For a limit without a figure, which is never due.
        HorizonError: When no start the calendar knows is early enough, or it does not know
            the day itself.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Term, TimeLimit, latest_start
        >>> limit = TimeLimit(code="answer", term=Term.parse("45 calendar days"))
        >>> str(latest_start(limit, date(2026, 6, 27)))
        '2026-05-13'
    """
    due_by = to_date(due_by)
    if limit.term.unit is TermUnit.NO_FIGURE:
        message = f"the limit {quoted(limit.code)} has no figure: it is due by no day"
        raise LimitError(message)
    first = date.min
    if calendar is not None and limit.uses_calendar:
        calendar.is_working_day(due_by)
        first = calendar.first
    last = min(due_by.toordinal() + _MARGIN, date.max.toordinal())
    starts = range(first.toordinal(), last + 1)
    late = bisect_left(starts, True, key=lambda start: _is_late(limit, start, due_by, calendar))  # noqa: FBT003 - the value searched for
    if late == 0:
        message = f"no start from {first} on is early enough to be due by {due_by}"
        raise HorizonError(message)
    return date.fromordinal(starts[late - 1])


def _is_late(limit: TimeLimit, start: int, due_by: date, calendar: WorkingCalendar | None) -> bool:
    """Whether a start is too late; one whose count leaves the calendar is."""
    try:
        due = count(limit, date.fromordinal(start), calendar).due
    except HorizonError:
        return True
    return due is None or due > due_by
