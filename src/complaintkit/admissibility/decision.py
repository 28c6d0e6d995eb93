"""``Decision``: what the rules make of one complaint, with every finding."""

from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen

from complaintkit.admissibility.choices import PRECEDENCE, Effect, Outcome
from complaintkit.admissibility.explanation import explained, reminder
from complaintkit.admissibility.finding import Finding, Question, Referral
from complaintkit.admissibility.html import as_html
from complaintkit.admissibility.judging import Judging
from complaintkit.admissibility.questions import questions
from complaintkit.admissibility.referrals import referrals
from complaintkit.complaints import Attribute, Complaint, with_facts
from complaintkit.conditions import Ternary
from complaintkit.deadlines import Deadline
from complaintkit.text import Text

NOTHING_AGAINST = "nothing-against"
"""The reason where no rule has anything against a complaint."""


@frozen(kw_only=True)
class RuleFlip:
    """A rule that finds something else once a fact is otherwise.

    Attributes:
        before: What it found.
        after: What it finds.
    """

    before: Finding
    after: Finding


@frozen(kw_only=True)
class WhatIf:
    """What a decision would be, were some facts otherwise.

    Attributes:
        before: The decision as it is.
        after: The decision as it would be.

    Examples:
        >>> from complaintkit import Complaint, get_policy
        >>> letter = Complaint(nature="complaint", medium="letter")
        >>> what_if = get_policy("be.inami").assess(letter).what_if(nature="praise")
        >>> what_if.before.outcome.value, what_if.after.outcome.value
        ('admissible', 'not-a-complaint')
    """

    before: "Decision"
    after: "Decision"

    @property
    def flips(self) -> tuple[RuleFlip, ...]:
        """The rules that find something else."""
        after = {finding.code: finding for finding in self.after.findings}
        pairs = ((it, after[it.code]) for it in self.before.findings if it.code in after)
        return tuple(
            RuleFlip(before=one, after=other) for one, other in pairs if one.value != other.value
        )


@frozen(kw_only=True)
class Decision:
    """What the rules of a policy make of one complaint.

    Attributes:
        complaint: The facts it was made on.
        policy: The policy.
        outcome: The strongest outcome that a finding argues for.
        findings: What every rule found, in the order of the policy.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Complaint, get_policy
        >>> inami = get_policy("be.inami")
        >>> praise = inami.assess(Complaint(received=date(2026, 5, 13), nature="praise"))
        >>> praise.outcome.value, praise.reasons
        ('not-a-complaint', ('nature',))
    """

    complaint: Complaint
    policy: Judging = field(eq=False, repr=False)
    outcome: Outcome
    findings: tuple[Finding, ...]

    @property
    def handled(self) -> bool:
        """Whether the body goes on with it, perhaps after asking."""
        return self.outcome in {Outcome.INCOMPLETE, Outcome.REFUSABLE, Outcome.ADMISSIBLE}

    @property
    def grounds(self) -> tuple[Finding, ...]:
        """The findings that decide: those that argue for the outcome."""
        if self.outcome is Outcome.ADMISSIBLE:
            return ()
        return tuple(it for it in self.findings if it.argues_for is self.outcome)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The codes of the rules that decide, or ``nothing-against``: never empty."""
        return tuple(finding.code for finding in self.grounds) or (NOTHING_AGAINST,)

    @property
    def overruled(self) -> tuple[Finding, ...]:
        """Findings that argue for something weaker than the outcome."""
        weaker = {self.outcome, Outcome.ADMISSIBLE}
        return tuple(it for it in self.findings if it.argues_for not in weaker)

    @property
    def advice(self) -> tuple[Finding, ...]:
        """The rules that hold and only advise."""
        return tuple(it for it in self.findings if it.holds and it.rule.effect is Effect.ADVISE)

    @property
    def undecided(self) -> tuple[Finding, ...]:
        """The rules that cannot tell yet: what would be worth knowing."""
        return tuple(it for it in self.findings if it.value is Ternary.UNKNOWN)

    @cached_property
    def asks(self) -> tuple[Question, ...]:
        """What to ask before it can go on; nothing where the outcome is another."""
        if self.outcome is not Outcome.INCOMPLETE:
            return ()
        return questions(self.grounds, self.complaint, self._attributes())

    @cached_property
    def could_ask(self) -> tuple[Question, ...]:
        """What is not known and could matter, though nothing waits for it."""
        waiting = {question.facts for question in self.asks}
        open_rules = [it for it in self.undecided if it.argues_for is Outcome.ADMISSIBLE]
        asked = questions(open_rules, self.complaint, self._attributes())
        return tuple(question for question in asked if question.facts not in waiting)

    @cached_property
    def referrals(self) -> tuple[Referral, ...]:
        """Where the rules that hold say it belongs."""
        bodies, own = self.policy.bodies, self.policy.body.code
        return referrals(self.findings, self.complaint, bodies, own)

    @property
    def tell_by(self) -> Deadline | None:
        """By when the person is told, the earliest; None where no rule that decides says when."""
        return self.policy.tell_by([it.rule for it in self.grounds], self.complaint)

    @property
    def reminder(self) -> Text | None:
        """The body's own words that a complaint is no appeal; None: a standard sentence."""
        return self.policy.reminder

    def what_if(self, facts: Mapping[str, object] | None = None, /, **more: object) -> WhatIf:
        """What the decision would be, were some facts otherwise.

        Args:
            facts: Values by the name of the fact, such as ``complainant.anonymous`` or
                ``attribute.manifestly-unfounded``; None for not known.
            **more: The same for facts whose name is a word.

        Raises:
            UnknownNameError: For a fact that there is not.
            FactsError: For facts that contradict each other, or that the policy does not know.

        Examples:
            >>> from datetime import date
            >>> from complaintkit import Complaint, get_policy
            >>> complaint = Complaint(received=date(2026, 5, 13), nature="complaint")
            >>> whatif = get_policy("be.inami").assess(complaint).what_if(nature="praise")
            >>> [flip.after.code for flip in whatif.flips]
            ['nature']
        """
        changed = with_facts(self.complaint, {**(facts or {}), **more})
        return WhatIf(before=self, after=self.policy.assess(changed))

    def as_dict(self, language: str) -> dict[str, object]:
        """The same as plain values; the words in one language. No personal fact is in it."""
        told = self.tell_by
        return {
            "policy": self.policy.code,
            "version": self.policy.version,
            "outcome": self.outcome.value,
            "reasons": list(self.reasons),
            "findings": [finding.as_dict() for finding in self.findings],
            "asks": [question.as_dict(language) for question in self.asks],
            "could_ask": [question.as_dict(language) for question in self.could_ask],
            "referrals": [referral.as_dict(language) for referral in self.referrals],
            "advice": [finding.code for finding in self.advice],
            "tell_by": None if told is None else told.as_dict(),
            "reminder": reminder(self, language),
        }

    def explain(self, language: str) -> str:
        """What was decided and why, rule by rule with its source, in one language."""
        return explained(self, language)

    def _repr_html_(self) -> str:
        """The same for a notebook, in the first language of the body's name."""
        return as_html(self, next(iter(self.policy.body.name.as_dict())))

    def _attributes(self) -> dict[str, Attribute]:
        return {attribute.code: attribute for attribute in self.policy.attributes}


def decided(policy: Judging, complaint: Complaint, findings: tuple[Finding, ...]) -> Decision:
    """The decision that some findings give: the strongest of them decides."""
    outcome = PRECEDENCE[min([finding.rank for finding in findings])]
    return Decision(complaint=complaint, policy=policy, outcome=outcome, findings=findings)
