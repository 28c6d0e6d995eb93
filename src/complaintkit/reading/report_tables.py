"""The reports of a policy file: which tables they have, for whom, how often."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from complaintkit.admissibility import Outcome
from complaintkit.complaints import ComplainantKind, Intermediary, Medium, Nature
from complaintkit.events import Closing, Merits, Remedy, State
from complaintkit.measures import Dimension, ReportDefinition, SeriesBreak, TableDefinition
from complaintkit.reading.parts import Parts
from complaintkit.reading.rows import check_once, check_sources
from complaintkit.reading.toml_file import Path, not_a_table
from complaintkit.taxonomy import Taxonomy

_CHOICES: Mapping[Dimension, type[StrEnum]] = {
    Dimension.NATURE: Nature,
    Dimension.OUTCOME: Outcome,
    Dimension.MERITS: Merits,
    Dimension.REMEDY: Remedy,
    Dimension.CLOSING: Closing,
    Dimension.STATE: State,
    Dimension.MEDIUM: Medium,
    Dimension.INTERMEDIARY: Intermediary,
    Dimension.COMPLAINANT: ComplainantKind,
}
_LISTS = {"table": "tables", "series_break": "series_breaks"}


def read_reports(
    parts: Parts, known: Iterable[str], limits: Iterable[str], taxonomies: Iterable[Taxonomy]
) -> tuple[ReportDefinition, ...]:
    """The ``[[report]]`` rows; every source, limit and mapping they name must be there."""
    rows, read = parts.rows("report"), []
    check_once(parts, rows, "report")
    limits, taxonomies = tuple(limits), tuple(taxonomies)
    for path, row in rows:
        check_sources(parts, path, row, known)
        tables = _tables(parts, (*path, "table"), row.get("table", []))
        for place, table in tables:
            _check_names(parts, place, table, limits, taxonomies)
        breaks = _breaks(parts, (*path, "series_break"), row.get("series_break", []))
        before = len(parts.problems)
        alone = {key: value for key, value in row.items() if key not in _LISTS}
        report = _report(parts, path, alone, [table for _, table in tables], breaks)
        if report is not None and len(parts.problems) == before:
            read.append(report)
    return tuple(read)


def _report(
    parts: Parts,
    path: Path,
    row: dict[str, Any],
    tables: list[TableDefinition],
    breaks: list[SeriesBreak],
) -> ReportDefinition | None:
    """A report without its rows, as the converter reads it; then with them."""
    found: ReportDefinition | None = parts.value(path, row, ReportDefinition)
    if found is None:
        return None
    return parts.tried(
        path,
        "not-allowed",
        lambda: found.with_tables(tables, breaks),
    )


def _tables(parts: Parts, path: Path, raw: object) -> list[tuple[Path, TableDefinition]]:
    read = [
        (place, parts.value(place, row, TableDefinition)) for place, row in _rows(parts, path, raw)
    ]
    return [(place, table) for place, table in read if table is not None]


def _breaks(parts: Parts, path: Path, raw: object) -> list[SeriesBreak]:
    read = [parts.value(place, row, SeriesBreak) for place, row in _rows(parts, path, raw)]
    return [one for one in read if one is not None]


def _rows(parts: Parts, path: Path, raw: object) -> list[tuple[Path, dict[str, Any]]]:
    """The tables of a list inside a report."""
    if not isinstance(raw, list):
        parts.report(path, "wrong-type", f"a list is wanted: write [[report.{path[-1]}]]")
        return []
    for index, row in enumerate(raw):
        if not isinstance(row, dict):
            parts.report((*path, index), "wrong-type", not_a_table(row))
    return [((*path, index), row) for index, row in enumerate(raw) if isinstance(row, dict)]


def _check_names(
    parts: Parts,
    path: Path,
    table: TableDefinition,
    limits: Iterable[str],
    taxonomies: Iterable[Taxonomy],
) -> None:
    for code in table.limits:
        parts.known((*path, "limits"), "limit", code, limits)
    if table.mapping is not None:
        there = {it.to for taxonomy in taxonomies for it in taxonomy.mappings}
        parts.known((*path, "mapping"), "mapping to the taxonomy", table.mapping, sorted(there))
    choices = None if table.rows is None else _CHOICES.get(table.rows)
    if choices is not None:
        for index, group in enumerate(table.groups):
            for code in group.codes:
                place = (*path, "groups", index, "codes")
                parts.known(place, str(table.rows), code, [it.value for it in choices])
