"""One count: term, extensions, stops, roll and minimum, in this order."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol

from complaintkit.calendars import Roll, StartRule, WorkingCalendar
from complaintkit.counting.changes import (
    Extension,
    Suspension,
    extended,
    measure,
    past_stops,
    stops,
)
from complaintkit.counting.lengths import end_of_term, needed
from complaintkit.dates import shifted
from complaintkit.terms import MonthRule, Term, TermUnit

# Python 3.11 takes long to look a member up on its enum.
_AFTER_EVENT, _NO_ROLL = StartRule.AFTER_EVENT, Roll.NONE
_IMMEDIATE, _NO_FIGURE = TermUnit.IMMEDIATE, TermUnit.NO_FIGURE


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
    extensions: Iterable[Extension] = (),
) -> Count:
    """Count one limit from the day of its event.

    Raises:
        LimitError: When the rule needs a calendar or a month rule and has none, or an
            extension would shorten it.
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
    for extension in extensions:
        end = extended(zero, end, extension, rule.month_rule, calendar)
    if suspensions:
        moved, left = past_stops(zero, end, stops(suspensions), measure(unit, calendar))
        if moved is None:
            return Count(zero, None, None, left)
        end = moved
    due = end if roll is _NO_ROLL else needed(calendar).roll(end, roll)
    if rule.at_least_working_days:
        return _with_minimum(rule, Count(zero, end, due), needed(calendar), suspensions)
    return Count(zero, end, due)


def _day_zero(event: date, rule: StartRule, calendar: WorkingCalendar | None) -> date:
    if rule is StartRule.EVENT_DAY:
        return shifted(event, -1)
    return needed(calendar).day_zero(event, rule)


def _with_minimum(
    rule: CountingRule, so_far: Count, calendar: WorkingCalendar, suspensions: Iterable[Suspension]
) -> Count:
    zero, end, due, _ = so_far
    least = calendar.working_days_after(zero, rule.at_least_working_days)
    reached, _ = past_stops(
        zero, least, stops(suspensions), measure(TermUnit.WORKING_DAYS, calendar)
    )
    if reached is None or due is None:
        return Count(zero, end, None, 0)
    return Count(zero, end, max(due, reached))
