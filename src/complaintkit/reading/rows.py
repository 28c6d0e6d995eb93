"""Rows that have codes and name each other: each code once, each name known, no circle."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from complaintkit.errors import quoted
from complaintkit.reading.parts import Parts
from complaintkit.reading.toml_file import Path

Rows = list[tuple[Path, dict[str, Any]]]

_WORD = re.compile(r"[\w.-]+")


def codes_of(rows: Rows, key: str = "code") -> set[str]:
    """The codes of all rows, of those too that have problems."""
    return {code for _, _, code in _texts(rows, key)}


def read_rows(parts: Parts, name: str, kind: type) -> tuple[Any, ...]:
    """The rows of that name as a class, each with its sources; what has problems is left out."""
    read = []
    for path, row in parts.rows(name):
        check_sources(parts, path, row, parts.named("source"))
        read.append(parts.value(path, row, kind))
    return tuple(row for row in read if row is not None)


def check_once(parts: Parts, rows: Rows, kind: str, key: str = "code") -> None:
    """Report every row whose code an earlier one has."""
    seen: set[str] = set()
    for path, _, code in _texts(rows, key):
        if code in seen:
            parts.report((*path, key), "twice", f"a second {kind} {quoted(code)}")
        seen.add(code)


def check_filled(parts: Parts, rows: Rows, key: str) -> None:
    """Report every row in which a text that names it is blank."""
    for path, _, text in _texts(rows, key):
        if not text.strip():
            parts.report((*path, key), "empty", f"{key!r} is empty: a name is wanted")


def check_words(parts: Parts, rows: Rows) -> None:
    """Report every code that is no single word: cells of tables and keys of events part them."""
    for path, _, code in _texts(rows, "code"):
        if code.strip() and not _WORD.fullmatch(code):
            said = "a code is one word of letters, digits, '.', '-' and '_'"
            parts.report((*path, "code"), "no-code", f"{quoted(code)}: {said}")


def check_above(parts: Parts, rows: Rows, key: str, kind: str, known: Iterable[str]) -> None:
    """Report every row that names one above it that is not there."""
    known = tuple(known)
    for path, _, code in _texts(rows, key):
        parts.known((*path, key), kind, code, known)


def check_circles(parts: Parts, rows: Rows, key: str, said: str) -> None:
    """Report rows that are above each other, each circle once.

    Args:
        parts: The file.
        rows: Its rows.
        key: The key by which a row names the one above it.
        said: What the rows of a circle are to each other, for the message.
    """
    above: dict[str, str] = {}
    paths: dict[str, Path] = {}
    for path, row, code in _texts(rows, "code"):
        if isinstance(row.get(key), str):
            above.setdefault(code, row[key])
            paths.setdefault(code, path)
    for circle in _circles(above):
        message = f"{said}: {' → '.join((*circle, circle[0]))}"
        parts.report((*paths[circle[0]], key), "circle", message)


def check_sources(parts: Parts, path: Path, row: dict[str, Any], known: Iterable[str]) -> None:
    """Report a row that names no source, and every source it or a part of it names in vain."""
    known = tuple(known)
    if "source" not in row:
        message = "'source' is missing: where was it read?"
        parts.report((*path, "source"), "missing-key", message)
    for place, code in _sources(path, row):
        parts.known(place, "source", code, known)


def _sources(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    """Every code of a source in a row, at any depth."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _sources((*path, index), item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "source":
                codes = [item] if isinstance(item, str) else item
                listed = codes if isinstance(codes, list) else ()
                yield from (((*path, key), code) for code in listed if isinstance(code, str))
            else:
                yield from _sources((*path, key), item)


def _texts(rows: Rows, key: str) -> Iterator[tuple[Path, dict[str, Any], str]]:
    """The rows in which a key is a text, with it."""
    for path, row in rows:
        text = row.get(key)
        if isinstance(text, str):
            yield path, row, text


def _circles(above: dict[str, str]) -> Iterator[list[str]]:
    """The circles there are; each code is walked through once, however long the ways are."""
    done: set[str] = set()
    for code in above:
        way: dict[str, None] = {}
        here = code
        while here in above and here not in done and here not in way:
            way[here] = None
            here = above[here]
        if here in way:
            yield [*way][[*way].index(here) :]
        done |= way.keys()
