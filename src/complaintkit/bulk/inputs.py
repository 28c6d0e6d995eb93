"""What comes in as a column: days as they are, instants refused or told the zone they are in."""

from datetime import UTC, date, time
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from complaintkit.bulk.rows import named, plain_days
from complaintkit.dates import to_date
from complaintkit.errors import NotADateError

if TYPE_CHECKING:
    from collections.abc import Sequence

Days: TypeAlias = npt.NDArray[np.datetime64]

DAY = np.dtype("datetime64[D]")
NAT = np.int64(np.iinfo(np.int64).min)
"""The number of NaT; of this type, or tables of 32 bits would cut it short."""

_A_DAY = {"h": 24, "m": 1_440, "s": 86_400}
_A_DAY |= {"ms": 86_400 * 10**3, "us": 86_400 * 10**6, "ns": 86_400 * 10**9}
_COARSER = {"Y": "years", "M": "months", "W": "weeks"}


def days_in(
    values: object, what: str = "starts", zone: str | None = None, cutoff: time | None = None
) -> Days:
    """A column as an array of days; what is missing stays NaT, and an array of days is not copied.

    Args:
        values: An array, or anything numpy makes one of: a Series, an Arrow array.
        what: The name of the argument, for the error.
        zone: The time zone in which instants (with a zone of their own) are days.
        cutoff: A local time from which an instant counts as the next day's.

    Raises:
        NotADateError: For all that is no day, with the first rows and a remedy.
    """
    if type(values) is np.ndarray and values.dtype == DAY:
        return values
    if isinstance(values, np.ma.MaskedArray):
        values = values.filled(np.datetime64("NaT")) if values.dtype.kind == "M" else values
    array = held(values)
    if array.ndim == 0:
        message = f"{what}: one value where a column is wanted; one date has compute_deadline"
        raise NotADateError(message)
    if array.size == 0:
        return np.empty(array.shape, DAY)
    if array.dtype.kind == "M":
        return _whole_days(array, what)
    if array.dtype.kind == "O":
        days = plain_days(array.reshape(-1).tolist(), what, zone, cutoff)
        return np.array(days, DAY).reshape(array.shape)
    message = (
        f"{what}: a column of {array.dtype} where days are wanted; texts such as 2026-05-13 "
        "are made days by numpy.array(texts, 'datetime64[D]')"
    )
    raise NotADateError(message)


def day_or_days(value: object, what: str) -> Days:
    """A column of days, or one day that stands for all rows."""
    if isinstance(value, np.datetime64):
        return _whole_days(value.reshape(1), what).reshape(())
    if isinstance(value, date):
        return np.array(to_date(value), DAY)
    return days_in(plain_days(value, what) if isinstance(value, list | tuple) else value, what)


def held(values: object) -> npt.NDArray[Any]:
    """What a column holds, as numpy has it; instants that know their zone as Python has them."""
    array = np.asarray(values)
    return _aware(array) if array.dtype.kind == "M" and _has_zone(values) else array


def numbers_of(days: Days) -> npt.NDArray[np.int64]:
    """Days as numbers since 1970, in one row; a view wherever that is possible."""
    return days.reshape(-1).view(np.int64)


def _has_zone(values: object) -> bool:
    """Whether a column of Polars or Arrow has a time zone, which numpy would leave out."""
    zones = (("dtype", "time_zone"), ("type", "tz"))
    return any(getattr(getattr(values, kind, None), zone, None) for kind, zone in zones)


def _aware(array: Days) -> npt.NDArray[np.object_]:
    """Instants in UTC, as numpy has those of a column with a zone, as Python has them."""
    instants = array.astype("datetime64[us]").astype(object)
    found = np.empty(array.shape, object)
    for row, instant in enumerate(instants.tolist()):
        found[row] = None if instant is None else instant.replace(tzinfo=UTC)
    return found


def _whole_days(array: Days, what: str) -> Days:
    """Instants that are all midnights, taken for the days they are."""
    unit, step = np.datetime_data(array.dtype)
    if unit in _COARSER:
        days, wrong = array.astype(DAY), ~np.isnat(array)
        why = f"{_COARSER[unit]} where days are wanted"
    else:
        days, wrong = _midnights(array, _A_DAY.get(unit, 0) // step)
        why = (
            "an instant with a time of day: which day it is depends on the zone; convert it to "
            "the body's own zone and cut it off with .astype('datetime64[D]')"
        )
    if not wrong.any():
        return days
    rows: Sequence[int] = np.flatnonzero(wrong).tolist()
    message = f"{what}, {named(rows)}: {why}"
    raise NotADateError(message)


def _midnights(array: Days, parts: int) -> tuple[Days, npt.NDArray[np.bool_]]:
    """The days of instants, and which of these are no midnight.

    numpy's own conversion goes by years and months and takes many times as long, so instants
    of a unit that days are made of are divided.
    """
    if parts <= 1 or not array.dtype.isnative:
        days = array.astype(DAY)
        return days, (days.astype(array.dtype) != array) & ~np.isnat(array)
    ticks, missing = array.view(np.int64), np.isnat(array)
    numbers = ticks // parts
    wrong = (numbers * parts != ticks) & ~missing
    numbers[missing] = NAT
    return numbers.view(DAY), wrong
