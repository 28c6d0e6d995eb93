"""The facts of a complaint: what they take, what they refuse, what is left when they are erased."""

import copy
import hashlib
import inspect
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError
from factories import SECRET
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import ChoiceError, Complaint, ComplaintkitError, NotADateError, Text
from complaintkit.complaints import (
    ERASED,
    FACTS,
    AppealState,
    Attribute,
    AttributeType,
    Complainant,
    ContestedDecision,
    EarlierComplaint,
    KnownBy,
    Medium,
    Nature,
    PriorStep,
    Proceeding,
    choices,
    days_of,
    erased,
    fact,
    pseudonym,
    with_facts,
)
from complaintkit.errors import (
    FactsError,
    KeyTooShortError,
    NotATextError,
    NotATruthError,
    UnknownNameError,
)
from complaintkit.testing import complaints

DAY, NEXT = date(2026, 5, 13), date(2026, 5, 14)
KEY = bytes(range(32))
PERSONAL = ("reference", "narrative", "wish")
WHO = ("name", "postal_address", "email", "phone")


def own(code="own", **parts):
    """An attribute, of a text unless told otherwise."""
    return Attribute(**{"code": code, "label": Text(en=code), "type": "text", **parts})


def problems(**facts):
    """What a complaint with these facts says against itself."""
    with pytest.raises(FactsError) as caught:
        Complaint(**facts)
    return [(problem.path, problem.code, problem.message) for problem in caught.value.problems]


# ---------------------------------------------------------------- what is taken, what is refused


def test_a_complaint_of_which_nothing_is_known_is_a_complaint():
    """All facts may be unknown; there are then no attributes."""
    found = Complaint()

    assert [getattr(found, it.name) for it in fields(Complaint)] == [None] * 21 + [{}]


def test_one_name_may_stand_alone_where_several_can():
    """A single medium or code is not taken for its letters."""
    found = Complaint(medium="letter", intermediary="lawyer", categories="delay", bodies=["a", "a"])

    assert found.medium == {Medium.LETTER}
    assert found.intermediary == {choices.Intermediary.LAWYER}
    assert found.categories == {"delay"}
    assert found.bodies == {"a"}


def test_none_of_them_is_something_else_than_not_known():
    """An empty list is known to be none."""
    assert Complaint(steps=[], categories=[]) != Complaint()
    assert Complaint(steps=[]).steps == ()


def test_an_attribute_that_is_not_known_is_none():
    """None says nothing, so it is left out; a date is exactly a date."""

    class Day(date):
        pass

    found = Complaint(attributes={"a": None, "b": False, "c": Day(2026, 5, 13)})

    assert found.attributes == {"b": False, "c": DAY}
    assert type(found.attributes["c"]) is date


WRONG = {
    "reference": (5, NotATextError, "reference: a int where a text is wanted"),
    "received": ("2026-05-13", NotADateError, "a str where a datetime.date is wanted"),
    "facts_date": (
        datetime(2026, 5, 13, tzinfo=UTC),
        NotADateError,
        "a datetime where a date is wanted: which local day it is, a policy's zone decides",
    ),
    "nature": (5, ChoiceError, None),
    "categories": (5, ChoiceError, "a int where a list is wanted"),
    "subjects": ([5], NotATextError, "a code that is no text"),
    "bodies": ([["a"]], NotATextError, "a code that is no text"),
    "unit": (5, NotATextError, "unit: a int where a text is wanted"),
    "medium": (5, ChoiceError, "a int where a list is wanted"),
    "intermediary": ([5], ChoiceError, None),
    "language": (b"fr", NotATextError, "language: a bytes where a text is wanted"),
    "complainant": (
        "Anna Peeters",
        ChoiceError,
        "complainant: a str where a Complainant is wanted",
    ),
    "decisions": ("abc", ChoiceError, "a str where a list is wanted"),
    "steps": (["abc"], ChoiceError, "steps: a str where a PriorStep is wanted"),
    "proceedings": ([PriorStep()], ChoiceError, None),
    "earlier": (5, ChoiceError, "a int where a list is wanted"),
    "attributes": ([5], ChoiceError, "attributes: a list where values by code are wanted"),
}


