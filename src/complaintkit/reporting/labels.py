"""What the rows of a dimension are called, and in which order they stand: never by size."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from complaintkit.admissibility import NATURE_RULE, NOTHING_AGAINST, Outcome
from complaintkit.complaints import ComplainantKind, Intermediary, Medium, Nature
from complaintkit.events import Closing, Merits, Remedy, State
from complaintkit.measures import CategoryLevel, Dimension, Group, Special, TableDefinition, Words
from complaintkit.policy import Policy
from complaintkit.taxonomy import Taxonomy
from complaintkit.text import Text
from complaintkit.wording import language_names

Labels: TypeAlias = Mapping[str, Words]
"""Labels by code, in the order of the rows."""

_CHOICES: Mapping[Dimension, tuple[str, type[StrEnum]]] = {
    Dimension.NATURE: ("nature", Nature),
    Dimension.OUTCOME: ("outcome", Outcome),
    Dimension.MERITS: ("merits", Merits),
    Dimension.REMEDY: ("remedy", Remedy),
    Dimension.CLOSING: ("closing", Closing),
    Dimension.STATE: ("state", State),
    Dimension.MEDIUM: ("medium", Medium),
    Dimension.INTERMEDIARY: ("intermediary", Intermediary),
    Dimension.COMPLAINANT: ("complainant-kind", ComplainantKind),
}
_FAMILY_GROUND = {NATURE_RULE: "ground.nature", NOTHING_AGAINST: "ground.nothing-against"}


def dimension_label(dimension: Dimension) -> Words:
    """What a dimension is called."""
    return Words(message=f"dimension.{dimension}")


def coded(code: str) -> Words:
    """A code of which there is no label."""
    return Words(text=Text(en=code))


@frozen(slots=False)
class Naming:
    """Where the labels of a policy's codes are found.

    Attributes:
        policy: The policy.
        others: Taxonomies that its categories are mapped to.
    """

    policy: Policy
    others: tuple[Taxonomy, ...] = ()

    def rows(self, table: TableDefinition, dimension: Dimension, found: Iterable[str]) -> Labels:
        """The rows of a table: those with somebody in them, or all where it wants all.

        Args:
            table: The definition of the table.
            dimension: The dimension.
            found: The codes that cases carry.
        """
        known = self._known(table, dimension)
        grouped = _with_groups(known, table.groups if dimension is table.rows else ())
        codes = {str(code) for code in found}
        special = {it.value: Words(message=f"special.{it.removeprefix('@')}") for it in Special}
        others = sorted(codes - grouped.keys() - special.keys())
        named = {**grouped, **{code: self._other(dimension, code) for code in others}}
        last = {code: label for code, label in special.items() if code in codes}
        wanted = named.keys() if table.empty and dimension is table.rows else codes
        return {
            code: label for code, label in {**named, **last}.items() if code in {*wanted, *last}
        }

    def _known(self, table: TableDefinition, dimension: Dimension) -> Labels:
        if dimension in _CHOICES:
            family, choices = _CHOICES[dimension]
            return {it.value: Words(message=f"{family}.{it.value}") for it in choices}
        if dimension is Dimension.CATEGORY:
            return self._categories(table)
        if dimension is Dimension.GROUND:
            return self._grounds
        if dimension is Dimension.SUBJECT:
            return {it.code: Words(text=it.label) for it in self.policy.subjects}
        if dimension is Dimension.UNIT:
            return {it.code: Words(text=it.name) for it in self.policy.body.units}
        return {}

    def _other(self, dimension: Dimension, code: str) -> Words:
        """The label of a code that the policy does not list."""
        if dimension is Dimension.LANGUAGE and (names := language_names(code)):
            return Words(text=Text(**names))
        if dimension in (Dimension.BODY, Dimension.EARLIER) and code in self.policy.bodies:
            return Words(text=self.policy.bodies[code].name)
        return coded(code)

    def _categories(self, table: TableDefinition) -> Labels:
        every: Sequence[Taxonomy] = (*self.policy.taxonomies, *self.others)
        there = [it for it in every if table.mapping is None or it.code == table.mapping]
        top = table.mapping is None and table.level is CategoryLevel.TOP
        return {
            one.code: Words(text=one.label)
            for it in there
            for one in it.categories
            if not (top and one.parent)
        }

    @cached_property
    def _grounds(self) -> Labels:
        always = {code: Words(message=message) for code, message in _FAMILY_GROUND.items()}
        rules = {it.code: Words(text=it.label) for it in self.policy.rules}
        return {NATURE_RULE: always[NATURE_RULE], **rules, **always}


def _with_groups(known: Labels, groups: Iterable[Group]) -> dict[str, Words]:
    """Labels with each group where the first of its codes stood."""
    taken = {code: group for group in groups for code in group.codes}
    found: dict[str, Words] = {}
    for code, label in known.items():
        group = taken.get(code)
        found.setdefault(code if group is None else group.code, label)
        if group is not None:
            found[group.code] = Words(text=group.label)
    for group in taken.values():
        found.setdefault(group.code, Words(text=group.label))
    return found
