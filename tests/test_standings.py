"""How time limits stand at a day: every status at its very day, lateness and days left, chains."""

import pickle
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

import oracles
import pytest
from attrs import evolve
from case_makers import (
    ACKNOWLEDGEMENT,
    ANSWER,
    PLAIN,
    RECEIVED,
    STOPPING,
    a_case,
    an_event,
    on,
    stand,
    status,
)
from factories import a_limit, a_policy, media
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    AdmissibilityRule,
    Anonymous,
    Case,
    Complainant,
    Complaint,
    Event,
    ExtensionRule,
    FactsError,
    InForce,
    MediumIs,
    NoteKind,
    Owner,
    Stage,
    Standing,
    Start,
    Status,
    Term,
    Text,
    VoidIf,
    get_policy,
)
from complaintkit.deadlines.eventdays import pairable
from complaintkit.policy import OwnEvent

MEDIATION = a_limit(
    "21 working days",
    code="mediation",
    stage="mediation",
    starts_on=Start(event="received", stage="mediation"),
    met_by="opinion-given",
    calendar="be.legal",
)
STAGED = a_policy(ACKNOWLEDGEMENT, ANSWER, MEDIATION)
STOPPABLE = a_policy(evolve(ANSWER, **STOPPING))
VOIDABLE = a_policy(
    ACKNOWLEDGEMENT,
    evolve(ANSWER, void_if=VoidIf(event="settled", by_due_of="acknowledgement")),
)
NO_FIGURE = a_policy(a_limit("no figure", met_by="answered"))
DUE = 45
"""Days after receipt on which an answer is due."""


# -- every status ----------------------------------------------------------------------

REACHED = [
    ("not-started", STAGED, [], 0, "mediation"),
    ("pending", PLAIN, [], 0, "answer"),
    ("pending", PLAIN, [], DUE - 8, "answer"),
    ("due-soon", PLAIN, [], DUE - 7, "answer"),
    ("due-soon", PLAIN, [], DUE, "answer"),
    ("missed", PLAIN, [], DUE + 1, "answer"),
    ("met", PLAIN, [("answered", 0)], 0, "answer"),
    ("met", PLAIN, [("answered", DUE)], DUE, "answer"),
    ("met-late", PLAIN, [("answered", DUE + 1)], DUE + 1, "answer"),
    ("pending", STOPPABLE, [("information-requested", 10)], 9, "answer"),
    ("suspended", STOPPABLE, [("information-requested", 10)], 10, "answer"),
    ("suspended", STOPPABLE, [("information-requested", DUE)], 500, "answer"),
    ("missed", STOPPABLE, [("information-requested", DUE + 1)], DUE + 1, "answer"),
    ("replaced", PLAIN, [("answered", 10)], 10, "acknowledgement"),
    ("missed", PLAIN, [("answered", 11)], 11, "acknowledgement"),
    ("replaced", PLAIN, [("closed", DUE)], DUE, "answer"),
    ("missed", PLAIN, [("closed", DUE + 1)], DUE + 1, "answer"),
    ("void", VOIDABLE, [("settled", 10)], 10, "answer"),
    ("replaced", VOIDABLE, [("settled", 11)], 11, "answer"),
    ("no-figure", NO_FIGURE, [], 500, "answer"),
    ("met", NO_FIGURE, [("answered", 400)], 500, "answer"),
]


@pytest.mark.parametrize(("wanted", "policy", "events", "as_of", "code"), REACHED)
def test_each_status_begins_on_its_day(wanted, policy, events, as_of, code):
    """On the day due it is still in time, on the day after it is not; soon is seven days."""
    assert status(a_case(policy, *events), as_of, code) == wanted


@pytest.mark.parametrize("code", ["acknowledgement", "answer"])
def test_before_the_complaint_came_in_no_limit_has_started(code):
    """As of the day before, nothing was owed yet; on the day of receipt it is."""
    case = a_case(PLAIN)

    assert [status(case, as_of, code) for as_of in (-1, 0)] == ["not-started", "pending"]


def test_no_status_is_left_out():
    """What the table above does not reach, what is no complaint does."""
    praise = a_case(PLAIN, nature="praise")

    assert status(praise, 0) == "not-owed"
    assert {row[0] for row in REACHED} | {"not-owed"} == {it.value for it in Status}


@pytest.mark.parametrize(("soon", "first"), [(0, DUE), (1, DUE - 1), (30, DUE - 30), (99, 0)])
def test_how_soon_is_soon_can_be_said(soon, first):
    """Within so many calendar days of the day due, that day among them."""
    case = a_case(PLAIN)
    found = [day for day in range(60) if status(case, day, soon=soon) == "due-soon"]

    assert found == list(range(first, DUE + 1))


