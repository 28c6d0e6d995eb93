"""The examples of engines: each gives the dates that the policy gives for single days.

Without its engine an example is skipped: ``pip install -e '.[engines]'`` and run again.
"""

import runpy
from datetime import date, timedelta
from pathlib import Path

import pytest

from complaintkit import Roll, get_calendar, get_policy

ENGINES = Path(__file__).resolve().parent.parent / "examples" / "engines"
EXAMPLES = {
    "duckdb_arrow": ("duckdb", "numpy", "pyarrow"),
    "duckdb_sql": ("duckdb", "numpy", "pyarrow"),
    "polars_batches": ("polars", "numpy"),
    "dask_partitions": ("dask.dataframe", "pandas", "narwhals"),
}
LEGAL = get_calendar("be.legal")
RESULT = get_policy("be.partenamut")
DAYS = [date(2024, 11, 1) + timedelta(days=2 * number) for number in range(500)]
DAYS[17] = DAYS[18] = DAYS[499] = None


@pytest.fixture(params=EXAMPLES)
def example(request):
    """The names that an example makes, where its engine is installed."""
    for package in EXAMPLES[request.param]:
        reason = f"{package} is not installed: pip install -e '.[engines]' and run again"
        pytest.importorskip(package, reason=reason)
    return request.param, runpy.run_path(str(ENGINES / f"{request.param}.py"))


def result(day):
    """21 working days after a day, asked of the policy."""
    return None if day is None else RESULT.deadline("mediation-result", day).due


def answer(day):
    """45 calendar days after a day, and on to a working day, asked of the calendar."""
    return None if day is None else LEGAL.roll(day + timedelta(days=45), Roll.FOLLOWING)


def test_D14_an_engine_gives_the_dates_of_the_policy(example):
    """D14: two years and a half of days, three of them missing, in their order."""
    name, made = example
    expected = [(day, result(day)) for day in DAYS]
    if name == "duckdb_sql":
        expected = [(*row, answer(row[0])) for row in expected]

    assert made["answers"](DAYS) == expected


def test_an_engine_takes_a_column_of_nothing(example):
    """No row is counted, none is lost."""
    _, made = example

    assert {cell for row in made["answers"]([None, None]) for cell in row} == {None}


def test_a_lazy_query_knows_its_columns_before_it_runs():
    """What Polars plans with is what comes out."""
    reason = "polars is not installed: pip install -e '.[engines]' and run again"
    pl = pytest.importorskip("polars", reason=reason)
    made = runpy.run_path(str(ENGINES / "polars_batches.py"))
    query = made["query"](pl.DataFrame({"received": DAYS}))

    assert query.collect_schema() == {"received": pl.Date, "due": pl.Date}
    assert query.filter(pl.col("due").is_null()).collect().height == 3


def test_every_example_of_an_engine_is_run():
    """No file of the folder is left out."""
    assert sorted(path.stem for path in ENGINES.glob("*.py")) == sorted(EXAMPLES)
