"""Conditions on one fact, or on what is known at all: each on every value it looks at."""

from datetime import date
from itertools import chain, combinations, product

import pytest
from knowledge import AROUND, ATTRIBUTES

from complaintkit import Answer, ChoiceError, Complaint, Medium, MediumIs, Nature, NatureIs, Ternary
from complaintkit.complaints import (
    ERASED,
    FACTS,
    Complainant,
    ComplainantKind,
    Intermediary,
    Mandate,
    with_facts,
)
from complaintkit.conditions import (
    AboutUnit,
    Anonymous,
    AttributeIs,
    CategoryIs,
    ComplainantIs,
    IntermediaryIs,
    LanguageIs,
    MandateIs,
    Missing,
    SubjectIs,
)
from complaintkit.errors import NotATruthError, UnknownNameError

YES, NO, UNKNOWN = Ternary.YES, Ternary.NO, Ternary.UNKNOWN
CODES = ["communication", "organisation", "technical", "relational"]


def subsets(items, most=None):
    """Every set of some of them, the empty one too."""
    items = list(items)
    sizes = range((len(items) if most is None else most) + 1)
    return list(chain.from_iterable(combinations(items, size) for size in sizes))


def whether(value):
    """The answer for True, False or None."""
    return {True: YES, False: NO, None: UNKNOWN}[value]


# -- facts of several values -----------------------------------------------------------

SEVERAL = [
    (MediumIs, "medium", list(Medium)[:4]),
    (IntermediaryIs, "intermediary", list(Intermediary)[:4]),
    (CategoryIs, "categories", CODES),
    (SubjectIs, "subjects", CODES),
]


@pytest.mark.parametrize(("kind", "fact", "values"), SEVERAL, ids=str)
def test_one_of_several_or_only_these(kind, fact, values):
    """For all sets of four against all sets of four: some in common; only: none besides, and one.

    What came by no medium came by no letter alone either.
    """
    for found in [None, *subsets(values)]:
        complaint = Complaint(**{fact: found})
        for wanted in subsets(values):
            shared = [value for value in found or () if value in wanted]
            some = None if found is None else bool(shared)
            alone = None if found is None else found != () and len(shared) == len(found)
            assert kind(wanted).check(complaint) == Answer(whether(some), (fact,))
            assert kind(wanted, only=True).check(complaint) == Answer(whether(alone), (fact,))


@pytest.mark.parametrize(("kind", "fact", "values"), SEVERAL, ids=str)
def test_one_value_may_stand_alone_and_order_does_not_matter(kind, fact, values):
    """A text is one value, not its letters."""
    assert kind(str(values[0])) == kind([values[0]]) == kind({values[0]})
    assert kind(values) == kind(reversed(values)) == kind(iter([*values, values[0]]))
    assert kind(str(values[0])).check(Complaint(**{fact: values[0]})).value is YES


def test_a_category_counts_with_all_that_are_kinds_of_it():
    """Once the policy tells which are; without it a category is itself only."""
    staff = Complaint(categories=["manners"])
    both = Complaint(categories=["manners", "technical"])
    known = CategoryIs(["relations"]).within(AROUND)
    alone = CategoryIs(["relations"], only=True).within(AROUND)

    assert CategoryIs(["relations"]).check(staff).value is NO
    assert known.check(staff) == known.check(both) == Answer(YES, ("categories",))
    assert (alone.check(staff).value, alone.check(both).value) == (YES, NO)
    assert known.check(Complaint(categories=["technical"])).value is NO
    assert CategoryIs(["manners"]).within(AROUND).check(Complaint(categories=["staff"])).value is NO


def test_categories_and_subjects_are_named():
    """So that a file in which they are misspelt can be refused."""
    assert CategoryIs(["b", "a"]).names() == (("category", "a"), ("category", "b"))
    assert SubjectIs(["b", "a"]).names() == (("subject", "a"), ("subject", "b"))


# -- facts of one value ----------------------------------------------------------------


def who(field):
    """Makes a complaint of whose complainant one thing is known."""
    return lambda value: Complaint(complainant=Complainant(**{field: value}))


ONE = [
    (NatureIs, "nature", lambda value: Complaint(nature=value), list(Nature)),
    (AboutUnit, "unit", lambda value: Complaint(unit=value), CODES),
    (LanguageIs, "language", lambda value: Complaint(language=value), ["de", "en", "fr", "nl"]),
    (ComplainantIs, "complainant.kind", who("kind"), list(ComplainantKind)),
    (MandateIs, "complainant.mandate", who("mandate"), list(Mandate)),
]


