"""Due days of arrays: which tables a rule needs, and what is done where they have no answer."""

from datetime import time

import numpy as np
import numpy.typing as npt

from complaintkit.bulk.amounts import bounds, checked_amount, not_whole, out_of_bounds, same_length
from complaintkit.bulk.frozen import FrozenCalendar
from complaintkit.bulk.gather import due_table, filled, rank_tables, refuse
from complaintkit.bulk.inputs import Days, days_in
from complaintkit.bulk.rows import SHOWN
from complaintkit.bulk.rule import Rule
from complaintkit.bulk.steps import Numbers, counted, needed
from complaintkit.terms import TermUnit


def due_column(  # noqa: PLR0913 - each is one thing a caller may know
    rule: Rule,
    starts: object,
    calendar: FrozenCalendar | None,
    *,
    amounts: object = None,
    zone: str | None = None,
    cutoff: time | None = None,
    missing: bool = False,
    out: Days | None = None,
) -> Days:
    """The day due of each row."""
    days = days_in(starts, "starts", zone, cutoff)
    if amounts is not None:
        amounts = amounts_in(amounts, rule, days.shape)
        if isinstance(amounts, int):
            rule, amounts = rule._replace(amount=amounts), None
    if amounts is None:
        due, beyond = _for_all(rule, days, calendar, out)
    elif rule.unit is TermUnit.WORKING_DAYS:
        due, beyond = _by_row_straight(rule, days, needed(calendar), amounts, out)
    else:
        due, beyond = _by_row(rule, days, calendar, amounts, out)
    if len(beyond) and not missing and rule.unit is not TermUnit.NO_FIGURE:
        refuse(beyond, days, calendar)
    return due


def amounts_in(amounts: object, rule: Rule, shape: tuple[int, ...]) -> int | Numbers:
    """Amounts as numbers in one row, or one amount for all rows.

    Raises:
        AmountError: For anything but whole numbers.
        ChoiceError: For numbers out of bounds, and a column too long or too short.
    """
    if isinstance(amounts, int):
        checked_amount(amounts, rule.unit, rule.least)
        return amounts
    low, high = bounds(rule.unit, rule.least)
    given = np.asarray(amounts)
    if given.dtype.kind not in "iu":
        if given.dtype.kind == "O":
            raise not_whole([row for row, n in enumerate(given.flat) if type(n) is not int])
        raise not_whole(range(given.size))
    if given.ndim == 0:
        return amounts_in(int(given), rule, shape)
    same_length(given.size, int(np.prod(shape)))
    numbers: npt.NDArray[np.int64] = given.reshape(-1).astype(np.int64, copy=False)
    if numbers.size and not low <= numbers.min() <= numbers.max() <= high:
        wrong = np.flatnonzero((numbers < low) | (numbers > high))
        first = wrong[:SHOWN].tolist()
        raise out_of_bounds(first, given.reshape(-1)[first].tolist(), len(wrong), low, high)
    return numbers


def _for_all(
    rule: Rule, days: Days, calendar: FrozenCalendar | None, out: Days | None
) -> tuple[Days, Numbers]:
    """The same amount for all: one gather."""
    table = due_table(rule, calendar)

    def fill(block: Numbers, _: slice, into: Numbers) -> None:
        table.take(block, mode="clip", out=into)

    def direct(some: Numbers, _: Numbers) -> Numbers:
        return counted(rule, some, calendar)

    return filled(days, fill, direct, out)


def _by_row_straight(
    rule: Rule, days: Days, calendar: FrozenCalendar, amounts: Numbers, out: Days | None
) -> tuple[Days, Numbers]:
    """Working days, an amount a row: two gathers."""
    ranks, working = rank_tables(rule, calendar)

    def fill(block: Numbers, where: slice, into: Numbers) -> None:
        places = ranks.take(block, mode="clip")
        np.add(places, amounts[where], out=places)
        working.take(places, mode="clip", out=into)

    def direct(some: Numbers, rows: Numbers) -> Numbers:
        return counted(rule, some, calendar, amounts[rows])

    return filled(days, fill, direct, out)


def _by_row(
    rule: Rule, days: Days, calendar: FrozenCalendar | None, amounts: Numbers, out: Days | None
) -> tuple[Days, Numbers]:
    """Any unit, an amount a row: counted step by step, a block at a time."""

    def fill(block: Numbers, where: slice, into: Numbers) -> None:
        into[:] = counted(rule, block, calendar, amounts[where])

    def direct(some: Numbers, rows: Numbers) -> Numbers:
        return counted(rule, some, calendar, amounts[rows])

    return filled(days, fill, direct, out)
