"""What must be done next: limits that still run, and what a stage waits for."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from complaintkit.admissibility import Outcome
from complaintkit.cases.standing import RUNNING, Standing, Status
from complaintkit.errors import FactsError
from complaintkit.events import FINAL, State
from complaintkit.timelimits import Owner

if TYPE_CHECKING:
    from complaintkit.cases.case import Case

_NO_SOON = 0


class StepKind(StrEnum):
    """What kind of step is next."""

    MEET = "meet"
    ASK = "ask"
    REFER = "refer"
    REFUSE = "refuse"
    AWAIT = "await"
    CLOSE = "close"


@frozen(kw_only=True)
class NextStep:
    """Something to do, or to wait for.

    Attributes:
        kind: What: meet a limit, ask the person, refer elsewhere, tell of a refusal, await an
            answer, close.
        by: Who has to.
        due: By when; None where no text says.
        overdue: Whether that day has passed.
        limit: Code of the limit, where one says by when.
        stage: The stage; None for the first.
        about: Names of facts to ask for, or codes of the rules that say so.
    """

    kind: StepKind
    by: Owner
    due: date | None = None
    overdue: bool = False
    limit: str | None = None
    stage: str | None = None
    about: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "step": self.kind.value,
            "by": self.by.value,
            "due": self.due and self.due.isoformat(),
            "overdue": self.overdue,
            "limit": self.limit,
            "stage": self.stage,
            "about": list(self.about),
        }


def next_steps(case: "Case", as_of: date) -> tuple[NextStep, ...]:
    """The steps of a case, the overdue and the most pressing first; without a day last.

    A case at its end has none: nothing but a correction can be recorded. Nor has one before the
    day of its receipt.
    """
    if as_of < case.received or not FINAL.isdisjoint(case.states.values()):
        return ()
    found = [*_owed(case, as_of), *_decided(case, as_of), *_awaited(case)]
    return tuple(sorted(found, key=_urgency))


def _owed(case: "Case", as_of: date) -> Iterator[NextStep]:
    """Limits that still run, one step each."""
    for standing in case.standings(as_of, soon=_NO_SOON):
        running = standing.status in RUNNING and standing.ended_on is None
        if running or _unmet_without_figure(case, standing):
            yield NextStep(
                kind=StepKind.MEET,
                by=standing.owed_by,
                due=standing.due,
                overdue=standing.status is Status.MISSED,
                limit=standing.code,
                stage=standing.stage,
            )


def _unmet_without_figure(case: "Case", standing: Standing) -> bool:
    """Whether something is owed by no particular day."""
    started = standing.stage in case.states
    return standing.status is Status.NO_FIGURE and started and case.is_open


def _decided(case: "Case", as_of: date) -> Iterator[NextStep]:
    """What the decision asks of the body, as long as the first stage was only received."""
    if case.states.get(None) is not State.RECEIVED:
        return
    try:
        decision = case.policy.assess(case.facts)
    except FactsError:
        return
    if decision.outcome is Outcome.INCOMPLETE:
        facts = tuple(name for question in decision.asks for name in question.facts)
        yield NextStep(kind=StepKind.ASK, by=Owner.BODY, about=facts)
    elif decision.outcome is Outcome.INADMISSIBLE:
        told = decision.tell_by
        yield NextStep(
            kind=StepKind.REFUSE,
            by=Owner.BODY,
            due=None if told is None else told.due,
            overdue=told is not None and told.is_overdue(as_of),
            limit=None if told is None else told.code,
            about=decision.reasons,
        )
    elif not decision.handled:
        yield NextStep(kind=StepKind.REFER, by=Owner.BODY, about=decision.reasons)


def _awaited(case: "Case") -> Iterator[NextStep]:
    """What a stage waits for, and what is left to close."""
    for stage, state in case.states.items():
        if state is State.WAITING:
            yield NextStep(kind=StepKind.AWAIT, by=Owner.COMPLAINANT, stage=stage)
        elif state is State.SUSPENDED:
            yield NextStep(kind=StepKind.AWAIT, by=Owner.OTHER, stage=stage)
        elif state in {State.ANSWERED, State.REFUSED, State.FORWARDED, State.SETTLED}:
            yield NextStep(kind=StepKind.CLOSE, by=Owner.BODY, stage=stage)


def _urgency(step: NextStep) -> tuple[bool, date, str]:
    return step.due is None, step.due or date.max, step.kind.value
