"""Worked examples of cases: a state and standings on a day, and what a file says of events."""

from datetime import date

import pytest
from factories import WHOLE_POLICY

from complaintkit import (
    Mismatch,
    available_policies,
    get_calendar,
    get_taxonomy,
    policy_versions,
    run_examples,
)
from complaintkit.deadlines import ExtendedUntil
from complaintkit.policy import Transition
from complaintkit.reading import Shared, read_policy
from complaintkit.registry import shipped_bodies

SHARED = Shared(calendar=get_calendar, taxonomy=get_taxonomy, bodies=shipped_bodies())
LIMIT = """\
met_by = ["answered"]
stopped_by = ["board-asked"]
resumed_by = ["board-answered"]
extension = [{ on = "extended" }]

[[event]]
code = "board-asked"
label = { en = "Board asked" }

[[event]]
code = "board-answered"
label = { en = "Board answered" }

[[stage]]
code = "mediation"
label = { en = "mediation" }
"""
EXAMPLE = """
[[example]]
name = "one"
complaint = { received = 2026-05-13, nature = "complaint" }
"""


def policy_from(*lines, top=""):
    """A policy with one example that has these lines too."""
    text = WHOLE_POLICY.replace("[counting]", f"{top}\n[counting]", 1) + LIMIT + EXAMPLE
    return read_policy((text + "\n".join(lines)).encode(), "p.toml", SHARED)


def found(*lines):
    """What does not come out of an example with these lines."""
    mismatches = run_examples(policy_from(*lines))
    assert {it.example for it in mismatches} <= {"one"}
    return [it.message for it in mismatches]


@pytest.mark.parametrize(
    "lines",
    [
        ("as_of = 2026-06-01",),
        ("as_of = 2026-06-01", 'state = "received"'),
        ("as_of = 2026-06-01", 'standings = { answer = "pending" }'),
        ("as_of = 2026-06-25", 'standings = { answer = "due-soon" }'),
        ("as_of = 2026-06-28", 'state = "received"', 'standings = { answer = "missed" }'),
        (
            "as_of = 2026-06-28",
            "events = { answered = 2026-06-27 }",
            'state = "answered"',
            'standings = { answer = "met" }',
        ),
        (
            "as_of = 2026-06-28",
            "events = { answered = 2026-06-29 }",
            'state = "received"',
            'standings = { answer = "missed" }',
        ),
        (
            "as_of = 2026-07-28",
            "events = { information-requested = [2026-05-20, 2026-06-01] }",
            'state = "waiting"',
        ),
        (
            "as_of = 2026-07-28",
            "events = { extended = { day = 2026-06-01, until = 2026-08-01 } }",
            'standings = { answer = "due-soon" }',
        ),
        (
            "as_of = 2026-06-20",
            "events = { board-asked = 2026-05-20, board-answered = 2026-05-30 }",
            'state = "received"',
            'standings = { answer = "pending" }',
            "due = { answer = 2026-07-07 }",
        ),
        (
            "as_of = 2026-06-20",
            'events = { answered = 2026-05-20, "mediation/received" = 2026-06-01T23:30:00Z }',
            'state = "received"',
        ),
    ],
)
def test_an_example_of_a_case_comes_out(lines):
    """Its state, its standings, with kinds of event of the policy's own."""
    assert found(*lines) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("as_of = 2026-06-01", 'state = "answered"', 'standings = { answer = "missed" }'),
            [
                "the state 'answered' was expected, not 'received'",
                "answer: the standing 'missed' was expected, not 'pending'",
            ],
        ),
        (
            ("as_of = 2026-06-01", 'outcome = "inadmissible"', 'state = "closed"'),
            [
                "the outcome 'inadmissible' was expected, not 'admissible'",
                "the state 'closed' was expected, not 'received'",
            ],
        ),
        (
            ("as_of = 2026-06-01", 'outcome = "admissible"', 'asks = ["narrative"]'),
            ["the fact 'narrative' is not asked for"],
        ),
        (
            ("as_of = 2026-06-01", "due = { answer = 2026-06-28 }", 'state = "closed"'),
            [
                "answer: 2026-06-28 was expected, not 2026-06-27",
                "the state 'closed' was expected, not 'received'",
            ],
        ),
        (
            ("as_of = 2026-06-01", "events = { satisfaction-recorded = 2026-05-20 }"),
            None,
        ),
        (
            ("as_of = 2026-06-01", 'events = { "mediaton/received" = 2026-05-20 }'),
            ["no stage 'mediaton'; did you mean 'mediation'?"],
        ),
        (
            ("as_of = 2026-06-01", "events = { corrected = 2026-05-20 }"),
            ["'corrects' goes with the kind 'corrected', and only with it"],
        ),
        (
            ("as_of = 2026-06-01", "events = { answered = 2026-05-12 }"),
            ["event 'answered 1': on 2026-05-12, before the receipt on 2026-05-13"],
        ),
    ],
)
def test_an_example_of_a_case_that_does_not_come_out_says_why(lines, expected):
    """Every difference, in exact words."""
    messages = found(*lines)

    if expected is None:
        ((message,),) = (messages,)
        start = "event 'satisfaction-recorded 1': satisfaction-recorded is not possible while rec"
        assert message.startswith(start)
    else:
        assert messages == expected


