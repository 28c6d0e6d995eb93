"""Published figures checked: which tie, which do not, and what would explain them."""

from collections.abc import Iterator
from os import PathLike

from attrs import frozen

from complaintkit.errors import UnknownNameError
from complaintkit.measures import Report
from complaintkit.measures.published import (
    CheckedFigure,
    FigureVerdict,
    PublishedFigures,
    check_published,
    published_figures,
)
from complaintkit.registry.figures import load_figures
from complaintkit.wording import say

_ORDER = (
    FigureVerdict.DOES_NOT_TIE,
    FigureVerdict.INCOMPLETE,
    FigureVerdict.TIES,
    FigureVerdict.CANNOT_BE_CHECKED,
)


@frozen(kw_only=True)
class FiguresCheck:
    """What came out of checking the figures of a document.

    Attributes:
        figures: The figures, as they are printed.
        checked: What was checked: figures, then sums, then splits.

    Examples:
        >>> from complaintkit import Text
        >>> from complaintkit.checking import FiguresCheck
        >>> from complaintkit.measures.published import PublishedFigures
        >>> nothing = PublishedFigures(code="x", label=Text(en="…"))
        >>> FiguresCheck.of(nothing).holds
        True
    """

    figures: PublishedFigures
    checked: tuple[CheckedFigure, ...]

    @classmethod
    def of(cls, figures: PublishedFigures) -> "FiguresCheck":
        """Check the figures of a document."""
        return cls(figures=figures, checked=check_published(figures))

    @property
    def holds(self) -> bool:
        """Whether nothing fails to tie; what cannot be checked does not count against it."""
        return not self.with_verdict(FigureVerdict.DOES_NOT_TIE)

    def with_verdict(self, verdict: FigureVerdict) -> tuple[CheckedFigure, ...]:
        """What came out so, in the order of the document."""
        return tuple(it for it in self.checked if it.verdict is verdict)

    def found(self, code: str) -> CheckedFigure:
        """What came out for one figure, sum or split.

        Raises:
            UnknownNameError: When it is not there, or only others are checked with it.
        """
        known = {it.code: it for it in self.checked}
        if code not in known:
            kind = "checked figure"
            raise UnknownNameError(kind, code, known)
        return known[code]

    def explain(self, language: str) -> Iterator[str]:
        """What came out in one language, a line each: what does not tie stands first."""
        yield self.figures.label.in_language(language)
        if not self.checked:
            yield say("figures.none", language)
        for verdict in _ORDER:
            found = self.with_verdict(verdict)
            if found:
                what = say(f"figure-verdict.{verdict}", language)
                yield ""
                yield say("figures.heading", language, what=what, number=len(found))
                yield from (f"  {_line(it, language)}" for it in found)
        if self.figures.caveats:
            yield ""
        for caveat in self.figures.caveats:
            kind, says = say(f"caveat.{caveat.kind}", language), caveat.says.in_language(language)
            yield say("figures.line", language, label=kind, says=says)

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "code": self.figures.code,
            "label": self.figures.label.as_dict(),
            "holds": self.holds,
            "verdicts": {it.value: len(self.with_verdict(it)) for it in FigureVerdict},
            "checked": [it.as_dict() for it in self.checked],
            "caveats": [
                {
                    "kind": it.kind.value,
                    "figures": list(it.figures),
                    "says": it.says.as_dict(),
                }
                for it in self.figures.caveats
            ],
        }


def check_figures(path: str | PathLike[str]) -> FiguresCheck:
    """Check the figures of a file against each other.

    Args:
        path: Where the file is.

    Raises:
        PolicyError: With all problems of the file.
        OSError: When the file cannot be opened.

    Examples:
        >>> from complaintkit import check_figures
        >>> check_figures("no-such-file.toml")
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.toml'
    """
    return FiguresCheck.of(load_figures(path))


def check_report(report: Report) -> FiguresCheck:
    """Check a report of one's own, as anybody who reads it can.

    Args:
        report: The report. What is withheld in it is taken for not printed.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit import check_report
        >>> from complaintkit import report
        >>> inasti = get_policy("be.inasti")
        >>> check_report(report([], inasti, "yearly-network", "2019", date(2020, 1, 31))).holds
        True
    """
    return FiguresCheck.of(published_figures(report))


def _line(found: CheckedFigure, language: str) -> str:
    label = found.label.in_language(language)
    return say("figures.line", language, label=label, says=found.explain(language))
