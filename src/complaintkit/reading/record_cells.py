"""Facts in the cells of a table: what is empty, what is none, what no spreadsheet must run.

An empty cell is a fact that is not known. A text that a spreadsheet would run gets an
apostrophe, and so does an empty text, and one that could be taken for either.
"""

from collections.abc import Collection

NONE = "none"
"""What stands in the place of a list that is known to have nothing in it."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BETWEEN = ";"
_MOST_DIGITS = 20
_TRUTHS = {"true": True, "false": False}


def guarded(text: str) -> str:
    """A text as it can stand in a cell.

    Examples:
        >>> from complaintkit.reading.record_cells import guarded
        >>> guarded("=A1"), guarded("'=A1"), guarded(""), guarded("'t is niets")
        ("'=A1", "''=A1", "'", "'t is niets")
    """
    rest = text.lstrip("'")
    return text if rest and not rest.startswith(_FORMULA) else f"'{text}"


def unguarded(cell: str) -> str:
    """The text that stands in a cell.

    Examples:
        >>> from complaintkit.reading.record_cells import unguarded
        >>> unguarded("'=A1"), unguarded("'"), unguarded("'t is niets")
        ('=A1', '', "'t is niets")
    """
    return cell[1:] if cell.startswith("'") and guarded(cell) != cell else cell


def joined(codes: Collection[str]) -> str | None:
    """Codes in one cell; None where they would be read back as others."""
    cell = _BETWEEN.join(codes) if codes else NONE
    return cell if split(cell) == list(codes) else None


def split(cell: str) -> list[str]:
    """The codes in a cell."""
    return [] if cell == NONE else [code.strip() for code in cell.split(_BETWEEN)]


def as_truth(cell: str) -> bool | str:
    """True or false as a spreadsheet writes them, or the cell as it is."""
    return _TRUTHS.get(cell.lower(), cell)


def as_number(cell: str) -> int | str:
    """A whole number of at most 64 bits as it is mostly written, or the cell as it is."""
    digits = cell.removeprefix("-")
    is_number = digits.isascii() and digits.isdecimal() and len(digits) < _MOST_DIGITS
    return int(cell) if is_number and str(int(cell)) == cell else cell
