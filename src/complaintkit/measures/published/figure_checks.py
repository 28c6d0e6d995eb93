"""Checking one published figure: a count, its percentage, and what it is a part of."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from math import floor

from attrs import evolve, frozen

from complaintkit.measures.published.checked import (
    CheckedFigure,
    CheckKind,
    Ground,
    OtherBase,
    Slip,
)
from complaintkit.measures.published.figures import PublishedFigure, PublishedFigures
from complaintkit.measures.published.printed import Between, Exactness, Pair, PrintedPercent
from complaintkit.measures.rate import Base, Rate, rounded
from complaintkit.measures.words import Words
from complaintkit.text import Text

_PLACES = 2
_HUNDRED = 100
_TWO = 2


@frozen
class FigureChecks:
    """The figures of one document, each checked against the others.

    Attributes:
        given: The document's figures.
    """

    given: PublishedFigures

    def check(self, figure: PublishedFigure) -> CheckedFigure:
        """Check one figure."""
        base = None if figure.of is None else self.given.figure(figure.of)
        blank = CheckedFigure(
            code=figure.code,
            label=figure.label,
            kind=CheckKind.FIGURE,
            ground=Ground.ALONE,
            printed=self.printed(figure),
            count=figure.count,
            base=None if base is None else base.label,
            base_supposed=figure.base_supposed,
            otherwise=self._otherwise(figure),
            says=figure.says,
        )
        if blank.printed is None:
            return self._without_percent(blank, base)
        if blank.printed.value > _HUNDRED:
            return evolve(blank, ground=Ground.OVER_100)
        if figure.target:
            return evolve(blank, ground=Ground.TARGET)
        if base is None:
            return self._without_base(blank, blank.printed)
        if base.count is None:
            return self._of_unknown(blank, blank.printed, base)
        return self._of_known(blank, blank.printed, base, base.count)

    def printed(self, figure: PublishedFigure) -> PrintedPercent | None:
        """The percentage of a figure, in the way of the split it is a part of."""
        split = any(it.adjusted and figure.code in it.parts for it in self.given.splits)
        return figure.percent.adjusted() if figure.percent and split else figure.percent

    def _without_percent(self, blank: CheckedFigure, base: PublishedFigure | None) -> CheckedFigure:
        """A count alone, one of a base, or only a name."""
        if base is None:
            if blank.code not in self._shared:
                ground = Ground.NOT_PRINTED if blank.count is None else Ground.ALONE
                return evolve(blank, ground=ground)
            bases = self._shared[blank.code]
            ground = Ground.NOT_PRINTED if bases else Ground.NO_COMMON_BASE
            return evolve(blank, ground=ground, bases=bases)
        if blank.count is None:
            return evolve(blank, ground=Ground.NOT_PRINTED)
        if base.count is None:
            return evolve(blank, ground=Ground.NO_BASE_COUNT)
        if blank.count > base.count:
            return evolve(blank, ground=Ground.MORE_THAN_BASE, total=base.count)
        rate = _rate(blank.count, base)
        exact = rate.percent(_PLACES)
        ground = Ground.ALONE if exact is None else Ground.NO_PERCENT
        return evolve(blank, ground=ground, rate=rate, exact=exact)

    def _without_base(self, blank: CheckedFigure, printed: PrintedPercent) -> CheckedFigure:
        found = evolve(blank, ground=Ground.NO_BASE, pairs=_pairs(printed))
        if blank.count is None:
            return found
        bases = printed.bases_of(blank.count)
        ties_with = self._tying(blank.code, bases)
        return _either(evolve(found, bases=bases, ties_with=ties_with), Ground.NO_BASE)

    def _of_unknown(
        self, blank: CheckedFigure, printed: PrintedPercent, base: PublishedFigure
    ) -> CheckedFigure:
        """A percentage of something whose number is not printed."""
        if blank.count is not None:
            bases = printed.bases_of(blank.count)
            return _either(evolve(blank, bases=bases), Ground.NO_BASE_COUNT)
        bases = self._shared.get(base.code)
        counts = None if bases is None else printed.counts_over(bases)
        return evolve(blank, ground=Ground.NO_BASE_COUNT, bases=bases, counts=counts)

    def _of_known(
        self, blank: CheckedFigure, printed: PrintedPercent, base: PublishedFigure, number: int
    ) -> CheckedFigure:
        """A percentage of a number that is printed."""
        if number == 0:
            return evolve(blank, ground=Ground.OF_NOTHING)
        counts = printed.counts_of(number)
        if blank.count is None:
            found = evolve(blank, ground=Ground.NO_COUNT, counts=counts, total=number)
            return found if counts is not None else _unfitting(found, printed, base)
        if blank.count > number:
            return evolve(blank, ground=Ground.MORE_THAN_BASE, total=number)
        rate, bases = _rate(blank.count, base), printed.bases_of(blank.count)
        found = evolve(blank, rate=rate, exact=rate.percent(max(_PLACES, printed.places)))
        if printed.holds(blank.count, number):
            return evolve(found, ground=Ground.RATE)
        return evolve(
            found,
            ground=Ground.OTHER_RATE,
            counts=counts,
            bases=bases,
            wanted_base=_wanted_base(blank.count, printed),
            pairs=_pairs(printed),
            slips=tuple(_slips(rate, printed)),
            ties_with=self._tying(blank.code, bases),
        )

    @cached_property
    def _shared(self) -> dict[str, Between | None]:
        """By figure: what it can be, by all counts that are printed with their percentage of it."""
        found: dict[str, Between | None] = {}
        for it in self.given.figures:
            if it.of and not it.target and it.percent is not None and it.count is not None:
                bases = it.percent.bases_of(it.count)
                known = found.get(it.of, bases)
                found[it.of] = known and bases and known.both(bases)
        return found

    def _tying(self, code: str, bases: Between | None) -> tuple[Text, ...]:
        """The other figures of the document of which a count would be what is printed."""
        others = (it for it in self.given.figures if it.count is not None and it.code != code)
        return tuple(it.label for it in others if bases and bases.holds(it.count or 0))

    def _otherwise(self, figure: PublishedFigure) -> tuple[OtherBase, ...]:
        """What a count would be of the bases that a reader may take for its own."""
        bases = [self.given.figure(code) for code in figure.or_of]
        count, places = figure.count, max(_PLACES, figure.percent.places if figure.percent else 0)
        if count is None:
            return ()
        rates = [(it, _rate(count, it)) for it in bases if it.count and it.count >= count]
        return tuple(
            OtherBase(code=it.code, label=it.label, rate=rate, percent=percent)
            for it, rate in rates
            if (percent := rate.percent(places)) is not None
        )


def _rate(count: int, base: PublishedFigure) -> Rate:
    named = Base(code=base.code, label=Words(text=base.label))
    return Rate(numerator=count, denominator=base.count or 0, base=named)


def _either(found: CheckedFigure, ground: Ground) -> CheckedFigure:
    """A figure of an unknown base cannot be checked, unless no base would do."""
    return evolve(found, ground=ground if found.bases else Ground.NO_BASE_FITS)


def _unfitting(
    found: CheckedFigure, printed: PrintedPercent, base: PublishedFigure
) -> CheckedFigure:
    """A percentage that no count gives: the counts next to it, and what gives it."""
    number = base.count or 0
    below = floor(printed.value * number / _HUNDRED)
    around = tuple(_rate(count, base) for count in (below, below + 1) if count <= number)
    pairs = _pairs(printed)
    return evolve(found, ground=Ground.NO_COUNT_FITS, around=around, pairs=pairs)


def _wanted_base(count: int, printed: PrintedPercent) -> Decimal | None:
    return rounded(count * _HUNDRED / printed.value, _PLACES) if printed.value else None


def _pairs(printed: PrintedPercent) -> tuple[Pair, ...]:
    """Smallest pairs say something of a percentage that is printed to be exact, only."""
    return printed.pairs() if printed.exactness is Exactness.ROUNDED else ()


def _slips(rate: Rate, printed: PrintedPercent) -> Iterator[Slip]:
    """How what is printed may have come from what is right."""
    if printed.exactness is not Exactness.ROUNDED or rate.value is None:
        return
    right, wrong = str(rate.percent(printed.places)), str(printed.number)
    apart = [place for place in range(len(wrong)) if wrong[place] != right[place : place + 1]]
    if len(wrong) == len(right) > 1 and len(apart) == 1:
        yield Slip.DIGIT
    if len(wrong) == len(right) and len(apart) == _TWO and _swapped(right, wrong, *apart):
        yield Slip.SWAPPED
    if floor(rate.value * _HUNDRED * 10**printed.places) == printed.value * 10**printed.places:
        yield Slip.CUT


def _swapped(right: str, wrong: str, one: int, other: int) -> bool:
    """Whether two digits that stand beside each other, a point aside, have changed places."""
    beside = not wrong[one + 1 : other].strip(".")
    return beside and (right[one], right[other]) == (wrong[other], wrong[one])