def test_an_instant_is_the_local_day_it_falls_on():
    """At 22:30 UTC in summer the next day has begun in Brussels."""
    case = a_case(PLAIN)
    evening = datetime(2026, 6, 27, 22, 30, tzinfo=UTC)

    assert on(DUE) == date(2026, 6, 27)
    assert status(case, evening) == "missed"
    assert status(case, evening - timedelta(hours=1)) == "due-soon"


def test_what_comes_later_is_not_seen():
    """On the day before the answer came, the limit was still open, and so it stays."""
    case = a_case(PLAIN, ("answered", 30))

    assert status(case, 29) == "pending"
    assert status(case, 30) == "met"


# -- by the oracle ---------------------------------------------------------------------

EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["information-requested", "information-received"]), st.integers(0, 60)
    ),
    max_size=6,
)


def stood_still(moves, last):
    """The days up to a last one on which the clock stood still, and the days of idle moves.

    Day by day: of what happened on one day, what pairs cancels out.
    """
    still, days, idle = False, [], []
    for number in range(last + 1):
        day = [kind for kind, offset in moves if offset == number]
        stops, resumptions = day.count("information-requested"), day.count("information-received")
        beyond = resumptions - stops if still else stops - resumptions
        if beyond > 0:
            still, beyond = not still, beyond - 1
        idle += [on(number)] * abs(beyond)
        if still:
            days.append(on(number))
    return days, idle, still


def spans(days, *, still):
    """Days as stops: each first day with the day after the last one, or nothing."""
    firsts = [day for day in days if day - oracles.ONE_DAY not in days]
    ends = [day + oracles.ONE_DAY for day in days if day + oracles.ONE_DAY not in days]
    if still:
        ends[-1] = None
    return list(zip(firsts, ends, strict=True))


@given(
    EVENTS,
    st.integers(0, 120),
    st.integers(0, 120) | st.none(),
    st.integers(1, 60),
    st.sampled_from(["calendar days", "working days"]),
)
def test_S10_E6_all_figures_are_those_of_a_day_by_day_walk(moves, as_of, answered, amount, unit):
    """S10, E6: the day due, days left and late in the limit's unit, taken gross and net."""
    answered = None if answered is None else max([answered, *(day for _, day in moves)])
    limit = a_limit(f"{amount} {unit}", met_by="answered", calendar="be.legal", **STOPPING)
    events = [
        an_event(kind, day, id=f"e{number}")
        for number, (kind, day) in enumerate(sorted(moves, key=lambda move: move[1]))
    ]
    events += [] if answered is None else [an_event("answered", answered)]
    (found,) = a_case(a_policy(limit), *events).standings(on(as_of))

    counts = oracles.works_be_legal if unit == "working days" else oracles.every_day
    seen = [move for move in moves if move[1] <= as_of]
    days, idle, still = stood_still(seen, as_of)
    stops = spans(days, still=still)
    due, left = oracles.due_day(RECEIVED, amount, unit, oracles.works_be_legal, stops=stops)
    met = None if answered is None or answered > as_of else on(answered)
    until = met or on(as_of)
    walked = [RECEIVED + timedelta(days=n) for n in range(1, (until - RECEIVED).days + 1)]
    ahead = [] if due is None else [on(n) for n in range(as_of + 1, (due - RECEIVED).days + 1)]

    assert found.due == due
    assert found.status is expected(met, due, on(as_of))
    assert found.met_on == met
    late = 0 if due is None else sum(counts(day) for day in walked if day > due)
    assert found.late == late
    open_left = left if due is None else sum(counts(day) and day not in days for day in ahead)
    assert found.left == (None if met or found.status is Status.MISSED else open_left)
    assert found.taken == len(walked)
    assert found.taken_net == len([day for day in walked if day not in days])
    assert [note.day for note in found.deadline.notes if note.kind.value == "ignored"] == idle
    overdue = due is not None and on(as_of) > due
    assert (found.status is Status.MISSED) == (overdue and met is None)


def expected(met, due, day):
    """The status of a limit that nothing else replaces."""
    if met is not None:
        return Status.MET if due is None or met <= due else Status.MET_LATE
    if due is None:
        return Status.SUSPENDED
    if day > due:
        return Status.MISSED
    return Status.DUE_SOON if (due - day).days <= 7 else Status.PENDING


def test_lateness_in_working_days_skips_the_weekend():
    """Due on a Friday: on Saturday it is missed by no working day, on Monday by one."""
    limit = a_limit("10 working days", calendar="be.legal", met_by="answered")
    case = a_case(a_policy(limit))
    found = [stand(case, date(2026, 5, day))["answer"] for day in (29, 30, 31)]
    monday = stand(case, date(2026, 6, 1))["answer"]

    assert {it.due for it in found} == {date(2026, 5, 29)}
    assert [(it.status.value, it.late) for it in found] == [
        ("due-soon", 0),
        ("missed", 0),
        ("missed", 0),
    ]
    assert (monday.status.value, monday.late, monday.left) == ("missed", 1, None)


