"""Values as they are taken in: those of personal facts stand in no message, trace or report."""

from collections.abc import Iterable

from attrs import Attribute

from complaintkit.errors import NotATextError, NotATruthError

PERSONAL = {"personal": True}
"""What the field of a personal fact carries, so that it can be found."""


def unshown_text(_: object, attribute: "Attribute[str | None]", value: object) -> None:
    """Refuse what is no text, without showing it."""
    if value is not None and not isinstance(value, str):
        raise NotATextError(f"{attribute.name}: a {type(value).__name__} where a text is wanted")


def codes(value: str | Iterable[str] | None) -> frozenset[str] | None:
    """Codes; a single one may stand alone."""
    if value is None:
        return None
    found = frozenset((value,) if isinstance(value, str) else value)
    if not all(isinstance(code, str) for code in found):
        raise NotATextError("a code that is no text")
    return found


def truth(value: bool | None) -> bool | None:  # noqa: FBT001 - this is what it is about
    """True, false or not known, and nothing that only counts as such."""
    if value is not None and type(value) is not bool:
        raise NotATruthError(f"a {type(value).__name__} where true or false is wanted")
    return value
