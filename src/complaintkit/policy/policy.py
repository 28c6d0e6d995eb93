"""``Policy``: everything one body publishes about its complaint procedure, as data."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType

from attrs import field, frozen

from complaintkit.admissibility import AdmissibilityRule, Decision, decided
from complaintkit.appeals import AppealTerm
from complaintkit.bodies import Body
from complaintkit.calendars import WorkingCalendar
from complaintkit.complaints import Attribute, Complaint, Nature
from complaintkit.deadlines import Deadline, EventDays
from complaintkit.errors import LimitError, quoted
from complaintkit.escalation import Stage, StageEffect
from complaintkit.events import EventKind
from complaintkit.fixed import FixedDict
from complaintkit.measures import ReportDefinition
from complaintkit.policy.binding import bound_stage, with_bound
from complaintkit.policy.clocks import bare, checked_keys, clocks
from complaintkit.policy.judging import Rules
from complaintkit.policy.lookups import FindCalendar, FindPolicy, Lookups, no_policy
from complaintkit.policy.parts import AppealNotice, OwnEvent, PolicyExample, Transition
from complaintkit.provenance import fingerprint
from complaintkit.taxonomy import Category, Taxonomy
from complaintkit.text import Assumption, InForce, Source, Text
from complaintkit.timelimits import TimeLimit


@frozen(kw_only=True, repr=False)
class Policy(Lookups):
    """One version of one body's complaint procedure.

    Attributes:
        code: Stable key, such as ``be.inami``.
        version: Name of this version.
        body: The body whose procedure it is.
        zone: The time zone in which its days begin and end.
        languages: The languages it speaks, the main one first.
        handles: The natures of contact it handles.
        in_force: When this version holds.
        transition: Whether it also governs cases that were open when it came into force.
        stages: Its lines of handling beside the first, and where the person may turn next.
        effects: What a complaint to its first line does to the person's own clocks.
        appeal_terms: These clocks, before courts and councils.
        events: Kinds of event that it declares for itself.
        time_limits: Its limits.
        rules: What it says of which complaints are handled.
        taxonomies: The categories it uses.
        subjects: What a complaint can be about, beside its category.
        attributes: The facts it asks for beside those every complaint has.
        appeal_notice: What it says a complaint does to the time for an appeal.
        sources: The texts it restates.
        assumptions: Choices these texts leave open, and how they were made.
        reports: The reports that it makes again and again.
        examples: Worked cases, run by ``complaintkit check``.
        own_calendars: Calendars of its own, with its own closing days.
        own_bodies: Bodies that its file describes.
        shared_bodies: All other bodies, by code.
        find_calendar: Where all other calendars are looked up by code.
        find_policy: Where the policies of its stages are looked up, by code and day.
    """

    code: str
    version: str
    body: Body
    zone: str
    languages: tuple[str, ...]
    handles: frozenset[Nature] = frozenset({Nature.COMPLAINT})
    in_force: InForce = field(factory=InForce)
    transition: Transition = Transition.RECEIVED_SINCE
    stages: tuple[Stage, ...] = ()
    effects: tuple[StageEffect, ...] = ()
    appeal_terms: tuple[AppealTerm, ...] = ()
    events: tuple[OwnEvent, ...] = ()
    time_limits: tuple[TimeLimit, ...] = ()
    rules: tuple[AdmissibilityRule, ...] = ()
    taxonomies: tuple[Taxonomy, ...] = ()
    subjects: tuple[Category, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    appeal_notice: AppealNotice | None = None
    sources: tuple[Source, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    reports: tuple[ReportDefinition, ...] = ()
    examples: tuple[PolicyExample, ...] = ()
    own_calendars: tuple[WorkingCalendar, ...] = ()
    own_bodies: tuple[Body, ...] = ()
    shared_bodies: Mapping[str, Body] = field(factory=dict, converter=FixedDict, eq=False)
    find_calendar: FindCalendar = field(eq=False)
    find_policy: FindPolicy = field(default=no_policy, eq=False)

    def __repr__(self) -> str:
        """Which policy it is; the whole would fill a screen."""
        return f"Policy(code={self.code!r}, version={self.version!r})"

    @cached_property
    def content_hash(self) -> str:
        """A fingerprint of the content, the same however the file was laid out."""
        return fingerprint(self)

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
        complaint = received if isinstance(received, Complaint) else bare(received, self.handles)
        if complaint.received is None:
            message = "the day of receipt is not known: nothing can be counted from it"
            raise LimitError(message)
        return clocks(self, complaint, {}, supposed=complaint.received).all()

    def deadline(self, limit_code: str, start: date | datetime) -> Deadline:
        """The date one limit gives when its clock starts on a day, whatever starts it.

        Where conditions tell several limits of one code apart and none applies to a
        complaint of which nothing is known, the earliest date is given, provisionally.

        Raises:
            UnknownNameError: For a code that no limit has.
            LimitError: When no limit of the code holds on that day.
        """
        self.limit(limit_code)
        found = clocks(self, Complaint(), {}).counted_from(limit_code, start)
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
        wound = clocks(self, complaint, event_days)
        checked_keys(self, wound, event_days)
        return wound.all()

    def assess(self, complaint: Complaint) -> Decision:
        """Whether a complaint is handled, what to ask, and where else it belongs.

        Every rule is asked and every finding kept. A fact that is not known never makes a
        complaint inadmissible, nor sends it elsewhere.

        Args:
            complaint: The facts.

        Raises:
            FactsError: For categories and attributes that this policy does not know.

        Examples:
            >>> from datetime import date
            >>> from complaintkit import Complainant, Complaint, get_policy
            >>> partenamut = get_policy("be.partenamut")
            >>> decision = partenamut.assess(
            ...     Complaint(
            ...         received=date(2026, 5, 13),
            ...         nature="complaint",
            ...         complainant=Complainant(anonymous=True),
            ...     )
            ... )
            >>> decision.outcome.value, decision.reasons
            ('inadmissible', ('anonymous',))
        """
        return decided(self, complaint, self._rules.findings(complaint))

    def tell_by(self, rules: Iterable[AdmissibilityRule], complaint: Complaint) -> Deadline | None:
        """By when the person is told that rules hold; None where none of them names a limit."""
        named = [rule.tell_within for rule in rules if rule.tell_within is not None]
        if not named or complaint.received is None:
            return None
        return clocks(self, complaint, {}).earliest(named)

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """The bodies there are, by code: its own before the shared ones."""
        own = {body.code: body for body in (*self.own_bodies, self.body)}
        return MappingProxyType({**self.shared_bodies, **own})

    @property
    def own_body(self) -> str:
        """Code of the body whose procedure it is."""
        return self.body.code

    @property
    def reminder(self) -> Text | None:
        """What it says a complaint does to the time for an appeal."""
        return None if self.appeal_notice is None else self.appeal_notice.says

    def categories_below(self, codes: Iterable[str]) -> frozenset[str]:
        """The categories of these codes and all that are kinds of them, over its taxonomies."""
        wanted = frozenset(codes)
        below = (it.below(code for code in wanted if code in it) for it in self.taxonomies)
        return wanted.union(*below)

    @cached_property
    def limits_by_code(self) -> Mapping[str, tuple[TimeLimit, ...]]:
        """Its limits, with conditions that know its bodies, categories and attributes."""
        by_code: dict[str, tuple[TimeLimit, ...]] = {}
        for limit in self.time_limits:
            by_code[limit.code] = (*by_code.get(limit.code, ()), with_bound(limit, self, "when"))
        return MappingProxyType(by_code)

    @cached_property
    def event_kinds(self) -> frozenset[str]:
        """The kinds of event that a case can have: those that there are always, and its own."""
        return frozenset((*map(str, EventKind), *(event.code for event in self.events)))

    @cached_property
    def stage_codes(self) -> frozenset[str]:
        """The codes of its lines of handling beside the first."""
        return frozenset(stage.code for stage in self.stages)

    @cached_property
    def bound_stages(self) -> tuple[Stage, ...]:
        """Its stages, with conditions that know its bodies, categories and attributes."""
        return tuple(bound_stage(stage, self) for stage in self.stages)

    @cached_property
    def bound_appeal_terms(self) -> tuple[AppealTerm, ...]:
        """Its appeal terms, with conditions that know the same."""
        return tuple(with_bound(term, self, "when") for term in self.appeal_terms)

    @cached_property
    def _rules(self) -> Rules:
        return Rules.of(self)