def test_lateness_of_what_was_met_late_no_longer_grows():
    """It is counted to the day of the answer, whenever it is asked."""
    case = a_case(PLAIN, ("answered", DUE + 3))

    for day in (DUE + 3, DUE + 300):
        found = stand(case, day)["answer"]
        assert (found.status, found.late, found.met_on) == (Status.MET_LATE, 3, on(DUE + 3))
        assert (found.taken, found.taken_net, found.left) == (DUE + 3, DUE + 3, None)


def test_E2_the_same_case_gives_the_same_standings():
    """E2: asked twice, replayed from its events in another order, or read from a copy."""
    events = [an_event("acknowledged", 2), an_event("answered", 40)]
    case = a_case(PLAIN, *events)
    again = a_case(PLAIN, *reversed(events))

    assert case.standings(on(50)) == case.standings(on(50)) == again.standings(on(50))
    assert pickle.loads(pickle.dumps(case.standings(on(50)))) == case.standings(on(50))


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_what_is_recorded_later_changes_no_earlier_day(acknowledged, later, as_of):
    """How things stood on a day does not depend on what came after it."""
    case = a_case(PLAIN, ("acknowledged", acknowledged))
    longer = case.record(an_event("closed", max(acknowledged, as_of) + 1 + later))

    assert longer.standings(on(as_of)) == case.standings(on(as_of))


# -- before and after ------------------------------------------------------------------


def test_the_day_due_at_first_stays_when_stops_and_extensions_move_it():
    """Both days are there, so that what was promised at first is not forgotten."""
    limit = evolve(ANSWER, extension=(ExtensionRule(by=Term.parse("4 weeks")),), **STOPPING)
    case = a_case(
        a_policy(limit),
        ("information-requested", 10),
        ("information-received", 20),
        ("extended", 30),
    )
    days = [9, 10, 20, 30]
    found = [stand(case, day)["answer"] for day in days]

    assert {it.due_at_first for it in found} == {on(DUE)}
    assert [it.due for it in found] == [on(45), None, on(55), on(83)]
    assert [it.left for it in found] == [36, 36, 35, 53]


def test_what_has_not_started_was_not_due_at_first():
    """Nor has it taken any time, and nothing of it is left."""
    found = stand(a_case(STAGED), 5)["mediation"]

    assert (found.due, found.due_at_first, found.left) == (None, None, None)
    assert (found.taken, found.taken_net, found.late) == (None, None, 0)
    assert found.stage == "mediation"


def test_the_longest_stop_lets_the_clock_run_on_by_itself():
    """After thirty days it runs, provisionally while nothing has come; what comes late cuts it."""
    policy = a_policy(evolve(ANSWER, longest_stop=Term.parse("30 calendar days"), **STOPPING))
    asked = ("information-requested", 10)
    stopped, going = (stand(a_case(policy, asked), day)["answer"] for day in (39, 40))
    cut = stand(a_case(policy, asked, ("information-received", 90)), 90)["answer"]

    assert (stopped.status, going.status, cut.status) == (
        Status.SUSPENDED,
        Status.PENDING,
        Status.MISSED,
    )
    assert {it.due for it in (stopped, going, cut)} == {on(75)}
    assert [it.provisional for it in (stopped, going, cut)] == [True, True, False]
    assert (stopped.left, going.left) == (36, 35)
    assert (cut.taken, cut.taken_net) == (90, 60)


def test_the_whole_of_a_longest_stop_stands_still():
    """From the stop to the day before the clock runs on; a stop after the day due stops nothing."""
    policy = a_policy(evolve(ANSWER, longest_stop=Term.parse("30 calendar days"), **STOPPING))
    early = a_case(policy, ("information-requested", 10))
    late = a_case(policy, ("information-requested", DUE + 1))

    found = [day for day in range(100) if status(early, day) == "suspended"]
    assert found == list(range(10, 40))
    assert status(late, DUE + 1) == "missed"


def test_who_owes_it_and_as_plain_values():
    """Everything a table or another program wants, days as text."""
    limit = evolve(ANSWER, owed_by=Owner.COMPLAINANT)
    (found,) = a_case(a_policy(limit), ("answered", 50)).standings(on(60))
    (waiting,) = a_case(NO_FIGURE).standings(on(60))

    assert found.owed_by is Owner.COMPLAINANT
    assert found.as_dict() == {
        "limit": "answer",
        "stage": None,
        "status": "met-late",
        "due": "2026-06-27",
        "met_on": "2026-07-02",
        "ended_on": None,
        "due_at_first": "2026-06-27",
        "due_on_time": None,
        "left": None,
        "late": 5,
        "taken": 50,
        "taken_net": 50,
        "owed_by": "complainant",
        "provisional": False,
    }
    assert waiting.as_dict()["due"] is None
    assert isinstance(waiting, Standing)


