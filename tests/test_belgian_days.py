"""The Belgian days, year by year: typed out, drawn from a package, and as shipped.

A release of the `holidays` package, or a slip in a calendar file, moves dates without
a word. Here the shipped calendars are held against a table of Easter Sundays, against
that package, and against a snapshot of every closed day from 2020 to 2035.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import holidays
import oracles
import pytest
from dateutil.easter import easter

from complaintkit import ClosedDay, DayKind, Roll, Text, WorkingCalendar, get_calendar

pytestmark = pytest.mark.law

SNAPSHOT = Path(__file__).parent / "snapshots" / "belgian_days_2020_2035.csv"
YEARS = range(oracles.FIRST_YEAR, oracles.LAST_YEAR + 1)
ONE_DAY = timedelta(days=1)
BRIDGE_2026 = date(2026, 5, 15)
NOT_FOUND = (2010, 2011, 2020, 2026, 2027, 2035)
"""Some years whose bridge days no announcement that was read names."""


def known_years(calendar: WorkingCalendar) -> list[int]:
    """The years of the table that lie wholly inside a calendar."""
    return [
        year
        for year in YEARS
        if calendar.first <= date(year, 1, 1) and date(year, 12, 31) <= calendar.last
    ]


def days_of(year: int) -> list[date]:
    """Every day of a year."""
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@cache
def closed_for(code: str, year: int) -> tuple[tuple[date, str, str], ...]:
    """Each closed day of a year with kind and English name, weekly rest days left out."""
    return tuple(
        (day, reason.kind.value, reason.name.in_language("en"))
        for day in days_of(year)
        for reason in get_calendar(code).why_closed(day)
        if reason.kind is not DayKind.REST_DAY
    )


def working_days_in(calendar: WorkingCalendar, year: int) -> int:
    """How many days of a year are worked."""
    return sum(calendar.is_working_day(day) for day in days_of(year))


# -- the tables of the tests themselves ------------------------------------------------


def test_C1_the_typed_out_easters_are_those_of_two_computations() -> None:
    """C1: the table, the full moons of the church, and dateutil's formula, 1975-2100."""
    assert sorted(oracles.EASTER_SUNDAYS) == list(YEARS)
    for year, sunday in oracles.EASTER_SUNDAYS.items():
        assert sunday == oracles.easter_by_full_moon(year)
        assert sunday == easter(year)


def test_C1_the_ten_days_have_ten_names_and_are_ten_days_save_when_two_meet() -> None:
    """C1: labour day and Ascension are one day in 2008, and no other two ever meet."""
    for year in YEARS:
        ten = oracles.ten_legal_holidays(year)
        assert list(ten) == list(oracles.LEGAL_NAMES)
        assert len(set(ten.values())) == (9 if year == 2008 else 10)


# -- C1 --------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["be.legal", "be.legal.saturday"])
def test_C1_the_legal_holidays_are_the_typed_out_ones(code: str) -> None:
    """C1: every year from 1975 to 2100, and nothing but those ten."""
    calendar = get_calendar(code)

    assert known_years(calendar) == list(YEARS)
    for year in YEARS:
        found = closed_for(code, year)
        assert {kind for _, kind, _ in found} == {"public-holiday"}
        assert sorted(day for day, _, _ in found) == sorted(
            oracles.ten_legal_holidays(year).values()
        )


def test_C1_there_are_exactly_ten_names_each_year() -> None:
    """C1: also in 2008, when one day bears two of them."""
    for year in YEARS:
        names = Counter(name for _, _, name in closed_for("be.legal", year))
        assert len(names) == 10
        assert set(names.values()) == {1}


