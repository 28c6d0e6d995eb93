"""Counting columns into the cells of a report: periods by codes, in one pass over the rows."""

from typing import TYPE_CHECKING

from attrs import frozen

from complaintkit.bulk.door import open_door
from complaintkit.bulk.period import Period
from complaintkit.choices import chosen

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@frozen(eq=False)
class Tally:
    """How many rows there are in each cell; all cells together are all rows.

    Attributes:
        by: Month, quarter or year.
        periods: The first day of each period, from the first that has rows to the last.
        counts: Rows by period (first axis) and by each column of codes in turn.
        undated: Rows without a day, by the same codes.

    Examples:
        >>> import numpy as np
        >>> from complaintkit import bulk
        >>> closed = np.array(["2026-01-30", "2026-03-02", "2026-01-05"], "datetime64[D]")
        >>> found = bulk.tally(closed, [True, False, True])
        >>> found.counts.tolist()
        [[0, 2], [0, 0], [1, 0]]
    """

    by: Period
    periods: "npt.NDArray[np.datetime64]"
    counts: "npt.NDArray[np.int64]"
    undated: "npt.NDArray[np.int64]"

    @property
    def total(self) -> int:
        """All rows."""
        return int(self.counts.sum() + self.undated.sum())

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "by": self.by.value,
            "periods": [day.isoformat() for day in self.periods.tolist()],
            "counts": self.counts.tolist(),
            "undated": self.undated.tolist(),
        }


def tally(
    days: object,
    *codes: "npt.ArrayLike",
    by: Period | str = Period.MONTH,
    sizes: tuple[int, ...] | None = None,
) -> Tally:
    """Count rows by period and by one or more columns of small numbers.

    A report needs little more: months by category by in time or not is one call, and sums and
    shares are taken from its cells. :func:`standings` gives such numbers, categories of a data
    frame have them.

    Args:
        days: The day of each row, of receipt or of closure; NaT is counted apart.
        codes: Columns of whole numbers from 0, or of truth values.
        by: ``month``, ``quarter`` or ``year``.
        sizes: How many codes each column can have; without it as many as there are.

    Raises:
        NotADateError: For rows that are no days.
        ChoiceError: For columns of other lengths or with other values, the first rows named.
        MissingExtraError: When numpy is not installed.
    """
    open_door()
    from complaintkit.bulk.tally_columns import counted

    return Tally(chosen(Period, by), *counted(days, codes, chosen(Period, by), sizes))
