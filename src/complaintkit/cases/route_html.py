"""Routes for notebooks: two tables, readable without colour."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from complaintkit.cases.route_words import last_day_words, none_left, notice, way_words
from complaintkit.markup import Html, join, tag
from complaintkit.wording import say, say_short_day

if TYPE_CHECKING:
    from complaintkit.cases.routes import Routes

ROUTE_COLUMNS = ("stage", "status", "since", "until", "why")
_CELL = "border: 1px solid; padding: 2px 8px; text-align: left; vertical-align: top"


def route_cells(routes: "Routes", language: str) -> list[list[str]]:
    """Each route: its stage, how it stands, from when until when, and what opens it."""
    return [
        [
            route.stage.label.in_language(language),
            say(f"route.{route.status}", language),
            _day(route.since, language),
            _day(route.until, language),
            way_words(routes, route.way, language),
        ]
        for route in routes
    ]


def as_html(routes: "Routes", language: str) -> Html:
    """The routes in a table, the last days in a list, and what a complaint does not stop."""
    parts = [tag("p", tag("strong", say("heading.routes", language)))]
    if routes.routes:
        parts.append(_table(route_cells(routes, language), language))
    else:
        parts.append(tag("p", none_left(routes, language)))
    if routes.last_days:
        lines = [tag("li", last_day_words(routes, it, language)) for it in routes.last_days]
        parts += [tag("p", tag("strong", say("heading.last-days", language))), tag("ul", *lines)]
    parts.append(tag("p", notice(routes, language)))
    return tag("div", join(parts), lang=language, class_="complaintkit-routes")


def _table(rows: Iterable[Iterable[str]], language: str) -> Html:
    heads = (
        tag("th", say(f"column.{it}", language), scope="col", style=_CELL) for it in ROUTE_COLUMNS
    )
    body = (tag("tr", *(tag("td", cell, style=_CELL) for cell in cells)) for cells in rows)
    return tag("table", tag("tr", *heads), *body, style="border-collapse: collapse")


def _day(day: date | None, language: str) -> str:
    return "–" if day is None else say_short_day(day, language)
