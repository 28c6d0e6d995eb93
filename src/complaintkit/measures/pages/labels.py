"""The labels of rows and columns as they stand on a page: on one line, and months by name."""

import re
from collections.abc import Iterable
from datetime import date

from complaintkit.errors import on_one_line
from complaintkit.measures.table import Column, ReportTable, Row
from complaintkit.measures.words import Words
from complaintkit.wording import say_month

_MONTH = re.compile(r"(?!0000)(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


def words_of(words: Words, language: str) -> str:
    """Words as they stand on a page: nothing in them breaks a line or hides."""
    return on_one_line(words.in_language(language))


def title_of(table: ReportTable, language: str) -> str:
    """The caption of a table, beginning as headings do."""
    title = words_of(table.title, language)
    return f"{title[:1].upper()}{title[1:]}"


def labels_of(heads: Iterable[Column | Row], language: str) -> tuple[str, ...]:
    """The labels of rows or columns; months by name, without the year where there is but one."""
    heads = tuple(heads)
    months = [found for it in heads if (found := _MONTH.fullmatch(it.code))]
    one_year = len({found[1] for found in months}) == 1
    return tuple(_label(it, language, with_year=not one_year) for it in heads)


def _label(head: Column | Row, language: str, *, with_year: bool) -> str:
    found = _MONTH.fullmatch(head.code)
    if found is None:
        return words_of(head.label, language)
    year, month = map(int, found.groups())
    name = say_month(date(year, month, 1), language)
    return f"{name} {year}" if with_year else name
