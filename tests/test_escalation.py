"""Stages, openings, effects, places, routes as values: what they take in, refuse and tell."""

import copy
import pickle
from datetime import date

import pytest
from attrs import evolve
from ladder_makers import BOARD, a_stage, an_opening

from complaintkit import (
    ChoiceError,
    ClockEffect,
    ClosingTerm,
    ComplaintkitError,
    LimitError,
    Medium,
    MonthRule,
    Opening,
    Place,
    Route,
    RouteStatus,
    Stage,
    StageEffect,
    StageResult,
    Term,
    TermError,
    Text,
    Trigger,
    UnknownNameError,
    Way,
    WhyNot,
)
from complaintkit.escalation import place_of, telling_most_first
from complaintkit.escalation.stage import ENDS, effect_on
from complaintkit.events import TRANSITIONS, State

DAY = date(2026, 6, 1)
SINCE, UNTIL = date(2026, 5, 28), date(2026, 8, 28)


# -- openings --------------------------------------------------------------------------


def test_an_opening_is_taken_in_as_people_write_it():
    """Triggers, terms and month rules by their words; terms that close alone or with a fact."""
    opening = Opening(
        on="silence",
        limits=("answer",),
        opens="2 weeks",
        closes=["1 year", Term.parse("6 months"), ClosingTerm(term="1 year", since="facts_date")],
        month_rule="same-date",
    )

    assert opening.on is Trigger.SILENCE
    assert opening.opens == Term.parse("2 weeks")
    assert opening.month_rule is MonthRule.SAME_DATE
    assert opening.closes == (
        ClosingTerm(term=Term.parse("1 year")),
        ClosingTerm(term=Term.parse("6 months")),
        ClosingTerm(term=Term.parse("1 year"), since="facts_date"),
    )
    assert list(map(str, opening.terms)) == ["2 weeks", "1 year", "6 months", "1 year"]


def test_an_opening_says_little_unless_told():
    """At once, for good, by any limit, once."""
    opening = Opening(on=Trigger.REFUSAL)

    assert (opening.after, opening.limits, opening.only_if) == (None, (), ())
    assert (opening.opens, opening.closes, opening.terms) == (None, (), ())
    assert (opening.month_rule, opening.calendar) == (None, None)
    assert (opening.repeatable, opening.source) == (False, ())
    assert opening.opens_since is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"opens": "1 month"},
            "a term of 1 month needs month_rule: 'same-date' or 'eve-of-date'",
        ),
        (
            {"closes": ["1 year"]},
            "a term of 1 year needs month_rule: 'same-date' or 'eve-of-date'",
        ),
        (
            {"opens": "5 working days"},
            "a term of 5 working days needs a calendar, such as 'be.legal'",
        ),
        ({"opens": "immediate"}, "'immediate' is no length"),
        ({"closes": ["no figure"]}, "'no figure' is no length"),
        ({"limits": ("answer",)}, "limits fall silent: 'limits' does not go with refusal"),
        ({"opens_since": "sent"}, "'opens_since' needs a term that counts from it: 'opens'"),
        (
            {"opens": "immediate", "closes": ["1 month", "1 month"], "limits": ("answer",)},
            (
                "'immediate' is no length; "
                "a term of 1 month needs month_rule: 'same-date' or 'eve-of-date'; "
                "limits fall silent: 'limits' does not go with refusal"
            ),
        ),
    ],
)
def test_an_opening_that_could_never_be_counted_is_refused(fields, words):
    """Every reason at once, each once."""
    with pytest.raises(LimitError) as caught:
        Opening(on="refusal", **fields)

    assert str(caught.value) == words


@pytest.mark.parametrize(
    ("fields", "kind", "words"),
    [
        ({"on": "silense"}, ChoiceError, "no trigger 'silense'; did you mean 'silence'?"),
        ({"on": "direct", "opens": "soon"}, TermError, "no term 'soon'; write a whole number"),
        ({"on": "direct", "closes": [1]}, TermError, "a int where a term such as"),
        (
            {"on": "direct", "opens": "1 week", "month_rule": "x"},
            ChoiceError,
            "no month rule 'x'; known: eve-of-date, same-date",
        ),
    ],
)
def test_what_is_no_trigger_no_term_and_no_rule_is_refused(fields, kind, words):
    """In the words that are used everywhere."""
    with pytest.raises(kind) as caught:
        Opening(**fields)

    assert isinstance(caught.value, ComplaintkitError)
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize("since", ["fact_date", "narrative", ""])
def test_a_term_that_closes_or_opens_counts_from_a_day(since):
    """From a fact that is a day, or an attribute."""
    with pytest.raises(UnknownNameError) as caught:
        ClosingTerm(term="1 year", since=since)

    assert caught.value.kind == "day"
    with pytest.raises(UnknownNameError) as caught:
        Opening(on="direct", opens="1 week", opens_since=since)
    assert caught.value.kind == "day"
    assert ClosingTerm(term="1 year", since="attribute.told").since == "attribute.told"
    assert ClosingTerm(term="1 year").since is None


