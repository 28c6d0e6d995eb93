"""``complaintkit deadlines CODE --input FILE``: a file of received days, each given its dates."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing

from attrs import define, field

from complaintkit.cli.common import PROBLEMS, say_error
from complaintkit.cli.due_dates import DueDates
from complaintkit.errors import ChoiceError, Problem, quoted
from complaintkit.exports.csv_file import (
    Write,
    all_or_nothing,
    check_apart,
    csv_writer,
)
from complaintkit.reading.received_file import DELIMITERS, ReceivedFile

_STREAM = "-"
_SHOWN = 20
_STEP = 10_000
_ANYONE, _OWNER = 0o666, 0o600
_BOM = "\ufeff"
_REMEDY = "write a day as 2026-05-13, or an instant with its offset such as 2026-05-13T22:30+02:00"

Row = tuple[int, list[str]]


@define
class _Tally:
    """What became of the rows so far."""

    good: int = 0
    bad: int = 0
    shown: list[str] = field(factory=list)


def add(parser: argparse.ArgumentParser) -> None:
    """The options for a whole file."""
    group = parser.add_argument_group("a whole file of days (CSV)")
    group.add_argument("--input", type=_file, metavar="FILE", help="in the place of DAY; - reads")
    group.add_argument("--output", type=_file, metavar="FILE", help="- writes standard output")
    group.add_argument("--rejected", type=_file, metavar="FILE", help="OUTPUT.rejected.csv if not")
    group.add_argument("--column", metavar="NAME", help="the column of days, if not found by name")
    names = (*DELIMITERS, "|", "tab")
    group.add_argument("--delimiter", choices=names, help="what parts columns, if not found")
    group.add_argument("--force", action="store_true", help="replace files that are there")


def is_asked(options: argparse.Namespace) -> bool:
    """Whether the call is for a whole file.

    Raises:
        ChoiceError: When it is for neither a day nor a file, or half for each.
    """
    if options.input is None:
        _refuse_alone(options)
        return False
    if options.day is not None:
        raise ChoiceError("either a DAY or --input, not both")
    if options.output is None:
        raise ChoiceError("--input goes with --output FILE (- for standard output)")
    if options.rejected == _STREAM:
        raise ChoiceError("--rejected takes a file; standard output is for --output")
    if options.lang is not None or options.format == "json":
        raise ChoiceError("a file comes out as CSV: --lang and --format go with a DAY")
    return True


def run(options: argparse.Namespace) -> int:
    """Write the file; rows without a usable day go apart."""
    due = DueDates(find_versions(options.policy))
    rejected = _rejected(options)
    names = [name for name in (options.input, options.output, rejected) if name]
    check_apart(*(name for name in names if name != STREAM))
    with all_or_nothing() as keep, _opened(options.input) as stream:
        mode = _mode(stream)
        files = [keep(whole(name, mode=mode, force=options.force)) for name in names[1:]]
        name = "standard input" if options.input == STREAM else options.input
        delimiter = "\t" if options.delimiter == "tab" else options.delimiter
        received = ReceivedFile(stream, name, column=options.column, delimiter=delimiter)
        tally = _Tally(_writers(received, due.columns, files))
        _fill(received, due, tally)
        publish(files, empty=() if tally.bad else files[1:])
    _report(tally, received, names)
    return PROBLEMS if tally.bad else 0


def _fill(received: ReceivedFile, due: DueDates, tally: "_Tally") -> None:
    """Give each row its dates, or put it apart."""
    index, width = received.index, len(received.header)
    write, cells_of = tally.write[0], due.cells
    with closing(_counting(received.rows())) as rows:
        for line, cells in rows:
            if len(cells) != width:
                tally.reject(line, cells, Problem("", "cells", _ragged(len(cells), width)))
                continue
            dates = cells_of(cells[index])
            if isinstance(dates, str):
                column = f"column {quoted(received.header[index])}"
                tally.reject(line, cells, Problem(column, "day", dates))
            else:
                write([*cells, *dates])
                tally.good += 1


@define
class _Tally:
    """What became of the rows so far, and where they go: the good ones, then the others."""

    write: list[Write]
    good: int = 0
    bad: int = 0
    shown: list[tuple[int, Problem]] = field(factory=list)

    def reject(self, line: int, cells: list[str], problem: Problem) -> None:
        """Put a row apart."""
        for write in self.write[1:]:
            write([str(line), str(problem), *cells])
        self.bad += 1
        if self.bad <= _SHOWN:
            self.shown.append((line, problem))


def _writers(received: ReceivedFile, added: tuple[str, ...], files: list[Whole]) -> list[Write]:
    """What writes to each file, its header written."""
    header = received.header
    taken = next((name for name in added if name in header), None)
    if taken is not None:
        message = f"a column is called {quoted(taken)}, which is the name of one to add: rename it"
        raise ChoiceError(str(Problem("", "column-taken", message, 1, received.name)))
    headers = [(*header, *added), (*_free(("line", "problem"), header), *header)]
    writers = []
    for file, names in zip(files, headers, strict=False):
        file.stream.write(_BOM if received.bom else "")
        writers.append(csv_writer(file.stream, received.delimiter, received.line_end))
        writers[-1](names)
    return writers


def _free(names: Iterable[str], taken: list[str]) -> Iterator[str]:
    """The names, with a number where the file has a column of that name."""
    for name in names:
        tried = (f"{name}_{number}" for number in count(2))
        yield next(one for one in chain([name], tried) if one not in taken)


def _ragged(cells: int, width: int) -> str:
    return f"{cells} {'cell' if cells == 1 else 'cells'} where the header has {width}"


def _counting(rows: Iterator[Row]) -> Generator[Row]:
    """The same rows, counted on a terminal while they go by."""
    if not sys.stderr.isatty():
        yield from rows
        return
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            if number % _STEP == 0:
                sys.stderr.write(f"\r{number:,} rows")
                sys.stderr.flush()
            yield row
    finally:
        sys.stderr.write("\n" if number >= _STEP else "")


def _report(tally: _Tally, received: ReceivedFile, names: list[str]) -> None:
    """What was wrong with the first rows, and how many went where."""
    for line, problem in tally.shown:
        say_error(str(evolve(problem, line=line, file=received.name)))
    if tally.bad > _SHOWN:
        say_error(f"… and {tally.bad - _SHOWN:,} more")
    if tally.bad:
        say_error(_REMEDY)
    total = tally.good + tally.bad
    said = [
        f"{total:,} {'row' if total == 1 else 'rows'}: {tally.good:,} with dates in {_named(names[1])}"
    ]
