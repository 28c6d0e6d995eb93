"""Columns under a policy, how limits stand, and rows counted into the cells of a report."""

import itertools
import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import pytest
from case_makers import a_case, an_event
from factories import a_limit, a_policy
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    Attribute,
    AttributeIs,
    ChoiceError,
    ExtensionRule,
    HorizonError,
    InForce,
    LimitError,
    MonthRule,
    Nature,
    NotADateError,
    Start,
    Status,
    Term,
    Text,
    TimeLimit,
    VoidIf,
    available_policies,
    bulk,
    get_policy,
    policy_versions,
)

ONE_DAY = timedelta(days=1)


def column(days):
    """Days as an array."""
    return np.array(days, "datetime64[D]")


def asked(policy, days):
    """What the policy says of each day alone, by code; nothing where it goes too far."""
    rows = []
    for day in days:
        try:
            owed = () if day is None else policy.deadlines(day)
        except HorizonError:
            owed = ()
        rows.append({deadline.code: deadline.due for deadline in owed})
    codes = dict.fromkeys(limit.code for limit in policy.time_limits)
    return {code: [row.get(code) for row in rows] for code in codes}


def plain(found):
    """Columns as lists."""
    return {code: list(it) if isinstance(it, list) else it.tolist() for code, it in found.items()}


# -- policies --------------------------------------------------------------------------


SHIPPED = [policy for code in available_policies() for policy in policy_versions(code)]


@pytest.mark.parametrize("policy", SHIPPED, ids=repr)
def test_D14_a_shipped_policy_gives_columns_what_it_gives_each_day(policy):
    """D14: every limit, days before it was in force and beyond its calendars too."""
    days = [date(1990, 1, 1) + 97 * n * ONE_DAY for n in range(150)]
    days += [None, date(2100, 12, 30), date(9999, 12, 31)]
    wanted = asked(policy, days)

    assert plain(bulk.policy_due_dates(policy, column(days), beyond="missing")) == wanted
    assert plain(bulk.policy_due_dates(policy, days, beyond="missing")) == wanted


ODD_POLICIES = {
    "in force for some years": [
        a_limit("1 month", month_rule=MonthRule.SAME_DATE, in_force=InForce(last=date(2021, 5, 5))),
        a_limit("6 weeks", in_force=InForce(first=date(2022, 1, 1), last=date(2023, 1, 1))),
        a_limit("9 calendar days", in_force=InForce(first=date(2024, 1, 1))),
    ],
    "one condition that nobody knows": [
        a_limit("45 calendar days"),
        a_limit("10 calendar days", when=[AttributeIs("urgent", value=True)]),
    ],
    "two of one code, of other years": [
        a_limit("45 calendar days", in_force=InForce(last=date(2022, 1, 1))),
        a_limit(
            "10 calendar days",
            when=[AttributeIs("urgent", value=True)],
            in_force=InForce(first=date(2021, 1, 1)),
        ),
    ],
    "chains": [
        a_limit("20 working days", calendar="be.legal", code="first"),
        a_limit("2 weeks", code="second", starts_on=Start(due_of="first")),
        a_limit("no figure", code="third", starts_on=Start(due_of="second")),
        a_limit(
            "3 calendar days",
            code="fourth",
            starts_on=Start(due_of="third", or_else=Start(due_of="second")),
        ),
        a_limit(
            "3 calendar days",
            code="fifth",
            starts_on=Start(event="acknowledged", expected_from=Start(due_of="fourth")),
        ),
        a_limit("1 week", code="sixth", starts_on=Start(event="received", stage="mediation")),
        a_limit("1 week", code="seventh", starts_on=Start(due_of="old")),
        a_limit("1 week", code="old", in_force=InForce(last=date(2022, 2, 2))),
    ],
    "one for other natures": [
        a_limit("45 calendar days"),
        a_limit("10 calendar days", code="idea", owed_for=[Nature.SUGGESTION]),
    ],
    "receipt that stops a clock": [
        a_limit("10 calendar days", stopped_by="received", resumed_by="resumed"),
    ],
    "receipt that lengthens a limit": [
        a_limit(
            "10 calendar days", extension=[ExtensionRule(by=Term.parse("2 weeks"), on="received")]
        ),
    ],
    "receipt that leaves nothing owed": [
        a_limit("10 calendar days", void_if=VoidIf(event="received", by_due_of="other")),
        a_limit("20 calendar days", code="other"),
    ],
}


