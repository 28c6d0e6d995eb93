"""Days as people type them: one form of a day, one of an instant, and nothing else."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import NotADateError
from complaintkit.reading.values import read_day

BRUSSELS_IN_SUMMER = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-13", date(2026, 5, 13)),
        ("2028-02-29", date(2028, 2, 29)),
        ("0001-01-01", date(1, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
def test_a_day_in_iso_form_is_a_date(text, day):
    """Exactly a date, never a datetime."""
    found = read_day(text)

    assert found == day
    assert type(found) is date


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-07-10T22:30Z", datetime(2026, 7, 10, 22, 30, tzinfo=UTC)),
        ("2026-07-10t22:30z", datetime(2026, 7, 10, 22, 30, tzinfo=UTC)),
        ("2026-07-10 22:30:59Z", datetime(2026, 7, 10, 22, 30, 59, tzinfo=UTC)),
        ("2026-07-10T22:30-00:00", datetime(2026, 7, 10, 22, 30, tzinfo=UTC)),
        ("2026-07-10T22:30+02:00", datetime(2026, 7, 10, 22, 30, tzinfo=BRUSSELS_IN_SUMMER)),
        ("2026-07-10T00:00:00-11:30", datetime(2026, 7, 10, 11, 30, tzinfo=UTC)),
    ],
)
def test_an_instant_has_its_offset(text, instant):
    """With T or a space, with seconds or without, in capitals or not."""
    found = read_day(text)

    assert found == instant
    assert found.utcoffset() is not None


@pytest.mark.parametrize(
    "text",
    [
        *("20260513", "2026-W01-5", "2026-133", "13/05/2026", "2026/05/13", "2026-5-13"),
        *("now", "today", "", " ", "2026-05-13 ", " 2026-05-13", "2026-05-13\n", "+2026-05-13"),
        "\u0662\u0660\u0662\u0666-\u0660\u0665-\u0661\u0663",
        "\uff12\uff10\uff12\uff16-05-13",
        *("2026-05-13T22:30", "2026-05-13T22Z", "2026-05-13T2230Z", "2026-05-13T22:30:10.5Z"),
        *("2026-05-13T22:30+0200", "2026-05-13T22:30+02", "2026-05-13x22:30Z"),
        "2026-05-13T22:30 Europe/Brussels",
        *("2026-05-13T24:00Z", "2026-05-13T24:01Z", "2026-05-13T25:00Z", "2026-05-13T10:60Z"),
    ],
)  # fmt: skip
def test_every_other_form_is_refused_with_the_one_that_is_wanted(text):
    """Compact days, weeks, other digits, words, spaces, clock times without offset."""
    with pytest.raises(NotADateError) as caught:
        read_day(text)

    shown = text.replace("\n", "\\n")
    assert str(caught.value) == (
        f"no day '{shown}'; write 2026-05-13, or an instant with its offset such as "
        "2026-05-13T22:30+02:00"
    )


@pytest.mark.parametrize(
    "text",
    [
        *("2026-02-30", "2026-13-01", "2026-00-10", "2026-05-00", "0000-01-01", "2027-02-29"),
        *("2026-02-30T10:00Z", "2026-05-13T10:00:60Z"),
        *("2026-05-13T10:00+24:00", "2026-05-13T10:00-99:00"),
    ],
)
def test_a_day_that_does_not_exist_is_refused(text):
    """In the right form, and yet no day: the message says so, in the letters typed."""
    with pytest.raises(NotADateError) as caught:
        read_day(text)

    assert str(caught.value) == f"there is no day '{text}'"
    assert caught.value.__cause__ is None


def test_an_offset_has_less_than_sixty_minutes():
    """+02:60 is no offset: Python reads it as three hours, which nobody wrote."""
    with pytest.raises(NotADateError):
        read_day("2026-07-10T22:30+02:60")


@given(st.text())
def test_P1_any_text_is_a_day_or_the_librarys_own_error(text):
    """P1: nothing else ever comes out."""
    try:
        found = read_day(text)
    except NotADateError as error:
        found = str(error)
    assert isinstance(found, date) or len(found) < 200


@given(st.dates())
def test_X1_every_day_is_read_back(day):
    """X1: a day in ISO form is that day."""
    assert read_day(day.isoformat()) == day
