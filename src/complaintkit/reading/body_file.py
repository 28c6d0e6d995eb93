"""Body files: what institutions are called and how they are reached, in TOML."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import attrs

from complaintkit.bodies import Body, ContactPoint, Unit
from complaintkit.reading.calendar_file import read_sources
from complaintkit.reading.parts import Parts
from complaintkit.reading.rows import (
    Rows,
    check_above,
    check_circles,
    check_once,
    check_sources,
    codes_of,
)
from complaintkit.reading.toml_file import Path, parse_toml
from complaintkit.text import Source

_KEYS = ("source", "body")
_NONE: Mapping[str, Body] = MappingProxyType({})
Sourced = TypeVar("Sourced", ContactPoint, Unit)


class BodyFile(NamedTuple):
    """What a body file holds.

    Attributes:
        bodies: The bodies, in the order of the file.
        sources: The texts they were read in.
    """

    bodies: tuple[Body, ...]
    sources: tuple[Source, ...]


def read_body_file(data: bytes, name: str) -> BodyFile:
    """Read a body file.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.

    Raises:
        PolicyError: With all its problems.
    """
    parts = Parts(parse_toml(data, name))
    parts.only_keys(parts.file.tables, _KEYS)
    sources = read_sources(parts)
    bodies = read_bodies(parts, parts.named("source"))
    parts.finish()
    return BodyFile(bodies, sources)


def read_bodies(
    parts: Parts, known_sources: Iterable[str], shipped: Mapping[str, Body] = _NONE
) -> tuple[Body, ...]:
    """The ``[[body]]`` rows of any file; what is wrong with them is noted.

    A unit or a contact that names no source was read where the body was.

    Args:
        parts: The file.
        known_sources: Codes of its sources.
        shipped: Bodies that its rows may name, but not define anew.
    """
    rows = parts.rows("body")
    check_once(parts, rows, "body")
    _check_names(parts, rows, shipped)
    read = []
    for path, row in rows:
        check_sources(parts, path, row, known_sources)
        check_once(parts, _tables(path, row, "units"), "unit")
        read.append(parts.value(path, row, Body))
    return tuple(_with_sources(body) for body in read if body is not None)


def _check_names(parts: Parts, rows: Rows, shipped: Mapping[str, Body]) -> None:
    """A body that a row is a part of, or that is a member, must be there; a shipped one stays."""
    known = codes_of(rows) | {*shipped}
    check_above(parts, rows, "part_of", "body", known)
    check_circles(parts, rows, "part_of", "bodies that are parts of each other")
    for path, row in rows:
        if row.get("code") in (*shipped,):
            message = f"the body '{row['code']}' is shipped: name it, or choose another code"
            parts.report((*path, "code"), "twice", message)
        for place, member in _tables(path, row, "members"):
            if isinstance(member.get("body"), str):
                parts.known((*place, "body"), "body", member["body"], known)


def _tables(path: Path, row: dict[str, Any], key: str) -> Rows:
    """The tables of a list inside a row."""
    listed = row.get(key)
    items = enumerate(listed) if isinstance(listed, list) else ()
    return [((*path, key, index), item) for index, item in items if isinstance(item, dict)]


def _with_sources(body: Body) -> Body:
    units = tuple(
        attrs.evolve(unit, contacts=_sourced(unit.contacts, unit.source))
        for unit in _sourced(body.units, body.source)
    )
    return attrs.evolve(body, units=units, contacts=_sourced(body.contacts, body.source))


def _sourced(items: Iterable[Sourced], source: tuple[str, ...]) -> tuple[Sourced, ...]:
    """The items, those without a source of their own with this one."""
    return tuple(item if item.source else attrs.evolve(item, source=source) for item in items)
