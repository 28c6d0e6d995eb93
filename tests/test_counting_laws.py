"""Laws of counting: months, stopped clocks, traces, instants, whatever is drawn.

Month sums and instants are finite, so with COMPLAINTKIT_HYPOTHESIS set to `ci` or
`night` they are all tried; plain `pytest` takes the days on which something can go
wrong and a stride of the others, as each docstring says.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import oracles
import pendulum
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import complaintkit
from complaintkit import (
    ClosedDay,
    HorizonError,
    LimitError,
    MonthRule,
    NotADateError,
    Roll,
    StartRule,
    Suspension,
    Term,
    TermUnit,
    Text,
    TimeLimit,
    WorkingCalendar,
    YearlyClosure,
    compute_deadline,
    get_calendar,
    get_policy,
    latest_start,
    to_local_date,
)

pytestmark = pytest.mark.law

PROFILE = os.environ.get("COMPLAINTKIT_HYPOTHESIS")
WHOLE = PROFILE in {"ci", "night"}
TURNS = range(1990, 2061) if WHOLE or PROFILE == "gate" else range(2023, 2029)
"""The years whose turns of months are all looked at: each kind of year, and what follows it."""

ONE_DAY = timedelta(days=1)
BRUSSELS = "Europe/Brussels"
NO_NAME = Text(en="closed for the test")
FIRST, LAST = date(2015, 1, 1), date(2035, 12, 31)
EVEN_ROLLS = [Roll.NONE, Roll.FOLLOWING, Roll.PRECEDING]
"""Those that keep days in order even where a whole month is closed."""


def days_of(first: date, last: date) -> list[date]:
    """All days from first to last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


# -- cases drawn at random -------------------------------------------------------------


class Drawn(NamedTuple):
    """A limit, an event and a calendar, with the oracle's own idea of the calendar."""

    limit: TimeLimit
    event: date
    calendar: WorkingCalendar
    works: oracles.Works

    def due(self, *stops: oracles.Stop, event: date | None = None) -> date | None:
        """The day the library finds."""
        return self.deadline(*stops, event=event).due

    def deadline(self, *stops: oracles.Stop, event: date | None = None) -> complaintkit.Deadline:
        """The deadline the library computes, with the clock stopped as said."""
        return compute_deadline(
            self.limit,
            event or self.event,
            self.calendar,
            suspensions=[Suspension(first=first, resumed=resumed) for first, resumed in stops],
        )

    def walked(self, *stops: oracles.Stop, roll: Roll | None = None) -> tuple[date | None, int]:
        """The day the oracle walks to, and the days left where there is none."""
        limit = self.limit
        return oracles.due_day(
            self.event,
            limit.term.amount,
            limit.term.unit.value,
            self.works,
            start_rule=limit.start_rule.value,
            month_rule=limit.month_rule and limit.month_rule.value,
            roll=(limit.roll if roll is None else roll).value,
            at_least_working_days=limit.at_least_working_days,
            stops=stops,
        )

    def counts(self, day: date) -> bool:
        """Whether a day counts while the clock runs, in the limit's own unit."""
        return self.limit.term.unit is not TermUnit.WORKING_DAYS or self.works(day)

    def zero(self) -> date:
        """Day zero as the oracle finds it."""
        return oracles.day_zero(self.event, self.limit.start_rule.value, self.works)


near_days = st.dates(date(2023, 11, 1), date(2024, 3, 15))
"""A short span with the end of a year and a 29 February in it, so that what is drawn meets."""

closures = st.lists(st.tuples(near_days, st.integers(0, 12)), max_size=3)
UNITS = {
    TermUnit.CALENDAR_DAYS: 90,
    TermUnit.WORKING_DAYS: 40,
    TermUnit.WEEKS: 12,
    TermUnit.MONTHS: 14,
    TermUnit.YEARS: 2,
}


@st.composite
def drawn_cases(
    draw: st.DrawFn,
    units: tuple[TermUnit, ...] = tuple(UNITS),
    rolls: list[Roll] | None = None,
    minimum: bool = True,
) -> Drawn:
    """Any limit in any calendar; the units and rolls can be narrowed."""
    rest = draw(st.frozensets(st.integers(0, 6), max_size=4))
    closed = {
        first + timedelta(days=n) for first, length in draw(closures) for n in range(length + 1)
    }
    calendar = WorkingCalendar(
        code="drawn",
        name=NO_NAME,
        first=FIRST,
        last=LAST,
        rest_days=rest,
        closed_once=[ClosedDay(day=day, name=NO_NAME) for day in sorted(closed)],
    )
    unit = draw(st.sampled_from(units))
    amount = min(draw(st.integers(1, 4) | st.integers(1, 90)), UNITS[unit])
    limit = TimeLimit(
        code="drawn",
        term=Term(amount, unit),
        calendar="drawn",
        start_rule=draw(st.sampled_from(StartRule)),
        month_rule=draw(st.sampled_from(MonthRule)) if unit.counts_months else None,
        roll=draw(st.sampled_from(rolls or list(Roll))),
        at_least_working_days=draw(st.integers(0, min(amount, 15))) if minimum else 0,
    )
    return Drawn(limit, draw(near_days), calendar, oracles.works_except(rest, closed))


@st.composite
def drawn_stops(draw: st.DrawFn, *, open_ended: bool = False) -> oracles.Stop:
    """A stop near the events; empty ones and, if wanted, open-ended ones among them."""
    first = draw(st.dates(date(2023, 10, 15), date(2024, 6, 15)))
    if open_ended and draw(st.integers(0, 4)) == 0:
        return first, None
    return first, first + timedelta(days=draw(st.integers(0, 40)))


