"""Readings side by side as people see them: the cells of the command, the table of a notebook."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from complaintkit.deadlines.explanation import limit_name, reading_words
from complaintkit.markup import Html, tag
from complaintkit.wording import say, say_apart, say_day, say_list, say_short_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from complaintkit.checking.comparing import Reading

COLUMNS = ("reading", "due", "apart", "why")
_CELL = "border: 1px solid; padding: 2px 8px; text-align: left"


def title(readings: "Sequence[Reading]", language: str) -> str:
    """Of which limit they are, and from when."""
    written = readings[0].deadline
    start = "–" if written.start is None else say_day(written.start, language)
    return say("title.compare", language, limit=limit_name(written.limit, language), start=start)


def heads(language: str) -> list[str]:
    """What stands above each column."""
    return [say(f"column.{key}", language) for key in COLUMNS]


def cells(reading: "Reading", language: str) -> list[str]:
    """One reading: which, its date, how far it is from the limit as written, and why."""
    deadline = reading.deadline
    if reading.choice is None:
        said = say("reading.as-written", language)
    else:
        said = reading_words(reading.choice, reading.value, deadline, language)
    due = "–" if deadline.due is None else say_day(deadline.due, language)
    apart = f"{reading.later:+d}" if reading.later else ""
    return [said, due, apart, say_apart(_why(reading, language), language)]


def html(readings: "Sequence[Reading]", language: str) -> Html:
    """A table, readable without colour."""
    top = tag("tr", *(tag("th", name, scope="col", style=_CELL) for name in heads(language)))
    rows = (_row(cells(reading, language)) for reading in readings)
    whole = tag("table", top, *rows, style="border-collapse: collapse")
    heading = tag("p", tag("strong", title(readings, language)))
    return tag("div", heading, whole, lang=language, class_="complaintkit-readings")


def _row(texts: Iterable[str]) -> Html:
    return tag("tr", *(tag("td", text, style=_CELL) for text in texts))


def _why(reading: "Reading", language: str) -> Iterator[str]:
    for message, days in (("counted", reading.counted), ("uncounted", reading.uncounted)):
        if days:
            yield say(f"compare.{message}", language, days=_days(days, language))
    steps, due = reading.deadline.steps, reading.deadline.due
    if steps and steps.end and due and due != steps.end:
        yield say("note.moved", language, end=say_day(steps.end, language))


def _days(days: Iterable[date], language: str) -> str:
    return say_list([say_short_day(day, language) for day in days], language)
