"""Rates, shares, periods, words, counting by codes, tables, definitions of reports."""

import pickle
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from statistics import median as plain_median

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from complaintkit import Text
from complaintkit.errors import ChoiceError, UnknownNameError
from complaintkit.measures import (
    Base,
    Column,
    ColumnKind,
    Dimension,
    Figure,
    Group,
    Indicator,
    Note,
    Period,
    PeriodUnit,
    Population,
    Rate,
    Report,
    ReportDefinition,
    ReportTable,
    Row,
    SeriesBreak,
    TableDefinition,
    Version,
    Words,
    shares,
)
from complaintkit.measures.rate import rounded
from complaintkit.measures.tally import median, one_way, percentile, two_way

SAID = Text(en="said")
TABLE = TableDefinition(code="natures", rows="nature")

# -- rates -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numerator", "denominator", "places", "percent"),
    [
        (87, 167, 0, "52"),
        (32, 167, 0, "19"),
        (32, 87, 2, "36.78"),
        (21, 66, 2, "31.82"),
        (1, 200, 0, "1"),
        (1, 8, 1, "12.5"),
        (1, 3, 6, "33.333333"),
        (0, 7, 1, "0.0"),
        (7, 7, 0, "100"),
    ],
)
def test_R4_a_rate_is_shown_with_halves_rounded_up(numerator, denominator, places, percent):
    """R4: the published percentages of 2019, and halves at the last place."""
    rate = Rate(numerator=numerator, denominator=denominator, base="received")

    assert str(rate.percent(places)) == percent
    assert rate.value == Fraction(numerator, denominator)
    assert rate.base.code == "received"


def test_R3_a_rate_of_nothing_is_none():
    """R3: nought of nought is no number."""
    rate = Rate(numerator=0, denominator=0, base="received")

    assert rate.value is None
    assert rate.percent(2) is None


def test_R4_a_rate_says_what_it_is_of_in_every_language():
    """R4: as plain values it has both counts, and its base by code and in words."""
    found = Rate(numerator=32, denominator=87, base="admissible").as_dict()

    assert found["numerator"] == 32
    assert found["denominator"] == 87
    assert found["base"] == "admissible"
    assert found["base_label"]["fr"] == "plaintes recevables"
    assert set(found["base_label"]) == {"fr", "nl", "de", "en"}


@pytest.mark.parametrize("bad", [-1, 1.0, "1", True, None])
def test_a_rate_is_of_whole_numbers(bad):
    """Neither fractions nor truths nor texts."""
    with pytest.raises(ChoiceError, match=r"^numerator: a whole number from 0 is wanted$"):
        Rate(numerator=bad, denominator=7, base="received")
    with pytest.raises(ChoiceError, match=r"^denominator: a whole number from 0 is wanted$"):
        Rate(numerator=0, denominator=bad, base="received")


def test_a_part_is_never_more_than_its_base():
    """A percentage of 101 cannot be made."""
    with pytest.raises(ChoiceError, match="8 of 7: a part is never more than its base"):
        Rate(numerator=8, denominator=7, base="received")


@pytest.mark.parametrize("places", [-1, 7, 1.0, True])
def test_places_are_few_whole_numbers(places):
    """From none to six."""
    with pytest.raises(ChoiceError, match="places: a whole number from 0 to 6 is wanted"):
        Rate(numerator=1, denominator=7, base="received").percent(places)


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_never_off_by_more_than_half_a_place(value, places):
    """Halves go away from zero; the sign of a number does not change how it is rounded."""
    found = Fraction(rounded(value, places))

    assert abs(found - value) <= Fraction(1, 2 * 10**places)
    assert Fraction(rounded(-value, places)) == -found
    assert rounded(Fraction(-1, 2), 0) == -1


# -- shares ------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 10_000), max_size=12), st.integers(0, 3))
def test_R2_shares_sum_to_exactly_100(counts, places):
    """R2: at the places shown, each within one unit of what it is; a moved one is marked."""
    found = shares(counts, places)
    if not sum(counts):
        assert found is None
        return

    assert sum(share.percent for share in found) == 100
    for share, count in zip(found, counts, strict=True):
        exact = Fraction(100 * count, sum(counts))
        assert abs(Fraction(share.percent) - exact) < Fraction(1, 10**places)
        assert share.moved is (share.percent != rounded(exact, places))
        assert share.percent.as_tuple().exponent == -places
        assert count or share.percent == 0


