"""Values as they are taken in: those of personal facts stand in no message, trace or report."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from complaintkit.dates import to_date
from complaintkit.errors import ChoiceError, NotATextError, NotATruthError
from complaintkit.fixed import FixedDict

if TYPE_CHECKING:
    from attrs import Attribute

Value: TypeAlias = str | int | bool | date
"""What an attribute can be."""

PERSONAL = {"personal": True}
"""What the field of a personal fact carries, so that it can be found."""


def unshown_text(_: object, attribute: "Attribute[str | None]", value: object) -> None:
    """Refuse what is no text, without showing it."""
    if value is not None and not isinstance(value, str):
        raise NotATextError(f"{attribute.name}: a {type(value).__name__} where a text is wanted")


def only(kind: type) -> Callable[[object, "Attribute[Any]", object], None]:
    """A validator that refuses what is not of a class, alone or in a row of them."""

    def check(_: object, attribute: "Attribute[Any]", value: object) -> None:
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and not isinstance(one, kind):
                what = f"a {type(one).__name__} where a {kind.__name__} is wanted"
                raise ChoiceError(f"{attribute.name}: {what}")

    return check


def listed(value: object) -> Iterable[Any]:
    """What stands in a list or a set; a text is one thing, not its letters."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ChoiceError(f"a {type(value).__name__} where a list is wanted")
    return value


def one_or_listed(value: object) -> Iterable[Any]:
    """What stands in a list or a set; a text may stand alone."""
    return (value,) if isinstance(value, str) else listed(value)


def codes(value: str | Iterable[str] | None) -> frozenset[str] | None:
    """Codes; a single one may stand alone."""
    if value is None:
        return None
    found = tuple(one_or_listed(value))
    if not all(isinstance(code, str) for code in found):
        raise NotATextError("a code that is no text")
    if "" in found:
        raise ChoiceError("a code that is empty")
    return frozenset(found)


def truth(value: bool | None) -> bool | None:  # noqa: FBT001 - this is what it is about
    """True, false or not known, and nothing that only counts as such."""
    if value is not None and type(value) is not bool:
        raise NotATruthError(f"a {type(value).__name__} where true or false is wanted")
    return value


def own_facts(values: Mapping[str, Value | None]) -> Mapping[str, Value]:
    """Attributes by their codes, those that are known."""
    given: object = values
    if not isinstance(given, Mapping):
        raise ChoiceError(f"attributes: a {type(given).__name__} where values by code are wanted")
    if not all(isinstance(code, str) and code for code in given):
        raise NotATextError("attributes: a code that is no text, or is empty")
    known = {code: _own_fact(value) for code, value in given.items() if value is not None}
    return FixedDict(known)


def _own_fact(value: object) -> Value:
    if isinstance(value, date):
        return to_date(value)
    if not isinstance(value, str | int):
        wanted = "a text, a whole number, true, false or a date"
        raise ChoiceError(f"attributes: a {type(value).__name__} where {wanted} is wanted")
    return value
