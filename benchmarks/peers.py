"""The same working days for every contender: the Belgian legal holidays, Monday to Friday."""

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, NamedTuple

import bizdays
import numpy as np
from attrs import evolve
from holidays import country_holidays
from workalendar.europe import Belgium

from complaintkit import DayKind, WorkingCalendar, get_calendar

FIRST, LAST = date(1990, 1, 1), date(2060, 12, 31)
FIRST_START, LAST_START = date(1995, 1, 1), date(2034, 12, 31)
ONE_DAY = timedelta(days=1)
SATURDAY = 5
PACKAGES = ("complaintkit", "holidays", "bizdays", "numpy", "workalendar")


class Calendars(NamedTuple):
    """One calendar for each contender, made ready before any clock starts."""

    ours: WorkingCalendar
    closed: frozenset[date]
    bizdays: bizdays.Calendar
    numpy: np.busdaycalendar
    holidays: Any
    workalendar: Belgium


@cache
def calendars() -> Calendars:
    """The calendars; ours gives the public holidays to those who take a list."""
    ours = evolve(get_calendar("be.legal"), first=FIRST, last=LAST)
    closed = public_holidays(ours)
    return Calendars(
        ours=ours,
        closed=frozenset(closed),
        bizdays=bizdays_calendar(closed),
        numpy=np.busdaycalendar(holidays=closed),
        holidays=holidays_calendar(),
        workalendar=Belgium(),
    )


def public_holidays(calendar: WorkingCalendar) -> list[date]:
    """The public holidays of a calendar as dates, in order."""
    days = calendar.days(calendar.first, calendar.last)
    kinds = ((day.day, {reason.kind for reason in day.reasons}) for day in days)
    return [day for day, found in kinds if DayKind.PUBLIC_HOLIDAY in found]


def bizdays_calendar(closed: list[date]) -> bizdays.Calendar:
    """A calendar of bizdays over the same years."""
    weekend = ["Saturday", "Sunday"]
    return bizdays.Calendar(closed, weekend, startdate=FIRST, enddate=LAST, name="BE")


def holidays_calendar() -> Any:  # noqa: ANN401 - the class is made per country
    """The holidays of all years, found before the first question."""
    return country_holidays("BE", years=range(FIRST.year, LAST.year + 1), language="en_US")


@cache
def starts(number: int = 200) -> list[date]:
    """Working days in forty years, drawn once: on them all meanings of the question agree."""
    draw, ours = Random(45), calendars().ours
    span = (LAST_START - FIRST_START).days
    days = (FIRST_START + ONE_DAY * draw.randrange(span) for _ in range(2 * number))
    return [day for day in days if ours.is_working_day(day)][:number]


def walk_after(day: date, n: int, closed: frozenset[date]) -> date:
    """The n-th working day after a day, by hand."""
    while n:
        day += ONE_DAY
        if day.weekday() < SATURDAY and day not in closed:
            n -= 1
    return day


def walk_between(first: date, last: date, closed: frozenset[date]) -> int:
    """The working days after one day up to another, by hand."""
    found = 0
    while first < last:
        first += ONE_DAY
        found += first.weekday() < SATURDAY and first not in closed
    return found
