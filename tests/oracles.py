"""Slow and simple answers to the questions that the library answers fast.

Nothing here imports the library, and nothing here is clever: days are walked one
at a time, and what can be typed out is typed out. A test that compares the two
finds the mistakes that one author would make twice.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta

ONE_DAY = timedelta(days=1)
DECEMBER = 12
TOO_FAR = 80_000
"""Steps after which a walk is taken for endless."""

Works = Callable[[date], bool]
Stop = tuple[date, date | None]
"""A stop: its first day, and the day the clock goes on (nothing: not yet)."""


# -- working days ----------------------------------------------------------------------


def works_except(rest_days: Iterable[int], closed: Iterable[date]) -> Works:
    """A day works unless its weekday rests (Monday is 0) or it is closed."""
    resting, shut = frozenset(rest_days), frozenset(closed)

    def works(day: date) -> bool:
        return day.weekday() not in resting and day not in shut

    return works


def walk(start: date, step: timedelta) -> Iterator[date]:
    """The days after `start`, one at a time, in the direction of `step`."""
    day = start
    for _ in range(TOO_FAR):
        day += step
        yield day
    message = f"no end after {TOO_FAR} days"
    raise AssertionError(message)


def nth_working_day(start: date, n: int, works: Works) -> date:
    """The n-th working day strictly after `start`; before it when n is negative."""
    left = abs(n)
    for day in walk(start, ONE_DAY if n > 0 else -ONE_DAY):
        if works(day):
            left -= 1
        if left == 0:
            return day
    raise AssertionError


def working_day_on_or_after(day: date, works: Works) -> date:
    """The day itself if it works, else the next one that does."""
    while not works(day):
        day += ONE_DAY
    return day


def working_day_on_or_before(day: date, works: Works) -> date:
    """The day itself if it works, else the one before that does."""
    while not works(day):
        day -= ONE_DAY
    return day


def count_working_days(first: date, last: date, works: Works) -> int:
    """Working days after `first`, up to and including `last`; `first` <= `last`."""
    counted, day = 0, first
    while day < last:
        day += ONE_DAY
        counted += works(day)
    return counted


def rolled(day: date, roll: str, works: Works) -> date:
    """Where a day goes that may not be the end of a time limit."""
    following = working_day_on_or_after(day, works)
    preceding = working_day_on_or_before(day, works)
    if roll == "none":
        return day
    if roll == "following":
        return following
    if roll == "preceding":
        return preceding
    if roll == "modified-following":
        return following if following.month == day.month else preceding
    if roll == "modified-preceding":
        return preceding if preceding.month == day.month else following
    raise AssertionError(roll)


# -- where a time limit starts and ends ------------------------------------------------


def day_zero(event: date, start_rule: str, works: Works) -> date:
    """The day before day one."""
    if start_rule == "after-event":
        return event
    if start_rule == "event-day":
        return event - ONE_DAY
    if start_rule == "roll-then-after":
        return working_day_on_or_after(event, works)
    if start_rule == "on-or-after":
        return working_day_on_or_after(event, works) - ONE_DAY
    if start_rule == "next-working-day":
        return working_day_on_or_after(event + ONE_DAY, works) - ONE_DAY
    raise AssertionError(start_rule)


def ends_of_months(zero: date, most: int, month_rule: str) -> list[date]:
    """The ends of 1, 2, 3 … `most` months, found by walking the days once.

    `same-date` looks for the number of day zero, `eve-of-date` for the number of
    day one and then takes the day before. In a month without that number the end
    is its last day, and nothing is taken off.
    """
    start = zero if month_rule == "same-date" else zero + ONE_DAY
    number, day, ends = start.day, start, []
    while len(ends) < most:
        day += ONE_DAY
        in_first_month = (day.year, day.month) == (start.year, start.month)
        if in_first_month:
            continue
        is_last = (day + ONE_DAY).day == 1
        if day.day == number:
            ends.append(day if month_rule == "same-date" else day - ONE_DAY)
        elif is_last and day.day < number:
            ends.append(day)
    return ends


def end_of_months_by_length(zero: date, months: int, month_rule: str) -> date:
    """The end of a number of months, by asking how long the target month is."""
    start = zero if month_rule == "same-date" else zero + ONE_DAY
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == DECEMBER else (year, month + 1)
    length = calendar.monthrange(year, month)[1]
    if start.day > length:
        return date(year, month, length)
    found = date(year, month, start.day)
    return found if month_rule == "same-date" else found - ONE_DAY


def is_stopped(day: date, stops: Iterable[Stop]) -> bool:
    """Whether the clock stands still on a day."""
    return any(first <= day and (resumed is None or day < resumed) for first, resumed in stops)


def stopped_for_good(day: date, stops: Iterable[Stop]) -> bool:
    """Whether an open-ended stop has begun by a day."""
    return any(resumed is None and first <= day for first, resumed in stops)


def nth_counted_day(
    zero: date, n: int, counts: Works, stops: Iterable[Stop]
) -> tuple[date | None, int]:
    """The n-th day after `zero` that counts while the clock runs, and days left."""
    day, left = zero, n
    while left:
        day += ONE_DAY
        if stopped_for_good(day, stops):
            return None, left
        if counts(day) and not is_stopped(day, stops):
            left -= 1
    return day, 0


def every_day(_day: date) -> bool:
    """Calendar days: each of them counts."""
    return True


def length_in_days(zero: date, amount: int, unit: str, month_rule: str | None) -> int:
    """How many calendar days a term has when it is counted from `zero`."""
    if unit == "calendar days":
        return amount
    if unit == "weeks":
        return 7 * amount
    months = {"months": 1, "years": 12}[unit] * amount
    assert month_rule is not None
    return (ends_of_months(zero, months, month_rule)[-1] - zero).days


def due_day(
    event: date,
    amount: int,
    unit: str,
    works: Works,
    *,
    start_rule: str = "after-event",
    month_rule: str | None = None,
    roll: str = "none",
    at_least_working_days: int = 0,
    stops: Iterable[Stop] = (),
) -> tuple[date | None, int]:
    """The day a time limit ends; or nothing and the days of its term that are left.

    None are left, and yet there is no due day, where the term has run out and an open
    stop keeps its minimum of working days from being reached.
    """
    stops = tuple(stops)
    zero = day_zero(event, start_rule, works)
    if unit == "no figure":
        return None, 0
    if unit == "immediate":
        end, left = event, 0
    elif unit == "working days":
        end, left = nth_counted_day(zero, amount, works, stops)
    else:
        days = length_in_days(zero, amount, unit, month_rule)
        end, left = nth_counted_day(zero, days, every_day, stops)
    if end is None:
        return None, left
    end = rolled(end, roll, works)
    if not at_least_working_days:
        return end, 0
    enough, _ = nth_counted_day(zero, at_least_working_days, works, stops)
    return (None, 0) if enough is None else (max(end, enough), 0)


# -- summer time in Brussels -----------------------------------------------------------


def last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month."""
    day = date(year, month, calendar.monthrange(year, month)[1])
    while day.weekday() != calendar.SUNDAY:
        day -= ONE_DAY
    return day


