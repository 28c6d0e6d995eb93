"""Clocks that start on a kind of event that the policy declares for itself."""

from datetime import date

import pytest
from factories import WHOLE_POLICY

from complaintkit import Case, ChoiceError, Complaint, Event, PolicyError, Start, Text, get_calendar
from complaintkit.reading import Shared, read_policy

OWN = '\n[[event]]\ncode = "site-visit"\nlabel = { en = "visit to the site", fr = "visite" }\n'
LIMIT = '[[time_limit]]\ncode = "report"\nterm = "10 calendar days"\nsource = "page"\nstarts_on = '
RECEIVED = date(2026, 5, 13)


def policy(starts_on):
    """A policy with a limit that starts so."""
    text = f"{WHOLE_POLICY}{OWN}{LIMIT}{starts_on}\n"
    return read_policy(text.encode(), "p.toml", Shared(calendar=get_calendar))


@pytest.mark.parametrize(
    "starts_on",
    [
        '"site-visit"',
        '{ event = "site-visit" }',
        '{ event = "forwarded", or_else = "site-visit" }',
        '{ event = "forwarded", expected_from = { event = "site-visit" } }',
    ],
)
def test_the_clock_starts_with_the_event_and_not_before(starts_on):
    """In each place where a start can be named."""
    case = Case.open(policy(starts_on), Complaint(received=RECEIVED, nature="complaint"))
    before = {it.code: it.due for it in case.standings(RECEIVED)}
    assert before["report"] is None
    visited = case.record(Event(id="1", kind="site-visit", on=date(2026, 5, 20)))
    after = {it.code: it.due for it in visited.standings(date(2026, 5, 20))}
    assert after["report"] == date(2026, 5, 30)


def test_the_explanation_calls_it_by_its_own_name():
    """In the language that is asked for."""
    found = policy('"site-visit"').deadline("report", date(2026, 5, 20))
    assert "(visit to the site)" in found.explain("en")
    assert "(visite)" in found.explain("fr")


def test_a_kind_that_nobody_declared_is_refused():
    """In a file, also with a label; from Python, without one."""
    with pytest.raises(PolicyError) as caught:
        policy('{ event = "sight-visit", label = { en = "x" } }')
    assert str(caught.value).endswith(
        ".starts_on: no event 'sight-visit'; did you mean 'site-visit'?"
    )
    with pytest.raises(ChoiceError, match="no start event 'site-visit'"):
        Start(event="site-visit")
    assert str(Start(event="site-visit", label=Text(en="visit"))) == "site-visit"
