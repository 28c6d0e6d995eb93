"""``Stage`` and ``Opening``: a line of handling, and what opens it."""

from collections.abc import Iterable

from attrs import field, frozen

from complaintkit.choices import chosen
from complaintkit.complaints import Medium
from complaintkit.conditions import Condition, to_conditions
from complaintkit.conditions.named_facts import day_name
from complaintkit.errors import LimitError
from complaintkit.escalation.choices import ClockEffect, StageResult, Trigger
from complaintkit.terms import (
    MonthRule,
    Term,
    TermUnit,
    to_month_rule_if_any,
    to_term,
    to_term_if_any,
)
from complaintkit.text import Text

ENDS = ("refused", "forwarded", "answered", "opinion-given", "settled", "closed", "withdrawn")
"""The kinds of event after which a clock that a stage suspended runs on."""


def _trigger(value: Trigger | str) -> Trigger:
    return chosen(Trigger, value)


def _does(value: ClockEffect | str) -> ClockEffect:
    return chosen(ClockEffect, value)


def _result(value: StageResult | str | None) -> StageResult | None:
    return None if value is None else chosen(StageResult, value)


def _medium(value: Medium | str | None) -> Medium | None:
    return None if value is None else chosen(Medium, value)


def _day_if_any(value: str | None) -> str | None:
    return None if value is None else day_name(value)


@frozen(kw_only=True)
class ClosingTerm:
    """A term after which an opening closes.

    Attributes:
        term: How long.
        since: The fact from whose day it counts, such as ``facts_date``; None for the day
            that opened it.

    Raises:
        TermError: For a term that is none.
        UnknownNameError: For a day that there is not.
    """

    term: Term = field(converter=to_term)
    since: str | None = field(default=None, converter=_day_if_any)


def to_closing_term(value: "ClosingTerm | Term | str") -> ClosingTerm:
    """A closing; a term alone counts from the day that opened."""
    return value if isinstance(value, ClosingTerm) else ClosingTerm(term=value)


def _closings(values: Iterable["ClosingTerm | Term | str"]) -> tuple[ClosingTerm, ...]:
    return tuple(to_closing_term(value) for value in values)


@frozen(kw_only=True)
class Opening:
    """One way in which a stage opens.

    Attributes:
        on: What opens it.
        after: The stage whose refusal, silence or answer it is; None for the first line.
        limits: Codes of the limits that must have passed in silence; none for all that the
            body owes there and that an answer meets.
        only_if: Conditions that must hold for this way.
        opens: How long after the trigger; None for at once.
        opens_since: The fact from whose day ``opens`` counts, such as ``attribute.CODE``, and
            never before the trigger; None for the trigger itself.
        closes: The terms after which it closes, the latest of them; none for never.
        month_rule: How months are counted in these terms.
        calendar: Code of the calendar in which their working days are counted.
        repeatable: Whether the stage can be turned to again once it has ended.
        source: Codes of the texts that say so.

    Raises:
        LimitError: For terms that cannot be counted, or a day from which none counts.
        UnknownNameError: For a day that there is not.

    Examples:
        >>> from complaintkit import Opening
        >>> Opening(on="silence", limits=("answer",)).on.value
        'silence'
    """

    on: Trigger = field(converter=_trigger)
    after: str | None = None
    limits: tuple[str, ...] = ()
    only_if: tuple[Condition, ...] = field(default=(), converter=to_conditions)
    opens: Term | None = field(default=None, converter=to_term_if_any)
    opens_since: str | None = field(default=None, converter=_day_if_any)
    closes: tuple[ClosingTerm, ...] = field(default=(), converter=_closings)
    month_rule: MonthRule | None = field(default=None, converter=to_month_rule_if_any)
    calendar: str | None = None
    repeatable: bool = False
    source: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse terms that could never be counted, every reason at once."""
        reasons = [said for term in self.terms for said in self._faults(term)]
        if self.limits and self.on is not Trigger.SILENCE:
            reasons.append(f"limits fall silent: 'limits' does not go with {self.on}")
        if self.opens_since is not None and self.opens is None:
            reasons.append("'opens_since' needs a term that counts from it: 'opens'")
        if reasons:
            raise LimitError("; ".join(dict.fromkeys(reasons)))

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term it counts."""
        opens = () if self.opens is None else (self.opens,)
        return (*opens, *(closing.term for closing in self.closes))

    def _faults(self, term: Term) -> Iterable[str]:
        if not term.unit.has_amount:
            yield f"'{term}' is no length"
        elif term.unit.counts_months and self.month_rule is None:
            yield f"a term of {term} needs month_rule: 'same-date' or 'eve-of-date'"
        elif term.unit is TermUnit.WORKING_DAYS and self.calendar is None:
            yield f"a term of {term} needs a calendar, such as 'be.legal'"


