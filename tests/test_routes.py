"""Where the person may turn next in a case: what opens each stage, and what shuts it, by hand."""

import copy
import pickle
from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from case_makers import ACKNOWLEDGEMENT, ANSWER, STOPPING, a_case, an_event, on
from factories import a_limit
from ladder_makers import a_ladder, a_stage, an_opening, routes_of, the_way, told

from complaintkit import (
    AnyOf,
    Case,
    ClosingTerm,
    ContestedDecision,
    Event,
    ExtensionRule,
    FactsError,
    InForce,
    LanguageIs,
    MediumIs,
    OwnEvent,
    PriorStep,
    Start,
    StepTaken,
    Text,
    UnknownNameError,
    VoidIf,
)
from complaintkit.cases.triggers import is_waited_for

DUE = 45
"""So many days after receipt the answer is due: silence begins on the next one."""

DISSATISFIED, SILENT, REFUSED, DIRECT = map(
    a_stage, ("dissatisfaction", "silence", "refusal", "direct")
)
MEDIATION = a_stage("dissatisfaction", code="mediation")
DISSATISFIED_LADDER = a_ladder(DISSATISFIED)


def then(case, *events):
    """The same case with more events."""
    for event in events:
        case = case.record(event if isinstance(event, Event) else an_event(*event))
    return case


# -- what opens ------------------------------------------------------------------------


def test_what_is_direct_is_open_from_the_receipt_on():
    """Whatever happened; there is nothing before it."""
    assert told(the_way(DIRECT, as_of=0)) == ("open", 0, None, None)
    assert told(the_way(DIRECT, ("answered", 3), as_of=400)) == ("open", 0, None, None)


@pytest.mark.parametrize("kind", ["answered", "opinion-given"])
def test_dissatisfaction_begins_with_the_answer(kind):
    """On the day it was told; of several the first counts."""
    events = ((kind, 20), ("answered", 30)) if kind == "answered" else ((kind, 20),)

    assert told(the_way(DISSATISFIED, *events, as_of=19)) == ("not-yet", None, None, "not-answered")
    assert told(the_way(DISSATISFIED, *events, as_of=20)) == ("open", 20, None, None)
    assert told(the_way(DISSATISFIED, *events, as_of=300)) == ("open", 20, None, None)


@pytest.mark.parametrize("kind", ["refused", "forwarded", "settled", "closed"])
def test_where_the_body_never_answered_nobody_can_be_dissatisfied(kind):
    """It said no, or sent it on, or closed."""
    found = the_way(DISSATISFIED, (kind, 20), as_of=20)

    assert told(found) == ("not-available", None, None, "no-answer")


def test_a_refusal_opens_on_the_day_it_is_told():
    """An answer is none, and neither is a file that is closed."""
    found = [
        told(the_way(REFUSED, *events, as_of=20))
        for events in ([("refused", 20)], [("answered", 20)], [("closed", 20)], [])
    ]

    assert found == [("open", 20, None, None), *[("not-available", None, None, "not-refused")] * 3]


def test_E6_silence_begins_on_the_day_after_the_last_day():
    """E6: on the last day an answer can still come; the day is told that is waited for."""
    last, next_day = (the_way(SILENT, as_of=day) for day in (DUE, DUE + 1))

    assert told(last) == ("not-yet", DUE + 1, None, "not-due")
    assert last.day == on(DUE)
    assert told(next_day) == ("open", DUE + 1, None, None)
    assert told(the_way(SILENT, as_of=DUE + 300)) == ("open", DUE + 1, None, None)


def test_an_answer_in_time_leaves_no_silence():
    """Be it on the last day."""
    found = the_way(SILENT, ("answered", DUE), as_of=DUE + 1)

    assert told(found) == ("not-available", None, None, "in-time")


@pytest.mark.parametrize("kind", ["answered", "refused", "forwarded", "settled", "closed"])
def test_what_comes_late_ends_the_silence_and_is_named(kind):
    """The way that silence had opened shuts with it."""
    before, shut = (the_way(SILENT, (kind, 50), as_of=day) for day in (49, 50))

    assert told(before) == ("open", DUE + 1, None, None)
    assert told(shut) == ("closed", DUE + 1, None, "shut")
    assert (shut.event, shut.day, shut.event_label) == (kind, on(50), None)


def test_of_several_events_of_a_day_the_answer_is_named():
    """What was taken back the same day did not shut it."""
    found = the_way(SILENT, ("refused", 50), ("reopened", 50), ("answered", 50), as_of=50)

    assert (told(found), found.event) == (("closed", DUE + 1, None, "shut"), "answered")


@pytest.mark.parametrize("kind", ["refused", "forwarded", "settled", "closed"])
def test_a_stage_that_ends_in_time_is_no_silence(kind):
    """Nothing more was owed then."""
    found = the_way(SILENT, (kind, 20), as_of=DUE + 1)

    assert told(found) == ("not-available", None, None, "ended")


