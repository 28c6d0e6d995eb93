"""V3: dates that were once given stay as they were, or the changelog says which moved."""

from functools import cache

import golden_dates
import pytest

TABLES = sorted(path.stem for path in golden_dates.FOLDER.glob("*.csv"))
CHANGELOG = """# Changelog

## [Unreleased]

### Policies

- `be.example.1`, answer: 2 of 3 golden dates move, the first from 2026-03-02: 2026-04-16 to
  2026-04-17. The Act of 1 April 2026 closes one day more.

## [0.1.0]

- `be.example.1`, refusal: 1 of 3 golden dates move, the first from 2026-03-01: 2026-03-11 to none
"""
STARTS = ["2026-03-01", "2026-03-02", "2026-03-03"]
BEFORE = {
    "answer": ["2026-04-15", "2026-04-16", "2026-04-17"],
    "refusal": ["2026-03-11", "2026-03-12", ""],
}


@cache
def now():
    """All tables as they are computed now."""
    return golden_dates.tables()


@pytest.mark.parametrize("name", TABLES)
def test_V3_a_date_that_moves_is_listed_in_the_changelog(name):
    """V3: what a release gave, the next one gives, or says in so many words what moved."""
    starts, before = golden_dates.read(golden_dates.FOLDER / f"{name}.csv")
    lines = golden_dates.moved(name, starts, before, now().get(name, {}))
    changelog = golden_dates.CHANGELOG.read_text("utf-8")
    assert golden_dates.unlisted(lines, changelog) == []


def test_V3_ten_thousand_dates_are_watched():
    """V3: of every policy that gives dates, and of every calendar."""
    watched = [golden_dates.read(golden_dates.FOLDER / f"{name}.csv")[1] for name in TABLES]
    assert sum(map(bool, (day for each in watched for dates in each.values() for day in dates))) > (
        10_000
    )
    assert {name for name, columns in now().items() if columns} == set(TABLES)


def test_V3_a_moved_date_is_told_with_what_it_was_and_is():
    """V3: how many of a column, and the first of them; a date that is gone has moved too."""
    found = {"answer": ["2026-04-15", "2026-04-17", "2026-04-20"], "other": ["2026-03-01"] * 3}
    answer = "answer: 2 of 3 golden dates move, the first from 2026-03-02: 2026-04-16 to 2026-04-17"
    refusal = "refusal: 2 of 3 golden dates move, the first from 2026-03-01: 2026-03-11 to none"
    assert golden_dates.moved("be.example.1", STARTS, BEFORE, found) == [
        f"`be.example.1`, {answer}",
        f"`be.example.1`, {refusal}",
    ]
    assert golden_dates.moved("be.example.1", STARTS, BEFORE, BEFORE) == []


def test_V3_only_what_is_not_yet_released_lists_a_move():
    """V3: over line ends; what an earlier release listed lists nothing for the next."""
    listed = (
        "`be.example.1`, answer: 2 of 3 golden dates move, the first from 2026-03-02: "
        "2026-04-16 to 2026-04-17"
    )
    earlier = (
        "`be.example.1`, refusal: 1 of 3 golden dates move, the first from 2026-03-01: "
        "2026-03-11 to none"
    )
    assert golden_dates.unlisted([listed, earlier], CHANGELOG) == [earlier]


def test_V3_a_table_reads_back_as_it_was_written(tmp_path):
    """V3: and the days in it are those that clocks start on, in order."""
    columns = {"answer": [day.isoformat() for day in golden_dates.days()]}
    columns["answer"][0] = ""
    golden_dates.write(tmp_path / "be.example.1.csv", columns)
    starts, found = golden_dates.read(tmp_path / "be.example.1.csv")
    assert found == columns
    assert starts == sorted(set(starts))
    assert starts[1:] == columns["answer"][1:]
