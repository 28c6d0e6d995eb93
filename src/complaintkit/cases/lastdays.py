"""The person's own clocks: the last day of each appeal, with what stood them still."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from complaintkit.appeals import AppealTerm, LastDay, LastDayStatus, last_day
from complaintkit.complaints import fact
from complaintkit.conditions import AllOf, Ternary
from complaintkit.counting import Suspension
from complaintkit.deadlines.eventdays import cut
from complaintkit.escalation import ClockEffect, StageEffect
from complaintkit.escalation.stage import effect_on
from complaintkit.events import EventKind

if TYPE_CHECKING:
    from complaintkit.cases.case import Case


def last_days(case: "Case", as_of: date) -> tuple[LastDay, ...]:
    """The last day of each appeal term against each decision, on what had happened by a day.

    Where it is not known whether there is a decision, each term that may be there says so.
    """
    return tuple(
        found for term in case.policy.bound_appeal_terms for found in _of(case, term, as_of)
    )


def _of(case: "Case", term: AppealTerm, as_of: date) -> Iterator[LastDay]:
    facts, policy = case.facts, case.policy
    answer = AllOf(term.when).check(facts)
    unsure = answer.facts if answer.value is Ternary.UNKNOWN else ()
    unknown = tuple(name for name in unsure if fact(facts, name) is None)
    if facts.decisions is None and answer.value is not Ternary.NO:
        yield LastDay(
            term=term,
            status=LastDayStatus.UNKNOWN,
            as_of=as_of,
            applies=answer.value is Ternary.YES,
            facts=tuple(dict.fromkeys(("decisions", *unknown))),
        )
    calendar = None if term.calendar is None else policy.calendar(term.calendar)
    stops = list(_suspensions(case, term))
    for decision in facts.decisions or ():
        found = last_day(
            term,
            decision,
            as_of,
            suspensions=stops,
            calendar=calendar,
            policy=policy,
            applies=answer.value,
        )
        if found is not None:
            yield evolve(found, facts=(*found.facts, *unknown))


def _suspensions(case: "Case", term: AppealTerm) -> Iterator[Suspension]:
    """When the clock of a term stood still: from each filing that suspends it, until its end."""
    for stage, effect in _effects(case, term.code):
        filed = case.received if stage is None else _first(case, stage, (EventKind.RECEIVED,))
        if effect.does is not ClockEffect.SUSPENDS or filed is None:
            continue
        ended = _first(case, stage, effect.until, since=filed)
        stop = Suspension(first=filed, resumed=ended)
        calendar = None if term.calendar is None else case.policy.calendar(term.calendar)
        shorter = effect.at_most and cut(stop, effect.at_most, term.month_rule, calendar)
        yield shorter or stop


def _effects(case: "Case", appeal: str) -> Iterator[tuple[str | None, StageEffect]]:
    """What each line of handling does to a clock, the first line too."""
    yield None, effect_on(appeal, case.policy.effects)
    yield from ((stage.code, stage.does_to(appeal)) for stage in case.policy.stages)


def _first(
    case: "Case", stage: str | None, kinds: tuple[str, ...], since: date = date.min
) -> date | None:
    zone = case.policy.zone
    found = (it.day(zone) for it in case.log if it.stage == stage and it.kind in kinds)
    return min((day for day in found if day >= since), default=None)