# -- what takes the place of a limit ---------------------------------------------------


def test_an_acknowledgement_gives_way_to_an_answer_in_time():
    """An answer by its day due takes its place; a later one leaves it missed, and ended."""
    early = stand(a_case(PLAIN, ("answered", 10)), 40)["acknowledgement"]
    late = stand(a_case(PLAIN, ("answered", 12)), 40)["acknowledgement"]

    assert (early.status, early.ended_on, early.met_on) == (Status.REPLACED, on(10), None)
    assert (early.late, early.taken) == (0, 10)
    assert (late.status, late.ended_on, late.met_on) == (Status.MISSED, on(12), None)
    assert (late.late, late.taken) == (2, 12)


def test_an_acknowledgement_after_the_answer_meets_it_late():
    """It was missed, and it came."""
    case = a_case(PLAIN, ("answered", 12), ("acknowledged", 14))

    assert status(case, 13, "acknowledgement") == "missed"
    assert status(case, 14, "acknowledgement") == "met-late"


def test_what_meets_a_limit_on_the_day_that_ends_it_meets_it():
    """Acknowledged and answered on one day: it was acknowledged."""
    case = a_case(PLAIN, ("acknowledged", 5), ("answered", 5))

    assert status(case, 5, "acknowledgement") == "met"


@pytest.mark.parametrize(
    "kind", ["refused", "forwarded", "settled", "withdrawn", "closed", "merged"]
)
def test_an_end_replaces_what_is_open(kind):
    """Both limits of the stage, by their days due; what was missed before stays missed."""
    early = stand(a_case(PLAIN, (kind, 10)), 100)
    late = stand(a_case(PLAIN, (kind, 20)), 100)

    assert [it.status.value for it in early.values()] == ["replaced", "replaced"]
    assert {it.ended_on for it in early.values()} == {on(10)}
    assert [it.status.value for it in late.values()] == ["missed", "replaced"]
    assert (late["acknowledgement"].late, late["acknowledgement"].ended_on) == (10, on(20))


@pytest.mark.parametrize("kind", ["refused", "forwarded", "settled", "closed"])
def test_an_end_replaces_limits_of_its_own_stage_only(kind):
    """The end of the first line leaves the mediation open, and the other way round."""
    begun = an_event("received", 5, stage="mediation")
    first = a_case(STAGED, begun, (kind, 10))
    second = a_case(STAGED, begun, an_event(kind, 10, stage="mediation"))

    assert [it.status.value for it in first.standings(on(10))] == [
        "replaced",
        "replaced",
        "pending",
    ]
    assert [it.status.value for it in second.standings(on(10))] == [
        "due-soon",
        "pending",
        "replaced",
    ]


@pytest.mark.parametrize("kind", ["withdrawn", "merged"])
@pytest.mark.parametrize("stage", [None, "mediation"])
def test_the_end_of_a_case_replaces_every_limit(kind, stage):
    """Withdrawn at one stage is withdrawn at all: nothing could be recorded there any more."""
    begun = an_event("received", 5, stage="mediation")
    case = a_case(STAGED, begun, an_event(kind, 10, stage=stage))

    assert {it.status.value for it in case.standings(on(10))} == {"replaced"}


def test_what_came_first_decides():
    """Acknowledged and then closed: met. Answered and then acknowledged, or closed: replaced."""
    met = stand(a_case(PLAIN, ("acknowledged", 5), ("closed", 8)), 9)["acknowledgement"]
    late = stand(a_case(PLAIN, ("answered", 5), ("acknowledged", 8)), 9)["acknowledgement"]
    closed = stand(a_case(PLAIN, ("answered", 5), ("closed", 8)), 9)["acknowledgement"]

    assert (met.status, met.met_on, met.ended_on) == (Status.MET, on(5), None)
    assert (late.status, late.met_on, late.ended_on) == (Status.REPLACED, None, on(5))
    assert (closed.status, closed.ended_on) == (Status.REPLACED, on(5))


def test_an_end_on_the_day_of_receipt_is_an_end():
    """Withdrawn before the evening: nothing was ever owed for longer than that."""
    found = stand(a_case(PLAIN, ("withdrawn", 0)), 0)["answer"]

    assert (found.status, found.ended_on, found.taken) == (Status.REPLACED, on(0), 0)


def test_a_stage_that_never_began_is_not_ended_by_another():
    """Only the end of the case ends what has not started."""
    assert status(a_case(STAGED, ("closed", 5)), 9, "mediation") == "not-started"
    assert status(a_case(STAGED, ("withdrawn", 5)), 9, "mediation") == "replaced"


TOLD = AdmissibilityRule(
    code="anonymous",
    effect="must-refuse",
    label=Text(en="anonymous"),
    when=[Anonymous(True)],
    tell_within="telling",
)
TELLING = a_limit("20 calendar days", code="telling", met_by="closed")
TELLS = a_policy(ANSWER, TELLING, rules=(TOLD,))


