"""``columns``: a million rows counted into the cells of a yearly report."""

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")  # One core for all, before Polars starts its own.

import duckdb
import numpy as np
import polars as pl

from benchmarks.measure import DisagreementError
from benchmarks.result import OURS, Result, at_most, plain
from benchmarks.turns import ROUNDS, Call, take_turns
from complaintkit import bulk

ROWS, MONTHS, CATEGORIES = 1_000_000, 72, 12
POLARS, DUCKDB = "Polars, group_by", "DuckDB, GROUP BY"
QUERY = """
    SELECT date_trunc('month', received) AS month, category, in_time, count(*) AS rows
    FROM complaints GROUP BY ALL
"""


def contenders() -> dict[str, Call]:
    """Each gives rows by month, category and in time or not, from columns of its own kind."""
    draw = np.random.default_rng(72)
    first = np.datetime64("2020-01-01").astype(int)
    days = (first + draw.integers(0, MONTHS * 30, ROWS)).astype("datetime64[D]")
    category = draw.integers(0, CATEGORIES, ROWS).astype(np.int8)
    in_time = draw.random(ROWS) < 0.8
    frame = pl.DataFrame({"received": days, "category": category, "in_time": in_time})
    base = duckdb.connect(config={"threads": 1})
    base.register("given", frame.to_arrow())
    base.execute("CREATE TABLE complaints AS SELECT * FROM given")
    month = pl.col("received").dt.truncate("1mo").alias("month")
    return {
        OURS: lambda: bulk.tally(days, category, in_time),
        POLARS: lambda: frame.group_by(month, "category", "in_time").len("rows"),
        DUCKDB: lambda: base.sql(QUERY).to_arrow_table(),
    }


def run() -> Result:
    """Check that all count alike, and race them."""
    calls = contenders()
    _agree(calls)
    turns = take_turns(calls)
    fastest = min((POLARS, DUCKDB), key=lambda name: turns.ratio(name, OURS))
    return Result(
        header=[
            f"{ROWS:,} rows, {MONTHS} months, {CATEGORIES} categories",
            f"time / time of {OURS}",
        ],
        rows=[[name, plain(turns.ratio(name, OURS))] for name in calls],
        targets=[at_most(f"time / time of {fastest}", 2, turns.ratio(OURS, fastest))],
        rounds=ROUNDS,
        packages=("complaintkit", "numpy", "polars", "duckdb"),
    )


def _agree(calls: dict[str, Call]) -> None:
    """See that every cell holds as many rows.

    Raises:
        DisagreementError: When one does not.
    """
    ours = calls[OURS]()
    wanted = {
        (period, category, bool(timely)): int(rows)
        for period, part in zip(ours.periods.tolist(), ours.counts, strict=True)
        for (category, timely), rows in np.ndenumerate(part)
        if rows
    }
    for name in (POLARS, DUCKDB):
        found = pl.DataFrame(calls[name]())
        rows = found.with_columns(pl.col("month").cast(pl.Date)).rows()
        if {row[:3]: row[3] for row in rows} != wanted:
            raise DisagreementError(name)
