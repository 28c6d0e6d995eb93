"""Laws of working calendars: no day, no number and no calendar breaks them.

Plain `pytest` proves the dearest law (D7) for every day and every n, though not for
every pair of the two; with COMPLAINTKIT_HYPOTHESIS set to `ci` or `night` it proves
all 20.8 million pairs. Where a law is proven less than wholly, its docstring says so.
"""

import os
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import numpy as np
import oracles
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    AmountError,
    ClosedDay,
    Ends,
    ExtraWorkingDay,
    HorizonError,
    NotADateError,
    Roll,
    StartRule,
    Text,
    WorkingCalendar,
    get_calendar,
)

pytestmark = pytest.mark.law

WHOLE = os.environ.get("COMPLAINTKIT_HYPOTHESIS") in {"ci", "night"}
STRIDE = 1 if WHOLE else 17
ONE_DAY = timedelta(days=1)
NO_NAME = Text(en="closed for the test")
FIRST, LAST = date(2018, 1, 1), date(2030, 12, 31)
SHIPPED = ("be.legal", "be.legal.saturday", "be.federal")
WORKS = {
    "be.legal": oracles.works_be_legal,
    "be.legal.saturday": oracles.works_be_legal_saturday,
    "be.federal": oracles.works_be_federal,
}
ROLLS = [roll for roll in Roll if roll is not Roll.NONE]
LEGAL = oracles.legal_closed_days(2020, 2030)


