"""A deadline as a calendar strip for notebooks: signs and words, readable without colour."""

from typing import TYPE_CHECKING

from complaintkit.deadlines.explanation import explain, headline, why
from complaintkit.deadlines.trace import TraceDay, TraceMark
from complaintkit.markup import Html, join, tag
from complaintkit.wording import say, say_day, say_day_month

if TYPE_CHECKING:
    from complaintkit.deadlines.deadline import Deadline

_SIGNS = {
    TraceMark.EVENT: "●",
    TraceMark.WAITING: "·",
    TraceMark.SKIPPED: "–",
    TraceMark.SUSPENDED: "‖",
    TraceMark.ROLLED: "→",
    TraceMark.MINIMUM: "+",
}
_DUE = "◎"


def to_html(deadline: "Deadline", language: str = "en") -> Html:
    """A strip of days as a table: what each day is stands in words and signs, not colour."""
    cells = [_cell(day, language) for day in deadline.trace()]
    heads = (tag("th", say_day_month(day.day, language), scope="col") for day in deadline.trace())
    said = headline(deadline, language)
    caption = tag("caption", said)
    strip = tag("table", caption, tag("tr", *heads), tag("tr", *cells), class_="complaintkit-strip")
    told = [tag("li", sentence) for sentence in explain(deadline, language)]
    lists = tag("details", tag("summary", say("explain.how", language)), tag("ul", *told))
    scroll = tag(
        "div", strip, style="overflow-x: auto", tabindex="0", role="region", aria_label=said
    )
    return tag("div", join([scroll, lists]), lang=language)


def _cell(day: TraceDay, language: str) -> Html:
    sign = _DUE if day.due else (_SIGNS.get(day.mark) or str(day.number))
    said = [say(f"mark.{day.mark}", language)]
    if day.number is not None:
        said.append(str(day.number))
    if day.reasons:
        said.append(why(day.reasons, day.day, language))
    if day.due:
        said.append(say("mark.due", language))
    whole = f"{say_day(day.day, language)}: {', '.join(said)}"
    return tag("td", sign, title=whole, aria_label=whole)
