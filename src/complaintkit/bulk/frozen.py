"""``FrozenCalendar``: the days of a calendar and nothing else, to be sent to where the rows are."""

from datetime import date
from functools import cached_property, lru_cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from attrs import frozen

from complaintkit.calendars import WorkingCalendar
from complaintkit.calendars.index import DayIndex
from complaintkit.errors import ChoiceError, quoted
from complaintkit.provenance import fingerprint
from complaintkit.text import Text

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

EPOCH = date(1970, 1, 1).toordinal()
"""Arrays count their days from 1970, dates from the year 1."""

_BITS, _BYTES = b"01", b"\x00\x01"


@frozen(kw_only=True, repr=False, cache_hash=True)
class FrozenCalendar:
    """Which days of a closed range are worked: a bit a day, and tables laid out when needed.

    It is made by :func:`freeze`, holds neither names nor reasons, and needs no file and no
    list of holidays where it is sent to. It is equal, hashed and pickled by its days.

    Attributes:
        code: The code of the calendar it was made from.
        first: The first day it knows.
        last: The last day it knows.
        bits: A bit a day, 1 where it is worked, the last day's the lowest.

    Examples:
        >>> import pickle
        >>> from complaintkit import bulk, get_calendar
        >>> frozen = bulk.freeze(get_calendar("be.legal"))
        >>> frozen
        FrozenCalendar(code='be.legal', first=1975-01-01, last=2100-12-31)
        >>> len(pickle.dumps(frozen)) < 8_000
        True
    """

    code: str
    first: date
    last: date
    bits: bytes

    def __repr__(self) -> str:
        """Which calendar it is; its days would fill a screen."""
        return f"FrozenCalendar(code={self.code!r}, first={self.first}, last={self.last})"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by the days alone, whatever was laid out."""
        return _thawed, (self.code, self.first, self.last, self.bits)

    @cached_property
    def content_hash(self) -> str:
        """A fingerprint of its days."""
        return fingerprint((self.code, self.first, self.last, self.bits))

    @cached_property
    def index(self) -> DayIndex:
        """The index of the calendar it was made from, for lists of dates."""
        base, mask = self.first.toordinal() - 1, self._mask
        worked = compress(range(base, base + len(mask)), mask)
        return DayIndex(base, list(accumulate(mask)), [*map(date.fromordinal, worked)], mask)

    @cached_property
    def rank(self) -> "npt.NDArray[np.int32]":
        """Working days up to and including each day; position 0 is the eve of the first."""
        import numpy as np

        mask = np.frombuffer(self._mask, np.int8)
        rank = np.cumsum(mask, dtype=np.int32)
        rank.setflags(write=False)
        return rank

    @cached_property
    def working(self) -> "npt.NDArray[np.int64]":
        """The working days in order, as days since 1970."""
        import numpy as np

        mask = np.frombuffer(self._mask, np.int8)
        working = np.flatnonzero(mask).astype(np.int64) + (self.first_number - 1)
        working.setflags(write=False)
        return working

    @property
    def first_number(self) -> int:
        """The first day as a number of days since 1970."""
        return self.first.toordinal() - EPOCH

    @property
    def last_number(self) -> int:
        """The last day as a number of days since 1970."""
        return self.last.toordinal() - EPOCH

    @property
    def _mask(self) -> bytes:
        """A byte a day; position 0 is the eve of the first day."""
        size = (self.last - self.first).days + 1
        digits = f"{int.from_bytes(self.bits, 'big'):0{size + 1}b}"
        return digits.encode().translate(bytes.maketrans(_BITS, _BYTES))


def freeze(calendar: WorkingCalendar | FrozenCalendar) -> FrozenCalendar:
    """The days of a calendar, ready to be pickled, shared and gathered from.

    Everything in :mod:`complaintkit.bulk` takes the calendar itself as well, and freezes it at
    the first call.

    Raises:
        ChoiceError: For the name of a calendar in the place of a calendar.

    Examples:
        >>> from complaintkit import bulk, get_calendar
        >>> bulk.freeze(get_calendar("be.legal")) == bulk.freeze(get_calendar("be.legal"))
        True
    """
    if isinstance(calendar, FrozenCalendar):
        return calendar
    if not isinstance(calendar, WorkingCalendar):
        message = f"no calendar: {quoted(calendar)}"  # type: ignore[unreachable]
        if isinstance(calendar, str):
            message += f"; names are not looked up here: give get_calendar({quoted(calendar)})"
        raise ChoiceError(message)
    return _frozen(calendar)


def index_of(calendar: WorkingCalendar | FrozenCalendar) -> DayIndex:
    """The index of a calendar, laid out at the first question."""
    if isinstance(calendar, FrozenCalendar):
        return calendar.index
    return calendar._index  # noqa: SLF001 - it is the calendar's own, and only read here


@lru_cache(maxsize=64)  # Laying the days out takes longer than many a column of them.
def _frozen(calendar: WorkingCalendar) -> FrozenCalendar:
    digits = index_of(calendar).mask.translate(bytes.maketrans(_BYTES, _BITS))
    number = int(digits, 2)
    bits = number.to_bytes((len(digits) + 7) // 8, "big")
    return FrozenCalendar(code=calendar.code, first=calendar.first, last=calendar.last, bits=bits)


@frozen(kw_only=True)
class _Counting(WorkingCalendar):
    """A frozen calendar for counting one date at a time: it knows which days, and not why."""

    frozen: FrozenCalendar

    @cached_property
    def _index(self) -> DayIndex:
        return self.frozen.index


def for_counting(calendar: WorkingCalendar | FrozenCalendar) -> WorkingCalendar:
    """A calendar that the counting of single dates takes."""
    if not isinstance(calendar, FrozenCalendar):
        return calendar
    name = Text(en=calendar.code)
    return _Counting(
        code=calendar.code, name=name, first=calendar.first, last=calendar.last, frozen=calendar
    )


def _thawed(code: str, first: date, last: date, bits: bytes) -> FrozenCalendar:
    return FrozenCalendar(code=code, first=first, last=last, bits=bits)
