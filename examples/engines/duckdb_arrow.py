"""Due days inside DuckDB, by a function that takes whole columns of Arrow."""

from collections.abc import Sequence
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa

from complaintkit import bulk, get_calendar, get_policy

LIMIT = get_policy("be.partenamut").limit("mediation-result")
CALENDAR = bulk.freeze(get_calendar(LIMIT.calendar))


def due_result(received: pa.ChunkedArray) -> pa.Array:
    """A column of days in, a column of days out: 21 working days after each."""
    return pa.array(bulk.due_dates(LIMIT, np.asarray(received), CALENDAR))


def connected() -> duckdb.DuckDBPyConnection:
    """A database that knows the function by its name."""
    connection = duckdb.connect()
    connection.create_function("due_result", due_result, ["DATE"], "DATE", type="arrow")
    return connection


def answers(days: Sequence[date | None]) -> list[tuple[date | None, ...]]:
    """The same days with the day due of each."""
    complaints = pa.table({"number": range(len(days)), "received": pa.array(days, pa.date32())})
    connection = connected()
    connection.register("complaints", complaints)
    query = "SELECT received, due_result(received) AS due FROM complaints ORDER BY number"
    return connection.sql(query).fetchall()


if __name__ == "__main__":
    for received, due in answers([date(2026, 4, 2), None, date(2026, 12, 1)]):
        print(received, "->", due)
