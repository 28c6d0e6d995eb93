"""What is asked of whom, and where a contact belongs."""

import pytest
from factories import a_policy
from knowledge import SAID
from rulebook import NO, UNKNOWN, YES, a_rule, giving, ruled

from complaintkit import (
    AppealIs,
    Attribute,
    Body,
    Complainant,
    Complaint,
    ContactPoint,
    ContestedDecision,
    ForwardedBy,
    KnownBy,
    MandateIs,
    MediumIs,
    Missing,
    NatureIs,
    Outcome,
    Question,
    Text,
    Unit,
    UnknownNameError,
)
from complaintkit.admissibility import REFERRED_TO
from complaintkit.complaints import FACTS
from complaintkit.text import LANGUAGES

COMPLAINT = Complaint(nature="complaint")
OWN_WORDS = Text(en="Please tell us.", fr="Veuillez le dire.")


def asked(*rules, complaint=COMPLAINT, **choices):
    """What a policy with these rules asks: the facts, the question, who can answer, for whom."""
    decision = ruled(*rules, **choices).assess(complaint)
    return [(it.facts, it.in_language("en"), it.known_by, it.rules) for it in decision.asks]


def unknown(code, *facts, effect="ask", **choices):
    """A rule that asks for these facts."""
    return a_rule(code, effect, giving(UNKNOWN, *facts), **choices)


# -- which question --------------------------------------------------------------------


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_has_a_question_in_every_language(name):
    """A standard one, for what no policy words itself; no two facts are asked for alike."""
    question = Question(facts=(name,), words=None, known_by=KnownBy.PERSON, rules=())
    for language in LANGUAGES:
        words = question.in_language(language)
        others = [
            Question(facts=(other,), words=None, known_by=KnownBy.PERSON, rules=())
            for other in FACTS
            if other != name
        ]
        assert words
        assert words not in [other.in_language(language) for other in others]


def test_each_fact_that_is_not_known_is_a_question():
    """Of those a rule looked at; what is known is not asked for."""
    who = Complaint(nature="complaint", complainant=Complainant(name="…"))

    assert asked(unknown("x", "complainant.name", "nature", "wish"), complaint=who) == [
        (("wish",), "What are you asking for?", "person", ("x",))
    ]
    assert asked(unknown("x", "complainant.name", "wish"), complaint=COMPLAINT) == [
        (("complainant.name",), "What is your name?", "person", ("x",)),
        (("wish",), "What are you asking for?", "person", ("x",)),
    ]


def test_an_attribute_is_asked_for_in_the_words_of_its_policy():
    """Its question, or else its name; an attribute that is not declared has no words."""
    asks = Attribute(code="asks", label=Text(en="not this"), type="truth", question=OWN_WORDS)
    named = Attribute(code="named", label=Text(en="the name"), type="truth")
    rule = unknown("x", "attribute.asks", "attribute.named")

    assert asked(rule, attributes=(asks, named)) == [
        (("attribute.asks",), "Please tell us.", "person", ("x",)),
        (("attribute.named",), "the name", "person", ("x",)),
    ]
    with pytest.raises(UnknownNameError, match=r"^no message 'question.attribute.strange'"):
        asked(unknown("x", "attribute.strange"))


def test_a_rule_asks_in_its_own_words_once_for_all_that_is_missing():
    """Also in the language that is there, where the one that is wanted is not."""
    rule = unknown("x", "wish", "complainant.name", "nature", asks=OWN_WORDS)

    assert asked(rule) == [(("wish", "complainant.name"), "Please tell us.", "person", ("x",))]
    (question,) = ruled(rule).assess(COMPLAINT).asks
    assert question.in_language("fr") == "Veuillez le dire."
    assert question.in_language("nl") == "Veuillez le dire."
    assert question.as_dict("en") == {
        "facts": ["wish", "complainant.name"],
        "question": "Please tell us.",
        "known_by": "person",
        "rules": ["x"],
    }


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({}, "the rule x"),
        ({"says": Text(en="You said nothing.")}, "You said nothing."),
        ({"asks": OWN_WORDS}, "Please tell us."),
        ({"says": Text(en="You said nothing."), "asks": OWN_WORDS}, "Please tell us."),
    ],
)
@pytest.mark.parametrize("value", [YES, UNKNOWN])
def test_where_no_fact_is_missing_the_rule_still_says_what_is_wanted(choices, words, value):
    """What a rule asks for may be to do something; and a decision may be known in part only."""
    rule = a_rule("x", "ask", giving(value, "nature"), **choices)

    assert asked(rule) == [((), words, "person", ("x",))]


