"""Questions asked backwards: which start still gives a date."""

from datetime import date, timedelta

from complaintkit.calendars import WorkingCalendar
from complaintkit.counting import count
from complaintkit.dates import to_date
from complaintkit.errors import HorizonError, LimitError
from complaintkit.terms import TermUnit
from complaintkit.timelimits import TimeLimit

# A roll backwards moves a limit by less than any closed run of days; a month is ample.
_MARGIN = timedelta(days=31)


def latest_start(limit: TimeLimit, due_by: date, calendar: WorkingCalendar | None = None) -> date:
    """The latest day on which the clock may start for the limit to be due by a day.

    A later start never gives an earlier date, so the days are searched by halves.

    Args:
        limit: The rule.
        due_by: The day by which it is to be due.
        calendar: The working calendar, for a limit that asks for one.

    Raises:
        LimitError: For a limit without a figure, which is never due.
        HorizonError: When no start inside the calendar is early enough.

    Example:
        >>> from datetime import date
        >>> from complaintkit import Term, TimeLimit, latest_start
        >>> limit = TimeLimit(code="answer", term=Term.parse("45 calendar days"))
        >>> str(latest_start(limit, date(2026, 6, 27)))
        '2026-05-13'
    """
    due_by = to_date(due_by)
    if limit.term.unit is TermUnit.NO_FIGURE:
        message = f"the limit '{limit.code}' has no figure: it is due by no day"
        raise LimitError(message)
    if not limit.uses_calendar:
        calendar = None
    elif calendar is not None:
        calendar.is_working_day(due_by)
    early, late = _bracket(limit, due_by, calendar)
    while (late - early).days > 1:
        middle = early + (late - early) // 2
        if _is_due_by(limit, middle, due_by, calendar):
            early = middle
        else:
            late = middle
    return early


def _bracket(limit: TimeLimit, due_by: date, calendar: WorkingCalendar | None) -> tuple[date, date]:
    """A start early enough, and one that is too late."""
    late, step = due_by + _MARGIN, timedelta(days=1)
    early = due_by
    while not _is_due_by(limit, early, due_by, calendar):
        late, early, step = early, _earlier(early, step, calendar), step * 2
    return early, late


def _earlier(day: date, step: timedelta, calendar: WorkingCalendar | None) -> date:
    floor = date.min if calendar is None else calendar.first
    if day <= floor:
        message = f"no start from {floor} on is early enough"
        raise HorizonError(message)
    return max(floor, day - step) if (day - floor) > step else floor


def _is_due_by(
    limit: TimeLimit, start: date, due_by: date, calendar: WorkingCalendar | None
) -> bool:
    """Whether a start is early enough; one whose count leaves the calendar is too late."""
    try:
        due = count(limit, start, calendar).due
    except HorizonError:
        return False
    return due is not None and due <= due_by
