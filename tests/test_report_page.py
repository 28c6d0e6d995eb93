"""A report as its reader meets it: which words, which columns, which signs, which picture."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from report_makers import (
    DUE,
    EVERYTHING,
    INDICATORS,
    LIMITS,
    MONTHS,
    NATURES,
    NUMBER,
    SMALL,
    WITHHELD,
    a_report,
    hostile,
    row,
    share,
    words,
)

from complaintkit import UnknownNameError
from complaintkit.measures import (
    Column,
    ColumnKind,
    Figure,
    Note,
    Period,
    ReportTable,
    Version,
)
from complaintkit.measures.pages.page import ChartKind, Mark
from complaintkit.measures.pages.showing import page_of
from complaintkit.text import LANGUAGES


def shown(table, language="en"):
    """The page of a report with one table: that table."""
    (found,) = page_of(a_report(table), language).tables
    return found


def grid(table, language="en"):
    """The texts of a table: the heads, then row by row."""
    found = shown(table, language)
    return [found.headings, *((it.label, *(cell.text for cell in it.cells)) for it in found.lines)]


# -- the head of the page --------------------------------------------------------------


def test_a_page_says_whose_report_it_is_of_when_and_as_known_when():
    """Three things without which no figure can be judged."""
    page = page_of(a_report(), "en")

    assert page.title == "Lindeval: yearly report, 2019"
    assert page.period == "1 January 2019 to 31 December 2019, as known on 31 January 2020"


def test_a_comparison_says_with_what():
    """Beside the days it is about, before any figure."""
    compared = a_report(compared=Period.parse("2018-Q4"))

    assert page_of(compared, "en").period.endswith(", compared with 4th quarter 2018")


@pytest.mark.parametrize(
    ("period", "language", "name"),
    [
        ("2019", "fr", "2019"),
        ("2019-Q2", "fr", "2e trimestre 2019"),
        ("2019-Q2", "nl", "2e kwartaal 2019"),
        ("2019-Q2", "de", "2. Quartal 2019"),
        ("2019-Q2", "en", "2nd quarter 2019"),
        ("2019-03", "de", "März 2019"),
        ("2019-03", "fr", "mars 2019"),
        ("2019-01-05/2019-02-01", "fr", "5 janvier 2019 – 1er février 2019"),
    ],
)
def test_a_period_is_called_as_people_call_it(period, language, name):
    """A year, a quarter, a month; other days by the first and the last."""
    page = page_of(a_report(period=Period.parse(period)), language)

    assert page.title.endswith(f", {name}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("published", [True, False])
def test_R5_a_page_says_whether_it_may_be_shown_to_everybody(published, language):
    """R5: and up to which number figures are withheld: 4, where 5 is the least that is shown."""
    page = page_of(a_report(published=published), language)

    assert page.internal is not published
    assert "4" in page.status
    assert page.language == language


def test_a_page_says_what_it_was_made_from():
    """The policy with its version and fingerprint, the definition with its own, the library."""
    made = a_report(recipient=words("the network"))

    assert page_of(made, "en").facts == (
        ("for", "the network"),
        ("policy", "be.lindeval 2019 0123456789abcdef (167 cases)"),
        ("definition", "yearly fedcba9876543210"),
        ("computed with", "complaintkit 1.2.3"),
    )


def test_what_is_not_known_of_its_making_is_left_out():
    """No versions where there were no cases, no fingerprint, no library."""
    bare = a_report(versions=(), definition_hash=None, library=None)

    assert page_of(bare, "en").facts == (("policy", "be.lindeval"), ("definition", "yearly"))


def test_how_many_cases_a_version_had_is_told_only_where_the_report_tells_it():
    """What is published does not."""
    version = Version(name="2019", content_hash="0123456789abcdef")

    assert dict(page_of(a_report(versions=(version,)), "en").facts)["policy"] == (
        "be.lindeval 2019 0123456789abcdef"
    )


def test_warnings_come_first():
    """What may mislead is read before what is only good to know; else the order stays."""
    notes = [
        Note(code=code, words=words(code), warning=code.isupper()) for code in ("a", "B", "c", "D")
    ]

    found = page_of(a_report(notes=tuple(notes)), "en").remarks

    assert [it.text for it in found] == ["B", "D", "a", "c"]
    assert [it.warning for it in found] == [True, True, False, False]


def test_another_language_is_refused():
    """As everywhere in the library."""
    with pytest.raises(UnknownNameError, match="no language 'es'"):
        page_of(a_report(), "es")


# -- bases and percentages -------------------------------------------------------------


def test_R4_a_table_says_what_is_counted_and_what_100_percent_is():
    """R4: in words, with the number."""
    assert shown(NATURES).says == ("Counted: contacts received.", "100% = 167 contacts received.")
    assert shown(NATURES, "fr").says == (
        "Sont comptés\N{NO-BREAK SPACE}: contacts reçus.",
        "100\N{NO-BREAK SPACE}% = 167 contacts reçus.",
    )


def test_a_share_has_a_column_of_its_own_beside_its_count():
    """With as many places as the report shows."""
    assert grid(NATURES) == [
        ("nature", "number", "share"),
        ("complaint", "87", "52.1%"),
        ("question", "29", "17.4%"),
        ("praise", "51", "30.5%"),
        ("total", "167", "100.0%"),
    ]


def test_numbers_are_written_as_in_the_language():
    """Comma or point, space or point between thousands."""
    *_, first, second = grid(MONTHS, "fr")
    narrow = "\N{NARROW NO-BREAK SPACE}"
    assert first == ("Dutch", "5", f"1{narrow}500", f"1{narrow}505")
    assert second[3] == f"1{narrow}517"
    assert grid(NATURES, "de")[1][2] == "52,1\N{NO-BREAK SPACE}%"
    assert grid(MONTHS, "en")[2][2] == "1,500"


def test_R2_a_percentage_that_was_moved_has_a_mark_and_the_mark_a_note():
    """R2: largest remainder is never applied in silence."""
    table = shown(NATURES)
    moved = [cell for line in table.lines for cell in line.cells if cell.mark is Mark.MOVED]

    assert [(cell.text, cell.sign) for cell in moved] == [("30.5%", "†")]
    assert [it.text for it in table.remarks] == [
        "†: moved by one in the last decimal, so that the shares sum to exactly 100%."
    ]


def test_R4_where_percentages_are_of_different_things_each_says_of_what():
    """R4: 19 % of all is 37 % of the admissible ones; neither stands without its base."""
    table = shown(INDICATORS)

    assert [[(cell.text, cell.of) for cell in line.cells] for line in table.lines] == [
        [("167", ""), ("", "")],
        [("32", ""), ("19.16%", "32 of 167 contacts received")],
        [("32", ""), ("36.78%", "32 of 87 admissible complaints")],
    ]
    assert table.says == ()


def test_R4_a_rate_says_of_how_many_it_is_how_many():
    """R4: the table says of what, and each rate how many that is."""
    table = shown(LIMITS)
    rate, target, median, remark = table.lines[0].cells

    assert (rate.text, rate.of) == ("91.95%", "80 of 87")
    assert (target.text, target.of) == ("95%", "")
    assert (median.text, median.unit) == ("12.5 calendar days", "calendar days")
    assert (remark.text, remark.number) == ("not reached", None)
    assert table.says == ("100% = answers due.",)


def test_R4_shares_of_wholes_of_several_sizes_name_what_they_are_of():
    """R4: no single number would be true; the base is."""
    rows = (row("a", "a", share(1, 2, "50")), row("b", "b", share(1, 4, "25")))

    assert shown(evolve(NATURES, rows=rows)).says[1:] == ("100% = contacts received.",)


def test_columns_with_other_bases_say_so_by_their_names():
    """Two periods beside each other have two wholes."""
    then, now = share(50, 100, "50.0"), share(87, 167, "52.1")
    columns = (
        Column(code="count@2018", label=words("2018")),
        Column(code="x", label=words("2019")),
    )
    table = ReportTable(
        code="two",
        title=words("Two"),
        head=words("nature"),
        columns=columns,
        rows=(row("a", "complaint", then, now),),
    )

    assert shown(table).says == (
        "2018: 100% = 100 contacts received.",
        "2019: 100% = 167 contacts received.",
    )
    assert shown(table).headings == ("nature", "2018", "share", "2019", "share")


def test_columns_with_the_same_base_say_it_once():
    """One sentence for both."""
    figure = share(80, 87, "91.95", DUE)
    columns = tuple(
        Column(code=code, label=words(code), kind=ColumnKind.RATE) for code in ("net", "gross")
    )
    table = evolve(LIMITS, columns=columns, rows=(row("a", "answer", figure, figure),))

    assert shown(table).says == ("100% = answers due.",)


def test_R1_rows_that_sum_to_more_than_their_total_say_why():
    """R1: one contact comes by letter and by phone, and is counted in both rows."""
    many = shown(evolve(SMALL, many_valued=True))

    assert [it.text.partition(",")[0] for it in many.remarks] == [
        "One contact can be counted in several of these",
        "withheld: a number from 1 to 4",
    ]


# -- what is withheld, and what is not there -------------------------------------------


def test_R5_a_withheld_figure_shows_no_number_and_a_note_says_why():
    """R5: neither as a text nor as a number for a spreadsheet; count and share alike."""
    table = shown(SMALL)
    cells = [cell for line in table.lines[1:3] for cell in line.cells]

    assert {(cell.text, cell.number, cell.mark) for cell in cells} == {
        ("withheld", None, Mark.WITHHELD)
    }
    assert [it.text for it in table.remarks] == [
        (
            "withheld: a number from 1 to 4, or one from which such a number could be worked out. "
            "It is kept back so that nobody can be recognised."
        )
    ]


def test_R5_a_count_whose_base_is_withheld_has_no_share():
    """R5: the cell stays empty; the count may be shown."""
    table = evolve(SMALL, rows=(*SMALL.rows, row("d", "new", Figure(value=7))))

    assert [cell.text for cell in shown(table).lines[-1].cells] == ["7", ""]


def test_R3_no_figure_is_a_dash_with_a_note():
    """R3: never nought; a promise that was not made and a remark that is not there are nothing."""
    table = shown(LIMITS)

    assert [cell.text for cell in table.lines[1].cells] == ["–", "", "–", ""]
    assert [it.text for it in table.remarks] == [
        "–: no figure, as there is nothing to work it out from."
    ]
    assert {cell.number for cell in table.lines[1].cells} == {None}


def test_R3_a_share_of_nothing_is_a_dash():
    """R3: the count may be there, its part is not."""
    none = evolve(share(0, 0, "0"), percent=None)
    table = evolve(NATURES, rows=(row("a", "a", share(1, 2, "50")), row("b", "b", none)))

    assert grid(table)[2] == ("b", "0", "–")


def test_where_nothing_was_promised_there_is_no_column_of_promises():
    """An empty column would look like one that somebody forgot."""
    unpromised = [
        evolve(it, figures=(it.figures[0], Figure(), *it.figures[2:])) for it in LIMITS.rows
    ]

    assert grid(evolve(LIMITS, rows=tuple(unpromised)))[0] == (
        "limit",
        "in time",
        "median",
        "remark",
    )
    assert grid(LIMITS)[0] == ("limit", "in time", "promised", "median", "remark")


@pytest.mark.parametrize(
    ("value", "unit", "language", "text"),
    [
        (1, "calendar days", "en", "1 calendar day"),
        (21, "calendar days", "nl", "21 kalenderdagen"),
        (Decimal("1.5"), "working days", "fr", "1,5 jour ouvrable"),
        (Decimal("2.5"), "working days", "fr", "2,5 jours ouvrables"),
        (Decimal("1.5"), "working days", "nl", "1,5 werkdagen"),
        (Decimal("0.5"), "months", "en", "0.5 months"),
        (Decimal(3), "months", "de", "3 Monate"),
        (4, None, "de", "4"),
    ],
)
def test_a_length_has_its_unit_in_the_plural_that_the_language_wants(value, unit, language, text):
    """French has the singular up to two, the others for one alone."""
    figure = Figure(value=value, unit=unit)
    column = Column(code="median", label=NUMBER, kind=ColumnKind.LENGTH)
    table = evolve(LIMITS, columns=(column,), rows=(row("a", "a", figure),))

    assert grid(table, language)[1] == ("a", text)
    assert shown(table, language).lines[0].cells[0].number == value


@pytest.mark.parametrize(("value", "text"), [(3, "+3"), (-1_200, "−1,200"), (0, "0")])
def test_a_difference_has_its_sign(value, text):
    """Nobody takes it for a count."""
    column = Column(code="count@difference", label=NUMBER)
    table = evolve(LIMITS, columns=(column,), rows=(row("a", "a", Figure(value=value)),))

    assert grid(table)[1] == ("a", text)


# -- labels ----------------------------------------------------------------------------


def test_months_of_one_year_are_called_by_their_names():
    """The year stands in the title."""
    assert grid(MONTHS)[0] == ("language", "Jan", "Feb", "total")
    assert grid(MONTHS, "fr")[0] == ("language", "janv.", "févr.", "total")


def test_months_of_two_years_have_their_year():
    """Else December would come before January."""
    columns = [evolve(MONTHS.columns[0], code=code) for code in ("2019-12", "2020-01")]
    rows = (row("a", "a", Figure(value=1), Figure(value=1)),)

    assert grid(evolve(MONTHS, columns=tuple(columns), rows=rows), "nl")[0] == (
        "language",
        "dec 2019",
        "jan 2020",
    )


def test_what_only_looks_like_a_month_keeps_its_label():
    """A thirteenth month, and a year nought."""
    columns = [evolve(MONTHS.columns[0], code=code) for code in ("2019-13", "0000-01")]
    rows = (row("a", "a", Figure(value=1), Figure(value=1)),)

    assert grid(evolve(MONTHS, columns=tuple(columns), rows=rows))[0][1:] == ("2019-01",) * 2


def test_X2_no_label_breaks_its_line_or_turns_round_what_follows():
    """X2: controls are spaces; a sign that reverses the direction of writing is gone."""
    page = page_of(hostile(), "en")
    texts = [page.title, page.tables[0].title, *page.tables[0].headings, *page.tables[0].says]
    texts += [page.tables[0].lines[0].label, page.remarks[0].text, dict(page.facts)["for"]]

    assert all(text.replace("\N{NO-BREAK SPACE}", "").isprintable() for text in texts)


# -- pictures --------------------------------------------------------------------------


def drawn(table):
    """What the picture of a table shows: labels with their texts, and how long each is."""
    chart = shown(table).chart
    return None if chart is None else [(it.label, it.text, it.size) for it in chart.points]


def test_a_table_of_counts_is_drawn_as_bars_without_its_total():
    """The total would dwarf its parts."""
    chart = shown(NATURES).chart

    assert chart.kind is ChartKind.BARS
    assert chart.title == "Contacts by nature (number)"
    assert drawn(NATURES) == [("complaint", "87", 87), ("question", "29", 29), ("praise", "51", 51)]
    assert chart.whole is None


def test_R5_a_withheld_figure_is_named_and_not_drawn():
    """R5: no length from which it could be read."""
    assert drawn(SMALL) == [
        ("delay", "64", 64),
        ("tone", "withheld", None),
        ("other", "withheld", None),
    ]


def test_months_across_are_drawn_as_columns_of_their_totals():
    """A time that passes goes from left to right."""
    chart = shown(MONTHS).chart

    assert chart.kind is ChartKind.COLUMNS
    assert chart.title == "By month (total)"
    assert drawn(MONTHS) == [("Jan", "17", 17), ("Feb", "1,500", 1500)]


def test_the_months_of_the_only_row_are_drawn():
    """It is as good as a total; of two rows without a total nothing is drawn but their own."""
    columns, rows = MONTHS.columns[:2], [evolve(it, total=False) for it in MONTHS.rows]
    short = [evolve(it, figures=it.figures[:2]) for it in rows]
    one = evolve(MONTHS, columns=columns, rows=(short[0],))
    two = evolve(MONTHS, columns=columns, rows=tuple(short[:2]))

    assert drawn(one) == [("Jan", "12", 12), ("Feb", "0", 0)]
    assert drawn(two) is None


def test_months_down_are_drawn_as_columns():
    """So do rows that are months."""
    rows = [row(f"2019-{it:02}", "x", Figure(value=it)) for it in (1, 2, 3)]
    table = evolve(NATURES, rows=tuple(rows))

    assert shown(table).chart.kind is ChartKind.COLUMNS
    assert drawn(table) == [("Jan", "1", 1), ("Feb", "2", 2), ("Mar", "3", 3)]


def test_rates_are_drawn_of_a_whole():
    """A bar of 91.95 % leaves room for the rest."""
    chart = shown(LIMITS).chart

    assert chart.whole == Fraction(1)
    assert drawn(LIMITS) == [
        ("final answer", "91.95%", Fraction(9195, 10000)),
        ("review", "–", None),
    ]


def test_of_two_periods_the_report_s_own_is_drawn():
    """The last one; the difference is none of them."""
    columns = (
        Column(code="count@2018", label=words("2018")),
        Column(code="count@2019", label=words("2019")),
        Column(code="count@difference", label=words("more")),
    )
    rows = [
        row(code, code, Figure(value=1), Figure(value=value), Figure(value=value - 1))
        for code, value in (("a", 5), ("b", 7))
    ]

    assert drawn(evolve(NATURES, columns=columns, rows=tuple(rows))) == [
        ("a", "5", 5),
        ("b", "7", 7),
    ]


def test_a_table_of_two_things_draws_the_totals_of_its_rows():
    """The columns are no months here."""
    columns = [evolve(it, code=code) for it, code in zip(MONTHS.columns, "abc", strict=True)]
    columns[2] = MONTHS.columns[2]

    assert drawn(evolve(MONTHS, columns=tuple(columns))) == [
        ("French", "12", 12),
        ("Dutch", "1,505", 1505),
    ]


@pytest.mark.parametrize(
    "table",
    [
        evolve(NATURES, rows=NATURES.rows[:1]),
        evolve(NATURES, rows=()),
        evolve(NATURES, rows=tuple(row(str(it), "x", Figure(value=1)) for it in range(41))),
        evolve(NATURES, rows=(row("a", "a", Figure()), row("b", "b", Figure(value=0)))),
        evolve(NATURES, rows=(row("a", "a", WITHHELD), row("b", "b", WITHHELD))),
        evolve(LIMITS, columns=LIMITS.columns[1:2], rows=()),
    ],
)
def test_what_would_show_nothing_is_not_drawn(table):
    """One figure, none, more than anybody reads, none but noughts, none that may be shown."""
    assert shown(table).chart is None


def test_R6_the_same_report_gives_the_same_page():
    """R6: a page is a value like every other."""
    assert page_of(EVERYTHING, "nl") == page_of(evolve(EVERYTHING), "nl")
    assert page_of(EVERYTHING, "nl") != page_of(evolve(EVERYTHING, as_of=date(2020, 2, 1)), "nl")
