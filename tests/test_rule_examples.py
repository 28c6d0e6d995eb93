"""Worked examples of decisions: each way in which one does not come out, in exact words."""

from datetime import date

import pytest
from factories import WHOLE_POLICY, a_limit
from rulebook import NO, UNKNOWN, YES, a_rule, giving, ruled

from complaintkit import (
    Complaint,
    Mismatch,
    Outcome,
    PolicyExample,
    get_calendar,
    run_examples,
)
from complaintkit.reading import Shared, read_policy

RULES = (
    a_rule("late", "must-refuse", giving(NO, "facts_date")),
    a_rule("known", "may-refuse", giving(YES, "earlier"), refer_to="be.court"),
    a_rule("who", "ask", giving(UNKNOWN, "complainant.name", "attribute.scheme")),
    a_rule("passes", "must-refuse", giving(UNKNOWN, "wish")),
    a_rule("hint", "advise", giving(YES, "medium"), refer_to="@appeal-body"),
)
RIGHT = {
    "outcome": Outcome.INCOMPLETE,
    "rules": ("hint", "known"),
    "asks": ("attribute.scheme", "complainant.name"),
    "refer_to": ("@appeal-body", "be.court"),
}
WEDNESDAY = date(2026, 5, 13)


def messages(complaint=None, ruling=RULES, limits=(), **said):
    """What does not come out of one example, in words."""
    example = PolicyExample(
        name="one",
        complaint=complaint or Complaint(received=WEDNESDAY, nature="complaint"),
        **said,
    )
    found = run_examples(ruled(*ruling, examples=(example,), time_limits=limits))
    assert {it.example for it in found} <= {"one"}
    return [it.message for it in found]


def test_what_comes_out_as_it_is_said_is_no_mismatch():
    """Outcome, the rules that hold, what is asked, where it is referred: in any order.

    A place that is not known in the case is told as the rule tells it.
    """
    assert messages(**RIGHT) == []
    turned = {key: it[::-1] if isinstance(it, tuple) else it for key, it in RIGHT.items()}
    assert messages(**turned) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            {"outcome": Outcome.ADMISSIBLE},
            ["the outcome 'admissible' was expected, not 'incomplete'"],
        ),
        ({"rules": ("known",)}, ["the rule 'hint' holds"]),
        ({"rules": ("hint", "known", "late")}, ["the rule 'late' does not hold"]),
        ({"rules": ("hint", "known", "who")}, ["the rule 'who' does not hold"]),
        (
            {"rules": ("passes", "late", "hint")},
            [
                "the rule 'known' holds",
                "the rule 'late' does not hold",
                "the rule 'passes' does not hold",
            ],
        ),
        ({"asks": ("attribute.scheme",)}, ["the fact 'complainant.name' is asked for"]),
        (
            {"asks": ("wish", "attribute.scheme", "complainant.name")},
            ["the fact 'wish' is not asked for"],
        ),
        ({"refer_to": ("@appeal-body",)}, ["the body 'be.court' is referred to"]),
        (
            {"refer_to": ("be.court", "@appeal-body", "be.me")},
            ["the body 'be.me' is not referred to"],
        ),
    ],
)
def test_each_thing_that_does_not_come_out_is_said(said, expected):
    """What is there and should not be, and what should be and is not."""
    assert messages(**{**RIGHT, **said}) == expected


def test_everything_that_does_not_come_out_is_said_at_once():
    """The outcome first, then rules, questions and places, each by name."""
    assert messages(
        outcome=Outcome.REFUSABLE, rules=("late",), asks=("wish",), refer_to=("x.nowhere",)
    ) == [
        "the outcome 'refusable' was expected, not 'incomplete'",
        "the rule 'hint' holds",
        "the rule 'known' holds",
        "the rule 'late' does not hold",
        "the fact 'attribute.scheme' is asked for",
        "the fact 'complainant.name' is asked for",
        "the fact 'wish' is not asked for",
        "the body '@appeal-body' is referred to",
        "the body 'be.court' is referred to",
        "the body 'x.nowhere' is not referred to",
    ]


def test_the_rule_on_the_nature_is_told_by_the_outcome():
    """It need not be named, and cannot be: it is no rule of the file."""
    praise = Complaint(received=WEDNESDAY, nature="praise")

    assert messages(praise, ruling=(), outcome=Outcome.NOT_A_COMPLAINT) == []
    assert messages(praise, ruling=(), outcome=Outcome.ADMISSIBLE) == [
        "the outcome 'admissible' was expected, not 'not-a-complaint'"
    ]


