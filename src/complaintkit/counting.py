"""Counting: from the day of an event to the day a limit ends.

Theory of operation. Everything is counted from **day zero**, the day before day one; the
start rule says which day that is (:class:`~complaintkit.calendars.StartRule`). Then, in
this order and never another:

1. the term: day n is the n-th calendar (or working) day strictly after day zero; weeks are
   seven calendar days; months and years are added in one step under the month rule;
2. the stopped days: a day on which the clock stands still counts for nothing. In working
   days only the working days among them are missed; in every other unit the end moves on
   by each stopped day between day zero and the moving end;
3. the roll, once, from the end reached so far;
4. the minimum of working days: the later of the rolled end and that working day.

A stop that has not ended and begins on or before the end leaves no due date, only what is
left to count. A limit in calendar days that neither rolls nor needs a minimum never asks
the calendar, and so never builds its index.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, Protocol

from attrs import field, frozen

from complaintkit.calendars import Ends, Roll, StartRule, WorkingCalendar
from complaintkit.dates import shifted, to_date
from complaintkit.errors import ChoiceError, HorizonError, LimitError
from complaintkit.terms import MonthRule, Term, TermUnit
from complaintkit.text import Text

_MONTHS_A_YEAR = 12
_DAYS_A_WEEK = 7
_AFTER_EVENT, _NO_ROLL = StartRule.AFTER_EVENT, Roll.NONE
_CALENDAR_DAYS, _WORKING_DAYS = TermUnit.CALENDAR_DAYS, TermUnit.WORKING_DAYS
_IMMEDIATE, _NO_FIGURE = TermUnit.IMMEDIATE, TermUnit.NO_FIGURE


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


class CountingRule(Protocol):
    """The choices that decide a date; a :class:`~complaintkit.TimeLimit` carries them."""

    @property
    def term(self) -> Term:
        """How long."""

    @property
    def start_rule(self) -> StartRule:
        """Which day is day zero."""

    @property
    def month_rule(self) -> MonthRule | None:
        """How months are counted."""

    @property
    def roll(self) -> Roll:
        """Where an end on a closed day goes."""

    @property
    def at_least_working_days(self) -> int:
        """The working days the term contains at least."""


class Count(NamedTuple):
    """The steps of one count.

    Attributes:
        zero: Day zero.
        end: Where the term ends with its stopped days, before any roll.
        due: The day due; None for no figure, or while the clock stands still.
        left: Days still to count, in the limit's unit, while it stands still.
    """

    zero: date
    end: date | None
    due: date | None
    left: int | None = None


def count(
    rule: CountingRule,
    event: date,
    calendar: WorkingCalendar | None,
    suspensions: Iterable[Suspension] = (),
) -> Count:
    """Count one limit from the day of its event.

    Raises:
        LimitError: When the rule needs a calendar or a month rule and has none.
        HorizonError: When the count leaves the calendar, or the years dates can have.
    """
    term, start_rule, roll = rule.term, rule.start_rule, rule.roll
    unit = term.unit
    if unit is _NO_FIGURE:
        return Count(event, None, None)
    zero = event
    if start_rule is not _AFTER_EVENT and unit is not _IMMEDIATE:
        zero = _day_zero(event, start_rule, calendar)
    end = end_of_term(zero, term, rule.month_rule, calendar)
    if suspensions:
        moved, left = past_stops(zero, end, stops(suspensions), measure(unit, calendar))
        if moved is None:
            return Count(zero, None, None, left)
        end = moved
    due = end if roll is _NO_ROLL else _needed(calendar).roll(end, roll)
    if rule.at_least_working_days:
        return _with_minimum(rule, Count(zero, end, due), _needed(calendar), suspensions)
    return Count(zero, end, due)


def _day_zero(event: date, rule: StartRule, calendar: WorkingCalendar | None) -> date:
    if rule is StartRule.EVENT_DAY:
        return shifted(event, -1)
    return _needed(calendar).day_zero(event, rule)


def end_of_term(
    zero: date, term: Term, month_rule: MonthRule | None, calendar: WorkingCalendar | None
) -> date:
    """The last day of a term that starts after day zero, stops left aside."""
    unit, amount = term.unit, term.amount
    if unit is _CALENDAR_DAYS:
        return shifted(zero, amount)
    if unit is _WORKING_DAYS:
        return _needed(calendar).working_days_after(zero, amount)
    if unit is TermUnit.WEEKS:
        return shifted(zero, amount * _DAYS_A_WEEK)
    if unit is TermUnit.IMMEDIATE:
        return zero
    months = amount * _MONTHS_A_YEAR if unit is TermUnit.YEARS else amount
    return add_months(zero, months, month_rule)


def add_months(zero: date, months: int, rule: MonthRule | None) -> date:
    """Add months in one step, under a month rule. Two steps may give another day.

    Examples:
        >>> from datetime import date
        >>> from complaintkit.counting import MonthRule, add_months
        >>> str(add_months(date(2026, 6, 30), 1, MonthRule.SAME_DATE))
        '2026-07-30'
        >>> str(add_months(date(2026, 6, 30), 1, MonthRule.EVE_OF_DATE))
        '2026-07-31'
    """
    if rule is None:
        message = "a term in months or years needs a month rule: same-date or eve-of-date"
        raise LimitError(message)
    if rule is MonthRule.SAME_DATE:
        return _same_number(zero, months)
    day_one = shifted(zero, 1)
    same = _same_number(day_one, months)
    return same if same.day < day_one.day else shifted(same, -1)


def _same_number(day: date, months: int) -> date:
    import pendulum

    try:
        moved = pendulum.date(day.year, day.month, day.day).add(months=months)
    except (ValueError, OverflowError):
        message = f"{months} months from {day} go beyond the years 1 to 9999"
        raise HorizonError(message) from None
    return date(moved.year, moved.month, moved.day)


class Measure(NamedTuple):
    """How a unit measures: the length of a span of days, and the day so much later."""

    length: Callable[[date, date], int]
    later: Callable[[date, int], date]


def measure(unit: TermUnit, calendar: WorkingCalendar | None) -> Measure:
    """The measure of a unit: working days by the calendar, everything else in calendar days."""
    if unit is not _WORKING_DAYS:
        return Measure(lambda first, last: (last - first).days + 1, shifted)
    days = _needed(calendar)
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


def _with_minimum(
    rule: CountingRule, so_far: Count, calendar: WorkingCalendar, suspensions: Iterable[Suspension]
) -> Count:
    zero, end, due, _ = so_far
    least = calendar.working_days_after(zero, rule.at_least_working_days)
    reached, _ = past_stops(zero, least, stops(suspensions), measure(_WORKING_DAYS, calendar))
    if reached is None or due is None:
        return Count(zero, end, None, 0)
    return Count(zero, end, max(due, reached))


def _needed(calendar: WorkingCalendar | None) -> WorkingCalendar:
    if calendar is None:
        message = (
            "this limit needs a working calendar (it counts working days, rolls, has a minimum "
            "of working days or a start rule that asks for one): name it, such as 'be.legal'"
        )
        raise LimitError(message)
    return calendar