many_stops = st.lists(drawn_stops(), max_size=4)
any_stops = st.lists(drawn_stops(open_ended=True), max_size=4)


# -- the whole count against walking ---------------------------------------------------


@given(drawn_cases(), any_stops)
def test_S10_every_limit_ends_where_walking_day_by_day_ends(
    case: Drawn, stops: list[oracles.Stop]
) -> None:
    """S10, D1: every unit, start rule, month rule, roll, minimum and set of stops."""
    found = case.deadline(*stops)

    due, left = case.walked(*stops)

    assert found.due == due
    assert (found.left or 0) == left


@given(drawn_cases(), st.integers(-10, 10), st.integers(0, 10) | st.none())
def test_S10_a_stop_around_the_end_is_counted_to_the_day(
    case: Drawn, offset: int, length: int | None
) -> None:
    """S10: where a stop just reaches the end, the roll or the minimum, or just does not."""
    end = case.walked(roll=Roll.NONE)[0]
    assert end is not None
    first = end + timedelta(days=offset)
    stop = (first, None if length is None else first + timedelta(days=length))

    found = case.deadline(stop)

    due, left = case.walked(stop)
    assert found.due == due
    assert (found.left or 0) == left


@given(drawn_cases(), any_stops, st.sampled_from([TermUnit.IMMEDIATE, TermUnit.NO_FIGURE]))
def test_S10_a_limit_without_a_number_is_due_at_once_or_never(
    case: Drawn, stops: list[oracles.Stop], unit: TermUnit
) -> None:
    """S10: what is owed at once is due on the event's own day, then rolled; no stop delays it."""
    limit = TimeLimit(
        code="drawn",
        term=Term(0, unit),
        calendar="drawn",
        start_rule=case.limit.start_rule,
        roll=case.limit.roll,
    )
    found = case._replace(limit=limit).deadline(*stops)

    if unit is TermUnit.IMMEDIATE:
        assert found.due == oracles.rolled(case.event, limit.roll.value, case.works)
        assert [row.day for row in found.trace() if row.due] == [found.due]
    else:
        assert found.due is None
        assert not any(row.due for row in found.trace())
    assert found.left is None


@given(drawn_cases())
def test_D12_what_comes_out_is_exactly_a_date(case: Drawn) -> None:
    """D12: whichever way it was counted, and from a subclass of date too."""
    event = pendulum.date(case.event.year, case.event.month, case.event.day)

    found = compute_deadline(case.limit, event, case.calendar)

    assert type(found.due) is date
    assert type(found.start) is date
    assert found.due == case.due()


@given(drawn_cases(rolls=EVEN_ROLLS), st.integers(0, 40))
def test_D2_a_later_event_never_ends_earlier(case: Drawn, later: int) -> None:
    """D2, M2: the due day is monotone in the event, under every unit and start rule."""
    first, second = case.due(), case.due(event=case.event + timedelta(days=later))

    assert first is not None
    assert second is not None
    assert first <= second


# -- months ----------------------------------------------------------------------------


def is_turn(day: date) -> bool:
    """Whether a day is the first of its month, or one of the last three."""
    return day.day == 1 or (day + timedelta(days=3)).month != day.month


def interesting_days() -> list[date]:
    """Each day 1990-2060 in ci; in the gate the turns of the months, and every 29th day.

    Elsewhere the turns of the six years around 2024 and 2028 alone, and every 29th day.
    """
    every = days_of(date(1990, 1, 1), date(2060, 12, 31))
    if WHOLE:
        return every
    return [
        day
        for number, day in enumerate(every)
        if number % 29 == 0 or (day.year in TURNS and is_turn(day))
    ]


def month_limits(most: int, rule: MonthRule) -> list[TimeLimit]:
    """Limits of 1 to `most` months."""
    return [
        TimeLimit(code="months", term=Term(n, TermUnit.MONTHS), month_rule=rule)
        for n in range(1, most + 1)
    ]


def due_after_months(event: date, months: int, rule: MonthRule) -> date:
    """The end of some months, without roll or calendar."""
    limit = TimeLimit(code="months", term=Term(months, TermUnit.MONTHS), month_rule=rule)
    due = compute_deadline(limit, event).due
    assert due is not None
    return due


@pytest.mark.parametrize("rule", MonthRule)
def test_M_months_end_where_walking_finds_the_number(rule: MonthRule) -> None:
    """M2, M3: 1 to 24 months from all days 1990-2060 (ci), else from month turns and a stride."""
    limits = month_limits(24, rule)

    apart = [
        (event, n)
        for event in interesting_days()
        for n, (limit, expected) in enumerate(
            zip(limits, oracles.ends_of_months(event, 24, rule.value), strict=True), start=1
        )
        if compute_deadline(limit, event).due != expected
    ]

    assert apart == []


@pytest.mark.parametrize("unit", [TermUnit.MONTHS, TermUnit.YEARS])
def test_M1_months_without_a_rule_are_refused(unit: TermUnit) -> None:
    """M1: there is no default month rule, and the error names both that there are."""
    with pytest.raises(LimitError, match=r"same-date.*eve-of-date"):
        TimeLimit(code="months", term=Term(1, unit))


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(1, 120), st.integers(1, 40))
def test_M2_more_months_and_later_days_never_end_earlier(day: date, n: int, later: int) -> None:
    """M2: monotone in the day (<=) and strictly in the number of months, under each rule."""
    for rule in MonthRule:
        assert due_after_months(day, n, rule) < due_after_months(day, n + 1, rule)
        assert due_after_months(day, n, rule) <= due_after_months(
            day + timedelta(days=later), n, rule
        )