def test_the_limit_to_tell_of_a_refusal_outlives_it():
    """The answer is no longer owed; that the person is told still is."""
    case = a_case(TELLS, ("refused", 5))

    assert status(case, 6) == "replaced"
    assert status(case, 6, "telling") == "pending"
    assert status(case, 21, "telling") == "missed"
    assert status(case.record(an_event("closed", 20)), 20, "telling") == "met"


def test_the_limit_to_tell_of_a_refusal_does_not_outlive_the_case():
    """Nobody has to be told who has withdrawn."""
    case = a_case(TELLS, ("refused", 5), ("withdrawn", 8))

    assert status(case, 9, "telling") == "replaced"


def test_a_reopening_undoes_the_end():
    """Forty-five days from receipt, as if it had not been closed."""
    case = a_case(PLAIN, ("closed", 8), ("reopened", 20))

    assert status(case, 19) == "replaced"
    assert status(case, 20) == "pending"
    assert status(case, 20, "acknowledgement") == "missed"
    assert stand(case, 20)["answer"].due == on(DUE)


def test_a_reopening_undoes_an_end_of_the_same_day():
    """Closed by mistake and reopened before the evening: nothing has ended."""
    case = a_case(PLAIN, ("closed", 8), ("reopened", 8))

    assert status(case, 8) == "pending"


def test_a_stage_can_end_again_after_a_reopening():
    """The last end is the one that counts."""
    case = a_case(PLAIN, ("closed", 8), ("reopened", 20), an_event("refused", 30))
    found = stand(case, 31)["answer"]

    assert (found.status, found.ended_on) == (Status.REPLACED, on(30))


def test_a_reopening_elsewhere_undoes_nothing():
    """The mediation is open again, the first line is not."""
    stage = {"stage": "mediation"}
    case = a_case(
        STAGED,
        an_event("received", 1, **stage),
        an_event("closed", 2, **stage),
        ("closed", 3),
        an_event("reopened", 4, **stage),
    )

    assert status(case, 5) == "replaced"
    assert status(case, 5, "mediation") == "pending"


def test_an_answer_before_the_reopening_stays_an_answer():
    """Who answered in time has, whatever comes after."""
    case = a_case(PLAIN, ("answered", 30), ("reopened", 60))

    assert status(case, 61) == "met"


def test_a_limit_that_an_end_starts_is_not_ended_by_it():
    """Forwarded: the person is to be told within five days, and that still stands."""
    limit = a_limit("5 calendar days", starts_on="forwarded", met_by="closed")
    case = a_case(a_policy(limit), ("forwarded", 10))

    assert status(case, 12) == "due-soon"
    assert status(case, 16) == "missed"
    assert status(case.record(an_event("merged", 12)), 12) == "replaced"


def test_a_settlement_in_time_leaves_nothing_owed():
    """Void, from the day of the settlement; a later one takes the place of the answer only."""
    found = stand(a_case(VOIDABLE, ("settled", 4)), 30)["answer"]

    assert (found.status, found.ended_on, found.due) == (Status.VOID, on(4), None)
    assert (found.left, found.late, found.provisional) == (None, 0, False)
    assert (found.due_at_first, found.taken) == (on(DUE), 4)


# -- what is owed at all ---------------------------------------------------------------


def test_nothing_is_owed_for_what_is_no_complaint():
    """The dates are shown, but nothing is late and nothing is left."""
    found = a_case(PLAIN, nature="praise").standings(on(100))

    assert {it.status for it in found} == {Status.NOT_OWED}
    assert {(it.late, it.left, it.met_on, it.ended_on) for it in found} == {(0, None, None, None)}
    assert [it.due for it in found] == [on(10), on(DUE)]


def test_what_it_is_can_become_known_later():
    """From the day on which it is known to be no complaint, nothing is owed."""
    told = an_event("admitted", 20, facts={"nature": "information-request"})
    case = a_case(PLAIN, told)

    assert status(case, 19, "acknowledgement") == "missed"
    assert status(case, 20, "acknowledgement") == "not-owed"


def test_how_it_came_can_become_known_later():
    """While the medium is not known both limits are possible, and the earlier one is shown."""
    letters = evolve(ANSWER, term="60 calendar days", when=(MediumIs(media("letter")),))
    other = evolve(ANSWER, term="30 calendar days")
    case = a_case(
        a_policy(letters, other), an_event("acknowledged", 10, facts={"medium": "letter"})
    )
    before, after = stand(case, 9)["answer"], stand(case, 10)["answer"]

    assert (before.due, before.provisional) == (on(30), True)
    assert (after.due, after.provisional) == (on(60), False)


