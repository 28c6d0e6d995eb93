"""CSV files that appear whole or not at all: written apart, then moved to where they belong."""

import csv
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import Protocol, TextIO, TypeVar

from complaintkit.errors import ComplaintkitError, quoted, said_of_system
from complaintkit.exports.csv_text import FORMULA

Write = Callable[[Sequence[str]], object]

_BUFFER = 1 << 16
_SIGNS = re.escape("".join(FORMULA))
_PERHAPS = re.compile(f"\n[{_SIGNS}]")


class NotWrittenError(ComplaintkitError, OSError):
    """A file that cannot be written, or may not be; nothing of it is left."""


class Whole(Protocol):
    """What is written apart, and shows itself only when it is whole."""

    stream: TextIO

    def finish(self) -> None:
        """Get all that was written out of memory."""

    def publish(self) -> None:
        """Show it."""

    def discard(self) -> None:
        """Leave nothing of it behind, beside what was published."""


AnyWhole = TypeVar("AnyWhole", bound=Whole)


class WholeFile:
    """A file that is written beside its place, under another name, until it is whole."""

    def __init__(self, name: str, *, mode: int = 0o666, force: bool = False) -> None:
        """Open it.

        Args:
            name: Where it belongs.
            mode: The permissions it may have; the process's own mask is taken off.
            force: Whether a file that stands there may be replaced.

        Raises:
            NotWrittenError: When it cannot go there.
        """
        self.name, self.force, self.place = name, force, Path(os.path.realpath(name))
        self._check()
        self._part, self.stream = _beside(self.place, mode)

    def finish(self) -> None:
        """Get all of it to the disk."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        self.stream.close()

    def publish(self) -> None:
        """Move it to its place; a file that stood there leaves it its permissions."""
        self._check()
        if self.place.exists():
            shutil.copymode(self.place, self._part)
        self._part.replace(self.place)

    def discard(self) -> None:
        """Take away what was not moved."""
        with suppress(OSError):
            self.stream.close()
        self._part.unlink(missing_ok=True)

    def withdraw(self) -> None:
        """Not needed after all: nor is what an earlier run left in its place."""
        if self.force:
            self.place.unlink(missing_ok=True)

    def _check(self) -> None:
        place, shown = self.place, quoted(self.name)
        if not place.parent.is_dir():
            raise NotWrittenError(f"no folder {quoted(str(Path(self.name).parent))}")
        if place.exists() and not place.is_file():
            raise NotWrittenError(f"{shown} is no plain file; nothing is written to it")
        if place.exists() and not self.force:
            raise NotWrittenError(f"{shown} is there already; --force replaces it")


class WholeStream:
    """The same for standard output: kept in a file without a name until it is whole."""

    def __init__(self) -> None:
        """Open that file.

        Raises:
            NotWrittenError: When there is no such output for bytes.
        """
        if getattr(sys.stdout, "buffer", None) is None:
            raise NotWrittenError("standard output takes no bytes here; give --output a file")
        self.stream: TextIO = TemporaryFile(  # noqa: SIM115 - closed by discard
            "w+", _BUFFER, encoding="utf-8", newline=""
        )

    def finish(self) -> None:
        """Get all of it out of memory."""
        self.stream.flush()

    def publish(self) -> None:
        """Copy it to standard output."""
        out = sys.stdout.buffer
        self.stream.buffer.seek(0)
        try:
            shutil.copyfileobj(self.stream.buffer, out)
            out.flush()
        except OSError:
            with suppress(OSError):  # What it still holds must not fail again at the exit.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise

    def discard(self) -> None:
        """Close the file, which takes it away."""
        with suppress(OSError):
            self.stream.close()


@contextmanager
def all_or_nothing() -> Iterator[Callable[[AnyWhole], AnyWhole]]:
    """Take away each file that was handed over and, when the block ends, is not published.

    Raises:
        NotWrittenError: When the system refuses to read or to write, or the user stops it.
    """
    with ExitStack() as stack:

        def keep(file: AnyWhole) -> AnyWhole:
            stack.callback(file.discard)
            return file

        try:
            yield keep
        except (ComplaintkitError, BrokenPipeError):
            raise
        except OSError as error:
            raise NotWrittenError(f"{said_of_system(error)}; no file was written") from error
        except KeyboardInterrupt:
            raise NotWrittenError("stopped; no file was written") from None


def check_apart(*names: str) -> None:
    """Refuse the same file under two of the names.

    Raises:
        NotWrittenError: Naming it.
    """
    places = [os.path.realpath(name) for name in names]
    for number, place in enumerate(places):
        for other in places[:number]:
            if place == other or _is_same(place, other):
                message = f"{quoted(names[number])} is read or written already: give another name"
                raise NotWrittenError(message)


def csv_writer(stream: TextIO, delimiter: str, line_end: str) -> Write:
    r"""What writes a row of texts, none of which a spreadsheet will run.

    Examples:
        >>> import sys
        >>> from complaintkit.exports.csv_file import csv_writer
        >>> write = csv_writer(sys.stdout, ";", "\n")
        >>> _ = write(["=A1", "a;b"])
        '=A1;"a;b"
    """
    # Not every version of Python quotes a cell for a line end that is not that of the rows.
    target = stream if line_end == "\r\n" else _ShortEnds(stream)
    whole = csv.writer(target, delimiter=delimiter, lineterminator="\r\n").writerow
    plain = csv.writer(stream, delimiter=delimiter, lineterminator=line_end).writerow
    perhaps = _PERHAPS.search

    def write(cells: Sequence[str]) -> None:
        starts = "\n" + "\n".join(cells)
        if perhaps(starts):
            cells = [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells]
        if "\r" in starts:
            whole(cells)
        else:
            plain(cells)

    return write


class _ShortEnds:
    """Takes whole rows, and ends them with a line feed alone."""

    def __init__(self, stream: TextIO) -> None:
        self._write = stream.write

    def write(self, row: str) -> int:
        return self._write(row[:-2] + "\n")


def _is_same(one: str, other: str) -> bool:
    with suppress(OSError):
        return os.path.samefile(one, other)  # noqa: PTH121 - the same in both branches
    return False


def _beside(place: Path, mode: int) -> tuple[Path, TextIO]:
    """A new file in the folder of another; its name stays clear of those of other runs."""
    number = 1
    while True:
        part = place.with_name(f".complaintkit-{number}.part")
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        except FileExistsError:
            number += 1
        else:
            return part, os.fdopen(handle, "w", _BUFFER, encoding="utf-8", newline="")
