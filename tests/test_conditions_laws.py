"""What holds of every kind of condition, whatever it is asked and however little is known."""

import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from knowledge import (
    AROUND,
    CODES,
    complaints,
    fact_name_of,
    learnt,
    unknown_in,
)

from complaintkit import AllOf, AnyOf, Complaint, Medium, MediumIs, Nature, NatureIs, Not, Ternary
from complaintkit.complaints import (
    DAYS,
    FACTS,
    AppealState,
    Complainant,
    ComplainantKind,
    EarlierState,
    Intermediary,
    Mandate,
    ProceedingState,
    fact,
    with_facts,
)
from complaintkit.conditions import (
    CONDITIONS,
    SYMBOLS,
    AboutBody,
    AboutUnit,
    Anonymous,
    AppealIs,
    AttributeIs,
    CategoryIs,
    ComplainantIs,
    Decided,
    HandledBefore,
    IntermediaryIs,
    LanguageIs,
    Lasted,
    MandateIs,
    Missing,
    OlderThan,
    ProceedingsAre,
    StepTaken,
    SubjectIs,
    bound,
)
from complaintkit.errors import ComplaintkitError, FactsError
from complaintkit.provenance import fingerprint

YES, NO, UNKNOWN = Ternary.YES, Ternary.NO, Ternary.UNKNOWN

# -- every kind, drawn -----------------------------------------------------------------


def _some(values):
    return st.frozensets(st.sampled_from([*values]), max_size=2)


BODIES, TRUTH = _some([*CODES, *SYMBOLS]), st.booleans()
DAY = st.sampled_from([*DAYS, "attribute.since"])
NAMES = st.lists(st.sampled_from([*FACTS, "attribute.scheme"]), max_size=3, unique=True)
SPAN = {
    "term": st.sampled_from(["1 calendar day", "2 weeks", "5 months", "1 year"]),
    "since": DAY,
    "on": DAY,
    "month_rule": st.sampled_from(["same-date", "eve-of-date"]),
}
DRAWN = {
    AboutBody: {"bodies": BODIES, "only": TRUTH},
    AboutUnit: {"units": _some(["audit", "pensions"])},
    Anonymous: {"anonymous": TRUTH, "identified_by": NAMES},
    AppealIs: {"states": _some(AppealState)},
    CategoryIs: {"categories": _some(["relations", "staff", "technical"]), "only": TRUTH},
    ComplainantIs: {"kinds": _some(ComplainantKind)},
    Decided: {"decided": TRUTH, "by": BODIES},
    HandledBefore: {
        "bodies": BODIES,
        "state": st.none() | st.sampled_from(EarlierState),
        "new_elements": st.none() | TRUTH,
    },
    IntermediaryIs: {"intermediaries": _some(list(Intermediary)[:3]), "only": TRUTH},
    LanguageIs: {"languages": _some(["de", "fr", "nl"])},
    Lasted: SPAN,
    MandateIs: {"mandates": _some(Mandate)},
    MediumIs: {"media": _some(list(Medium)[:3]), "only": TRUTH},
    Missing: {"facts": NAMES.filter(bool)},
    NatureIs: {"natures": _some(list(Nature)[:3]).map(sorted)},
    OlderThan: SPAN,
    ProceedingsAre: {"states": _some(ProceedingState), "before": BODIES, "except_before": BODIES},
    StepTaken: {
        "bodies": BODIES,
        "answered": st.none() | TRUTH,
        "after": st.none() | DAY,
    },
    SubjectIs: {"subjects": _some(["decision", "waiting"]), "only": TRUTH},
}
ATTRIBUTES = {"scheme": ["pension"], "amount": [1, 2], "unfounded": [False], "urgent": [True]}
SINGLE = {kind: st.builds(kind, **parts) for kind, parts in DRAWN.items()}
OF_ATTRIBUTE = {"attribute": st.just("scheme"), "value": st.none(), "any_of": st.just(["pension"])}
SINGLE[AttributeIs] = st.sampled_from(
    [AttributeIs(code, any_of=values) for code, values in ATTRIBUTES.items()]
)
EACH = pytest.mark.parametrize("kind", SINGLE, ids=lambda kind: kind.kind)
ANY_ONE = st.one_of(*SINGLE.values())


