"""One figure as the cell that people read: a number, a percentage, or why there is none."""

from decimal import Decimal
from fractions import Fraction

from complaintkit.measures.pages.labels import words_of
from complaintkit.measures.pages.page import MINUS, NO_FIGURE, Cell, Mark
from complaintkit.measures.rate import Rate
from complaintkit.measures.table import Column, ColumnKind, Figure, ReportTable
from complaintkit.wording import say, say_number

_DIFFERENCE = "@difference"


def has_shares(table: ReportTable, place: int) -> bool:
    """Whether the counts of a column have a share, which stands in a column of its own."""
    return table.columns[place].kind is ColumnKind.COUNT and any(
        row.figures[place].percent is not None for row in table.rows
    )


def rates_of(table: ReportTable, place: int) -> list[Rate]:
    """The rates of a column."""
    rates = (row.figures[place].rate for row in table.rows)
    return [rate for rate in rates if rate is not None]


def names_bases(table: ReportTable, place: int) -> bool:
    """Whether each percentage of a column has to say what it is of: not all are of the same."""
    return len({rate.base.code for rate in rates_of(table, place)}) > 1


def is_difference(column: Column) -> bool:
    """Whether it says how much more one period has than the other, where two are compared."""
    return column.code.endswith(_DIFFERENCE)


def cell_of(figure: Figure, column: Column, language: str, *, with_base: bool = False) -> Cell:
    """The cell of a figure.

    Args:
        figure: The figure.
        column: Its column.
        language: fr, nl, de or en.
        with_base: Whether a rate says what it is of.
    """
    if figure.withheld:
        return _withheld(language)
    kind = column.kind
    if kind is ColumnKind.TARGET and figure.percent is None:
        return Cell(text="")
    if kind in {ColumnKind.RATE, ColumnKind.TARGET}:
        return _percents(figure, language, _of(figure.rate, language, with_base=with_base))
    if figure.value is None:
        return _worded(figure, kind, language)
    said = _number(figure.value, language, signed=is_difference(column))
    unit = _unit(figure.value, figure.unit, language)
    return Cell(text=f"{said} {unit}".rstrip(), number=_exact(figure.value), unit=unit)


def share_of(figure: Figure, language: str, *, with_base: bool = False) -> Cell:
    """The cell of a count's share; with its base where it has to say what it is of."""
    if figure.withheld:
        return _withheld(language)
    if figure.percent is None and figure.rate is None:
        return Cell(text="")
    return _percents(figure, language, _of(figure.rate, language) if with_base else "")


def percent(value: Decimal, language: str) -> str:
    """A percentage as it is written, such as "36,78 %"."""
    return say("page.percent", language, number=say_number(value, language))


def _percents(figure: Figure, language: str, of: str) -> Cell:
    if figure.percent is None:
        return _nothing()
    return Cell(
        text=percent(figure.percent, language),
        number=Fraction(figure.percent) / 100,
        places=max(0, -int(figure.percent.as_tuple().exponent)),
        mark=Mark.MOVED if figure.moved else Mark.NONE,
        of=of,
    )


def _of(rate: Rate | None, language: str, *, with_base: bool = True) -> str:
    """Of how many it is how many: "80 of 87", or "80 of 87 answers"."""
    if rate is None:
        return ""
    said = {
        "part": say_number(rate.numerator, language),
        "whole": say_number(rate.denominator, language),
    }
    if not with_base:
        return say("page.of", language, **said)
    return say("page.of-base", language, **said, base=words_of(rate.base.label, language))


def _withheld(language: str) -> Cell:
    return Cell(text=say("page.withheld", language), mark=Mark.WITHHELD)


def _worded(figure: Figure, kind: ColumnKind, language: str) -> Cell:
    """Words in the place of a number; an empty cell of words says nothing."""
    if figure.text is not None:
        return Cell(text=words_of(figure.text, language), words=True)
    return Cell(text="", words=True) if kind is ColumnKind.TEXT else _nothing()


def _nothing() -> Cell:
    return Cell(text=NO_FIGURE, mark=Mark.NO_FIGURE)


def _number(value: int | Decimal, language: str, *, signed: bool) -> str:
    """A number; a difference with its sign, so that nobody takes it for a count."""
    if not (signed and value):
        return say_number(value, language)
    if value > 0:
        return f"+{say_number(value, language)}"
    return f"{MINUS}{say_number(-value, language)}"


def _unit(value: int | Decimal, unit: str | None, language: str) -> str:
    """What a number is a number of, in the plural that goes with it."""
    if unit is None:
        return ""
    return say(f"unit.{unit.replace(' ', '-')}", language, _grammar(value, language), n="").strip()


def _grammar(value: int | Decimal, language: str) -> int:
    """The number whose plural a value has: French says 1,5 jour, the others 1,5 dagen."""
    if value == int(value):
        return int(value)
    return int(value) if language == "fr" else 2


def _exact(value: int | Decimal) -> int | Fraction:
    return value if isinstance(value, int) else Fraction(value)
