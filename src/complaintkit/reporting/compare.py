"""Two reports beside each other: the figures of both periods, and what came between them."""

from collections.abc import Iterator
from typing import TypeAlias

from attrs import evolve

from complaintkit.errors import ChoiceError, quoted
from complaintkit.measures import (
    Column,
    ColumnKind,
    Figure,
    Note,
    Report,
    ReportTable,
    Row,
    Words,
)
from complaintkit.reporting.labels import coded

Shared: TypeAlias = list[tuple[Column, int, int]]
"""The columns that both tables have, with their places in the one and in the other."""

_NOTHING = Figure()
_NOBODY = Figure(value=0)
_BREAK = "series-break"


def compare_reports(report: Report, other: Report) -> Report:
    """A report with the figures of another period of the same report beside its own.

    Each column becomes three: the other period, its own, the difference. Where a register or a
    taxonomy changed in between, a warning says so.

    Args:
        report: The report.
        other: The same report of another period, usually the one before.

    Raises:
        ChoiceError: When they are not the same report, or one of them is published and the other
            is not.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit import compare_reports, report
        >>> inasti = get_policy("be.inasti")
        >>> of_2019 = report([], inasti, "yearly-network", "2019", date(2020, 1, 31))
        >>> of_2018 = report([], inasti, "yearly-network", "2018", date(2019, 1, 31))
        >>> beside = compare_reports(of_2019, of_2018)
        >>> [note.code for note in beside.notes if note.code == "series-break"]
        ['series-break']
    """
    _check(report, other)
    before = {table.code: table for table in other.tables}
    tables = tuple(
        _beside(table, before[table.code], str(report.period), str(other.period))
        for table in report.tables
        if table.code in before
    )
    gone = {table.code for table in report.tables} != before.keys()
    return evolve(
        report,
        tables=tables,
        notes=tuple(_notes(report, other, gone)),
        compared=other.period,
    )


def _check(report: Report, other: Report) -> None:
    for name in ("policy", "code"):
        one, two = getattr(report, name), getattr(other, name)
        if one != two:
            raise ChoiceError(f"{name}: {quoted(one)} cannot be compared with {quoted(two)}")
    if report.published is not other.published or report.threshold != other.threshold:
        raise ChoiceError("a published report cannot be compared with an internal one")
    if report.compared is not None or other.compared is not None:
        raise ChoiceError("a comparison cannot be compared once more")
    if report.period == other.period:
        raise ChoiceError(f"both are of {report.period}")


def _beside(table: ReportTable, other: ReportTable, now: str, then: str) -> ReportTable:
    # Columns that are parts of the period have other codes in the other one: they fall away.
    places = {column.code: place for place, column in enumerate(other.columns)}
    shared = [
        (column, place, places[column.code])
        for place, column in enumerate(table.columns)
        if column.code in places
    ]
    columns = [one for column, _, _ in shared for one in _columns(column, now, then)]
    ours = {(row.code, row.total): row for row in table.rows}
    theirs = {(row.code, row.total): row for row in other.rows}
    both = sorted({**ours, **theirs}, key=lambda key: key[1])
    nobody = (_nobody(other), _nobody(table))
    lines = [
        _row(ours.get(key) or theirs[key], (theirs.get(key), ours.get(key)), shared, nobody)
        for key in both
    ]
    return evolve(table, columns=tuple(columns), rows=tuple(lines))


def _columns(column: Column, now: str, then: str) -> Iterator[Column]:
    for code in (then, now):
        values = {"column": column.label, "period": coded(code)}
        said = Words(message="report.column-of", values=values)
        yield evolve(column, code=f"{column.code}@{code}", label=said, total=False)
    if column.kind is ColumnKind.COUNT:
        said = Words(message="report.difference", values={"column": column.label})
        yield Column(code=f"{column.code}@difference", label=said)


def _row(
    like: Row,
    rows: tuple[Row | None, Row | None],
    shared: Shared,
    nobody: tuple[Figure, Figure],
) -> Row:
    """A row of both periods, the other one first."""
    (before, after), (none_before, none_after) = rows, nobody
    figures: list[Figure] = []
    for column, place, place_before in shared:
        one = _figure(before, place_before, column, none_before)
        two = _figure(after, place, column, none_after)
        figures += [one, two]
        if column.kind is ColumnKind.COUNT:
            figures.append(_difference(one, two))
    return evolve(like, figures=tuple(figures))


def _nobody(table: ReportTable) -> Figure:
    """What a row that is not there says: nobody, or nothing where there were no cases at all."""
    figures = (figure for row in table.rows for figure in row.figures)
    return _NOBODY if any(it.withheld or it.value is not None for it in figures) else _NOTHING


def _figure(row: Row | None, place: int, column: Column, nobody: Figure) -> Figure:
    """A figure; of a row that is not there, that there is nobody."""
    if row is not None:
        return row.figures[place]
    return nobody if column.kind is ColumnKind.COUNT else _NOTHING


def _difference(before: Figure, after: Figure) -> Figure:
    if before.withheld or after.withheld:
        return Figure(withheld=True)
    if before.value is None or after.value is None:
        return _NOTHING
    return Figure(value=after.value - before.value)


def _notes(report: Report, other: Report, gone: bool) -> Iterator[Note]:  # noqa: FBT001
    """The notes of both, and what came between them."""
    first, last = sorted((report, other), key=lambda it: it.period.first)
    for made, beside in ((report, other), (other, report)):
        for note in made.notes:
            if note.code != _BREAK and note not in beside.notes:
                yield _of(note, made)
            elif note.code != _BREAK and made is report:
                yield note
    for one in dict.fromkeys((*first.series_breaks, *last.series_breaks)):
        if first.period.first < one.first <= last.period.last:
            yield _note(_BREAK, first=one.first, says=one.says)
    if changed := [
        code
        for code in sorted({*first.taxonomies, *last.taxonomies})
        if _changed(code, first, last)
    ]:
        yield _note("taxonomy-changed", codes=changed)
    if {it.content_hash for it in report.versions} != {it.content_hash for it in other.versions}:
        yield _note("policy-changed")
    if gone or report.definition_hash != other.definition_hash:
        yield _note("definition-changed")


def _of(note: Note, report: Report) -> Note:
    """A note of one of the two periods, which it names."""
    values = {"period": coded(str(report.period)), "says": note.words}
    return evolve(note, words=Words(message="report-note.of-period", values=values))


def _changed(code: str, first: Report, last: Report) -> bool:
    return first.taxonomies.get(code) != last.taxonomies.get(code)


def _note(code: str, **values: object) -> Note:
    return Note(code=code, words=Words(message=f"report-note.{code}", values=values), warning=True)