def test_the_names_of_kinds_that_a_policy_declares_are_told():
    """A limit can be met by one of them, and a way be shut by it."""
    limit = a_limit("10 calendar days", met_by=("answered", "phoned"))
    phoned = OwnEvent(code="phoned", label=Text(en="the body phoned"))
    policy = a_ladder(SILENT, limits=(limit,), events=(phoned,))

    routes = routes_of(a_case(policy, ("phoned", 20)), 20)

    assert (routes["board"].way.event, routes["board"].way.event_label) == ("phoned", phoned.label)
    assert "shut on 2 June 2026 by this: the body phoned" in routes.explain("en")


def test_silence_of_a_clock_that_stands_still():
    """While it is stopped no day is known; once it runs on it is the later one."""
    policy = a_ladder(SILENT, limits=(a_limit("45 calendar days", met_by="answered", **STOPPING),))
    events = (("information-requested", 10), ("information-received", 16))

    stopped, resumed = (the_way(SILENT, *events, as_of=day, policy=policy) for day in (12, 50))

    assert told(stopped) == ("not-yet", None, None, "stopped")
    assert told(resumed) == ("not-yet", DUE + 7, None, "not-due")


def test_silence_of_a_clock_that_has_not_begun():
    """It waits for its event."""
    limit = a_limit(starts_on="admitted", met_by="answered")
    policy = a_ladder(SILENT, limits=(limit,))

    assert told(the_way(SILENT, as_of=50, policy=policy)) == ("not-yet", None, None, "not-started")
    found = the_way(SILENT, ("admitted", 20), as_of=31, policy=policy)
    assert told(found) == ("open", 31, None, None)


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        (a_limit("no figure", met_by="answered"), "no-figure"),
        (a_limit(met_by="answered", owed_for=["request"]), "not-owed"),
        (
            a_limit(met_by="answered", void_if=VoidIf(event="settled", by_due_of="other")),
            "not-owed",
        ),
        (a_limit(met_by="answered", owed_by="complainant"), "not-owed"),
        (a_limit(met_by="acknowledged"), "not-owed"),
    ],
)
def test_silence_that_never_comes(limit, reason):
    """No figure, nothing owed, nothing that an answer would meet."""
    other = a_limit("20 calendar days", code="other", met_by="acknowledged")
    policy = a_ladder(SILENT, limits=(limit, other))

    settled = [] if limit.void_if is None else [("settled", 5)]
    found = the_way(SILENT, *settled, as_of=90, policy=policy, nature="complaint")

    assert told(found) == ("not-available", None, None, reason)


def test_no_silence_is_owed_to_what_is_no_complaint():
    """No limit is; what is direct stays open."""
    policy = a_ladder(a_stage("silence", "direct"))
    case = a_case(policy, nature="praise")

    ways = routes_of(case, 90)["board"].ways

    assert list(map(told, ways)) == [
        ("open", 0, None, None),
        ("not-available", None, None, "not-owed"),
    ]


def test_of_several_limits_the_first_silence_opens():
    """Without names those that an answer meets; with names these, whatever meets them."""
    sooner = a_limit("30 calendar days", code="first-answer", met_by="opinion-given")
    named = a_stage(an_opening("silence", limits=("acknowledgement", "answer")))
    limits = (ACKNOWLEDGEMENT, ANSWER, sooner)

    assert told(the_way(SILENT, as_of=31, policy=a_ladder(SILENT, limits=limits))) == (
        "open",
        31,
        None,
        None,
    )
    assert told(the_way(named, as_of=11)) == ("open", 11, None, None)
    # The acknowledgement came: the answer is waited for.
    assert told(the_way(named, ("acknowledged", 5), as_of=11)) == ("not-yet", 46, None, "not-due")
    # It came late: its silence is over, that of the answer is still to come.
    late = the_way(named, ("acknowledged", 20), as_of=20)
    assert told(late) == ("not-yet", DUE + 1, None, "not-due")


@pytest.mark.parametrize(
    ("limit", "opening", "waited_for"),
    [
        (ANSWER, an_opening("silence"), True),
        (a_limit(met_by="opinion-given"), an_opening("silence"), True),
        (ACKNOWLEDGEMENT, an_opening("silence"), False),
        (ACKNOWLEDGEMENT, an_opening("silence", limits=("acknowledgement",)), True),
        (ANSWER, an_opening("silence", limits=("acknowledgement",)), False),
        (ANSWER, an_opening("silence", after="mediation"), False),
        (a_limit(met_by="answered", stage="mediation"), an_opening("silence"), False),
        (a_limit(met_by="answered", owed_by="other"), an_opening("silence"), False),
    ],
)
def test_which_limits_an_opening_waits_for(limit, opening, waited_for):
    """Those it names; else every answer that the body owes at that stage."""
    assert is_waited_for(limit, opening) is waited_for