def test_an_example_about_dates_alone_says_nothing_of_decisions():
    """No outcome, no decision; an outcome alone, no dates."""
    limit = a_limit("10 calendar days")

    assert messages(limits=(limit,), due={"answer": date(2026, 5, 23)}) == []
    assert messages(limits=(limit,), **RIGHT) == []
    assert messages(limits=(limit,), **RIGHT, due={"answer": date(2026, 5, 24)}) == [
        "answer: 2026-05-24 was expected, not 2026-05-23"
    ]
    assert messages(limits=(limit,), **RIGHT, provisional=("answer",)) == [
        "answer: the date is not provisional"
    ]


def test_facts_that_the_policy_does_not_know_are_what_does_not_come_out():
    """Each of them, and none of their values."""
    complaint = Complaint(
        received=WEDNESDAY, nature="complaint", categories="staf", attributes={"scheme": "Anna"}
    )

    assert messages(complaint, outcome=Outcome.ADMISSIBLE) == [
        "categories: no such category; did you mean 'staff'?",
        "attribute.scheme: no choice; known: pension, sickness",
    ]
    assert messages(complaint, due={}) == []


def test_dates_and_decisions_fail_each_for_themselves():
    """An example without a day of receipt has no dates; its decision is still run."""
    complaint = Complaint(nature="complaint")
    limit = a_limit("10 calendar days")

    assert messages(
        complaint, limits=(limit,), **{**RIGHT, "asks": ()}, due={"answer": WEDNESDAY}
    ) == [
        "the day of receipt is not known: nothing can be counted from it",
        "the fact 'attribute.scheme' is asked for",
        "the fact 'complainant.name' is asked for",
    ]


def test_several_examples_are_told_apart():
    """Each mismatch names its own."""
    complaint = Complaint(received=WEDNESDAY, nature="complaint")
    examples = tuple(
        PolicyExample(name=name, complaint=complaint, outcome=outcome)
        for name, outcome in (("one", Outcome.ADMISSIBLE), ("two", Outcome.INADMISSIBLE))
    )

    (found,) = run_examples(ruled(examples=examples))

    assert found == Mismatch("two", "the outcome 'inadmissible' was expected, not 'admissible'")
    assert str(found) == (
        "example 'two': the outcome 'inadmissible' was expected, not 'admissible'"
    )


# -- read from a file ------------------------------------------------------------------

FILE = (
    WHOLE_POLICY
    + """
[[rule]]
code = "who"
effect = "ask"
label = { en = "who" }
needs = ["complainant.name"]
refer_to = "x.body"
source = "page"

[[example]]
name = "nobody"
complaint = { received = 2026-05-13, nature = "complaint" }
outcome = "incomplete"
rules = "who"
asks = "complainant.name"
refer_to = "x.body"
due = { answer = 2026-06-27 }

[[example]]
name = "somebody"
complaint = { received = 2026-05-13, nature = "complaint", complainant = { name = "…" } }
outcome = "admissible"
"""
)


def test_the_examples_of_a_file_come_out():
    """One code may stand alone; what is left out is none."""
    policy = read_policy(FILE.encode(), "p.toml", Shared(calendar=get_calendar))
    nobody, somebody = policy.examples

    assert run_examples(policy) == ()
    assert (nobody.outcome, nobody.rules) == (Outcome.INCOMPLETE, ("who",))
    assert (nobody.asks, nobody.refer_to) == (("complainant.name",), ("x.body",))
    assert (somebody.rules, somebody.asks, somebody.refer_to) == ((), (), ())
    assert somebody.outcome is Outcome.ADMISSIBLE


def test_the_examples_of_a_file_fail_when_its_rule_changes():
    """As the outcome does."""
    text = FILE.replace('needs = ["complainant.name"]', 'needs = ["narrative"]')
    policy = read_policy(text.encode(), "p.toml", Shared(calendar=get_calendar))

    assert [str(it) for it in run_examples(policy)] == [
        "example 'nobody': the fact 'complainant.name' is not asked for",
        "example 'nobody': the fact 'narrative' is asked for",
        "example 'somebody': the outcome 'admissible' was expected, not 'incomplete'",
        "example 'somebody': the rule 'who' holds",
        "example 'somebody': the fact 'narrative' is asked for",
        "example 'somebody': the body 'x.body' is referred to",
    ]
