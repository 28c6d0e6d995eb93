"""Cases: what can be recorded when, in which order, and what a case then says of itself."""

import copy
import pickle
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from attrs import evolve
from factories import SECRET, a_complaint, a_limit, a_policy
from hypothesis import given
from hypothesis import strategies as st
from lifecycle import AFTER, KINDS, OVER, STATES

from complaintkit import (
    Case,
    ChoiceError,
    Complainant,
    Complaint,
    Event,
    FactsError,
    IllegalTransition,
    InForce,
    NotADateError,
    Outcome,
    Text,
    UnknownNameError,
    get_policy,
)
from complaintkit.cases import walk
from complaintkit.cases.days import event_days, first_of
from complaintkit.cases.walk import walked
from complaintkit.deadlines import ExtendedUntil
from complaintkit.events import State
from complaintkit.policy import OwnEvent, Transition

OWN = OwnEvent(code="file-digitised", label=Text(en="file digitised"))
POLICY = a_policy(events=(OWN,))
RECEIVED = date(2026, 5, 13)
PERSON = "Jo Fictive"

PLAIN_KINDS = [kind for kind in KINDS if kind != "corrected"]
WAY = {
    "received": [],
    "waiting": ["information-requested"],
    "in-handling": ["admitted"],
    "suspended": ["proceedings-started"],
    "refused": ["refused"],
    "forwarded": ["forwarded"],
    "answered": ["answered"],
    "settled": ["settled"],
    "closed": ["closed"],
    "withdrawn": ["withdrawn"],
    "merged": ["merged"],
}
"""By which events a stage comes to stand in each state."""


def may(number):
    """A day of May 2026, as the days of these tests are; the complaint came on the 13th."""
    return date(2026, 5, number)


def happened(kind, on=20, **fields):
    """An event, told apart by its kind and day; a number is a day of May."""
    on = may(on) if isinstance(on, int) else on
    return Event(**{"id": f"{kind} {on}", "kind": kind, "on": on, **fields})


def undone(event, on=25, **fields):
    """A correction of an event: it did not happen, unless told what it becomes."""
    fields = {"id": f"not {event.id}", "corrects": event.id, **fields}
    return happened("corrected", on, **fields)


def a_case(*events, policy=POLICY, **facts):
    """A case of 13 May 2026 with these events recorded one by one."""
    case = Case.open(policy, a_complaint(**facts))
    for event in events:
        case = case.record(event)
    return case


def in_state(state, stage=None):
    """A case of which a stage stands in that state by 15 May."""
    begun = [happened("received", 14, stage=stage, id="begun")] if stage else []
    way = [happened(kind, 15, stage=stage) for kind in WAY[state]]
    case = a_case(*begun, *way)
    assert case.states[stage] == case.state == state
    return case


def refused(case, event):
    """The error with which an event is refused; the case is as it was."""
    before = pickle.dumps(case)
    with pytest.raises(IllegalTransition) as caught:
        case.record(event)

    assert pickle.dumps(case) == before
    return caught.value


# -- open ------------------------------------------------------------------------------


def test_a_case_opens_as_received():
    """With one stage, without an event, and open."""
    case = a_case()

    assert case.states == {None: State.RECEIVED}
    assert case.state is State.RECEIVED
    assert case.is_open
    assert (case.events, case.log) == ((), ())
    assert case.received == RECEIVED
    assert case.facts is case.complaint


def test_a_case_without_a_day_of_receipt_is_refused():
    """Nothing could be counted, and no event told from one that came before."""
    with pytest.raises(FactsError) as caught:
        Case.open(POLICY, Complaint(reference=SECRET))

    assert str(caught.value) == "received: the day of receipt is not known"
    assert caught.value.problems[0].code == "missing"


