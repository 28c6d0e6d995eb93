"""Events: what each field takes, what it refuses and in which words, and what it never shows."""

import copy
import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pendulum
import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    ChoiceError,
    Event,
    HorizonError,
    IllegalTransition,
    NotADateError,
    NotATextError,
    NotATruthError,
    UnknownNameError,
)
from complaintkit.deadlines.eventdays import pairable, paired
from complaintkit.errors import ComplaintkitError, FactsError
from complaintkit.events import Actor, Closing, EventKind, Merits, Remedy, check_corrections
from complaintkit.events.log import in_force, in_order, place, placed

BRUSSELS = "Europe/Brussels"
DAY = date(2026, 5, 18)
SECRET = "Jo Fictive, rue Imaginaire 1"


def an_event(**fields):
    """An answer of 18 May 2026, unless told otherwise."""
    return Event(**{"id": "e1", "kind": "answered", "on": DAY, **fields})


def undone(wrong, **fields):
    """A correction of the event of that id: it did not happen, unless told what it becomes."""
    return an_event(**{"id": "c1", "kind": "corrected", "corrects": wrong, **fields})


FULL = {
    "stage": "mediation",
    "actor": "other",
    "facts": {"complainant.name": SECRET},
    "codes": {"a"},  # Two could be shown in either order.
    "until": date(2026, 7, 1),
    "merits": "partly-founded",
    "remedy": "explained",
    "closing": "solved",
    "under_reserve": True,
    "reached_on": date(2026, 5, 12),
}


# -- fields ----------------------------------------------------------------------------


def test_an_event_with_nothing_but_what_it_needs():
    """Whatever is not said is not known."""
    event = an_event()

    assert (event.id, event.kind, event.on) == ("e1", "answered", DAY)
    nothing = ("stage", "actor", "codes", "until", "merits", "remedy", "closing", "reached_on")
    assert {getattr(event, name) for name in (*nothing, "corrects", "becomes")} == {None}
    assert event.facts == {}
    assert event.under_reserve is False


def test_an_event_with_everything():
    """Texts become the choices they name, one code or several a set of them."""
    event = an_event(**FULL)

    assert event.stage == "mediation"
    assert event.actor is Actor.OTHER
    assert event.facts == {"complainant.name": SECRET}
    assert event.codes == frozenset({"a"})
    assert event.until == date(2026, 7, 1)
    assert event.merits is Merits.PARTLY_FOUNDED
    assert event.remedy is Remedy.EXPLAINED
    assert event.closing is Closing.SOLVED
    assert event.under_reserve is True
    assert event.reached_on == date(2026, 5, 12)
    assert an_event(codes="a").codes == frozenset({"a"})


def test_a_correction_names_what_it_corrects_and_what_that_becomes():
    """Nothing, where it did not happen."""
    right = an_event(on=date(2026, 5, 19))

    assert undone("e1").becomes is None
    assert undone("e1", becomes=right).becomes is right
    assert undone("e1", becomes=right).corrects == "e1"


def test_choices_are_taken_as_members_too():
    """And a kind as a member of the kinds is the same kind as its name."""
    assert an_event(kind=EventKind.ANSWERED, merits=Merits.FOUNDED) == an_event(merits="founded")
    assert hash(an_event(kind=EventKind.ANSWERED)) == hash(an_event())


@pytest.mark.parametrize(
    ("outcomes", "values"),
    [
        (Merits, ["founded", "partly-founded", "unfounded", "no-conclusion"]),
        (Remedy, ["corrected", "explained", "not-corrected"]),
        (Closing, ["solved", "disagreement", "withdrawn", "no-answer", "forwarded"]),
        (Actor, ["person", "body", "other"]),
    ],
)
def test_how_a_complaint_ends_and_who_acts(outcomes, values):
    """All there is, typed out."""
    assert [member.value for member in outcomes] == values


# -- what is refused -------------------------------------------------------------------

