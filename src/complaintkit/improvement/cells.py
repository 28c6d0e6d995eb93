"""Cells of the tables on what a body does better: words, years, how far something has come."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from complaintkit.improvement.model import ActionStatus
from complaintkit.measures import Column, ColumnKind, Figure, Note, ReportTable, Row, Words
from complaintkit.text import Text

_COUNTED = {"votes", "number"}


class Named(Protocol):
    """Anything with a code and a label."""

    @property
    def code(self) -> str:
        """Its stable key."""

    @property
    def label(self) -> Text:
        """What it is called."""


Told = TypeVar("Told", bound=Named)


def table_of(
    code: str,
    columns: Sequence[str],
    rows: Iterable[Told],
    cells: Callable[[Told], Sequence[Figure]],
    notes: tuple[Note, ...] = (),
) -> ReportTable:
    """A table with one row for each thing, in the order of the file."""
    return ReportTable(
        code=code,
        title=said(code),
        head=said(f"head-{code}"),
        columns=tuple(map(column_of, columns)),
        rows=tuple(
            Row(code=row.code, label=Words(text=row.label), figures=tuple(cells(row)))
            for row in rows
        ),
        notes=notes,
    )


def column_of(code: str) -> Column:
    """A column by its code."""
    kind = ColumnKind.COUNT if code in _COUNTED else ColumnKind.TEXT
    return Column(code=code, label=said(code), kind=kind)


def status_of(status: ActionStatus | None) -> Figure:
    """How far something has come; empty while nobody has looked at it."""
    return Figure() if status is None else Figure(text=status_words(status))


def status_words(status: ActionStatus) -> Words:
    """How far something has come, in words."""
    return Words(message=f"action-status.{status}")


def text(value: Text | int | None) -> Figure:
    """Words, or a year, as a cell; empty where the text says nothing."""
    if value is None:
        return Figure()
    return Figure(text=Words(text=Text(en=str(value)) if isinstance(value, int) else value))


def said(code: str) -> Words:
    """Words of these tables."""
    return Words(message=f"improvement.{code}")


def is_small(number: int, least: int) -> bool:
    """Whether so few people could be told apart: more than none, and fewer than the least shown."""
    return 0 < number < least


def people(number: int | None, least: int) -> Figure:
    """How many people, or voices; kept back where they are few."""
    if number is not None and is_small(number, least):
        return Figure(withheld=True)
    return Figure(value=number)