def test_a_policy_governs_what_was_received_while_it_was_in_force():
    """Unless it says that it governs open cases too; replayed as opened."""
    later = a_policy(in_force=InForce(first=may(14), last=may(20)))
    for make in (Case.open, lambda *given: Case.replay(*given, [])):
        with pytest.raises(FactsError) as caught:
            make(later, a_complaint())
        assert str(caught.value) == (
            "received: version '1' of 'x.body' was not in force on 2026-05-13"
        )
        assert caught.value.problems[0].code == "not-in-force"
        assert make(later, a_complaint(received=may(14))).received == may(14)

    assert a_case(policy=evolve(later, transition=Transition.OPEN_CASES)).is_open


def test_the_day_of_receipt_is_the_local_one():
    """At 22:30 UTC it is the next day in Brussels, and events of the day before come too early."""
    case = a_case(received=datetime(2026, 5, 12, 22, 30, tzinfo=UTC))

    assert case.received == RECEIVED
    assert case.record(happened("acknowledged", 13)).events
    assert str(refused(case, happened("acknowledged", 12))) == (
        "event 'acknowledged 2026-05-12': on 2026-05-12, before the receipt on 2026-05-13"
    )
    early = a_policy(in_force=InForce(first=RECEIVED))
    assert a_case(policy=early, received=datetime(2026, 5, 12, 22, 30, tzinfo=UTC)).is_open


# -- every state and every kind --------------------------------------------------------


@pytest.mark.parametrize("stage", [None, "mediation"])
@pytest.mark.parametrize("state", STATES.values())
def test_L1_every_kind_in_every_state_is_recorded_or_refused(state, stage):
    """L1: at the first stage and at another; as the table typed out says; refused by name."""
    case = in_state(state, stage)
    for kind in PLAIN_KINDS:
        event = happened(kind, 20, id="new", stage=stage)
        after = AFTER[state, kind]
        if after is not None:
            assert case.record(event).states[stage] == after
            continue
        error = refused(case, event)
        over = "the case is" if state in OVER else f"{kind} is not possible while"
        assert error.message == f"{over} {state}"
        assert error.event == "new"
        can = {it for it in KINDS if AFTER[state, it]}
        assert set(error.allowed) == can
        assert str(error) == f"event 'new': {error.message}; possible: {', '.join(sorted(can))}"


@pytest.mark.parametrize("state", STATES.values())
def test_L2_a_correction_can_be_recorded_in_every_state(state):
    """L2: at the end of a case, too; it moves nothing by itself."""
    case = in_state(state, "mediation")
    corrected = case.record(undone(case.events[-1]))

    assert len(corrected.events) == len(case.events) + 1


@pytest.mark.parametrize("state", STATES.values())
def test_L1_kinds_that_a_policy_declares_are_recorded_until_the_end(state):
    """L1: and move nothing."""
    case = in_state(state)
    event = happened("file-digitised")

    if state in OVER:
        assert refused(case, event).allowed == ("corrected",)
    else:
        assert case.record(event).state == state


def test_L1_kinds_and_stages_that_there_are_not():
    """L1: in an event, or in what one becomes; with what was perhaps meant."""
    case = a_case(happened("acknowledged"))
    right = happened("acknowledged")

    for event, words in [
        (happened("mergd"), "no event 'mergd'; did you mean 'merged'?"),
        (happened("file-digitized"), "no event 'file-digitized'; did you mean 'file-digitised'?"),
        (happened("answered", stage="mediaton"), "no stage 'mediaton'; did you mean 'mediation'?"),
        (happened("answered", stage=""), "no stage ''; known: mediation"),
    ]:
        for it in (event, undone(right, becomes=event)):
            with pytest.raises(UnknownNameError) as caught:
                case.record(it)
            assert str(caught.value) == words
            with pytest.raises(UnknownNameError) as caught:
                Case.replay(POLICY, a_complaint(), [right, it])
            assert str(caught.value) == words


# -- stages ----------------------------------------------------------------------------


def test_each_stage_has_its_own_state():
    """The one that began last is where the case stands; it is open while one of them is."""
    case = a_case(happened("answered", 14), happened("closed", 15))
    assert (case.state, case.is_open) == ("closed", False)

    both = case.record(happened("received", 16, stage="mediation"))
    assert both.states == {None: "closed", "mediation": "received"}
    assert (both.state, both.is_open) == ("received", True)

    again = both.record(happened("reopened", 17))
    assert again.states == {None: "in-handling", "mediation": "received"}
    answered = again.record(happened("answered", 18, stage="mediation"))
    assert (answered.state, answered.is_open) == ("answered", True)


