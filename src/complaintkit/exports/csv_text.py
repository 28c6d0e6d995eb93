"""CSV: comma, double quotes where needed, no cell that a spreadsheet would run."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet would run."""


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    r"""Rows as CSV text, a header first. A text that would be a formula gets an apostrophe.

    Examples:
        >>> from complaintkit.exports import to_csv
        >>> to_csv(["limit", "due"], [["=answer", None]])
        "limit,due\n'=answer,\n"
    """
    return "".join(f"{_line(row)}\n" for row in (header, *rows))


def _line(row: Sequence[object]) -> str:
    """One row. The writer quotes only the ends of line it is told to use: both are named."""
    written = StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([_cell(value) for value in row])
    return written.getvalue().removesuffix("\r\n")


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
