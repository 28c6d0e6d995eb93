"""What to ask whom, from what the rules could not find."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from complaintkit.admissibility.finding import Finding, Question
from complaintkit.complaints import Attribute, Complaint, KnownBy, fact

_OWN = "attribute."
_BY_THE_BODY = frozenset({"nature", "categories", "unit", "received"})


def questions(
    findings: Iterable[Finding], complaint: Complaint, attributes: Mapping[str, Attribute]
) -> tuple[Question, ...]:
    """The questions of some findings, each once, with all the rules that wait for it."""
    asked: dict[object, Question] = {}
    for finding in findings:
        for question in _of_one(finding, complaint, attributes):
            key = question.facts, question.words
            before = asked.get(key)
            rules = () if before is None else before.rules
            asked[key] = evolve(question, rules=(*rules, *question.rules))
    return tuple(asked.values())


def _of_one(
    finding: Finding, complaint: Complaint, attributes: Mapping[str, Attribute]
) -> Iterator[Question]:
    missing = tuple(name for name in finding.facts if fact(complaint, name) is None)
    rules = (finding.code,)
    words = finding.rule.asks
    if words is not None or not missing:
        words = words or finding.rule.says or finding.rule.label
        known_by = _known_by(missing, attributes)
        yield Question(facts=missing, words=words, known_by=known_by, rules=rules)
        return
    for name in missing:
        own = attributes.get(name.removeprefix(_OWN)) if name.startswith(_OWN) else None
        yield Question(
            facts=(name,),
            words=None if own is None else own.question or own.label,
            known_by=_known_by((name,), attributes),
            rules=rules,
        )


def _known_by(names: Iterable[str], attributes: Mapping[str, Attribute]) -> KnownBy:
    """Who can answer them all: the person, unless one of them only others know."""
    for name in names:
        own = attributes.get(name.removeprefix(_OWN)) if name.startswith(_OWN) else None
        if name in _BY_THE_BODY:
            return KnownBy.BODY
        if own is not None and own.known_by is not KnownBy.PERSON:
            return own.known_by
    return KnownBy.PERSON
