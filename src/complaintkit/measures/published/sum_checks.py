"""Checking what published figures add up to: counts to their total, percentages to 100."""

from decimal import Decimal
from fractions import Fraction

from attrs import evolve, frozen

from complaintkit.measures.published.checked import CheckedFigure, CheckKind, Ground
from complaintkit.measures.published.figure_checks import FigureChecks
from complaintkit.measures.published.figures import (
    Covers,
    PublishedFigure,
    PublishedFigures,
    PublishedSplit,
    PublishedSum,
)
from complaintkit.measures.published.printed import PrintedPercent

_ALL = 100


def check_published(given: PublishedFigures) -> tuple[CheckedFigure, ...]:
    """Check the figures of a document against each other.

    Args:
        given: The figures, as they are printed.

    Returns:
        Each figure that has a percentage or a base, or stands alone, in their order; then the
        sums; then the splits.

    Examples:
        >>> from complaintkit import Text
        >>> from complaintkit.measures.published import PublishedFigure, PublishedFigures
        >>> from complaintkit.measures.published import check_published
        >>> said = Text(en="…")
        >>> rate = PublishedFigure(code="in-time", label=said, percent="96.24 %", of="all")
        >>> every = PublishedFigure(code="all", label=said, count=66)
        >>> given = PublishedFigures(code="x", label=said, figures=(every, rate))
        >>> found, = check_published(given)
        >>> found.ground.value, [(pair.count, pair.base) for pair in found.pairs]
        ('no-count-fits', [(128, 133), (179, 186), (205, 213)])
    """
    checks = FigureChecks(given)
    sums, used = _Sums(given, checks), _used(given)
    told = [it for it in given.figures if it.code not in used or not _is_a_count(it)]
    return (
        *map(checks.check, told),
        *map(sums.check, given.sums),
        *map(sums.check_split, given.splits),
    )


def _is_a_count(figure: PublishedFigure) -> bool:
    """Whether a figure is a number alone, which others may be checked with."""
    return figure.percent is None and figure.of is None and figure.count is not None


def _used(given: PublishedFigures) -> set[str | None]:
    """The figures that others are checked with."""
    bases = {code for it in given.figures for code in (it.of, *it.or_of)}
    return bases | {code for it in given.sums for code in (it.total, *it.parts)}


@frozen
class _Sums:
    given: PublishedFigures
    checks: FigureChecks

    def check(self, whole: PublishedSum) -> CheckedFigure:
        """Counts and their total."""
        total = self.given.figure(whole.total).count
        parts = [self.given.figure(code) for code in whole.parts]
        counts = [it.count for it in parts if it.count is not None]
        blank = CheckedFigure(
            code=whole.code,
            label=whole.label,
            kind=CheckKind.SUM,
            ground=Ground.SUM,
            base=self.given.figure(whole.total).label,
            total=total,
            found=sum(counts),
            missing=tuple(it.label for it in parts if it.count is None),
            says=whole.says,
        )
        return evolve(blank, ground=_of_sum(whole.covers, counts, total, blank))

    def check_split(self, split: PublishedSplit) -> CheckedFigure:
        """Percentages and 100."""
        parts = [self.given.figure(code) for code in split.parts]
        printed = [it for it in map(self.checks.printed, parts) if it is not None]
        blank = CheckedFigure(
            code=split.code,
            label=split.label,
            kind=CheckKind.SPLIT,
            ground=Ground.SPLIT,
            total=_ALL,
            found=sum((it.number for it in printed), Decimal(0)),
            missing=tuple(it.label for it in parts if it.percent is None),
            says=split.says,
        )
        return evolve(blank, ground=self._of_split(split, parts, printed, blank))

    def _of_split(
        self,
        split: PublishedSplit,
        parts: list[PublishedFigure],
        printed: list[PrintedPercent],
        blank: CheckedFigure,
    ) -> Ground:
        if any(it.value > _ALL for it in printed):
            return Ground.PART_OVER
        if split.covers is Covers.OVERLAPPING:
            return Ground.OVERLAPPING
        low, high = self._least_and_most(parts, printed)
        whole = split.covers is Covers.ALL and not blank.missing
        if low > 1 or (whole and high < 1):
            return Ground.OTHER_SPLIT
        if blank.missing:
            return Ground.PART_NOT_PRINTED
        return _of_possible(split, exact=blank.found == _ALL)

    def _least_and_most(
        self, parts: list[PublishedFigure], printed: list[PrintedPercent]
    ) -> tuple[Fraction, Fraction]:
        """The least and the most of all that the parts can be, in whole counts where they can."""
        base = None if parts[0].of is None else self.given.figure(parts[0].of).count
        counts = [it.counts_of(base) for it in printed] if base else []
        if base and all(counts):
            return (
                Fraction(sum(it.low for it in counts if it), base),
                Fraction(sum(it.high or 0 for it in counts if it), base),
            )
        ends = [it.ends for it in printed]
        return (
            sum((low for low, _ in ends), Fraction(0)) / _ALL,
            sum((high for _, high in ends), Fraction(0)) / _ALL,
        )


def _of_sum(covers: Covers, counts: list[int], total: int | None, blank: CheckedFigure) -> Ground:
    if total is None:
        return Ground.NO_TOTAL
    if any(count > total for count in counts):
        return Ground.PART_OVER
    if covers is Covers.OVERLAPPING:
        return Ground.OVERLAPPING
    found = sum(counts)
    if found == total and not blank.missing:
        return Ground.SUM
    if found > total or (covers is Covers.ALL and not blank.missing):
        return Ground.OTHER_SUM
    return Ground.PART_NOT_PRINTED if blank.missing else Ground.REST


def _of_possible(split: PublishedSplit, *, exact: bool) -> Ground:
    """Percentages that can be those of one whole, by whether they sum to 100 as they stand."""
    if split.covers is Covers.SOME and not exact:
        return Ground.SPLIT_REST
    if split.adjusted:
        return Ground.SPLIT_ADJUSTED if exact else Ground.OTHER_SPLIT
    return Ground.SPLIT if exact else Ground.SPLIT_ROUNDED
