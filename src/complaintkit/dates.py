"""What counts as a day, and on which day an instant falls for a body."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from complaintkit.errors import ChoiceError, HorizonError, NotADateError, quoted


def to_date(value: object) -> date:
    """Take a calendar date for what it is, and refuse everything that only looks like one.

    Args:
        value: A ``datetime.date``, or a subclass that carries no time (``pendulum.Date``).

    Returns:
        The same day, exactly of type ``datetime.date``.

    Raises:
        NotADateError: For an instant (a datetime, aware or not), a text, a number, a
            missing value (``NaT``): which day it means is for the caller to say.

    Examples:
        >>> from datetime import date
        >>> from complaintkit.dates import to_date
        >>> to_date(date(2026, 5, 13))
        datetime.date(2026, 5, 13)
    """
    if type(value) is date:
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return date(value.year, value.month, value.day)
    raise NotADateError(_refusal(value))


def to_local_date(value: object, zone: str, cutoff: time | None = None) -> date:
    """The day on which something happened, as the body in that zone counts it.

    An instant is taken to UTC first (where the clock is set back, ``fold`` decides which
    of the two hours is meant; a clock time that the spring change skips is read with the
    offset from before the change), then to the zone: 22:30 UTC on 10 July is 11 July in Brussels.

    Args:
        value: A date, which is taken as it is, or an aware datetime.
        zone: The body's time zone, such as ``Europe/Brussels``.
        cutoff: A local time from which an instant counts as the next day's.

    Raises:
        NotADateError: For a naive datetime and for all that :func:`to_date` refuses.
        ChoiceError: For a zone that does not exist.

    Examples:
        >>> from datetime import UTC, datetime
        >>> from complaintkit.dates import to_local_date
        >>> to_local_date(datetime(2026, 7, 10, 22, 30, tzinfo=UTC), "Europe/Brussels")
        datetime.date(2026, 7, 11)
    """
    if not isinstance(value, datetime) or _is_missing(value):
        return to_date(value)
    if value.utcoffset() is None:
        message = "a datetime without time zone: say which with tzinfo, or give the date alone"
        raise NotADateError(message)
    try:
        local = value.astimezone(UTC).astimezone(find_zone(zone))
    except OverflowError:
        message = "an instant at the end of time: its local day is beyond the years 1 to 9999"
        raise HorizonError(message) from None
    day = date(local.year, local.month, local.day)
    return shifted(day, 1) if cutoff is not None and local.time() >= cutoff else day


def shifted(day: date, days: int) -> date:
    """A day so many days later, or earlier.

    Raises:
        HorizonError: Beyond the years that dates can have.
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        message = f"a count that reaches {day} goes beyond the years 1 to 9999"
        raise HorizonError(message) from None


@cache
def find_zone(zone: str) -> ZoneInfo:
    """The time zone of that name.

    Raises:
        ChoiceError: When there is none.
    """
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"no time zone {quoted(zone)}; a name such as 'Europe/Brussels' is wanted"
        raise ChoiceError(message) from None


def _is_missing(value: object) -> bool:
    return type(value).__name__ == "NaTType"


def _refusal(value: object) -> str:
    """Why a value is no date: its type, never the value, which may be personal."""
    if _is_missing(value):
        return "a missing date (NaT): leave it out, or give a datetime.date"
    if isinstance(value, datetime):
        return "a datetime where a date is wanted: which local day it is, a policy's zone decides"
    return f"a {type(value).__name__} where a datetime.date is wanted"
