"""A rule as it is asked a million times: its conditions bound, its findings made once.

What costs in plain Python is one call a condition and one new object a finding. So conditions
are bound once a policy, and a finding is shared by all complaints whose answers are the same
objects, as those of the ready-made conditions are. Answers made anew each time are compared
instead, so that nothing grows with the number of complaints.
"""

from collections.abc import Callable
from functools import lru_cache, reduce
from operator import and_, or_

from complaintkit.admissibility.finding import Finding, made_finding
from complaintkit.admissibility.rule import AdmissibilityRule
from complaintkit.complaints import Complaint
from complaintkit.conditions import Answer, Missing, Surroundings, Ternary, bound

Answers = tuple[Answer, ...]
Check = Callable[[Complaint], Answer]
Weighed = Callable[[Complaint], Finding]

_MOST_SHARED = 256


def weighed(rule: AdmissibilityRule, surroundings: Surroundings) -> Weighed:
    """What a rule finds in a complaint, as a function of the complaint alone."""
    lacking: tuple[Check, ...] = (_lacks(rule.needs),) if rule.needs else ()
    checks: tuple[Check, ...] = (
        *(bound(condition, surroundings).check for condition in rule.when),
        *lacking,
        *(bound(condition, surroundings).check for condition in rule.unless),
    )

    @lru_cache(_MOST_SHARED)
    def finding(*answers: Answer) -> Finding:
        return _finding(rule, answers)

    if len(checks) != 1:
        return lambda complaint: finding(*[check(complaint) for check in checks])
    (check,) = checks
    return lambda complaint: finding(check(complaint))


def _lacks(needs: tuple[str, ...]) -> Check:
    """Whether a fact that is needed is not known: this itself is never unknown."""
    missing = Missing(needs).check
    return lambda complaint: _lacking(missing(complaint))


@lru_cache(_MOST_SHARED)
def _lacking(missing: Answer) -> Answer:
    value = Ternary.NO if missing.value is Ternary.NO else Ternary.YES
    return Answer(value, missing.facts)


def _finding(rule: AdmissibilityRule, answers: Answers) -> Finding:
    """All that must hold, and none of the exceptions."""
    wanted = len(rule.when) + bool(rule.needs)
    holds, spared = answers[:wanted], answers[wanted:]
    value = reduce(and_, (answer.value for answer in holds), Ternary.YES)
    value &= ~reduce(or_, (answer.value for answer in spared), Ternary.NO)
    facts = dict.fromkeys(fact for answer in answers for fact in answer.facts)
    return made_finding(rule, value, tuple(facts))
