"""The figures of a report of one's own, as somebody who reads it would write them down."""

from collections.abc import Iterator, Sequence

from complaintkit.measures.published.figures import (
    Covers,
    PublishedFigure,
    PublishedFigures,
    PublishedSplit,
    PublishedSum,
)
from complaintkit.measures.report import Report
from complaintkit.measures.table import Column, ColumnKind, Figure, ReportTable, Row
from complaintkit.measures.words import Words
from complaintkit.text import Text

_COUNTED = {ColumnKind.COUNT, ColumnKind.RATE}


def published_figures(report: Report) -> PublishedFigures:
    """The counts and percentages that a report shows, with their bases, sums and splits.

    What is withheld is not printed, and so only a name. Lengths of time and flows are left out:
    they are no parts of anything.

    Args:
        report: The report.
    """
    tables = [_Columns(table) for table in report.tables]
    figures = [figure for table in tables for figure in table.figures()]
    return PublishedFigures(
        code=report.code,
        label=_text(report.title),
        figures=tuple({it.code: it for it in figures}.values()),
        sums=tuple(it for table in tables for it in table.sums()),
        splits=tuple(it for table in tables for it in table.splits()),
    )


class _Columns:
    """The columns of one table that count, each with the figures of its rows."""

    def __init__(self, table: ReportTable) -> None:
        self.table = table
        self.columns = [
            (place, column)
            for place, column in enumerate(table.columns)
            if column.kind in _COUNTED and all(_counts(row.figures[place]) for row in table.rows)
        ]
        self.parts = [row for row in table.rows if not row.total]
        self.whole = next((row for row in reversed(table.rows) if row.total), None)

    def figures(self) -> Iterator[PublishedFigure]:
        """Each figure that is shown or withheld, and what it is a part of."""
        for row in self.table.rows:
            for place, column in self.columns:
                if column.kind is ColumnKind.COUNT or row.figures[place] != Figure():
                    yield from self._figure(row, place)

    def sums(self) -> Iterator[PublishedSum]:
        """Rows that make the row of the total, and columns that make the column of it."""
        for place, column in self.columns:
            if self.whole is not None and self.parts and column.kind is ColumnKind.COUNT:
                yield self._sum(
                    f"rows.{column.code}",
                    self._code(self.whole, place),
                    [self._code(row, place) for row in self.parts],
                )
        for place, column in self.columns:
            before = [
                it
                for it, other in self.columns
                if it < place
                and other.kind is ColumnKind.COUNT
                and not other.total
                and _period(other) == _period(column)
            ]
            for row in self.table.rows if column.total and before else ():
                parts = [self._code(row, it) for it in before]
                yield self._sum(f"columns.{row.code}.{column.code}", self._code(row, place), parts)

    def splits(self) -> Iterator[PublishedSplit]:
        """Percentages that the report makes sum to 100."""
        for place, column in self.columns:
            rates = [row.figures[place].rate for row in self.parts]
            whole = None if self.whole is None else self.whole.figures[place].value
            of_it = all(rate is not None and rate.denominator == whole for rate in rates)
            if rates and of_it and whole and not self.table.many_valued:
                yield PublishedSplit(
                    code=f"{self.table.code}.split.{column.code}",
                    label=_text(self.table.title),
                    parts=tuple(self._code(row, place) for row in self.parts),
                    adjusted=True,
                )

    def _figure(self, row: Row, place: int) -> Iterator[PublishedFigure]:
        figure = row.figures[place]
        base = None
        if figure.rate is not None:
            number = figure.rate.denominator
            base = f"base.{figure.rate.base.code}.{number}"
            yield PublishedFigure(code=base, label=_text(figure.rate.base.label), count=number)
        yield PublishedFigure(
            code=self._code(row, place),
            label=self._label(row.label),
            count=figure.value if isinstance(figure.value, int) else None,
            percent=None if figure.percent is None else str(figure.percent),
            of=base,
        )

    def _sum(self, code: str, total: str, parts: Sequence[str]) -> PublishedSum:
        overlapping = self.table.many_valued and code.startswith("rows.")
        return PublishedSum(
            code=f"{self.table.code}.{code}",
            label=_text(self.table.title),
            total=total,
            parts=tuple(parts),
            covers=Covers.OVERLAPPING if overlapping else Covers.ALL,
        )

    def _code(self, row: Row, place: int) -> str:
        return f"{self.table.code}.{row.code}.{self.table.columns[place].code}"

    def _label(self, label: Words) -> Text:
        values = {"label": self.table.title, "says": label}
        return _text(Words(message="figures.line", values=values))


def _period(column: Column) -> str:
    """Which of two periods a column is of, where they stand beside each other."""
    return column.code.partition("@")[2]


def _counts(figure: Figure) -> bool:
    """Whether a figure counts something, and is not a difference that can be below nought."""
    return figure.value is None or (isinstance(figure.value, int) and figure.value >= 0)


def _text(words: Words) -> Text:
    return Text(**words.as_dict())
