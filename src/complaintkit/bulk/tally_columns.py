"""The counting itself: every row becomes the number of its cell, and ``bincount`` counts those.

The period of a day is looked up in a table that already holds the number of the period's first
cell, so that a row costs one gather and one addition a column of codes. The first cells are
those of rows without a day: NaT is sent there by the look-up itself.
"""

from collections.abc import Sequence
from itertools import accumulate
from operator import mul
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from complaintkit.bulk.gather import BLOCK
from complaintkit.bulk.inputs import DAY, NAT, Days, days_in, numbers_of
from complaintkit.bulk.period import Period
from complaintkit.bulk.rows import SHOWN, named
from complaintkit.bulk.steps import Numbers
from complaintkit.errors import ChoiceError

Codes: TypeAlias = npt.NDArray[np.integer]
Counted: TypeAlias = tuple[Days, Numbers, Numbers]


def counted(
    days: object, codes: Sequence[npt.ArrayLike], by: Period, sizes: tuple[int, ...] | None
) -> Counted:
    """The periods, the rows in each cell, and those without a day."""
    given = numbers_of(days_in(days, "days"))
    columns = [_codes(column, place, len(given)) for place, column in enumerate(codes)]
    shape = _shape(columns, [_least(column) for column in codes], sizes)
    strides = list(accumulate(reversed(shape), mul, initial=1))
    origin, starts, table = _periods(given, by, strides.pop())
    found = np.zeros((len(starts) + 1) * int(np.prod(shape, dtype=np.int64)), np.int64)
    step = max(BLOCK, len(found))
    for start in range(0, len(given), step):
        where = slice(start, start + step)
        block = given[where] if origin == 0 else given[where] - origin
        places = table.take(block, mode="clip")
        for column, stride in zip(columns, reversed(strides), strict=True):
            np.add(places, column[where] * np.int64(stride), out=places)
        found += np.bincount(places, minlength=len(found))
    cells = found.reshape(len(starts) + 1, *shape)
    return starts, cells[1:], cells[0]


def _codes(values: npt.ArrayLike, place: int, rows: int) -> Codes:
    """A column of codes as numbers.

    Raises:
        ChoiceError: For another length, or anything but whole numbers from 0.
    """
    column = np.asarray(values).reshape(-1)
    if len(column) != rows:
        message = f"{len(column):,} rows of codes for {rows:,} days: as many are wanted"
        raise ChoiceError(_of_column(place, message))
    if rows and column.dtype.kind not in "biu":
        message = f"{column.dtype} where whole numbers from 0 or truth values are wanted"
        raise ChoiceError(_of_column(place, message))
    if column.dtype.kind == "i" and rows and column[column.argmin()] < 0:
        _refuse(column < 0, place, "less than 0; give what is missing a code of its own")
    small = column.dtype.kind in "iu" and column.dtype.itemsize < np.dtype(np.int64).itemsize
    return column if small else column.astype(np.int8 if column.dtype.kind == "b" else np.int64)


def _least(values: npt.ArrayLike) -> int:
    """How many codes a column has at least: truth values are two."""
    return 2 if np.asarray(values).dtype.kind == "b" else 1


def _shape(
    columns: list[Codes], least: list[int], sizes: tuple[int, ...] | None
) -> tuple[int, ...]:
    """How many codes each column has.

    Raises:
        ChoiceError: For a code that is larger than was said, or sizes for other columns.
    """
    there = [int(column[column.argmax()]) + 1 if len(column) else 0 for column in columns]
    if sizes is None:
        return tuple(map(max, there, least))
    if len(sizes) != len(columns):
        message = f"{len(sizes)} sizes for {len(columns)} columns of codes: one each is wanted"
        raise ChoiceError(message)
    for place, size in enumerate(sizes):
        if there[place] > size:
            _refuse(columns[place] >= size, place, f"not one of 0 to {size - 1}")
    return tuple(sizes)


def _periods(days: Numbers, by: Period, cells: int) -> tuple[int, Days, Numbers]:
    """What to take off each day, the first day of each period, and the table of first cells."""
    low, high = _ends(days)
    origin = min(low - 1, 0)
    every = np.arange(origin, max(high, low) + 1).view(DAY)
    numbers = every.astype("datetime64[M]").astype(np.int64) // by.months
    first, last = numbers[low - origin], numbers[high - origin]
    starts = np.arange(first, last + 1) if high >= low else np.empty(0, np.int64)
    table = np.where(numbers < first, 0, (numbers - first + 1) * cells)
    table[0] = 0
    return origin, (starts * by.months).astype("datetime64[M]").astype(DAY), table


def _ends(days: Numbers) -> tuple[int, int]:
    """The first and the last day there is; the last before the first where there is none."""
    if len(days) and days[days.argmin()] == NAT:
        days = days[days != NAT]
    if not len(days):
        return 1, 0
    return int(days[days.argmin()]), int(days[days.argmax()])


def _refuse(wrong: npt.NDArray[np.bool_], place: int, why: str) -> None:
    rows = np.flatnonzero(wrong)
    raise ChoiceError(_of_column(place, f"{named(rows[:SHOWN].tolist(), len(rows))}: {why}"))


def _of_column(place: int, message: str) -> str:
    return f"column {place} of codes: {message}"