def test_C1_the_legal_holidays_are_those_of_the_holidays_package() -> None:
    """C1: its Easter Sunday and Whit Sunday left out; there is no other exception."""
    for year in YEARS:
        listed = set(holidays.country_holidays("BE", years=year, language="en_US"))
        sundays = {
            oracles.EASTER_SUNDAYS[year],
            oracles.EASTER_SUNDAYS[year] + timedelta(days=49),
        }
        assert sundays <= listed
        assert listed - sundays == {day for day, _, _ in closed_for("be.legal", year)}


def test_C1_every_holiday_and_closure_has_a_source() -> None:
    """C1: each row of the shipped Belgian calendars names a text that the file lists."""
    for code in ("be.legal", "be.legal.saturday", "be.federal"):
        calendar = get_calendar(code)
        listed = {source.code for source in calendar.sources}
        rows = (
            *calendar.public_holidays,
            *calendar.yearly_closures,
            *calendar.closed_once,
            *calendar.extra_working_days,
        )
        assert rows
        assert {row.source for row in rows} <= listed


def test_C1_the_federal_calendar_is_the_ten_days_three_more_the_years_end_and_bridges() -> None:
    """C1: every year it knows, against the table of bridge days typed out from announcements."""
    calendar = get_calendar("be.federal")
    years = known_years(calendar)

    assert {2020, 2035} <= set(years)
    for year in years:
        days = {day for day, _, _ in closed_for("be.federal", year)}
        assert days == {
            *oracles.ten_legal_holidays(year).values(),
            *oracles.three_federal_days(year).values(),
            *oracles.end_of_year_days(year),
            *oracles.bridge_days(year),
        }


def test_C1_years_without_a_known_list_of_bridge_days_are_not_complete() -> None:
    """C1: a count through them is provisional; the legal calendar is complete in all years."""
    federal = get_calendar("be.federal")
    years = set(known_years(federal))

    assert [year for year in NOT_FOUND if year in years and federal.is_complete(year)] == []
    assert federal.is_complete(2019)
    assert federal.is_complete(2024)
    assert all(get_calendar("be.legal").is_complete(year) for year in YEARS)


def test_C1_each_year_has_a_federal_day_to_make_up_for_at_its_end() -> None:
    """C1: 27 to 31 December are off for the days lost on weekends; no year has none.

    So the days at the end of the year can stand in the calendar as closed each year.
    """
    for year in YEARS:
        listed = (
            *oracles.ten_legal_holidays(year).values(),
            *oracles.three_federal_days(year).values(),
        )
        assert any(day.weekday() in {5, 6} for day in listed), year


# -- the snapshot ----------------------------------------------------------------------

FEDERAL_NAMES = {
    "all-souls": "All Souls' Day",
    "kings-day": "King's Day",
    "second-christmas-day": "second Christmas day",
}
YEARS_END = "year-end days off, in place of holidays at weekends"
BRIDGE = "bridge day"


def typed_out(calendar: str, year: int) -> list[tuple[date, str, str]]:
    """Closed days of a year by the rules the tests type out."""
    ten = oracles.ten_legal_holidays(year).items()
    rows = [(day, "public-holiday", oracles.LEGAL_NAMES[code]) for code, day in ten]
    if calendar == "be.federal":
        three = oracles.three_federal_days(year).items()
        rows += [(day, "yearly-closure", FEDERAL_NAMES[code]) for code, day in three]
        rows += [(day, "yearly-closure", YEARS_END) for day in oracles.end_of_year_days(year)]
        rows += [(day, "closed-once", BRIDGE) for day in oracles.bridge_days(year)]
    return sorted(rows)


