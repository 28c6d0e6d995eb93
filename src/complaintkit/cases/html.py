"""Cases, standings and worklists for notebooks: words and tables, readable without colour."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from complaintkit.cases.words import (
    EVENT_COLUMNS,
    STANDING_COLUMNS,
    STEP_COLUMNS,
    case_title,
    event_cells,
    heads,
    standing_cells,
    step_cells,
)
from complaintkit.markup import Html, join, tag
from complaintkit.wording import say

if TYPE_CHECKING:
    from complaintkit.cases.case import Case
    from complaintkit.cases.standing import Standing
    from complaintkit.cases.worklist import WorkItem

_CELL = "border: 1px solid; padding: 2px 8px; text-align: left"


def case_html(case: "Case", day: date, language: str) -> Html:
    """A case on a day: where it stands, what happened, the limits, what comes next.

    No personal fact is in it.
    """
    then, policy = case.until(day), case.policy
    parts = [tag("p", tag("strong", case_title(then, day, language)))]
    if events := [event_cells(event, policy, language) for event in then.log]:
        parts += [_heading("events", language), _table(heads(EVENT_COLUMNS, language), events)]
    parts += [_heading("standings", language), _standings(then.standings(day), language)]
    if steps := [step_cells(step, policy, language) for step in then.next_steps(day)]:
        parts += [_heading("next-steps", language), _table(heads(STEP_COLUMNS, language), steps)]
    return _whole("case", parts, language)


def standings_html(standings: "Iterable[Standing]", language: str) -> Html:
    """How limits stand."""
    return _whole("standings", [_standings(standings, language)], language)


def worklist_html(items: "Iterable[WorkItem]", language: str) -> Html:
    """What is to be done over many cases."""
    rows = [
        [str(item.number), *step_cells(item.step, item.case.policy, language)] for item in items
    ]
    columns = ("case", *STEP_COLUMNS)
    return _whole("worklist", [_table(heads(columns, language), rows)], language)


def _standings(standings: "Iterable[Standing]", language: str) -> Html:
    rows = [standing_cells(it, language) for it in standings]
    return _table(heads(STANDING_COLUMNS, language), rows)


def _heading(name: str, language: str) -> Html:
    return tag("p", say(f"heading.{name}", language))


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Html:
    top = tag("tr", *(tag("th", name, scope="col", style=_CELL) for name in header))
    lines = (tag("tr", *(tag("td", cell, style=_CELL) for cell in row)) for row in rows)
    return tag("table", top, *lines, style="border-collapse: collapse")


def _whole(what: str, parts: Iterable[str], language: str) -> Html:
    return tag("div", join(parts), lang=language, class_=f"complaintkit-{what}")
