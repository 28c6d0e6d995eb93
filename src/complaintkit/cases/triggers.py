"""What opens a stage, as it happened in a case: a refusal, silence, an answer, or nothing at all.

Theory of operation. A trigger either has happened, on a day; or may still happen, and then a
day is known at best; or will not happen any more, for a reason. What happened can be undone: a
late answer ends the silence, a reopening takes back the answer. The event that does it is named.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from complaintkit.cases.standing import Standing, Status
from complaintkit.dates import shifted
from complaintkit.escalation import Opening, RouteStatus, Trigger, WhyNot
from complaintkit.events import OPEN, Event, EventKind
from complaintkit.timelimits import Owner, TimeLimit

if TYPE_CHECKING:
    from complaintkit.cases.case import Case

ANSWERS = (EventKind.ANSWERED, EventKind.OPINION_GIVEN)
_ENDS = (EventKind.REFUSED, EventKind.FORWARDED, EventKind.SETTLED, EventKind.CLOSED)
_NEVER, _YET, _OVER = RouteStatus.NOT_AVAILABLE, RouteStatus.NOT_YET, RouteStatus.CLOSED
_SILENT = {
    Status.PENDING: (_YET, WhyNot.NOT_DUE),
    Status.DUE_SOON: (_YET, WhyNot.NOT_DUE),
    Status.SUSPENDED: (_YET, WhyNot.STOPPED),
    Status.NOT_STARTED: (_YET, WhyNot.NOT_STARTED),
    Status.MET: (_NEVER, WhyNot.IN_TIME),
    Status.REPLACED: (_NEVER, WhyNot.ENDED),
    Status.NO_FIGURE: (_NEVER, WhyNot.NO_FIGURE),
    Status.VOID: (_NEVER, WhyNot.NOT_OWED),
    Status.NOT_OWED: (_NEVER, WhyNot.NOT_OWED),
}
"""What a limit that did not pass in silence says of an opening by silence, and why."""


@frozen
class Happened:
    """What became of a trigger.

    Attributes:
        status: Open where it happened; else how the way stands for want of it.
        since: The day it happened or will happen at the earliest; None where that is not known.
        reason: Why it did not happen, or no longer counts.
        event: The event that shut it.
        day: The day due that is waited for.
    """

    status: RouteStatus
    since: date | None = None
    reason: WhyNot | None = None
    event: Event | None = None
    day: date | None = None


def happened(case: "Case", opening: Opening, standings: Iterable[Standing]) -> Happened:
    """What became of the trigger of an opening, on all that is in a case."""
    if opening.on is Trigger.DIRECT:
        return Happened(RouteStatus.OPEN, case.received)
    if opening.after not in case.states:
        return Happened(_YET, reason=WhyNot.NOT_BEGUN)
    if opening.on is Trigger.SILENCE:
        return _silence(case, _waited_for(opening, standings))
    kinds = ANSWERS if opening.on is Trigger.DISSATISFACTION else (EventKind.REFUSED,)
    return _told(case, opening.after, kinds)


def _told(case: "Case", stage: str | None, kinds: Iterable[str]) -> Happened:
    """Whether the body told what opens: the first time since it last took the case up again."""
    told = reopened = None
    for event in case.log:
        if event.stage == stage and event.kind == EventKind.REOPENED:
            told, reopened = None, event
        elif event.stage == stage and event.kind in kinds and told is None:
            told = event
    if told is not None:
        return Happened(RouteStatus.OPEN, told.day(case.policy.zone))
    if EventKind.REFUSED in kinds:
        return Happened(_NEVER, reason=WhyNot.NOT_REFUSED, event=reopened)
    if case.states[stage] in OPEN:
        return Happened(_YET, reason=WhyNot.NOT_ANSWERED, event=reopened)
    return Happened(_NEVER, reason=WhyNot.NO_ANSWER, event=reopened)


def _waited_for(opening: Opening, standings: Iterable[Standing]) -> list[Standing]:
    """The limits that an opening by silence looks at."""
    return [it for it in standings if is_waited_for(it.limit, opening)]


def is_waited_for(limit: TimeLimit, opening: Opening) -> bool:
    """Whether an opening by silence looks at a limit: at those it names, or at every answer."""
    if opening.limits:
        return limit.code in opening.limits
    answered = not {*ANSWERS}.isdisjoint(limit.met_by)
    return limit.stage == opening.after and limit.owed_by is Owner.BODY and answered


def _silence(case: "Case", standings: Iterable[Standing]) -> Happened:
    """Of several limits, the one whose silence tells most: the earliest that lasts."""
    order = list(RouteStatus)
    each = [_silent(case, standing) for standing in standings]
    nothing = Happened(_NEVER, reason=WhyNot.NOT_OWED)
    return min(each, key=lambda it: (order.index(it.status), it.since or date.max), default=nothing)


def _silent(case: "Case", standing: Standing) -> Happened:
    """Whether a limit passed in silence: from the day after it was due until something came."""
    due = standing.due
    after = None if due is None else shifted(due, 1)
    if standing.status in {Status.MISSED, Status.MET_LATE}:
        broken = _broken_by(case, standing)
        if broken is None:
            return Happened(RouteStatus.OPEN, after)
        return Happened(_OVER, after, WhyNot.SHUT, broken, broken.day(case.policy.zone))
    status, reason = _SILENT[standing.status]
    event = _more_time(case, standing) if status is _YET else None
    return Happened(status, after if status is _YET else None, reason, event, due)


def _more_time(case: "Case", standing: Standing) -> Event | None:
    """The event by which a limit that was missed already is to be met later after all."""
    kinds = {*(rule.on for rule in standing.limit.extension), *standing.limit.restarted_by}
    found = [it for it in case.log if it.stage == standing.stage and it.kind in kinds]
    for event in reversed(found):
        before = shifted(event.day(case.policy.zone), -1)
        then = {it.code: it.status for it in case.until(before).standings(before)}
        if then.get(standing.code) is Status.MISSED:
            return event
    return None


def _broken_by(case: "Case", standing: Standing) -> Event | None:
    """The event that ended the silence of a limit, late as it was."""
    ended, limit = standing.met_on or standing.ended_on, standing.limit
    kinds = limit.met_by if standing.met_on is not None else (*limit.replaced_by, *_ENDS)
    found = (it for it in case.log if it.stage == standing.stage and it.kind in kinds)
    return next((it for it in found if it.day(case.policy.zone) == ended), None)
