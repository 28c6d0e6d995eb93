"""Yes, no or unknown: Kleene's logic, and an answer with the facts it looked at."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple, Protocol

from complaintkit.complaints import Complaint


class Ternary(Enum):
    """A truth value that can be unknown. ``&``, ``|`` and ``~`` follow Kleene.

    Examples:
        >>> from complaintkit import Ternary
        >>> Ternary.NO & Ternary.UNKNOWN
        <Ternary.NO: 0>
        >>> Ternary.YES & Ternary.UNKNOWN
        <Ternary.UNKNOWN: 1>
    """

    NO = 0
    UNKNOWN = 1
    YES = 2

    __hash__ = object.__hash__  # Each is there once. Answers are looked up by what they hold.

    def __and__(self, other: "Ternary") -> "Ternary":
        """Yes when both are; no as soon as one is."""
        return self if self.value <= other.value else other

    def __or__(self, other: "Ternary") -> "Ternary":
        """Yes as soon as one is; no when both are."""
        return self if self.value >= other.value else other

    def __invert__(self) -> "Ternary":
        """Yes for no, no for yes; unknown stays unknown."""
        return Ternary(2 - self.value)

    @classmethod
    def of(cls, value: bool | None) -> "Ternary":  # noqa: FBT001 - this is what it is about
        """The truth value of a bool, None being unknown."""
        return cls.UNKNOWN if value is None else (cls.YES if value else cls.NO)


class Answer(NamedTuple):
    """What a condition answers.

    Attributes:
        value: Yes, no or unknown.
        facts: Names of the facts it looked at, such as ``complainant.name``.
    """

    value: Ternary
    facts: tuple[str, ...]


class Answers(NamedTuple):
    """The three answers of a condition that always looks at the same facts, made once."""

    no: Answer
    unknown: Answer
    yes: Answer

    def of(self, value: bool | None) -> Answer:  # noqa: FBT001 - this is what it is about
        """The answer for a bool, None being unknown."""
        return self.unknown if value is None else (self.yes if value else self.no)


def answers(*facts: str) -> Answers:
    """The three answers about these facts, each named once.

    Examples:
        >>> from complaintkit.conditions import answers
        >>> answers("medium").of(None)
        Answer(value=<Ternary.UNKNOWN: 1>, facts=('medium',))
    """
    once = tuple(dict.fromkeys(facts))
    return Answers(*(Answer(value, once) for value in Ternary))


class Condition(Protocol):
    """A question about a complaint. Any object with such a ``check`` is one."""

    def check(self, complaint: Complaint) -> Answer:
        """Answer the question for one complaint."""


def to_conditions(values: Iterable[Condition]) -> tuple[Condition, ...]:
    """Conditions as a field holds them."""
    return tuple(values)
