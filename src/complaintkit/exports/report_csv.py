"""A report as CSV: one figure a line, with its base, so that it can be read again by a program."""

from collections.abc import Iterator

from complaintkit.errors import UnknownNameError
from complaintkit.exports.csv_text import to_csv
from complaintkit.measures import Column, Figure, Report, ReportTable, Row
from complaintkit.text import LANGUAGES

REPORT_COLUMNS = (
    *("policy", "report", "period", "as_of", "published"),
    *("table", "table_label", "row", "row_label", "total", "column", "column_label", "kind"),
    *("value", "unit", "percent", "moved", "withheld", "text"),
    *("numerator", "denominator", "base", "base_label"),
)


def report_as_csv(report: Report, language: str) -> str:
    """A report as CSV: a header, then a line for each figure; labels are in one language.

    Args:
        report: The report.
        language: fr, nl, de or en.

    Raises:
        UnknownNameError: For another language.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit.exports import report_as_csv
        >>> from complaintkit import report
        >>> cpam = get_policy("fr.cpam37.mediation")
        >>> made = report([], cpam, "yearly", "2021", date(2022, 1, 31))
        >>> report_as_csv(made, "en").splitlines()[-1].split(",")[:4]
        ['fr.cpam37.mediation', 'yearly', '2021', '2022-01-31']
    """
    if language not in LANGUAGES:
        kind = "language"
        raise UnknownNameError(kind, language, LANGUAGES)
    return to_csv(REPORT_COLUMNS, _rows(report, language))


def _rows(report: Report, language: str) -> Iterator[tuple[object, ...]]:
    about = (
        report.policy,
        report.code,
        str(report.period),
        report.as_of.isoformat(),
        _yes(report.published),
    )
    for table in report.tables:
        for row in table.rows:
            for column, figure in zip(table.columns, row.figures, strict=True):
                place = _place(table, row, column, language)
                yield (*about, *place, *_figure(figure, language))


def _place(table: ReportTable, row: Row, column: Column, language: str) -> tuple[str, ...]:
    return (
        table.code,
        table.title.in_language(language),
        row.code,
        row.label.in_language(language),
        _yes(row.total or column.total),
        column.code,
        column.label.in_language(language),
        column.kind.value,
    )


def _figure(figure: Figure, language: str) -> tuple[object, ...]:
    """What a figure is; numbers with a point are written as they are, never in a language."""
    rate = figure.rate
    base: tuple[object, ...] = (None,) * 4
    if rate is not None:
        label = rate.base.label.in_language(language)
        base = (rate.numerator, rate.denominator, rate.base.code, label)
    return (
        figure.value,
        figure.unit,
        figure.percent,
        _yes(figure.moved),
        _yes(figure.withheld),
        "" if figure.text is None else figure.text.in_language(language),
        *base,
    )


def _yes(truth: bool) -> str:  # noqa: FBT001 - what it turns into a word
    return "yes" if truth else "no"
