"""The trace of a deadline: each day between the event and the day due, and what became of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from complaintkit.calendars import Reason, WorkingCalendar, days_from
from complaintkit.counting import Count, Suspension
from complaintkit.dates import shifted
from complaintkit.terms import TermUnit
from complaintkit.text import Text
from complaintkit.timelimits import TimeLimit


class TraceMark(StrEnum):
    """What became of a day.

    ``event``: the event's day, not counted. ``waiting``: before day one, by the start
    rule. ``counted``. ``skipped``: not a working day. ``suspended``: the clock stood still.
    ``rolled``: between the end of the term and where the roll took it. ``minimum``: up to
    the working day the term must at least reach.
    """

    EVENT = "event"
    WAITING = "waiting"
    COUNTED = "counted"
    SKIPPED = "skipped"
    SUSPENDED = "suspended"
    ROLLED = "rolled"
    MINIMUM = "minimum"


@frozen
class TraceDay:
    """One day of a trace.

    Attributes:
        day: The day.
        mark: What became of it.
        number: Which day of the term it is, when counted.
        rule: The choice that decided, as the policy file names it.
        reasons: Why the day is not worked, where the calendar was asked.
        stopped_for: Why the clock stood still.
        due: Whether it is the day due.
    """

    day: date
    mark: TraceMark
    number: int | None = None
    rule: str = "term"
    reasons: tuple[Reason, ...] = ()
    stopped_for: Text | None = None
    due: bool = False

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {
            "day": self.day.isoformat(),
            "mark": self.mark.value,
            "number": self.number,
            "rule": self.rule,
            "reasons": [_plain(reason) for reason in self.reasons],
            "due": self.due,
        }


def _plain(reason: Reason) -> dict[str, object]:
    name = None if reason.name is None else reason.name.as_dict()
    return {"kind": reason.kind.value, "name": name, "source": reason.source}


def trace(
    limit: TimeLimit,
    start: date,
    steps: Count,
    calendar: WorkingCalendar | None,
    suspensions: Iterable[Suspension],
) -> tuple[TraceDay, ...]:
    """Lay out the days of a count. The last counted day, then the roll, give the date back."""
    if limit.term.unit is TermUnit.NO_FIGURE:
        return (TraceDay(start, TraceMark.EVENT, rule="starts_on"),)
    tracer = _Tracer(limit, start, steps, calendar, tuple(suspensions))
    return tuple(tracer.days())


@frozen
class _Tracer:
    limit: TimeLimit
    start: date
    steps: Count
    calendar: WorkingCalendar | None
    suspensions: tuple[Suspension, ...]

    def days(self) -> Iterator[TraceDay]:
        """Every day from the first that matters to the last."""
        number = 0
        for day in days_from(*self._span()):
            mark, rule = self._mark(day)
            if mark is TraceMark.COUNTED:
                number += 1
            yield TraceDay(
                day,
                mark,
                number if mark is TraceMark.COUNTED else None,
                rule,
                self._reasons(day, mark),
                self._stopped_for(day) if mark is TraceMark.SUSPENDED else None,
                due=day == self.steps.due,
            )

    def _span(self) -> tuple[date, date]:
        zero, end, due, _ = self.steps
        day_one = zero if self.limit.term.unit is TermUnit.IMMEDIATE else shifted(zero, 1)
        if due is not None:
            return min(self.start, day_one, due), max(self.start, end or due, due)
        opened = max(stop.first for stop in self.suspensions if stop.resumed is None)
        return min(self.start, day_one), max(opened, day_one, end or opened)

    def _mark(self, day: date) -> tuple[TraceMark, str]:
        zero, end, _, _ = self.steps
        if self.start <= day <= zero:
            event = day == self.start
            return (TraceMark.EVENT, "starts_on") if event else (TraceMark.WAITING, "start_rule")
        if zero < day and (end is None or day <= end):
            return self._inside(day)
        if day < self.start or day <= self._rolled_end():
            return TraceMark.ROLLED, "roll"
        if any(stop.covers(day) for stop in self.suspensions):
            return TraceMark.SUSPENDED, "suspension"
        return TraceMark.MINIMUM, "at_least_working_days"

    def _rolled_end(self) -> date:
        """Where the roll alone takes the end."""
        end = self.steps.end or self.start
        return end if self.calendar is None else self.calendar.roll(end, self.limit.roll)

    def _inside(self, day: date) -> tuple[TraceMark, str]:
        if any(stop.covers(day) for stop in self.suspensions):
            return TraceMark.SUSPENDED, "suspension"
        working_days = self.limit.term.unit is TermUnit.WORKING_DAYS
        if working_days and self.calendar is not None and not self.calendar.is_working_day(day):
            return TraceMark.SKIPPED, "calendar"
        return TraceMark.COUNTED, "term"

    def _reasons(self, day: date, mark: TraceMark) -> tuple[Reason, ...]:
        asked = self.limit.uses_calendar or day == self.steps.end
        told = mark is not TraceMark.EVENT or day == self.steps.end
        if self.calendar is None or not asked or not told:
            return ()
        known = self.calendar.first <= day <= self.calendar.last
        return self.calendar.why_closed(day) if known else ()

    def _stopped_for(self, day: date) -> Text | None:
        return next((stop.reason for stop in self.suspensions if stop.covers(day)), None)
