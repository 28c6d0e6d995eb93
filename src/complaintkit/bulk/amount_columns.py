"""A column of amounts as numpy has it."""

import numpy as np
import numpy.typing as npt

from complaintkit.bulk.amounts import bounds, checked_amount, not_whole, out_of_bounds, same_length
from complaintkit.bulk.rows import SHOWN
from complaintkit.bulk.rule import Rule
from complaintkit.bulk.steps import Numbers


def amounts_in(amounts: object, rule: Rule, shape: tuple[int, ...]) -> int | Numbers:
    """Amounts as numbers in one row, yet to be held against their bounds, or one for all rows.

    Raises:
        AmountError: For anything but whole numbers.
        ChoiceError: For one number out of bounds, and a column too long or too short.
    """
    if isinstance(amounts, int):
        checked_amount(amounts, rule.unit, rule.least)
        return amounts
    bounds(rule.unit, rule.least)
    given = np.asarray(amounts)
    if given.dtype.kind not in "iu":
        if given.dtype.kind == "O":
            raise not_whole([row for row, n in enumerate(given.flat) if type(n) is not int])
        raise not_whole(range(given.size))
    if given.ndim == 0:
        return amounts_in(int(given), rule, shape)
    same_length(given.size, int(np.prod(shape)))
    if given.dtype.kind == "u" and given.size and given.max() > np.iinfo(np.int64).max:
        refuse_amounts(given.reshape(-1), *bounds(rule.unit, rule.least))
    numbers: Numbers = given.reshape(-1).astype(np.int64, copy=False)
    return numbers


def refuse_amounts(amounts: npt.NDArray[np.integer], low: int, high: int) -> None:
    """Name the rows whose amounts are out of bounds.

    Raises:
        ChoiceError: For these rows.
    """
    wrong = np.flatnonzero((amounts < low) | (amounts > high))
    first = wrong[:SHOWN].tolist()
    raise out_of_bounds(first, amounts[first].tolist(), len(wrong), low, high)