def test_R2_what_is_missing_goes_to_those_that_lost_most():
    """R2: worked by hand; of equals to the larger, then to the earlier."""
    plain = [str(share.percent) for share in shares([323, 5, 35, 27])]
    thirds = [(str(it.percent), it.moved) for it in shares([1, 1, 1], 1)]
    halves = [(str(it.percent), it.moved) for it in shares([1, 7, 7, 1, 0])]

    assert plain == ["83", "1", "9", "7"]
    assert thirds == [("33.4", True), ("33.3", False), ("33.3", False)]
    assert halves == [("6", False), ("44", False), ("44", False), ("6", False), ("0", False)]
    # 12.5, 37.5, 50: one half is rounded up, the larger one.
    assert [str(it.percent) for it in shares([1, 3, 4])] == ["12", "38", "50"]
    assert [it.moved for it in shares([1, 3, 4])] == [True, False, False]


@pytest.mark.parametrize("counts", [[-1, 2], [1.5], [True]])
def test_shares_are_of_whole_numbers(counts):
    """As everywhere."""
    with pytest.raises(ChoiceError, match="counts: whole numbers from 0 are wanted"):
        shares(counts)


# -- periods -----------------------------------------------------------------------------

YEARS = st.integers(1, 9999)


def years():
    """Years, quarters and months as they are written."""
    whole = YEARS.map(lambda year: f"{year:04}")
    quarters = st.builds(lambda year, q: f"{year:04}-Q{q}", YEARS, st.integers(1, 4))
    months = st.builds(lambda year, m: f"{year:04}-{m:02}", YEARS, st.integers(1, 12))
    return whole | quarters | months


@given(years())
def test_a_period_is_read_as_it_is_written(text):
    """And again from its days; its parts follow each other and are all of it."""
    period = Period.parse(text)

    assert str(period) == text
    assert Period.parse(f"{period.first}/{period.last}") == period
    assert Period.parse(str(Period(first=period.first, last=period.last))) == period
    for parts in (period.months, period.quarters, period.years):
        assert parts[0].first == period.first
        assert parts[-1].last == period.last
        for one, other in pairwise(parts):
            assert other.first - one.last == timedelta(days=1)


@given(years())
def test_the_period_before_ends_on_the_eve(text):
    """And is of the same unit; before the first year there is none."""
    period = Period.parse(text)
    assume(period.first != date.min)

    before = period.previous

    assert before.unit is period.unit
    assert before.last == period.first - timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "unit", "first", "last", "previous"),
    [
        ("2019", "year", "2019-01-01", "2019-12-31", "2018"),
        ("2019-Q1", "quarter", "2019-01-01", "2019-03-31", "2018-Q4"),
        ("2019-Q3", "quarter", "2019-07-01", "2019-09-30", "2019-Q2"),
        ("2020-02", "month", "2020-02-01", "2020-02-29", "2020-01"),
        ("2019-01", "month", "2019-01-01", "2019-01-31", "2018-12"),
        ("2019-01-01/2019-06-30", "days", "2019-01-01", "2019-06-30", "2018-07-04/2018-12-31"),
        ("2019-05-13/2019-05-13", "days", "2019-05-13", "2019-05-13", "2019-05-12/2019-05-12"),
        ("2019-02-01/2019-04-30", "days", "2019-02-01", "2019-04-30", "2018-11-04/2019-01-31"),
    ],
)
def test_periods_worked_by_hand(text, unit, first, last, previous):
    """Their days, and what comes before: as many days where it is only days."""
    period = Period.parse(text)

    assert (period.unit, str(period.previous)) == (PeriodUnit(unit), previous)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert period.first in period
    assert period.last + timedelta(days=1) not in period
    assert None not in period


