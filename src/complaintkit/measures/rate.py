"""``Rate``: a part of something, which is always named."""

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from complaintkit.errors import ChoiceError
from complaintkit.measures.words import Words

if TYPE_CHECKING:
    from attrs import Attribute

MOST_PLACES = 6


def _whole(_: object, attribute: "Attribute[int]", value: object) -> None:
    if type(value) is not int or value < 0:
        raise ChoiceError(f"{attribute.name}: a whole number from 0 is wanted")


@frozen(kw_only=True)
class Base:
    """What a rate is a rate of.

    Attributes:
        code: Stable key, such as ``received``.
        label: What it is, in words.

    Examples:
        >>> from complaintkit.measures import Base, Words
        >>> Base(code="received", label=Words(message="event.received")).label.in_language("en")
        'receipt'
    """

    code: str
    label: Words


def _base(value: Base | str) -> Base:
    return (
        value if isinstance(value, Base) else Base(code=value, label=Words(message=f"base.{value}"))
    )


@frozen(kw_only=True)
class Rate:
    """A numerator of a denominator, with the base that the denominator counts.

    Attributes:
        numerator: How many.
        denominator: Of how many.
        base: Of what; a :class:`Base`, or the code of one that the library has words for.

    Raises:
        ChoiceError: For what is no whole number from 0, or more than there are.

    Examples:
        >>> from complaintkit.measures import Rate
        >>> founded = Rate(numerator=32, denominator=87, base="admissible")
        >>> founded.percent(2), founded.value
        (Decimal('36.78'), Fraction(32, 87))
        >>> Rate(numerator=0, denominator=0, base="admissible").percent() is None
        True
    """

    numerator: int = field(validator=_whole)
    denominator: int = field(validator=_whole)
    base: Base = field(converter=_base)

    def __attrs_post_init__(self) -> None:
        """Refuse more than all."""
        if self.numerator > self.denominator:
            message = f"{self.numerator} of {self.denominator}: a part is never more than its base"
            raise ChoiceError(message)

    @property
    def value(self) -> Fraction | None:
        """The exact part; None where there is nothing to be a part of."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    def percent(self, places: int = 1) -> Decimal | None:
        """The part in percent, halves rounded up; None where there is nothing to be a part of.

        Raises:
            ChoiceError: For places that are no whole number from 0 to 6.
        """
        value = self.value
        return None if value is None else rounded(value * 100, places)

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "numerator": self.numerator,
            "denominator": self.denominator,
            "base": self.base.code,
            "base_label": self.base.label.as_dict(),
        }


def rounded(value: Fraction, places: int) -> Decimal:
    """A number with so many places, halves away from zero.

    Raises:
        ChoiceError: For places that are no whole number from 0 to 6.
    """
    if type(places) is not int or not 0 <= places <= MOST_PLACES:
        raise ChoiceError(f"places: a whole number from 0 to {MOST_PLACES} is wanted")
    scaled = value * 10**places
    doubled = 2 * abs(scaled.numerator) + scaled.denominator
    return placed(doubled // (2 * scaled.denominator), places, below=value < 0)


def placed(units: int, places: int, *, below: bool = False) -> Decimal:
    """So many units of the last place, exactly: no setting of the process rounds it.

    Args:
        units: How many, from 0.
        places: The places.
        below: Whether it is below nought.
    """
    return Decimal((int(below), tuple(int(digit) for digit in str(units)), -places))
