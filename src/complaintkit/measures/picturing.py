"""Which tables have a picture, and of which of their figures."""

import re
from fractions import Fraction
from typing import NamedTuple

from complaintkit.measures.cells import cell_of
from complaintkit.measures.page import Chart, ChartKind, Point
from complaintkit.measures.report import ColumnKind, Figure, ReportTable
from complaintkit.measures.words import Words
from complaintkit.wording import say

_TIME = re.compile(r"\d{4}(-(Q[1-4]|\d\d))?", re.ASCII)
_DRAWN = (ColumnKind.COUNT, ColumnKind.RATE)
_FEWEST, _MOST = 2, 40


def chart_of(table: ReportTable, language: str) -> Chart | None:
    """The picture of a table; None where it would show nothing.

    Where the columns are months, what is drawn is their total, or the only row; elsewhere it
    is the first column of figures, row by row.
    """
    drawn = _across(table) or _down(table)
    if drawn is None:
        return None
    points = tuple(_point(label, it, drawn.figures, language) for label, it in drawn.series)
    if not _FEWEST <= len(points) <= _MOST or not any(point.size for point in points):
        return None
    title, column = table.title.in_language(language), drawn.column.in_language(language)
    return Chart(
        kind=drawn.kind,
        title=say("page.chart", language, title=title, column=column),
        says=say("page.same-figures", language),
        points=points,
        whole=Fraction(1) if drawn.figures is ColumnKind.RATE else None,
    )


class _Drawn(NamedTuple):
    """What is drawn, and how."""

    kind: ChartKind
    figures: ColumnKind
    column: Words
    series: list[tuple[Words, Figure]]


def _across(table: ReportTable) -> _Drawn | None:
    """The months of the row of totals, or of the only row."""
    places = [
        place
        for place, it in enumerate(table.columns)
        if it.kind is ColumnKind.COUNT and not it.total and _TIME.fullmatch(it.code)
    ]
    rows = [row for row in table.rows if row.total] or list(table.rows)
    if len(places) < _FEWEST or len(rows) != 1:
        return None
    (row,) = rows
    series = [(table.columns[place].label, row.figures[place]) for place in places]
    return _Drawn(ChartKind.COLUMNS, ColumnKind.COUNT, row.label, series)


def _down(table: ReportTable) -> _Drawn | None:
    """The total of each row, or else its first figure that can be drawn."""
    places = [place for place, it in enumerate(table.columns) if it.kind in _DRAWN]
    if not places:
        return None
    place = next((it for it in places if table.columns[it].total), places[0])
    column, rows = table.columns[place], [row for row in table.rows if not row.total]
    is_time = all(_TIME.fullmatch(row.code) for row in rows)
    series = [(row.label, row.figures[place]) for row in rows]
    kind = ChartKind.COLUMNS if is_time else ChartKind.BARS
    return _Drawn(kind, column.kind, column.label, series)


def _point(label: Words, figure: Figure, kind: ColumnKind, language: str) -> Point:
    cell = cell_of(figure, kind, language)
    size = None if cell.number is None else Fraction(cell.number)
    return Point(label=label.in_language(language), text=cell.text, size=size)