def test_M3_months_are_added_in_one_step() -> None:
    """M3: two months are not one month twice; the limit counts from its event alone."""
    january = date(2026, 1, 31)
    same = MonthRule.SAME_DATE

    at_once = due_after_months(january, 2, same)
    chained = due_after_months(due_after_months(january, 1, same), 1, same)

    assert at_once == date(2026, 3, 31)
    assert chained == date(2026, 3, 28)


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(1, 120))
def test_M4_the_rules_are_three_days_apart_at_most(day: date, n: int) -> None:
    """M4: same-date <= eve-of-date <= same-date + 3, equal but from a short month's last day."""
    same = due_after_months(day, n, MonthRule.SAME_DATE)
    eve = due_after_months(day, n, MonthRule.EVE_OF_DATE)

    assert same <= eve <= same + timedelta(days=3)
    last_of_short_month = (day + ONE_DAY).day == 1 and day.day < 31
    assert same == eve or last_of_short_month


@given(
    st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(1, 60), st.sampled_from(MonthRule)
)
def test_M5_twelve_months_are_a_year(day: date, years: int, rule: MonthRule) -> None:
    """M5: a term in years is one of twelve times as many months."""
    limit = TimeLimit(code="years", term=Term(years, TermUnit.YEARS), month_rule=rule)

    assert compute_deadline(limit, day).due == due_after_months(day, 12 * years, rule)


@pytest.mark.parametrize(
    ("event", "months", "same", "eve"),
    [
        (date(2024, 2, 28), 12, date(2025, 2, 28), date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28), date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29), date(2028, 2, 29)),
        (date(2023, 2, 28), 12, date(2024, 2, 28), date(2024, 2, 29)),
        (date(2024, 2, 29), 1, date(2024, 3, 29), date(2024, 3, 31)),
        (date(2023, 2, 28), 1, date(2023, 3, 28), date(2023, 3, 31)),
        (date(2024, 1, 28), 1, date(2024, 2, 28), date(2024, 2, 28)),
        (date(2024, 1, 29), 1, date(2024, 2, 29), date(2024, 2, 29)),
        (date(2024, 1, 30), 1, date(2024, 2, 29), date(2024, 2, 29)),
        (date(2024, 1, 31), 1, date(2024, 2, 29), date(2024, 2, 29)),
        (date(2023, 1, 28), 1, date(2023, 2, 28), date(2023, 2, 28)),
        (date(2023, 1, 31), 1, date(2023, 2, 28), date(2023, 2, 28)),
        (date(2096, 2, 29), 48, date(2100, 2, 28), date(2100, 2, 28)),
        (date(2000, 2, 29), 12, date(2001, 2, 28), date(2001, 2, 28)),
    ],
)
def test_M6_the_29th_of_february(event: date, months: int, same: date, eve: date) -> None:
    """M6: from, to and around a 29 February, also where a century has none."""
    assert due_after_months(event, months, MonthRule.SAME_DATE) == same
    assert due_after_months(event, months, MonthRule.EVE_OF_DATE) == eve


# -- stopped clocks --------------------------------------------------------------------


@given(drawn_cases(rolls=EVEN_ROLLS), many_stops)
def test_S1_a_stop_never_shortens(case: Drawn, stops: list[oracles.Stop]) -> None:
    """S1: with the clock stopped a limit ends on the same day or later."""
    plain, stopped = case.due(), case.due(*stops)

    assert plain is not None
    assert stopped is not None
    assert plain <= stopped


@given(drawn_cases(), drawn_stops(), st.integers(0, 30))
def test_S2_two_stops_in_a_row_are_one(case: Drawn, stop: oracles.Stop, more: int) -> None:
    """S2: a clock that stops again on the day it goes on has not gone on."""
    first, middle = stop
    assert middle is not None
    last = middle + timedelta(days=more)

    assert case.due((first, middle), (middle, last)) == case.due((first, last))


@given(drawn_cases(), drawn_stops(), st.integers(0, 40), st.integers(0, 40))
def test_S3_a_day_stopped_twice_is_stopped_once(
    case: Drawn, stop: oracles.Stop, begin: int, more: int
) -> None:
    """S3: stops that overlap count the days they share once, also one inside the other."""
    first, resumed = stop
    assert resumed is not None
    second = min(first + timedelta(days=begin), resumed)
    other = (second, second + timedelta(days=more))
    both = (first, max(resumed, other[1]))

    assert case.due(stop, other) == case.due(both)
    assert case.due(stop, stop) == case.due(stop)


@given(drawn_cases(), any_stops, st.randoms(use_true_random=False))
def test_S4_the_order_of_stops_does_not_matter(
    case: Drawn, stops: list[oracles.Stop], shuffler: "np.random.Generator"
) -> None:
    """S4: stops told in any order give one date."""
    shuffled = list(stops)
    shuffler.shuffle(shuffled)

    assert case.due(*shuffled) == case.due(*stops)
    assert case.deadline(*shuffled).left == case.deadline(*stops).left


@given(drawn_cases(), near_days)
def test_S5_an_empty_stop_is_none(case: Drawn, day: date) -> None:
    """S5: a clock that goes on the day it stops never stood still."""
    assert case.due((day, day)) == case.due()
    assert case.deadline().left is None