@pytest.mark.parametrize("name", ODD_POLICIES)
def test_D14_an_odd_policy_gives_columns_what_it_gives_each_day(name):
    """D14: limits of some years, conditions, chains, and receipt that does more than start."""
    urgent = Attribute(code="urgent", label=Text(en="urgent"), type="truth")
    policy = a_policy(*ODD_POLICIES[name], attributes=(urgent,))
    days = [date(2020, 1, 1) + 43 * n * ONE_DAY for n in range(50)] + [None]
    wanted = asked(policy, days)

    assert plain(bulk.policy_due_dates(policy, column(days))) == wanted
    assert plain(bulk.policy_due_dates(policy, days)) == wanted
    assert plain(bulk.policy_due_dates(policy, np.array(days, object))) == wanted


def test_instants_are_days_in_the_zone_of_the_policy():
    """And after the cutoff of each limit; for an array, a list and each alone."""
    policy = get_policy("be.partenamut")
    first = datetime(2026, 3, 27, 20, 15, tzinfo=UTC)
    moments = [first + timedelta(hours=7 * n) for n in range(40)] + [None, date(2026, 1, 1)]
    wanted = asked(policy, moments)

    assert plain(bulk.policy_due_dates(policy, np.array(moments, object))) == wanted
    assert plain(bulk.policy_due_dates(policy, moments)) == wanted


def test_instants_of_a_column_that_knows_its_zone_keep_the_cutoff():
    """Under a policy that has to be asked day by day, too."""
    pl = pytest.importorskip(
        "polars", reason="polars is not installed: pip install -e '.[engines]'"
    )
    late = {"cutoff": time(17), "code": "late"}
    first = datetime(2026, 3, 27, 13, 15, tzinfo=UTC)
    moments = [first + timedelta(hours=n) for n in range(12)] + [None]
    for limits in (
        [a_limit(**late)],
        [a_limit(**late), *ODD_POLICIES["receipt that stops a clock"]],
    ):
        policy = a_policy(*limits)
        given = pl.Series(moments, dtype=pl.Datetime("us", "UTC"))

        assert plain(bulk.policy_due_dates(policy, given)) == asked(policy, moments)


@pytest.mark.parametrize("made", [list, column], ids=["list", "array"])
def test_rows_beyond_a_policys_calendar_are_named(made):
    """Or they have no date at all: a row is counted whole or not."""
    policy = a_policy(
        a_limit("20 working days", calendar="be.legal", code="slow"),
        a_limit("1 calendar day", code="quick"),
    )
    days = made([date(2026, 5, 4), date(2100, 12, 24), None])

    with pytest.raises(HorizonError, match=r"row 1 \(counted from 0\): .*2100-12-24.*be.legal"):
        bulk.policy_due_dates(policy, days)
    found = plain(bulk.policy_due_dates(policy, days, beyond="missing"))
    assert found["quick"] == [date(2026, 5, 5), None, None]
    assert found["slow"] == [date(2026, 6, 3), None, None]


def test_limits_in_a_circle_are_refused():
    """As for a single complaint."""
    policy = a_policy(
        a_limit(code="one", starts_on=Start(due_of="other")),
        a_limit(code="other", starts_on=Start(due_of="one")),
    )

    with pytest.raises(LimitError, match="in a circle: one → other → one"):
        bulk.policy_due_dates(policy, column([date(2026, 1, 1)]))


def test_two_limits_that_both_apply_are_refused():
    """As for a single complaint."""
    with pytest.raises(LimitError, match="both apply"):
        bulk.policy_due_dates(a_policy(a_limit(), a_limit()), column([date(2026, 1, 1)]))