REFUSED = [
    ({"id": 7}, NotATextError, "id: a int where a text is wanted"),
    ({"id": None}, NotATextError, "id: a NoneType where a text is wanted"),
    ({"id": ""}, ChoiceError, "id: a text is wanted, not an empty one"),
    ({"kind": None}, NotATextError, "kind: a NoneType where a text is wanted"),
    ({"kind": ""}, ChoiceError, "kind: a text is wanted, not an empty one"),
    ({"on": "2026-05-18"}, NotADateError, "a str where a datetime.date is wanted"),
    ({"on": None}, NotADateError, "a NoneType where a datetime.date is wanted"),
    (
        {"on": datetime(2026, 5, 18, 12)},  # noqa: DTZ001 - that is what is refused
        NotADateError,
        "a datetime without time zone: say which with tzinfo, or give the date alone",
    ),
    (
        {"on": datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-5)))},
        HorizonError,
        "an instant at the end of time: its local day is beyond the years 1 to 9999",
    ),
    ({"stage": 2}, NotATextError, "stage: a int where a text is wanted"),
    ({"actor": "persn"}, ChoiceError, "no actor 'persn'; did you mean 'person'?"),
    ({"actor": 1}, ChoiceError, "no actor of type int; known: body, other, person"),
    (
        {"facts": [SECRET]},
        ChoiceError,
        "facts: a list where values by name are wanted",
    ),
    ({"facts": {1: SECRET}}, NotATextError, "facts: a name that is no text"),
    (
        {"facts": {"complainant.nmae": SECRET}},
        UnknownNameError,
        "no fact 'complainant.nmae'; did you mean 'complainant.name' or 'complainant.mandate'?",
    ),
    (
        {"facts": {"complainant.name": 12}},
        NotATextError,
        "name: a int where a text is wanted",
    ),
    ({"facts": {"attribute.a": [1]}}, ChoiceError, None),
    (
        {"facts": {"complainant.name": SECRET, "complainant.anonymous": True}},
        FactsError,
        "complainant.name: a name, though the complaint is said to be anonymous",
    ),
    ({"codes": [1]}, NotATextError, "a code that is no text"),
    ({"codes": [""]}, ChoiceError, "a code that is empty"),
    ({"codes": 5}, ChoiceError, "a int where a list is wanted"),
    ({"until": "soon"}, NotADateError, "a str where a datetime.date is wanted"),
    (
        {"until": datetime(2026, 7, 1, tzinfo=UTC)},
        NotADateError,
        "a datetime where a date is wanted: which local day it is, a policy's zone decides",
    ),
    (
        {"merits": "founde"},
        ChoiceError,
        "no merits 'founde'; did you mean 'founded' or 'unfounded'?",
    ),
    (
        {"remedy": "money"},
        ChoiceError,
        "no remedy 'money'; known: corrected, explained, not-corrected",
    ),
    (
        {"closing": "xxxx"},
        ChoiceError,
        "no closing 'xxxx'; known: disagreement, forwarded, no-answer, solved, withdrawn",
    ),
    ({"under_reserve": 1}, NotATruthError, "a int where true or false is wanted"),
    ({"reached_on": 12}, NotADateError, "a int where a datetime.date is wanted"),
    (
        {"corrects": "e0"},
        ChoiceError,
        "'corrects' goes with the kind 'corrected', and only with it",
    ),
    (
        {"kind": "corrected"},
        ChoiceError,
        "'corrects' goes with the kind 'corrected', and only with it",
    ),
    (
        {"kind": "corrected", "corrects": 4},
        NotATextError,
        "corrects: a int where a text is wanted",
    ),
    (
        {"becomes": Event(id="e2", kind="closed", on=DAY)},
        ChoiceError,
        "'becomes' goes with 'corrects', and only with it",
    ),
    (
        {"kind": "corrected", "corrects": "e0", "becomes": {"id": "e2"}},
        ChoiceError,
        "becomes: a dict where an event is wanted",
    ),
]