@pytest.mark.parametrize(("kind", "fact", "complaint", "values"), ONE, ids=lambda it: str(it)[:20])
def test_one_value_is_among_those_named(kind, fact, complaint, values):
    """Yes for those named, no for others, unknown while nobody said: all lists of up to two."""
    for wanted in subsets(values, most=2):
        assert kind(wanted).check(Complaint()) == Answer(UNKNOWN, (fact,))
        assert kind(wanted).check(complaint(None)) == Answer(UNKNOWN, (fact,))
        for value in values:
            expected = whether(value in set(wanted))
            assert kind(wanted).check(complaint(value)) == Answer(expected, (fact,))


@pytest.mark.parametrize(("kind", "fact", "complaint", "values"), ONE, ids=lambda it: str(it)[:20])
def test_the_value_may_stand_alone(kind, fact, complaint, values):
    """By its name in policy files."""
    value = str(values[-1])

    assert kind(value) == kind([value])
    assert kind(value).check(complaint(value)) == Answer(YES, (fact,))


@pytest.mark.parametrize("language", ["DE", "german", "d", "d1", "", "de\n"])
def test_a_language_is_two_small_letters(language):
    """Any other would never be met."""
    with pytest.raises(ChoiceError):
        LanguageIs([language])


def test_the_words_of_a_language_that_is_none():
    """What is wanted, and what was given."""
    with pytest.raises(ChoiceError) as caught:
        LanguageIs(["fr", "german"])

    assert str(caught.value) == "a language is two small letters such as 'de', not 'german'"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: MediumIs("mail"), "no medium 'mail'; did you mean 'e-mail'?"),
        (lambda: IntermediaryIs("lawer"), "no intermediary 'lawer'; did you mean 'lawyer'?"),
        (
            lambda: ComplainantIs(["employee"]),
            "no complainant kind 'employee'; did you mean 'employer' or 'self-employed'?",
        ),
        (lambda: MandateIs(["not given"]), "no mandate 'not given'; did you mean 'not-given'"),
    ],
)
def test_a_misspelt_choice_is_refused_when_it_is_made(make, words):
    """With what was perhaps meant."""
    with pytest.raises(ChoiceError) as caught:
        make()

    assert str(caught.value).startswith(words)


# -- anonymous -------------------------------------------------------------------------

IDENTIFYING = ("complainant.name", "complainant.email", "attribute.scheme")


@pytest.mark.parametrize("named_by", subsets(IDENTIFYING), ids=len)
@pytest.mark.parametrize("wanted", [True, False])
def test_who_is_anonymous(named_by, wanted):
    """What was said decides; else all that identifies must be known; with false the opposite."""
    condition = Anonymous(wanted, identified_by=named_by)
    facts = ("complainant.anonymous", *named_by)
    for said, *known in product([True, False, None], *[[True, False]] * 3):
        if said and known[0]:
            continue  # A name, though the person is said to be anonymous: there is none such.
        stated = dict(zip(IDENTIFYING, ["Anna", "a@example.org", "pension"], strict=True))
        stated = {
            name: stated[name] for name, is_known in zip(stated, known, strict=True) if is_known
        }
        complaint = with_facts(Complaint(), {**stated, "complainant.anonymous": said})
        identified = bool(named_by) and all(name in stated for name in named_by)
        anonymous = said if said is not None else (False if identified else None)
        expected = None if anonymous is None else anonymous is wanted
        assert condition.check(complaint) == Answer(whether(expected), facts)
    assert condition.check(Complaint()) == Answer(UNKNOWN, facts)


def test_no_name_makes_nobody_anonymous():
    """Nor does an erased one."""
    erased = Complaint(complainant=Complainant(name=ERASED))

    assert Anonymous(True, ["complainant.name"]).check(Complaint()).value is UNKNOWN
    assert Anonymous(True, ["complainant.name"]).check(erased).value is NO


def test_what_identifies_is_checked_when_it_is_made():
    """A misspelt fact is refused; one alone may stand so; true or false must be said."""
    assert Anonymous(True, "complainant.name") == Anonymous(True, ["complainant.name"])
    assert Anonymous(True, ["narrative", "attribute.scheme"]).names() == (("attribute", "scheme"),)
    with pytest.raises(UnknownNameError) as caught:
        Anonymous(True, ["complainant.nme"])
    assert str(caught.value).startswith(
        "no fact 'complainant.nme'; did you mean 'complainant.name'"
    )
    with pytest.raises(NotATruthError):
        Anonymous(None)


# -- missing ---------------------------------------------------------------------------

ASKED = ("complainant.name", "narrative", "steps", "attribute.scheme")
KNOWN = {
    "complainant.name": "Anna",
    "narrative": "…",
    "steps": (),
    "attribute.scheme": "pension",
}


