"""What must be done next: limits that still run, what the decision asks, what is waited for."""

from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from case_makers import ACKNOWLEDGEMENT, ANSWER, PLAIN, STOPPING, a_case, an_event, on, stand
from factories import a_limit, a_policy
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    AboutBody,
    AdmissibilityRule,
    Anonymous,
    Case,
    Complainant,
    Complaint,
    Owner,
    Start,
    Status,
    StepKind,
    Text,
    get_policy,
    worklist,
)

NOWHERE = {"categories": {"nowhere"}}
"""Facts on which be.inami gives no decision at all."""


def steps(case, as_of):
    """The steps, each as its kind, who has to, and by when."""
    return [(it.kind.value, it.by.value, it.due) for it in case.next_steps(on(as_of))]


def limits(case, as_of):
    """The codes of the limits that are still to be met."""
    return [it.limit for it in case.next_steps(on(as_of)) if it.kind is StepKind.MEET]


def rule(effect, **choices):
    """A rule about anonymous complaints, unless told otherwise."""
    given_ = {"code": "rule", "effect": effect, "label": Text(en="rule")}
    return AdmissibilityRule(**{**given_, "when": [Anonymous(True)], **choices})


ANONYMOUS = {"complainant": Complainant(anonymous=True)}


# -- limits ----------------------------------------------------------------------------


def test_open_limits_are_steps_in_the_order_of_their_days():
    """Both are owed by the body; the acknowledgement comes first."""
    assert steps(a_case(PLAIN), 0) == [("meet", "body", on(10)), ("meet", "body", on(45))]


def test_before_the_complaint_came_in_there_is_nothing_to_do():
    """A worklist of an earlier day does not have a case that came later."""
    case = a_case(PLAIN)

    assert [len(steps(case, as_of)) for as_of in (-1, 0)] == [0, 2]
    assert worklist([case], on(-1)) == ()


@pytest.mark.parametrize(("as_of", "overdue"), [(10, [False, False]), (11, [True, False])])
def test_E6_a_step_is_overdue_on_the_day_after(as_of, overdue):
    """E6: as everywhere, the day due is still in time."""
    found = a_case(PLAIN).next_steps(on(as_of))

    assert [it.overdue for it in found] == overdue


def test_what_was_met_or_replaced_is_no_step():
    """Answered in time: only the file is left to close."""
    assert steps(a_case(PLAIN, ("answered", 5)), 6) == [("close", "body", None)]


def test_what_was_missed_and_then_replaced_is_no_step():
    """Nobody acknowledges any more what is answered, though it is told that it was missed."""
    case = a_case(PLAIN, ("answered", 20))

    assert stand(case, 21)["acknowledgement"].status is Status.MISSED
    assert limits(case, 21) == []
    assert limits(case, 19) == ["acknowledgement", "answer"]


@pytest.mark.parametrize("kind", ["refused", "forwarded", "settled"])
def test_an_end_leaves_only_the_file_to_close(kind):
    """What was open before is no longer to be done, late or not."""
    assert steps(a_case(PLAIN, (kind, 30)), 60) == [("close", "body", None)]


@pytest.mark.parametrize("kind", ["closed", "withdrawn", "merged"])
def test_a_closed_case_has_no_steps(kind):
    """Nothing is left."""
    assert steps(a_case(PLAIN, (kind, 30)), 60) == []


@pytest.mark.parametrize("kind", ["withdrawn", "merged"])
def test_E5_the_end_of_a_case_leaves_no_step_at_any_stage(kind):
    """E5: what ended one stage ended the others, whatever they waited for."""
    begun = an_event("received", 2, stage="mediation")
    asked = an_event("information-requested", 3, stage="mediation")
    case = a_case(PLAIN, begun, asked, (kind, 5))

    assert steps(case, 4) != []
    assert steps(case, 5) == []


def test_steps_of_the_person_are_told_as_theirs():
    """A limit that the person owes."""
    limit = evolve(ANSWER, owed_by=Owner.COMPLAINANT)

    assert steps(a_case(a_policy(limit)), 0) == [("meet", "complainant", on(45))]


