"""Days of events given as plain values: which came first, and how stops and resumptions pair."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import TypeAlias

from attrs import field, frozen

from complaintkit.calendars import WorkingCalendar
from complaintkit.counting import Suspension, end_of_term
from complaintkit.dates import shifted, to_date, to_local_date
from complaintkit.errors import LimitError, quoted
from complaintkit.events import key_of
from complaintkit.starts import Start
from complaintkit.terms import MonthRule, Term


@frozen
class ExtendedUntil:
    """An extension to a stated day.

    Attributes:
        day: The day, or aware instant, on which it was told.
        until: The new end.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import ExtendedUntil
        >>> ExtendedUntil(date(2026, 6, 1), date(2026, 7, 1)).until.month
        7
    """

    day: date | datetime
    until: date = field(converter=to_date)


DayOfEvent: TypeAlias = date | datetime | ExtendedUntil
EventDays: TypeAlias = Mapping[str, DayOfEvent | Sequence[DayOfEvent]]


@frozen
class KnownDays:
    """The days of events that are known, by key (``acknowledged``, ``mediation/received``).

    Attributes:
        days: One day or several a key.
        zone: The body's time zone.
    """

    days: EventDays
    zone: str

    def first(self, start: Start, cutoff: time | None = None) -> date | None:
        """The local day on which an event first happened."""
        return min(self.all(str(start), cutoff), default=None)

    def all(self, key: str, cutoff: time | None = None) -> list[date]:
        """Every local day on which an event happened, in order."""
        return sorted(self.local(given, cutoff) for given in self.given(key))

    def local(self, given: DayOfEvent, cutoff: time | None = None) -> date:
        """The local day of a day or instant."""
        day = given.day if isinstance(given, ExtendedUntil) else given
        return to_local_date(day, self.zone, cutoff)

    def given(self, key: str) -> tuple[DayOfEvent, ...]:
        """What was given for a key."""
        given = self.days.get(key, ())
        if isinstance(given, date):
            return (given,)
        several = isinstance(given, Sequence) and not isinstance(given, str)
        return tuple(given) if several else (given,)  # type: ignore[arg-type, return-value]

    def of_kinds(
        self, kinds: Iterable[str], stage: str | None, cutoff: time | None = None
    ) -> list[date]:
        """Every day of several kinds of event at one stage, in order."""
        return sorted(day for kind in kinds for day in self.all(key_of(kind, stage), cutoff))


def paired(code: str, stops: Sequence[date], resumptions: Sequence[date]) -> list[Suspension]:
    """Stops and resumptions as suspensions; the last stop may still be open.

    Raises:
        LimitError: For a stop of a clock that stands still, or a resumption of one that runs.
    """
    running_since = date.min
    pairs = []
    for number, stop in enumerate(stops):
        resumed = resumptions[number] if number < len(resumptions) else None
        if stop < running_since:
            message = f"the limit {quoted(code)}: a stop on {stop} while the clock stands still"
            raise LimitError(message)
        if resumed is not None and resumed < stop:
            break
        pairs.append(Suspension(first=stop, resumed=resumed))
        running_since = resumed or date.max
    if len(resumptions) > len(pairs):
        unpaired = resumptions[len(pairs)]
        message = f"the limit {quoted(code)}: a resumption on {unpaired} while the clock runs"
        raise LimitError(message)
    return pairs


def pairable(
    stops: Sequence[date], resumptions: Sequence[date]
) -> tuple[list[date], list[date], list[date]]:
    """The stops and resumptions that pair, and the days of those that do not.

    A stop of a clock that stands still, and a resumption of one that runs, change nothing. On
    one day a clock that runs is stopped before it is resumed, and one that stands still is
    resumed before it is stopped again.
    """
    left = Counter(resumptions), Counter(stops)
    kept: tuple[list[date], list[date]] = ([], [])
    ignored = []
    for day in sorted({*stops, *resumptions}):
        while left[runs := len(kept[0]) == len(kept[1])][day]:
            kept[runs].append(day)
            left[runs][day] -= 1
        ignored += [day] * (left[0][day] + left[1][day])
    return kept[1], kept[0], ignored


def cut(
    stop: Suspension, longest: Term, month_rule: MonthRule | None, calendar: WorkingCalendar | None
) -> Suspension | None:
    """A stop cut to the longest it may be; None when it is not longer."""
    last = end_of_term(shifted(stop.first, -1), longest, month_rule, calendar)
    latest = shifted(last, 1)
    if stop.resumed is not None and stop.resumed <= latest:
        return None
    return Suspension(first=stop.first, resumed=latest, reason=stop.reason)
