"""From when until when a stage can be turned to, and whether that has been done already."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from complaintkit.complaints import days_of
from complaintkit.counting import end_of_term
from complaintkit.dates import to_local_date
from complaintkit.escalation import Opening, Stage
from complaintkit.events import OPEN, EventKind
from complaintkit.terms import Term

if TYPE_CHECKING:
    from complaintkit.cases.case import Case


class Window(NamedTuple):
    """From when until when a way is open; facts name days that it needs and nobody stated.

    Where these could only make it last longer, it is open until a day whatever they are.
    """

    since: date | None
    until: date | None = None
    facts: tuple[str, ...] = ()
    at_least_until: date | None = None


def window(case: "Case", opening: Opening, trigger: date | None) -> Window:
    """The window of an opening whose trigger came, or will come, on a day.

    Several terms close it: the latest of them does.
    """
    if trigger is None:
        return Window(None)
    since = _opens(case, opening, trigger)
    stated = {it.since: days_of(case.facts, it.since) for it in opening.closes if it.since}
    missing = tuple(name for name, days in stated.items() if not days)
    ends = [
        _end(case, opening, _latest(case, stated.get(it.since or "")) or trigger, it.term)
        for it in opening.closes
        if it.since not in missing
    ]
    latest = max(ends, default=None)
    if since is None:
        return Window(None, None if missing else latest, (str(opening.opens_since), *missing))
    return Window(since, None, missing, latest) if missing else Window(since, latest)


def _opens(case: "Case", opening: Opening, trigger: date) -> date | None:
    """The first day of a way; None while the fact from which it counts is not known."""
    if opening.opens is None:
        return trigger
    if opening.opens_since is None:
        return _end(case, opening, trigger, opening.opens)
    start = _latest(case, days_of(case.facts, opening.opens_since))
    return start and max(trigger, _end(case, opening, start, opening.opens))


def _latest(case: "Case", days: Sequence[date | datetime] | None) -> date | None:
    return max((to_local_date(day, case.policy.zone) for day in days or ()), default=None)


def begun(case: "Case", stage: Stage) -> date | None:
    """The first day on which the stage was turned to."""
    return min(_turned_to(case, stage), default=None)


def offered_again(case: "Case", stage: Stage, opening: Opening, since: date | None) -> bool:
    """Whether a stage that was turned to can be turned to again by an opening.

    By the same one only if it says so; by one that opened later always, but never while the
    stage is still at work. A stage that is reopened was turned to again.
    """
    if case.states[stage.code] in OPEN:
        return False
    return opening.repeatable or (since is not None and since > max(_turned_to(case, stage)))


def _turned_to(case: "Case", stage: Stage) -> list[date]:
    """Every day on which the stage was turned to; what cannot have happened is left aside."""
    if stage.code not in case.states:
        return []
    events = (it for it in case.log if it.stage == stage.code and it.kind in _TURNED_TO)
    return [it.day(case.policy.zone) for it in events]


def _end(case: "Case", opening: Opening, start: date, term: Term) -> date:
    calendar = None if opening.calendar is None else case.policy.calendar(opening.calendar)
    return end_of_term(start, term, opening.month_rule, calendar)


_TURNED_TO = (EventKind.RECEIVED, EventKind.REOPENED)