def days_of(first: date, last: date) -> list[date]:
    """All days from first to last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


EVERY_DAY = days_of(date(1990, 1, 1), date(2060, 12, 31))


def known_days(calendar: WorkingCalendar) -> list[date]:
    """Those days that a calendar knows, a month from its own ends."""
    margin = timedelta(days=31)
    return [day for day in EVERY_DAY if calendar.first + margin < day < calendar.last - margin]


# -- calendars drawn at random, each with the oracle's own idea of it ------------------


def built(
    rest: frozenset[int], closed: frozenset[date], extra: frozenset[date] = frozenset()
) -> WorkingCalendar:
    """A calendar of the library with these days and no others."""
    return WorkingCalendar(
        code="drawn",
        name=NO_NAME,
        first=FIRST,
        last=LAST,
        rest_days=rest,
        closed_once=tuple(ClosedDay(day=day, name=NO_NAME) for day in sorted(closed)),
        extra_working_days=tuple(ExtraWorkingDay(day=day, name=NO_NAME) for day in sorted(extra)),
    )


def works_in(
    rest: frozenset[int], closed: frozenset[date], extra: frozenset[date] = frozenset()
) -> oracles.Works:
    """The same days as a plain question."""
    plain = oracles.works_except(rest, closed)
    return lambda day: day in extra or plain(day)


weeks = st.frozensets(st.integers(0, 6), max_size=5)
"""Rest days: from none at all to all but two."""

days = st.dates(date(2022, 1, 1), date(2026, 12, 31))
near_days = st.dates(date(2023, 11, 1), date(2024, 3, 15))
"""A short span, so that what is drawn meets."""

runs = st.builds(
    lambda first, length: days_of(first, first + timedelta(days=length)),
    near_days,
    st.integers(0, 20),
)
closures = st.lists(runs, max_size=4).map(lambda lists: frozenset().union(*lists))
numbers = st.integers(1, 300)


def shifted(day: date, start_rule: StartRule, works: oracles.Works) -> date:
    """Day zero of a count backwards: the mirror of counting forwards."""
    if start_rule is StartRule.EVENT_DAY:
        return day + ONE_DAY
    if start_rule is StartRule.ROLL_THEN_AFTER:
        return oracles.working_day_on_or_before(day, works)
    if start_rule is StartRule.ON_OR_AFTER:
        return oracles.working_day_on_or_before(day, works) + ONE_DAY
    if start_rule is StartRule.NEXT_WORKING_DAY:
        return oracles.working_day_on_or_before(day - ONE_DAY, works) + ONE_DAY
    return day


# -- D1 --------------------------------------------------------------------------------


@pytest.mark.parametrize("code", SHIPPED)
def test_D1_working_days_are_those_of_the_oracle(code: str) -> None:
    """D1: every day from 1975 to 2100 works or not as the oracle says."""
    calendar, works = get_calendar(code), WORKS[code]

    apart = [
        day
        for day in days_of(date(1975, 1, 1), date(2100, 12, 31))
        if calendar.first <= day <= calendar.last and calendar.is_working_day(day) is not works(day)
    ]

    assert apart == []


@pytest.mark.parametrize("code", SHIPPED)
def test_D1_adding_is_walking_day_by_day(code: str) -> None:
    """D1: 1, 10 and 20 working days from every 17th day 1990-2060 (every day in ci)."""
    calendar, works = get_calendar(code), WORKS[code]

    apart = [
        (day, n)
        for day in known_days(calendar)[::STRIDE]
        for n in (1, 10, 20)
        if calendar.working_days_after(day, n) != oracles.nth_working_day(day, n, works)
        or calendar.working_days_before(day, n) != oracles.nth_working_day(day, -n, works)
    ]

    assert apart == []


@given(weeks, closures, closures, near_days, numbers, st.sampled_from(StartRule))
def test_D1_adding_is_walking_in_any_calendar_under_any_start_rule(
    rest: frozenset[int],
    closed: frozenset[date],
    extra: frozenset[date],
    day: date,
    n: int,
    start_rule: StartRule,
) -> None:
    """D1: also where closed days run into each other and rest days are worked once."""
    calendar, works = built(rest, closed, extra), works_in(rest, closed, extra)
    zero = oracles.day_zero(day, start_rule.value, works)
    mirrored = shifted(day, start_rule, works)

    after = calendar.working_days_after(day, n, start_rule)
    before = calendar.working_days_before(day, n, start_rule)

    assert after == oracles.nth_working_day(zero, n, works)
    assert before == oracles.nth_working_day(mirrored, -n, works)


@given(weeks, closures, near_days, near_days)
def test_D1_counting_is_walking_whatever_ends_are_counted(
    rest: frozenset[int], closed: frozenset[date], one: date, other: date
) -> None:
    """D1: the working days between two days are those met on the way."""
    calendar, works = built(rest, closed), works_in(rest, closed)
    first, last = sorted((one, other))
    met = [day for day in days_of(first, last) if works(day)]

    assert calendar.working_days_between(first, last, Ends.BOTH) == len(met)
    assert calendar.working_days_between(first, last, Ends.LAST) == len(
        [day for day in met if day != first]
    )
    assert calendar.working_days_between(first, last, Ends.FIRST) == len(
        [day for day in met if day != last]
    )
    assert calendar.working_days_between(first, last, Ends.NEITHER) == len(
        [day for day in met if day not in (first, last)]
    )


# -- D2 to D5 --------------------------------------------------------------------------


@given(weeks, closures, near_days, near_days, numbers, st.sampled_from(StartRule))
def test_D2_a_later_start_never_ends_earlier(
    rest: frozenset[int],
    closed: frozenset[date],
    one: date,
    other: date,
    n: int,
    start_rule: StartRule,
) -> None:
    """D2: the end is monotone in the start, forwards and backwards."""
    calendar = built(rest, closed)
    first, last = sorted((one, other))

    assert calendar.working_days_after(first, n, start_rule) <= calendar.working_days_after(
        last, n, start_rule
    )
    assert calendar.working_days_before(first, n, start_rule) <= calendar.working_days_before(
        last, n, start_rule
    )


@given(weeks, closures, near_days, numbers)
def test_D2_one_working_day_more_ends_later(
    rest: frozenset[int], closed: frozenset[date], day: date, n: int
) -> None:
    """D2: the end is strictly monotone in n, and strictly after the start."""
    calendar = built(rest, closed)

    assert day < calendar.working_days_after(day, n) < calendar.working_days_after(day, n + 1)
    assert day > calendar.working_days_before(day, n) > calendar.working_days_before(day, n + 1)


@given(weeks, closures, near_days, numbers, numbers)
def test_D3_adding_in_two_steps_is_adding_at_once(
    rest: frozenset[int], closed: frozenset[date], day: date, n: int, m: int
) -> None:
    """D3: n and then m working days are n + m, forwards and backwards."""
    calendar = built(rest, closed)

    forwards = calendar.working_days_after(calendar.working_days_after(day, n), m)
    backwards = calendar.working_days_before(calendar.working_days_before(day, n), m)

    assert forwards == calendar.working_days_after(day, n + m)
    assert backwards == calendar.working_days_before(day, n + m)


@pytest.mark.parametrize("code", SHIPPED)
def test_D3_holds_through_a_whole_year_of_each_shipped_calendar(code: str) -> None:
    """D3: from every day of 2008 and 2026, every split of 1 to 12 working days."""
    calendar = get_calendar(code)
    starts = [day for day in EVERY_DAY if day.year in {2008, 2026}]

    apart = [
        (day, n, m)
        for day in starts
        for n in range(1, 7)
        for m in range(1, 7)
        if calendar.working_days_after(calendar.working_days_after(day, n), m)
        != calendar.working_days_after(day, n + m)
    ]

    assert apart == []


@given(weeks, closures, near_days, numbers)
def test_D4_counting_undoes_adding(
    rest: frozenset[int], closed: frozenset[date], day: date, n: int
) -> None:
    """D4: between a day and the n-th working day after it there are n of them."""
    calendar = built(rest, closed)
    after, before = calendar.working_days_after(day, n), calendar.working_days_before(day, n)

    assert calendar.working_days_between(day, after) == n
    assert calendar.working_days_between(before, day, Ends.FIRST) == n


@given(weeks, closures, near_days, numbers)
def test_D4_going_back_from_the_end_gives_the_working_day_it_began_on(
    rest: frozenset[int], closed: frozenset[date], day: date, n: int
) -> None:
    """D4: add and then subtract is the start when that is a working day, else the one before."""
    calendar, works = built(rest, closed), works_in(rest, closed)

    back = calendar.working_days_before(calendar.working_days_after(day, n), n)

    assert back == oracles.working_day_on_or_before(day, works)
    assert back == day or not works(day)


@given(weeks, closures, near_days, near_days, near_days)
def test_D4_counts_are_antisymmetric_and_add_up(
    rest: frozenset[int], closed: frozenset[date], one: date, two: date, three: date
) -> None:
    """D4: there and back cancel, and a way in two parts is the sum of its parts."""
    count = built(rest, closed).working_days_between

    for ends in (Ends.LAST, Ends.FIRST):
        assert count(one, two, ends) == -count(two, one, ends)
        assert count(one, two, ends) + count(two, three, ends) == count(one, three, ends)
        assert count(one, one, ends) == 0


@given(weeks, closures, near_days, numbers, st.sampled_from(StartRule))
def test_D5_the_end_is_a_working_day(
    rest: frozenset[int], closed: frozenset[date], day: date, n: int, start_rule: StartRule
) -> None:
    """D5: whatever the calendar, a count of working days ends on one of them."""
    calendar, works = built(rest, closed), works_in(rest, closed)

    assert works(calendar.working_days_after(day, n, start_rule))
    assert works(calendar.working_days_before(day, n, start_rule))
    assert works(calendar.next_working_day(day))
    assert works(calendar.previous_working_day(day))


# -- D6 --------------------------------------------------------------------------------


@given(weeks, closures, near_days, st.sampled_from(Roll))
def test_D6_rolling_is_what_walking_finds(
    rest: frozenset[int], closed: frozenset[date], day: date, roll: Roll
) -> None:
    """D6: each roll goes where the oracle walks, and stays on a working day."""
    calendar, works = built(rest, closed), works_in(rest, closed)

    rolled = calendar.roll(day, roll)

    assert rolled == oracles.rolled(day, roll.value, works)
    assert rolled == day or not works(day)
    assert calendar.roll(rolled, roll) == rolled


@given(weeks, closures, near_days, near_days, st.sampled_from(Roll))
def test_D6_rolling_keeps_days_in_order(
    rest: frozenset[int], closed: frozenset[date], one: date, other: date, roll: Roll
) -> None:
    """D6: of two days the later one never rolls to before the earlier one's.

    Not so where a whole month is closed: a modified roll then leaves it on either side.
    """
    calendar, works = built(rest, closed), works_in(rest, closed)
    first, last = sorted((one, other))
    months = {(day.year, day.month) for day in days_of(first, last) if works(day)}
    if {(first.year, first.month), (last.year, last.month)} <= months:
        assert calendar.roll(first, roll) <= calendar.roll(last, roll)
    assert calendar.roll(first, Roll.FOLLOWING) <= calendar.roll(last, Roll.FOLLOWING)
    assert calendar.roll(first, Roll.PRECEDING) <= calendar.roll(last, Roll.PRECEDING)


@pytest.mark.parametrize("code", SHIPPED)
@pytest.mark.parametrize("roll", ROLLS)
def test_D6_shipped_calendars_roll_as_the_oracle_walks(code: str, roll: Roll) -> None:
    """D6: on every day known, 1990-2060; following never goes back, preceding never forward."""
    calendar, works = get_calendar(code), WORKS[code]

    known = known_days(calendar)

    rolled = [calendar.roll(day, roll) for day in known]

    assert rolled == [oracles.rolled(day, roll.value, works) for day in known]
    assert rolled == sorted(rolled)
    if roll is Roll.FOLLOWING:
        assert all(to >= day for day, to in zip(known, rolled, strict=True))
    if roll is Roll.PRECEDING:
        assert all(to <= day for day, to in zip(known, rolled, strict=True))


def test_D6_the_federal_calendar_rolls_over_eleven_days_at_most() -> None:
    """D6: eleven days, and each of those runs has a bridge day in it.

    From 25 December 2008 to 5 January 2009 is one of them; a bridge day on Monday
    24 December, or on 2 January, makes the others.
    """
    calendar = get_calendar("be.federal")
    known = known_days(calendar)

    moved = {day: (calendar.roll(day, Roll.FOLLOWING) - day).days for day in known}

    assert max(moved.values()) == 11
    assert [day for day in known if moved[day] == 11] == [
        date(2007, 12, 22),
        date(2008, 12, 25),
        date(2012, 12, 22),
        date(2014, 12, 25),
        date(2018, 12, 22),
    ]
    assert calendar.roll(date(2008, 12, 25), Roll.FOLLOWING) == date(2009, 1, 5)


# -- D7 --------------------------------------------------------------------------------


@cache
def numpy_calendar() -> np.busdaycalendar:
    """The ten legal holidays as numpy takes them, from the oracle's table."""
    closed = oracles.legal_closed_days(oracles.FIRST_YEAR, oracles.LAST_YEAR)
    return np.busdaycalendar(
        weekmask="1111100", holidays=np.array(sorted(closed), dtype="datetime64[D]")
    )