@pytest.mark.parametrize("known", subsets(ASKED), ids=len)
def test_what_is_missing_comes_first_and_never_says_yes(known):
    """Unknown while one is missing, no once all are known: an empty list is known."""
    complaint = with_facts(Complaint(), {name: KNOWN[name] for name in known})
    for asked in chain.from_iterable(combinations(ASKED, size) for size in range(5)):
        missing = tuple(name for name in asked if name not in known)
        there = tuple(name for name in asked if name in known)
        expected = Answer(UNKNOWN if missing else NO, (*missing, *there))
        assert Missing(asked).check(complaint) == expected


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_can_be_missing(name):
    """It is looked up by its name."""
    assert Missing(name).check(Complaint()) == Answer(UNKNOWN, (name,))


def test_a_fact_that_there_is_not_cannot_be_missing():
    """With what was perhaps meant; attributes are named, for the policy to check."""
    with pytest.raises(UnknownNameError) as caught:
        Missing(["complainant.name", "narative"])

    assert str(caught.value) == "no fact 'narative'; did you mean 'narrative'?"
    assert Missing(ASKED).names() == (("attribute", "scheme"),)


# -- attributes ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        ({"value": True}, True, YES),
        ({"value": True}, False, NO),
        ({"value": False}, False, YES),
        ({"value": True}, 1, NO),
        ({"value": 1}, True, NO),
        ({"value": 1}, 1, YES),
        ({"value": 0}, False, NO),
        ({"value": "pension"}, "pension", YES),
        ({"value": "pension"}, ERASED, NO),
        ({"value": date(2026, 5, 13)}, date(2026, 5, 13), YES),
        ({"value": date(2026, 5, 13)}, date(2026, 5, 14), NO),
        ({"any_of": ["pension", "sickness"]}, "sickness", YES),
        ({"any_of": ["pension", "sickness"]}, "family", NO),
        ({"any_of": "pension"}, "pension", YES),
        ({"any_of": [1, 2]}, True, NO),
    ],
)
def test_an_attribute_has_the_value_or_one_of_them(wanted, found, expected):
    """True is 1 to Python, and to nobody else."""
    condition = AttributeIs("x", **wanted)

    assert condition.check(Complaint(attributes={"x": found})) == Answer(expected, ("attribute.x",))
    assert condition.check(Complaint(attributes={"y": found})) == Answer(UNKNOWN, ("attribute.x",))


@pytest.mark.parametrize(
    "wanted", [{}, {"value": True, "any_of": ["a"]}, {"any_of": []}, {"value": None}]
)
def test_an_attribute_is_asked_one_thing(wanted):
    """A value, or several."""
    with pytest.raises(ChoiceError) as caught:
        AttributeIs("x", **wanted)

    assert str(caught.value) == "'value' or 'any_of' is wanted: one of the two"


@pytest.mark.parametrize(
    "wanted", [{"value": 1.5}, {"any_of": [None]}, {"any_of": ["a", 1]}, {"any_of": [True, 1]}]
)
def test_the_values_of_an_attribute_are_of_one_plain_type(wanted):
    """A true that stands beside a 1 would be lost without a word."""
    with pytest.raises(ChoiceError) as caught:
        AttributeIs("x", **wanted)

    assert str(caught.value) == (
        "a text, a whole number, a date, true or false is wanted, of one type"
    )


def test_what_is_presumed_counts_until_somebody_says_otherwise():
    """Once the policy tells what that is; without it nothing is presumed."""
    urgent, calm = AttributeIs("urgent", value=True), AttributeIs("urgent", value=False)
    said = Complaint(attributes={"urgent": True})

    assert ATTRIBUTES["urgent"].presumed is False
    assert urgent.check(Complaint()).value is calm.check(Complaint()).value is UNKNOWN
    assert urgent.within(AROUND).check(Complaint()) == Answer(NO, ("attribute.urgent",))
    assert calm.within(AROUND).check(Complaint()).value is YES
    assert urgent.within(AROUND).check(said).value is YES
    assert AttributeIs("unfounded", value=True).within(AROUND).check(Complaint()).value is UNKNOWN
    assert urgent.within(AROUND) == urgent


@pytest.mark.parametrize(
    ("condition", "error", "words"),
    [
        (
            AttributeIs("nickname", value="Nan"),
            ChoiceError,
            "the attribute 'nickname' is personal: nothing can be decided on it",
        ),
        (
            AttributeIs("scheme", any_of=["pension", "sicknes"]),
            ChoiceError,
            "the attribute 'scheme': no choice 'sicknes'; did you mean 'sickness'?",
        ),
        (
            AttributeIs("unfounded", value="yes"),
            ChoiceError,
            "the attribute 'unfounded': true or false is wanted",
        ),
        (
            AttributeIs("unfunded", value=True),
            UnknownNameError,
            "no attribute 'unfunded'; did you mean 'unfounded'?",
        ),
    ],
)
def test_a_policy_refuses_what_its_attribute_cannot_be(condition, error, words):
    """When the condition is bound, which is before anything is asked."""
    with pytest.raises(error) as caught:
        condition.within(AROUND)

    assert str(caught.value) == words
    assert condition.names() == (("attribute", condition.attribute),)
