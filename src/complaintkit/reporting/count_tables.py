"""Tables of counts: by one dimension with percentages, or by two dimensions."""

from collections.abc import Mapping, Sequence
from typing import cast

from attrs import evolve, frozen

from complaintkit.measures import (
    COUNT,
    TOTAL,
    Column,
    Dimension,
    Figure,
    Note,
    Population,
    TableDefinition,
    Words,
    shares,
)
from complaintkit.measures.choices import MANY_VALUED
from complaintkit.measures.suppression import Network, sum_network, table_network
from complaintkit.measures.tally import Codes, one_way, two_way
from complaintkit.reporting.counting import Counting, base_of, part, population_label
from complaintkit.reporting.draft import Cell, Draft, Extra, Key, Line, part_of
from complaintkit.reporting.labels import Labels, coded, dimension_label
from complaintkit.reporting.links import alias, links
from complaintkit.reporting.recode import codes_of, parts_of, recoding


@frozen
class Side:
    """One dimension of a table.

    Attributes:
        name: What tells its figures apart from those of other tables.
        codes: What each case carries.
        labels: Its rows, or columns.
        many: Whether a case can carry several codes.
    """

    name: str
    codes: list[Codes]
    labels: Labels
    many: bool


def count_table(table: TableDefinition, counting: Counting) -> Draft:
    """A table of counts."""
    rows = _side(table, cast("Dimension", table.rows), counting)
    if table.columns is None:
        return _one_way(table, counting, rows)
    return _two_way(table, counting, rows, _side(table, table.columns, counting))


def no_cases(population: Population) -> Note:
    """That there is nothing to count."""
    base = population_label(population)
    return Note(code="no-cases", words=Words(message="report.no-cases", values={"base": base}))


def _side(table: TableDefinition, dimension: Dimension, counting: Counting) -> Side:
    naming, period = counting.naming, counting.period
    recode = recoding(table, dimension, naming.policy)
    find = codes_of(dimension, table.population, period, recode)
    chosen = counting.belongs(table.population)
    codes = [
        find(entry) if belongs else ()
        for entry, belongs in zip(counting.entries, chosen, strict=True)
    ]
    parts = parts_of(period, dimension)
    if parts is not None:
        labels: Labels = {str(one): coded(str(one)) for one in parts}
        return Side(dimension.value, codes, labels, many=False)
    labels = naming.rows(table, dimension, one_way(codes, chosen))
    return Side(_name(table, dimension), codes, labels, dimension in MANY_VALUED)


def _name(table: TableDefinition, dimension: Dimension) -> str:
    """What tells the figures of a dimension apart, as they are counted in this table."""
    parts: list[str] = [dimension.value]
    if dimension is Dimension.CATEGORY:
        parts += [table.level.value, table.mapping or ""]
    if dimension is table.rows:
        parts += [f"{group.code}={'+'.join(sorted(group.codes))}" for group in table.groups]
    return ":".join(parts)


def _one_way(table: TableDefinition, counting: Counting, rows: Side) -> Draft:
    chosen, top = counting.belongs(table.population), counting.key(table.population)
    found, whole = one_way(rows.codes, chosen), sum(chosen)
    counts = {code: found.get(code, 0) for code in rows.labels}
    keys = {code: alias(top, rows.name, code) for code in counts}
    figures = _figures(table, counting, counts, whole, many=rows.many)
    base = None if table.base is None else counting.key(table.base)
    cells = [Cell(one, keys.get(code, top), base) for code, one in figures.items()]
    lines = [
        Line(code, label, (cell,))
        for (code, label), cell in zip(rows.labels.items(), cells[:-1], strict=True)
    ]
    values: dict[object, int] = {keys[code]: count for code, count in counts.items()}
    overlap = Extra(top, rows.name) if rows.many else None
    values[top], values[Extra(top, rows.name)] = whole, sum(counts.values()) - whole
    networks = [sum_network(keys.values(), top, overlap)]
    if base is not None and base != top:
        values[base] = counting.size(cast("Population", table.base))
        networks.append(part_of(top, base, values))
    return Draft(
        code=table.code,
        title=_title(table),
        head=dimension_label(cast("Dimension", table.rows)),
        columns=(Column(code=COUNT, label=Words(message="report.count")),),
        lines=(*lines, Line(TOTAL, Words(message="report.total"), (cells[-1],), total=True)),
        base=population_label(table.population),
        many_valued=rows.many,
        notes=() if whole else (no_cases(table.population),),
        networks=tuple(networks),
        links=links(top, rows.name, rows.labels),
        values=values,
    )