@pytest.mark.parametrize("name", WRONG)
def test_P1_a_value_of_another_class_is_refused_by_the_librarys_own_error(name):
    """P1: also where Python would have taken it, or failed with an error of its own."""
    value, kind, message = WRONG[name]

    with pytest.raises(ComplaintkitError) as caught:
        Complaint(**{name: value})

    assert type(caught.value) is kind
    assert message in {None, str(caught.value)}


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ({5: True}, "attributes: a code that is no text, or is empty"),
        ({"": True}, "attributes: a code that is no text, or is empty"),
        (
            {"a": 1.5},
            "attributes: a float where a text, a whole number, true, false or a date is wanted",
        ),
        (
            {"a": datetime(2026, 5, 13, tzinfo=UTC)},
            "a datetime where a date is wanted: which local day it is, a policy's zone decides",
        ),
    ],
)
def test_attributes_are_plain_values_by_code(attributes, message):
    """An instant is none: nobody could say on which day it lies."""
    with pytest.raises(ComplaintkitError) as caught:
        Complaint(attributes=attributes)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("kind", "facts", "error"),
    [
        (Complainant, {"anonymous": 1}, NotATruthError),
        (Complainant, {"kind": "boss"}, ChoiceError),
        (Complainant, {"mandate": "maybe"}, ChoiceError),
        (Complainant, {"phone": 5}, NotATextError),
        (ContestedDecision, {"by": 5}, NotATextError),
        (ContestedDecision, {"notified": "2026-05-13"}, NotADateError),
        (ContestedDecision, {"appeal": "later"}, ChoiceError),
        (ContestedDecision, {"appeal_to": 5}, NotATextError),
        (PriorStep, {"body": 5}, NotATextError),
        (PriorStep, {"answered": "yes"}, NotATruthError),
        (Proceeding, {"before": 5}, NotATextError),
        (Proceeding, {"state": "open"}, ChoiceError),
        (EarlierComplaint, {"body": 5}, NotATextError),
        (EarlierComplaint, {"state": "pending"}, ChoiceError),
        (EarlierComplaint, {"new_elements": 0}, NotATruthError),
    ],
)
def test_P1_the_parts_of_a_complaint_are_as_strict(kind, facts, error):
    """P1: texts, days, choices and truths, of exactly their type."""
    with pytest.raises(error):
        kind(**facts)


def test_an_empty_code_is_refused():
    """It names nothing."""
    with pytest.raises(ChoiceError, match=r"^a code that is empty$"):
        Complaint(categories=["a", ""])


@pytest.mark.parametrize(
    "kind", [it for it in vars(choices).values() if inspect.isclass(it) and it is not StrEnum]
)
def test_names_of_choices_are_short_plain_words(kind):
    """Lower case, parted by hyphens: they stand in files and on the command line."""
    assert all(part.isalpha() and part.islower() for it in kind for part in it.split("-"))
    assert all(it.name.isupper() for it in kind)


# ------------------------------------------------------------------------------- contradictions


def test_all_contradictions_are_told_at_once():
    """Each with the fact that it is about."""
    found = problems(
        received=DAY,
        sent=NEXT,
        facts_date=date(2026, 5, 16),
        learnt_date=date(2026, 5, 15),
        complainant=Complainant(anonymous=True, name=SECRET),
        decisions=[ContestedDecision(), ContestedDecision(notified=NEXT)],
        steps=[PriorStep(on=DAY), PriorStep(), PriorStep(on=NEXT)],
    )

    assert found == [
        (
            "complainant.name",
            "contradiction",
            "a name, though the complaint is said to be anonymous",
        ),
        ("sent", "contradiction", "later than the receipt"),
        ("facts_date", "contradiction", "later than the receipt"),
        ("learnt_date", "contradiction", "later than the receipt"),
        ("decisions[2].notified", "contradiction", "later than the receipt"),
        ("steps[3].on", "contradiction", "later than the receipt"),
        ("learnt_date", "contradiction", "earlier than the facts"),
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"sent": DAY, "facts_date": DAY, "learnt_date": DAY},
        {"steps": [PriorStep(on=DAY)], "decisions": [ContestedDecision(notified=DAY)]},
        {"put_in_writing": NEXT},
        {"complainant": Complainant(anonymous=False, name="x")},
        {"complainant": Complainant(anonymous=None, name="x")},
        {"complainant": Complainant(anonymous=True, email="x")},
    ],
)
def test_what_can_be_true_together_is_no_contradiction(facts):
    """The same day is not later, and an oral complaint is written down afterwards."""
    assert Complaint(received=DAY, **facts).received == DAY


def test_what_is_not_known_contradicts_nothing():
    """A day after the receipt needs a receipt, a name an answer on being anonymous."""
    assert Complaint(sent=NEXT, learnt_date=NEXT).received is None
    assert Complaint(facts_date=NEXT, received=None).facts_date == NEXT


