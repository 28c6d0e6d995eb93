"""A whole in percent: parts that sum to exactly 100 at the places shown."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from complaintkit.errors import ChoiceError
from complaintkit.measures.rate import placed, rounded


@frozen
class Share:
    """One part of a whole.

    Attributes:
        percent: The part as it is shown.
        moved: Whether it is not what rounding alone gives, so that all parts sum to 100.
    """

    percent: Decimal
    moved: bool = False


def shares(counts: Sequence[int], places: int = 0) -> tuple[Share, ...] | None:
    """The parts in percent, by largest remainder; None where there is nothing to share.

    Every part is first rounded down. What then is missing from 100 goes, one unit of the last
    place each, to the parts that lost most; of equals to the larger, then to the earlier.

    Args:
        counts: How many are in each part, whole numbers from 0.
        places: The places shown.

    Raises:
        ChoiceError: For a count below 0, or places that cannot be shown.

    Examples:
        >>> from complaintkit.measures import shares
        >>> [str(it.percent) + "*" * it.moved for it in shares([1, 1, 1], places=0)]
        ['34*', '33', '33']
        >>> shares([0, 0]) is None
        True
    """
    if any(type(count) is not int or count < 0 for count in counts):
        raise ChoiceError("counts: whole numbers from 0 are wanted")
    total = sum(counts)
    if not total:
        return None
    plain = [rounded(Fraction(100 * count, total), places) for count in counts]
    unit = 100 * 10**places
    down = [unit * count // total for count in counts]
    order = sorted(
        range(len(counts)),
        key=lambda place: (-(unit * counts[place] % total), -counts[place], place),
    )
    for place in order[: unit - sum(down)]:
        down[place] += 1
    shown = [placed(part, places) for part in down]
    return tuple(Share(one, one != other) for one, other in zip(shown, plain, strict=True))