def test_a_decision_of_which_something_is_not_known_is_such_a_case():
    """The decision is known, where the person stands with an appeal is not."""
    complaint = Complaint(nature="complaint", decisions=[ContestedDecision(by="be.me")])
    rule = a_rule("x", "ask", AppealIs(["open"]), asks=OWN_WORDS)

    assert asked(rule, complaint=complaint) == [((), "Please tell us.", "person", ("x",))]


# -- of whom ---------------------------------------------------------------------------

BY_THE_BODY = {"nature", "categories", "unit", "received"}


@pytest.mark.parametrize("name", FACTS)
def test_what_only_the_body_can_tell_is_not_asked_of_the_person(name):
    """How a contact is filed, and when it came in, the body knows; all else the person does."""
    ((_, _, known_by, _),) = asked(unknown("x", name), complaint=Complaint())

    assert known_by == ("body" if name in BY_THE_BODY else "person")


@pytest.mark.parametrize("known_by", KnownBy)
def test_who_knows_an_attribute_its_policy_says(known_by):
    """The person, the body, or someone else."""
    own = Attribute(code="own", label=SAID, type="truth", known_by=known_by)

    assert asked(unknown("x", "attribute.own"), attributes=(own,))[0][2] is known_by


def test_of_several_facts_the_one_that_the_person_cannot_tell_decides():
    """One question is for one addressee: the first whom somebody else must answer for."""
    attributes = tuple(
        Attribute(code=who.value, label=SAID, type="truth", known_by=who) for who in KnownBy
    )
    body, other, person = "attribute.body", "attribute.other", "attribute.person"
    expected = {
        (person,): "person",
        (person, "wish"): "person",
        ("wish", body): "body",
        (person, other, body): "other",
        (body, other): "body",
        ("wish", "unit", other): "body",
        ("wish", "attribute.undeclared"): "person",
    }
    for names, known_by in expected.items():
        ((_, _, found, _),) = asked(unknown("x", *names, asks=OWN_WORDS), attributes=attributes)
        assert found == known_by


# -- each once -------------------------------------------------------------------------


def test_a_question_is_asked_once_for_all_the_rules_that_wait_for_it():
    """In the order in which it is first needed."""
    rules = [
        unknown("one", "wish"),
        unknown("two", "narrative", "wish"),
        unknown("three", "wish", effect="must-refuse", if_unknown="ask"),
    ]

    assert [(facts, codes) for facts, _, _, codes in asked(*rules)] == [
        (("wish",), ("one", "two", "three")),
        (("narrative",), ("two",)),
    ]


def test_the_same_words_for_the_same_facts_are_one_question():
    """Other words, or the same for other facts, are another one."""
    again = Text(en="Please tell us.", fr="Veuillez le dire.")
    rules = [
        unknown("one", "wish", asks=OWN_WORDS),
        unknown("two", "wish", asks=again),
        unknown("three", "wish", "narrative", asks=OWN_WORDS),
        unknown("four", "wish"),
    ]

    assert [(facts, codes) for facts, _, _, codes in asked(*rules)] == [
        (("wish",), ("one", "two")),
        (("wish", "narrative"), ("three",)),
        (("wish",), ("four",)),
    ]


@pytest.mark.parametrize("outcome", [it for it in Outcome if it is not Outcome.INCOMPLETE])
def test_nothing_is_asked_where_nothing_waits_for_it(outcome):
    """Whoever is sent away is not asked first; nor is who is handled anyway."""
    effect = {"redirected": "redirect", "inadmissible": "must-refuse", "refusable": "may-refuse"}
    if outcome is Outcome.NOT_A_COMPLAINT:
        decision = ruled(unknown("x", "wish")).assess(Complaint(nature="praise"))
    elif outcome is Outcome.ADMISSIBLE:
        decision = ruled(unknown("x", "wish", if_unknown="pass")).assess(COMPLAINT)
    else:
        asks = [] if outcome is Outcome.REFUSABLE else [unknown("x", "wish")]
        decision = ruled(*asks, a_rule("y", effect[outcome])).assess(COMPLAINT)

    assert decision.outcome is outcome
    assert decision.asks == ()


