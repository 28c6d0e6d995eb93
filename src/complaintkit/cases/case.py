"""``Case``: a complaint and what happened to it, under one policy."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property

from attrs import evolve, field, frozen

from complaintkit.admissibility import Decision
from complaintkit.appeals import LastDay
from complaintkit.cases.handed_on import at_stage
from complaintkit.cases.html import case_html
from complaintkit.cases.judging import standings
from complaintkit.cases.lastdays import last_days
from complaintkit.cases.nextsteps import NextStep, next_steps
from complaintkit.cases.routes import Routes
from complaintkit.cases.routing import routes
from complaintkit.cases.standing import Standings
from complaintkit.cases.walk import check_facts, walked
from complaintkit.complaints import Complaint, with_facts
from complaintkit.dates import to_local_date
from complaintkit.errors import FactsError, IllegalTransition, Problem, UnknownNameError
from complaintkit.events import (
    FINAL,
    OPEN,
    Event,
    State,
    check_corrections,
    in_force,
    placed,
)
from complaintkit.events.log import in_order
from complaintkit.policy import Policy

_FIRST: Mapping[str | None, State] = {None: State.RECEIVED}


@frozen(kw_only=True)
class Case:
    """A complaint and its events under one policy. Nothing in it changes: recording gives another.

    Attributes:
        policy: The policy, in the version that holds for the case.
        complaint: The facts as they were received.
        events: What was recorded, in the order of time.
        states: Where each stage stands after all of it; None is the first stage.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Case, Complaint, Event, get_policy
        >>> received = Complaint(received=date(2026, 5, 13), nature="complaint")
        >>> case = Case.open(get_policy("be.inami"), received)
        >>> case = case.record(Event(id="e1", kind="acknowledged", on=date(2026, 5, 18)))
        >>> case.state.value
        'received'
        >>> for standing in case.standings(date(2026, 6, 1)):
        ...     print(standing.code, standing.status.value, standing.due)
        acknowledgement met 2026-05-23
        answer pending 2026-06-27
    """

    policy: Policy = field(repr=False)
    complaint: Complaint
    events: tuple[Event, ...] = ()
    states: Mapping[str | None, State] = field(factory=lambda: dict(_FIRST), eq=False, hash=False)

    @classmethod
    def open(cls, policy: Policy, complaint: Complaint) -> "Case":
        """A case of which nothing is known but its receipt.

        Args:
            policy: The policy; it must have been in force on the day of receipt, unless it
                says that it governs earlier cases too.
            complaint: The facts; the day of receipt among them.

        Raises:
            FactsError: When that day is not known, or the policy was not in force.
        """
        if complaint.received is None:
            raise FactsError([Problem("received", "missing", "the day of receipt is not known")])
        day = to_local_date(complaint.received, policy.zone)
        if not policy.transition.governs(policy.in_force, day):
            message = f"version '{policy.version}' of '{policy.code}' was not in force on {day}"
            raise FactsError([Problem("received", "not-in-force", message)])
        return cls(policy=policy, complaint=complaint)

    @classmethod
    def replay(cls, policy: Policy, complaint: Complaint, events: Iterable[Event]) -> "Case":
        """The case that a whole log gives: the same as recording its events one by one.

        Args:
            policy: The policy.
            complaint: The facts.
            events: The events, in any order.

        Raises:
            IllegalTransition: For the first event, in the order of time, that cannot have
                happened.
            FactsError: As :meth:`open`.
        """
        case = cls.open(policy, complaint)
        unique: dict[str, Event] = {}
        for event in events:
            if not case._known(event, unique.get(event.id)):  # noqa: SLF001 - one of its own
                unique[event.id] = event
        log = in_order(unique.values(), policy.zone)
        return evolve(case, events=log, states=case._walked(log))  # noqa: SLF001

    def record(self, event: Event) -> "Case":
        """The case with one event more; one that comes late is put in its place in time.

        An event that is there already changes nothing.

        Args:
            event: What happened.

        Raises:
            IllegalTransition: When it cannot have happened then, or would make impossible
                what was recorded for later. The case stays as it is.
        """
        same = next((other for other in self.events if other.id == event.id), None)
        if self._known(event, same):
            return self
        log = placed(self.events, event, self.policy.zone)
        # A correction can put an event on a later day than the last one that was recorded.
        last = log[-1] is event and all(it.corrects is None for it in log)
        states = self._stepped(event) if last else self._walked(log)
        return evolve(self, events=log, states=states)

    @property
    def state(self) -> State:
        """Where the stage stands that began last."""
        return list(self.states.values())[-1]

    @property
    def is_open(self) -> bool:
        """Whether the body still has something to decide or to answer at some stage."""
        ended = any(state in FINAL for state in self.states.values())
        return not ended and any(state in OPEN for state in self.states.values())

    @cached_property
    def received(self) -> date:
        """The local day of receipt."""
        return to_local_date(self.complaint.received, self.policy.zone)

    def until(self, as_of: date | datetime) -> "Case":
        """The case as it stood at the end of a day: what came later is left out.

        A correction made later too; what stood wrong until then moves nothing where it could
        not have happened.
        """
        day, zone = to_local_date(as_of, self.policy.zone), self.policy.zone
        events = tuple(_seen(event, day, zone) for event in self.events if event.day(zone) <= day)
        if events == self.events:
            return self
        log = in_force(events, zone)
        states = walked(log, self.received, zone, _FIRST, forgiving=True)
        return evolve(self, events=events, states=states)

    def later(self, as_of: date | datetime) -> int:
        """How many of the recorded events came after a day."""
        day, zone = to_local_date(as_of, self.policy.zone), self.policy.zone
        return sum(event.day(zone) > day for event in self.events)

    @cached_property
    def log(self) -> tuple[Event, ...]:
        """What happened, corrections made, in the order of time."""
        return in_force(self.events, self.policy.zone)

    @cached_property
    def facts(self) -> Complaint:
        """The complaint with everything that became known."""
        known: dict[str, object] = {}
        for event in self.log:
            known.update(event.facts)
        return with_facts(self.complaint, known) if known else self.complaint

    def decision(self, as_of: date | datetime) -> Decision:
        """What the rules decide on what was known at the end of a day."""
        return self.policy.assess(self.until(as_of).facts)

    def standings(self, as_of: date | datetime, *, soon: int = 7) -> Standings:
        """How each time limit stands at the end of a day.

        Args:
            as_of: The day, or an aware instant of it.
            soon: Within how many calendar days a limit is due soon.
        """
        day = to_local_date(as_of, self.policy.zone)
        return Standings(standings(self.until(day), day, soon))

    def next_steps(self, as_of: date | datetime) -> tuple[NextStep, ...]:
        """What the body must do by when, and what is waited for, the most pressing first."""
        day = to_local_date(as_of, self.policy.zone)
        return next_steps(self.until(day), day)

    def routes(self, as_of: date | datetime) -> Routes:
        """Where the person may turn next, from when until when, and all last days.

        Args:
            as_of: The day, or an aware instant of it.
        """
        day = to_local_date(as_of, self.policy.zone)
        then, policy = self.until(day), self.policy
        return Routes(
            as_of=day,
            body=policy.body.name,
            languages=policy.languages,
            routes=routes(then, day),
            ended=not FINAL.isdisjoint(then.states.values()),
            last_days=last_days(then, day),
            appeal_terms=policy.appeal_terms,
            attributes=policy.attributes,
            notice=policy.reminder,
        )

    def last_days(self, as_of: date | datetime) -> tuple[LastDay, ...]:
        """The last day to go to a court or council against each decision."""
        day = to_local_date(as_of, self.policy.zone)
        return last_days(self.until(day), day)

    def at(self, stage: str) -> "Case":
        """The same case as the body of a stage sees it, under its own policy.

        Args:
            stage: The code of a stage that was turned to and names a policy.

        Raises:
            UnknownNameError: When there is no such stage, or no policy for it that day.
            FactsError: When the stage was not turned to, or names no policy.
        """
        return at_stage(self, stage)

    def _repr_html_(self) -> str:
        """Where it stands after the last thing known of it; no personal fact is in it."""
        days = [self.received, *(event.day(self.policy.zone) for event in self.events)]
        return case_html(self, max(days), self.policy.languages[0])

    def _known(self, event: Event, same: Event | None) -> bool:
        """Whether an event is there already; what cannot be one of this case is refused."""
        self._check_names(event)
        if same is not None and same != event:
            message = "recorded already with another content: a correction is an event of its own"
            raise IllegalTransition(message, event.id)
        return same is not None

    def _check_names(self, event: Event) -> None:
        """Refuse a stage and a kind that the policy does not have."""
        policy = self.policy
        if event.stage is not None and event.stage not in policy.stage_codes:
            raise UnknownNameError("stage", event.stage, policy.stage_codes)
        if event.kind not in policy.event_kinds:
            raise UnknownNameError("event", event.kind, policy.event_kinds)
        if event.becomes is not None:
            self._check_names(event.becomes)

    def _stepped(self, event: Event) -> dict[str | None, State]:
        states = walked([event], self.received, self.policy.zone, self.states)
        if event.facts:
            check_facts([event], self.facts)
        return states

    def _walked(self, log: Sequence[Event]) -> dict[str | None, State]:
        """The states after a whole log."""
        check_corrections(log)
        events = in_force(log, self.policy.zone)
        states = walked(events, self.received, self.policy.zone, _FIRST)
        check_facts(events, self.complaint)
        return states


def _seen(event: Event, day: date, zone: str) -> Event:
    """An event as it was seen at the end of a day: what it becomes later, is not yet there."""
    if event.becomes is None:
        return event
    later = event.becomes.day(zone) > day
    becomes = None if later else _seen(event.becomes, day, zone)
    return event if becomes is event.becomes else evolve(event, becomes=becomes)
