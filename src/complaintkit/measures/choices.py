"""What a report can count: of which cases, by what, and in which form."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Population(StrEnum):
    """Which cases are counted."""

    RECEIVED = "received"
    HANDLED = "handled"
    ADMISSIBLE = "admissible"
    ANSWERED = "answered"
    FOUNDED = "founded"
    CLOSED = "closed"


INSIDE: Mapping[Population, frozenset[Population]] = MappingProxyType(
    {
        Population.RECEIVED: frozenset(Population) - {Population.CLOSED},
        Population.HANDLED: frozenset(
            {Population.HANDLED, Population.ADMISSIBLE, Population.FOUNDED}
        ),
        Population.ADMISSIBLE: frozenset({Population.ADMISSIBLE, Population.FOUNDED}),
        Population.ANSWERED: frozenset({Population.ANSWERED, Population.FOUNDED}),
        Population.FOUNDED: frozenset({Population.FOUNDED}),
        Population.CLOSED: frozenset({Population.CLOSED}),
    }
)
"""The populations that are parts of each one; only of these it can be the base."""


class Dimension(StrEnum):
    """By what cases are told apart."""

    NATURE = "nature"
    OUTCOME = "outcome"
    GROUND = "ground"
    MERITS = "merits"
    REMEDY = "remedy"
    CLOSING = "closing"
    STATE = "state"
    CATEGORY = "category"
    SUBJECT = "subject"
    MEDIUM = "medium"
    INTERMEDIARY = "intermediary"
    LANGUAGE = "language"
    COMPLAINANT = "complainant"
    UNIT = "unit"
    BODY = "body"
    EARLIER = "earlier"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MANY_VALUED = frozenset(
    {
        Dimension.GROUND,
        Dimension.CATEGORY,
        Dimension.SUBJECT,
        Dimension.MEDIUM,
        Dimension.INTERMEDIARY,
        Dimension.BODY,
        Dimension.EARLIER,
    }
)
"""The dimensions in which one case can carry several codes."""

IN_TIME = (Dimension.YEAR, Dimension.QUARTER, Dimension.MONTH)
"""The dimensions that are parts of the period."""


class TableKind(StrEnum):
    """What a table is."""

    COUNTS = "counts"
    INDICATORS = "indicators"
    LIMITS = "limits"
    FLOW = "flow"


class CategoryLevel(StrEnum):
    """Which categories are counted: those that were given, or what they are kinds of."""

    GIVEN = "given"
    TOP = "top"


class Special(StrEnum):
    """Rows for cases that no other row is for; no code of a policy begins so."""

    NONE = "@none"
    NOT_KNOWN = "@not-known"
    NOT_IN_TAXONOMY = "@not-in-taxonomy"
    NOT_ASSESSED = "@not-assessed"
