"""The condition ``category``."""

from typing import ClassVar

from attrs import evolve, field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.codes import among, code_set
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.conditions.ternary import Answer, answers
from complaintkit.conditions.truths import stated

_SAID = answers("categories")


@frozen
class CategoryIs:
    """The complaint is of one of these categories, or of a kind of one, or (``only``) of no other.

    Without a policy a category counts as itself only.

    Source: INASTI's page on complaints sorts them by communication, organisation, technique
    and relations, each with what falls under it.

    Examples:
        >>> from complaintkit import CategoryIs, Complaint
        >>> CategoryIs("technical").check(Complaint(categories=["technical", "staff"])).value.name
        'YES'
    """

    kind: ClassVar[str] = "category"

    categories: frozenset[str] = field(converter=code_set)
    only: bool = field(default=False, converter=stated)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the categories."""
        return among(_SAID, complaint.categories, self.categories, only=self.only)

    def within(self, surroundings: Surroundings) -> "CategoryIs":
        """The same of these categories and all that are kinds of them."""
        return evolve(self, categories=surroundings.categories_below(self.categories))

    def names(self) -> tuple[Name, ...]:
        """The categories."""
        return tuple(Name("category", code) for code in sorted(self.categories))