@frozen(kw_only=True)
class StageEffect:
    """What turning to a stage does to one of the person's own clocks.

    Attributes:
        on: Code of the appeal term.
        does: Whether it suspends it.
        until: The kinds of event, at that stage, after which the clock runs on.
        at_most: The longest it stands still; None where the text names none.
        source: Codes of the texts that say so.

    Examples:
        >>> from complaintkit import StageEffect
        >>> StageEffect(on="council-of-state", does="suspends", at_most="4 months").at_most.amount
        4
    """

    on: str
    does: ClockEffect = field(converter=_does)
    until: tuple[str, ...] = ENDS
    at_most: Term | None = field(default=None, converter=to_term_if_any)
    source: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """A longest stop is of a clock that stops."""
        if self.at_most is not None and self.does is not ClockEffect.SUSPENDS:
            raise LimitError("'at_most' is of a clock that is suspended")
        if self.at_most is not None and not self.at_most.unit.has_amount:
            raise LimitError(f"'{self.at_most}' is no length")


@frozen(kw_only=True)
class Stage:
    """A line of handling, such as mediation or an ombudsman.

    Attributes:
        code: Stable key.
        label: Its name in several languages.
        body: The body that handles it, or ``body/unit``; None for the policy's own.
        policy: Code of the policy whose limits hold there; None for this one.
        result: What comes out of it.
        when: For which complaints it is there: all of these must hold.
        requires: What must have been done first: all of these must hold.
        exceptions: Where one of these holds, nothing must have been done first.
        preferred: The way to reach it that is preferred.
        tells: Who is told when a case goes there: bodies, or ``body/unit``.
        opening: The ways in which it opens.
        effect: What it does to the person's own clocks.
        source: Codes of the texts that say so.
        inherited: Whether it was taken over from another policy, which shows it at work.

    Examples:
        >>> from complaintkit import get_policy
        >>> get_policy("be.partenamut").stage("mediation").label.in_language("nl")
        'bemiddelingsdienst'
    """

    code: str
    label: Text
    body: str | None = None
    policy: str | None = None
    result: StageResult | None = field(default=None, converter=_result)
    when: tuple[Condition, ...] = field(default=(), converter=to_conditions)
    requires: tuple[Condition, ...] = field(default=(), converter=to_conditions)
    exceptions: tuple[Condition, ...] = field(default=(), converter=to_conditions)
    preferred: Medium | None = field(default=None, converter=_medium)
    tells: tuple[str, ...] = ()
    opening: tuple[Opening, ...] = ()
    effect: tuple[StageEffect, ...] = ()
    source: tuple[str, ...] = ()
    inherited: bool = field(default=False, eq=False)

    def does_to(self, appeal: str) -> StageEffect:
        """What it does to an appeal term of a policy; unsaid where nothing is said."""
        return effect_on(appeal, self.effect)


def effect_on(appeal: str, effects: Iterable[StageEffect]) -> StageEffect:
    """Of several effects, that on one appeal term; unsaid where there is none."""
    found = (effect for effect in effects if effect.on == appeal)
    return next(found, StageEffect(on=appeal, does=ClockEffect.UNSAID))