@pytest.mark.parametrize(("fields", "error", "words"), REFUSED)
def test_what_is_no_event_is_refused_in_these_words(fields, error, words):
    """When it is made, not when a case is judged; and no value of a fact is shown."""
    with pytest.raises(error) as caught:
        an_event(**fields)

    assert isinstance(caught.value, ComplaintkitError)
    assert words is None or str(caught.value) == words
    assert SECRET not in str(caught.value)


# -- what follows from them ------------------------------------------------------------

BY_THE_PERSON = {
    *("received", "put-in-writing", "information-received", "extension-agreed", "settled"),
    *("withdrawn", "resumption-requested", "satisfaction-recorded"),
}
FROM_OUTSIDE = {"body-answered", "proceedings-started", "proceedings-ended"}
BY_THE_BODY = {
    *("acknowledged", "information-requested", "reminder-sent", "admitted", "refused"),
    *("forwarded", "transferred", "assigned", "extended", "holding-reply", "answered"),
    *("recommendation-made", "opinion-given", "closed", "reopened", "merged", "body-asked"),
}


def test_every_kind_of_event_is_in_one_of_three_roles():
    """Of the person, of the body, from outside: all kinds there are, typed out."""
    kinds = [*BY_THE_PERSON, *FROM_OUTSIDE, *BY_THE_BODY, "corrected"]

    assert sorted(kinds) == sorted(kind.value for kind in EventKind)


@pytest.mark.parametrize("kind", [*sorted(EventKind), "own-kind"])
def test_who_acts_is_what_is_usual_unless_it_is_said(kind):
    """A kind that a policy declares is an act of the body."""
    usual = Actor.BODY
    if kind in BY_THE_PERSON:
        usual = Actor.PERSON
    elif kind in FROM_OUTSIDE:
        usual = Actor.OTHER
    more = {"corrects": "e0"} if kind == "corrected" else {}

    assert an_event(kind=kind, **more).by is usual
    for actor in Actor:
        assert an_event(kind=kind, actor=actor, **more).by is actor


def test_the_key_is_the_kind_and_its_stage():
    """As event days are given to a timeline."""
    assert an_event().key == "answered"
    assert an_event(stage="mediation").key == "mediation/answered"
    assert evolve(an_event(stage="mediation"), kind="closed").key == "mediation/closed"


@pytest.mark.parametrize(
    ("on", "day"),
    [
        (date(2026, 7, 10), date(2026, 7, 10)),
        (pendulum.date(2026, 7, 10), date(2026, 7, 10)),
        (datetime(2026, 7, 10, 21, 59, 59, tzinfo=UTC), date(2026, 7, 10)),
        (datetime(2026, 7, 10, 22, 30, tzinfo=UTC), date(2026, 7, 11)),
        (datetime(2026, 1, 10, 22, 30, tzinfo=UTC), date(2026, 1, 10)),
        (datetime(2026, 1, 10, 23, 0, tzinfo=UTC), date(2026, 1, 11)),
    ],
)
def test_the_day_of_an_event_is_the_local_one(on, day):
    """An instant at 22:30 UTC is of the next day in Brussels in summer, of the same in winter."""
    found = an_event(on=on).day(BRUSSELS)

    assert found == day
    assert type(found) is date
    assert an_event(on=on).day("UTC") == date(on.year, on.month, on.day)


# -- what it never shows ---------------------------------------------------------------


def test_facts_never_stand_in_what_is_shown_of_an_event():
    """Neither in its own, nor in that of the correction that holds it, nor in an error of it."""
    event = an_event(**FULL)
    inside = undone("e1", becomes=event)
    error = IllegalTransition("answered is not possible while closed", event.id)

    for shown in (repr(event), str(event), repr(inside), repr([inside]), str(error), repr(error)):
        assert SECRET not in shown
        assert "complainant" not in shown
    assert "facts" not in repr(event)
    assert repr(an_event()).startswith("Event(id='e1', kind='answered', on=datetime.date(2026, 5")


