"""Words in several languages, sources and assumptions."""

import pickle
from datetime import date

import pytest

from complaintkit import Assumption, ChoiceError, Source, Text
from complaintkit.text import LANGUAGES


def test_the_library_speaks_four_languages():
    """French, Dutch, German and English, in this order."""
    assert LANGUAGES == ("fr", "nl", "de", "en")


def test_words_come_in_the_language_asked_for():
    """Each language has its own words."""
    text = Text(fr="plainte", nl="klacht", de="Beschwerde", en="complaint")

    assert [text.in_language(language) for language in LANGUAGES] == [
        "plainte",
        "klacht",
        "Beschwerde",
        "complaint",
    ]


@pytest.mark.parametrize("language", ["de", "it", ""])
def test_words_that_are_missing_come_in_the_first_language_given(language):
    """A reader gets words he may not read, rather than none."""
    assert Text(en="complaint", nl="klacht").in_language(language) == "klacht"
    assert Text(en="complaint", nl="").in_language(language) == "complaint"


@pytest.mark.parametrize("words", [{}, {"fr": ""}, {"fr": "", "en": ""}])
def test_a_text_without_words_is_refused(words):
    """A label that nobody could read is a mistake."""
    with pytest.raises(ChoiceError) as caught:
        Text(**words)

    assert str(caught.value) == ("a text needs words in at least one language of fr, nl, de, en")


def test_only_the_words_given_are_listed():
    """What is missing or empty is left out."""
    assert Text(nl="klacht", de="", en="complaint").as_dict() == {
        "nl": "klacht",
        "en": "complaint",
    }


def test_texts_are_values():
    """V4: equal by their words, hashable, picklable."""
    text = Text(nl="klacht")

    assert text == Text(nl="klacht") != Text(en="klacht")
    assert hash(text) == hash(Text(nl="klacht"))
    assert pickle.loads(pickle.dumps(text)) == text


def test_a_source_needs_a_document_and_the_day_it_was_read():
    """Address and article may be left out."""
    source = Source(code="page", document="the page", read=date(2026, 1, 5))

    assert (source.address, source.article) == (None, None)
    with pytest.raises(TypeError):
        Source(code="page", document="the page")


@pytest.mark.parametrize(
    ("field", "choice"),
    [
        ("counting.roll", "roll"),
        ("time_limit.answer.at_least_working_days", "at_least_working_days"),
        ("time_limit.a.b.term", "term"),
        ("roll", "roll"),
    ],
)
def test_the_choice_of_an_assumption_is_the_end_of_its_path(field, choice):
    """Whatever stands before it."""
    assert Assumption(field=field, says=Text(en="so")).choice == choice