def test_a_stage_that_has_not_begun_takes_nothing_but_its_receipt():
    """And it begins only once."""
    case = a_case(happened("received", 16, stage="mediation"))

    error = refused(a_case(), happened("answered", stage="mediation"))
    assert str(error) == (
        "event 'answered 2026-05-20': answered at a stage that has not begun; possible: received"
    )
    again = refused(case, happened("received", 17, stage="mediation"))
    assert again.message == "received is not possible while received"
    assert refused(a_case(), happened("received")).message == again.message


@pytest.mark.parametrize("kind", ["withdrawn", "merged"])
@pytest.mark.parametrize("stage", [None, "mediation"])
def test_L2_a_stage_withdrawn_or_merged_ends_the_whole_case(kind, stage):
    """L2: at whichever stage; nothing but a correction follows at any."""
    begun = happened("received", 14, stage="mediation")
    ended = happened(kind, 15, stage=stage)
    case = a_case(begun, ended)

    assert not case.is_open
    for other in (None, "mediation"):
        for it in PLAIN_KINDS:
            error = refused(case, happened(it, 20, stage=other))
            assert (error.message, error.allowed) == (f"the case is {kind}", ("corrected",))
    back = case.record(undone(ended))
    assert back.is_open
    assert back.states == {None: "received", "mediation": "received"}


def test_a_stage_begun_by_mistake_is_undone_by_a_correction_of_that_stage():
    """A correction moves nothing, so that its stage need not have begun."""
    begun = happened("received", 14, stage="mediation")
    case = a_case(begun, undone(begun, stage="mediation"))

    assert case.states == {None: State.RECEIVED}


# -- the same again --------------------------------------------------------------------


def test_L5_an_event_recorded_again_changes_nothing():
    """L5: wherever it stands, and however the case went on."""
    first = happened("acknowledged", 14)
    case = a_case(first, happened("answered", 15), happened("closed", 16))

    assert case.record(first) is case
    assert case.record(copy.deepcopy(first)) is case
    assert Case.replay(POLICY, case.complaint, [*case.events, first, *case.events]) == case


@pytest.mark.parametrize(
    "change",
    [{"on": may(15)}, {"kind": "closed"}, {"facts": {"language": "de"}}, {"stage": "mediation"}],
)
def test_L5_other_content_under_the_same_id_is_refused(change):
    """L5: a day, a kind, a fact."""
    first = happened("answered", 14)
    other = evolve(first, **change)

    error = refused(a_case(first), other)
    assert str(error) == (
        "event 'answered 2026-05-14': recorded already with another content: a correction is "
        "an event of its own"
    )
    with pytest.raises(IllegalTransition) as caught:
        Case.replay(POLICY, a_complaint(), [first, other])
    assert str(caught.value) == str(error)


# -- late ------------------------------------------------------------------------------


def test_L6_an_event_that_comes_late_is_put_in_its_place():
    """L6: and what it moves is moved then."""
    case = a_case(happened("answered", 20), happened("information-requested", 15))

    assert [it.kind for it in case.events] == ["information-requested", "answered"]
    assert case.state is State.ANSWERED
    assert case.until(may(16)).state is State.WAITING


def test_L6_a_late_event_that_makes_a_later_one_impossible_is_refused_by_the_later_ones_name():
    """L6: closed before it was asked for; the case is as it was."""
    case = a_case(happened("information-requested", 15), happened("answered", 20))

    error = refused(case, happened("closed", 14))
    assert error.event == "information-requested 2026-05-15"
    assert error.message == "information-requested is not possible while closed"
    error = refused(case, happened("withdrawn", 16))
    assert (error.event, error.message) == ("answered 2026-05-20", "the case is withdrawn")


