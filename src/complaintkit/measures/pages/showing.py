"""From a report to the page that people read: which words, which columns, which signs."""

from collections.abc import Iterator

from attrs import evolve

from complaintkit.errors import on_one_line
from complaintkit.measures.pages.cells import (
    cell_of,
    has_shares,
    names_bases,
    rates_of,
    share_of,
)
from complaintkit.measures.pages.labels import labels_of, title_of, words_of
from complaintkit.measures.pages.page import MOVED, NO_FIGURE, Line, Mark, Page, Remark, Table
from complaintkit.measures.pages.picturing import chart_of
from complaintkit.measures.period import Period, PeriodUnit
from complaintkit.measures.rate import Rate
from complaintkit.measures.report import Report, Version
from complaintkit.measures.table import ColumnKind, Note, ReportTable
from complaintkit.wording import say, say_list, say_number, say_short_day, say_span

_MANY = 5


def page_of(report: Report, language: str) -> Page:
    """A report in one language.

    Raises:
        UnknownNameError: For another language.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit.measures.pages.showing import page_of
        >>> from complaintkit import report
        >>> cpam = get_policy("fr.cpam37.mediation")
        >>> made = report([], cpam, "yearly", "2021", date(2022, 1, 31))
        >>> page_of(made, "en").period
        '1 January 2021 to 31 December 2021, as known on 31 January 2022'
    """
    status = "page.public" if report.published else "page.internal"
    return Page(
        language=language,
        title=say(
            "page.title",
            language,
            body=words_of(report.body, language),
            title=words_of(report.title, language),
            period=_named(report.period, language),
        ),
        period=_days(report, language),
        status=say(status, language, most=_most(report.threshold, language)),
        internal=not report.published,
        remarks=_remarks(report.notes, language),
        tables=tuple(_table(_kept(it), report.threshold, language) for it in report.tables),
        contents=say("page.contents", language),
        about=say("page.about", language),
        facts=tuple(_facts(report, language)),
        closing=say("page.closing", language),
    )


def _named(period: Period, language: str) -> str:
    """What a period is called; days that are no month, quarter or year by their dates."""
    if period.unit is PeriodUnit.DAYS:
        first, last = (say_short_day(day, language) for day in (period.first, period.last))
        return f"{first} – {last}"
    return say_span(period.first, period.unit, language)


def _days(report: Report, language: str) -> str:
    first, last, as_of = (
        say_short_day(day, language)
        for day in (report.period.first, report.period.last, report.as_of)
    )
    days = {"first": first, "last": last, "as_of": as_of}
    if report.compared is None:
        return say("page.period", language, **days)
    return say("page.period-compared", language, **days, other=_named(report.compared, language))


def _remarks(notes: tuple[Note, ...], language: str) -> tuple[Remark, ...]:
    """What a reader must know, warnings first."""
    told = [Remark(text=words_of(it.words, language), warning=it.warning) for it in notes]
    return tuple(sorted(told, key=_calm))


def _calm(remark: Remark) -> bool:
    return not remark.warning


def _kept(table: ReportTable) -> ReportTable:
    """The table without a column of promises where nothing was promised."""
    places = [
        place
        for place, column in enumerate(table.columns)
        if column.kind is not ColumnKind.TARGET
        or any(row.figures[place].percent is not None for row in table.rows)
    ]
    rows = [evolve(it, figures=tuple(it.figures[place] for place in places)) for it in table.rows]
    columns = tuple(table.columns[place] for place in places)
    return evolve(table, columns=columns, rows=tuple(rows))


def _table(table: ReportTable, threshold: int, language: str) -> Table:
    headings = (words_of(table.head, language), *_headings(table, language))
    lines = tuple(_lines(table, language))
    if _is_turned(table):
        headings, lines = _turned(headings, lines, language)
    return Table(
        code=table.code,
        title=title_of(table, language),
        says=tuple(_says(table, language)),
        headings=headings,
        lines=lines,
        remarks=(
            *_remarks(table.notes, language),
            *_sums(table, language),
            *_signs(lines, threshold, language),
        ),
        chart=chart_of(table, language),
    )


def _says(table: ReportTable, language: str) -> Iterator[str]:
    """What is counted, and what 100 % is."""
    if table.base is not None:
        yield say("page.counted", language, base=words_of(table.base, language))
    yield from _wholes(table, language)


