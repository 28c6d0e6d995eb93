"""The column of a file that holds the day of receipt, and what its cells hold instead of one."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime

from complaintkit.errors import ComplaintkitError, NotADateError, quoted, shortened
from complaintkit.reading.values import read_day

LONGEST_DAY = 40
"""No day or instant has more characters."""

_NAMES = """
    received, received on, received at, date received, received date, day received
    date of receipt, day of receipt, receipt date, date receipt
    reçu, reçue, reçu le, reçue le, date reçu, date reçue, date réception, date de réception
    date de la réception, jour de réception, réception
    ontvangen, ontvangen op, ontvangst, ontvangstdatum, ontvangstdag, datum ontvangst
    datum van ontvangst, datum ontvangen
    eingang, eingegangen, eingegangen am, eingangsdatum, eingangstag, datum eingang
    datum des eingangs, erhalten, erhalten am
"""
_NUMBER = "a number such as spreadsheets keep for a date"
_KINDS = {
    r"\d{4}-\d\d-\d\d([T ].*(Z|[+-]\d\d:\d\d))?": "a day or a time that does not exist",
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*": "a time of day without its offset from UTC",
    r"\d{8}|\d{1,4}([./ -])\d{1,2}\1\d{1,4}(\D.*)?": "a date in another form",
    r"[+-]?\d+([.,]\d+)?": "a number such as spreadsheets keep for a date",
}
_KIND_OF = {
    re.compile(form, re.ASCII | re.DOTALL | re.IGNORECASE): kind for form, kind in _KINDS.items()
}


def read_received(text: str) -> date | datetime:
    """The day, or aware instant, in a cell.

    Raises:
        NotADateError: For anything else, saying of what kind it is and never what it is.

    Examples:
        >>> from complaintkit.reading.received_column import read_received
        >>> read_received("46155")
        Traceback (most recent call last):
        complaintkit.errors.NotADateError: a number such as spreadsheets keep for a date
    """
    try:
        return read_day(text)
    except NotADateError:
        raise NotADateError(_kind(text)) from None


def find_column(
    header: Sequence[str],
    wanted: str | None,
    error: Callable[[str, int], ComplaintkitError],
) -> int:
    """Which column holds the day of receipt, from 0.

    Args:
        header: The names of the columns.
        wanted: The name of the one; found by what it is called unless given.
        error: Makes the error of a message and a line.

    Raises:
        ComplaintkitError: When there is none, when several are called so, or when two
            columns share a name; also when the first line seems to be no header, whose
            cells are then not shown.
    """
    found = [number for number, name in enumerate(header) if _means_received(name, wanted)]
    if not found and any(map(_is_value, header)):
        message = "the first line holds values where the names of the columns are wanted"
        raise error(message, 1)
    for number, name in enumerate(header):
        first = header.index(name)
        if first != number:
            message = f"columns {first + 1} and {number + 1} are both called {quoted(name)}"
            raise error(f"{message}: rename one", 1)
    if len(found) == 1:
        return found[0]
    raise error(_not_one([header[number] for number in found], header, wanted), 1)


def _not_one(found: Sequence[str], header: Sequence[str], wanted: str | None) -> str:
    names = shortened(", ".join(map(quoted, found or header)), 300)
    if wanted is not None:
        return f"no column {quoted(wanted)}; there are: {names}"
    if found:
        return f"several columns may be the day of receipt: {names}; say which with --column"
    return f"no column is called as a day of receipt is: {names}; say which with --column"


def _means_received(name: str, wanted: str | None) -> bool:
    return _plain(name) in _RECEIVED if wanted is None else name == wanted


def _plain(name: str) -> str:
    """A name without case, accents, blanks and signs."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in apart if char.isalnum())


_RECEIVED = frozenset(map(_plain, re.split(r"[,\n]", _NAMES.strip())))


def _is_value(cell: str) -> bool:
    """Whether a cell holds a day, a number or an address, which no column is called."""
    letters = {char for char in cell.upper() if char.isalpha()}
    return "@" in cell or (letters <= {"T", "Z"} and any(char.isdigit() for char in cell))


def _kind(text: str) -> str:
    """Of what kind a cell is that holds no day."""
    if not text.strip():
        return "empty"
    if text != text.strip():
        return "a value with blanks before or after it"
    forms = _KIND_OF if len(text) <= LONGEST_DAY else {}
    return next((kind for form, kind in forms.items() if form.fullmatch(text)), "not a date")
