"""Every limit at once from the days of events: starts, chains, stops, restarts, what is void."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import oracles
import pendulum
import pytest
from factories import Answering, a_limit, a_policy, media
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    Answer,
    Assumption,
    ChoiceError,
    Complaint,
    ExtendedUntil,
    ExtensionRule,
    InForce,
    LimitError,
    MediumIs,
    MonthRule,
    Nature,
    NotADateError,
    Roll,
    Stage,
    Start,
    StartRule,
    Term,
    Ternary,
    Text,
    UnknownNameError,
    VoidIf,
    get_calendar,
)
from complaintkit.policy import OwnEvent
from complaintkit.starts import START_EVENTS

WEDNESDAY = date(2026, 5, 13)
COMPLAINT = Complaint(received=WEDNESDAY)
STAGES = (Stage(code="mediation", label=Text(en="mediation")),)
LAWFUL = {"calendar": "be.legal"}
STOPPING = {"stopped_by": "information-requested", "resumed_by": "information-received"}


def may(day):
    """A day of May 2026."""
    return date(2026, 5, day)


def notes(owed):
    """The notes of a deadline, each as its kind and its day."""
    return [(note.kind.value, note.day) for note in owed.notes]


def shown(deadlines):
    """By code, in order: the day due and the notes."""
    return [(owed.code, owed.due, notes(owed)) for owed in deadlines]


def one(limit, event_days=None, complaint=COMPLAINT):
    """The only deadline of a policy with one limit."""
    (owed,) = a_policy(limit, stages=STAGES).timeline(complaint, event_days or {})
    return owed


def timeline(*limits, complaint=COMPLAINT, **event_days):
    """Code, day due and notes; the events by kind, `_` for `-`."""
    days = {kind.replace("_", "-"): day for kind, day in event_days.items()}
    return shown(a_policy(*limits).timeline(complaint, days))


# -- what starts a clock ---------------------------------------------------------------


@pytest.mark.parametrize("event", START_EVENTS)
@pytest.mark.parametrize("stage", [None, "mediation"])
def test_a_clock_starts_on_every_kind_of_event_at_its_stage(event, stage):
    """Ten days after the event; before it, and by the same event elsewhere, it has not started."""
    limit = a_limit(starts_on=Start(event=event, stage=stage))
    key, other = (event, f"mediation/{event}") if stage is None else (f"mediation/{event}", event)

    assert one(limit, {key: may(1)}, Complaint()).due == may(11)
    waiting = one(limit, {other: may(1)}, Complaint())
    assert (waiting.start, waiting.due, waiting.left) == (None, None, None)
    assert notes(waiting) == [("not-started", None)]
    assert not waiting.provisional


def test_receipt_and_sending_are_facts_of_the_complaint():
    """They need no event; a day given as an event stands before the fact."""
    complaint = Complaint(received=WEDNESDAY, sent=may(10))
    limits = (a_limit(), a_limit(code="sent", starts_on="sent"))

    found = a_policy(*limits).timeline(complaint, {})
    assert [owed.start for owed in found] == [WEDNESDAY, may(10)]
    found = a_policy(*limits).timeline(complaint, {"received": may(14)})
    assert [owed.start for owed in found] == [may(14), may(10)]


@pytest.mark.parametrize(
    "given",
    [
        may(13),
        datetime(2026, 5, 12, 22, 30, tzinfo=UTC),
        datetime(2026, 5, 13, 0, 30, tzinfo=timezone(timedelta(hours=2))),
        pendulum.date(2026, 5, 13),
        pendulum.datetime(2026, 5, 13, 21, 59),
        [may(13)],
        (may(20), may(13), datetime(2026, 5, 14, tzinfo=UTC)),
        [datetime(2026, 5, 14, 12, tzinfo=UTC), may(13)],
        [ExtendedUntil(may(13), may(30))],
    ],
    ids=str,
)
def test_T1_the_day_of_an_event_is_a_day_an_instant_or_several(given):
    """T1: instants fall on a local day in Brussels; of several, the first starts the clock."""
    owed = one(a_limit(starts_on="answered"), {"answered": given})

    assert (owed.start, type(owed.start)) == (may(13), date)
    assert owed.due == may(23)


@pytest.mark.parametrize("given", [[], ()])
def test_no_days_are_no_event(given):
    """A list may be empty."""
    assert one(a_limit(starts_on="answered"), {"answered": given}).start is None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2026-05-13", "a str where a datetime.date is wanted"),
        ({may(13)}, "a set where a datetime.date is wanted"),
        (None, "a NoneType where a datetime.date is wanted"),
        ([may(13), 20260513], "a int where a datetime.date is wanted"),
        (
            datetime(2026, 5, 13),  # noqa: DTZ001
            "a datetime without time zone: say which with tzinfo, or give the date alone",
        ),
    ],
)
def test_T3_what_is_no_day_of_an_event_is_refused(given, words):
    """T3, D12: nobody guesses which day was meant."""
    with pytest.raises(NotADateError) as caught:
        one(a_limit(starts_on="answered"), {"answered": given})

    assert str(caught.value) == words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("recieved", "no start event 'recieved'; did you mean 'received' or 'reopened'?"),
        ("mediation/anwsered", "no start event 'anwsered'; did you mean 'answered' or"),
        ("a/b/received-by-post", "no start event 'received-by-post'; "),
        ("answered/mediation", "no start event 'mediation'; known: acknowledged, admitted"),
        ("mediation/", "no start event ''; known: acknowledged, admitted"),
        ("due of answer", "no start event 'due of answer'"),
    ],
)
def test_a_kind_of_event_that_there_is_not_is_refused(key, words):
    """A slip in a key would otherwise be a clock that never starts."""
    with pytest.raises(ChoiceError) as caught:
        one(a_limit(), {key: may(20)})

    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("mediaton/received", "no stage 'mediaton'; did you mean 'mediation' or 'meditation'?"),
        ("a/mediation/received", "no stage 'a/mediation'; did you mean 'mediation' or"),
        ("court/received", "no stage 'court'; known: appeal, last, mediation, meditation"),
    ],
)
def test_a_stage_that_there_is_not_is_refused(key, words):
    """A stage is known when it is described, or when a limit speaks of it."""
    elsewhere = Start(event="received", stage="appeal", or_else=Start(event="sent", stage="last"))
    policy = a_policy(
        a_limit(starts_on=elsewhere), a_limit(code="b", stage="meditation"), stages=STAGES
    )

    with pytest.raises(UnknownNameError) as caught:
        policy.timeline(COMPLAINT, {key: may(20)})
    assert str(caught.value).startswith(words)
    for stage in ("appeal", "last", "mediation", "meditation"):
        assert len(policy.timeline(COMPLAINT, {f"{stage}/answered": may(20)})) == 2


def test_a_day_that_is_none_is_refused_whether_a_limit_asks_for_it_or_not():
    """T3, D12: a slip is a slip."""
    for key in ("closed", "mediation/closed"):
        with pytest.raises(NotADateError) as caught:
            one(a_limit(), {key: "2026-05-20"})
        assert str(caught.value) == "a str where a datetime.date is wanted"


def test_events_that_no_limit_asks_for_change_nothing():
    """All that happened may be given."""
    days = {kind: may(14) for kind in START_EVENTS if kind not in {"received", "sent"}}

    assert timeline(a_limit()) == [("answer", may(23), [])]
    assert shown(a_policy(a_limit()).timeline(COMPLAINT, days)) == [("answer", may(23), [])]


def test_from_the_cutoff_on_an_event_is_the_next_day_s():
    """An instant at 17:00 or later; a restart is a start and is read alike."""
    limit = a_limit(cutoff=time(17), restarted_by="reopened")
    before, at = datetime(2026, 5, 13, 14, 59, tzinfo=UTC), datetime(2026, 5, 13, 15, tzinfo=UTC)

    assert one(limit, complaint=Complaint(received=before)).start == may(13)
    assert one(limit, complaint=Complaint(received=at)).start == may(14)
    evening = one(limit, {"reopened": at}, Complaint(received=at))
    assert (evening.start, notes(evening)) == (may(14), [("restarted", may(14))])


# -- what stands in for a start --------------------------------------------------------


def test_where_one_event_never_happens_another_starts_the_clock():
    """The first in line that is known, in the order named; it is no less certain."""
    last = Start(event="received")
    start = Start(event="admitted", or_else=Start(event="put-in-writing", or_else=last))
    limit = a_limit(starts_on=start)

    assert timeline(limit) == [("answer", may(23), [])]
    assert timeline(limit, put_in_writing=may(15)) == [("answer", may(25), [])]
    assert timeline(limit, put_in_writing=may(15), admitted=may(18)) == [("answer", may(28), [])]
    assert timeline(limit, complaint=Complaint()) == [("answer", None, [("not-started", None)])]


def test_an_expected_start_gives_a_provisional_date():
    """Until the event happens; the note says from which day it was counted."""
    limit = a_limit(starts_on=Start(event="admitted", expected_from=Start(event="received")))

    expected, known = one(limit), one(limit, {"admitted": may(18)})
    assert (expected.due, expected.provisional) == (may(23), True)
    assert notes(expected) == [("expected", WEDNESDAY)]
    assert (known.due, known.provisional, notes(known)) == (may(28), False, [])
    nothing = one(limit, complaint=Complaint())
    assert (nothing.due, notes(nothing)) == (None, [("not-started", None)])


def test_another_start_stands_before_an_expected_one():
    """What is known is preferred to what is expected."""
    start = Start(
        event="admitted",
        or_else=Start(event="acknowledged"),
        expected_from=Start(event="received"),
    )
    limit = a_limit(starts_on=start)

    assert timeline(limit, acknowledged=may(15)) == [("answer", may(25), [])]
    assert timeline(limit) == [("answer", may(23), [("expected", WEDNESDAY)])]


# -- limits that start on each other ---------------------------------------------------


def test_a_limit_starts_on_the_day_another_is_due():
    """A chain of three, whatever their order in the file."""
    first = a_limit(code="a")
    second = a_limit("1 week", code="b", starts_on=Start(due_of="a"))
    third = a_limit("1 month", code="c", starts_on=Start(due_of="b"), month_rule="same-date")
    due = {"a": may(23), "b": may(30), "c": date(2026, 6, 30)}

    for limits in ((first, second, third), (third, second, first), (second, third, first)):
        assert timeline(*limits) == [(limit.code, due[limit.code], []) for limit in limits]


@pytest.mark.parametrize(
    "other",
    [
        a_limit("no figure", code="a"),
        a_limit(code="a", starts_on="answered"),
        a_limit(code="a", owed_for=[Nature.PRAISE]),
        a_limit(code="a", **STOPPING),
    ],
    ids=["no figure", "not started", "not owed", "standing still"],
)
def test_a_limit_waits_while_the_other_has_no_day_due(other):
    """Nothing is put in its place, but what the start says itself."""
    plain = a_limit(code="b", starts_on=Start(due_of="a"))
    otherwise = a_limit(code="b", starts_on=Start(due_of="a", or_else=Start(event="received")))
    complaint = Complaint(received=WEDNESDAY, nature=Nature.COMPLAINT)
    days = {"information-requested": may(14)}

    found = a_policy(other, plain).timeline(complaint, days)
    assert shown(found)[-1] == ("b", None, [("not-started", None)])
    found = a_policy(other, otherwise).timeline(complaint, days)
    assert shown(found)[-1] == ("b", may(23), [])


def test_what_is_expected_of_a_limit_is_expected_of_those_that_start_on_it():
    """Its doubts go down the chain; that it was restarted or extended does not."""
    first = a_limit(
        code="a",
        starts_on=Start(event="admitted", expected_from=Start(event="received")),
        restarted_by="reopened",
        extension=[ExtensionRule(by=Term.parse("1 week"))],
    )
    second = a_limit(code="b", starts_on=Start(due_of="a"))

    found = a_policy(first, second).timeline(COMPLAINT, {"reopened": may(14), "extended": may(15)})
    assert shown(found) == [
        ("a", may(31), [("expected", may(13)), ("restarted", may(14)), ("extended", may(15))]),
        ("b", date(2026, 6, 10), [("expected", may(31))]),
    ]
    assert [owed.provisional for owed in found] == [True, True]
    perhaps = a_limit(code="a", when=[MediumIs("letter")])
    assert timeline(perhaps, second)[1] == ("b", date(2026, 6, 2), [("expected", may(23))])
    expecting = a_limit(
        code="b", starts_on=Start(event="answered", expected_from=Start(due_of="a"))
    )
    assert timeline(a_limit(code="a"), expecting)[1] == (
        "b",
        date(2026, 6, 2),
        [("expected", may(23))],
    )


@pytest.mark.parametrize(
    ("needs", "circle"),
    [
        ({"a": "b", "b": "a"}, "a → b → a"),
        ({"a": "a"}, "a → a"),
        ({"x": "a", "a": "b", "b": "c", "c": "a"}, "a → b → c → a"),
    ],
)
def test_E1_limits_that_start_on_each_other_in_a_circle_are_an_error(needs, circle):
    """E1: the way round is named, without the limits that only lead to it."""
    limits = [a_limit(code=code, starts_on=Start(due_of=other)) for code, other in needs.items()]

    with pytest.raises(LimitError) as caught:
        timeline(*limits)

    assert str(caught.value) == f"limits that start on each other in a circle: {circle}"


def test_E1_a_circle_by_way_of_what_makes_a_limit_void():
    """E1: each would have to be known before the other."""
    first = a_limit(code="a", void_if=VoidIf(event="settled", by_due_of="b"))
    second = a_limit(code="b", starts_on=Start(due_of="a"))

    with pytest.raises(LimitError) as caught:
        timeline(first, second)

    assert str(caught.value) == "limits that start on each other in a circle: a → b → a"


# -- before anything happened ----------------------------------------------------------


def test_deadlines_suppose_that_what_is_not_known_happens_on_receipt():
    """The note says so, and so does that of a limit that starts on its day due."""
    limits = (
        a_limit(),
        a_limit(code="mediation", starts_on=Start(event="received", stage="mediation")),
        a_limit(code="after", starts_on=Start(due_of="mediation")),
        a_limit(code="next", starts_on=Start(due_of="answer")),
    )

    assert shown(a_policy(*limits).deadlines(WEDNESDAY)) == [
        ("answer", may(23), []),
        ("mediation", may(23), [("supposed", WEDNESDAY)]),
        ("after", date(2026, 6, 2), [("supposed", WEDNESDAY)]),
        ("next", date(2026, 6, 2), []),
    ]


def test_what_is_supposed_falls_on_the_local_day_of_receipt():
    """T1: an instant of receipt stands for its day in Brussels, with the limit's own cutoff."""
    late = datetime(2026, 5, 13, 15, 30, tzinfo=UTC)
    limits = (
        a_limit(starts_on="admitted"),
        a_limit(code="cut", starts_on="admitted", cutoff=time(17)),
    )

    assert shown(a_policy(*limits).deadlines(late)) == [
        ("answer", may(23), [("supposed", may(13))]),
        ("cut", may(24), [("supposed", may(14))]),
    ]


