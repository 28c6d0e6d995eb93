"""D14: a column gives what each of its rows gives alone, for every choice of counting.

Rows are drawn in batches of 2,500: the gate proves a million rows so, and
``COMPLAINTKIT_HYPOTHESIS=night`` fifty million. The batches go through a list of choices in which
every two values of two choices stand together at least once.
"""

import random
from datetime import date, timedelta
from functools import cache
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    Deadline,
    Ends,
    HorizonError,
    MonthRule,
    Roll,
    StartRule,
    Term,
    TermUnit,
    TimeLimit,
    bulk,
    compute_deadline,
    get_calendar,
)
from complaintkit.testing import calendar_pool, time_limits, working_calendars

pytestmark = pytest.mark.law

ROWS = 2_500
FIELDS = (
    tuple(TermUnit),
    tuple(StartRule),
    tuple(MonthRule),
    tuple(Roll),
    (0, 1, 4, 13),
    ("be.legal", "be.federal", "be.legal.saturday"),
    (1, 2, 13, 45, 250),
)


def every_pair(fields):
    """Rows of values in which every two values of two fields stand together; not the fewest."""
    draw = random.Random(14)
    left = {
        ((one, a), (other, b))
        for one, other in combinations(range(len(fields)), 2)
        for a, b in product(range(len(fields[one])), range(len(fields[other])))
    }
    rows = []
    while left:
        tried = []
        for _ in range(40):
            (one, a), (other, b) = min(left)
            row = [draw.randrange(len(field)) for field in fields]
            row[one], row[other] = a, b
            covered = set(combinations(enumerate(row), 2)) & left
            tried.append((len(covered), row, covered))
        _, row, covered = max(tried, key=lambda it: it[0])
        left -= covered
        rows.append(tuple(field[value] for field, value in zip(fields, row, strict=True)))
    return rows


def limit_of(unit, start_rule, month_rule, roll, least, calendar, amount):
    """The limit with these choices, as far as its unit has them."""
    amount = min(amount, unit.most)
    return TimeLimit(
        code="drawn",
        term=Term(amount, unit),
        start_rule=start_rule,
        month_rule=month_rule,
        roll=roll,
        at_least_working_days=min(least, amount),
        calendar=calendar,
    )


LIMITS = [limit_of(*row) for row in every_pair(FIELDS)]
WITH_AMOUNT = [number for number, limit in enumerate(LIMITS) if limit.term.unit.has_amount]


def alone(limit, start, calendar):
    """What the single date gives; nothing where it is beyond the calendar."""
    try:
        return None if start is None else compute_deadline(limit, start, calendar).due
    except HorizonError:
        return None


@cache
def known_alone(number):
    """A place to keep the answers of single dates, which take their time."""
    return {}