SPREAD = 16
NUMBERS = [n for n in range(-400, 401) if n]


@pytest.mark.parametrize("hundred", range(-4, 4))
def test_D7_agrees_with_numpy(hundred: int) -> None:
    """D7: every day 1990-2060, n from -400 to 400, against numpy's business days.

    In plain `pytest` every n meets every 16th day, and every day meets every 16th n:
    1.3 million pairs in all. Set to `ci` or `night`, all 20.8 million of them.
    From a closed day numpy first rolls, so it must roll away from the direction of
    the count for its first step to be the first working day.
    """
    calendar = get_calendar("be.legal")
    every = np.array(EVERY_DAY, dtype="datetime64[D]")
    wanted = [n for n in NUMBERS if hundred * 100 <= n - (n > 0) < hundred * 100 + 100]
    apart = []
    for n in wanted:
        part = slice(None) if WHOLE else slice(n % SPREAD, None, SPREAD)
        starts = EVERY_DAY[part]
        expected = np.busday_offset(
            every[part],
            n,
            roll="backward" if n > 0 else "forward",
            busdaycal=numpy_calendar(),
        ).tolist()
        move = calendar.working_days_after if n > 0 else calendar.working_days_before
        steps = abs(n)
        found = [move(day, steps) for day in starts]
        if found != expected:
            apart.append(n)

    assert wanted
    assert apart == []


