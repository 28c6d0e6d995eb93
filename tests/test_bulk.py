"""What columns may hold, what is refused and how, and what a frozen calendar is."""

import pickle
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import pytest

from complaintkit import (
    AmountError,
    ChoiceError,
    HorizonError,
    LimitError,
    MissingExtraError,
    NotADateError,
    StartRule,
    TimeLimit,
    bulk,
    get_calendar,
)
from complaintkit.bulk import gather

LEGAL = get_calendar("be.legal")
RESULT = TimeLimit(code="result", term="21 working days", calendar="be.legal")
ANSWER = TimeLimit(code="answer", term="45 calendar days")
DAYS = [date(2026, 12, 1), None, date(2026, 4, 3)]
DUE = [date(2026, 12, 31), None, date(2026, 5, 6)]


def column(*days):
    """An array of days."""
    return np.array(days, "datetime64[D]")


def due(starts, **asked):
    """The result of these days, as plain dates."""
    found = bulk.due_dates(RESULT, starts, LEGAL, **asked)
    assert found.dtype == "datetime64[D]"
    return found.tolist()


# -- what goes in ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "starts",
    [
        column(*DAYS),
        column(*DAYS).astype("datetime64[ns]"),
        column(*DAYS).astype("datetime64[s]"),
        column(*DAYS).astype(">M8[D]"),
        np.array(DAYS, object),
        np.ma.masked_array(
            column(date(2026, 12, 1), date(2000, 1, 1), date(2026, 4, 3)), [0, 1, 0]
        ),
        np.repeat(column(*DAYS), 2)[::2],
    ],
    ids=lambda it: f"{type(it).__name__} {it.dtype}",
)
def test_days_are_taken_from_whatever_holds_them(starts):
    """Arrays of days, of instants at midnight, of dates; what is missing stays missing."""
    assert due(starts) == DUE


NEEDED = "{} is not installed: pip install -e '.[engines]' and run again"


def test_days_are_taken_from_series_of_pandas():
    """Of its instants at midnight, or of dates with whatever it has for missing ones."""
    pd = pytest.importorskip("pandas", reason=NEEDED.format("pandas"))

    assert due(pd.Series(DAYS, dtype="datetime64[ns]")) == DUE
    for nothing in (float("nan"), pd.NaT, None):
        assert due(pd.Series([DAYS[0], nothing, DAYS[2]], dtype=object)) == DUE
    aware = pd.Series([pd.Timestamp(2026, 7, 10, 22, 30, tz="UTC"), pd.NaT])
    found = bulk.due_dates(ANSWER, aware, zone="Europe/Brussels")
    assert found.tolist() == [date(2026, 8, 25), None]


def test_days_are_taken_from_series_of_polars_and_from_arrow():
    """Both hold days as days."""
    pl = pytest.importorskip("polars", reason=NEEDED.format("polars"))
    pytest.importorskip("pyarrow", reason=NEEDED.format("pyarrow"))

    assert due(pl.Series(DAYS)) == DUE
    assert due(pl.Series(DAYS).to_arrow()) == DUE


def test_a_table_of_days_keeps_its_shape():
    """Rows and columns in, rows and columns out."""
    found = bulk.due_dates(RESULT, column(*DAYS, *DAYS).reshape(2, 3), LEGAL)

    assert found.tolist() == [DUE, DUE]
    assert bulk.due_dates(RESULT, found.T[::2], LEGAL).shape == (2, 2)


@pytest.mark.parametrize("nothing", [np.array([]), column(), np.array([], object)])
def test_an_empty_column_gives_an_empty_column(nothing):
    """Of days, whatever it was of."""
    assert due(nothing) == []
    assert bulk.is_working_day(nothing, LEGAL).tolist() == []
    assert bulk.due_dates(RESULT, nothing, LEGAL, amounts=np.array([], int)).tolist() == []


def test_an_empty_list_gives_an_empty_list():
    """Also with amounts by row."""
    assert bulk.due_dates(RESULT, [], LEGAL) == []
    assert bulk.due_dates(RESULT, [], LEGAL, amounts=[]) == []
    assert bulk.is_working_day((), LEGAL) == []


