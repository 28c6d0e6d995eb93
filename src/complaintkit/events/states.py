"""Where a stage of a case stands, and what each event makes of it: all of it in one table.

Theory of operation. A case has one or more stages (its first line, a mediation …), and each
stage stands in one state. A stage begins with ``received``. An event that stands under a state
below moves it; one of :data:`STAYS` may happen there and moves nothing; any other cannot be
recorded. Kinds of event that a policy declares for itself may happen anywhere before the end
and move nothing. When a stage is withdrawn or merged, the whole case is at its end: only a
correction can follow.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from complaintkit.events.kinds import EventKind as Kind


class State(StrEnum):
    """Where a stage stands."""

    RECEIVED = "received"
    WAITING = "waiting"
    IN_HANDLING = "in-handling"
    SUSPENDED = "suspended"
    REFUSED = "refused"
    FORWARDED = "forwarded"
    ANSWERED = "answered"
    SETTLED = "settled"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


OPEN = frozenset({State.RECEIVED, State.WAITING, State.IN_HANDLING, State.SUSPENDED})
"""The states in which the body still has to decide or to answer."""

FINAL = frozenset({State.WITHDRAWN, State.MERGED})
"""The states that end a case: only a correction can follow."""

_ENDS = {
    Kind.REFUSED: State.REFUSED,
    Kind.FORWARDED: State.FORWARDED,
    Kind.ANSWERED: State.ANSWERED,
    Kind.OPINION_GIVEN: State.ANSWERED,
    Kind.SETTLED: State.SETTLED,
    Kind.CLOSED: State.CLOSED,
    Kind.WITHDRAWN: State.WITHDRAWN,
    Kind.MERGED: State.MERGED,
}
_AFTERWARDS = {
    Kind.CLOSED: State.CLOSED,
    Kind.REOPENED: State.IN_HANDLING,
    Kind.WITHDRAWN: State.WITHDRAWN,
    Kind.MERGED: State.MERGED,
}

TRANSITIONS: Mapping[State, Mapping[Kind, State]] = MappingProxyType(
    {
        State.RECEIVED: {
            **_ENDS,
            Kind.INFORMATION_REQUESTED: State.WAITING,
            Kind.ADMITTED: State.IN_HANDLING,
            Kind.PROCEEDINGS_STARTED: State.SUSPENDED,
        },
        State.WAITING: {
            **_ENDS,
            Kind.INFORMATION_RECEIVED: State.IN_HANDLING,
            Kind.ADMITTED: State.IN_HANDLING,
            Kind.PROCEEDINGS_STARTED: State.SUSPENDED,
        },
        State.IN_HANDLING: {
            **_ENDS,
            Kind.INFORMATION_REQUESTED: State.WAITING,
            Kind.PROCEEDINGS_STARTED: State.SUSPENDED,
        },
        State.SUSPENDED: {**_ENDS, Kind.RESUMPTION_REQUESTED: State.IN_HANDLING},
        State.REFUSED: _AFTERWARDS,
        State.FORWARDED: _AFTERWARDS,
        State.ANSWERED: {**_AFTERWARDS, Kind.SETTLED: State.SETTLED},
        State.SETTLED: _AFTERWARDS,
        State.CLOSED: {Kind.REOPENED: State.IN_HANDLING},
        State.WITHDRAWN: {},
        State.MERGED: {},
    }
)
"""What moves a stage: from which state, by which event, to which state."""

_ANY_TIME = frozenset({Kind.CORRECTED})
_WHILE_OPEN = frozenset(
    {
        Kind.PUT_IN_WRITING,
        Kind.INFORMATION_RECEIVED,
        Kind.EXTENSION_AGREED,
        Kind.ACKNOWLEDGED,
        Kind.REMINDER_SENT,
        Kind.TRANSFERRED,
        Kind.ASSIGNED,
        Kind.EXTENDED,
        Kind.HOLDING_REPLY,
        Kind.RECOMMENDATION_MADE,
        Kind.BODY_ASKED,
        Kind.BODY_ANSWERED,
    }
)
_ONCE_ENDED = frozenset({Kind.SATISFACTION_RECORDED, Kind.RECOMMENDATION_MADE})

STAYS: Mapping[State, frozenset[Kind]] = MappingProxyType(
    {
        State.RECEIVED: _WHILE_OPEN | _ANY_TIME,
        State.WAITING: (_WHILE_OPEN | _ANY_TIME | {Kind.INFORMATION_REQUESTED})
        - {Kind.INFORMATION_RECEIVED},
        State.IN_HANDLING: _WHILE_OPEN | _ANY_TIME | {Kind.ADMITTED},
        State.SUSPENDED: _WHILE_OPEN | _ANY_TIME | {Kind.PROCEEDINGS_ENDED},
        State.REFUSED: _ONCE_ENDED | _ANY_TIME,
        State.FORWARDED: _ONCE_ENDED | _ANY_TIME,
        State.ANSWERED: _ONCE_ENDED | _ANY_TIME | {Kind.ACKNOWLEDGED, Kind.ANSWERED},
        State.SETTLED: _ONCE_ENDED | _ANY_TIME,
        State.CLOSED: frozenset({Kind.SATISFACTION_RECORDED}) | _ANY_TIME,
        State.WITHDRAWN: _ANY_TIME,
        State.MERGED: _ANY_TIME,
    }
)
"""What may happen in each state without moving it."""


def allowed(state: State) -> frozenset[Kind]:
    """The kinds of event that can be recorded in a state, ``received`` elsewhere aside."""
    return frozenset(TRANSITIONS[state]) | STAYS[state]


def moved(state: State, kind: str) -> State | None:
    """The state after an event; None when it cannot be recorded there.

    Examples:
        >>> from complaintkit import State
        >>> from complaintkit.events import moved
        >>> moved(State.RECEIVED, "answered").value, moved(State.CLOSED, "answered")
        ('answered', None)
    """
    after = _AFTER[state].get(kind)
    if after is None and kind not in _KINDS and state not in FINAL:
        return state
    return after


_KINDS = frozenset(kind.value for kind in Kind)
_AFTER = {
    state: {
        **{kind.value: state for kind in STAYS[state]},
        **{kind.value: after for kind, after in TRANSITIONS[state].items()},
    }
    for state in State
}
