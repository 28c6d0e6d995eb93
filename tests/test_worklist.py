"""What is to be done over many cases: which steps are on the list, and in which order."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from case_makers import ACKNOWLEDGEMENT, ANSWER, PLAIN, RECEIVED, STOPPING, a_case, on
from factories import a_limit, a_policy
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import ChoiceError, Owner, StepKind, worklist

STOPPABLE = a_policy(ACKNOWLEDGEMENT, evolve(ANSWER, **STOPPING))
PERSON = a_policy(evolve(ANSWER, owed_by=Owner.COMPLAINANT))
KINDS = ["acknowledged", "answered", "information-requested", "refused", "closed", "withdrawn"]
CASES = st.lists(
    st.builds(
        lambda received, kinds: a_case(
            STOPPABLE,
            *((kind, received + 3) for kind in kinds),
            received=on(received),
        ),
        st.integers(0, 40),
        st.lists(st.sampled_from(KINDS), max_size=1),
    ),
    max_size=6,
)


def shown(items):
    """The place of the case, the limit, and the day due."""
    return [(it.number, it.step.limit, it.step.due) for it in items]


def test_the_overdue_come_first_over_all_cases():
    """By the day due, not by the case."""
    cases = [a_case(PLAIN, received=on(20)), a_case(PLAIN)]

    assert shown(worklist(cases, on(25))) == [
        (2, "acknowledgement", on(10)),
        (1, "acknowledgement", on(30)),
        (2, "answer", on(45)),
        (1, "answer", on(65)),
    ]


def test_on_one_day_the_case_that_was_given_first_comes_first():
    """Two cases alike: their order is that of their places."""
    cases = [a_case(PLAIN), a_case(PLAIN)]
    items = worklist(iter(cases), on(0))

    assert [it.number for it in items] == [1, 2, 1, 2]
    assert [it.case for it in items] == [cases[0], cases[1]] * 2


def test_what_has_no_day_comes_last():
    """The closing of an answered file waits until everything with a day is done."""
    cases = [a_case(PLAIN, ("answered", 2)), a_case(PLAIN)]
    items = worklist(cases, on(400))

    assert [it.step.kind for it in items] == [StepKind.MEET, StepKind.MEET, StepKind.CLOSE]
    assert items[-1].number == 1


def test_no_cases_give_an_empty_list():
    """Nothing to do, nor where every case is closed."""
    assert worklist([], on(0)) == ()
    assert worklist([a_case(PLAIN, ("closed", 2))], on(5)) == ()


@pytest.mark.parametrize(
    ("within", "wanted"),
    [
        (0, ["acknowledgement"]),
        (33, ["acknowledgement"]),
        (34, ["acknowledgement", "answer"]),
        (None, ["acknowledgement", "answer"]),
    ],
)
def test_only_what_is_due_within_some_days(within, wanted):
    """The last of these days is among them; what is overdue is always there."""
    assert [it.step.limit for it in worklist([a_case(PLAIN)], on(11), within=within)] == wanted


def test_what_has_no_day_is_not_due_within_some_days():
    """Closing a file, or a limit without a figure, is on the whole list only."""
    cases = [a_case(PLAIN, ("answered", 2)), a_case(a_policy(a_limit("no figure")))]

    assert len(worklist(cases, on(3))) == 2
    assert worklist(cases, on(3), within=1000) == ()


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        ("body", ["answer"]),
        (Owner.BODY, ["answer"]),
        ("complainant", [None, "answer"]),
        (Owner.OTHER, []),
        (None, ["answer", "answer", None]),
    ],
)
def test_whose_steps_they_are_can_be_said(by, wanted):
    """The body's alone unless said otherwise; everybody's where nobody is named."""
    asked = a_case(a_policy(ANSWER), ("information-requested", 1))
    found = [it.step.limit for it in worklist([asked, a_case(PERSON)], on(2), by=by)]

    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_unless_said_otherwise_they_are_the_body_s():
    """What the person has to do does not stand on the body's list."""
    assert worklist([a_case(PERSON)], on(2)) == ()


def test_nobody_owes_nothing_by_a_slip():
    """Somebody who is not there is refused: an empty list would look like no work."""
    with pytest.raises(ChoiceError, match="no owner 'boddy'; did you mean 'body'"):
        worklist([a_case(PLAIN)], on(2), by="boddy")


def test_an_instant_is_the_local_day_of_each_case():
    """At 22:30 UTC in summer it is the next day in Brussels, and not yet in Lisbon."""
    evening = datetime(2026, 5, 23, 22, 30, tzinfo=UTC)
    lisbon = a_case(evolve(PLAIN, zone="Europe/Lisbon"))
    items = worklist([a_case(PLAIN), lisbon], evening, within=0)

    assert on(10) == date(2026, 5, 23)
    assert [(it.number, it.step.overdue) for it in items] == [(1, True), (2, False)]


@given(CASES, st.integers(0, 90), st.none() | st.integers(0, 60))
def test_the_order_is_total_and_nothing_is_lost(cases, as_of, within):
    """Overdue, then by the day due, then by place; every step of every case, once."""
    day = on(as_of)
    items = worklist(cases, day, within=within, by=None)
    keys = [(it.step.due is None, it.step.due or date.max, it.number) for it in items]
    wanted = [
        (number, step)
        for number, case in enumerate(cases, 1)
        for step in case.next_steps(day)
        if within is None or (step.due is not None and step.due <= day + timedelta(days=within))
    ]

    assert keys == sorted(keys)
    assert sorted(wanted, key=str) == sorted(((it.number, it.step) for it in items), key=str)
    late = [it.step.overdue for it in items]
    assert late == sorted(late, reverse=True)


@given(CASES, st.integers(0, 90))
def test_the_order_is_stable(cases, as_of):
    """Of one case on one day, the steps stand as the case gives them; the same list each time."""
    items = worklist(cases, on(as_of), by=None)
    for number, case in enumerate(cases, 1):
        own = [it.step for it in items if it.number == number]
        assert own == list(case.next_steps(on(as_of)))

    assert items == worklist(list(cases), on(as_of), by=None)


@given(CASES, st.randoms(use_true_random=False), st.integers(0, 90))
def test_the_order_of_the_cases_moves_only_what_is_due_on_one_day(cases, random, as_of):
    """Shuffled, the list names the same steps on the same days."""
    shuffled = random.sample(cases, len(cases))
    lists = [worklist(given_, on(as_of), by=None) for given_ in (cases, shuffled)]
    days = [[it.step.due for it in items] for items in lists]
    steps = [sorted(str((it.case.received, it.step)) for it in items) for items in lists]

    assert days[0] == days[1]
    assert steps[0] == steps[1]
    assert all(it.case.received >= RECEIVED for it in lists[0])
