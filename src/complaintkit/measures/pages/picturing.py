"""Which tables have a picture, and of which of their figures."""

import re
from fractions import Fraction
from typing import NamedTuple

from complaintkit.measures.pages.cells import cell_of, is_difference
from complaintkit.measures.pages.labels import labels_of, title_of, words_of
from complaintkit.measures.pages.page import Cell, Chart, ChartKind, Point
from complaintkit.measures.table import COUNT, TOTAL, Column, ColumnKind, Figure, ReportTable, Row
from complaintkit.measures.words import Words
from complaintkit.wording import say

_TIME = re.compile(r"\d{4}(-(Q[1-4]|\d\d))?", re.ASCII)
_COUNT, _RATE = ColumnKind.COUNT, ColumnKind.RATE
_FEWEST, _MOST = 2, 40


def chart_of(table: ReportTable, language: str) -> Chart | None:
    """The picture of a table; None where it would show nothing.

    Where the columns are months, what is drawn is their total, or the only row.
    """
    drawn = _across(table) or _down(table)
    if drawn is None:
        return None
    labels = labels_of(drawn.heads, language)
    cells = [cell_of(*pair, language) for pair in drawn.figures]
    points = tuple(map(_point, labels, cells))
    if not _FEWEST <= len(points) <= _MOST or not any(point.size for point in points):
        return None
    title, column = title_of(table, language), words_of(drawn.column, language)
    return Chart(
        kind=drawn.kind,
        title=say("page.chart", language, title=title, column=column),
        says=say("page.same-figures", language),
        points=points,
        whole=Fraction(1) if drawn.are_rates else None,
    )


class _Drawn(NamedTuple):
    """What is drawn, and how: figures with their columns."""

    kind: ChartKind
    column: Words
    heads: tuple[Column | Row, ...]
    figures: list[tuple[Figure, Column]]
    are_rates: bool = False


def _across(table: ReportTable) -> _Drawn | None:
    """The months of the row of totals, or of the only row."""
    places = [
        place
        for place, it in enumerate(table.columns)
        if it.kind is _COUNT and not it.total and _TIME.fullmatch(it.code)
    ]
    rows = [row for row in table.rows if row.total] or list(table.rows)
    if len(places) < _FEWEST or len(rows) != 1:
        return None
    (row,) = rows
    heads = tuple(table.columns[place] for place in places)
    figures = [(row.figures[place], table.columns[place]) for place in places]
    return _Drawn(ChartKind.COLUMNS, row.label, heads, figures)


def _down(table: ReportTable) -> _Drawn | None:
    """The rates of the rows where there are any, or else their totals, or their only counts."""
    place = _telling(table)
    if place is None:
        return None
    column, rows = table.columns[place], tuple(row for row in table.rows if not row.total)
    kind = ChartKind.COLUMNS if all(_TIME.fullmatch(row.code) for row in rows) else ChartKind.BARS
    figures = [(row.figures[place], column) for row in rows]
    return _Drawn(kind, column.label, rows, figures, column.kind is _RATE)


def _telling(table: ReportTable) -> int | None:
    """The column that tells most; of two periods beside each other, the report's own."""
    codes = [column.code.partition("@")[0] for column in table.columns]
    for kind, wanted in ((_RATE, set(codes)), (_COUNT, {TOTAL}), (_COUNT, {COUNT})):
        places = [
            place
            for place, column in enumerate(table.columns)
            if column.kind is kind and codes[place] in wanted and not is_difference(column)
        ]
        if places:
            return max(place for place in places if codes[place] == codes[places[0]])
    return None


def _point(label: str, cell: Cell) -> Point:
    size = None if cell.number is None else Fraction(cell.number)
    return Point(label=label, text=cell.text, size=size)
