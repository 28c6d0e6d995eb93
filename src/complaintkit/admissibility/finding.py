"""What a rule finds, what is asked, and where a contact belongs."""

from attrs import field, frozen

from complaintkit.admissibility.choices import LEADS_TO, PRECEDENCE, ForwardedBy, Outcome
from complaintkit.admissibility.rule import AdmissibilityRule
from complaintkit.bodies import Body, ContactPoint, Unit
from complaintkit.complaints import KnownBy
from complaintkit.conditions import Ternary
from complaintkit.text import Text
from complaintkit.wording import say


@frozen
class Finding:
    """What one rule finds in one complaint.

    Attributes:
        rule: The rule.
        value: Whether it holds; unknown where a fact that decides is not known.
        facts: Names of the facts it looked at.
        argues_for: The outcome it argues for; admissible where it has nothing against.
        rank: Its place among the outcomes, the strongest being 0.

    Examples:
        >>> from complaintkit import Complaint, get_policy
        >>> for finding in get_policy("be.inami").assess(Complaint(nature="praise")).grounds:
        ...     print(finding.code, finding.holds, finding.facts)
        nature True ('nature',)
    """

    rule: AdmissibilityRule
    value: Ternary
    facts: tuple[str, ...]
    argues_for: Outcome
    rank: int = field(init=False, eq=False, repr=False)

    @rank.default
    def _place(self) -> int:
        return PRECEDENCE.index(self.argues_for)

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    @property
    def holds(self) -> bool:
        """Whether the rule holds, for all that is known."""
        return self.value is Ternary.YES

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "rule": self.code,
            "effect": self.rule.effect.value,
            "value": self.value.name.lower(),
            "facts": list(self.facts),
            "argues_for": self.argues_for.value,
            "source": list(self.rule.source),
        }


def made_finding(rule: AdmissibilityRule, value: Ternary, facts: tuple[str, ...]) -> Finding:
    """The finding of a rule, with what it argues for."""
    argues_for = Outcome.ADMISSIBLE
    if value is Ternary.YES:
        argues_for = LEADS_TO[rule.effect]
    elif value is Ternary.UNKNOWN and rule.asks_if_unknown:
        argues_for = Outcome.INCOMPLETE
    return Finding(rule, value, facts, argues_for)


@frozen(kw_only=True)
class Question:
    """What is not known, and how to ask for it.

    Attributes:
        facts: Names of the facts that are not known; none where something else must be done.
        words: The question; None for the standard one of the fact.
        known_by: Who can answer.
        rules: Codes of the rules that wait for it.

    Examples:
        >>> from complaintkit import Complaint, get_policy
        >>> decision = get_policy("fr.cpam37.mediation").assess(Complaint(nature="complaint"))
        >>> question = decision.could_ask[0]
        >>> question.facts, question.in_language("en")
        (('steps',), 'What have you done so far, with whom and when?')
    """

    facts: tuple[str, ...]
    words: Text | None
    known_by: KnownBy
    rules: tuple[str, ...]

    def in_language(self, language: str) -> str:
        """The question in one language."""
        if self.words is not None:
            return self.words.in_language(language)
        return say(f"question.{self.facts[0]}", language)

    def as_dict(self, language: str) -> dict[str, object]:
        """The same as plain values."""
        return {
            "facts": list(self.facts),
            "question": self.in_language(language),
            "known_by": self.known_by.value,
            "rules": list(self.rules),
        }


@frozen(kw_only=True)
class Referral:
    """Where a contact belongs.

    Attributes:
        rule: The rule that says so.
        to: Code of the body, or ``body/unit``; None where the text names a body that is not
            known for this complaint.
        body: What is known of that body.
        unit: What is known of that unit.
        forwarded_by: Who takes it there.

    Examples:
        >>> from complaintkit import Complaint, get_policy
        >>> decision = get_policy("be.inami").assess(Complaint(nature="appeal"))
        >>> [referral.name("en") for referral in decision.referrals]
        ['labour courts']
    """

    rule: AdmissibilityRule
    to: str | None
    body: Body | None = None
    unit: Unit | None = None
    forwarded_by: ForwardedBy = ForwardedBy.PERSON

    @property
    def contacts(self) -> tuple[ContactPoint, ...]:
        """How to get there, the preferred way first: the unit's, or else the body's."""
        if self.unit is not None and self.unit.contacts:
            return self.unit.contacts
        return () if self.body is None else self.body.contacts

    def name(self, language: str) -> str:
        """What to call it."""
        if self.body is None:
            return self.to or say("referral.competent-body", language)
        name = self.body.name.in_language(language)
        return name if self.unit is None else f"{name}, {self.unit.name.in_language(language)}"

    def as_dict(self, language: str) -> dict[str, object]:
        """The same as plain values."""
        return {
            "to": self.to,
            "name": self.name(language),
            "forwarded_by": self.forwarded_by.value,
            "rule": self.rule.code,
            "contacts": [
                {"medium": point.medium.value, "address": point.address} for point in self.contacts
            ],
        }
