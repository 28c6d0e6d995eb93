"""Every limit of a policy at once: clocks that start on each other, stop, and start again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from attrs import define, evolve, field

from complaintkit.calendars import WorkingCalendar
from complaintkit.complaints import Complaint
from complaintkit.conditions import NatureIs, Ternary
from complaintkit.counting import Suspension
from complaintkit.deadlines.deadline import Deadline, compute_deadline
from complaintkit.deadlines.eventdays import KnownDays, cut, pairable, paired
from complaintkit.deadlines.extending import Extending
from complaintkit.deadlines.governing import Governing
from complaintkit.deadlines.notes import Note, NoteKind
from complaintkit.errors import LimitError, quoted
from complaintkit.events import key_of
from complaintkit.starts import Start
from complaintkit.timelimits import TimeLimit

Begun = tuple[date | None, tuple[Note, ...]]
Row = tuple[TimeLimit, date | None, tuple[Note, ...]]


@define
class Clocks:
    """The clocks of one complaint, each wound when it is asked for.

    Attributes:
        limits: The limits by code, in the order of the policy.
        complaint: The facts that conditions ask for.
        known: The days of events.
        policy: The policy.
        supposed: The day on which a clock whose event is not known is supposed to start;
            None to leave it not started.
        forgiving: Whether stops and resumptions that do not pair are noted, and restarts before
            the start left out, not refused.
    """

    limits: Mapping[str, tuple[TimeLimit, ...]]
    complaint: Complaint
    known: KnownDays
    policy: Governing
    supposed: date | datetime | None = None
    forgiving: bool = False
    _done: dict[str, Deadline | None] = field(factory=dict, init=False, eq=False, repr=False)
    _asked: list[str] = field(factory=list, init=False, eq=False, repr=False)

    def all(self) -> tuple[Deadline, ...]:
        """The deadline of every limit that applies."""
        owed = (self.one(code) for code in self.limits)
        return tuple(deadline for deadline in owed if deadline is not None)

    def one(self, code: str) -> Deadline | None:
        """The deadline of one code; None when no limit of the code applies.

        Raises:
            LimitError: When limits start on each other in a circle, or two both apply.
        """
        if code not in self._done:
            if code in self._asked:
                circle = " → ".join((*self._asked[self._asked.index(code) :], code))
                message = f"limits that start on each other in a circle: {circle}"
                raise LimitError(message)
            self._asked.append(code)
            begun = [(limit, *self._begun(limit)) for limit in self.limits.get(code, ())]
            self._done[code] = self._soonest(code, begun)
            self._asked.pop()
        return self._done[code]

    def earliest(self, codes: Iterable[str]) -> Deadline | None:
        """Of the deadlines of some codes the earliest; None when no limit of them applies."""
        owed = (self.one(code) for code in codes)
        return min((it for it in owed if it is not None), key=_by_date, default=None)

    def counted_from(self, code: str, start: date | datetime) -> Deadline | None:
        """The deadline of one code whose clock starts on a day, whatever starts it."""
        limits = self.limits.get(code, ())
        begun = [(limit, self.known.local(start, limit.cutoff), ()) for limit in limits]
        return self._soonest(code, begun)

    def _soonest(self, code: str, begun: Iterable[Row]) -> Deadline | None:
        """Of the limits of a code, the one that applies; of those that may, the earliest."""
        holding = [row for row in begun if _in_force(row[0], row[1])]
        verdicts = applying(code, [row[0] for row in holding], self.complaint)
        found = [
            self._deadline(limit, start, notes, applies=verdict is Ternary.YES)
            for (limit, start, notes), verdict in zip(holding, verdicts, strict=True)
            if verdict is not Ternary.NO
        ]
        return min(found, key=_by_date, default=None)

    def _begun(self, limit: TimeLimit) -> Begun:
        """The day a limit's clock starts, and what there is to say of it."""
        start, notes = self._started(limit.starts_on, limit)
        if start is None and self.supposed is not None:
            day = self.known.local(self.supposed, limit.cutoff)
            return day, (Note(NoteKind.SUPPOSED, day),)
        if start is None:
            return None, (Note(NoteKind.NOT_STARTED),)
        restarts = self.known.of_kinds(limit.restarted_by, limit.stage, limit.cutoff)
        if self.forgiving:
            restarts = [day for day in restarts if day >= start]
        if not restarts:
            return start, notes
        if restarts[0] < start:
            message = (
                f"the limit {quoted(limit.code)}: restarted on {restarts[0]}, before its start"
            )
            raise LimitError(message)
        return restarts[-1], (*notes, Note(NoteKind.RESTARTED, restarts[-1]))

    def _started(self, start: Start, limit: TimeLimit) -> Begun:
        day, notes = self._event(start, limit)
        if day is None and start.or_else is not None:
            day, notes = self._started(start.or_else, limit)
        if day is None and start.expected_from is not None:
            day, notes = self._started(start.expected_from, limit)
            notes = () if day is None else (*notes, Note(NoteKind.EXPECTED, day))
        return day, tuple(dict.fromkeys(notes))

    def _event(self, start: Start, limit: TimeLimit) -> Begun:
        if start.due_of is None:
            return self.known.first(start, limit.cutoff), ()
        other = self.one(start.due_of)
        if other is None:
            return None, ()
        notes = tuple(note for note in other.notes if note.kind is NoteKind.SUPPOSED)
        expected = (Note(NoteKind.EXPECTED, other.due),) if other.provisional else ()
        return other.due, notes + expected

    def _deadline(
        self, limit: TimeLimit, start: date | None, notes: tuple[Note, ...], *, applies: bool
    ) -> Deadline:
        calendar = None if limit.calendar is None else self.policy.calendar(limit.calendar)
        if start is None:
            return Deadline(
                limit=limit, start=None, due=None, policy=self.policy, applies=applies, notes=notes
            )
        stops, cuts = self._stops(limit, start, calendar)
        extending = Extending(limit, start, calendar, stops, self.known, self.forgiving)
        notes = (*notes, *cuts, *extending.notes())
        made = compute_deadline(
            limit,
            start,
            calendar,
            suspensions=stops,
            extensions=extending.granted,
            policy=self.policy,
            applies=applies,
        )
        void = self._void(limit)
        if void is not None:
            return evolve(made, due=None, left=None, notes=(*notes, void))
        return evolve(made, notes=notes) if notes else made

    def _stops(
        self, limit: TimeLimit, start: date, calendar: WorkingCalendar | None
    ) -> tuple[Sequence[Suspension], Sequence[Note]]:
        if not limit.stopped_by:
            return (), ()
        stopped = self.known.of_kinds(limit.stopped_by, limit.stage)
        resumed = self.known.of_kinds(limit.resumed_by, limit.stage)
        stops, notes = [], []
        if self.forgiving:
            stopped, resumed, ignored = pairable(stopped, resumed)
            notes += [Note(NoteKind.IGNORED, day) for day in ignored if day >= start]
        for stop in paired(limit.code, stopped, resumed):
            if stop.resumed is not None and stop.resumed <= start:
                continue
            shorter = limit.longest_stop and cut(
                stop, limit.longest_stop, limit.month_rule, calendar
            )
            if shorter:
                over = NoteKind.STOP_AT_LONGEST if stop.resumed is None else NoteKind.STOP_CUT
                notes.append(Note(over, shorter.resumed))
            stops.append(shorter or stop)
        return stops, notes

    def _void(self, limit: TimeLimit) -> Note | None:
        """The note of what makes a limit no longer owed, once it has happened in time."""
        if limit.void_if is None:
            return None
        days = self.known.all(key_of(limit.void_if.event, limit.stage))
        other = self.one(limit.void_if.by_due_of)
        if not days or other is None or other.due is None or days[0] > other.due:
            return None
        return Note(NoteKind.VOID, days[0])


