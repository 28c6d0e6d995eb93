"""Conditions answer yes, no or unknown: Kleene's tables, and each condition on every fact."""

import pickle
from itertools import chain, combinations, product

import pytest
from factories import Answering

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
)
from complaintkit.conditions import CONDITIONS

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


def subsets(items):
    """Every set of some of them, the empty one too."""
    items = list(items)
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


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


@pytest.mark.parametrize("nature", [*Nature, None])
def test_nature_is_one_of_those_named(nature):
    """Yes for those named, no for others, unknown while nobody said: for all lists of up to two."""
    for named in [(), *((one,) for one in Nature), *combinations(Nature, 2)]:
        expected = UNKNOWN if nature is None else (YES if nature in set(named) else NO)
        found = NatureIs(named).check(Complaint(nature=nature))
        assert found == Answer(expected, ("nature",))


@pytest.mark.parametrize("came_by", [None, *subsets(list(Medium)[:4])])
def test_medium_is_one_of_those_named_or_these_alone(came_by):
    """Some in common, or nothing besides; unknown while nobody said: all sets of four media."""
    complaint = Complaint(medium=came_by)
    for named in subsets(list(Medium)[:4]):
        shared = [medium for medium in came_by or () if medium in named]
        some = UNKNOWN if came_by is None else (YES if shared else NO)
        all_named = bool(came_by) and len(shared) == len(came_by)
        alone = UNKNOWN if came_by is None else (YES if all_named else NO)
        assert MediumIs(named).check(complaint) == Answer(some, ("medium",))
        assert MediumIs(named, only=True).check(complaint) == Answer(alone, ("medium",))


def test_each_condition_has_a_kind_of_its_own():
    """The kind is the key by which policy files name it."""
    assert len({condition.kind for condition in CONDITIONS}) == len(CONDITIONS) == 23


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
