"""Rules and what they find: each effect on each answer, the strongest decides, nothing is lost."""

import copy
import gc
import pickle
import tracemalloc
from datetime import date
from itertools import chain, permutations, product

import pytest
from knowledge import AROUND
from rulebook import EFFECT_OF, NO, STRONGEST_FIRST, UNKNOWN, YES, a_rule, giving, ruled

from complaintkit import (
    AdmissibilityRule,
    Answer,
    ChoiceError,
    Complainant,
    Complaint,
    Effect,
    ForwardedBy,
    IfUnknown,
    InForce,
    MediumIs,
    Nature,
    NatureIs,
    Outcome,
    Ternary,
    Text,
    UnknownNameError,
)
from complaintkit.admissibility import (
    NATURE_RULE,
    NOTHING_AGAINST,
    PRECEDENCE,
    Asking,
    weighed,
)
from complaintkit.admissibility.finding import made_finding

LABEL = Text(en="a rule")
ADMISSIBLE, INCOMPLETE = Outcome.ADMISSIBLE, Outcome.INCOMPLETE
COMPLAINT = Complaint(nature="complaint")

# What a finding argues for, typed out: (effect, if_unknown): (no, unknown, yes).
ARGUES_FOR = {
    ("not-a-complaint", None): ("admissible", "admissible", "not-a-complaint"),
    ("not-a-complaint", "pass"): ("admissible", "admissible", "not-a-complaint"),
    ("not-a-complaint", "ask"): ("admissible", "incomplete", "not-a-complaint"),
    ("redirect", None): ("admissible", "admissible", "redirected"),
    ("redirect", "pass"): ("admissible", "admissible", "redirected"),
    ("redirect", "ask"): ("admissible", "incomplete", "redirected"),
    ("must-refuse", None): ("admissible", "admissible", "inadmissible"),
    ("must-refuse", "pass"): ("admissible", "admissible", "inadmissible"),
    ("must-refuse", "ask"): ("admissible", "incomplete", "inadmissible"),
    ("ask", None): ("admissible", "incomplete", "incomplete"),
    ("ask", "pass"): ("admissible", "admissible", "incomplete"),
    ("ask", "ask"): ("admissible", "incomplete", "incomplete"),
    ("may-refuse", None): ("admissible", "admissible", "refusable"),
    ("may-refuse", "pass"): ("admissible", "admissible", "refusable"),
    ("may-refuse", "ask"): ("admissible", "incomplete", "refusable"),
    ("advise", None): ("admissible", "admissible", "admissible"),
    ("advise", "pass"): ("admissible", "admissible", "admissible"),
    ("advise", "ask"): ("admissible", "incomplete", "admissible"),
}
FEW = list(chain.from_iterable(product(Ternary, repeat=n) for n in range(3)))
"""Every row of up to two answers."""


def weighing(rule):
    """What asks one rule alone."""
    find = weighed([Asking.of(rule, AROUND)])
    return lambda complaint: find(complaint)[0]


def found(rule, complaint=COMPLAINT):
    """What a rule finds."""
    return weighing(rule)(complaint)


class Fresh:
    """A condition of one's own that makes its answer anew each time."""

    def __init__(self, *values):
        """Take the values to give, in turn."""
        self.values, self.asked = values, 0

    def check(self, complaint):  # noqa: ARG002 - that is what a condition takes
        """The next one, as an object that nobody has seen."""
        self.asked += 1
        value = self.values[self.asked % len(self.values)]
        return Answer(value, ("nature", value.name.lower()))


# -- one rule --------------------------------------------------------------------------


def test_the_table_has_every_effect_with_every_choice():
    """Nothing is left out of what is tested below."""
    wanted = set(product(map(str, Effect), [None, *map(str, IfUnknown)]))

    assert set(ARGUES_FOR) == wanted
    assert len(ARGUES_FOR) == 18


