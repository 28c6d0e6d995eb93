"""Where a file finds what it names and does not hold."""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import TypeAlias

from attrs import field, frozen

from complaintkit.bodies import Body
from complaintkit.errors import UnknownNameError
from complaintkit.policy import FindCalendar, FindPolicy
from complaintkit.policy.lookups import no_policy
from complaintkit.reading.convert import FindCondition, none_but_ours
from complaintkit.reading.inheritance import FindFile, nothing_to_extend
from complaintkit.taxonomy import Taxonomy

FindTaxonomy: TypeAlias = Callable[[str], Taxonomy]


def no_taxonomy(code: str) -> Taxonomy:
    """Where no taxonomies can be found by code, there are only a file's own categories."""
    raise UnknownNameError("taxonomy", code, ())


@frozen(kw_only=True)
class Shared:
    """Where a policy file finds what it names and does not hold.

    Attributes:
        calendar: Gives a calendar for a code, or raises UnknownNameError.
        file: Gives the bytes and the name of the file of a policy that is extended.
        condition: Gives the class of a condition for its kind, or None.
        taxonomy: Gives a taxonomy for a code, or raises UnknownNameError.
        bodies: Bodies by code.
        policy: Gives the policy of a code in force on a day, or raises UnknownNameError.
        policies: The codes of all policies there are.
    """

    calendar: FindCalendar
    file: FindFile = nothing_to_extend
    condition: FindCondition = none_but_ours
    taxonomy: FindTaxonomy = no_taxonomy
    bodies: Mapping[str, Body] = field(factory=lambda: MappingProxyType({}))
    policy: FindPolicy = no_policy
    policies: Collection[str] = ()
