"""The strategies that are given away: each draws what it promises, and only that."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from complaintkit import (
    Attribute,
    Complainant,
    Complaint,
    Event,
    MonthRule,
    Roll,
    StartRule,
    Suspension,
    Term,
    TermUnit,
    Text,
    TimeLimit,
    WorkingCalendar,
    compute_deadline,
    get_calendar,
    testing,
)
from complaintkit.events import EventKind
from complaintkit.testing import (
    FIRST,
    LAST,
    calendar_pool,
    complaints,
    days,
    events,
    register,
    suspensions,
    terms,
    time_limits,
    working_calendars,
)

UNSHRUNK = settings(settings.default, phases=[Phase.generate], max_examples=5_000)
SEEDED = {"settings": UNSHRUNK, "random": Random(7)}


@given(days())
def test_days_are_dates_far_from_the_ends_of_every_calendar(day):
    """Plain dates, with room for a count on both sides."""
    assert type(day) is date
    assert FIRST + timedelta(days=365) < day < LAST - timedelta(days=365)


@given(days(date(2026, 5, 1), date(2026, 5, 31)))
def test_days_stay_between_the_days_that_are_asked_for(day):
    """Both ends belong to them."""
    assert (day.year, day.month) == (2026, 5)


def test_the_pool_is_built_once():
    """The same calendars every time, so that each lays out its days once."""
    assert calendar_pool() is calendar_pool()


def test_every_calendar_of_the_pool_knows_the_days_that_are_promised():
    """Shipped ones and made-up ones, from the first day to the last."""
    assert len({calendar.code for calendar in calendar_pool()}) == len(calendar_pool())
    for calendar in calendar_pool():
        assert calendar.first <= FIRST
        assert calendar.last >= LAST
        assert isinstance(calendar.is_working_day(FIRST), bool)
        assert isinstance(calendar.is_working_day(LAST), bool)


def test_the_pool_has_odd_weeks_and_the_shipped_calendars():
    """A week without rest days, one with six; a Saturday that is worked; a holiday that rests."""
    rest_days = {len(calendar.rest_days) for calendar in calendar_pool()}

    assert {0, 1, 2, 4, 6} <= rest_days
    assert get_calendar("be.legal") in calendar_pool()
    assert any(calendar.extra_working_days for calendar in calendar_pool())
    assert any(calendar.closed_once for calendar in calendar_pool())


@given(working_calendars())
def test_calendars_are_drawn_from_the_pool(calendar):
    """None is built while drawing."""
    assert any(calendar is one for one in calendar_pool())


@given(terms())
def test_terms_are_valid_in_every_unit(term):
    """They read back from their own text."""
    assert Term.parse(str(term)) == term
    assert (term.amount > 0) is term.unit.has_amount


@pytest.mark.parametrize("unit", TermUnit)
def test_terms_of_every_unit_can_be_drawn(unit):
    """Also when nothing else is asked for."""
    assert find(terms(), lambda term: term.unit is unit).unit is unit
    assert find(terms([unit]), lambda _: True).unit is unit


@given(time_limits())
def test_limits_are_rules_that_can_be_counted(limit):
    """They name the calendar `drawn`; a minimum is never more than the term."""
    assert (limit.code, limit.calendar) == ("drawn", "drawn")
    assert limit.month_rule in MonthRule
    assert 0 <= limit.at_least_working_days <= limit.term.amount


@pytest.mark.parametrize(
    "wanted",
    [
        *(lambda limit, rule=rule: limit.start_rule is rule for rule in StartRule),
        *(lambda limit, rule=rule: limit.month_rule is rule for rule in MonthRule),
        *(lambda limit, roll=roll: limit.roll is roll for roll in Roll),
        lambda limit: limit.at_least_working_days == 5,
    ],
)
def test_every_choice_of_a_limit_can_be_drawn(wanted):
    """No rule is left out."""
    assert wanted(find(time_limits(), wanted))


@given(time_limits([TermUnit.WEEKS]))
def test_limits_of_one_unit_only(limit):
    """As for terms."""
    assert limit.term.unit is TermUnit.WEEKS


@given(time_limits(), days(), working_calendars(), st.data())
def test_every_draw_can_be_counted_together(limit, start, calendar, data):
    """Any limit from any day in any calendar, whatever stops it: there is room enough."""
    stops = data.draw(st.lists(suspensions(start), max_size=3))

    found = compute_deadline(limit, start, calendar, suspensions=stops)

    assert (found.due is None) is (limit.term.unit is TermUnit.NO_FIGURE)


@given(st.data(), days())
def test_stops_begin_near_a_day_and_end(data, near):
    """Within two months of it, for sixty days at most."""
    stop = data.draw(suspensions(near))

    assert abs(stop.first - near) <= timedelta(days=60)
    assert stop.first <= stop.resumed <= stop.first + timedelta(days=60)


def test_stops_may_still_be_open_when_that_is_asked_for():
    """And are not unless it is."""
    near = date(2026, 5, 13)

    still_open = find(suspensions(near, still_open=True), lambda stop: stop.resumed is None)
    assert still_open == Suspension(first=still_open.first)
    assert find(suspensions(near, still_open=True), lambda stop: stop.resumed is not None)


@pytest.mark.parametrize(
    "wanted",
    [
        lambda complaint: complaint.received is None,
        lambda complaint: isinstance(complaint.received, datetime),
        lambda complaint: complaint.steps == (),
        lambda complaint: complaint.steps and complaint.steps[0].on is not None,
        lambda complaint: complaint.complainant == Complainant(),
        lambda complaint: complaint.complainant and complaint.complainant.anonymous,
        lambda complaint: complaint.complainant and complaint.complainant.name,
        lambda complaint: complaint.learnt_date is not None and complaint.facts_date is not None,
    ],
)
def test_a_fact_of_a_complaint_can_be_known_and_can_be_unknown(wanted):
    """Whether it is none, one or several, a day or an instant."""
    assert wanted(find(complaints(), wanted, **SEEDED))


@pytest.mark.parametrize("kind", ["truth", "choice", "number", "date", "text"])
def test_complaints_have_values_of_the_attributes_that_are_declared(kind):
    """Those that the attribute allows, or none."""
    choices = ("a", "b") if kind == "choice" else ()
    attribute = Attribute(code="own", label=Text(en="own"), type=kind, choices=choices)
    drawn = complaints([attribute])

    found = find(
        drawn, lambda complaint: "own" in complaint.attributes, settings=UNSHRUNK, random=Random(7)
    )
    assert attribute.problem(found.attributes["own"]) is None
    none = find(
        drawn, lambda complaint: not complaint.attributes, settings=UNSHRUNK, random=Random(7)
    )
    assert none.attributes == {}


@pytest.mark.parametrize(
    "wanted",
    [
        lambda event: isinstance(event.on, datetime),
        lambda event: event.kind in {"withdrawn", "answered", "closed", "refused"},
        lambda event: event.kind not in set(EventKind),
        lambda event: event.stage and event.codes and event.until,
        lambda event: event.merits and event.remedy and event.closing,
        lambda event: event.facts.get("narrative"),
        lambda event: "nature" in event.facts and event.facts["nature"] is None,
        lambda event: event.corrects and event.becomes is None,
        lambda event: event.becomes and event.becomes.corrects is None,
    ],
)
def test_a_field_of_an_event_can_be_said_and_left_out(wanted):
    """Kinds of a body's own as well, and corrections."""
    assert wanted(find(events(), wanted, **SEEDED))