def test_an_expected_start_is_not_supposed():
    """What the text says to expect stands before what we suppose."""
    limit = a_limit(starts_on=Start(event="admitted", expected_from=Start(event="received")))

    assert shown(a_policy(limit).deadlines(WEDNESDAY)) == [
        ("answer", may(23), [("expected", WEDNESDAY)])
    ]


def test_without_a_day_of_receipt_there_are_no_deadlines():
    """A timeline can do without: its clocks have not started."""
    with pytest.raises(LimitError) as caught:
        a_policy(a_limit()).deadlines(Complaint(sent=WEDNESDAY))

    assert str(caught.value) == "the day of receipt is not known: nothing can be counted from it"
    assert timeline(a_limit(), complaint=Complaint()) == [("answer", None, [("not-started", None)])]


def test_one_deadline_is_counted_from_the_day_given_whatever_starts_it():
    """Neither another limit nor an event is looked at; an instant has a local day and a cutoff."""
    policy = a_policy(
        a_limit(code="a", starts_on=Start(event="received", stage="mediation")),
        a_limit(code="b", starts_on=Start(due_of="a"), cutoff=time(17)),
        a_limit(code="c", void_if=VoidIf(event="settled", by_due_of="a"), restarted_by="reopened"),
    )

    assert [shown([policy.deadline(code, WEDNESDAY)]) for code in "abc"] == [
        [(code, may(23), [])] for code in "abc"
    ]
    assert policy.deadline("b", datetime(2026, 5, 13, 15, tzinfo=UTC)).due == may(24)
    with pytest.raises(UnknownNameError) as caught:
        policy.deadline("d", WEDNESDAY)
    assert str(caught.value) == "no time limit 'd'; known: a, b, c"


