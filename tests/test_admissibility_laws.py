"""Laws of admissibility over rules and complaints of chance, and over all answers there are."""

from datetime import date
from itertools import combinations, product

import pytest
from attrs import evolve, fields
from hypothesis import assume, given
from hypothesis import strategies as st
from knowledge import ATTRIBUTES
from rulebook import (
    ATTRIBUTE,
    FACT,
    NO,
    PERSON,
    PRESUMED,
    STRONGEST_FIRST,
    UNKNOWN,
    YES,
    a_rule,
    cases,
    facts_of,
    giving,
    known_in,
    ruled,
    without,
)

from complaintkit import (
    AllOf,
    AnyOf,
    AttributeIs,
    Complaint,
    Effect,
    FactsError,
    IfUnknown,
    InForce,
    Not,
    Outcome,
    Ternary,
    erased,
)
from complaintkit.complaints import fact

ADMISSIBLE, INCOMPLETE = Outcome.ADMISSIBLE, Outcome.INCOMPLETE
AGAINST = {Outcome.NOT_A_COMPLAINT, Outcome.REDIRECTED, Outcome.INADMISSIBLE}
"""The outcomes that send somebody away."""

ROWS = ("decisions", "steps", "proceedings", "earlier")
VALUES = {
    **FACT,
    **{f"complainant.{name}": values for name, values in PERSON.items()},
    **{f"attribute.{code}": values for code, values in ATTRIBUTE.items()},
}
"""What each fact is drawn from, by its name."""


# -- unknown is never taken for yes ----------------------------------------------------


@given(cases(*PRESUMED))
def test_an_unknown_value_argues_for_asking_or_for_nothing(case):
    """Who is sent away is sent away by a rule that holds, never by one that cannot tell."""
    policy, complaint = case
    decision = policy.assess(complaint)

    for finding in decision.findings:
        if finding.value is UNKNOWN:
            assert finding.argues_for in {INCOMPLETE, ADMISSIBLE}
    if decision.outcome in AGAINST:
        assert {finding.value for finding in decision.grounds} == {YES}


@given(cases())
def test_what_is_not_known_never_sends_anybody_away(case):
    """With any one fact less, each finding is as it was or unknown: who was handled still is.

    Only a rule that needs a fact holds for want of it, and such a rule asks.
    """
    policy, complaint = case
    informed = policy.assess(complaint)
    for path in known_in(complaint):
        ignorant = policy.assess(without(complaint, path))

        for before, after in zip(informed.findings, ignorant.findings, strict=True):
            lacking = after.rule.needs and after.argues_for is INCOMPLETE
            assert after.value in {before.value, UNKNOWN} or lacking
        if informed.handled:
            assert ignorant.handled
        if ignorant.outcome in AGAINST:
            weaker, stronger = map(STRONGEST_FIRST.index, (ignorant.outcome, informed.outcome))
            assert stronger <= weaker


EVERY_RULE = list(product(Effect, [None, *IfUnknown], Ternary))


def test_two_rules_of_any_kind_send_nobody_away_for_not_knowing():
    """All pairs of effect, choice and answer: 1,458 policies, either answer taken away."""

    def outcome(pair):
        made = [
            a_rule(f"r{n}", effect, giving(value, "medium"), if_unknown=if_unknown)
            for n, (effect, if_unknown, value) in enumerate(pair)
        ]
        return ruled(*made).assess(Complaint(nature="complaint")).outcome

    tried = 0
    for one, other in combinations(EVERY_RULE, 2):
        blank, blind = (*one[:2], UNKNOWN), (*other[:2], UNKNOWN)
        if outcome((one, other)) not in AGAINST:
            assert outcome((blank, other)) not in AGAINST
            assert outcome((one, blind)) not in AGAINST
            tried += 1
    assert tried > 500


SHAPES = [
    lambda one, other: [one, other],
    lambda one, other: [Not(one), other],
    lambda one, other: [AnyOf([one, other])],
    lambda one, other: [AnyOf([Not(one), other])],
    lambda one, other: [AllOf([one, Not(other)])],
    lambda one, other: [Not(AllOf([one, other]))],
    lambda one, other: [Not(AnyOf([one, AllOf([other, Not(one)])]))],
]


