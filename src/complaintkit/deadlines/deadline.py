"""``Deadline``: one date, computed, with the way back to everything it was computed from."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from complaintkit._version import __version__
from complaintkit.calendars import IncompleteYears, WorkingCalendar
from complaintkit.counting import Count, Extension, Suspension, count, measure, stops
from complaintkit.dates import shifted, to_date
from complaintkit.deadlines.explanation import explain
from complaintkit.deadlines.governing import Governing
from complaintkit.deadlines.notes import Note, NoteKind
from complaintkit.deadlines.strip import to_html
from complaintkit.deadlines.trace import TraceDay, trace
from complaintkit.errors import HorizonError, quoted
from complaintkit.provenance import Provenance
from complaintkit.public_holidays import holidays_version
from complaintkit.text import Assumption, Source
from complaintkit.timelimits import CHOICES, TimeLimit


def _shown(limit: TimeLimit) -> str:
    return quoted(limit.code)


# A plain instance dictionary, filled by position: made in two thirds of the time.
@frozen(slots=False)
class Deadline:
    """The date one limit gives for one day of start.

    Attributes:
        limit: The rule.
        start: The local day of the event that starts the clock; None until it does.
        due: The day due, until its local midnight; None for a limit without a figure, until
            the clock starts, while it stands still, and when nothing more is owed.
        left: Days still to count, in the limit's own unit, while the clock stands still.
        calendar: The working calendar; None when the limit asks for none.
        suspensions: When the clock stood still.
        extensions: How it was lengthened.
        policy: The policy it stands under.
        applies: False when it is not known whether the limit applies: it is then owed,
            and provisional.
        notes: What else there is to say of it.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> get_policy("be.inami").deadline("answer", date(2026, 5, 13)).due
        datetime.date(2026, 6, 27)
    """

    limit: TimeLimit = field(repr=_shown)
    start: date | None
    due: date | None
    left: int | None = None
    calendar: WorkingCalendar | None = field(default=None, repr=False)
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()
    policy: Governing | None = field(default=None, repr=False, eq=False)
    applies: bool = True
    notes: tuple[Note, ...] = ()

    @property
    def code(self) -> str:
        """The limit's code."""
        return self.limit.code

    @property
    def void(self) -> bool:
        """Whether something happened in time that leaves nothing more owed."""
        return any(note.kind is NoteKind.VOID for note in self.notes)

    @cached_property
    def steps(self) -> Count | None:
        """Day zero, the end before the roll, the day due; None when not started, or void."""
        if self.start is None or self.void:
            return None
        return count(self.limit, self.start, self.calendar, self.suspensions, self.extensions)

    @property
    def undecided(self) -> tuple[IncompleteYears, ...]:
        """The years the count crosses whose closed days are not all known."""
        start, due, calendar = self.start, self.due, self.calendar
        if calendar is None or start is None or due is None or not self.limit.uses_calendar:
            return ()
        return calendar.incomplete_reasons(min(start, due), due)

    @property
    def provisional(self) -> bool:
        """Whether the date may still change without anything happening to the case."""
        expected = {NoteKind.EXPECTED, NoteKind.STOP_AT_LONGEST} & {n.kind for n in self.notes}
        return not self.void and (not self.applies or bool(expected or self.undecided))

    def is_overdue(self, as_of: date) -> bool:
        """Whether the day due has passed on a day.

        Examples:
            >>> from datetime import date
            >>> from complaintkit import get_policy
            >>> answer = get_policy("be.inami").deadline("answer", date(2026, 5, 13))
            >>> answer.is_overdue(date(2026, 6, 27)), answer.is_overdue(date(2026, 6, 28))
            (False, True)
        """
        return self.due is not None and to_date(as_of) > self.due

    @property
    def last_day_to_extend(self) -> date | None:
        """The last day on which an extension can still be told, where the text allows one.

        It is the day due as it stands. None when no extension is left that must be told in
        time, or there is no date.
        """
        used = sum(note.kind is NoteKind.EXTENDED for note in self.notes)
        turns = sum(rule.times for rule in self.limit.extension)
        in_time = any(rule.in_time for rule in self.limit.extension)
        return self.due if in_time and turns > used else None

    def days_left(self, as_of: date) -> int | None:
        """Days left after a day up to and including the day due, in the limit's own unit.

        Working days for a limit in working days, else calendar days; days on which the clock
        stands still are not counted. 0 once the day due has come; None without a figure.
        """
        as_of = to_date(as_of)
        if self.due is None:
            return self.left
        stopped = (
            self._span(max(as_of, shifted(first, -1)), min(self.due, shifted(resumed, -1)))
            for first, resumed in stops(self.suspensions)
            if resumed is not None
        )
        return self._span(as_of, self.due) - sum(stopped)

    def lateness(self, as_of: date) -> int:
        """Days past the day due, in the limit's own unit; 0 when not overdue.

        A limit in working days that was due on Friday is overdue on Saturday, by 0 of them.
        """
        return 0 if self.due is None else self._span(self.due, to_date(as_of))

    def _span(self, first: date, last: date) -> int:
        if last <= first:
            return 0
        return measure(self.limit.term.unit, self.calendar).length(shifted(first, 1), last)

    def trace(self) -> tuple[TraceDay, ...]:
        """Each day from the start to the day due: counted, skipped, stopped, and why."""
        if self.start is None or self.steps is None:
            return ()
        return trace(self.limit, self.start, self.steps, self.calendar, self.suspensions)

    @property
    def choices(self) -> dict[str, str]:
        """For each choice of counting: stated, assumed or default."""
        assumed = {assumption.choice for assumption in self.limit.assumptions}
        return {name: _basis(self.limit, name, assumed) for name in CHOICES}

    @property
    def readings(self) -> tuple[tuple[Assumption, "Deadline"], ...]:
        """What each assumption would give if it were read otherwise, where that can be counted."""
        return tuple(_other_readings(self))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts the limit was read in."""
        policy = self.policy
        return () if policy is None else tuple(policy.source(code) for code in self.limit.source)

    @property
    def provenance(self) -> Provenance:
        """Versions and fingerprints of everything the date depends on."""
        policy, calendar = self.policy, self.calendar
        made = Provenance(library=__version__)
        if policy is not None:
            made = evolve(
                made,
                policy=policy.code,
                policy_version=policy.version,
                policy_hash=policy.content_hash,
            )
        if calendar is None or not self.limit.uses_calendar:
            return made
        return evolve(
            made,
            calendar=calendar.code,
            calendar_hash=calendar.content_hash,
            holidays=holidays_version(),
        )

    def explain(self, language: str = "en") -> str:
        """How the date came about, in sentences.

        Args:
            language: fr, nl, de or en.

        Raises:
            UnknownNameError: For another language.

        Examples:
            >>> from datetime import date
            >>> from complaintkit import get_policy
            >>> answer = get_policy("be.inami").deadline("answer", date(2026, 5, 13))
            >>> print(answer.explain("nl").splitlines()[0])
            Definitief antwoord: uiterlijk op zaterdag 27 juni 2026.
        """
        return "\n".join(explain(self, language))

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON; the shape is in the reference of the command."""
        return {
            "limit": self.code,
            "label": None if self.limit.label is None else self.limit.label.as_dict(),
            "term": str(self.limit.term),
            "starts_on": str(self.limit.starts_on),
            "start": self.start and self.start.isoformat(),
            "due": self.due and self.due.isoformat(),
            "left": self.left,
            "provisional": self.provisional,
            "notes": [note.kind.value for note in self.notes],
            "choices": self.choices,
            "sources": [source.code for source in self.sources],
            "provenance": self.provenance.as_dict(),
        }

    def _repr_html_(self) -> str:
        """A calendar strip for notebooks, readable without colour."""
        return to_html(self)


