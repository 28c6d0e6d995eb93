"""What counts as a day: the exact words of every refusal. The laws are in the counting laws."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import numpy as np
import pytest

from complaintkit import ChoiceError, HorizonError, NotADateError, to_date, to_local_date
from complaintkit.dates import find_zone

BRUSSELS = "Europe/Brussels"
NAIVE = datetime(2026, 5, 13, 10)  # noqa: DTZ001 - what is refused


class NaTType(datetime):
    """As pandas makes its missing date: a datetime by class, of this name."""


class Day(date):
    """A date of somebody's own."""


REFUSED = [
    ("2026-05-13", "a str where a datetime.date is wanted"),
    (True, "a bool where a datetime.date is wanted"),
    (738653, "a int where a datetime.date is wanted"),
    (1.5, "a float where a datetime.date is wanted"),
    (None, "a NoneType where a datetime.date is wanted"),
    (time(10), "a time where a datetime.date is wanted"),
    (np.datetime64("2026-05-13"), "a datetime64 where a datetime.date is wanted"),
    (np.datetime64("NaT"), "a datetime64 where a datetime.date is wanted"),
    (NaTType(2026, 5, 13), "a missing date (NaT): leave it out, or give a datetime.date"),
]
IDS = [type(value).__name__ for value, _ in REFUSED]


@pytest.mark.parametrize(("value", "words"), REFUSED, ids=IDS)
def test_what_only_looks_like_a_date_is_refused_by_its_kind(value, words):
    """The message names the type and never the value, which may be personal."""
    for act in (to_date, lambda it: to_local_date(it, BRUSSELS)):
        with pytest.raises(NotADateError) as caught:
            act(value)
        assert str(caught.value) == words


@pytest.mark.parametrize("value", [NAIVE, NAIVE.replace(tzinfo=UTC)], ids=["naive", "aware"])
def test_an_instant_is_no_date(value):
    """Which day it is depends on where: a calendar cannot know."""
    with pytest.raises(NotADateError) as caught:
        to_date(value)

    assert str(caught.value) == (
        "a datetime where a date is wanted: which local day it is, a policy's zone decides"
    )


def test_an_instant_without_zone_is_no_instant():
    """Even a policy cannot know which day it was."""
    with pytest.raises(NotADateError) as caught:
        to_local_date(NAIVE, BRUSSELS)

    assert str(caught.value) == (
        "a datetime without time zone: say which with tzinfo, or give the date alone"
    )


def test_a_date_of_one_s_own_kind_becomes_a_plain_date():
    """D12: the result is exactly of type date, whatever kind of date went in."""
    day = Day(2026, 5, 13)

    for found in (to_date(day), to_local_date(day, BRUSSELS)):
        assert found == date(2026, 5, 13)
        assert type(found) is date


@pytest.mark.parametrize("zone", ["Europe/Bruxelles", "", "../etc/passwd", "/etc/passwd", "a\0b"])
def test_a_zone_that_is_not_there_is_refused(zone):
    """Whatever way the look-up fails, it is one of the library's errors, on one line."""
    with pytest.raises(ChoiceError) as caught:
        find_zone(zone)

    shown = zone.replace("\0", "\\x00")
    assert str(caught.value) == (
        f"no time zone '{shown}'; a name such as 'Europe/Brussels' is wanted"
    )
    assert caught.value.__suppress_context__


def test_a_date_asks_for_no_zone():
    """A day is taken as it is; the zone is looked up for instants only."""
    assert to_local_date(date(2026, 5, 13), "nowhere") == date(2026, 5, 13)
    with pytest.raises(ChoiceError):
        to_local_date(NAIVE.replace(tzinfo=UTC), "nowhere")


def test_the_cutoff_counts_from_its_own_minute_on():
    """At the cutoff it is already the next day; a minute before, it is not."""
    for minute, day in ((-1, 13), (0, 14), (1, 14)):
        at = datetime(2026, 5, 13, 14, tzinfo=UTC) + timedelta(minutes=minute)
        assert to_local_date(at, BRUSSELS, time(16)) == date(2026, 5, day)


def test_the_cutoff_of_the_last_day_there_is():
    """D9: the day after 31 December 9999 is a horizon, not an overflow."""
    last = datetime(9999, 12, 31, 20, tzinfo=UTC)

    with pytest.raises(HorizonError) as caught:
        to_local_date(last, "UTC", time(17))

    assert str(caught.value) == "a count that reaches 9999-12-31 goes beyond the years 1 to 9999"


def test_an_offset_is_enough_of_a_zone_for_an_instant():
    """23:30 at -05:00 is 06:30 the next day in Brussels."""
    at = datetime(2026, 5, 13, 23, 30, tzinfo=timezone(timedelta(hours=-5)))

    assert to_local_date(at, BRUSSELS) == date(2026, 5, 14)
