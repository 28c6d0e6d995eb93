"""A report as HTML: headings, tables whose captions say what is counted, charts. Nothing runs."""

import re
from collections.abc import Iterator

from complaintkit.markup import Html, join, tag
from complaintkit.measures.pages.charts import drawn
from complaintkit.measures.pages.page import Cell, Chart, Line, Mark, Page, Remark, Table

STYLE = """
.ck-report {
  --paper: #ffffff; --ink: #1a1f26; --soft: #4a5360; --rule: #c9d0d8; --band: #f2f5f8;
  --accent: #1d5c8a; --warn-paper: #fff3d1; --warn-ink: #4d3800; --warn-rule: #8a6400;
  color-scheme: light dark;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  .ck-report {
    --paper: #14181d; --ink: #e9edf1; --soft: #b3bcc7; --rule: #46505c; --band: #1e242b;
    --accent: #74b4e0; --warn-paper: #3a2d08; --warn-ink: #ffe7ae; --warn-rule: #d9a520;
  }
}
body.ck-report { margin: 0; }
body.ck-report > * { max-width: 62rem; margin-inline: auto; padding-inline: 1.25rem; }
body.ck-report > header { padding-top: 2rem; }
body.ck-report > footer { padding-bottom: 3rem; }
.ck-report h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; }
.ck-report h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .75rem; }
.ck-report a { color: var(--accent); }
.ck-report a:focus-visible, .ck-report [tabindex]:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px;
}
.ck-report .period { font-size: 1.125rem; color: var(--soft); margin: 0 0 1rem; }
.ck-report .status, .ck-report .warning {
  border-left: .3rem solid var(--accent); background: var(--band);
  padding: .6rem .9rem; margin: 0 0 1rem;
}
.ck-report .status.internal, .ck-report .warning {
  border-color: var(--warn-rule); background: var(--warn-paper); color: var(--warn-ink);
}
.ck-report nav ul { margin: 0; padding-left: 1.25rem; columns: 18rem; column-gap: 2.5rem; }
.ck-report nav li { break-inside: avoid; }
.ck-report nav h2, .ck-report footer h2 { font-size: 1rem; margin: 1.25rem 0 .4rem; }
.ck-report section { margin: 2.75rem 0 0; padding-top: 1.25rem; border-top: 1px solid var(--rule); }
.ck-report .pair { display: flex; flex-wrap: wrap; gap: 1.5rem 2.5rem; align-items: flex-start; }
.ck-report .pair > * { min-width: 0; max-width: 100%; }
.ck-report .wide { overflow-x: auto; font-size: .875rem; }
.ck-report .wide th, .ck-report .wide td { padding-inline: .5rem; }
.ck-report .wide tbody th { min-width: 11rem; }
.ck-report table { border-collapse: collapse; max-width: 100%; }
.ck-report .pair > table { min-width: min(18rem, 100%); }
.ck-report td, .ck-report text { font-variant-numeric: tabular-nums; }
.ck-report caption { text-align: left; color: var(--soft); padding-bottom: .6rem; }
.ck-report .unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}
.ck-report caption span { display: block; }
.ck-report th, .ck-report td {
  padding: .35rem .6rem; border-bottom: 1px solid var(--rule); vertical-align: top;
}
.ck-report th { text-align: left; font-weight: 600; }
.ck-report tbody th { font-weight: 400; max-width: 19rem; }
.ck-report thead th { vertical-align: bottom; border-bottom: 2px solid var(--accent); }
.ck-report td, .ck-report thead th + th { text-align: right; }
.ck-report thead th + th { max-width: 11rem; }
.ck-report td.words, .ck-report thead th.words { text-align: left; max-width: 22rem; }
.ck-report .total > * { font-weight: 700; background: var(--band); }
.ck-report td.withheld, .ck-report td.no-figure { color: var(--soft); font-style: italic; }
.ck-report .of { color: var(--soft); }
.ck-report td.moved { position: relative; }
.ck-report sup { position: absolute; top: .15rem; line-height: 1; }
.ck-report .notes { color: var(--soft); padding-left: 1.25rem; max-width: 44rem; }
.ck-report .closing { color: var(--soft); }
.ck-report figure { margin: 0; flex: 1 1 26rem; }
.ck-report figcaption { color: var(--soft); margin-bottom: .6rem; }
.ck-report .chart { display: block; width: 100%; max-width: 40rem; height: auto; }
.ck-report .bars { max-width: 27.5rem; }
.ck-report .chart text { font-size: 14px; fill: currentColor; }
.ck-report .chart .value { font-weight: 600; }
.ck-report .chart .bar { fill: var(--accent); }
.ck-report .chart .axis { stroke: var(--soft); }
.ck-report dl { margin: 0; }
.ck-report dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; }
.ck-report dt { color: var(--soft); }
.ck-report dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 30rem) {
  .ck-report dl { grid-template-columns: 1fr; }
  .ck-report dd { margin-bottom: .4rem; }
  .ck-report th, .ck-report td { padding-inline: .4rem; }
}
@media print {
  .ck-report {
    --paper: #ffffff; --ink: #000000; --soft: #333333; --rule: #999999; --band: #f2f2f2;
    --accent: #1d5c8a; --warn-paper: #ffffff; --warn-ink: #000000; --warn-rule: #000000;
    color-scheme: light; font-size: 10pt;
  }
  .ck-report h1 { font-size: 16pt; }
  .ck-report h2 { font-size: 12pt; }
  .ck-report nav { display: none; }
  .ck-report section { margin-top: 1.25rem; }
  .ck-report h2, .ck-report caption { break-after: avoid; }
  .ck-report tr, .ck-report figure { break-inside: avoid; }
  .ck-report .wide { overflow: visible; }
  .ck-report figure { flex-basis: 15rem; }
  .ck-report .bar { print-color-adjust: exact; }
}
"""
"""How a page looks; the colours of each kind of light are told apart by at least 4.5 to 1."""