# -- stages after stages ---------------------------------------------------------------

AFTER = a_stage(
    an_opening("dissatisfaction", after="mediation"),
    an_opening("silence", after="mediation"),
    an_opening("refusal", after="mediation"),
)
RESULT = a_limit(
    "20 calendar days",
    code="result",
    stage="mediation",
    starts_on=Start(event="received", stage="mediation"),
    met_by="opinion-given",
)
LADDER = a_ladder(MEDIATION, AFTER, limits=(ANSWER, RESULT))
BEGUN = (("answered", 10), an_event("received", 20, stage="mediation"))


def after_mediation(*events, as_of):
    """How each way to the board stands, after a mediation that began on the twentieth day."""
    case = a_case(LADDER, *BEGUN, *(an_event(*it, stage="mediation") for it in events))
    ways = routes_of(case, as_of)["board"].ways
    return {way.opening.on.value: told(way) for way in ways}


def test_a_stage_that_has_not_begun_opens_nothing():
    """Neither by silence nor by refusal."""
    case = a_case(LADDER, ("answered", 10))

    assert {told(way) for way in routes_of(case, 90)["board"].ways} == {
        ("not-yet", None, None, "not-begun")
    }


def test_a_stage_opens_by_what_became_of_the_one_before():
    """Its answer, its silence, its refusal; not those of the first line."""
    silent = after_mediation(as_of=41)
    answered = after_mediation(("opinion-given", 30), as_of=30)
    refused = after_mediation(("refused", 30), as_of=30)

    assert silent == {
        "silence": ("open", 41, None, None),
        "dissatisfaction": ("not-yet", None, None, "not-answered"),
        "refusal": ("not-available", None, None, "not-refused"),
    }
    assert answered["dissatisfaction"] == ("open", 30, None, None)
    assert refused["refusal"] == ("open", 30, None, None)
    assert refused["silence"] == ("not-available", None, None, "ended")


# -- windows ---------------------------------------------------------------------------


def test_a_window_opens_and_closes_at_the_end_of_its_days():
    """Ten days after the answer, for good after twenty: both days are in it."""
    stage = a_stage(an_opening(opens="10 calendar days", closes=["20 calendar days"]))

    found = [told(the_way(stage, ("answered", 20), as_of=day)) for day in (29, 30, 40, 41)]

    assert found == [
        ("not-yet", 30, 40, "waiting"),
        ("open", 30, 40, None),
        ("open", 30, 40, None),
        ("closed", 30, 40, "over"),
    ]


def test_a_window_counts_months_and_working_days():
    """By the rule and the calendar of the opening."""
    months = a_stage(an_opening(closes=["1 month"], month_rule="eve-of-date"))
    same = a_stage(an_opening(closes=["1 month"], month_rule="same-date"))
    worked = a_stage(an_opening(closes=["3 working days"], calendar="be.legal"))
    answered = Event(id="a", kind="answered", on=date(2026, 6, 30))

    assert the_way(months, answered, as_of=60).until == date(2026, 7, 31)
    assert the_way(same, answered, as_of=60).until == date(2026, 7, 30)
    # Answered on Wednesday 13 May, the eve of Ascension Day.
    assert the_way(worked, ("answered", 0), as_of=0).until == date(2026, 5, 19)


def test_silence_that_is_to_come_has_a_window_already():
    """From the day after the last day on."""
    stage = a_stage(an_opening("silence", opens="1 week", closes=["30 calendar days"]))

    assert told(the_way(stage, as_of=3)) == ("not-yet", DUE + 8, DUE + 31, "not-due")


def test_of_several_terms_the_latest_closes():
    """One from the answer, one from the facts."""
    stage = a_stage(
        an_opening(closes=["20 calendar days", ClosingTerm(term="1 week", since="facts_date")])
    )

    found = [
        the_way(stage, ("answered", 10), as_of=10, facts_date=on(-day)).until for day in (40, 0)
    ]
    later = a_stage(
        an_opening(closes=["1 week", ClosingTerm(term="60 calendar days", since="facts_date")])
    )

    assert found == [on(30), on(30)]
    assert the_way(later, ("answered", 10), as_of=10, facts_date=on(-1)).until == on(59)


def test_a_term_counts_from_the_latest_of_several_days():
    """Of two decisions from the one notified last; of an instant from its local day."""
    stage = a_stage(
        an_opening("direct", closes=[ClosingTerm(term="1 week", since="decisions.notified")])
    )
    decisions = [{"notified": on(-9)}, {"notified": on(-2)}]
    told_at = datetime(2026, 5, 11, 22, 30, tzinfo=UTC)
    sent = a_stage(an_opening("direct", closes=[ClosingTerm(term="1 week", since="sent")]))

    made = [ContestedDecision(**it) for it in decisions]
    assert the_way(stage, as_of=0, decisions=made).until == on(5)
    assert the_way(sent, as_of=0, sent=told_at).until == date(2026, 5, 19)


