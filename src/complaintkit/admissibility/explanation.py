"""A decision in words: message ids and plain values, section by section."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from complaintkit.admissibility.choices import PRECEDENCE, ForwardedBy
from complaintkit.admissibility.finding import Finding, Question, Referral
from complaintkit.bodies import ContactPoint, Hours
from complaintkit.complaints import KnownBy
from complaintkit.wording import say, say_apart, say_list, say_weekday

if TYPE_CHECKING:
    from complaintkit.admissibility.decision import Decision


class Section(NamedTuple):
    """Some lines under a heading."""

    heading: str
    lines: tuple[str, ...]


def headline(decision: "Decision", language: str) -> str:
    """Where the complaint stands, in one sentence."""
    body = decision.policy.body.name.in_language(language)
    return say(f"decision.{decision.outcome}", language, body=body)


def sections(decision: "Decision", language: str) -> Iterator[Section]:
    """Everything there is to say of a decision, heading by heading; nothing that is empty."""
    said = {
        "grounds": [_found(decision, it, language) for it in decision.grounds]
        or [say("decision.nothing-against", language)],
        "referrals": [_referral(decision, it, language) for it in decision.referrals],
        "asks": [_asked(it, language) for it in decision.asks],
        "overruled": [_found(decision, it, language) for it in decision.overruled],
        "advice": [_found(decision, it, language) for it in decision.advice],
        "could-ask": [_asked(it, language) for it in decision.could_ask],
        "tell-by": _tell_by(decision, language),
        "reminder": [reminder(decision, language)],
    }
    for name, lines in said.items():
        if lines:
            yield Section(say(f"heading.{name}", language), tuple(lines))


def explained(decision: "Decision", language: str) -> str:
    """The headline, and each section with its lines below it."""
    told = [headline(decision, language)]
    for section in sections(decision, language):
        told += ["", section.heading, *(f"- {line}" for line in section.lines)]
    return "\n".join(told)


def precedence(language: str) -> str:
    """Which outcome is stronger than which."""
    outcomes = " > ".join(say(f"outcome.{outcome}", language) for outcome in PRECEDENCE)
    return say("decision.precedence", language, outcomes=outcomes)


def contact_words(point: ContactPoint, language: str) -> str:
    """One way to reach somebody, such as "phone: 0800 999 61 (free of charge)"."""
    medium, address = say(f"medium.{point.medium}", language), point.address
    known = [] if point.label is None else [point.label.in_language(language)]
    known += [_hours(it, language) for it in point.hours]
    if known:
        said = say_apart(known, language)
        address = say("referral.hours", language, address=address, hours=said)
    return say("referral.contact", language, medium=medium, address=address)


def _found(decision: "Decision", finding: Finding, language: str) -> str:
    """What a rule says, and the texts it was read in."""
    rule = finding.rule
    said = rule.label.in_language(language)
    if rule.says is not None:
        said = say("finding.said", language, label=said, says=rule.says.in_language(language))
    names = dict.fromkeys((*rule.source, *(rule.unless_source if rule.unless else ())))
    documents = [decision.policy.source(code).document for code in names]
    source = [say("finding.source", language, source=say_list(documents, language))]
    assumed = [
        say("explain.assumption", language, says=it.says.in_language(language))
        for it in decision.policy.assumptions
        if it.field.startswith(f"rule.{rule.code}.")
    ]
    return " ".join([said, *(source if documents else ()), *assumed])


def _referral(decision: "Decision", referral: Referral, language: str) -> str:
    body, to = decision.policy.body, referral.name(language)
    kind = "by-body" if referral.forwarded_by is ForwardedBy.BODY else "by-person"
    if referral.body == body or referral.to == body.code:
        kind = "stays"
    said = say(f"referral.{kind}", language, to=to, body=body.name.in_language(language))
    contacts = [contact_words(point, language) for point in referral.contacts]
    return " ".join([said, say_apart(contacts, language)]) if contacts else said


def _asked(question: Question, language: str) -> str:
    words = question.in_language(language)
    if question.known_by is KnownBy.PERSON:
        return words
    return say(f"known-by.{question.known_by}", language, question=words)


def _tell_by(decision: "Decision", language: str) -> list[str]:
    told = decision.tell_by
    return [] if told is None else [told.explain(language).splitlines()[0]]


def reminder(decision: "Decision", language: str) -> str:
    """That a complaint is no appeal, in the body's own words where it has some."""
    own = decision.reminder
    return say("notice.no-appeal", language) if own is None else own.in_language(language)


def _hours(hours: Hours, language: str) -> str:
    days = sorted(hours.days)
    names = [say_weekday(day, language) for day in days]
    run = days == list(range(days[0], days[-1] + 1)) and len(days) > 2  # noqa: PLR2004
    when = f"{names[0]}–{names[-1]}" if run else say_list(names, language)
    return f"{when} {hours.opens:%H:%M}–{hours.closes:%H:%M}"
