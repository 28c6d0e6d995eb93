"""The one door to hypothesis: strategies for those who test what they build on this library.

Nothing is registered by importing; :func:`register` does it for ``strategies.from_type``.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from itertools import count
from typing import Any, TypeAlias, TypeVar

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from complaintkit.calendars import ClosedDay, ExtraWorkingDay, Roll, StartRule, WorkingCalendar
from complaintkit.complaints import (
    FACTS,
    Attribute,
    AttributeType,
    Complainant,
    Complaint,
    ContestedDecision,
    EarlierComplaint,
    PriorStep,
    Proceeding,
    choices,
    fact,
)
from complaintkit.counting import Suspension
from complaintkit.events import Actor, Closing, Event, EventKind, Merits, Remedy
from complaintkit.registry import available_calendars, get_calendar
from complaintkit.terms import MonthRule, Term, TermUnit
from complaintkit.text import Text
from complaintkit.timelimits import TimeLimit

FIRST, LAST = date(2008, 1, 1), date(2060, 12, 31)
"""The days that every drawn calendar knows."""

Made = TypeVar("Made")
Drawn: TypeAlias = SearchStrategy

_MADE_UP = Text(en="made up")
_KINDS = [it for it in EventKind if it is not EventKind.CORRECTED]
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
    weeks = map(frozenset, ((), (6,), (4, 5), (0, 2, 4, 6), (0, 1, 2, 3, 5, 6)))
    return shipped + tuple(map(_odd_calendar, count(), weeks))


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


@st.composite
def complaints(draw: DrawFn, declared: Sequence[Attribute] = ()) -> Complaint:
    """Complaints of which each fact may be known or not; none contradicts another.

    Args:
        draw: Given by hypothesis.
        declared: Attributes, each of which may have any value that it allows.

    Examples:
        >>> from complaintkit.testing import complaints
        >>> complaints().validate()
    """
    facts = draw(_facts())
    own = {it.code: _values(it) for it in declared}
    facts["attributes"] = draw(st.fixed_dictionaries({}, optional=own))
    return Complaint(**_in_order(facts))


@st.composite
def events(draw: DrawFn, declared: Sequence[Attribute] = ()) -> Event:
    """Events of every kind, each field of which may be said or not; some correct others.

    Attributes that are declared may become known with them.

    Examples:
        >>> from complaintkit.testing import events
        >>> events().validate()
    """
    said = draw(_said()) | {"id": draw(st.text(min_size=1)), "on": draw(_moments())}
    names = st.sampled_from([*FACTS, *(f"attribute.{it.code}" for it in declared)])
    if draw(st.booleans()):
        complaint = draw(complaints(declared))
        said["facts"] = {name: fact(complaint, name) for name in sorted(draw(st.sets(names)))}
    if draw(st.sampled_from([False, False, True])):
        becomes = draw(st.none() | events(declared))
        return Event(kind="corrected", corrects=draw(_code()), becomes=becomes, **said)
    return Event(kind=draw(st.sampled_from(_KINDS) | _code()), **said)


def register() -> None:
    """Let ``strategies.from_type`` draw calendars, terms, limits, complaints and events.

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
    st.register_type_strategy(Complaint, complaints())
    st.register_type_strategy(Event, events())


@cache
def _facts() -> Drawn[dict[str, Any]]:
    """What is known of a complaint; its days may contradict each other."""
    text, several = st.text(), st.frozensets(_code(), max_size=3)
    facts: dict[str, Drawn[Any] | type[StrEnum]] = {
        **dict.fromkeys(("reference", "narrative", "wish"), text),
        **dict.fromkeys(("received", "sent", "put_in_writing"), _moments()),
        **dict.fromkeys(("facts_date", "learnt_date"), days()),
        **dict.fromkeys(("categories", "subjects", "bodies"), several),
        "nature": choices.Nature,
        "unit": _code(),
        "medium": st.frozensets(st.sampled_from(choices.Medium)),
        "intermediary": st.frozensets(st.sampled_from(choices.Intermediary)),
        "language": st.sampled_from(["fr", "nl", "de", "en", "pl"]),
        "complainant": _complainants(),
    }
    return _known(dict, **facts, **_history())


@cache
def _history() -> dict[str, Drawn[tuple[object, ...]]]:
    """Rows of what went before."""
    code, truth = _code(), st.booleans()
    appeal, state = choices.AppealState, choices.EarlierState
    rows: dict[str, Drawn[object]] = {
        "decisions": _known(
            ContestedDecision, by=code, notified=days(), appeal=appeal, appeal_to=code
        ),
        "steps": _known(PriorStep, body=code, on=days(), answered=truth),
        "proceedings": _known(Proceeding, before=code, state=choices.ProceedingState),
        "earlier": _known(EarlierComplaint, body=code, state=state, new_elements=truth),
    }
    return {name: st.lists(row, max_size=3).map(tuple) for name, row in rows.items()}


