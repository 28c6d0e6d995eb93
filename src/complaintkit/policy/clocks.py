"""The clocks of one complaint under a policy, wound with all the days that are known."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from complaintkit.complaints import Complaint, Nature, days_of
from complaintkit.deadlines import Clocks, EventDays, KnownDays
from complaintkit.errors import UnknownNameError
from complaintkit.starts import Start

if TYPE_CHECKING:
    from complaintkit.policy.policy import Policy

_STATED = {
    "received": "received",
    "sent": "sent",
    "put-in-writing": "put_in_writing",
    "facts": "facts_date",
    "learnt": "learnt_date",
    "decision-notified": "decisions.notified",
}
"""The starts of a clock that a complaint states, and the facts that state them."""


def clocks(
    policy: "Policy",
    complaint: Complaint,
    event_days: EventDays,
    *,
    supposed: date | datetime | None = None,
    forgiving: bool = False,
) -> Clocks:
    """The clocks of every limit; what happened tells more than what was stated.

    Args:
        policy: The policy.
        complaint: The facts.
        event_days: What happened when.
        supposed: The day on which clocks start whose event is not known.
        forgiving: Whether stops and resumptions that do not pair are noted, not refused.
    """
    known = KnownDays({**_stated(complaint), **event_days}, policy.zone)
    limits = policy.limits_by_code
    return Clocks(limits, complaint, known, policy, supposed, forgiving=forgiving)


def bare(received: date | datetime | None, handles: Iterable[Nature]) -> Complaint:
    """A complaint of which only the receipt is known: of a nature that is handled."""
    natures = [nature for nature in Nature if nature in handles]
    return Complaint(received=received, nature=natures[0] if len(natures) == 1 else None)


def checked_keys(policy: "Policy", wound: Clocks, event_days: EventDays) -> None:
    """Refuse events of kinds and at stages that there are not."""
    own = {event.code for event in policy.events}
    for key in event_days:
        stage, _, kind = key.rpartition("/")
        if kind not in own:
            Start(event=kind, stage=stage or None)
        if stage and stage not in (known := _stages(policy)):
            raise UnknownNameError("stage", stage, known)
        wound.known.all(key)


def _stated(complaint: Complaint) -> dict[str, date | datetime]:
    """The days that a complaint states; of several decisions the last one."""
    found = {event: days_of(complaint, name) for event, name in _STATED.items()}
    return {
        event: days[0] if len(days) == 1 else max(days) for event, days in found.items() if days
    }


def _stages(policy: "Policy") -> set[str]:
    """Every stage there is: described, or spoken of by a limit."""
    starts = (start.stage for limit in policy.time_limits for start in limit.starts_on.each())
    spoken_of = {limit.stage for limit in policy.time_limits} | set(starts)
    return {stage.code for stage in policy.stages} | {stage for stage in spoken_of if stage}