def test_only_missing_days_give_only_missing_days():
    """In an array and in a list."""
    assert due(column(None, None)) == [None, None]
    assert bulk.due_dates(RESULT, [None, None], LEGAL) == [None, None]


def test_instants_are_days_in_a_zone_that_is_named():
    """22:30 UTC on 10 July is 11 July in Brussels; a limit's cutoff is looked at as well."""
    night = datetime(2026, 7, 10, 22, 30, tzinfo=UTC)
    early = TimeLimit(code="x", term="1 calendar day", cutoff=time(0, 15))
    brussels = {"zone": "Europe/Brussels"}

    for limit, day in ((ANSWER, date(2026, 8, 25)), (early, date(2026, 7, 13))):
        assert bulk.due_dates(limit, [night, None], **brussels) == [day, None]
        assert bulk.due_dates(limit, np.array([night, None]), **brussels).tolist() == [day, None]


@pytest.mark.parametrize("made", [lambda it: it, lambda it: it.to_arrow()], ids=["Polars", "Arrow"])
def test_columns_with_a_zone_of_their_own_are_instants(made):
    """Also when all are midnights in UTC: in Brussels the first of these is the same day."""
    pl = pytest.importorskip("polars", reason=NEEDED.format("polars"))
    pytest.importorskip("pyarrow", reason=NEEDED.format("pyarrow"))
    midnights = [datetime(2026, 7, 10, tzinfo=UTC), None, datetime(2026, 7, 11, tzinfo=UTC)]
    given = made(pl.Series(midnights, dtype=pl.Datetime("us", "UTC")))

    with pytest.raises(NotADateError, match="an instant where a date is wanted: give zone="):
        bulk.due_dates(ANSWER, given)
    for zone, day in (("Europe/Brussels", 24), ("America/Montreal", 23)):
        found = bulk.due_dates(ANSWER, given, zone=zone).tolist()
        assert found == [date(2026, 8, day), None, date(2026, 8, day + 1)]


# -- what is refused -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        (
            np.array(["2026-05-01", "2026-05-02T10:30", "NaT"], "M8[ns]"),
            "starts, row 1 (counted from 0): an instant with a time of day",
        ),
        (np.array(["2026-05"], "M8[M]"), "starts, row 0 (counted from 0): months where days"),
        (np.array(["2026-05-01"]), "made days by numpy.array(texts, 'datetime64[D]')"),
        (np.array([20_000]), "starts: a column of int64 where days are wanted"),
        (column(*DAYS)[0], "one value where a column is wanted"),
        (date(2026, 5, 1), "one date has compute_deadline"),
        (
            np.array([date(2026, 5, 1), None, None, "y", 3.5], object),
            "row 3 (counted from 0): a str where a datetime.date is wanted; starts, row 4",
        ),
        ([datetime(2026, 5, 1, tzinfo=UTC)], "give zone='Europe/Brussels'"),
        ([datetime(2026, 5, 1)], "a datetime where a date is wanted"),  # noqa: DTZ001 - without zone
        (["2026-05-01"] * 9, "rows 0, 1, 2 and 6 more (counted from 0): a str"),
    ],
)
def test_what_is_no_day_is_refused_with_its_rows(starts, said):
    """And with what can be done about it."""
    with pytest.raises(NotADateError) as error:
        bulk.due_dates(RESULT, starts, LEGAL)

    assert said in str(error.value)


def test_a_value_that_is_no_day_is_not_repeated():
    """It could be a name."""
    with pytest.raises(NotADateError) as error:
        bulk.due_dates(RESULT, ["Jeanne Dupont"], LEGAL)

    assert "Dupont" not in str(error.value)


BEYOND = [date(2026, 4, 3), date(1969, 5, 5), None, date(2100, 12, 20), date(2150, 1, 1)]