def test_events_have_values_of_the_attributes_that_are_declared():
    """Among the facts that became known with them."""
    own = [Attribute(code="own", label=Text(en="own"), type="date")]

    found = find(
        events(own), lambda it: it.facts.get("attribute.own"), settings=UNSHRUNK, random=Random(7)
    )
    assert type(found.facts["attribute.own"]) is date


def test_importing_registers_nothing():
    """A process that has only imported the strategies draws no calendar by its type."""
    script = (
        "from unittest.mock import patch\n"
        "from hypothesis import strategies as st\n"
        "with patch.object(st, 'register_type_strategy') as asked:\n"
        "    import complaintkit.testing as testing\n"
        "    assert not asked.called\n"
        "    testing.register()\n"
        "print(*(call.args[0].__name__ for call in asked.call_args_list))\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        check=True,
        text=True,
    )

    assert found.stdout.split() == ["WorkingCalendar", "Term", "TimeLimit", "Complaint", "Event"]


@pytest.mark.parametrize("kind", [WorkingCalendar, Term, TimeLimit, Complaint, Event])
def test_what_is_registered_can_be_drawn_by_its_type(kind):
    """`from_type`, and so `builds` and `infer`, know them; twice is no harm."""
    register()
    register()

    @settings(max_examples=20)
    @given(st.from_type(kind))
    def drawn(value):
        assert type(value) is kind
        assert kind is not WorkingCalendar or value in calendar_pool()
        assert kind is not TimeLimit or value.code == "drawn"

    drawn()


def test_nothing_public_of_the_module_lacks_words():
    """What is given away says what it is."""
    public = [name for name in vars(testing) if not name.startswith("_")]
    ours = [getattr(testing, name) for name in public]

    assert all(it.__doc__ for it in ours if getattr(it, "__module__", "") == "complaintkit.testing")
