"""What goes wrong where dates of running cases are computed: each once, and how it is here."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from case_makers import (
    ANSWER,
    RECEIVED,
    STOPPING,
    a_case,
    an_event,
    closed_also,
    on,
    stand,
    status,
)
from factories import a_calendar, a_limit, a_policy
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    Case,
    Cause,
    Complaint,
    ExtensionRule,
    MonthRule,
    Roll,
    Term,
    get_calendar,
    recompute,
)

WORKING = a_limit("21 working days", calendar="be.legal", met_by="answered", **STOPPING)
CALENDAR = evolve(ANSWER, **STOPPING)
ROLLED = evolve(CALENDAR, roll=Roll.FOLLOWING, calendar="be.legal")
KINDS = st.sampled_from([WORKING, CALENDAR, ROLLED])


def stopped(limit, *moves):
    """A case whose clock stopped and went on, each pair in days after receipt."""
    events = []
    for number, (stop, resumed) in enumerate(moves):
        events.append(an_event("information-requested", stop, id=f"stop {number}"))
        if resumed is not None:
            events.append(an_event("information-received", resumed, id=f"resumed {number}"))
    return a_case(a_policy(limit), *events)


def due(case, as_of=400):
    """The day its answer is due."""
    return stand(case, as_of)["answer"].due


# -- one calendar for the whole of a case ----------------------------------------------


def test_one_calendar_counts_before_and_after_a_pause():
    """The days before the stop and those after it are counted by the same closed days."""
    case = stopped(WORKING, (5, 12))
    found = stand(case, 60)["answer"]
    marks = {day.day: day.mark.value for day in found.deadline.trace()}

    assert found.deadline.calendar is case.policy.calendar("be.legal")
    assert marks[date(2026, 5, 14)] == "skipped"
    assert marks[date(2026, 5, 25)] == "skipped"
    assert [note.kind for note in found.deadline.notes] == []


@given(KINDS, st.lists(st.integers(0, 40), max_size=5))
def test_S5_a_pause_of_no_days_changes_nothing(limit, days):
    """S5: stopped and resumed on the same day, as often as one likes, on any day."""
    plain, paused = a_case(a_policy(limit)), stopped(limit, *((day, day) for day in sorted(days)))

    assert due(paused) == due(plain)
    found = stand(paused, 60)["answer"]
    assert found.taken == found.taken_net


def test_a_pause_of_no_days_on_a_day_closed_elsewhere_changes_nothing():
    """2 November is a day off at the federal services, and a working day by the law."""
    all_souls, received = date(2026, 11, 2), {"received": date(2026, 10, 20)}
    events = [
        an_event("information-requested", all_souls),
        an_event("information-received", all_souls),
    ]
    plain = a_case(a_policy(WORKING), **received)

    assert get_calendar("be.legal").is_working_day(all_souls)
    assert not get_calendar("be.federal").is_working_day(all_souls)
    assert due(a_case(a_policy(WORKING), *events, **received)) == due(plain)


# -- a holiday announced while cases run -----------------------------------------------


def test_a_new_holiday_is_shown_as_a_difference():
    """Nothing moves by itself: the case keeps its date, and what would change is told."""
    case = a_case(a_policy(WORKING))
    before = due(case)
    announced = evolve(case.policy, find_calendar=closed_also(date(2026, 5, 15)))
    (change,) = recompute(case, announced, on(5))

    assert (change.limit, change.cause, change.days) == ("answer", Cause.CALENDAR, 1)
    assert (change.before.due, change.after.due) == (before, before + timedelta(days=1))
    assert due(case) == before


@pytest.mark.parametrize("day", [date(2026, 5, 13), date(2026, 5, 16), date(2026, 6, 16)])
def test_a_new_holiday_that_is_not_in_the_way_changes_nothing(day):
    """On the day of receipt, on a Saturday, or after the day due."""
    case = a_case(a_policy(WORKING))

    assert due(case) == date(2026, 6, 15)
    assert recompute(case, evolve(case.policy, find_calendar=closed_also(day)), on(5)) == ()


@given(KINDS, st.dates(date(2026, 5, 14), date(2026, 8, 31)), st.integers(0, 30))
def test_D8_a_new_holiday_never_brings_a_date_forward(limit, day, pause):
    """D8: whatever the limit counts, and wherever its clock stood still."""
    case = stopped(limit, (3, 3 + pause))
    changes = recompute(case, evolve(case.policy, find_calendar=closed_also(day)), on(0))

    assert all(change.days > 0 and change.cause is Cause.CALENDAR for change in changes)


# -- a policy that changes while cases run ---------------------------------------------


def test_a_change_of_policy_leaves_nothing_stale():
    """Stops, extensions and answers of a case count under another version as if always there."""
    longer = evolve(CALENDAR, term=Term.parse("60 calendar days"))
    case = stopped(CALENDAR, (10, 20))
    moved = evolve(case, policy=a_policy(longer))
    fresh = Case.replay(a_policy(longer), case.complaint, case.events)

    assert due(case) == on(55)
    assert moved.standings(on(30)) == fresh.standings(on(30))
    assert due(moved) == on(70)


def test_a_change_of_policy_keeps_the_pause():
    """The ten days on which the clock stood still are there before and after."""
    longer = evolve(CALENDAR, term=Term.parse("60 calendar days"))
    (change,) = recompute(stopped(CALENDAR, (10, 20)), a_policy(longer), on(30))

    assert (change.days, change.cause) == (15, Cause.RULE)
    assert change.before.deadline.suspensions == change.after.deadline.suspensions
    assert change.before.deadline.provenance != change.after.deadline.provenance


def test_every_date_names_the_version_that_gave_it():
    """The policy, its version and the fingerprint of its content."""
    first, second = a_policy(ANSWER), a_policy(ANSWER, version="2")
    told = [stand(a_case(it), 1)["answer"].deadline.provenance for it in (first, second)]

    assert [it.policy_version for it in told] == ["1", "2"]
    assert told[0].policy_hash != told[1].policy_hash


# -- pauses ----------------------------------------------------------------------------


def test_S9_a_pause_over_a_weekend_moves_no_working_days():
    """S9: from Saturday to Monday nothing would have been counted anyway."""
    assert due(stopped(WORKING, (3, 5))) == due(stopped(WORKING))
    assert due(stopped(CALENDAR, (3, 5))) == due(stopped(CALENDAR)) + timedelta(days=2)


@pytest.mark.parametrize(
    ("pause", "working"),
    [((1, 5), 1), ((2, 6), 2), ((12, 13), 0), ((5, 12), 5), ((2, 16), 9)],
    ids=["Ascension to Monday", "Friday to Tuesday", "Whit Monday", "a week", "a fortnight"],
)
def test_a_pause_moves_a_date_by_the_days_it_held_up(pause, working):
    """In the limit's own unit: never by hours, never weekends twice."""
    calendar = get_calendar("be.legal")
    plain = due(stopped(WORKING))

    assert due(stopped(WORKING, pause)) == (
        calendar.working_days_after(plain, working) if working else plain
    )
    assert due(stopped(CALENDAR, pause)) == on(45 + pause[1] - pause[0])