@pytest.mark.parametrize("starts", [BEYOND, column(*BEYOND)], ids=["list", "array"])
def test_rows_beyond_the_calendar_are_named(starts):
    """The first of them, the calendar, what it knows, and what can be done."""
    with pytest.raises(HorizonError) as error:
        bulk.due_dates(RESULT, starts, LEGAL)

    assert str(error.value) == (
        "rows 1, 3 and 4 (counted from 0): counted from 1969-05-05, 2100-12-20, 2150-01-01, "
        "the days go beyond what the calendar be.legal knows: 1975-01-01 to 2100-12-31; leave "
        "such rows out, give a calendar of more years, or ask for beyond='missing'"
    )


@pytest.mark.parametrize("starts", [BEYOND, column(*BEYOND)], ids=["list", "array"])
def test_rows_beyond_the_calendar_can_be_missing(starts):
    """When that is asked for; the others keep their dates."""
    found = bulk.due_dates(RESULT, starts, LEGAL, beyond="missing")

    assert list(found if isinstance(found, list) else found.tolist()) == [
        date(2026, 5, 6),
        *[None] * 4,
    ]


def test_a_million_rows_beyond_are_counted():
    """Named by number only from the fourth on."""
    days = np.full(gather.WHOLE + 10, np.datetime64("2150-01-01"))
    days[0] = np.datetime64("2026-01-01")

    with pytest.raises(HorizonError, match=r"rows 1, 2, 3 and 1,048,582 more"):
        bulk.add_working_days(days, 1, LEGAL)


def test_no_number_of_a_day_wraps_round():
    """Days before 1970 have negative numbers, which an array would read from its end."""
    days = np.arange(-100_000, 1).astype("datetime64[D]")

    found = bulk.add_working_days(days, 5, LEGAL, beyond="missing")

    assert np.isnat(found).all()
    assert bulk.add_working_days([date(1969, 1, 1)], 5, LEGAL, beyond="missing") == [None]
    assert bulk.due_dates(ANSWER, days)[-1] == np.datetime64("1970-02-15")


@pytest.mark.parametrize("amounts", [None, 1, [1] * 3])
def test_days_that_no_date_can_be_are_beyond(amounts):
    """Arrays know the year 20,000; dates end with 9999."""
    days = np.array([6_600_000, -800_000, 2**62], "M8[D]")

    with pytest.raises(HorizonError, match="the years 1 to 9999"):
        bulk.due_dates(ANSWER, days, amounts=amounts)


@pytest.mark.parametrize("starts", [DAYS, column(*DAYS)], ids=["list", "array"])
@pytest.mark.parametrize(
    ("amounts", "error", "said"),
    [
        ([1, 2], ChoiceError, "2 amounts for 3 days"),
        ([1, 0, -1], ChoiceError, "rows 1 and 2 (counted from 0): 0, -1; from 1 to 36,525"),
        ([1, 2, 40_000], ChoiceError, "row 2 (counted from 0): 40,000"),
        ([1.0, 2.0, 3.0], AmountError, "rows 0, 1 and 2 (counted from 0): not a whole number"),
        ([1, None, 2], AmountError, "row 1 (counted from 0): not a whole number"),
        (0, ChoiceError, "0 working days: from 1 to 36,525"),
        (True, AmountError, "a bool where a whole number of working days is wanted"),
    ],
)
def test_amounts_that_no_term_can_have_are_refused(starts, amounts, error, said):
    """With their rows, for a limit and for working days alike."""
    given = amounts if isinstance(starts, list) or isinstance(amounts, int) else np.array(amounts)

    with pytest.raises(error) as caught:
        bulk.due_dates(RESULT, starts, LEGAL, amounts=given)
    assert said in str(caught.value)
    with pytest.raises(error):
        bulk.add_working_days(starts, given, LEGAL)


def test_large_amounts_are_refused_in_any_type_and_unit():
    """Also those that 64 bits hold only without a sign, and in a later block."""
    huge, three = np.array([1, 2**63 + 5, 2], np.uint64), column(*DAYS)
    with pytest.raises(ChoiceError, match=r"row 1 \(counted from 0\): 9,223,372,036,854,775,813"):
        bulk.due_dates(RESULT, three, LEGAL, amounts=huge)
    with pytest.raises(ChoiceError, match="row 0"):
        bulk.due_dates(ANSWER, three, amounts=np.array([2**62, 1, 1]))
    many = np.ones(gather.BLOCK + 9, int)
    many[-1] = 0
    for limit in (RESULT, ANSWER):
        with pytest.raises(ChoiceError, match=r"row 65,?544"):
            bulk.due_dates(limit, np.repeat(three[:1], len(many)), LEGAL, amounts=many)