@given(drawn_cases(), st.integers(1, 60), st.integers(0, 30), st.booleans())
def test_S6_a_stop_after_the_due_day_changes_nothing(
    case: Drawn, after: int, length: int, open_ended: bool
) -> None:
    """S6: what is over cannot be stopped, not even by a stop without end."""
    due, end = case.due(), case.walked(roll=Roll.NONE)[0]
    assert due is not None
    assert end is not None
    first = max(due, end) + timedelta(days=after)
    stop = (first, None if open_ended else first + timedelta(days=length))

    assert case.due(stop) == due


@given(drawn_cases(minimum=False), near_days)
def test_S7_an_open_stop_leaves_days_and_no_date(case: Drawn, first: date) -> None:
    """S7: never an invented date: either the limit is over before the stop, or days are left."""
    end = case.walked(roll=Roll.NONE)[0]
    assert end is not None

    found = case.deadline((first, None))

    if end < first:
        assert found.due == case.due()
        assert found.left is None
        return
    remaining = [
        day for day in days_of(case.zero() + ONE_DAY, end) if day >= first and case.counts(day)
    ]
    assert found.due is None
    assert found.left == len(remaining)
    assert found.days_left(first) == found.left
    assert not found.is_overdue(LAST)
    assert found.lateness(LAST) == 0


def test_S7_a_stop_that_keeps_the_minimum_from_being_reached_leaves_no_date() -> None:
    """S7: two days from a Thursday are over on Saturday, but they must hold two working days.

    With the clock stopped on Sunday the second of them, Monday, cannot come: nothing of
    the term is left, and still no day is due. Stopped after that Monday, it is too late.
    """
    limit = TimeLimit(
        code="two-days",
        term=Term.parse("2 calendar days"),
        roll=Roll.FOLLOWING,
        at_least_working_days=2,
        calendar="be.legal",
    )
    thursday, calendar = date(2024, 6, 13), get_calendar("be.legal")

    found = {
        first: compute_deadline(limit, thursday, calendar, suspensions=[Suspension(first=first)])
        for first in days_of(date(2024, 6, 14), date(2024, 6, 18))
    }

    assert [(deadline.due, deadline.left) for deadline in found.values()] == [
        (None, 2),
        (None, 1),
        (None, 0),
        (None, 0),
        (date(2024, 6, 17), None),
    ]
    assert not found[date(2024, 6, 16)].is_overdue(date(2024, 12, 31))


@given(drawn_cases(minimum=False, rolls=[Roll.NONE]), near_days, st.integers(0, 40))
def test_S8_as_many_days_are_left_after_a_stop_as_before(
    case: Drawn, first: date, length: int
) -> None:
    """S8: the days left when the clock stops are the days counted once it goes on."""
    left = case.deadline((first, None)).left
    assume(left is not None)
    resumed = first + timedelta(days=length)

    due = case.due((first, resumed))

    assert due is not None
    goes_on = max(resumed, case.zero() + ONE_DAY)
    assert len([day for day in days_of(goes_on, due) if case.counts(day)]) == left


@given(drawn_cases(units=(TermUnit.WORKING_DAYS,)), near_days)
def test_S9_a_stop_over_closed_days_moves_no_working_day_term(case: Drawn, day: date) -> None:
    """S9: a weekend on which the clock stood still would not have counted anyway."""
    first = day
    while case.works(first):
        first += ONE_DAY
        assume(first < LAST - timedelta(days=400))
    resumed = oracles.working_day_on_or_after(first, case.works)

    assert case.due((first, resumed)) == case.due()


@given(
    drawn_cases(
        units=(TermUnit.CALENDAR_DAYS, TermUnit.WEEKS, TermUnit.WORKING_DAYS), rolls=EVEN_ROLLS
    ),
    st.integers(0, 400),
    st.integers(1, 40),
)
def test_S11_starting_again_takes_at_least_as_long_as_going_on(
    case: Drawn, begin: int, length: int
) -> None:
    """S11: a clock set back to zero ends on the same day as one that goes on, or later.

    Not so in months, which are not all of one length: from 1 February one month is
    three days shorter than what was left of the one that began on 15 January.
    """
    zero, end = case.zero(), case.walked(roll=Roll.NONE)[0]
    assert end is not None
    first = zero + timedelta(days=1 + begin % (end - zero).days)
    resumed = first + timedelta(days=length)

    going_on, again = case.due((first, resumed)), case.due(event=resumed)

    assert going_on is not None
    assert again is not None
    assert going_on <= again


# -- traces ----------------------------------------------------------------------------


def replay(case: Drawn, rows: tuple[complaintkit.TraceDay, ...]) -> date:
    """The day due, from the marks of a trace and nothing the library computed.

    The last counted day is the end. Days after it were rolled over or walked to reach
    the minimum, and the last of them is the day due. With none after it, a roll back
    went to the nearest working day before, which is then in the trace.
    """
    counted = [row.day for row in rows if row.mark == "counted"]
    end = counted[-1]
    after = [row.day for row in rows if row.day > end]
    if after:
        assert {row.mark.value for row in rows if row.day > end} <= {"rolled", "minimum"}
        return after[-1]
    if case.limit.roll is Roll.NONE or case.works(end):
        return end
    before = [row.day for row in rows if row.day < end and case.works(row.day)]
    return before[-1] if case.limit.roll is not Roll.FOLLOWING else end


