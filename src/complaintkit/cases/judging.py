"""Every time limit of a case at the end of a day: met, missed, replaced, or still running.

Theory of operation. The dates come from the timeline of the policy, counted on what had
happened by that day. What then became of a limit is looked for in this order: nothing is owed
at all; it is void; it has not started; what meets it came; something took its place by its day
due (an event the limit names, or the end of its stage or of the case); its clock stands still;
its day due has passed. Once a stage is reopened, what ended it before no longer counts. A limit
that was missed stays missed, and is no longer owed once something took its place.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve

from complaintkit.admissibility import Outcome
from complaintkit.cases.days import Days, event_days, first_of
from complaintkit.cases.standing import Standing, Status
from complaintkit.counting import stops
from complaintkit.dates import shifted, to_local_date
from complaintkit.deadlines import Deadline
from complaintkit.errors import FactsError
from complaintkit.events import Event, EventKind
from complaintkit.policy.clocks import clocks
from complaintkit.starts import Start
from complaintkit.terms import TermUnit
from complaintkit.timelimits import TimeLimit

if TYPE_CHECKING:
    from complaintkit.cases.case import Case

_ENDING = (
    *(EventKind.REFUSED, EventKind.FORWARDED, EventKind.SETTLED),
    *(EventKind.WITHDRAWN, EventKind.CLOSED, EventKind.MERGED),
)
"""The events after which nothing more is owed at their stage, but to tell of a refusal."""

_WITHDRAWN = (EventKind.WITHDRAWN, EventKind.MERGED)
"""The events after which nothing at all is owed any more, at any stage."""


def standings(case: "Case", as_of: date, soon: int) -> tuple[Standing, ...]:
    """How each limit of a case stands, on what had happened by a day."""
    days = event_days(case.log, case.complaint.received)
    deadlines = _timeline(case, days)
    if _not_owed(case):
        return tuple(_standing(case, it, as_of, Status.NOT_OWED, None) for it in deadlines)
    found = tuple(_standing(case, it, as_of, *_status(case, it, as_of, soon)) for it in deadlines)
    return _beside(case, found, days)


def _timeline(case: "Case", days: Days) -> tuple[Deadline, ...]:
    return clocks(case.policy, case.facts, days, forgiving=True).all()


def _standing(
    case: "Case", deadline: Deadline, as_of: date, status: Status, event: Event | None
) -> Standing:
    zone = case.policy.zone
    happened = None if event is None else event.day(zone)
    met = status in {Status.MET, Status.MET_LATE}
    running = status in {Status.PENDING, Status.DUE_SOON, Status.SUSPENDED}
    until = happened or as_of
    late = deadline.lateness(until) if met or status is Status.MISSED else 0
    return Standing(
        deadline=deadline,
        status=status,
        as_of=as_of,
        met_on=happened if met else None,
        ended_on=None if met else happened,
        left=deadline.days_left(as_of) if running else None,
        late=late,
        taken=_taken(deadline, until),
        taken_net=_taken(deadline, until, stopped=_stood_still(deadline, until)),
    )


def _status(
    case: "Case", deadline: Deadline, as_of: date, soon: int
) -> tuple[Status, Event | None]:
    """How a limit stands, and the event that made it so."""
    limit, start = deadline.limit, deadline.start
    if deadline.void and limit.void_if is not None:
        return Status.VOID, _event(case, (limit.void_if.event,), limit.stage, date.min)
    if start is None:
        ended = _ended(case, deadline, date.min)
        return (Status.NOT_STARTED, None) if ended is None else (Status.REPLACED, ended)
    since = _since(case, deadline)
    met = _event(case, limit.met_by, limit.stage, since)
    ended = _ended(case, deadline, since)
    return _started(case, deadline, met, ended, as_of, soon)


def _started(  # noqa: PLR0913, PLR0917 - what can have become of a limit, and the day asked for
    case: "Case",
    deadline: Deadline,
    met: Event | None,
    ended: Event | None,
    as_of: date,
    soon: int,
) -> tuple[Status, Event | None]:
    zone, due = case.policy.zone, deadline.due
    first = min(
        (it for it in (met, ended) if it is not None), key=lambda it: it.day(zone), default=None
    )
    if first is not None and (due is None or first.day(zone) <= due):
        return (Status.MET if first is met else Status.REPLACED), first
    if deadline.limit.term.unit is TermUnit.NO_FIGURE:
        return Status.NO_FIGURE, None
    # A stop that ends by itself leaves a day due, but the clock stands still all the same.
    if due is None or (as_of <= due and any(it.covers(as_of) for it in deadline.suspensions)):
        return Status.SUSPENDED, None
    if met is not None:
        return Status.MET_LATE, met
    if as_of > due:
        return Status.MISSED, ended
    return (Status.DUE_SOON if due - as_of <= timedelta(days=soon) else Status.PENDING), None


def _not_owed(case: "Case") -> bool:
    """Whether what came in is no complaint that this procedure handles."""
    try:
        return case.policy.assess(case.facts).outcome is Outcome.NOT_A_COMPLAINT
    except FactsError:
        return False


def _ended(case: "Case", deadline: Deadline, since: date) -> Event | None:
    """What took the place of a limit: an event it names, or the end of its stage."""
    limit = deadline.limit
    replaced = _event(case, limit.replaced_by, limit.stage, since)
    ending = _ending(case, limit, since)
    both = [event for event in (replaced, ending) if event is not None]
    return min(both, key=lambda event: event.day(case.policy.zone), default=None)


def _ending(case: "Case", limit: TimeLimit, since: date) -> Event | None:
    """The event that ended a limit's stage, or the whole case, and was not undone."""
    begins = {str(start) for start in limit.starts_on.each()}
    ending = _WITHDRAWN if limit.code in _told_within(case) else _ENDING
    found = None
    for event in case.log:
        if event.kind == EventKind.REOPENED and event.stage == limit.stage:
            found = None
        if found is None and event.day(case.policy.zone) >= since and event.key not in begins:
            ends = ending if event.stage == limit.stage else _WITHDRAWN
            found = event if event.kind in ends else None
    return found