def test_a_limit_that_is_not_owed_has_no_standing():
    """One that holds for other days only, say."""
    text = WHOLE_POLICY.replace(
        'source = "page"\n', 'source = "page"\nin_force = { from = 2030-01-01 }\n'
    )
    lines = 'as_of = 2026-06-01\nstandings = { answer = "missed" }\n'
    policy = read_policy((text + EXAMPLE + lines).encode(), "p.toml", SHARED)

    assert run_examples(policy) == (
        Mismatch("one", "answer: the standing 'missed' was expected, not 'no such limit'"),
    )


def test_facts_that_the_policy_does_not_know_are_told_and_stop_no_other_check():
    """The decision cannot be made; the state is looked at all the same."""
    known = '\n[[attribute]]\ncode = "scheme"\nlabel = { en = "Scheme" }\ntype = "text"\n'
    known += 'source = "page"\n'
    example = EXAMPLE.replace("nature =", 'attributes = { schem = "x" }, nature =')
    lines = 'as_of = 2026-06-01\noutcome = "admissible"\nstate = "closed"\n'
    policy = read_policy((WHOLE_POLICY + known + example + lines).encode(), "p.toml", SHARED)

    messages = [it.message for it in run_examples(policy)]
    assert messages == [
        "attributes: no such attribute; did you mean 'scheme'?",
        "the state 'closed' was expected, not 'received'",
    ]


def test_a_case_without_a_day_of_receipt_is_told():
    """Nothing can be counted, and no error ends the check."""
    text = WHOLE_POLICY + EXAMPLE.replace("received = 2026-05-13, ", "") + "as_of = 2026-06-01"
    policy = read_policy(text.encode(), "p.toml", SHARED)

    messages = [it.message for it in run_examples(policy)]
    assert messages == ["received: the day of receipt is not known"]


def test_what_an_example_says_of_a_case_is_read():
    """The day, the state, the standings, the events one by one."""
    (example,) = policy_from(
        "as_of = 2026-06-01",
        'state = "answered"',
        'standings = { answer = "met" }',
        "events = { extended = [2026-05-20, { day = 2026-05-21, until = 2026-08-01 }] }",
    ).examples

    assert example.as_of == date(2026, 6, 1)
    assert (example.state, example.standings) == ("answered", {"answer": "met"})
    extended = ExtendedUntil(date(2026, 5, 21), date(2026, 8, 1))
    assert example.events == {"extended": (date(2026, 5, 20), extended)}


def test_the_kinds_of_event_of_a_policy_are_read():
    """With their names; its limits may speak of them."""
    policy = policy_from()

    assert [(it.code, it.label.en) for it in policy.events] == [
        ("board-asked", "Board asked"),
        ("board-answered", "Board answered"),
    ]
    assert policy.limit("answer").stopped_by == ("board-asked",)


@pytest.mark.parametrize("transition", Transition)
def test_the_transition_of_a_policy_is_read(transition):
    """It governs the cases received since, unless it says otherwise."""
    assert policy_from(top=f'transition = "{transition}"').transition is transition
    assert policy_from().transition is Transition.RECEIVED_SINCE


def test_some_shipped_examples_are_of_cases():
    """What the texts promise is followed from the receipt on."""
    shipped = [policy for code in available_policies() for policy in policy_versions(code)]
    codes = {policy.code for policy in shipped for it in policy.examples if it.as_of is not None}

    assert {"be.inami", "be.partenamut"} <= codes