@pytest.mark.parametrize("shape", SHAPES, ids=range(len(SHAPES)))
@pytest.mark.parametrize("values", list(product(Ternary, repeat=2)), ids=str)
def test_however_conditions_are_combined_not_knowing_turns_no_answer_round(shape, values):
    """All answers of two conditions in every shape, as what must hold and as an exception."""

    def finding(one, other, place):
        conditions = shape(giving(one, "a"), giving(other, "b"))
        given = {"unless": conditions} if place == "unless" else {"when": conditions}
        rule = a_rule("x", "must-refuse", **given)
        return ruled(rule).assess(Complaint(nature="complaint")).findings[1]

    for place in ("when", "unless"):
        before = finding(*values, place)
        for after in (finding(UNKNOWN, values[1], place), finding(values[0], UNKNOWN, place)):
            assert after.value in {before.value, UNKNOWN}
            assert set(after.facts) == set(before.facts)


def test_what_is_presumed_counts_until_somebody_says_otherwise():
    """Only what the policy itself presumes may stand for what nobody said."""
    for value, presumed in product((True, False), (None, True, False)):
        attribute = evolve(ATTRIBUTES["urgent"], presumed=presumed)
        rule = a_rule("x", "must-refuse", AttributeIs("urgent", value=value))
        decision = ruled(rule, attributes=(attribute,)).assess(Complaint(nature="complaint"))
        expected = UNKNOWN if presumed is None else (YES if presumed is value else NO)

        assert decision.findings[1].value is expected


# -- A1, A5, A6: reasons, questions, nothing against -----------------------------------


@given(cases(*PRESUMED))
def test_A1_each_decision_has_a_reason_and_each_reason_a_rule(case):
    """A1, A6: the codes of the rules that decide, or `nothing-against`, and never both."""
    policy, complaint = case
    decision = policy.assess(complaint)
    argued = [finding.argues_for for finding in decision.findings]
    strongest = min(argued, key=STRONGEST_FIRST.index)

    assert decision.outcome is strongest
    assert [it.code for it in decision.findings] == [
        "nature",
        *(rule.code for rule in policy.rules),
    ]
    if strongest is ADMISSIBLE:
        assert decision.reasons == ("nothing-against",)
    else:
        assert decision.reasons == tuple(
            finding.code for finding in decision.findings if finding.argues_for is strongest
        )
        assert decision.reasons
    kept = {it.code for it in (*decision.grounds, *decision.overruled)}
    assert kept == {it.code for it in decision.findings if it.argues_for is not ADMISSIBLE}


@given(cases(*PRESUMED))
def test_A5_incomplete_comes_with_all_that_is_missing(case):
    """A5: what is asked is not known, belongs to a rule that asks, and is all of it."""
    policy, complaint = case
    decision = policy.assess(complaint)
    asks = [
        it
        for it in decision.findings
        if (it.value is UNKNOWN and it.rule.asks_if_unknown)
        or (it.value is YES and it.rule.effect is Effect.ASK)
    ]
    asked = {name for question in decision.asks for name in question.facts}

    if decision.outcome is not INCOMPLETE:
        assert decision.asks == ()
        return
    assert list(decision.grounds) == asks
    assert decision.asks
    missing = {n for it in asks for n in it.facts if fact(complaint, n) is None}
    assert asked == missing
    assert {code for question in decision.asks for code in question.rules} == {
        it.code for it in asks
    }
    assert not asked & {it.facts for it in decision.could_ask}


# -- A2, A3: order ---------------------------------------------------------------------


def turned(complaint):
    """The same facts, told the other way round."""
    known = {it.name: getattr(complaint, it.name) for it in fields(Complaint)}
    for name in ("categories", "subjects", "bodies", "medium", "intermediary"):
        known[name] = None if known[name] is None else sorted(known[name], reverse=True)
    known["attributes"] = dict(reversed(known["attributes"].items()))
    return Complaint(**dict(reversed(known.items())))