@pytest.mark.parametrize(("effect", "if_unknown"), ARGUES_FOR, ids=str)
@pytest.mark.parametrize("value", Ternary)
def test_A5_what_a_finding_argues_for(effect, if_unknown, value):
    """A5: what is not known makes a complaint incomplete, exactly where the rule says ask."""
    rule = a_rule("x", effect, giving(value, "medium"), if_unknown=if_unknown)
    finding = found(rule)
    expected = ARGUES_FOR[effect, if_unknown][value.value]

    assert finding.value is value
    assert finding.facts == ("medium",)
    assert finding.argues_for is Outcome(expected)
    assert finding.rank == STRONGEST_FIRST.index(Outcome(expected))
    assert finding.holds is (value is YES)
    assert (finding.code, finding.rule) == ("x", rule)
    assert made_finding(rule, value, ("medium",)) == finding
    assert finding.as_dict() == {
        "rule": "x",
        "effect": effect,
        "value": ("no", "unknown", "yes")[value.value],
        "facts": ["medium"],
        "argues_for": expected,
        "source": [],
    }


@pytest.mark.parametrize("effect", Effect)
def test_no_unknown_argues_for_more_than_asking(effect):
    """Whatever a rule does: while it cannot tell, it asks or has nothing against."""
    for if_unknown in (None, *IfUnknown):
        rule = a_rule("x", effect, giving(UNKNOWN, "medium"), if_unknown=if_unknown)
        asks = if_unknown is IfUnknown.ASK or (effect is Effect.ASK and if_unknown is None)

        assert rule.asks_if_unknown is asks
        assert found(rule).argues_for is (INCOMPLETE if asks else ADMISSIBLE)


@pytest.mark.parametrize("when", [values for values in FEW if values], ids=str)
@pytest.mark.parametrize("unless", FEW, ids=str)
def test_a_rule_holds_when_all_hold_and_no_exception_does(when, unless):
    """Every row of up to two conditions and two exceptions, against Kleene's smallest value."""
    conditions = [giving(value, f"w{n}") for n, value in enumerate(when)]
    exceptions = [giving(value, f"u{n}") for n, value in enumerate(unless)]
    rule = a_rule("x", "must-refuse", *conditions, unless=exceptions)
    smallest = min([value.value for value in when] + [2 - value.value for value in unless])

    finding = found(rule)

    assert finding.value is Ternary(smallest)
    assert finding.argues_for is (Outcome.INADMISSIBLE if smallest == 2 else ADMISSIBLE)
    assert finding.facts == (
        *(f"w{n}" for n in range(len(when))),
        *(f"u{n}" for n in range(len(unless))),
    )


def test_advice_goes_without_conditions_and_then_always_holds():
    """Nothing else may: it would refuse everybody."""
    rule = AdmissibilityRule(code="x", effect="advise", label=LABEL)

    assert found(rule).value is YES
    assert found(rule).facts == ()
    unless = AdmissibilityRule(code="x", effect="advise", label=LABEL, unless=[giving(YES)])
    assert found(unless).value is NO


def test_advice_without_conditions_takes_no_answer_of_another_rule():
    """Beside a rule that holds, it holds, and asked for nothing."""
    advice = AdmissibilityRule(code="x", effect="advise", label=LABEL)

    decision = ruled(a_rule("first", "may-refuse", giving(YES, "medium")), advice).assess(COMPLAINT)

    finding = decision.findings[-1]
    assert (finding.code, finding.value, finding.facts) == ("x", YES, ())


@pytest.mark.parametrize("effect", sorted(set(Effect) - {Effect.ADVISE}))
def test_a_rule_without_conditions_is_refused(effect):
    """It would hold for every complaint."""
    words = "'when' is missing: the rule would hold for every complaint"
    for unless in ((), [giving(YES)]):
        with pytest.raises(ChoiceError, match=f"^{words}$"):
            AdmissibilityRule(code="x", effect=effect, label=LABEL, unless=unless, refer_to="y")


NEEDS = ("complainant.name", "narrative")
NAMED = {"complainant": Complainant(name="…")}


