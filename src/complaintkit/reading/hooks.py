"""Strict hooks for single values: nothing is coerced, and what is wrong is said in words."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, get_args, get_origin

from complaintkit.dates import to_local_date
from complaintkit.errors import ComplaintkitError, did_you_mean, quoted
from complaintkit.measures.published import PrintedPercent
from complaintkit.text import LANGUAGES, Text

WANTED = {str: "a text in quotes", int: "a whole number", bool: "true or false"}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class NotAllowedError(ComplaintkitError, ValueError):
    """A value that cannot stand where it stands."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the kind of problem beside the words."""
        super().__init__(message)
        self.code = code


def weekdays(names: list[str]) -> frozenset[int]:
    """Days of the week by their English names, Monday being 0."""
    for name in names:
        if name not in _WEEKDAYS:
            code = "not-allowed"
            raise NotAllowedError(code, f"no weekday {quoted(name)}{did_you_mean(name, _WEEKDAYS)}")
    return frozenset(map(_WEEKDAYS.index, names))


def days_of_week(value: object, _: type) -> frozenset[int]:
    """Some days of the week in a list."""
    if not isinstance(value, list):
        code = "wrong-type"
        raise NotAllowedError(code, f"a list is wanted, not {quoted(value)}")
    if not value:
        code = "not-allowed"
        raise NotAllowedError(code, "at least one day of the week is wanted")
    return weekdays([strict(name, str) for name in value])


def strict(value: object, kind: type) -> Any:  # noqa: ANN401
    """A text, whole number or truth value, of exactly that type."""
    if type(value) is not kind:
        code = "wrong-type"
        raise NotAllowedError(code, f"{WANTED[kind]} is wanted, not {quoted(value)}")
    return value


def unshown(value: object, _: type) -> str:
    """A text that may be personal: what stands in its place is not quoted."""
    if not isinstance(value, str):
        code = "wrong-type"
        raise NotAllowedError(code, f"{WANTED[str]} is wanted")
    return value


def plain_date(value: object, _: type) -> date:
    """A date without a time."""
    if type(value) is not date:
        raise _no_date(value)
    return value


def day_or_unknown(value: object, kind: type) -> date | None:
    """The first day something holds may be said not to be known."""
    return None if value == "unknown" else plain_date(value, kind)


def plain_time(value: object, _: type) -> time:
    """A local time."""
    if type(value) is not time:
        code = "wrong-type"
        raise NotAllowedError(
            code, f"a time such as 17:00:00 (no quotes) is wanted, not {quoted(value)}"
        )
    return value


def is_day_or_instant(kind: Any) -> bool:  # noqa: ANN401
    """Whether a day or an aware instant is wanted."""
    return set(get_args(kind)) - {type(None)} == {date, datetime}


def day_or_instant(value: object, _: type) -> date | datetime | None:
    """A day, or an instant that says its zone."""
    if not isinstance(value, date):
        raise _no_date(value)
    to_local_date(value, "UTC")
    return value


def is_word_or_number(kind: Any) -> bool:  # noqa: ANN401
    """Whether a text or a number is wanted."""
    return set(get_args(kind)) == {str, int, type(None)}


def word_or_number(value: object, _: type) -> str | int:
    """A text or a whole number."""
    return strict(value, int if type(value) is int else str)  # type: ignore[no-any-return]


def is_plain(kind: Any) -> bool:  # noqa: ANN401
    """Whether a value of any plain type is wanted."""
    return set(get_args(kind)) - {type(None)} == {str, int, bool, date}


def plain(value: object, _: type) -> str | int | bool | date:
    """A text, a whole number, a truth value or a day."""
    if type(value) not in {str, int, bool, date}:
        code = "wrong-type"
        message = "a text, a whole number, a date, true or false is wanted"
        raise NotAllowedError(code, f"{message}, not {quoted(value)}")
    return value  # type: ignore[return-value]


def is_sequence(kind: Any) -> bool:  # noqa: ANN401
    """Whether a list is wanted."""
    return get_origin(kind) in {list, tuple, frozenset}


def words(value: object, _: type) -> Text:
    """Words by language."""
    if not isinstance(value, dict):
        code = "wrong-type"
        wanted = '{ fr = "…", nl = "…" }'
        raise NotAllowedError(
            code, f"words by language are wanted, such as {wanted}, not {quoted(value)}"
        )
    for language, said in value.items():
        if language not in LANGUAGES:
            code = "unknown-key"
            raise NotAllowedError(
                code, f"no language {quoted(language)}{did_you_mean(language, LANGUAGES)}"
            )
        strict(said, str)
    return Text(**value)


def choice(value: object, kind: type[StrEnum]) -> StrEnum:
    """One of the named choices."""
    allowed = [member.value for member in kind]
    if not isinstance(value, str) or value not in allowed:
        code = "not-allowed"
        raise NotAllowedError(
            code, f"{quoted(value)} is not allowed here{did_you_mean(value, allowed)}"
        )
    return kind(value)


def printed_percent(value: object, _: type) -> PrintedPercent:
    """A percentage as it is printed: its decimals and its sign count."""
    if not isinstance(value, str):
        code = "wrong-type"
        wanted = "a percentage in quotes, as it is printed, is wanted"
        raise NotAllowedError(code, f"{wanted}, not {quoted(value)}")
    return PrintedPercent.parse(value)


def _no_date(value: object) -> NotAllowedError:
    code = "wrong-type"
    return NotAllowedError(
        code, f"a date such as 2026-05-13 (no quotes) is wanted, not {quoted(value)}"
    )
