"""The same tables once more for each unit, language, or whatever a report is split by."""

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve

from complaintkit.measures import Dimension, Population, TableDefinition, Words
from complaintkit.measures.choices import MANY_VALUED
from complaintkit.measures.suppression import Network, sum_network, table_network
from complaintkit.measures.tally import one_way
from complaintkit.reporting.counting import Counting
from complaintkit.reporting.draft import Draft, Extra, Key
from complaintkit.reporting.labels import Labels

Make = Callable[[TableDefinition, Counting], Draft]


def parts_by(dimension: Dimension, counting: Counting) -> Labels:
    """The codes by which a report is split, those of all that was received in the period."""
    codes = [entry.codes[dimension] for entry in counting.entries]
    found = one_way(codes, counting.belongs(Population.RECEIVED))
    plain = TableDefinition(code=dimension.value, rows=dimension)
    return counting.naming.rows(plain, dimension, found)


def split_drafts(
    table: TableDefinition, make: Make, counting: Counting, dimension: Dimension, parts: Labels
) -> list[Draft]:
    """A table for each part."""
    found = []
    for code, label in parts.items():
        entries = [it for it in counting.entries if code in it.codes[dimension]]
        where = counting.where | {(dimension.value, code)}
        draft = make(table, evolve(counting, entries=entries, where=where))
        title = Words(message="report.part", values={"title": draft.title, "part": label})
        found.append(evolve(draft, code=f"{table.code}/{code}", title=title))
    return found


def split_networks(
    whole: Draft,
    drafts: Sequence[Draft],
    dimension: Dimension,
    parts: Labels,
    missing: dict[object, int],
) -> Iterator[Network]:
    """The sums over all parts of a report.

    Args:
        whole: The table.
        drafts: The same table for each part.
        dimension: The dimension by which it is split.
        parts: The parts.
        missing: Takes up the figures of these sums that stand in no table.
    """
    many = dimension in MANY_VALUED
    values: dict[object, int] = {}
    for draft in drafts:
        values.update(draft.values)
    for key in [it for it in whole.values if isinstance(it, Key)]:
        keys = [key.at(dimension.value, code) for code in parts]
        missing |= {it: 0 for it in keys if it not in values}
        extra = Extra(key, dimension.value)
        missing[extra] = sum(values.get(it, 0) for it in keys) - whole.values[key]
        yield sum_network(keys, key, extra if many else None)
    if not many and not whole.many_valued and len(whole.columns) == 1 and whole.lines[-1].total:
        yield _joint(whole, dimension, parts)


def _joint(whole: Draft, dimension: Dimension, parts: Labels) -> Network:
    """The rows of a table and its parts beside each other: a two-way table with its margins."""
    *keys, top = [key for line in whole.lines if (key := line.cells[0].key) is not None]
    body = [[key.at(dimension.value, code) for code in parts] for key in keys]
    return table_network(body, keys, [top.at(dimension.value, code) for code in parts], top)
