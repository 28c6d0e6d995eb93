"""A report as Markdown: headings, tables and lists; no text of a file becomes markup."""

import re
from collections.abc import Iterator

from complaintkit.measures import Report
from complaintkit.measures.pages.page import Cell, Page, Remark, Table
from complaintkit.measures.pages.showing import page_of

_SIGNS = re.compile(r"[\\`*_{}\[\]<>|#~&$!@^]|(?<=:)/(?=/)|(?<=[wW]{3})\.")
_OPENING = re.compile(r"[-+=:]|\d+(?=[.)](?:\s|$))")


def report_as_markdown(report: Report, language: str) -> str:
    """A report as Markdown, with tables as GitHub writes them.

    Args:
        report: The report.
        language: fr, nl, de or en.

    Raises:
        UnknownNameError: For another language.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit.exports import report_as_markdown
        >>> from complaintkit import report
        >>> cpam = get_policy("fr.cpam37.mediation")
        >>> made = report([], cpam, "yearly", "2021", date(2022, 1, 31))
        >>> report_as_markdown(made, "en").splitlines()[2]
        '1 January 2021 to 31 December 2021, as known on 31 January 2022'
    """
    blocks = _blocks(page_of(report, language))
    return "\n\n".join(blocks) + "\n"


def _blocks(page: Page) -> Iterator[str]:
    yield f"# {_plain(page.title)}"
    yield _plain(page.period)
    yield f"**{_plain(page.status)}**"
    yield from _remarks(page.remarks)
    for table in page.tables:
        yield f"## {_plain(table.title)}"
        yield from map(_plain, table.says)
        yield "\n".join(_grid(table))
        yield from _remarks(table.remarks)
    yield f"## {_plain(page.about)}"
    yield "\n".join(f"- **{_plain(name)}** {_plain(value)}" for name, value in page.facts)
    yield _plain(page.closing)


def _remarks(remarks: tuple[Remark, ...]) -> Iterator[str]:
    yield from (f"> **{_plain(it.text)}**" for it in remarks if it.warning)
    if calm := [f"- {_plain(it.text)}" for it in remarks if not it.warning]:
        yield "\n".join(calm)


def _grid(table: Table) -> Iterator[str]:
    yield _row([_plain(head) for head in table.headings])
    yield _row(["---" if words else "---:" for words in table.worded])
    for line in table.lines:
        cells = [_plain(line.label), *map(_cell, line.cells)]
        yield _row([f"**{cell}**" if line.total and cell else cell for cell in cells])


def _cell(cell: Cell) -> str:
    of = f" ({cell.of})" if cell.of else ""
    return _plain(f"{cell.text}{cell.sign}{of}")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """A text that stays as it is: what would be markup is escaped."""
    escaped = _SIGNS.sub(r"\\\g<0>", text.strip())
    opening = _OPENING.match(escaped)
    if opening is None:
        return escaped
    end = opening.end()
    if escaped[0].isdigit():
        return f"{escaped[:end]}\\{escaped[end:]}"
    return f"\\{escaped}"