def as_csv(rows: list[tuple[date, str, str, str]]) -> str:
    """Rows as the snapshot holds them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("date", "calendar", "kind", "name"))
    writer.writerows(rows)
    return text.getvalue()


def snapshot_rows() -> list[tuple[date, str, str, str]]:
    """The snapshot as it ought to be, from the tables of the tests alone."""
    return [
        (day, calendar, kind, name)
        for calendar in ("be.legal", "be.federal")
        for year in range(2020, 2036)
        for day, kind, name in typed_out(calendar, year)
    ]


def test_the_snapshot_is_what_the_typed_out_rules_give() -> None:
    """C1: the file was not written by the library, and is not changed by hand alone."""
    assert SNAPSHOT.read_text("utf-8") == as_csv(snapshot_rows())


@pytest.mark.parametrize("code", ["be.legal", "be.federal"])
def test_C1_the_closed_days_of_2020_to_2035_are_those_of_the_snapshot(code: str) -> None:
    """C1, V3: dates, kinds and names; a change here moves dates and goes into the changelog."""
    with SNAPSHOT.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["calendar"] == code]

    found = [
        {"date": str(day), "calendar": code, "kind": kind, "name": name}
        for year in range(2020, 2036)
        for day, kind, name in sorted(closed_for(code, year))
    ]

    assert found == rows


# -- figures ---------------------------------------------------------------------------


@pytest.mark.parametrize(("year", "days"), [(2024, 9), (2025, 9), (2026, 8), (2027, 7), (2028, 8)])
def test_C1_legal_holidays_that_fall_on_weekdays(year: int, days: int) -> None:
    """C1: so many of the ten are Mondays to Fridays."""
    found = {day for day, _, _ in closed_for("be.legal", year) if day.weekday() < 5}

    assert len(found) == days


@pytest.mark.parametrize(("year", "legal", "federal"), [(2026, 253, 248), (2027, 254, 247)])
def test_C1_working_days_of_a_year(year: int, legal: int, federal: int) -> None:
    """C1: with the ten days, and with the federal ones as long as no bridge day is known."""
    assert working_days_in(get_calendar("be.legal"), year) == legal
    assert working_days_in(get_calendar("be.federal"), year) == federal


def bridged() -> WorkingCalendar:
    """The federal calendar with a bridge day that was never announced."""
    bridge = ClosedDay(day=BRIDGE_2026, name=Text(en="made up for the test"))
    return get_calendar("be.federal").closing([bridge], code="bridged")


@pytest.mark.parametrize(
    ("calendar", "longest", "event"),
    [
        (lambda: get_calendar("be.legal"), 34, date(2020, 4, 29)),
        (lambda: get_calendar("be.federal"), 39, date(2020, 11, 26)),
        (bridged, 39, date(2020, 11, 26)),
    ],
    ids=["be.legal", "be.federal", "be.federal and a bridge day"],
)
def test_W36_the_longest_span_of_21_working_days(
    calendar: Callable[[], WorkingCalendar], longest: int, event: date
) -> None:
    """D1: from no day of 2020-2027 do 21 working days take longer."""
    after = calendar().working_days_after

    spans = {
        day: (after(day, 21) - day).days for year in range(2020, 2028) for day in days_of(year)
    }

    assert max(spans.values()) == longest
    assert min(day for day, span in spans.items() if span == longest) == event


def test_D6_the_federal_services_are_closed_eleven_days_on_end_from_25_december_2008() -> None:
    """D6: two holidays, a weekend, three days at the year's end, a holiday, a bridge, a weekend."""
    calendar = get_calendar("be.federal")
    first = date(2008, 12, 25)
    run = [first + timedelta(days=n) for n in range(11)]

    assert calendar.is_working_day(first - ONE_DAY)
    assert not any(calendar.is_working_day(day) for day in run)
    assert calendar.is_working_day(run[-1] + ONE_DAY)
    assert calendar.roll(first, Roll.FOLLOWING) == date(2009, 1, 5)


def test_D6_no_closed_run_of_the_federal_calendar_is_longer() -> None:
    """D6: the longest run of closed days is eleven, in every year the calendar knows."""
    calendar = get_calendar("be.federal")
    longest = current = 0
    for year in known_years(calendar):
        for day in days_of(year):
            current = 0 if calendar.is_working_day(day) else current + 1
            longest = max(longest, current)

    assert longest == 11