_MANY = 6
_NO_ID = re.compile(r"[^A-Za-z0-9.]+")


def page_parts(page: Page) -> tuple[Html, Html, Html]:
    """What stands at the head of a page, in its body and at its foot."""
    return _head(page), tag("main", *_main(page)), _foot(page)


def as_html(page: Page) -> Html:
    """A page as one element, with its looks, for a notebook."""
    content = join([tag("style", Html(STYLE)), *page_parts(page)], "\n")
    return tag("div", content, lang=page.language, class_="ck-report")


def _head(page: Page) -> Html:
    status = "status internal" if page.internal else "status"
    links = [tag("li", tag("a", it.title, href=f"#{name}")) for name, it in _named(page)]
    contents = tag("h2", page.contents, id="contents")
    parts = [
        tag("h1", page.title),
        tag("p", page.period, class_="period"),
        tag("p", page.status, class_=status),
        *_remarks(page.remarks),
    ]
    if len(links) > 1:
        parts.append(tag("nav", contents, tag("ul", *links), aria_labelledby="contents"))
    return tag("header", join(parts, "\n"))


def _main(page: Page) -> Iterator[Html]:
    for name, table in _named(page):
        yield Html("\n")
        yield tag(
            "section",
            join([tag("h2", table.title, id=f"{name}-name"), *_table(table, name)], "\n"),
            id=name,
            aria_labelledby=f"{name}-name",
        )
    yield Html("\n")


def _named(page: Page) -> Iterator[tuple[str, Table]]:
    """The tables with what links lead to: codes can hold signs that no id may."""
    for number, table in enumerate(page.tables, 1):
        yield f"table-{number}-{_NO_ID.sub('-', table.code)}", table


def _table(table: Table, name: str) -> Iterator[Html]:
    said = [tag("span", it) for it in table.says]
    caption = tag("caption", *said) if said else tag("caption", table.title, class_="unseen")
    heads = [
        tag("th", it, scope="col", class_="words" if words else None)
        for it, words in zip(table.headings, table.worded, strict=True)
    ]
    rows = join((_row(line) for line in table.lines), "\n")
    body = [tag("thead", tag("tr", *heads)), tag("tbody", rows)]
    whole = tag("table", join([caption, *body], "\n"))
    if len(table.headings) > _MANY:
        titled = f"{name}-name"
        whole = tag("div", whole, class_="wide", tabindex=0, role="group", aria_labelledby=titled)
    if table.chart is not None:
        whole = join([whole, _figure(table.chart, f"{name}-chart")], "\n")
    yield tag("div", whole, class_="pair")
    yield from _remarks(table.remarks)


def _figure(chart: Chart, name: str) -> Html:
    return tag("figure", tag("figcaption", chart.title), drawn(chart, name))


def _row(line: Line) -> Html:
    cells = map(_cell, line.cells)
    return tag(
        "tr", tag("th", line.label, scope="row"), *cells, class_="total" if line.total else None
    )


def _cell(cell: Cell) -> Html:
    sign = [tag("sup", cell.sign)] if cell.sign else []
    of = [tag("span", f" ({cell.of})", class_="of")] if cell.of else []
    return tag("td", cell.text, *sign, *of, class_=_look(cell))


def _look(cell: Cell) -> str | None:
    if cell.words:
        return "words"
    return None if cell.mark is Mark.NONE else cell.mark


def _remarks(remarks: tuple[Remark, ...]) -> Iterator[Html]:
    """Warnings, each by itself, and then a list of what else there is to know."""
    yield from (tag("p", it.text, class_="warning") for it in remarks if it.warning)
    if calm := [tag("li", it.text) for it in remarks if not it.warning]:
        yield tag("ul", *calm, class_="notes")


def _foot(page: Page) -> Html:
    facts = [join([tag("dt", name), tag("dd", value)]) for name, value in page.facts]
    parts = [tag("h2", page.about), tag("dl", *facts), tag("p", page.closing, class_="closing")]
    return tag("footer", join(parts, "\n"))
