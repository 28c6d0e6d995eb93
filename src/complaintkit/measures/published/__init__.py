"""Figures that somebody has published, and whether they tie."""

from complaintkit.measures.published.checked import (
    CheckedFigure,
    CheckKind,
    FigureVerdict,
    Ground,
    OtherBase,
    Slip,
)
from complaintkit.measures.published.figures import (
    Caveat,
    CaveatKind,
    Covers,
    PublishedFigure,
    PublishedFigures,
    PublishedSplit,
    PublishedSum,
)
from complaintkit.measures.published.of_report import published_figures
from complaintkit.measures.published.printed import Between, Exactness, Pair, PrintedPercent
from complaintkit.measures.published.sum_checks import check_published

__all__ = [
    "Between",
    "Caveat",
    "CaveatKind",
    "CheckKind",
    "CheckedFigure",
    "Covers",
    "Exactness",
    "FigureVerdict",
    "Ground",
    "OtherBase",
    "Pair",
    "PrintedPercent",
    "PublishedFigure",
    "PublishedFigures",
    "PublishedSplit",
    "PublishedSum",
    "Slip",
    "check_published",
    "published_figures",
]
