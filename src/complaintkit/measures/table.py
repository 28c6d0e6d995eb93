"""``ReportTable``: figures in rows and columns, each with what it counts and of what."""

from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from complaintkit.errors import UnknownNameError
from complaintkit.measures.rate import Rate
from complaintkit.measures.words import Words

COUNT = "count"
"""The code of the only column of a table that counts one thing."""

TOTAL = "total"
"""The code of a row, or a column, that is the sum of the others."""


class ColumnKind(StrEnum):
    """What stands in a column."""

    COUNT = "count"  # value is a whole number; percent its share, where there is a rate
    RATE = "rate"  # percent is what is shown; rate says of what; value is the numerator
    LENGTH = "length"  # value is a number of the figure's unit
    TARGET = "target"  # percent is what was promised
    TEXT = "text"  # text is all there is


@frozen(kw_only=True)
class Figure:
    """One figure of a table.

    Attributes:
        value: The number; None where there is none, or it is withheld.
        rate: Of what it is a part; None where it is a part of nothing, or withheld.
        percent: The part in percent as it is shown.
        moved: Whether largest remainder moved the percentage by one, so that all sum to 100.
        withheld: Whether it is kept back because it, or a figure it gives away, is too small.
        unit: The unit of a length, such as ``calendar days``.
        text: Words in the place of a number.

    Examples:
        >>> from complaintkit.measures import Figure
        >>> Figure(value=64).value, Figure(withheld=True).value
        (64, None)
    """

    value: int | Decimal | None = None
    rate: Rate | None = None
    percent: Decimal | None = None
    moved: bool = False
    withheld: bool = False
    unit: str | None = None
    text: Words | None = None

    def as_dict(self) -> dict[str, object]:
        """The same as plain values: numbers with a point are texts, so that none changes."""
        return {
            "value": str(self.value) if isinstance(self.value, Decimal) else self.value,
            "rate": None if self.rate is None else self.rate.as_dict(),
            "percent": None if self.percent is None else str(self.percent),
            "moved": self.moved,
            "withheld": self.withheld,
            "unit": self.unit,
            "text": None if self.text is None else self.text.as_dict(),
        }


@frozen(kw_only=True)
class Column:
    """One column of figures.

    Attributes:
        code: Stable key.
        label: Its head.
        kind: What stands in it.
        total: Whether it is the sum of the columns of counts before it.
    """

    code: str
    label: Words
    kind: ColumnKind = ColumnKind.COUNT
    total: bool = False

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "code": self.code,
            "label": self.label.as_dict(),
            "kind": self.kind.value,
            "total": self.total,
        }


@frozen(kw_only=True)
class Row:
    """One row of figures, in the order of the columns.

    Attributes:
        code: Stable key.
        label: Its head.
        figures: One for each column.
        total: Whether it is the sum, or the whole, of the rows before it.
    """

    code: str
    label: Words
    figures: tuple[Figure, ...]
    total: bool = False

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "code": self.code,
            "label": self.label.as_dict(),
            "total": self.total,
            "figures": [figure.as_dict() for figure in self.figures],
        }


@frozen(kw_only=True)
class Note:
    """Something a reader must know of a report or a table.

    Attributes:
        code: Stable key of the kind of note, such as ``duplicates``.
        words: What it says.
        warning: Whether figures may mislead without it.
    """

    code: str
    words: Words
    warning: bool = False

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {"code": self.code, "words": self.words.as_dict(), "warning": self.warning}


@frozen(kw_only=True)
class ReportTable:
    """A table of figures.

    Attributes:
        code: Stable key inside the report.
        title: Its caption.
        head: The head of the column of row labels: the name of the dimension.
        columns: What stands beside each other.
        rows: What stands below each other.
        base: What the figures count; None where there are no counts.
        many_valued: Whether one case can stand in several rows, so that the rows do not sum up.
        notes: What a reader must know of it.

    Examples:
        >>> from complaintkit.measures import Column, Figure, ReportTable, Row, Words
        >>> said = Words(message="dimension.medium")
        >>> fax = Row(code="fax", label=Words(message="medium.fax"), figures=(Figure(value=7),))
        >>> column = Column(code="count", label=Words(message="report.count"))
        >>> table = ReportTable(code="x", title=said, head=said, columns=(column,), rows=(fax,))
        >>> table.figure("fax").value
        7
    """

    code: str
    title: Words
    head: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    base: Words | None = None
    many_valued: bool = False
    notes: tuple[Note, ...] = ()

    def figure(self, row: str, column: str = COUNT) -> Figure:
        """One figure by the codes of its row and its column; ``total`` is always the sum.

        Raises:
            UnknownNameError: When there is no such row or column.
        """
        columns = [it.code for it in self.columns]
        if column not in columns:
            raise UnknownNameError("column", column, columns)
        found = next(
            (it for it in self.rows if it.code == row and it.total is (row == TOTAL)), None
        )
        if found is None:
            raise UnknownNameError("row", row, [it.code for it in self.rows])
        return found.figures[columns.index(column)]

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "code": self.code,
            "title": self.title.as_dict(),
            "head": self.head.as_dict(),
            "base": None if self.base is None else self.base.as_dict(),
            "many_valued": self.many_valued,
            "columns": [column.as_dict() for column in self.columns],
            "rows": [row.as_dict() for row in self.rows],
            "notes": [note.as_dict() for note in self.notes],
        }
