"""Routes and last days as tables for the terminal."""

from collections.abc import Iterator

from complaintkit.cases import Routes
from complaintkit.cases.route_html import ROUTE_COLUMNS, route_cells
from complaintkit.cases.route_words import last_day_cells, none_left
from complaintkit.cli.table import bold, table
from complaintkit.wording import say as words

_LAST_DAY_COLUMNS = ("appeal", "last-day", "note")


def route_tables(routes: Routes, language: str) -> Iterator[str]:
    """The routes and the last days, a table each."""
    yield bold(words("heading.routes", language))
    if routes.routes:
        header = [words(f"column.{name}", language) for name in ROUTE_COLUMNS]
        yield table(header, route_cells(routes, language))
    else:
        yield none_left(routes, language)
    if routes.last_days:
        header = [words(f"column.{name}", language) for name in _LAST_DAY_COLUMNS]
        yield from ("", bold(words("heading.last-days", language)))
        yield table(header, [last_day_cells(routes, it, language) for it in routes.last_days])
