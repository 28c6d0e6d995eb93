"""``AppealTerm``: the person's own clock before a court or council, which a complaint is not."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from complaintkit.calendars import Roll, StartRule, WorkingCalendar
from complaintkit.calendars.choices import to_roll, to_start_rule
from complaintkit.complaints import AppealState, ContestedDecision
from complaintkit.conditions import Condition, Ternary, to_conditions
from complaintkit.counting import Suspension
from complaintkit.deadlines import Deadline, compute_deadline
from complaintkit.deadlines.governing import Governing
from complaintkit.terms import (
    MonthRule,
    Term,
    to_month_rule_if_any,
    to_term,
    to_term_if_any,
)
from complaintkit.text import InForce, Text
from complaintkit.timelimits import Owner, TimeLimit


@frozen(kw_only=True)
class AppealTerm:
    """How long somebody has to go to a court or council against a decision.

    Attributes:
        code: Stable key, such as ``labour-court``.
        label: Its name in several languages.
        body: Code of the court or council.
        term: How long.
        start_rule: Which day is day zero.
        month_rule: How months are counted; required for months and years.
        roll: Where it goes when it ends on a day not worked.
        calendar: Code of the working calendar it counts with.
        indicative: Whether the text gives it as what is usual, not as the rule of each case.
        presumed: How long after posting a decision is presumed to be notified, where no day
            of notification is stated.
        when: For which complaints it is there: all of these must hold.
        in_force: The days of notification for which it holds.
        source: Codes of the texts that say so.

    Raises:
        LimitError: For a term that cannot be counted.

    Examples:
        >>> from complaintkit import AppealTerm, Text
        >>> AppealTerm(
        ...     code="labour-court",
        ...     label=Text(en="appeal to the labour court"),
        ...     body="be.labour-court",
        ...     term="3 months",
        ...     month_rule="eve-of-date",
        ... ).term.amount
        3
    """

    code: str
    label: Text
    body: str
    term: Term = field(converter=to_term)
    start_rule: StartRule = field(default=StartRule.AFTER_EVENT, converter=to_start_rule)
    month_rule: MonthRule | None = field(default=None, converter=to_month_rule_if_any)
    roll: Roll = field(default=Roll.NONE, converter=to_roll)
    calendar: str | None = None
    indicative: bool = False
    presumed: Term | None = field(default=None, converter=to_term_if_any)
    when: tuple[Condition, ...] = field(default=(), converter=to_conditions)
    in_force: InForce = field(factory=InForce)
    source: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse what could never be counted."""
        _ = self.limit, self.presumption

    @cached_property
    def limit(self) -> TimeLimit:
        """The same as a time limit, which the person has to keep."""
        return TimeLimit(
            code=self.code,
            label=self.label,
            term=self.term,
            starts_on="decision-notified",
            start_rule=self.start_rule,
            month_rule=self.month_rule,
            roll=self.roll,
            calendar=self.calendar,
            owed_by=Owner.COMPLAINANT,
            source=self.source,
        )

    @cached_property
    def presumption(self) -> TimeLimit | None:
        """The presumption of notification as a time limit that starts on posting."""
        if self.presumed is None:
            return None
        return TimeLimit(
            code="presumed",
            term=self.presumed,
            starts_on="sent",
            month_rule=self.month_rule,
            calendar=self.calendar,
        )


