"""The conditions ``all``, ``any`` and ``not``: other conditions, combined."""

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache, reduce
from operator import and_, or_
from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.surroundings import Name, Surroundings, bound, names_in
from complaintkit.conditions.ternary import Answer, Condition, Ternary

_ANSWERS_KEPT = 256
Ask = Callable[[Complaint], Answer]


def _conditions(values: Iterable[Condition]) -> tuple[Condition, ...]:
    return tuple(values)


@frozen
class AllOf:
    """Every condition holds. An empty list holds.

    Examples:
        >>> from complaintkit import AllOf, Complaint
        >>> AllOf(()).check(Complaint()).value.name
        'YES'
    """

    kind: ClassVar[str] = "all"

    conditions: tuple[Condition, ...] = field(converter=_conditions)

    def check(self, complaint: Complaint) -> Answer:
        """Ask them all."""
        return self._ask(complaint)

    def within(self, surroundings: Surroundings) -> "AllOf":
        """The same of conditions that know the policy."""
        return AllOf(bound(condition, surroundings) for condition in self.conditions)

    def names(self) -> tuple[Name, ...]:
        """What they name."""
        return tuple(name for condition in self.conditions for name in names_in(condition))

    @cached_property
    def _ask(self) -> Ask:
        return _asking(and_, Ternary.YES, self.conditions)


@frozen
class AnyOf:
    """At least one condition holds. An empty list does not.

    Examples:
        >>> from complaintkit import AnyOf, Complaint, Nature, NatureIs
        >>> known, unknown = NatureIs((Nature.PRAISE,)), Complaint()
        >>> AnyOf((known, AnyOf(()))).check(unknown).value.name
        'UNKNOWN'
    """

    kind: ClassVar[str] = "any"

    conditions: tuple[Condition, ...] = field(converter=_conditions)

    def check(self, complaint: Complaint) -> Answer:
        """Ask them all: every fact looked at is named."""
        return self._ask(complaint)

    def within(self, surroundings: Surroundings) -> "AnyOf":
        """The same of conditions that know the policy."""
        return AnyOf(bound(condition, surroundings) for condition in self.conditions)

    def names(self) -> tuple[Name, ...]:
        """What they name."""
        return tuple(name for condition in self.conditions for name in names_in(condition))

    @cached_property
    def _ask(self) -> Ask:
        return _asking(or_, Ternary.NO, self.conditions)


@frozen
class Not:
    """The condition does not hold; unknown stays unknown.

    Examples:
        >>> from complaintkit import Complaint, Nature, NatureIs, Not
        >>> Not(NatureIs((Nature.PRAISE,))).check(Complaint(nature=Nature.COMPLAINT)).value.name
        'YES'
    """

    kind: ClassVar[str] = "not"

    condition: Condition

    def check(self, complaint: Complaint) -> Answer:
        """Ask it and turn the answer round."""
        return _turned(self.condition.check(complaint))

    def within(self, surroundings: Surroundings) -> "Not":
        """The same of a condition that knows the policy."""
        return Not(bound(self.condition, surroundings))

    def names(self) -> tuple[Name, ...]:
        """What it names."""
        return names_in(self.condition)


def _asking(
    combine: Callable[[Ternary, Ternary], Ternary], start: Ternary, conditions: Iterable[Condition]
) -> Ask:
    """What asks them all. The same answers of theirs give the same answer, made once."""
    checks = [condition.check for condition in conditions]

    @lru_cache(_ANSWERS_KEPT)
    def combined(*answers: Answer) -> Answer:
        facts = dict.fromkeys(fact for answer in answers for fact in answer.facts)
        return Answer(reduce(combine, (answer.value for answer in answers), start), tuple(facts))

    return lambda complaint: combined(*[check(complaint) for check in checks])


@lru_cache(_ANSWERS_KEPT)
def _turned(answer: Answer) -> Answer:
    return Answer(~answer.value, answer.facts)