def clock_changes(year: int) -> tuple[datetime, datetime]:
    """The two instants (UTC, without zone) at which the clocks change, since 1996.

    One hour after midnight UTC on the last Sunday of March and of October.
    """
    spring, autumn = last_sunday(year, 3), last_sunday(year, 10)
    return (
        datetime(spring.year, spring.month, spring.day, 1),  # noqa: DTZ001
        datetime(autumn.year, autumn.month, autumn.day, 1),  # noqa: DTZ001
    )


def brussels_date(utc: datetime) -> date:
    """The local date in Brussels of an instant, given in UTC, 1996 and later."""
    bare = utc.replace(tzinfo=None)
    spring, autumn = clock_changes(bare.year)
    ahead = 2 if spring <= bare < autumn else 1
    return (bare + timedelta(hours=ahead)).date()


# -- Easter and the Belgian days -------------------------------------------------------

_EASTERS = {
    1975: "0330 0418 0410 0326 0415",
    1980: "0406 0419 0411 0403 0422 0407 0330 0419 0403 0326",
    1990: "0415 0331 0419 0411 0403 0416 0407 0330 0412 0404",
    2000: "0423 0415 0331 0420 0411 0327 0416 0408 0323 0412",
    2010: "0404 0424 0408 0331 0420 0405 0327 0416 0401 0421",
    2020: "0412 0404 0417 0409 0331 0420 0405 0328 0416 0401",
    2030: "0421 0413 0328 0417 0409 0325 0413 0405 0425 0410",
    2040: "0401 0421 0406 0329 0417 0409 0325 0414 0405 0418",
    2050: "0410 0402 0421 0406 0329 0418 0402 0422 0414 0330",
    2060: "0418 0410 0326 0415 0406 0329 0411 0403 0422 0414",
    2070: "0330 0419 0410 0326 0415 0407 0419 0411 0403 0423",
    2080: "0407 0330 0419 0404 0326 0415 0331 0420 0411 0403",
    2090: "0416 0408 0330 0412 0404 0424 0415 0331 0420 0412",
    2100: "0328",
}
"""Easter Sundays typed out as month and day, a line a decade."""