def test_L6_events_before_the_receipt_are_refused():
    """L6: those of its day are not, whatever the hour."""
    case = a_case(received=datetime(2026, 5, 13, 12, tzinfo=UTC))

    assert case.record(happened("acknowledged", 13)).events
    assert case.record(happened("acknowledged", datetime(2026, 5, 13, 8, tzinfo=UTC))).events
    error = refused(case, happened("acknowledged", 12))
    assert error.message == "on 2026-05-12, before the receipt on 2026-05-13"
    assert error.allowed == ()
    last_of_the_12th = datetime(2026, 5, 12, 21, 59, 59, tzinfo=UTC)
    refused(case, happened("corrected", last_of_the_12th, corrects="x"))


def test_T2_a_day_begins_at_local_midnight():
    """T2: 21:59:59 UTC in summer is of the day itself, 22:30 UTC of the next one."""
    late = happened("answered", datetime(2026, 5, 20, 21, 59, 59, tzinfo=UTC), id="a")
    next_day = happened("closed", datetime(2026, 5, 20, 22, 30, tzinfo=UTC), id="b")
    elsewhere = timezone(timedelta(hours=-5))
    case = a_case(next_day, happened("acknowledged", 21), late)

    assert [it.kind for it in case.events] == ["answered", "acknowledged", "closed"]
    assert case.until(may(20)).state is State.ANSWERED
    assert case.later(may(20)) == 2
    assert case.until(datetime(2026, 5, 20, 17, tzinfo=elsewhere)).state is State.CLOSED
    assert case.until(datetime(2026, 5, 20, 16, 59, tzinfo=elsewhere)).state is State.ANSWERED


# -- corrections -----------------------------------------------------------------------


def test_a_correction_changes_what_happened():
    """Otherwise, on another day; the log holds what happened, the events what was recorded."""
    refusal = happened("refused", 15)
    right = happened("forwarded", 16)
    correction = undone(refusal, becomes=right)
    case = a_case(refusal, correction)

    assert case.state is State.FORWARDED
    assert case.events == (refusal, correction)
    assert case.log == (right, correction)


def test_a_correction_tells_that_something_did_not_happen():
    """The case stands as if it had not; then it can be recorded under an id of its own."""
    closed = happened("closed", 15)
    case = a_case(closed, undone(closed))

    assert case.state is State.RECEIVED
    assert case.record(closed) is case
    assert case.record(evolve(closed, id="in earnest")).state is State.CLOSED


def test_a_correction_of_a_correction():
    """What was corrected stands again."""
    closed = happened("closed", 15)
    wrong = undone(closed)
    case = a_case(closed, wrong, undone(wrong, 26))

    assert case.state is State.CLOSED
    assert case.until(may(25)).state is State.RECEIVED
    assert case.until(may(24)).state is State.CLOSED


def test_a_correction_of_nothing_is_refused():
    """Of an event that is not there, of itself; in a replay too."""
    correction = undone(happened("closed", 15))

    error = refused(a_case(), correction)
    assert str(error) == "event 'not closed 2026-05-15': no event 'closed 2026-05-15' to correct"
    with pytest.raises(IllegalTransition):
        Case.replay(POLICY, a_complaint(), [correction])
    itself = evolve(correction, corrects=correction.id)
    assert "does not come before it" in refused(a_case(), itself).message


def test_L6_a_correction_that_makes_a_later_event_impossible_is_refused_by_its_name():
    """L6: a reopening of what was never closed."""
    closed = happened("closed", 15)
    case = a_case(closed, happened("reopened", 16))

    error = refused(case, undone(closed))
    assert (error.event, error.message) == (
        "reopened 2026-05-16",
        "reopened is not possible while received",
    )


def test_L4_an_event_that_a_correction_put_later_does_not_come_first():
    """L4: the step from the last state and the replay of the whole agree."""
    answer = happened("answered", 15)
    moved = undone(answer, 16, becomes=happened("answered", 22))
    case = a_case(answer, moved, happened("information-requested", 20))

    assert case.state is State.ANSWERED
    assert Case.replay(POLICY, case.complaint, case.events).states == case.states
    assert case.until(may(21)).state is State.WAITING


