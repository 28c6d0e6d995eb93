"""``AdmissibilityRule``: one published rule about which complaints are handled."""

from collections.abc import Iterable

from attrs import field, frozen

from complaintkit.admissibility.choices import Effect, ForwardedBy, IfUnknown
from complaintkit.choices import chosen
from complaintkit.complaints import Nature
from complaintkit.conditions import Condition, NatureIs, Not, to_conditions
from complaintkit.conditions.named_facts import fact_names
from complaintkit.errors import ChoiceError
from complaintkit.text import InForce, Text

NATURE_RULE = "nature"
"""The code of the rule every policy has: what is of another nature is not a complaint."""


def _effect(value: Effect | str) -> Effect:
    return chosen(Effect, value)


def _if_unknown(value: IfUnknown | str | None) -> IfUnknown | None:
    return None if value is None else chosen(IfUnknown, value)


def _forwarded_by(value: ForwardedBy | str) -> ForwardedBy:
    return chosen(ForwardedBy, value)


@frozen(kw_only=True)
class AdmissibilityRule:
    """One rule: when it holds, what it does, and what the person is told.

    Attributes:
        code: Stable key.
        effect: What it does.
        label: Its name in several languages.
        says: What the person is told when it holds.
        when: All of these must hold. Only advice may go without.
        unless: None of these may hold.
        needs: Names of facts without which the body cannot go on: with the effect ``ask``, the
            rule holds as long as one of them is not known.
        if_unknown: What becomes of it while a fact is not known. Unless said, a rule that asks
            and names nothing it needs asks, and any other passes.
        asks: The question, where the standard one of the missing fact will not do.
        refer_to: Where a contact belongs: a body, ``body/unit``, ``@body-concerned``,
            ``@appeal-body``.
        forwarded_by: Who takes it there.
        tell_within: Code of the limit within which the person is told.
        source: Codes of the texts that say so.
        unless_source: Codes of the texts that say when it does not hold.
        in_force: The days of receipt for which it holds.
        inherited: Whether it was taken over from another policy, which shows it at work.

    Raises:
        ChoiceError: For an effect that there is not; without ``when``, where it is no advice
            and needs nothing; for ``needs`` in a rule that does not ask.
        UnknownNameError: For a fact that there is not.

    Examples:
        >>> from complaintkit import AdmissibilityRule, Anonymous, Text
        >>> AdmissibilityRule(
        ...     code="anonymous",
        ...     effect="must-refuse",
        ...     label=Text(en="anonymous"),
        ...     when=[Anonymous(True)],
        ... ).asks_if_unknown
        False
    """

    code: str
    effect: Effect = field(converter=_effect)
    label: Text
    says: Text | None = None
    when: tuple[Condition, ...] = field(default=(), converter=to_conditions)
    unless: tuple[Condition, ...] = field(default=(), converter=to_conditions)
    needs: tuple[str, ...] = field(default=(), converter=fact_names)
    if_unknown: IfUnknown | None = field(default=None, converter=_if_unknown)
    asks: Text | None = None
    refer_to: str | None = None
    forwarded_by: ForwardedBy = field(default=ForwardedBy.PERSON, converter=_forwarded_by)
    tell_within: str | None = None
    source: tuple[str, ...] = ()
    unless_source: tuple[str, ...] = ()
    in_force: InForce = field(factory=InForce)
    inherited: bool = field(default=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check that it does not hold for everything."""
        if self.needs and self.effect is not Effect.ASK:
            raise ChoiceError("'needs' goes with the effect 'ask': nobody is refused for it")
        if not (self.when or self.needs or self.effect is Effect.ADVISE):
            raise ChoiceError("'when' is missing: the rule would hold for every complaint")
        if self.refer_to is None and self.effect is Effect.REDIRECT:
            raise ChoiceError("'refer_to' is missing: where do these contacts belong?")

    @property
    def asks_if_unknown(self) -> bool:
        """Whether the person is asked for what is not known."""
        asking = self.effect is Effect.ASK and not self.needs
        unsaid = IfUnknown.ASK if asking else IfUnknown.PASS
        return (self.if_unknown or unsaid) is IfUnknown.ASK


def nature_rule(handled: Iterable[Nature]) -> AdmissibilityRule:
    """The rule that what is of a nature the body does not handle is not a complaint."""
    label = Text(
        fr="nature de la demande",
        nl="aard van de vraag",
        de="Art des Anliegens",
        en="nature of the contact",
    )
    says = Text(
        fr="Votre demande est d’une autre nature que celles qui suivent cette procédure.",
        nl="Uw vraag is van een andere aard dan wat deze procedure behandelt.",
        de="Ihr Anliegen ist anderer Art als das, was dieses Verfahren behandelt.",
        en="What you ask is of another nature than what this procedure handles.",
    )
    other = Not(NatureIs(tuple(handled)))
    return AdmissibilityRule(
        code=NATURE_RULE, effect=Effect.NOT_A_COMPLAINT, label=label, says=says, when=(other,)
    )
