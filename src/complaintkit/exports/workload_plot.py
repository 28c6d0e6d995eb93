"""How many deadlines end on each day, as a calendar in a picture. Needs the extra ``plot``."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from complaintkit.bulk.rows import is_missing
from complaintkit.calendars import WEEK, WorkingCalendar, days_from
from complaintkit.dates import to_date
from complaintkit.errors import ChoiceError, NotADateError
from complaintkit.exports.pictures import CELL, SMALL, Style, box, key, picture
from complaintkit.wording import say, say_day_month, say_short_day, say_weekday

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_DAYS = 1_830
"""The days a work-load calendar can have: five years."""

_BAND = 27  # weeks that stand beside each other
_ROWS = WEEK + 2  # of a band: a line for the months, the week, a line between bands
_NARROWEST = 7.0
_APART = 3  # weeks between two days that are written above them
_CLOSED: Style = {"facecolor": "white", "edgecolor": "0.55", "hatch": "////"}
_WRITTEN_ON = {"boxstyle": "square,pad=0.12", "facecolor": "white", "edgecolor": "none"}


def plot_workload(
    days: Iterable[date | None],
    calendar: WorkingCalendar,
    language: str = "en",
    *,
    first: date | None = None,
    last: date | None = None,
) -> "Figure":
    """How many deadlines end on each day, as a calendar; days that are not worked are hatched.

    Args:
        days: The days due: dates, or a column of them (an array, a Series); missing ones are
            left out.
        calendar: Says which days are worked.
        language: fr, nl, de or en.
        first: The first day shown; without it the first of the days.
        last: The last day shown; without it the last of the days.

    Raises:
        MissingExtraError: When matplotlib is not installed.
        ChoiceError: For no day at all, or more than five years of them.
        NotADateError: For what is not a date.
        HorizonError: For days outside the calendar.
        UnknownNameError: For another language.

    Examples:
        >>> from datetime import date, datetime, time
        >>> from complaintkit import get_calendar
        >>> from complaintkit.exports import plot_workload
        >>> due = [date(2026, 6, 26), date(2026, 6, 26), date(2026, 6, 27), None]
        >>> figure = plot_workload(due, get_calendar("be.legal"), "en")
        >>> figure.texts[0].get_text().replace(chr(10), " ")
        '3 deadlines from 26 June 2026 to 27 June 2026, 1 of them on a day that is not worked'
    """
    counts = _counted(days, first, last)
    monday = min(counts).toordinal() - min(counts).weekday()
    weeks = (max(counts).toordinal() - monday) // WEEK + 1
    rows = -(-weeks // _BAND) * _ROWS - 1
    width = max(_NARROWEST, min(weeks, _BAND) * CELL)
    title, most = _title(counts, calendar, language), max(counts.values())
    with picture((width, rows * CELL), title, 0.1, 0.5) as (figure, axes):
        axes.set_xlim(0, width / CELL)
        axes.set_ylim(rows, 0)
        for top in range(1, rows, _ROWS):
            _write_weekdays(axes, top, language)
        for day, count in counts.items():
            week, weekday = divmod(day.toordinal() - monday, WEEK)
            place = (week % _BAND, week // _BAND * _ROWS + 1 + weekday)
            _draw(axes, place, count, most, worked=calendar.is_working_day(day))
        for place, day in _months(counts, monday):
            _write_month(axes, place, day, language)
        name = calendar.name.in_language(language)
        key(
            axes, [(say("plot.not-worked", language, calendar=name), _CLOSED)], 0.15 / (rows * CELL)
        )
        return figure


def _counted(days: Iterable[date | None], first: date | None, last: date | None) -> dict[date, int]:
    """How many fall on each day from the first to the last, those with none among them.

    Raises:
        ChoiceError: For no day at all, or too many.
        NotADateError: For what is not a date.
    """
    try:
        values = Counter(_values(days))
    except TypeError:
        message = f"a {type(days).__name__} of something else where a column of dates is wanted"
        raise NotADateError(message) from None
    counts: Counter[date] = Counter()
    for value, count in values.items():
        if not is_missing(value):
            counts[_day(value)] += count
    if not counts and (first is None or last is None):
        message = "there is no day due to show; first= and last= show an empty calendar"
        raise ChoiceError(message)
    begin = min(counts) if first is None else to_date(first)
    end = max(counts) if last is None else to_date(last)
    size = (end - begin).days + 1
    if not 0 < size <= MOST_DAYS:
        message = (
            f"{begin} to {end} is {size:,} days: from 1 to {MOST_DAYS:,} can be shown; "
            "choose them with first= and last="
        )
        raise ChoiceError(message)
    return {day: counts[day] for day in days_from(begin, end)}


def _day(value: object) -> date:
    """A date; pandas has midnights where dates are meant.

    Raises:
        NotADateError: For everything else.
    """
    if isinstance(value, datetime) and value.tzinfo is None and value.time() == time.min:
        return value.date()
    return to_date(value)


def _values(days: Iterable[date | None]) -> Iterable[object]:
    """The dates of a column, whatever kind of column it is."""
    for name in ("to_pylist", "to_list", "tolist"):
        if hasattr(days, name):
            values: Iterable[object] = getattr(days, name)()
            return values
    return days


def _title(counts: dict[date, int], calendar: WorkingCalendar, language: str) -> str:
    """How many there are, and how many of them on days that are not worked."""
    first, last = (say_short_day(day, language) for day in (min(counts), max(counts)))
    told = say("plot.workload", language, sum(counts.values()), first=first, last=last)
    closed = sum(count for day, count in counts.items() if not calendar.is_working_day(day))
    return f"{told}, {say('plot.closed', language, closed)}" if closed else told


def _draw(axes: "Axes", place: tuple[int, int], count: int, most: int, *, worked: bool) -> None:
    """A day with its number, the darker the more; hatched when it is not worked."""
    shade = f"{1 - 0.5 * count / most if most else 1:.3f}"
    style: Style = {"facecolor": shade, "edgecolor": "0.55"} if worked else _CLOSED
    told = str(count) if count else ""
    box(axes, place, told, style, size=min(SMALL, 22 / max(len(told), 1)))
    if told and not worked:
        axes.texts[-1].set_bbox(_WRITTEN_ON)


def _write_weekdays(axes: "Axes", top: int, language: str) -> None:
    for weekday in range(WEEK):
        told = say_weekday(weekday, language)[:2]
        axes.text(-0.3, top + weekday + 0.5, told, fontsize=SMALL, ha="right", va="center")


def _months(days: Iterable[date], monday: int) -> Iterator[tuple[tuple[int, int], date]]:
    """Where the first day shown and the first of each month stand, over weeks with room."""
    free = 0
    for number, day in enumerate(days):
        week = (day.toordinal() - monday) // WEEK
        if number == 0 or (day.day == 1 and (week >= free or week % _BAND == 0)):
            yield (week % _BAND, week // _BAND * _ROWS + 1), day
            free = week + _APART


def _write_month(axes: "Axes", place: tuple[int, int], day: date, language: str) -> None:
    """The day a column holds, in bold and with its year where a year begins."""
    begins = place == (0, 1) or day.month == 1
    told = say_day_month(day, language) + (f" {day.year}" if begins else "")
    weight = "bold" if begins else "normal"
    axes.text(place[0], place[1] - 0.2, told, fontsize=SMALL, fontweight=weight)