def test_until_a_day_before_a_correction_nothing_is_refused():
    """What was recorded since may not fit what was thought then; it moved nothing then."""
    answer = happened("answered", 15)
    case = a_case(answer, undone(answer, 25), happened("information-requested", 20))

    assert case.state is State.WAITING
    assert case.until(may(22)).state is State.ANSWERED
    assert case.until(may(22)).log == case.events[:2]


def test_until_a_day_what_a_correction_puts_later_is_not_there_yet():
    """Neither on the wrong day nor on the right one; a correction of a correction alike."""
    answer = happened("answered", 15)
    moved = undone(answer, 16, becomes=happened("answered", 22))
    case = a_case(answer, moved)
    nested = case.record(undone(moved, 17, becomes=evolve(moved, id="again")))

    for it in (case, nested):
        assert it.until(may(15)).state is State.ANSWERED
        assert it.until(may(21)).state is State.RECEIVED
        assert it.until(may(22)).state is State.ANSWERED
    assert case.until(may(22)) is case


def test_a_day_typed_in_the_far_future_can_be_corrected_today():
    """From the day of the correction the right day counts."""
    typo = happened("answered", date(2062, 5, 20))
    case = a_case(typo, undone(typo, becomes=happened("answered", 20)))

    assert case.state is State.ANSWERED
    assert [case.until(may(day)).state for day in (24, 25)] == ["received", "answered"]
    assert case.later(may(25)) == 1


# -- the end of a day ------------------------------------------------------------------


def test_until_the_end_of_a_day():
    """What came later is left out and counted; with nothing later it is the same case."""
    case = a_case(happened("acknowledged", 15), happened("answered", 20), happened("closed", 21))

    seen = [(day, case.until(may(day)).state, case.later(may(day))) for day in (12, 15, 20, 21)]
    assert seen == [
        (12, "received", 3),
        (15, "received", 2),
        (20, "answered", 1),
        (21, "closed", 0),
    ]
    assert case.until(may(21)) is case.until(date.max) is case
    assert case.until(may(20)).events == case.events[:2]
    assert case.until(may(20)).until(may(30)) == case.until(may(20))
    assert a_case().until(date.min) == a_case()


@pytest.mark.parametrize(
    "day",
    ["2026-05-20", None, datetime(2026, 5, 20)],  # noqa: DTZ001 - that is what is refused
)
@pytest.mark.parametrize("ask", ["until", "later", "decision", "standings", "next_steps"])
def test_a_day_that_is_none_is_refused(ask, day):
    """In whatever is asked of a case."""
    with pytest.raises(NotADateError):
        getattr(a_case(happened("answered")), ask)(day)


# -- what became known -----------------------------------------------------------------


def anonymous_case(*events):
    """A complaint without a name, which Partenamut does not handle."""
    who = Complainant(anonymous=True)
    policy = get_policy("be.partenamut")
    return a_case(*events, policy=policy, nature="complaint", complainant=who)


NAMED = happened(
    "information-received",
    datetime(2026, 5, 19, 22, 30, tzinfo=UTC),
    id="named",
    facts={"complainant.name": PERSON, "complainant.anonymous": False},
)


def test_what_becomes_known_changes_the_decision_from_that_day_on():
    """Inadmissible at the end of the day before; on the day itself no longer."""
    case = anonymous_case(NAMED)

    assert case.decision(may(19)).outcome is Outcome.INADMISSIBLE
    assert case.decision(may(19)).reasons == ("anonymous",)
    assert case.decision(may(20)).outcome is not Outcome.INADMISSIBLE
    assert case.decision(datetime(2026, 5, 19, 21, 59, tzinfo=UTC)).reasons == ("anonymous",)
    assert case.facts.complainant.name == PERSON
    assert case.complaint.complainant.name is None


