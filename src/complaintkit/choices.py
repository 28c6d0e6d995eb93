"""Named choices as they are given from Python: a member, or its value as a file writes it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar, cast

from complaintkit.errors import ChoiceError, did_you_mean, quoted

Choice = TypeVar("Choice", bound=StrEnum)


def chosen(kind: type[Choice], value: object) -> Choice:
    """One choice.

    Args:
        kind: The choices there are.
        value: A member, or its value.

    Raises:
        ChoiceError: With what is allowed, and what was perhaps meant.

    Examples:
        >>> from complaintkit import Roll
        >>> from complaintkit.choices import chosen
        >>> chosen(Roll, "following")
        <Roll.FOLLOWING: 'following'>
    """
    if type(value) is kind:
        return value
    try:
        return kind(cast("str", value))
    except ValueError:
        allowed = [member.value for member in kind]
        what = quoted(value) if isinstance(value, str) else f"of type {type(value).__name__}"
        message = f"no {_spaced(kind)} {what}{did_you_mean(value, allowed)}"
        raise ChoiceError(message) from None


def several(
    kind: type[Choice], values: Choice | str | Iterable[Choice | str]
) -> tuple[Choice, ...]:
    """Several choices; a single one may stand alone.

    Raises:
        ChoiceError: With what is allowed, and what was perhaps meant.

    Examples:
        >>> from complaintkit import Medium
        >>> from complaintkit.choices import several
        >>> several(Medium, "letter")
        (<Medium.LETTER: 'letter'>,)
    """
    given = (values,) if isinstance(values, str) else values
    return tuple(chosen(kind, value) for value in given)


def _spaced(kind: type[StrEnum]) -> str:
    """The name of a class in words: "start rule"."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in kind.__name__).strip()
