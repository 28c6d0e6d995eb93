"""Cases, standings and steps in words: the cells of a table, whoever draws it."""

from datetime import date
from typing import TYPE_CHECKING

from complaintkit.cases.nextsteps import NextStep
from complaintkit.cases.standing import Standing
from complaintkit.deadlines.explanation import limit_name
from complaintkit.events import Event, EventKind
from complaintkit.policy import Policy
from complaintkit.wording import say, say_day, say_short_day

if TYPE_CHECKING:
    from complaintkit.cases.case import Case

_KINDS = frozenset(kind.value for kind in EventKind)

EVENT_COLUMNS = ("day", "event", "stage")
STANDING_COLUMNS = ("limit", "due", "status", "met-on", "late")
STEP_COLUMNS = ("step", "by", "due")


def heads(columns: tuple[str, ...], language: str) -> list[str]:
    """The heading of a table."""
    return [say(f"column.{name}", language) for name in columns]


def case_title(then: "Case", day: date, language: str) -> str:
    """Whose case it is, from when, and where it stands on a day, at which later stage."""
    *_, stage = then.states
    state = say(f"state.{then.state}" if day >= then.received else "case.not-yet", language)
    if stage is not None:
        name = _stage_name(stage, then.policy, language)
        state = say("event.at-stage", language, event=state, stage=name)
    return say(
        "title.case",
        language,
        body=then.policy.body.name.in_language(language),
        received=say_short_day(then.received, language),
        as_of=say_short_day(day, language),
        state=state,
    )


def event_cells(event: Event, policy: Policy, language: str) -> list[str]:
    """What happened: the day, what, at which stage."""
    return [
        say_day(event.day(policy.zone), language),
        _event_name(event, policy, language),
        _stage_name(event.stage, policy, language),
    ]


def standing_cells(standing: Standing, language: str) -> list[str]:
    """How a limit stands: its name, the day due, the standing, when it was met, how late."""
    due, met = standing.due, standing.met_on
    return [
        limit_name(standing.limit, language),
        "–" if due is None else say_day(due, language),
        say(f"status.{standing.status}", language),
        "" if met is None else say_short_day(met, language),
        str(standing.late) if standing.late else "",
    ]


def step_cells(step: NextStep, policy: Policy, language: str) -> list[str]:
    """One step: what, by whom, by when."""
    limit = None if step.limit is None else limit_name(policy.limit(step.limit), language)
    due = "–" if step.due is None else say_day(step.due, language)
    late = f" ({say('status.missed', language)})" if step.overdue else ""
    todo = say(f"step.{step.kind}", language, limit=limit)
    if step.about:
        todo = say("finding.said", language, label=todo, says=", ".join(step.about))
    return [
        todo,
        say(f"owner.{step.by}", language),
        due + late,
    ]


def _event_name(event: Event, policy: Policy, language: str) -> str:
    """What happened; a kind of the policy's own by its label."""
    if event.kind in _KINDS:
        return say(f"event.{event.kind}", language)
    return next(it.label for it in policy.events if it.code == event.kind).in_language(language)


def _stage_name(stage: str | None, policy: Policy, language: str) -> str:
    if stage is None:
        return say("stage.first", language)
    return policy.stage(stage).label.in_language(language)
