"""The rules of a policy as they are asked, and the facts they can be asked about."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from complaintkit.admissibility import Finding, Weighed, nature_rule, weighed
from complaintkit.complaints import ERASED, Attribute, Complaint
from complaintkit.dates import to_local_date
from complaintkit.errors import Problem, did_you_mean
from complaintkit.text import InForce

if TYPE_CHECKING:
    from complaintkit.policy.policy import Policy

_INSTANTS = ("received", "sent", "put_in_writing")
_ALWAYS = InForce()


@frozen
class Rules:
    """The rules of a policy, that on the nature first, ready to be asked.

    Attributes:
        always: Those in force whenever a complaint came in; None when some are not.
        by_day: All of them, with the days for which they hold.
    """

    always: tuple[Weighed, ...] | None
    by_day: tuple[tuple[InForce, Weighed], ...]

    @classmethod
    def of(cls, policy: "Policy") -> "Rules":
        """The rules of a policy."""
        rules = (nature_rule(policy.handles), *policy.rules)
        by_day = tuple((rule.in_force, weighed(rule, policy)) for rule in rules)
        lasting = all(rule.in_force == _ALWAYS for rule in rules)
        return cls(tuple(find for _, find in by_day) if lasting else None, by_day)

    def findings(self, complaint: Complaint) -> tuple[Finding, ...]:
        """What each rule finds that held on the day of receipt; unknown, that still holds."""
        finds = self.always
        if finds is None:
            day = complaint.received
            finds = tuple([find for held, find in self.by_day if _held(held, day)])
        return tuple([find(complaint) for find in finds])


def with_local_days(complaint: Complaint, zone: str) -> Complaint:
    """The complaint with local days in the place of instants."""
    instants = {
        name: to_local_date(value, zone)
        for name in _INSTANTS
        if isinstance(value := getattr(complaint, name), datetime)
    }
    return evolve(complaint, **instants) if instants else complaint  # type: ignore[arg-type]


def fact_problems(policy: "Policy", complaint: Complaint) -> tuple[Problem, ...]:
    """Everything a complaint states in codes that the policy does not know.

    A policy that declares none asks for none, and is not in the way of those a body keeps for
    itself. The values are not shown: what stands in the wrong place may be personal.
    """
    found: tuple[Problem, ...] = ()
    if complaint.categories and policy.taxonomies:
        found += tuple(_categories(policy, complaint))
    if complaint.subjects and policy.subjects:
        found += tuple(_subjects(policy, complaint))
    if complaint.attributes and policy.attributes:
        found += tuple(_attributes(policy, complaint))
    return found


def _categories(policy: "Policy", complaint: Complaint) -> Iterator[Problem]:
    received = complaint.received
    day = None if received is None else to_local_date(received, policy.zone)
    known = {it.code for taxonomy in policy.taxonomies for it in taxonomy.categories}
    usable = {it.code for taxonomy in policy.taxonomies for it in taxonomy.usable(day)}
    for code in sorted(complaint.categories or ()):
        if code not in known:
            message = f"no such category{did_you_mean(code, known)}"
            yield Problem("categories", "unknown-category", message)
        elif code not in usable:
            message = f"the category '{code}' was not in use on {day}"
            yield Problem("categories", "retired-category", message)


def _subjects(policy: "Policy", complaint: Complaint) -> Iterator[Problem]:
    known = {subject.code for subject in policy.subjects}
    for code in sorted((complaint.subjects or frozenset()) - known):
        message = f"no such subject{did_you_mean(code, known)}"
        yield Problem("subjects", "unknown-subject", message)


def _attributes(policy: "Policy", complaint: Complaint) -> Iterator[Problem]:
    declared = {attribute.code: attribute for attribute in policy.attributes}
    for code, value in complaint.attributes.items():
        if code not in declared:
            message = f"no such attribute{did_you_mean(code, declared)}"
            yield Problem("attributes", "unknown-attribute", message)
        elif problem := _misfit(declared[code], value):
            yield Problem(f"attribute.{code}", "not-allowed", problem)


def _misfit(attribute: Attribute, value: object) -> str | None:
    """What keeps a value from being one of an attribute, as if every attribute were personal."""
    problem = attribute.problem(value)
    if problem is None or (attribute.personal and value == ERASED):
        return None
    return evolve(attribute, personal=True).problem(value)


def _held(in_force: InForce, day: date | datetime | None) -> bool:
    return in_force.last is None if day is None else in_force.covers(day)
