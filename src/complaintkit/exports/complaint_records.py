"""Complaints as plain values and as JSON Lines, so that they read back as they were."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from attrs import fields

from complaintkit.complaints import Complainant, Complaint
from complaintkit.errors import FactsError
from complaintkit.reading.record_facts import problem_at
from complaintkit.reading.record_values import INT64, NOT_WRITABLE, is_writable
from complaintkit.reading.toml_file import Path

Way = Callable[[Any], object]

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


def _known(facts: object) -> dict[str, object]:
    """What is known of a class of facts, as plain values."""
    kind: Any = type(facts)
    given = ((name, way, getattr(facts, name)) for name, way in _ways(kind))
    return {
        name: value if way is None else way(value)
        for name, way, value in given
        if value is not None
    }


@cache
def _ways(kind: type) -> tuple[tuple[str, Way | None], ...]:
    """How each field of a class becomes a plain value; None where it is one."""
    return tuple((field.name, _way(field.type)) for field in fields(kind))


def _way(kind: Any) -> Way | None:  # noqa: ANN401
    """How a value becomes plain, by the class that its field may have beside None."""
    if get_origin(kind) is Mapping:
        return _own
    wanted = next(one for one in get_args(kind) if one is not NoneType)
    origin = get_origin(wanted) or wanted
    return next((way for base, way in _WAYS.items() if issubclass(origin, base)), None)


def _sorted(codes: Iterable[str]) -> list[str]:
    return sorted(map(str, codes))


def _rows(rows: Iterable[object]) -> list[dict[str, object]]:
    return [_known(row) for row in rows]


def _own(values: Mapping[str, object]) -> dict[str, object]:
    return {
        code: _day(value) if isinstance(value, date) else value for code, value in values.items()
    }


def _day(value: date) -> str:
    return datetime.isoformat(value) if isinstance(value, datetime) else value.isoformat()


_WAYS: Mapping[type, Way] = {
    StrEnum: str,
    date: _day,
    Complainant: _known,
    frozenset: _sorted,
    tuple: _rows,
}
