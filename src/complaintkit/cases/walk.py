"""Events taken one after the other: which state each stage is in, or what cannot be recorded."""

from collections.abc import Iterable, Mapping
from datetime import date

from complaintkit.complaints import Complaint, with_facts
from complaintkit.errors import FactsError, IllegalTransition
from complaintkit.events import FINAL, Event, EventKind, State, allowed, moved

Stages = Mapping[str | None, State]
_RECEIVED = EventKind.RECEIVED


def walked(
    events: Iterable[Event], received: date, zone: str, stages: Stages, *, forgiving: bool = False
) -> dict[str | None, State]:
    """The state of each stage after events in the order of time.

    Args:
        events: The events, corrections made.
        received: The local day of receipt.
        zone: The zone in which days begin and end.
        stages: The states before them.
        forgiving: Whether an event that cannot be recorded moves nothing, and is not refused.

    Raises:
        IllegalTransition: Naming the first event that cannot be recorded.
    """
    states = dict(stages)
    for event in events:
        try:
            _check_day(event, received, zone)
            if event.corrects is None:
                states[event.stage] = _after(event, states)
        except IllegalTransition:
            if not forgiving:
                raise
    return states


def check_facts(events: Iterable[Event], complaint: Complaint) -> None:
    """Refuse what became known where it contradicts what was known already.

    Args:
        events: The events, corrections made, in the order of time.
        complaint: The facts before them.

    Raises:
        IllegalTransition: Naming the first event whose facts cannot be true with the others.
    """
    for event in events:
        if event.facts:
            try:
                complaint = with_facts(complaint, event.facts)
            except FactsError as error:
                raise IllegalTransition(f"a contradiction: {error}", event.id) from None


def _check_day(event: Event, received: date, zone: str) -> None:
    day = event.day(zone)
    if day < received:
        raise IllegalTransition(f"on {day}, before the receipt on {received}", event.id)


def _after(event: Event, states: Stages) -> State:
    """The state of the stage of an event once it has happened."""
    if not FINAL.isdisjoint(states.values()):
        ended = next(state for state in states.values() if state in FINAL)
        raise IllegalTransition(f"the case is {ended}", event.id, (EventKind.CORRECTED,))
    state = states.get(event.stage)
    if state is None:
        if event.kind == _RECEIVED:
            return State.RECEIVED
        message = f"{event.kind} at a stage that has not begun"
        raise IllegalTransition(message, event.id, (_RECEIVED,))
    after = moved(state, event.kind)
    if after is None:
        message = f"{event.kind} is not possible while {state}"
        raise IllegalTransition(message, event.id, allowed(state))
    return after
