"""What commands on a whole file share: standard input in the place of one, rows counted aloud."""

import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

from complaintkit.errors import ChoiceError

STREAM = "-"
"""How standard input and output are named in the place of a file."""

Row = TypeVar("Row")


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """A file to read, or standard input.

    Raises:
        ChoiceError: Where there is no standard input.
        OSError: When the file cannot be opened.
    """
    if name != STREAM:
        with Path(name).open("rb") as stream:
            yield stream
    elif getattr(sys.stdin, "buffer", None) is None:
        raise ChoiceError("there is no standard input to read; give a file")
    else:
        yield sys.stdin.buffer


def counted(number: int, noun: str) -> str:
    """A number of things, such as ``1 row`` or ``2,000 rows``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@contextmanager
def counted_aloud(rows: Iterable[Row], noun: str, every: int) -> Iterator[Iterable[Row]]:
    """The same rows, counted on a terminal; its line is ended before anything else is said."""
    if sys.stderr.isatty():
        with closing(_counting(rows, noun, every)) as counting:
            yield counting
    else:
        yield rows


def _counting(rows: Iterable[Row], noun: str, every: int) -> Generator[Row, None, None]:
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            if number % every == 0:
                sys.stderr.write(f"\r{counted(number, noun)}")
                sys.stderr.flush()
            yield row
    finally:
        sys.stderr.write("\n" if number >= every else "")
