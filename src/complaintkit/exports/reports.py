"""A report in any of its formats, by the format's name."""

from complaintkit.errors import ChoiceError, did_you_mean, quoted
from complaintkit.exports.report_csv import report_as_csv
from complaintkit.exports.report_html import report_as_html
from complaintkit.exports.report_json import report_as_json
from complaintkit.exports.report_markdown import report_as_markdown
from complaintkit.exports.report_text import report_as_text
from complaintkit.exports.report_xlsx import report_as_xlsx
from complaintkit.measures import Report

_WORDED = {
    "text": report_as_text,
    "markdown": report_as_markdown,
    "html": report_as_html,
    "csv": report_as_csv,
}

REPORT_FORMATS: tuple[str, ...] = (*_WORDED, "json", "xlsx")
"""The names of the formats."""


def report_as(report: Report, form: str, language: str) -> bytes:
    """A report as the bytes of a file.

    Args:
        report: The report.
        form: One of ``REPORT_FORMATS``.
        language: fr, nl, de or en; JSON has all four whichever is asked for.

    Raises:
        ChoiceError: For a format there is not.
        MissingExtraError: When a spreadsheet is wanted and XlsxWriter is not installed.
        UnknownNameError: For another language.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit.exports import report_as
        >>> from complaintkit import report
        >>> cpam = get_policy("fr.cpam37.mediation")
        >>> made = report([], cpam, "yearly", "2021", date(2022, 1, 31))
        >>> report_as(made, "csv", "en").partition(b",")[0]
        b'policy'
    """
    if form == "xlsx":
        return report_as_xlsx(report, language)
    if form == "json":
        return report_as_json(report).encode() + b"\n"
    if form not in _WORDED:
        message = f"no format {quoted(form)}{did_you_mean(form, REPORT_FORMATS)}"
        raise ChoiceError(message)
    return _WORDED[form](report, language).encode("utf-8", "backslashreplace")
