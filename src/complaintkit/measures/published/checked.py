"""What came out of checking a published figure: whether it ties, why, and what would."""

from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from complaintkit.measures.published.printed import Between, Pair, PrintedPercent
from complaintkit.measures.published.words import sentences
from complaintkit.measures.rate import Rate
from complaintkit.measures.words import Words
from complaintkit.text import Text


class FigureVerdict(StrEnum):
    """Whether a published figure agrees with those around it."""

    TIES = "ties"
    DOES_NOT_TIE = "does-not-tie"
    INCOMPLETE = "incomplete"  # what is named agrees, and is not all
    CANNOT_BE_CHECKED = "cannot-be-checked"


class Ground(StrEnum):
    """Why a verdict is as it is; each has a sentence, and belongs to one verdict."""

    RATE = "rate"
    OTHER_RATE = "other-rate"
    NO_COUNT_FITS = "no-count-fits"
    NO_BASE_FITS = "no-base-fits"
    NO_COMMON_BASE = "no-common-base"
    MORE_THAN_BASE = "more-than-base"
    OVER_100 = "over-100"
    OF_NOTHING = "of-nothing"
    NO_COUNT = "no-count"
    NO_BASE_COUNT = "no-base-count"
    NO_BASE = "no-base"
    NO_PERCENT = "no-percent"
    NOT_PRINTED = "not-printed"
    ALONE = "alone"
    TARGET = "target"
    SUM = "sum"
    OTHER_SUM = "other-sum"
    NO_TOTAL = "no-total"
    PART_OVER = "part-over"
    SPLIT = "split"
    SPLIT_ROUNDED = "split-rounded"
    SPLIT_ADJUSTED = "split-adjusted"
    OTHER_SPLIT = "other-split"
    REST = "rest"
    SPLIT_REST = "split-rest"
    PART_NOT_PRINTED = "part-not-printed"
    OVERLAPPING = "overlapping"


_PLACES = 2
_TIES = {Ground.RATE, Ground.SUM, Ground.SPLIT, Ground.SPLIT_ROUNDED, Ground.SPLIT_ADJUSTED}
_DOES_NOT = {
    *(Ground.OTHER_RATE, Ground.NO_COUNT_FITS, Ground.NO_BASE_FITS, Ground.MORE_THAN_BASE),
    *(Ground.NO_COMMON_BASE, Ground.OVER_100, Ground.OF_NOTHING),
    *(Ground.OTHER_SUM, Ground.PART_OVER, Ground.OTHER_SPLIT),
}
_INCOMPLETE = {Ground.REST, Ground.SPLIT_REST}


class CheckKind(StrEnum):
    """What was checked."""

    FIGURE = "figure"
    SUM = "sum"
    SPLIT = "split"


class Slip(StrEnum):
    """How a printed percentage differs from the one that its counts give."""

    DIGIT = "digit"  # in one digit
    SWAPPED = "swapped"  # by two neighbours in the other order
    CUT = "cut"  # it was cut off, not rounded


@frozen(kw_only=True)
class OtherBase:
    """What a count would be of another base.

    Attributes:
        code: The code of the other figure.
        label: What it counts.
        rate: The count of it.
        percent: The same in percent.
    """

    code: str
    label: Text
    rate: Rate
    percent: Decimal

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {"code": self.code, "count": self.rate.denominator, "percent": str(self.percent)}


