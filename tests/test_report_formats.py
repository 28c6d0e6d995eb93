"""A report as text, Markdown, CSV, JSON and a spreadsheet: what stands where, and what cannot."""

import csv
import io
import json
import re
import socket
import sys
import zipfile
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from report_makers import (
    EVERYTHING,
    HOSTILE,
    INDICATORS,
    LIMITS,
    MONTHS,
    NATURES,
    SMALL,
    a_report,
    hostile,
    row,
    share,
    words,
)

from complaintkit import ChoiceError, MissingExtraError, UnknownNameError
from complaintkit.exports import REPORT_FORMATS, report_as
from complaintkit.measures import Column, ColumnKind, Figure, ReportTable
from complaintkit.text import LANGUAGES

NBSP = "\N{NO-BREAK SPACE}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def made(report, form, language="en"):
    """A report in a format, as text."""
    return report_as(report, form, language).decode("utf-8")


# -- all formats -----------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_R6_every_format_gives_the_same_bytes_again(form, language):
    """R6: no clock, no order of a hash, no name of a machine is in them."""
    assert report_as(EVERYTHING, form, language) == report_as(evolve(EVERYTHING), form, language)


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_no_format_asks_the_network(form, monkeypatch):
    """Nothing is looked up: no socket is ever made."""

    def refused(*_, **__):
        raise AssertionError("a socket")

    monkeypatch.setattr(socket, "socket", refused)

    assert report_as(EVERYTHING, form, "fr")


@pytest.mark.parametrize("form", [form for form in REPORT_FORMATS if form != "json"])
def test_another_language_is_refused_by_every_format(form):
    """JSON has all four."""
    with pytest.raises(UnknownNameError, match="no language 'es'"):
        report_as(a_report(), form, "es")


def test_another_format_is_refused():
    """With what was perhaps meant."""
    with pytest.raises(ChoiceError, match="no format 'htm'; did you mean 'html'"):
        report_as(a_report(), "htm", "en")


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv"])
def test_R5_no_format_knows_a_withheld_figure(form):
    """R5: what is withheld was taken out before; each format says so where it stood."""
    text = made(a_report(SMALL, published=True), form)

    assert "yes" in text if form == "csv" else text.count("withheld") >= 4


# -- text ------------------------------------------------------------------------------

TEXT = """\
Lindeval: yearly report, 2019
1 January 2019 to 31 December 2019, as known on 31 January 2020

For publication: numbers from 1 to 4, and those that would give them away, are withheld.
! The register changed on 1 January.
- Some were received in another year.


Contacts by nature
Counted: contacts received.
100% = 167 contacts received.

nature     number    share
─────────  ──────  ───────
complaint      87   52.1%
question       29   17.4%
praise         51   30.5%†
─────────  ──────  ───────
total         167  100.0%
- †: moved by one in the last decimal, so that the shares sum to exactly 100%.


In short

what      number                                    share
────────  ──────  ───────────────────────────────────────
received     167
founded       32     19.16% (32 of 167 contacts received)
founded       32  36.78% (32 of 87 admissible complaints)


How this report was made
policy         be.lindeval 2019 0123456789abcdef
definition     yearly fedcba9876543210
computed with  complaintkit 1.2.3
Computed from the cases that were given, as they were known on that day: what is not in them is \
not in the figures.
"""


def test_a_report_as_text():
    """Numbers on the right, a line above each total, the base of each figure."""
    report = evolve(EVERYTHING, tables=(NATURES, INDICATORS), recipient=None)

    assert made(report, "text") == TEXT


def test_a_text_without_tables_or_facts_is_still_a_page():
    """Nothing to align."""
    table = evolve(NATURES, rows=(), base=None)

    assert "nature  number" in made(a_report(table), "text")


def test_X2_no_text_moves_the_cursor_of_a_terminal():
    """X2: no control is in it but the ends of its own lines."""
    text = made(hostile(), "text")

    assert "\x1b" not in text
    assert "\u202e" not in text
    assert all(line.replace(NBSP, "").isprintable() for line in text.splitlines())


WORDED = ReportTable(
    code="actions",
    title=words("Actions"),
    head=words("action"),
    columns=(
        Column(code="finding", label=words("finding"), kind=ColumnKind.TEXT),
        Column(code="year", label=words("year"), kind=ColumnKind.TEXT),
        Column(code="votes", label=words("votes")),
    ),
    rows=(
        row(
            "a",
            "write answers that can be read, and have them read",
            Figure(text=words("half of those who were asked did not understand their answer")),
            Figure(),
            Figure(value=7),
        ),
        row("b", "more", Figure(text=words("late")), Figure(text=words("2020")), Figure(value=12)),
    ),
)