class LastDayStatus(StrEnum):
    """How the person's own clock stands."""

    RUNNING = "running"
    STOPPED = "stopped"
    OVER = "over"
    USED = "used"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class LastDay:
    """The last day to go to a court or council against one decision.

    Attributes:
        term: The rule.
        status: How the clock stands.
        as_of: The day.
        decision_by: Code of the body that took the decision.
        deadline: The date, counted how; None where no day of notification is known.
        presumed: Whether notification is presumed: another day, stated, would count.
        applies: False when it is not known whether the term is there for this complaint.
        facts: Names of the facts that are not known.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Case, Complaint, ContestedDecision, get_policy
        >>> notified = ContestedDecision(by="be.inami", notified=date(2026, 4, 30))
        >>> complaint = Complaint(
        ...     received=date(2026, 5, 13),
        ...     subjects=["decision-on-rights"],
        ...     decisions=[notified],
        ... )
        >>> case = Case.open(get_policy("be.inami"), complaint)
        >>> [(it.code, it.last.isoformat()) for it in case.last_days(date(2026, 6, 1))]
        [('labour-court', '2026-07-31')]
    """

    term: AppealTerm
    status: LastDayStatus
    as_of: date
    decision_by: str | None = None
    deadline: Deadline | None = None
    presumed: bool = False
    applies: bool = True
    facts: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code of the term."""
        return self.term.code

    @property
    def last(self) -> date | None:
        """The last day; None where it is not known, or where the clock stands still."""
        return None if self.deadline is None else self.deadline.due

    @property
    def left(self) -> int | None:
        """Days left once a clock that stands still runs on; else from the day on."""
        if self.deadline is None:
            return None
        return self.deadline.left if self.last is None else self.deadline.days_left(self.as_of)

    def as_dict(self, language: str) -> dict[str, object]:
        """The same as plain values."""
        return {
            "appeal_term": self.code,
            "label": self.term.label.in_language(language),
            "body": self.term.body,
            "status": self.status.value,
            "last": self.last and self.last.isoformat(),
            "decision_by": self.decision_by,
            "presumed": self.presumed,
            "indicative": self.term.indicative,
            "applies": self.applies,
            "left": self.left,
            "facts": list(self.facts),
            "source": list(self.term.source),
        }


def last_day(  # noqa: PLR0913 - each is one thing that moves the day
    term: AppealTerm,
    decision: ContestedDecision,
    as_of: date,
    *,
    suspensions: Sequence[Suspension] = (),
    calendar: WorkingCalendar | None = None,
    policy: Governing | None = None,
    applies: Ternary = Ternary.YES,
) -> LastDay | None:
    """The last day to appeal against a decision; None where the term is not there for it.

    Args:
        term: The rule.
        decision: The decision.
        as_of: The day; of what lies after it, nothing is known.
        suspensions: When the clock stood still.
        calendar: The calendar the term counts with, where it names one.
        policy: The policy it stands in, for sources and provenance.
        applies: What the conditions of the term answer.

    Raises:
        HorizonError: When the count leaves the calendar.
    """
    day, presumed = _notified(term, decision, calendar)
    if applies is Ternary.NO or decision.appeal is AppealState.NONE:
        return None
    if decision.appeal_to not in {None, term.body}:
        return None
    if day is not None and not term.in_force.covers(day):
        return None
    told = {"term": term, "as_of": as_of, "decision_by": decision.by, "presumed": presumed}
    told["applies"] = applies is Ternary.YES
    if day is None:
        return LastDay(status=LastDayStatus.UNKNOWN, facts=("decisions.notified",), **told)  # type: ignore[arg-type]
    since = [stop for stop in suspensions if stop.resumed is None or stop.resumed > day]
    deadline = compute_deadline(
        term.limit, day, calendar, suspensions=since, policy=policy, applies=bool(told["applies"])
    )
    status = _status(deadline, decision.appeal, since, as_of)
    return LastDay(status=status, deadline=deadline, **told)  # type: ignore[arg-type]


def _notified(
    term: AppealTerm, decision: ContestedDecision, calendar: WorkingCalendar | None
) -> tuple[date | None, bool]:
    """The day of notification, and whether it is presumed from that of posting."""
    if decision.notified is not None or decision.posted is None or term.presumption is None:
        return decision.notified, False
    return compute_deadline(term.presumption, decision.posted, calendar).due, True


def _status(
    deadline: Deadline, appeal: AppealState | None, stops: Iterable[Suspension], as_of: date
) -> LastDayStatus:
    due = deadline.due
    if appeal is AppealState.MISSED:
        return LastDayStatus.OVER
    if appeal in {AppealState.LODGED, AppealState.DECIDED}:
        return LastDayStatus.USED
    if due is None or (as_of <= due and any(stop.covers(as_of) for stop in stops)):
        return LastDayStatus.STOPPED
    return LastDayStatus.OVER if as_of > due else LastDayStatus.RUNNING