def compute_deadline(  # noqa: PLR0913 - each is one thing a caller may know
    limit: TimeLimit,
    start: date,
    calendar: WorkingCalendar | None = None,
    *,
    suspensions: Iterable[Suspension] = (),
    extensions: Iterable[Extension] = (),
    policy: Governing | None = None,
    applies: bool = True,
) -> Deadline:
    """The date a limit gives when its clock starts on a day.

    Args:
        limit: The rule.
        start: The local day of the event.
        calendar: The working calendar, for a limit that asks for one.
        suspensions: When the clock stood still, in any order; they may overlap.
        extensions: How it was lengthened, in the order it was.
        policy: The policy it stands under, for sources and provenance.
        applies: False when it is not known whether the limit applies.

    Raises:
        NotADateError: When start is not a date.
        LimitError: When the limit needs a calendar and none is given.
        HorizonError: When the count leaves the calendar.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Term, TimeLimit, compute_deadline, get_calendar
        >>> term = Term.parse("21 working days")
        >>> limit = TimeLimit(code="result", term=term, calendar="be.legal")
        >>> str(compute_deadline(limit, date(2026, 12, 1), get_calendar("be.legal")).due)
        '2026-12-31'
    """
    if type(start) is not date:
        start = to_date(start)
    stopped = tuple(suspensions) if suspensions else ()
    longer = tuple(extensions) if extensions else ()
    steps = count(limit, start, calendar, stopped, longer)
    due, left = steps.due, steps.left
    return Deadline(limit, start, due, left, calendar, stopped, longer, policy, applies)


def _basis(limit: TimeLimit, name: str, assumed: set[str]) -> str:
    if name in assumed:
        return "assumed"
    return "stated" if name in limit.stated else "default"


def _other_readings(deadline: Deadline) -> Iterable[tuple[Assumption, Deadline]]:
    policy, start = deadline.policy, deadline.start
    stopped, longer = deadline.suspensions, deadline.extensions
    if start is None or deadline.void:
        return
    for assumption in deadline.limit.assumptions:
        if assumption.otherwise is None or policy is None:
            continue
        limit = deadline.limit.read_as(assumption.choice, assumption.otherwise)
        calendar = None if limit.calendar is None else policy.calendar(limit.calendar)
        with suppress(HorizonError):
            other = compute_deadline(
                limit, start, calendar, suspensions=stopped, extensions=longer, policy=policy
            )
            yield assumption, other
