"""Working days between columns of days, days left, lateness, and whether days are worked.

In an array, a number of days that may be missing is a ``timedelta64[D]``: the one type of numpy
that has both whole days and a value for none. ``.astype(int)`` makes numbers of them, once
nothing is missing.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, overload

from complaintkit.bulk import list_spans
from complaintkit.bulk.door import open_door
from complaintkit.bulk.due import AnyCalendar
from complaintkit.bulk.frozen import freeze
from complaintkit.bulk.rows import missing_allowed
from complaintkit.calendars import Ends
from complaintkit.choices import chosen
from complaintkit.errors import LimitError
from complaintkit.terms import TermUnit
from complaintkit.timelimits import TimeLimit

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from complaintkit.bulk.span_columns import Spans


@overload
def working_days_between(  # type: ignore[overload-overlap]
    first: Sequence[date | None] | date,
    last: Sequence[date | None] | date,
    calendar: AnyCalendar,
    *,
    ends: Ends | str = ...,
    beyond: str = ...,
) -> list[int | None]: ...
@overload
def working_days_between(
    first: "npt.ArrayLike | date",
    last: "npt.ArrayLike | date",
    calendar: AnyCalendar,
    *,
    ends: Ends | str = ...,
    beyond: str = ...,
) -> "Spans": ...
def working_days_between(
    first: object,
    last: object,
    calendar: AnyCalendar,
    *,
    ends: Ends | str = Ends.LAST,
    beyond: str = "raise",
) -> "list[int | None] | Spans":
    """How many working days lie between two days, row by row, as on a ``WorkingCalendar``.

    Args:
        first: Where each span starts: a column, or one day for all rows.
        last: Where it ends. Before ``first``, the count is negative.
        calendar: The working calendar, as it is or frozen.
        ends: Which ends are counted.
        beyond: ``raise``, or ``missing`` for rows that leave the calendar.

    Returns:
        For arrays ``timedelta64[D]``, NaT where a day is missing; for lists numbers and None.

    Raises:
        NotADateError: For rows that are no days.
        HorizonError: For rows beyond the calendar.
        ChoiceError: For a reversed span with both or neither end, columns of different length.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import bulk, get_calendar
        >>> legal, days = get_calendar("be.legal"), [date(2026, 4, 3), None]
        >>> bulk.working_days_between(days, date(2026, 5, 6), legal)
        [21, None]
    """
    missing, which = missing_allowed(beyond), chosen(Ends, ends)
    if list_spans.are_lists(first, last):
        rows = list_spans.pairs(first, last, "first", "last")
        return list_spans.between(rows, calendar, which, missing=missing)
    open_door()
    from complaintkit.bulk.span_columns import between

    return between(first, last, freeze(calendar), which, missing=missing)


@overload
def is_working_day(days: Sequence[date | None], calendar: AnyCalendar) -> list[bool | None]: ...
@overload
def is_working_day(days: "npt.ArrayLike", calendar: AnyCalendar) -> "npt.NDArray[np.bool_]": ...
def is_working_day(
    days: object, calendar: AnyCalendar
) -> "list[bool | None] | npt.NDArray[np.bool_]":
    """Whether each day is worked; in an array a missing day is not, in a list it stays None.

    Args:
        days: The days.
        calendar: The working calendar, as it is or frozen.

    Raises:
        NotADateError: For rows that are no days.
        HorizonError: For rows beyond the calendar.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import bulk, get_calendar
        >>> bulk.is_working_day([date(2026, 5, 1), date(2026, 5, 4)], get_calendar("be.legal"))
        [False, True]
    """
    if isinstance(days, list | tuple):
        return list_spans.worked(days, calendar)
    open_door()
    from complaintkit.bulk.span_columns import worked

    return worked(days, freeze(calendar))


def days_left(
    due: Any,  # noqa: ANN401 - a column, or one day for all
    as_of: Any,  # noqa: ANN401 - the same
    limit: TimeLimit,
    calendar: AnyCalendar | None = None,
    *,
    beyond: str = "raise",
) -> "list[int | None] | Spans":
    """Days left after a day up to and including the day due, in the limit's own unit.

    Args:
        due: The days due, as :func:`due_dates` gives them.
        as_of: The day asked for: one for all rows, or a column.
        limit: The limit, for its unit: working days are counted as such, all else in calendar days.
        calendar: The working calendar, for a limit in working days.
        beyond: ``raise``, or ``missing`` for rows that leave the calendar.

    Returns:
        0 once the day due has come; NaT or None where there is none.

    Raises:
        NotADateError: For rows that are no days.
        HorizonError: For rows beyond the calendar.
        LimitError: For a limit in working days without a calendar.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import TimeLimit, bulk
        >>> limit = TimeLimit(code="answer", term="45 calendar days")
        >>> bulk.days_left([date(2026, 6, 27), None], date(2026, 6, 20), limit)
        [7, None]
    """
    return _spans((as_of, "as_of"), (due, "due"), limit, calendar, beyond)


def lateness(
    due: Any,  # noqa: ANN401 - a column, or one day for all
    as_of: Any,  # noqa: ANN401 - the same
    limit: TimeLimit,
    calendar: AnyCalendar | None = None,
    *,
    beyond: str = "raise",
) -> "list[int | None] | Spans":
    """Days past the day due, in the limit's own unit; 0 when not overdue.

    Args:
        due: The days due.
        as_of: The day asked for, or the day it was met: one for all rows, or a column.
        limit: The limit, for its unit.
        calendar: The working calendar, for a limit in working days.
        beyond: ``raise``, or ``missing`` for rows that leave the calendar.

    Returns:
        NaT or None where one of the two days is missing.

    Raises:
        NotADateError: For rows that are no days.
        HorizonError: For rows beyond the calendar.
        LimitError: For a limit in working days without a calendar.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import TimeLimit, bulk
        >>> limit = TimeLimit(code="answer", term="45 calendar days")
        >>> bulk.lateness([date(2026, 6, 27)], [date(2026, 6, 30)], limit)
        [3]
    """
    return _spans((due, "due"), (as_of, "as_of"), limit, calendar, beyond)


def _spans(
    first: tuple[object, str],
    last: tuple[object, str],
    limit: TimeLimit,
    calendar: AnyCalendar | None,
    beyond: str,
) -> "list[int | None] | Spans":
    missing = missing_allowed(beyond)
    counting = _counting(limit, calendar)
    columns, names = (first[0], last[0]), (first[1], last[1])
    if list_spans.are_lists(*columns):
        rows = list_spans.pairs(*columns, *names)
        return list_spans.span_after(rows, counting, missing=missing)
    open_door()
    from complaintkit.bulk.span_columns import pair, span_after

    begin, end = pair(*columns, *names)
    known = None if counting is None else freeze(counting)
    return span_after(begin, end, known, missing=missing)


def _counting(limit: TimeLimit, calendar: AnyCalendar | None) -> AnyCalendar | None:
    """The calendar that spans of a limit are counted with: none for calendar days."""
    if limit.term.unit is not TermUnit.WORKING_DAYS:
        return None
    if calendar is None:
        message = (
            "days of a limit in working days are counted on a working calendar: give it, such "
            "as get_calendar('be.legal')"
        )
        raise LimitError(message)
    return calendar