def test_what_could_matter_is_kept_apart_from_what_is_asked():
    """Of rules that pass while they cannot tell; what is asked already is not told twice."""
    rules = [
        unknown("asks", "wish"),
        unknown("passes", "wish", "narrative", effect="must-refuse"),
        unknown("passes-too", "narrative", effect="advise"),
        a_rule("holds", "may-refuse", giving(YES, "unit")),
        a_rule("does-not", "may-refuse", giving(NO, "sent")),
    ]
    decision = ruled(*rules).assess(COMPLAINT)

    assert [it.facts for it in decision.asks] == [("wish",)]
    assert [(it.facts, it.rules) for it in decision.could_ask] == [
        (("narrative",), ("passes", "passes-too"))
    ]
    refused = ruled(*rules, a_rule("must", "must-refuse")).assess(COMPLAINT)
    assert [it.facts for it in refused.could_ask] == [("wish",), ("narrative",)]


def test_ready_made_conditions_ask_for_what_they_do_not_know():
    """The words of the design: anonymous by phone, without a name, for someone else."""
    rules = [
        a_rule("who", "ask", Missing(["complainant.name", "complainant.postal_address"])),
        a_rule("for-whom", "ask", MandateIs(["not-given"]), unless=[MediumIs(["phone"])]),
        a_rule("praise", "must-refuse", NatureIs(["praise"]), if_unknown="ask"),
    ]
    complaint = Complaint(complainant=Complainant(name="…"))

    assert [(facts, who, codes) for facts, _, who, codes in asked(*rules, complaint=complaint)] == [
        (("complainant.postal_address",), "person", ("who",)),
        (("complainant.mandate",), "person", ("for-whom",)),
        (("medium",), "person", ("for-whom",)),
        (("nature",), "body", ("praise",)),
    ]


# -- where it belongs ------------------------------------------------------------------

DESK = ContactPoint(medium="phone", address="1000")
LETTERS = ContactPoint(medium="letter", address="Street 1")
AUDIT = Body(
    code="x.audit",
    name=Text(en="Audit", nl="Audit NL"),
    units=(
        Unit(code="claims", name=Text(en="claims"), contacts=(DESK,)),
        Unit(code="silent", name=Text(en="silent")),
    ),
    contacts=(LETTERS,),
)
COURT = Body(code="x.court", name=Text(en="Court"))
OWN = Body(code="x.own", name=Text(en="Own"), units=(Unit(code="first", name=Text(en="first")),))
DECISIONS = {
    "none": [],
    "no court known": [ContestedDecision(appeal="open")],
    "one court": [ContestedDecision(appeal_to="x.court")],
    "two courts": [
        ContestedDecision(appeal_to="x.strange"),
        ContestedDecision(),
        ContestedDecision(appeal_to="x.court"),
        ContestedDecision(appeal_to="x.strange"),
    ],
}


def referred(*rules, **facts):
    """Where a policy with these rules refers a complaint with these facts."""
    policy = a_policy(rules=rules, body=OWN, own_bodies=(AUDIT, COURT))
    return policy.assess(Complaint(nature="complaint", **facts)).referrals


def to(place, effect="redirect", value=YES, code="x", **choices):
    """A rule that refers there."""
    return a_rule(code, effect, giving(value), refer_to=place, **choices)


