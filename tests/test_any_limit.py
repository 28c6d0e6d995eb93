"""Whatever the limit, the calendar and the stops: properties over the library's own strategies."""

import json
import pickle
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import Roll, TimeLimit, TraceMark, compute_deadline
from complaintkit.exports import to_json
from complaintkit.testing import days, suspensions, time_limits, working_calendars

LANGUAGES = ("fr", "nl", "de", "en")
FORWARD = {Roll.NONE, Roll.FOLLOWING}


@st.composite
def cases(draw, *, still_open=False):
    """A deadline with what it was computed from."""
    limit, calendar, start = draw(time_limits()), draw(working_calendars()), draw(days())
    stops = draw(st.lists(suspensions(start, still_open=still_open), max_size=3))
    return compute_deadline(limit, start, calendar, suspensions=stops)


@given(cases(still_open=True))
def test_every_deadline_explains_itself_in_every_language(deadline):
    """Its first sentence names it; no sentence is left with a gap to fill in."""
    for language in LANGUAGES:
        told = deadline.explain(language)

        assert told.startswith("Drawn")
        assert "{" not in told


@given(cases(still_open=True))
def test_X3_every_deadline_is_strict_json(deadline):
    """X3: what goes in comes out, and the number of the format stands first."""
    values = json.loads(to_json(deadline.as_dict()))

    assert next(iter(values)) == "format"
    assert values["due"] == (deadline.due and deadline.due.isoformat())


@given(cases(still_open=True))
def test_V4_every_deadline_survives_a_pickle(deadline):
    """V4: it comes back equal, with the same trace."""
    back = pickle.loads(pickle.dumps(deadline))

    assert back == deadline
    assert back.trace() == deadline.trace()


@given(cases())
def test_D11_one_day_of_a_trace_is_the_day_due(deadline):
    """D11: exactly one, each day stands once, and no day is left out between."""
    trace = deadline.trace()

    assert [row.day for row in trace if row.due] == ([] if deadline.due is None else [deadline.due])
    apart = {later.day - day.day for day, later in pairwise(trace)}
    assert apart <= {timedelta(days=1)}


@given(cases(still_open=True))
def test_D11_counted_days_are_numbered_from_one(deadline):
    """D11: without a gap, and only those that count."""
    numbers = [row.number for row in deadline.trace() if row.mark is TraceMark.COUNTED]

    assert numbers == list(range(1, len(numbers) + 1))


@given(time_limits(), working_calendars(), days(), st.data())
def test_S1_no_stop_makes_a_date_earlier(limit, calendar, start, data):
    """S1: with the rolls that go forward; one that goes back may cross a stopped day."""
    stop = data.draw(suspensions(start))
    without = compute_deadline(limit, start, calendar).due
    stopped = compute_deadline(limit, start, calendar, suspensions=[stop]).due

    if limit.roll in FORWARD and without is not None:
        assert stopped is not None
        assert stopped >= without


@given(time_limits(), working_calendars(), days())
def test_E6_a_deadline_is_overdue_from_the_day_after(limit, calendar, start):
    """E6: not on the day due, and with no day left on it."""
    deadline = compute_deadline(limit, start, calendar)

    if deadline.due is not None:
        assert not deadline.is_overdue(deadline.due)
        assert deadline.is_overdue(deadline.due + timedelta(days=1))
        assert deadline.days_left(deadline.due) == deadline.lateness(deadline.due) == 0


@pytest.mark.parametrize("language", ["es", "", "FR", "en_BE"])
def test_no_deadline_speaks_another_language(language):
    """A language is one of four, as it is written."""
    limit = TimeLimit(code="answer", term="45 calendar days")
    deadline = compute_deadline(limit, date(2026, 5, 13))

    with pytest.raises(LookupError):
        deadline.explain(language)
