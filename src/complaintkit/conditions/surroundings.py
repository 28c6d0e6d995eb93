"""What a policy tells its conditions: the bodies there are, its categories, its attributes.

A condition that needs it has a method ``within``, which gives the same condition with what it
needs; a policy calls it once, and asks the result. A condition that names things has a method
``names``, so that a file in which they are misspelt can be refused.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from complaintkit.bodies import Body
from complaintkit.complaints import Attribute
from complaintkit.conditions.ternary import Condition


class Surroundings(Protocol):
    """What conditions can ask of the policy they stand in."""

    @property
    def own_body(self) -> str:
        """Code of the body whose policy it is."""

    @property
    def bodies(self) -> Mapping[str, Body]:
        """The bodies there are, by code."""

    def categories_below(self, codes: Iterable[str]) -> frozenset[str]:
        """The categories of these codes and all that are kinds of them."""

    def attribute(self, code: str) -> Attribute:
        """A declared attribute by its code."""


class Name(NamedTuple):
    """Something that a condition names.

    Attributes:
        kind: What it is: ``category``, ``subject``, ``body`` or ``attribute``.
        code: Its code.
    """

    kind: str
    code: str


def bound(condition: Condition, surroundings: Surroundings) -> Condition:
    """The condition, with what it needs of the policy it stands in."""
    within = getattr(condition, "within", None)
    found: Condition = condition if within is None else within(surroundings)
    return found


def names_in(condition: Condition) -> tuple[Name, ...]:
    """Everything that a condition names, and those inside it."""
    names = getattr(condition, "names", None)
    return () if names is None else tuple(names())
