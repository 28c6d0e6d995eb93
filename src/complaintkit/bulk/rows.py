"""Which rows an error is about, and plain dates out of whatever a list holds."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from math import isnan

from complaintkit.bulk.frozen import FrozenCalendar
from complaintkit.calendars import WorkingCalendar
from complaintkit.choices import chosen
from complaintkit.dates import to_date, to_local_date
from complaintkit.errors import HorizonError, NotADateError

SHOWN = 3
"""So many rows are named; of the others, how many there are."""


LEFT_OUT = "leave such rows out, give a calendar of more years, or ask for beyond='missing'"
"""What can be done about rows beyond a calendar."""
_MISSING = frozenset({"NaTType", "NAType"})  # of pandas, which is not imported for that


RAISE = "raise"
"""What becomes of rows beyond a calendar, unless said; Python 3.11 takes long to ask an enum."""


class Beyond(StrEnum):
    """What becomes of rows whose count leaves the calendar: an error, or a missing value."""

    RAISE = RAISE
    MISSING = "missing"


def named(rows: Sequence[int], count: int | None = None) -> str:
    """The first rows of many, in words; rows are counted from 0, as Python counts."""
    count = len(rows) if count is None else count
    shown = [str(row) for row in rows[:SHOWN]]
    if count > len(shown):
        shown.append(f"{count - len(shown):,} more")
    if len(shown) == 1:
        return f"row {shown[0]} (counted from 0)"
    return f"rows {', '.join(shown[:-1])} and {shown[-1]} (counted from 0)"


def beyond(
    rows: Sequence[int],
    days: Iterable[object],
    count: int,
    calendar: WorkingCalendar | FrozenCalendar | None,
) -> HorizonError:
    """The error for rows whose count leaves the calendar, or the years that dates can have."""
    knows = "the years 1 to 9999"
    if calendar is not None:
        knows = f"what the calendar {calendar.code} knows: {calendar.first} to {calendar.last}"
    shown = ", ".join(str(day) for day in days)
    return HorizonError(
        f"{named(rows, count)}: counted from {shown}, the days go beyond {knows}; {LEFT_OUT}"
    )


def is_missing(value: object) -> bool:
    """Whether a value stands for nothing: None, NaT, NA, or the nan of a column with holes."""
    if isinstance(value, float):
        return isnan(value)
    return value is None or type(value).__name__ in _MISSING


def plain_days(
    values: Collection[object], what: str, zone: str | None = None, cutoff: time | None = None
) -> list[date | None]:
    """Dates and nothing else, row by row; what is missing stays None.

    Raises:
        NotADateError: For everything else, the first rows named.
    """
    if set(map(type, values)) == {date}:
        return list(values)  # type: ignore[arg-type]
    days: list[date | None] = []
    refused: dict[str, list[int]] = {}
    for row, value in enumerate(values):
        try:
            days.append(None if is_missing(value) else _day(value, zone, cutoff))
        except NotADateError as error:
            refused.setdefault(str(error), []).append(row)
    if refused:
        raise NotADateError(_refusals(refused, what))
    return days


def _day(value: object, zone: str | None, cutoff: time | None) -> date:
    if zone is not None:
        return to_local_date(value, zone, cutoff)
    if isinstance(value, datetime) and value.utcoffset() is not None:
        message = "an instant where a date is wanted: give zone='Europe/Brussels', or cut it off"
        raise NotADateError(message)
    return to_date(value)


def _refusals(refused: dict[str, list[int]], what: str) -> str:
    return "; ".join(f"{what}, {named(rows)}: {why}" for why, rows in refused.items())


def missing_allowed(choice: str) -> bool:
    """Whether rows beyond the calendar are given as missing, not refused.

    Raises:
        ChoiceError: For another choice than ``raise`` and ``missing``.
    """
    return chosen(Beyond, choice) is Beyond.MISSING