@pytest.mark.parametrize(
    ("known", "facts"),
    [
        ({}, ("complainant.name", "narrative")),
        (NAMED, ("narrative", "complainant.name")),
        ({"narrative": "…"}, ("complainant.name", "narrative")),
        ({**NAMED, "narrative": "…"}, ("complainant.name", "narrative")),
    ],
)
@pytest.mark.parametrize("when", [YES, NO, UNKNOWN, None], ids=str)
@pytest.mark.parametrize("if_unknown", [None, *IfUnknown], ids=str)
def test_A5_a_rule_that_needs_facts_holds_while_one_is_not_known(when, known, facts, if_unknown):
    """A5: once it applies; while it is unknown whether it does, it passes unless it says ask."""
    conditions = [] if when is None else [giving(when, "medium")]
    rule = AdmissibilityRule(
        code="x", effect="ask", label=LABEL, when=conditions, needs=NEEDS, if_unknown=if_unknown
    )
    finding = found(rule, Complaint(**known))
    lacking = len(known) < 2
    expected = (when or YES) if lacking else NO
    asks = expected is YES or (expected is UNKNOWN and if_unknown is IfUnknown.ASK)

    assert finding.value is expected
    assert finding.argues_for is (INCOMPLETE if asks else ADMISSIBLE)
    assert finding.facts == (*(() if when is None else ("medium",)), *facts)


def test_a_rule_that_needs_facts_has_exceptions_too():
    """Where an exception holds, nothing is needed."""
    for unless, value in ((YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)):
        rule = AdmissibilityRule(
            code="x", effect="ask", label=LABEL, needs="wish", unless=[giving(unless, "unit")]
        )
        assert found(rule).value is value
        assert found(rule).facts == ("wish", "unit")


def test_only_a_rule_that_asks_needs_anything():
    """Nobody is refused for what is not known; a fact is one that there is."""
    for effect in set(Effect) - {Effect.ASK}:
        words = "^'needs' goes with the effect 'ask': nobody is refused for it$"
        with pytest.raises(ChoiceError, match=words):
            a_rule("x", effect, needs=["narrative"])
    with pytest.raises(UnknownNameError, match=r"^no fact 'narative'; did you mean 'narrative'\?$"):
        a_rule("x", "ask", needs=["narative"])
    assert a_rule("x", "ask", needs="narrative").needs == ("narrative",)
    assert a_rule("x", "ask").asks_if_unknown
    assert not a_rule("x", "ask", needs="narrative").asks_if_unknown
    assert a_rule("x", "ask", needs="narrative", if_unknown="ask").asks_if_unknown


def test_what_redirects_says_where_to():
    """Only a rule that redirects must; every other may."""
    with pytest.raises(ChoiceError, match=r"^'refer_to' is missing: where do these contacts belo"):
        AdmissibilityRule(code="x", effect="redirect", label=LABEL, when=[giving(YES)])
    for effect in set(Effect) - {Effect.REDIRECT}:
        assert a_rule("x", effect).refer_to is None
        assert a_rule("x", effect, refer_to="be.court").refer_to == "be.court"


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (
            {"effect": "must-refus"},
            "no effect 'must-refus'; did you mean 'must-refuse' or 'may-refuse'?",
        ),
        ({"if_unknown": "asks"}, "no if unknown 'asks'; did you mean 'ask' or 'pass'?"),
        ({"forwarded_by": "us"}, "no forwarded by 'us'; known: body, person"),
    ],
)
def test_a_choice_that_there_is_not_is_refused(choices, words):
    """With what was perhaps meant, or all there is."""
    with pytest.raises(ChoiceError) as caught:
        a_rule(**choices)

    assert str(caught.value) == words


def test_choices_are_taken_by_name_or_as_they_are():
    """Texts of a file, members of an enumeration, lists of any kind."""
    named = a_rule("x", "ask", NatureIs(["praise"]), if_unknown="pass", forwarded_by="body")
    made = AdmissibilityRule(
        code="x",
        effect=Effect.ASK,
        label=named.label,
        when=iter([NatureIs(["praise"])]),
        if_unknown=IfUnknown.PASS,
        forwarded_by=ForwardedBy.BODY,
    )

    assert named == made
    assert (made.when, made.unless) == ((NatureIs(["praise"]),), ())
    assert a_rule("x", "ask").forwarded_by is ForwardedBy.PERSON
    assert a_rule("x", "ask").in_force == InForce()