def test_a_limit_of_another_nature_is_not_there():
    """What is owed for requests for information alone does not stand on the list."""
    limit = evolve(ANSWER, code="information", owed_for={"information-request"})
    policy = a_policy(ANSWER, limit, handles=frozenset({"complaint", "information-request"}))

    assert set(stand(a_case(policy, nature="complaint"), 1)) == {"answer"}
    assert set(stand(a_case(policy, nature="information-request"), 1)) == {
        "answer",
        "information",
    }


def test_facts_that_no_rule_can_judge_leave_the_limits_owed():
    """A category that the policy does not know is an error of the decision, not of the dates."""
    inami = get_policy("be.inami")
    case = a_case(inami, categories={"nowhere"}, nature="praise")

    with pytest.raises(FactsError):
        case.decision(on(1))
    assert status(case, 1) == "pending"


def test_before_receipt_nothing_has_been_taken():
    """A day before the receipt: the days are there, the time is not."""
    found = stand(a_case(PLAIN), -1)["answer"]

    assert (found.status, found.due) == (Status.NOT_STARTED, on(45))
    assert (found.taken, found.taken_net, found.left, found.late) == (None, None, None, 0)


def test_an_event_of_the_policys_own_starts_a_limit_again():
    """From its day the limit runs anew, and what met it before no longer does."""
    own = OwnEvent(code="file-digitised", label=Text(en="file digitised"))
    policy = a_policy(evolve(ANSWER, restarted_by=own.code), events=(own,))
    case = a_case(policy, (own.code, 10))

    assert stand(case, 10)["answer"].due == on(10 + DUE)
    assert status(case, 10 + DUE) == "due-soon"
    assert status(a_case(policy, (own.code, 10), ("answered", 10)), 60) == "met"


# -- chains ----------------------------------------------------------------------------

CHAINED = a_policy(
    evolve(ACKNOWLEDGEMENT, met_by=("holding-reply", "acknowledged"), replaced_by=()),
    evolve(
        ANSWER,
        term="30 calendar days",
        starts_on=Start(event="acknowledged", expected_from=Start(due_of="acknowledgement")),
    ),
)


def test_a_chained_limit_runs_from_what_happened():
    """Expected at first; then from the acknowledgement; late, also as if that had been in time."""
    expected_ = stand(a_case(CHAINED), 5)["answer"]
    early = stand(a_case(CHAINED, ("acknowledged", 5)), 20)["answer"]
    late = stand(a_case(CHAINED, ("acknowledged", 15)), 20)

    assert (expected_.due, expected_.provisional, expected_.taken) == (on(40), True, None)
    assert (early.due, early.provisional, early.due_on_time) == (on(35), False, None)
    assert (late["answer"].due, late["answer"].due_on_time) == (on(45), on(40))
    assert late["acknowledgement"].due_on_time is None
    assert late["acknowledgement"].status is Status.MET_LATE


def test_the_day_in_time_is_counted_at_the_stage_of_the_limit():
    """A late acknowledgement of the mediation moves the mediation, not the first line."""
    stage = {"stage": "mediation"}
    received = Start(event="received", stage="mediation")
    acknowledgement = evolve(ACKNOWLEDGEMENT, code="slip", starts_on=received, **stage)
    result = evolve(
        ANSWER,
        code="result",
        starts_on=Start(event="acknowledged", stage="mediation"),
        term="30 calendar days",
        met_by=("opinion-given", "answered"),
        **stage,
    )
    policy = a_policy(acknowledgement, result, evolve(ANSWER, starts_on="acknowledged"))
    case = a_case(
        policy,
        ("acknowledged", 3),
        an_event("received", 4, **stage),
        an_event("acknowledged", 20, **stage),
    )
    found = stand(case, 30)

    assert (found["result"].due, found["result"].due_on_time) == (on(50), on(44))
    assert (found["answer"].due, found["answer"].due_on_time) == (on(48), None)


def test_a_limit_that_did_not_hold_yet_has_no_day_in_time():
    """The rule came into force after the day due and before the late acknowledgement."""
    since = evolve(CHAINED.limit("answer"), starts_on="acknowledged")
    since = evolve(since, in_force=InForce(first=on(12)))
    policy = a_policy(CHAINED.limit("acknowledgement"), since)
    found = stand(a_case(policy, ("acknowledged", 15)), 20)["answer"]

    assert (found.due, found.due_on_time) == (on(45), None)


def test_an_answer_before_the_expected_start_meets_the_limit():
    """Nobody acknowledged, the answer came on the third day: it is there, and nothing is missed."""
    case = a_case(CHAINED, ("answered", 3))
    found = stand(case, 100)["answer"]

    assert (found.status, found.met_on, found.taken) == (Status.MET, on(3), None)


def test_an_end_before_the_expected_start_ends_the_limit():
    """Closed before a chained limit would have begun: it never will."""
    found = stand(a_case(CHAINED, ("closed", 3)), 100)["answer"]

    assert (found.status, found.ended_on) == (Status.REPLACED, on(3))