def test_a_day_that_nobody_stated_is_named():
    """The route depends on it: neither open nor shut."""
    stage = a_stage(
        an_opening(
            "direct",
            closes=[ClosingTerm(term="1 year", since="facts_date")],
            month_rule="same-date",
        )
    )

    found = the_way(stage, as_of=5)

    assert told(found) == ("depends", 0, None, "unknown")
    assert found.facts == ("facts_date",)


def test_an_unknown_day_shuts_nothing_that_is_open_without_it():
    """Of several terms the latest closes: another one could only make it later."""
    stage = a_stage(
        an_opening("direct", closes=["20 calendar days", ClosingTerm(term="1 week", since="sent")])
    )

    assert told(the_way(stage, as_of=20)) == ("open", 0, None, None)
    assert told(the_way(stage, as_of=21)) == ("depends", 0, None, "unknown")


def test_no_decision_is_no_day_to_count_from():
    """Where there is known to be none, the day is as good as unknown."""
    stage = a_stage(
        an_opening("direct", closes=[ClosingTerm(term="1 week", since="decisions.notified")])
    )

    assert the_way(stage, as_of=0, decisions=[]).facts == ("decisions.notified",)


WAITS = {"opens": "2 months", "opens_since": "facts_date", "month_rule": "same-date"}
LATER = a_stage(an_opening("direct", **WAITS))


def test_a_term_from_a_fact_opens_on_its_day_also_after_receipt():
    """Two months after the facts, to the same date: on that day, and not on the one before."""
    facts = date(2026, 3, 18)
    found = [told(the_way(LATER, as_of=day, facts_date=facts)) for day in (4, 5)]

    assert on(5) == date(2026, 5, 18)
    assert found == [("not-yet", 5, None, "waiting"), ("open", 5, None, None)]


def test_a_term_from_a_fact_opens_never_before_the_trigger():
    """A year after the facts the complaint is received, or answered: then it opens."""
    old = date(2025, 5, 13)
    answer = a_stage(an_opening(**WAITS))

    assert told(the_way(LATER, as_of=0, facts_date=old)) == ("open", 0, None, None)
    assert told(the_way(answer, ("answered", 7), as_of=9, facts_date=old)) == (
        *("open", 7, None, None),
    )
    assert told(the_way(answer, as_of=9, facts_date=old))[0] == "not-yet"


@pytest.mark.parametrize(
    ("closes", "until", "facts"),
    [
        ([], None, ("facts_date",)),
        (["9 calendar days"], 9, ("facts_date",)),
        ([ClosingTerm(term="1 week", since="sent")], None, ("facts_date", "sent")),
        (
            ["9 calendar days", ClosingTerm(term="1 week", since="sent")],
            *(None, ("facts_date", "sent")),
        ),
    ],
)
def test_a_term_from_a_fact_that_nobody_stated_depends_on_it(closes, until, facts):
    """Neither open nor shut, for want of it alone or of that from which another one closes."""
    found = the_way(a_stage(an_opening("direct", **WAITS, closes=closes)), as_of=5)

    assert told(found) == ("depends", None, until, "unknown")
    assert found.facts == facts


# -- conditions ------------------------------------------------------------------------

LETTER, DUTCH = MediumIs(["letter"]), LanguageIs(["nl"])
THERE = a_stage("direct", when=(LETTER,))
THIS_WAY = a_stage(an_opening("direct", only_if=(LETTER,)))
FIRST = a_stage("direct", requires=(StepTaken(["x.mediator"]),))
SPARED = a_stage("direct", requires=(StepTaken(["x.mediator"]),), exceptions=(LETTER, DUTCH))


@pytest.mark.parametrize(
    ("stage", "facts", "expected", "named"),
    [
        (THERE, {"medium": "letter"}, "open None", ()),
        (THERE, {}, "depends unknown", ("medium",)),
        (THERE, {"medium": "phone"}, "not-available not-for-this", ("medium",)),
        (THIS_WAY, {"medium": "letter"}, "open None", ()),
        (THIS_WAY, {}, "depends unknown", ("medium",)),
        (THIS_WAY, {"medium": "phone"}, "not-available condition", ("medium",)),
        (FIRST, {"steps": [PriorStep(body="x.mediator")]}, "open None", ()),
        (FIRST, {}, "depends unknown", ("steps",)),
        (FIRST, {"steps": []}, "not-available requirement", ("steps",)),
        (FIRST, {"steps": [PriorStep(body=None)]}, "depends unknown", ("steps",)),
        (SPARED, {"steps": [], "medium": "letter"}, "open None", ()),
        (SPARED, {"steps": [], "language": "nl"}, "open None", ()),
        (SPARED, {"steps": []}, "depends unknown", ("medium", "language")),
        (SPARED, {"medium": "phone", "language": "fr"}, "depends unknown", ("steps",)),
        (
            SPARED,
            {"medium": "phone", "language": "fr", "steps": []},
            "not-available requirement",
            ("steps", "medium", "language"),
        ),
    ],
)
def test_conditions_open_shut_or_ask(stage, facts, expected, named):
    """Yes opens, no shuts with the facts that decide, unknown names what is not known."""
    way = the_way(stage, as_of=1, **facts)

    assert f"{way.status.value} {way.reason and way.reason.value}" == expected
    assert way.facts == named