def test_the_parts_of_a_period_are_cut_off_where_it_ends():
    """From the middle of a month to the middle of another one, over the turn of a year."""
    period = Period.parse("2018-11-15/2019-02-10")

    assert [str(it) for it in period.months] == [
        "2018-11-15/2018-11-30",
        "2018-12",
        "2019-01",
        "2019-02-01/2019-02-10",
    ]
    assert [str(it) for it in period.quarters] == [
        "2018-11-15/2018-12-31",
        "2019-01-01/2019-02-10",
    ]
    assert [str(it) for it in period.years] == ["2018-11-15/2018-12-31", "2019-01-01/2019-02-10"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "19",
        "2019-13",
        "2019-Q5",
        "2019-02-30/2019-03-01",
        "2019/2020",
        "٢٠١٩",
        "0000",
        "2019-1",
    ],
)
def test_what_is_no_period_is_refused_with_the_ways_there_are(text):
    """Each of them with an example."""
    with pytest.raises(ChoiceError) as caught:
        Period.parse(text)

    wanted = "as in 2019, 2019-Q1, 2019-03 or 2019-01-01/2019-06-30"
    assert str(caught.value) == f"no period '{text}'; {wanted}"


def test_a_period_does_not_end_before_it_starts():
    """Neither given nor written."""
    with pytest.raises(ChoiceError, match="a period from 2019-02-01 cannot end on 2019-01-31"):
        Period.parse("2019-02-01/2019-01-31")


@pytest.mark.parametrize("text", ["0001", "0001-01-01/0001-01-31", "0001-01-03/0001-01-31"])
def test_before_the_first_days_there_is_no_period(text):
    """The calendar begins in the year 1."""
    with pytest.raises(ChoiceError, match="no period before 0001"):
        _ = Period.parse(text).previous


# -- words -------------------------------------------------------------------------------


def test_words_are_a_text_or_a_message():
    """One of the two."""
    for given_ in ({}, {"text": SAID, "message": "report.total"}):
        with pytest.raises(ChoiceError, match="words are a text or a message, one of the two"):
            Words(**given_)


def test_words_say_their_values_in_the_language():
    """Numbers with the signs of the language, days, lists, and words in words."""
    words = Words(
        message="report-note.counted",
        values={"what": Words(text=Text(fr="cas", en="cases")), "number": 12_345},
    )
    day = Words(
        message="report-note.period-not-over",
        values={"last": date(2019, 12, 31), "as_of": date(2019, 7, 1)},
    )
    many = Words(message="report-note.taxonomy-changed", values={"codes": ["a", "b"]})
    other = Words(message="report-note.counted", values={"what": SAID, "number": Decimal("1.50")})
    third = Words(message="report-note.counted", values={"what": Fraction(1, 2), "number": "x"})

    assert words.in_language("en") == "cases: 12,345."
    assert words.as_dict()["nl"].startswith("cas: 12.345")
    assert "31 december 2019" in day.in_language("nl")
    assert "(a en b)" in many.in_language("nl")
    assert other.in_language("fr") == "said\N{NO-BREAK SPACE}: 1,50."
    assert third.in_language("en") == "1/2: x."


def test_words_do_not_change_with_what_they_were_made_of():
    """Their values are a copy."""
    values = {"what": "x", "number": 1}
    words = Words(message="report-note.counted", values=values)
    values["number"] = 2

    assert words.in_language("en") == "x: 1."
    assert pickle.loads(pickle.dumps(words)) == words


# -- counting by codes -------------------------------------------------------------------

CODES = st.lists(st.lists(st.sampled_from("abc"), max_size=3, unique=True).map(tuple))


@given(st.data())
def test_R1_two_ways_of_counting_agree(data):
    """R1: the pairs of a row sum to its count when each case has one column."""
    rows = data.draw(CODES)
    same = {"min_size": len(rows), "max_size": len(rows)}
    columns = data.draw(st.lists(st.sampled_from("xy").map(lambda code: (code,)), **same))
    chosen = data.draw(st.lists(st.booleans(), **same))

    single, pairs = one_way(rows, chosen), two_way(rows, columns, chosen)

    assert single == Counter(
        code for codes, it in zip(rows, chosen, strict=True) if it for code in codes
    )
    for code in "abc":
        assert sum(pairs.get((code, column), 0) for column in "xy") == single.get(code, 0)


def test_columns_of_different_length_are_refused():
    """A case without a place in one of them would be dropped in silence."""
    with pytest.raises(ValueError, match="longer than argument 1"):
        one_way([("a",)], [True, False])