@frozen(kw_only=True)
class CheckedFigure:
    """One thing that was checked.

    Attributes:
        code: The code of the figure, the sum or the split.
        label: What it is.
        kind: Which of the three it is.
        ground: Why the verdict is as it is.
        printed: The percentage as it is printed.
        count: The count that is printed.
        rate: The count and its base, where both are printed.
        base: What it is a part of.
        base_supposed: Whether the text does not say of what it is a part.
        exact: The percentage that its counts give.
        total: What the parts should sum to: a count, or 100.
        found: What they sum to.
        counts: The counts that would be printed so.
        around: The counts next to a percentage that no count gives.
        bases: The bases of which the count would be printed so.
        wanted_base: The base that the count and the percentage give, if there were such.
        pairs: The smallest counts and bases that would be printed so.
        slips: How what is printed may have come from what is right.
        ties_with: Labels of other figures of which it would tie.
        otherwise: What it would be of the bases that a reader may take for its own.
        missing: Labels of the parts that are not printed.
        says: What the file says of it.

    Examples:
        >>> from complaintkit import Text
        >>> from complaintkit.measures.published import CheckedFigure, CheckKind, Ground
        >>> said = Text(en="…")
        >>> CheckedFigure(code="x", label=said, kind=CheckKind.SUM, ground=Ground.SUM).verdict
        <FigureVerdict.TIES: 'ties'>
    """

    code: str
    label: Text
    kind: CheckKind
    ground: Ground
    printed: PrintedPercent | None = None
    count: int | None = None
    rate: Rate | None = None
    base: Text | None = None
    base_supposed: bool = False
    exact: Decimal | None = None
    total: int | Decimal | None = None
    found: int | Decimal | None = None
    counts: Between | None = None
    around: tuple[Rate, ...] = ()
    bases: Between | None = None
    wanted_base: Decimal | None = None
    pairs: tuple[Pair, ...] = ()
    slips: tuple[Slip, ...] = ()
    ties_with: tuple[Text, ...] = ()
    otherwise: tuple[OtherBase, ...] = ()
    missing: tuple[Text, ...] = ()
    says: Text | None = None

    @property
    def verdict(self) -> FigureVerdict:
        """Whether it ties."""
        if self.ground in _TIES:
            return FigureVerdict.TIES
        if self.ground in _DOES_NOT:
            return FigureVerdict.DOES_NOT_TIE
        if self.ground in _INCOMPLETE:
            return FigureVerdict.INCOMPLETE
        return FigureVerdict.CANNOT_BE_CHECKED

    @property
    def difference(self) -> int | Decimal | None:
        """What the parts sum to, less what they should sum to."""
        return None if self.found is None or self.total is None else self.found - self.total

    @property
    def words(self) -> tuple[Words, ...]:
        """Why the verdict is as it is, then all that helps to find what is right."""
        return tuple(sentences(self))

    def explain(self, language: str) -> str:
        """The same as sentences in one language.

        Examples:
            >>> from complaintkit import Text
            >>> from complaintkit.measures.published import CheckedFigure, CheckKind, Ground
            >>> said, kind = Text(en="founded"), CheckKind.SUM
            >>> found = CheckedFigure(code="x", label=said, kind=kind, ground=Ground.SUM, found=87)
            >>> found.explain("nl")
            'De delen zijn samen 87.'
        """
        said = (words.in_language(language) for words in self.words)
        return " ".join(it[0].upper() + it[1:] for it in said)

    def as_dict(self) -> dict[str, object]:
        """The same as plain values; numbers with a point are texts, so that none changes."""
        return {
            "code": self.code,
            "label": self.label.as_dict(),
            "kind": self.kind.value,
            "verdict": self.verdict.value,
            "ground": self.ground.value,
            "printed": None if self.printed is None else self.printed.as_dict(),
            "count": self.count,
            "base": None if self.rate is None else self.rate.denominator,
            "base_label": None if self.base is None else self.base.as_dict(),
            "base_supposed": self.base_supposed,
            "exact": _plain(self.exact),
            "total": _plain(self.total),
            "found": _plain(self.found),
            "difference": _plain(self.difference),
            "counts": None if self.counts is None else self.counts.as_dict(),
            "around": [
                {"count": it.numerator, "percent": str(it.percent(_PLACES))} for it in self.around
            ],
            "bases": None if self.bases is None else self.bases.as_dict(),
            "wanted_base": _plain(self.wanted_base),
            "pairs": [pair.as_dict() for pair in self.pairs],
            "slips": [slip.value for slip in self.slips],
            "ties_with": [label.as_dict() for label in self.ties_with],
            "otherwise": [other.as_dict() for other in self.otherwise],
            "missing": [label.as_dict() for label in self.missing],
            "says": None if self.says is None else self.says.as_dict(),
        }


def _plain(value: int | Decimal | None) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value