def test_what_was_answered_before_a_restart_is_owed_again():
    """The clock starts from zero on the reopening; the answer before it met what was then owed."""
    limit = evolve(ANSWER, restarted_by="reopened")
    case = a_case(a_policy(limit), ("answered", 30), ("reopened", 60))

    assert status(case, 59) == "met"
    again = stand(case, 61)["answer"]
    assert (again.status, again.due) == (Status.PENDING, on(105))
    assert status(case.record(an_event("answered", 62)), 62) == "met"


def test_a_restart_before_the_start_is_left_out():
    """The file was complete before the clock ran: that starts nothing again."""
    limit = evolve(ANSWER, starts_on="acknowledged", restarted_by="information-received")
    case = a_case(a_policy(limit), ("information-received", 2), ("acknowledged", 5))

    assert stand(case, 6)["answer"].due == on(50)


def test_what_comes_after_the_cutoff_can_be_answered_the_same_evening():
    """Received at six counts as the next day; acknowledged at seven meets the limit."""
    evening = datetime(2026, 5, 13, 16, 0, tzinfo=UTC)
    limit = evolve(ACKNOWLEDGEMENT, cutoff=time(16))
    slip = an_event("acknowledged", evening + timedelta(hours=1))
    found = stand(a_case(a_policy(limit), slip, received=evening), 0)["acknowledgement"]

    assert (found.deadline.start, found.status) == (on(1), Status.MET)
    assert (found.met_on, found.taken) == (RECEIVED, None)


def test_the_evening_counts_though_more_comes_the_next_morning():
    """Acknowledged after the cutoff and again in the morning: the answer in between is one."""
    evening = datetime(2026, 5, 18, 16, 0, tzinfo=UTC)
    limit = evolve(ANSWER, starts_on="acknowledged", cutoff=time(16), met_by="holding-reply")
    case = a_case(
        a_policy(limit),
        an_event("acknowledged", evening),
        an_event("holding-reply", evening + timedelta(hours=1)),
        an_event("acknowledged", evening + timedelta(hours=15)),
    )
    found = stand(case, 10)["answer"]

    assert (found.deadline.start, found.met_on) == (date(2026, 5, 19), date(2026, 5, 18))


# -- sequences that do not pair --------------------------------------------------------

NOTED = [
    ("a stop while it stands still", [(10, 12), (20,)], on(55), [on(12)]),
    ("a resumption while it runs", [(10,), (20, 25)], on(55), [on(25)]),
    ("a resumption before any stop", [(10,), (5, 20)], on(55), [on(5)]),
    ("two stops of one day", [(10, 10), (20,)], on(55), [on(10)]),
    ("a stop and a resumption of one day", [(10,), (10,)], on(45), []),
    ("resumed, and stopped again on one day", [(10, 20), (20, 30)], on(65), []),
]


@pytest.mark.parametrize(
    ("moves", "due", "ignored"), [row[1:] for row in NOTED], ids=[row[0] for row in NOTED]
)
def test_what_does_not_pair_is_noted_and_not_summed(moves, due, ignored):
    """The clock cannot be stopped twice: the first stop lasts until the first resumption."""
    stops, resumptions = moves
    events = [
        *(an_event("information-requested", day, id=f"s{n}") for n, day in enumerate(stops)),
        *(an_event("information-received", day, id=f"r{n}") for n, day in enumerate(resumptions)),
    ]
    found = stand(a_case(STOPPABLE, *sorted(events, key=lambda it: it.on)), 60)["answer"]

    assert found.due == due
    assert [(it.kind.value, it.day) for it in found.deadline.notes] == [
        ("ignored", day) for day in ignored
    ]


def test_what_did_not_pair_before_the_start_is_not_told():
    """The clock had not begun: there is nothing to say of it."""
    policy = a_policy(evolve(ANSWER, starts_on="acknowledged", **STOPPING))
    case = a_case(
        policy, ("information-received", 2), ("acknowledged", 5), ("information-received", 7)
    )
    found = stand(case, 8)["answer"]

    assert [note.day for note in found.deadline.notes] == [on(7)]


@given(EVENTS)
def test_what_pairs_stops_and_resumes_in_turn(moves):
    """Of any days, those kept alternate; no day is lost."""
    stops = sorted(on(day) for kind, day in moves if kind == "information-requested")
    resumptions = sorted(on(day) for kind, day in moves if kind != "information-requested")
    kept, going, ignored = pairable(stops, resumptions)

    assert len(kept) - len(going) in {0, 1}
    assert all(stop <= day for stop, day in zip(kept, going, strict=False))
    assert all(day <= stop for stop, day in zip(kept[1:], going, strict=False))
    assert sorted([*kept, *going, *ignored]) == sorted([*stops, *resumptions])


