"""Any iterable as a field of a calendar: one named, typed converter a kind of row."""

from collections.abc import Iterable

from complaintkit.calendars.days import (
    ClosedDay,
    ExtraWorkingDay,
    IncompleteYears,
    PublicHoliday,
    YearlyClosure,
)
from complaintkit.text import Source


def weekdays(days: Iterable[int]) -> frozenset[int]:
    """Days of the week."""
    return frozenset(days)


def public_holidays(rows: Iterable[PublicHoliday]) -> tuple[PublicHoliday, ...]:
    """Holidays by rule."""
    return tuple(rows)


def yearly_closures(rows: Iterable[YearlyClosure]) -> tuple[YearlyClosure, ...]:
    """Closures that come back."""
    return tuple(rows)


def closed_days(rows: Iterable[ClosedDay]) -> tuple[ClosedDay, ...]:
    """Days closed once."""
    return tuple(rows)


def extra_working_days(rows: Iterable[ExtraWorkingDay]) -> tuple[ExtraWorkingDay, ...]:
    """Days worked once."""
    return tuple(rows)


def incomplete_years(rows: Iterable[IncompleteYears]) -> tuple[IncompleteYears, ...]:
    """Years not all known."""
    return tuple(rows)


def sources(rows: Iterable[Source]) -> tuple[Source, ...]:
    """The texts read."""
    return tuple(rows)