def test_the_last_that_became_known_counts_and_a_correction_takes_it_back():
    """In the order of time, not of recording."""
    german = happened("information-received", 16, id="de", facts={"language": "de"})
    french = happened("information-received", 15, id="fr", facts={"language": "fr"})
    case = a_case(german, french)

    assert case.facts.language == "de"
    assert case.until(may(15)).facts.language == "fr"
    assert case.record(undone(german)).facts.language == "fr"
    unknown = happened("information-received", 17, id="x", facts={"language": None})
    assert case.record(unknown).facts.language is None


def test_L1_what_contradicts_what_is_known_is_refused():
    """L1: a name, where the person is known to be anonymous; recorded, replayed, put in late."""
    name = happened("information-received", 16, id="x", facts={"complainant.name": PERSON})

    error = refused(anonymous_case(), name)
    assert str(error) == (
        "event 'x': a contradiction: complainant.name: a name, though the complaint is said to be "
        "anonymous"
    )
    with pytest.raises(IllegalTransition) as caught:
        Case.replay(anonymous_case().policy, anonymous_case().complaint, [NAMED, name])
    assert caught.value.event == "x"
    assert anonymous_case(NAMED).record(evolve(name, on=may(21))).facts.complainant.name == PERSON
    refused(anonymous_case(NAMED), name)


def test_nothing_personal_stands_in_what_is_shown_of_a_case():
    """Not the reference, not what became known."""
    case = anonymous_case(NAMED)

    for shown in (repr(case), str(case), repr(case.log), repr(case.facts)):
        assert PERSON not in shown
        assert SECRET not in shown


# -- days for time limits --------------------------------------------------------------


def test_the_days_of_events_by_kind_and_stage():
    """In the order of the log; extensions to a stated day with that day."""
    until = happened("extended", 18, until=may(30))
    instant = datetime(2026, 5, 20, 8, tzinfo=UTC)
    case = a_case(
        happened("acknowledged", 14),
        until,
        happened("acknowledged", 19),
        happened("received", instant, stage="mediation"),
    )

    assert event_days(case.log, RECEIVED) == {
        "acknowledged": [may(14), may(19)],
        "extended": [ExtendedUntil(may(18), may(30))],
        "mediation/received": [instant],
        "completed": [RECEIVED],
        "mediation/completed": [instant],
    }
    assert event_days([], None) == {}


def test_a_file_is_complete_once_nothing_is_asked_any_more():
    """From the receipt; no longer once something is asked; again on the last answer."""
    asked, told = happened("information-requested", 15), happened("information-received", 18)
    elsewhere = [happened(it.kind, it.on, stage="mediation") for it in (asked, told)]

    assert event_days([], RECEIVED)["completed"] == [RECEIVED]
    assert "completed" not in event_days([asked], RECEIVED)
    assert event_days([asked, told], RECEIVED)["completed"] == [may(18)]
    days = event_days([asked, *elsewhere], RECEIVED)
    assert days["mediation/completed"] == [may(18)]
    assert "completed" not in days


def test_the_first_of_some_kinds_at_a_stage_since_a_day():
    """The first in the log that is of that stage, and not before."""
    one, two = happened("refused", 15), happened("answered", 18)
    other = happened("answered", 16, stage="mediation")
    log, zone = [one, other, two], POLICY.zone

    assert first_of(log, ["refused", "answered"], None, may(15), zone) is one
    assert first_of(log, ["refused", "answered"], None, may(16), zone) is two
    assert first_of(log, iter(["answered"]), "mediation", RECEIVED, zone) is other
    assert first_of(log, ["answered"], None, may(19), zone) is None
    assert first_of(log, [], None, RECEIVED, zone) is None


def test_limits_and_next_steps_are_asked_of_the_local_day():
    """At 22:30 UTC on the day due, it is the next day in Brussels."""
    case = a_case(happened("answered", 24), policy=a_policy(a_limit(met_by=["answered"])))
    noon, night = (datetime(2026, 5, 23, *at, tzinfo=UTC) for at in ((10, 0), (22, 30)))

    assert [it.due for it in case.standings(may(23))] == [may(23)]
    assert [it.status for it in case.standings(noon)] == ["due-soon"]
    assert [it.status for it in case.standings(noon, soon=-1)] == ["pending"]
    assert [it.status for it in case.standings(night)] == ["met-late"]
    assert [(it.limit, it.due) for it in case.next_steps(noon)] == [("answer", may(23))]
    assert "answer" not in [it.limit for it in case.next_steps(night)]


