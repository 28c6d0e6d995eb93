"""Taxonomies: trees of categories, what may be used on a day, what they are in another set."""

import copy
import pickle
import time
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    Category,
    ChoiceError,
    InForce,
    Taxonomy,
    TaxonomyMapping,
    Text,
    UnknownNameError,
)

SAID = Text(en="…")
FIRST, LAST = date(2019, 1, 1), date(2020, 12, 31)


def a_category(code, parent=None, **more):
    """A category of this code."""
    return Category(code=code, label=SAID, parent=parent, **more)


def a_taxonomy(*categories, **more):
    """A taxonomy of these categories."""
    return Taxonomy(code="x", label=SAID, categories=categories, **more)


STAFF = a_taxonomy(
    a_category("rudeness", "staff"),
    a_category("staff", "relations"),
    a_category("relations"),
    a_category("phone", "organisation"),
    a_category("organisation"),
    mappings=(
        TaxonomyMapping(to="y", codes={"relations": "people", "organisation": None}),
        TaxonomyMapping(to="z", codes={"staff": "staff", "phone": "calls"}),
    ),
)
"""Two trees, the leaves before the roots; and what they are elsewhere."""


def words_of(act, kind):
    """The message of the error that an act ends with."""
    with pytest.raises(kind) as caught:
        act()
    return str(caught.value)


# -- a tree, or several ----------------------------------------------------------------


def test_a_category_stands_once():
    """Two of one code would be two things by one name."""
    twice = (a_category("staff"), a_category("relations"), a_category("staff", "relations"))

    words = words_of(lambda: a_taxonomy(*twice), ChoiceError)
    assert words == "a category stands twice in the taxonomy"


def test_a_parent_must_be_there():
    """The message says which one was perhaps meant."""
    rows = (a_category("staff", "relation"), a_category("relations"))

    words = words_of(lambda: a_taxonomy(*rows), UnknownNameError)
    assert words == "no category 'relation'; did you mean 'relations'?"


@pytest.mark.parametrize(
    ("rows", "way"),
    [
        ([("a", "a")], "a → a"),
        ([("a", "b"), ("b", "a")], "a → b → a"),
        ([("d", "a"), ("a", "b"), ("b", "c"), ("c", "a")], "a → b → c → a"),
    ],
)
def test_categories_are_no_kinds_of_each_other(rows, way):
    """A circle is named as it goes round, without the way into it."""
    words = words_of(lambda: a_taxonomy(*(a_category(*row) for row in rows)), ChoiceError)

    assert words == f"categories that are kinds of each other: '{way}'"


def test_P3_a_deep_taxonomy_is_checked_in_a_moment():
    """P3: 2,400 categories one below the other once took half a minute."""
    rows = [a_category(str(n), str(n - 1) if n else None) for n in range(2_400)]
    begin = time.perf_counter()

    assert len(a_taxonomy(*rows).way_up("2399")) == 2_400
    assert time.perf_counter() - begin < 10


# -- what is asked of it ---------------------------------------------------------------


def test_a_category_is_had_by_its_code():
    """And whether there is one can be asked."""
    assert STAFF.category("staff").parent == "relations"
    assert "staff" in STAFF
    assert "noise" not in STAFF
    assert None not in STAFF


@pytest.mark.parametrize(
    "act",
    [
        lambda: STAFF.category("stuff"),
        lambda: STAFF.below(["relations", "stuff"]),
        lambda: STAFF.way_up("stuff"),
        lambda: STAFF.mapped(["staff", "stuff"], "y"),
    ],
)
def test_a_code_that_there_is_not_is_refused(act):
    """Wherever it is asked for."""
    assert words_of(act, UnknownNameError) == "no category 'stuff'; did you mean 'staff'?"


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        (["relations"], {"relations", "staff", "rudeness"}),
        (["staff"], {"staff", "rudeness"}),
        (["rudeness", "organisation"], {"rudeness", "organisation", "phone"}),
        ([], set()),
    ],
)
def test_below_are_the_categories_and_their_kinds(codes, found):
    """However deep."""
    assert STAFF.below(codes) == found