@pytest.mark.parametrize(("hours", "holds"), [(24, True), (47, True), (48, True), (72, False)])
def test_an_instant_contradicts_only_what_it_does_in_every_zone(hours, holds):
    """Two days apart by the clock may be one day apart where the body is, and not more."""
    received = datetime(2026, 5, 13, 0, 0, tzinfo=UTC)
    sent = received + timedelta(hours=hours)

    if holds:
        assert Complaint(received=received, sent=sent).sent == sent
    else:
        assert [path for path, _, _ in problems(received=received, sent=sent)] == ["sent"]


def test_the_ends_of_time_are_compared_like_all_days():
    """No day before the first nor after the last is asked for."""
    first = datetime(1, 1, 1, 12, tzinfo=UTC)
    last = datetime(9999, 12, 31, 12, tzinfo=UTC)

    assert Complaint(received=last, sent=first).sent == first
    assert Complaint(received=last, sent=date(9999, 12, 31)).received == last
    assert [path for path, _, _ in problems(received=first, sent=last)] == ["sent"]


def test_contradictions_survive_a_pickle():
    """V4: the error of another process says the same."""
    with pytest.raises(FactsError) as caught:
        Complaint(received=DAY, sent=NEXT)

    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value) == "sent: later than the receipt"
    assert again.problems == caught.value.problems


# ---------------------------------------------------------------------------------- facts by name


def test_every_fact_has_a_name():
    """Those of the complainant with a dot."""
    who = tuple(f"complainant.{it.name}" for it in fields(Complainant))
    plain = {it.name for it in fields(Complaint)} - {"complainant", "attributes"}

    assert set(FACTS) == {*plain, *who}
    assert FACTS[0] == "reference"
    assert FACTS[-1] == "complainant.anonymous"


@given(complaints([own("a"), own("b", type="date")]))
def test_facts_that_are_put_back_change_nothing(complaint):
    """Each as it was, known or not, one by one and all together."""
    names = (*FACTS, "attribute.a", "attribute.b", "attribute.c")
    known = {name: fact(complaint, name) for name in names}

    assert with_facts(complaint, known) == complaint
    assert all(with_facts(complaint, {name: value}) == complaint for name, value in known.items())


@given(complaints(), st.sampled_from(FACTS))
def test_a_fact_can_be_taken_away(complaint, name):
    """Then it is not known, and the others are as they were."""
    left = with_facts(complaint, {name: None})

    assert fact(left, name) is None
    assert all(fact(left, other) == fact(complaint, other) for other in FACTS if other != name)


def test_facts_can_be_otherwise():
    """In the words of files, or as the library has them; a complainant is made where wanted."""
    before = Complaint(nature="praise", attributes={"a": 1, "b": 2})
    changed = with_facts(
        before,
        {
            "nature": Nature.COMPLAINT,
            "medium": "letter",
            "complainant.anonymous": False,
            "attribute.a": 3,
            "attribute.b": None,
        },
    )

    assert changed == Complaint(
        nature="complaint",
        medium=["letter"],
        complainant=Complainant(anonymous=False),
        attributes={"a": 3},
    )
    assert before.attributes == {"a": 1, "b": 2}


@pytest.mark.parametrize("act", [fact, days_of, lambda it, name: with_facts(it, {name: None})])
@pytest.mark.parametrize("name", ["receved", "complainant", "complainant.nam", "attributes", ""])
def test_a_fact_that_there_is_not_is_an_error(act, name):
    """With those that there are."""
    with pytest.raises(UnknownNameError) as caught:
        act(Complaint(), name)

    assert str(caught.value).startswith(f"no fact '{name}'")
    assert caught.value.known == tuple(sorted(FACTS))


def test_facts_that_contradict_each_other_cannot_be_put_together():
    """A what-if is as strict as a complaint."""
    with pytest.raises(FactsError):
        with_facts(Complaint(received=DAY), {"sent": NEXT})


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("received", (datetime(2026, 5, 13, 22, tzinfo=UTC),)),
        ("sent", None),
        ("facts_date", (DAY,)),
        ("nature", None),
        ("steps", None),
        ("steps.on", (DAY, NEXT)),
        ("decisions.notified", None),
        ("attribute.since", (NEXT,)),
        ("attribute.text", None),
        ("attribute.other", None),
    ],
)
def test_the_days_of_a_fact(name, found):
    """One, one a row, or none that is known: a row without a day makes all of them unknown."""
    complaint = Complaint(
        received=datetime(2026, 5, 13, 22, tzinfo=UTC),
        facts_date=DAY,
        nature="complaint",
        steps=[PriorStep(on=DAY), PriorStep(on=NEXT)],
        decisions=[ContestedDecision(notified=DAY), ContestedDecision()],
        attributes={"since": NEXT, "text": "2026-05-13"},
    )

    assert days_of(complaint, name) == found