def test_a_file_complete_at_once_is_complete_at_the_hour_of_receipt():
    """An hour after the cutoff it counts as the next day's, for both limits alike."""
    late = datetime(2026, 5, 13, 15, tzinfo=UTC)
    limits = [
        a_limit(code=start, starts_on=start, cutoff=time(16)) for start in ("received", "completed")
    ]
    case = a_case(policy=a_policy(*limits), received=late)

    assert [it.deadline.start for it in case.standings(may(14))] == [may(14), may(14)]


def test_a_question_answered_on_the_day_it_was_asked_stops_no_clock():
    """Stopped and resumed on one day, a clock runs on; the date is as it was."""
    limit = a_limit(stopped_by=["information-requested"], resumed_by=["information-received"])
    asked, told = happened("information-requested", 15), happened("information-received", 15)
    case = a_case(asked, told, policy=a_policy(limit))

    assert [(it.status, it.due) for it in case.standings(may(15))] == [("pending", may(23))]


# -- walking ---------------------------------------------------------------------------


def test_L7_walking_leaves_the_states_it_starts_from_as_they_are():
    """L7: and where it forgives, it goes on after what cannot have happened."""
    states = {None: State.RECEIVED}
    events = [happened("reopened", 12), happened("reopened", 14), happened("answered", 15)]

    with pytest.raises(IllegalTransition) as caught:
        walked(events, RECEIVED, POLICY.zone, states)
    assert caught.value.event == "reopened 2026-05-12"
    with pytest.raises(IllegalTransition) as caught:
        walked(events[1:], RECEIVED, POLICY.zone, states)
    assert caught.value.event == "reopened 2026-05-14"
    found = walked(events, RECEIVED, POLICY.zone, states, forgiving=True)
    assert found == {None: State.ANSWERED}
    assert states == {None: State.RECEIVED}


# -- values ----------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [False, True], ids=["new", "asked for everything"])
def test_V4_a_case_is_the_same_after_pickle_and_copy(asked):
    """V4: with the same hash, the same states, and the same to record on."""
    closed = happened("closed", 22)
    case = anonymous_case(NAMED, closed, undone(closed))
    if asked:
        assert all((case.received, case.log, case.facts, case.decision(may(30))))
    copies = [
        *(pickle.loads(pickle.dumps(case, level)) for level in range(2, 6)),
        copy.copy(case),
        copy.deepcopy(case),
        evolve(case),
        Case.replay(case.policy, case.complaint, case.events),
    ]

    for other in copies:
        assert other == case
        assert hash(other) == hash(case)
        assert (other.states, other.log, other.facts) == (case.states, case.log, case.facts)
        assert other.record(closed) is other


def test_V4_cases_that_differ_are_not_the_same():
    """V4: in an event, in a fact, in the policy."""
    case = a_case(happened("closed", 15))
    others = [
        a_case(),
        a_case(happened("closed", 16)),
        a_case(happened("closed", 15), language="de"),
        a_case(happened("closed", 15), policy=a_policy(version="2", events=(OWN,))),
    ]

    assert case == a_case(happened("closed", 15))
    assert case not in others
    assert len({case, *others}) == 5
    assert case != "case"


# -- replay ----------------------------------------------------------------------------

SOME_KINDS = st.sampled_from(
    [
        *("information-requested", "information-received", "answered", "closed", "reopened"),
        *("received", "refused", "acknowledged", "file-digitised", "proceedings-started"),
        *("resumption-requested", "withdrawn"),
    ]
)
INSTANTS = st.builds(
    lambda day, hour: datetime(2026, 5, day, hour, 30, tzinfo=UTC),
    st.integers(12, 16),
    st.sampled_from([0, 8, 21, 22, 23]),
)
MOMENTS = st.integers(12, 16).map(may) | INSTANTS


