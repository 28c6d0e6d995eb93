"""The worked examples of a policy file: facts and days in; a decision and dates out."""

from collections.abc import Container, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from complaintkit.admissibility import Outcome
from complaintkit.cases import Status
from complaintkit.complaints import FACTS, Complaint
from complaintkit.deadlines import DayOfEvent, ExtendedUntil
from complaintkit.escalation import RouteStatus
from complaintkit.events import State
from complaintkit.policy import PolicyExample
from complaintkit.reading.limit_tables import limit_codes
from complaintkit.reading.parts import Parts
from complaintkit.reading.rows import codes_of
from complaintkit.reading.toml_file import Path
from complaintkit.starts import Start

_KEYS = (
    *("name", "complaint", "events", "due", "provisional"),
    *("outcome", "rules", "asks", "refer_to"),
    *("as_of", "state", "standings", "routes", "last_days"),
)
_CODES = ("provisional", "rules", "asks", "refer_to")
_ONE = {"outcome": Outcome, "as_of": date, "state": State}
_NO_DATE = "no figure"
_ON_A_DAY = ("state", "standings", "routes", "last_days")
_OWN = "attribute."
Instant = date | datetime | None
Named = tuple[str, tuple[str, ...]]


def read_examples(parts: Parts, own_events: Iterable[str] = ()) -> tuple[PolicyExample, ...]:
    """The ``[[example]]`` rows; everything they name must be there."""
    limits, rules = tuple(limit_codes(parts)), tuple(codes_of(parts.rows("rule")))
    stages = tuple(codes_of(parts.rows("stage")))
    appeals = tuple(codes_of(parts.rows("appeal_term")))
    own, read = frozenset(own_events), []
    for path, row in parts.rows("example"):
        parts.only_keys(row, _KEYS, path)
        for key in ("name", "complaint"):
            if key not in row:
                parts.report((*path, key), "missing-key", f"'{key}' is missing")
        given = {
            "name": parts.value((*path, "name"), row.get("name", ""), str),
            "complaint": parts.value((*path, "complaint"), row.get("complaint", {}), Complaint),
            "events": _events(parts, (*path, "events"), row.get("events", {}), own),
            "due": _due(parts, (*path, "due"), row, ("limit", limits)),
            **{key: parts.value((*path, key), row.get(key, []), tuple[str, ...]) for key in _CODES},
            "standings": _choices(parts, (*path, "standings"), row, ("limit", limits), Status),
            "routes": _choices(parts, (*path, "routes"), row, ("stage", stages), RouteStatus),
            "last_days": _due(parts, (*path, "last_days"), row, ("appeal term", appeals)),
        }
        _check_names(parts, path, given, limits, rules)
        one = {
            key: parts.value((*path, key), row[key], kind)
            for key, kind in _ONE.items()
            if key in row
        }
        if not row.keys().isdisjoint(_ON_A_DAY) and "as_of" not in row:
            message = "'as_of' is missing: the day for which they are given"
            parts.report((*path, "as_of"), "missing-key", message)
        if None not in given.values():
            read.append(PolicyExample(**given, **one))
    return tuple(read)


def _choices(
    parts: Parts, path: Path, row: dict[str, Any], named: Named, kind: type[StrEnum]
) -> dict[str, str] | None:
    """How limits stand, or routes, by their codes."""
    raw, (what, known) = row.get(str(path[-1]), {}), named
    if not isinstance(raw, dict):
        example = f'{{ CODE = "{next(iter(kind))}" }}'
        parts.report(path, "wrong-type", f"{path[-1]} by {what} are wanted, such as {example}")
        return None
    for code in raw:
        parts.known((*path, code), what, code, known)
    read = {code: parts.value((*path, code), value, kind) for code, value in raw.items()}
    return {code: choice.value for code, choice in read.items() if choice is not None}


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


def _due(parts: Parts, path: Path, row: dict[str, Any], named: Named) -> dict[str, date | None]:
    """Dates by code; "no figure" where no date must come out."""
    raw, (what, known) = row.get(str(path[-1]), {}), named
    if not isinstance(raw, dict):
        message = f"dates by {what} are wanted, such as {{ CODE = 2026-06-27 }}"
        parts.report(path, "wrong-type", message)
        return {}
    for code in raw:
        parts.known((*path, code), what, code, known)
    return {
        code: None if value == _NO_DATE else parts.value((*path, code), value, date)
        for code, value in raw.items()
    }