def test_D7_every_n_of_the_range_is_in_one_of_the_hundreds() -> None:
    """D7: the parts of the law above are the whole of it, each n once."""
    parts = [
        n
        for hundred in range(-4, 4)
        for n in NUMBERS
        if hundred * 100 <= n - (n > 0) < hundred * 100 + 100
    ]

    assert sorted(parts) == NUMBERS
    assert len(NUMBERS) * len(EVERY_DAY) == 800 * 25_933


@given(weeks, closures, near_days, st.integers(1, 300))
def test_D7_agrees_with_numpy_in_any_calendar(
    rest: frozenset[int], closed: frozenset[date], day: date, n: int
) -> None:
    """D7: also for other weeks and closed days, counts included where first <= last."""
    calendar = built(rest, closed)
    theirs = np.busdaycalendar(
        weekmask=[weekday not in rest for weekday in range(7)],
        holidays=np.array(sorted(closed), dtype="datetime64[D]"),
    )
    after = np.busday_offset(np.datetime64(day), n, roll="backward", busdaycal=theirs)
    before = np.busday_offset(np.datetime64(day), -n, roll="forward", busdaycal=theirs)

    assert calendar.working_days_after(day, n) == after.tolist()
    assert calendar.working_days_before(day, n) == before.tolist()
    far = day + timedelta(days=n)
    assert calendar.working_days_between(day, far, Ends.FIRST) == np.busday_count(
        np.datetime64(day), np.datetime64(far), busdaycal=theirs
    )