# -- targets of INASTI -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "days", "share"),
    [
        (date(2015, 12, 31), 90, 90),
        (date(2016, 1, 1), 120, None),
        (date(2014, 3, 1), 90, 90),
        (date(2026, 3, 2), 120, None),
    ],
)
def test_a_request_is_judged_under_the_contract_of_its_day(received, days, share):
    """Assimilation: 90 days in nine of ten cases under the old contract, 120 under the later."""
    policy = get_policy("be.inasti.assimilation")
    complaint = Complaint(received=received, nature="request")
    due = received + timedelta(days=days)
    for late in (0, 1):
        answer = an_event("answered", due + timedelta(days=late))
        found = stand(Case.replay(policy, complaint, [answer]), date(2026, 12, 1))["decision"]
        assert (found.due, found.late) == (due, late)
        assert found.status is (Status.MET_LATE if late else Status.MET)
        assert found.limit.service_level == share


def test_a_hundred_days_are_late_under_the_old_contract_and_in_time_under_the_later():
    """The same time taken, judged by the day of the request."""
    policy = get_policy("be.inasti.assimilation")
    found = []
    for received in (date(2015, 6, 1), date(2016, 6, 1)):
        answer = an_event("answered", received + timedelta(days=100))
        case = Case.replay(policy, Complaint(received=received, nature="request"), [answer])
        found.append(stand(case, date(2020, 1, 1))["decision"])

    assert [(it.status.value, it.late, it.taken) for it in found] == [
        ("met-late", 10, 100),
        ("met", 0, 100),
    ]


def test_the_share_in_time_of_made_up_files_of_external_audit():
    """Of 133 files 128 are in time: 96.24 %, which is above the target of 95 %."""
    policy = get_policy("be.inasti.external-audit")
    first = date(2019, 1, 7)
    found = []
    for number in range(133):
        received = first + timedelta(days=2 * number)
        days = 31 + number if number % 30 == 0 else number % 31
        complaint = Complaint(
            received=received,
            nature="complaint" if number % 2 else "information-request",
            bodies={"be.social-insurance-funds"},
        )
        event = Event(id="e1", kind="answered", on=received + timedelta(days=days))
        found += Case.replay(policy, complaint, [event]).standings(date(2020, 3, 31))
    in_time = [it.status for it in found].count(Status.MET)
    share = Decimal(100 * in_time) / len(found)

    assert (in_time, len(found)) == (128, 133)
    assert {it.status for it in found} == {Status.MET, Status.MET_LATE}
    assert share.quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal("96.24")
    assert {it.limit.service_level for it in found} == {95}
    assert share >= 95


# -- several limits, several days ------------------------------------------------------


@given(st.integers(0, 90), st.sampled_from(["acknowledged", "answered", "closed", "refused"]))
def test_E6_overdue_means_one_thing(as_of, kind):
    """E6: a limit counts as missed or met late only where a day after its day due was reached."""
    case = a_case(PLAIN, (kind, 30))
    for found in case.standings(on(as_of)):
        reached = found.met_on or found.ended_on or on(as_of)
        past = found.status in {Status.MISSED, Status.MET_LATE}
        assert past == found.deadline.is_overdue(reached)
        assert past == (found.late > 0)


def test_a_stage_may_begin_twice_over_with_its_own_limits():
    """First line and mediation run beside each other, each from its own day."""
    case = a_case(STAGED, ("answered", 3), an_event("received", 5, stage="mediation"))
    found = stand(case, 6)

    assert found["mediation"].deadline.start == on(5)
    assert found["mediation"].due == oracles.nth_working_day(on(5), 21, oracles.works_be_legal)
    assert [it.status.value for it in found.values()] == ["replaced", "met", "pending"]


def test_an_anonymous_complaint_still_has_its_dates():
    """Admissible or not, how its limits stand is told."""
    case = a_case(TELLS, complainant=Complainant(anonymous=True))

    assert [it.status.value for it in case.standings(on(1))] == ["pending", "pending"]


def test_a_policy_may_know_stages_without_limits():
    """Nothing to tell of them."""
    policy = a_policy(ANSWER, stages=(Stage(code="second", label=Text(en="second")),))

    assert set(stand(a_case(policy, an_event("received", 3, stage="second")), 4)) == {"answer"}


def test_an_extension_that_would_shorten_is_noted_and_changes_nothing():
    """The day due stays, and a note says why; nothing is left without an answer for it."""
    limit = evolve(ANSWER, extension=[ExtensionRule(on="extended")])
    shorter = an_event("extended", 19, until=date(2026, 6, 10))
    (found,) = a_case(a_policy(limit), shorter).standings(on(30))

    assert found.due == date(2026, 6, 27)
    assert [(note.kind, note.day) for note in found.deadline.notes] == [
        (NoteKind.EXTENDED_SHORTER, date(2026, 6, 1))
    ]