# -- which limit applies ---------------------------------------------------------------

OLD = a_limit("90 calendar days", in_force=InForce(last=date(2015, 12, 31)))
NEW = a_limit("120 calendar days", in_force=InForce(first=date(2016, 1, 1)))


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2015, 12, 31), date(2016, 3, 30)),
        (date(2016, 1, 1), date(2016, 4, 30)),
        (date(1990, 1, 1), date(1990, 4, 1)),
        (WEDNESDAY, date(2026, 9, 10)),
    ],
)
def test_V1_the_day_of_the_start_decides_which_limit_holds(start, due):
    """V1: the day of its own start, not the day of receipt; the order of the file is nothing."""
    for limits in ((OLD, NEW), (NEW, OLD)):
        policy = a_policy(*limits)
        assert policy.deadline("answer", start).due == due
        assert [owed.due for owed in policy.deadlines(start)] == [due]
    second = [
        a_limit(str(limit.term), in_force=limit.in_force, starts_on="answered")
        for limit in (OLD, NEW)
    ]
    found = timeline(*second, complaint=Complaint(received=date(2015, 1, 1)), answered=start)
    assert found == [("answer", due, [])]


def test_V1_while_the_clock_has_not_started_the_limit_that_holds_last_is_shown():
    """V1: of the limits of one code, the one without a last day."""
    limits = [
        a_limit(str(limit.term), in_force=limit.in_force, starts_on="answered")
        for limit in (OLD, NEW)
    ]

    (owed,) = a_policy(*limits).timeline(COMPLAINT, {})
    assert (str(owed.limit.term), notes(owed)) == ("120 calendar days", [("not-started", None)])
    assert timeline(limits[0]) == []