@given(drawn_cases(), many_stops)
def test_D11_replaying_a_trace_gives_the_date(case: Drawn, stops: list[oracles.Stop]) -> None:
    """D11: the marks alone lead to the day due, and just that day is shown as due."""
    found = case.deadline(*stops)

    rows = found.trace()

    assert replay(case, rows) == found.due
    assert [row.day for row in rows if row.due] == [found.due]


@given(drawn_cases(), many_stops)
def test_D11_a_trace_counts_each_day_once_and_says_why_it_left_one_out(
    case: Drawn, stops: list[oracles.Stop]
) -> None:
    """D11: its counted days are the term; a day is skipped, stopped or counted as it must be."""
    limit, zero = case.limit, case.zero()
    working = limit.term.unit is TermUnit.WORKING_DAYS
    length = (
        limit.term.amount
        if working
        else oracles.length_in_days(
            zero,
            limit.term.amount,
            limit.term.unit.value,
            limit.month_rule and limit.month_rule.value,
        )
    )

    rows = case.deadline(*stops).trace()

    assert [row.day for row in rows] == days_of(rows[0].day, rows[-1].day)
    counted = [row for row in rows if row.mark == "counted"]
    assert [row.number for row in counted] == list(range(1, length + 1))
    for row in rows:
        inside = zero < row.day <= counted[-1].day
        stopped = oracles.is_stopped(row.day, stops)
        assert (row.mark in {"counted", "skipped", "suspended"}) is inside
        if inside and stopped:
            assert row.mark == "suspended"
        elif inside:
            assert row.mark == ("counted" if case.counts(row.day) else "skipped")
        if row.mark == "skipped":
            assert row.reasons
        else:
            assert row.number is None or row.mark == "counted"


@given(drawn_cases(minimum=False), near_days)
def test_D11_a_trace_of_a_stopped_clock_has_counted_what_is_not_left(
    case: Drawn, first: date
) -> None:
    """D11, S7: days counted and days left are the whole term, and no day is shown as due."""
    found = case.deadline((first, None))
    assume(found.due is None)
    end = case.walked(roll=Roll.NONE)[0]
    assert end is not None
    whole = [day for day in days_of(case.zero() + ONE_DAY, end) if case.counts(day)]

    rows = found.trace()

    assert len([row for row in rows if row.mark == "counted"]) + (found.left or 0) == len(whole)
    assert not any(row.due for row in rows)


@pytest.mark.parametrize("code", ["be.legal", "be.legal.saturday", "be.federal"])
def test_D11_traces_of_shipped_calendars_name_the_reason_of_each_skipped_day(code: str) -> None:
    """D11: over a whole year, 21 working days from each day, no closed day without a reason."""
    calendar = get_calendar(code)
    limit = TimeLimit(code="result", term=Term.parse("21 working days"), calendar=code)

    for event in days_of(date(2026, 1, 1), date(2026, 12, 31)):
        found = compute_deadline(limit, event, calendar)
        rows = found.trace()
        assert len([row for row in rows if row.mark == "counted"]) == 21
        assert all(row.reasons for row in rows if row.mark == "skipped")
        assert rows[-1].day == found.due


# -- backwards -------------------------------------------------------------------------


@given(drawn_cases(rolls=EVEN_ROLLS), near_days)
def test_D2_the_latest_start_is_the_last_one_that_is_early_enough(
    case: Drawn, due_by: date
) -> None:
    """D2: from the latest start the limit is due in time, from the next day it no longer is."""
    latest = latest_start(case.limit, due_by, case.calendar)

    on_time, too_late = case.due(event=latest), case.due(event=latest + ONE_DAY)

    assert on_time is not None
    assert too_late is not None
    assert on_time <= due_by < too_late


# -- where the days run out ------------------------------------------------------------


@pytest.mark.parametrize("start_rule", StartRule)
@pytest.mark.parametrize("roll", Roll)
@pytest.mark.parametrize(
    "term", ["1 calendar day", "36525 calendar days", "1 working day", "3 weeks", "100 years"]
)
def test_D9_at_the_ends_of_a_calendar_there_is_a_date_or_a_horizon(
    term: str, roll: Roll, start_rule: StartRule
) -> None:
    """D9: never OverflowError and never a plain ValueError, at the ends of time neither.

    A day that no roll and no working day asks about may lie beyond the calendar.
    """
    asked = roll is not Roll.NONE or term == "1 working day"
    calendar = get_calendar("be.legal")
    limit = TimeLimit(
        code="end",
        term=Term.parse(term),
        calendar="be.legal",
        month_rule=MonthRule.EVE_OF_DATE,
        roll=roll,
        start_rule=start_rule,
        at_least_working_days=1,
    )

    for day in (date.min, calendar.first, calendar.last, date.max):
        for compute in (
            lambda day=day: compute_deadline(limit, day, calendar).due,
            lambda day=day: latest_start(limit, day, calendar),
        ):
            try:
                found = compute()
            except HorizonError:
                continue
            assert type(found) is date
            assert not asked or calendar.first <= found <= calendar.last


@pytest.mark.parametrize("start_rule", [StartRule.AFTER_EVENT, StartRule.EVENT_DAY])
@pytest.mark.parametrize("term", ["1 calendar day", "3 weeks", "1 month", "1 year", "immediate"])
def test_D9_without_a_calendar_the_days_that_python_has_are_the_horizon(
    term: str, start_rule: StartRule
) -> None:
    """D9: a limit that asks no calendar counts to the last day there is, and refuses the next."""
    limit = TimeLimit(
        code="end",
        term=Term.parse(term),
        month_rule=MonthRule.SAME_DATE,
        start_rule=start_rule,
    )

    for day in (date.min, date.max):
        for compute in (
            lambda day=day: compute_deadline(limit, day).due,
            lambda day=day: latest_start(limit, day),
        ):
            try:
                found = compute()
            except HorizonError:
                continue
            assert type(found) is date