def test_the_way_up_begins_with_the_category_itself():
    """And ends with a root."""
    assert STAFF.way_up("rudeness") == ("rudeness", "staff", "relations")
    assert STAFF.way_up("organisation") == ("organisation",)


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2018, 12, 31), ["always"]),
        (FIRST, ["always", "later", "two-years"]),
        (LAST, ["always", "later", "two-years"]),
        (date(2021, 1, 1), ["always", "later"]),
        (None, ["always", "later", "two-years"]),
    ],
)
def test_a_category_may_be_used_on_its_days(day, codes):
    """First and last day are of them; where the day is not known, all may."""
    taxonomy = a_taxonomy(
        a_category("always"),
        a_category("later", in_force=InForce(first=FIRST)),
        a_category("two-years", in_force=InForce(first=FIRST, last=LAST)),
    )

    assert [category.code for category in taxonomy.usable(day)] == codes


# -- what it is in another -------------------------------------------------------------


@pytest.mark.parametrize(
    ("codes", "to", "found"),
    [
        (["relations"], "y", {"people"}),
        (["rudeness"], "y", {"people"}),
        (["phone"], "y", set()),
        (["rudeness", "organisation"], "y", {"people"}),
        (["rudeness"], "z", {"staff"}),
        (["relations", "organisation"], "z", set()),
        (["phone", "staff", "rudeness"], "z", {"calls", "staff"}),
        ([], "y", set()),
    ],
)
def test_a_category_is_what_the_nearest_above_it_is(codes, to, found):
    """What has no counterpart falls away, whether the mapping says so or is silent."""
    assert STAFF.mapped(codes, to) == found


def test_a_mapping_that_there_is_not_is_refused():
    """With those that there are."""
    assert words_of(lambda: STAFF.mapped(["staff"], "w"), UnknownNameError) == (
        "no mapping to the taxonomy 'w'; known: y, z"
    )
    assert words_of(lambda: a_taxonomy(a_category("a")).mapped([], "w"), UnknownNameError) == (
        "no mapping to the taxonomy 'w'"
    )


# -- laws of a tree --------------------------------------------------------------------


@st.composite
def forests(draw):
    """A taxonomy of one to twelve categories in any order, each a kind of another or of none."""
    rows = []
    for n in range(draw(st.integers(1, 12))):
        parent = draw(st.none() | st.sampled_from(range(n))) if n else None
        rows.append(a_category(f"c{n}", None if parent is None else f"c{parent}"))
    return a_taxonomy(*draw(st.permutations(rows)))


@st.composite
def forests_and_codes(draw):
    """A taxonomy and two lists of its codes."""
    taxonomy = draw(forests())
    some = st.lists(st.sampled_from([category.code for category in taxonomy.categories]))
    return taxonomy, draw(some), draw(some)


@given(forests())
def test_below_and_the_way_up_are_one_relation(taxonomy):
    """One category is below another when that is on its way up."""
    codes = {category.code for category in taxonomy.categories}
    for code in codes:
        below = {other for other in codes if code in taxonomy.way_up(other)}
        assert taxonomy.below([code]) == below
        assert code in below


@given(forests())
def test_every_way_up_ends_at_a_root_and_goes_nowhere_twice(taxonomy):
    """It is a tree, or several."""
    for category in taxonomy.categories:
        way = taxonomy.way_up(category.code)
        assert way[0] == category.code
        assert len(set(way)) == len(way)
        assert taxonomy.category(way[-1]).parent is None


@given(forests_and_codes())
def test_what_is_below_several_is_below_one_of_them(drawn):
    """Below is of sets: of two lists together, what is below each; done twice, no more."""
    taxonomy, some, others = drawn
    both = taxonomy.below([*some, *others])

    assert both == taxonomy.below(some) | taxonomy.below(others)
    assert taxonomy.below(both) == both


@given(forests_and_codes())
def test_a_mapping_of_roots_holds_for_all_below(drawn):
    """When each root is itself elsewhere, each category is its root."""
    taxonomy, some, _ = drawn
    roots = {it.code: it.code for it in taxonomy.categories if it.parent is None}
    mapped = attrs.evolve(taxonomy, mappings=(TaxonomyMapping(to="y", codes=roots),))

    assert mapped.mapped(some, "y") == {taxonomy.way_up(code)[-1] for code in some}


# -- as values -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]
)
def test_V4_a_copy_of_a_taxonomy_is_the_taxonomy(again):
    """V4: used before or not: equal, same hash, same answers."""
    assert STAFF.below(["staff"])
    assert again(STAFF) == STAFF
    assert hash(again(STAFF)) == hash(STAFF)
    assert again(STAFF).mapped(["rudeness"], "y") == {"people"}
    assert attrs.evolve(STAFF, code="y") != STAFF
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        STAFF.code = "y"
