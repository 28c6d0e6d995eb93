"""Every kind of condition as policy files write it, and what is said where one is misspelt."""

import tomllib
from datetime import date

import pytest
from factories import WHOLE_POLICY
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import AllOf, AnyOf, MediumIs, NatureIs, Not, PolicyError, load_policy
from complaintkit.conditions import (
    CONDITIONS,
    AboutBody,
    AboutUnit,
    Anonymous,
    AppealIs,
    AttributeIs,
    CategoryIs,
    ComplainantIs,
    Condition,
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
    names_in,
)
from complaintkit.reading.convert import converter, none_but_ours, structure
from complaintkit.reading.faults import found_in

WRITTEN = {
    '{ category = ["technical"] }': CategoryIs(["technical"]),
    '{ category = ["technical", "staff"], only = true }': CategoryIs(
        ["staff", "technical"], only=True
    ),
    '{ subject = ["decision"] }': SubjectIs("decision"),
    '{ subject = ["decision"], only = true }': SubjectIs("decision", only=True),
    '{ medium = ["e-mail"], only = false }': MediumIs("e-mail"),
    '{ nature = ["praise", "appeal"] }': NatureIs(["praise", "appeal"]),
    '{ intermediary = ["ombudsman"], only = true }': IntermediaryIs("ombudsman", only=True),
    '{ complainant = ["employer", "self-employed"] }': ComplainantIs(["employer", "self-employed"]),
    '{ mandate = ["not-given"] }': MandateIs("not-given"),
    '{ language = ["de"] }': LanguageIs("de"),
    '{ about-body = ["be.inasti", "@body"] }': AboutBody(["@body", "be.inasti"]),
    '{ about-body = ["be.inasti"], only = true }': AboutBody("be.inasti", only=True),
    '{ about-unit = ["external-audit"] }': AboutUnit("external-audit"),
    "{ anonymous = true }": Anonymous(True),
    '{ anonymous = false, identified_by = ["complainant.name"] }': Anonymous(
        False, ["complainant.name"]
    ),
    '{ missing = ["complainant.name", "narrative"] }': Missing(["complainant.name", "narrative"]),
    '{ missing = "complainant.name" }': Missing("complainant.name"),
    '{ older-than = "1 year", since = "facts_date", month_rule = "same-date" }': OlderThan(
        "1 year", since="facts_date", month_rule="same-date"
    ),
    '{ older-than = "6 weeks", since = "steps.on", on = "sent" }': OlderThan(
        "6 weeks", since="steps.on", on="sent"
    ),
    '{ lasted = "2 months", since = "attribute.idle", month_rule = "eve-of-date" }': Lasted(
        "2 months", since="attribute.idle", month_rule="eve-of-date"
    ),
    '{ step-taken = ["@body-concerned"] }': StepTaken("@body-concerned"),
    '{ step-taken = [], answered = false, after = "facts_date" }': StepTaken(
        [], answered=False, after="facts_date"
    ),
    '{ handled-before = ["@body"] }': HandledBefore("@body"),
    '{ handled-before = [], state = "closed", new_elements = false }': HandledBefore(
        [], state="closed", new_elements=False
    ),
    '{ proceedings = ["pending"] }': ProceedingsAre("pending"),
    '{ proceedings = ["ended"], before = ["be.court"], except_before = ["@appeal-body"] }': (
        ProceedingsAre("ended", before="be.court", except_before="@appeal-body")
    ),
    '{ appeal = ["open", "lodged"] }': AppealIs(["lodged", "open"]),
    "{ decided = true }": Decided(True),
    '{ decided = false, by = ["@body"] }': Decided(False, by="@body"),
    '{ attribute = "unfounded", value = true }': AttributeIs("unfounded", value=True),
    '{ attribute = "amount", value = 1 }': AttributeIs("amount", value=1),
    '{ attribute = "since", value = 2026-05-13 }': AttributeIs("since", value=date(2026, 5, 13)),
    '{ attribute = "scheme", any_of = ["pension", "sickness"] }': AttributeIs(
        "scheme", any_of=["sickness", "pension"]
    ),
    "{ all = [{ decided = true }, { not = { any = [{ anonymous = true }] } }] }": AllOf(
        [Decided(True), Not(AnyOf([Anonymous(True)]))]
    ),
}


