"""``flat``: that a column costs the same for any n and any number of holidays, and little memory.

Run as a module, it prints the bytes that a column needs beside itself.
"""

import subprocess
import sys
import tracemalloc
from random import Random

import numpy as np
from attrs import evolve

from benchmarks.bulk import LIMIT, MANY, columns
from benchmarks.peers import FIRST, LAST, ONE_DAY, calendars
from benchmarks.result import Result, at_most, plain
from benchmarks.turns import ROUNDS, Call, Turns, take_turns
from complaintkit import ClosedDay, Text, TimeLimit, WorkingCalendar, bulk

AMOUNTS = (1, 45, 1_000, 5_000)
HOLIDAYS = (0, 710, 7_100)
ROWS = (100_000, 1_000_000, 10_000_000)
FLAT = 1.1


def by_amount() -> dict[str, Call]:
    """A million rows, n working days later."""
    ours, days = calendars().ours, columns(ROWS[1])[0]
    limits = [LIMIT.read_as("term", f"{n} working days") for n in AMOUNTS]
    return {f"n={n:,}": _due(limit, days, ours) for n, limit in zip(AMOUNTS, limits, strict=True)}


def by_holidays() -> dict[str, Call]:
    """A million rows on calendars with more and more closed days."""
    days = columns(ROWS[1])[0]
    return {f"{n:,} holidays": _due(LIMIT, days, _calendar(n)) for n in HOLIDAYS}


def by_rows() -> dict[str, Call]:
    """More and more rows, into an array that is there."""
    ours = calendars().ours
    return {f"{n:,} rows": _into(columns(n)[0], ours) for n in ROWS}


def run() -> Result:
    """Race each against itself."""
    amounts, holidays = take_turns(by_amount()), take_turns(by_holidays())
    rows = take_turns(by_rows(), rounds=ROUNDS)
    linear = rows.ratio(f"{ROWS[2]:,} rows", f"{ROWS[1]:,} rows") * ROWS[1] / ROWS[2]
    whole = MANY * 16
    needed = (whole / 2 + _needed()) / whole
    return Result(
        header=["1,000,000 rows", "time / time of the first"],
        rows=[row for turns in (amounts, holidays) for row in _rows(turns)],
        targets=[
            at_most("slowest / fastest, any n", FLAT, _spread(amounts)),
            at_most("slowest / fastest, any number of holidays", FLAT, _spread(holidays)),
            at_most(f"a row among {ROWS[2]:,} / one among {ROWS[1]:,}", FLAT, linear),
            at_most(f"peak memory / input and output, {MANY:,} rows", FLAT, needed),
        ],
        rounds=ROUNDS,
        packages=("complaintkit", "numpy"),
    )


def _due(limit: TimeLimit, days: np.ndarray, calendar: WorkingCalendar) -> Call:
    return lambda: bulk.due_dates(limit, days, calendar)


def _into(days: np.ndarray, calendar: WorkingCalendar) -> Call:
    out = np.empty_like(days)
    return lambda: bulk.due_dates(LIMIT, days, calendar, out=out)


def _calendar(holidays: int) -> WorkingCalendar:
    draw = Random(holidays)
    span = (LAST - FIRST).days
    days = {FIRST + ONE_DAY * place for place in draw.sample(range(span), holidays)}
    closed = [ClosedDay(day=day, name=Text(en="closed")) for day in sorted(days)]
    return evolve(calendars().ours, code=f"c{holidays}", public_holidays=(), closed_once=closed)


def _rows(turns: Turns) -> list[list[str]]:
    first = next(iter(turns.seconds))
    return [[name, plain(turns.ratio(name, first))] for name in turns.seconds]


def _spread(turns: Turns) -> float:
    first = next(iter(turns.seconds))
    ratios = [turns.ratio(name, first) for name in turns.seconds]
    return max(ratios) / min(ratios)


def _needed() -> int:
    command = [sys.executable, "-m", "benchmarks.flat"]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def needed() -> int:
    """The peak of what a column of ten million rows needs beside its input."""
    ours, days = calendars().ours, columns(MANY)[0]
    bulk.due_dates(LIMIT, days[:10], ours)
    tracemalloc.start()
    bulk.due_dates(LIMIT, days, ours)
    _, peak = tracemalloc.get_traced_memory()
    return peak


if __name__ == "__main__":
    print(needed())
