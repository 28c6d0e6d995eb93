"""The days of a case's events, as time limits want them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from complaintkit.deadlines import DayOfEvent, ExtendedUntil
from complaintkit.events import Event, EventKind, key_of

Days = Mapping[str, Sequence[DayOfEvent]]

_ASKED = EventKind.INFORMATION_REQUESTED
_COMPLETING = frozenset({EventKind.INFORMATION_RECEIVED, EventKind.RECEIVED})
_COMPLETED = "completed"


def event_days(log: Iterable[Event], received: date | datetime | None) -> Days:
    """Days by kind and stage, in the order of the log, and the day a file was complete.

    Args:
        log: What happened, corrections made, in the order of time.
        received: The receipt, on which a file is complete of which nothing was asked.
    """
    days: dict[str, list[DayOfEvent]] = {}
    complete: dict[str | None, date | datetime | None] = {None: received}
    for event in log:
        day = event.on if event.until is None else ExtendedUntil(event.on, event.until)
        days.setdefault(event.key, []).append(day)
        if event.kind in _COMPLETING:
            complete[event.stage] = event.on
        elif event.kind == _ASKED:
            complete[event.stage] = None
    for stage, on in complete.items():
        if on is not None:
            days[key_of(_COMPLETED, stage)] = [on]
    return days


def first_of(
    log: Iterable[Event], kinds: Iterable[str], stage: str | None, since: date, zone: str
) -> Event | None:
    """The first event of some kinds at a stage on or after a day."""
    wanted = frozenset(kinds)
    for event in log:
        if event.kind in wanted and event.stage == stage and event.day(zone) >= since:
            return event
    return None