@given(cases(*PRESUMED))
def test_A2_the_order_of_facts_does_not_matter(case):
    """A2: neither of the facts, nor of what stands in a list."""
    policy, complaint = case
    one, other = policy.assess(complaint), policy.assess(turned(complaint))

    assert other == one
    assert other.as_dict("en") == one.as_dict("en")
    assert other.explain("fr") == one.explain("fr")


@given(cases(), st.randoms(use_true_random=False))
def test_A2_the_order_of_decisions_and_steps_does_not_matter(case, chance):
    """A2: of rows the latest or any counts, never the first."""
    policy, complaint = case
    rows = {name: getattr(complaint, name) for name in ROWS}
    mixed = {
        name: None if found is None else chance.sample(found, len(found))
        for name, found in rows.items()
    }
    one, other = policy.assess(complaint), policy.assess(evolve(complaint, **mixed))

    assert other.findings == one.findings
    assert {it.to for it in other.referrals} == {it.to for it in one.referrals}


@given(st.data(), cases(*PRESUMED))
def test_A3_the_order_of_rules_does_not_matter(data, case):
    """A3: the same outcome for the same reasons, with the same questions and referrals."""
    policy, complaint = case
    mixed = evolve(policy, rules=data.draw(st.permutations(policy.rules)))
    one, other = policy.assess(complaint), mixed.assess(complaint)

    assert other.outcome is one.outcome
    for several in ("reasons", "findings", "grounds", "overruled", "advice", "undecided"):
        assert set(getattr(other, several)) == set(getattr(one, several))
    for asked in ("asks", "could_ask"):
        assert {(q.facts, q.words, frozenset(q.rules)) for q in getattr(other, asked)} == {
            (q.facts, q.words, frozenset(q.rules)) for q in getattr(one, asked)
        }
    assert {it.to for it in other.referrals} == {it.to for it in one.referrals}


# -- A4: what flips --------------------------------------------------------------------


@given(st.data(), cases(*PRESUMED))
def test_A4_a_fact_that_flips_a_decision_is_named_by_the_rules_that_flip(data, case):
    """A4: over any fact: each rule that finds something else looked at it, before and after."""
    policy, complaint = case
    decision = policy.assess(complaint)
    looked_at = sorted(facts_of(*decision.findings) & VALUES.keys())
    name = data.draw(st.sampled_from([*looked_at, *looked_at, "language", "complainant.email"]))
    value = data.draw(VALUES[name])
    try:
        whatif = decision.what_if({name: value})
    except FactsError:
        assume(False)

    assert whatif.before is decision
    assert fact(whatif.after.complaint, name) == value
    for flip in whatif.flips:
        assert flip.before.code == flip.after.code
        assert flip.before.value is not flip.after.value
        assert name in flip.before.facts
        assert name in flip.after.facts
    before, after = decision.findings, whatif.after.findings
    assert len(whatif.flips) == sum(
        one.value is not other.value for one, other in zip(before, after, strict=True)
    )
    if whatif.after.outcome is not decision.outcome:
        assert whatif.flips


# -- erased, still the same ------------------------------------------------------------


@given(cases(*PRESUMED), st.booleans())
def test_an_erased_complaint_is_decided_the_same(case, born):
    """What a decision rests on stays; a personal attribute that was erased is in no way of it."""
    policy, complaint = case
    if born:
        own = {**complaint.attributes, "born": date(1980, 2, 29), "nickname": "Anneke"}
        complaint = evolve(complaint, attributes=own)
    known, hidden = (policy.assess(it) for it in (complaint, erased(complaint, policy.attributes)))

    assert hidden.findings == known.findings
    assert hidden.as_dict("nl") == known.as_dict("nl")


def test_an_unknown_day_of_receipt_leaves_the_rules_that_still_hold():
    """A rule that ended is not asked; one that began is, whenever that was."""
    held = {
        "ended": InForce(last=date(2025, 12, 31)),
        "began": InForce(first=date(2026, 1, 1)),
        "always": InForce(),
    }
    made = [a_rule(code, "may-refuse", in_force=it) for code, it in held.items()]

    decision = ruled(*made).assess(Complaint(nature="complaint"))

    assert decision.reasons == ("began", "always")
