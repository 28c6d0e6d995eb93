"""A report as a spreadsheet, a sheet a table. Texts stay texts. Needs the extra ``xlsx``."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from complaintkit.errors import MissingExtraError
from complaintkit.measures import Report
from complaintkit.measures.pages.page import Cell, Page, Table
from complaintkit.measures.pages.showing import page_of
from complaintkit.wording import say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_NAME = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NARROW, _FIRST = 10, 60
_SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def report_as_xlsx(report: Report, language: str) -> bytes:
    """A report as the bytes of a spreadsheet: the same report gives the same bytes.

    Numbers are numbers, with the percentages as they are shown; everything else is a text.

    Args:
        report: The report.
        language: fr, nl, de or en.

    Raises:
        MissingExtraError: When the XlsxWriter package is not installed.
        UnknownNameError: For another language.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit.exports import report_as_xlsx
        >>> from complaintkit import report
        >>> cpam = get_policy("fr.cpam37.mediation")
        >>> made = report([], cpam, "yearly", "2021", date(2022, 1, 31))
        >>> report_as_xlsx(made, "de")[:2]
        b'PK'
    """
    try:
        import xlsxwriter
    except ImportError:
        package, extra = "xlsxwriter", "xlsx"
        raise MissingExtraError(package, extra) from None
    page = page_of(report, language)
    written = BytesIO()
    book = xlsxwriter.Workbook(written, _SAFE)
    made = datetime.combine(report.as_of, time(), tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": _text(page.title), "created": made})
    sheets = _Sheets(book)
    sheets.first(page, str(report.period))
    for number, table in enumerate(page.tables, 1):
        sheets.table(table, number, say("page.of-what", language))
    book.close()
    return written.getvalue()


class _Sheets:
    """Writes the sheets of a book, and keeps the looks that are in it already."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._looks: dict[tuple[tuple[str, object], ...], Format] = {}

    def first(self, page: Page, name: str) -> None:
        """What stands above and below the tables."""
        sheet = self._book.add_worksheet(_sheet_name(name))
        sheet.set_column(0, 0, _FIRST / 2)
        sheet.set_column(1, 1, _FIRST)
        titles = [f"{number} {table.title}" for number, table in enumerate(page.tables, 1)]
        remarks = [remark.text for remark in page.remarks]
        above = [page.title, page.period, page.status, *remarks, "", page.contents, *titles]
        row = self._lines(sheet, [*above, "", page.about], 0)
        for name_of, value in page.facts:
            self._lines(sheet, [name_of], row)
            sheet.write_string(row, 1, _text(value))
            row += 1
        self._lines(sheet, [page.closing], row)

    def table(self, table: Table, number: int, of_what: str) -> None:
        """One table: its title, what is counted, the rows, what has to be known."""
        sheet = self._book.add_worksheet(_sheet_name(f"{number} {table.title}"))
        row = self._lines(sheet, [table.title, *table.says, ""], 0)
        heads, *rows = _spread(table, of_what)
        for place, head in enumerate(heads):
            look = {"bold": True, "bottom": 1}
            self._cell(sheet, row, place, head, look)
            longest = max(len(cells[place].text) for cells in (heads, *rows)) + 2
            sheet.set_column(place, place, min(max(longest, _NARROW), _FIRST))
        sheet.freeze_panes(row + 1, 1)
        for line, cells in zip(table.lines, rows, strict=True):
            row += 1
            for place, cell in enumerate(cells):
                self._cell(sheet, row, place, cell, {"bold": True, "top": 1} if line.total else {})
        self._lines(sheet, ["", *(remark.text for remark in table.remarks)], row + 1)

    def _lines(self, sheet: "Worksheet", lines: list[str], row: int) -> int:
        """Sentences below each other, that of the first row in bold; the row after them."""
        for number, line in enumerate(lines, row):
            if not line:
                continue
            look = self._look({"bold": True}) if number == 0 else None
            sheet.write_string(number, 0, _text(line), look)
        return row + len(lines)

    def _cell(
        self, sheet: "Worksheet", row: int, place: int, cell: Cell, look: Mapping[str, object]
    ) -> None:
        if cell.number is None:
            look = {**look, "align": "left" if cell.words else "right", "text_wrap": True}
            sheet.write_string(row, place, _text(cell.text), self._look(look))
        else:
            look = {**look, "num_format": _number_format(cell)}
            sheet.write_number(row, place, float(cell.number), self._look(look))

    def _look(self, wanted: Mapping[str, object]) -> "Format":
        key = tuple(sorted(wanted.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(dict(wanted))
        return self._looks[key]


def _spread(table: Table, of_what: str) -> Iterator[list[Cell]]:
    """The heads and the rows; what a percentage is of has a column of its own."""
    wide = {place for line in table.lines for place, cell in enumerate(line.cells, 1) if cell.of}
    of_head = Cell(text=of_what, words=True)
    heads: list[Cell] = []
    for place, (head, words) in enumerate(zip(table.headings, table.worded, strict=True)):
        heads += [Cell(text=head, words=words), *([of_head] if place in wide else [])]
    yield heads
    for line in table.lines:
        cells = [Cell(text=line.label, words=True)]
        for place, cell in enumerate(line.cells, 1):
            cells += [cell, *([Cell(text=cell.of, words=True)] if place in wide else [])]
        yield cells


def _number_format(cell: Cell) -> str:
    """How a spreadsheet shows a number: as many decimals as the report, its sign, its unit."""
    if cell.places is not None:
        decimals = f".{'0' * cell.places}" if cell.places else ""
        return f'0{decimals}%"{cell.sign}"' if cell.sign else f"0{decimals}%"
    whole = cell.number is None or cell.number == int(cell.number)
    unit = f' "{cell.unit}"' if cell.unit else ""
    return f"{'#,##0' if whole else '#,##0.0#'}{unit}"


def _sheet_name(title: str) -> str:
    return _NO_NAME.sub(" ", _text(title))[:_NAME].strip()


def _text(text: str) -> str:
    """A text that XML can carry; its controls are escaped by the writer."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
