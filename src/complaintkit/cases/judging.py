"""Every time limit of a case at the end of a day: met, missed, replaced, or still running.

Theory of operation. The dates come from the timeline of the policy, counted on what had
happened by that day. What then became of a limit is looked for in this order: nothing is owed
at all; the complaint had not come in; it is void; it has not started; what meets it came;
something took its place by its day due (an event the limit names, or the end of its stage or
of the case); its clock stands still; its day due has passed. Once a stage is reopened, what
ended it before no longer counts. A limit that was missed stays missed, and is no longer owed
once something took its place.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from complaintkit.admissibility import Outcome
from complaintkit.cases.days import Days, event_days, first_of
from complaintkit.cases.standing import Standing, Status
from complaintkit.counting import stops
from complaintkit.dates import shifted, to_local_date
from complaintkit.deadlines import Deadline
from complaintkit.errors import FactsError
from complaintkit.events import Event, EventKind, key_of
from complaintkit.policy.clocks import clocks
from complaintkit.terms import TermUnit
from complaintkit.timelimits import TimeLimit

if TYPE_CHECKING:
    from complaintkit.cases.case import Case

_WITHDRAWN = frozenset({EventKind.WITHDRAWN, EventKind.MERGED})
"""The events after which nothing at all is owed any more, at any stage."""

_ENDING = _WITHDRAWN | {
    *(EventKind.REFUSED, EventKind.FORWARDED),
    *(EventKind.SETTLED, EventKind.CLOSED),
}
"""The events after which nothing more is owed at their stage, but to tell of a refusal."""

_TURNING = _ENDING | {EventKind.REOPENED}
_IS_MET = frozenset({Status.MET, Status.MET_LATE})
_IS_RUNNING = frozenset({Status.PENDING, Status.DUE_SOON, Status.SUSPENDED})

Found = tuple[Status, Event | None]
"""How a limit stands, and the event that made it so."""


def standings(case: "Case", as_of: date, soon: int) -> tuple[Standing, ...]:
    """How each limit of a case stands, on what had happened by a day."""
    days = event_days(case.log, case.complaint.received)
    deadlines = _timeline(case, days)
    judging = _Judging.of(case, as_of, soon)
    if _not_owed(case):
        return tuple(judging.standing(it, Status.NOT_OWED, None) for it in deadlines)
    if as_of < case.received:
        return tuple(judging.standing(it, Status.NOT_STARTED, None) for it in deadlines)
    found = tuple([judging.standing(it, *judging.found(it)) for it in deadlines])
    return _beside(case, found, days)


def _timeline(case: "Case", days: Days) -> tuple[Deadline, ...]:
    return clocks(case.policy, case.facts, days, forgiving=True).all()


def _not_owed(case: "Case") -> bool:
    """Whether what came in is no complaint that this procedure handles."""
    try:
        return case.policy.assess(case.facts).outcome is Outcome.NOT_A_COMPLAINT
    except FactsError:
        return False


@frozen
class _Judging:
    """What is the same for all limits of a case that are judged for a day.

    Attributes:
        zone: The zone in which days begin and end.
        received: The receipt.
        log: What happened, corrections made, in the order of time.
        turns: What of it ended a stage, or opened it again.
        told_within: The limits within which a refusal is told: these outlive it.
        as_of: The day.
        soon: How long before its day due a limit is due soon.
    """

    zone: str
    received: date | datetime | None
    log: Sequence[Event]
    turns: Sequence[Event]
    told_within: frozenset[str | None]
    as_of: date
    soon: timedelta

    @classmethod
    def of(cls, case: "Case", as_of: date, soon: int) -> "_Judging":
        """What is asked of a case for every limit."""
        return cls(
            zone=case.policy.zone,
            received=case.complaint.received,
            log=case.log,
            turns=[event for event in case.log if event.kind in _TURNING],
            told_within=frozenset([rule.tell_within for rule in case.policy.rules]),
            as_of=as_of,
            soon=timedelta(days=soon),
        )

    def standing(self, deadline: Deadline, status: Status, event: Event | None) -> Standing:
        """A limit that stands so, with the days it took."""
        happened = None if event is None else event.day(self.zone)
        met, until = status in _IS_MET, happened or self.as_of
        taken = _taken(deadline, until)
        return Standing(
            deadline=deadline,
            status=status,
            as_of=self.as_of,
            met_on=happened if met else None,
            ended_on=None if met else happened,
            left=deadline.days_left(self.as_of) if status in _IS_RUNNING else None,
            late=deadline.lateness(until) if met or status is Status.MISSED else 0,
            taken=taken,
            taken_net=None if taken is None else taken - _stood_still(deadline, until),
        )

    def found(self, deadline: Deadline) -> Found:
        """What became of a limit."""
        limit, start = deadline.limit, deadline.start
        if limit.void_if is not None and deadline.void:
            return Status.VOID, self._first((limit.void_if.event,), limit.stage, date.min)
        if start is None:
            ended = self._ended(limit, date.min)
            return (Status.NOT_STARTED, None) if ended is None else (Status.REPLACED, ended)
        since = self._since(limit, start)
        met = self._first(limit.met_by, limit.stage, since)
        return self._started(deadline, met, self._ended(limit, since))

    def _started(self, deadline: Deadline, met: Event | None, ended: Event | None) -> Found:
        """What became of a limit whose clock has started, by what met it and what ended it."""
        due, as_of = deadline.due, self.as_of
        first = self._earlier(met, ended)
        if first is not None and (due is None or first.day(self.zone) <= due):
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
        return (Status.DUE_SOON if due - as_of <= self.soon else Status.PENDING), None

    def _ended(self, limit: TimeLimit, since: date) -> Event | None:
        """What took the place of a limit: an event it names, or the end of its stage."""
        replaced = self._first(limit.replaced_by, limit.stage, since)
        return self._earlier(replaced, self._ending(limit, since))

    def _ending(self, limit: TimeLimit, since: date) -> Event | None:
        """The event that ended a limit's stage, or the whole case, and was not undone."""
        ending = _WITHDRAWN if limit.code in self.told_within else _ENDING
        found = None
        for event in self.turns:
            here = event.stage == limit.stage
            if event.kind == EventKind.REOPENED:
                found = None if here else found
            elif found is None and event.kind in (ending if here else _WITHDRAWN):
                begins = event.key in limit.starts_on.keys
                found = event if event.day(self.zone) >= since and not begins else None
        return found

    def _since(self, limit: TimeLimit, start: date) -> date:
        """The day from which an event meets a limit, or ends it: that of what started its clock.

        What comes in after the cutoff is the next day's, and can be answered the same evening.
        Where the clock starts on a date and not on an event, whatever happened counts.
        """
        begins = limit.starts_on.keys | {key_of(it, limit.stage) for it in limit.restarted_by}
        moments: list[date | None] = [it.on for it in self.log if it.key in begins]
        if EventKind.RECEIVED in begins:
            moments.append(self.received)
        days = (
            to_local_date(on, self.zone)
            for on in moments
            if to_local_date(on, self.zone, limit.cutoff) == start
        )
        return min(days, default=date.min)

    def _first(self, kinds: Sequence[str], stage: str | None, since: date) -> Event | None:
        return first_of(self.log, kinds, stage, since, self.zone) if kinds else None

    def _earlier(self, one: Event | None, other: Event | None) -> Event | None:
        """Of two events the earlier; of the same day the first one given."""
        if one is None or other is None:
            return one or other
        return one if one.day(self.zone) <= other.day(self.zone) else other


def _taken(deadline: Deadline, until: date) -> int | None:
    """Calendar days from the start."""
    start = deadline.start
    return None if start is None or until < start else (until - start).days


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
            key = key_of(kind, standing.stage)
            if key in on_time:
                on_time[key] = [standing.due]  # type: ignore[list-item]
    others = {it.code: it.due for it in _timeline(case, on_time) if it.code in chained}
    return tuple(
        evolve(it, due_on_time=others[it.code]) if others.get(it.code, it.due) != it.due else it
        for it in found
    )
