"""Policy files: one version of one body's procedure in TOML."""

from collections.abc import Iterable
from datetime import date, datetime

from complaintkit.complaints import Complaint, Nature
from complaintkit.deadlines import DayOfEvent, ExtendedUntil
from complaintkit.policy import FindCalendar, Policy, PolicyExample, Stage
from complaintkit.reading.calendar_file import read_sources
from complaintkit.reading.convert import FindCondition, none_but_ours
from complaintkit.reading.inheritance import FindFile, inherited, nothing_to_extend
from complaintkit.reading.limit_tables import (
    check_calendars,
    limit_codes,
    read_assumptions,
    read_counting,
    read_limits,
    read_own_calendars,
)
from complaintkit.reading.parts import Parts
from complaintkit.reading.references import check_references
from complaintkit.reading.toml_file import Path, parse_toml
from complaintkit.starts import Start
from complaintkit.text import LANGUAGES, InForce, Text

_KEYS = (
    *("code", "version", "body", "languages", "handles", "in_force", "counting"),
    *("source", "stage", "time_limit", "closing_day", "assumption", "example"),
)
_EXAMPLE_KEYS = ("name", "complaint", "events", "due", "provisional")
_NO_DATE = "no figure"
Instant = date | datetime | None


def read_policy(
    data: bytes,
    name: str,
    find_calendar: FindCalendar,
    find_file: FindFile = nothing_to_extend,
    find_condition: FindCondition = none_but_ours,
) -> Policy:
    """Read a policy file.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.
        find_calendar: Gives a calendar for a code, or raises UnknownNameError.
        find_file: Gives the bytes and the name of the file of a policy that is extended.
        find_condition: Gives the class of a condition for its kind, or None.

    Raises:
        PolicyError: With all its problems.
    """
    parts = Parts(inherited(parse_toml(data, name), find_file), find_condition)
    parts.only_keys(parts.file.tables, _KEYS)
    sources = read_sources(parts)
    known = list(parts.named("source"))
    zone, shared = read_counting(parts)
    own = read_own_calendars(parts, shared, known, find_calendar)
    assumptions = read_assumptions(parts, known)
    placed = read_limits(parts, shared, assumptions, known)
    limits = tuple(limit for _, limit in placed)
    check_calendars(parts, shared, limits, own, find_calendar)
    stages = _stages(parts)
    check_references(parts, placed, {stage.code for stage in stages})
    policy = {
        "code": parts.required("code", str),
        "version": parts.required("version", str),
        "body": parts.required("body", Text),
        "zone": zone,
        "languages": _languages(parts),
        "handles": frozenset(parts.key("handles", list[Nature], [Nature.COMPLAINT]) or ()),
        "in_force": _in_force(parts),
        "stages": stages,
        "time_limits": limits,
        "sources": sources,
        "assumptions": assumptions,
        "examples": _examples(parts, limit_codes(parts)),
        "own_calendars": own,
        "find_calendar": find_calendar,
    }
    parts.finish()
    return Policy(**policy)


def _languages(parts: Parts) -> tuple[str, ...]:
    languages = parts.required("languages", list[str])
    for index, language in enumerate(languages or ()):
        parts.known(("languages", index), "language", language, LANGUAGES)
    if languages == []:
        parts.report(("languages",), "not-allowed", "at least one language is wanted")
    return tuple(languages or ())


def _in_force(parts: Parts) -> InForce | None:
    """``{ from = 2019-01-01, to = 2023-12-31 }``; ``from`` may be "unknown" but not left out."""
    raw = parts.file.tables.get("in_force")
    if isinstance(raw, dict) and "from" not in raw:
        message = "'from' is missing: a day, or \"unknown\""
        parts.report(("in_force", "from"), "missing-key", message)
    in_force: InForce | None = parts.required("in_force", InForce)
    return in_force


def _stages(parts: Parts) -> tuple[Stage, ...]:
    read = [parts.value(path, row, Stage) for path, row in parts.rows("stage")]
    return tuple(stage for stage in read if stage is not None)


def _examples(parts: Parts, codes: Iterable[str]) -> tuple[PolicyExample, ...]:
    read = []
    for path, row in parts.rows("example"):
        parts.only_keys(row, _EXAMPLE_KEYS, path)
        for key in ("name", "complaint"):
            if key not in row:
                parts.report((*path, key), "missing-key", f"'{key}' is missing")
        name = parts.value((*path, "name"), row.get("name", ""), str)
        complaint = parts.value((*path, "complaint"), _facts(row.get("complaint", {})), Complaint)
        events = _events(parts, (*path, "events"), row.get("events", {}))
        due = _due(parts, (*path, "due"), row.get("due", {}), codes)
        doubtful = parts.value((*path, "provisional"), row.get("provisional", []), tuple[str, ...])
        for code in doubtful or ():
            parts.known((*path, "provisional"), "limit", code, codes)
        if None not in (name, complaint, doubtful):
            read.append(
                PolicyExample(
                    name=name, complaint=complaint, events=events, due=due, provisional=doubtful
                )
            )
    return tuple(read)


def _facts(complaint: object) -> object:
    """A single medium may stand alone."""
    if isinstance(complaint, dict) and isinstance(complaint.get("medium"), str):
        return {**complaint, "medium": [complaint["medium"]]}
    return complaint


def _events(parts: Parts, path: Path, raw: object) -> dict[str, tuple[DayOfEvent, ...]]:
    """Days by kind of event, one or several; ``{ day, until }`` for an extension to a day."""
    if not isinstance(raw, dict):
        message = "days by kind of event are wanted, such as { answered = 2026-06-01 }"
        parts.report(path, "wrong-type", message)
        return {}
    days: dict[str, tuple[DayOfEvent, ...]] = {}
    for key, value in raw.items():
        stage, _, kind = key.rpartition("/")
        parts.tried((*path, key), "not-allowed", lambda: Start(event=kind, stage=stage or None))  # noqa: B023 - called at once
        given = value if isinstance(value, list) else [value]
        read = [
            parts.value((*path, key), item, ExtendedUntil if isinstance(item, dict) else Instant)
            for item in given
        ]
        days[key] = tuple(day for day in read if day is not None)
    return days


def _due(parts: Parts, path: Path, raw: object, codes: Iterable[str]) -> dict[str, date | None]:
    """Dates by limit; "no figure" where no date must come out."""
    if not isinstance(raw, dict):
        message = "dates by limit are wanted, such as { answer = 2026-06-27 }"
        parts.report(path, "wrong-type", message)
        return {}
    for code in raw:
        parts.known((*path, code), "limit", code, codes)
    return {
        code: None if value == _NO_DATE else parts.value((*path, code), value, date)
        for code, value in raw.items()
    }
