"""A case under another version or another calendar: what changes, by how much, and why."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from case_makers import (
    ACKNOWLEDGEMENT,
    ANSWER,
    PLAIN,
    STOPPING,
    a_case,
    closed_also,
    on,
    stand,
)
from factories import a_calendar, a_limit, a_policy
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    Case,
    Cause,
    Start,
    Status,
    get_policy,
    recompute,
    simulate,
)

WORKING = a_limit("21 working days", calendar="be.legal", met_by="answered")
FRIDAY = date(2026, 5, 15)
"""The day after Ascension Day: a bridge day that was not announced."""


def another(limit, **choices):
    """A policy of the plain acknowledgement and another answer."""
    return a_policy(ACKNOWLEDGEMENT, evolve(limit, **choices))


def shown(changes):
    """Limit, cause and days of each change."""
    return [(it.limit, it.cause.value, it.days) for it in changes]


# -- what changes ----------------------------------------------------------------------


def test_the_same_policy_changes_nothing():
    """Nor does another version that says the same, nor does a day of the week nobody works."""
    case = a_case(PLAIN, ("acknowledged", 3))

    assert recompute(case, PLAIN, on(5)) == ()
    assert recompute(case, evolve(PLAIN, version="2"), on(5)) == ()


@pytest.mark.parametrize(("term", "days"), [("30 calendar days", -15), ("60 calendar days", 15)])
def test_another_term_moves_the_day(term, days):
    """The limit that changed, by so many calendar days, and no other."""
    changes = recompute(a_case(PLAIN), another(ANSWER, term=term), on(5))

    assert shown(changes) == [("answer", "limit-changed", days)]
    assert changes[0].before.due == on(45)
    assert changes[0].after.due == on(45 + days)


def test_a_change_without_effect_is_none():
    """Another service level moves no day."""
    assert recompute(a_case(PLAIN), another(ANSWER, service_level=95), on(5)) == ()


def test_another_standing_is_a_change_though_the_day_is_the_same():
    """What now counts as an answer met the limit."""
    draft = another(ANSWER, met_by=("answered", "holding-reply"))
    case = a_case(PLAIN, ("holding-reply", 10))
    (change,) = recompute(case, draft, on(20))

    assert (change.limit, change.cause, change.days) == ("answer", Cause.RULE, 0)
    assert (change.before.status, change.after.status) == (Status.PENDING, Status.MET)


def test_a_limit_can_come_and_go():
    """Removed ones in their place, new ones after them; there are no two dates to compare."""
    information = evolve(ANSWER, code="information")
    case = a_case(PLAIN)
    changes = recompute(case, a_policy(information, ANSWER), on(5))

    assert shown(changes) == [
        ("acknowledgement", "limit-removed", None),
        ("information", "limit-added", None),
    ]
    removed, added = changes
    assert (removed.before.due, removed.after) == (on(10), None)
    assert (added.before, added.after.due) == (None, on(45))


def test_a_day_that_comes_or_goes_is_no_number_of_days():
    """From a figure to none: the change is told, but not in days."""
    draft = another(a_limit("no figure", met_by="answered"))
    (change,) = recompute(a_case(PLAIN), draft, on(5))

    assert shown([change]) == [("answer", "limit-changed", None)]
    assert change.after.status is Status.NO_FIGURE


def test_a_change_as_plain_values():
    """Both standings whole, or nothing where there was none."""
    (change,) = recompute(a_case(PLAIN), another(ANSWER, term="46 calendar days"), on(5))
    removed, added = recompute(
        a_case(a_policy(ANSWER)), a_policy(evolve(ANSWER, code="other")), on(5)
    )

    assert change.as_dict() == {
        "limit": "answer",
        "cause": "limit-changed",
        "days": 1,
        "before": change.before.as_dict(),
        "after": change.after.as_dict(),
    }
    assert (removed.as_dict()["after"], added.as_dict()["before"]) == (None, None)


def test_an_instant_is_the_local_day_it_falls_on():
    """At 22:30 UTC in summer both are judged at the day that has begun."""
    draft = another(ANSWER, term="46 calendar days")
    evening = datetime(2026, 6, 27, 22, 30, tzinfo=UTC)
    (change,) = recompute(a_case(PLAIN), draft, evening)

    assert (change.before.status, change.after.status) == (Status.MISSED, Status.DUE_SOON)


def test_a_draft_that_is_not_in_force_can_be_tried():
    """Nobody asks whether it would govern the case."""
    draft = evolve(PLAIN, in_force=get_policy("be.inasti.external-audit").in_force)
    old = {"received": date(2018, 5, 1)}

    assert recompute(a_case(PLAIN, **old), draft, date(2018, 5, 2)) == ()


def test_the_case_itself_stays_as_it_is():
    """The other version is tried on it, and left."""
    case = a_case(PLAIN)
    before = case.standings(on(5))
    recompute(case, another(ANSWER, term="60 calendar days"), on(5))

    assert case.policy is PLAIN
    assert case.standings(on(5)) == before


# -- why -------------------------------------------------------------------------------


def test_a_day_closed_since_is_a_change_of_the_calendar():
    """One more closed day moves what is counted in working days by one of them."""
    policy = a_policy(ACKNOWLEDGEMENT, WORKING)
    changes = recompute(a_case(policy), evolve(policy, find_calendar=closed_also(FRIDAY)), on(5))

    assert shown(changes) == [("answer", "calendar-changed", 1)]


def test_a_rule_and_a_calendar_that_change_at_once_are_a_change_of_the_rule():
    """Somebody decided it: that comes before what was announced."""
    policy = a_policy(WORKING)
    draft = evolve(
        policy,
        time_limits=(evolve(WORKING, term="22 working days"),),
        find_calendar=closed_also(FRIDAY),
    )

    assert [it.cause for it in recompute(a_case(policy), draft, on(5))] == [Cause.RULE]


def chained(first, *others):
    """A policy whose answer runs from the day on which the acknowledgement is due."""
    then = evolve(ANSWER, starts_on=Start(due_of="acknowledgement"), term="30 calendar days")
    return a_policy(first, then, *others)


def test_what_starts_on_another_limit_moves_for_its_reason():
    """The acknowledgement is in working days, the answer runs from its day due."""
    first = evolve(ACKNOWLEDGEMENT, term="7 working days", calendar="be.legal")
    policy = chained(first)
    case = a_case(policy)
    closed = recompute(case, evolve(policy, find_calendar=closed_also(FRIDAY)), on(0))
    ruled = recompute(case, chained(evolve(first, term="8 working days")), on(0))

    assert shown(closed) == [
        ("acknowledgement", "calendar-changed", 1),
        ("answer", "calendar-changed", 1),
    ]
    assert shown(ruled) == [
        ("acknowledgement", "limit-changed", 1),
        ("answer", "limit-changed", 1),
    ]


def test_what_started_on_a_limit_that_is_gone_says_so():
    """The clock of the answer has nothing left to start on."""
    policy = chained(ACKNOWLEDGEMENT)
    changes = recompute(a_case(policy), a_policy(policy.limit("answer")), on(0))

    assert shown(changes) == [
        ("acknowledgement", "limit-removed", None),
        ("answer", "limit-removed", None),
    ]
    assert changes[1].after.status is Status.NOT_STARTED


def test_what_is_no_longer_a_complaint_is_a_change_of_the_rule():
    """The draft handles other natures: nothing is owed any more, on the same days."""
    draft = evolve(PLAIN, handles=frozenset({"praise"}))
    changes = recompute(a_case(PLAIN, nature="complaint"), draft, on(0))

    assert {(it.cause, it.days, it.after.status) for it in changes} == {
        (Cause.RULE, 0, Status.NOT_OWED)
    }


@given(st.integers(1, 90), st.integers(1, 90), st.integers(0, 30), st.integers(0, 60))
def test_days_are_the_difference_of_the_days_due(one, other, pause, as_of):
    """Whatever the two terms, and though the clock stood still."""
    terms = [evolve(ANSWER, term=f"{n} calendar days", **STOPPING) for n in (one, other)]
    before, after = map(a_policy, terms)
    case = a_case(before, ("information-requested", 0), ("information-received", pause))
    day = on(max(as_of, pause))
    changes = recompute(case, after, day)
    back = recompute(evolve(case, policy=after), before, day)

    assert [it.days for it in changes] == ([other - one] if one != other else [])
    assert [it.days for it in back] == [-it.days for it in changes]
    assert [(it.before, it.after) for it in back] == [(it.after, it.before) for it in changes]


# -- many cases ------------------------------------------------------------------------


def many():
    """Three cases: answered on the 20th day, on the 40th, and not yet."""
    return [
        a_case(PLAIN, ("acknowledged", 5), ("answered", 20)),
        a_case(PLAIN, ("acknowledged", 5), ("answered", 40)),
        a_case(PLAIN),
    ]


def test_a_draft_is_tried_on_many_cases():
    """How many would have been met or missed; what moves, by the place of the case."""
    found = simulate(many(), another(ANSWER, term="30 calendar days"), on(42))

    assert found.cases == 3
    assert found.before == {
        ("acknowledgement", Status.MET): 2,
        ("acknowledgement", Status.MISSED): 1,
        ("answer", Status.MET): 2,
        ("answer", Status.DUE_SOON): 1,
    }
    assert found.after == {
        ("acknowledgement", Status.MET): 2,
        ("acknowledgement", Status.MISSED): 1,
        ("answer", Status.MET): 1,
        ("answer", Status.MET_LATE): 1,
        ("answer", Status.MISSED): 1,
    }
    assert {number: shown(it) for number, it in found.changes.items()} == {
        number: [("answer", "limit-changed", -15)] for number in (1, 2, 3)
    }
    assert found.failed == {}


def test_a_draft_that_changes_nothing_changes_no_case():
    """The totals are the same, and nothing stands under the changes."""
    found = simulate(iter(many()), PLAIN, on(42))

    assert (found.changes, found.failed) == ({}, {})
    assert found.before == found.after
    assert sum(found.before.values()) == 6


def test_no_cases_give_no_figures():
    """None at all, and not an error."""
    found = simulate([], PLAIN, on(0))

    assert (found.cases, found.before, found.after, found.changes) == (0, {}, {}, {})


def test_what_cannot_be_counted_is_told_and_left_out():
    """Beyond the calendar of the draft; the others are counted, under both."""
    short = a_calendar(last=date(2026, 6, 30))
    limit = a_limit("21 working days", calendar="x.days", met_by="answered")
    draft = a_policy(ACKNOWLEDGEMENT, limit, own_calendars=(short,))
    late = a_case(PLAIN, received=date(2026, 6, 29))
    found = simulate([late, *many()], draft, on(48))

    assert (found.cases, set(found.failed)) == (4, {1})
    assert "2026-06-30" in found.failed[1]
    assert sum(found.before.values()) == sum(found.after.values()) == 6
    assert set(found.changes) == {2, 3, 4}


def test_two_limits_of_a_draft_that_both_apply_are_told():
    """Their conditions do not tell them apart: no case can be counted under such a draft."""
    draft = a_policy(ANSWER, evolve(ANSWER, term="30 calendar days"))
    found = simulate(many(), draft, on(42))

    assert set(found.failed) == {1, 2, 3}
    assert "both apply" in found.failed[1]
    assert (found.before, found.after) == ({}, {})


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=5), st.integers(1, 60))
def test_totals_are_those_of_the_cases(days, term):
    """Every standing of every case is counted once, before and after."""
    cases = [a_case(PLAIN, *([("answered", day)] if answered else [])) for day, answered in days]
    draft = another(ANSWER, term=f"{term} calendar days")
    found = simulate(cases, draft, on(50))
    drafted = [Case.replay(draft, case.complaint, case.events) for case in cases]

    for totals, of in ((found.before, cases), (found.after, drafted)):
        counted = Counter((it.code, it.status) for case in of for it in case.standings(on(50)))
        assert totals == counted
    assert {number - 1 for number in found.changes} == {
        place for place, case in enumerate(cases) if recompute(case, draft, on(50))
    }


def test_a_change_of_one_day_due_is_one_day():
    """Days are calendar days, also where the limit counts working days: over a weekend, three."""
    policy = a_policy(WORKING)
    case = a_case(policy)
    due = stand(case, 0)["answer"].due
    (change,) = recompute(case, evolve(policy, find_calendar=closed_also(due)), on(0))

    assert due.weekday() == 0
    assert change.after.due == due + timedelta(days=1)
    friday = recompute(
        a_case(policy, received=date(2026, 5, 12)),
        evolve(policy, find_calendar=closed_also(date(2026, 6, 12))),
        on(0),
    )
    assert [it.days for it in friday] == [3]
