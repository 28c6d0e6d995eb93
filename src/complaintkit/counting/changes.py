"""What happens to a running clock: it stands still, or its limit is lengthened."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, cast

from attrs import field, frozen

from complaintkit.calendars import Ends, WorkingCalendar
from complaintkit.counting.lengths import end_of_term, needed
from complaintkit.dates import shifted, to_date
from complaintkit.errors import ChoiceError, LimitError
from complaintkit.terms import MonthRule, Term, TermUnit, to_term_if_any
from complaintkit.text import Text


def _optional_date(value: object) -> date | None:
    return None if value is None else to_date(value)


@frozen(kw_only=True)
class Suspension:
    """The clock stands still from ``first`` up to, not including, ``resumed``.

    Attributes:
        first: The first day that does not count.
        resumed: The first day that counts again; None while the clock stands still.
        reason: Why, in several languages.

    Raises:
        ChoiceError: When it resumes before it stops.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Suspension
        >>> Suspension(first=date(2026, 5, 20), resumed=date(2026, 6, 1)).resumed.day
        1
    """

    first: date = field(converter=to_date)
    resumed: date | None = field(default=None, converter=_optional_date)
    reason: Text | None = None

    def __attrs_post_init__(self) -> None:
        """Check the order."""
        if self.resumed is not None and self.resumed < self.first:
            message = f"a clock that stops on {self.first} cannot resume on {self.resumed}"
            raise ChoiceError(message)

    def covers(self, day: date) -> bool:
        """Whether the clock stands still on that day."""
        return self.first <= day and (self.resumed is None or day < self.resumed)


@frozen(kw_only=True)
class Extension:
    """A limit is lengthened: by a term, to a total, or until a stated day.

    Attributes:
        by: Added from the end of the term as it stood, before any stop or roll.
        to: The new total, from the start.
        until: The new end, as stated.

    Raises:
        TermError: For a term that there is not.
        ChoiceError: Unless exactly one of the three is given.

    Examples:
        >>> from complaintkit import Extension
        >>> str(Extension(by="4 weeks").by)
        '4 weeks'
    """

    by: Term | None = field(default=None, converter=to_term_if_any)
    to: Term | None = field(default=None, converter=to_term_if_any)
    until: date | None = field(default=None, converter=_optional_date)

    def __attrs_post_init__(self) -> None:
        """Check that one way of lengthening is named."""
        if sum(way is not None for way in (self.by, self.to, self.until)) != 1:
            message = "an extension is by a term, to a total, or until a day: one of the three"
            raise ChoiceError(message)


class Measure(NamedTuple):
    """How a unit measures: the length of a span of days, and the day so much later."""

    length: Callable[[date, date], int]
    later: Callable[[date, int], date]


def measure(unit: TermUnit, calendar: WorkingCalendar | None) -> Measure:
    """The measure of a unit: working days by the calendar, everything else in calendar days."""
    if unit is not TermUnit.WORKING_DAYS:
        return Measure(lambda first, last: (last - first).days + 1, shifted)
    days = needed(calendar)
    return Measure(
        lambda first, last: days.working_days_between(first, last, Ends.BOTH),
        lambda day, n: days.working_days_after(day, n) if n else day,
    )


def stops(suspensions: Iterable[Suspension]) -> list[tuple[date, date | None]]:
    """Suspensions as spans in order: overlapping and adjacent ones merged, empty ones gone."""
    spans: list[tuple[date, date | None]] = []
    for stop in sorted(suspensions, key=lambda stop: stop.first):
        if stop.resumed == stop.first:
            continue
        if spans and (spans[-1][1] is None or stop.first <= spans[-1][1]):
            first, resumed = spans.pop()
            ends = (resumed, stop.resumed)
            spans.append((first, None if None in ends else max(filter(None, ends))))
        else:
            spans.append((stop.first, stop.resumed))
    return spans


def past_stops(
    zero: date, end: date, spans: Iterable[tuple[date, date | None]], unit: Measure
) -> tuple[date | None, int | None]:
    """Move an end past the stopped days before it; or what is left when a stop is open."""
    for first, resumed in spans:
        begin = max(first, shifted(zero, 1))
        if begin > end:
            break
        if resumed is None:
            return None, unit.length(begin, end)
        if resumed > begin:
            end = unit.later(end, unit.length(begin, shifted(resumed, -1)))
    return end, None


def extended(
    zero: date,
    end: date,
    extension: Extension,
    month_rule: MonthRule | None,
    calendar: WorkingCalendar | None,
) -> date:
    """The end of a term once it is lengthened.

    Raises:
        LimitError: When that would shorten it.
    """
    if extension.until is not None:
        longer = extension.until
    elif extension.by is not None:
        longer = end_of_term(end, extension.by, month_rule, calendar)
    else:
        longer = end_of_term(zero, cast("Term", extension.to), month_rule, calendar)
    if longer < end:
        message = f"an extension to {longer} would shorten a limit that ends on {end}"
        raise LimitError(message)
    return longer
