"""Files of published figures: what a document prints, as it prints it, in TOML."""

from collections.abc import Iterable
from typing import Any, cast

from complaintkit.errors import quoted
from complaintkit.measures.published import (
    Caveat,
    PublishedFigure,
    PublishedFigures,
    PublishedSplit,
    PublishedSum,
)
from complaintkit.reading.calendar_file import read_sources
from complaintkit.reading.parts import Parts
from complaintkit.reading.rows import Rows, check_once, codes_of, read_rows
from complaintkit.reading.toml_file import Path, parse_toml
from complaintkit.text import Text

_KEYS = ("code", "label", "source", "figure", "sum", "split", "caveat")


def read_figures(data: bytes, name: str) -> PublishedFigures:
    """Read a file of published figures.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.

    Raises:
        PolicyError: With all its problems.
    """
    parts = Parts(parse_toml(data, name))
    parts.only_keys(parts.file.tables, _KEYS)
    values = {
        "code": parts.required("code", str),
        "label": parts.required("label", Text),
        "sources": read_sources(parts),
        "figures": read_rows(parts, "figure", PublishedFigure),
        "sums": read_rows(parts, "sum", PublishedSum),
        "splits": read_rows(parts, "split", PublishedSplit),
        "caveats": read_rows(parts, "caveat", Caveat),
    }
    _check_names(parts)
    parts.finish()
    figures = parts.tried((), "not-allowed", lambda: PublishedFigures(**values))
    parts.finish()
    return cast("PublishedFigures", figures)


def _check_names(parts: Parts) -> None:
    """Each code stands once; each figure that is named is there, and no part of itself."""
    figures, sums, splits = (parts.rows(name) for name in ("figure", "sum", "split"))
    check_once(parts, [*figures, *sums, *splits], "code")
    known = codes_of(figures)
    for path, row in figures:
        _check_base(parts, path, row, known)
    for path, row in sums:
        _check_parts(parts, path, row, known)
        _named(parts, path, row, "total", known)
        if row.get("total") in _texts(row, "parts"):
            parts.report((*path, "total"), "circle", "the total is one of its own parts")
    for path, row in splits:
        _check_parts(parts, path, row, known)
        _check_one_base(parts, path, row, figures)
    for path, row in parts.rows("caveat"):
        _named(parts, path, row, "figures", known)


def _check_base(parts: Parts, path: Path, row: dict[str, Any], known: set[str]) -> None:
    for key in ("of", "or_of"):
        _named(parts, path, row, key, known)
        if row.get("code") in _texts(row, key):
            parts.report((*path, key), "circle", "a figure is no part of itself")


def _check_parts(parts: Parts, path: Path, row: dict[str, Any], known: set[str]) -> None:
    codes = _texts(row, "parts")
    _named(parts, path, row, "parts", known)
    if row.get("parts") == []:
        parts.report((*path, "parts"), "missing-key", "at least one part is wanted")
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        parts.report((*path, "parts"), "twice", f"a second part {quoted(code)}")


def _check_one_base(parts: Parts, path: Path, row: dict[str, Any], figures: Rows) -> None:
    """Percentages can only make 100 when they are of one thing."""
    wanted = _texts(row, "parts")
    given = [_texts(it, "of") for _, it in figures if it.get("code") in wanted]
    bases = {quoted(codes[0]) if codes else "none" for codes in given}
    if len(bases) > 1:
        named = ", ".join(sorted(bases))
        message = f"the parts of a split are of one base, not of {named}"
        parts.report((*path, "parts"), "not-allowed", message)


def _named(parts: Parts, path: Path, row: dict[str, Any], key: str, known: Iterable[str]) -> None:
    for code in _texts(row, key):
        parts.known((*path, key), "figure", code, known)


def _texts(row: dict[str, Any], key: str) -> list[str]:
    """The codes of a key, which may be one alone; what is none is told by its reader."""
    value = row.get(key, [])
    listed = value if isinstance(value, list) else [value]
    return [code for code in listed if isinstance(code, str)]