def test_what_no_text_puts_a_day_to_is_owed_while_the_case_is_open():
    """Without a day due, and never overdue; once refused it is no longer owed."""
    case = a_case(a_policy(a_limit("no figure", met_by="answered")))
    (step,) = case.next_steps(on(900))

    assert (step.kind, step.due, step.overdue, step.limit) == (StepKind.MEET, None, False, "answer")
    assert limits(case.record(an_event("refused", 5)), 6) == []


def test_what_no_text_puts_a_day_to_is_not_owed_at_a_stage_that_has_not_begun():
    """Its clock may run, but nobody is there to meet it."""
    limit = a_limit("no figure", stage="mediation", met_by="answered")
    case = a_case(a_policy(limit))

    assert stand(case, 1)["answer"].status is Status.NO_FIGURE
    assert limits(case, 1) == []
    assert limits(case.record(an_event("received", 1, stage="mediation")), 1) == ["answer"]


def test_what_no_text_puts_a_day_to_is_not_owed_once_the_case_was_dealt_with():
    """Answered: an opinion without a day is not waited for."""
    limit = a_limit("no figure", met_by="opinion-given")
    case = a_case(a_policy(limit), ("answered", 5))

    assert limits(case, 4) == ["answer"]
    assert limits(case, 6) == []


def test_a_limit_that_stands_still_is_a_step_without_a_day():
    """The body waits for the person, and both are told."""
    case = a_case(a_policy(evolve(ANSWER, **STOPPING)), ("information-requested", 10))

    assert steps(case, 20) == [("await", "complainant", None), ("meet", "body", None)]


def test_a_limit_that_has_not_started_is_no_step():
    """Nothing is owed yet."""
    limit = evolve(ANSWER, starts_on=Start(event="received", stage="mediation"))

    assert steps(a_case(a_policy(limit)), 5) == []


# -- the decision ----------------------------------------------------------------------


def test_what_is_missing_is_asked_for():
    """As long as the case was only received; the facts are named."""
    asking = rule("ask", when=[], needs=("complainant.name", "narrative"))
    case = a_case(a_policy(ANSWER, rules=(asking,)))
    (step,) = (it for it in case.next_steps(on(1)) if it.kind is StepKind.ASK)

    assert set(step.about) == {"complainant.name", "narrative"}
    assert (step.by, step.due, step.limit) == (Owner.BODY, None, None)
    asked = case.record(an_event("information-requested", 2))
    assert [it.kind.value for it in asked.next_steps(on(2))] == ["meet", "await"]


def test_what_must_be_refused_is_told_by_its_day():
    """The rule names the limit: its day, and from the day after it is overdue."""
    policy = a_policy(
        a_limit("20 calendar days", code="telling", met_by="refused"),
        rules=(rule("must-refuse", tell_within="telling"),),
    )
    case = a_case(policy, **ANONYMOUS)
    found = [case.next_steps(on(day)) for day in (20, 21)]

    for day in found:
        meet, refuse = day
        assert (refuse.kind, refuse.about, refuse.limit) == (StepKind.REFUSE, ("rule",), "telling")
        assert (refuse.due, refuse.overdue) == (meet.due, meet.overdue)
    assert [refuse.overdue for _, refuse in found] == [False, True]


def test_what_must_be_refused_without_a_day():
    """No text says by when: it stands last, and is never overdue."""
    case = a_case(a_policy(ANSWER, rules=(rule("must-refuse"),)), **ANONYMOUS)
    refuse = case.next_steps(on(300))[-1]

    assert (refuse.kind, refuse.due, refuse.overdue, refuse.limit) == (
        StepKind.REFUSE,
        None,
        False,
        None,
    )


def test_what_belongs_elsewhere_is_referred():
    """Redirected, or no complaint at all; then no limit is owed."""
    about = AboutBody(("be.inami",))
    elsewhere = rule("redirect", when=[about], refer_to="be.inami")
    redirected = a_case(a_policy(ANSWER, rules=(elsewhere,)), bodies={"be.inami"})
    praise = a_case(PLAIN, nature="praise")

    assert steps(redirected, 1) == [("meet", "body", on(45)), ("refer", "body", None)]
    assert [it.about for it in redirected.next_steps(on(1))] == [(), ("rule",)]
    assert steps(praise, 1) == [("refer", "body", None)]
    assert praise.next_steps(on(1))[0].about == ("nature",)