@given(st.lists(st.integers(0, 500)))
def test_R3_the_middle_and_the_ninetieth_are_of_the_numbers(lengths):
    """R3: None for none; the median is that of the standard library."""
    if not lengths:
        assert median(lengths) is None
        assert percentile(lengths, 90) is None
        return
    ninety = percentile(lengths, 90)

    assert median(lengths) == Decimal(str(plain_median(lengths)))
    assert ninety in lengths
    assert sum(it <= ninety for it in lengths) * 10 >= 9 * len(lengths)
    assert sum(it < ninety for it in lengths) * 10 < 9 * len(lengths)


# -- tables ------------------------------------------------------------------------------


def a_table(**fields):
    """A table with a row that has the code of a total, and a total."""
    words = Words(text=SAID)
    rows = (
        Row(code="a", label=words, figures=(Figure(value=1), Figure(withheld=True))),
        Row(code="total", label=words, figures=(Figure(value=2), Figure())),
        Row(code="total", label=words, figures=(Figure(value=3), Figure()), total=True),
    )
    columns = (
        Column(code="count", label=words),
        Column(code="x", label=words, kind=ColumnKind.RATE),
    )
    given_ = {"code": "t", "title": words, "head": words, "columns": columns, "rows": rows}
    return ReportTable(**{**given_, **fields})


def test_a_figure_is_found_by_its_row_and_column():
    """``total`` is the sum, though a row may be called so."""
    table = a_table()

    assert table.figure("a").value == 1
    assert table.figure("a", "x").withheld
    assert table.figure("total").value == 3


def test_what_is_not_in_a_table_is_said_with_what_is():
    """Rows and columns by their codes."""
    with pytest.raises(UnknownNameError, match="no row 'b'"):
        a_table().figure("b")
    with pytest.raises(UnknownNameError, match=r"no column 'y'.*count"):
        a_table().figure("a", "y")


def a_report(**fields):
    """A report of one table."""
    words = Words(text=SAID)
    given_ = {
        "code": "yearly",
        "title": words,
        "body": words,
        "policy": "x.body",
        "versions": (Version(name="1", content_hash="abc", cases=3),),
        "period": Period.parse("2019"),
        "as_of": date(2020, 1, 31),
        "published": False,
        "threshold": 5,
        "tables": (a_table(notes=(Note(code="n", words=words, warning=True),)),),
        "notes": (Note(code="n", words=words),),
    }
    return Report(**{**given_, **fields})


def test_a_report_is_plain_values_all_the_way():
    """Nothing but texts, numbers, truths, lists and tables of them; decimals as texts."""
    rate = Rate(numerator=1, denominator=4, base="received")
    figure = Figure(
        value=Decimal("2.5"), rate=rate, percent=Decimal("25.0"), unit="x", text=Words(text=SAID)
    )
    table = a_table(base=Words(text=SAID))
    table = evolve(table, rows=(evolve(table.rows[0], figures=(figure, figure)),))
    found = a_report(
        tables=(table,),
        recipient=Words(text=SAID),
        compared=Period.parse("2018"),
        series_breaks=(SeriesBreak(first=date(2019, 1, 1), says=SAID, source="page"),),
        taxonomies={"x": "def"},
    ).as_dict()

    def plain(value):
        if isinstance(value, dict):
            return all(type(key) is str and plain(it) for key, it in value.items())
        if isinstance(value, list):
            return all(map(plain, value))
        return value is None or type(value) in {str, int, bool}

    assert plain(found)
    assert sorted(found) == [
        *("as_of", "body", "code", "compared", "definition_hash", "library", "notes", "period"),
        *("policy", "published", "recipient", "series_breaks", "tables", "taxonomies"),
        *("threshold", "title", "versions"),
    ]
    assert found["series_breaks"][0]["first"] == "2019-01-01"
    assert found["period"] == {"name": "2019", "first": "2019-01-01", "last": "2019-12-31"}
    assert found["compared"]["name"] == "2018"
    assert found["series_breaks"][0]["source"] == ["page"]
    shown = found["tables"][0]["rows"][0]["figures"][0]
    assert shown == {
        "value": "2.5",
        "rate": rate.as_dict(),
        "percent": "25.0",
        "moved": False,
        "withheld": False,
        "unit": "x",
        "text": dict.fromkeys(("fr", "nl", "de", "en"), "said"),
    }
    for part, keys in (
        (found["tables"][0]["columns"][0], {"code", "label", "kind", "total"}),
        (found["tables"][0]["rows"][0], {"code", "label", "figures", "total"}),
    ):
        assert set(part) == keys
    assert a_report().as_dict()["compared"] is None


