"""iCalendar (RFC 5545): one all-day event a date, with an alarm. Needs the extra ``ics``."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from attrs import frozen

from complaintkit.dates import shifted
from complaintkit.deadlines import Deadline
from complaintkit.deadlines.explanation import explain, headline
from complaintkit.errors import MissingExtraError
from complaintkit.provenance import fingerprint

_ALARM = timedelta(days=-1)
# Controls, which no text may hold; what some readers take for an end of line; lone surrogates.
_UNWRITABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@frozen(kw_only=True)
class Reminder:
    """An all-day event with an alarm the day before.

    Attributes:
        identity: What tells it apart from every other, whenever it is written.
        stamp: The day of its time stamp.
        due: The day.
        summary: What it is, on one line.
        description: More of it.
    """

    identity: str
    stamp: date
    due: date
    summary: str
    description: str


def to_ics(deadlines: Iterable[Deadline], language: str, reference: str = "") -> str:
    """The dates as a calendar file; limits without a date are left out.

    The same deadlines give the same bytes: an event's identity is made of what it was
    computed from, and its time stamp is the day its clock started.

    Args:
        deadlines: What is owed.
        language: fr, nl, de or en.
        reference: What tells this complaint from others; only a hash of it is written.

    Raises:
        MissingExtraError: When the icalendar package is not installed.
        HorizonError: For a date without a day after it.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit.exports import to_ics
        >>> text = to_ics(get_policy("be.inami").deadlines(date(2026, 5, 13)), "en")
        >>> [line for line in text.splitlines() if line.startswith("DTSTART")]
        ['DTSTART;VALUE=DATE:20260523', 'DTSTART;VALUE=DATE:20260627']
    """
    return reminders_as_ics(
        Reminder(
            identity=_identity(deadline, reference),
            stamp=deadline.start,
            due=deadline.due,
            summary=headline(deadline, language),
            description="\n".join(explain(deadline, language)),
        )
        for deadline in deadlines
        if deadline.due is not None and deadline.start is not None
    )


def reminders_as_ics(reminders: Iterable[Reminder]) -> str:
    """Reminders as a calendar file: the same reminders give the same bytes.

    Args:
        reminders: What to be reminded of.

    Raises:
        MissingExtraError: When the icalendar package is not installed.
        HorizonError: For a date without a day after it.

    Examples:
        >>> from datetime import date
        >>> from complaintkit.exports.ics_text import Reminder, reminders_as_ics
        >>> day = date(2026, 5, 23)
        >>> one = Reminder(identity="1", stamp=day, due=day, summary="Close", description="")
        >>> "SUMMARY:Close" in reminders_as_ics([one]).splitlines()
        True
    """
    try:
        import icalendar
    except ImportError:
        package, extra = "icalendar", "ics"
        raise MissingExtraError(package, extra) from None
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//complaintkit//deadlines//EN")
    calendar.add("version", "2.0")
    for it in reminders:
        event = icalendar.Event()
        event.add("uid", f"{it.identity}@complaintkit")
        event.add("dtstamp", datetime.combine(it.stamp, time(), tzinfo=UTC))
        event.add("dtstart", it.due)
        event.add("dtend", shifted(it.due, 1))
        summary = _UNWRITABLE.sub(" ", it.summary)
        event.add("summary", summary)
        event.add("description", _UNWRITABLE.sub(" ", it.description))
        event.add("transp", "TRANSPARENT")
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", _ALARM)
        alarm.add("description", summary)
        event.add_component(alarm)
        calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")


def _identity(deadline: Deadline, reference: str) -> str:
    policy = "" if deadline.policy is None else deadline.policy.code
    return fingerprint((policy, deadline.code, deadline.start, reference))
