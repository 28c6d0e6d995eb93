"""Codes and choices: how a condition takes those that it wants, and compares several at once."""

from collections.abc import Iterable
from typing import TypeVar

from complaintkit.choices import Choice, several
from complaintkit.complaints.personal import codes, one_or_listed
from complaintkit.conditions.ternary import Answer, Answers
from complaintkit.errors import NotATextError

Code = TypeVar("Code", bound=str)


def code_set(values: str | Iterable[str]) -> frozenset[str]:
    """Codes; a single one may stand alone.

    Raises:
        ChoiceError: For what is no list.
        NotATextError: For a code that is no text.
    """
    return codes(one_or_listed(values)) or frozenset()


def choice_set(
    kind: type[Choice], values: Choice | str | Iterable[Choice | str]
) -> frozenset[Choice]:
    """Named choices; a single one may stand alone.

    Raises:
        ChoiceError: For what is no list, or none of the choices.
    """
    return frozenset(several(kind, one_or_listed(values)))


def text(value: str) -> str:
    """A text, and nothing else.

    Raises:
        NotATextError: For anything else.
    """
    if not isinstance(value, str):
        raise NotATextError(f"a {type(value).__name__} where a text is wanted")
    return value


def among(
    said: Answers, found: frozenset[Code] | None, wanted: frozenset[Code], *, only: bool
) -> Answer:
    """The answer about a fact of several values: one of them is wanted, or all that there are."""
    if found is None:
        return said.unknown
    holds = found <= wanted and bool(found) if only else not found.isdisjoint(wanted)
    return said.yes if holds else said.no
