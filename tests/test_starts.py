"""What a clock starts on: an event, a stated day, or the day another limit is due."""

import copy
import pickle

import attrs
import pytest
from factories import a_limit, a_policy

from complaintkit import ChoiceError, EventKind, Start, Text
from complaintkit.deadlines.explanation import start_words
from complaintkit.starts import START_EVENTS, STATED_DAYS, to_start

ONE_OF_TWO = "a start is on an event or on the day due of a limit: one of the two"


@pytest.mark.parametrize(
    "given",
    [{}, {"event": "received", "due_of": "answer"}, {"stage": "mediation"}],
    ids=["neither", "both", "a stage alone"],
)
def test_a_start_is_one_thing(given):
    """An event or another limit: with neither nothing starts, with both it is not said which."""
    with pytest.raises(ChoiceError) as caught:
        Start(**given)

    assert str(caught.value) == ONE_OF_TWO


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("recieved", "no start event 'recieved'; did you mean 'received' or 'reopened'?"),
        ("learned", "no start event 'learned'; did you mean 'learnt' or 'merged'?"),
        ("", "no start event ''; known: acknowledged, admitted, answered, assigned, body-answered"),
    ],
)
def test_an_event_that_there_is_not_is_refused(event, words):
    """The message says what was perhaps meant."""
    with pytest.raises(ChoiceError) as caught:
        Start(event=event)

    assert str(caught.value).startswith(words)


def test_a_clock_can_start_on_every_event_and_on_five_stated_days():
    """The stated days are no events: a complaint tells them."""
    assert STATED_DAYS == ("sent", "completed", "facts", "learnt", "decision-notified")
    assert len(START_EVENTS) == len(EventKind) + 5 == 34
    assert [Start(event=event).event for event in START_EVENTS] == list(START_EVENTS)


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (Start(event="received"), "received"),
        (Start(event="received", stage="mediation"), "mediation/received"),
        (Start(due_of="answer"), "due of answer"),
        (Start(event="facts", or_else=Start(event="learnt")), "facts"),
    ],
)
def test_a_start_as_text_is_the_key_of_its_event(start, words):
    """What stands in for it is not part of the key."""
    assert str(start) == words


@pytest.mark.parametrize(
    ("start", "elsewhere"),
    [
        (Start(event="received"), False),
        (Start(event="sent"), False),
        (Start(event="answered"), True),
        (Start(event="received", stage="mediation"), True),
        (Start(event="sent", stage="mediation"), True),
        (Start(due_of="answer"), True),
    ],
)
def test_what_receipt_tells_is_here_and_all_else_elsewhere(start, elsewhere):
    """Receipt and sending at the first stage are known when a complaint comes in."""
    assert start.elsewhere is elsewhere


def test_each_start_and_all_that_stand_in_for_it_in_order():
    """First itself, then what starts it otherwise, then what is expected; inner ones too."""
    inner = Start(event="sent")
    otherwise = Start(due_of="a", or_else=inner)
    expected = Start(due_of="b")
    whole = Start(event="admitted", or_else=otherwise, expected_from=expected)

    assert whole.each() == (whole, otherwise, inner, expected)
    assert Start(event="received").each() == (Start(event="received"),)
    assert Start(event="admitted", expected_from=expected).each()[1:] == (expected,)


def test_an_event_alone_may_be_given_by_its_kind():
    """A text is an event at the first stage; a start stays what it is."""
    start = Start(event="received", stage="mediation", or_else=Start(due_of="answer"))

    assert to_start("received") == Start(event="received", stage=None, due_of=None)
    assert to_start(start) == start
    with pytest.raises(ChoiceError):
        to_start("due of answer")


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]
)
def test_V4_a_copy_of_a_start_is_the_start(again):
    """V4: equal, of the same hash, and frozen."""
    start = Start(event="admitted", or_else=Start(due_of="answer"))
    back = again(start)

    assert back == start
    assert hash(back) == hash(start)
    assert start != Start(event="admitted")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        back.event = "received"


def test_what_a_limit_starts_on_is_told_by_the_name_of_the_other_limit():
    """By its label where the policy is known, else by its code."""
    named = a_limit("10 calendar days", code="first", label=Text(en="first answer"))
    bare = a_limit("10 calendar days", code="second", starts_on=Start(due_of="first"))
    third = a_limit("1 week", code="third", starts_on=Start(due_of="second"))
    policy = a_policy(named, bare, third)

    assert start_words(bare, "en") == "due day of first"
    assert start_words(bare, "en", policy) == "due day of first answer"
    assert start_words(third, "en", policy) == "due day of second"