@pytest.mark.parametrize("rule", StartRule)
def test_working_days_are_added_under_every_start_rule(rule):
    """To a list and to an array, one number for all or one a row, as to each day alone."""
    days = [date(2026, 5, 1) + timedelta(days=n) for n in range(40)]
    numbers = [n % 7 + 1 for n in range(40)]
    after = LEGAL.working_days_after
    same = [after(day, 3, rule) for day in days]
    each = [after(day, n, rule) for day, n in zip(days, numbers, strict=True)]

    for calendar in (LEGAL, bulk.freeze(LEGAL)):
        asked = {"calendar": calendar, "start_rule": rule.value}
        assert bulk.add_working_days(days, 3, **asked) == same
        assert bulk.add_working_days(days, numbers, **asked) == each
        assert bulk.add_working_days(column(*days), 3, **asked).tolist() == same
        for kind in (np.int64, np.uint8):
            many = np.array(numbers, kind)
            assert bulk.add_working_days(column(*days), many, **asked).tolist() == each


def test_one_amount_for_all_may_come_from_numpy():
    """Or be Python's own."""
    assert bulk.add_working_days(column(*DAYS), np.int16(21), LEGAL).tolist() == DUE
    assert due(column(*DAYS), amounts=21) == DUE
    assert bulk.due_dates(ANSWER, DAYS, LEGAL, amounts=1)[0] == date(2026, 12, 2)


@pytest.mark.parametrize("starts", [DAYS, column(*DAYS)], ids=["list", "array"])
def test_amounts_keep_to_the_least_of_the_limit(starts):
    """A limit of at least five working days has no amount below."""
    limit = TimeLimit(
        code="x", term="14 calendar days", at_least_working_days=5, calendar="be.legal"
    )

    with pytest.raises(ChoiceError, match="from 5 to 36,525"):
        bulk.due_dates(limit, starts, LEGAL, amounts=4)


@pytest.mark.parametrize("starts", [DAYS, column(*DAYS)], ids=["list", "array"])
@pytest.mark.parametrize("term", ["immediate", "no figure"])
def test_a_term_without_a_number_has_no_amounts(starts, term):
    """Without them the one is due at once, and the other never."""
    limit = TimeLimit(code="x", term=term)
    found = bulk.due_dates(limit, starts)
    wanted = DAYS if term == "immediate" else [None] * 3

    assert (found if isinstance(found, list) else found.tolist()) == wanted
    with pytest.raises(LimitError, match=f"'{term}' has no amounts"):
        bulk.due_dates(limit, starts, amounts=3)


@pytest.mark.parametrize("starts", [DAYS, column(*DAYS)], ids=["list", "array"])
def test_a_limit_in_working_days_needs_a_calendar(starts):
    """As it does for a single date; so do days left of it."""
    with pytest.raises(LimitError, match="needs a working calendar"):
        bulk.due_dates(RESULT, starts)
    with pytest.raises(LimitError, match="are counted on a working calendar"):
        bulk.days_left(starts, date(2026, 5, 1), RESULT)


def test_a_name_is_no_calendar():
    """Nothing is looked up by name; the error says how to."""
    with pytest.raises(ChoiceError, match=r"give get_calendar\('be.legal'\)"):
        bulk.add_working_days(column(*DAYS), 1, "be.legal")
    for calendar in (3, [3], {}):
        for ask in (
            lambda calendar=calendar: bulk.freeze(calendar),
            lambda calendar=calendar: bulk.add_working_days(column(*DAYS), 1, calendar),
            lambda calendar=calendar: bulk.due_dates(ANSWER, column(*DAYS), calendar),
        ):
            with pytest.raises(ChoiceError, match="no calendar: "):
                ask()


