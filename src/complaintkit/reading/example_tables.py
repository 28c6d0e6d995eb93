"""The worked examples of a policy file: facts and days in; a decision and dates out."""

from collections.abc import Container, Iterable
from datetime import date, datetime
from typing import Any

from complaintkit.admissibility import Outcome
from complaintkit.cases import Status
from complaintkit.complaints import FACTS, Complaint
from complaintkit.deadlines import DayOfEvent, ExtendedUntil
from complaintkit.events import State
from complaintkit.policy import PolicyExample
from complaintkit.reading.parts import Parts
from complaintkit.reading.toml_file import Path
from complaintkit.starts import Start

_KEYS = (
    *("name", "complaint", "events", "due", "provisional"),
    *("outcome", "rules", "asks", "refer_to"),
    *("as_of", "state", "standings"),
)
_CODES = ("provisional", "rules", "asks", "refer_to")
_ONE = {"outcome": Outcome, "as_of": date, "state": State}
_NO_DATE = "no figure"
_OWN = "attribute."
Instant = date | datetime | None


def read_examples(
    parts: Parts, limits: Iterable[str], rules: Iterable[str], own_events: Iterable[str] = ()
) -> tuple[PolicyExample, ...]:
    """The ``[[example]]`` rows; every limit, rule and event they name must be there."""
    limits, rules, own, read = tuple(limits), tuple(rules), frozenset(own_events), []
    for path, row in parts.rows("example"):
        parts.only_keys(row, _KEYS, path)
        for key in ("name", "complaint"):
            if key not in row:
                parts.report((*path, key), "missing-key", f"'{key}' is missing")
        given = {
            "name": parts.value((*path, "name"), row.get("name", ""), str),
            "complaint": parts.value((*path, "complaint"), row.get("complaint", {}), Complaint),
            "events": _events(parts, (*path, "events"), row.get("events", {}), own),
            "due": _due(parts, (*path, "due"), row.get("due", {}), limits),
            **{key: parts.value((*path, key), row.get(key, []), tuple[str, ...]) for key in _CODES},
            "standings": _standings(parts, (*path, "standings"), row.get("standings", {}), limits),
        }
        _check_names(parts, path, given, limits, rules)
        one = {
            key: parts.value((*path, key), row[key], kind)
            for key, kind in _ONE.items()
            if key in row
        }
        if ("state" in row or "standings" in row) and "as_of" not in row:
            message = "'as_of' is missing: the day for which a state or standings are given"
            parts.report((*path, "as_of"), "missing-key", message)
        if None not in given.values():
            read.append(PolicyExample(**given, **one))
    return tuple(read)


def _standings(
    parts: Parts, path: Path, raw: object, limits: Iterable[str]
) -> dict[str, str] | None:
    """How limits stand, by their codes."""
    if not isinstance(raw, dict):
        message = 'standings by limit are wanted, such as { answer = "missed" }'
        parts.report(path, "wrong-type", message)
        return None
    for code in raw:
        parts.known((*path, code), "limit", code, limits)
    read = {code: parts.value((*path, code), value, Status) for code, value in raw.items()}
    return {code: status.value for code, status in read.items() if status is not None}


def _check_names(
    parts: Parts, path: Path, given: dict[str, Any], limits: Iterable[str], rules: Iterable[str]
) -> None:
    for code in given["provisional"] or ():
        parts.known((*path, "provisional"), "limit", code, limits)
    for code in given["rules"] or ():
        parts.known((*path, "rules"), "rule", code, rules)
    for name in given["asks"] or ():
        if not name.startswith(_OWN):
            parts.known((*path, "asks"), "fact", name, FACTS)


def _events(
    parts: Parts, path: Path, raw: object, own: Container[str]
) -> dict[str, tuple[DayOfEvent, ...]]:
    """Days by kind of event, one or several; ``{ day, until }`` for an extension to a day."""
    if not isinstance(raw, dict):
        message = "days by kind of event are wanted, such as { answered = 2026-06-01 }"
        parts.report(path, "wrong-type", message)
        return {}
    days: dict[str, tuple[DayOfEvent, ...]] = {}
    for key, value in raw.items():
        stage, _, kind = key.rpartition("/")
        if kind not in own:
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
