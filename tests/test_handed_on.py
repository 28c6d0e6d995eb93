"""A case as the body of a later stage sees it: its own codes, the first line as a step."""

from datetime import date

import pytest
from attrs import evolve

from complaintkit import (
    Attribute,
    Case,
    Category,
    Complaint,
    Event,
    FactsError,
    PriorStep,
    Text,
    get_policy,
)

FIRST = get_policy("be.inami")
NEXT = get_policy("be.federal-ombudsman")
RECEIVED = date(2026, 5, 13)
ANSWERED = Event(id="1", kind="answered", on=date(2026, 6, 1))
TURNED = Event(id="2", kind="received", stage="federal-ombudsman", on=date(2026, 6, 3))


def handed_on(facts=None, policy=NEXT, events=(ANSWERED, TURNED)):
    """What the federal ombudsman is told of a complaint to INAMI."""
    first = evolve(FIRST, find_policy=lambda *_: policy)
    complaint = Complaint(received=RECEIVED, nature="complaint", **(facts or {}))
    return Case.replay(first, complaint, events).at("federal-ombudsman")


def test_it_is_received_on_the_day_the_person_turned_there():
    """Days of the first line are not those of the next one."""
    case = handed_on({"sent": date(2026, 5, 12), "put_in_writing": RECEIVED})
    assert case.received == date(2026, 6, 3)
    assert case.complaint.sent is None
    assert case.complaint.put_in_writing is None


@pytest.mark.parametrize(("events", "answered"), [((ANSWERED, TURNED), True), ((TURNED,), False)])
def test_the_first_line_is_a_step_the_person_took(events, answered):
    """Beside those that the person stated; so nobody is told to go there first."""
    earlier = PriorStep(body="be.sfp", on=date(2026, 1, 5))
    case = handed_on({"steps": [earlier]}, events=events)
    own = PriorStep(body="be.inami", on=RECEIVED, answered=answered)
    assert case.complaint.steps == (earlier, own)
    assert "no-prior-contact" not in handed_on({"steps": []}).decision(TURNED.on).reasons


def test_it_is_about_the_first_body_unless_something_else_was_said():
    """Whoever complains to an ombudsman after INAMI complains about INAMI."""
    assert handed_on().complaint.bodies == {"be.inami"}
    assert handed_on({"bodies": ["be.sfp"]}).complaint.bodies == {"be.sfp"}


def test_codes_that_the_next_policy_does_not_have_are_left_behind():
    """Its rules would refuse them; not known is what they are there."""
    odd = {"subjects": ["decision-on-rights"], "attributes": {"odd": True}}
    case = handed_on(odd)
    assert case.complaint.subjects is None
    assert case.complaint.attributes == {}
    assert case.decision(TURNED.on).outcome.value == "admissible"


def test_codes_that_both_policies_have_go_along():
    """A subject of the same code; a fact that somebody else than the body can tell."""
    label = Text(en="x")
    subject = Category(code="decision-on-rights", label=label)
    told = Attribute(code="told", label=label, type="truth", known_by="person")
    judged = Attribute(code="judged", label=label, type="truth", known_by="body")
    policy = evolve(NEXT, subjects=(subject,), attributes=(told, judged))
    facts = {"subjects": ["decision-on-rights"], "attributes": {"told": True, "judged": True}}
    complaint = handed_on(facts, policy).complaint
    assert complaint.subjects == {"decision-on-rights"}
    assert complaint.attributes == {"told": True}


def test_a_stage_that_nobody_turned_to_has_no_case():
    """Nor one that names no policy."""
    with pytest.raises(FactsError, match="stage: the stage 'federal-ombudsman' was not turned to"):
        handed_on(events=(ANSWERED,))
    without = evolve(FIRST, stages=tuple(evolve(it, policy=None) for it in FIRST.stages))
    case = Case.replay(without, Complaint(received=RECEIVED), [TURNED])
    with pytest.raises(FactsError, match="stage: the stage 'federal-ombudsman' names no policy"):
        case.at("federal-ombudsman")


def test_codes_that_became_known_at_the_stage_are_left_behind_too():
    """What came with an event there stands in the complaint, as far as the next policy has it."""
    facts = {"subjects": ["decision-on-rights"], "attribute.odd": True, "language": "nl"}
    told = Event(
        id="3",
        kind="information-received",
        stage="federal-ombudsman",
        on=date(2026, 6, 5),
        facts=facts,
    )
    case = handed_on(events=(ANSWERED, TURNED, told))
    assert (case.facts.subjects, case.facts.attributes, case.facts.language) == (None, {}, "nl")
    assert [it.kind for it in case.events] == ["information-received"]
    assert case.decision(told.on).outcome.value == "admissible"
