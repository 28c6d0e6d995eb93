"""The length of a time limit: an amount and a unit, and the rule months are counted by."""

import re
from enum import StrEnum

from attrs import frozen

from complaintkit.choices import chosen
from complaintkit.errors import TermError, did_you_mean, quoted


class TermUnit(StrEnum):
    """What a term is counted in; the value is how a policy file writes it."""

    CALENDAR_DAYS = "calendar days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    IMMEDIATE = "immediate"
    NO_FIGURE = "no figure"

    @property
    def counts_months(self) -> bool:
        """Whether a month rule is needed."""
        return self in {TermUnit.MONTHS, TermUnit.YEARS}

    @property
    def has_amount(self) -> bool:
        """Whether a number goes with it."""
        return self in _MOST

    @property
    def most(self) -> int:
        """The largest number it goes with, a century's worth; 0 where there is none."""
        return _MOST.get(self, 0)


class MonthRule(StrEnum):
    """How months are counted; the two differ only from the last day of a short month.

    ``same-date`` ends on the number of day zero (Regulation 1182/71: 30 June + 1 month is
    30 July); ``eve-of-date`` ends on the eve of the number of day one (Belgian Judicial
    Code art. 54, *de quantième à veille de quantième*: 30 June + 1 month is 31 July).
    """

    SAME_DATE = "same-date"
    EVE_OF_DATE = "eve-of-date"


# A century in each unit: longer than any complaint, short enough for every calendar's arithmetic.
_MOST = {
    TermUnit.CALENDAR_DAYS: 36_525,
    TermUnit.WORKING_DAYS: 36_525,
    TermUnit.WEEKS: 5_218,
    TermUnit.MONTHS: 1_200,
    TermUnit.YEARS: 100,
}
_SINGULAR = {unit.value.removesuffix("s"): unit for unit in _MOST}
_NOTATION = re.compile(r"(?P<amount>[0-9]{1,12}) (?P<unit>[A-Za-z -]+)", re.ASCII)


@frozen
class Term:
    """A length such as "10 calendar days", "3 months", "immediate" or "no figure".

    Attributes:
        amount: How many units, from 1 to a century's worth; 0 for the two without a number.
        unit: What is counted.

    Raises:
        TermError: For an amount out of bounds.

    Examples:
        >>> from complaintkit import Term
        >>> Term.parse("21 working days")
        Term(amount=21, unit=<TermUnit.WORKING_DAYS: 'working days'>)
        >>> str(Term.parse("1 month"))
        '1 month'
    """

    amount: int
    unit: TermUnit

    def __attrs_post_init__(self) -> None:
        """Check the amount against the unit."""
        if not isinstance(self.unit, TermUnit):
            meant = did_you_mean(self.unit, list(TermUnit))  # type: ignore[unreachable]
            message = f"no unit {quoted(self.unit)}{meant}"
            raise TermError(message)
        if type(self.amount) is not int:
            message = f"a {type(self.amount).__name__} where a whole number is wanted"
            raise TermError(message)
        least, most = int(self.unit.has_amount), self.unit.most
        if not least <= self.amount <= most:
            raise TermError(_out_of_bounds(self.unit, most))

    @classmethod
    def parse(cls, text: str) -> "Term":
        """Read a term as policy files write it.

        Raises:
            TermError: With what is allowed, and what was perhaps meant.
        """
        if not isinstance(text, str):
            message = f"a {type(text).__name__} where a term such as '45 calendar days' is wanted"  # type: ignore[unreachable]
            raise TermError(message)
        if text in {TermUnit.IMMEDIATE, TermUnit.NO_FIGURE}:
            return cls(0, TermUnit(text))
        match = _NOTATION.fullmatch(text)
        if match is None:
            message = (
                f"no term {quoted(text)}; write a whole number and a unit, such as "
                "'45 calendar days', or 'immediate' or 'no figure'"
            )
            raise TermError(message)
        amount, unit = int(match["amount"]), _unit(match["unit"])
        if unit is None:
            meant = did_you_mean(match["unit"], [unit.value for unit in _MOST])
            message = f"no unit {quoted(match['unit'])} in the term {quoted(text)}{meant}"
            raise TermError(message)
        return cls(amount, unit)

    def __str__(self) -> str:
        """The notation of policy files."""
        if not self.unit.has_amount:
            return self.unit.value
        return f"{self.amount} {self.unit.value.removesuffix('s' if self.amount == 1 else '')}"


def _unit(words: str) -> TermUnit | None:
    if words in _SINGULAR:
        return _SINGULAR[words]
    return next((unit for unit in _MOST if unit.value == words), None)


def _out_of_bounds(unit: TermUnit, most: int) -> str:
    if unit.has_amount:
        return f"a term in {unit} has an amount from 1 to {most}; 0 days are 'immediate'"
    return f"a term that is {quoted(unit.value)} has no amount: it is 0"


def to_term(value: Term | str) -> Term:
    """A term; its notation will do."""
    return value if isinstance(value, Term) else Term.parse(value)


def to_term_if_any(value: Term | str | None) -> Term | None:
    """A term, or none."""
    return None if value is None else to_term(value)


def to_month_rule_if_any(value: MonthRule | str | None) -> MonthRule | None:
    """A month rule, or none."""
    return None if value is None else chosen(MonthRule, value)