EASTER_SUNDAYS: dict[int, date] = {
    year: date(year, int(text[:2]), int(text[2:]))
    for first, line in _EASTERS.items()
    for year, text in enumerate(line.split(), start=first)
}

FIRST_YEAR, LAST_YEAR = 1975, 2100

_FULL_MOONS = """
0414 0403 0323 0411 0331 0418 0408 0328 0416 0405 0325 0413 0402 0322 0410 0330 0417 0407 0327
"""
"""The paschal full moon of each golden number, 1900 to 2199."""


def easter_by_full_moon(year: int) -> date:
    """The Sunday after the paschal full moon of a year between 1900 and 2199."""
    text = _FULL_MOONS.split()[year % 19]
    day = date(year, int(text[:2]), int(text[2:])) + ONE_DAY
    while day.weekday() != calendar.SUNDAY:
        day += ONE_DAY
    return day


LEGAL_NAMES = {
    "new-year": "New Year's Day",
    "easter-monday": "Easter Monday",
    "labour-day": "Labour Day",
    "ascension": "Ascension Day",
    "whit-monday": "Whit Monday",
    "national-day": "National Day",
    "assumption": "Assumption Day",
    "all-saints": "All Saints' Day",
    "armistice": "Armistice Day",
    "christmas": "Christmas Day",
}


def ten_legal_holidays(year: int) -> dict[str, date]:
    """The ten legal holidays of Belgium; in 2008 two of them are one day."""
    easter = EASTER_SUNDAYS[year]
    return {
        "new-year": date(year, 1, 1),
        "easter-monday": easter + timedelta(days=1),
        "labour-day": date(year, 5, 1),
        "ascension": easter + timedelta(days=39),
        "whit-monday": easter + timedelta(days=50),
        "national-day": date(year, 7, 21),
        "assumption": date(year, 8, 15),
        "all-saints": date(year, 11, 1),
        "armistice": date(year, 11, 11),
        "christmas": date(year, 12, 25),
    }


def three_federal_days(year: int) -> dict[str, date]:
    """The days that staff of the federal services have besides the ten."""
    return {
        "all-souls": date(year, 11, 2),
        "kings-day": date(year, 11, 15),
        "second-christmas-day": date(year, 12, 26),
    }


def end_of_year_days(year: int) -> tuple[date, ...]:
    """The days from 27 to 31 December, whatever weekday they fall on."""
    return tuple(date(year, 12, number) for number in range(27, 32))


_BRIDGE_DAYS = {
    2007: "0430 0518 1116 1224",
    2008: "0502 1110",
    2009: "0102 0522 0720",
    2012: "0430 0518 1116 1224",
    2013: "0510 0816",
    2014: "0502 0530 1110",
    2015: "0102 0515 0720",
    2016: "0506 0722",
    2017: "0526 1103",
    2018: "0511 1224",
    2019: "0531 0816",
    2021: "0514 1112",
    2022: "0527 0722 1031",
    2023: "0519 0814 1103",
    2024: "0510 0816",
    2025: "0502 0530",
}
"""Bridge days the government announced, as month and day (2 May 2008 among them,
given because 1 May was also Ascension). Not found: 2010, 2011, 2020, 2026."""


