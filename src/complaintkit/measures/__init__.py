"""Figures with what they count and of what: rates, splits, periods, small cells, reports."""

from complaintkit.measures.choices import CategoryLevel, Dimension, Population, Special, TableKind
from complaintkit.measures.definition import (
    Group,
    Indicator,
    ReportDefinition,
    SeriesBreak,
    TableDefinition,
)
from complaintkit.measures.period import Period, PeriodUnit
from complaintkit.measures.rate import Base, Rate
from complaintkit.measures.report import Report, Version
from complaintkit.measures.shares import Share, shares
from complaintkit.measures.table import (
    COUNT,
    TOTAL,
    Column,
    ColumnKind,
    Figure,
    Note,
    ReportTable,
    Row,
)
from complaintkit.measures.words import Words

__all__ = [
    "COUNT",
    "TOTAL",
    "Base",
    "CategoryLevel",
    "Column",
    "ColumnKind",
    "Dimension",
    "Figure",
    "Group",
    "Indicator",
    "Note",
    "Period",
    "PeriodUnit",
    "Population",
    "Rate",
    "Report",
    "ReportDefinition",
    "ReportTable",
    "Row",
    "SeriesBreak",
    "Share",
    "Special",
    "TableDefinition",
    "TableKind",
    "Version",
    "Words",
    "shares",
]
