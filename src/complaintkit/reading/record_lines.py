"""Lines of any file in constant memory: one that is too long is passed over to its end."""

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, NamedTuple

from complaintkit.errors import FactsError, Problem
from complaintkit.reading.record_values import MOST_RECORD

BOM = b"\xef\xbb\xbf"
TOO_LARGE = f"the record has over {MOST_RECORD:,} bytes"

_CHUNK = 1 << 16
_OTHERS = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"PK\x03\x04": "a workbook or an archive",
    b"\xd0\xcf\x11\xe0": "a workbook",
}


class Line(NamedTuple):
    """A line.

    Attributes:
        number: Its number, from 1.
        data: Its bytes, with its end; only the first where they are too many.
        whole: Whether these are all.
    """

    number: int
    data: bytes
    whole: bool


def lines_of(stream: BinaryIO, name: str) -> Iterator[Line]:
    """The lines of a file, without the mark of UTF-8.

    Raises:
        FactsError: At once, for a file that opens as one of another kind.
    """
    lines = _lines(stream)
    first = next(lines, None)
    if first is None:
        return iter(())
    check_opening(first.data, name)
    return chain([first._replace(data=first.data.removeprefix(BOM))], lines)


def check_opening(data: bytes, name: str | None) -> None:
    """Refuse a file that is none of text.

    Raises:
        FactsError: Saying what it is.
    """
    for mark, kind in _OTHERS.items():
        if data.startswith(mark):
            message = f"the file is {kind}, from byte 1 on; text in UTF-8 is wanted"
            raise FactsError([Problem("", "not-utf-8", message, None, name)])


def _lines(stream: BinaryIO) -> Iterator[Line]:
    number, data, whole = 1, b"", True
    for piece in _pieces(stream):
        whole = whole and len(data) + len(piece) <= MOST_RECORD
        data += piece if whole else b""
        if piece.endswith((b"\n", b"\r")):
            yield Line(number, data, whole)
            number, data, whole = number + 1, b"", True
    if data or not whole:
        yield Line(number, data, whole)


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Parts of lines, each up to a line's end at most; a line feed stays with its return."""
    held = b""
    while chunk := stream.read(_CHUNK):
        chunk = held + chunk
        held = b"\r" if chunk.endswith(b"\r") else b""
        yield from chunk.removesuffix(b"\r").splitlines(keepends=True)
    if held:
        yield held
