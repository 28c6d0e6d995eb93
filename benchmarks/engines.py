"""INASTI's rules as data for engines that anybody can install.

Engines take flat facts: lists of codes, numbers, true or false. So each complaint is turned into
such a record first, and ``"?"`` stands where something is not known. They know yes and no, so a
rule holds only where all that it needs is known. What they give back is which rules hold.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import rule_engine
import zen
from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.operators import BooleanType, NumericType, SelectMultipleType
from business_rules.variables import BaseVariables, rule_variable

from benchmarks.by_hand import FUNDS, INASTI, KNOWN_BODIES, OMBUDSMEN, full_years, local_day
from complaintkit import Complaint

PACKAGES = ("business-rules", "rule-engine", "zen-engine")
UNKNOWN = "?"
LATER = 9999
Record = dict[str, Any]
Engine = Callable[[Record], tuple[str, ...]]


class Ask(NamedTuple):
    """One question: how a fact compares with a value."""

    fact: str
    how: str
    value: Any = True


def some(fact: str, *codes: str) -> Ask:
    """One of the codes of a fact is one of these."""
    return Ask(fact, "some", sorted(codes))


def only(fact: str, *codes: str) -> Ask:
    """All codes of a fact are among these."""
    return Ask(fact, "only", sorted(codes))


def none(fact: str, *codes: str) -> Ask:
    """No code of a fact is one of these, and all are known."""
    return Ask(fact, "none", sorted((*codes, UNKNOWN)))


COURTS = KNOWN_BODIES - OMBUDSMEN
ORAL = ("counter", "phone")
ONLY_ORAL = (some("media", *ORAL), only("media", *ORAL))
SINCE_AUDIT = Ask("year", "least", 2019)

RULES: Mapping[str, Sequence[Ask | Sequence[Ask]]] = {
    "nature": [none("nature", "complaint")],
    "information-request": [some("nature", "information-request")],
    "question-in-running-file": [some("nature", "question-in-running-file")],
    "fraud-report": [some("nature", "fraud-report")],
    "meant-for-another-body": [some("nature", "meant-for-another-body")],
    "anonymous": [Ask("anonymous", "is")],
    "put-it-in-writing": [*ONLY_ORAL, Ask("only_spoken", "is")],
    "oral": [*ONLY_ORAL, Ask("stays_oral", "is")],
    "outside-competence": [only("bodies", *(KNOWN_BODIES - INASTI - FUNDS))],
    "unspecified": [Ask("unspecified", "is")],
    "legislation": [some("subjects", "legislation"), only("subjects", "legislation")],
    "facts-over-one-year": [Ask("years", "least", 1)],
    "in-court": [[some("sued_before", *COURTS), some("appeals", "lodged")]],
    "appeal-open": [some("appeals", "open")],
    "with-an-ombudsman": [
        [some("handled_by", *OMBUDSMEN), some("cases_before", *OMBUDSMEN)],
        none("intermediaries", "ombudsman"),
    ],
    "already-handled": [
        some("handled_by", *INASTI),
        only("perhaps_new_by", *(KNOWN_BODIES - INASTI)),
    ],
    "social-insurance-fund": [SINCE_AUDIT, some("bodies", *FUNDS), none("bodies", *INASTI)],
    "fund-as-well": [SINCE_AUDIT, some("bodies", *FUNDS), some("bodies", *INASTI)],
}
"""By rule, all that must hold; of a list inside, one is enough."""

TYPES = {
    "anonymous": BooleanType,
    "only_spoken": BooleanType,
    "stays_oral": BooleanType,
    "unspecified": BooleanType,
    "years": NumericType,
    "year": NumericType,
}
"""What a fact is; all others are lists of codes."""


def record(complaint: Complaint) -> Record:
    """The facts of a complaint, as engines take them."""
    who, facts_date = complaint.complainant, complaint.facts_date
    day = local_day(complaint.received)
    earlier, cases = complaint.earlier or (), complaint.proceedings or ()
    return {
        "nature": [complaint.nature or UNKNOWN],
        "media": _codes(complaint.medium),
        "bodies": _codes(complaint.bodies),
        "subjects": _codes(complaint.subjects),
        "intermediaries": _codes(complaint.intermediary),
        "anonymous": who is not None and who.anonymous is True,
        "only_spoken": complaint.put_in_writing is None,
        "stays_oral": complaint.attributes.get("stays-oral", False),
        "unspecified": complaint.attributes.get("unspecified", False),
        "years": 0 if facts_date is None or day is None else full_years(facts_date, day),
        "year": LATER if day is None else day.year,
        "sued_before": [it.before or UNKNOWN for it in cases if it.state == "pending"],
        "cases_before": [it.before or UNKNOWN for it in cases if it.state is not None],
        "appeals": [it.appeal or UNKNOWN for it in complaint.decisions or ()],
        "handled_by": [it.body or UNKNOWN for it in earlier],
        "perhaps_new_by": [it.body or UNKNOWN for it in earlier if it.new_elements is not False],
    }


def _codes(codes: Iterable[str] | None) -> list[str]:
    return [UNKNOWN] if codes is None else [str(code) for code in codes]


# -- business-rules: JSON, a method a fact, an action that notes what holds ------------


class Noted(BaseActions):
    """The rules that held."""

    def __init__(self) -> None:
        self.rules: list[str] = []

    @rule_action(params={"rule": "text"})
    def note(self, rule: str) -> None:
        self.rules.append(rule)


def business_rules() -> Engine:
    """The rules in the form of business-rules."""
    names = {
        "some": "shares_at_least_one_element_with",
        "only": "is_contained_by",
        "none": "shares_no_elements_with",
        "least": "greater_than_or_equal_to",
        "is": "is_true",
    }

    def asked(ask: Ask | Sequence[Ask]) -> dict[str, Any]:
        if isinstance(ask, Ask):
            return {"name": ask.fact, "operator": names[ask.how], "value": ask.value}
        return {"any": [asked(it) for it in ask]}

    rules = [
        {
            "conditions": {"all": [asked(it) for it in asks]},
            "actions": [{"name": "note", "params": {"rule": rule}}],
        }
        for rule, asks in RULES.items()
    ]
    facts_of = _variables()

    def engine(known: Record) -> tuple[str, ...]:
        noted = Noted()
        run_all(rules, facts_of(known), noted)
        return tuple(noted.rules)

    return engine


def _variables() -> Callable[[Record], BaseVariables]:
    """The class that gives the facts, with a method for each."""

    class Facts(BaseVariables):
        def __init__(self, known: Record) -> None:
            self.known = known

    def read(fact: str) -> Callable[[Facts], Any]:
        return rule_variable(TYPES.get(fact, SelectMultipleType))(lambda self: self.known[fact])

    for fact in record(Complaint()):
        setattr(Facts, fact, read(fact))
    return Facts


# -- rule-engine: an expression a rule ---------------------------------------------------


def rule_engine_rules() -> Engine:
    """The rules as expressions of rule-engine, in forms that it answers soon."""

    def asked(ask: Ask | Sequence[Ask]) -> str:
        if not isinstance(ask, Ask):
            return f"({' or '.join(asked(it) for it in ask)})"
        fact, how, value = ask
        if how == "is":
            return fact
        if how == "least":
            return f"{fact} >= {value}"
        codes = [json.dumps(code) for code in value]
        if how == "only":
            return f"$all([one in [{', '.join(codes)}] for one in {fact}])"
        found = " or ".join(f"{code} in {fact}" for code in codes)
        return f"({found})" if how == "some" else f"not ({found})"

    rules = [
        (rule, rule_engine.Rule(" and ".join(asked(it) for it in asks)))
        for rule, asks in RULES.items()
    ]
    return lambda known: tuple([rule for rule, asks in rules if asks.matches(known)])


# -- zen-engine: a decision table, or one expression of all the rules --------------------


def _zen(ask: Ask | Sequence[Ask]) -> str:
    if not isinstance(ask, Ask):
        return f"({' or '.join(map(_zen, ask))})"
    fact, how, value = ask
    if how == "is":
        return fact
    if how == "least":
        return f"{fact} >= {value}"
    word = {"some": "some", "only": "all", "none": "none"}[how]
    return f"{word}({fact}, # in {json.dumps(value)})"


def zen_table() -> Engine:
    """The rules as a decision table that collects all rows which hold."""
    rows = [
        {"_id": rule, "when": " and ".join(map(_zen, asks)), "then": json.dumps(rule)}
        for rule, asks in RULES.items()
    ]
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": "when", "name": "when", "type": "expression"}],
        "outputs": [{"id": "then", "name": "then", "field": "rule", "type": "expression"}],
        "rules": rows,
    }
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "rules", "name": "rules", "type": "decisionTableNode", "content": table},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "first", "sourceId": "in", "targetId": "rules"},
        {"id": "second", "sourceId": "rules", "targetId": "out"},
    ]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    return lambda known: tuple([row["rule"] for row in decision.evaluate(known)["result"]])


def zen_expression() -> Engine:
    """The rules glued into one expression: a list of true and false."""
    asked = [" and ".join(map(_zen, asks)) for asks in RULES.values()]
    whole = zen.compile_expression(f"[{', '.join(asked)}]")
    return lambda known: tuple(
        [rule for rule, holds in zip(RULES, whole.evaluate(known), strict=True) if holds]
    )
