"""Files of received days: CSV as spreadsheets save it, read row by row, nothing guessed.

Bytes come in by chunks that end with a line, so that a fault of encoding has its line; the
parser is the strict one, and what a row may hold in memory is bounded.
"""

import csv
from collections.abc import Generator, Iterator
from io import StringIO
from itertools import chain
from typing import BinaryIO

from complaintkit.errors import ComplaintkitError, Problem
from complaintkit.reading.received_column import find_column

MOST_RECORD = 1 << 20
"""The most bytes a row may have."""

DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
"""What is looked for between cells, and how it is called."""

_CHUNK = 1 << 16
_BOM = b"\xef\xbb\xbf"
_SAVE = "save it as CSV in UTF-8 (in a spreadsheet: 'CSV UTF-8')"
_OTHERS = {
    b"\xff\xfe": f"the file is UTF-16, not UTF-8: {_SAVE}",
    b"\xfe\xff": f"the file is UTF-16, not UTF-8: {_SAVE}",
    b"PK\x03\x04": f"the file is a workbook, not CSV: {_SAVE}",
    b"\xd0\xcf\x11\xe0": f"the file is a workbook, not CSV: {_SAVE}",
}


class ReceivedFileError(ComplaintkitError, ValueError):
    """A file of received days that cannot be read as a whole; no cell of it is quoted."""


class ReceivedFile:
    r"""A CSV file with a header and, among its columns, the days on which complaints came in.

    Attributes:
        header: The names of its columns.
        index: Which of them holds the day of receipt, from 0.
        delimiter: What stands between its cells.
        line_end: How its lines end.
        bom: Whether it opens with a byte order mark.
        blank: How many blank lines were passed over so far.

    Examples:
        >>> from io import BytesIO
        >>> from complaintkit.reading.received_file import ReceivedFile
        >>> file = ReceivedFile(BytesIO(b"case;received\nA;2026-05-13\n"), "received.csv")
        >>> file.header[file.index], list(file.rows())
        ('received', [(2, ['A', '2026-05-13'])])
    """

    def __init__(
        self,
        stream: BinaryIO,
        name: str,
        *,
        column: str | None = None,
        delimiter: str | None = None,
    ) -> None:
        """Read the header.

        Args:
            stream: The bytes: UTF-8, with or without a byte order mark.
            name: The file's name, for messages.
            column: The name of the column; found by what it is called unless given.
            delimiter: What stands between cells; found in the header unless given.

        Raises:
            ReceivedFileError: When it has no header, or none that can be read.
        """
        self.name, self.bom, self.blank = name, False, 0
        self._stream, self._line, self._done = stream, 0, 0
        chunks = self._chunks()
        first = next(chunks, None)
        if first is None:
            raise self._error("the file is empty: a header and rows are wanted")
        self.line_end = "\r\n" if "\r\n" in first else "\n"
        self.delimiter = self._delimiter(first) if delimiter is None else delimiter
        lines = chain.from_iterable(map(_lines, chain([first], chunks)))
        self._reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        self.header = self._header()
        self.index = find_column(self.header, column, self._error)

    def rows(self) -> Generator[tuple[int, list[str]], None, None]:
        """Each row below the header: the line it begins in, from 1, and its cells.

        Lines without anything in any cell are passed over and counted.

        Raises:
            ReceivedFileError: When what follows cannot be told apart into rows.
        """
        reader, columns, done = self._reader, len(self.header), self._done
        try:
            for cells in reader:
                line, self._done = done + 1, reader.line_num
                done = self._done
                if any(cells) or (cells and columns == 1):
                    yield line, cells
                else:
                    self.blank += 1
        except csv.Error as error:
            raise self._not_csv(error) from None

    def _header(self) -> list[str]:
        try:
            header = next(self._reader)
        except csv.Error as error:
            raise self._not_csv(error) from None
        self._done = self._reader.line_num
        if not any(header):
            raise self._error("the first line is blank: the names of the columns are wanted", 1)
        return header

    def _delimiter(self, text: str) -> str:
        """The one that parts the first line into cells; a comma where none does."""
        found = [delimiter for delimiter in DELIMITERS if _parts(text, delimiter)]
        if len(found) > 1:
            names = " and ".join(DELIMITERS[delimiter] for delimiter in found)
            raise self._error(f"both {names} may part the columns: say which with --delimiter", 1)
        return found[0] if found else ","

    def _chunks(self) -> Iterator[str]:
        """The text by parts that end where a line ends; a row across too many is refused."""
        rest, done, waiting = b"", -1, 0
        while data := self._stream.read(_CHUNK):
            rest = rest + data if self._line or rest else self._opening(data)
            end = max(rest.rfind(b"\n"), rest.rfind(b"\r", 0, len(rest) - 1)) + 1
            waiting = waiting + len(data) if self._done == done else len(rest)
            done = self._done
            if waiting > MOST_RECORD:
                message = f"the row that begins here has over {MOST_RECORD:,} bytes"
                raise self._error(f"{message}: is a quote not closed?", done + 1)
            if end:
                yield self._text(rest[:end])
                rest = rest[end:]
        if rest:
            yield self._text(rest)

    def _opening(self, data: bytes) -> bytes:
        for mark, message in _OTHERS.items():
            if data.startswith(mark):
                raise self._error(message)
        self.bom = data.startswith(_BOM)
        return data.removeprefix(_BOM)

    def _text(self, data: bytes) -> str:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = self._line + _line_ends(data[: error.start]) + 1
            raise self._error(f"the line is not UTF-8: {_SAVE}", line) from None
        if "\0" in text:
            line = self._line + _line_ends(data[: data.index(b"\0")]) + 1
            raise self._error(f"the line has a NUL byte, which no text has: {_SAVE}", line)
        self._line += _line_ends(data)
        return text

    def _not_csv(self, error: csv.Error) -> ReceivedFileError:
        said = str(error)
        if "field limit" in said:
            most = f"{csv.field_size_limit():,}"
            message = f"a cell of the row has over {most} characters: is a quote not closed?"
        elif "end of data" in said:
            message = "a quote that the row opens is never closed"
        else:
            message = "text follows a closing quote in the row: inside quotes a quote stands twice"
        return self._error(message, self._done + 1)

    def _error(self, message: str, line: int | None = None) -> ReceivedFileError:
        return ReceivedFileError(str(Problem("", "received-file", message, line, self.name)))


def _lines(text: str) -> Iterator[str]:
    """Lines as CSV has them: not ended by the other separators that texts know."""
    return StringIO(text, newline="")


def _line_ends(data: bytes) -> int:
    return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


def _parts(text: str, delimiter: str) -> bool:
    """Whether a delimiter parts the header, its quotes where quotes are."""
    try:
        cells = next(csv.reader(_lines(text), delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return len(cells) > 1 and not any('"' in cell for cell in cells)