def bridge_days(year: int) -> tuple[date, ...]:
    """The bridge days of the federal services that an announcement names."""
    return tuple(
        date(year, int(text[:2]), int(text[2:])) for text in _BRIDGE_DAYS.get(year, "").split()
    )


def legal_closed_days(first: int, last: int) -> frozenset[date]:
    """The legal holidays of the years from `first` to `last`."""
    return frozenset(
        day for year in range(first, last + 1) for day in ten_legal_holidays(year).values()
    )


def federal_closed_days(first: int, last: int) -> frozenset[date]:
    """Every day the federal services are closed besides weekends, by years."""
    years = range(first, last + 1)
    return legal_closed_days(first, last).union(
        *(three_federal_days(year).values() for year in years),
        *(end_of_year_days(year) for year in years),
        *(bridge_days(year) for year in years),
    )


works_be_legal = works_except({5, 6}, legal_closed_days(FIRST_YEAR, LAST_YEAR))
works_be_legal_saturday = works_except({6}, legal_closed_days(FIRST_YEAR, LAST_YEAR))
works_be_federal = works_except({5, 6}, federal_closed_days(FIRST_YEAR, LAST_YEAR))


# -- a limit that is lengthened --------------------------------------------------------

Lengthening = tuple[str, int, str] | tuple[str, date]
"""``("by", 4, "weeks")``, ``("to", 90, "calendar days")`` or ``("until", a day)``."""


def end_of_plain_term(
    zero: date, amount: int, unit: str, works: Works, month_rule: str | None
) -> date:
    """The last day of a term counted from `zero`, with no stop, roll or minimum."""
    if unit == "working days":
        return nth_working_day(zero, amount, works)
    return zero + timedelta(days=length_in_days(zero, amount, unit, month_rule))


def ends_when_lengthened(
    zero: date,
    amount: int,
    unit: str,
    works: Works,
    month_rule: str | None,
    lengthenings: Iterable[Lengthening],
) -> list[date]:
    """The end of the term, and the end after each lengthening in turn."""
    ends = [end_of_plain_term(zero, amount, unit, works, month_rule)]
    for way, *what in lengthenings:
        if way == "until":
            ends += what
        else:
            since = ends[-1] if way == "by" else zero
            ends.append(end_of_plain_term(since, *what, works, month_rule))
    return ends


def moved_past_stops(
    zero: date, end: date, counts: Works, stops: Iterable[Stop]
) -> tuple[date | None, int]:
    """An end pushed on by a counted day for each such day, up to it, on which the clock stands.

    A stop that has begun by the end is gone through whole. Nothing, and the counted days that
    are left, when a stop that has begun by the end never ends.
    """
    stops = tuple(stops)
    day, still = zero, False
    while day < end or still:
        day += ONE_DAY
        if stopped_for_good(day, stops):
            return None, count_working_days(day - ONE_DAY, end, counts)
        still = is_stopped(day, stops)
        if still and counts(day):
            end = nth_working_day(end, 1, counts)
    return end, 0


def lengthened_due_day(
    zero: date,
    end: date,
    unit: str,
    works: Works,
    *,
    roll: str,
    at_least_working_days: int,
    stops: Iterable[Stop],
) -> tuple[date | None, int]:
    """The day due of a term that ends on `end` once lengthened, and the days left."""
    stops = tuple(stops)
    counts = works if unit == "working days" else every_day
    moved, left = moved_past_stops(zero, end, counts, stops)
    if moved is None:
        return None, left
    moved = rolled(moved, roll, works)
    if not at_least_working_days:
        return moved, 0
    enough, _ = nth_counted_day(zero, at_least_working_days, works, stops)
    return (None, 0) if enough is None else (max(moved, enough), 0)