# -- D8 --------------------------------------------------------------------------------


@given(weeks, closures, closures, near_days, numbers)
def test_D8_more_closed_days_never_end_earlier(
    rest: frozenset[int], closed: frozenset[date], more: frozenset[date], day: date, n: int
) -> None:
    """D8: a body that adds closing days gets no earlier end, and no later look back."""
    plain = built(rest, closed)
    added = [ClosedDay(day=extra, name=NO_NAME) for extra in sorted(more)]
    fuller = plain.closing(added, code="fuller")

    assert fuller.working_days_after(day, n) >= plain.working_days_after(day, n)
    assert fuller.working_days_before(day, n) <= plain.working_days_before(day, n)


@given(weeks, st.integers(0, 6), closures, near_days, numbers)
def test_D8_fewer_weekdays_never_end_earlier(
    rest: frozenset[int], weekday: int, closed: frozenset[date], day: date, n: int
) -> None:
    """D8: a week with one more rest day gives no earlier end."""
    longer_week, shorter_week = built(rest - {weekday}, closed), built(rest | {weekday}, closed)

    assert shorter_week.working_days_after(day, n) >= longer_week.working_days_after(day, n)


@given(weeks, closures, closures, near_days, st.integers(1, 40))
def test_D8_a_closed_day_outside_the_count_changes_nothing(
    rest: frozenset[int], closed: frozenset[date], more: frozenset[date], day: date, n: int
) -> None:
    """D8: only closed days after the start and up to the end can move it."""
    plain = built(rest, closed)
    end = plain.working_days_after(day, n)
    outside = [
        ClosedDay(day=extra, name=NO_NAME) for extra in sorted(more) if not day < extra <= end
    ]

    assert plain.closing(outside, code="fuller").working_days_after(day, n) == end


# -- D9 --------------------------------------------------------------------------------


@pytest.mark.parametrize("code", SHIPPED)
def test_D9_a_count_that_leaves_the_calendar_is_refused(code: str) -> None:
    """D9: the error names the start, the term and the bounds of the calendar."""
    calendar = get_calendar(code)

    with pytest.raises(HorizonError) as after:
        calendar.working_days_after(calendar.last - ONE_DAY, 21)
    with pytest.raises(HorizonError) as before:
        calendar.working_days_before(calendar.first + ONE_DAY, 21)

    for message, start in (
        (str(after.value), calendar.last - ONE_DAY),
        (str(before.value), calendar.first + ONE_DAY),
    ):
        for part in (start, "21 working days", code, calendar.first, calendar.last):
            assert str(part) in message


def outside_days(calendar: WorkingCalendar) -> list[date]:
    """Days a calendar does not know, near and far."""
    return [calendar.first - ONE_DAY, calendar.last + ONE_DAY, date.min, date.max]


