"""``complaintkit deadlines CODE --input FILE``: a file of received days, each given its dates."""

import argparse
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from attrs import define, field

from complaintkit.cli.common import PROBLEMS, say_error
from complaintkit.cli.due_dates import DueDates
from complaintkit.errors import ChoiceError, Problem, quoted
from complaintkit.exports.csv_file import (
    WholeFile,
    WholeStream,
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
    due = DueDates.of(options.policy)
    names = [options.input, options.output, _rejected(options)]
    check_apart(*(name for name in names if name not in {None, _STREAM}))
    with all_or_nothing() as keep, _opened(options.input) as stream:
        mode, force = _mode(stream), options.force
        output, rejected = (
            keep(_Stream() if name == _STREAM else WholeFile(name, mode=mode, force=force))
            for name in names[1:]
        )
