"""A report as its reader meets it: headings, sentences and tables of texts, in one language.

Every format that people read is made from this, so none says more, less or something else.
"""

from enum import StrEnum
from fractions import Fraction

from attrs import frozen

MOVED = "†"
"""The sign behind a percentage that was moved by one in its last place."""

MINUS = "−"
"""The sign of what became fewer."""

NO_FIGURE = "–"
"""What stands in a cell for which there is nothing to compute a figure from."""


class Mark(StrEnum):
    """What a reader has to know of a cell beside what stands in it."""

    NONE = "none"
    MOVED = "moved"
    WITHHELD = "withheld"
    NO_FIGURE = "no-figure"


class ChartKind(StrEnum):
    """How figures are drawn: bars for things beside each other, columns for a time that passes."""

    BARS = "bars"
    COLUMNS = "columns"


@frozen(kw_only=True)
class Cell:
    """One cell.

    Attributes:
        text: What a reader sees, without the sign of a mark.
        number: The figure itself, for a spreadsheet; None where there is none to be told.
        places: The decimals of a percentage, whose ``number`` is then a share of one; None
            for any other figure.
        mark: What has to be known of it.
        of: Of how many it is how many, and of what; empty where the table says it.
        unit: What is behind a number of days or months in its text.
        words: Whether it holds words, and is read from the left.
    """

    text: str
    number: int | Fraction | None = None
    places: int | None = None
    mark: Mark = Mark.NONE
    of: str = ""
    unit: str = ""
    words: bool = False

    @property
    def sign(self) -> str:
        """What stands behind its text."""
        return MOVED if self.mark is Mark.MOVED else ""


@frozen(kw_only=True)
class Line:
    """One row of a table.

    Attributes:
        label: What it is about.
        cells: Its cells, one under each heading but the first.
        total: Whether it is the sum of those above it.
    """

    label: str
    cells: tuple[Cell, ...]
    total: bool = False


@frozen(kw_only=True)
class Point:
    """One figure of a chart; one without a size is named and not drawn."""

    label: str
    text: str
    size: Fraction | None = None


@frozen(kw_only=True)
class Chart:
    """A picture of the figures of one column of a table.

    Attributes:
        kind: How they are drawn.
        title: What is drawn.
        says: Where the same stands in words.
        points: The figures.
        whole: What the longest could be; None where that is the largest of them.
    """

    kind: ChartKind
    title: str
    says: str
    points: tuple[Point, ...]
    whole: Fraction | None = None


@frozen(kw_only=True)
class Remark:
    """A sentence beside the figures; a warning is one without which they may mislead."""

    text: str
    warning: bool = False


@frozen(kw_only=True)
class Table:
    """One table.

    Attributes:
        code: What tells it from the others of its report.
        title: What it is about.
        says: What is counted, and of what the percentages are.
        headings: What stands above the columns, the first one's among them.
        lines: The rows.
        remarks: What has to be known beside the figures, the signs in them among it.
        chart: The same as a picture, where one helps.
    """

    code: str
    title: str
    says: tuple[str, ...]
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()
    chart: Chart | None = None

    @property
    def worded(self) -> tuple[bool, ...]:
        """Of each column, whether words stand in it; in the first one always."""
        places = range(len(self.headings) - 1)
        return True, *(any(line.cells[place].words for line in self.lines) for place in places)


@frozen(kw_only=True)
class Page:
    """A whole report in one language.

    Attributes:
        language: fr, nl, de or en.
        title: Whose report, and which.
        period: Of which days, and as known on which.
        status: Whether it may be published, in a sentence.
        internal: Whether it is for the body's own eyes.
        remarks: What has to be known of the whole report.
        tables: The tables.
        contents: The heading of the list of tables.
        about: The heading of the facts.
        facts: What it was made from: a name and a value each.
        closing: What stands below everything.
    """

    language: str
    title: str
    period: str
    status: str
    internal: bool
    remarks: tuple[Remark, ...]
    tables: tuple[Table, ...]
    contents: str
    about: str
    facts: tuple[tuple[str, str], ...]
    closing: str
