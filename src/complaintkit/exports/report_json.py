"""A report as JSON: every figure with its base, every label in all languages."""

from complaintkit.exports.json_text import to_json
from complaintkit.measures import Report


def report_as_json(report: Report) -> str:
    """A report as JSON, with the number of the format first.

    Args:
        report: The report.
    """
    return to_json(report.as_dict())