def test_what_shuts_for_good_is_told_before_what_is_not_open_yet():
    """And before what is not known; what is not known after everything else."""
    answered = an_opening(only_if=(LETTER,))
    both = a_stage(answered, when=(DUTCH,))

    no_hope = the_way(both, as_of=1, medium="phone")
    no_answer = the_way(both, as_of=1)
    unknown = the_way(both, ("answered", 1), as_of=1)

    assert told(no_hope) == ("not-available", None, None, "condition")
    assert told(no_answer) == ("not-yet", None, None, "not-answered")
    assert (told(unknown), unknown.facts) == (
        ("depends", 1, None, "unknown"),
        ("language", "medium"),
    )


def test_what_became_known_opens_or_shuts_and_its_event_is_named():
    """Facts that came with an event count from its day on."""
    news = an_event("information-received", 5, facts={"medium": "phone", "language": "nl"})

    before, after = (the_way(THERE, news, as_of=day) for day in (4, 5))

    assert told(before) == ("depends", 0, None, "unknown")
    assert told(after) == ("not-available", None, None, "not-for-this")
    assert (after.facts, after.event) == (("medium",), "information-received")
    assert told(the_way(a_stage("direct", when=(DUTCH,)), news, as_of=5)) == ("open", 0, None, None)
    assert the_way(THERE, as_of=5, medium="phone").event is None


@pytest.mark.parametrize(
    ("condition", "events", "status"),
    [
        (StepTaken(["@body"]), [], "open"),
        (StepTaken(["x.body"]), [], "open"),
        (StepTaken([]), [], "open"),
        (StepTaken(["@body"], answered=True), [], "not-available"),
        (StepTaken(["@body"], answered=True), [("answered", 4)], "open"),
        (StepTaken(["@body"], answered=True), [("opinion-given", 4)], "open"),
        (StepTaken(["@body"], answered=True), [("refused", 4)], "not-available"),
        (StepTaken(["@body"], answered=False), [], "open"),
        (StepTaken(["@body"], answered=False), [("answered", 4)], "not-available"),
        (StepTaken(["@body"], after="facts_date"), [], "open"),
        (StepTaken(["x.other"]), [], "not-available"),
        (AnyOf([StepTaken(["x.other"]), StepTaken(["@body"])]), [], "open"),
    ],
)
def test_who_complains_to_the_body_has_taken_a_step_with_it(condition, events, status):
    """The case itself is one: taken on the day of receipt, answered once it was."""
    stage = a_stage("direct", requires=(condition,))

    way = the_way(stage, *events, as_of=9, steps=[], facts_date=on(-3))

    assert way.status.value == status


def test_a_step_nobody_knows_of_may_have_been_taken():
    """The case is one; where it is not enough, the others are not known."""
    stage = a_stage("direct", requires=(StepTaken(["@body"], answered=True),))

    assert told(the_way(stage, as_of=9)) == ("depends", 0, None, "unknown")


def test_a_condition_is_asked_of_the_facts_and_not_of_the_case_elsewhere():
    """Only what must come first counts the case as a step."""
    stage = a_stage("direct", when=(StepTaken(["@body"]),))

    assert told(the_way(stage, as_of=9, steps=[])) == ("not-available", None, None, "not-for-this")


# -- used, again, reopened -------------------------------------------------------------


def at_board(kind, day, **fields):
    """An event at the board."""
    return an_event(kind, day, stage="board", **fields)


def test_E4_a_stage_that_was_turned_to_is_used():
    """E4: while it is at work and once it has ended; the first day is told."""
    events = ("answered", 10), at_board("received", 12), at_board("closed", 20)

    found = [the_way(DISSATISFIED, *events, as_of=day) for day in (11, 12, 19, 20, 200)]

    assert [told(it) for it in found] == [
        ("open", 10, None, None),
        *[("used", 10, None, "used")] * 4,
    ]
    assert {it.day for it in found[1:]} == {on(12)}


def test_E4_of_a_stage_that_was_used_the_way_that_was_there_is_told():
    """E4: for who phoned, not the way that is for letters, however early it would have opened."""
    both = a_stage(an_opening("direct", only_if=(LETTER,)), "dissatisfaction")
    events = ("answered", 10), at_board("received", 12)

    by_phone = the_way(both, *events, as_of=12, medium=["phone"])
    by_letter = the_way(both, *events, as_of=12, medium=["letter"])

    assert (by_phone.opening.on.value, *told(by_phone)) == (
        *("dissatisfaction", "used", 10, None, "used"),
    )
    assert (by_letter.opening.on.value, *told(by_letter)) == ("direct", "used", 0, None, "used")
    assert told(the_way(both, *events, as_of=12)) == told(by_phone)  # Not known how it came in.