def test_words_are_read_from_the_left_and_wrapped_in_a_text():
    """So that a line stays one that is read; numbers stay on the right."""
    lines = made(a_report(WORDED), "text").partition("Actions\n\n")[2].splitlines()

    assert lines[:5] == [
        "action                           finding                           year  votes",
        "───────────────────────────────  ────────────────────────────────  ────  ─────",
        "write answers that can be read,  half of those who were asked did            7",
        "and have them read               not understand their answer",
        "more                             late                              2020     12",
    ]


def test_words_are_read_from_the_left_in_every_format():
    """In Markdown by the line below the heads, in HTML by their class."""
    markdown, html = made(a_report(WORDED), "markdown"), made(a_report(WORDED), "html")

    assert "\n| action | finding | year | votes |\n| --- | --- | --- | ---: |\n" in markdown
    assert '<th scope="col" class="words">finding</th>' in html
    assert '<td class="words">late</td>' in html
    assert '<th scope="col">votes</th>' in html


# -- Markdown --------------------------------------------------------------------------

MARKDOWN = """\
# Lindeval: yearly report, 2019

1 January 2019 to 31 December 2019, as known on 31 January 2020

**For publication: numbers from 1 to 4, and those that would give them away, are withheld.**

> **The register changed on 1 January.**

- Some were received in another year.

## Contacts by nature

Counted: contacts received.

100% = 167 contacts received.

| nature | number | share |
| --- | ---: | ---: |
| complaint | 87 | 52.1% |
| question | 29 | 17.4% |
| praise | 51 | 30.5%† |
| **total** | **167** | **100.0%** |

- †: moved by one in the last decimal, so that the shares sum to exactly 100%.

## How this report was made

- **policy** be.lindeval 2019 0123456789abcdef
- **definition** yearly fedcba9876543210
- **computed with** complaintkit 1.2.3

Computed from the cases that were given, as they were known on that day: what is not in them is \
not in the figures.
"""


def test_a_report_as_markdown():
    """Headings, tables as GitHub writes them, lists."""
    report = evolve(EVERYTHING, tables=(NATURES,), recipient=None)

    assert made(report, "markdown") == MARKDOWN


def test_an_empty_total_is_not_bold():
    """Four stars would be shown as such."""
    table = evolve(
        INDICATORS, rows=(*INDICATORS.rows, row("t", "all", Figure(value=1), total=True))
    )

    assert "| **all** | **1** |  |" in made(a_report(table), "markdown")


def test_X2_no_text_becomes_markup_in_markdown():
    """X2: no element, link, code, emphasis, cell or line of its own."""
    text = made(hostile(), "markdown")
    plain = re.sub(r"\\.", "", text.replace("\\\\", ""))

    assert "<" not in plain
    assert "`" not in plain
    assert "[" not in plain
    assert "](" not in plain
    assert "_" not in plain
    assert "://" not in plain
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 6, line


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("1. first", "1\\. first"),
        ("12) twelfth", "12\\) twelfth"),
        ("2019", "2019"),
        ("- a", "\\- a"),
        ("+ a", "\\+ a"),
        ("=== a", "\\=== a"),
        ("# a", "\\# a"),
        ("> a", "\\> a"),
        ("a | b", "a \\| b"),
        ("a \\| b", "a \\\\\\| b"),
        ("~~a~~", "\\~\\~a\\~\\~"),
        ("&lt;", "\\&lt;"),
        ("a@x.example", "a\\@x.example"),
        ("www.x.example", "www\\.x.example"),
        ("https://x.example", "https:\\//x.example"),
        ("  a  ", "a"),
        ("", ""),
    ],
)
def test_X2_what_markdown_would_take_for_its_own_is_escaped(label, shown):
    """X2: at the start of a text and inside it."""
    text = made(a_report(recipient=words(label or " ")), "markdown")

    assert f"- **for** {shown}\n" in text


# -- CSV -------------------------------------------------------------------------------


def rows_of(report, language="en"):
    """The lines of a report as CSV, by column."""
    return list(csv.DictReader(io.StringIO(made(report, "csv", language))))


