"""What the documents say in passing, typed here from them, against the shipped files."""

from datetime import date, time

import pytest

from complaintkit import Case, Complaint, Event, get_body, get_policy


@pytest.mark.parametrize(
    ("code", "does"),
    [
        ("be.inami", "does-not-suspend"),
        ("be.inasti", "unsaid"),
        ("be.partenamut", "unsaid"),
    ],
)
def test_what_a_complaint_does_to_the_clock_is_what_its_text_says(code, does):
    """INAMI says it of complaints; Partenamut of its mediation alone; INASTI says nothing."""
    policy = get_policy(code)
    (effect,) = policy.effects
    assumed = {assumption.field for assumption in policy.assumptions}

    assert (effect.on, effect.does.value) == ("labour-court", does)
    assert ("effect" in assumed) is (does == "unsaid")


def test_the_helpdesk_of_inami_answers_in_two_languages_at_these_hours():
    """1 is French and 2 Dutch, the other one where all are busy; not over lunch."""
    _, phone = get_body("be.inami").unit("helpdesk").contacts
    label = phone.label.in_language("fr")

    assert (
        label
        == "en français (1) ou en néerlandais (2), ou dans l’autre langue si tous sont occupés"
    )
    assert [(it.opens, it.closes) for it in phone.hours] == [
        (time(7, 30), time(12)),
        (time(13, 30), time(16, 30)),
    ]


def test_an_assimilation_is_decided_under_reserve_and_looked_at_again():
    """Some tax data are missing: decided in time all the same; reopened when they have come."""
    policy = get_policy("be.inasti.assimilation")
    case = Case.open(policy, Complaint(received=date(2026, 3, 2), nature="request"))
    first = Event(id="e1", kind="answered", on=date(2026, 6, 15), under_reserve=True)
    case = case.record(first).record(Event(id="e2", kind="reopened", on=date(2026, 9, 1)))
    last = Event(id="e3", kind="answered", on=date(2026, 9, 8))

    def stands(day):
        """How the 120 days stand on a day."""
        (decision,) = [it for it in case.standings(day) if it.code == "decision"]
        return decision.status.value

    assert [it.under_reserve for it in case.events] == [True, False]
    assert case.until(date(2026, 6, 30)).state.value == "answered"
    assert case.state.value == "in-handling"
    assert case.record(last).state.value == "answered"
    assert stands(date(2026, 6, 30)) == "met"
    assert stands(date(2026, 9, 1)) == "met"


def test_a_revision_waits_for_whoever_tells_of_it():
    """Four reasons; nothing begins before INASTI knows, or before the last regularisation."""
    policy = get_policy("be.inasti.revision")
    limits = [(str(it.term), str(it.starts_on)) for it in policy.time_limits]
    (reasons,) = policy.taxonomies

    assert [it.code for it in reasons.categories] == [
        *("civil-status", "career-data", "other-scheme", "payment-conditions"),
    ]
    assert limits == [("no figure", "received"), ("no figure", "last-regularisation")]
    assert policy.rule("after-the-last-regularisation").in_force.first == date(2015, 1, 1)


def test_inasti_sorts_complaints_into_exactly_four_types():
    """The reasons for revising a pension are no types of complaint."""
    (types,) = get_policy("be.inasti").taxonomies

    assert [it.code for it in types.categories if it.parent is None] == [
        *("communication", "organisation", "technical", "relational"),
    ]
