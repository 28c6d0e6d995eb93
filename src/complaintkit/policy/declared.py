"""The codes in which a complaint can state facts, as a policy declares them."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from complaintkit.complaints import ERASED, Attribute, Complaint
from complaintkit.errors import Problem, did_you_mean
from complaintkit.text import InForce

if TYPE_CHECKING:
    from complaintkit.policy.policy import Policy

_ALWAYS = InForce()


@frozen
class Declared:
    """The codes that a policy declares.

    A policy that declares none asks for none, and is not in the way of those a body keeps for
    itself.

    Attributes:
        categories: When each category was in use, by code.
        lasting: The categories that always were.
        subjects: The codes of the subjects.
        attributes: The attributes by code.
    """

    categories: Mapping[str, tuple[InForce, ...]]
    lasting: frozenset[str]
    subjects: frozenset[str]
    attributes: Mapping[str, Attribute]

    @classmethod
    def of(cls, policy: "Policy") -> "Declared":
        """The codes that a policy declares."""
        categories: dict[str, tuple[InForce, ...]] = {}
        for taxonomy in policy.taxonomies:
            for it in taxonomy.categories:
                categories[it.code] = (*categories.get(it.code, ()), it.in_force)
        return cls(
            categories=categories,
            lasting=frozenset(code for code, held in categories.items() if _ALWAYS in held),
            subjects=frozenset(subject.code for subject in policy.subjects),
            attributes={attribute.code: attribute for attribute in policy.attributes},
        )

    def problems(self, complaint: Complaint) -> tuple[Problem, ...]:
        """Everything a complaint states in codes that are not declared.

        The values are not shown: what stands in the wrong place may be personal.

        Args:
            complaint: The complaint, with local days.
        """
        found: tuple[Problem, ...] = ()
        categories, subjects = complaint.categories, complaint.subjects
        if categories and self.categories and not categories <= self.lasting:
            found += tuple(self._categories(complaint, categories))
        if subjects and self.subjects and not subjects <= self.subjects:
            found += tuple(self._subjects(subjects))
        if complaint.attributes and self.attributes:
            found += tuple(self._attributes(complaint))
        return found

    def _categories(self, complaint: Complaint, codes: frozenset[str]) -> Iterator[Problem]:
        day = complaint.received
        for code in sorted(codes):
            held = self.categories.get(code)
            if held is None:
                message = f"no such category{did_you_mean(code, self.categories)}"
                yield Problem("categories", "unknown-category", message)
            elif day is not None and not any(it.covers(day) for it in held):
                message = f"the category '{code}' was not in use on {day}"
                yield Problem("categories", "retired-category", message)

    def _subjects(self, codes: frozenset[str]) -> Iterator[Problem]:
        for code in sorted(codes - self.subjects):
            message = f"no such subject{did_you_mean(code, self.subjects)}"
            yield Problem("subjects", "unknown-subject", message)

    def _attributes(self, complaint: Complaint) -> Iterator[Problem]:
        for code, value in complaint.attributes.items():
            attribute = self.attributes.get(code)
            if attribute is None:
                message = f"no such attribute{did_you_mean(code, self.attributes)}"
                yield Problem("attributes", "unknown-attribute", message)
            elif problem := _misfit(attribute, value):
                yield Problem(f"attribute.{code}", "not-allowed", problem)


def _misfit(attribute: Attribute, value: object) -> str | None:
    """What keeps a value from being one of an attribute, as if every attribute were personal."""
    problem = attribute.problem(value)
    if problem is None or (attribute.personal and value == ERASED):
        return None
    return evolve(attribute, personal=True).problem(value)