def test_no_steps_have_no_days():
    """Known to be none, which is not the same as not known."""
    assert days_of(Complaint(steps=[]), "steps.on") == ()
    assert days_of(Complaint(), "steps.on") is None


# ------------------------------------------------------------------------------------- attributes


@pytest.mark.parametrize(
    ("kind", "good", "bad", "message"),
    [
        ("truth", True, 1, "true or false is wanted"),
        ("number", 12, True, "a whole number is wanted"),
        ("number", 0, "12", "a whole number is wanted"),
        ("date", DAY, datetime(2026, 5, 13, tzinfo=UTC), "a date is wanted"),
        ("date", DAY, "2026-05-13", "a date is wanted"),
        ("text", "12", 12, "a text is wanted"),
        ("choice", "high", 1, "a choice in quotes is wanted"),
        ("choice", "low", "hihg", "no choice 'hihg'; did you mean 'high'?"),
        ("choice", "low", SECRET, f"no choice '{SECRET}'; known: high, low"),
    ],
)
def test_a_value_fits_its_attribute_or_not(kind, good, bad, message):
    """Of exactly its type, and one of its choices."""
    attribute = own(type=kind, choices=("low", "high") if kind == "choice" else ())

    assert attribute.problem(good) is None
    assert attribute.problem(bad) == message


def test_a_personal_value_is_not_quoted():
    """What is allowed is told all the same."""
    attribute = own(type="choice", choices=("low", "high"), personal=True)

    assert attribute.problem("hihg") == "no choice; did you mean 'high'?"
    assert attribute.problem(SECRET) == "no choice; known: high, low"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"type": "choice"}, "'choices' go with type 'choice', and only with it"),
        ({"choices": ("a",)}, "'choices' go with type 'choice', and only with it"),
        ({"type": "truth", "presumed": "no"}, "presumed: true or false is wanted"),
        (
            {"type": "choice", "choices": ("a", "b"), "presumed": "c"},
            "presumed: no choice 'c'; known: a, b",
        ),
        ({"type": "txt"}, "no attribute type 'txt'; did you mean 'text'?"),
        ({"known_by": "nobody"}, "no known by 'nobody'; did you mean 'body'?"),
    ],
)
def test_an_attribute_whose_parts_do_not_go_together_is_refused(parts, message):
    """With what is wrong."""
    with pytest.raises(ChoiceError) as caught:
        own(**parts)

    assert str(caught.value) == message


def test_an_attribute_is_asked_of_the_person_and_tells_nobody_unless_said():
    """The defaults, and a presumption that fits."""
    attribute = own(type="choice", choices=("a", "b"), presumed="b", known_by="body")

    assert own().known_by is KnownBy.PERSON
    assert not own().personal
    assert (attribute.type, attribute.known_by) == (AttributeType.CHOICE, KnownBy.BODY)


# ---------------------------------------------------------------------------------------- privacy


def hmac_by_hand(key, message):
    """HMAC-SHA-256 as RFC 2104 writes it, without the library that the package uses."""
    block = (hashlib.sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in block) + message).digest()
    return hashlib.sha256(bytes(byte ^ 0x5C for byte in block) + inner).hexdigest()


@given(st.text(st.characters()), st.binary(min_size=32, max_size=200))
def test_a_pseudonym_is_128_bits_of_an_hmac(value, key):
    """Of any text, under any key that is long enough."""
    expected = hmac_by_hand(key, value.encode("utf-8", "surrogatepass"))[:32]

    assert pseudonym(value, key) == expected


@given(st.text(), st.text(), st.binary(min_size=32, max_size=32))
def test_pseudonyms_are_the_same_for_the_same_and_differ_otherwise(one, other, key):
    """So a reference is found again, by who has the key."""
    assert (pseudonym(one, key) == pseudonym(other, key)) is (one == other)
    assert pseudonym(one, key) != pseudonym(one, key + b"\1")


