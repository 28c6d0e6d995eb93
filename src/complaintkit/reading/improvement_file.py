"""Improvement files: what a body does better, and what it comes from, in TOML."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from complaintkit.errors import UnknownNameError, quoted
from complaintkit.improvement import (
    Action,
    Commitment,
    Improvement,
    ImprovementFinding,
    Praise,
    Recommendation,
    Suggestion,
    Survey,
    Theme,
)
from complaintkit.reading.calendar_file import read_sources
from complaintkit.reading.parts import Parts
from complaintkit.reading.rows import Rows, check_circles, check_once, codes_of, read_rows
from complaintkit.reading.shared import FindTaxonomy, no_taxonomy
from complaintkit.reading.toml_file import Path, parse_toml
from complaintkit.text import Assumption, Text

_ROWS: Mapping[str, tuple[str, type]] = MappingProxyType(
    {
        "theme": ("themes", Theme),
        "finding": ("findings", ImprovementFinding),
        "action": ("actions", Action),
        "recommendation": ("recommendations", Recommendation),
        "survey": ("surveys", Survey),
        "suggestion": ("suggestions", Suggestion),
        "praise": ("praise", Praise),
        "commitment": ("commitments", Commitment),
    }
)
_KEYS = ("code", "label", "body", "taxonomy", "source", "assumption", *_ROWS)
_NAMED = (
    ("finding", "theme", "theme"),
    ("finding", "items", "item"),
    ("action", "theme", "theme"),
    ("action", "finding", "finding"),
    ("action", "continues", "action"),
    ("recommendation", "actions", "action"),
)
"""Which rows name which others: the rows, the key, and what it names."""
_CATEGORIES = ("finding", "action", "recommendation", "suggestion")


def read_improvement(
    data: bytes, name: str, find_taxonomy: FindTaxonomy = no_taxonomy
) -> Improvement:
    """Read an improvement file.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.
        find_taxonomy: Gives the taxonomy that the file names.

    Raises:
        PolicyError: With all its problems.
    """
    parts = Parts(parse_toml(data, name))
    parts.only_keys(parts.file.tables, _KEYS)
    values: dict[str, Any] = {
        "code": parts.required("code", str),
        "label": parts.required("label", Text),
        "body": parts.required("body", str),
        "taxonomy": parts.key("taxonomy", str),
        "sources": read_sources(parts),
        **{field: read_rows(parts, key, kind) for key, (field, kind) in _ROWS.items()},
    }
    items = _items(parts)
    _check_names(parts, items)
    _check_categories(parts, items, values["taxonomy"], find_taxonomy)
    values["assumptions"] = _assumptions(parts, items)
    parts.finish()
    whole = parts.tried((), "not-allowed", lambda: Improvement(**values))
    parts.finish()
    return cast("Improvement", whole)


def _items(parts: Parts) -> Rows:
    """The ``[[survey.items]]`` of all surveys; what is none of them is told by their reader."""
    found = []
    for path, row in parts.rows("survey"):
        items = row.get("items", [])
        listed = enumerate(items) if isinstance(items, list) else ()
        found += [((*path, "items", at), it) for at, it in listed if isinstance(it, dict)]
    return found


def _every(parts: Parts, items: Rows) -> Iterator[tuple[str, Rows]]:
    for kind in _ROWS:
        yield kind, parts.rows(kind)
    yield "item", items


def _check_names(parts: Parts, items: Rows) -> None:
    """Each code stands once, and each row that is named is there."""
    rows = dict(_every(parts, items))
    check_once(parts, [row for kind in rows.values() for row in kind], "code")
    for kind, key, named in _NAMED:
        known = codes_of(rows[named])
        for path, row in rows[kind]:
            for code in _texts(row.get(key)):
                parts.known((*path, key), named, code, known)
    check_circles(parts, rows["action"], "continues", "actions that continue each other")
    for path, row in rows["action"]:
        _check_theme(parts, path, row, rows["finding"])


def _check_theme(parts: Parts, path: Path, row: dict[str, Any], findings: Rows) -> None:
    """An action is of the theme of the finding it answers."""
    found = next((it for _, it in findings if it.get("code") == row.get("finding")), {})
    theme = found.get("theme")
    if isinstance(theme, str) and row.get("theme") != theme:
        message = f"its finding is of the theme {quoted(theme)}"
        parts.report((*path, "theme"), "not-allowed", message)


def _check_categories(
    parts: Parts, items: Rows, taxonomy: str | None, find_taxonomy: FindTaxonomy
) -> None:
    """Each category that is named is one of the taxonomy."""
    rows = [row for kind in _CATEGORIES for row in parts.rows(kind)]
    named = [
        ((*path, "categories"), code)
        for path, row in (*rows, *items)
        for code in _texts(row.get("categories"))
    ]
    if taxonomy is None:
        for path, _ in named:
            message = "'taxonomy' is missing at the top: of which taxonomy are these?"
            parts.report(path, "missing-key", message)
        return
    try:
        known = [category.code for category in find_taxonomy(taxonomy).categories]
    except UnknownNameError as error:
        parts.report(("taxonomy",), "unknown-taxonomy", str(error))
        return
    for path, code in named:
        parts.known(path, "category", code, known)


def _assumptions(parts: Parts, items: Rows) -> tuple[Assumption, ...]:
    """What the texts leave open: of all categories, or of a row."""
    fields = {
        "categories",
        *(f"{kind}.{code}" for kind, rows in _every(parts, items) for code in codes_of(rows)),
    }
    rows, read = parts.rows("assumption"), []
    check_once(parts, rows, "assumption on", "field")
    for path, row in rows:
        for code in _texts(row.get("field")):
            parts.known((*path, "field"), "row", code, fields)
        for code in _texts(row.get("basis")):
            parts.known((*path, "basis"), "source", code, parts.named("source"))
        read.append(parts.value(path, row, Assumption))
    return tuple(it for it in read if it is not None)


def _texts(value: object) -> Iterable[str]:
    """Codes, of which one may stand alone; what is none is told by its reader."""
    listed = value if isinstance(value, list) else [value]
    return [code for code in listed if isinstance(code, str)]
