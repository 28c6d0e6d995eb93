"""Where the person may turn next: every stage of a policy, as it stands to a case on a day.

Theory of operation. Each opening of a stage is asked in this order: was the stage turned to
already; is it there for this complaint, and this way, and has what must come first been done;
has the trigger happened; has the window begun, has it ended. What can never open says so before
what is not open yet; what hangs on facts that nobody stated depends on them, once everything
else holds. A case that was withdrawn or merged has no routes.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from complaintkit.cases.gates import Gate, gate
from complaintkit.cases.standing import Standing
from complaintkit.cases.triggers import happened
from complaintkit.cases.windows import Window, begun, offered_again, window
from complaintkit.conditions import Ternary
from complaintkit.dates import shifted
from complaintkit.escalation import (
    Opening,
    Route,
    RouteStatus,
    Stage,
    Way,
    WhyNot,
    place_of,
    telling_most_first,
)
from complaintkit.events import FINAL, Event

if TYPE_CHECKING:
    from complaintkit.cases.case import Case


def routes(case: "Case", as_of: date) -> tuple[Route, ...]:
    """Every stage of the policy of a case, on what had happened by the end of a day."""
    if not FINAL.isdisjoint(case.states.values()):
        return ()
    standings = case.standings(as_of)
    stages = (stage for stage in case.policy.bound_stages if stage.opening)
    return tuple(_route(case, stage, standings, as_of) for stage in stages)


def _route(case: "Case", stage: Stage, standings: Sequence[Standing], as_of: date) -> Route:
    policy, bodies = case.policy, case.policy.bodies
    return Route(
        stage=stage,
        place=place_of(stage.body or policy.own_body, bodies, stage.preferred),
        ways=telling_most_first(
            _way(case, stage, opening, standings, as_of) for opening in stage.opening
        ),
        effects=tuple(stage.does_to(term.code) for term in policy.appeal_terms),
        as_of=as_of,
        tells=tuple(place_of(code, bodies) for code in stage.tells),
    )


def _way(
    case: "Case", stage: Stage, opening: Opening, standings: Sequence[Standing], as_of: date
) -> Way:
    asked, trigger = gate(case, stage, opening), happened(case, opening, standings)
    opened = window(case, opening, trigger.since)
    way = Way(opening=opening, status=RouteStatus.OPEN, since=opened.since, until=opened.until)
    first = begun(case, stage)
    if first is not None and not offered_again(case, stage, opening, opened.since):
        if asked.value is not Ternary.YES:  # Perhaps it was never there, and not the way gone.
            way = evolve(way, since=None, until=None)
        return evolve(way, status=RouteStatus.USED, reason=WhyNot.USED, day=first)
    if asked.value is Ternary.NO:
        never = Way(opening=opening, status=RouteStatus.NOT_AVAILABLE, facts=asked.facts)
        return _shut_by(case, evolve(never, reason=asked.reason), asked.told_by)
    if trigger.status is not RouteStatus.OPEN:
        shut = evolve(way, status=trigger.status, reason=trigger.reason, day=trigger.day)
        return _shut_by(case, shut, trigger.event or _correction(case, opening))
    return _on(way, as_of, asked, opened)


def _correction(case: "Case", opening: Opening) -> Event | None:
    """The correction without which a trigger would have happened still."""
    for event in reversed(case.events):
        if event.corrects is not None:
            before = shifted(event.day(case.policy.zone), -1)
            then = case.until(before)
            if happened(then, opening, then.standings(before)).status is RouteStatus.OPEN:
                return event
    return None


def _shut_by(case: "Case", way: Way, event: Event | None) -> Way:
    """A way that is not open, with the event that shut it: by its own name, where it has one."""
    if event is None:
        return way
    own = (it.label for it in case.policy.events if it.code == event.kind)
    return evolve(way, event=event.kind, event_label=next(own, None))


def _on(way: Way, as_of: date, asked: Gate, opened: Window) -> Way:
    """A way whose trigger happened, on a day: before, in or after its window."""
    if opened.since is not None and as_of < opened.since:
        return evolve(way, status=RouteStatus.NOT_YET, reason=WhyNot.WAITING)
    if opened.until is not None and as_of > opened.until:
        return evolve(way, status=RouteStatus.CLOSED, reason=WhyNot.OVER)
    sure = opened.at_least_until is not None and as_of <= opened.at_least_until
    unknown = dict.fromkeys((*asked.facts, *(() if sure else opened.facts)))
    if unknown:
        facts = tuple(unknown)
        return evolve(way, status=RouteStatus.DEPENDS, reason=WhyNot.UNKNOWN, facts=facts)
    return way
