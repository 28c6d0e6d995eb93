"""What the limits of a policy say of each other, of stages and of events must be there."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from complaintkit.errors import quoted
from complaintkit.events import EventKind
from complaintkit.reading.parts import Parts
from complaintkit.reading.toml_file import Path
from complaintkit.starts import STATED_DAYS
from complaintkit.timelimits import TimeLimit

_EVENTS = tuple(kind.value for kind in EventKind)


def check_references(
    parts: Parts,
    limits: Sequence[tuple[Path, TimeLimit]],
    stages: Iterable[str],
    own_events: Iterable[str] = (),
) -> None:
    """Report every name that names nothing, every circle, and limits that are not told apart."""
    codes = {limit.code for _, limit in limits}
    stages, events = tuple(stages), (*_EVENTS, *own_events)
    for path, limit in limits:
        _check_names(parts, path, limit, codes, stages)
        _check_starts(parts, path, limit, (*STATED_DAYS, *events))
        for name in ("met_by", "replaced_by", "stopped_by", "resumed_by", "restarted_by"):
            for kind in getattr(limit, name):
                parts.known((*path, name), "event", kind, events)
    _check_circles(parts, limits)
    _check_alike(parts, limits)


def _check_names(
    parts: Parts, path: Path, limit: TimeLimit, codes: Iterable[str], stages: Iterable[str]
) -> None:
    if limit.stage is not None:
        parts.known((*path, "stage"), "stage", limit.stage, stages)
    for start in limit.starts_on.each():
        if start.stage is not None:
            parts.known((*path, "starts_on"), "stage", start.stage, stages)
        if start.due_of is not None:
            parts.known((*path, "starts_on"), "limit", start.due_of, codes)
    for rule in limit.extension:
        parts.known((*path, "extension"), "event", rule.on, _EVENTS)
    if limit.void_if is not None:
        parts.known((*path, "void_if"), "limit", limit.void_if.by_due_of, codes)
        parts.known((*path, "void_if"), "event", limit.void_if.event, _EVENTS)


def _check_starts(parts: Parts, path: Path, limit: TimeLimit, events: Iterable[str]) -> None:
    for start in limit.starts_on.each():
        if start.event is not None:
            parts.known((*path, "starts_on"), "event", start.event, events)


def _check_circles(parts: Parts, limits: Sequence[tuple[Path, TimeLimit]]) -> None:
    """Limits that wait for each other would never be due: each circle is reported once."""
    needs: dict[str, set[str]] = {}
    for _, limit in limits:
        needed = {start.due_of for start in limit.starts_on.each() if start.due_of is not None}
        if limit.void_if is not None:
            needed.add(limit.void_if.by_due_of)
        needs.setdefault(limit.code, set()).update(needed)
    reported: set[str] = set()
    for path, limit in limits:
        circle = _circle(limit.code, needs)
        if circle and not reported & set(circle):
            reported |= set(circle)
            message = f"limits that wait for each other in a circle: {' → '.join(circle)}"
            parts.report((*path, "starts_on"), "circle", message)


def _circle(code: str, needs: dict[str, set[str]]) -> list[str]:
    """The way from a limit back to itself, if there is one."""
    ways = [[code]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for needed in sorted(needs.get(way[-1], ())):
            if needed == code:
                return [*way, code]
            if needed not in seen:
                seen.add(needed)
                ways.append([*way, needed])
    return []


def _check_alike(parts: Parts, limits: Sequence[tuple[Path, TimeLimit]]) -> None:
    """Limits that share a code must be told apart by conditions or by the days they hold."""
    plain = [row for row in limits if not row[1].when]
    for (_, one), (path, other) in combinations(plain, 2):
        alike = one.code == other.code and one.in_force.overlaps(other.in_force)
        if alike and not _other_nature(one, other):
            message = f"two limits {quoted(one.code)} both apply: give one of them a 'when'"
            parts.report(path, "both-apply", message)


def _other_nature(one: TimeLimit, other: TimeLimit) -> bool:
    """Whether two limits are owed for natures that have nothing in common."""
    if one.owed_for is None or other.owed_for is None:
        return False
    return not one.owed_for & other.owed_for
