"""A calendar as columns to join with, for engines that count working days in SQL."""

from datetime import date
from typing import TYPE_CHECKING

from complaintkit.bulk.door import open_door
from complaintkit.bulk.frozen import EPOCH, FrozenCalendar, freeze
from complaintkit.calendars import WorkingCalendar
from complaintkit.dates import to_date
from complaintkit.errors import HorizonError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


def calendar_columns(
    calendar: WorkingCalendar | FrozenCalendar,
    first: date | None = None,
    last: date | None = None,
) -> "dict[str, npt.NDArray[np.generic]]":
    """A calendar as columns, one row a day, ready to become a frame or an Arrow table.

    ``day``, ``is_working`` and ``working_days_upto`` are those of
    :func:`~complaintkit.calendar_table`: the n-th working day after a day is the working day
    whose number is the day's plus n. ``following`` and ``preceding`` are where the rolls of
    these names take a limit that ends on the day; they are missing where that is beyond the
    calendar.

    Args:
        calendar: The calendar.
        first: The first day wanted; without it the calendar's first.
        last: The last day wanted; without it the calendar's last.

    Raises:
        HorizonError: For a day outside the calendar.
        MissingExtraError: When numpy is not installed.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import bulk, get_calendar
        >>> whitsun = date(2026, 5, 23), date(2026, 5, 25)
        >>> columns = bulk.calendar_columns(get_calendar("be.legal"), *whitsun)
        >>> columns["is_working"].tolist()
        [False, False, False]
        >>> {str(day) for day in columns["following"]}
        {'2026-05-26'}
    """
    open_door()
    import numpy as np

    frozen = freeze(calendar)
    begin, end = _position(frozen, first or frozen.first), _position(frozen, last or frozen.last)
    upto = frozen.rank[begin : end + 1]
    worked = np.diff(frozen.rank[begin - 1 : end + 1]).astype(np.bool_)
    missing = np.iinfo(np.int64).min  # what NaT is made of
    working = np.concatenate(([missing], frozen.working, [missing]))
    days = np.arange(begin, end + 1, dtype=np.int64) + (frozen.first_number - 1)
    return {
        "day": days.view("datetime64[D]"),
        "is_working": worked,
        "working_days_upto": upto.copy(),
        "following": working[upto + ~worked].view("datetime64[D]"),
        "preceding": working[upto].view("datetime64[D]"),
    }


def _position(calendar: FrozenCalendar, day: date) -> int:
    position = to_date(day).toordinal() - EPOCH - calendar.first_number + 1
    if not calendar.first <= to_date(day) <= calendar.last:
        message = (
            f"{day} is beyond what the calendar {calendar.code} knows: "
            f"{calendar.first} to {calendar.last}"
        )
        raise HorizonError(message)
    return position
