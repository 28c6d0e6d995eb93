"""What came and went: open at first, received, reopened, ended, open at last."""

from collections.abc import Iterator
from datetime import date, timedelta

from complaintkit.measures import (
    COUNT,
    Column,
    Figure,
    Period,
    Population,
    TableDefinition,
    Words,
)
from complaintkit.measures.suppression import OUTSIDE, Arc, Network, sum_network
from complaintkit.reporting.counting import Counting
from complaintkit.reporting.draft import Cell, Draft, Key, Line
from complaintkit.reporting.labels import coded
from complaintkit.reporting.recode import parts_of
from complaintkit.reporting.register import Entry

ROWS = ("opening", "in", "reopened", "out", "closing")
_MOVES = ROWS[1:4]
_A_DAY = timedelta(days=1)


def flow_table(table: TableDefinition, counting: Counting) -> Draft:
    """A table of what came and went, for the period and, where it wants them, for its parts."""
    parts = () if table.columns is None else parts_of(counting.period, table.columns) or ()
    spans = [(str(part), part) for part in parts] + [(COUNT, counting.period)]
    values: dict[object, int] = {}
    name = "" if table.columns is None else table.columns.value
    keys = [_keys(span, counting, name) for _, span in spans]
    for (_, span), named in zip(spans, keys, strict=True):
        values |= _counts(span, named, counting)
    some = bool(counting.entries)
    lines = [
        Line(
            row,
            Words(message=f"flow.{row}"),
            tuple(
                Cell(Figure(value=values[key[row]]) if some else Figure(), key[row]) for key in keys
            ),
        )
        for row in ROWS
    ]
    columns = [Column(code=str(part), label=coded(str(part))) for part in parts]
    columns.append(Column(code=COUNT, label=Words(message="report.count")))
    return Draft(
        code=table.code,
        title=Words(message="report.flow") if table.label is None else Words(text=table.label),
        head=Words(message="report.flow-head"),
        columns=tuple(columns),
        lines=tuple(lines),
        networks=tuple(_networks(keys)),
        values=values,
    )


def _keys(span: Period, counting: Counting, name: str) -> dict[str, Key]:
    """Which figures they are: the stock at the end of one part is that before the next."""
    eve = span.first - _A_DAY if span.first > date.min else span.first
    stock = counting.key("stock")
    came = counting.key(Population.RECEIVED)
    if span != counting.period:
        came = came.at(name, str(span))
    moved = counting.key("moves").at("days", str(span))
    return {
        "opening": stock.at("day", eve.isoformat()),
        "in": came,
        "reopened": moved.at("move", "reopened"),
        "out": moved.at("move", "out"),
        "closing": stock.at("day", span.last.isoformat()),
    }


def _counts(span: Period, keys: dict[str, Key], counting: Counting) -> dict[object, int]:
    entries = counting.entries
    found = {
        "opening": sum(_open_before(entry, span.first) for entry in entries),
        "in": sum(entry.received in span for entry in entries),
        "reopened": sum(is_open and day in span for it in entries for day, is_open in it.moves[1:]),
        "out": sum(not is_open and day in span for it in entries for day, is_open in it.moves),
        "closing": sum(_open_on(entry, span.last) for entry in entries),
    }
    return {keys[row]: count for row, count in found.items()}


def _open_before(entry: Entry, day: date) -> bool:
    return _now([is_open for on, is_open in entry.moves if on < day])


def _open_on(entry: Entry, day: date) -> bool:
    return _now([is_open for on, is_open in entry.moves if on <= day])


def _now(moves: list[bool]) -> bool:
    return bool(moves) and moves[-1]


def _networks(columns: list[dict[str, Key]]) -> Iterator[Network]:
    """For each part, what was there and came is what went and is there; and all parts in all."""
    for keys in columns:
        came = ("opening", "in", "reopened")
        yield tuple(
            Arc(key, OUTSIDE, "stock") if row in came else Arc(key, "stock", OUTSIDE)
            for row, key in keys.items()
        )
    *parts, whole = columns
    if parts:
        yield from (sum_network([it[row] for it in parts], whole[row]) for row in _MOVES)