# -- stages and effects ----------------------------------------------------------------


def test_a_stage_is_taken_in_as_people_write_it():
    """Its result and the way to reach it by their words."""
    stage = Stage(code="board", label=Text(en="board"), result="opinion", preferred="letter")

    assert stage.result is StageResult.OPINION
    assert stage.preferred is Medium.LETTER
    assert (stage.body, stage.policy, stage.tells, stage.opening) == (None, None, (), ())
    assert (stage.when, stage.requires, stage.exceptions, stage.effect) == ((), (), (), ())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"result": "verdict"},
            "no stage result 'verdict'; known: decision, opinion, recommendation",
        ),
        ({"preferred": "pigeon"}, "no medium 'pigeon'; known: counter, e-mail, fax"),
    ],
)
def test_a_stage_has_a_result_and_a_medium_that_there_are(fields, words):
    """What there is stands in the message."""
    with pytest.raises(ChoiceError) as caught:
        Stage(code="board", label=Text(en="board"), **fields)

    assert str(caught.value).startswith(words)


def test_an_effect_that_nobody_states_is_unsaid():
    """Of several the one on that term; of two on the same term the first."""
    stops = StageEffect(on="court", does="suspends", at_most="4 months")
    runs = StageEffect(on="council", does="does-not-suspend")
    stage = a_stage(effect=(stops, runs, StageEffect(on="court", does="unsaid")))

    assert stage.does_to("court") is stops
    assert stage.does_to("council").does is ClockEffect.DOES_NOT_SUSPEND
    assert stage.does_to("tribunal") == StageEffect(on="tribunal", does="unsaid")
    assert effect_on("court", ()).does is ClockEffect.UNSAID


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"does": "unsaid", "at_most": "4 months"}, "'at_most' is of a clock that is suspended"),
        ({"does": "suspends", "at_most": "immediate"}, "'immediate' is no length"),
    ],
)
def test_a_longest_stop_is_a_length_and_of_a_clock_that_stops(fields, words):
    """Nothing else can be counted."""
    with pytest.raises(LimitError) as caught:
        StageEffect(on="court", **fields)

    assert str(caught.value) == words


def test_a_clock_runs_on_after_whatever_ends_a_stage():
    """Each kind of event that ends a stage; but one that is merged goes on elsewhere."""
    ended = {
        kind.value
        for kind, after in TRANSITIONS[State.RECEIVED].items()
        if after not in {State.WAITING, State.IN_HANDLING, State.SUSPENDED, State.MERGED}
    }

    assert set(ENDS) == ended
    assert StageEffect(on="court", does="suspends").until == ENDS


# -- places ----------------------------------------------------------------------------

BODIES = {BOARD.code: BOARD}


def test_a_place_is_a_body_or_a_unit_of_one():
    """Its name, and how to get there: of a unit without contacts those of its body."""
    body, desk, house = (place_of(f"x.board{it}", BODIES) for it in ("", "/desk", "/house"))

    assert [it.name("en") for it in (body, desk, house)] == ["Board", "Board, Desk", "Board, House"]
    assert [it.name("nl") for it in (body, desk)] == ["Raad", "Raad, Desk"]
    assert body.contacts == desk.contacts == BOARD.contacts
    assert [it.address for it in house.contacts] == ["house@example.org"]
    assert house.as_dict("en") == {
        "code": "x.board/house",
        "name": "Board, House",
        "contacts": [{"medium": "e-mail", "address": "house@example.org"}],
    }


def test_the_preferred_way_comes_first():
    """The others stay in their order; one that there is not changes nothing."""
    assert [it.medium.value for it in place_of("x.board", BODIES, Medium.LETTER).contacts] == [
        "letter",
        "phone",
    ]
    assert place_of("x.board", BODIES, Medium.FAX).contacts == BOARD.contacts


def test_a_place_that_nobody_describes_has_its_code_alone():
    """A policy made in code can name a body that no file has."""
    place = place_of("x.nowhere/desk", BODIES)

    assert place == Place(code="x.nowhere/desk")
    assert (place.name("en"), place.contacts) == ("x.nowhere/desk", ())


