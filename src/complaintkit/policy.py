"""``Policy``: everything one body publishes about its complaint procedure, as data."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cached_property
from typing import TypeAlias, TypeVar

from attrs import field, frozen

from complaintkit.calendars import WorkingCalendar
from complaintkit.complaints import Complaint, Nature
from complaintkit.conditions import Ternary
from complaintkit.dates import to_local_date
from complaintkit.deadlines import Deadline, compute_deadline
from complaintkit.errors import ChoiceError, LimitError, UnknownNameError, quoted
from complaintkit.provenance import fingerprint
from complaintkit.text import Assumption, Source, Text
from complaintkit.timelimits import TimeLimit

FindCalendar: TypeAlias = Callable[[str], WorkingCalendar]
Named = TypeVar("Named", Source, TimeLimit)


@frozen(kw_only=True)
class InForce:
    """The days on which a version holds.

    Attributes:
        first: The first day; None when it is not known, or it always held.
        last: The last day; None while it holds.

    Raises:
        ChoiceError: When it ends before it starts.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import InForce
        >>> InForce(first=date(2019, 1, 1)).covers(date(2018, 12, 31))
        False
    """

    first: date | None = None
    last: date | None = None

    def __attrs_post_init__(self) -> None:
        """Check the order."""
        if self.first is not None and self.last is not None and self.last < self.first:
            message = f"what is in force from {self.first} cannot end on {self.last}"
            raise ChoiceError(message)

    def covers(self, day: date) -> bool:
        """Whether the version holds on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@frozen(kw_only=True)
class PolicyExample:
    """A worked case that a policy carries: facts in, dates out.

    Attributes:
        name: What it shows.
        complaint: The facts.
        due: By limit code, the date that must come out; None for no date.
        provisional: Codes of the limits whose date must come out as provisional.
    """

    name: str
    complaint: Complaint
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

    def limit(self, code: str) -> TimeLimit:
        """The limit of that code; the first one where several share it.

        Raises:
            UnknownNameError: When there is none.
        """
        return _named("time limit", code, self.time_limits)

    def deadlines(self, received: Complaint | date | datetime) -> tuple[Deadline, ...]:
        """What is owed by when for one complaint.

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
        if isinstance(received, Complaint):
            complaint = received
        else:
            complaint = Complaint(received=received, nature=Nature.COMPLAINT)
        codes = dict.fromkeys(limit.code for limit in self.time_limits)
        return tuple(owed for code in codes for owed in self._owed(code, complaint))

    def deadline(self, limit_code: str, start: date | datetime) -> Deadline:
        """The date one limit gives when its clock starts on a day.

        Where conditions tell several limits of one code apart and none applies to a
        complaint of which nothing is known, the earliest date is given, provisionally.

        Raises:
            UnknownNameError: For a code that no limit has.
        """
        self.limit(limit_code)
        return self._earliest(limit_code, Complaint(), lambda _: start)

    def _owed(self, code: str, complaint: Complaint) -> Iterable[Deadline]:
        if all(verdict is Ternary.NO for _, verdict in self._applying(code, complaint)):
            return ()
        return (self._earliest(code, complaint, lambda limit: _start(limit, complaint)),)

    def _earliest(
        self, code: str, complaint: Complaint, start_of: Callable[[TimeLimit], date | datetime]
    ) -> Deadline:
        found = [
            self._compute(limit, start_of(limit), applies=verdict is Ternary.YES)
            for limit, verdict in self._applying(code, complaint)
            if verdict is not Ternary.NO
        ]
        if not found:
            message = f"no limit {quoted(code)} applies"
            raise LimitError(message)
        return min(found, key=lambda owed: (owed.due is None, owed.due or date.max))

    def _applying(self, code: str, complaint: Complaint) -> list[tuple[TimeLimit, Ternary]]:
        """The limits of a code with whether they apply; the one without ``when`` stands in."""
        verdicts = [
            (limit, _verdict(limit, complaint)) for limit in self.time_limits if limit.code == code
        ]
        special = [(limit, verdict) for limit, verdict in verdicts if limit.when]
        holding = [limit for limit, verdict in special if verdict is Ternary.YES]
        general = [limit for limit, _ in verdicts if not limit.when]
        if len(holding or general) > 1:
            message = (
                f"two limits {quoted(code)} both apply: their conditions do not tell them apart"
            )
            raise LimitError(message)
        if holding:
            return [(holding[0], Ternary.YES)]
        unsure = any(verdict is Ternary.UNKNOWN for _, verdict in special)
        stand_in = Ternary.UNKNOWN if unsure else Ternary.YES
        return special + [(limit, stand_in) for limit in general]

    def _compute(self, limit: TimeLimit, start: date | datetime, *, applies: bool) -> Deadline:
        day = to_local_date(start, self.zone, limit.cutoff)
        calendar = None if limit.calendar is None else self.calendar(limit.calendar)
        return compute_deadline(limit, day, calendar, policy=self, applies=applies)


def _verdict(limit: TimeLimit, complaint: Complaint) -> Ternary:
    verdict = Ternary.YES
    for condition in limit.when:
        verdict &= condition.check(complaint).value
    return verdict


def _start(limit: TimeLimit, complaint: Complaint) -> date | datetime:
    """The day the complaint states for the event the clock starts on."""
    stated = complaint.sent if limit.starts_on == "sent" else complaint.received
    if stated is None:
        message = (
            f"the limit {quoted(limit.code)} starts on {limit.starts_on}: that day is not known"
        )
        raise LimitError(message)
    return stated


def _named(kind: str, code: str, things: tuple[Named, ...]) -> Named:
    for thing in things:
        if thing.code == code:
            return thing
    raise UnknownNameError(kind, code, {thing.code for thing in things})