QUESTIONS: dict[str, Any] = {
    "is_working_day": lambda calendar, day: calendar.is_working_day(day),
    "why_closed": lambda calendar, day: calendar.why_closed(day),
    "next_working_day": lambda calendar, day: calendar.next_working_day(day),
    "previous_working_day": lambda calendar, day: calendar.previous_working_day(day),
    "working_days_after": lambda calendar, day: calendar.working_days_after(day, 1),
    "working_days_before": lambda calendar, day: calendar.working_days_before(day, 1),
    "between, first": lambda calendar, day: calendar.working_days_between(day, date(2026, 5, 13)),
    "between, last": lambda calendar, day: calendar.working_days_between(date(2026, 5, 13), day),
    "roll": lambda calendar, day: calendar.roll(day, Roll.FOLLOWING),
    "days, first": lambda calendar, day: list(calendar.days(day, date(2026, 5, 13))),
    "days, last": lambda calendar, day: list(calendar.days(date(2026, 5, 13), day)),
    **{
        f"after, {rule}": lambda calendar, day, rule=rule: calendar.working_days_after(day, 1, rule)
        for rule in StartRule
    },
    **{
        f"before, {rule}": lambda calendar, day, rule=rule: calendar.working_days_before(
            day, 1, rule
        )
        for rule in StartRule
    },
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_D9_no_question_about_a_day_outside_is_answered(question: str) -> None:
    """D9: never OverflowError, never weekends only, always the library's own error."""
    calendar = get_calendar("be.legal")

    for day in outside_days(calendar):
        with pytest.raises(HorizonError, match=str(day)):
            QUESTIONS[question](calendar, day)


@cache
def all_days_there_are() -> WorkingCalendar:
    """A calendar from the first day that Python knows to the last."""
    return WorkingCalendar(code="all", name=NO_NAME, first=date.min, last=date.max)


@pytest.mark.parametrize("n", [1, 400, 10**9, 10**30])
@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("rule", StartRule)
def test_D9_the_first_and_the_last_day_there_is_end_in_an_answer_or_its_own_error(
    rule: StartRule, day: date, n: int
) -> None:
    """D9: where Python's own days run out there is no OverflowError and no plain ValueError."""
    calendar = all_days_there_are()

    for count in (calendar.working_days_after, calendar.working_days_before):
        try:
            answer = count(day, n, rule)
        except HorizonError:
            continue
        assert calendar.is_working_day(answer)
        assert n <= 400


@given(weeks, closures, st.integers(0, 60), numbers, st.sampled_from(StartRule))
def test_D9_near_the_end_the_answer_is_right_or_refused(
    rest: frozenset[int],
    closed: frozenset[date],
    before_end: int,
    n: int,
    start_rule: StartRule,
) -> None:
    """D9: a calendar answers exactly when the oracle's day lies inside it."""
    last = date(2024, 1, 31)
    calendar = WorkingCalendar(
        code="short",
        name=NO_NAME,
        first=date(2023, 6, 1),
        last=last,
        rest_days=rest,
        closed_once=tuple(
            ClosedDay(day=day, name=NO_NAME) for day in sorted(closed) if day <= last
        ),
    )
    works = works_in(rest, closed)
    start = last - timedelta(days=before_end)
    expected = oracles.nth_working_day(oracles.day_zero(start, start_rule.value, works), n, works)

    if expected <= last:
        assert calendar.working_days_after(start, n, start_rule) == expected
    else:
        with pytest.raises(HorizonError, match="2024-01-31"):
            calendar.working_days_after(start, n, start_rule)


@given(weeks, closures, st.integers(0, 60), numbers, st.sampled_from(StartRule))
def test_D9_near_the_start_the_look_back_is_right_or_refused(
    rest: frozenset[int],
    closed: frozenset[date],
    after_start: int,
    n: int,
    start_rule: StartRule,
) -> None:
    """D9: backwards too, a calendar answers exactly when the oracle's day lies inside it."""
    first = date(2023, 11, 15)
    calendar = WorkingCalendar(
        code="short",
        name=NO_NAME,
        first=first,
        last=date(2024, 12, 31),
        rest_days=rest,
        closed_once=tuple(
            ClosedDay(day=day, name=NO_NAME) for day in sorted(closed) if day >= first
        ),
    )
    works = works_in(rest, closed)
    start = first + timedelta(days=after_start)
    expected = oracles.nth_working_day(shifted(start, start_rule, works), -n, works)

    if expected >= first:
        assert calendar.working_days_before(start, n, start_rule) == expected
    else:
        with pytest.raises(HorizonError, match="2023-11-15"):
            calendar.working_days_before(start, n, start_rule)


@pytest.mark.parametrize("n", [1, 2, 3])
def test_D9_the_very_first_and_last_working_days_are_within_reach(n: int) -> None:
    """D9: the first three days of a calendar are found from the fourth, and no day before."""
    calendar = WorkingCalendar(
        code="week", name=NO_NAME, first=date(2026, 6, 1), last=date(2026, 6, 5)
    )

    assert calendar.working_days_before(date(2026, 6, 4), n) == date(2026, 6, 4 - n)
    assert calendar.working_days_after(date(2026, 6, 2), n) == date(2026, 6, 2 + n)
    with pytest.raises(HorizonError):
        calendar.working_days_before(date(2026, 6, n), n)
    with pytest.raises(HorizonError):
        calendar.working_days_after(date(2026, 6, 6 - n), n)


# -- D10 -------------------------------------------------------------------------------


@given(weeks, near_days, numbers, st.integers(-20, 20), st.sampled_from(StartRule))
def test_D10_without_closed_days_whole_weeks_shift_the_end(
    rest: frozenset[int], day: date, n: int, shift: int, start_rule: StartRule
) -> None:
    """D10: with weekly rest days alone, a start 7k days later ends 7k days later."""
    calendar = built(rest, frozenset())
    by = timedelta(days=7 * shift)

    assert calendar.working_days_after(day + by, n, start_rule) == by + (
        calendar.working_days_after(day, n, start_rule)
    )


@given(days, st.integers(1, 60))
def test_D10_a_week_shifts_the_end_where_no_holiday_is_met(day: date, n: int) -> None:
    """D10: in the legal calendar too, when neither count has a holiday on its way."""
    calendar, week = get_calendar("be.legal"), timedelta(days=7)
    weekends = oracles.works_except({5, 6}, ())
    end = oracles.nth_working_day(day, n, weekends)
    met = [each for each in days_of(day, end + week) if each in LEGAL]

    if not met:
        assert calendar.working_days_after(day + week, n) == end + week
        assert calendar.working_days_after(day, n) == end


# -- D12 -------------------------------------------------------------------------------

NO_DATES = {
    "naive datetime": datetime(2026, 5, 13, 11, 4),  # noqa: DTZ001
    "aware datetime": datetime(2026, 5, 13, 11, 4, tzinfo=UTC),
    "pendulum.DateTime": pendulum.datetime(2026, 5, 13),
    "str": "2026-05-13",
    "bool": True,
    "int": 739_384,
    "float": 1.5,
    "numpy.datetime64": np.datetime64("2026-05-13"),
    "NaT": np.datetime64("NaT"),
    "None": None,
}


@pytest.mark.parametrize("kind", NO_DATES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_D12_what_only_looks_like_a_date_is_refused(question: str, kind: str) -> None:
    """D12: calendars take dates; which day an instant or a text means is not theirs to say."""
    with pytest.raises(NotADateError):
        QUESTIONS[question](get_calendar("be.legal"), NO_DATES[kind])


@pytest.mark.parametrize("question", QUESTIONS)
def test_D12_a_pendulum_date_is_a_date(question: str) -> None:
    """D12: pendulum's date asks the same question as the plain one, wherever one goes in."""
    calendar = get_calendar("be.legal")

    answer = QUESTIONS[question](calendar, pendulum.date(2026, 5, 14))

    assert answer == QUESTIONS[question](calendar, date(2026, 5, 14))


DATED = [
    "next_working_day",
    "previous_working_day",
    "working_days_after",
    "working_days_before",
    "roll",
    *(name for name in QUESTIONS if name.startswith(("after, ", "before, "))),
]


@pytest.mark.parametrize("question", DATED)
def test_D12_every_answer_is_exactly_a_date(question: str) -> None:
    """D12: no subclass comes back, not even for a subclass that stays where it is."""
    calendar = get_calendar("be.legal")

    for day in (date(2026, 5, 13), pendulum.date(2026, 5, 13), pendulum.date(2026, 5, 16)):
        assert type(QUESTIONS[question](calendar, day)) is date
    assert type(calendar.roll(pendulum.date(2026, 5, 16), Roll.NONE)) is date
    listed = list(calendar.days(pendulum.date(2026, 5, 13), pendulum.date(2026, 5, 16)))
    assert {type(row.day) for row in listed} == {date}


@pytest.mark.parametrize("n", [True, False, 1.0, "1", None, np.int64(1)])
def test_D12_a_number_of_days_is_an_int(n: Any) -> None:
    """D12: no bool, no float, no text and no numpy number counts days."""
    calendar = get_calendar("be.legal")

    with pytest.raises(AmountError):
        calendar.working_days_after(date(2026, 5, 13), n)
    with pytest.raises(AmountError):
        calendar.working_days_before(date(2026, 5, 13), n)
