"""``complaintkit deadlines CODE --input FILE``: a file of received days, each given its dates."""

import argparse
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from attrs import define, evolve, field

from complaintkit.cli.common import PROBLEMS, find_policies, say_error
from complaintkit.cli.due_dates import DueDates
from complaintkit.cli.streams import STREAM, counted, counted_aloud, opened
from complaintkit.errors import ChoiceError, Problem, quoted
from complaintkit.exports.csv_file import (
    Whole,
    WholeFile,
    WholeStream,
    Write,
    all_or_nothing,
    check_apart,
    csv_writer,
)
from complaintkit.reading.received_file import DELIMITERS, ReceivedFile

_SHOWN = 20
_STEP = 10_000
_ANYONE, _OWNER = 0o666, 0o600
_BOM = "\ufeff"
_REMEDY = "write a day as 2026-05-13, or an instant with its offset such as 2026-05-13T22:30+02:00"

Rows = Generator[tuple[int, list[str]], None, None]


@define
class _Tally:
    """What became of the rows so far, and where they go."""

    write: Write
    write_rejected: Write | None
    good: int = 0
    bad: int = 0
    shown: list[tuple[int, Problem]] = field(factory=list)

    def reject(self, line: int, cells: list[str], problem: Problem) -> None:
        """Put a row apart."""
        if self.write_rejected is not None:
            self.write_rejected([str(line), str(problem), *cells])
        self.bad += 1
        if self.bad <= _SHOWN:
            self.shown.append((line, problem))


def add(parser: argparse.ArgumentParser) -> None:
    """The options for a whole file."""
    group = parser.add_argument_group("a whole file of days (CSV)")
    group.add_argument(
        "--input", type=_file, metavar="FILE", help="in the place of DAY; - is standard input"
    )
    group.add_argument(
        "--output", type=_file, metavar="FILE", help="where to; - is standard output"
    )
    group.add_argument(
        "--rejected", type=_file, metavar="FILE", help="where rows without a usable day go"
    )
    group.add_argument("--column", metavar="NAME", help="the column of days, if not found by name")
    names = (*DELIMITERS, "|", "tab")
    group.add_argument(
        "--delimiter", choices=names, metavar="SIGN", help="what parts columns: , ; | or tab"
    )
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
    if options.rejected == STREAM:
        raise ChoiceError("--rejected takes a file; standard output is for --output")
    if options.lang is not None or options.format == "json":
        raise ChoiceError("a file comes out as CSV: --lang and --format go with a DAY")
    return True


def run(options: argparse.Namespace) -> int:
    """Write the file; rows without a usable day go apart."""
    due = DueDates(find_policies(options.policy))
    apart = _apart(options)
    names = (options.input, options.output, apart)
    check_apart(*(name for name in names if name not in {None, STREAM}))
    with all_or_nothing() as keep, opened(options.input) as stream:
        may = {"mode": _mode(options.input), "force": options.force}
        output: Whole
        output = keep(
            WholeStream() if options.output == STREAM else WholeFile(options.output, **may)
        )
        rejected = None if apart is None else keep(WholeFile(apart, **may))
        received = _received(stream, options)
        tally = _Tally(*_writers(received, due.columns, output, rejected))
        _fill(received, due, tally)
        _publish(output, rejected, tally)
    _report(received, tally, options.output, apart)
    return PROBLEMS if tally.bad else 0


def _apart(options: argparse.Namespace) -> str | None:
    """Where rejected rows go; nowhere beside standard output."""
    beside = None if options.output == STREAM else f"{options.output}.rejected.csv"
    return options.rejected or beside


def _mode(name: str) -> int:
    """What comes out can be read by no one else than what goes in."""
    return _ANYONE if name == STREAM else Path(name).stat().st_mode & _ANYONE | _OWNER