def test_R4_csv_has_a_line_for_each_figure_with_its_base():
    """R4: what it is, of what, as numbers that a program reads."""
    first, *_, last = rows_of(a_report())

    assert first == {
        "policy": "be.lindeval",
        "report": "yearly",
        "period": "2019",
        "as_of": "2020-01-31",
        "published": "no",
        "table": "natures",
        "table_label": "Contacts by nature",
        "row": "complaint",
        "row_label": "complaint",
        "total": "no",
        "column": "count",
        "column_label": "number",
        "kind": "count",
        "value": "87",
        "unit": "",
        "percent": "52.1",
        "moved": "no",
        "withheld": "no",
        "text": "",
        "numerator": "87",
        "denominator": "167",
        "base": "received",
        "base_label": "contacts received",
    }
    assert (last["row"], last["total"], last["percent"]) == ("total", "yes", "100.0")
    assert [it["moved"] for it in rows_of(a_report())] == ["no", "no", "yes", "no"]


def test_csv_tells_lengths_words_and_what_is_withheld():
    """In columns of their own; numbers with a point in every language."""
    lengths = {it["column"]: it for it in rows_of(a_report(LIMITS), "fr") if it["row"] == "answer"}
    small = rows_of(a_report(SMALL))

    assert (lengths["median"]["value"], lengths["median"]["unit"]) == ("12.5", "calendar days")
    assert lengths["target"]["percent"] == "95"
    assert lengths["says"]["text"] == "not reached"
    assert [(it["value"], it["withheld"]) for it in small] == [
        ("64", "no"),
        ("", "yes"),
        ("", "yes"),
        ("67", "no"),
    ]


def test_the_labels_of_csv_are_in_the_language():
    """The codes beside them are not."""
    first = rows_of(a_report(), "fr")[0]

    assert (first["row"], first["row_label"]) == ("complaint", "plainte")


def test_a_difference_is_a_number_in_csv():
    """A minus is no formula: the cell has no apostrophe."""
    table = evolve(NATURES, rows=(row("a", "a", Figure(value=-3)),))

    assert rows_of(a_report(table))[0]["value"] == "-3"


def test_X2_csv_has_no_cell_that_a_spreadsheet_would_run():
    """X2: what would be a formula has an apostrophe in front."""
    found = rows_of(hostile())

    assert {it["row"] for it in found} == {"'=cmd()", "'+1"}
    assert {it["text"] for it in found} == {"", HOSTILE, "'@a"}
    assert "'=1+1" in {it["row_label"] for it in found}


# -- JSON ------------------------------------------------------------------------------


def test_R4_json_has_every_figure_with_its_base_and_every_label_in_all_languages():
    """R4: the number of the format first."""
    text = made(a_report(), "json")
    plain = json.loads(text)
    figure = plain["tables"][0]["rows"][0]["figures"][0]

    assert text.startswith('{\n  "format": 1,\n')
    assert text.endswith("}\n")
    assert figure["value"] == 87
    assert figure["percent"] == "52.1"
    assert figure["rate"]["numerator"] == 87
    assert figure["rate"]["denominator"] == 167
    assert figure["rate"]["base"] == "received"
    assert plain["title"]["fr"] == "rapport annuel"
    assert plain["period"] == {"name": "2019", "first": "2019-01-01", "last": "2019-12-31"}


def test_json_is_the_same_in_every_language():
    """The language is chosen by who reads it."""
    assert report_as(EVERYTHING, "json", "fr") == report_as(EVERYTHING, "json", "nl")


# -- spreadsheet -----------------------------------------------------------------------


class Book:
    """A spreadsheet as its own XML has it."""

    def __init__(self, report, language="en"):
        """Write it, and read it again."""
        self.zip = zipfile.ZipFile(io.BytesIO(report_as(report, "xlsx", language)))
        shared = self._tree("xl/sharedStrings.xml")
        self.texts = ["".join(it.itertext()) for it in shared.iter(f"{SHEET}si")]
        self.names = [it.get("name") for it in self._tree("xl/workbook.xml").iter(f"{SHEET}sheet")]
        styles = self._tree("xl/styles.xml")
        formats = {it.get("numFmtId"): it.get("formatCode") for it in styles.iter(f"{SHEET}numFmt")}
        looks = styles.find(f"{SHEET}cellXfs")
        self.formats = [formats.get(it.get("numFmtId")) for it in looks]

    def _tree(self, name):
        return ET.fromstring(self.zip.read(name))

    def cells(self, number):
        """The cells of a sheet by place: a text, or a number with how it is shown."""
        tree = self._tree(f"xl/worksheets/sheet{number}.xml")
        found = {}
        for cell in tree.iter(f"{SHEET}c"):
            value = cell.find(f"{SHEET}v")
            if cell.get("t") == "s":
                found[cell.get("r")] = self.texts[int(value.text)]
            elif value is not None:
                found[cell.get("r")] = (float(value.text), self.formats[int(cell.get("s", 0))])
        return found


