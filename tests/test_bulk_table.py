"""A calendar as columns: the rows of ``calendar_table``, and where rolls take each day."""

from datetime import date

import numpy as np
import pytest

from complaintkit import (
    HorizonError,
    NotADateError,
    Roll,
    Text,
    WorkingCalendar,
    available_calendars,
    bulk,
    calendar_table,
    get_calendar,
)

LEGAL = get_calendar("be.legal")


@pytest.mark.parametrize("code", available_calendars())
def test_D14_the_columns_are_the_rows_of_the_table(code):
    """D14: day, working or not, and number, for every day of every shipped calendar."""
    calendar = get_calendar(code)
    columns = bulk.calendar_columns(calendar)
    names = ("day", "is_working", "working_days_upto")
    found = zip(*(columns[name].tolist() for name in names), strict=True)

    assert list(found) == [row[:3] for row in calendar_table(calendar)]


def test_D14_rolled_days_are_those_of_the_calendar():
    """D14: one by one, over the year with the most holidays in a row."""
    first, last = date(2026, 1, 1), date(2027, 1, 31)
    columns = bulk.calendar_columns(LEGAL, first, last)
    rows = zip(*(columns[name].tolist() for name in ("day", "following", "preceding")), strict=True)

    for day, following, preceding in rows:
        assert following == LEGAL.roll(day, Roll.FOLLOWING)
        assert preceding == LEGAL.roll(day, Roll.PRECEDING)


def test_a_part_keeps_the_numbers_of_the_whole():
    """So that parts can be joined."""
    whole = bulk.calendar_columns(LEGAL)
    part = bulk.calendar_columns(bulk.freeze(LEGAL), date(2026, 5, 13), date(2026, 5, 13))
    row = whole["day"] == np.datetime64("2026-05-13")

    assert {name: column.tolist() for name, column in part.items()} == {
        name: column[row].tolist() for name, column in whole.items()
    }


def test_beyond_the_calendar_nothing_is_said():
    """A calendar of one weekend: no working day before it, none after."""
    weekend = WorkingCalendar(
        code="x", name=Text(en="x"), first=date(2026, 5, 16), last=date(2026, 5, 17)
    )
    columns = bulk.calendar_columns(weekend)

    assert columns["following"].tolist() == [None, None]
    assert columns["preceding"].tolist() == [None, None]
    assert columns["working_days_upto"].tolist() == [0, 0]


def test_columns_can_be_written_to():
    """They are copies: nobody can change the calendar through them."""
    columns = bulk.calendar_columns(LEGAL)
    columns["working_days_upto"][:] = 0
    columns["following"][:] = np.datetime64("NaT")

    assert bulk.calendar_columns(LEGAL)["working_days_upto"][-1] > 30_000


@pytest.mark.parametrize("day", [date(1800, 1, 1), date(2200, 1, 1)])
def test_a_day_outside_is_refused(day):
    """The calendar and its range are named."""
    with pytest.raises(HorizonError, match=f"{day} is beyond what the calendar be.legal knows"):
        bulk.calendar_columns(LEGAL, day)
    with pytest.raises(HorizonError, match="beyond"):
        bulk.calendar_columns(LEGAL, None, day)


def test_a_text_is_no_day():
    """As everywhere."""
    with pytest.raises(NotADateError):
        bulk.calendar_columns(LEGAL, "2026-05-13")
