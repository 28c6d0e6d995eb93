"""Complaints as rows of CSV, so that they read back as they were and no spreadsheet runs them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import fields

from complaintkit.complaints import Complainant, Complaint
from complaintkit.errors import FactsError, Problem
from complaintkit.exports.complaint_records import check_writable, complaint_as_dict
from complaintkit.reading.record_cells import NONE, guarded, joined
from complaintkit.reading.record_columns import MOST_ROWS
from complaintkit.reading.record_facts import problem_at
from complaintkit.reading.record_values import ROWS

_WHO, _OWN = "complainant", "attributes"
_FIELDS = tuple(field.name for field in fields(Complaint))
_USUAL = (
    *(name for name in _FIELDS if name not in {_WHO, _OWN}),
    *(f"{_WHO}.{field.name}" for field in fields(Complainant)),
)


def csv_columns(complaints: Iterable[Complaint]) -> tuple[str, ...]:
    """The columns of a table that holds all of these: the usual ones, and those they need.

    Raises:
        FactsError: For a fact that no cell can hold.
    """
    needed = {column for complaint in complaints for column in _cells(complaint)}
    return tuple(sorted({*_USUAL, *needed}, key=_place))


def to_csv_rows(
    complaints: Iterable[Complaint], columns: Sequence[str] | None = None
) -> Iterator[list[str]]:
    r"""A header and a row for each complaint, none of whose cells a spreadsheet will run.

    Args:
        complaints: The complaints.
        columns: What :func:`csv_columns` found; then any number of complaints is written
            one by one. Without them all are looked through first, and kept meanwhile.

    Raises:
        FactsError: For a fact that has no column, or that no cell can hold.

    Examples:
        >>> from complaintkit import Complaint
        >>> from complaintkit.exports import to_csv, to_csv_rows
        >>> columns = ["nature", "categories", "narrative"]
        >>> praised = Complaint(nature="praise", categories=[], narrative="=1+1")
        >>> header, *rows = to_csv_rows([praised], columns)
        >>> to_csv(header, rows)
        "nature,categories,narrative\npraise,none,'=1+1\n"
    """
    if columns is None:
        complaints = tuple(complaints)
        columns = csv_columns(complaints)
    yield list(columns)
    known = frozenset(columns)
    for complaint in complaints:
        cells = _cells(complaint)
        message = "there is no column for it"
        if lost := [problem_at((it,), "no-column", message) for it in cells if it not in known]:
            raise FactsError(lost)
        yield [cells.get(column, "") for column in columns]


def _cells(complaint: Complaint) -> dict[str, str]:
    """The cells that hold a complaint, by their columns; a row is never wholly empty."""
    plain: dict[str, Any] = complaint_as_dict(complaint)
    check_writable(plain)
    cells: dict[str, str] = {}
    for code, value in plain.pop(_OWN, {}).items():
        cells[f"attribute.{code}"] = _cell(value)
    if _WHO in plain:
        who = plain.pop(_WHO)
        cells |= {f"{_WHO}.{key}": _cell(value) for key, value in who.items()}
        cells |= {} if who else {_WHO: _cell("")}
    for name in [name for name in ROWS if name in plain]:
        cells |= _rows(name, plain.pop(name))
    cells |= {name: _cell(value, name) for name, value in plain.items()}
    return cells or {_OWN: NONE}


def _rows(name: str, rows: list[dict[str, object]]) -> dict[str, str]:
    if len(rows) > MOST_ROWS:
        raise _no_cell(name, f"{len(rows):,} of them; {MOST_ROWS} have columns")
    return {name: str(len(rows)) if rows else NONE} | {
        f"{name}.{number}.{key}": _cell(value)
        for number, row in enumerate(rows, 1)
        for key, value in row.items()
    }


def _cell(value: object, name: str = "") -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, list):
        return guarded(str(value))
    cell = joined(value)
    if cell is None:
        message = "a code with a semicolon or blanks around it, or called 'none': no cell holds it"
        raise _no_cell(name, message)
    return guarded(cell)


def _no_cell(name: str, message: str) -> FactsError:
    return FactsError([Problem(name, "no-cell", message)])


def _place(column: str) -> tuple[int, int, int, str]:
    """Where a column stands: as the fields do, then by number, attributes last."""
    name, _, rest = column.partition(".")
    if name not in _FIELDS:
        return len(_FIELDS), 0, 0, column
    number, _, key = rest.rpartition(".")
    kind = ROWS.get(name, Complainant)
    keys = ["", *(field.name for field in fields(kind))]
    return _FIELDS.index(name), int(number or 0), keys.index(key), ""
