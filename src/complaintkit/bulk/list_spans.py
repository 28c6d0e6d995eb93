"""The same spans for lists of dates, from the index of the calendar itself."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias

from complaintkit.bulk.frozen import FrozenCalendar, for_counting
from complaintkit.bulk.rows import SHOWN, beyond, plain_days
from complaintkit.calendars import Ends, WorkingCalendar
from complaintkit.dates import shifted, to_date
from complaintkit.errors import ChoiceError, HorizonError

Pair: TypeAlias = tuple[date | None, date | None]


def are_lists(first: object, last: object) -> bool:
    """Whether one of two columns is a list, and the other one or a single date."""
    listed = isinstance(first, list | tuple), isinstance(last, list | tuple)
    single = isinstance(first, date), isinstance(last, date)
    return any(listed) and all(a or b for a, b in zip(listed, single, strict=True))


def pairs(first: object, last: object, one: str, other: str) -> list[Pair]:
    """Two lists side by side; one date stands for all rows.

    Raises:
        ChoiceError: For lists of different lengths.
    """
    rows = max(len(given) for given in (first, last) if isinstance(given, list | tuple))
    begin, end = _column(first, one, rows), _column(last, other, rows)
    if len(begin) != len(end):
        message = f"{len(begin):,} rows of {one} and {len(end):,} of {other}: as many are wanted"
        raise ChoiceError(message)
    return list(zip(begin, end, strict=True))


def between(
    rows: Sequence[Pair],
    calendar: WorkingCalendar | FrozenCalendar,
    ends: Ends,
    *,
    missing: bool,
) -> list[int | None]:
    """The working days from each first day to each last."""
    known = for_counting(calendar)
    return spanned(
        rows, lambda a, b: known.working_days_between(a, b, ends), calendar, missing=missing
    )


def span_after(
    rows: Sequence[Pair], calendar: WorkingCalendar | FrozenCalendar | None, *, missing: bool
) -> list[int | None]:
    """Days after each first up to each last: working days with a calendar, else calendar days."""
    known = None if calendar is None else for_counting(calendar)

    def span(first: date, last: date) -> int:
        if last <= first:
            return 0
        if known is None:
            return (last - first).days
        return known.working_days_between(shifted(first, 1), last, Ends.BOTH)

    return spanned(rows, span, calendar, missing=missing)


def spanned(
    rows: Sequence[Pair],
    span: Callable[[date, date], int],
    calendar: WorkingCalendar | FrozenCalendar | None,
    *,
    missing: bool,
) -> list[int | None]:
    """Each row asked; what is missing stays None.

    Raises:
        HorizonError: For rows beyond the calendar, unless they may be missing.
    """
    found: list[int | None] = []
    gone = []
    for first, last in rows:
        try:
            found.append(None if first is None or last is None else span(first, last))
        except HorizonError:
            gone.append(len(found))
            found.append(None)
    if gone and not missing:
        shown = (f"{rows[row][0]} to {rows[row][1]}" for row in gone[:SHOWN])
        raise beyond(gone, shown, len(gone), calendar)
    return found


def worked(days: Sequence[object], calendar: WorkingCalendar | FrozenCalendar) -> list[bool | None]:
    """Whether each day is worked; None for a missing one."""
    known = for_counting(calendar)
    given = plain_days(days, "days")
    pairs = [(day, day) for day in given]
    found = spanned(pairs, lambda day, _: known.is_working_day(day), calendar, missing=False)
    return [None if it is None else bool(it) for it in found]


def _column(given: object, what: str, rows: int) -> list[date | None]:
    if isinstance(given, list | tuple):
        return plain_days(given, what)
    return [to_date(given)] * rows