def _received(stream: BinaryIO, options: argparse.Namespace) -> ReceivedFile:
    name = "standard input" if options.input == STREAM else options.input
    delimiter = "\t" if options.delimiter == "tab" else options.delimiter
    return ReceivedFile(stream, name, column=options.column, delimiter=delimiter)


def _writers(
    received: ReceivedFile, added: tuple[str, ...], output: Whole, rejected: Whole | None
) -> tuple[Write, Write | None]:
    """What writes to each file, its header written."""
    header = received.header
    taken = next((name for name in added if name in header), None)
    if taken is not None:
        message = f"a column is called {quoted(taken)} as one that is added: rename it"
        raise ChoiceError(str(Problem("", "column-taken", message, 1, received.name)))
    write = _writer(received, output, [*header, *added])
    if rejected is None:
        return write, None
    return write, _writer(received, rejected, [*_free(("line", "problem"), header), *header])


def _writer(received: ReceivedFile, file: Whole, header: list[str]) -> Write:
    file.stream.write(_BOM if received.bom else "")
    write = csv_writer(file.stream, received.delimiter, received.line_end)
    write(header)
    return write


def _free(names: Iterable[str], taken: list[str]) -> Iterator[str]:
    """The names, with a number where the file has a column of that name."""
    for name in names:
        numbered = (f"{name}_{number}" for number in count(2))
        yield next(one for one in chain([name], numbered) if one not in taken)


def _fill(received: ReceivedFile, due: DueDates, tally: _Tally) -> None:
    """Give each row its dates, or put it apart."""
    index, width, write = received.index, len(received.header), tally.write
    with closing(received.rows()) as rows, counted_aloud(rows, "row", _STEP) as counting:
        for line, cells in counting:
            found = due[cells[index]] if len(cells) == width else None
            if isinstance(found, tuple):
                cells.extend(found)
                write(cells)
                tally.good += 1
            else:
                tally.reject(line, cells, _problem(received, cells, found))


def _problem(received: ReceivedFile, cells: list[str], said: str | None) -> Problem:
    """What is wrong with a row; no other cell than that of the day is spoken of."""
    if said is not None:
        return Problem(f"column {quoted(received.header[received.index])}", "day", said)
    return Problem("", "cells", f"{counted(len(cells), 'cell')}, not {len(received.header)}")


def _publish(output: Whole, rejected: WholeFile | None, tally: _Tally) -> None:
    files = [output] if rejected is None else [output, rejected]
    for file in files:
        file.finish()
    output.publish()
    if rejected is not None and tally.bad:
        rejected.publish()
    elif rejected is not None:
        rejected.withdraw()


def _report(received: ReceivedFile, tally: _Tally, output: str, apart: str | None) -> None:
    """What was wrong with the first rows, and how many went where."""
    for line, problem in tally.shown:
        say_error(str(evolve(problem, line=line, file=received.name)))
    if tally.bad > _SHOWN:
        say_error(f"... and {tally.bad - _SHOWN:,} more")
    if tally.bad:
        say_error(_REMEDY)
    place = "standard output" if output == STREAM else quoted(output)
    said = f"{counted(tally.good + tally.bad, 'row')}: {tally.good:,} with dates in {place}"
    if tally.bad and apart is None:
        said += f", {tally.bad:,} rejected and kept nowhere (--rejected FILE keeps them)"
    elif tally.bad:
        said += f", {tally.bad:,} rejected to {quoted(apart)}"
    if received.blank:
        said += f"; {counted(received.blank, 'blank line')} passed over"
    say_error(said)


def _file(text: str) -> str:
    """The name of a file as it is typed."""
    if "\0" in text:
        raise argparse.ArgumentTypeError("a name with a NUL byte")
    return text


def _refuse_alone(options: argparse.Namespace) -> None:
    """Refuse what only goes with --input."""
    if options.day is None:
        raise ChoiceError("a DAY is wanted, or a file of days with --input")
    for name in ("output", "rejected", "column", "delimiter", "force"):
        if getattr(options, name):
            raise ChoiceError(f"--{name} goes with --input")