def test_a_limit_with_a_condition_from_elsewhere_is_counted_as_well():
    """Tables are found by the limit; where it cannot be hashed, by its choices alone."""

    class Elsewhere:
        __hash__ = None

    limit = TimeLimit(code="x", term="21 working days", calendar="be.legal", when=[Elsewhere()])

    assert bulk.due_dates(limit, column(*DAYS), LEGAL).tolist() == DUE


def test_what_becomes_of_rows_beyond_is_one_of_two():
    """Anything else is a slip, and told before anything is counted."""
    with pytest.raises(ChoiceError, match="did you mean 'missing'"):
        bulk.due_dates(RESULT, column(*DAYS), LEGAL, beyond="misssing")


@pytest.mark.parametrize("n", [1, 45, 400, 31_000, 36_525])
def test_long_lists_are_counted_as_short_ones(n):
    """Up to the last day from which so many working days are left, and no further."""
    days = [LEGAL.first + timedelta(days=day) for day in range((LEGAL.last - LEGAL.first).days + 1)]
    wanted = bulk.add_working_days(column(*days), n, LEGAL, beyond="missing").tolist()
    known = dict(row for row in zip(days, wanted, strict=True) if row[1] is not None)
    many = list(known)[-20_000:] * 2

    assert bulk.add_working_days(days, n, LEGAL, beyond="missing") == wanted
    assert bulk.add_working_days(many, n, LEGAL) == [known[day] for day in many]


# -- where the answers go --------------------------------------------------------------


def test_answers_can_go_into_an_array_that_is_there():
    """Into the very one, also into the one they were asked from, or into every other place."""
    days, out = column(*DAYS), np.empty(3, "datetime64[D]")

    assert bulk.due_dates(RESULT, days, LEGAL, out=out) is out
    assert out.tolist() == DUE
    every_other = np.empty(6, "datetime64[D]")[::2]
    bulk.add_working_days(days, [21, 1, 21], LEGAL, out=every_other)
    assert every_other.tolist() == DUE
    assert bulk.due_dates(RESULT, days, LEGAL, out=days) is days
    assert days.tolist() == DUE


@pytest.mark.parametrize("out", [np.empty(2, "M8[D]"), np.empty(3, "M8[ns]"), [None] * 3])
def test_answers_go_nowhere_else(out):
    """Not into another type or another shape, and those of a list into a list."""
    with pytest.raises(ChoiceError, match="a list gives a list"):
        bulk.due_dates(RESULT, DAYS, LEGAL, out=out)
    with pytest.raises(ChoiceError, match="a list gives a list"):
        bulk.add_working_days(DAYS, 1, LEGAL, out=out)
    with pytest.raises(ChoiceError, match=r"out is an array of datetime64\[D\] of the shape"):
        bulk.due_dates(RESULT, column(*DAYS), LEGAL, out=out)


def test_blocks_change_nothing():
    """A column longer than one block, with missing days in all of them."""
    days = np.resize(column(*DAYS), gather.WHOLE + gather.BLOCK + 7)

    found = bulk.due_dates(RESULT, days, LEGAL)

    assert np.isnat(found).sum() == np.isnat(days).sum()
    assert set(found[~np.isnat(found)].tolist()) == {DUE[0], DUE[2]}
    assert (bulk.is_working_day(days, LEGAL) == ~np.isnat(days)).all()


MISSING = -(2**31)


@pytest.mark.parametrize("rows", [1, 3, 70_000])
def test_days_of_32_bits_are_counted_as_any(rows):
    """As Arrow and Polars hold them, the least number standing for a missing day."""
    days = np.resize(column(*DAYS), rows)
    short = np.where(np.isnat(days), MISSING, days.astype(int)).astype(np.int32)

    found = bulk.due_date32(RESULT, short, LEGAL)

    assert found.dtype == np.int32
    wanted = bulk.due_dates(RESULT, days, LEGAL)
    assert (found[found != MISSING] == wanted[~np.isnat(wanted)].astype(int)).all()
    assert ((found == MISSING) == np.isnat(wanted)).all()


