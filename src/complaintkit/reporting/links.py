"""Figures of different tables that are one and the same, or sum up to each other."""

from collections.abc import Container

from complaintkit.admissibility import Outcome
from complaintkit.events import Merits
from complaintkit.measures import Dimension, Population
from complaintkit.reporting.draft import Key, Link

_RIGHT = (Merits.FOUNDED.value, Merits.PARTLY_FOUNDED.value)
_HANDLED = (Outcome.INCOMPLETE.value, Outcome.REFUSABLE.value, Outcome.ADMISSIBLE.value)
_WHOLE: dict[str, tuple[Population, tuple[str, ...]]] = {
    Dimension.OUTCOME.value: (Population.HANDLED, _HANDLED),
    Dimension.MERITS.value: (Population.FOUNDED, _RIGHT),
}


def alias(top: Key, name: str, code: str) -> Key:
    """The key of a row: where a row is a population, that population's."""
    if top.population != Population.RECEIVED or name != Dimension.OUTCOME:
        return top.at(name, code)
    return (
        Key(Population.ADMISSIBLE, top.where) if code == Outcome.ADMISSIBLE else top.at(name, code)
    )


def links(top: Key, name: str, codes: Container[str]) -> tuple[Link, ...]:
    """The population that some rows of a table sum up to, shown perhaps in another table."""
    found = _WHOLE.get(name)
    if found is None or top.population == Population.CLOSED:
        return ()
    population, parts = found
    keys = tuple(alias(top, name, code) for code in parts if code in codes)
    return (Link(keys, Key(population, top.where)),)