def test_V1_on_a_day_for_which_no_limit_holds_nothing_is_owed():
    """V1: a gap is no reason to count with the neighbour."""
    assert timeline(OLD) == []
    with pytest.raises(LimitError) as caught:
        a_policy(OLD).deadline("answer", WEDNESDAY)
    assert str(caught.value) == "no limit 'answer' holds for that day"


@pytest.mark.parametrize(
    ("nature", "owed", "provisional"),
    [
        (Nature.COMPLAINT, may(23), False),
        (Nature.REQUEST, may(23), False),
        (Nature.PRAISE, None, None),
        (None, may(23), True),
    ],
)
def test_a_limit_is_owed_for_its_natures(nature, owed, provisional):
    """For one that is not known, provisionally: it may be one of them."""
    limit = a_limit(owed_for=["complaint", "request"])

    found = a_policy(limit).timeline(Complaint(received=WEDNESDAY, nature=nature), {})
    assert [(it.due, it.provisional) for it in found] == (
        [] if owed is None else [(owed, provisional)]
    )


@pytest.mark.parametrize(
    ("nature", "due", "provisional"),
    [
        (Nature.COMPLAINT, may(23), False),
        (Nature.REQUEST, may(20), False),
        (None, may(20), True),
    ],
)
def test_limits_of_one_code_can_be_told_apart_by_natures(nature, due, provisional):
    """Where the nature is not known, the earliest stands, provisionally."""
    policy = a_policy(
        a_limit(owed_for=[Nature.COMPLAINT]),
        a_limit("1 week", owed_for=[Nature.REQUEST]),
        handles=frozenset({Nature.COMPLAINT, Nature.REQUEST}),
    )

    (owed,) = policy.timeline(Complaint(received=WEDNESDAY, nature=nature), {})
    assert (owed.due, owed.provisional) == (due, provisional)
    (bare,) = policy.deadlines(WEDNESDAY)
    assert (bare.due, bare.provisional) == (may(20), True)
    alone = policy.deadline("answer", WEDNESDAY)
    assert (alone.due, alone.provisional) == (may(20), True)


def test_two_limits_owed_for_one_nature_are_an_error():
    """Their natures do not tell them apart."""
    limits = (a_limit(owed_for=[Nature.COMPLAINT]), a_limit("1 week"))

    with pytest.raises(LimitError) as caught:
        timeline(*limits, complaint=Complaint(received=WEDNESDAY, nature=Nature.COMPLAINT))

    assert str(caught.value) == (
        "two limits 'answer' both apply: their conditions do not tell them apart"
    )


