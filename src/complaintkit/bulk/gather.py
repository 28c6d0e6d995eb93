"""One gather a column: the due day of every day there is stands in a table, and rows take theirs.

A table is indexed by the day's number since 1970 and holds ``NAT`` at both ends. ``take`` with
``mode="clip"`` sends every number outside it, a negative one and NaT's too, to one of the two
ends: so no number can wrap round to a day, and one minimum over the answers tells whether any
row has none. Those rows alone are then looked at again: missing, before 1970, or beyond.
"""

from collections.abc import Callable
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from complaintkit.bulk.frozen import FrozenCalendar
from complaintkit.bulk.inputs import DAY, NAT, Days, numbers_of
from complaintkit.bulk.rows import SHOWN, beyond
from complaintkit.bulk.steps import Numbers
from complaintkit.errors import ChoiceError

BLOCK = 1 << 16
"""Rows counted at a time: what a block needs besides in and out stays in the processor."""

SHORT = 1 << 15
"""The same for questions that need room for something in between."""

WHOLE = 1 << 20
"""Up to so many rows one gather answers all at once."""

_LAST_WITHOUT_CALENDAR = 84_005  # 31 December 2199

Table = TypeVar("Table", npt.NDArray[np.int32], npt.NDArray[np.int64])

Fill: TypeAlias = Callable[[Numbers, slice, Numbers], object]
"""Answers a block of days, given the rows they stand in and the room for the answers."""

Direct: TypeAlias = Callable[[Numbers, Numbers], Numbers]
"""Answers single days, given the rows they stand in."""


def all_days(calendar: FrozenCalendar | None) -> Numbers:
    """The days that tables have a place for, by number: from 1970, and one too many."""
    last = _LAST_WITHOUT_CALENDAR if calendar is None else max(calendar.last_number, 0)
    return np.arange(last + 2, dtype=np.int64)


def ended(table: Table, end: np.signedinteger) -> Table:
    """A table with the same at both ends, which nobody can write to any more."""
    table[0] = table[-1] = end
    table.setflags(write=False)
    return table


def filled(
    days: Days, fill: Fill, direct: Direct, out: Days | None, whole: int = WHOLE
) -> tuple[Days, Numbers]:
    """A column of answers, and the rows of days that have none."""
    given = numbers_of(days)
    result = _room(days, out)
    answers = numbers_of(result)
    lost = []
    for where in blocks(len(given), whole):
        block, into = given[where], answers[where]
        fill(block, where, into)
        if into[into.argmin()] == NAT:
            rows = np.flatnonzero((into == NAT) & (block != NAT))
            found = direct(block[rows], rows + where.start)
            into[rows] = found
            lost.append(rows[found == NAT] + where.start)
    if out is not None and result is not out:
        np.copyto(out, result)
        result = out
    return result, np.concatenate(lost) if lost else np.empty(0, np.int64)


def blocks(rows: int, whole: int = WHOLE) -> list[slice]:
    """The rows of a column in blocks; of a middling one all at once."""
    if rows <= whole:
        return [slice(0, rows)] if rows else []
    step = min(whole, BLOCK)
    return [slice(start, start + step) for start in range(0, rows, step)]


def refuse(rows: Numbers, days: Days, calendar: FrozenCalendar | None) -> None:
    """Raise the error for rows beyond the calendar, if there are any."""
    if len(rows):
        first = rows[:SHOWN].tolist()
        shown = np.datetime_as_string(days.reshape(-1)[first]).tolist()
        raise beyond(first, shown, len(rows), calendar)


def _room(days: Days, out: Days | None) -> Days:
    """Where the answers go: into what was given for them, or beside it for the time being."""
    if out is None:
        return np.empty(days.shape, DAY)
    if getattr(out, "dtype", None) != DAY or out.shape != days.shape:
        message = f"out is an array of datetime64[D] of the shape {days.shape}"
        raise ChoiceError(message)
    return np.empty(days.shape, DAY) if np.may_share_memory(days, out) else _in_one_row(out)


def _in_one_row(out: Days) -> Days:
    return out if out.flags.c_contiguous else np.empty(out.shape, DAY)
