"""Dates that others worked out: the library and the oracle must both find them."""

import tomllib
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import oracles
import pytest

from complaintkit import (
    ClosedDay,
    MonthRule,
    Roll,
    StartRule,
    Term,
    Text,
    TimeLimit,
    WorkingCalendar,
    compute_deadline,
    get_calendar,
)

BRIDGED = "be.federal and a bridge day"
BRIDGE_DAY = date(2026, 5, 15)
TABLE = tomllib.loads((Path(__file__).parent / "data" / "worked_dates.toml").read_text("utf-8"))
ROWS = [dict(zip(TABLE["columns"], row, strict=True)) for row in TABLE["rows"]]

# The fixed French days of 2008; Easter Monday, Ascension and Whit Monday are looked up.
FRENCH_2008 = [
    date(2008, *month_day)
    for month_day in [
        *((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)),
        *((3, 24), (5, 12)),
    ]
]
ORACLE_WORKS: dict[str, Callable[[date], bool]] = {
    "be.legal": oracles.works_be_legal,
    "be.legal.saturday": oracles.works_be_legal_saturday,
    "be.federal": oracles.works_be_federal,
    BRIDGED: lambda day: oracles.works_be_federal(day) and day != BRIDGE_DAY,
    "fr.ouvres": oracles.works_except({5, 6}, FRENCH_2008),
}
LAST_DAYS_OF_SHORT_MONTHS = {
    date(2026, 2, 28),
    date(2026, 4, 30),
    date(2026, 6, 30),
    date(2026, 9, 30),
    date(2026, 11, 30),
}


def library_calendar(code: str) -> WorkingCalendar:
    """The calendar a row names; one of them is made here."""
    if code != BRIDGED:
        return get_calendar(code)
    bridge = ClosedDay(day=BRIDGE_DAY, name=Text(en="a bridge day made up for the test"))
    return get_calendar("be.federal").closing([bridge], code="made-up")


def name(row: dict[str, Any]) -> str:
    """How a row is shown when it fails."""
    return f"{row['id']} {row['event']} {row['term']} {row['calendar']}".replace(" ", "-")


def time_limit(row: dict[str, Any]) -> TimeLimit:
    """The rule of a row."""
    return TimeLimit(
        code="worked",
        term=Term.parse(row["term"]),
        start_rule=StartRule(row["start_rule"]),
        month_rule=MonthRule(row["month_rule"]) if row["month_rule"] else None,
        roll=Roll(row["roll"]),
        at_least_working_days=row["at_least_working_days"],
        calendar=row["calendar"],
    )


def month_limit(months: int, rule: MonthRule) -> TimeLimit:
    """A limit of some months under a rule."""
    term = Term.parse(f"{months} month{'s' if months > 1 else ''}")
    return TimeLimit(code="months", term=term, month_rule=rule)


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_the_library_finds_the_worked_date(row: dict[str, Any]) -> None:
    """Each row's due day is what the library computes from the row's choices."""
    calendar = library_calendar(row["calendar"])

    deadline = compute_deadline(time_limit(row), row["event"], calendar)

    assert deadline.due == row["due"]


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_the_oracle_finds_the_worked_date(row: dict[str, Any]) -> None:
    """Each row's due day is what walking day by day finds, so the oracle can be trusted."""
    amount, unit = row["term"].split(" ", 1)

    found = oracles.due_day(
        row["event"],
        int(amount),
        unit if unit.endswith("s") else unit + "s",
        ORACLE_WORKS[row["calendar"]],
        start_rule=row["start_rule"],
        month_rule=row["month_rule"] or None,
        roll=row["roll"],
        at_least_working_days=row["at_least_working_days"],
    )

    assert found == (row["due"], 0)


def test_every_row_names_a_source_and_every_source_is_used() -> None:
    """The table is closed: sources named exist, and sources that exist are named."""
    assert {row["source"] for row in ROWS} == set(TABLE["sources"])


def test_no_row_stands_twice() -> None:
    """One event with one set of choices has one row."""
    keys = [tuple(row[key] for key in TABLE["columns"][1:8]) for row in ROWS]

    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.law
@pytest.mark.parametrize("months", [1, 2, 3])
def test_W39_the_two_month_rules_part_only_on_five_days_of_2026(months: int) -> None:
    """M4: in 2026 the rules differ on the last day of each short month and on no other."""
    same = month_limit(months, MonthRule.SAME_DATE)
    eve = month_limit(months, MonthRule.EVE_OF_DATE)
    days = [date(2026, 1, 1) + timedelta(days=offset) for offset in range(365)]

    apart = {
        day for day in days if compute_deadline(same, day).due != compute_deadline(eve, day).due
    }

    # A term that ends in a month just as short cannot tell the rules apart.
    expected = {
        day
        for day in LAST_DAYS_OF_SHORT_MONTHS
        if oracles.ends_of_months(day, months, "same-date")[-1]
        != oracles.ends_of_months(day, months, "eve-of-date")[-1]
    }
    assert apart == expected
    assert apart <= LAST_DAYS_OF_SHORT_MONTHS
    assert months != 1 or apart == LAST_DAYS_OF_SHORT_MONTHS
