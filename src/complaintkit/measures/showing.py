"""From a report to the page that people read: which words, which columns, which signs."""

from collections.abc import Iterator

from complaintkit.measures.cells import cell_of, has_shares, names_bases, share_of
from complaintkit.measures.page import MOVED, NO_FIGURE, Line, Mark, Page, Remark, Table
from complaintkit.measures.picturing import chart_of
from complaintkit.measures.report import Note, Report, ReportTable, Row, Version
from complaintkit.wording import say, say_number, say_short_day


def page_of(report: Report, language: str) -> Page:
    """A report in one language.

    Raises:
        UnknownNameError: For another language.
    """
    status = "public" if report.published else "internal"
    return Page(
        language=language,
        title=say(
            "page.title",
            language,
            body=report.body.in_language(language),
            title=report.title.in_language(language),
            period=str(report.period),
        ),
        period=_days(report, language),
        status=say(f"page.{status}", language, most=_most(report.threshold, language)),
        internal=not report.published,
        remarks=_remarks(report.notes, language),
        tables=tuple(_table(table, report.threshold, language) for table in report.tables),
        contents=say("page.contents", language),
        about=say("page.about", language),
        facts=tuple(_facts(report, language)),
        closing=say("page.closing", language),
    )


def _days(report: Report, language: str) -> str:
    first, last, as_of = (
        say_short_day(day, language)
        for day in (report.period.first, report.period.last, report.as_of)
    )
    return say("page.period", language, first=first, last=last, as_of=as_of)


def _remarks(notes: tuple[Note, ...], language: str) -> tuple[Remark, ...]:
    """What a reader must know, warnings first."""
    told = [Remark(text=it.words.in_language(language), warning=it.warning) for it in notes]
    return tuple(sorted(told, key=_calm))


def _calm(remark: Remark) -> bool:
    return not remark.warning


def _table(table: ReportTable, threshold: int, language: str) -> Table:
    lines = tuple(_line(table, row, language) for row in table.rows)
    return Table(
        code=table.code,
        title=table.title.in_language(language),
        says=tuple(_says(table, language)),
        headings=(table.head.in_language(language), *_headings(table, language)),
        lines=lines,
        remarks=(*_remarks(table.notes, language), *_signs(lines, threshold, language)),
        chart=chart_of(table, language),
    )


def _says(table: ReportTable, language: str) -> Iterator[str]:
    """What is counted, and what 100 % is."""
    if table.base is not None:
        yield say("page.counted", language, base=table.base.in_language(language))
    for name, numbers in _bases(table, language).items():
        whole = say("page.percent", language, number=say_number(100, language))
        if len(numbers) == 1:
            (number,) = numbers
            said = say_number(number, language)
            yield say("page.whole", language, whole=whole, base=name, number=said)
        else:
            yield say("page.wholes", language, whole=whole, base=name)


def _bases(table: ReportTable, language: str) -> dict[str, set[int]]:
    """What percentages are of, and how many that is; left out where each cell says it."""
    bases: dict[str, set[int]] = {}
    rates = (figure.rate for row in table.rows for figure in row.figures)
    for rate in () if names_bases(table) else rates:
        if rate is not None:
            name = rate.base.label.in_language(language)
            bases.setdefault(name, set()).add(rate.denominator)
    return bases


def _headings(table: ReportTable, language: str) -> Iterator[str]:
    for place, column in enumerate(table.columns):
        yield column.label.in_language(language)
        if has_shares(table, place):
            yield say("page.share", language)


def _line(table: ReportTable, row: Row, language: str) -> Line:
    cells, told = [], names_bases(table)
    for place, figure in enumerate(row.figures):
        cells.append(cell_of(figure, table.columns[place].kind, language, with_base=told))
        if has_shares(table, place):
            cells.append(share_of(figure, language, with_base=told))
    return Line(label=row.label.in_language(language), cells=tuple(cells), total=row.total)


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
        yield say("about.recipient", language), report.recipient.in_language(language)
    versions = [_version(it, report.policy, language) for it in report.versions]
    for told in versions or [report.policy]:
        yield say("about.policy", language), told
    definition = [report.code, report.definition_hash]
    yield say("about.definition", language), " ".join(filter(None, definition))
    if report.library is not None:
        yield say("about.library", language), f"complaintkit {report.library}"


def _version(version: Version, policy: str, language: str) -> str:
    """A version of the policy, its fingerprint, and how many cases are under it."""
    told = f"{policy} {version.name} {version.content_hash}"
    if version.cases is None:
        return told
    return f"{told} ({say('page.cases', language, version.cases)})"
