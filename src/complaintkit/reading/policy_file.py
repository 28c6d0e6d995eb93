"""Policy files: one version of one body's procedure in TOML."""

from collections.abc import Iterable
from datetime import date

from complaintkit.complaints import Complaint, Nature
from complaintkit.policy import FindCalendar, InForce, Policy, PolicyExample
from complaintkit.reading.calendar_file import read_sources
from complaintkit.reading.limit_tables import (
    check_calendars,
    limit_codes,
    read_assumptions,
    read_counting,
    read_limits,
    read_own_calendars,
)
from complaintkit.reading.parts import Parts
from complaintkit.reading.toml_file import Path, parse_toml
from complaintkit.text import LANGUAGES, Text

_KEYS = (
    *("code", "version", "body", "languages", "handles", "in_force", "counting"),
    *("source", "time_limit", "closing_day", "assumption", "example"),
)
_EXAMPLE_KEYS = ("name", "complaint", "due", "provisional")
_NO_DATE = "no figure"


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
    parts.only_keys(parts.file.tables, _KEYS)
    sources = read_sources(parts)
    known = list(parts.named("source"))
    zone, shared = read_counting(parts)
    own = read_own_calendars(parts, shared, known, find_calendar)
    assumptions = read_assumptions(parts, known)
    limits = read_limits(parts, shared, assumptions, known)
    check_calendars(parts, shared, limits, own, find_calendar)
    policy = {
        "code": parts.required("code", str),
        "version": parts.required("version", str),
        "body": parts.required("body", Text),
        "zone": zone,
        "languages": _languages(parts),
        "handles": frozenset(parts.key("handles", list[Nature], [Nature.COMPLAINT]) or ()),
        "in_force": _in_force(parts),
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


def _in_force(parts: Parts) -> InForce:
    """``{ from = 2019-01-01, to = 2023-12-31 }``; ``from`` may be "unknown"."""
    raw = parts.file.tables.get("in_force")
    path: Path = ("in_force",)
    if not isinstance(raw, dict):
        parts.report(path, "missing-key", "in_force is wanted, such as { from = 2019-01-01 }")
        return InForce()
    parts.only_keys(raw, ("from", "to"), path)
    if "from" not in raw:
        parts.report((*path, "from"), "missing-key", "'from' is missing: a day, or \"unknown\"")
    first, last = raw.get("from", "unknown"), raw.get("to")
    begin = None if first == "unknown" else parts.value((*path, "from"), first, date)
    end = None if last is None else parts.value((*path, "to"), last, date)
    days = parts.tried(path, "not-allowed", lambda: InForce(first=begin, last=end))
    return days or InForce()


def _examples(parts: Parts, codes: Iterable[str]) -> tuple[PolicyExample, ...]:
    read = []
    for path, row in parts.rows("example"):
        parts.only_keys(row, _EXAMPLE_KEYS, path)
        for key in ("name", "complaint"):
            if key not in row:
                parts.report((*path, key), "missing-key", f"'{key}' is missing")
        name = parts.value((*path, "name"), row.get("name", ""), str)
        complaint = parts.value((*path, "complaint"), _facts(row.get("complaint", {})), Complaint)
        due = _due(parts, (*path, "due"), row.get("due", {}), codes)
        doubtful = parts.value((*path, "provisional"), row.get("provisional", []), tuple[str, ...])
        for code in doubtful or ():
            parts.known((*path, "provisional"), "limit", code, codes)
        if None not in (name, complaint, doubtful):
            read.append(
                PolicyExample(name=name, complaint=complaint, due=due, provisional=doubtful)
            )
    return tuple(read)


def _facts(complaint: object) -> object:
    """A single medium may stand alone."""
    if isinstance(complaint, dict) and isinstance(complaint.get("medium"), str):
        return {**complaint, "medium": [complaint["medium"]]}
    return complaint


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
