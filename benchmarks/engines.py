"""INASTI's rules as data for two rule engines: which of them hold, and the outcome.

They get their facts worked out beforehand, one flat value each, and say only which rules hold:
less than what they are compared with does, so the comparison favours them.
"""

from collections.abc import Callable

import rule_engine
from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.fields import FIELD_TEXT
from business_rules.variables import BaseVariables, boolean_rule_variable

from benchmarks import by_hand
from complaintkit import Complaint, Outcome, Ternary

PACKAGES = ("rule-engine", "business-rules")
Facts = dict[str, bool]

OUTCOMES = {
    name: Outcome(outcome)
    for name, outcome in {
        "nature": "not-a-complaint",
        **dict.fromkeys(
            [
                *("information-request", "question-in-running-file", "fraud-report"),
                *("meant-for-another-body", "social-insurance-fund"),
            ],
            "redirected",
        ),
        "put-it-in-writing": "incomplete",
        "fund-as-well": "admissible",
        **dict.fromkeys(
            [
                *("anonymous", "oral", "outside-competence", "unspecified", "legislation"),
                *("facts-over-one-year", "in-court", "appeal-open", "with-an-ombudsman"),
                "already-handled",
            ],
            "inadmissible",
        ),
    }.items()
}
"""By rule, the outcome that it argues for."""

STRENGTH = {outcome: rank for rank, outcome in enumerate(Outcome)}


def key(rule: str) -> str:
    """The name of the fact that a rule asks for."""
    return rule.replace("-", "_")


def facts(complaint: Complaint) -> Facts:
    """By rule, whether what it asks for is so; what is not known is not."""
    held = {it.rule for it in by_hand.assess(complaint).findings if it.value is Ternary.YES}
    return {key(rule): rule in held for rule in OUTCOMES}


def strongest(rules: list[str]) -> Outcome:
    """The strongest outcome that some rules argue for."""
    outcomes = [Outcome.ADMISSIBLE, *(OUTCOMES[rule] for rule in rules)]
    return min(outcomes, key=STRENGTH.__getitem__)


_RULES = [(rule, rule_engine.Rule(f"{key(rule)} == true")) for rule in OUTCOMES]


def with_rule_engine(known: Facts) -> Outcome:
    """Each rule an expression."""
    return strongest([rule for rule, asked in _RULES if asked.matches(known)])


def _variable(name: str) -> object:
    def read(self: "_Variables") -> bool:
        return self.known[name]

    read.__name__ = name
    return boolean_rule_variable()(read)


class _Variables(BaseVariables):  # type: ignore[misc]
    def __init__(self, known: Facts) -> None:
        self.known = known


for _rule in OUTCOMES:
    setattr(_Variables, key(_rule), _variable(key(_rule)))


class _Actions(BaseActions):  # type: ignore[misc]
    def __init__(self) -> None:
        self.held: list[str] = []

    @rule_action(params={"rule": FIELD_TEXT})  # type: ignore[untyped-decorator]
    def holds(self, rule: str) -> None:
        self.held.append(rule)


_BUSINESS = [
    {
        "conditions": {"all": [{"name": key(rule), "operator": "is_true", "value": True}]},
        "actions": [{"name": "holds", "params": {"rule": rule}}],
    }
    for rule in OUTCOMES
]


def with_business_rules(known: Facts) -> Outcome:
    """Each rule a condition and an action."""
    actions = _Actions()
    run_all(_BUSINESS, _Variables(known), actions, stop_on_first_trigger=False)
    return strongest(actions.held)


ENGINES: dict[str, Callable[[Facts], Outcome]] = {
    "rule-engine, facts worked out before": with_rule_engine,
    "business-rules, facts worked out before": with_business_rules,
}
