"""The one door to hypothesis: strategies for those who test what they build on this library.

Nothing is registered by importing; :func:`register` does it for ``strategies.from_type``.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from complaintkit.calendars import ClosedDay, ExtraWorkingDay, Roll, StartRule, WorkingCalendar
from complaintkit.counting import Suspension
from complaintkit.registry import available_calendars, get_calendar
from complaintkit.terms import MonthRule, Term, TermUnit
from complaintkit.text import Text
from complaintkit.timelimits import TimeLimit

FIRST, LAST = date(2008, 1, 1), date(2060, 12, 31)
"""The days that every drawn calendar knows."""

_MADE_UP = Text(en="made up")
_MOST = {
    TermUnit.CALENDAR_DAYS: 400,
    TermUnit.WORKING_DAYS: 250,
    TermUnit.WEEKS: 60,
    TermUnit.MONTHS: 24,
    TermUnit.YEARS: 3,
}


def days(first: date = date(2010, 1, 1), last: date = date(2050, 12, 31)) -> SearchStrategy[date]:
    """Days on which a clock can start: far enough from the ends of every drawn calendar."""
    return st.dates(first, last)


@cache
def calendar_pool() -> tuple[WorkingCalendar, ...]:
    """The calendars that are drawn from: shipped ones, and made-up ones with odd weeks.

    Of the shipped ones those that know every day from ``FIRST`` to ``LAST``.

    Laying out a calendar costs more than asking it, so they are built once and drawn from.
    """
    found = map(get_calendar, available_calendars())
    shipped = tuple(it for it in found if it.first <= FIRST and it.last >= LAST)
    weeks = [frozenset(rest) for rest in ((), (6,), (4, 5), (0, 2, 4, 6), (0, 1, 2, 3, 5, 6))]
    return shipped + tuple(map(_odd_calendar, range(len(weeks)), weeks))


def working_calendars() -> SearchStrategy[WorkingCalendar]:
    """Working calendars that all know the days from ``FIRST`` to ``LAST``.

    Examples:
        >>> from complaintkit.testing import FIRST, calendar_pool
        >>> all(calendar.first <= FIRST for calendar in calendar_pool())
        True
    """
    return st.sampled_from(calendar_pool())


@st.composite
def terms(draw: DrawFn, units: Sequence[TermUnit] = tuple(TermUnit)) -> Term:
    """Terms of the given units, short enough to stay inside every drawn calendar."""
    unit = draw(st.sampled_from(units))
    return Term(draw(st.integers(1, _MOST[unit])) if unit.has_amount else 0, unit)


@st.composite
def time_limits(draw: DrawFn, units: Sequence[TermUnit] = tuple(TermUnit)) -> TimeLimit:
    """Time limits with every choice of counting drawn; they name the calendar ``drawn``."""
    term = draw(terms(units))
    return TimeLimit(
        code="drawn",
        term=term,
        start_rule=draw(st.sampled_from(StartRule)),
        month_rule=draw(st.sampled_from(MonthRule)),
        roll=draw(st.sampled_from(Roll)),
        at_least_working_days=draw(st.integers(0, min(term.amount, 5))),
        calendar="drawn",
    )


@st.composite
def suspensions(draw: DrawFn, near: date, *, still_open: bool = False) -> Suspension:
    """Stops of up to sixty days that begin within some two months of a day.

    Args:
        draw: Given by hypothesis.
        near: The day, such as the start of a clock.
        still_open: Whether a stop may have no end yet.
    """
    first = near + timedelta(days=draw(st.integers(-60, 60)))
    if still_open and draw(st.booleans()):
        return Suspension(first=first)
    return Suspension(first=first, resumed=first + timedelta(days=draw(st.integers(0, 60))))


def register() -> None:
    """Let ``strategies.from_type`` draw calendars, terms and limits.

    Examples:
        >>> from hypothesis import strategies as st
        >>> from complaintkit import Term
        >>> from complaintkit.testing import register
        >>> register()
        >>> st.from_type(Term).validate()
    """
    st.register_type_strategy(WorkingCalendar, working_calendars())
    st.register_type_strategy(Term, terms())
    st.register_type_strategy(TimeLimit, time_limits())


def _odd_calendar(number: int, rest_days: frozenset[int]) -> WorkingCalendar:
    """A calendar with runs of closed days at uneven distances, and some worked rest days."""
    starts = [FIRST + timedelta(days=(97 + 31 * number) * step) for step in range(1, 150)]
    closed = [start + timedelta(days=run) for start in starts for run in range(number + 1)]
    extra = [start + timedelta(days=40) for start in starts]
    return WorkingCalendar(
        code=f"made-up-{number}",
        name=_MADE_UP,
        first=FIRST,
        last=LAST,
        rest_days=rest_days,
        closed_once=[ClosedDay(day=day, name=_MADE_UP) for day in closed if day <= LAST],
        extra_working_days=[
            ExtraWorkingDay(day=day, name=_MADE_UP) for day in extra if day <= LAST
        ],
    )