@pytest.mark.parametrize(
    ("medium", "due", "provisional"),
    [("letter", may(15), False), ("phone", may(20), False), (None, may(15), True)],
)
def test_of_limits_that_may_apply_the_earliest_day_due_counts(medium, due, provisional):
    """Each from its own start: the shorter term may be due later."""
    letter = a_limit("5 calendar days", starts_on="sent", when=[MediumIs(["letter"])])
    other = a_limit("1 week")
    complaint = Complaint(
        received=WEDNESDAY, sent=may(10), medium=None if medium is None else media(medium)
    )

    (owed,) = a_policy(other, letter).timeline(complaint, {})
    assert (owed.due, owed.provisional) == (due, provisional)


def test_a_condition_that_holds_settles_which_limit_applies():
    """A shorter one that may apply, and the one for all other cases, are then left aside."""
    yes, unsure = Answering(Answer(Ternary.YES, ())), Answering(Answer(Ternary.UNKNOWN, ()))
    limits = (a_limit(when=[yes]), a_limit("1 week", when=[unsure]), a_limit("5 calendar days"))

    (owed,) = a_policy(*limits).timeline(COMPLAINT, {})
    assert (owed.due, owed.applies, owed.provisional) == (may(23), True, False)


def test_a_limit_whose_clock_may_run_stands_before_one_that_has_not_started():
    """A date that may be owed is never hidden by no date."""
    unsure = Answering(Answer(Ternary.UNKNOWN, ()))
    waiting = a_limit("1 week", starts_on="answered", when=[unsure])
    running = a_limit(when=[unsure])

    for limits in ((waiting, running), (running, waiting)):
        (owed,) = a_policy(*limits).timeline(COMPLAINT, {})
        assert (owed.due, owed.applies, owed.provisional) == (may(23), False, True)
    (owed,) = a_policy(waiting).timeline(COMPLAINT, {})
    assert (owed.due, owed.applies, notes(owed)) == (None, False, [("not-started", None)])


# -- stops -----------------------------------------------------------------------------


def stopped(stops, resumptions, **choices):
    """The deadline of a limit with its stops and resumptions on days of May."""
    limit = a_limit(**{**STOPPING, **choices})
    return one(
        limit,
        {
            "information-requested": [may(day) for day in stops],
            "information-received": [may(day) for day in resumptions],
        },
    )


@pytest.mark.parametrize(
    ("stops", "resumptions", "due"),
    [
        ([], [], 23),
        ([18], [21], 26),
        ([18], [18], 23),
        ([18, 20], [19, 22], 26),
        ([18, 20], [20, 22], 27),
        ([20, 18], [22, 19], 26),
        ([13], [15], 24),
        ([1], [13], 23),
        ([1], [14], 23),
        ([1], [15], 24),
        ([23], [25], 25),
        ([24], [30], 23),
    ],
)
def test_stops_and_resumptions_pair_in_the_order_of_their_days(stops, resumptions, due):
    """Ten days from the 13th; from the stop up to, not including, the day it runs on."""
    assert stopped(stops, resumptions).due == may(due)


def test_stops_before_the_start_are_another_story():
    """They leave no trace; the one that was still on at the start counts from day one."""
    assert stopped([1], [13]).suspensions == ()
    assert [stop.first for stop in stopped([1, 5], [3, 15]).suspensions] == [may(5)]


def test_S7_a_stop_without_an_end_leaves_no_date():
    """S7: only the days left to count; one that begins after the day due changes nothing."""
    for day, due, left in ((18, None, 6), (23, None, 1), (24, may(23), None)):
        owed = stopped([day], [])
        assert (owed.due, owed.left) == (due, left)
    later = stopped([15, 20], [18])
    assert (later.due, later.left, notes(later)) == (None, 7, [])


@pytest.mark.parametrize(
    ("stops", "resumptions", "words"),
    [
        ([18, 20], [], "a stop on 2026-05-20 while the clock stands still"),
        ([18, 19], [21], "a stop on 2026-05-19 while the clock stands still"),
        ([18, 19, 20], [21, 22], "a stop on 2026-05-19 while the clock stands still"),
        ([15, 18, 20], [16], "a stop on 2026-05-20 while the clock stands still"),
        ([18, 18], [20], "a stop on 2026-05-18 while the clock stands still"),
        ([], [18], "a resumption on 2026-05-18 while the clock runs"),
        ([18], [15], "a resumption on 2026-05-15 while the clock runs"),
        ([18], [20, 21], "a resumption on 2026-05-21 while the clock runs"),
        ([18, 22], [20, 21], "a resumption on 2026-05-21 while the clock runs"),
        ([18], [15, 20], "a resumption on 2026-05-15 while the clock runs"),
    ],
)
def test_a_broken_sequence_is_an_error_and_never_summed(stops, resumptions, words):
    """The message names the limit, and the day that does not fit."""
    with pytest.raises(LimitError) as caught:
        stopped(stops, resumptions)

    assert str(caught.value) == f"the limit 'answer': {words}"


def test_several_kinds_of_event_may_stop_and_resume_a_clock():
    """Their days are read together, at the limit's own stage only."""
    choices = {
        "stopped_by": ["information-requested", "body-asked"],
        "resumed_by": ["information-received", "body-answered"],
    }
    days = {
        "body-asked": may(15),
        "information-received": may(17),
        "information-requested": may(19),
        "body-answered": may(20),
    }

    assert one(a_limit(**choices), days).due == may(26)
    second = a_limit(**choices, stage="mediation")
    assert one(second, days).due == may(23)
    assert one(second, {f"mediation/{kind}": day for kind, day in days.items()}).due == may(26)