def test_a_policy_is_asked_of_days_only():
    """Before any limit is counted, of whatever kind the column is."""
    for days in (["x"], np.array(["x"], object), np.array([1])):
        with pytest.raises(NotADateError, match="received"):
            bulk.policy_due_dates(get_policy("be.inami"), days)


def test_an_empty_column_has_empty_columns():
    """One for each limit."""
    found = bulk.policy_due_dates(get_policy("be.inasti.assimilation"), column([]))

    assert {code: it.tolist() for code, it in found.items()} == {code: [] for code in found}
    assert bulk.policy_due_dates(a_policy(), column([date(2026, 1, 1)])) == {}


# -- standings -------------------------------------------------------------------------

RECEIVED = date(2026, 5, 13)
PLAIN = a_policy(a_limit("10 calendar days", code="answer", met_by="answered"))
near = st.none() | st.dates(RECEIVED - 3 * ONE_DAY, RECEIVED + 25 * ONE_DAY)


@given(near, near, st.dates(RECEIVED, RECEIVED + 30 * ONE_DAY), st.integers(0, 12))
def test_D14_a_row_stands_as_its_case_does(answered, withdrawn, as_of, soon):
    """D14: met, replaced, missed or running, as `Case.standings` says of the same days."""
    log = [(answered, "answered"), (withdrawn, "withdrawn")]
    log = sorted((day, kind) for day, kind in log if day is not None and day >= RECEIVED)
    if log and log[0][1] == "withdrawn":
        log = log[:1]
        answered = None
    events = [an_event(kind, day) for day, kind in log]
    case = a_case(PLAIN, *events, received=RECEIVED)
    (wanted,) = case.standings(as_of, soon=soon)
    limit, due = PLAIN.limit("answer"), wanted.due
    columns = [[RECEIVED], [due]]
    also = {"met": [answered], "ended": [withdrawn], "soon": soon}

    found = bulk.standings(limit, *columns, as_of, **also)

    assert found == [bulk.STATUS_CODES[wanted.status]]
    arrays = {name: column(it) if name != "soon" else it for name, it in also.items()}
    assert bulk.standings(limit, *map(column, columns), as_of, **arrays).tolist() == found


def test_lists_and_arrays_stand_alike():
    """For every mix of missing days, days before, on and after each other."""
    days = [None, RECEIVED, RECEIVED + 4 * ONE_DAY, RECEIVED + 20 * ONE_DAY]
    rows = list(itertools.product(days, days, days[1:], days, days))
    start, due, as_of, met, ended = (list(it) for it in zip(*rows, strict=True))
    for term in ("10 calendar days", "no figure"):
        limit = TimeLimit(code="x", term=term)
        listed = bulk.standings(limit, start, due, as_of, met=met, ended=ended)
        arrays = [column(it) for it in (start, due, as_of)]
        found = bulk.standings(limit, *arrays, met=column(met), ended=column(ended))

        assert found.dtype == np.int8
        assert found.tolist() == listed
        assert len(set(listed)) >= 4


def test_a_limit_without_a_figure_and_one_that_has_not_started():
    """The first has nothing to be late by, the second waits, or was replaced before it began."""
    never = TimeLimit(code="x", term="no figure")
    statuses = list(bulk.STATUS_CODES)
    codes = bulk.standings(
        never, [RECEIVED, None, None], [None] * 3, RECEIVED, ended=[None, None, RECEIVED]
    )

    assert [statuses[code] for code in codes] == [
        Status.NO_FIGURE,
        Status.NOT_STARTED,
        Status.REPLACED,
    ]
    assert bulk.standings(never, [RECEIVED + ONE_DAY], [None], RECEIVED) == [
        bulk.STATUS_CODES[Status.NOT_STARTED]
    ]


def test_the_codes_of_statuses_are_their_places():
    """So that a column of them can be made a category."""
    assert list(bulk.STATUS_CODES.items()) == [(status, n) for n, status in enumerate(Status)]


LIMIT = TimeLimit(code="x", term="10 calendar days")