# -- values ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "event", [an_event(), an_event(**FULL), undone("e1", becomes=an_event(**FULL))]
)
@pytest.mark.parametrize("asked", [False, True], ids=["new", "asked for its key"])
def test_V4_an_event_is_the_same_after_pickle_and_copy(event, asked):
    """V4: and has the same hash, whether it was asked anything before or not."""
    if asked:
        assert event.key
    copies = [
        *(pickle.loads(pickle.dumps(event, level)) for level in range(2, 6)),
        copy.copy(event),
        copy.deepcopy(event),
        evolve(event),
    ]

    assert copies == [event] * len(copies)
    assert {hash(it) for it in copies} == {hash(event)}
    assert {it.key for it in copies} == {event.key}
    assert {repr(it) for it in copies} == {repr(event)}


OTHERWISE = {**dict.fromkeys(FULL), "id": "e9", "kind": "closed", "facts": {}}
OTHERWISE |= {"on": date(2026, 5, 19), "under_reserve": False}


@pytest.mark.parametrize(("name", "value"), OTHERWISE.items())
def test_V4_events_that_differ_in_a_field_are_not_the_same(name, value):
    """V4: in any field, facts among them; facts alone leave the hash as it is."""
    one = an_event(**FULL)
    other = an_event(**{**FULL, name: value})

    assert one != other
    assert (hash(one) == hash(other)) == (name == "facts")
    assert one != "e1"


def test_an_event_cannot_be_changed_and_keeps_its_own_facts():
    """Facts are copied: what happens to the given ones later does not reach them."""
    given_facts = {"language": "de"}
    event = an_event(facts=given_facts)
    given_facts["language"] = "fr"

    assert event.facts == {"language": "de"}
    with pytest.raises(FrozenInstanceError):
        event.kind = "closed"


def test_V4_an_illegal_transition_is_the_same_after_pickle():
    """V4: with its event and with what is possible, in the order of the alphabet."""
    error = IllegalTransition("no", "e\n1", ["closed", "answered"])
    again = pickle.loads(pickle.dumps(error))

    assert str(again) == str(error) == "event 'e\\n1': no; possible: answered, closed"
    assert (again.event, again.message) == ("e\n1", "no")
    assert again.allowed == error.allowed == ("answered", "closed")
    assert str(IllegalTransition("no", "e1")) == "event 'e1': no"


# -- the order of time -----------------------------------------------------------------


def at(name, on):
    """An event of that id."""
    return an_event(id=name, on=on)


IN_ORDER = (
    at("day before, late", datetime(2026, 7, 10, 21, 59, tzinfo=UTC)),
    at("plain day", date(2026, 7, 11)),
    at("first minutes", datetime(2026, 7, 10, 22, 30, tzinfo=UTC)),
    at("by a clock elsewhere", datetime(2026, 7, 10, 20, tzinfo=timezone(timedelta(hours=-3)))),
    at("noon", datetime(2026, 7, 11, 10, tzinfo=UTC)),
    at("next day", date(2026, 7, 12)),
)


@given(st.permutations(IN_ORDER))
def test_L6_events_stand_by_local_day_then_plain_days_then_instants(events):
    """L6: an instant at 22:30 UTC comes after the plain day in Brussels that it falls on."""
    one_by_one = ()
    for event in events:
        one_by_one = placed(one_by_one, event, BRUSSELS)

    assert one_by_one == in_order(events, BRUSSELS) == IN_ORDER


def test_L6_events_of_the_same_moment_stand_as_they_were_recorded():
    """L6: two of one day, or of one instant told in two zones."""
    summer = timezone(timedelta(hours=2))
    events = [
        at("a", DAY),
        at("b", DAY),
        at("c", datetime(2026, 5, 18, 12, tzinfo=summer)),
        at("d", datetime(2026, 5, 18, 10, tzinfo=UTC)),
    ]

    assert in_order(events, BRUSSELS) == tuple(events)
    assert [it.id for it in in_order(events[::-1], BRUSSELS)] == ["b", "a", "d", "c"]
    assert placed(events[:1], events[1], BRUSSELS) == tuple(events[:2])
    assert place(events[2], BRUSSELS) == place(events[3], BRUSSELS)


