"""The working-day index: every question about a calendar answered in one or two look-ups.

For each day of the closed range the index holds how many working days there are up to and
including it (``upto``), and the working days themselves in order (``working``). The n-th
working day after a day is then ``working[upto[day] + n - 1]``, whatever n is.
"""

from collections.abc import Collection
from datetime import date
from itertools import accumulate, compress

from attrs import frozen

from complaintkit.calendars.choices import Ends

WEEK = 7


@frozen
class DayIndex:
    """The index of one calendar; position 0 is the eve of its first day.

    Attributes:
        base: Ordinal of position 0.
        upto: Working days from the first day up to and including each position.
        working: The working days in order.
        mask: One byte a position: 1 where the day is worked.
    """

    base: int
    upto: list[int]
    working: list[date]
    mask: bytes

    def between(self, begin: int, end: int, ends: Ends) -> int:
        """Working days between two positions; a reversed span counts backwards."""
        upto, mask = self.upto, self.mask
        if ends is Ends.LAST:
            return upto[end] - upto[begin]
        if ends is Ends.FIRST:
            return upto[end - 1] - upto[begin - 1]
        closed = upto[end] - upto[begin - 1]
        if ends is Ends.BOTH:
            return closed
        return closed - mask[begin] - (mask[end] if end > begin else 0)


def build_index(
    first: date,
    last: date,
    rest_days: Collection[int],
    closed: Collection[date],
    extra: Collection[date],
) -> DayIndex:
    """Lay the week over the range, take the closed days out, put the extra ones back in."""
    base, size = first.toordinal() - 1, (last - first).days + 1
    week = bytes(weekday not in rest_days for weekday in range(WEEK))
    shift = first.weekday()
    mask = bytearray((week * (size // WEEK + 2))[shift : shift + size])
    for days, worked in ((closed, 0), (extra, 1)):
        for day in days:
            mask[day.toordinal() - base - 1] = worked
    mask.insert(0, 0)
    numbers = compress(range(base, base + size + 1), mask)
    return DayIndex(base, list(accumulate(mask)), list(map(date.fromordinal, numbers)), bytes(mask))
