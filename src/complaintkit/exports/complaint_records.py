"""Complaints as plain values and as JSON Lines, so that they read back as they were."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from attrs import fields

from complaintkit.complaints import Complainant, Complaint
from complaintkit.errors import FactsError
from complaintkit.reading.record_facts import problem_at
from complaintkit.reading.record_values import INT64, NOT_WRITABLE, is_writable
from complaintkit.reading.toml_file import Path

_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def complaint_as_dict(complaint: Complaint) -> dict[str, object]:
    """A complaint as plain values, as JSON has them; what is not known is left out.

    Personal facts are in it as they are: :func:`complaintkit.erased` takes them out.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Complaint
        >>> from complaintkit.exports import complaint_as_dict
        >>> complaint_as_dict(Complaint(received=date(2026, 5, 13), medium="letter"))
        {'received': '2026-05-13', 'medium': ['letter']}
    """
    plain = _known(complaint)
    if not complaint.attributes:
        del plain["attributes"]
    return plain


def complaint_as_json(complaint: Complaint) -> str:
    """A complaint as a line of JSON Lines, without the line's end.

    Raises:
        FactsError: For a text or a number that would not be read back.

    Examples:
        >>> from complaintkit import Complaint
        >>> from complaintkit.exports import complaint_as_json
        >>> complaint_as_json(Complaint(nature="praise", categories=[]))
        '{"nature":"praise","categories":[]}'
    """
    plain = complaint_as_dict(complaint)
    check_writable(plain)
    return _ENCODE(plain)


def check_writable(plain: Mapping[str, object]) -> None:
    """Refuse what no reader takes back.

    Raises:
        FactsError: With the place of each.
    """
    if problems := [problem_at(*found) for found in _unwritable(plain, ())]:
        raise FactsError(problems)


def _unwritable(value: object, path: Path) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _unwritable(item, (*path, key))
            yield from _unwritable(key, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unwritable(item, (*path, index))
    elif isinstance(value, str):
        if not is_writable(value):
            yield path, "not-writable", NOT_WRITABLE
    elif isinstance(value, int) and not -INT64 <= value < INT64:
        yield path, "number-too-large", "a number of over 64 bits"


def _known(facts: Any) -> dict[str, object]:  # noqa: ANN401
    """What is known of a class of facts, as plain values."""
    names = (field.name for field in fields(type(facts)))
    given = ((name, getattr(facts, name)) for name in names)
    return {name: _plain(value) for name, value in given if value is not None}


def _plain(value: object) -> object:
    for kind, plain in _PLAIN:
        if isinstance(value, kind):
            return plain(value)
    return value


_PLAIN: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (StrEnum, lambda choice: choice.value),
    (datetime, datetime.isoformat),
    (date, date.isoformat),
    (frozenset, lambda codes: sorted(map(str, codes))),
    (tuple, lambda rows: [_known(row) for row in rows]),
    (Complainant, _known),
    (dict, lambda own: {code: _plain(value) for code, value in own.items()}),
)
