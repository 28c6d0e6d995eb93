"""A decision for notebooks: words and a table, readable without colour."""

from typing import TYPE_CHECKING

from complaintkit.admissibility.explanation import headline, precedence, sections
from complaintkit.markup import Html, join, tag
from complaintkit.wording import say

if TYPE_CHECKING:
    from complaintkit.admissibility.decision import Decision

COLUMNS = ("rule", "effect", "holds", "facts")
_CELL = "border: 1px solid; padding: 2px 8px; text-align: left"


def rule_cells(decision: "Decision", language: str) -> list[list[str]]:
    """What every rule found: its name, its effect, whether it holds, the facts looked at."""
    return [
        [
            finding.rule.label.in_language(language),
            say(f"effect.{finding.rule.effect}", language),
            say(f"ternary.{finding.value.name.lower()}", language),
            ", ".join(finding.facts),
        ]
        for finding in decision.findings
    ]


def as_html(decision: "Decision", language: str) -> Html:
    """The headline, the sections as lists, and all rules in a table that folds out."""
    parts = [tag("p", tag("strong", headline(decision, language)))]
    for section in sections(decision, language):
        lines = [tag("li", line) for line in section.lines]
        parts += [tag("p", section.heading), tag("ul", *lines)]
    heads = [tag("th", say(f"column.{it}", language), scope="col", style=_CELL) for it in COLUMNS]
    rows = [
        tag("tr", *(tag("td", cell, style=_CELL) for cell in cells))
        for cells in rule_cells(decision, language)
    ]
    table = tag("table", tag("tr", *heads), *rows, style="border-collapse: collapse")
    summary = tag("summary", say("heading.rules", language))
    parts.append(tag("details", summary, tag("p", precedence(language)), table))
    return tag("div", join(parts), lang=language, class_="complaintkit-decision")