# -- corrections made ------------------------------------------------------------------


def ids(*events):
    """The ids of what is left once corrections are made, the corrections themselves aside."""
    check_corrections(in_order(events, BRUSSELS))
    left = in_force(in_order(events, BRUSSELS), BRUSSELS)
    return [event.id for event in left if event.corrects is None]


def test_without_corrections_a_log_is_what_happened():
    """As it is."""
    assert in_force(IN_ORDER, BRUSSELS) == IN_ORDER


def test_what_is_corrected_is_as_it_should_have_been():
    """Gone, or otherwise, or on another day and then in its place."""
    one, two, three = (at(f"e{day}", date(2026, 5, day)) for day in (1, 2, 3))
    moved = at("moved", date(2026, 5, 4))

    assert ids(one, two, three) == ["e1", "e2", "e3"]
    assert ids(one, two, three, undone("e2")) == ["e1", "e3"]
    assert ids(one, two, three, undone("e2", becomes=evolve(two, id="r"))) == ["e1", "r", "e3"]
    assert ids(one, two, three, undone("e1", becomes=moved)) == ["e2", "e3", "moved"]


def test_of_several_corrections_the_last_one_stands():
    """And where that was wrong, the one before stands again."""
    one = at("e1", date(2026, 5, 1))
    first = undone("e1", id="c1", becomes=evolve(one, id="first"))
    second = undone("e1", id="c2", becomes=evolve(one, id="second"))

    assert ids(one, first, second) == ["second"]
    assert ids(one, first, second, undone("c2", id="c3")) == ["first"]
    assert ids(one, first, second, undone("c1", id="c3")) == ["second"]
    assert ids(one, first, second, undone("c1", id="c3"), undone("c2", id="c4")) == ["e1"]


def test_a_correction_is_corrected():
    """It was not to be made; or not so; or of another event; or in truth something else."""
    one, two = (at(f"e{day}", date(2026, 5, day)) for day in (1, 2))
    wrong = undone("e1")
    otherwise = undone("e1", becomes=evolve(one, id="r"))
    elsewhere = undone("e2")
    closed = an_event(id="closed", kind="closed")

    assert ids(one, two, wrong) == ["e2"]
    assert ids(one, two, wrong, undone("c1", id="c2")) == ["e1", "e2"]
    assert ids(one, two, wrong, undone("c1", id="c2"), undone("c2", id="c3")) == ["e2"]
    assert ids(one, two, wrong, undone("c1", id="c2", becomes=otherwise)) == ["r", "e2"]
    assert ids(one, two, wrong, undone("c1", id="c2", becomes=elsewhere)) == ["e1"]
    assert ids(one, two, wrong, undone("c1", id="c2", becomes=closed)) == ["e1", "e2", "closed"]