def nested(single, least=0):
    """Conditions of conditions, with at least so many in each list."""
    return st.recursive(
        single,
        lambda inner: st.one_of(
            st.builds(AllOf, st.lists(inner, min_size=least, max_size=3)),
            st.builds(AnyOf, st.lists(inner, min_size=least, max_size=3)),
            st.builds(Not, inner),
        ),
        max_leaves=5,
    )


NESTED = nested(ANY_ONE)


def test_every_kind_is_drawn():
    """What is new comes under the laws below."""
    assert {*SINGLE, AllOf, AnyOf, Not} == set(CONDITIONS)


def facts_of(condition):
    """The facts that a condition looks at, with or without a policy."""
    return {*condition.check(Complaint()).facts, *bound(condition, AROUND).check(Complaint()).facts}


@st.composite
def cases(draw, conditions):
    """A condition, alone or in its policy, and a complaint of which it knows something."""
    condition = draw(conditions)
    complaint = draw(complaints(facts_of(condition)))
    return bound(condition, AROUND) if draw(st.booleans()) else condition, complaint


@given(cases(ANY_ONE))
def test_A2_a_condition_is_a_value(case):
    """V4, A2: equal, hashed and fingerprinted by content; a copy and a pickle answer the same."""
    condition, complaint = case
    copies = (copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it)))

    for other in (make(condition) for make in copies):
        assert other == condition
        assert hash(other) == hash(condition)
        assert fingerprint(other) == fingerprint(condition)
        assert other.check(complaint) == condition.check(complaint)


@given(cases(ANY_ONE))
def test_an_answer_is_made_once(case):
    """Nothing is made when a condition is asked: the same answer is the same object.

    But for that of missing facts, whose order depends on the complaint.
    """
    condition, complaint = case
    found = condition.check(complaint)

    assert condition.check(complaint) == found
    assert condition.check(complaint) is found or isinstance(condition, Missing)


@given(cases(ANY_ONE))
def test_binding_twice_is_binding_once(case):
    """What knows its policy learns nothing more from it; by content it stays the same."""
    condition, complaint = case
    once = bound(condition, AROUND)

    assert bound(once, AROUND).check(complaint) == once.check(complaint)
    assert once == condition or isinstance(condition, CategoryIs)


JUNK = [None, 5, 1.5, b"x", object(), "junk", [5], [None], {}, ["@junk"], [[]], date(2026, 5, 13)]


@EACH
@given(data=st.data(), junk=st.sampled_from(JUNK))
def test_what_a_field_does_not_take_is_refused_in_words(kind, data, junk):
    """Any field of any kind takes it, or one of the library's own errors comes of it."""
    whole = {name: data.draw(values) for name, values in DRAWN.get(kind, OF_ATTRIBUTE).items()}
    field = data.draw(st.sampled_from([*whole]))
    try:
        condition = kind(**{**whole, field: junk})
    except ComplaintkitError:
        return
    assert condition.check(Complaint()).value in Ternary


# -- nothing known ---------------------------------------------------------------------

NOTHING = [Complaint(), Complaint(complainant=Complainant())]


@EACH
@given(data=st.data())
def test_A5_where_nothing_is_known_nothing_is_said(kind, data):
    """A5: a complaint of which nothing is known is unknown to every kind.

    A presumption of the policy is knowledge.
    """
    condition = data.draw(SINGLE[kind])
    presumed = kind is AttributeIs and condition.attribute == "urgent"
    for complaint in NOTHING:
        assert condition.check(complaint).value is UNKNOWN
        assert bound(condition, AROUND).check(complaint).value is (NO if presumed else UNKNOWN)


@given(nested(ANY_ONE, least=1))
def test_A5_nor_by_conditions_of_conditions(condition):
    """However they are combined, as long as each has at least one inside."""
    for complaint in NOTHING:
        assert condition.check(complaint).value is UNKNOWN


# -- something learnt ------------------------------------------------------------------


def learns(draw, complaint, names):
    """The complaint with one of these facts more; itself where that cannot be."""
    where = [path for path in unknown_in(complaint) if fact_name_of(path) in names]
    if not where:
        return complaint
    try:
        return learnt(draw, complaint, draw(st.sampled_from(where)))
    except FactsError:
        return complaint