@pytest.mark.parametrize(
    ("resumptions", "due", "note"),
    [
        ([], 28, [("stop-at-longest", may(23))]),
        ([24], 28, [("stop-cut", may(23))]),
        ([31], 28, [("stop-cut", may(23))]),
        ([23], 28, []),
        ([20], 25, []),
    ],
)
def test_after_its_longest_stop_a_clock_runs_on_by_itself(resumptions, due, note):
    """Five days from the 18th: it runs on the 23rd, and a note says so when it was longer.

    While nobody knows when the stop will end, the date may still come earlier.
    """
    owed = stopped([18], resumptions, longest_stop=Term.parse("5 calendar days"))

    assert owed.due == may(due)
    assert notes(owed) == note
    assert owed.left is None
    assert owed.provisional is (resumptions == [])


@pytest.mark.parametrize(
    ("longest", "runs_on", "due"),
    [
        ("1 month", date(2026, 6, 18), date(2026, 6, 23)),
        ("1 week", may(25), may(30)),
        ("3 working days", may(21), may(26)),
        ("6 working days", may(27), date(2026, 6, 1)),
    ],
)
def test_a_longest_stop_is_counted_in_its_own_unit(longest, runs_on, due):
    """The first stopped day is its day one; Monday 25 May is Whit Monday."""
    choices = {"month_rule": MonthRule.SAME_DATE, **LAWFUL}
    owed = stopped([18], [], longest_stop=Term.parse(longest), **choices)

    assert (owed.due, notes(owed)) == (due, [("stop-at-longest", runs_on)])


# -- restarts --------------------------------------------------------------------------


def test_a_restart_counts_from_zero():
    """From the last of them; on the day of the start too."""
    limit = a_limit(restarted_by=["reopened", "information-received"])

    assert timeline(limit) == [("answer", may(23), [])]
    assert timeline(limit, reopened=may(18)) == [("answer", may(28), [("restarted", may(18))])]
    assert timeline(limit, reopened=[may(20), may(18)], information_received=may(21)) == [
        ("answer", may(31), [("restarted", may(21))])
    ]
    assert timeline(limit, reopened=WEDNESDAY) == [("answer", may(23), [("restarted", WEDNESDAY)])]


def test_an_event_of_the_policys_own_restarts_too():
    """Its day is given by its code, at a stage as well; another policy knows no such event."""
    own = OwnEvent(code="file-digitised", label=Text(en="file digitised"))
    limit = a_limit(restarted_by=own.code)
    days = {own.code: may(18), f"mediation/{own.code}": may(20)}
    (owed,) = a_policy(limit, stages=STAGES, events=(own,)).timeline(COMPLAINT, days)

    assert owed.due == may(28)
    with pytest.raises(ChoiceError):
        a_policy(limit, stages=STAGES).timeline(COMPLAINT, days)


def test_a_restart_before_the_start_is_an_error():
    """Something is wrong with the days; neither of the two is preferred."""
    limit = a_limit(restarted_by="reopened")

    with pytest.raises(LimitError) as caught:
        timeline(limit, reopened=[may(12), may(20)])

    assert str(caught.value) == "the limit 'answer': restarted on 2026-05-12, before its start"
    unstarted = a_limit(restarted_by="reopened", starts_on="admitted")
    assert timeline(unstarted, reopened=may(12)) == [("answer", None, [("not-started", None)])]


def test_what_stood_still_before_a_restart_is_forgotten():
    """So is an extension that was told before it."""
    limit = a_limit(
        restarted_by="reopened", extension=[ExtensionRule(by=Term.parse("1 week"))], **STOPPING
    )
    days = {
        "information-requested": may(14),
        "information-received": may(16),
        "extended": may(17),
        "reopened": may(18),
    }

    assert shown([one(limit, days)]) == [("answer", may(28), [("restarted", may(18))])]


@given(
    start=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    amount=st.integers(1, 60),
    unit=st.sampled_from(["calendar days", "working days"]),
    before=st.integers(0, 80),
    length=st.integers(0, 40),
)
def test_S11_a_restart_is_never_earlier_than_a_suspension(start, amount, unit, before, length):
    """S11: started again on the day it would have run on; both as an independent walk has them."""
    term = f"{amount} {unit}".removesuffix("s" if amount == 1 else "")
    stop = start + timedelta(days=before)
    resumed = stop + timedelta(days=length)
    complaint = Complaint(received=start)
    pausing = one(
        a_limit(term, **LAWFUL, **STOPPING),
        {"information-requested": stop, "information-received": resumed},
        complaint,
    )
    afresh = one(
        a_limit(term, **LAWFUL, restarted_by="information-received"),
        {"information-received": resumed},
        complaint,
    )

    works = oracles.works_be_legal
    expected, _ = oracles.due_day(start, amount, unit, works, stops=[(stop, resumed)])
    again, _ = oracles.due_day(resumed, amount, unit, works)
    assert (pausing.due, afresh.due) == (expected, again)
    assert afresh.due >= pausing.due


# -- nothing more is owed --------------------------------------------------------------

SETTLING = a_limit("3 calendar days", code="settling")
UNLESS = a_limit(void_if=VoidIf(event="settled", by_due_of="settling"))


