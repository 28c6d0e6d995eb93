"""Errors are for the person who reads them: exact words, one line a problem, nothing personal."""

import copy
import pickle
from datetime import date

import pytest
from factories import SECRET, a_complaint, a_limit, a_policy, media
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    ChoiceError,
    Complaint,
    ComplaintkitError,
    LimitError,
    Medium,
    MediumIs,
    Nature,
    NatureIs,
    Not,
    NotADateError,
    PolicyError,
    Problem,
    Ternary,
    UnknownNameError,
)
from complaintkit.errors import (
    AmountError,
    HorizonError,
    TermError,
    did_you_mean,
    not_a_number_of_days,
    printable,
    quoted,
    shortened,
)


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (NotADateError, TypeError),
        (AmountError, TypeError),
        (TermError, ValueError),
        (ChoiceError, ValueError),
        (HorizonError, ValueError),
        (LimitError, ValueError),
        (PolicyError, ValueError),
        (UnknownNameError, LookupError),
    ],
)
def test_each_error_is_the_library_s_and_python_s(kind, builtin):
    """Whoever catches ComplaintkitError, or Python's own kind, catches it."""
    assert issubclass(kind, ComplaintkitError)
    assert issubclass(kind, builtin)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({}, "term: no term"),
        ({"line": 7}, "7: term: no term"),
        ({"file": "my.toml"}, "my.toml: term: no term"),
        ({"line": 7, "file": "my.toml"}, "my.toml:7: term: no term"),
    ],
)
def test_a_problem_says_where_as_far_as_it_is_known(place, words):
    """File, line and path stand before the message, those that are known."""
    assert str(Problem("term", "not-allowed", "no term", **place)) == words


def test_a_problem_of_the_whole_file_has_no_path():
    """An empty path leaves no stray colon."""
    assert str(Problem("", "too-large", "too large", None, "my.toml")) == "my.toml: too large"
    assert str(Problem("", "too-large", "too large")) == "too large"


def test_P6_a_problem_is_one_line_of_at_most_500_characters():
    """P6: what is longer is cut, and shows that it was."""
    whole = Problem("", "x", "a" * 500)
    cut = Problem("", "x", "a" * 501)

    assert str(whole) == "a" * 500
    assert str(cut) == "a" * 499 + "…"


@given(st.text(), st.text(), st.text())
def test_P6_no_text_breaks_the_line_of_a_problem(path, message, file):
    """P6: whatever stands in a file, its problem prints on one line, controls escaped."""
    line = str(Problem(path, "x", message, 1, file))

    assert len(line) <= 500
    assert line.isprintable()


def test_P6_controls_and_lone_surrogates_are_escaped():
    """P6: a bell, a line end, a direction mark or half a surrogate pair is shown, not sent."""
    assert printable("a\x07b\nc\u202ed\ud800é") == "a\\x07b\\nc\\u202ed\\ud800é"


def test_a_policy_error_prints_one_problem_a_line():
    """All problems are kept, and each has its line."""
    problems = [Problem("a", "x", "one", 1, "f"), Problem("b", "y", "two", 2, "f")]
    error = PolicyError(iter(problems))

    assert error.problems == tuple(problems)
    assert str(error) == "f:1: a: one\nf:2: b: two"


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]
)
def test_V4_problems_and_their_error_survive_a_pickle(again):
    """V4: sent to another process and back, they say the same."""
    error = PolicyError([Problem("a", "x", "one", 1, "f"), Problem("b", "y", "two")])
    back = again(error)

    assert type(back) is PolicyError
    assert back.problems == error.problems
    assert str(back) == "f:1: a: one\nb: two"
    assert again(error.problems[0]) == error.problems[0]
    assert hash(again(error.problems[0])) == hash(error.problems[0])


def test_an_unknown_name_says_what_was_perhaps_meant():
    """The near misses, or else all that is known, in order; both kept for programs."""
    near = UnknownNameError("calendar", "be.leagl", ["fr.ouvres", "be.legal"])
    far = UnknownNameError("calendar", "mars", iter(["fr.ouvres", "be.legal"]))
    none = UnknownNameError("source", "page", [])

    assert str(near) == "no calendar 'be.leagl'; did you mean 'be.legal'?"
    assert str(far) == "no calendar 'mars'; known: be.legal, fr.ouvres"
    assert str(none) == "no source 'page'"
    assert (far.kind, far.name, far.known) == ("calendar", "mars", ("be.legal", "fr.ouvres"))


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (1.5, AmountError, "a float where a whole number of days is wanted"),
        (True, AmountError, "a bool where a whole number of days is wanted"),
        (0, ChoiceError, "0 working days: at least 1 is wanted; going back has its own method"),
        (-3, ChoiceError, "-3 working days: at least 1 is wanted; going back has its own method"),
    ],
)
def test_what_is_no_number_of_days_is_said(value, kind, words):
    """Of another type, or a number too small; the kind of error tells which."""
    error = not_a_number_of_days(value)

    assert type(error) is kind
    assert str(error) == words


