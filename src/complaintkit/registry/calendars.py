"""Finding working calendars."""

from functools import cache
from os import PathLike
from typing import TYPE_CHECKING

from complaintkit.registry.files import named, read_bytes, shipped

if TYPE_CHECKING:
    from complaintkit.calendars import WorkingCalendar


def available_calendars() -> tuple[str, ...]:
    """The codes of all shipped calendars, in order.

    Examples:
        >>> from complaintkit import available_calendars
        >>> "be.legal" in available_calendars()
        True
    """
    return tuple(sorted(shipped("calendars")))


@cache
def get_calendar(code: str) -> "WorkingCalendar":
    """A shipped working calendar.

    Args:
        code: Its code, such as ``be.legal``.

    Raises:
        UnknownNameError: When there is none of that code.

    Examples:
        >>> from complaintkit import get_calendar
        >>> str(get_calendar("be.federal").first)
        '2007-01-01'
    """
    from complaintkit.reading import read_calendar

    file = named("calendar", code, shipped("calendars"))
    return read_calendar(file.read_bytes(), file.name)


def load_calendar(path: str | PathLike[str]) -> "WorkingCalendar":
    """A working calendar from a file of one's own.

    Args:
        path: Where the file is.

    Raises:
        PolicyError: With all problems of the file.
        OSError: When the file cannot be opened.

    Examples:
        >>> from complaintkit import load_calendar
        >>> load_calendar("no-such-file.toml")
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.toml'
    """
    from complaintkit.reading import read_calendar

    return read_calendar(read_bytes(path), str(path))