@st.composite
def logs(draw, most=8):
    """Events of a few days, told apart by number, in any order; some correct others."""
    events = []
    for number in range(draw(st.integers(0, most))):
        fields = {"id": f"e{number}", "kind": draw(SOME_KINDS), "on": draw(MOMENTS)}
        fields["stage"] = draw(st.sampled_from([None, None, "mediation"]))
        if events and draw(st.integers(0, 4)) == 0:
            other = draw(st.sampled_from(events))
            right = Event(**{**fields, "id": f"r{number}"})
            fields |= {"kind": "corrected", "corrects": other.id}
            fields["becomes"] = draw(st.sampled_from([None, right]))
        events.append(Event(**fields))
    return draw(st.permutations(events))


def recorded(events):
    """The case with all events that could be recorded one by one, and these."""
    case, taken = a_case(), []
    for event in events:
        try:
            case = case.record(event)
        except IllegalTransition:
            continue
        taken.append(event)
    return case, taken


@given(logs())
def test_L4_a_replay_is_the_same_as_recording_one_by_one(events):
    """L4: in whatever order the events are given, corrections among them."""
    case, taken = recorded(events)
    again = Case.replay(POLICY, a_complaint(), taken)

    assert again == case
    assert again.states == case.states
    assert list(again.states) == list(case.states)
    assert Case.replay(POLICY, a_complaint(), iter(case.events)) == case


@given(logs())
def test_L4_in_the_order_of_time_both_refuse_the_same_event(events):
    """L4: without corrections, what cannot be replayed stops the recording at the same event."""
    zone = POLICY.zone
    plain = [it for it in events if it.corrects is None]
    plain.sort(key=lambda it: (it.day(zone), isinstance(it.on, datetime), str(it.on)))
    words = []
    for make in (lambda: a_case(*plain), lambda: Case.replay(POLICY, a_complaint(), plain)):
        try:
            words.append(make())
        except IllegalTransition as error:
            words.append(str(error))

    assert words[0] == words[1]


@given(logs(), MOMENTS)
def test_L7_what_is_asked_of_a_case_leaves_it_as_it_is_and_never_fails(events, moment):
    """L7: the end of any day can be asked for; what was recorded by then is a case of its own."""
    case, _ = recorded(events)
    before = pickle.dumps(case)
    then = case.until(moment)

    assert then.until(moment) == then
    assert case.later(moment) >= len(case.events) - len(then.events)
    assert all(event.day(POLICY.zone) <= then_day(moment) for event in then.log)
    assert set(then.states.values()) <= set(State)
    assert pickle.dumps(Case.replay(POLICY, case.complaint, case.events)) == before


def then_day(moment):
    """The day in Brussels in May, two hours before UTC."""
    return (moment + timedelta(hours=2)).date() if isinstance(moment, datetime) else moment


def test_L4_a_replay_takes_one_step_an_event(monkeypatch):
    """L4: twice as many events, twice as many looks into the table and at days; no clock asked."""
    counted = {"moved": 0, "day": 0}

    def moved(state, kind, plain=walk.moved):
        counted["moved"] += 1
        return plain(state, kind)

    def day(event, zone, plain=Event.day):
        counted["day"] += 1
        return plain(event, zone)

    monkeypatch.setattr(walk, "moved", moved)
    monkeypatch.setattr(Event, "day", day)
    seen = []
    for size in (50, 100, 200):
        counted.update(moved=0, day=0)
        log = [happened("acknowledged", 14, id=f"e{number}") for number in range(size)]
        Case.replay(POLICY, a_complaint(), log[::-1])
        seen.append(dict(counted))

    assert [it["moved"] for it in seen] == [50, 100, 200]
    assert [it["day"] for it in seen] == [seen[0]["day"] * factor for factor in (1, 2, 4)]


def test_choices_of_an_event_are_refused_before_a_case_sees_it():
    """A case never holds what no event can be."""
    with pytest.raises(ChoiceError):
        a_case(happened("answered", merits="right"))