@given(KINDS, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_S2_two_pauses_that_touch_are_one(limit, first, length, more):
    """S2: a resumption and a stop on one day change nothing, and nobody counts that day twice."""
    middle = first + length
    in_two = stopped(limit, (first, middle), (middle, middle + more))

    assert due(in_two) == due(stopped(limit, (first, middle + more)))


@given(KINDS, st.integers(0, 60), st.integers(0, 60))
def test_S1_a_pause_never_brings_a_date_forward(limit, first, length):
    """S1: it leaves it where it is, or moves it on."""
    assert due(stopped(limit, (first, first + length))) >= due(stopped(limit))


def test_two_pauses_of_one_day_are_told_apart():
    """Each stop and each resumption is an event with an id of its own."""
    case = stopped(CALENDAR, (10, 10), (10, 20))

    assert due(case) == on(55)
    assert len(case.events) == 4


def test_a_pause_that_is_shown_is_counted():
    """While it stands still there is no date, and what is left does not shrink."""
    case = stopped(CALENDAR, (10, None))
    found = [stand(case, day)["answer"] for day in (10, 20, 300)]

    assert {it.status.value for it in found} == {"suspended"}
    assert [(it.due, it.left, it.late) for it in found] == [(None, 36, 0)] * 3
    assert [it.taken_net for it in found] == [9, 9, 9]


# -- extensions and rolls --------------------------------------------------------------


def extending(**way):
    """A month, by the Belgian public holidays, that can be extended."""
    return a_limit(
        "1 month",
        month_rule=MonthRule.SAME_DATE,
        roll=Roll.FOLLOWING,
        calendar="be.legal",
        extension=(ExtensionRule(**way),),
    )


@pytest.mark.parametrize(
    ("way", "wanted"),
    [
        ({"by": Term.parse("2 months")}, date(2026, 11, 16)),
        ({"to": Term.parse("3 months")}, date(2026, 11, 16)),
        ({"by": Term.parse("1 calendar day")}, date(2026, 9, 16)),
    ],
)
def test_an_extension_is_counted_from_the_day_before_the_roll(way, wanted):
    """Received on 15 August: a month ends on 15 September; three on a Sunday, 15 November."""
    received = {"received": date(2026, 8, 15)}
    case = a_case(a_policy(extending(**way)), an_event("extended", date(2026, 9, 1)), **received)

    assert due(case) == wanted


def test_an_extension_from_a_rolled_day_would_be_later():
    """A month ends on Saturday 15 August and rolls to Monday; the extension starts on Saturday."""
    received = {"received": date(2026, 7, 15)}
    policy = a_policy(extending(by=Term.parse("1 month")))
    plain = a_case(policy, **received)
    extended = a_case(policy, an_event("extended", date(2026, 8, 3)), **received)

    assert due(plain) == date(2026, 8, 17)
    assert due(extended) == date(2026, 9, 15)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 20), st.integers(0, 30))