def test_V4_a_rule_and_a_finding_are_values():
    """V4: equal, hashed and copied by what they hold."""
    rule = a_rule("x", "must-refuse", NatureIs(["praise"]), unless=[MediumIs(["phone"])])
    finding = found(rule)
    for one in (rule, finding):
        for again in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
            assert again == one
            assert hash(again) == hash(one)
    assert rule != a_rule("x", "may-refuse", NatureIs(["praise"]), unless=[MediumIs(["phone"])])
    assert pickle.loads(pickle.dumps(finding)).rank == finding.rank == 5


# -- of several the strongest decides --------------------------------------------------


def test_the_outcomes_are_in_the_order_of_the_design():
    """The strongest first, and none beside."""
    assert PRECEDENCE == STRONGEST_FIRST == tuple(Outcome)


@pytest.mark.parametrize(("one", "other"), list(product(Outcome, repeat=2)), ids=str)
def test_A3_of_any_two_outcomes_the_stronger_decides(one, other):
    """A3: over all pairs, whichever rule stands first; the weaker finding is kept and shown."""
    rules = [a_rule("one", EFFECT_OF[one]), a_rule("other", EFFECT_OF[other])]
    stronger = STRONGEST_FIRST[min(map(STRONGEST_FIRST.index, (one, other)))]
    against = {"one": one, "other": other}
    deciding = {code for code, outcome in against.items() if outcome is stronger}
    weaker = set(against) - deciding - {code for code in against if against[code] is ADMISSIBLE}
    if stronger is ADMISSIBLE:
        deciding = {NOTHING_AGAINST}

    for order in permutations(rules):
        decision = ruled(*order).assess(COMPLAINT)
        assert decision.outcome is stronger
        assert set(decision.reasons) == deciding
        assert {finding.code for finding in decision.overruled} == weaker
        assert [it.code for it in decision.findings] == [NATURE_RULE, *(it.code for it in order)]
        assert decision.handled is (STRONGEST_FIRST.index(stronger) >= 3)


def test_every_finding_is_kept_in_the_order_of_the_policy():
    """Those that hold, those that do not, and those that cannot tell."""
    values = [UNKNOWN, YES, NO, YES, UNKNOWN, NO]
    rules = [a_rule(f"r{n}", "may-refuse", giving(value)) for n, value in enumerate(values)]

    decision = ruled(*rules).assess(COMPLAINT)

    assert [(it.code, it.value) for it in decision.findings[1:]] == [
        (f"r{n}", value) for n, value in enumerate(values)
    ]
    assert decision.reasons == ("r1", "r3")
    assert [it.code for it in decision.undecided] == ["r0", "r4"]


def test_A6_where_no_rule_is_against_that_is_the_reason():
    """A6: admissible by default, with its own reason; advice is none against."""
    for rules in ([], [a_rule("x", "must-refuse", giving(NO))], [a_rule("x", "advise")]):
        decision = ruled(*rules).assess(COMPLAINT)

        assert decision.outcome is ADMISSIBLE
        assert decision.reasons == ("nothing-against",)
        assert decision.grounds == decision.overruled == ()


# -- the rule on the nature ------------------------------------------------------------


