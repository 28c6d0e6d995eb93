"""Due days in the parts of a Dask frame, each counted where it lies."""

from collections.abc import Sequence
from datetime import date

import dask.dataframe as dd
import pandas as pd

from complaintkit import bulk, get_policy

POLICY = get_policy("be.partenamut")


def with_deadlines(part: pd.DataFrame) -> pd.DataFrame:
    """A part, an ordinary frame of pandas, with the days due of every limit of the policy."""
    return bulk.add_deadlines(part, POLICY)


def query(complaints: dd.DataFrame) -> dd.DataFrame:
    """Nothing runs yet; the columns are known from a frame without rows."""
    # Dask would try the function on made-up rows to learn what it gives: it is told instead.
    meta = with_deadlines(complaints.head(0))
    return complaints.map_partitions(with_deadlines, meta=meta)


def answers(days: Sequence[date | None], parts: int = 4) -> list[tuple[date | None, ...]]:
    """The same days with the day due of the mediation's result."""
    column = pd.Series(days, dtype="datetime64[s]")
    complaints = dd.from_pandas(pd.DataFrame({"received": column}), npartitions=parts)
    found = query(complaints).compute(scheduler="threads")
    days_due = found[["received", "due_mediation-result"]].astype(object)
    return [
        tuple(None if pd.isna(day) else day.date() for day in row)
        for row in days_due.itertuples(index=False)
    ]


if __name__ == "__main__":
    for received, due in answers([date(2026, 4, 2), None, date(2026, 12, 1)]):
        print(received, "->", due)