def steady(condition):
    """Whether nothing that is learnt can turn its yes into no, or its no into yes.

    - A presumption holds until somebody says otherwise.
    - Who gave an address, but no name, can still say that they want to stay unknown. Who gave
      a name cannot: the two contradict each other.
    """
    if isinstance(condition, AttributeIs):
        return condition.attribute != "urgent"
    if isinstance(condition, Anonymous):
        return not condition.identified_by or "complainant.name" in condition.identified_by
    return True


@EACH
@given(data=st.data())
def test_A5_what_is_learnt_turns_no_answer_round(kind, data):
    """A5: yes stays yes and no stays no, whichever fact becomes known; unknown may become either.

    For every kind, but for the two cases of ``steady``.
    """
    condition, complaint = data.draw(cases(SINGLE[kind].filter(steady)))
    before = condition.check(complaint).value
    for _ in range(3):
        complaint = learns(data.draw, complaint, facts_of(condition))
        after = condition.check(complaint).value
        assert before in {UNKNOWN, after}
        before = after


@given(cases(nested(ANY_ONE.filter(steady))), st.data())
def test_A5_nor_those_of_conditions_of_conditions(case, data):
    """A5: Kleene's logic keeps it so."""
    condition, complaint = case
    more = learns(data.draw, complaint, facts_of(condition))

    assert condition.check(complaint).value in {UNKNOWN, condition.check(more).value}


def test_where_something_learnt_does_turn_an_answer_round():
    """The two exceptions are real ones."""
    reached = with_facts(Complaint(), {"complainant.email": "a@example.org"})
    hidden = with_facts(reached, {"complainant.anonymous": True})
    by_mail = Anonymous(True, ["complainant.email"])
    urgent = AttributeIs("urgent", value=True).within(AROUND)
    said = Complaint(attributes={"urgent": True})

    assert (by_mail.check(reached).value, by_mail.check(hidden).value) == (NO, YES)
    assert (urgent.check(Complaint()).value, urgent.check(said).value) == (NO, YES)


# -- the facts that are named ----------------------------------------------------------


@given(cases(NESTED), st.data())
def test_A4_what_is_not_named_decides_nothing(case, data):
    """A4: a fact that the answer does not name can become known without changing it."""
    condition, complaint = case
    answer = condition.check(complaint)
    others = {fact_name_of(path) for path in unknown_in(complaint)} - {*answer.facts}

    assert condition.check(learns(data.draw, complaint, others)) == answer


@given(cases(NESTED))
def test_A4_facts_are_named_as_they_are_asked_for(case):
    """A4: each once, each one that there is; what is unknown names at least one."""
    condition, complaint = case
    value, facts = condition.check(complaint)

    assert len(set(facts)) == len(facts)
    for name in facts:
        fact(complaint, name)
    assert facts or value is not UNKNOWN


# -- Kleene's laws ---------------------------------------------------------------------


@given(ANY_ONE, ANY_ONE, ANY_ONE, st.data())
def test_the_laws_of_kleene(one, other, third, data):
    """Of not, all and any: turned twice, de Morgan, order, grouping, distribution, absorption."""
    complaint = data.draw(complaints(facts_of(AllOf([one, other, third]))))

    def value(condition):
        return condition.check(complaint).value

    assert value(Not(Not(one))) is value(one)
    assert value(Not(AllOf([one, other]))) is value(AnyOf([Not(one), Not(other)]))
    assert value(Not(AnyOf([one, other]))) is value(AllOf([Not(one), Not(other)]))
    assert value(AllOf([one, other])) is value(AllOf([other, one]))
    assert value(AllOf([one, AllOf([other, third])])) is value(AllOf([one, other, third]))
    assert value(AnyOf([one, AnyOf([other, third])])) is value(AnyOf([one, other, third]))
    assert value(AllOf([one, AnyOf([other, third])])) is value(
        AnyOf([AllOf([one, other]), AllOf([one, third])])
    )
    assert value(AllOf([one])) is value(AnyOf([one])) is value(one)
    assert value(AnyOf([one, AllOf([one, other])])) is value(one)
