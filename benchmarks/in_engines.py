"""``in_engines``: a million due days inside each engine, beside the bare array."""

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.measure import interleave
from benchmarks.result import Result, plain

if TYPE_CHECKING:
    import duckdb
    import numpy as np

ROWS, ROUNDS = 1_000_000, 7
BARE = "bulk.due_dates, an array"
QUERY = """
SELECT worked.day FROM complaints
JOIN calendar AS start ON start.day = complaints.received
JOIN calendar AS worked
    ON worked.is_working AND worked.working_days_upto = start.working_days_upto + 21
"""


def run() -> Result:
    """21 working days after each of the same days; one thread each, all rows to the end."""
    runs = contenders()
    times = interleave(runs, lambda name: _seconds(runs[name]), ROUNDS)
    rows = [[name, plain(times.ratio((name, ""), (BARE, "")))] for name in runs]
    return Result(
        header=[f"{ROWS:,} rows", f"time / time of {BARE}"],
        rows=rows,
        targets=[],
        rounds=ROUNDS,
        packages=("complaintkit", "numpy", "duckdb", "polars", "pandas", "pyarrow", "dask"),
    )


def contenders() -> dict[str, Callable[[], object]]:
    """What is run; everything that is made once is made here."""
    import dask.dataframe as dd
    import duckdb
    import numpy as np
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from complaintkit import bulk, get_calendar, get_policy

    policy = get_policy("be.partenamut")
    limit = policy.limit("mediation-result")
    calendar = bulk.freeze(get_calendar("be.legal"))
    column = days(ROWS)
    table = pa.table({"received": column})
    frame, pandas = pl.from_arrow(table), pd.DataFrame({"received": column.astype("M8[s]")})
    parts = dd.from_pandas(pandas, npartitions=4)
    meta = bulk.add_deadlines(pandas[:0], policy)

    def on_column(received: object) -> object:
        return pa.array(bulk.due_dates(limit, np.asarray(received), calendar))

    def on_series(received: pl.Series) -> pl.Series:
        return pl.Series(bulk.due_dates(limit, received.to_numpy(), calendar))

    database = duckdb.connect(config={"threads": 1})
    database.create_function("due", on_column, ["DATE"], "DATE", type="arrow")
    database.create_function("same", lambda column: column, ["DATE"], "DATE", type="arrow")
    for name, made in (
        ("complaints", table),
        ("calendar", pa.table(bulk.calendar_columns(calendar))),
    ):
        database.register("made", made)
        database.sql(f"CREATE TABLE {name} AS SELECT * FROM made")

    expression = pl.col("received").map_batches(on_series, return_dtype=pl.Date)
    return {
        BARE: lambda: bulk.due_dates(limit, column, calendar),
        "Polars, map_batches": lambda: frame.lazy().select(expression).collect(),
        "add_deadlines, Polars, 3 limits": lambda: bulk.add_deadlines(frame, policy),
        "add_deadlines, pandas, 3 limits": lambda: bulk.add_deadlines(pandas, policy),
        "Dask, map_partitions, 3 limits": lambda: parts.map_partitions(
            bulk.add_deadlines, policy, meta=meta
        ).compute(scheduler="synchronous"),
        "DuckDB, Arrow function": asked(database, "SELECT due(received) FROM complaints"),
        "DuckDB, one that does nothing": asked(database, "SELECT same(received) FROM complaints"),
        "DuckDB, joins on the calendar": asked(database, QUERY),
    }


def asked(database: "duckdb.DuckDBPyConnection", query: str) -> Callable[[], object]:
    """A query, to its last row."""
    return lambda: database.sql(query).to_arrow_table()


def days(rows: int, seed: int = 8) -> "np.ndarray":
    """Days of forty years, in no order."""
    import numpy as np

    random = np.random.default_rng(seed)
    start = np.datetime64("1995-01-01")
    return start + random.integers(0, 14_600, rows).astype("timedelta64[D]")


def _seconds(call: Callable[[], object]) -> float:
    begun = perf_counter()
    call()
    return perf_counter() - begun