def test_standings_are_of_columns_of_one_length_on_known_days():
    """In lists and in arrays."""
    two, three = [RECEIVED] * 2, [RECEIVED] * 3
    for made in (list, column):
        with pytest.raises(ChoiceError, match="2 of starts, 3 of due"):
            bulk.standings(LIMIT, made(two), made(three), RECEIVED)
        with pytest.raises(NotADateError, match="as_of: a missing day"):
            bulk.standings(LIMIT, made(two), made(two), made([RECEIVED, None]))
    with pytest.raises(ChoiceError, match="a column is wanted"):
        bulk.standings(LIMIT, RECEIVED, RECEIVED, RECEIVED)


# -- counting into cells ---------------------------------------------------------------


@pytest.mark.parametrize(("by", "months"), [("month", 1), ("quarter", 3), ("year", 12)])
@pytest.mark.parametrize("first", [date(1968, 2, 1), date(2020, 3, 1)])
def test_R1_every_row_is_counted_in_its_cell(by, months, first):
    """R1: and the parts sum to the total; missing days have cells of their own."""
    draw = random.Random(first.year)
    days = [draw.choice([None, first + draw.randrange(2000) * ONE_DAY]) for _ in range(900)]
    kinds, in_time = [draw.randrange(5) for _ in days], [draw.random() < 0.5 for _ in days]
    wanted = Counter()
    for day, kind, timely in zip(days, kinds, in_time, strict=True):
        period = day and (day.year * 12 + day.month - 1) // months
        wanted[period, kind, timely] += 1

    found = bulk.tally(column(days), np.array(kinds, np.uint8), in_time, by=by)

    periods = [(day.year * 12 + day.month - 1) // months for day in found.periods.tolist()]
    assert periods == list(range(periods[0], periods[-1] + 1))
    assert found.counts.shape == (len(periods), 5, 2)
    cells = {
        (period, *place): int(count)
        for period, part in zip([*periods, None], [*found.counts, found.undated], strict=True)
        for place, count in np.ndenumerate(part)
    }
    assert {cell: n for cell, n in cells.items() if n} == dict(wanted)
    assert found.total == len(days)


def test_R1_many_rows_are_counted_in_blocks():
    """R1: and none twice; more cells than rows in a block, too."""
    days = np.arange(200_000) % 9_000 + np.datetime64("2000-01-01")
    codes = np.arange(200_000, dtype=np.uint64) % 977

    found = bulk.tally(days, codes)

    assert found.total == 200_000
    assert found.counts.sum(axis=0).tolist() == np.bincount(codes.astype(int)).tolist()


def test_a_tally_has_plain_values():
    """For JSON; sizes make room for codes that do not occur."""
    found = bulk.tally([date(2026, 1, 30), None], [1, 0], by="quarter", sizes=(3,))

    assert found.as_dict() == {
        "by": "quarter",
        "periods": ["2026-01-01"],
        "counts": [[0, 1, 0]],
        "undated": [1, 0, 0],
    }


def test_no_rows_have_no_periods():
    """Nor do rows without days."""
    assert bulk.tally(column([]), []).counts.shape == (0, 1)
    found = bulk.tally(column([None, None]))
    assert found.as_dict()["counts"] == []
    assert found.total == int(found.undated) == 2


@pytest.mark.parametrize(
    ("codes", "sizes", "said"),
    [
        ([1, 2], None, "column 0 of codes: 2 rows of codes for 3 days"),
        ([0, -1, 2], None, r"column 0 of codes: row 1 \(counted from 0\): less than 0"),
        ([0.5, 1, 2], None, "float64 where whole numbers from 0 or truth values are wanted"),
        ([0, 3, 2], (3,), r"row 1 \(counted from 0\): not one of 0 to 2"),
        ([0, 1, 2], (3, 3), "2 sizes for 1 columns of codes"),
    ],
)
def test_codes_are_small_numbers_one_a_row(codes, sizes, said):
    """What is none is refused, with its rows."""
    days = column([RECEIVED] * 3)

    with pytest.raises(ChoiceError, match=said):
        bulk.tally(days, codes, sizes=sizes)
    with pytest.raises(ChoiceError, match="no period 'week'"):
        bulk.tally(days, by="week")