def _in_force(limit: TimeLimit, start: date | None) -> bool:
    """Whether a limit holds for its start; for one not started, whether it still does."""
    return limit.in_force.last is None if start is None else limit.in_force.covers(start)


def applying(code: str, limits: Sequence[TimeLimit], complaint: Complaint) -> list[Ternary]:
    """Whether each limit of a code applies; the one without ``when`` stands in."""
    verdicts = [_verdict(limit, complaint) for limit in limits]
    if len(verdicts) == 1:
        return verdicts
    pairs = list(zip(limits, verdicts, strict=True))
    special = [verdict if limit.when else Ternary.NO for limit, verdict in pairs]
    general = [Ternary.NO if limit.when else verdict for limit, verdict in pairs]
    held = Ternary.YES in special
    if (special if held else general).count(Ternary.YES) > 1:
        message = f"two limits {quoted(code)} both apply: their conditions do not tell them apart"
        raise LimitError(message)
    if held:
        return [Ternary.of(verdict is Ternary.YES) for verdict in special]
    stand_in = Ternary.UNKNOWN if Ternary.UNKNOWN in special else Ternary.YES
    return [one | (other & stand_in) for one, other in zip(special, general, strict=True)]


def _owed(limit: TimeLimit, complaint: Complaint) -> Ternary:
    """Whether a limit is owed for a contact of this nature; unknown while that is."""
    if limit.owed_for is None:
        return Ternary.YES
    return NatureIs(limit.owed_for).check(complaint).value


def _verdict(limit: TimeLimit, complaint: Complaint) -> Ternary:
    """Whether a limit applies, as far as its own words go."""
    verdict = _owed(limit, complaint)
    for condition in limit.when:
        verdict &= condition.check(complaint).value
    return verdict


def _by_date(deadline: Deadline) -> tuple[bool, date]:
    return deadline.due is None, deadline.due or date.max
