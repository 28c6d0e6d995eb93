"""Single values as people type them: days and instants, in ISO form and no other."""

import re
from datetime import date, datetime

from complaintkit.errors import NotADateError, quoted

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
_INSTANT = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}[T ]{_CLOCK}(:\d{{2}})?(Z|[+-]\d{{2}}:[0-5]\d)",
    re.ASCII | re.IGNORECASE,
)


def read_day(text: str) -> date | datetime:
    """A day such as 2026-05-13, or an instant with its offset such as 2026-07-10T22:30+02:00.

    Raises:
        NotADateError: For every other form, and for a day that does not exist.

    Examples:
        >>> from complaintkit.reading.values import read_day
        >>> read_day("2026-05-13")
        datetime.date(2026, 5, 13)
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _INSTANT.fullmatch(text):
            return datetime.fromisoformat(text.upper())
    except ValueError:
        message = f"there is no day {quoted(text)}"
        raise NotADateError(message) from None
    message = (
        f"no day {quoted(text)}; write 2026-05-13, or an instant with its offset such as "
        "2026-05-13T22:30+02:00"
    )
    raise NotADateError(message)
