"""Which extensions hold: told in time, agreed, not too often, not beyond the cap."""

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import field, frozen

from complaintkit.calendars import WorkingCalendar
from complaintkit.counting import Extension, Suspension, count, end_of_term
from complaintkit.deadlines.eventdays import DayOfEvent, ExtendedUntil, KnownDays
from complaintkit.deadlines.notes import Note, NoteKind
from complaintkit.events import key_of
from complaintkit.timelimits import ExtensionRule, TimeLimit


@frozen
class Extending:
    """The extensions of one limit from one start.

    Attributes:
        limit: The limit.
        start: The day its clock started.
        calendar: Its calendar.
        suspensions: When the clock stood still.
        known: The days of events.
        forgiving: Whether an extension that would shorten the limit is noted, not refused.
    """

    limit: TimeLimit
    start: date
    calendar: WorkingCalendar | None
    suspensions: Sequence[Suspension]
    known: KnownDays
    forgiving: bool = False
    granted: list[Extension] = field(factory=list, init=False)

    def notes(self) -> Iterator[Note]:
        """Grant what holds, and say why the rest does not."""
        for kind in dict.fromkeys(rule.on for rule in self.limit.extension):
            rules = [rule for rule in self.limit.extension if rule.on == kind]
            used = 0
            for day, given in self._asked(kind):
                rule = _turn(rules, used)
                refusal = (
                    NoteKind.EXTENDED_TOO_OFTEN if rule is None else self._try(rule, day, given)
                )
                used += refusal is None
                yield Note(refusal or NoteKind.EXTENDED, day)

    def _asked(self, kind: str) -> list[tuple[date, DayOfEvent]]:
        key = key_of(kind, self.limit.stage)
        asked = [(self.known.local(given), given) for given in self.known.given(key)]
        return sorted((row for row in asked if row[0] >= self.start), key=lambda row: row[0])

    def _try(self, rule: ExtensionRule, day: date, given: DayOfEvent) -> NoteKind | None:
        """Grant one extension, or give the reason why not."""
        due = count(self.limit, self.start, self.calendar, self.suspensions, self.granted).due
        if rule.in_time and due is not None and day > due:
            return NoteKind.EXTENDED_LATE
        agreed = self.known.of_kinds(("extension-agreed",), self.limit.stage)
        if rule.consent and not agreed:
            return NoteKind.EXTENDED_WITHOUT_CONSENT
        until = given.until if isinstance(given, ExtendedUntil) else None
        if rule.by is None and rule.to is None and until is None:
            return NoteKind.EXTENDED_WITHOUT_DAY
        stated = rule.by is None and rule.to is None
        wanted = Extension(by=rule.by, to=rule.to, until=until if stated else None)
        if self.forgiving and stated and until is not None and due is not None and until < due:
            return NoteKind.EXTENDED_SHORTER
        if self._beyond_cap(rule, wanted):
            return NoteKind.EXTENDED_BEYOND_CAP
        self.granted.append(wanted)
        return None

    def _beyond_cap(self, rule: ExtensionRule, wanted: Extension) -> bool:
        if rule.cap is None:
            return False
        steps = count(self.limit, self.start, self.calendar, (), (*self.granted, wanted))
        latest = end_of_term(steps.zero, rule.cap, self.limit.month_rule, self.calendar)
        return steps.end is not None and steps.end > latest


def _turn(rules: Sequence[ExtensionRule], used: int) -> ExtensionRule | None:
    """The rule whose turn it is once so many extensions were granted; a refused one uses none."""
    for rule in rules:
        if used < rule.times:
            return rule
        used -= rule.times
    return None