@pytest.mark.parametrize(
    ("place", "facts", "expected"),
    [
        ("x.court", {}, [("x.court", COURT, None)]),
        ("x.own", {}, [("x.own", OWN, None)]),
        ("x.own/first", {}, [("x.own/first", OWN, OWN.units[0])]),
        ("x.audit/claims", {}, [("x.audit/claims", AUDIT, AUDIT.units[0])]),
        ("x.strange", {}, [("x.strange", None, None)]),
        ("x.strange/unit", {}, [("x.strange/unit", None, None)]),
        ("@body-concerned", {}, [(None, None, None)]),
        ("@body-concerned", {"bodies": []}, [(None, None, None)]),
        ("@body-concerned", {"bodies": ["x.own"]}, [(None, None, None)]),
        ("@body-concerned", {"bodies": ["x.court"]}, [("x.court", COURT, None)]),
        (
            "@body-concerned",
            {"bodies": ["x.strange", "x.own", "x.audit"]},
            [("x.audit", AUDIT, None), ("x.strange", None, None)],
        ),
        ("@appeal-body", {}, [(None, None, None)]),
        ("@appeal-body", {"decisions": DECISIONS["none"]}, [(None, None, None)]),
        ("@appeal-body", {"decisions": DECISIONS["no court known"]}, [(None, None, None)]),
        ("@appeal-body", {"decisions": DECISIONS["one court"]}, [("x.court", COURT, None)]),
        (
            "@appeal-body",
            {"decisions": DECISIONS["two courts"]},
            [("x.strange", None, None), ("x.court", COURT, None)],
        ),
    ],
)
def test_where_a_contact_is_referred(place, facts, expected):
    """A body, a unit of one, the bodies complained about but the own one, the courts of appeal."""
    rule = to(place)
    found = referred(rule, **facts)

    assert [(it.to, it.body, it.unit) for it in found] == expected
    assert {it.rule for it in found} == {rule}


def test_the_symbols_are_those_that_a_file_may_use():
    """Two of them."""
    assert REFERRED_TO == ("@body-concerned", "@appeal-body")


def test_a_unit_that_a_body_does_not_have_is_an_error():
    """A file with one is refused; a policy made in Python says so when it is asked."""
    with pytest.raises(UnknownNameError, match=r"^no unit 'claim'; did you mean 'claims'\?$"):
        referred(to("x.audit/claim"))


@pytest.mark.parametrize(
    "effect", ["not-a-complaint", "redirect", "must-refuse", "may-refuse", "ask", "advise"]
)
def test_whatever_a_rule_that_holds_does_it_can_refer(effect):
    """Where it does not hold, or cannot tell, it does not; nor one that refers nowhere."""
    assert [it.to for it in referred(to("x.court", effect))] == ["x.court"]
    assert referred(to("x.court", effect, NO)) == ()
    assert referred(to("x.court", effect, UNKNOWN, if_unknown="ask")) == ()
    assert referred(a_rule("x", "must-refuse")) == ()


def test_each_place_is_told_once_in_the_order_of_the_rules():
    """With the rule, and the way there, of the first that names it."""
    found = referred(
        to("x.court", code="one", forwarded_by="body"),
        to("@body-concerned", code="two"),
        to("x.audit/claims", code="three"),
        to("x.court", code="four"),
        to("@appeal-body", code="five"),
        bodies=["x.audit", "x.court"],
    )

    assert [(it.to, it.rule.code) for it in found] == [
        ("x.court", "one"),
        ("x.audit", "two"),
        ("x.audit/claims", "three"),
        (None, "five"),
    ]
    assert [it.forwarded_by for it in found] == [
        ForwardedBy.BODY,
        *[ForwardedBy.PERSON] * 3,
    ]


@pytest.mark.parametrize(
    ("place", "name", "contacts"),
    [
        ("x.audit", "Audit", (LETTERS,)),
        ("x.audit/claims", "Audit, claims", (DESK,)),
        ("x.audit/silent", "Audit, silent", (LETTERS,)),
        ("x.strange", "x.strange", ()),
        ("@appeal-body", "the competent body", ()),
    ],
)
def test_a_place_has_a_name_and_ways_to_get_there(place, name, contacts):
    """Those of the unit, or else of its body; of what is not known, what is known."""
    (found,) = referred(to(place, forwarded_by="body"))

    assert found.name("en") == name
    assert found.contacts == contacts
    assert found.as_dict("en") == {
        "to": None if place.startswith("@") else place,
        "name": name,
        "forwarded_by": "body",
        "rule": "x",
        "contacts": [{"medium": str(point.medium), "address": point.address} for point in contacts],
    }


def test_a_name_is_told_in_the_language_that_is_wanted():
    """Or else in the first in which there is one."""
    (found,) = referred(to("x.audit"))

    assert [found.name(language) for language in ("fr", "nl", "en")] == ["Audit NL"] * 2 + ["Audit"]
