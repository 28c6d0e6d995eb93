"""Spans between two columns: a look-up for each end, and what is between them."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from complaintkit.bulk.frozen import FrozenCalendar
from complaintkit.bulk.gather import BLOCK, SHORT, all_days, blocks, ended, filled, refuse
from complaintkit.bulk.inputs import DAY, NAT, Days, day_or_days, days_in, numbers_of
from complaintkit.bulk.rows import SHOWN, named
from complaintkit.bulk.steps import Numbers, upto, upto_eve
from complaintkit.calendars import Ends
from complaintkit.errors import ChoiceError

Spans: TypeAlias = npt.NDArray[np.timedelta64]
Count: TypeAlias = Callable[[Numbers, FrozenCalendar], Numbers]

_UPTO = {Ends.LAST: (upto, upto), Ends.FIRST: (upto_eve, upto_eve)}
_UPTO |= {Ends.BOTH: (upto_eve, upto), Ends.NEITHER: (upto, upto_eve)}
_ONE_WAY = {Ends.BOTH, Ends.NEITHER}
_UNKNOWN = np.int8(-1)


@lru_cache(maxsize=16)
def _table(
    count: Callable[[Numbers, FrozenCalendar], Numbers], calendar: FrozenCalendar
) -> Numbers:
    """The answer of a step for each day from 1970 on."""
    return ended(count(all_days(calendar), calendar), NAT)


@lru_cache(maxsize=16)
def _worked(calendar: FrozenCalendar) -> npt.NDArray[np.int8]:
    """For each day from 1970 on: 1 worked, 0 not, -1 beyond the calendar."""
    found = _is_worked(all_days(calendar), calendar)
    found[0] = found[-1] = _UNKNOWN
    found.setflags(write=False)
    return found


def between(
    first: object, last: object, calendar: FrozenCalendar, ends: Ends, *, missing: bool
) -> Spans:
    """The working days from each first day to each last."""
    quick = None if ends in _ONE_WAY else _quick(first, last, ends, calendar)
    if quick is not None:
        return quick
    begin, end = pair(first, last, "first", "last")
    if ends in _ONE_WAY:
        _refuse_reversed(begin, end)
    found, beyond = _two_ends(begin, end, *_UPTO[ends], calendar)
    if ends is Ends.NEITHER:
        found[(begin == end) & ~np.isnat(found)] = np.timedelta64(0, "D")
    if not missing:
        _refuse(beyond, begin, end, calendar)
    return found


def _quick(first: object, last: object, ends: Ends, calendar: FrozenCalendar) -> Spans | None:
    """Two columns of days at once; nothing where it takes a closer look."""
    if not (type(first) is np.ndarray is type(last) and first.dtype == DAY == last.dtype):
        return None
    if first.shape != last.shape or not 0 < first.size <= BLOCK:
        return None
    low, high = _UPTO[ends]
    before = _table(low, calendar).take(first.view(np.int64), mode="clip")
    after = _table(high, calendar).take(last.view(np.int64), mode="clip")
    if NAT in {before.item(before.argmin()), after.item(after.argmin())}:
        return None
    after -= before
    return after.view("timedelta64[D]")


def pair(first: object, last: object, one: str, other: str) -> tuple[Days, Days]:
    """Two columns of one shape; one day in the place of a column stands for all its rows.

    Raises:
        ChoiceError: For columns of different shapes, or no column at all.
    """
    begin, end = day_or_days(first, one), day_or_days(last, other)
    if begin.ndim == end.ndim == 0:
        message = f"{one} and {other}: a column is wanted for one of them at least"
        raise ChoiceError(message)
    if begin.ndim and end.ndim and begin.shape != end.shape:
        message = f"{begin.size:,} rows of {one} and {end.size:,} of {other}: as many are wanted"
        raise ChoiceError(message)
    shape = begin.shape or end.shape
    return np.broadcast_to(begin, shape), np.broadcast_to(end, shape)


def span_after(first: Days, last: Days, calendar: FrozenCalendar | None, *, missing: bool) -> Spans:
    """Days after each first up to each last, 0 where it does not come later.

    They are working days with a calendar, and calendar days without one.
    """
    if calendar is None:
        return np.maximum(last - first, np.timedelta64(0, "D"))
    found, beyond = _two_ends(first, last, _upto_or_eve, upto, calendar, one_way=True)
    if not missing:
        _refuse(beyond, first, last, calendar)
    return found


def worked(days: object, calendar: FrozenCalendar) -> npt.NDArray[np.bool_]:
    """Whether each day is worked; a missing day is not."""
    column = days_in(days, "days")
    given, table = numbers_of(column), _worked(calendar)
    found = np.empty(len(given), np.int8)
    lost: list[Numbers] = []
    for where in blocks(len(given)):
        block, into = given[where], found[where]
        table.take(block, mode="clip", out=into)
        if np.minimum.reduce(into) < 0:
            again = np.flatnonzero(into < 0)
            answers = _is_worked(block[again], calendar)
            into[again] = np.maximum(answers, 0)
            lost.append(again[(answers < 0) & (block[again] != NAT)] + where.start)
    refuse(np.concatenate([*lost, np.empty(0, np.int64)]).astype(np.int64), column, calendar)
    return found.view(np.bool_).reshape(column.shape)


def _two_ends(  # noqa: PLR0913 - two columns, a step for each, and how to read them
    begin: Days,
    end: Days,
    low: Count,
    high: Count,
    calendar: FrozenCalendar,
    *,
    one_way: bool = False,
) -> tuple[Spans, Numbers]:
    """What is counted at the end less what is counted at the beginning, and the rows beyond.

    One way, what ends before it begins is 0, wherever that is.
    """
    lows, highs = _table(low, calendar), _table(high, calendar)
    last = numbers_of(end)

    def fill(block: Numbers, where: slice, into: Numbers) -> None:
        before = lows.take(block, mode="clip")
        highs.take(last[where], mode="clip", out=into)
        unknown = NAT in {before.item(before.argmin()), into.item(into.argmin())}
        gone = (before == NAT) | (into == NAT) if unknown else None
        into -= before
        if one_way:
            np.maximum(into, 0, out=into)
        if gone is not None:
            into[gone] = NAT

    def direct(some: Numbers, rows: Numbers) -> Numbers:
        before, after = low(some, calendar), high(last[rows], calendar)
        found = np.where((before == NAT) | (after == NAT), NAT, after - before)
        if not one_way:
            return found
        early = (last[rows] <= some) & (last[rows] != NAT)
        return np.where(early, 0, found)

    found, none = filled(begin, fill, direct, None, whole=SHORT)
    return found.view("timedelta64[D]"), none[last[none] != NAT]


def _upto_or_eve(days: Numbers, calendar: FrozenCalendar) -> Numbers:
    """Working days up to each day, which may be the eve of the calendar's first."""
    return upto_eve(days + 1, calendar)


def _is_worked(days: Numbers, calendar: FrozenCalendar) -> npt.NDArray[np.int8]:
    """1 worked, 0 not, -1 for a day that the calendar does not know."""
    ranks = upto(days, calendar)
    found = np.where(ranks == NAT, -1, ranks - upto_eve(days, calendar))
    return found.astype(np.int8)


def _refuse_reversed(begin: Days, end: Days) -> None:
    rows = np.flatnonzero((end < begin).reshape(-1))
    if len(rows):
        where = named(rows[:SHOWN].tolist(), len(rows))
        message = f"{where}: a span with both or neither end is not reversed"
        raise ChoiceError(message)


def _refuse(beyond: Numbers, begin: Days, end: Days, calendar: FrozenCalendar) -> None:
    """Name the end of the span that the calendar does not know."""
    starts, known = begin.reshape(-1), numbers_of(begin)
    inside = (known >= calendar.first_number) & (known <= calendar.last_number)
    refuse(beyond, np.where(inside, end.reshape(-1), starts), calendar)
