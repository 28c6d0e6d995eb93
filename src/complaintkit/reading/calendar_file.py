"""Calendar files: one working calendar in TOML."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from complaintkit.calendars import (
    ClosedDay,
    ExtraWorkingDay,
    IncompleteYears,
    PublicHoliday,
    WorkingCalendar,
    YearlyClosure,
)
from complaintkit.reading.hooks import weekdays
from complaintkit.reading.parts import Parts
from complaintkit.reading.toml_file import Path, parse_toml
from complaintkit.text import Source, Text

_LISTS = {
    "public_holiday": ("public_holidays", PublicHoliday),
    "yearly_closure": ("yearly_closures", YearlyClosure),
    "closed_day": ("closed_once", ClosedDay),
    "extra_working_day": ("extra_working_days", ExtraWorkingDay),
    "incomplete_years": ("incomplete_years", IncompleteYears),
}
_KEYS = ("code", "name", "first", "last", "rest_days", "country", "source", *_LISTS)


def read_calendar(data: bytes, name: str) -> WorkingCalendar:
    """Read a calendar file.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.

    Raises:
        PolicyError: With all its problems.
    """
    parts = Parts(parse_toml(data, name))
    parts.only_keys(parts.file.tables, _KEYS)
    sources = read_sources(parts)
    values: dict[str, Any] = {
        "code": parts.required("code", str),
        "name": parts.required("name", Text),
        "first": parts.required("first", date),
        "last": parts.required("last", date),
        "rest_days": _rest_days(parts),
        "sources": sources,
    }
    for key, (field, kind) in _LISTS.items():
        values[field] = _rows(parts, key, kind, parts.named("source"))
    parts.finish()
    calendar = parts.tried((), "not-allowed", lambda: WorkingCalendar(**values))
    parts.finish()
    return cast("WorkingCalendar", calendar)


def read_sources(parts: Parts) -> tuple[Source, ...]:
    """The ``[source.CODE]`` tables of any file."""
    read = []
    for code, table in sorted(parts.named("source").items()):
        path = ("source", code)
        if "code" in table:
            message = "no key 'code' here: the header names the source"
            parts.report((*path, "code"), "unknown-key", message)
        read.append(parts.value(path, {**table, "code": code}, Source))
    return tuple(source for source in read if source is not None)


def check_source(parts: Parts, path: Path, row: dict[str, Any], known: Iterable[str]) -> None:
    """Report a row that names no source, or one that is not there."""
    if "source" not in row:
        message = "'source' is missing: where was it read?"
        parts.report((*path, "source"), "missing-key", message)
    elif isinstance(row["source"], str):
        parts.known((*path, "source"), "source", row["source"], known)


def _rest_days(parts: Parts) -> frozenset[int]:
    names = parts.required("rest_days", list[str]) or []
    return parts.tried(("rest_days",), "not-allowed", lambda: weekdays(names)) or frozenset()


def _rows(parts: Parts, key: str, kind: type, known: Iterable[str]) -> tuple[Any, ...]:
    country = parts.file.tables.get("country")
    shared = {"country": country} if kind is PublicHoliday and country is not None else {}
    read = []
    for path, row in parts.rows(key):
        check_source(parts, path, row, known)
        read.append(parts.value(path, {**shared, **row}, kind))
    return tuple(row for row in read if row is not None)
