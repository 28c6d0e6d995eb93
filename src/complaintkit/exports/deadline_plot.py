"""The timeline of one deadline as a picture. Needs the extra ``plot``."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from complaintkit.calendars import DayKind
from complaintkit.deadlines import Deadline, TraceDay, TraceMark
from complaintkit.deadlines.explanation import headline, why
from complaintkit.deadlines.strip import DUE_SIGN, SIGNS
from complaintkit.errors import shortened
from complaintkit.exports.pictures import CELL, SMALL, Style, box, key, picture
from complaintkit.wording import say, say_day_month

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDEST, _NARROWEST = 14.0, 7.0
_APART = 0.55  # inches between two days that are written below
_LONGEST_NAME = 32
_FOR_DAYS = 0.85
_LETTER = 0.032  # inches a letter of a slanting name rises
_READABLE = 0.17  # inches below which a cell has no room for its sign
_STYLES: dict[TraceMark, dict[str, Any]] = {
    TraceMark.EVENT: {"facecolor": "white", "linewidth": 1.8},
    TraceMark.WAITING: {"facecolor": "white", "linestyle": ":", "linewidth": 1.2},
    TraceMark.COUNTED: {"facecolor": "0.9"},
    TraceMark.SKIPPED: {"facecolor": "white", "hatch": "////"},
    TraceMark.SUSPENDED: {"facecolor": "white", "hatch": "|||"},
    TraceMark.ROLLED: {"facecolor": "white", "linestyle": "--"},
    TraceMark.MINIMUM: {"facecolor": "0.97", "linestyle": "--"},
}
_SIGNS = {**SIGNS, TraceMark.COUNTED: "1, 2 …", TraceMark.SKIPPED: "", TraceMark.SUSPENDED: ""}
_DUE = {"facecolor": "black"}


def plot_deadline(deadline: Deadline, language: str = "en") -> "Figure":
    """The timeline of one deadline: what became of each day; skipped days are hatched.

    Args:
        deadline: The deadline. One whose clock has not started gives its headline alone.
        language: fr, nl, de or en.

    Raises:
        MissingExtraError: When matplotlib is not installed.
        UnknownNameError: For another language.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_policy
        >>> from complaintkit.exports import plot_deadline
        >>> answer = get_policy("be.inami").deadline("answer", date(2026, 5, 13))
        >>> figure = plot_deadline(answer, "en")
        >>> figure.texts[0].get_text()
        'Final answer: no later than Saturday, 27 June 2026.'
    """
    days, said = deadline.trace(), headline(deadline, language)
    names = list(_names(days, language))
    cell = min(CELL, _WIDEST / max(len(days), 1))
    width = max(_NARROWEST, cell * len(days))
    above = 0.15 + _LETTER * max((len(name) for _, name in names), default=0)
    below = _FOR_DAYS if days else 0.1
    with picture((width, CELL), said[0].upper() + said[1:], above, below) as (figure, axes):
        axes.set_xlim(0, width / cell)
        axes.set_ylim(0, 1)
        for place, run in _runs(days, apart=cell >= _READABLE):
            sign = _sign(run[0]) if cell >= _READABLE else ""
            style = _DUE if run[0].due else _STYLES[run[0].mark]
            box(axes, (place, 0), sign, style, size=SMALL, width=len(run))
        for middle, name in names:
            axes.text(middle + 0.5, 1.15, name, rotation=35, fontsize=SMALL)
        for place, day in _written(days, _APART / cell):
            _write(axes, place, day, days[0], language)
        if days:
            key(axes, _key(days, language), (below - 0.3) / CELL)
        return figure


def _sign(day: TraceDay) -> str:
    if day.due:
        return DUE_SIGN
    return _SIGNS[day.mark] if day.number is None else str(day.number)


def _runs(days: Sequence[TraceDay], *, apart: bool) -> Iterator[tuple[int, list[TraceDay]]]:
    """The days one by one; where there is no room for that, those alike in a row together."""
    place = 0
    for _, alike in groupby(days, key=lambda day: (day.mark, day.due, apart and day.day)):
        run = list(alike)
        yield place, run
        place += len(run)


def _key(days: Sequence[TraceDay], language: str) -> list[tuple[str, Style]]:
    """What the boxes that are there mean."""
    marks = dict.fromkeys(day.mark for day in days if not day.due)
    rows: list[tuple[str, Style]] = [
        (f"{_SIGNS[mark]} {say(f'mark.{mark}', language)}".lstrip(), _STYLES[mark])
        for mark in marks
    ]
    due = f"{DUE_SIGN} {say('mark.due', language)}"
    return [*rows, (due, _DUE)] if any(day.due for day in days) else rows


def _names(days: Sequence[TraceDay], language: str) -> Iterator[tuple[float, str]]:
    """The names of days closed to the count, each over the middle of its days in a row."""
    named = ((place, _name(day, language)) for place, day in enumerate(days))
    for name, run in groupby(named, key=lambda row: row[1]):
        places = [place for place, _ in run]
        if name:
            yield (places[0] + places[-1]) / 2, shortened(name, _LONGEST_NAME)


def _name(day: TraceDay, language: str) -> str:
    """The names of a day that was not counted; none for a weekly rest day."""
    if day.mark is TraceMark.COUNTED and not day.due:
        return ""
    reasons = [reason for reason in day.reasons if reason.kind is not DayKind.REST_DAY]
    return why(reasons, day.day, language) if reasons else ""


def _written(days: Sequence[TraceDay], apart: float) -> Iterator[tuple[int, TraceDay]]:
    """The days that are written out: the first, the one due, and Mondays that have room."""
    ends = [place for place, day in enumerate(days) if day.due or place == 0]
    kept = list(ends)
    for place, day in enumerate(days):
        if day.day.weekday() == 0 and all(abs(place - other) >= apart for other in kept):
            kept.append(place)
    for place in sorted(kept):
        yield place, days[place]


def _write(axes: "Axes", place: int, day: TraceDay, start: TraceDay, language: str) -> None:
    """A day below its box, with its year where that is not the one before."""
    told = say_day_month(day.day, language)
    if day is start or (day.due and day.day.year != start.day.year):
        told = f"{told}\n{day.day.year}"
    weight = "bold" if day.due or day is start else "normal"
    axes.text(place + 0.5, -0.2, told, fontsize=SMALL, ha="center", va="top", fontweight=weight)
    axes.plot([place + 0.5, place + 0.5], [-0.14, 0], color="black", linewidth=0.7, clip_on=False)
