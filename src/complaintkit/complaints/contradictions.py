"""Facts that cannot all be true."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from complaintkit.errors import Problem

if TYPE_CHECKING:
    from complaintkit.complaints.complaint import Complaint

_CODE = "contradiction"
_A_DAY = timedelta(days=1)
_SECOND_DAY, _LAST_DAY_BUT_ONE = date.min + _A_DAY, date.max - _A_DAY


def contradictions(complaint: "Complaint") -> tuple[Problem, ...]:
    """Everything in a complaint that contradicts something else in it, by field."""
    return (*_who(complaint), *_order(complaint))


def _who(complaint: "Complaint") -> Iterator[Problem]:
    who = complaint.complainant
    if who is not None and who.anonymous and who.name is not None:
        message = "a name, though the complaint is said to be anonymous"
        yield Problem("complainant.name", _CODE, message)


def _order(complaint: "Complaint") -> Iterator[Problem]:
    """Days that come after the receipt of what speaks of them, or before what they follow."""
    if complaint.received is not None:
        last = _last(complaint.received)
        for path, day in _days_before(complaint):
            if day is not None and _first(day) > last:
                yield Problem(path, _CODE, "later than the receipt")
    for number, decision in enumerate(complaint.decisions or (), 1):
        posted, notified = decision.posted, decision.notified
        if posted is not None and notified is not None and notified < posted:
            yield Problem(f"decisions[{number}].notified", _CODE, "earlier than its posting")
    learnt, facts = complaint.learnt_date, complaint.facts_date
    if learnt is not None and facts is not None and learnt < facts:
        yield Problem("learnt_date", _CODE, "earlier than the facts")


def _days_before(complaint: "Complaint") -> Iterator[tuple[str, date | datetime | None]]:
    yield "sent", complaint.sent
    yield "facts_date", complaint.facts_date
    yield "learnt_date", complaint.learnt_date
    for number, decision in enumerate(complaint.decisions or (), 1):
        yield f"decisions[{number}].notified", decision.notified
        yield f"decisions[{number}].posted", decision.posted
    for number, step in enumerate(complaint.steps or (), 1):
        yield f"steps[{number}].on", step.on


def _first(value: date | datetime) -> date:
    """The earliest day that an instant falls on anywhere: its zone may not be the body's."""
    if not isinstance(value, datetime):
        return value
    return max(value.date(), _SECOND_DAY) - _A_DAY


def _last(value: date | datetime) -> date:
    """The latest day that an instant falls on anywhere."""
    if not isinstance(value, datetime):
        return value
    return min(value.date(), _LAST_DAY_BUT_ONE) + _A_DAY
