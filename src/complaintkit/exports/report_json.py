"""A report as JSON: every figure with its base, every label in all languages."""

from complaintkit.exports.json_text import to_json
from complaintkit.measures import Report


def report_as_json(report: Report) -> str:
    """A report as JSON, with the number of the format first.

    Args:
        report: The report.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit.exports import report_as_json
        >>> from complaintkit import report
        >>> cpam = get_policy("fr.cpam37.mediation")
        >>> made = report([], cpam, "yearly", "2021", date(2022, 1, 31))
        >>> report_as_json(made).splitlines()[:3]
        ['{', '  "format": 1,', '  "code": "yearly",']
    """
    return to_json(report.as_dict())