def test_the_roll_is_never_forgotten(received, stop, pause):
    """Extended, stopped or neither: the last day is one on which somebody works."""
    calendar = get_calendar("be.legal")
    limit = evolve(ROLLED, extension=(ExtensionRule(by=Term.parse("4 weeks")),))
    days = [received + timedelta(days=n) for n in (stop, stop + pause)]
    for extended in (False, True):
        events = [
            an_event("information-requested", days[0]),
            an_event("information-received", days[1]),
            *([an_event("extended", days[1])] if extended else []),
        ]
        case = Case.replay(a_policy(limit), Complaint(received=received), events)
        found = stand(case, date(2028, 12, 31))["answer"]
        assert calendar.is_working_day(found.due)
        assert found.due_at_first is not None
        assert calendar.is_working_day(found.due_at_first)


def test_a_roll_knows_holidays_too():
    """45 days that end on the National Day go to the day after; without a roll they stay."""
    received = {"received": date(2026, 6, 6)}

    assert due(a_case(a_policy(ROLLED), **received)) == date(2026, 7, 22)
    assert due(a_case(a_policy(CALENDAR), **received)) == date(2026, 7, 21)


# -- reopening -------------------------------------------------------------------------


def test_a_reopening_keeps_past_pauses():
    """The ten days on which the clock stood still before the file was closed still count."""
    case = stopped(CALENDAR, (10, 20))
    closed = case.record(an_event("closed", 25))
    reopened = closed.record(an_event("reopened", 30))

    assert status(closed, 29) == "replaced"
    assert (status(reopened, 30), due(reopened)) == ("pending", on(55))
    assert stand(reopened, 30)["answer"].taken_net == 20


def test_a_pause_after_a_reopening_adds_to_those_before():
    """Ten days and five."""
    case = stopped(CALENDAR, (10, 20))
    for event in (("closed", 25), ("reopened", 30)):
        case = case.record(an_event(*event))
    case = case.record(an_event("information-requested", 32))
    case = case.record(an_event("information-received", 37))

    assert due(case) == on(60)


def test_a_policy_can_say_that_a_reopening_starts_the_clock_again():
    """Then neither the old date nor the old pauses remain: forty-five days from the reopening."""
    limit = evolve(CALENDAR, restarted_by="reopened")
    case = a_case(
        a_policy(limit),
        ("information-requested", 10),
        ("information-received", 20),
        ("closed", 25),
        ("reopened", 30),
    )

    assert due(case) == on(75)
    assert stand(case, 40)["answer"].taken_net == 10


def test_a_calendar_that_ends_gives_no_guess():
    """The day due of a running case is in the calendar, or there is an error."""
    calendar = a_calendar(last=date(2026, 5, 31))
    policy = a_policy(evolve(WORKING, calendar="x.days"), own_calendars=(calendar,))

    with pytest.raises(ValueError, match="2026-05-31"):
        a_case(policy).standings(RECEIVED)