def test_days_of_32_bits_beyond_the_calendar_are_named():
    """In whatever block they are; or they are missing, and those before 1970 counted."""
    short = np.full(70_000, 20_000, np.int32)
    short[[5, 69_999]] = 60_000, -1

    with pytest.raises(HorizonError, match=r"rows 5 and 69999 .*2134-04-11, 1969-12-31"):
        bulk.due_date32(RESULT, short, LEGAL)
    found = bulk.due_date32(RESULT, short, LEGAL, beyond="missing")
    assert np.flatnonzero(found == MISSING).tolist() == [5, 69_999]
    assert bulk.due_date32(ANSWER, np.array([-50], np.int32)).tolist() == [-5]


@pytest.mark.parametrize("days", [np.array([1]), column(*DAYS), [1], 1])
def test_days_of_32_bits_are_no_others(days):
    """Numbers of another size could be anything."""
    with pytest.raises(NotADateError, match="an array of int32 is wanted"):
        bulk.due_date32(RESULT, days, LEGAL)


@pytest.mark.parametrize("unit", ["h", "m", "s", "ms", "us", "ns", "2h", "25s", "7D"])
def test_midnights_are_days_in_every_unit(unit):
    """Before 1970 too; what is no midnight is found wherever it stands."""
    days = column(*DAYS, date(1969, 12, 31), date(1970, 1, 1))
    if unit == "7D":
        days = np.where(np.isnat(days), days, np.array(20_000 // 7 * 7).astype("M8[D]"))
    instants = days.astype(f"M8[{unit}]")

    wanted = bulk.due_dates(ANSWER, days)
    assert (bulk.due_dates(ANSWER, instants)[[0, 2]] == wanted[[0, 2]]).all()
    assert np.isnat(bulk.due_dates(ANSWER, instants)[1])
    if unit != "7D":
        instants[3] += np.timedelta64(1, unit)
        with pytest.raises(NotADateError, match="row 3 "):
            bulk.due_dates(ANSWER, instants)


# -- spans -----------------------------------------------------------------------------


def test_one_day_stands_for_all_rows():
    """On either side, as a date or as numpy has it."""
    spans = bulk.working_days_between(column(*DAYS), date(2026, 12, 31), LEGAL)
    assert spans.astype(object).tolist()[1] is None
    for whole in (date(2026, 4, 3), np.datetime64("2026-04-03")):
        found = bulk.working_days_between(whole, column(*DUE), LEGAL)
        assert found[2] == np.timedelta64(21, "D")
    assert bulk.working_days_between([date(2026, 4, 3)], date(2026, 5, 6), LEGAL) == [21]


@pytest.mark.parametrize("made", [list, lambda days: column(*days)], ids=["list", "array"])
def test_columns_of_a_span_are_of_one_length(made):
    """Otherwise rows would stand beside the wrong ones."""
    with pytest.raises(ChoiceError, match="3 rows of first and 2 of last: as many are wanted"):
        bulk.working_days_between(made(DAYS), made(DAYS[:2]), LEGAL)
    with pytest.raises(ChoiceError, match="a span with both or neither end is not reversed"):
        bulk.working_days_between(made(DUE[:1]), made(DAYS[:1]), LEGAL, ends="both")


def test_a_span_wants_a_column():
    """Two days alone are asked of the calendar."""
    with pytest.raises(ChoiceError, match="a column is wanted for one of them"):
        bulk.working_days_between(date(2026, 1, 1), date(2026, 2, 1), LEGAL)
    with pytest.raises(NotADateError, match="an instant with a time of day"):
        bulk.working_days_between(np.datetime64("2026-01-01T10:00"), column(*DAYS), LEGAL)


@pytest.mark.parametrize("made", [list, lambda days: column(*days)], ids=["list", "array"])
def test_spans_beyond_the_calendar_are_named(made):
    """Whichever end it is; days left and lateness too, and whether a day is worked."""
    inside, beyond = made([date(2026, 1, 1)] * 2), made([date(2026, 2, 2), date(2101, 1, 1)])
    for ask in (
        lambda: bulk.working_days_between(inside, beyond, LEGAL),
        lambda: bulk.working_days_between(beyond, inside, LEGAL),
        lambda: bulk.days_left(beyond, inside, RESULT, LEGAL),
        lambda: bulk.lateness(inside, beyond, RESULT, LEGAL),
        lambda: bulk.is_working_day(beyond, LEGAL),
    ):
        with pytest.raises(HorizonError, match=r"row 1 \(counted from 0\): .*2101-01-01.*be.legal"):
            ask()


def test_a_day_before_1970_is_worked_or_not_as_well():
    """Calendars may begin earlier than the tables."""
    early = get_calendar("be.legal")
    older = type(early)(code="old", name=early.name, first=date(1960, 1, 1), last=date(1980, 1, 1))
    days = column(date(1960, 1, 2), date(1969, 12, 31), date(1970, 1, 1), date(1979, 12, 31))

    assert bulk.is_working_day(days, older).tolist() == [False, True, True, True]
    assert bulk.add_working_days(days[:2], 1, older).astype(str).tolist() == [
        "1960-01-04",
        "1970-01-01",
    ]


# -- frozen calendars ------------------------------------------------------------------


def test_V4_a_frozen_calendar_survives_a_pickle():
    """V4: equal, of one hash, small before and after use, and with the same answers."""
    frozen = bulk.freeze(LEGAL)
    bulk.due_dates(RESULT, column(*DAYS), frozen)
    bulk.due_dates(RESULT, DAYS, frozen)
    back = pickle.loads(pickle.dumps(frozen))

    assert back == frozen
    assert repr(back) == "FrozenCalendar(code='be.legal', first=1975-01-01, last=2100-12-31)"
    assert hash(back) == hash(frozen)
    assert back.content_hash == frozen.content_hash
    assert len(pickle.dumps(frozen)) < 8_000
    assert bulk.due_dates(RESULT, column(*DAYS), back).tolist() == DUE
    assert bulk.freeze(frozen) is frozen


def test_calendars_of_other_days_freeze_to_others():
    """Their fingerprints differ too."""
    others = [bulk.freeze(get_calendar(code)) for code in ("be.legal", "be.legal.saturday")]

    assert others[0] != others[1]
    assert others[0].content_hash != others[1].content_hash


def test_nobody_writes_to_the_tables_of_a_frozen_calendar():
    """They are shared between threads and calls."""
    frozen = bulk.freeze(LEGAL)

    for table in (frozen.rank, frozen.working):
        with pytest.raises(ValueError, match="read-only"):
            table[0] = 1
    assert len(frozen.rank) == (LEGAL.last - LEGAL.first).days + 2
    assert frozen.rank[-1] == len(frozen.working)


# -- without numpy ---------------------------------------------------------------------

WITHOUT = """
import sys
sys.modules["numpy"] = None
from datetime import date
from complaintkit import MissingExtraError, TimeLimit, bulk, get_calendar
limit = TimeLimit(code="x", term="21 working days", calendar="be.legal", roll="following")
legal = bulk.freeze(get_calendar("be.legal"))
print(bulk.due_dates(limit, [date(2026, 4, 3)], legal))
print(bulk.working_days_between([date(2026, 4, 3)], [date(2026, 5, 6)], legal))
try:
    bulk.due_dates(limit, object(), legal)
except MissingExtraError as error:
    print(error)
"""


def test_lists_need_no_numpy():
    """Arrays do, and the error says how to install it."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines() == [
        "[datetime.date(2026, 5, 6)]",
        "[21]",
        "numpy is not installed: pip install 'complaintkit[arrays]'",
    ]


def test_numpy_that_is_not_there_is_asked_for_by_its_extra(monkeypatch):
    """The name of the extra is the one to install."""
    monkeypatch.setattr("complaintkit.bulk.door.find_spec", lambda _: None)

    with pytest.raises(MissingExtraError, match=r"complaintkit\[arrays\]"):
        bulk.is_working_day(column(*DAYS), LEGAL)
