"""From the rules of a calendar to its closed days, each with every reason."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from complaintkit.calendars.days import Reason
from complaintkit.public_holidays import holiday_dates

if TYPE_CHECKING:
    from complaintkit.calendars.calendar import WorkingCalendar


def closed_days(calendar: "WorkingCalendar") -> Mapping[date, tuple[Reason, ...]]:
    """Every closed day inside the range, the weekly rest days left out."""
    closed: dict[date, tuple[Reason, ...]] = {}
    for day, reason in _rows(calendar, range(calendar.first.year, calendar.last.year + 1)):
        if calendar.first <= day <= calendar.last:
            closed[day] = (*closed.get(day, ()), reason)
    return closed


def _rows(calendar: "WorkingCalendar", years: range) -> Iterator[tuple[date, Reason]]:
    for country in sorted({holiday.country for holiday in calendar.public_holidays}):
        ours = [holiday for holiday in calendar.public_holidays if holiday.country == country]
        names = [holiday.listed_as for holiday in ours]
        dates = holiday_dates(country, names, years[0], years[-1])
        yield from ((day, holiday.reason) for holiday in ours for day in dates[holiday.listed_as])
    for closure in calendar.yearly_closures:
        yield from ((day, closure.reason) for year in years for day in closure.days_in(year))
    yield from ((row.day, row.reason) for row in calendar.closed_once)