def _figures(
    table: TableDefinition, counting: Counting, counts: Mapping[str, int], whole: int, *, many: bool
) -> dict[str, Figure]:
    """The figures of the rows and, last, of the total."""
    every = {**counts, TOTAL: whole}
    if not whole:
        return dict.fromkeys(every, Figure())
    if table.base is None:
        return {code: Figure(value=count) for code, count in every.items()}
    of, base = counting.size(table.base), base_of(table.base)
    figures = {code: part(count, of, base, table.places) for code, count in every.items()}
    if many or table.base is not table.population:
        return figures
    split = shares([*counts.values()], table.places) or ()
    return figures | {
        code: evolve(figures[code], percent=share.percent, moved=share.moved)
        for code, share in zip(counts, split, strict=True)
    }


def _two_way(table: TableDefinition, counting: Counting, rows: Side, columns: Side) -> Draft:
    chosen, top = counting.belongs(table.population), counting.key(table.population)
    body = two_way(rows.codes, columns.codes, chosen)
    down, across = one_way(rows.codes, chosen), one_way(columns.codes, chosen)
    keys = [
        [top.at(rows.name, row).at(columns.name, column) for column in columns.labels]
        for row in rows.labels
    ]
    row_keys = [alias(top, rows.name, row) for row in rows.labels]
    column_keys = [alias(top, columns.name, column) for column in columns.labels]
    values: dict[object, int] = {top: sum(chosen)}
    values |= {
        key: body.get((row, column), 0)
        for row, line in zip(rows.labels, keys, strict=True)
        for column, key in zip(columns.labels, line, strict=True)
    }
    values |= {key: down.get(row, 0) for row, key in zip(rows.labels, row_keys, strict=True)}
    values |= {key: across.get(it, 0) for it, key in zip(columns.labels, column_keys, strict=True)}
    lines = [
        Line(row, label, _cells((*line, key), values, sum(chosen)))
        for (row, label), line, key in zip(rows.labels.items(), keys, row_keys, strict=True)
    ]
    last = Line(
        TOTAL,
        Words(message="report.total"),
        _cells((*column_keys, top), values, sum(chosen)),
        total=True,
    )
    heads = [Column(code=code, label=label) for code, label in columns.labels.items()]
    whole = Column(code=TOTAL, label=Words(message="report.total"), total=True)
    return Draft(
        code=table.code,
        title=_title(table),
        head=dimension_label(cast("Dimension", table.rows)),
        columns=(*heads, whole),
        lines=(*lines, last),
        base=population_label(table.population),
        many_valued=rows.many or columns.many,
        notes=() if sum(chosen) else (no_cases(table.population),),
        networks=_networks(keys, row_keys, column_keys, top, rows, columns, values),
        links=(*links(top, rows.name, rows.labels), *links(top, columns.name, columns.labels)),
        values=values,
    )


def _cells(keys: Sequence[Key], values: Mapping[object, int], whole: int) -> tuple[Cell, ...]:
    return tuple(Cell(Figure(value=values[key]) if whole else Figure(), key) for key in keys)


def _networks(  # noqa: PLR0913, PLR0917 - a table, its margins, and the figures
    keys: list[list[Key]],
    row_keys: list[Key],
    column_keys: list[Key],
    top: Key,
    rows: Side,
    columns: Side,
    values: dict[object, int],
) -> tuple[Network, ...]:
    """The sums of a two-way table: one network, or one a sum where cases stand in several rows."""
    if not (rows.many or columns.many):
        return (table_network(keys, row_keys, column_keys, top),) if keys else ()
    found = []
    for parts, total in (*zip(keys, row_keys, strict=True), (column_keys, top)):
        found.append(_summed(parts, total, columns, values))
    down = [list(parts) for parts in zip(*keys, strict=True)]
    for parts, total in (*zip(down, column_keys, strict=True), (row_keys, top)):
        found.append(_summed(parts, total, rows, values))
    return tuple(found)


def _summed(parts: Sequence[Key], total: Key, side: Side, values: dict[object, int]) -> Network:
    if not side.many:
        return sum_network(parts, total)
    extra = Extra(total, side.name)
    values[extra] = sum(values[key] for key in parts) - values[total]
    return sum_network(parts, total, extra)


def _title(table: TableDefinition) -> Words:
    """The caption: what the definition says, or what is counted by what."""
    if table.label is not None:
        return Words(text=table.label)
    given = {
        "base": population_label(table.population),
        "rows": dimension_label(cast("Dimension", table.rows)),
    }
    if table.columns is None:
        return Words(message="report.by", values=given)
    given["columns"] = dimension_label(table.columns)
    return Words(message="report.by-two", values=given)
