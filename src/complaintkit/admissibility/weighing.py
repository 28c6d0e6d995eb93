"""Rules as they are asked a million times: all that they ask is asked once, no finding made twice.

What costs in plain Python is one call a condition and one new object a finding. So conditions
are bound once a policy, what several rules ask is asked once, and the findings are looked up by
the answers. Of answers that are ever others, no more than so many are kept: nothing grows with
the number of complaints.
"""

from collections.abc import Callable, Iterable
from functools import partial, reduce
from operator import and_, itemgetter, or_
from typing import Any, NamedTuple

from attrs import frozen

from complaintkit.admissibility.finding import Finding, made_finding
from complaintkit.admissibility.rule import AdmissibilityRule
from complaintkit.complaints import Complaint
from complaintkit.conditions import Answer, Condition, Kept, Missing, Surroundings, Ternary, bound

Answers = tuple[Answer, ...]
Finds = tuple[Callable[[Answers], Any], Kept[Any, Finding]]
Weighed = Callable[[Complaint], tuple[Finding, ...]]


class Asking(NamedTuple):
    """A rule and all that it asks of a policy: what must hold first, then what must not."""

    rule: AdmissibilityRule
    conditions: tuple[Condition, ...]

    @classmethod
    def of(cls, rule: AdmissibilityRule, surroundings: Surroundings) -> "Asking":
        """A rule, its conditions bound to a policy."""
        lacking = (_Lacking(Missing(rule.needs)),) if rule.needs else ()
        asked: tuple[Condition, ...] = (*rule.when, *lacking, *rule.unless)
        return cls(rule, tuple(bound(condition, surroundings) for condition in asked))


def weighed(rules: Iterable[Asking]) -> Weighed:
    """What rules find in a complaint, as a function of the complaint alone."""
    asked: list[Condition] = []
    finds: list[Finds] = []
    for rule, conditions in rules:
        places = [_place(condition, asked) for condition in conditions]
        finds.append(_finding_at(rule, places))
    checks = [condition.check for condition in asked]

    def findings(complaint: Complaint) -> tuple[Finding, ...]:
        answers = tuple([check(complaint) for check in checks])
        return tuple([made[pick(answers)] for pick, made in finds])

    return findings


@frozen
class _Lacking:
    """Whether a fact that is needed is not known: this itself is never unknown."""

    missing: Missing

    def check(self, complaint: Complaint) -> Answer:
        return _LACKING[self.missing.check(complaint)]


def _lacking(missing: Answer) -> Answer:
    value = Ternary.NO if missing.value is Ternary.NO else Ternary.YES
    return Answer(value, missing.facts)


_LACKING = Kept(_lacking)


def _place(condition: Condition, asked: list[Condition]) -> int:
    """Where a condition stands among those that are asked: put there the first time."""
    for place, other in enumerate(asked):
        if type(other) is type(condition) and other == condition:
            return place
    asked.append(condition)
    return len(asked) - 1


def _finding_at(rule: AdmissibilityRule, places: list[int]) -> Finds:
    """What picks the answers at these places, and the findings that a rule makes of them."""
    if len(places) == 1:  # What picks one thing gives it as it is.
        return itemgetter(*places), Kept(lambda answer: _finding(rule, (answer,)))
    return itemgetter(*places) if places else itemgetter(slice(0)), Kept(partial(_finding, rule))


def _finding(rule: AdmissibilityRule, answers: Answers) -> Finding:
    """All that must hold, and none of the exceptions."""
    wanted = len(rule.when) + bool(rule.needs)
    holds, spared = answers[:wanted], answers[wanted:]
    value = reduce(and_, (answer.value for answer in holds), Ternary.YES)
    value &= ~reduce(or_, (answer.value for answer in spared), Ternary.NO)
    facts = dict.fromkeys(fact for answer in answers for fact in answer.facts)
    return made_finding(rule, value, tuple(facts))
