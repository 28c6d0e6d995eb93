"""Figures with what they count and of what: rates, splits, periods, small cells, reports."""

from complaintkit.measures.period import Period, PeriodUnit
from complaintkit.measures.rate import Base, Rate
from complaintkit.measures.report import (
    Column,
    ColumnKind,
    Figure,
    Note,
    Report,
    ReportTable,
    Row,
    Version,
)
from complaintkit.measures.words import Words

__all__ = [
    "Base",
    "Column",
    "ColumnKind",
    "Figure",
    "Note",
    "Period",
    "PeriodUnit",
    "Rate",
    "Report",
    "ReportTable",
    "Row",
    "Version",
    "Words",
]
