"""Policy files: one version of one body's procedure in TOML."""

from collections.abc import Iterable
from datetime import date
from typing import Any, get_type_hints

import attrs

from complaintkit.calendars import ClosedDay, WorkingCalendar
from complaintkit.complaints import Complaint, Nature
from complaintkit.dates import find_zone
from complaintkit.errors import ComplaintkitError, did_you_mean, quoted
from complaintkit.policy import FindCalendar, InForce, Policy, PolicyExample
from complaintkit.reading.calendar_file import check_source, read_sources
from complaintkit.reading.parts import Parts
from complaintkit.reading.toml_file import Path, parse_toml
from complaintkit.text import LANGUAGES, Assumption, Text
from complaintkit.timelimits import CHOICES, TimeLimit

_KEYS = (
    *("code", "version", "body", "languages", "handles", "in_force", "counting"),
    *("source", "time_limit", "closing_day", "assumption", "example"),
)
_LIMIT_KEYS = tuple(
    a.name for a in attrs.fields(TimeLimit) if a.name not in {"stated", "assumptions"}
)
_NO_FIGURE = "no figure"


def read_policy(data: bytes, name: str, find_calendar: FindCalendar) -> Policy:
    """Read a policy file.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.
        find_calendar: Gives a calendar for a code, or raises UnknownNameError.

    Raises:
        PolicyError: With all its problems.
    """
    parts = Parts(parse_toml(data, name))
    parts.only_keys(_KEYS)
    sources = read_sources(parts)
    known = {source.code for source in sources}
    zone, shared = _counting(parts)
    own = _own_calendars(parts, shared, known, find_calendar)
    assumptions = _assumptions(parts, known)
    limits = tuple(
        limit
        for path, row in parts.rows("time_limit")
        if (limit := _limit(parts, path, {**shared, **row}, assumptions, known)) is not None
    )
    policy = {
        "code": parts.required("code", str),
        "version": parts.required("version", str),
        "body": parts.required("body", Text),
        "zone": zone,
        "languages": _languages(parts),
        "handles": frozenset(parts.key("handles", list[Nature], ["complaint"]) or ()),
        "in_force": _in_force(parts),
        "time_limits": limits,
        "sources": sources,
        "assumptions": assumptions,
        "examples": _examples(parts, {limit.code for limit in limits}),
        "own_calendars": own,
        "find_calendar": find_calendar,
    }
    _check_calendars(parts, limits, own, find_calendar)
    _check_alike(parts, limits)
    parts.finish()
    return Policy(**policy)


def _counting(parts: Parts) -> tuple[str, dict[str, Any]]:
    """The zone, and the choices that limits share unless they say otherwise."""
    table = parts.file.tables.get("counting")
    if not isinstance(table, dict):
        parts.report(("counting",), "missing-key", "the table [counting] with its zone is missing")
        return "", {}
    shared: dict[str, Any] = {}
    hints = get_type_hints(TimeLimit)
    for key, raw in table.items():
        path = ("counting", key)
        if key not in {"zone", *CHOICES}:
            meant = did_you_mean(key, ("zone", *CHOICES))
            parts.report(path, "unknown-key", f"no key {quoted(key)} here{meant}")
        elif key != "zone" and parts.value(path, raw, hints[key]) is not None:
            shared[key] = raw
    return _zone(parts, table), shared


def _zone(parts: Parts, table: dict[str, Any]) -> str:
    if "zone" not in table:
        parts.report(("counting", "zone"), "missing-key", "'zone' is missing in [counting]")
        return ""
    zone = parts.value(("counting", "zone"), table["zone"], str)
    try:
        find_zone(zone or "UTC")
    except ComplaintkitError as error:
        parts.report(("counting", "zone"), "not-allowed", str(error))
    return zone or ""


def _limit(
    parts: Parts,
    path: Path,
    row: dict[str, Any],
    assumptions: Iterable[Assumption],
    known: set[str],
) -> TimeLimit | None:
    hidden = set(row) - set(_LIMIT_KEYS)
    for key in sorted(hidden):
        meant = did_you_mean(key, _LIMIT_KEYS)
        parts.report((*path, key), "unknown-key", f"no key {quoted(key)} here{meant}")
    lists = {
        key: [row[key]]
        for key in ("source", "met_by", "replaced_by")
        if isinstance(row.get(key), str)
    }
    table = {key: value for key, value in {**row, **lists}.items() if key not in hidden}
    if "source" not in row:
        message = "'source' is missing: which text says so?"
        parts.report((*path, "source"), "missing-key", message)
    limit: TimeLimit | None = parts.value(path, table, TimeLimit)
    if limit is None:
        return None
    for code in limit.source:
        check_source(parts, path, code, known)
    bound = [a for a in assumptions if _is_about(a, limit)]
    return attrs.evolve(limit, stated=set(row) & set(CHOICES), assumptions=bound)


def _is_about(assumption: Assumption, limit: TimeLimit) -> bool:
    """Whether an assumption is bound to a choice of this limit, or to all limits."""
    where, _, _ = assumption.field.rpartition(".")
    return where in {"counting", f"time_limit.{limit.code}"}


def _assumptions(parts: Parts, known: set[str]) -> tuple[Assumption, ...]:
    codes = {row.get("code") for _, row in parts.rows("time_limit")}
    fields = {f"time_limit.{code}.{choice}" for code in codes for choice in (*CHOICES, "term")}
    fields |= {f"counting.{choice}" for choice in CHOICES}
    read = []
    for path, row in parts.rows("assumption"):
        assumption = parts.value(path, row, Assumption)
        if assumption is None:
            continue
        read.append(assumption)
        if assumption.field not in fields:
            meant = did_you_mean(assumption.field, fields)
            message = f"no choice {quoted(assumption.field)} in this file{meant}"
            parts.report((*path, "field"), "unknown-field", message)
        for code in assumption.basis:
            check_source(parts, path, code, known)
    return tuple(read)


