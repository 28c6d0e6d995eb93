"""Tables of indicators: how many of one population there are, and what part of another."""

from complaintkit.measures import (
    COUNT,
    Column,
    Figure,
    Indicator,
    Population,
    TableDefinition,
    Words,
)
from complaintkit.reporting.count_tables import no_cases
from complaintkit.reporting.counting import Counting, base_of, part, population_label
from complaintkit.reporting.draft import Cell, Draft, Line, part_of


def indicator_table(table: TableDefinition, counting: Counting) -> Draft:
    """A table of indicators."""
    sizes = {it: counting.size(it) for it in _populations(table)}
    values: dict[object, int] = {counting.key(it): size for it, size in sizes.items()}
    networks = []
    lines = []
    for it in table.indicators:
        key, base = counting.key(it.count), None if it.of is None else counting.key(it.of)
        figure = _figure(it, sizes, table.places if it.places is None else it.places)
        lines.append(Line(it.code, _label(it), (Cell(figure, key, base),)))
        if base is not None and base != key:
            networks.append(part_of(key, base, values))
    some = any(sizes.values())
    return Draft(
        code=table.code,
        title=Words(message="report.indicators")
        if table.label is None
        else Words(text=table.label),
        head=Words(message="report.indicator"),
        columns=(Column(code=COUNT, label=Words(message="report.count")),),
        lines=tuple(lines),
        notes=() if some else (no_cases(Population.RECEIVED),),
        networks=tuple(networks),
        values=values,
    )


def _populations(table: TableDefinition) -> tuple[Population, ...]:
    named = (one for it in table.indicators for one in (it.count, it.of) if one is not None)
    return tuple(dict.fromkeys(named))


def _figure(indicator: Indicator, sizes: dict[Population, int], places: int) -> Figure:
    """The count, with what part it is; no figure where there is nothing it is counted in."""
    count = sizes[indicator.count]
    if indicator.of is not None:
        return part(count, sizes[indicator.of], base_of(indicator.of), places)
    return Figure(value=count) if any(sizes.values()) else Figure()


def _label(indicator: Indicator) -> Words:
    label = population_label(indicator.count)
    if indicator.of is None:
        return label
    values = {"count": label, "base": population_label(indicator.of)}
    return Words(message="report.of", values=values)
