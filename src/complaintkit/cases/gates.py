"""Whether a stage is there for a complaint, and whether what must come first has been done."""

from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, frozen

from complaintkit.cases.triggers import ANSWERS
from complaintkit.complaints import Complaint, PriorStep, fact
from complaintkit.conditions import AllOf, Answer, AnyOf, Condition, Ternary
from complaintkit.escalation import Opening, Stage, WhyNot
from complaintkit.events import Event

if TYPE_CHECKING:
    from complaintkit.cases.case import Case


class Gate(NamedTuple):
    """What the conditions of a stage and of one opening answer, and the facts that decide.

    Where facts that keep it shut became known later, with the event that told them.
    """

    value: Ternary
    reason: WhyNot
    facts: tuple[str, ...] = ()
    told_by: Event | None = None


def gate(case: "Case", stage: Stage, opening: Opening) -> Gate:
    """What keeps a stage shut to a complaint; else what is not known of it; else nothing.

    An exception spares the person what must come first.
    """
    facts = case.facts
    first = AllOf(_OrTheCase(it, case) for it in stage.requires)
    asked = {
        WhyNot.NOT_FOR_THIS: AllOf(stage.when).check(facts),
        WhyNot.CONDITION: AllOf(opening.only_if).check(facts),
        WhyNot.REQUIREMENT: AnyOf((first, *stage.exceptions)).check(facts),
    }
    for reason, answer in asked.items():
        if answer.value is Ternary.NO:
            return Gate(Ternary.NO, reason, answer.facts, _told_by(case, answer.facts))
    unsure = [name for it in asked.values() if it.value is Ternary.UNKNOWN for name in it.facts]
    unknown = tuple(name for name in dict.fromkeys(unsure) if fact(facts, name) is None)
    return Gate(
        Ternary.UNKNOWN if unsure else Ternary.YES, WhyNot.UNKNOWN, unknown or tuple(unsure)
    )


def _told_by(case: "Case", facts: tuple[str, ...]) -> Event | None:
    """The last event that told one of these facts."""
    found = (it for it in reversed(case.log) if not it.facts.keys().isdisjoint(facts))
    return next(found, None)


def with_the_case(complaint: Complaint, case: "Case") -> Complaint:
    """The facts with the case itself as a step with its body."""
    answered = any(it.kind in ANSWERS and it.stage is None for it in case.log)
    # Where no step is stated, there may have been others: one of which nothing is known.
    stated = (PriorStep(),) if complaint.steps is None else complaint.steps
    own = PriorStep(body=case.policy.own_body, on=case.received, answered=answered)
    return evolve(complaint, steps=(*stated, own))


@frozen
class _OrTheCase:
    """A condition that also holds where the case itself counts as a step with the body."""

    condition: Condition
    case: "Case"

    def check(self, complaint: Complaint) -> Answer:
        answer = self.condition.check(complaint)
        if answer.value is Ternary.YES:
            return answer
        with_case = self.condition.check(with_the_case(complaint, self.case))
        return with_case if with_case.value is Ternary.YES else answer
