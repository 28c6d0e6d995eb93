"""What can happen to a complaint: the kinds of event, by whose act they come about."""

from enum import StrEnum


class Actor(StrEnum):
    """In what role somebody acts; never who it is."""

    PERSON = "person"
    BODY = "body"
    OTHER = "other"


class EventKind(StrEnum):
    """Every kind of event, in the order of a complaint's life."""

    RECEIVED = "received"
    PUT_IN_WRITING = "put-in-writing"
    INFORMATION_RECEIVED = "information-received"
    EXTENSION_AGREED = "extension-agreed"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    RESUMPTION_REQUESTED = "resumption-requested"
    SATISFACTION_RECORDED = "satisfaction-recorded"
    ACKNOWLEDGED = "acknowledged"
    INFORMATION_REQUESTED = "information-requested"
    REMINDER_SENT = "reminder-sent"
    ADMITTED = "admitted"
    REFUSED = "refused"
    FORWARDED = "forwarded"
    TRANSFERRED = "transferred"
    ASSIGNED = "assigned"
    EXTENDED = "extended"
    HOLDING_REPLY = "holding-reply"
    ANSWERED = "answered"
    RECOMMENDATION_MADE = "recommendation-made"
    OPINION_GIVEN = "opinion-given"
    CLOSED = "closed"
    REOPENED = "reopened"
    MERGED = "merged"
    CORRECTED = "corrected"
    BODY_ASKED = "body-asked"
    BODY_ANSWERED = "body-answered"
    PROCEEDINGS_STARTED = "proceedings-started"
    PROCEEDINGS_ENDED = "proceedings-ended"


BY_THE_PERSON = frozenset(
    {
        EventKind.RECEIVED,
        EventKind.PUT_IN_WRITING,
        EventKind.INFORMATION_RECEIVED,
        EventKind.EXTENSION_AGREED,
        EventKind.SETTLED,
        EventKind.WITHDRAWN,
        EventKind.RESUMPTION_REQUESTED,
        EventKind.SATISFACTION_RECORDED,
    }
)
"""The kinds that come about by an act of the person."""

FROM_OUTSIDE = frozenset(
    {
        EventKind.BODY_ANSWERED,
        EventKind.PROCEEDINGS_STARTED,
        EventKind.PROCEEDINGS_ENDED,
    }
)
"""The kinds that come about by an act of somebody else; all others are acts of the body."""


def key_of(kind: str, stage: str | None) -> str:
    """Kind and stage, as event days are given: ``answered``, ``mediation/received``."""
    return kind if stage is None else f"{stage}/{kind}"


def usual_actor(kind: str) -> Actor:
    """Who acts in an event of a kind, where nothing else is said."""
    if kind in BY_THE_PERSON:
        return Actor.PERSON
    return Actor.OTHER if kind in FROM_OUTSIDE else Actor.BODY
