"""Conditions answer yes, no or unknown: Kleene's tables, conditions of conditions, every kind."""

import pickle
from itertools import chain, permutations, product

import pytest
from factories import Answering
from knowledge import AROUND

from complaintkit import (
    AllOf,
    Answer,
    AnyOf,
    Complaint,
    Medium,
    MediumIs,
    Nature,
    NatureIs,
    Not,
    Ternary,
    conditions,
)
from complaintkit.conditions import CONDITIONS, Name, answers, bound, names_in
from complaintkit.conditions.truths import agrees, every, some, stated
from complaintkit.errors import NotATruthError

YES, NO, UNKNOWN = Ternary.YES, Ternary.NO, Ternary.UNKNOWN

# Kleene's strong logic, typed out from a textbook table: (one, other): (and, or).
TABLE = {
    (NO, NO): (NO, NO),
    (NO, UNKNOWN): (NO, UNKNOWN),
    (NO, YES): (NO, YES),
    (UNKNOWN, NO): (NO, UNKNOWN),
    (UNKNOWN, UNKNOWN): (UNKNOWN, UNKNOWN),
    (UNKNOWN, YES): (UNKNOWN, YES),
    (YES, NO): (NO, YES),
    (YES, UNKNOWN): (UNKNOWN, YES),
    (YES, YES): (YES, YES),
}
TURNED = {YES: NO, NO: YES, UNKNOWN: UNKNOWN}


def giving(value, *facts):
    """A condition that answers so, from these facts."""
    return Answering(Answer(value, facts))


@pytest.mark.parametrize("pair", TABLE, ids=lambda pair: "-".join(it.name for it in pair))
def test_and_and_or_follow_kleene(pair):
    """All nine pairs, for both signs."""
    one, other = pair

    assert (one & other, one | other) == TABLE[pair]


@pytest.mark.parametrize("value", Ternary)
def test_not_turns_yes_and_no_round(value):
    """Unknown stays unknown; twice is as before."""
    assert ~value is TURNED[value]
    assert ~~value is value


def test_a_bool_or_nothing_is_a_truth_value():
    """None is what is not known."""
    assert [Ternary.of(value) for value in (True, False, None)] == [YES, NO, UNKNOWN]


@pytest.mark.parametrize(
    "values", list(chain.from_iterable(product(Ternary, repeat=n) for n in range(4)))
)
def test_all_and_any_follow_the_table_for_up_to_three(values):
    """Every row of up to three answers; the empty all holds, the empty any does not."""
    conditions = [giving(value, f"fact {n}") for n, value in enumerate(values)]
    every, some = YES, NO
    for value in values:
        every, some = TABLE[every, value][0], TABLE[some, value][1]
    facts = tuple(f"fact {n}" for n in range(len(values)))

    assert AllOf(conditions).check(Complaint()) == (every, facts)
    assert AnyOf(conditions).check(Complaint()) == (some, facts)
    assert [condition.asked for condition in conditions] == [2] * len(values)


@pytest.mark.parametrize("value", Ternary)
def test_not_asks_its_condition_and_keeps_the_facts(value):
    """The answer is turned round, what was looked at is not."""
    assert Not(giving(value, "a", "b")).check(Complaint()) == (TURNED[value], ("a", "b"))


def test_a_fact_is_named_once_in_the_order_it_was_looked_at():
    """However many conditions look at it."""
    conditions = [giving(YES, "b"), giving(NO, "a", "b"), giving(YES, "c")]

    assert AllOf(conditions).check(Complaint()).facts == ("b", "a", "c")
    assert AnyOf(conditions).check(Complaint()).facts == ("b", "a", "c")


# -- several rows ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "values", list(chain.from_iterable(product((True, False, None), repeat=n) for n in range(5)))
)
def test_some_and_every_are_the_greatest_and_the_least(values):
    """With no, unknown and yes as 0, 1 and 2: for every list of up to four."""
    rank = {False: 0, None: 1, True: 2}
    meant = {number: value for value, number in rank.items()}

    assert some(values) is meant[max((rank[it] for it in values), default=0)]
    assert every(values) is meant[min((rank[it] for it in values), default=2)]


