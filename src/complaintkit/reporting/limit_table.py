"""Tables of time limits: what became of each promise, and how long it took."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from complaintkit.measures import (
    TOTAL,
    Base,
    Column,
    ColumnKind,
    Figure,
    Note,
    TableDefinition,
    Words,
)
from complaintkit.measures.suppression import OUTSIDE, Arc, Network
from complaintkit.measures.tally import median, percentile
from complaintkit.reporting.counting import Counting, part, population_label
from complaintkit.reporting.draft import Cell, Draft, Key, Line, part_of
from complaintkit.reporting.labels import coded
from complaintkit.reporting.promises import DUE, Kept, Promise, unit_of
from complaintkit.timelimits import TimeLimit

NINETY = 90
_COUNTED = "limits"


@frozen
class _Limit:
    """One limit, and what became of it in all cases that it was owed in."""

    limit: TimeLimit
    promises: tuple[Promise, ...]

    def kept(self) -> Counter[Kept]:
        return Counter(it.kept for it in self.promises)

    def gross(self) -> Counter[Kept]:
        return Counter(it.kept_gross for it in self.promises if it.kept_gross is not None)

    def lengths(self) -> list[int]:
        return [it.length for it in self.promises if it.length is not None]


def limit_table(table: TableDefinition, counting: Counting) -> Draft:
    """A table of time limits, of the cases of its population."""
    limits = [_of(limit, table, counting) for limit in _limits(table, counting)]
    values: dict[object, int] = {}
    whole = counting.key(table.population)
    lines, networks, inside = [], [], []
    for it in limits:
        top = counting.key(f"{_COUNTED}:{table.population}").at("limit", it.limit.code)
        lines.append(_line(it, top, table.places))
        networks += _networks(it, top, values)
        inside.append((top, whole))
    return Draft(
        code=table.code,
        title=Words(message="report.limits") if table.label is None else Words(text=table.label),
        head=Words(message="report.limit"),
        columns=tuple(_columns()),
        lines=tuple(lines),
        base=population_label(table.population),
        notes=tuple(_notes(table, counting)),
        networks=tuple(networks),
        inside=tuple(inside),
        values=values,
    )


def _limits(table: TableDefinition, counting: Counting) -> list[TimeLimit]:
    """The limits of the policy, each code once: those that the table names, or all."""
    by_code: dict[str, TimeLimit] = {}
    for limit in counting.naming.policy.time_limits:
        by_code.setdefault(limit.code, limit)
    return [it for code, it in by_code.items() if not table.limits or code in table.limits]


def _of(limit: TimeLimit, table: TableDefinition, counting: Counting) -> _Limit:
    chosen = counting.belongs(table.population)
    found = (
        promise
        for entry, belongs in zip(counting.entries, chosen, strict=True)
        if belongs
        for promise in entry.promises or ()
        if promise.limit == limit.code
    )
    return _Limit(limit, tuple(found))


def _columns() -> Iterator[Column]:
    for kept in Kept:
        yield Column(code=kept.value, label=Words(message=f"kept.{kept}"))
    yield Column(code=TOTAL, label=Words(message="report.total"), total=True)
    for code, kind in (
        ("in-time", ColumnKind.RATE),
        ("in-time-gross", ColumnKind.RATE),
        ("target", ColumnKind.TARGET),
        ("median", ColumnKind.LENGTH),
        ("percentile-90", ColumnKind.LENGTH),
    ):
        yield Column(code=code, label=Words(message=f"limit-column.{code}"), kind=kind)


def _line(it: _Limit, top: Key, places: int) -> Line:
    kept = it.kept()
    counts = [Cell(_count(kept[one], it.promises), top.at("kept", one.value)) for one in Kept]
    rates = [
        _rate(it.kept(), top, "kept", "due", places),
        _rate(it.gross(), top, "gross", "due-gross", places),
    ]
    promised = it.limit.service_level
    target = Cell(Figure(percent=None if promised is None else Decimal(promised)))
    label = it.limit.label
    return Line(
        it.limit.code,
        coded(it.limit.code) if label is None else Words(text=label),
        (
            *counts,
            Cell(_count(len(it.promises), it.promises), top),
            *rates,
            target,
            *_long(it, top),
        ),
    )


def _count(count: int, among: tuple[Promise, ...]) -> Figure:
    return Figure(value=count) if among else Figure()


def _rate(kept: Counter[Kept], top: Key, name: str, base: str, places: int) -> Cell:
    """The part in time of what was due, and which figures these are."""
    due = sum(kept[it] for it in DUE)
    what = Base(code=base, label=Words(message=f"base.{base}"))
    figure = part(kept[Kept.MET], due, what, places)
    return Cell(figure, top.at(name, Kept.MET.value), top.at(name, base))


def _long(it: _Limit, top: Key) -> Iterator[Cell]:
    """How long it took: half of them no longer, nine in ten no longer."""
    lengths, unit = it.lengths(), unit_of(it.limit.term.unit)
    ninety = percentile(lengths, NINETY)
    for value in (median(lengths), ninety):
        figure = Figure() if value is None else Figure(value=value, unit=unit)
        yield Cell(figure, top.at("length", "all"))


def _networks(it: _Limit, top: Key, values: dict[object, int]) -> list[Network]:
    """The sums of a row: what was due, and all; and what was in time thanks to a stop."""
    kept, gross = it.kept(), it.gross()
    due, due_gross = top.at("kept", "due"), top.at("gross", "due-gross")
    met, met_gross = top.at("kept", Kept.MET.value), top.at("gross", Kept.MET.value)
    values |= {top.at("kept", one.value): kept[one] for one in Kept}
    values[top], values[due] = len(it.promises), sum(kept[one] for one in DUE)
    values[met_gross], values[due_gross] = gross[Kept.MET], sum(gross.values())
    values[top.at("length", "all")] = len(it.lengths())
    row = [Arc(top.at("kept", one.value), "due" if one in DUE else "all", OUTSIDE) for one in Kept]
    row += [Arc(due, "all", "due", margin=True), Arc(top, OUTSIDE, "all", margin=True)]
    return [
        tuple(row),
        part_of(met_gross, due_gross, values),
        part_of(met_gross, met, values),
    ]


def _notes(table: TableDefinition, counting: Counting) -> Iterator[Note]:
    chosen = counting.belongs(table.population)
    if not any(chosen):
        base = population_label(table.population)
        yield Note(code="no-cases", words=Words(message="report.no-cases", values={"base": base}))
    without = sum(
        entry.promises is None
        for entry, belongs in zip(counting.entries, chosen, strict=True)
        if belongs
    )
    if without:
        yield counting.left_out("limits-not-counted", without)
