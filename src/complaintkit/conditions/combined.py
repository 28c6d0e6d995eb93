"""The conditions ``all``, ``any`` and ``not``: other conditions, combined."""

from collections.abc import Callable, Iterable
from functools import partial, reduce
from operator import and_, or_
from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.kept import Kept
from complaintkit.conditions.surroundings import Name, Surroundings, bound, names_in
from complaintkit.conditions.ternary import Answer, Condition, Ternary, to_conditions

Answers = tuple[Answer, ...]
Check = Callable[[Complaint], Answer]


@frozen
class AllOf:
    """Every condition holds. An empty list holds.

    Examples:
        >>> from complaintkit import AllOf, Complaint
        >>> AllOf(()).check(Complaint()).value.name
        'YES'
    """

    kind: ClassVar[str] = "all"

    conditions: tuple[Condition, ...] = field(converter=to_conditions)
    _checks: tuple[Check, ...] = field(init=False, eq=False, repr=False)
    _answers: Kept[Answers, Answer] = field(init=False, eq=False, repr=False)

    def check(self, complaint: Complaint) -> Answer:
        """Ask them all."""
        return self._answers[tuple([check(complaint) for check in self._checks])]

    def within(self, surroundings: Surroundings) -> "AllOf":
        """The same of conditions that know the policy."""
        return AllOf(bound(condition, surroundings) for condition in self.conditions)

    def names(self) -> tuple[Name, ...]:
        """What they name."""
        return tuple(name for condition in self.conditions for name in names_in(condition))

    @_checks.default
    def _find_checks(self) -> tuple[Check, ...]:
        return _checks(self.conditions)

    @_answers.default
    def _keep(self) -> Kept[Answers, Answer]:
        return Kept(partial(_combined, and_, Ternary.YES))


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

    conditions: tuple[Condition, ...] = field(converter=to_conditions)
    _checks: tuple[Check, ...] = field(init=False, eq=False, repr=False)
    _answers: Kept[Answers, Answer] = field(init=False, eq=False, repr=False)

    def check(self, complaint: Complaint) -> Answer:
        """Ask them all: every fact looked at is named."""
        return self._answers[tuple([check(complaint) for check in self._checks])]

    def within(self, surroundings: Surroundings) -> "AnyOf":
        """The same of conditions that know the policy."""
        return AnyOf(bound(condition, surroundings) for condition in self.conditions)

    def names(self) -> tuple[Name, ...]:
        """What they name."""
        return tuple(name for condition in self.conditions for name in names_in(condition))

    @_checks.default
    def _find_checks(self) -> tuple[Check, ...]:
        return _checks(self.conditions)

    @_answers.default
    def _keep(self) -> Kept[Answers, Answer]:
        return Kept(partial(_combined, or_, Ternary.NO))


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
        return _TURNED[self.condition.check(complaint)]

    def within(self, surroundings: Surroundings) -> "Not":
        """The same of a condition that knows the policy."""
        return Not(bound(self.condition, surroundings))

    def names(self) -> tuple[Name, ...]:
        """What it names."""
        return names_in(self.condition)


def _combined(
    combine: Callable[[Ternary, Ternary], Ternary], start: Ternary, answers: Answers
) -> Answer:
    facts = dict.fromkeys(fact for answer in answers for fact in answer.facts)
    return Answer(reduce(combine, (answer.value for answer in answers), start), tuple(facts))


def _checks(conditions: Iterable[Condition]) -> tuple[Check, ...]:
    return tuple(condition.check for condition in conditions)


def _turned(answer: Answer) -> Answer:
    return Answer(~answer.value, answer.facts)


_TURNED = Kept(_turned)
