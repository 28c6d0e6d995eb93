"""Events as plain values and as JSON Lines, so that they read back as they were."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import fields

from complaintkit.complaints import Complaint, with_facts
from complaintkit.events import Event
from complaintkit.exports.complaint_records import check_writable, complaint_as_dict
from complaintkit.exports.json_text import to_json_line

_OWN = "attribute"


def event_as_dict(event: Event) -> dict[str, object]:
    """An event as plain values, as JSON has them; what is not said is left out.

    Facts that became known with it are in it as they are, personal ones too.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Event
        >>> from complaintkit.exports import event_as_dict
        >>> event_as_dict(Event(id="e1", kind="answered", on=date(2026, 6, 1), merits="founded"))
        {'id': 'e1', 'kind': 'answered', 'on': '2026-06-01', 'merits': 'founded'}
    """
    plain: dict[str, object] = {}
    for field in fields(Event):
        value = getattr(event, field.name)
        if field.name == "facts":
            value = _facts(value)
        if value not in (None, False, {}):
            plain[field.name] = _plain(value)
    return plain


def event_as_json(event: Event) -> str:
    """An event as a line of JSON Lines, without the line's end.

    Raises:
        FactsError: For a text that would not be read back.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Event
        >>> from complaintkit.exports import event_as_json
        >>> event_as_json(Event(id="e1", kind="answered", on=date(2026, 6, 1)))
        '{"id": "e1", "kind": "answered", "on": "2026-06-01"}'
    """
    plain = event_as_dict(event)
    check_writable(plain)
    return to_json_line(plain)


def _plain(value: object) -> object:
    if isinstance(value, Event):
        return event_as_dict(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value) if isinstance(value, str) else value


def _facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Facts by name, each as a complaint writes it."""
    whole: Any = complaint_as_dict(with_facts(Complaint(), facts)) if facts else {}
    return {name: _at(whole, name) for name in facts}


def _at(whole: Any, name: str) -> object:  # noqa: ANN401
    where, dot, rest = name.partition(".")
    if not dot:
        return whole.get(name)
    return whole.get("attributes" if where == _OWN else where, {}).get(rest)
