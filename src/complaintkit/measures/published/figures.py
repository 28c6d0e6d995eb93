"""Figures that somebody has published: totals, parts and percentages, as they are printed."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from complaintkit.errors import ChoiceError, UnknownNameError, quoted
from complaintkit.measures.published.printed import PrintedPercent
from complaintkit.text import Source, Text


class Covers(StrEnum):
    """What the parts of a whole are said to be."""

    ALL = "all"  # each thing is in one part
    SOME = "some"  # other parts are not named
    OVERLAPPING = "overlapping"  # one thing can be in several parts


class CaveatKind(StrEnum):
    """How figures may be misread."""

    NOT_COMPARABLE = "not-comparable"  # they count different things
    SAME_NUMBER = "same-number"  # they look alike and are not the same
    SERIES_BREAK = "series-break"  # what is counted changed between two years
    TWO_SENSES = "two-senses"  # one word for two things


def _printed(value: PrintedPercent | str | None) -> PrintedPercent | None:
    return PrintedPercent.parse(value) if isinstance(value, str) else value


@frozen(kw_only=True)
class PublishedFigure:
    """One figure, with what is printed of it.

    Attributes:
        code: Stable key.
        label: What it counts.
        count: The number that is printed; None where there is none.
        percent: The percentage as it is printed, such as "33,82 %"; None where there is none.
        of: Code of the figure it is a part of.
        or_of: Codes of figures that a reader may take for its base.
        base_supposed: Whether the text does not say of what it is a part.
        target: Whether it says what was aimed at, not what was reached.
        says: What a reader should know of it.
        source: Codes of the texts it was read in.

    Raises:
        ChoiceError: For a count below nought, or a percentage that is none.

    Examples:
        >>> from complaintkit import Text
        >>> from complaintkit.measures.published import PublishedFigure
        >>> said = Text(en="founded")
        >>> founded = PublishedFigure(code="founded", label=said, count=32, percent="19 %")
        >>> founded.percent.holds(32, 167)
        True
    """

    code: str
    label: Text
    count: int | None = None
    percent: PrintedPercent | None = field(default=None, converter=_printed)
    of: str | None = None
    or_of: tuple[str, ...] = ()
    base_supposed: bool = False
    target: bool = False
    says: Text | None = None
    source: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check the count."""
        if self.count is not None and self.count < 0:
            raise ChoiceError(f"a count of {self.count}: none is below 0")


@frozen(kw_only=True)
class PublishedSum:
    """Counts that are said to add up.

    Attributes:
        code: Stable key.
        label: What it is.
        total: Code of the figure that is the sum.
        parts: Codes of the figures that add up to it.
        covers: Whether they are said to be all of it.
        says: What a reader should know of it.
        source: Codes of the texts it was read in.
    """

    code: str
    label: Text
    total: str
    parts: tuple[str, ...]
    covers: Covers = Covers.ALL
    says: Text | None = None
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class PublishedSplit:
    """Percentages of one base that are said to make 100 %.

    Attributes:
        code: Stable key.
        label: What it is.
        parts: Codes of the figures whose percentages it is made of.
        covers: Whether they are said to be all of it.
        adjusted: Whether the text says that they were made to sum to 100 (largest remainder).
        says: What a reader should know of it.
        source: Codes of the texts it was read in.
    """

    code: str
    label: Text
    parts: tuple[str, ...]
    covers: Covers = Covers.ALL
    adjusted: bool = False
    says: Text | None = None
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class Caveat:
    """How figures may be misread, where no sum can tell.

    Attributes:
        kind: How.
        figures: Codes of the figures.
        says: What a reader should know.
        source: Codes of the texts it was read in.
    """

    kind: CaveatKind
    figures: tuple[str, ...]
    says: Text
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class PublishedFigures:
    """The figures of one document.

    Attributes:
        code: Stable key.
        label: What was published.
        figures: Its figures.
        sums: Counts that add up.
        splits: Percentages that make 100.
        caveats: How its figures may be misread.
        sources: The texts they were read in.

    Raises:
        ChoiceError: For a code that stands twice, parts that are none, or are not of one base.
        UnknownNameError: For a figure that is named and not there.

    Examples:
        >>> from complaintkit import Text
        >>> from complaintkit.measures.published import PublishedFigure, PublishedFigures
        >>> from complaintkit.measures.published import check_published
        >>> said = Text(en="…")
        >>> every = PublishedFigure(code="all", label=said, count=66)
        >>> some = PublishedFigure(code="some", label=said, count=21, percent="33,82 %", of="all")
        >>> given = PublishedFigures(code="x", label=said, figures=(every, some))
        >>> [(it.code, it.verdict.value, str(it.exact)) for it in check_published(given)]
        [('some', 'does-not-tie', '31.82')]
    """

    code: str
    label: Text
    figures: tuple[PublishedFigure, ...] = ()
    sums: tuple[PublishedSum, ...] = ()
    splits: tuple[PublishedSplit, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    sources: tuple[Source, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check that what is named is there."""
        wholes: tuple[PublishedSum | PublishedSplit, ...] = (*self.sums, *self.splits)
        _once("code", [it.code for it in (*self.figures, *wholes)])
        for figure in self.figures:
            self._check_named(figure.code, [*filter(None, [figure.of]), *figure.or_of])
        for whole in self.sums:
            self._check_parts(whole.code, whole.parts)
            self._check_named("", [whole.total])
            if whole.total in whole.parts:
                raise ChoiceError(f"the sum {quoted(whole.code)} is a part of itself")
        for split in self.splits:
            self._check_parts(split.code, split.parts)
            if len({self.figure(code).of for code in split.parts}) > 1:
                raise ChoiceError(f"the parts of {quoted(split.code)} are not of one base")
        for caveat in self.caveats:
            self._check_named("", caveat.figures)

    def figure(self, code: str) -> PublishedFigure:
        """A figure by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        if code not in self._by_code:
            kind = "figure"
            raise UnknownNameError(kind, code, self._by_code)
        return self._by_code[code]

    @cached_property
    def _by_code(self) -> dict[str, PublishedFigure]:
        return {figure.code: figure for figure in self.figures}

    def _check_named(self, own: str, codes: Iterable[str]) -> None:
        for code in codes:
            if self.figure(code).code == own:
                raise ChoiceError(f"the figure {quoted(own)} is a part of itself")

    def _check_parts(self, code: str, parts: tuple[str, ...]) -> None:
        if not parts:
            raise ChoiceError(f"{quoted(code)} has no parts")
        _once(f"part of {quoted(code)}", parts)
        self._check_named("", parts)


def _once(kind: str, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise ChoiceError(f"a second {kind} {quoted(code)}")
        seen.add(code)