def _complainants() -> Drawn[Complainant]:
    """Who complains: anonymous, or with a name, or neither."""
    texts = dict.fromkeys(("postal_address", "email", "phone"), st.text())
    any_one: dict[str, Any] = {"kind": choices.ComplainantKind, **texts}
    named = _known(Complainant, mandate=choices.Mandate, name=st.text(), **any_one)
    return named | _known(Complainant, anonymous=st.booleans(), **any_one)


def _moments() -> Drawn[date | datetime]:
    """Days, and instants anywhere on earth: one may lie on another day elsewhere."""
    zones = st.sampled_from([timezone(timedelta(hours=hours)) for hours in range(-12, 15)])
    return days() | st.builds(datetime.combine, days(), st.times(), zones)


@cache
def _said() -> Drawn[dict[str, Any]]:
    """What an event may say beside what it must."""
    several, truth = st.frozensets(_code(), max_size=3), st.booleans()
    given = {"stage": _code(), "codes": several, "under_reserve": truth}
    chosen = {"actor": Actor, "merits": Merits, "remedy": Remedy, "closing": Closing}
    return _known(dict, until=days(), reached_on=days(), **given, **chosen)


def _code() -> Drawn[str]:
    """Codes as they are, and such as only a slip would make."""
    slips = ("=1", "-x", "+y", "@z", "'q", '"r"', "s,t", "u v", "é", "NONE", "\\", "0")
    return st.sampled_from(["be.inami", "be.inasti", "communication", "delay", "a-b", *slips])


def _known(kind: Callable[..., Made], /, **facts: Drawn[Any] | type[StrEnum]) -> Drawn[Made]:
    """A class of facts, each of them known or not."""
    values = {
        name: it if isinstance(it, SearchStrategy) else st.sampled_from(it)
        for name, it in facts.items()
    }
    return st.fixed_dictionaries({}, optional=values).map(lambda known: kind(**known))


def _in_order(facts: dict[str, Any]) -> dict[str, Any]:
    """The same with every day that comes too late put on the last one that will do."""
    received = facts.get("received", LAST)
    last = received.date() if isinstance(received, datetime) else received
    for name in facts.keys() & {"sent", "facts_date", "learnt_date"}:
        facts[name] = _at_most(facts[name], last)
    if "learnt_date" in facts:
        facts["learnt_date"] = max(facts["learnt_date"], facts.get("facts_date", FIRST))
    for name, key in (("decisions", "notified"), ("steps", "on")):
        rows = facts.get(name, ())
        days_of = [{key: _at_most(getattr(row, key), last)} for row in rows]
        if name in facts:
            facts[name] = tuple(map(lambda row, day: evolve(row, **day), rows, days_of))
    return facts


def _at_most(day: date | None, last: date) -> date | None:
    if isinstance(day, datetime):
        return day.combine(min(day.date(), last), day.timetz())
    return None if day is None else min(day, last)


def _values(attribute: Attribute) -> Drawn[Any]:
    """Values that an attribute allows."""
    if attribute.choices:
        return st.sampled_from(attribute.choices)
    by_type: dict[AttributeType, Drawn[Any]] = {
        AttributeType.TRUTH: st.booleans(),
        AttributeType.NUMBER: st.integers(-(1 << 63), (1 << 63) - 1),
        AttributeType.DATE: st.dates(),
        AttributeType.TEXT: st.text(),
    }
    return by_type[attribute.type]


def _odd_calendar(number: int, rest_days: frozenset[int]) -> WorkingCalendar:
    """A calendar with runs of closed days at uneven distances, and some worked rest days."""
    starts = [FIRST + timedelta(days=(97 + 31 * number) * step) for step in range(1, 150)]
    closed = [start + timedelta(days=run) for start in starts for run in range(number + 1)]
    extra = [ExtraWorkingDay(day=start + timedelta(days=40), name=_MADE_UP) for start in starts]
    return WorkingCalendar(
        code=f"made-up-{number}",
        name=_MADE_UP,
        first=FIRST,
        last=LAST,
        rest_days=rest_days,
        closed_once=[ClosedDay(day=day, name=_MADE_UP) for day in closed if day <= LAST],
        extra_working_days=[it for it in extra if it.day <= LAST],
    )
