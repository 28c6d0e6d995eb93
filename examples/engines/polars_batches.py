"""Due days inside a lazy query of Polars, by an expression on whole columns."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from complaintkit import bulk, get_calendar, get_policy

LIMIT = get_policy("be.partenamut").limit("mediation-result")
CALENDAR = bulk.freeze(get_calendar(LIMIT.calendar))


def due_result(received: pl.Series) -> pl.Series:
    """A column of days in, a column of days out: 21 working days after each."""
    return pl.Series(bulk.due_dates(LIMIT, received.to_numpy(), CALENDAR))


def query(complaints: pl.DataFrame) -> pl.LazyFrame:
    """A lazy query; Polars may run it in parts, in any order."""
    due = pl.col("received").map_batches(due_result, return_dtype=pl.Date, is_elementwise=True)
    return complaints.lazy().with_columns(due=due)


def answers(days: Sequence[date | None]) -> list[tuple[date | None, ...]]:
    """The same days with the day due of each."""
    complaints = pl.DataFrame({"received": days}, schema={"received": pl.Date})
    return query(complaints).collect(engine="streaming").rows()


if __name__ == "__main__":
    for received, due in answers([date(2026, 4, 2), None, date(2026, 12, 1)]):
        print(received, "->", due)
