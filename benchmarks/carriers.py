"""``carriers``: the same question where the days are held by Polars, by pandas, or in a list."""

import warnings

import numpy as np
import pandas as pd
import polars as pl

from benchmarks.bulk import LIMIT, N, columns
from benchmarks.peers import calendars, public_holidays
from benchmarks.result import OURS, Result, at_least, plain
from benchmarks.turns import FEW_ROUNDS, ROUNDS, Call, agree, take_turns
from complaintkit import bulk

ROWS, ROWS_OF_PANDAS, ROWS_OF_LISTS = 1_000_000, 20_000, 100_000
POLARS, PANDAS = "Polars, dt.add_business_days", "pandas, CustomBusinessDay"
LISTS = "numpy.array, busday_offset, tolist"


def of_polars() -> dict[str, Call]:
    """A Polars column in and one out; its days are 32-bit numbers, and taken as they are."""
    ours = calendars().ours
    days, closed = pl.Series("received", columns(ROWS)[0]), public_holidays(ours)

    def by_us() -> pl.Series:
        numbers = days.to_physical().to_numpy()
        return pl.Series("received", bulk.due_date32(LIMIT, numbers, ours)).cast(pl.Date)

    return {
        OURS: by_us,
        POLARS: lambda: days.dt.add_business_days(N, holidays=closed, roll="backward"),
    }


def of_pandas() -> dict[str, Call]:
    """A Series of instants at midnight in and one out."""
    ours = calendars().ours
    days = pd.Series(columns(ROWS_OF_PANDAS)[0].astype("datetime64[ns]"))
    offset = pd.offsets.CustomBusinessDay(n=N, holidays=public_holidays(ours))

    def by_us() -> pd.Series:
        return pd.Series(bulk.due_dates(LIMIT, days, ours).astype(days.dtype))

    return {OURS: by_us, PANDAS: lambda: days + offset}


def of_lists() -> dict[str, Call]:
    """A list of dates in and one out."""
    ours, busdays = calendars().ours, calendars().numpy
    days = columns(ROWS_OF_LISTS)[0].tolist()

    def by_numpy() -> list[object]:
        array = np.array(days, "datetime64[D]")
        return np.busday_offset(array, N, roll="backward", busdaycal=busdays).tolist()

    return {OURS: lambda: bulk.due_dates(LIMIT, days, ours), LISTS: by_numpy}


def run() -> Result:
    """Race us and each of them."""
    warnings.simplefilter("ignore")  # pandas warns of its own slowness.
    races = (
        (of_polars, POLARS, ROWS, 70, ROUNDS),
        (of_pandas, PANDAS, ROWS_OF_PANDAS, 1_000, FEW_ROUNDS),
        (of_lists, LISTS, ROWS_OF_LISTS, 7, ROUNDS),
    )
    rows, targets = [], []
    for made, name, size, wanted, rounds in races:
        calls = made()
        agree(calls)
        faster = take_turns(calls, rounds).ratio(name, OURS)
        rows.append([name, f"{size:,}", plain(faster)])
        targets.append(at_least(f"faster than {name}", wanted, faster))
    return Result(
        header=["45 working days later", "rows", "time / time of complaintkit"],
        rows=rows,
        targets=targets,
        rounds=FEW_ROUNDS,
        packages=("complaintkit", "numpy", "polars", "pandas"),
    )