@pytest.mark.parametrize(
    ("found", "wanted", "expected"),
    [
        ("a", None, True),
        (None, None, True),
        (None, "a", None),
        ("a", "a", True),
        ("b", "a", False),
        (False, False, True),
        (False, True, False),
    ],
)
def test_a_value_agrees_where_none_is_wanted(found, wanted, expected):
    """Else it must be that value, and is unknown while it is not known."""
    assert agrees(found, wanted) is expected


def test_true_or_false_must_be_said():
    """None, 1 and "yes" are neither."""
    assert (stated(True), stated(False)) == (True, False)
    for value in (None, 1, "yes"):
        with pytest.raises(NotATruthError, match=f"a {type(value).__name__} where true or false"):
            stated(value)


def test_answers_name_a_fact_once():
    """Whoever asks for it twice."""
    assert answers("steps", "bodies", "steps").no == Answer(NO, ("steps", "bodies"))


# -- every kind ------------------------------------------------------------------------

KINDS = {
    *("about-body", "about-unit", "all", "anonymous", "any", "appeal", "attribute", "category"),
    *("complainant", "decided", "handled-before", "intermediary", "language", "lasted"),
    *("mandate", "medium", "missing", "nature", "not", "older-than", "proceedings"),
    *("step-taken", "subject"),
}


def test_each_condition_has_a_kind_of_its_own():
    """The kind is the key by which policy files name it."""
    assert [it.__name__ for it in CONDITIONS] == sorted(it.__name__ for it in CONDITIONS)
    assert {it.kind for it in CONDITIONS} == KINDS
    assert len(CONDITIONS) == len(KINDS) == 23
    assert {it.__name__ for it in CONDITIONS} <= set(conditions.__all__)


@pytest.mark.parametrize("kind", CONDITIONS, ids=lambda kind: kind.kind)
def test_each_condition_says_where_it_was_found(kind):
    """A rule in words, the real procedure that asks it, an example."""
    words = kind.__doc__

    assert "Examples:" in words
    assert kind in {AllOf, AnyOf, Not} or "Source: " in words


def test_conditions_are_values():
    """V4: equal by content, hashable, picklable; the order of media does not matter."""
    made = [
        AllOf([Not(NatureIs([Nature.PRAISE])), AnyOf([MediumIs([Medium.FAX, Medium.LETTER])])])
        for _ in range(2)
    ]
    turned = AllOf([Not(NatureIs([Nature.PRAISE])), AnyOf([MediumIs([Medium.LETTER, Medium.FAX])])])

    assert made[0] == made[1] == turned == pickle.loads(pickle.dumps(turned))
    assert len({*made, turned}) == 1
    assert made[0] != AllOf(made[0].conditions[:1])


# -- conditions inside others, and of one's own ----------------------------------------


class Wish:
    """A condition of one's own: no attrs, no kind; it knows its policy and names something."""

    def __init__(self, own="nobody"):
        """Without a policy it is nobody's."""
        self.own = own

    def check(self, complaint):
        """Whether the wish speaks of the body."""
        return Answer(Ternary.of(complaint.wish and self.own in complaint.wish), ("wish",))

    def within(self, surroundings):
        """The same for the body of that policy."""
        return Wish(surroundings.own_body)

    def names(self):
        """A body and an attribute."""
        return [Name("body", "be.top"), Name("attribute", "scheme")]


def test_a_condition_of_ones_own_is_bound_and_named_like_the_others():
    """At any depth; what has nothing to bind stays the same object."""
    plain = giving(YES, "a")
    nested = AllOf([AnyOf([Not(Wish()), plain]), plain])
    complaint = Complaint(wish="a letter of be.me")

    known = bound(nested, AROUND)

    assert nested.check(complaint).value is YES
    assert known.check(complaint) == (YES, ("wish", "a"))
    assert known.conditions[0].conditions[0].condition.own == "be.me"
    assert known.conditions[1] is plain
    assert names_in(nested) == (("body", "be.top"), ("attribute", "scheme"))
    assert names_in(plain) == ()


@pytest.mark.parametrize("kind", [AllOf, AnyOf])
def test_the_order_of_conditions_does_not_matter(kind):
    """A2, A3: the answer is the same, and so are the facts it names."""
    for values in product(Ternary, repeat=3):
        made = [giving(value, str(n)) for n, value in enumerate(values)]
        found = [kind(order).check(Complaint()) for order in permutations(made)]
        assert len({answer.value for answer in found}) == 1
        assert len({frozenset(answer.facts) for answer in found}) == 1
