"""The parts of a policy file that say how limits are counted."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, get_type_hints

import attrs

from complaintkit.calendars import ClosedDay, WorkingCalendar
from complaintkit.dates import find_zone
from complaintkit.errors import quoted
from complaintkit.policy import FindCalendar
from complaintkit.reading.calendar_file import check_source
from complaintkit.reading.parts import Parts
from complaintkit.reading.toml_file import Path
from complaintkit.text import Assumption
from complaintkit.timelimits import CHOICES, TimeLimit

_STAND_INS = ("or_else", "expected_from")


def read_counting(parts: Parts) -> tuple[str, dict[str, Any]]:
    """The zone, and the choices that limits share unless they say otherwise."""
    table = parts.file.tables.get("counting")
    if not isinstance(table, dict):
        parts.report(("counting",), "missing-key", "the table [counting] with its zone is missing")
        return "", {}
    parts.only_keys(table, ("zone", *CHOICES), ("counting",))
    if "zone" not in table:
        parts.report(("counting", "zone"), "missing-key", "'zone' is missing")
    zone = parts.value(("counting", "zone"), table.get("zone", "UTC"), str)
    if zone is not None:
        parts.tried(("counting", "zone"), "not-allowed", lambda: find_zone(zone))
    shared = {
        key: table[key]
        for key in CHOICES
        if key in table and _read(parts, ("counting", key), key, table[key]) is not None
    }
    return zone or "", shared


def limit_codes(parts: Parts) -> set[str]:
    """The codes of all limits, of those too that have problems."""
    codes = (row.get("code") for _, row in parts.rows("time_limit"))
    return {code for code in codes if isinstance(code, str)}


def read_assumptions(
    parts: Parts, known: Iterable[str], others: Iterable[str]
) -> tuple[Assumption, ...]:
    """The assumptions, each bound to a choice that is there.

    Args:
        parts: The file.
        known: Codes of its sources.
        others: Paths of what can be assumed beside the counting of limits.
    """
    codes = limit_codes(parts)
    fields = {f"time_limit.{code}.{choice}" for code in codes for choice in (*CHOICES, "term")}
    fields |= {f"counting.{choice}" for choice in CHOICES}
    others = frozenset(others)
    read: dict[str, Assumption] = {}
    for path, row in parts.rows("assumption"):
        assumption = parts.value(path, row, Assumption)
        if assumption is not None:
            for code in assumption.basis:
                parts.known((*path, "basis"), "source", code, known)
            if assumption.field in read:
                message = f"a second assumption on {quoted(assumption.field)}"
                parts.report((*path, "field"), "twice", message)
            elif assumption.field in others and assumption.otherwise is not None:
                message = "another reading is counted of time limits only"
                parts.report((*path, "otherwise"), "not-allowed", message)
            elif assumption.field in others or _holds(parts, path, assumption, fields | others):
                read[assumption.field] = assumption
    return tuple(read.values())


def read_limits(
    parts: Parts,
    shared: dict[str, Any],
    assumptions: Iterable[Assumption],
    known: Iterable[str],
) -> list[tuple[Path, TimeLimit]]:
    """The time limits with their paths, with the shared choices and their assumptions."""
    limits = []
    own = {str(row.get("code")): row.get("label") for _, row in parts.rows("event")}
    for path, row in parts.rows("time_limit"):
        if "source" not in row:
            message = "'source' is missing: which text says so?"
            parts.report((*path, "source"), "missing-key", message)
        given = row.get("source", [])
        codes = [given] if isinstance(given, str) else given
        for code in codes if isinstance(codes, list) else ():
            parts.known((*path, "source"), "source", code, known)
        starts = {"starts_on": _labelled(row["starts_on"], own)} if "starts_on" in row else {}
        limit = parts.value(path, {**shared, **row, **starts}, TimeLimit)
        if limit is not None:
            bound = [assumption for assumption in assumptions if _is_about(assumption, limit)]
            stated = {*row, *shared} & {*CHOICES} - ({"calendar"} - {*row})
            limits.append((path, attrs.evolve(limit, stated=stated, assumptions=bound)))
    _check_readings(parts, [limit for _, limit in limits])
    return limits


def _labelled(start: object, own: Mapping[str, object]) -> object:
    """What starts a clock, with the label of each kind of event that the file declares."""
    if isinstance(start, str) and start in own:
        return {"event": start, "label": own[start]}
    if not isinstance(start, dict):
        return start
    told = {key: _labelled(it, own) if key in _STAND_INS else it for key, it in start.items()}
    if (kind := start.get("event")) in own:
        told["label"] = own[str(kind)]
    return told


def read_own_calendars(
    parts: Parts, shared: dict[str, Any], known: Iterable[str], find_calendar: FindCalendar
) -> tuple[WorkingCalendar, ...]:
    """The shared calendar with the body's own closing days, under the same code."""
    days = []
    for path, row in parts.rows("closing_day"):
        day = parts.value(path, row, ClosedDay)
        check_source(parts, path, row, known)
        if day is not None:
            days.append(day)
    if not days:
        return ()
    if "calendar" not in shared:
        message = "closing days need the calendar they add to: name it in [counting]"
        parts.report(("counting", "calendar"), "missing-key", message)
        return ()
    code = shared["calendar"]
    closed = parts.tried(
        ("closing_day", 0), "not-allowed", lambda: find_calendar(code).closing(days, code=code)
    )
    return () if closed is None else (closed,)