def test_E4_what_is_repeatable_can_be_turned_to_again():
    """E4: not while it is at work."""
    again = a_stage(an_opening(repeatable=True, closes=["30 calendar days"]))
    events = ("answered", 10), at_board("received", 12), at_board("closed", 20)

    found = [told(the_way(again, *events, as_of=day))[::3] for day in (12, 19, 20, 40, 41)]

    assert found == [
        *[("used", "used")] * 2,
        ("open", None),
        ("open", None),
        ("closed", "over"),
    ]


def test_E4_another_opening_offers_it_again():
    """E4: who came for silence can come back for the answer, once the board has ended."""
    both = a_stage("silence", "dissatisfaction")
    events = at_board("received", 50), at_board("closed", 60), ("answered", 70)

    found = [the_way(both, *events, as_of=day) for day in (49, 50, 69, 70)]

    assert [(it.opening.on.value, it.status.value) for it in found] == [
        ("silence", "open"),
        ("silence", "used"),
        ("silence", "used"),
        ("dissatisfaction", "open"),
    ]


def test_E3_what_took_the_answer_back_is_named_even_if_a_refusal_follows_that_day():
    """E3: the reopening shut it; the refusal of the same day only says that no answer comes."""
    found = the_way(DISSATISFIED, ("answered", 10), ("reopened", 20), ("refused", 20), as_of=20)
    assert (found.status, found.reason, found.event) == ("not-available", "no-answer", "reopened")


def test_E4_a_stage_that_was_reopened_was_turned_to_again():
    """E4: the new answer of the first line opens it once, and the board reopened is that once."""
    events = (
        *(("answered", 10), at_board("received", 12), at_board("closed", 20)),
        *(("reopened", 30), ("answered", 40)),
        *(at_board("reopened", 45), at_board("closed", 50)),
    )

    found = [told(the_way(DISSATISFIED, *events, as_of=day)) for day in (30, 40, 45, 50)]

    assert found == [
        ("used", None, None, "used"),
        ("open", 40, None, None),
        ("used", 40, None, "used"),
        ("used", 40, None, "used"),
    ]


def test_E3_a_reopening_takes_the_answer_back_and_is_named():
    """E3: until the next answer."""
    events = ("answered", 10), ("closed", 12), ("reopened", 20), ("answered", 30)

    found = [the_way(DISSATISFIED, *events, as_of=day) for day in (19, 20, 30)]

    assert [told(it) for it in found] == [
        ("open", 10, None, None),
        ("not-yet", None, None, "not-answered"),
        ("open", 30, None, None),
    ]
    assert [it.event for it in found] == [None, "reopened", None]


def test_E3_a_reopening_takes_a_refusal_back_and_is_named():
    """E3: the body may still refuse, or answer."""
    found = the_way(REFUSED, ("refused", 10), ("reopened", 20), as_of=20)

    assert told(found) == ("not-available", None, None, "not-refused")
    assert found.event == "reopened"


def test_a_silence_that_a_refusal_had_broken_comes_back_with_a_reopening():
    """What ended the stage no longer counts; the answer is as late as it was."""
    events = ("refused", 50), ("reopened", 60)

    found = [told(the_way(SILENT, *events, as_of=day)) for day in (49, 50, 60)]

    assert found == [
        ("open", DUE + 1, None, None),
        ("closed", DUE + 1, None, "shut"),
        ("open", DUE + 1, None, None),
    ]


def test_E3_more_time_that_is_given_late_is_named():
    """E3: an extension told after the last day, where the text allows it; a clock begun anew."""
    later = ExtensionRule(by="30 calendar days", in_time=False, times=2)
    policy = a_ladder(
        SILENT, limits=(a_limit("45 calendar days", met_by="answered", extension=(later,)),)
    )
    anew = a_ladder(
        SILENT,
        limits=(a_limit("45 calendar days", met_by="answered", restarted_by="reopened"),),
    )
    late, begun = ("extended", 50), (("closed", 50), ("reopened", 60))

    extended = the_way(SILENT, late, as_of=50, policy=policy)
    twice = the_way(SILENT, ("extended", 20), late, as_of=50, policy=policy)
    restarted = the_way(SILENT, *begun, as_of=60, policy=anew)
    in_time = the_way(SILENT, ("extended", 20), as_of=50, policy=policy)
    busy = the_way(SILENT, late, ("assigned", 50), as_of=50, policy=policy)

    assert told(extended) == ("not-yet", DUE + 31, None, "not-due")
    assert extended.event == "extended"
    assert busy.event == "extended"  # Not what else happened that day.
    assert (told(twice), twice.event) == (("not-yet", DUE + 61, None, "not-due"), None)
    assert (told(restarted), restarted.event) == (("not-yet", 106, None, "not-due"), "reopened")
    assert (told(in_time), in_time.event) == (("not-yet", DUE + 31, None, "not-due"), None)


