"""Decisions: what a policy refuses to decide on, on which days, and what if."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from attrs import evolve
from factories import SECRET, a_limit, a_policy
from knowledge import ATTRIBUTES, SAID
from rulebook import NO, UNKNOWN, WORLD, YES, a_rule, ruled

from complaintkit import (
    AboutBody,
    Answer,
    AppealNotice,
    Attribute,
    AttributeIs,
    Body,
    Category,
    Complainant,
    Complaint,
    FactsError,
    InForce,
    MandateIs,
    MediumIs,
    OlderThan,
    Outcome,
    Taxonomy,
    Text,
    UnknownNameError,
    erased,
)
from complaintkit.complaints import ERASED

WEDNESDAY = date(2026, 5, 13)
LATE_ON_TUESDAY = [
    datetime(2026, 5, 12, 22, 30, tzinfo=UTC),
    datetime(2026, 5, 12, 18, 30, tzinfo=timezone(timedelta(hours=-4))),
]
"""Half past midnight on Wednesday in Brussels, as told elsewhere."""


def problems_of(policy, complaint):
    """Everything for which a policy does not decide: path, code and words of each."""
    with pytest.raises(FactsError) as caught:
        policy.assess(complaint)
    assert SECRET not in str(caught.value)
    return [(it.path, it.code, it.message) for it in caught.value.problems]


def a_complaint(**facts):
    """An ordinary complaint of that Wednesday."""
    return Complaint(**{"received": WEDNESDAY, "nature": "complaint", **facts})


# -- what a policy does not know -------------------------------------------------------

RETIRED = Taxonomy(
    code="x.retired",
    label=SAID,
    categories=(
        Category(code="till-tuesday", label=SAID, in_force=InForce(last=date(2026, 5, 12))),
        Category(code="from-wednesday", label=SAID, in_force=InForce(first=WEDNESDAY)),
    ),
)
OLD = ruled(taxonomies=(*WORLD["taxonomies"], RETIRED))


def test_all_that_a_policy_does_not_know_is_refused_at_once():
    """With what was perhaps meant; what was written stands in no message: it may be personal."""
    complaint = a_complaint(
        categories=[SECRET, "staf", "till-tuesday", "staff", "from-wednesday"],
        subjects=["waitin", "waiting"],
        attributes={
            "unfounded": 1,
            "urgent": True,
            "scheme": SECRET,
            "amount": True,
            "since": SECRET,
            "nickname": 3,
            "scheem": "pension",
        },
    )
    categories = "from-wednesday, manners, relations, staff, technical, till-tuesday"

    assert problems_of(OLD, complaint) == [
        ("categories", "unknown-category", f"no such category; known: {categories}"),
        ("categories", "unknown-category", "no such category; did you mean 'staff'?"),
        (
            "categories",
            "retired-category",
            "the category 'till-tuesday' was not in use on 2026-05-13",
        ),
        ("subjects", "unknown-subject", "no such subject; did you mean 'waiting'?"),
        ("attribute.unfounded", "not-allowed", "true or false is wanted"),
        ("attribute.scheme", "not-allowed", "no choice; known: pension, sickness"),
        ("attribute.amount", "not-allowed", "a whole number is wanted"),
        ("attribute.since", "not-allowed", "a date is wanted"),
        ("attribute.nickname", "not-allowed", "a text is wanted"),
        ("attributes", "unknown-attribute", "no such attribute; did you mean 'scheme'?"),
    ]


def test_what_a_policy_does_not_declare_it_does_not_refuse():
    """A body may keep facts for itself; without a declaration there is nothing to go by."""
    own = a_complaint(categories=["mine"], subjects=["mine"], attributes={"mine": "x"})
    declared = {"taxonomies": "categories", "subjects": "subjects", "attributes": "attributes"}

    assert a_policy().assess(own).outcome is Outcome.ADMISSIBLE
    for name, path in declared.items():
        assert {it[0] for it in problems_of(a_policy(**{name: WORLD[name]}), own)} == {path}


def test_what_is_not_known_or_known_to_be_none_is_not_refused():
    """Neither a complaint of which nothing is known, nor one without categories and subjects."""
    for complaint in (Complaint(), Complaint(categories=[], subjects=[], attributes={})):
        assert OLD.assess(complaint).outcome is Outcome.ADMISSIBLE


@pytest.mark.parametrize(
    ("received", "refused"),
    [
        (date(2026, 5, 12), {"from-wednesday"}),
        (datetime(2026, 5, 12, 21, 59, tzinfo=UTC), {"from-wednesday"}),
        (LATE_ON_TUESDAY[0], {"till-tuesday"}),
        (LATE_ON_TUESDAY[1], {"till-tuesday"}),
        (WEDNESDAY, {"till-tuesday"}),
        (None, set()),
    ],
)
def test_T1_a_category_is_in_use_by_the_local_day_of_receipt(received, refused):
    """T1: in the zone of the policy; while the day is not known, each may have been."""
    for code in ("till-tuesday", "from-wednesday"):
        complaint = Complaint(received=received, categories=[code])
        if code in refused:
            ((_, kind, words),) = problems_of(OLD, complaint)
            assert kind == "retired-category"
            assert words.endswith("12" if code == "from-wednesday" else "13")
        else:
            assert OLD.assess(complaint).handled


def test_an_erased_value_is_no_reason_to_refuse():
    """Of a personal attribute, whatever its type; nothing else is ever erased."""
    known = a_complaint(attributes={"born": date(1980, 2, 29), "scheme": "pension"})
    hidden = erased(known, ATTRIBUTES.values())

    assert hidden.attributes["born"] == ERASED
    assert OLD.assess(hidden).findings == OLD.assess(known).findings
    assert problems_of(OLD, a_complaint(attributes={"scheme": ERASED})) == [
        ("attribute.scheme", "not-allowed", "no choice; known: pension, sickness")
    ]
    assert problems_of(OLD, a_complaint(attributes={"born": "erased"}))


# -- local days ------------------------------------------------------------------------


@pytest.mark.parametrize("received", [WEDNESDAY, *LATE_ON_TUESDAY])
def test_T1_an_instant_is_a_day_in_the_zone_of_the_policy(received):
    """T1: half past ten in the evening in UTC is the next day in Brussels, for every rule."""
    rules = [
        a_rule("old", "may-refuse", OlderThan("1 year", "facts_date", "same-date")),
        a_rule("new", "may-refuse", in_force=InForce(first=WEDNESDAY)),
        a_rule("gone", "may-refuse", in_force=InForce(last=date(2026, 5, 12))),
    ]
    complaint = a_complaint(received=received, facts_date=date(2025, 5, 12))

    decision = ruled(*rules).assess(complaint)

    assert [finding.code for finding in decision.findings] == ["nature", "old", "new"]
    assert decision.reasons == ("old", "new")
    assert decision.complaint is complaint
    in_london = ruled(*rules, zone="Europe/London").assess(complaint)
    assert in_london.reasons == (("old", "new") if received == WEDNESDAY else ("gone",))


def test_a_category_of_two_taxonomies_is_in_use_while_one_uses_it():
    """A file cannot say so; a policy made in Python can."""
    until = InForce(last=date(2020, 12, 31))
    for other, kinds in ((InForce(), []), (until, ["retired-category"])):
        both = tuple(
            Taxonomy(
                code=f"x.{n}",
                label=SAID,
                categories=(Category(code="staff", label=SAID, in_force=held),),
            )
            for n, held in enumerate((until, other))
        )
        policy = a_policy(taxonomies=both)
        complaint = a_complaint(categories=["staff"])
        found = problems_of(policy, complaint) if kinds else []
        assert [kind for _, kind, _ in found] == kinds
        assert policy.assess(Complaint(categories=["staff"])).handled


def test_T1_days_that_contradict_each_other_once_they_are_local_are_refused():
    """T1: somewhere on earth it was sent in time; in the zone of the policy it was not."""
    complaint = a_complaint(received=date(2026, 5, 12), sent=LATE_ON_TUESDAY[0])

    assert problems_of(ruled(), complaint) == [("sent", "contradiction", "later than the receipt")]
    assert ruled(zone="Europe/London").assess(complaint).handled


def test_T1_what_is_asked_with_local_days_keeps_every_other_fact():
    """T1: the complaint itself stays as it was told."""
    who = Complainant(kind="employer", name=SECRET)
    told = a_complaint(received=LATE_ON_TUESDAY[0], complainant=who, medium="fax", wish=SECRET)
    asked = []

    class Asking:
        def check(self, complaint):
            asked.append(complaint)
            return Answer(NO, ())

    decision = ruled(a_rule("x", "advise", Asking())).assess(told)

    assert asked == [evolve(told, received=WEDNESDAY)]
    assert hash(asked[0]) == hash(evolve(told, received=WEDNESDAY))
    assert decision.complaint is told


@pytest.mark.parametrize("fact", ["sent", "put_in_writing"])
def test_T1_other_instants_are_local_days_too(fact):
    """T1: when it was sent, when it was written down."""
    rule = a_rule("old", "may-refuse", OlderThan("1 year", "facts_date", "same-date", on=fact))
    for told in (WEDNESDAY, *LATE_ON_TUESDAY):
        complaint = Complaint(**{fact: told}, facts_date=date(2025, 5, 12))
        assert ruled(rule).assess(complaint).reasons == ("old",)
    tuesday = Complaint(**{fact: date(2026, 5, 12)}, facts_date=date(2025, 5, 12))
    assert ruled(rule).assess(tuesday).reasons == ("nothing-against",)


@pytest.mark.parametrize(
    ("received", "held"),
    [
        (date(2023, 12, 31), ["before", "always"]),
        (date(2024, 1, 1), ["during", "always"]),
        (date(2025, 12, 31), ["during", "always"]),
        (date(2026, 1, 1), ["since", "always"]),
        (None, ["since", "always"]),
    ],
)
def test_a_rule_is_asked_where_it_held_on_the_day_of_receipt(received, held):
    """From its first day to its last; on an unknown day those that still hold."""
    days = {
        "before": InForce(last=date(2023, 12, 31)),
        "during": InForce(first=date(2024, 1, 1), last=date(2025, 12, 31)),
        "since": InForce(first=date(2026, 1, 1)),
        "always": InForce(),
    }
    policy = ruled(*(a_rule(code, "advise", in_force=it) for code, it in days.items()))

    decision = policy.assess(Complaint(received=received))

    assert [finding.code for finding in decision.findings] == ["nature", *held]
    assert [finding.code for finding in decision.advice] == held


# -- what if ---------------------------------------------------------------------------

ASKED = ruled(
    a_rule("mandate", "ask", MandateIs(["not-given"])),
    a_rule("scheme", "must-refuse", AttributeIs("scheme", value="sickness")),
    a_rule("phone", "may-refuse", MediumIs(["phone"])),
    a_rule("late", "advise", in_force=InForce(first=date(2026, 6, 1))),
)


@pytest.mark.parametrize(
    ("facts", "outcome", "flips"),
    [
        ({}, "refusable", []),
        ({"medium": "letter"}, "admissible", ["phone"]),
        ({"medium": None}, "admissible", ["phone"]),
        ({"complainant.mandate": "not-given"}, "incomplete", ["mandate"]),
        ({"complainant.mandate": None}, "incomplete", ["mandate"]),
        ({"attribute.scheme": "sickness"}, "inadmissible", ["scheme"]),
        ({"attribute.scheme": None, "medium": "fax"}, "admissible", ["scheme", "phone"]),
        ({"nature": "praise"}, "not-a-complaint", ["nature"]),
        ({"received": date(2026, 6, 1)}, "refusable", []),
    ],
)
def test_what_a_decision_would_be_with_other_facts(facts, outcome, flips):
    """With the rules that find something else; one that was not asked before is none of them."""
    complaint = a_complaint(
        medium="phone",
        complainant=Complainant(mandate="given"),
        attributes={"scheme": "pension"},
    )
    decision = ASKED.assess(complaint)

    whatif = decision.what_if(facts)

    assert whatif.before is decision
    assert whatif.after.outcome == outcome
    assert [flip.before.code for flip in whatif.flips] == flips
    assert [flip.after.code for flip in whatif.flips] == flips
    assert all(flip.before.value is not flip.after.value for flip in whatif.flips)
    assert decision.complaint == complaint
    words = {name: value for name, value in facts.items() if name.isidentifier()}
    others = {name: value for name, value in facts.items() if name not in words}
    assert decision.what_if(others, **words) == whatif


def test_what_if_is_asked_of_facts_that_there_are():
    """Names, values and codes are checked as those of any complaint."""
    decision = ASKED.assess(a_complaint(complainant=Complainant(name="Anna Peeters")))

    with pytest.raises(UnknownNameError, match=r"^no fact 'mediun'; did you mean 'medium'\?$"):
        decision.what_if(mediun="phone")
    with pytest.raises(FactsError, match=r"^complainant.name: a name, though the complaint is sa"):
        decision.what_if({"complainant.anonymous": True})
    with pytest.raises(FactsError, match=r"^attribute.scheme: no choice; known: pension, sick"):
        decision.what_if({"attribute.scheme": "Anna Peeters"})


# -- by when the person is told --------------------------------------------------------

TOLD = (
    a_limit("10 calendar days", code="refusal"),
    a_limit("5 calendar days", code="ended", in_force=InForce(last=date(2020, 1, 1))),
    a_limit("1 week", code="letters", when=[MediumIs(["letter"])]),
    a_limit("no figure", code="soon"),
)


@pytest.mark.parametrize(
    ("within", "facts", "due"),
    [
        (["refusal"], {}, date(2026, 5, 23)),
        (["refusal"], {"received": LATE_ON_TUESDAY[0]}, date(2026, 5, 23)),
        (["refusal"], {"received": None}, None),
        ([None], {}, None),
        ([None, "refusal"], {}, date(2026, 5, 23)),
        (["ended"], {}, None),
        (["ended", "refusal"], {}, date(2026, 5, 23)),
        (["letters"], {"medium": "letter"}, date(2026, 5, 20)),
        (["letters"], {"medium": "phone"}, None),
        (["refusal", "letters"], {"medium": "letter"}, date(2026, 5, 20)),
        (["letters", "refusal"], {"medium": "letter"}, date(2026, 5, 20)),
        (["soon", "refusal"], {}, date(2026, 5, 23)),
    ],
)
def test_the_person_is_told_within_the_limit_that_a_deciding_rule_names(within, facts, due):
    """The earliest that is owed; where none is, or nothing can be counted, there is no day."""
    rules = [a_rule(f"r{n}", "must-refuse", tell_within=code) for n, code in enumerate(within)]
    weaker = a_rule("weaker", "may-refuse", tell_within="refusal")
    policy = ruled(*rules, weaker, time_limits=TOLD)

    decision = policy.assess(a_complaint(**facts))

    assert (None if decision.tell_by is None else decision.tell_by.due) == due


def test_a_rule_that_does_not_decide_sets_no_limit():
    """Neither advice, nor what is overruled, nor where nothing is against."""
    for effect in ("advise", "may-refuse"):
        rules = [a_rule("x", effect, tell_within="refusal"), a_rule("y", "must-refuse")]
        assert ruled(*rules, time_limits=TOLD).assess(a_complaint()).tell_by is None
        alone = ruled(rules[0], time_limits=TOLD).assess(a_complaint())
        assert (alone.tell_by is None) is (effect == "advise")


# -- what a policy tells its rules -----------------------------------------------------


def test_rules_and_attributes_are_found_by_code():
    """As limits, stages and sources are."""
    assert ASKED.stage("mediation").label.en == "mediation"
    assert ASKED.rule("phone").effect == "may-refuse"
    assert ASKED.attribute("scheme") is ATTRIBUTES["scheme"]
    with pytest.raises(UnknownNameError, match=r"^no rule 'phon'; did you mean 'phone'\?$"):
        ASKED.rule("phon")
    with pytest.raises(UnknownNameError, match=r"^no attribute 'sheme'; did you mean 'scheme'\?$"):
        ASKED.attribute("sheme")


def test_a_policy_s_own_bodies_stand_before_the_shared_ones():
    """Its own body before all; nobody can change which there are."""

    def named(code, name):
        return Body(code=code, name=Text(en=name))

    policy = a_policy(
        body=named("x.me", "me"),
        own_bodies=(named("x.me", "not me"), named("x.one", "mine")),
        shared_bodies={code: named(code, "shared") for code in ("x.me", "x.one", "x.other")},
    )

    assert {code: it.name.en for code, it in policy.bodies.items()} == {
        "x.me": "me",
        "x.one": "mine",
        "x.other": "shared",
    }
    assert policy.own_body == "x.me"
    with pytest.raises(TypeError):
        policy.bodies["x.new"] = policy.body


def test_categories_are_looked_for_in_all_taxonomies():
    """What is a kind of what is said by the taxonomy that has it; a code of none is itself."""
    assert OLD.categories_below(["relations"]) == {"relations", "staff", "manners"}
    assert OLD.categories_below(["staff", "till-tuesday"]) == {"staff", "manners", "till-tuesday"}
    assert OLD.categories_below(["no-such"]) == {"no-such"}
    assert OLD.categories_below([]) == frozenset()


def test_a_limit_knows_the_bodies_of_its_policy_too():
    """What a limit asks, it asks as a rule does: a member of a group belongs to it."""
    limit = a_limit("10 calendar days", when=[AboutBody("be.group")])
    policy = a_policy(limit, **WORLD)

    def owed(body):
        return [(it.code, it.provisional) for it in policy.deadlines(a_complaint(bodies=[body]))]

    assert owed("be.me") == owed("be.me.part") == [("answer", False)]
    assert owed("be.court") == []
    assert owed("x.strange") == [("answer", True)]
    assert policy.limits_by_code[limit.code][0].when == limit.when


def test_the_words_on_appeals_are_the_body_s_own_if_it_has_any():
    """Else it is a standard sentence, which is the business of whoever words a decision."""
    says = Text(en="No appeal.")

    assert ruled().assess(a_complaint()).reminder is None
    noted = ruled(appeal_notice=AppealNotice(says=says))
    assert noted.assess(a_complaint()).reminder is says


def test_an_attribute_of_another_type_is_told_apart_from_a_missing_one():
    """A declaration in Python is held to as one in a file is."""
    attribute = Attribute(code="count", label=SAID, type="number")
    rule = a_rule("x", "must-refuse", AttributeIs("count", value=1))
    policy = a_policy(rules=(rule,), attributes=(attribute,))

    assert policy.assess(Complaint(attributes={"count": 1})).findings[1].value is YES
    assert policy.assess(Complaint(attributes={"count": 0})).findings[1].value is NO
    assert policy.assess(Complaint()).findings[1].value is UNKNOWN
    assert [it[0] for it in problems_of(policy, Complaint(attributes={"count": True}))] == [
        "attribute.count"
    ]
