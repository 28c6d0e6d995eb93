"""From the codes a case carries to the rows of one table: mapped, taken together, in time."""

from collections.abc import Callable, Iterable
from functools import cache

from complaintkit.errors import UnknownNameError
from complaintkit.measures import (
    CategoryLevel,
    Dimension,
    Period,
    Population,
    Special,
    TableDefinition,
)
from complaintkit.measures.tally import Codes
from complaintkit.policy import Policy
from complaintkit.reporting.register import Entry

Recode = Callable[[Codes], Codes]
_SPECIAL = frozenset(it.value for it in Special)


def recoding(table: TableDefinition, dimension: Dimension, policy: Policy) -> Recode:
    """What the codes of a dimension become in a table; each combination is looked up once.

    Raises:
        UnknownNameError: When no taxonomy of the policy is mapped to the one that is asked for.
    """
    groups = {code: it.code for it in table.groups for code in it.codes}
    steps: list[Callable[[str], Iterable[str]]] = []
    if dimension is Dimension.CATEGORY and table.mapping is not None:
        _check_mapped(policy, table.mapping)
        steps.append(lambda code: _mapped(policy, code, str(table.mapping)))
    elif dimension is Dimension.CATEGORY and table.level is CategoryLevel.TOP:
        steps.append(lambda code: (_top(policy, code),))
    if groups and dimension is table.rows:
        steps.append(lambda code: (groups.get(code, code),))

    @cache
    def recode(codes: Codes) -> Codes:
        for step in steps:
            found = {one for code in codes for one in _kept(step, code)}
            codes = tuple(sorted(found))
        return codes

    return recode


def codes_of(
    dimension: Dimension, population: Population, period: Period, recode: Recode
) -> Callable[[Entry], Codes]:
    """What an entry carries in a dimension of a table."""
    parts = parts_of(period, dimension)
    if parts is None:
        return lambda entry: recode(entry.codes[dimension])

    def in_time(entry: Entry) -> Codes:
        day = entry.closed if population is Population.CLOSED else entry.received
        return tuple(str(part) for part in parts if day in part)

    return in_time


def parts_of(period: Period, dimension: Dimension) -> tuple[Period, ...] | None:
    """The parts of a period; None for a dimension that is not one of time."""
    return {
        Dimension.MONTH: period.months,
        Dimension.QUARTER: period.quarters,
        Dimension.YEAR: period.years,
    }.get(dimension)


def _kept(step: Callable[[str], Iterable[str]], code: str) -> Iterable[str]:
    return (code,) if code in _SPECIAL else step(code)


def _check_mapped(policy: Policy, to: str) -> None:
    there = {it.to for taxonomy in policy.taxonomies for it in taxonomy.mappings}
    there |= {taxonomy.code for taxonomy in policy.taxonomies}
    if to not in there:
        kind = "mapping to the taxonomy"
        raise UnknownNameError(kind, to, there)


def _mapped(policy: Policy, code: str, to: str) -> Iterable[str]:
    """What a category is in another taxonomy; that it is nothing there, is told as well."""
    taxonomy = next(it for it in policy.taxonomies if code in it)
    if taxonomy.code == to:
        return (code,)
    mapped = any(it.to == to for it in taxonomy.mappings)
    there = sorted(taxonomy.mapped([code], to)) if mapped else ()
    return there or (Special.NONE.value,)


def _top(policy: Policy, code: str) -> str:
    for taxonomy in policy.taxonomies:
        if code in taxonomy:
            return taxonomy.way_up(code)[-1]
    return code
