"""A report for the terminal: sentences, and tables aligned with their numbers on the right."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from complaintkit.measures import Report
from complaintkit.measures.pages.page import MOVED, Cell, Page, Remark, Table
from complaintkit.measures.pages.showing import page_of

_GAP = "  "
_WORDS = 34


def report_as_text(report: Report, language: str) -> str:
    """A report as plain text.

    Args:
        report: The report.
        language: fr, nl, de or en.

    Raises:
        UnknownNameError: For another language.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit.exports import report_as_text
        >>> from complaintkit import report
        >>> cpam = get_policy("fr.cpam37.mediation")
        >>> made = report([], cpam, "yearly", "2021", date(2022, 1, 31))
        >>> report_as_text(made, "en").splitlines()[1]
        '1 January 2021 to 31 December 2021, as known on 31 January 2022'
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
    worded = table.worded
    heads, *others = (_wrapped(row, worded) for row in ([*table.headings], *rows))
    widths = [max(map(len, column)) for column in zip(*chain(heads, *others), strict=True)]
    rule = _GAP.join("─" * width for width in widths)
    yield from (_line(cells, widths, worded) for cells in heads)
    yield rule
    for line, lines in zip(table.lines, others, strict=True):
        if line.total:
            yield rule
        yield from (_line(cells, widths, worded) for cells in lines)


def _wrapped(row: list[str], worded: tuple[bool, ...]) -> list[tuple[str, ...]]:
    """The lines of a row; where there are columns of words beside the labels, these are wrapped."""
    if sum(worded) == 1:
        return [tuple(row)]
    cells = [
        textwrap.wrap(cell, _WORDS) if words else [cell]
        for cell, words in zip(row, worded, strict=True)
    ]
    return list(zip_longest(*cells, fillvalue=""))


def _cell(cell: Cell) -> str:
    of = f" ({cell.of})" if cell.of else ""
    return f"{cell.text}{cell.sign}{of}"


def _even(rows: list[list[str]]) -> None:
    """Leave room for the sign of a marked percentage in the whole of its column."""
    for place in range(1, max(map(len, rows), default=0)):
        if any(row[place].endswith(MOVED) for row in rows):
            for row in rows:
                row[place] += "" if row[place].endswith(MOVED) else " "


def _line(cells: Sequence[str], widths: list[int], worded: tuple[bool, ...]) -> str:
    """A row: words on the left of their columns, numbers on the right."""
    shown = [
        cell.ljust(width) if words else cell.rjust(width)
        for cell, width, words in zip(cells, widths, worded, strict=True)
    ]
    return _GAP.join(shown).rstrip(" ")
