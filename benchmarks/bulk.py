"""``bulk``: a column of days, 45 working days later, beside numpy and a bare copy."""

from functools import cache

import numpy as np

from benchmarks.peers import FIRST_START, LAST_START, calendars
from benchmarks.result import OURS, Result, Target, at_least, at_most, plain
from benchmarks.turns import FEW_ROUNDS, ROUNDS, Call, Turns, agree, take_turns
from complaintkit import TimeLimit, bulk

ROWS = (100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000)
MANY = ROWS[-1]
N = 45
LIMIT = TimeLimit(code="result", term=f"{N} working days", calendar="be.legal")
INTO, BY_ROW = f"{OURS}, into a given array", f"{OURS}, an amount a row"
NUMPY, NUMPY_BY_ROW = "numpy.busday_offset", "numpy.busday_offset, an amount a row"
COPYTO, COPY = "numpy.copyto, into a given array", "numpy.copy"


@cache
def columns(rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Unsorted days in forty years, and amounts of 45 on average."""
    draw = np.random.default_rng(rows)
    first, last = (np.datetime64(day, "D").astype(int) for day in (FIRST_START, LAST_START))
    days = draw.integers(first, last, rows).astype("datetime64[D]")
    return days, draw.integers(1, 2 * N, rows)


def contenders(rows: int) -> dict[str, Call]:
    """Each takes the same days."""
    ours, busdays = calendars().ours, calendars().numpy
    days, amounts = columns(rows)
    out = np.empty_like(days)
    return {
        OURS: lambda: bulk.due_dates(LIMIT, days, ours),
        INTO: lambda: bulk.due_dates(LIMIT, days, ours, out=out),
        NUMPY: lambda: np.busday_offset(days, N, roll="backward", busdaycal=busdays),
        BY_ROW: lambda: bulk.due_dates(LIMIT, days, ours, amounts=amounts),
        NUMPY_BY_ROW: lambda: np.busday_offset(days, amounts, roll="backward", busdaycal=busdays),
        COPYTO: lambda: np.copyto(out, days),
        COPY: days.copy,
    }


def run() -> Result:
    """Race them for every number of rows."""
    check = contenders(ROWS[2])
    agree({name: check[name] for name in (OURS, INTO, NUMPY)})
    agree({name: check[name] for name in (BY_ROW, NUMPY_BY_ROW)})
    turns = {n: take_turns(contenders(n), ROUNDS if n < MANY else FEW_ROUNDS) for n in ROWS}
    columns.cache_clear()
    names = list(check)
    return Result(
        header=["time / time of complaintkit", *(f"{n:,} rows" for n in ROWS)],
        rows=[[name, *(plain(turns[n].ratio(name, OURS)) for n in ROWS)] for name in names],
        targets=_targets(turns),
        rounds=ROUNDS,
        packages=("complaintkit", "numpy"),
    )


def _targets(turns: dict[int, Turns]) -> list[Target]:
    def faster(rows: int, slow: str = NUMPY, fast: str = OURS) -> float:
        return turns[rows].ratio(slow, fast)

    by_row = {n: faster(n, NUMPY_BY_ROW, BY_ROW) for n in ROWS}
    return [
        *(at_least(f"faster than {NUMPY}, {n:,} rows", 80, faster(n)) for n in ROWS[2:5]),
        at_least(f"faster than {NUMPY}, {MANY:,} rows", 45, faster(MANY)),
        at_least(f"the same into a given array, {MANY:,} rows", 45, faster(MANY, fast=INTO)),
        *(at_least(f"faster, an amount a row, {n:,} rows", 30, by_row[n]) for n in ROWS[2:]),
        at_least(f"faster than {NUMPY}, 100 rows", 1, faster(100)),
        at_least("the same, an amount a row, 100 rows", 1, by_row[100]),
        at_most(f"time / time of numpy.copyto, {MANY:,} rows", 5, faster(MANY, OURS, COPYTO)),
    ]