def test_E3_a_correction_that_takes_an_answer_back_is_named():
    """E3: until it was made, the way stood open; a second one changes nothing of that."""
    answered = an_event("answered", 10, id="wrong")
    gone = Event(id="gone", kind="corrected", on=on(20), corrects="wrong")
    other = an_event("acknowledged", 2, id="other")
    moved = Event(
        id="moved",
        kind="corrected",
        on=on(25),
        corrects="other",
        becomes=an_event("acknowledged", 3, id="other"),
    )

    found = [the_way(DISSATISFIED, other, answered, gone, moved, as_of=day) for day in (19, 20, 30)]
    never = the_way(DISSATISFIED, other, moved, as_of=30)

    assert [(it.status.value, it.event) for it in found] == [
        ("open", None),
        *[("not-yet", "corrected")] * 2,
    ]
    assert (never.status.value, never.event) == ("not-yet", None)


def test_what_cannot_have_happened_yet_is_no_turning_to_a_stage():
    """A day before the receipt, corrected later: until then the stage stood untouched."""
    wrong = at_board("received", -3, id="wrong")
    right = at_board("received", 5, id="wrong")
    correction = Event(id="c", kind="corrected", on=on(10), corrects="wrong", becomes=right)

    found = [the_way(DIRECT, wrong, correction, as_of=day) for day in (7, 10)]

    assert [told(it) for it in found] == [("open", 0, None, None), ("used", 0, None, "used")]
    assert found[1].day == on(5)


# -- the whole of a case ---------------------------------------------------------------

MANY = a_ladder(
    a_stage("direct", code="ombudsman"),
    a_stage(code="silent-one"),
    a_stage("dissatisfaction", code="board"),
)


@pytest.mark.parametrize("kind", ["withdrawn", "merged"])
@pytest.mark.parametrize("stage", [None, "ombudsman"])
def test_E5_a_case_that_is_at_its_end_has_no_routes(kind, stage):
    """E5: until the day before it has; what ends one stage so ends the matter."""
    case = a_case(MANY, an_event("received", 5, stage="ombudsman"), an_event(kind, 20, stage=stage))

    before, after = (routes_of(case, day) for day in (19, 20))

    assert (len(before), before.ended) == (2, False)
    assert (len(after), after.ended, after.open) == (0, True, ())


@pytest.mark.parametrize("kind", ["answered", "refused", "forwarded", "settled", "closed"])
def test_E5_a_case_that_has_ended_otherwise_keeps_its_routes(kind):
    """E5: that is when they are wanted most."""
    found = routes_of(a_case(MANY, (kind, 20)), 300)

    assert [route.code for route in found] == ["ombudsman", "board"]
    assert found["ombudsman"].is_open


def test_a_stage_without_openings_is_no_route():
    """Nothing is said of how to get there."""
    found = routes_of(a_case(MANY), 1)

    assert [route.code for route in found] == ["ombudsman", "board"]
    with pytest.raises(UnknownNameError) as caught:
        found["silent-one"]
    assert str(caught.value) == "no stage 'silent-one'; known: board, ombudsman"


def test_routes_can_be_gone_through_and_asked():
    """In the order of the policy; the open ones by themselves."""
    found = routes_of(a_case(MANY), 1)

    assert len(found) == len(list(found)) == 2
    assert [route.code for route in found.open] == ["ombudsman"]
    assert found["board"].as_of == found.as_of == on(1)
    assert (found.body, found.languages) == (Text(en="Body"), ("en",))


def test_later_events_are_not_known_yet():
    """Asked for an earlier day, a case has the routes that it had; an instant is a local day."""
    case = a_case(DISSATISFIED_LADDER, ("answered", 20), ("reopened", 40))
    fewer = a_case(DISSATISFIED_LADDER, ("answered", 20))
    evening = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)

    assert routes_of(case, 30) == routes_of(fewer, 30)
    assert told(case.routes(evening)["board"].way) == ("open", 20, None, None)
    assert case.routes(evening).as_of == on(20)


def test_E2_the_same_case_and_day_give_the_same_routes():
    """E2: whatever the order in which its events were recorded."""
    events = [an_event("answered", 20), at_board("received", 30), at_board("closed", 40)]
    forward = then(a_case(DISSATISFIED_LADDER), *events)
    at_once = Case.replay(DISSATISFIED_LADDER, forward.complaint, reversed(events))

    for day in (0, 20, 30, 40, 50):
        assert routes_of(forward, day) == routes_of(at_once, day) == routes_of(forward, day)
        assert repr(routes_of(forward, day)) == repr(routes_of(at_once, day))


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
def test_routes_can_be_copied_and_pickled(copied):
    """Equal to what they were, words and all."""
    case = a_case(DISSATISFIED_LADDER, ("answered", 20), at_board("received", 30))
    found = routes_of(case, 40)

    assert copied(found) == found
    assert copied(found).explain("nl") == found.explain("nl")