def _wholes(table: ReportTable, language: str) -> Iterator[str]:
    """What 100 % is; column by column where that differs."""
    said: dict[str, list[str]] = {}
    for place, name in enumerate(labels_of(table.columns, language)):
        if rates := [] if names_bases(table, place) else rates_of(table, place):
            told = table.columns[place].kind is ColumnKind.RATE
            said.setdefault(_whole(rates, language, told=told), []).append(name)
    for whole, names in said.items():
        if len(said) == 1:
            yield whole
        else:
            yield say("page.column-whole", language, columns=say_list(names, language), whole=whole)


def _whole(rates: list[Rate], language: str, *, told: bool) -> str:
    """What 100 % of rates of one base is; with the number, unless each cell has told it."""
    said = {
        "whole": say("page.percent", language, number=say_number(100, language)),
        "base": words_of(rates[0].base.label, language),
    }
    numbers = {rate.denominator for rate in rates}
    if told or len(numbers) > 1:
        return say("page.wholes", language, **said)
    number = numbers.pop()
    message = "page.whole-few" if number <= 1 else "page.whole"
    return say(message, language, **said, number=say_number(number, language))


def _headings(table: ReportTable, language: str) -> Iterator[str]:
    for place, label in enumerate(labels_of(table.columns, language)):
        yield label
        if has_shares(table, place):
            yield say("page.share", language)


def _lines(table: ReportTable, language: str) -> Iterator[Line]:
    places = range(len(table.columns))
    looks = [(it, names_bases(table, it), has_shares(table, it)) for it in places]
    for row, label in zip(table.rows, labels_of(table.rows, language), strict=True):
        cells = []
        for place, with_base, has_share in looks:
            figure = row.figures[place]
            cells.append(cell_of(figure, table.columns[place], language, with_base=with_base))
            if has_share:
                cells.append(share_of(figure, language, with_base=with_base))
        yield Line(label=label, cells=tuple(cells), total=row.total)


def _is_turned(table: ReportTable) -> bool:
    """Whether rows and columns change places: there are many figures of a few things."""
    mixed = any(column.kind is ColumnKind.LENGTH for column in table.columns)
    return mixed and len(table.columns) > max(_MANY, len(table.rows))


def _turned(
    headings: tuple[str, ...], lines: tuple[Line, ...], language: str
) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """The same cells with what stood above them on the left."""
    across = (say("page.figure", language), *(line.label for line in lines))
    cells = [tuple(line.cells[place] for line in lines) for place in range(len(headings) - 1)]
    down = zip(headings[1:], cells, strict=True)
    return across, tuple(Line(label=label, cells=figures) for label, figures in down)


def _sums(table: ReportTable, language: str) -> Iterator[Remark]:
    if table.many_valued:
        yield Remark(text=say("page.many-valued", language))


def _signs(lines: tuple[Line, ...], threshold: int, language: str) -> Iterator[Remark]:
    """What the signs mean that stand in a table."""
    marks = {cell.mark for line in lines for cell in line.cells}
    if Mark.MOVED in marks:
        whole = say("page.percent", language, number=say_number(100, language))
        yield Remark(text=say("page.moved", language, sign=MOVED, whole=whole))
    if Mark.WITHHELD in marks:
        sign, most = say("page.withheld", language), _most(threshold, language)
        yield Remark(text=say("page.why-withheld", language, sign=sign, most=most))
    if Mark.NO_FIGURE in marks:
        yield Remark(text=say("page.why-no-figure", language, sign=NO_FIGURE))


def _most(threshold: int, language: str) -> str:
    """The largest number that is withheld."""
    return say_number(threshold - 1, language)


def _facts(report: Report, language: str) -> Iterator[tuple[str, str]]:
    """What the report was made from, so that it can be made again."""
    if report.recipient is not None:
        yield say("about.recipient", language), words_of(report.recipient, language)
    versions = [_version(it, report.policy, language) for it in report.versions]
    for told in versions or [report.policy]:
        yield say("about.policy", language), told
    for code, content in report.taxonomies.items():
        yield say("about.taxonomy", language), on_one_line(f"{code} {content}")
    definition = [report.code, report.definition_hash]
    yield say("about.definition", language), " ".join(filter(None, definition))
    if report.library is not None:
        yield say("about.library", language), f"complaintkit {report.library}"


def _version(version: Version, policy: str, language: str) -> str:
    """A version of the policy, its fingerprint, and how many cases are under it."""
    told = on_one_line(f"{policy} {version.name} {version.content_hash}")
    if version.cases is None:
        return told
    return f"{told} ({say('page.cases', language, version.cases)})"
