"""The length of a time limit: how it is written, and what is refused."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import Term, TermError, TermUnit

MOST = {
    TermUnit.CALENDAR_DAYS: 36_525,
    TermUnit.WORKING_DAYS: 36_525,
    TermUnit.WEEKS: 5_218,
    TermUnit.MONTHS: 1_200,
    TermUnit.YEARS: 100,
}
HOW = "write a whole number and a unit, such as '45 calendar days', or 'immediate' or 'no figure'"
UNITS = "calendar days, months, weeks, working days, years"


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("10 calendar days", 10, TermUnit.CALENDAR_DAYS),
        ("1 calendar day", 1, TermUnit.CALENDAR_DAYS),
        ("21 working days", 21, TermUnit.WORKING_DAYS),
        ("1 working day", 1, TermUnit.WORKING_DAYS),
        ("2 weeks", 2, TermUnit.WEEKS),
        ("1 week", 1, TermUnit.WEEKS),
        ("3 months", 3, TermUnit.MONTHS),
        ("1 month", 1, TermUnit.MONTHS),
        ("2 years", 2, TermUnit.YEARS),
        ("1 year", 1, TermUnit.YEARS),
        ("immediate", 0, TermUnit.IMMEDIATE),
        ("no figure", 0, TermUnit.NO_FIGURE),
    ],
)
def test_a_term_reads_as_it_is_written(text, amount, unit):
    """Every unit, one or several, and the two without a number; there and back."""
    term = Term.parse(text)

    assert (term.amount, term.unit) == (amount, unit)
    assert str(term) == text
    assert pickle.loads(pickle.dumps(term)) == term


@pytest.mark.parametrize(("text", "shown"), [("1 months", "1 month"), ("05 week", "5 weeks")])
def test_a_term_is_shown_in_one_way(text, shown):
    """One or several is the number's to say."""
    assert str(Term.parse(text)) == shown


@pytest.mark.parametrize("unit", MOST)
def test_a_term_has_an_amount_from_one_to_a_century(unit):
    """The bounds themselves hold; one more or one less is refused, in words."""
    words = f"a term in {unit} has an amount from 1 to {MOST[unit]}; 0 days are 'immediate'"

    assert (Term(1, unit).amount, Term(MOST[unit], unit).amount) == (1, MOST[unit])
    for amount in (-1, 0, MOST[unit] + 1, 10**9):
        with pytest.raises(TermError) as caught:
            Term(amount, unit)
        assert str(caught.value) == words


@pytest.mark.parametrize("unit", [TermUnit.IMMEDIATE, TermUnit.NO_FIGURE])
def test_two_units_have_no_amount(unit):
    """A number beside them would say nothing."""
    assert Term(0, unit).amount == 0
    for amount in (-1, 1):
        with pytest.raises(TermError) as caught:
            Term(amount, unit)
        assert str(caught.value) == f"a term that is '{unit}' has no amount: it is 0"


@pytest.mark.parametrize(
    ("amount", "kind"), [(True, "bool"), (1.0, "float"), ("1", "str"), (None, "NoneType")]
)
def test_an_amount_is_a_whole_number(amount, kind):
    """Nothing is taken for one that only looks like it."""
    with pytest.raises(TermError) as caught:
        Term(amount, TermUnit.MONTHS)

    assert str(caught.value) == f"a {kind} where a whole number is wanted"


def test_a_unit_is_one_of_the_units():
    """A text that is written like a unit is not one."""
    with pytest.raises(TermError) as caught:
        Term(1, "month")

    assert str(caught.value) == "no unit 'month'; did you mean 'months'?"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("about a month", f"no term 'about a month'; {HOW}"),
        ("", f"no term ''; {HOW}"),
        ("10", f"no term '10'; {HOW}"),
        ("10  weeks", "no unit ' weeks' in the term '10  weeks'; did you mean 'weeks'?"),
        ("10 Weeks", "no unit 'Weeks' in the term '10 Weeks'; did you mean 'weeks'?"),
        (
            "5 working-days",
            "no unit 'working-days' in the term '5 working-days'; did you mean 'working days'?",
        ),
        ("-1 weeks", f"no term '-1 weeks'; {HOW}"),
        ("1.5 weeks", f"no term '1.5 weeks'; {HOW}"),
        ("1 week\n", f"no term '1 week\\n'; {HOW}"),
        ("٣ weeks", f"no term '٣ weeks'; {HOW}"),
        ("9999999999999 weeks", f"no term '9999999999999 weeks'; {HOW}"),
        ("1 immediate", f"no unit 'immediate' in the term '1 immediate'; known: {UNITS}"),
        (
            "45 workdays",
            "no unit 'workdays' in the term '45 workdays'; did you mean 'working days'?",
        ),
        ("10 fortnights", f"no unit 'fortnights' in the term '10 fortnights'; known: {UNITS}"),
    ],
)
def test_what_is_no_term_is_refused_in_words(text, words):
    """The value, and what could be written in its place."""
    with pytest.raises(TermError) as caught:
        Term.parse(text)

    assert str(caught.value) == words


@given(st.text())
def test_P1_any_text_is_a_term_or_a_term_error(text):
    """P1: nothing else comes out of reading a term."""
    try:
        shown = str(Term.parse(text))
    except TermError as error:
        shown = str(error)

    assert shown.isprintable()


def test_which_units_count_months_and_which_have_amounts():
    """Months and years need a month rule; immediate and no figure have no number."""
    assert {unit for unit in TermUnit if unit.counts_months} == {TermUnit.MONTHS, TermUnit.YEARS}
    assert {unit for unit in TermUnit if unit.has_amount} == set(MOST)


@pytest.mark.parametrize(("value", "kind"), [(45, "int"), (None, "NoneType"), (b"45", "bytes")])
def test_a_term_is_read_from_a_text(value, kind):
    """A number alone does not say what is counted."""
    with pytest.raises(TermError) as caught:
        Term.parse(value)

    assert str(caught.value) == f"a {kind} where a term such as '45 calendar days' is wanted"