def _own_calendars(
    parts: Parts, shared: dict[str, Any], known: set[str], find_calendar: FindCalendar
) -> tuple[WorkingCalendar, ...]:
    """The shared calendar with the body's own closing days, under the same code."""
    days = []
    for path, row in parts.rows("closing_day"):
        day = parts.value(path, row, ClosedDay)
        if day is not None:
            days.append(day)
            check_source(parts, path, day.source or "", known)
    code = shared.get("calendar")
    if not days or code is None:
        return ()
    try:
        return (find_calendar(code).closing(days, code=code),)
    except ComplaintkitError as error:
        parts.report(("closing_day",), "not-allowed", str(error))
        return ()


def _languages(parts: Parts) -> tuple[str, ...]:
    languages = parts.required("languages", list[str]) or []
    for index, language in enumerate(languages):
        if language not in LANGUAGES:
            message = f"no language {quoted(language)}{did_you_mean(language, LANGUAGES)}"
            parts.report(("languages", index), "not-allowed", message)
    if "languages" in parts.file.tables and not languages:
        parts.report(("languages",), "not-allowed", "at least one language is wanted")
    return tuple(languages)


def _in_force(parts: Parts) -> InForce:
    """``{ from = 2019-01-01, to = 2023-12-31 }``; ``from`` may be "unknown"."""
    raw = parts.file.tables.get("in_force")
    path: Path = ("in_force",)
    if not isinstance(raw, dict):
        parts.report(path, "missing-key", "in_force is missing, such as { from = 2019-01-01 }")
        return InForce()
    for key in sorted(set(raw) - {"from", "to"}):
        parts.report((*path, key), "unknown-key", f"no key {quoted(key)} here; known: from, to")
    if "from" not in raw:
        parts.report((*path, "from"), "missing-key", "'from' is missing: a day, or \"unknown\"")
    first, last = raw.get("from", "unknown"), raw.get("to")
    days = InForce(
        first=None if first == "unknown" else parts.value((*path, "from"), first, date),
        last=None if last is None else parts.value((*path, "to"), last, date),
    )
    if days.first is not None and days.last is not None and days.last < days.first:
        message = f"a version in force from {days.first} cannot end on {days.last}"
        parts.report(path, "not-allowed", message)
    return days


def _examples(parts: Parts, codes: set[str]) -> tuple[PolicyExample, ...]:
    read = []
    for path, row in parts.rows("example"):
        for key in sorted(set(row) - {"name", "complaint", "due", "provisional"}):
            meant = did_you_mean(key, ("name", "complaint", "due", "provisional"))
            parts.report((*path, key), "unknown-key", f"no key {quoted(key)} here{meant}")
        complaint = parts.value((*path, "complaint"), _media(row.get("complaint")), Complaint)
        name = parts.value((*path, "name"), row.get("name", ""), str)
        due = _due(parts, (*path, "due"), row.get("due", {}), codes)
        late = tuple(
            parts.value((*path, "provisional"), row.get("provisional", []), list[str]) or ()
        )
        if complaint is not None and name is not None:
            read.append(PolicyExample(name=name, complaint=complaint, due=due, provisional=late))
    return tuple(read)


def _media(complaint: object) -> object:
    """A single medium may stand alone."""
    if isinstance(complaint, dict) and isinstance(complaint.get("medium"), str):
        return {**complaint, "medium": [complaint["medium"]]}
    return complaint


def _due(parts: Parts, path: Path, raw: object, codes: set[str]) -> dict[str, date | None]:
    if not isinstance(raw, dict):
        parts.report(
            path, "wrong-type", "dates by limit are wanted, such as { answer = 2026-06-27 }"
        )
        return {}
    due: dict[str, date | None] = {}
    for code, value in raw.items():
        if code not in codes:
            message = f"no limit {quoted(code)}{did_you_mean(code, codes)}"
            parts.report((*path, code), "unknown-limit", message)
        due[code] = None if value == _NO_FIGURE else parts.value((*path, code), value, date)
    return due


def _check_calendars(
    parts: Parts,
    limits: Iterable[TimeLimit],
    own: Iterable[WorkingCalendar],
    find_calendar: FindCalendar,
) -> None:
    """Every calendar that a limit, or another reading of it, names must be there."""
    wanted = {limit.calendar for limit in limits if limit.calendar is not None}
    readings = (a for limit in limits for a in limit.assumptions if a.otherwise is not None)
    wanted |= {str(a.otherwise) for a in readings if a.field.endswith(".calendar")}
    for code in sorted(wanted - {calendar.code for calendar in own}):
        try:
            find_calendar(code)
        except ComplaintkitError as error:
            parts.report(_calendar_path(parts, code), "unknown-calendar", str(error))


def _calendar_path(parts: Parts, code: str) -> Path:
    """Where a calendar is named first."""
    for path, row in parts.rows("time_limit"):
        if row.get("calendar") == code:
            return (*path, "calendar")
    for path, row in parts.rows("assumption"):
        if row.get("otherwise") == code:
            return (*path, "otherwise")
    return ("counting", "calendar")


def _check_alike(parts: Parts, limits: Iterable[TimeLimit]) -> None:
    """Limits that share a code must be told apart by conditions."""
    plain = [limit.code for limit in limits if not limit.when]
    for code in sorted({code for code in plain if plain.count(code) > 1}):
        message = f"two limits {quoted(code)} both apply: give all but one of them a 'when'"
        parts.report(("time_limit",), "both-apply", message)