def test_a_day_typed_in_the_far_future_can_be_corrected_today():
    """The correction comes before what it corrects; before that day the right one is there."""
    typo = at("e1", date(2062, 5, 1))
    one, two = undone("e1", becomes=at("right", DAY)), undone("e1", id="c2", becomes=at("r2", DAY))

    assert ids(typo, one) == ["right"]
    assert ids(typo, one, two) == ["r2"]
    assert [it.id for it in in_force([one], BRUSSELS)] == ["c1", "right"]
    assert [it.id for it in in_force([one, two], BRUSSELS)] == ["c1", "c2", "r2"]
    assert [it.id for it in in_force([undone("e1")], BRUSSELS)] == ["c1"]


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([undone("e9")], "event 'c1': no event 'e9' to correct"),
        ([undone("c1")], "event 'c1': the correction 'c1' does not come before it"),
        (
            [undone("c2"), undone("c1", id="c2")],
            "event 'c1': the correction 'c2' does not come before it",
        ),
        (
            [at("e1", DAY), undone("e1", becomes=undone("e0"))],
            "event 'c1': 'e1' is no correction, and cannot become one",
        ),
        (
            [at("e1", DAY), undone("e1"), undone("c1", id="c2", becomes=undone("e7", id="x"))],
            "event 'c2': no event 'e7' to correct",
        ),
        (
            [at("e1", DAY), undone("e1"), undone("c1", id="c2", becomes=undone("c2", id="x"))],
            "event 'c2': the correction 'c2' does not come before it",
        ),
    ],
)
def test_a_correction_of_what_is_not_there_is_refused(events, words):
    """Of nothing, of itself, in a circle, of a later correction; in what it becomes, too."""
    with pytest.raises(IllegalTransition) as caught:
        check_corrections(events)

    assert str(caught.value) == words
    assert caught.value.event == words.split("'")[1]


# -- stops and resumptions that pair ---------------------------------------------------

FEW_DAYS = st.lists(st.dates(date(2026, 5, 1), date(2026, 5, 6)), max_size=6)


def a_day(number):
    """A day of May 2026."""
    return date(2026, 5, number)


@pytest.mark.parametrize(
    ("stops", "resumptions", "kept", "ignored"),
    [
        ([], [], ([], []), []),
        ([4], [9], ([4], [9]), []),
        ([4], [], ([4], []), []),
        ([], [9], ([], []), [9]),
        ([4, 6], [9], ([4], [9]), [6]),
        ([4], [6, 9], ([4], [6]), [9]),
        ([4], [2, 9], ([4], [9]), [2]),
        ([4], [4], ([4], [4]), []),
        ([4, 6], [6, 9], ([4, 6], [6, 9]), []),
        ([4, 4], [4], ([4, 4], [4]), []),
        ([4, 4], [], ([4], []), [4]),
        ([2, 4], [4], ([2, 4], [4]), []),
    ],
)
def test_stops_and_resumptions_that_pair(stops, resumptions, kept, ignored):
    """What changes nothing is left out; a stop that ends on its own day stops nothing for good."""
    found = pairable([a_day(it) for it in stops], [a_day(it) for it in resumptions])

    assert found[:2] == tuple([a_day(it) for it in side] for side in kept)
    assert found[2] == [a_day(it) for it in ignored]


@given(FEW_DAYS, FEW_DAYS)
def test_whatever_the_days_the_kept_ones_pair_and_none_is_lost(stops, resumptions):
    """In any order; and what pairs already is kept whole, so that asking twice changes nothing."""
    stops, resumptions = sorted(stops), sorted(resumptions)
    kept_stops, kept_resumptions, ignored = pairable(stops, resumptions)

    pairs = paired("answer", kept_stops, kept_resumptions)
    assert [it.first for it in pairs] == kept_stops
    assert [it.resumed for it in pairs if it.resumed] == kept_resumptions
    assert sorted(kept_stops + kept_resumptions + ignored) == sorted(stops + resumptions)
    assert ignored == sorted(ignored)
    assert pairable(kept_stops, kept_resumptions) == (kept_stops, kept_resumptions, [])


@given(FEW_DAYS, FEW_DAYS)
def test_a_clock_stands_still_as_one_that_is_walked_day_by_day(stops, resumptions):
    """After each day: it runs or not by which of stops and resumptions that day could move it."""
    kept_stops, kept_resumptions, _ = pairable(sorted(stops), sorted(resumptions))
    runs = True
    for day in map(a_day, range(1, 7)):
        moves = {True: stops.count(day), False: resumptions.count(day)}
        while moves[runs]:
            moves[runs] -= 1
            runs = not runs
        so_far = [sum(it <= day for it in kept) for kept in (kept_stops, kept_resumptions)]
        assert (so_far[0] == so_far[1]) == runs