@pytest.mark.parametrize("length", [0, 16, 31])
def test_a_key_that_could_be_guessed_is_refused(length):
    """Wherever one is taken; the error says how long it must be, and nothing of the key."""
    for act in (
        lambda key: pseudonym("x", key),
        lambda key: erased(Complaint(reference="x"), key=key),
    ):
        with pytest.raises(KeyTooShortError) as caught:
            act(b"k" * length)
        assert str(caught.value) == "a key of at least 32 bytes is wanted"
        again = pickle.loads(pickle.dumps(caught.value))
        assert (str(again), again.wanted) == (str(caught.value), 32)


DECLARED = (own("shown"), own("hidden", personal=True))


@given(complaints([*DECLARED, own("undeclared", type="number")]))
def test_what_is_erased_stays_known_and_tells_nothing(complaint):
    """All that is personal, and no more; what was not known is not known afterwards."""
    left = erased(complaint, DECLARED)

    for name in FACTS:
        before, after = fact(complaint, name), fact(left, name)
        personal = name in PERSONAL or name.removeprefix("complainant.") in WHO
        assert after == (ERASED if personal and before is not None else before)
    assert left.attributes == {
        code: value if code == "shown" else ERASED for code, value in complaint.attributes.items()
    }
    assert erased(left, DECLARED) == left


@given(complaints())
def test_a_reference_can_become_a_pseudonym(complaint):
    """Nothing else does."""
    left = erased(complaint, key=KEY)
    reference = complaint.reference

    assert left.reference == (None if reference is None else pseudonym(reference, KEY))
    assert evolve(left, reference=None) == evolve(erased(complaint), reference=None)


def test_facts_marked_as_personal_are_those_that_are_erased_and_not_shown():
    """One mark for both, so that none is forgotten in one place."""
    for kind, names in ((Complaint, PERSONAL), (Complainant, WHO)):
        marked = {it.name for it in fields(kind) if it.metadata.get("personal")}
        unshown = {it.name for it in fields(kind) if not it.repr}
        assert marked == set(names)
        assert unshown == marked | ({"attributes"} if kind is Complaint else set())


# -------------------------------------------------------------------------------- values, V4


@given(complaints([own("a"), own("b", type="number")]), st.sampled_from(FACTS))
def test_V4_a_copy_of_a_complaint_is_the_complaint(complaint, name):
    """V4: equal, of the same hash; without one fact it is another, if that was known."""
    for found in (
        copy.copy(complaint),
        copy.deepcopy(complaint),
        pickle.loads(pickle.dumps(complaint)),
    ):
        assert found == complaint
        assert hash(found) == hash(complaint)
        assert found.attributes == complaint.attributes
    less = with_facts(complaint, {name: None})
    assert (less == complaint) is (fact(complaint, name) is None)


def test_V4_the_order_in_which_codes_are_given_is_no_part_of_the_value():
    """V4: nor whether they come twice."""
    one = Complaint(categories=["a", "b"], medium=["letter", "fax"], attributes={"x": 1, "y": 2})
    other = Complaint(
        categories=("b", "a", "b"), medium={"fax", "letter"}, attributes={"y": 2, "x": 1}
    )

    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize(
    "value",
    [
        Complaint(),
        Complainant(),
        ContestedDecision(appeal=AppealState.OPEN),
        PriorStep(),
        Proceeding(),
        EarlierComplaint(),
        own(),
    ],
)
def test_V4_facts_are_frozen(value):
    """V4: none is set, deleted or added afterwards; a change is another value."""
    name = fields(type(value))[0].name

    with pytest.raises(FrozenInstanceError):
        setattr(value, name, None)
    with pytest.raises(FrozenInstanceError):
        delattr(value, name)
    with pytest.raises((FrozenInstanceError, AttributeError)):
        value.anything = 1
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value
    assert hash(copy.copy(value)) == hash(value)


def test_V4_a_complaint_keeps_nothing_of_what_it_was_given():
    """V4: who changes the list or the table afterwards does not change the complaint."""
    codes, rows, attributes = ["a"], [PriorStep()], {"x": 1}
    found = Complaint(categories=codes, steps=rows, attributes=attributes)

    codes.append("b")
    rows.append(PriorStep())
    attributes["y"] = 2

    assert (found.categories, len(found.steps), found.attributes) == ({"a"}, 1, {"x": 1})


def test_days_are_compared_by_the_instant_whatever_the_zone():
    """The same moment on two clocks is one fact."""
    there = datetime(2026, 5, 13, 14, tzinfo=timezone(timedelta(hours=2)))

    assert Complaint(received=there) == Complaint(received=there.astimezone(UTC))