@pytest.fixture
def read(tmp_path):
    """Reads one condition from the ``when`` of a limit."""

    def read_it(condition):
        path = tmp_path / "own.toml"
        path.write_text(f"{WHOLE_POLICY}when = [{condition}]\n", encoding="utf-8")
        return load_policy(path).time_limits[0].when[0]

    return read_it


def test_every_kind_is_written():
    """What is new is read too."""

    def kinds(condition):
        yield type(condition)
        for inner in getattr(condition, "conditions", ()):
            yield from kinds(inner)
        if isinstance(condition, Not):
            yield from kinds(condition.condition)

    assert {kind for it in WRITTEN.values() for kind in kinds(it)} == set(CONDITIONS)


@pytest.mark.parametrize("written", WRITTEN)
def test_a_condition_is_read_as_it_is_written(written):
    """By the key of its kind, its other fields beside it."""
    table = tomllib.loads(f"it = {written}")["it"]
    condition = structure(converter(none_but_ours), table, Condition)

    assert condition == WRITTEN[written]
    assert hash(condition) == hash(WRITTEN[written])
    assert names_in(condition) == names_in(WRITTEN[written])


# What is wrong: the path inside the condition, and the words.
MISSPELT = {
    '{ category = "technical" }': (".category", "a list is wanted, not 'technical'"),
    '{ category = ["a"], olny = true }': (".olny", "no key 'olny' here; did you mean 'only'?"),
    "{ subject = [1] }": (".subject[1]", "a text in quotes is wanted, not 1"),
    '{ subject = [""] }': (".subject", "a code that is empty"),
    '{ intermediary = ["lawer"] }': (
        ".intermediary[1]",
        "'lawer' is not allowed here; did you mean 'lawyer'?",
    ),
    '{ complainant = ["employers"] }': (
        ".complainant[1]",
        "'employers' is not allowed here; did you mean 'employer' or 'self-employed'?",
    ),
    '{ mandate = ["given", "no"] }': (
        ".mandate[2]",
        "'no' is not allowed here; known: given, not-given, own-behalf",
    ),
    '{ language = ["german"] }': (
        ".language",
        "a language is two small letters such as 'de', not 'german'",
    ),
    '{ about-body = ["@boddy"] }': (
        ".about-body",
        "no symbol '@boddy'; did you mean '@body'?",
    ),
    '{ about-body = ["be.inasti"], within = "x" }': (
        ".within",
        "no key 'within' here; known: about-body, only",
    ),
    '{ about-body = ["be.inasti"], _within = "x" }': (
        "._within",
        "no key '_within' here; known: about-body, only",
    ),
    '{ anonymous = "yes" }': (".anonymous", "true or false is wanted, not 'yes'"),
    '{ anonymous = true, identified_by = ["complainant.nme"] }': (
        ".identified_by",
        "no fact 'complainant.nme'; did you mean 'complainant.name' or 'complainant.phone'?",
    ),
    '{ missing = ["narative"] }': (".missing", "no fact 'narative'; did you mean 'narrative'?"),
    '{ missing = ["complainant"] }': (
        ".missing",
        ("no fact 'complainant'; did you mean 'complainant.name' or 'complainant.kind'?"),
    ),
    '{ older-than = "1 year", since = "facts_date" }': (
        "",
        "a term of 1 year needs month_rule: 'same-date' or 'eve-of-date'",
    ),
    '{ older-than = "1 yer", since = "facts_date" }': (
        ".older-than",
        "no unit 'yer' in the term '1 yer'; did you mean 'years'?",
    ),
    '{ older-than = 365, since = "facts_date" }': (
        ".older-than",
        "a text in quotes is wanted, not 365",
    ),
    '{ older-than = "5 working days", since = "facts_date" }': (
        ".older-than",
        "a term in calendar days, weeks, months or years is wanted, not '5 working days'",
    ),
    '{ older-than = "1 week", since = "facts" }': (
        ".since",
        "no day 'facts'; did you mean 'facts_date'?",
    ),
    '{ older-than = "1 week" }': (".since", "'since' is missing"),
    '{ lasted = "1 month", since = "sent", month_rule = "same" }': (
        ".month_rule",
        "'same' is not allowed here; did you mean 'same-date'?",
    ),
    '{ step-taken = ["@body-concernd"] }': (
        ".step-taken",
        "no symbol '@body-concernd'; did you mean '@body-concerned'?",
    ),
    "{ step-taken = [], answered = 1 }": (".answered", "true or false is wanted, not 1"),
    '{ step-taken = [], after = "fact_date" }': (
        ".after",
        "no day 'fact_date'; did you mean 'facts_date' or 'learnt_date'?",
    ),
    '{ handled-before = [], state = "opened" }': (
        ".state",
        "'opened' is not allowed here; did you mean 'open'?",
    ),
    '{ proceedings = ["running"] }': (
        ".proceedings[1]",
        "'running' is not allowed here; known: ended, pending",
    ),
    '{ proceedings = ["ended"], exept_before = ["x"] }': (
        ".exept_before",
        "no key 'exept_before' here; did you mean 'except_before' or 'before'?",
    ),
    '{ appeal = ["close"] }': (
        ".appeal[1]",
        "'close' is not allowed here; known: decided, lodged, missed, none, open",
    ),
    "{ decided = [] }": (".decided", "true or false is wanted, not []"),
    '{ attribute = "x" }': ("", "'value' or 'any_of' is wanted: one of the two"),
    '{ attribute = "x", value = 1, any_of = [2] }': (
        "",
        "'value' or 'any_of' is wanted: one of the two",
    ),
    '{ attribute = "x", any_of = ["a", 1] }': (
        ".any_of",
        "a text, a whole number, a date, true or false is wanted, of one type",
    ),
    '{ attribute = "x", value = 1.5 }': (
        ".value",
        "a text, a whole number, a date, true or false is wanted, not 1.5",
    ),
    '{ about_body = ["x"] }': (
        "",
        "one kind of condition is wanted, not 'about_body'; did you mean 'about-body'?",
    ),
    '{ older_than = "1 week", since = "sent" }': (
        "",
        "one kind of condition is wanted, not 'older_than', 'since'; did you mean 'older-than'?",
    ),
    '{ appeal = ["open"], decided = true }': (
        "",
        "one kind of condition is wanted, not 'appeal', 'decided'",
    ),
}


