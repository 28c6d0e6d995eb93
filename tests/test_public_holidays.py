"""The one door to the holidays package: what it does not know is said, never skipped."""

import sys
from datetime import date
from types import SimpleNamespace

import pytest

from complaintkit import ChoiceError, HorizonError, public_holidays
from complaintkit.public_holidays import holiday_dates, holidays_version


def test_each_name_has_its_dates_year_by_year():
    """Both ends included, fixed and moving ones."""
    assert holiday_dates("BE", ["Easter Monday", "National Day"], 2025, 2026) == {
        "Easter Monday": (date(2025, 4, 21), date(2026, 4, 6)),
        "National Day": (date(2025, 7, 21), date(2026, 7, 21)),
    }


def test_no_names_no_dates():
    """Nothing is asked for, nothing comes."""
    assert holiday_dates("BE", [], 2026, 2026) == {}


def test_two_holidays_on_one_day_are_two():
    """In 2008 Ascension fell on 1 May: each of the two names has the day."""
    found = holiday_dates("BE", ["Labor Day", "Ascension Day"], 2008, 2008)

    assert found == {"Labor Day": (date(2008, 5, 1),), "Ascension Day": (date(2008, 5, 1),)}


def test_an_unknown_country_is_said():
    """Not an empty list of holidays."""
    with pytest.raises(ChoiceError) as caught:
        holiday_dates("ZQ", ["Christmas Day"], 2026, 2026)

    assert str(caught.value) == "the holidays package knows no country 'ZQ'"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Easter Mondy", "'Easter Mondy' for BE in 2026; did you mean 'Easter Monday'"),
        ("Tweede Paasdag", "'Tweede Paasdag' for BE in 2026; known: All Saints' Day, "),
    ],
)
def test_an_unknown_name_is_said(name, words):
    """A holiday that the package calls otherwise would move dates without a word."""
    with pytest.raises(ChoiceError) as caught:
        holiday_dates("BE", ["Christmas Day", name], 2026, 2026)

    assert str(caught.value).startswith(f"the holidays package lists no {words}")


def test_a_name_that_is_missing_in_one_year_is_said():
    """French Whit Monday was a day of work from 2005 to 2007."""
    with pytest.raises(ChoiceError) as caught:
        holiday_dates("FR", ["Pentecost Monday"], 2000, 2010)

    assert str(caught.value).startswith(
        "the holidays package lists no 'Pentecost Monday' for FR in 2005"
    )


@pytest.mark.parametrize(("first", "last"), [(1900, 1950), (2050, 2101), (1900, 2101)])
def test_years_that_the_package_does_not_know_are_a_horizon(first, last):
    """D9: beyond them it gives an empty year without a word; here it is an error."""
    with pytest.raises(HorizonError) as caught:
        holiday_dates("BE", ["Christmas Day"], first, last)

    assert str(caught.value) == (
        f"the holidays package knows BE from 1901 to 2100, not {first} to {last}"
    )


def test_the_first_and_last_years_it_knows_are_no_horizon():
    """The bounds themselves are known."""
    found = holiday_dates("BE", ["Christmas Day"], 1901, 2100)["Christmas Day"]

    assert (found[0], found[-1], len(found)) == (date(1901, 12, 25), date(2100, 12, 25), 200)


def test_names_do_not_follow_the_language_of_the_machine(monkeypatch):
    """The package takes the process's language unless told: it is told."""
    public_holidays._listed.cache_clear()
    for name in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.setenv(name, "nl_BE.UTF-8")

    assert holiday_dates("BE", ["Christmas Day"], 2026, 2026) == {
        "Christmas Day": (date(2026, 12, 25),)
    }
    public_holidays._listed.cache_clear()


def test_the_version_of_the_package_is_told(monkeypatch):
    """A result says which data it came from."""
    monkeypatch.setitem(sys.modules, "holidays", SimpleNamespace(__version__="0.0.test"))

    assert holidays_version() == "0.0.test"