@given(near_days, st.integers(1, 90))
def test_D1_the_events_own_day_as_day_one_asks_no_calendar(event: date, n: int) -> None:
    """D1: day n is n - 1 days after the event, which no calendar need say, and back again."""
    limit = TimeLimit(
        code="from-day-one",
        term=Term(n, TermUnit.CALENDAR_DAYS),
        start_rule=StartRule.EVENT_DAY,
    )

    due = compute_deadline(limit, event).due

    assert due == event + timedelta(days=n - 1)
    assert latest_start(limit, due) == event


# -- what goes in ----------------------------------------------------------------------


def test_D12_a_pendulum_date_goes_in_wherever_a_date_does() -> None:
    """D12: events, stops, days of a calendar and days asked about, and plain dates come out."""
    ten = TimeLimit(code="ten", term=Term.parse("10 calendar days"))
    stop = Suspension(first=pendulum.date(2026, 5, 15), resumed=pendulum.date(2026, 5, 20))
    deadline = compute_deadline(ten, pendulum.date(2026, 5, 13), suspensions=[stop])
    closed = ClosedDay(day=pendulum.date(2026, 5, 15), name=NO_NAME)
    calendar = WorkingCalendar(
        code="drawn",
        name=NO_NAME,
        first=pendulum.date(2026, 1, 1),
        last=pendulum.date(2026, 12, 31),
        closed_once=[closed],
    )

    assert deadline.due == date(2026, 5, 28)
    assert {type(stop.first), type(stop.resumed), type(closed.day)} == {date}
    assert {type(calendar.first), type(calendar.last), type(deadline.start)} == {date}
    assert deadline.days_left(pendulum.date(2026, 5, 27)) == 1
    assert deadline.lateness(pendulum.date(2026, 5, 30)) == 2
    assert deadline.is_overdue(pendulum.date(2026, 5, 29))
    assert latest_start(ten, pendulum.date(2026, 5, 23)) == date(2026, 5, 13)
    assert type(to_local_date(pendulum.date(2026, 5, 13), BRUSSELS)) is date