def test_a_table_of_a_report_is_found_by_its_code():
    """And what is not there is said."""
    assert a_report().table("t").code == "t"
    with pytest.raises(UnknownNameError, match="no table 'u'"):
        a_report().table("u")


# -- definitions -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"rows": None}, "rows: a table of counts needs the dimension of its rows"),
        ({"kind": "indicators"}, "indicators: a table of indicators needs at least one"),
        ({"kind": "limits"}, "rows: only in a table of counts"),
        ({"kind": "flow", "rows": None, "base": "received"}, "base: only in a table of counts"),
        ({"indicators": (Indicator(count="founded"),)}, "indicators: only in a table of"),
        ({"limits": "answer"}, "limits: only in a table of time limits"),
        ({"kind": "limits", "rows": None, "columns": "month"}, "columns: only in other tables"),
        ({"kind": "flow", "rows": None, "columns": "unit"}, "columns: what came and went is told"),
        ({"columns": "nature"}, "columns: 'nature' stands in the rows already"),
        ({"columns": "unit", "base": "received"}, "base: percentages are shown in tables of one"),
        ({"mapping": "be.inasti"}, "mapping: only with categories"),
        ({"places": 7}, "places: a whole number from 0 to 6 is wanted"),
        ({"base": "closed"}, "'received' is no part of 'closed': no rate of it"),
        ({"population": "closed", "base": "received"}, "'closed' is no part of 'received'"),
        ({"rows": "natures"}, "no dimension 'natures'; did you mean 'nature'"),
        ({"population": "recieved"}, "no population 'recieved'; did you mean 'received'"),
    ],
)
def test_a_table_is_refused_where_its_parts_do_not_go_together(fields, message):
    """With the field that is too much, or missing."""
    with pytest.raises(ChoiceError) as caught:
        TableDefinition(**{"code": "t", "rows": "nature", **fields})

    assert str(caught.value).startswith(message)


def test_a_code_is_in_one_group_only():
    """Or it would be counted twice."""
    groups = [Group(code=code, label=SAID, codes="complaint") for code in "ab"]

    with pytest.raises(ChoiceError, match="groups: 'complaint' is in two of them"):
        TableDefinition(code="t", rows="nature", groups=groups)


@pytest.mark.parametrize("places", [-1, 7])
def test_an_indicator_is_a_part_of_its_base(places):
    """Answered complaints need not be admissible; its places are few."""
    with pytest.raises(ChoiceError, match="'answered' is no part of 'admissible'"):
        Indicator(count="answered", of="admissible")
    with pytest.raises(ChoiceError, match="places: a whole number from 0 to 6"):
        Indicator(count="founded", of="admissible", places=places)
    assert Indicator(count=Population.FOUNDED).code == "founded"


def a_definition(*tables, **fields):
    """A definition of these tables."""
    given_ = {"code": "yearly", "label": SAID, "cadence": "year", "tables": tables or (TABLE,)}
    return ReportDefinition(**{**given_, **fields})


def test_a_report_has_every_table_once():
    """At least one; and none that it is split by already."""
    with pytest.raises(ChoiceError, match="a second table 'natures'"):
        a_definition(TABLE, TABLE)
    with pytest.raises(ChoiceError, match="split: 'nature' stands in a table already"):
        a_definition(split="nature")
    with pytest.raises(ChoiceError, match="tables: at least one is wanted"):
        a_definition().with_tables([])
    with pytest.raises(ChoiceError, match="threshold: a whole number from 3 is wanted"):
        a_definition(threshold=2)
    with pytest.raises(ChoiceError, match="by the year, the quarter or the month"):
        a_definition(cadence="days")


def test_a_definition_gives_its_tables_and_its_fingerprint():
    """Another table, another fingerprint."""
    one = a_definition(split=Dimension.UNIT)
    other = one.with_tables([evolve(TABLE, empty=True)])

    assert one.table("natures") is TABLE
    assert one.content_hash == a_definition(split="unit").content_hash != other.content_hash
    with pytest.raises(UnknownNameError, match="no table 'nature'"):
        one.table("nature")


def test_a_base_can_be_given_whole():
    """With words of one's own."""
    base = Base(code="own", label=Words(text=SAID))

    assert Rate(numerator=1, denominator=2, base=base).base.label.in_language("fr") == "said"
