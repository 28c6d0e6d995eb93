"""Reports counted from cases: the figures of a period, as they were known on a day."""

from complaintkit.reporting.compare import compare_reports
from complaintkit.reporting.report import Progress, report

__all__ = ["Progress", "compare_reports", "report"]
