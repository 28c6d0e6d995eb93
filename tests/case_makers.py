"""Small makers of cases: events whose ids say what they are, cases, standings by code."""

from datetime import date, timedelta
from functools import cache

from factories import a_limit, a_policy

from complaintkit import Case, ClosedDay, Complaint, Event, Text, get_calendar

RECEIVED = date(2026, 5, 13)
"""A Wednesday; the next day is Ascension Day."""

ACKNOWLEDGEMENT = a_limit(
    "10 calendar days",
    code="acknowledgement",
    met_by="acknowledged",
    replaced_by="answered",
)
ANSWER = a_limit("45 calendar days", met_by="answered")
STOPPING = {"stopped_by": "information-requested", "resumed_by": "information-received"}
PLAIN = a_policy(ACKNOWLEDGEMENT, ANSWER)
"""Ten days to acknowledge, forty-five to answer."""


def on(days):
    """The day so many days after receipt."""
    return RECEIVED + timedelta(days=days)


def an_event(kind, day, **fields):
    """An event of a kind, so many days after receipt or on a day; its id says which it is."""
    when = on(day) if isinstance(day, int) else day
    given = {"id": f"{kind} of {when}, {fields.get('stage')}", "kind": kind, "on": when}
    return Event(**{**given, **fields})


def a_case(policy, *events, **facts):
    """A case received on 13 May 2026, with events as (kind, days after receipt) or whole."""
    made = (it if isinstance(it, Event) else an_event(*it) for it in events)
    return Case.replay(policy, Complaint(**{"received": RECEIVED, **facts}), made)


def stand(case, as_of, **how):
    """How every limit stands, by its code; the day as one or in days after receipt."""
    day = on(as_of) if isinstance(as_of, int) else as_of
    return {it.code: it for it in case.standings(day, **how)}


def status(case, as_of, code="answer", **how):
    """How one limit stands."""
    return stand(case, as_of, **how)[code].status.value


@cache
def closed_also(day):
    """A way to find calendars in which a day is closed as well."""
    closed = ClosedDay(day=day, name=Text(en="closed"))
    return lambda code: get_calendar(code).closing([closed], code=code)
