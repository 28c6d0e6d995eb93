"""The same dimension counted finely in one table and coarsely in another: sums between both."""

from collections.abc import Iterable, Iterator
from typing import cast

from attrs import frozen

from complaintkit.measures import CategoryLevel, Dimension, TableDefinition, TableKind
from complaintkit.measures.choices import IN_TIME, MANY_VALUED
from complaintkit.measures.suppression import sum_network
from complaintkit.policy import Policy
from complaintkit.reporting.draft import Draft, Extra, Key, Sums, Where
from complaintkit.reporting.recode import recoding


@frozen
class Counted:
    """A table as it was counted, of some of the cases."""

    table: TableDefinition
    draft: Draft
    where: Where


def link_coarser(counted: Iterable[Counted], policy: Policy, sums: Sums) -> None:
    """Add the sums of the rows that a group, a kind or another taxonomy takes together."""
    tables = [it for it in counted if _by_codes(it.table)]
    for fine in (it for it in tables if not _takes_together(it.table)):
        for coarse in (it for it in tables if _takes_together(it.table)):
            if _alike(fine, coarse):
                for whole, parts in _parts(fine, coarse, policy):
                    _link(whole, parts, fine, coarse, sums)


def _link(whole: Key, parts: list[Key], fine: Counted, coarse: Counted, sums: Sums) -> None:
    if coarse.table.rows not in MANY_VALUED:
        sums.networks.append(sum_network(parts, whole))
        return
    extra = Extra(whole, f"rows of {fine.table.code}")
    values = fine.draft.values
    sums.values[extra] = sum(values[key] for key in parts) - coarse.draft.values[whole]
    sums.networks.append(sum_network(parts, whole, extra))


def _parts(fine: Counted, coarse: Counted, policy: Policy) -> Iterator[tuple[Key, list[Key]]]:
    """The rows of the coarse table, each with those of the fine one that are in it."""
    recode = recoding(coarse.table, cast("Dimension", coarse.table.rows), policy)
    keys = dict(_rows(fine.draft))
    for code, whole in _rows(coarse.draft):
        yield whole, [key for one, key in keys.items() if code in recode((one,))]


def _rows(draft: Draft) -> Iterator[tuple[str, Key]]:
    """The rows of a table with which figure each one's total is."""
    for line in draft.lines:
        if not line.total:
            yield line.code, cast("Key", line.cells[-1].key)


def _by_codes(table: TableDefinition) -> bool:
    return table.kind is TableKind.COUNTS and table.rows not in IN_TIME


def _takes_together(table: TableDefinition) -> bool:
    coarse = table.level is CategoryLevel.TOP or table.mapping is not None
    return coarse or bool(table.groups)


def _alike(fine: Counted, coarse: Counted) -> bool:
    """Whether both count the same cases by the same dimension."""
    return (
        fine.where == coarse.where
        and fine.table.rows is coarse.table.rows
        and fine.table.population is coarse.table.population
    )
