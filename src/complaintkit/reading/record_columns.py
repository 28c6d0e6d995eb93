"""The columns of a table of complaints, and a row of it as a record."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from attrs import fields

from complaintkit.complaints import AttributeType, Complainant, Complaint
from complaintkit.errors import FactsError, Problem, did_you_mean, near_misses
from complaintkit.reading.record_cells import NONE, as_number, as_truth, split, unguarded
from complaintkit.reading.record_facts import Declared, problem_at, unknown_name
from complaintkit.reading.record_values import ROWS
from complaintkit.reading.toml_file import Path

MOST_ROWS = 999
"""The most steps, decisions … that columns can be called after."""

_COMPARED = 20
"""The most cells of a header without a name that are compared with names."""

_WHO, _OWN, _ITSELF = "complainant", "attribute", ""
_LISTS = ("categories", "subjects", "bodies", "medium", "intermediary")
_ROW = re.compile(rf"({'|'.join(ROWS)})\.([1-9]\d{{0,2}})\.(\w+)", re.ASCII)
_COUNT = re.compile(r"[1-9]\d{0,2}", re.ASCII)

Read = Callable[[str], object]


class Column(NamedTuple):
    """A column: where its fact stands in a record, and how its cells are read."""

    path: Path
    read: Read


def find_columns(header: Sequence[str], declared: Declared, name: str, line: int) -> list[Column]:
    """The columns that a header names.

    Raises:
        FactsError: With all names that are unknown, or stand twice.
    """
    found = [_column(cell, declared) for cell in header]
    if not any(found):
        near = filter(None, (near_misses(cell, _BASE) for cell in header[:_COMPARED]))
        meant = next(near, did_you_mean("", _BASE))
        message = f"the first line names no column that is known{meant}"
        raise FactsError([Problem("", "no-header", message, line, name)])
    problems = [
        Problem(f"column {number}", code, message, line, name)
        for number, code, message in _wrong(header, found, declared)
    ]
    if problems:
        raise FactsError(problems)
    return [column for column in found if column is not None]


def how_many_known(header: Sequence[str]) -> int:
    """How many cells of a header are called as a column is."""
    return sum(_column(cell, {}) is not None for cell in header)


def record_of(
    columns: Sequence[Column], cells: Sequence[str]
) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """The record that the cells of a row make, and what keeps them from making one."""
    record: dict[str | int, Any] = {}
    for (path, read), cell in zip(columns, cells, strict=True):
        if cell:
            part = record
            for step in path[:-1]:
                part = part.setdefault(step, {})
            part[path[-1]] = read(unguarded(cell))
    problems = []
    for path, said in _shaped(record):
        problems.append(problem_at(path, "not-allowed", said))
        del record[path[0]]
    return {str(name): value for name, value in record.items()}, tuple(problems)


def _base_columns() -> Iterator[tuple[str, Column]]:
    """Those that need neither a number nor a policy."""
    for field in fields(Complaint):
        if field.name == "attributes" or field.name in {_WHO, *ROWS}:
            yield field.name, Column((field.name, _ITSELF), str)
        else:
            yield field.name, Column((field.name,), split if field.name in _LISTS else str)
    for field in fields(Complainant):
        yield f"{_WHO}.{field.name}", Column((_WHO, field.name), _reader(field.type))


def _reader(kind: object) -> Read:
    return as_truth if kind == (bool | None) else str


_BASE: Mapping[str, Column] = dict(_base_columns())
_FIELDS = {name: {it.name: _reader(it.type) for it in fields(kind)} for name, kind in ROWS.items()}
_READ_OWN: Mapping[AttributeType, Read] = {
    AttributeType.TRUTH: as_truth,
    AttributeType.NUMBER: as_number,
}


def _column(name: str, declared: Declared) -> Column | None:
    """The column of that name, if there is one."""
    if name in _BASE:
        return _BASE[name]
    row = _ROW.fullmatch(name)
    if row and row[3] in _FIELDS[row[1]]:
        return Column((row[1], int(row[2]) - 1, row[3]), _FIELDS[row[1]][row[3]])
    part, _, code = name.partition(".")
    if part != _OWN or not code or (declared and code not in declared):
        return None
    read = _READ_OWN.get(declared[code].type, str) if declared else str
    return Column(("attributes", code), read)


def _wrong(
    header: Sequence[str], found: Sequence[Column | None], declared: Declared
) -> Iterator[tuple[int, str, str]]:
    """Every column without a name that is known, and every second one of a name."""
    rows = [f"{name}.1.{key}" for name, keys in _FIELDS.items() for key in keys]
    known = [*_BASE, *rows, *(f"{_OWN}.{code}" for code in declared)]
    first: dict[str, int] = {}
    for number, (name, column) in enumerate(zip(header, found, strict=True), 1):
        if column is None:
            yield number, "unknown-column", unknown_name("column", name, known)
        elif first.setdefault(name, number) != number:
            yield number, "duplicate-column", f"the same name as that of column {first[name]}"


def _shaped(record: dict[str | int, Any]) -> Iterator[tuple[Path, str]]:
    """Give each part of a record its shape; where that cannot be done, why."""
    for name in (*ROWS, _WHO, "attributes"):
        if name in record:
            part = record[name]
            said = part.pop(_ITSELF, None)
            if name in ROWS:
                record[name] = [part.get(number, {}) for number in range(_how_many(part, said))]
            if (problem := _misfit(name, part, said)) is not None:
                yield (name,), problem


def _how_many(rows: dict[int, Any], said: str | None) -> int:
    if said is not None and _COUNT.fullmatch(said):
        return int(said)
    return max(rows, default=-1) + 1


def _misfit(name: str, part: dict[Any, Any], said: str | None) -> str | None:
    """Why what a cell says of a part does not fit what stands in it."""
    if name in ROWS:
        return _row_misfit(part, said)
    wanted = "" if name == _WHO else NONE
    if said not in {None, wanted}:
        return f"nothing, or {wanted or 'an apostrophe'} where nothing of it is known, is wanted"
    return "said to be none, and yet there are" if said == NONE and part else None


def _row_misfit(rows: dict[int, Any], said: str | None) -> str | None:
    if said is None:
        gap = next((number for number in range(len(rows)) if number not in rows), None)
        return None if gap is None else f"row {gap + 1} is empty, and a later one is not"
    if said == NONE:
        return "said to be none, and yet there are" if rows else None
    if not _COUNT.fullmatch(said):
        return f"{NONE}, or how many there are (up to {MOST_ROWS}), is wanted"
    return "there are more than it says" if max(rows, default=-1) >= int(said) else None
