"""A deadline as a small calendar for notebooks: signs and words, readable without colour."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from complaintkit.calendars import WEEK
from complaintkit.deadlines.explanation import explain, why
from complaintkit.deadlines.trace import TraceDay, TraceMark
from complaintkit.markup import Html, join, tag
from complaintkit.wording import say, say_day, say_day_month, say_weekday

if TYPE_CHECKING:
    from complaintkit.deadlines.deadline import Deadline

SIGNS = {
    TraceMark.EVENT: "●",
    TraceMark.WAITING: "·",
    TraceMark.SKIPPED: "–",
    TraceMark.SUSPENDED: "‖",
    TraceMark.ROLLED: "→",
    TraceMark.MINIMUM: "+",
}
DUE_SIGN = "◎"
_BREAK = Html("<br>")
_CELL = "border: 1px solid; padding: 2px 8px; text-align: center; min-width: 2.2em"
_HATCHED = (
    "background: repeating-linear-gradient(45deg, transparent 0 4px, rgba(128,128,128,.35) 4px 6px)"
)
_STYLES = {
    TraceMark.SKIPPED: _HATCHED,
    TraceMark.SUSPENDED: _HATCHED,
    TraceMark.ROLLED: "border-style: dashed",
    TraceMark.MINIMUM: "border-style: dashed",
    TraceMark.WAITING: "border-style: dotted",
}


def to_html(deadline: "Deadline", language: str = "en") -> Html:
    """The days of a deadline week by week, with a key, and how it was counted in sentences."""
    sentences, days = list(explain(deadline, language)), deadline.trace()
    said = sentences[0]
    heads = [tag("th", "")] + [
        tag("th", say_weekday(weekday, language)[:2], scope="col") for weekday in range(WEEK)
    ]
    rows = [tag("tr", *_week(week, language)) for week in _weeks(days)]
    table = tag(
        "table",
        tag("caption", said, style="text-align: left"),
        tag("tr", *heads),
        *rows,
        style="border-collapse: collapse",
    )
    told = [tag("li", sentence) for sentence in sentences]
    summary = tag("summary", say("explain.how", language))
    key = tag("p", _key(days, language))
    scroll = tag(
        "div", table, style="overflow-x: auto", tabindex="0", role="region", aria_label=said
    )
    details = tag("details", summary, tag("ul", *told))
    return tag("div", join([scroll, key, details]), lang=language, class_="complaintkit-deadline")


def _weeks(days: Sequence[TraceDay]) -> Iterator[list[TraceDay]]:
    """The days by calendar week, Monday first."""
    weeks: dict[date, list[TraceDay]] = {}
    for day in days:
        monday = day.day.toordinal() - day.day.weekday()
        weeks.setdefault(date.fromordinal(max(1, monday)), []).append(day)
    yield from weeks.values()


def _week(days: Sequence[TraceDay], language: str) -> Iterator[Html]:
    yield tag("th", say_day_month(days[0].day, language), scope="row", style="text-align: right")
    by_weekday = {day.day.weekday(): day for day in days}
    for weekday in range(WEEK):
        day = by_weekday.get(weekday)
        yield tag("td", "") if day is None else _cell(day, language)


def _cell(day: TraceDay, language: str) -> Html:
    said = [say(f"mark.{day.mark}", language)]
    if day.number is not None:
        said.append(str(day.number))
    if day.reasons:
        said.append(why(day.reasons, day.day, language))
    if day.due:
        said.append(say("mark.due", language))
    whole = f"{say_day(day.day, language)}: {', '.join(said)}"
    styles = [_CELL, _STYLES.get(day.mark, ""), "outline: 3px double" if day.due else ""]
    style = "; ".join(filter(None, styles))
    number = tag("small", str(day.day.day))
    sign = tag("b", _sign(day))
    return tag("td", number, _BREAK, sign, style=style, title=whole, aria_label=whole)


def _sign(day: TraceDay) -> str:
    return DUE_SIGN if day.due else (SIGNS.get(day.mark) or str(day.number))


def _key(days: Sequence[TraceDay], language: str) -> str:
    """What the signs that are there mean."""
    marks = dict.fromkeys(day.mark for day in days if not day.due)
    words = [f"{SIGNS.get(mark, '1, 2 …')} {say(f'mark.{mark}', language)}" for mark in marks]
    due = [f"{DUE_SIGN} {say('mark.due', language)}"] if any(day.due for day in days) else []
    return " · ".join(words + due)