def test_a_spreadsheet_has_a_sheet_for_the_whole_and_one_a_table():
    """The first one says what the others are."""
    book = Book(EVERYTHING)

    assert book.names == [
        "2019",
        "1 Contacts by nature",
        "2 By category",
        "3 By month",
        "4 Time limits",
        "5 In short",
    ]
    assert list(book.cells(1).values())[:4] == [
        "Lindeval: yearly report, 2019",
        "1 January 2019 to 31 December 2019, as known on 31 January 2020",
        "For publication: numbers from 1 to 4, and those that would give them away, are withheld.",
        "The register changed on 1 January.",
    ]
    assert "the network" in book.cells(1).values()


def test_numbers_of_a_spreadsheet_are_numbers_shown_as_the_report_shows_them():
    """Percentages are parts of one, as printed; the mark of a moved one is part of its look."""
    cells = Book(EVERYTHING).cells(2)

    assert cells["A1"] == "Contacts by nature"
    assert cells["A2"] == "Counted: contacts received."
    assert [cells[f"{at}5"] for at in "ABC"] == ["nature", "number", "share"]
    assert cells["B6"] == (87, "#,##0")
    assert cells["C6"] == (0.521, "0.0%")
    assert cells["C8"] == (0.305, '0.0%"†"')
    assert cells["A9"] == "total"
    assert cells["A11"].startswith("†: moved by one")


def test_R5_a_withheld_cell_of_a_spreadsheet_holds_the_word_alone():
    """R5: no number behind it."""
    cells = Book(EVERYTHING).cells(3)

    assert (cells["B7"], cells["C7"]) == ("withheld", "withheld")


def test_R4_what_a_percentage_is_of_has_a_column_of_its_own_in_a_spreadsheet():
    """R4: the number beside it stays a number; a length has its unit in its look."""
    limits, short = Book(EVERYTHING).cells(5), Book(EVERYTHING).cells(6)
    heads = {cell: text for cell, text in limits.items() if cell.endswith("4")}

    assert list(heads.values()) == ["limit", "in time", "of what", "promised", "median", "remark"]
    assert (limits["B5"], limits["C5"]) == ((0.9195, "0.00%"), "80 of 87")
    assert limits["D5"] == (0.95, "0%")
    assert limits["E5"] == (12.5, '#,##0.0# "calendar days"')
    assert limits["F5"] == "not reached"
    assert short["D5"] == "32 of 167 contacts received"


def test_the_name_of_a_sheet_is_one_that_a_spreadsheet_takes():
    """At most 31 characters, none of those that are forbidden, and no two alike."""
    title = words("Contacts [by] nature: what/which? * and 'more' \\ of them all")
    tables = [evolve(MONTHS, code=str(number), title=title) for number in range(3)]
    days = evolve(a_report(*tables), period=type(a_report().period).parse("2019-01-05/2019-02-06"))
    names = Book(days).names

    assert names[0] == "2019-01-05 2019-02-06"
    assert names[1] == "1 Contacts  by  nature  what wh"
    assert len(set(names)) == 4


def test_X2_a_spreadsheet_has_no_formula_and_no_link():
    """X2: everything a file can say is a text."""
    book = Book(hostile())
    names = book.zip.namelist()
    sheets = [book.zip.read(name).decode() for name in names if "worksheets/sheet" in name]

    assert not any("<f>" in text or "hyperlink" in text for text in sheets)
    assert not any("rels" in name for name in names if "worksheets" in name)
    assert "=1+1" in book.texts
    assert "@a" in book.texts


def test_a_lone_surrogate_does_not_keep_a_spreadsheet_from_being_written():
    """It cannot be written, so it is shown as what it is: unknown."""
    table = evolve(NATURES, title=words("a\ud800b"))

    assert "A b" in Book(a_report(table)).texts


def test_a_spreadsheet_says_when_the_extra_is_not_installed(monkeypatch):
    """With how to install it."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(MissingExtraError, match="complaintkit\\[xlsx\\]"):
        report_as(a_report(), "xlsx", "en")


def test_a_spreadsheet_is_dated_by_the_day_it_was_known_on():
    """R6: never by the clock."""
    core = Book(a_report()).zip.read("docProps/core.xml").decode()

    assert core.count("2020-01-31T00:00:00Z") == 2


def test_a_table_without_rows_can_be_written_in_every_format():
    """R3: no cases, and still a page that says so."""
    table = evolve(NATURES, rows=(row("t", "total", evolve(share(0, 0, "0"), percent=None)),))

    for form in REPORT_FORMATS:
        assert report_as(a_report(table), form, "de")