def _since(case: "Case", deadline: Deadline) -> date:
    """The day from which an event meets a limit, or ends it: that of what started its clock.

    What comes in after the cutoff is the next day's, and can be answered the same evening.
    Where the clock starts on a date and not on an event, whatever happened counts.
    """
    limit, zone = deadline.limit, case.policy.zone
    begins = {str(start) for start in limit.starts_on.each()}
    begins |= {str(Start(event=kind, stage=limit.stage)) for kind in limit.restarted_by}
    moments = [(EventKind.RECEIVED, case.complaint.received), *((it.key, it.on) for it in case.log)]
    return min(
        (
            to_local_date(on, zone)
            for key, on in moments
            if key in begins and to_local_date(on, zone, limit.cutoff) == deadline.start
        ),
        default=date.min,
    )


def _told_within(case: "Case") -> frozenset[str]:
    """The limits within which a refusal is told: these outlive it."""
    return frozenset(rule.tell_within for rule in case.policy.rules if rule.tell_within is not None)


def _event(case: "Case", kinds: Sequence[str], stage: str | None, since: date) -> Event | None:
    return first_of(case.log, kinds, stage, since, case.policy.zone)


def _taken(deadline: Deadline, until: date, stopped: int = 0) -> int | None:
    """Calendar days from the start, less those on which the clock stood still."""
    start = deadline.start
    return None if start is None or until < start else (until - start).days - stopped


def _stood_still(deadline: Deadline, until: date) -> int:
    """On how many days after the start the clock stood still."""
    start = deadline.start or until
    still = 0
    for first, resumed in stops(deadline.suspensions):
        last = until if resumed is None else min(shifted(resumed, -1), until)
        still += max(0, (last - max(first, shifted(start, 1))).days + 1)
    return still


def _beside(case: "Case", found: tuple[Standing, ...], days: Days) -> tuple[Standing, ...]:
    """The standings; a limit that starts on a late event also with the day had it been on time."""
    late = [it for it in found if it.status is Status.MET_LATE and it.due is not None]
    kinds = {kind for standing in late for kind in standing.limit.met_by}
    chained = {it.code for it in found if kinds & {one.event for one in it.limit.starts_on.each()}}
    if not chained:
        return found
    on_time = dict(days)
    for standing in late:
        for kind in standing.limit.met_by:
            key = kind if standing.stage is None else f"{standing.stage}/{kind}"
            if key in on_time:
                on_time[key] = [standing.due]  # type: ignore[list-item]
    others = {it.code: it.due for it in _timeline(case, on_time) if it.code in chained}
    return tuple(
        evolve(it, due_on_time=others[it.code]) if others.get(it.code, it.due) != it.due else it
        for it in found
    )