# -- the case as the body of a stage sees it -------------------------------------------


def versions(*days):
    """Policies of a board whose versions begin on some days, and how they are looked up."""
    made = [
        a_ladder(
            code="x.board",
            version=str(number),
            in_force=InForce(first=first, last=last),
            limits=(a_limit(f"{10 * number} calendar days", met_by="answered"),),
        )
        for number, (first, last) in enumerate(days, 1)
    ]

    def find_policy(code, day):
        held = [it for it in made if it.code == code and it.in_force.covers(day)]
        if not held:
            kind = "policy"
            raise UnknownNameError(kind, code, ())
        return held[0]

    return find_policy


HANDED_ON = a_ladder(
    a_stage("direct", policy="x.board", code="board"),
    a_stage("direct", code="nearby"),
    find_policy=versions((date(2020, 1, 1), on(19)), (on(20), on(400))),
)


def test_a_case_is_seen_by_the_body_of_a_stage_under_its_own_policy():
    """Received and handled there, with what is known of it, and nothing of the first line."""
    case = a_case(
        HANDED_ON,
        ("acknowledged", 2),
        an_event("information-received", 3, facts={"language": "nl"}),
        at_board("received", 20),
        at_board("acknowledged", 22),
        an_event("received", 24, stage="nearby"),
        at_board("answered", 30),
        sent=on(-1),
        medium="letter",
    )

    seen = case.at("board")

    assert (seen.policy.code, seen.policy.version) == ("x.board", "2")
    assert seen.received == on(20)
    assert [(it.kind, it.stage) for it in seen.events] == [
        ("acknowledged", None),
        ("answered", None),
    ]
    assert (seen.facts.language, seen.facts.medium) == ("nl", {"letter"})
    assert (seen.complaint.sent, seen.complaint.put_in_writing) == (None, None)
    assert seen.state.value == "answered"
    assert {it.code: it.due for it in seen.standings(on(30))} == {"answer": on(40)}


@pytest.mark.parametrize(("day", "version"), [(19, "1"), (20, "2"), (21, "2")])
def test_the_version_of_the_day_on_which_the_stage_was_turned_to_holds(day, version):
    """V1: not that of the day of receipt, and not the latest."""
    case = a_case(HANDED_ON, at_board("received", day))

    assert case.at("board").policy.version == version


def test_what_only_the_first_body_knows_is_not_seen_elsewhere():
    """Its own kinds of event; but what ends the matter ends it everywhere."""
    noted = OwnEvent(code="noted", label=Text(en="noted"))
    policy = evolve(HANDED_ON, events=(noted,))
    events = at_board("received", 5), at_board("noted", 6, facts={"language": "nl"})

    case = a_case(policy, *events)
    over = [
        a_case(policy, *events, ended).at("board") for ended in (("withdrawn", 8), ("merged", 8))
    ]

    assert case.at("board").events == ()
    assert case.at("board").facts.language == "nl"
    assert [it.state.value for it in over] == ["withdrawn", "merged"]
    assert {it.status.value for it in over[0].standings(on(90))} == {"replaced"}


def test_a_stage_that_was_not_turned_to_sees_no_case():
    """And one that names no policy has none to see it under."""
    case = a_case(HANDED_ON, an_event("received", 5, stage="nearby"))

    for stage, words in {
        "board": "stage: the stage 'board' was not turned to",
        "nearby": "stage: the stage 'nearby' names no policy",
    }.items():
        with pytest.raises(FactsError) as caught:
            case.at(stage)
        assert str(caught.value) == words
    with pytest.raises(UnknownNameError):
        case.at("nowhere")


def test_a_day_for_which_there_is_no_version_is_told():
    """In the words of who looks policies up; a policy made without that finds none."""
    late = a_case(HANDED_ON, at_board("received", 401))
    alone = a_case(
        a_ladder(a_stage("direct", policy="x.board", code="board")), at_board("received", 1)
    )

    for case in (late, alone):
        with pytest.raises(UnknownNameError) as caught:
            case.at("board")
        assert (caught.value.kind, caught.value.name) == ("policy", "x.board")


def test_bodies_to_tell_are_named():
    """With what is known of them."""
    stage = a_stage("direct", tells=("x.board/desk", "x.court"), body="x.board/house")

    route = routes_of(a_case(a_ladder(stage)), 1)["board"]

    assert [place.name("en") for place in route.tells] == ["Board, Desk", "Court"]
    assert route.place.name("en") == "Board, House"
    assert routes_of(a_case(MANY), 1)["ombudsman"].place.name("en") == "Body"
