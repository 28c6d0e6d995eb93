"""``Policy``: everything one body publishes about its complaint procedure, as data."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import TypeAlias, TypeVar

from attrs import field, frozen

from complaintkit.calendars import WorkingCalendar
from complaintkit.complaints import Complaint, Nature
from complaintkit.deadlines import Clocks, Deadline, EventDays, KnownDays
from complaintkit.errors import LimitError, UnknownNameError, quoted
from complaintkit.provenance import fingerprint
from complaintkit.starts import Start
from complaintkit.text import Assumption, InForce, Source, Text
from complaintkit.timelimits import TimeLimit

FindCalendar: TypeAlias = Callable[[str], WorkingCalendar]
Named = TypeVar("Named", Source, "Stage", TimeLimit)


@frozen(kw_only=True)
class Stage:
    """A line of handling, such as a first line or mediation.

    Attributes:
        code: Stable key.
        label: Its name in several languages.
        body: Code of the body that handles it; None for the policy's own.
    """

    code: str
    label: Text
    body: str | None = None


@frozen(kw_only=True)
class PolicyExample:
    """A worked case that a policy carries: facts in, dates out.

    Attributes:
        name: What it shows.
        complaint: The facts.
        events: Days on which things happened, by kind; without any, what is not known is
            supposed to happen on the day of receipt.
        due: By limit code, the date that must come out; None for no date.
        provisional: Codes of the limits whose date must come out as provisional.
    """

    name: str
    complaint: Complaint
    events: EventDays = field(factory=dict, hash=False)
    due: dict[str, date | None] = field(factory=dict, hash=False)
    provisional: tuple[str, ...] = ()


@frozen(kw_only=True, repr=False)
class Policy:
    """One version of one body's complaint procedure.

    Attributes:
        code: Stable key, such as ``be.inami``.
        version: Name of this version.
        body: The body's name in several languages.
        zone: The time zone in which its days begin and end.
        languages: The languages it speaks, the main one first.
        handles: The natures of contact it handles.
        in_force: When this version holds.
        stages: Its lines of handling beside the first.
        time_limits: Its limits.
        sources: The texts it restates.
        assumptions: Choices these texts leave open, and how they were made.
        examples: Worked cases, run by ``complaintkit check``.
        own_calendars: Calendars of its own, with its own closing days.
        find_calendar: Where all other calendars are looked up by code.
    """

    code: str
    version: str
    body: Text
    zone: str
    languages: tuple[str, ...]
    handles: frozenset[Nature] = frozenset({Nature.COMPLAINT})
    in_force: InForce = field(factory=InForce)
    stages: tuple[Stage, ...] = ()
    time_limits: tuple[TimeLimit, ...] = ()
    sources: tuple[Source, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    examples: tuple[PolicyExample, ...] = ()
    own_calendars: tuple[WorkingCalendar, ...] = ()
    find_calendar: FindCalendar = field(eq=False)

    def __repr__(self) -> str:
        """Which policy it is; the whole would fill a screen."""
        return f"Policy(code={self.code!r}, version={self.version!r})"

    @cached_property
    def content_hash(self) -> str:
        """A fingerprint of the content, the same however the file was laid out."""
        return fingerprint(self)

    def calendar(self, code: str) -> WorkingCalendar:
        """A working calendar by its code, the policy's own ones first.

        Raises:
            UnknownNameError: When there is none.
        """
        own = next((calendar for calendar in self.own_calendars if calendar.code == code), None)
        return own or self.find_calendar(code)

    def source(self, code: str) -> Source:
        """A source by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        return _named("source", code, self.sources)

    def stage(self, code: str) -> Stage:
        """A stage by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        return _named("stage", code, self.stages)

    def limit(self, code: str) -> TimeLimit:
        """The limit of that code; the first one where several share it.

        Raises:
            UnknownNameError: When there is none.
        """
        return _named("time limit", code, self.time_limits)

    def deadlines(self, received: Complaint | date | datetime) -> tuple[Deadline, ...]:
        """What is owed by when for one complaint.

        A limit whose clock starts on something that receipt does not tell (an event of a
        later stage, say) is counted as if that happened on the day of receipt, and a note
        says so.

        Args:
            received: The complaint, or only the day (or aware instant) of its receipt.

        Returns:
            One deadline for each limit that applies, in the order of the file.

        Raises:
            LimitError: When two limits of one code apply, or the day of receipt is unknown.
            HorizonError: When a count leaves its calendar.

        Examples:
            >>> from datetime import date
            >>> from complaintkit import get_policy
            >>> for owed in get_policy("be.inami").deadlines(date(2026, 5, 13)):
            ...     print(owed.code, owed.due)
            acknowledgement 2026-05-23
            answer 2026-06-27
        """
        complaint = received if isinstance(received, Complaint) else self._bare(received)
        if complaint.received is None:
            message = "the day of receipt is not known: nothing can be counted from it"
            raise LimitError(message)
        return self._clocks(complaint, {}, supposed=complaint.received).all()

    def deadline(self, limit_code: str, start: date | datetime) -> Deadline:
        """The date one limit gives when its clock starts on a day, whatever starts it.

        Where conditions tell several limits of one code apart and none applies to a
        complaint of which nothing is known, the earliest date is given, provisionally.

        Raises:
            UnknownNameError: For a code that no limit has.
            LimitError: When no limit of the code holds on that day.
        """
        self.limit(limit_code)
        found = self._clocks(Complaint(), {}).counted_from(limit_code, start)
        if found is None:
            message = f"no limit {quoted(limit_code)} holds for that day"
            raise LimitError(message)
        return found

    def timeline(self, complaint: Complaint, event_days: EventDays) -> tuple[Deadline, ...]:
        """Every limit's deadline at once, from the days on which things happened.

        Args:
            complaint: The facts.
            event_days: By kind of event (``acknowledged``; at a later stage
                ``mediation/received``) the day or aware instant it happened, or several.
                An extension to a stated day is an :class:`~complaintkit.ExtendedUntil`.

        Returns:
            One deadline for each limit that applies, in the order of the file; without a
            date for those whose clock has not started.

        Raises:
            ChoiceError: For a kind of event that there is not.
            UnknownNameError: For a stage that there is not.
            NotADateError: For a day that is none.
            LimitError: For stops and resumptions that do not pair, a restart before the
                start, two limits of one code that both apply.
            HorizonError: When a count leaves its calendar.

        Examples:
            >>> from datetime import date
            >>> from complaintkit import Complaint, get_policy
            >>> complaint = Complaint(received=date(2026, 11, 2))
            >>> days = {"mediation/received": date(2026, 12, 1)}
            >>> for owed in get_policy("be.partenamut").timeline(complaint, days):
            ...     print(owed.code, owed.due)
            acknowledgement 2026-11-02
            answer None
            mediation-result 2026-12-31
        """
        clocks = self._clocks(complaint, event_days)
        for key in event_days:
            stage, _, kind = key.rpartition("/")
            Start(event=kind, stage=stage or None)
            if stage and stage not in (known := self._stages()):
                raise UnknownNameError("stage", stage, known)
            clocks.known.all(key)
        return clocks.all()

    def _stages(self) -> set[str]:
        """Every stage there is: described, or spoken of by a limit."""
        starts = (start.stage for limit in self.time_limits for start in limit.starts_on.each())
        spoken_of = {limit.stage for limit in self.time_limits} | set(starts)
        return {stage.code for stage in self.stages} | {stage for stage in spoken_of if stage}

    def _bare(self, received: date | datetime) -> Complaint:
        """A complaint of which only the receipt is known: of a nature that is handled."""
        natures = [nature for nature in Nature if nature in self.handles]
        return Complaint(received=received, nature=natures[0] if len(natures) == 1 else None)

    def _clocks(
        self,
        complaint: Complaint,
        event_days: EventDays,
        *,
        supposed: date | datetime | None = None,
    ) -> Clocks:
        stated = {"received": complaint.received, "sent": complaint.sent}
        days = {key: day for key, day in stated.items() if day is not None}
        by_code: dict[str, tuple[TimeLimit, ...]] = {}
        for limit in self.time_limits:
            by_code[limit.code] = (*by_code.get(limit.code, ()), limit)
        known = KnownDays({**days, **event_days}, self.zone)
        return Clocks(by_code, complaint, known, self, supposed)


def _named(kind: str, code: str, things: tuple[Named, ...]) -> Named:
    for thing in things:
        if thing.code == code:
            return thing
    raise UnknownNameError(kind, code, {thing.code for thing in things})
