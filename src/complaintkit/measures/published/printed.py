"""``PrintedPercent``: a percentage as a report prints it, and the counts that would print so."""

import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from attrs import evolve, field, frozen

from complaintkit.errors import ChoiceError, quoted
from complaintkit.measures.rate import rounded

MOST_BASE = 10_000
"""The largest base that is tried for a percentage whose counts are not known."""

_PLACES = 4
_SPACES = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]*"
_SHAPE = re.compile(
    rf"(?P<sign>[<>≤≥]?){_SPACES}(?P<whole>\d{{1,6}})(?:[.,](?P<part>\d{{1,{_PLACES}}}))?{_SPACES}%?",
    re.ASCII,
)


class Exactness(StrEnum):
    """How near to the truth a printed percentage claims to be."""

    ROUNDED = "rounded"  # to the nearest, a half either way
    ADJUSTED = "adjusted"  # up or down, so that a split sums to 100 (largest remainder)
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


_SIGNS = {
    "": Exactness.ROUNDED,
    ">": Exactness.OVER,
    "<": Exactness.UNDER,
    "≥": Exactness.AT_LEAST,
    "≤": Exactness.AT_MOST,
}


@frozen(kw_only=True)
class Between:
    """The whole numbers from one to another.

    Attributes:
        low: The smallest.
        high: The largest; None where there is none.

    Examples:
        >>> from complaintkit.measures.published import Between
        >>> Between(low=315, high=325).as_dict()
        {'low': 315, 'high': 325}
    """

    low: int
    high: int | None

    def holds(self, number: int) -> bool:
        """Whether a number is one of them."""
        return self.low <= number and (self.high is None or number <= self.high)

    def both(self, other: "Between") -> "Between | None":
        """The numbers that are in both; None where there are none."""
        highs = [high for high in (self.high, other.high) if high is not None]
        return _between(max(self.low, other.low), min(highs, default=None))

    def as_dict(self) -> dict[str, int | None]:
        """The same as plain values."""
        return {"low": self.low, "high": self.high}


@frozen(kw_only=True)
class Pair:
    """A count and its base.

    Attributes:
        count: How many.
        base: Of how many.
    """

    count: int
    base: int

    def as_dict(self) -> dict[str, int]:
        """The same as plain values."""
        return {"count": self.count, "base": self.base}


@frozen(kw_only=True)
class PrintedPercent:
    """A percentage as it is printed: its decimals say how exact it is.

    Attributes:
        value: The number.
        places: How many decimals are printed.
        exactness: How it was made: rounded, unless it says more or less than something.

    Examples:
        >>> from complaintkit.measures.published import PrintedPercent
        >>> printed = PrintedPercent.parse("33,82 %")
        >>> printed.holds(21, 66), printed.counts_of(66)
        (False, None)
        >>> [(pair.count, pair.base) for pair in printed.pairs(2)]
        [(23, 68), (46, 136)]
    """

    value: Fraction
    places: int = 0
    exactness: Exactness = field(default=Exactness.ROUNDED)

    @classmethod
    def parse(cls, text: str) -> "PrintedPercent":
        """Read one as it is printed: "33,82 %", "52%", "> 60 %".

        Raises:
            ChoiceError: For anything else.
        """
        found = _SHAPE.fullmatch(text)
        if found is None:
            message = f"no percentage {quoted(text)}; one as it is printed is wanted, such as"
            raise ChoiceError(f"{message} '52 %', '33,82 %' or '> 60 %'")
        part = found["part"] or ""
        value = Fraction(int(found["whole"] + part), 10 ** len(part))
        return cls(value=value, places=len(part), exactness=_SIGNS[found["sign"]])

    def adjusted(self) -> "PrintedPercent":
        """The same, as part of a split that was made to sum to 100."""
        made = self.exactness is Exactness.ROUNDED
        return evolve(self, exactness=Exactness.ADJUSTED) if made else self

    @property
    def number(self) -> Decimal:
        """The number with as many decimals as are printed."""
        return rounded(self.value, self.places)

    def as_dict(self) -> dict[str, str]:
        """The same as plain values."""
        return {"percent": str(self.number), "exactness": self.exactness.value}

    def holds(self, count: int, base: int) -> bool:
        """Whether a count of a base would be printed so."""
        counts = self.counts_of(base)
        return counts is not None and counts.holds(count)

    def counts_of(self, base: int) -> Between | None:
        """The counts of a base that would be printed so; None where none would."""
        low, high, low_in, high_in = self._span
        return _between(
            _least(low * base / 100, allowed=low_in), _most(high * base / 100, allowed=high_in)
        )

    def counts_over(self, bases: Between) -> Between | None:
        """The counts of any of several bases that would be printed so; None where none would."""
        if bases.high is None:
            return None
        upwards, back = range(bases.low, bases.high + 1), range(bases.high, bases.low - 1, -1)
        first = next(filter(None, map(self.counts_of, upwards[:MOST_BASE])), None)
        last = next(filter(None, map(self.counts_of, back[:MOST_BASE])), None)
        return None if first is None or last is None else _between(first.low, last.high)

    def bases_of(self, count: int) -> Between | None:
        """The bases of which a count would be printed so; None where of none it would."""
        low, high, low_in, high_in = self._span
        if not count:
            nought = not low and low_in and (high or high_in)
            return Between(low=1, high=None) if nought else None
        if not high:
            return None
        least = _least(100 * count / high, allowed=high_in)
        if not low:
            return Between(low=least, high=None)
        return _between(least, _most(100 * count / low, allowed=low_in))

    def pairs(self, most: int = 3) -> tuple[Pair, ...]:
        """The smallest counts and bases that would be printed so, by base.

        Args:
            most: How many at most. Bases are tried up to 10,000.
        """
        low, high = self.ends
        found: list[Pair] = []
        for base in range(1, MOST_BASE + 1):
            first = -(-low.numerator * base // (100 * low.denominator))
            if first * 100 * high.denominator > high.numerator * base:
                continue  # asked first because it is quick, and true of most bases
            counts = self.counts_of(base)
            if counts is not None:
                last = min(counts.high or 0, counts.low + most - len(found) - 1)
                found += [Pair(count=it, base=base) for it in range(counts.low, last + 1)]
            if len(found) >= most:
                break
        return tuple(found)

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """Between which two percentages the exact one lies."""
        low, high, *_ = self._span
        return low, high

    @property
    def _span(self) -> tuple[Fraction, Fraction, bool, bool]:
        """From where to where the exact percentage lies, and whether the ends are in it."""
        none, all_ = Fraction(0), Fraction(100)
        if self.exactness in {Exactness.OVER, Exactness.AT_LEAST}:
            return self.value, all_, self.exactness is Exactness.AT_LEAST, True
        if self.exactness in {Exactness.UNDER, Exactness.AT_MOST}:
            inside = self.exactness is Exactness.AT_MOST or self.value > all_
            return none, min(self.value, all_), True, inside
        closed = self.exactness is Exactness.ROUNDED
        off = Fraction(1, 10**self.places) / (2 if closed else 1)
        low, high = self.value - off, self.value + off
        return max(low, none), min(high, all_), closed or low < none, closed or high > all_


def _between(low: int, high: int | None) -> Between | None:
    return None if high is not None and high < low else Between(low=low, high=high)


def _least(exact: Fraction, *, allowed: bool) -> int:
    """The first whole number from here on, or after it."""
    return ceil(exact) if allowed else floor(exact) + 1


def _most(exact: Fraction, *, allowed: bool) -> int:
    """The last whole number up to here, or before it."""
    return floor(exact) if allowed else ceil(exact) - 1