@pytest.mark.parametrize(
    "value",
    [
        datetime(2026, 5, 13, 11),  # noqa: DTZ001
        datetime(2026, 5, 13, 11, tzinfo=UTC),
        pendulum.datetime(2026, 5, 13),
        "2026-05-13",
        True,
        1.0,
        np.datetime64("2026-05-13"),
        np.datetime64("NaT"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_D12_what_only_looks_like_a_date_is_refused(value: object) -> None:
    """D12: a count takes dates; an instant must first be some body's local day."""
    ten = TimeLimit(code="ten", term=Term.parse("10 calendar days"))
    deadline = compute_deadline(ten, date(2026, 5, 13))

    for refused in (
        lambda: compute_deadline(ten, value),
        lambda: Suspension(first=value),
        lambda: Suspension(first=date(2026, 5, 13), resumed=value),
        lambda: ClosedDay(day=value, name=NO_NAME),
        lambda: latest_start(ten, value),
        lambda: deadline.days_left(value),
        lambda: deadline.lateness(value),
        lambda: deadline.is_overdue(value),
    ):
        with pytest.raises(NotADateError):
            refused()


def test_D12_a_policy_takes_a_date_or_an_aware_instant() -> None:
    """D12, T1: plain or pendulum's, all of them the same evening in Brussels."""
    policy = get_policy("be.inami")
    evening = datetime(2026, 7, 10, 22, 30, tzinfo=UTC)

    starts = [
        policy.deadline("answer", value).start
        for value in (
            date(2026, 7, 11),
            pendulum.date(2026, 7, 11),
            evening,
            pendulum.instance(evening),
            pendulum.instance(evening).in_timezone("America/New_York"),
        )
    ]

    assert set(starts) == {date(2026, 7, 11)}
    assert {type(start) for start in starts} == {date}
    with pytest.raises(NotADateError):
        policy.deadline("answer", evening.replace(tzinfo=None))


# -- nothing is read from outside ------------------------------------------------------

SOURCE = Path(complaintkit.__file__).parent
CLOCKS = {
    *("today", "now", "utcnow", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns"),
    *("time_ns", "process_time", "gmtime", "localtime", "ctime", "tzlocal"),
}
SURROUNDINGS = {"time", "locale", "random", "secrets", "uuid", "getpass", "socket", "urllib"}


def source_trees() -> Iterator[tuple[str, ast.AST]]:
    """Every module of the library, parsed."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield str(path.relative_to(SOURCE)), ast.parse(path.read_text("utf-8"))


def test_D13_no_module_asks_what_day_or_time_it_is() -> None:
    """D13: no today, no now, no timer anywhere in the library: the day is an argument."""
    found = [
        f"{name}:{node.lineno}"
        for name, tree in source_trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", None)) in CLOCKS
    ]

    assert found == []


def test_D13_no_module_asks_where_it_runs() -> None:
    """D13: no module of the clock, the locale or chance is imported, no environment is read.

    The command alone may ask the environment whether its terminal wants bold letters.
    """
    found = []
    for name, tree in source_trees():
        for node in ast.walk(tree):
            imported = []
            if isinstance(node, ast.Import):
                imported = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                imported = [node.module or ""]
            found += [
                f"{name}: {module}" for module in imported if module.split(".")[0] in SURROUNDINGS
            ]
            asks = isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
            if asks and not name.startswith("cli"):
                found.append(f"{name}: {node.attr}")

    assert found == []


COMPUTE = """
from datetime import UTC, date, datetime, timedelta
from complaintkit import *
limits = [
    TimeLimit(code="a", term=Term.parse("21 working days"), calendar="be.federal"),
    TimeLimit(code="b", term=Term.parse("10 calendar days"), calendar="be.legal",
              roll=Roll.FOLLOWING, at_least_working_days=2),
    TimeLimit(code="c", term=Term.parse("3 months"), month_rule=MonthRule.EVE_OF_DATE),
]
for offset in range(0, 400, 3):
    day = date(2026, 1, 1) + timedelta(days=offset)
    for limit in limits:
        calendar = get_calendar(limit.calendar or "be.legal")
        found = compute_deadline(limit, day, calendar)
        print(found.due, [str(row) for row in found.trace()[:2]], found.explain("nl"))
    instant = datetime(2026, 1, 1, 22, 30, tzinfo=UTC) + timedelta(days=offset)
    print(to_local_date(instant, "Europe/Brussels"))
print(sorted(row.code for row in get_calendar("be.legal").public_holidays))
print(get_calendar("be.federal").content_hash)
"""


def test_D13_the_surroundings_change_no_byte() -> None:
    """D13: other time zones, locales, hash seeds, and asserts left out: the same bytes."""
    surroundings = [
        ({"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}, []),
        ({"TZ": "Pacific/Kiritimati", "LC_ALL": "fr_BE.UTF-8", "PYTHONHASHSEED": "1"}, ["-O"]),
        ({"TZ": "America/Adak", "LANG": "de_DE", "LANGUAGE": "nl", "PYTHONHASHSEED": "42"}, []),
    ]

    printed = {
        subprocess.run(
            [sys.executable, *flags, "-c", COMPUTE],
            env={
                "PATH": os.environ.get("PATH", ""),
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONIOENCODING": "utf-8",
                **settings,
            },
            capture_output=True,
            check=True,
        ).stdout
        for settings, flags in surroundings
    }

    assert len(printed) == 1
    assert len(printed.pop().splitlines()) > 400


# -- instants --------------------------------------------------------------------------


def midnight_utc(day: date) -> datetime:
    """The instant at which a day begins in Brussels; the clocks change an hour or more later."""
    spring, autumn = oracles.clock_changes(day.year)
    ahead = 2 if spring.date() < day <= autumn.date() else 1
    return datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=ahead)


def change_days() -> list[date]:
    """The days on which the clocks change, 1996-2060."""
    return [change.date() for year in range(1996, 2061) for change in oracles.clock_changes(year)]


def test_T1_the_day_is_the_one_at_the_body() -> None:
    """T1: half past ten in the evening, UTC: already tomorrow in Brussels, not in Lisbon."""
    evening = datetime(2026, 7, 10, 22, 30, tzinfo=UTC)

    assert to_local_date(evening, BRUSSELS) == date(2026, 7, 11)
    assert to_local_date(evening, "Europe/Lisbon") == date(2026, 7, 10)
    assert to_local_date(evening, "UTC") == date(2026, 7, 10)
    assert to_local_date(evening.replace(month=1), BRUSSELS) == date(2026, 1, 10)


@given(st.integers(0, 65 * 365 * 86_400), st.integers(-840, 840))
def test_T1_the_offset_an_instant_is_written_with_does_not_matter(
    second: int, minutes: int
) -> None:
    """T1: the same instant under any offset, plain or pendulum's, is one local day."""
    utc = datetime(1996, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
    elsewhere = utc.astimezone(timezone(timedelta(minutes=minutes)))

    expected = oracles.brussels_date(utc)

    assert to_local_date(utc, BRUSSELS) == expected
    assert to_local_date(elsewhere, BRUSSELS) == expected
    assert to_local_date(pendulum.instance(elsewhere), BRUSSELS) == expected


@pytest.mark.parametrize(
    "day",
    [
        *change_days()[56:66],
        date(2026, 1, 1),
        date(2026, 7, 1),
        date(2026, 7, 21),
        date(2026, 12, 25),
        date(2028, 2, 29),
    ],
    ids=str,
)
def test_T2_a_second_each_side_of_midnight_falls_on_two_days(day: date) -> None:
    """T2: in winter, in summer and around both changes, at either end of the day."""
    for begins, before, after in (
        (midnight_utc(day), day - ONE_DAY, day),
        (midnight_utc(day + ONE_DAY), day, day + ONE_DAY),
    ):
        assert to_local_date(begins - timedelta(seconds=1), BRUSSELS) == before
        assert to_local_date(begins, BRUSSELS) == after
        assert to_local_date(begins + timedelta(seconds=1), BRUSSELS) == after


def test_T2_the_changes_tested_are_of_both_kinds() -> None:
    """T2: the days above hold changes of spring and of autumn."""
    assert {day.month for day in change_days()[56:66]} == {3, 10}


def test_T2_from_the_cutoff_on_an_instant_counts_as_the_next_day() -> None:
    """T2: the local time decides, at the cutoff itself too, in summer and in winter."""
    cutoff = time(16)

    for offset, month in ((2, 7), (1, 1)):
        four = datetime(2026, month, 14, 16 - offset, tzinfo=UTC)
        assert to_local_date(four - timedelta(seconds=1), BRUSSELS, cutoff) == date(2026, month, 14)
        assert to_local_date(four, BRUSSELS, cutoff) == date(2026, month, 15)
    assert to_local_date(date(2026, 7, 14), BRUSSELS, cutoff) == date(2026, 7, 14)


def test_T3_a_naive_instant_is_refused() -> None:
    """T3: without a zone there is no saying which day it was."""
    aware = datetime(2026, 7, 10, 22, 30, tzinfo=UTC)
    for naive in (aware.replace(tzinfo=None), pendulum.naive(2026, 7, 10, 22, 30)):
        with pytest.raises(NotADateError, match="time zone"):
            to_local_date(naive, BRUSSELS)


@given(
    st.sampled_from(change_days()),
    st.integers(-26 * 60, 26 * 60),
    st.integers(-26 * 60, 26 * 60),
)
def test_T3_a_later_instant_never_falls_on_an_earlier_day(day: date, one: int, other: int) -> None:
    """T3: the order of instants is the order of days, right through the changes."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    first, last = sorted((noon + timedelta(minutes=one), noon + timedelta(minutes=other)))

    assert to_local_date(first, BRUSSELS) <= to_local_date(last, BRUSSELS)


def test_T3_fold_decides_which_of_two_hours_is_meant() -> None:
    """T3: where the clock is set back to midnight, one clock time stands for two instants.

    In Havana the hour from midnight to one comes twice on 1 November 2026: it is four
    hours behind UTC at first and five the second time.
    """
    havana = "America/Havana"
    zone = pendulum.timezone(havana)
    first = datetime(2026, 11, 1, 0, 30, fold=0, tzinfo=zone)

    assert to_local_date(first, "UTC") == date(2026, 11, 1)
    for fold, hour in ((0, 4), (1, 5)):
        instant = datetime(2026, 11, 1, hour, 30, tzinfo=UTC)
        shown = first.replace(fold=fold)
        assert shown.utcoffset() == -timedelta(hours=hour)
        assert to_local_date(shown, havana) == to_local_date(instant, havana)
        # To a body five hours behind UTC they are on two days.
        assert to_local_date(shown, "Etc/GMT+5") == to_local_date(instant, "Etc/GMT+5")
    assert to_local_date(first, "Etc/GMT+5") == date(2026, 10, 31)
    assert to_local_date(first.replace(fold=1), "Etc/GMT+5") == date(2026, 11, 1)


def test_T3_a_skipped_clock_time_is_read_with_the_offset_before_the_change() -> None:
    """T3: half past two on 29 March 2026 was never shown in Brussels: it is half past one UTC."""
    skipped = datetime(2026, 3, 29, 2, 30, tzinfo=pendulum.timezone(BRUSSELS))

    # One day at a place where 01:30 UTC is one minute before midnight, another later.
    west = timezone(-timedelta(hours=1, minutes=31))
    assert skipped.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert skipped.astimezone(west).date() == date(2026, 3, 28)
    assert to_local_date(skipped, BRUSSELS) == date(2026, 3, 29)
    assert to_local_date(skipped, "Etc/GMT+1") == date(2026, 3, 29)
    assert to_local_date(skipped, "Etc/GMT+2") == date(2026, 3, 28)


def days_for_half_hours() -> list[date]:
    """Every day 1996-2060 in ci; else two days around each change, and the firsts of months."""
    every = days_of(date(1996, 1, 1), date(2060, 12, 31))
    if WHOLE:
        return every
    near = {day + timedelta(days=n) for day in change_days() for n in range(-2, 3)}
    return [day for day in every if day in near or day.day == 1]


def test_T4_every_half_hour_agrees_with_the_european_rule() -> None:
    """T4: 1.1 million half hours 1996-2060 (ci); else those near the changes and on the firsts."""
    apart = []
    for day in days_for_half_hours():
        begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
        spring, autumn = oracles.clock_changes(day.year)
        for half in range(48):
            instant = begin + timedelta(minutes=30 * half)
            ahead = 2 if spring <= instant.replace(tzinfo=None) < autumn else 1
            if to_local_date(instant, BRUSSELS) != (instant + timedelta(hours=ahead)).date():
                apart.append(instant)

    assert apart == []


def test_T4_the_two_rules_of_the_tests_are_one() -> None:
    """T4: the rule written out above, for speed, is the oracle's."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    hours = (start + timedelta(hours=n) for n in range(24 * 365))

    for instant in islice(hours, 0, None, 5):
        spring, autumn = oracles.clock_changes(2026)
        ahead = 2 if spring <= instant.replace(tzinfo=None) < autumn else 1
        assert oracles.brussels_date(instant) == (instant + timedelta(hours=ahead)).date()


def test_a_yearly_closure_counts_like_any_closed_day() -> None:
    """D1: what closes every year moves a count each year, without being typed out."""
    closure = YearlyClosure(code="closed", name=NO_NAME, month=12, day=27, until_day=31)
    calendar = WorkingCalendar(
        code="drawn", name=NO_NAME, first=FIRST, last=LAST, yearly_closures=[closure]
    )
    shut = [date(year, 12, n) for year in range(2015, 2036) for n in range(27, 32)]
    works = oracles.works_except({5, 6}, shut)

    for day in days_of(date(2023, 12, 1), date(2025, 1, 31)):
        assert calendar.working_days_after(day, 10) == oracles.nth_working_day(day, 10, works)
