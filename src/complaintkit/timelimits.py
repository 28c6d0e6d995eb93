"""``TimeLimit``: the rule for one date a body owes, every choice of counting named."""

from collections.abc import Iterable
from datetime import time
from enum import StrEnum

from attrs import evolve, field, frozen

from complaintkit.calendars import Roll, StartRule
from complaintkit.calendars.choices import to_roll, to_start_rule
from complaintkit.complaints import Nature
from complaintkit.conditions import Condition, to_conditions
from complaintkit.errors import ChoiceError, LimitError, did_you_mean, quoted
from complaintkit.starts import Start, to_start
from complaintkit.terms import (
    MonthRule,
    Term,
    TermUnit,
    to_month_rule_if_any,
    to_term,
    to_term_if_any,
)
from complaintkit.text import Assumption, InForce, Text

_PERCENT = 100

CHOICES = ("start_rule", "cutoff", "month_rule", "roll", "at_least_working_days", "calendar")
"""The choices of counting that a text may leave open, in the order they act."""


def _assumptions(values: Iterable[Assumption]) -> tuple[Assumption, ...]:
    return tuple(values)


def _names(values: Iterable[str]) -> frozenset[str]:
    return frozenset(values)


def _codes(values: str | Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


class Owner(StrEnum):
    """Who owes what a limit is about."""

    BODY = "body"
    COMPLAINANT = "complainant"
    OTHER = "other"


@frozen(kw_only=True)
class ExtensionRule:
    """How a limit may be lengthened.

    Attributes:
        by: Each time by this term, from the end of the term; None for another way.
        to: To this total from the start; None for another way. Neither: to the day stated.
        on: The kind of event that does it.
        times: How often at most.
        cap: The longest total, from the start; None where the text names none.
        in_time: Whether it must be told by the day due as it then stood.
        consent: Whether the person must agree (an event ``extension-agreed``).

    Raises:
        TermError: For a term that there is not.
        LimitError: When it is both by a term and to a total, or never.

    Examples:
        >>> from complaintkit import ExtensionRule
        >>> ExtensionRule(to="90 calendar days").times
        1
    """

    by: Term | None = field(default=None, converter=to_term_if_any)
    to: Term | None = field(default=None, converter=to_term_if_any)
    on: str = "extended"
    times: int = 1
    cap: Term | None = field(default=None, converter=to_term_if_any)
    in_time: bool = True
    consent: bool = False

    def __attrs_post_init__(self) -> None:
        """Check that it says one thing."""
        if self.by is not None and self.to is not None:
            message = "an extension is by a term or to a total, not both"
            raise LimitError(message)
        if self.times < 1:
            message = "an extension that may happen 0 times is none"
            raise LimitError(message)


@frozen(kw_only=True)
class VoidIf:
    """Nothing more is owed once an event has come by another limit's day due.

    Attributes:
        event: The kind of event, such as ``settled``.
        by_due_of: Code of the limit by whose day due it must come.
    """

    event: str
    by_due_of: str


def _natures(values: Iterable[Nature] | None) -> frozenset[Nature] | None:
    return None if values is None else frozenset(values)


def _extensions(values: Iterable[ExtensionRule]) -> tuple[ExtensionRule, ...]:
    return tuple(values)


@frozen(kw_only=True, cache_hash=True)
class TimeLimit:
    """One time limit of a procedure: what is owed, from when, counted how.

    Attributes:
        code: Stable key, such as ``answer``; several limits may share it when conditions
            tell which applies.
        term: How long.
        label: Its name in several languages.
        starts_on: What starts the clock: the kind of an event, or a :class:`Start`.
        met_by: Event kinds that meet it.
        replaced_by: Event kinds that take its place when they come in time.
        start_rule: Which day is day zero.
        cutoff: A local time from which an instant counts as the next day's.
        month_rule: How months are counted; required for months and years.
        roll: Where the limit goes when it ends on a day not worked.
        at_least_working_days: The working days the term must contain at least.
        calendar: Code of the working calendar it counts with.
        when: Conditions under which it applies, all of them.
        stage: The stage that owes it; None for the first.
        owed_for: Natures of contact it is owed for; None for all its policy handles.
        owed_by: Who owes it.
        extension: How it may be lengthened, in the order tried.
        stopped_by: Event kinds that stop the clock.
        resumed_by: Event kinds that let it run on.
        restarted_by: Event kinds that start it again from zero.
        longest_stop: After so long a stop the clock runs on by itself.
        void_if: What makes it no longer owed.
        service_level: The share, in percent, that is to be in time; None for all of them.
        in_force: The days of start for which it holds.
        source: Codes of the texts that say so.
        stated: Names of the choices that its file states; the others are defaults. A calendar
            that the whole file shares is a default: it does not say what the words "working
            day" of this limit mean.
        assumptions: Choices the text leaves open, and how they were made.

    Raises:
        ChoiceError: For a start event, a rule or a roll that there is not.
        TermError: For a term that there is not.
        LimitError: For months without a month rule, working days without a calendar, a
            minimum larger than the term, stops without resumptions.

    Examples:
        >>> from complaintkit import Term, TimeLimit
        >>> str(TimeLimit(code="answer", term=Term.parse("45 calendar days")).starts_on)
        'received'
    """

    code: str
    term: Term = field(converter=to_term)
    label: Text | None = None
    starts_on: Start = field(default=Start(event="received"), converter=to_start)
    met_by: tuple[str, ...] = field(default=(), converter=_codes)
    replaced_by: tuple[str, ...] = field(default=(), converter=_codes)
    start_rule: StartRule = field(default=StartRule.AFTER_EVENT, converter=to_start_rule)
    cutoff: time | None = None
    month_rule: MonthRule | None = field(default=None, converter=to_month_rule_if_any)
    roll: Roll = field(default=Roll.NONE, converter=to_roll)
    at_least_working_days: int = 0
    calendar: str | None = None
    when: tuple[Condition, ...] = field(default=(), converter=to_conditions)
    stage: str | None = None
    owed_for: frozenset[Nature] | None = field(default=None, converter=_natures)
    owed_by: Owner = Owner.BODY
    extension: tuple[ExtensionRule, ...] = field(default=(), converter=_extensions)
    stopped_by: tuple[str, ...] = field(default=(), converter=_codes)
    resumed_by: tuple[str, ...] = field(default=(), converter=_codes)
    restarted_by: tuple[str, ...] = field(default=(), converter=_codes)
    longest_stop: Term | None = field(default=None, converter=to_term_if_any)
    void_if: VoidIf | None = None
    service_level: int | None = None
    in_force: InForce = field(factory=InForce)
    source: tuple[str, ...] = field(default=(), converter=_codes)
    stated: frozenset[str] = field(default=frozenset(), converter=_names)
    assumptions: tuple[Assumption, ...] = field(default=(), converter=_assumptions)

    def __attrs_post_init__(self) -> None:
        """Refuse a rule that could never be counted, every reason at once."""
        reasons = tuple(_faults(self))
        if reasons:
            message = f"the limit {quoted(self.code)}: {'; '.join(reasons)}"
            raise LimitError(message)

    @property
    def uses_calendar(self) -> bool:
        """Whether counting it ever asks which days are worked."""
        return (
            self.term.unit is TermUnit.WORKING_DAYS
            or self.roll is not Roll.NONE
            or self.at_least_working_days > 0
            or self.start_rule not in {StartRule.AFTER_EVENT, StartRule.EVENT_DAY}
        )

    def read_as(self, choice: str, value: str | int) -> "TimeLimit":
        """The same limit with one choice read otherwise.

        Args:
            choice: The name of a field, such as ``roll``.
            value: The other value, as a policy file writes it.

        Raises:
            ChoiceError: For a field or a value that there is not.
            TermError: For a term that there is not.
            LimitError: When the limit could not be counted under that reading.

        Examples:
            >>> from complaintkit import Term, TimeLimit
            >>> term = Term.parse("45 calendar days")
            >>> limit = TimeLimit(code="answer", term=term, calendar="be.legal")
            >>> limit.read_as("roll", "following").roll.value
            'following'
        """
        readable = {*CHOICES, "term"} - {"cutoff"}
        if choice not in readable:
            message = f"no choice {quoted(choice)}{did_you_mean(choice, readable)}"
            raise ChoiceError(message)
        wanted = int if choice == "at_least_working_days" else str
        if type(value) is not wanted:
            message = (
                f"{choice} is not {quoted(value)}: a value of type {wanted.__name__} is wanted"
            )
            raise ChoiceError(message)
        return evolve(self, **{choice: value})  # type: ignore[arg-type]


def _faults(limit: TimeLimit) -> Iterable[str]:
    """Everything that keeps a limit from being counted."""
    if limit.term.unit.counts_months and limit.month_rule is None:
        yield (
            f"a term of {limit.term} needs month_rule: 'same-date' (30 June + 1 month is "
            "30 July) or 'eve-of-date' (Belgian: 31 July)"
        )
    if limit.uses_calendar and limit.calendar is None:
        yield "it needs a calendar to know which days are worked, such as 'be.legal'"
    if not 0 <= limit.at_least_working_days <= max(limit.term.amount, 0):
        yield f"at_least_working_days is from 0 to its term's {limit.term.amount}"
    yield from _other_terms(limit)
    if bool(limit.stopped_by) != bool(limit.resumed_by):
        yield "what stops a clock and what lets it run on are named together"
    if limit.longest_stop is not None and not limit.stopped_by:
        yield "a longest stop is of a clock that stops"
    if limit.service_level is not None and not 1 <= limit.service_level <= _PERCENT:
        yield f"a service level is a share from 1 to {_PERCENT} percent"


def _other_terms(limit: TimeLimit) -> Iterable[str]:
    """What keeps an extension or a longest stop from being counted."""
    named = [("longest_stop", limit.longest_stop)]
    for rule in limit.extension:
        named += [("extension by", rule.by), ("extension to", rule.to), ("its cap", rule.cap)]
    for name, term in named:
        if term is None:
            continue
        if not term.unit.has_amount:
            yield f"{name} '{term}' is no length"
        elif term.unit.counts_months and limit.month_rule is None:
            yield f"{name} {term} needs month_rule: 'same-date' or 'eve-of-date'"
        elif term.unit is TermUnit.WORKING_DAYS and limit.calendar is None:
            yield f"{name} {term} needs a calendar to know which days are worked"
