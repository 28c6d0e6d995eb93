"""Rows of CSV in constant memory: one that cannot be read never hides those below it."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from attrs import evolve

from complaintkit.errors import Problem
from complaintkit.reading.record_json import decoded
from complaintkit.reading.record_lines import TOO_LARGE, Line
from complaintkit.reading.record_values import MOST_RECORD


class Row(NamedTuple):
    """A row.

    Attributes:
        line: The line it begins in, from 1.
        cells: Its cells.
        data: Its bytes.
        problem: What keeps it from being one.
    """

    line: int
    cells: list[str]
    data: bytes
    problem: Problem | None


def rows_of(lines: Iterator[Line], delimiter: str) -> Iterator[Row]:
    """The rows of a file as the strict parser tells them apart, blank ones aside.

    After a row that cannot be read the next line is taken to begin another.
    """
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        cells: list[str] = []
        said = None
        feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooLargeError) as error:
            said = _said(error)
            feed.go_back()
        problem = feed.fault if said is None else Problem("", said[0], feed.how_far(said[1]))
        if any(cells) or problem is not None:
            data = b"".join(line.data for line in feed.taken)
            yield Row(feed.taken[0].number, cells, data, problem)


class _TooLargeError(Exception):
    """A row that takes more bytes than it may."""


class _Feed:
    """Lines for the parser, kept as long as their row is not whole.

    Lines are gone through again after a row that cannot be read, but none a third time: a
    file cannot be made to take long.
    """

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines, self._again = lines, deque[Line]()
        self._size, self._furthest = 0, 0
        self.taken: list[Line] = []
        self.fault: Problem | None = None

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        self._size += len(line.data)
        if self._size > MOST_RECORD or not line.whole:
            raise _TooLargeError
        text, fault = decoded(line.data)
        if fault is not None and self.fault is None:
            self.fault = evolve(fault, message=f"{fault.message} (line {line.number})")
        return text

    def begin(self) -> None:
        """A row begins."""
        self.taken, self.fault, self._size = [], None, 0

    def go_back(self) -> None:
        """Only the first line belongs to the row after all."""
        first, *others = self.taken
        if others and first.number >= self._furthest:
            self._furthest = others[-1].number
            self._again.extendleft(reversed(others))
            self.taken = [first]

    def how_far(self, message: str) -> str:
        """What is wrong with a row, and how many lines it takes with it."""
        more = len(self.taken) - 1
        return f"{message} ({more} more lines with it)" if more else message


def _said(error: Exception) -> tuple[str, str]:
    """What kind of problem it is and, in words that no version of Python changes, what."""
    said = str(error)
    if isinstance(error, _TooLargeError):
        return "too-large", f"{TOO_LARGE}: is a quote not closed?"
    if "field limit" in said:
        most = f"{csv.field_size_limit():,}"
        return "too-large", f"a cell has over {most} characters: is a quote not closed?"
    if "end of data" in said:
        return "not-csv", "a quote that the row opens is never closed"
    return "not-csv", "text follows a closing quote: inside quotes a quote stands twice"