def drawn_days(seed, rows, first=date(1974, 6, 1), last=date(2101, 6, 1)):
    """Days all over the calendars and somewhat beyond, some at their ends, some missing."""
    draw = random.Random(seed)
    span = (last - first).days
    ends = [date(1974, 12, 31), date(1975, 1, 1), date(2100, 12, 31), date(2101, 1, 1)]
    days = [first + timedelta(days=draw.randrange(span)) for _ in range(rows)]
    for _ in range(rows // 50):
        near = draw.choice(ends) + timedelta(days=draw.randrange(-9, 10))
        days[draw.randrange(rows)] = draw.choice([None, near])
    return days


def column(days):
    """The same days as an array."""
    return np.array(days, "datetime64[D]")


@given(st.sampled_from(range(len(LIMITS))), st.integers(0, 2**32 - 1))
def test_D14_rows_are_counted_as_each_alone(number, seed):
    """D14: random rows, a pair-covering list of choices, arrays and lists alike."""
    limit, days, known = LIMITS[number], drawn_days(seed, ROWS), known_alone(number)
    calendar = get_calendar(limit.calendar)
    for day in days:
        if day not in known:
            known[day] = alone(limit, day, calendar)
    wanted = [known[day] for day in days]

    assert bulk.due_dates(limit, column(days), calendar, beyond="missing").tolist() == wanted


@pytest.mark.parametrize("number", range(0, len(LIMITS), 3))
def test_D14_lists_and_frozen_calendars_agree(number):
    """D14: lists go another way than arrays, to the same days; a frozen calendar changes none."""
    limit, days = LIMITS[number], drawn_days(number, 150)
    calendar = get_calendar(limit.calendar)
    frozen, wanted = bulk.freeze(calendar), [alone(limit, day, calendar) for day in days]

    assert bulk.due_dates(limit, days, calendar, beyond="missing") == wanted
    assert bulk.due_dates(limit, days, frozen, beyond="missing") == wanted
    assert bulk.due_dates(limit, column(days), frozen, beyond="missing").tolist() == wanted


@pytest.mark.parametrize("number", WITH_AMOUNT)
def test_D14_an_amount_a_row_counts_as_a_limit_of_that_amount(number):
    """D14: amounts by row, in every unit that has an amount."""
    limit, days = LIMITS[number], drawn_days(number + 99, 120)
    unit, calendar = limit.term.unit, get_calendar(limit.calendar)
    draw = random.Random(number)
    least = max(1, limit.at_least_working_days)
    amounts = [min(unit.most, draw.randrange(least, least + 60)) for _ in days]
    limits = {n: limit.read_as("term", str(Term(n, unit))) for n in set(amounts)}
    wanted = [alone(limits[n], day, calendar) for day, n in zip(days, amounts, strict=True)]
    asked = {"calendar": calendar, "beyond": "missing"}

    assert bulk.due_dates(limit, column(days), amounts=amounts, **asked).tolist() == wanted
    assert bulk.due_dates(limit, days, amounts=amounts, **asked) == wanted
    short = np.array(amounts, np.int16)
    assert bulk.due_dates(limit, column(days), amounts=short, **asked).tolist() == wanted


@given(time_limits(), working_calendars(), st.lists(st.none() | st.dates(), max_size=20))
def test_D14_any_limit_on_any_calendar(limit, calendar, days):
    """D14: limits and odd calendars from the library's own strategies, days from year 1 to 9999."""
    wanted = [alone(limit, day, calendar) for day in days]

    assert bulk.due_dates(limit, column(days), calendar, beyond="missing").tolist() == wanted
    assert bulk.due_dates(limit, days, calendar, beyond="missing") == wanted


@given(st.sampled_from(range(len(calendar_pool()))), st.data())
def test_D14_the_ends_of_a_calendar(number, data):
    """D14: within days of the ends of a calendar, where a look-up would first go wrong."""
    calendar, limit = calendar_pool()[number], data.draw(time_limits())
    ends = st.sampled_from([calendar.first, calendar.last])
    near = st.builds(lambda end, by: end + timedelta(days=by), ends, st.integers(-70, 70))
    days = data.draw(st.lists(near, min_size=1, max_size=20))
    wanted = [alone(limit, day, calendar) for day in days]

    assert bulk.due_dates(limit, column(days), calendar, beyond="missing").tolist() == wanted


def span_alone(ask, *days):
    """What a single span gives; nothing where a day is missing or beyond the calendar."""
    try:
        return None if None in days else ask(*days)
    except HorizonError:
        return None


def numbers(spans):
    """Spans of an array as plain numbers."""
    days = spans.astype(object)
    return [None if day is None else day.days for day in days]


@pytest.mark.parametrize("ends", Ends)
@pytest.mark.parametrize("code", ["be.legal", "be.legal.saturday"])
def test_D14_spans_are_counted_as_each_alone(ends, code):
    """D14: working days between, for every choice of ends, reversed spans where those may be."""
    first, last = drawn_days(1, 900), drawn_days(2, 900)
    last[:50] = first[:50]
    if ends in {Ends.BOTH, Ends.NEITHER}:
        ordered = [
            (a, b) if None in {a, b} else sorted((a, b)) for a, b in zip(first, last, strict=True)
        ]
        first, last = map(list, zip(*ordered, strict=True))
    calendar = get_calendar(code)

    def ask(a, b):
        return calendar.working_days_between(a, b, ends)

    wanted = [span_alone(ask, *row) for row in zip(first, last, strict=True)]
    asked = {"calendar": calendar, "ends": ends, "beyond": "missing"}

    assert bulk.working_days_between(first, last, **asked) == wanted
    assert numbers(bulk.working_days_between(column(first), column(last), **asked)) == wanted


@pytest.mark.parametrize("term", ["21 working days", "45 calendar days", "3 weeks"])
@pytest.mark.parametrize("question", ["days_left", "lateness"])
def test_D14_days_left_and_late_are_those_of_the_deadline(term, question):
    """D14: in the limit's own unit, for as many pairs of due day and day asked for."""
    limit, calendar = TimeLimit(code="x", term=term, calendar="be.legal"), get_calendar("be.legal")
    due, as_of = drawn_days(3, 900), drawn_days(4, 900)
    due[:50] = as_of[:50]

    def ask(one, other):
        deadline = Deadline(limit, date(2000, 1, 1), one, None, calendar)
        return getattr(deadline, question)(other)

    wanted = [span_alone(ask, *row) for row in zip(due, as_of, strict=True)]
    asked = {"limit": limit, "calendar": calendar, "beyond": "missing"}
    of_columns = getattr(bulk, question)

    assert of_columns(due, as_of, **asked) == wanted
    assert numbers(of_columns(column(due), column(as_of), **asked)) == wanted


@pytest.mark.parametrize("code", ["be.legal", "be.legal.saturday", "be.federal"])
def test_D14_every_day_is_worked_or_not_as_asked_alone(code):
    """D14: all days of the calendar; in a list a missing day stays missing."""
    calendar = get_calendar(code)
    size = (calendar.last - calendar.first).days + 1
    days = [calendar.first + timedelta(days=n) for n in range(size)]
    wanted = [calendar.is_working_day(day) for day in days]

    assert bulk.is_working_day(column([*days, None]), calendar).tolist() == [*wanted, False]
    assert bulk.is_working_day([*days[:99], None], calendar) == [*wanted[:99], None]


@cache
def numpys():
    """The calendar as numpy has it, and a million days in forty years."""
    calendar = get_calendar("be.legal")
    closed = [row.day for row in calendar.days(calendar.first, calendar.last) if row.reasons]
    days = np.random.default_rng(45).integers(9131, 23741, 200_000).astype("datetime64[D]")
    return calendar, np.busdaycalendar(holidays=closed), days


@pytest.mark.parametrize("n", [1, 2, 21, 45, 250, 5000])
def test_counting_agrees_with_numpy(n):
    """Where the meanings are the same: the n-th working day strictly after any day."""
    calendar, known, days = numpys()

    found = bulk.add_working_days(days, n, calendar)

    assert (found == np.busday_offset(days, n, roll="backward", busdaycal=known)).all()


def test_amounts_by_row_agree_with_numpy():
    """The same with another n in each row."""
    calendar, known, days = numpys()
    amounts = np.random.default_rng(1).integers(1, 400, len(days))

    found = bulk.add_working_days(days, amounts, calendar)

    assert (found == np.busday_offset(days, amounts, roll="backward", busdaycal=known)).all()


def test_spans_and_days_agree_with_numpy():
    """What numpy counts runs from the first day up to, not including, the last one."""
    calendar, known, days = numpys()
    begin, end = np.minimum(days, days[::-1]), np.maximum(days, days[::-1])

    for rows in (slice(None), slice(1_000)):
        found = bulk.working_days_between(begin[rows], end[rows], calendar, ends="first")
        wanted = np.busday_count(begin[rows], end[rows], busdaycal=known)

        assert (found.astype(int) == wanted).all()
    assert (bulk.is_working_day(days, calendar) == np.is_busday(days, busdaycal=known)).all()