def check_calendars(
    parts: Parts,
    shared: dict[str, Any],
    limits: Iterable[TimeLimit],
    own: Iterable[WorkingCalendar],
    find_calendar: FindCalendar,
) -> None:
    """Every calendar that a limit, or another reading of it, names must be there."""
    wanted = {limit.calendar for limit in limits if limit.calendar is not None}
    readings = (a for limit in limits for a in limit.assumptions if a.choice == "calendar")
    wanted |= {str(a.otherwise) for a in readings if a.otherwise is not None}
    wanted |= {shared["calendar"]} if "calendar" in shared else set()
    for code in sorted(wanted - {calendar.code for calendar in own}):
        path = _calendar_path(parts, code)
        parts.tried(path, "unknown-calendar", lambda code=code: find_calendar(code))  # type: ignore[misc]


def _holds(parts: Parts, path: Path, assumption: Assumption, fields: Iterable[str]) -> bool:
    """Whether the choice is there, and the other reading is one of its values."""
    parts.known((*path, "field"), "choice", assumption.field, fields)
    if assumption.field not in fields or assumption.otherwise is None:
        return assumption.field in fields
    other = _read(parts, (*path, "otherwise"), assumption.choice, assumption.otherwise)
    return other is not None


def _read(parts: Parts, path: Path, choice: str, raw: object) -> object:
    """One choice of counting as its class, or None with its problems noted."""
    return parts.value(path, raw, get_type_hints(TimeLimit)[choice])


def _is_about(assumption: Assumption, limit: TimeLimit) -> bool:
    """Whether an assumption is bound to a choice of this limit, or to all limits."""
    where, _, _ = assumption.field.rpartition(".")
    return where in {"counting", f"time_limit.{limit.code}"}


def _check_readings(parts: Parts, limits: Iterable[TimeLimit]) -> None:
    """A limit must be one that can be counted under its other readings too."""
    paths = {str(row.get("field")): path for path, row in parts.rows("assumption")}
    for limit in limits:
        for assumption in limit.assumptions:
            if assumption.otherwise is not None:
                path = (*paths[assumption.field], "otherwise")
                act = partial(limit.read_as, assumption.choice, assumption.otherwise)
                parts.tried(path, "not-allowed", act)


def _calendar_path(parts: Parts, code: str) -> Path:
    """Where a calendar is named first."""
    for path, row in parts.rows("time_limit"):
        if row.get("calendar") == code:
            return (*path, "calendar")
    for path, row in parts.rows("assumption"):
        if row.get("otherwise") == code:
            return (*path, "otherwise")
    return ("counting", "calendar")