@pytest.mark.parametrize(
    ("settled", "due", "note"),
    [
        (may(13), None, [("void", may(13))]),
        (may(15), None, [("void", may(15))]),
        (may(16), None, [("void", may(16))]),
        (may(17), may(23), []),
        ([may(17), may(16)], None, [("void", may(16))]),
        ([], may(23), []),
    ],
)
def test_settled_within_three_days_nothing_more_is_owed(settled, due, note):
    """On the third day still, on the fourth no more; the other limit keeps its date."""
    assert timeline(SETTLING, UNLESS, settled=settled) == [
        ("settling", may(16), []),
        ("answer", due, note),
    ]


def test_what_is_void_has_no_date_and_nothing_left():
    """Not even while the clock stands still; and nothing is overdue."""
    limit = a_limit(void_if=VoidIf(event="settled", by_due_of="settling"), **STOPPING)
    found = a_policy(SETTLING, limit).timeline(
        COMPLAINT, {"settled": may(14), "information-requested": may(14)}
    )

    assert (found[1].due, found[1].left) == (None, None)
    assert not found[1].provisional
    assert not found[1].is_overdue(date(2030, 1, 1))
    assert found[1].start == WEDNESDAY
    assert found[1].explain("en").startswith("Answer: nothing more is owed.")


@pytest.mark.parametrize(
    ("other", "key"),
    [
        (a_limit("no figure", code="settling"), "settled"),
        (a_limit(code="settling", owed_for=[Nature.PRAISE]), "settled"),
        (a_limit(code="settling", starts_on="admitted"), "settled"),
        (SETTLING, "mediation/settled"),
    ],
    ids=["no figure", "not owed", "not started", "another stage"],
)
def test_a_limit_is_void_only_by_a_day_due_that_there_is(other, key):
    """At its own stage: what was settled elsewhere is another thing."""
    complaint = Complaint(received=WEDNESDAY, nature=Nature.COMPLAINT)
    found = a_policy(other, UNLESS, stages=STAGES).timeline(complaint, {key: may(14)})

    assert shown(found)[-1] == ("answer", may(23), [])


def test_a_limit_that_is_void_starts_no_other():
    """There is no day due to start on."""
    chained = a_limit(code="next", starts_on=Start(due_of="answer"))

    assert timeline(SETTLING, UNLESS, chained, settled=may(14))[2] == (
        "next",
        None,
        [("not-started", None)],
    )


# -- where others got burnt ------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "working", "calendar"),
    [
        (StartRule.AFTER_EVENT, 11, 10),
        (StartRule.ROLL_THEN_AFTER, 12, 12),
        (StartRule.ON_OR_AFTER, 11, 11),
        (StartRule.EVENT_DAY, 11, 9),
        (StartRule.NEXT_WORKING_DAY, 11, 11),
    ],
)
def test_pitfall_1_one_day_after_a_saturday_is_what_its_rule_says(rule, working, calendar):
    """One working day after Saturday 9 May 2026 is the Monday for some, the Tuesday for others.

    Libraries differ, and some changed sides between releases. Here each limit names its start
    rule: the day due follows from it, for working days and for calendar days alike.
    """
    complaint = Complaint(received=may(9))
    for term, day in (("1 working day", working), ("1 calendar day", calendar)):
        limit = a_limit(term, start_rule=rule, **LAWFUL)
        assert one(limit, complaint=complaint).due == may(day)


@pytest.mark.parametrize("on", [3, 4, 6, 8, 9, 11, 28, 30])
@pytest.mark.parametrize(
    ("term", "due"),
    [
        ("19 working days", date(2025, 12, 1)),
        ("20 working days", date(2025, 12, 2)),
        ("28 calendar days", date(2025, 12, 1)),
        ("4 weeks", date(2025, 12, 1)),
    ],
)
def test_pitfall_5_a_pause_of_zero_days_changes_nothing(on, term, due):
    """A clock that stops and runs on the same day has not stood still.

    A case system that counted the first part of a term with one calendar and the part after a
    pause with another let a pause of no days move 1 December to 2 December. Here one limit has
    one calendar, and an empty pause is none, on working days, weekends and holidays.
    """
    limit = a_limit(term, roll=Roll.FOLLOWING, **LAWFUL, **STOPPING)
    day = date(2025, 11, on)
    days = {"information-requested": day, "information-received": day}
    complaint = Complaint(received=date(2025, 11, 3))

    assert one(limit, complaint=complaint).due == due
    assert one(limit, days, complaint).due == due


@pytest.mark.parametrize(
    ("first", "resumed", "working", "calendar"),
    [
        (may(16), may(18), date(2026, 5, 28), date(2026, 5, 25)),
        (may(15), may(18), date(2026, 5, 29), date(2026, 5, 26)),
        (may(14), may(15), date(2026, 5, 28), date(2026, 5, 24)),
        (may(14), may(19), date(2026, 6, 1), date(2026, 5, 28)),
        (may(23), may(26), date(2026, 5, 28), date(2026, 5, 26)),
    ],
    ids=["a weekend", "Friday to Monday", "Ascension Day", "five days", "Whitsun"],
)
def test_pitfall_8_a_pause_takes_only_the_days_that_would_have_counted(
    first, resumed, working, calendar
):
    """Stopped nights, weekends and holidays were never going to count.

    Adding the length of a pause to the start of a clock counts them twice. Nine working days
    from 13 May 2026 end on 28 May, ten calendar days on 23 May: the first moves by the working
    days that were stopped, the second by every stopped day up to its moving end.
    """
    days = {"information-requested": first, "information-received": resumed}

    assert one(a_limit("9 working days", **LAWFUL, **STOPPING)).due == may(28)
    assert one(a_limit("9 working days", **LAWFUL, **STOPPING), days).due == working
    assert one(a_limit(**STOPPING), days).due == calendar


