"""Taxonomy files: a set of categories, and what they are in other sets, in TOML."""

from collections.abc import Iterable
from typing import cast

from complaintkit.reading.calendar_file import read_sources
from complaintkit.reading.parts import Parts
from complaintkit.reading.rows import (
    check_above,
    check_circles,
    check_once,
    check_sources,
    codes_of,
)
from complaintkit.reading.toml_file import parse_toml
from complaintkit.taxonomy import Category, Taxonomy, TaxonomyMapping
from complaintkit.text import Assumption, Text

_KEYS = ("code", "label", "source", "category", "mapping", "assumption")
_ASSUMED = ("field", "says", "basis")
_SUBJECT = "subject"


def read_taxonomy(data: bytes, name: str) -> Taxonomy:
    """Read a taxonomy file.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.

    Raises:
        PolicyError: With all its problems.
    """
    parts = Parts(parse_toml(data, name))
    parts.only_keys(parts.file.tables, _KEYS)
    sources = read_sources(parts)
    code, label = parts.required("code", str), parts.required("label", Text)
    mappings, assumptions = _mappings(parts), _assumptions(parts)
    if parts.file.tables.get("category", []) == []:
        parts.report(("category",), "missing-key", "at least one [[category]] is wanted")
    categories = read_categories(parts, parts.named("source"))
    parts.finish()
    return Taxonomy(
        code=code,
        label=label,
        categories=categories,
        mappings=mappings,
        sources=sources,
        assumptions=assumptions,
    )


def read_categories(
    parts: Parts, known_sources: Iterable[str], name: str = "category"
) -> tuple[Category, ...]:
    """The rows of a list of categories of any file; what is wrong with them is noted.

    Args:
        parts: The file.
        known_sources: Codes of its sources.
        name: What the rows are called: ``category``, or ``subject``; subjects have no parents.
    """
    rows = parts.rows(name)
    check_once(parts, rows, name)
    if name != _SUBJECT:
        check_above(parts, rows, "parent", name, codes_of(rows))
        check_circles(parts, rows, "parent", "categories that are kinds of each other")
    read = []
    for path, row in rows:
        check_sources(parts, path, row, known_sources)
        if name == _SUBJECT and "parent" in row:
            message = "no key 'parent' here: subjects are not kinds of each other"
            parts.report((*path, "parent"), "unknown-key", message)
        read.append(parts.value(path, row, Category))
    return tuple(category for category in read if category is not None)


def taxonomy_from(
    parts: Parts,
    known_sources: Iterable[str],
    code: str,
    label: Text,
    name: str = "category",
) -> Taxonomy | None:
    """The categories of a file as a taxonomy of its own; None where there are none, or bad ones.

    Args:
        parts: The file.
        known_sources: Codes of its sources.
        code: The code the taxonomy gets.
        label: Its name.
        name: What the rows are called.
    """
    before = len(parts.problems)
    categories = read_categories(parts, known_sources, name)
    if not categories or len(parts.problems) > before:
        return None
    return Taxonomy(code=code, label=label, categories=categories)


def _mappings(parts: Parts) -> tuple[TaxonomyMapping, ...]:
    """The ``[[mapping]]`` rows, one for each other taxonomy."""
    rows = parts.rows("mapping")
    known = codes_of(parts.rows("category"))
    check_once(parts, rows, "mapping to", "to")
    read = []
    for path, row in rows:
        codes = row.get("codes")
        for code in codes if isinstance(codes, dict) else ():
            parts.known((*path, "codes", code), "category", code, known)
        read.append(parts.value(path, row, TaxonomyMapping))
    return tuple(mapping for mapping in read if mapping is not None)


def _assumptions(parts: Parts) -> tuple[Assumption, ...]:
    """What the texts leave open: of all categories, of one, or of a mapping."""
    fields = {"category", *(f"category.{code}" for code in codes_of(parts.rows("category")))}
    sources, read = parts.named("source"), []
    rows = parts.rows("assumption")
    check_once(parts, rows, "assumption on", "field")
    for path, row in rows:
        parts.only_keys(row, _ASSUMED, path)
        known = {key: value for key, value in row.items() if key in _ASSUMED}
        assumption = cast("Assumption | None", parts.value(path, known, Assumption))
        if assumption is not None:
            parts.known((*path, "field"), "choice", assumption.field, fields)
            for code in assumption.basis:
                parts.known((*path, "basis"), "source", code, sources)
            read.append(assumption)
    return tuple(read)