def test_what_may_be_refused_is_no_step_of_its_own():
    """The body is free to go on with it."""
    case = a_case(a_policy(ANSWER, rules=(rule("may-refuse"),)), **ANONYMOUS)

    assert case.decision(on(1)).outcome.value == "refusable"
    assert steps(case, 1) == [("meet", "body", on(45))]


def test_once_it_is_handled_the_decision_asks_nothing_more():
    """Admitted: what the rules would say is behind."""
    case = a_case(a_policy(ANSWER, rules=(rule("must-refuse"),)), ("admitted", 3), **ANONYMOUS)

    assert [it.kind.value for it in case.next_steps(on(2))] == ["meet", "refuse"]
    assert [it.kind.value for it in case.next_steps(on(3))] == ["meet"]


def test_facts_that_no_rule_can_judge_leave_the_limits():
    """No decision, but the dates stand."""
    complaint = Complaint(received=on(0), nature="complaint", **NOWHERE)
    case = Case.open(get_policy("be.inami"), complaint)

    assert limits(case, 1) == ["acknowledgement", "answer"]
    assert {it.kind for it in case.next_steps(on(1))} == {StepKind.MEET}


# -- what is waited for ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("events", "wanted"),
    [
        ([("information-requested", 1)], ("await", "complainant")),
        ([("proceedings-started", 1)], ("await", "other")),
        ([("answered", 1)], ("close", "body")),
        ([("refused", 1)], ("close", "body")),
        ([("forwarded", 1)], ("close", "body")),
        ([("answered", 1), ("settled", 2)], ("close", "body")),
        ([("answered", 1), ("closed", 2)], None),
        ([("admitted", 1)], None),
    ],
)
def test_each_state_says_what_it_waits_for(events, wanted):
    """The person's answer, a court, the closing of the file; or nothing but the limits."""
    found = [step[:2] for step in steps(a_case(PLAIN, *events), 2) if step[0] != "meet"]

    assert found == ([] if wanted is None else [wanted])


def test_every_stage_waits_for_itself():
    """The first line was answered, the mediation waits for the person."""
    stage = {"stage": "mediation"}
    case = a_case(
        PLAIN,
        ("answered", 1),
        an_event("received", 2, **stage),
        an_event("information-requested", 3, **stage),
    )
    found = [(it.kind.value, it.stage) for it in case.next_steps(on(4))]

    assert found == [("await", "mediation"), ("close", None)]


# -- as a whole ------------------------------------------------------------------------


def test_a_step_as_plain_values():
    """Days as text, nothing that a reader of JSON would not know."""
    first = a_case(PLAIN).next_steps(on(11))[0]
    last = a_case(PLAIN, nature="praise").next_steps(on(1))[0]

    assert first.as_dict() == {
        "step": "meet",
        "by": "body",
        "due": "2026-05-23",
        "overdue": True,
        "limit": "acknowledgement",
        "stage": None,
        "about": [],
    }
    assert (last.as_dict()["due"], last.as_dict()["about"]) == (None, ["nature"])


def test_an_instant_is_the_local_day_it_falls_on():
    """At 22:30 UTC in summer it is the day after in Brussels: the acknowledgement is overdue."""
    evening = datetime(2026, 5, 23, 22, 30, tzinfo=UTC)

    assert on(10) == date(2026, 5, 23)
    assert a_case(PLAIN).next_steps(evening)[0].overdue


@given(
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from(["acknowledged", "answered", "refused", "closed", "information-requested"]),
)
def test_the_most_pressing_comes_first(as_of, day, kind):
    """By the day due, those without one last; and what is overdue is what was missed."""
    policy = a_policy(evolve(ANSWER, **STOPPING), ACKNOWLEDGEMENT)
    case = a_case(policy, (kind, day))
    found = case.next_steps(on(as_of))
    days = [it.due or date.max for it in found]
    open_ = {it.code for it in case.standings(on(as_of)) if it.status is Status.MISSED}

    assert days == sorted(days)
    assert {it.limit for it in found if it.overdue} <= open_
    assert all(it.due is not None and it.due < on(as_of) for it in found if it.overdue)
    assert not any(it.due is not None and it.due < on(as_of) for it in found if not it.overdue)
