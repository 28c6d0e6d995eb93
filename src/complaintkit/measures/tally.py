"""Counting by codes: plain sequences in, plain numbers out.

It knows nothing of cases: a case, or a row of a table of columns, gives for each dimension the
codes it carries, and for each population whether it belongs. So what is counted from objects and
what is counted from columns is counted the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

Codes: TypeAlias = tuple[str, ...]
"""What one case carries in one dimension: one code, or several where it can have several."""


def one_way(values: Iterable[Codes], chosen: Iterable[bool]) -> Mapping[str, int]:
    """How many of the chosen carry each code.

    Examples:
        >>> from complaintkit.measures.tally import one_way
        >>> dict(one_way([("nl",), ("fr",), ("nl",)], [True, True, False]))
        {'nl': 1, 'fr': 1}
    """
    found: Counter[str] = Counter()
    for codes, belongs in zip(values, chosen, strict=True):
        if belongs:
            found.update(codes)
    return found


def two_way(
    rows: Iterable[Codes], columns: Iterable[Codes], chosen: Iterable[bool]
) -> Mapping[tuple[str, str], int]:
    """How many of the chosen carry each pair of codes.

    Examples:
        >>> from complaintkit.measures.tally import two_way
        >>> dict(two_way([("nl",), ("fr",)], [("fax",), ("fax",)], [True, True]))
        {('nl', 'fax'): 1, ('fr', 'fax'): 1}
    """
    found: Counter[tuple[str, str]] = Counter()
    for across, down, belongs in zip(rows, columns, chosen, strict=True):
        if belongs:
            found.update((row, column) for row in across for column in down)
    return found


def median(lengths: Sequence[int]) -> Decimal | None:
    """The middle of some whole numbers, halfway between the two middle ones; None for none.

    Examples:
        >>> from complaintkit.measures.tally import median
        >>> median([9, 1, 4]), median([1, 4])
        (Decimal('4'), Decimal('2.5'))
    """
    if not lengths:
        return None
    ordered = sorted(lengths)
    twice = ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]
    return Decimal(f"{twice // 2}.5" if twice % 2 else twice // 2)


def percentile(lengths: Sequence[int], percent: int) -> int | None:
    """The least of some numbers that so many percent of them do not exceed; None for none.

    Examples:
        >>> from complaintkit.measures.tally import percentile
        >>> percentile([*range(1, 11)], 90)
        9
    """
    if not lengths:
        return None
    rank = -(-Fraction(percent * len(lengths), 100) // 1)
    return sorted(lengths)[max(1, rank) - 1]
