"""Facts of several codes: how a condition takes the codes that it wants, and compares."""

from collections.abc import Iterable

from complaintkit.complaints.personal import codes
from complaintkit.conditions.ternary import Answer, Answers


def code_set(values: str | Iterable[str]) -> frozenset[str]:
    """Codes; a single one may stand alone."""
    return codes(values) or frozenset()


def among(
    said: Answers, found: frozenset[str] | None, wanted: frozenset[str], *, only: bool
) -> Answer:
    """The answer about a fact of several values: one of them is wanted, or all that there are."""
    if found is None:
        return said.unknown
    holds = found <= wanted and bool(found) if only else not found.isdisjoint(wanted)
    return said.yes if holds else said.no
