"""A report as one HTML page that needs nothing else: no script, no picture, no network."""

from complaintkit.markup import Html, join, tag, void
from complaintkit.measures import Report
from complaintkit.measures.pages.html import STYLE, page_parts
from complaintkit.measures.pages.showing import page_of

_NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser is told: load nothing, run nothing."""


def report_as_html(report: Report, language: str) -> str:
    """A report as a whole HTML page that reads well on a screen, aloud and on paper.

    Args:
        report: The report.
        language: fr, nl, de or en.

    Raises:
        UnknownNameError: For another language.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit.exports import report_as_html
        >>> from complaintkit import report
        >>> cpam = get_policy("fr.cpam37.mediation")
        >>> made = report([], cpam, "yearly", "2021", date(2022, 1, 31))
        >>> report_as_html(made, "nl").splitlines()[:2]
        ['<!doctype html>', '<html lang="nl"><head><meta charset="utf-8">']
    """
    page = page_of(report, language)
    head = [
        void("meta", charset="utf-8"),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", http_equiv="Content-Security-Policy", content=_NOTHING_ELSE),
        void("meta", name="color-scheme", content="light dark"),
        tag("title", page.title),
        tag("style", Html(STYLE)),
    ]
    body = tag("body", join(["", *page_parts(page), ""], "\n"), class_="ck-report")
    whole = tag("html", join([tag("head", join(head, "\n")), body], "\n"), lang=language)
    return f"<!doctype html>\n{whole}\n"
