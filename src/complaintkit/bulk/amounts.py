"""Amounts by row: whole numbers within the bounds of their unit, the first wrong rows named."""

from collections.abc import Sequence

from complaintkit.bulk.rows import SHOWN, named
from complaintkit.errors import AmountError, ChoiceError, ComplaintkitError, LimitError
from complaintkit.terms import TermUnit


def bounds(unit: TermUnit, least: int = 0) -> tuple[int, int]:
    """The least and the most that an amount can be.

    Raises:
        LimitError: For a term that has no amount.
    """
    if not unit.has_amount:
        message = f"a term that is '{unit.value}' has no amounts, by row or other"
        raise LimitError(message)
    return max(1, least), unit.most


def checked_amounts(amounts: int | Sequence[int], unit: TermUnit, least: int, rows: int) -> None:
    """Refuse what is no amount of that unit, and a column of another length.

    Raises:
        AmountError: For anything but whole numbers.
        ChoiceError: For numbers out of bounds, and a column too long or too short.
    """
    low, high = bounds(unit, least)
    if isinstance(amounts, int):
        checked_amount(amounts, unit, least)
        return
    same_length(len(amounts), rows)
    if set(map(type, amounts)) - {int}:
        raise not_whole([row for row, n in enumerate(amounts) if type(n) is not int])
    if rows and not low <= min(amounts) <= max(amounts) <= high:
        wrong = [row for row, n in enumerate(amounts) if not low <= n <= high]
        raise out_of_bounds(wrong, [amounts[row] for row in wrong[:SHOWN]], len(wrong), low, high)


def checked_amount(amount: int, unit: TermUnit, least: int = 0) -> None:
    """Refuse an amount for all rows that a term in that unit cannot have.

    Raises:
        AmountError: For anything but a whole number.
        ChoiceError: For a number out of bounds.
    """
    low, high = bounds(unit, least)
    if type(amount) is not int:
        message = f"a {type(amount).__name__} where a whole number of {unit} is wanted"
        raise AmountError(message)
    if not low <= amount <= high:
        message = f"{amount:,} {unit}: from {low:,} to {high:,} is allowed here"
        raise ChoiceError(message)


def same_length(amounts: int, rows: int) -> None:
    """Refuse a column of amounts that does not go with its days.

    Raises:
        ChoiceError: When one is longer than the other.
    """
    if amounts != rows:
        message = f"{amounts:,} amounts for {rows:,} days: one each, or one for all, is wanted"
        raise ChoiceError(message)


def not_whole(rows: Sequence[int]) -> ComplaintkitError:
    """The error for amounts that are no whole numbers."""
    return AmountError(f"amounts, {named(rows)}: not a whole number; make it one, or leave it out")


def out_of_bounds(
    rows: Sequence[int], values: Sequence[int], count: int, low: int, high: int
) -> ComplaintkitError:
    """The error for amounts that are too small or too large."""
    shown = ", ".join(f"{value:,}" for value in values)
    return ChoiceError(
        f"amounts, {named(rows, count)}: {shown}; from {low:,} to {high:,} is allowed here"
    )