def test_a_unit_that_a_known_body_does_not_have_is_refused():
    """With those that there are."""
    with pytest.raises(UnknownNameError) as caught:
        place_of("x.board/cellar", BODIES)

    assert caught.value.known == ("desk", "house")


# -- ways and routes -------------------------------------------------------------------


def a_way(status, since=None, **fields):
    """A way that stands so."""
    return Way(opening=an_opening(), status=RouteStatus(status), since=since, **fields)


def test_the_way_that_tells_most_comes_first():
    """Open, depends, not yet, used, closed, not available; the earlier day, then their order."""
    words = ["open", "depends", "not-yet", "used", "closed", "not-available"]
    later, earlier, never = a_way("open", UNTIL), a_way("open", SINCE), a_way("open")
    mixed = [*map(a_way, reversed(words))]

    assert [way.status.value for way in telling_most_first(mixed)] == words
    assert telling_most_first([never, later, earlier]) == (earlier, later, never)
    assert telling_most_first([]) == ()


def a_route(*ways, **fields):
    """A route to the board with these ways."""
    return Route(
        stage=a_stage("dissatisfaction", source=("page",), result="decision", policy="x.board"),
        place=place_of("x.board/house", BODIES),
        ways=ways,
        as_of=DAY,
        **fields,
    )


def test_a_route_stands_as_its_first_way():
    """Its days and its status are those of the way that tells most."""
    first = a_way("open", SINCE, until=UNTIL)
    route = a_route(first, a_way("not-yet"))
    shut = a_route(a_way("closed", SINCE))

    assert (route.code, route.way, route.status) == ("board", first, RouteStatus.OPEN)
    assert (route.since, route.until, route.is_open) == (SINCE, UNTIL, True)
    assert (shut.until, shut.is_open) == (None, False)


def test_a_route_names_the_clocks_that_it_stops():
    """Those it suspends, and no other."""
    effects = tuple(
        StageEffect(on=does, does=does) for does in ("unsaid", "suspends", "does-not-suspend")
    )

    assert a_route(a_way("open"), effects=effects).suspends == ("suspends",)
    assert a_route(a_way("open")).suspends == ()


def test_a_route_as_plain_values():
    """Everything there is to know, days as text, words in the language asked for."""
    way = Way(
        opening=an_opening("silence", after="first", source=("page", "law")),
        status=RouteStatus.CLOSED,
        since=SINCE,
        until=UNTIL,
        reason=WhyNot.SHUT,
        facts=("medium",),
        event="answered",
        day=DAY,
    )
    effects = (StageEffect(on="court", does="suspends", at_most="8 weeks"),)
    route = a_route(way, effects=effects, tells=(place_of("x.board/desk", BODIES),))

    assert route.as_dict("nl") == {
        "stage": "board",
        "label": "board",
        "status": "closed",
        "since": "2026-05-28",
        "until": "2026-08-28",
        "place": {
            "code": "x.board/house",
            "name": "Raad, House",
            "contacts": [{"medium": "e-mail", "address": "house@example.org"}],
        },
        "policy": "x.board",
        "result": "decision",
        "effects": {"court": "suspends"},
        "tells": ["x.board/desk"],
        "ways": [
            {
                "on": "silence",
                "after": "first",
                "status": "closed",
                "since": "2026-05-28",
                "until": "2026-08-28",
                "day": "2026-06-01",
                "reason": "shut",
                "facts": ["medium"],
                "event": "answered",
                "source": ["page", "law"],
            }
        ],
        "source": ["page"],
    }


def test_a_route_of_which_little_is_known_as_plain_values():
    """What is not known is None, and never left out."""
    route = evolve(a_route(a_way("open")), stage=a_stage("direct"))
    found = route.as_dict("en")

    assert [found[key] for key in ("since", "until", "policy", "result")] == [None] * 4
    assert (found["effects"], found["tells"], found["source"]) == ({}, [], [])
    assert {key: found["ways"][0][key] for key in ("since", "until", "day", "reason", "event")} == {
        **dict.fromkeys(("since", "until", "day", "reason", "event"))
    }


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]
)
def test_values_can_be_copied_and_pickled(copied):
    """Equal to what they were, and hashed alike."""
    effect = StageEffect(on="court", does="suspends", at_most="4 months")
    stage = a_stage(an_opening("silence", closes=["1 week"]), effect=(effect,), result="opinion")
    place = place_of("x.board/desk", BODIES, Medium.PHONE)
    for value in (stage, place, a_route(a_way("open", SINCE))):
        assert copied(value) == value
        assert hash(copied(value)) == hash(value)
