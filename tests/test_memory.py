"""What a calendar weighs: a size, which no slow machine can change."""

import gc
import tracemalloc
from datetime import date

import pytest
from attrs import evolve

from complaintkit import get_calendar

MOST = 2 * 1024 * 1024
FILES = tracemalloc.Filter(inclusive=True, filename_pattern="*/complaintkit/calendars/*")


@pytest.fixture
def traced():
    """Allocations are traced, and no longer afterwards."""
    tracemalloc.start()
    yield
    tracemalloc.stop()


@pytest.mark.parametrize("code", ["be.legal", "be.legal.saturday"])
def test_the_index_of_71_years_holds_at_most_2_mebibytes(code, traced):
    """1990 to 2060, laid out at the first question and kept: its lists, dates and numbers."""
    calendar = evolve(get_calendar(code), first=date(1990, 1, 1), last=date(2060, 12, 31))
    gc.collect()
    before = tracemalloc.take_snapshot().filter_traces([FILES])

    assert calendar.is_working_day(date(2026, 5, 13))
    gc.collect()

    after = tracemalloc.take_snapshot().filter_traces([FILES])
    held = sum(difference.size_diff for difference in after.compare_to(before, "filename"))
    assert 100_000 < held <= MOST