def test_pitfall_8_two_pauses_that_begin_on_one_day_are_not_mixed_up():
    """One ends as it begins, the other lasts: each is kept, and only real days are counted."""
    days = {
        "information-requested": [
            datetime(2026, 5, 18, 8, tzinfo=UTC),
            datetime(2026, 5, 18, 8, 0, 30, tzinfo=UTC),
        ],
        "information-received": [may(18), may(20)],
    }
    owed = one(a_limit(**STOPPING), days)

    assert [(stop.first, stop.resumed) for stop in owed.suspensions] == [
        (may(18), may(18)),
        (may(18), may(20)),
    ]
    assert owed.due == may(25)


def test_pitfall_9_an_extension_that_an_event_brings_starts_from_the_base():
    """The day that people see is rolled; what is counted on from is not.

    One month from 29 September 2022 ends on a Saturday and rolls to Monday 31 October. Told on
    that Monday, still in time, three months in total end on 29 December, not on the 31st.
    """
    month = {"month_rule": MonthRule.SAME_DATE, "roll": Roll.FOLLOWING, **LAWFUL}
    complaint = Complaint(received=date(2022, 9, 29))
    monday = date(2022, 10, 31)

    for rule in (
        ExtensionRule(to=Term.parse("3 months")),
        ExtensionRule(by=Term.parse("2 months")),
    ):
        limit = a_limit("1 month", extension=[rule], **month)
        assert one(limit, complaint=complaint).due == monday
        assert one(limit, {"extended": monday}, complaint).due == date(2022, 12, 29)


@pytest.mark.parametrize(
    ("received", "term", "same_date", "eve_of_date"),
    [
        (date(2026, 1, 31), "1 month", date(2026, 2, 28), date(2026, 2, 28)),
        (date(2028, 1, 31), "1 month", date(2028, 2, 29), date(2028, 2, 29)),
        (date(2026, 1, 29), "1 month", date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 2, 28), "1 month", date(2026, 3, 28), date(2026, 3, 31)),
        (date(2026, 6, 30), "1 month", date(2026, 7, 30), date(2026, 7, 31)),
        (date(2026, 10, 31), "4 months", date(2027, 2, 28), date(2027, 2, 28)),
        (date(2028, 2, 29), "1 year", date(2029, 2, 28), date(2029, 2, 28)),
    ],
)
def test_pitfall_14_a_month_ends_within_the_month_it_should(received, term, same_date, eve_of_date):
    """A month is neither 30 nor 31 days, and never runs over into the month after.

    From the last day of January it ends on the last day of February. From the last day of a
    short month the two rules differ, so a limit in months must name its rule.
    """
    for rule, due in ((MonthRule.SAME_DATE, same_date), (MonthRule.EVE_OF_DATE, eve_of_date)):
        assert (
            one(a_limit(term, month_rule=rule), complaint=Complaint(received=received)).due == due
        )


def test_pitfall_14_a_short_term_holds_two_working_days():
    """A term of days that falls on Christmas and a weekend would leave nobody time to act.

    Three days from Thursday 24 December 2026 end on a Sunday, rolled on Monday the 28th; with
    at least two working days they end on Tuesday the 29th.
    """
    complaint = Complaint(received=date(2026, 12, 24))
    rolling = a_limit("3 calendar days", roll=Roll.FOLLOWING, **LAWFUL)
    short = a_limit("3 calendar days", roll=Roll.FOLLOWING, at_least_working_days=2, **LAWFUL)

    assert one(rolling, complaint=complaint).due == date(2026, 12, 28)
    assert one(short, complaint=complaint).due == date(2026, 12, 29)


def test_a_deadline_of_a_timeline_knows_its_policy_and_calendar():
    """Sources and provenance are reached from it, before its clock has started too."""
    policy = a_policy(
        a_limit("5 working days", source="page", **LAWFUL), a_limit(code="b", starts_on="answered")
    )
    running, waiting = policy.timeline(COMPLAINT, {})

    assert running.policy is waiting.policy is policy
    assert running.calendar is get_calendar("be.legal")
    assert [source.code for source in running.sources] == ["page"]
    assert waiting.provenance.policy == "x.body"


def test_what_is_void_is_not_counted_and_not_read_otherwise():
    """Nothing more is owed: no day is marked as due, and no other date is spoken of."""
    told = Assumption(
        field="time_limit.answer.roll", says=Text(en="it stays"), otherwise="following"
    )
    limit = a_limit(
        calendar="be.legal",
        assumptions=[told],
        void_if=VoidIf(event="settled", by_due_of="settling"),
    )
    settling = a_limit("3 calendar days", code="settling")
    owed, _ = a_policy(limit, settling).timeline(COMPLAINT, {"settled": may(14)})

    assert (owed.void, owed.due, owed.steps, owed.trace(), owed.readings) == (
        True,
        None,
        None,
        (),
        (),
    )
    assert owed.explain("en").splitlines() == [
        "Answer: nothing more is owed.",
        "Start: Wednesday, 13 May 2026 (receipt).",
        "Assumption: it stays.",
    ]
    open_still, _ = a_policy(limit, settling).timeline(COMPLAINT, {})
    assert (open_still.void, open_still.due, len(open_still.readings)) == (False, may(23), 1)