@pytest.mark.parametrize("nature", [*Nature, None])
@pytest.mark.parametrize("handles", [{"complaint"}, {"complaint", "praise"}, set(Nature)], ids=len)
def test_what_is_of_another_nature_is_no_complaint(nature, handles):
    """Every policy has that rule, first; a nature that nobody said is no ground for anything."""
    policy = ruled(handles=frozenset(map(Nature, handles)))
    decision = policy.assess(Complaint(nature=nature))
    finding = decision.findings[0]

    assert (finding.code, finding.facts) == ("nature", ("nature",))
    if nature is None:
        assert (finding.value, decision.outcome) == (UNKNOWN, ADMISSIBLE)
        assert [question.facts for question in decision.could_ask] == [("nature",)]
    elif nature in handles:
        assert (finding.value, decision.outcome) == (NO, ADMISSIBLE)
    else:
        assert (finding.value, decision.outcome) == (YES, Outcome.NOT_A_COMPLAINT)
        assert decision.reasons == ("nature",)
        assert not decision.handled


# -- findings are shared ---------------------------------------------------------------


def test_complaints_that_are_answered_alike_share_a_finding():
    """With one condition or with several; the finding of one rule is none of another's."""
    for when in ([NatureIs(["praise"])], [NatureIs(["praise"]), MediumIs(["phone"])]):
        find = weighing(a_rule("x", "must-refuse", *when))
        other = weighing(a_rule("y", "must-refuse", *when))
        praise = Complaint(nature="praise", medium="phone", narrative="one")

        assert find(praise) is find(Complaint(nature="praise", medium="phone", narrative="two"))
        assert find(praise) is not find(Complaint(nature="complaint", medium="phone"))
        assert (find(praise).code, other(praise).code) == ("x", "y")


def test_answers_made_anew_give_one_finding_each():
    """Compared by what they say, once they are no longer the same objects."""
    one, two = [Fresh(YES, NO)], [Fresh(YES, NO), Fresh(UNKNOWN)]
    for when, different in ((one, 2), (two, 2)):
        find = weighing(a_rule("x", "must-refuse", *when))
        findings = [find(COMPLAINT) for _ in range(2_000)]

        assert len({id(finding) for finding in findings}) == different


def test_an_answer_in_the_place_of_one_that_is_gone_is_still_told_apart():
    """An identity is used again once its object is gone: never for another answer's finding."""
    values = (YES, NO, UNKNOWN, NO, YES, UNKNOWN, UNKNOWN)
    for when in ([Fresh(*values)], [Fresh(*values), giving(YES, "medium")]):
        find = weighing(a_rule("x", "must-refuse", *when))
        for turn in range(1, 5_000):
            assert find(COMPLAINT).value is values[turn % len(values)]
            if turn % 1_000 == 0:
                gc.collect()


@pytest.mark.parametrize("several", [False, True])
def test_answers_made_anew_take_no_more_room_with_each_complaint(several):
    """What is kept is bounded: twenty thousand complaints leave no more than a thousand."""
    when = [Fresh(YES, NO, UNKNOWN), *([giving(YES, "medium")] if several else [])]
    find = weighing(a_rule("x", "must-refuse", *when))
    for _ in range(1_000):
        find(COMPLAINT)
    gc.collect()
    tracemalloc.start()
    for _ in range(20_000):
        find(COMPLAINT)
    gc.collect()
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert grown < 20_000


def test_a_rule_asks_each_of_its_conditions_once_a_complaint():
    """Neither less, because every fact looked at is named, nor more."""
    conditions = [giving(NO, "nature"), giving(YES, "medium"), giving(UNKNOWN, "unit")]
    find = weighing(a_rule("x", "ask", *conditions[:2], unless=conditions[2:]))
    for _ in range(3):
        find(COMPLAINT)

    assert [condition.asked for condition in conditions] == [3, 3, 3]


def test_a_policy_binds_its_conditions_once():
    """What a condition needs of the policy it learns when the first complaint is assessed."""

    class Bound:
        times = 0

        def check(self, complaint):  # noqa: ARG002 - that is what a condition takes
            return Answer(NO, ("nature",))

        def within(self, surroundings):
            Bound.times += 1
            assert surroundings.own_body == "be.me"
            return self

    policy = ruled(a_rule("x", "must-refuse", Bound()))
    assert Bound.times == 0
    for received in (None, date(2026, 5, 13), date(2026, 5, 14)):
        policy.assess(Complaint(nature="complaint", received=received))

    assert Bound.times == 1