def test_at_most_two_near_misses_are_named():
    """Two are a help, three a list."""
    assert did_you_mean("roll", ["rolls", "rolle", "rollo"]).count("'") == 4
    assert did_you_mean("rol", ["roll", "role"]) == "; did you mean 'roll' or 'role'?"


@pytest.mark.parametrize(
    ("typed", "meant"), [("INAMI", "be.inami"), ("BE.INASTI", "be.inasti"), ("Fr", "fr")]
)
def test_a_near_miss_is_found_in_any_case(typed, meant):
    """A name in capitals is the same name, and is shown as it has to be written."""
    assert did_you_mean(typed, ["be.inami", "be.inasti", "fr", "nl"]).startswith(
        f"; did you mean '{meant}'"
    )


def test_what_is_known_is_listed_to_300_characters():
    """A long list is cut, and shows that it was."""
    said = did_you_mean("?", [f"{n:04}" for n in range(1000)])

    assert said.startswith("; known: 0000, 0001, 0002")
    assert len(said) == len("; known: ") + 300
    assert said.endswith("…")


def test_a_value_is_shown_quoted_printable_and_short():
    """Texts in quotes, days as they are written, others as Python has them, at most 60 signs."""
    assert quoted("it's") == "'it's'"
    assert quoted(date(2026, 5, 13)) == "2026-05-13"
    assert quoted("2026-05-13") == "'2026-05-13'"
    assert quoted("a\nb") == "'a\\nb'"
    assert quoted(5) == "5"
    assert quoted(None) == "None"
    assert quoted("x" * 58) == f"'{'x' * 58}'"
    assert quoted("x" * 59) == f"'{'x' * 59}'"[:59] + "…"


def test_a_text_is_cut_only_when_it_must_be():
    """As long as allowed is not too long."""
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "ab…"


STOPPED = a_limit(stopped_by="information-requested", resumed_by="information-received")


def forbidden(*_):
    """A calendar that is not there."""
    raise UnknownNameError("calendar", "x", [])


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (lambda: a_complaint(received=SECRET), NotADateError),
        (lambda: a_complaint(sent=SECRET), NotADateError),
        (lambda: a_policy(a_limit()).deadlines(a_complaint(received=None)), LimitError),
        (
            lambda: a_policy(STOPPED).timeline(
                a_complaint(), {"information-received": date(2026, 5, 20)}
            ),
            LimitError,
        ),
        (lambda: a_policy(a_limit(), a_limit()).deadlines(a_complaint()), LimitError),
        (
            lambda: a_policy(a_limit(calendar="x"), find_calendar=forbidden).deadlines(
                a_complaint()
            ),
            UnknownNameError,
        ),
        (
            lambda: a_policy(a_limit("5 working days", calendar="be.legal")).deadlines(
                a_complaint(received=a_complaint().received.replace(year=1960))
            ),
            HorizonError,
        ),
    ],
)
def test_no_error_shows_the_reference_of_a_complaint(act, kind):
    """Neither the message nor the arguments of an error hold a personal value."""
    with pytest.raises(kind) as caught:
        act()

    assert SECRET not in f"{caught.value!s} {caught.value!r} {caught.value.args}"


def test_no_repr_shows_the_reference_of_a_complaint():
    """A complaint in a log, a failed assertion or an example of a policy keeps it to itself."""
    complaint = a_complaint(nature=Nature.PRAISE, medium=media("letter"), language="fr")
    answers = [
        condition.check(complaint)
        for condition in (NatureIs([Nature.PRAISE]), Not(MediumIs([Medium.LETTER])))
    ]

    assert complaint.reference == SECRET
    assert [answer.value for answer in answers] == [Ternary.YES, Ternary.NO]
    assert SECRET not in f"{complaint!r} {complaint!s} {answers!r}"
    assert SECRET not in repr(a_policy(a_limit()).deadlines(complaint))
    assert Complaint(reference=SECRET) != Complaint(reference="another")


def test_an_unknown_name_comes_back_from_a_pickle():
    """What was looked for, and what is known, travel with it."""
    back = pickle.loads(pickle.dumps(UnknownNameError("policy", "x", ["y", "z"])))

    assert str(back) == "no policy 'x'; known: y, z"
    assert (back.kind, back.name, back.known) == ("policy", "x", ("y", "z"))
