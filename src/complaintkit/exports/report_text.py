"""A report for the terminal: sentences, and tables aligned with their numbers on the right."""

from collections.abc import Iterator, Sequence

from complaintkit.measures import Report
from complaintkit.measures.page import MOVED, Cell, Page, Remark, Table
from complaintkit.measures.showing import page_of

_GAP = "  "


def report_as_text(report: Report, language: str) -> str:
    """A report as plain text.

    Args:
        report: The report.
        language: fr, nl, de or en.

    Raises:
        UnknownNameError: For another language.
    """
    return "".join(f"{line}\n" for line in _lines(page_of(report, language)))


def _lines(page: Page) -> Iterator[str]:
    yield from (page.title, page.period, "", page.status)
    yield from _remarks(page.remarks)
    for table in page.tables:
        yield from ("", "", table.title, *table.says, "")
        yield from _grid(table)
        yield from _remarks(table.remarks)
    yield from ("", "", page.about)
    width = max((len(name) for name, _ in page.facts), default=0)
    yield from (f"{name.ljust(width)}{_GAP}{value}" for name, value in page.facts)
    yield page.closing


def _remarks(remarks: tuple[Remark, ...]) -> Iterator[str]:
    yield from (f"{'!' if remark.warning else '-'} {remark.text}" for remark in remarks)


def _grid(table: Table) -> Iterator[str]:
    """The heads, a line below them and above each total, and the rows."""
    rows = [[line.label, *map(_cell, line.cells)] for line in table.lines]
    _even(rows)
    widths = [max(map(len, column)) for column in zip(table.headings, *rows, strict=True)]
    rule = _GAP.join("─" * width for width in widths)
    yield _line(table.headings, widths)
    yield rule
    for line, row in zip(table.lines, rows, strict=True):
        if line.total:
            yield rule
        yield _line(row, widths)


def _cell(cell: Cell) -> str:
    of = f" ({cell.of})" if cell.of else ""
    return f"{cell.text}{cell.sign}{of}"


def _even(rows: list[list[str]]) -> None:
    """Leave room for the sign of a marked percentage in the whole of its column."""
    for place in range(1, max(map(len, rows), default=0)):
        if any(row[place].endswith(MOVED) for row in rows):
            for row in rows:
                row[place] += "" if row[place].endswith(MOVED) else " "


def _line(cells: Sequence[str], widths: list[int]) -> str:
    """A row: its label on the left, the rest on the right."""
    label, *rest = cells
    first, *others = widths
    shown = [cell.rjust(width) for cell, width in zip(rest, others, strict=True)]
    return _GAP.join([label.ljust(first), *shown]).rstrip(" ")