@pytest.mark.parametrize("written", MISSPELT)
def test_P2_what_is_misspelt_is_told_at_its_place(read, written):
    """P2: path, words, and what was perhaps meant."""
    place, words = MISSPELT[written]

    with pytest.raises(PolicyError) as caught:
        read(written)

    (problem,) = caught.value.problems
    assert (problem.path, problem.message) == (f"time_limit[1].when[1]{place}", words)
    assert problem.line == len(WHOLE_POLICY.splitlines()) + 1


VALUES = st.recursive(
    st.one_of(
        st.integers(-5, 5),
        st.booleans(),
        st.sampled_from(["", "x", "1 year", "@body", "facts_date", "open", "true", "attribute.x"]),
        st.dates(),
        st.floats(allow_nan=False),
    ),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=3,
)
KEYS = sorted({"only", "since", "on", "value", "any_of", "before", *(it.kind for it in CONDITIONS)})


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=3))
def test_P1_any_table_is_a_condition_or_a_problem(table):
    """P1: whatever stands there, only the library's own error comes of it."""
    made = converter(none_but_ours)
    try:
        condition = structure(made, table, Condition)
    except Exception as error:  # noqa: BLE001 - which it is, is what is tested
        problems = list(found_in(error))
        assert problems
        assert all("another kind" not in words for _, _, words in problems), problems
    else:
        assert type(condition) in CONDITIONS
