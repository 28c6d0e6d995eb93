"""Calendar files: one working calendar in TOML."""

from datetime import date
from typing import Any

from complaintkit.calendars import (
    ClosedDay,
    ExtraWorkingDay,
    IncompleteYears,
    PublicHoliday,
    WorkingCalendar,
    YearlyClosure,
)
from complaintkit.errors import ComplaintkitError, did_you_mean, quoted
from complaintkit.reading.convert import weekdays
from complaintkit.reading.parts import Parts
from complaintkit.reading.toml_file import parse_toml
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
    parts.only_keys(_KEYS)
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
        values[field] = _rows(parts, key, kind, {source.code for source in sources})
    parts.finish()
    calendar = parts.made((), WorkingCalendar, **values)
    parts.finish()
    return calendar  # type: ignore[no-any-return]


def read_sources(parts: Parts) -> tuple[Source, ...]:
    """The ``[source.CODE]`` tables of any file."""
    tables = parts.named("source").items()
    read = [
        parts.value(("source", code), {"code": code, **table}, Source) for code, table in tables
    ]
    return tuple(source for source in read if source is not None)


def check_source(parts: Parts, path: tuple[str | int, ...], code: str, known: set[str]) -> None:
    """Report a source that the file does not name."""
    if code not in known:
        message = f"no source {quoted(code)}{did_you_mean(code, known)}"
        parts.report((*path, "source"), "unknown-source", message)


def _rest_days(parts: Parts) -> frozenset[int]:
    names = parts.required("rest_days", list[str])
    try:
        return weekdays(names or [])
    except ComplaintkitError as error:
        parts.report(("rest_days",), "not-allowed", str(error))
        return frozenset()


def _rows(parts: Parts, key: str, kind: type, known: set[str]) -> tuple[Any, ...]:
    country = parts.file.tables.get("country")
    shared = {"country": country} if kind is PublicHoliday and country is not None else {}
    read = []
    for path, row in parts.rows(key):
        if "source" in row:
            check_source(parts, path, row["source"], known)
        else:
            parts.report(
                (*path, "source"), "missing-key", "'source' is missing: where was it read?"
            )
        read.append(parts.value(path, {**shared, **row}, kind))
    return tuple(row for row in read if row is not None)
