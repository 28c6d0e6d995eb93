"""Events in the order of time, and what is left of them once corrections are made."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from complaintkit.errors import IllegalTransition, quoted
from complaintkit.events.event import Event

Place = tuple[date, bool, datetime]

_START = datetime.min.replace(tzinfo=UTC)


def place(event: Event, zone: str) -> Place:
    """Where an event stands in time: by its local day; a plain day before instants of it."""
    if isinstance(event.on, datetime):
        return event.day(zone), True, event.on.astimezone(UTC)
    return event.on, False, _START


def placed(events: Sequence[Event], event: Event, zone: str) -> tuple[Event, ...]:
    """The events with one more in its place: after all that were recorded for the same moment."""
    where = bisect_right(events, place(event, zone), key=lambda other: place(other, zone))
    return (*events[:where], event, *events[where:])


def in_order(events: Iterable[Event], zone: str) -> tuple[Event, ...]:
    """Events in the order of time; those of the same moment as they were given."""
    return tuple(sorted(events, key=lambda event: place(event, zone)))


def in_force(events: Sequence[Event], zone: str) -> tuple[Event, ...]:
    """What happened, as far as is known in the end: corrections made, in the order of time.

    Of several corrections of one event the last one stands. A correction can be corrected too:
    where it should not have been made, what it corrected stands again.
    """
    corrections = [event for event in events if event.corrects is not None]
    if not corrections:
        return tuple(events)
    made = _made(corrections)
    there = {event.id for event in events}
    now = [made.get(event.id, event) for event in events]
    # Before the day of a wrong event, only the right one in its place can be there.
    now += [event for wrong, event in made.items() if wrong not in there]
    return in_order((event for event in now if event is not None), zone)


def check_corrections(events: Sequence[Event]) -> None:
    """Refuse corrections of what is not there, and of corrections that come after them.

    Raises:
        IllegalTransition: For the first such correction.
    """
    corrections = [row for row in enumerate(events) if row[1].corrects is not None]
    if not corrections:
        return
    places = {event.id: number for number, event in enumerate(events)}
    for number, event in corrections:
        _check(event, event, number, events, places)


def _made(corrections: Sequence[Event]) -> dict[str, Event | None]:
    """What each corrected event has become, by its id; the last correction first."""
    made: dict[str, Event | None] = {}
    for correction in reversed(corrections):
        now = made.get(correction.id, correction)
        if now is not None and now.corrects is not None:
            made.setdefault(now.corrects, now.becomes)
    return made


def _check(
    recorded: Event, event: Event, number: int, events: Sequence[Event], places: Mapping[str, int]
) -> None:
    """Check a correction that stands at a place: one recorded there, or what that becomes."""
    wrong = str(event.corrects)
    if wrong not in places:
        raise IllegalTransition(f"no event {quoted(wrong)} to correct", recorded.id)
    corrected = events[places[wrong]]
    if corrected.corrects is not None and places[wrong] >= number:
        message = f"the correction {quoted(wrong)} does not come before it"
        raise IllegalTransition(message, recorded.id)
    if event.becomes is not None and event.becomes.corrects is not None:
        if corrected.corrects is None:
            message = f"{quoted(wrong)} is no correction, and cannot become one"
            raise IllegalTransition(message, recorded.id)
        _check(recorded, event.becomes, places[wrong], events, places)
