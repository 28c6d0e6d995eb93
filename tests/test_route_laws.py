"""Laws of routes: against a model that shares no code with the library, and for every answer."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import product

import pytest
from attrs import define
from case_makers import a_case, an_event, on
from factories import WHOLE_POLICY, Answering, a_limit
from hypothesis import given
from hypothesis import strategies as st
from ladder_makers import a_ladder, a_stage, an_appeal_term, an_opening, routes_of
from lifecycle import AFTER, OVER
from lifecycle import KINDS as KINDS_OF_EVENT

from complaintkit import (
    Answer,
    Case,
    Complaint,
    ContestedDecision,
    ExtensionRule,
    IllegalTransition,
    MediumIs,
    OwnEvent,
    PolicyError,
    PriorStep,
    StageEffect,
    Start,
    Ternary,
    Text,
    Trigger,
    WhyNot,
    available_policies,
    get_calendar,
    policy_versions,
)
from complaintkit.reading import Shared, read_policy
from complaintkit.registry import shipped_bodies
from complaintkit.text import LANGUAGES

# -- a case that a model can follow ----------------------------------------------------

DUE = 10
"""So many days after receipt the answer is due."""

AT_WORK = {"received", "waiting", "in-handling", "suspended"}
ENDS = ("refused", "forwarded", "settled", "closed")
NOTED = OwnEvent(code="noted", label=Text(en="noted"))
LADDER = a_ladder(
    a_stage("silence", "dissatisfaction", code="mediation"),
    a_stage(
        "refusal",
        an_opening(after="mediation", opens="2 calendar days", closes=["20 calendar days"]),
        an_opening("direct", only_if=(MediumIs(["letter"]),)),
        code="board",
    ),
    a_stage(an_opening(repeatable=True, closes=["15 calendar days"]), code="again"),
    limits=(a_limit("10 calendar days", met_by="answered"),),
    events=(NOTED,),
)


@define
class Rule:
    """An opening as the model has it."""

    stage: str
    trigger: str
    after: str | None = None
    opens: int = 0
    closes: int | None = None
    by_letter: bool = False
    repeatable: bool = False


RULES = (
    Rule("mediation", "silence"),
    Rule("mediation", "dissatisfaction"),
    Rule("board", "refusal"),
    Rule("board", "dissatisfaction", "mediation", opens=2, closes=20),
    Rule("board", "direct", by_letter=True),
    Rule("again", "dissatisfaction", closes=15, repeatable=True),
)


@define
class Row:
    """What happened: so many days after receipt, at which stage, and what became known."""

    day: int
    kind: str
    stage: str | None = None
    medium: str | None = None


STAGES = (None, "mediation", "board", "again")
KINDS = ("received", "answered", "refused", "closed", "reopened", "settled", "forwarded")


def states_after(rows):
    """The state of each stage; rows that cannot be recorded are dropped from what is kept."""
    states, kept = {None: "received"}, []
    for row in rows:
        state = states.get(row.stage)
        if OVER & {*states.values()}:
            after = None
        elif row.kind == "noted":
            after = state
        elif state is None:
            after = "received" if row.kind == "received" else None
        else:
            after = AFTER[state, row.kind]
        if after is not None:
            states[row.stage] = after
            kept.append(row)
    return states, kept


ROWS = st.lists(
    st.builds(
        Row,
        st.integers(0, 45),
        st.sampled_from((*KINDS, *KINDS, "noted", "withdrawn", "merged")),
        st.sampled_from(STAGES),
        st.sampled_from(("letter", "phone")),
    ),
    max_size=14,
).map(lambda rows: states_after(sorted(rows, key=lambda row: row.day))[1])
MEDIUM = st.sampled_from((None, "letter", "phone"))


def the_case(rows, medium):
    """The same for the library; only what is noted tells anything."""
    made = (
        an_event(
            row.kind,
            row.day,
            id=f"{number}",
            stage=row.stage,
            facts={"medium": row.medium} if row.kind == "noted" else {},
        )
        for number, row in enumerate(rows)
    )
    return a_case(LADDER, *made, medium=medium)


# -- the model -------------------------------------------------------------------------


def silent(rows, day):
    """Whether the answer of the first line failed to come: status, first day, reason."""
    first_line = [row for row in rows if row.stage is None]
    answered = next((row.day for row in first_line if row.kind == "answered"), None)
    ended = None
    for row in first_line:
        if row.kind == "reopened":
            ended = None
        elif row.kind in ENDS and ended is None:
            ended = row.day
    if answered is not None and answered <= min(DUE, DUE if ended is None else ended):
        return "not-available", None, "in-time"
    if ended is not None and ended <= DUE:
        return "not-available", None, "ended"
    if answered is not None or (ended is not None and day > DUE):
        return "closed", DUE + 1, "shut"
    return ("open", DUE + 1, None) if day > DUE else ("not-yet", DUE + 1, "not-due")


def triggered(rule, rows, day, states):
    """What became of a trigger: status, first day, reason."""
    if rule.trigger == "direct":
        return "open", 0, None
    if rule.after not in states:
        return "not-yet", None, "not-begun"
    if rule.trigger == "silence":
        return silent(rows, day)
    refusal = rule.trigger == "refusal"
    told = None
    for row in rows:
        if row.stage == rule.after:
            if row.kind == "reopened":
                told = None
            elif row.kind == ("refused" if refusal else "answered") and told is None:
                told = row.day
    if told is not None:
        return "open", told, None
    if refusal:
        return "not-available", None, "not-refused"
    at_work = states[rule.after] in AT_WORK
    return ("not-yet", None, "not-answered") if at_work else ("not-available", None, "no-answer")


def stands(rule, rows, day, states, medium):  # noqa: PLR0911 - one for each reason
    """How one way stands: status, first day, last day, reason."""
    status, trigger, reason = triggered(rule, rows, day, states)
    since = None if trigger is None else trigger + rule.opens
    until = None if trigger is None or rule.closes is None else trigger + rule.closes
    turned = turned_to(rows, rule.stage)
    later = since is not None and bool(turned) and since > max(turned)
    if turned and (states[rule.stage] in AT_WORK or not (rule.repeatable or later)):
        shut = rule.by_letter and medium != "letter"
        return ("used", None, None, "used") if shut else ("used", since, until, "used")
    if rule.by_letter and medium == "phone":
        return "not-available", None, None, "condition"
    if status != "open":
        return status, since, until, reason
    if day < since:
        return "not-yet", since, until, "waiting"
    if until is not None and day > until:
        return "closed", since, until, "over"
    if rule.by_letter and medium is None:
        return "depends", since, until, "unknown"
    return "open", since, until, None


def by_the_model(rows, medium, day):
    """How every way stands on a day."""
    known = [row for row in rows if row.day <= day]
    states, _ = states_after(known)
    if OVER & {*states.values()}:
        return {}
    noted = [row.medium for row in known if row.kind == "noted"]
    told = (noted or [medium])[-1]
    return {(rule.stage, rule.trigger): stands(rule, known, day, states, told) for rule in RULES}


def in_days(day):
    """A day as so many days after receipt."""
    return None if day is None else (day - on(0)).days


def by_the_library(case, day):
    """The same of a case."""
    return {
        (route.code, way.opening.on.value): (
            *(way.status.value, in_days(way.since), in_days(way.until)),
            way.reason and way.reason.value,
        )
        for route in routes_of(case, day)
        for way in route.ways
    }


DAYS = st.integers(0, 60)


@given(ROWS, MEDIUM, DAYS)
def test_E2_routes_are_those_of_a_simple_model(rows, medium, day):
    """E2: on every day, for every way, whatever happened before and after it."""
    assert by_the_library(the_case(rows, medium), day) == by_the_model(rows, medium, day)


@given(ROWS, MEDIUM, DAYS)
def test_E2_the_same_case_and_day_give_the_same_routes(rows, medium, day):
    """E2: asked again; recorded one by one; without what came later."""
    case = the_case(rows, medium)
    one_by_one = Case.open(case.policy, case.complaint)
    for event in case.events:
        one_by_one = one_by_one.record(event)
    earlier = the_case([row for row in rows if row.day <= day], medium)

    found = routes_of(case, day)

    assert found == routes_of(case, day) == routes_of(one_by_one, day) == routes_of(earlier, day)
    assert found.explain("en") == routes_of(earlier, day).explain("en")


def turned_to(rows, stage):
    """The days on which a stage was turned to."""
    return [it.day for it in rows if it.stage == stage and it.kind in {"received", "reopened"}]


def way_on(case, day, opening):
    """How one way stands on a day; none once all is over."""
    found = (way for route in routes_of(case, day) for way in route.ways)
    return next((way for way in found if way.opening == opening), None)


@given(ROWS, MEDIUM, DAYS)
def test_E3_an_open_way_shuts_by_an_event_of_that_day_and_names_it(rows, medium, any_day):
    """E3: before its window closes, only by a new event; else the way was used, or all is over."""
    case = the_case(rows, medium)
    for day in {any_day, *(row.day - 1 for row in rows if row.day)}:
        today = {row.kind for row in rows if row.day == day + 1}
        opened = [way for route in routes_of(case, day) for way in route.ways]
        for way in opened:
            after = way_on(case, day + 1, way.opening)
            if way.status != "open" or way.until == on(day) or (after and after.status == "open"):
                continue
            if after is None:
                assert today & {"withdrawn", "merged"}
            elif after.reason is WhyNot.USED:
                assert today & {"received", "reopened"}
            else:
                assert after.event in today


@given(ROWS, MEDIUM, DAYS)
def test_E4_no_way_is_offered_twice_for_the_same_opening(rows, medium, any_day):
    """E4: once a stage was turned to, only what is repeatable or began later is open again."""
    case = the_case(rows, medium)
    for day in {any_day, 60, *(row.day for row in rows)}:
        for route in routes_of(case, day):
            used = [it for it in turned_to(rows, route.code) if it <= day]
            for way in route.ways:
                if way.status == "open" and used and not way.opening.repeatable:
                    assert in_days(way.since) > max(used)


@given(ROWS, MEDIUM, DAYS)
def test_E5_only_what_ends_the_matter_takes_the_routes_away(rows, medium, day):
    """E5: an answered or closed case has all of them, a withdrawn or merged one none."""
    over = any(row.kind in {"withdrawn", "merged"} and row.day <= day for row in rows)
    found = routes_of(the_case(rows, medium), day)

    assert found.ended is over
    assert [route.code for route in found] == ([] if over else ["mediation", "board", "again"])


@given(ROWS, MEDIUM, DAYS)
def test_E6_silence_is_what_is_overdue(rows, medium, day):
    """E6: the way that silence opens is open, or was, from the first day that is overdue."""
    case = the_case(rows, medium)
    if len(routes_of(case, day)) == 0:
        return
    deadline = case.standings(on(day))[0].deadline
    way = next(it for it in routes_of(case, day)["mediation"].ways if it.opening.on == "silence")

    assert deadline.is_overdue(on(day)) is (day > DUE)
    if way.status == "open":
        assert deadline.is_overdue(on(day))
        assert deadline.is_overdue(way.since)
        assert not deadline.is_overdue(way.since - timedelta(days=1))
    if way.reason is WhyNot.NOT_DUE:
        assert not deadline.is_overdue(on(day))


EVERY = a_ladder(
    a_stage("silence", "dissatisfaction", code="mediation"),
    a_stage(
        *(an_opening(it, after="mediation", repeatable=True) for it in ("refusal", "silence")),
        code="board",
    ),
    limits=(
        a_limit(
            f"{DUE} calendar days",
            met_by="answered",
            stopped_by="information-requested",
            resumed_by="information-received",
            restarted_by="reopened",
            extension=(ExtensionRule(by="1 week", in_time=False, times=2),),
        ),
        a_limit(
            "5 calendar days",
            code="opinion",
            stage="mediation",
            starts_on=Start(event="received", stage="mediation"),
            met_by="opinion-given",
        ),
    ),
    appeal_terms=(an_appeal_term(),),
    effects=(StageEffect(on="court", does="suspends", at_most="8 weeks"),),
)
RECORDED = st.tuples(
    st.integers(-2, 40),
    st.sampled_from(KINDS_OF_EVENT),
    st.sampled_from((None, "mediation", "board")),
    st.integers(0, 20),
)


@given(st.lists(RECORDED, max_size=14), DAYS)
def test_E2_whatever_was_recorded_can_be_asked_on_every_day(rows, any_day):
    """E2: all kinds of event, late ones and corrections too; each way has its reason."""
    case = a_case(EVERY, decisions=[ContestedDecision(notified=on(-1))])
    for number, (day, kind, stage, wrong) in enumerate(rows):
        fields = {"id": f"{number}", "stage": stage}
        if kind == "corrected":
            moved = an_event("answered", day, id=f"{wrong}") if wrong % 2 else None
            fields = {"id": f"{number}", "corrects": f"{wrong}", "becomes": moved}
        with suppress(IllegalTransition):
            case = case.record(an_event(kind, day, **fields))
    for day in {any_day, *(row[0] for row in rows)}:
        found = routes_of(case, day)
        assert found.ended == (len(found) == 0)
        for way in (way for route in found for way in route.ways):
            assert (way.reason is None) == (way.status.value == "open")
            assert way.status.value != "open" or way.since <= on(day)
        assert found.explain("en")
        assert len(found.last_days) == 1


# -- every answer ----------------------------------------------------------------------

YES, NO, UNKNOWN = Ternary.YES, Ternary.NO, Ternary.UNKNOWN
HAPPENED = {
    "silence": [],
    "dissatisfaction": [("answered", 50)],
    "refusal": [("refused", 50)],
    "direct": [],
}
"""What makes each trigger happen; silence begins on the day after the tenth by itself."""

BEGINS = {"silence": DUE + 1, "dissatisfaction": 50, "refusal": 50, "direct": 0}
NOT_HAPPENED = {
    "silence": ("not-yet", "not-due"),
    "dissatisfaction": ("not-yet", "not-answered"),
    "refusal": ("not-available", "not-refused"),
    "direct": ("open", None),
}
NAMES = {"when": "medium", "only_if": "language", "requires": "steps", "exceptions": "facts_date"}


def asked(trigger, answers):
    """A policy with one stage, whose conditions answer so."""
    made = {
        name: () if value is None else (Answering(Answer(value, (NAMES[name],))),)
        for name, value in answers.items()
    }
    opening = an_opening(
        trigger,
        only_if=made.pop("only_if"),
        opens="5 calendar days",
        closes=["15 calendar days"],
    )
    limit = a_limit(f"{DUE} calendar days", met_by="answered")
    return a_ladder(a_stage(opening, **made), limits=(limit,))


def expected(trigger, answers, day):
    """Status, reason and facts, by the order in which they are told."""
    first = YES if answers["requires"] is None else answers["requires"]
    spared = NO if answers["exceptions"] is None else answers["exceptions"]
    come_first = max(first, spared, key=lambda it: it.value)
    told_first = [name for name in ("requires", "exceptions") if answers[name] is not None]
    for name, reason in {"when": "not-for-this", "only_if": "condition"}.items():
        if answers[name] is NO:
            return "not-available", reason, (NAMES[name],)
    if come_first is NO:
        return "not-available", "requirement", tuple(NAMES[name] for name in told_first)
    begins = BEGINS[trigger]
    if day < begins:
        return (*NOT_HAPPENED[trigger], ())
    if day < begins + 5:
        return "not-yet", "waiting", ()
    if day > begins + 15:
        return "closed", "over", ()
    unknown = [NAMES[name] for name in ("when", "only_if") if answers[name] is UNKNOWN]
    if come_first is UNKNOWN:
        unknown += [NAMES[name] for name in told_first]
    return ("depends", "unknown", tuple(unknown)) if unknown else ("open", None, ())


@pytest.mark.parametrize("trigger", Trigger)
def test_E5_every_answer_gives_a_route_or_a_stated_reason(trigger):
    """E5: each opening, every mix of yes, no and unknown, before, in and after its window."""
    values = (YES, NO, UNKNOWN)
    every = product(values, values, (None, *values), (None, *values))
    begins = BEGINS[trigger.value]
    days = sorted({0, begins, begins + 4, begins + 5, begins + 15, begins + 16})
    seen = set()
    for mix in every:
        answers = dict(zip(("when", "only_if", "requires", "exceptions"), mix, strict=True))
        case = a_case(asked(trigger.value, answers), *HAPPENED[trigger.value])
        for day in days:
            way = routes_of(case, day)["board"].way
            found = way.status.value, way.reason and way.reason.value, way.facts
            assert found == expected(trigger.value, answers, day), (answers, day)
            assert (way.reason is None) == (way.status.value == "open")
            seen.add(way.status.value)

    assert seen >= {"open", "depends", "not-yet", "closed", "not-available"}


# -- shipped policies ------------------------------------------------------------------

SHIPPED = [
    pytest.param(policy, id=f"{code}-{policy.version}")
    for code in available_policies()
    for policy in policy_versions(code)
    if any(stage.opening for stage in policy.stages)
]
LOGS = ([], [("answered", 20)], [("answered", 300)], [("refused", 20)], [("closed", 20)])


def day_in_force(policy):
    """A day of receipt that a version governs."""
    usual = date(2026, 5, 13)
    return usual if policy.in_force.covers(usual) else policy.in_force.first


def known_facts(policy, received):
    """Facts one at a time: each value that a policy's attributes, subjects and natures can have."""
    yield {}
    for attribute in policy.attributes:
        values = {"truth": (True, False), "choice": attribute.choices}.get(attribute.type.value, ())
        yield from ({"attributes": {attribute.code: value}} for value in values)
    yield from ({"subjects": [subject.code]} for subject in policy.subjects)
    yield from ({"nature": nature} for nature in sorted(policy.handles))
    for notified in (received, None):
        yield {"decisions": [ContestedDecision(by=policy.own_body, notified=notified)]}
    yield from ({"steps": steps} for steps in ([], [PriorStep(body=policy.own_body)]))
    yield from ({"facts_date": received - timedelta(days=n)} for n in (1, 800))


@pytest.mark.parametrize("policy", SHIPPED)
def test_E5_every_shipped_stage_is_open_or_says_why(policy):
    """E5: whatever is known, whatever happened: a route or a stated reason, in plain words."""
    received = day_in_force(policy)
    offered = {stage.code for stage in policy.stages if stage.opening}
    for facts in known_facts(policy, received):
        for log in LOGS:
            events = [an_event(kind, received + timedelta(days=n)) for kind, n in log]
            case = Case.replay(policy, Complaint(received=received, **facts), events)
            for later in (0, 20, 300):
                found = case.routes(received + timedelta(days=later))
                assert {route.code for route in found} == offered
                for way in (way for route in found for way in route.ways):
                    assert (way.reason is None) == (way.status.value == "open")
                    assert (way.reason is WhyNot.UNKNOWN) == (way.status.value == "depends")
                    assert way.facts or way.reason not in {WhyNot.UNKNOWN, WhyNot.REQUIREMENT}
    assert all(found.explain(language) for language in LANGUAGES)


def test_some_shipped_policies_lead_somewhere():
    """What is shown above is shown of something."""
    assert SHIPPED


# -- files -----------------------------------------------------------------------------

CODES = ("a", "b", "c", "d")
SHARED = Shared(calendar=get_calendar, bodies=shipped_bodies())
OPENINGS = st.lists(
    st.tuples(
        st.sampled_from(("dissatisfaction", "refusal", "direct")),
        st.sampled_from((None, None, *CODES, "nowhere")),
    ),
    max_size=2,
)


def written(stages):
    """A file with these stages: by code, their openings as trigger and stage before."""
    lines = [WHOLE_POLICY]
    for code, openings in stages.items():
        lines += [
            "[[stage]]",
            f'code = "{code}"',
            f'label = {{ en = "{code}" }}',
            'source = "page"',
        ]
        for trigger, after in openings:
            lines += ["[[stage.opening]]", f'on = "{trigger}"']
            lines += [] if after is None else [f'after = "{after}"']
    return "\n".join(lines)


def faults(stages):
    """The codes of problems that a graph of stages has: unknown names, circles, no way there."""
    before = {
        code: [after for trigger, after in openings if trigger != "direct"]
        for code, openings in stages.items()
    }
    found = {
        "unknown-stage"
        for openings in stages.values()
        for _, after in openings
        if after is not None and after not in stages
    }

    def comes_back(code):
        above, size = {code}, 0
        while len(above) != size:
            size = len(above)
            above |= {it for one in above for it in before.get(one, ()) if it is not None}
            if any(code in before.get(one, ()) for one in above):
                return True
        return False

    circles = {code for code in stages if comes_back(code)}
    reached = set()
    for _ in stages:
        reached |= {
            code
            for code, openings in stages.items()
            if any(
                trigger == "direct" or after is None or after in reached
                for trigger, after in openings
            )
        }
    dead = {code for code, openings in stages.items() if openings} - reached - circles
    return found | ({"circle"} if circles else set()) | ({"unreachable"} if dead else set())


@given(st.dictionaries(st.sampled_from(CODES), OPENINGS))
def test_E1_stages_have_no_circle_and_name_what_is_there(stages):
    """E1: what a file may say is a graph without circles in which every stage can be reached."""
    wrong = faults(stages)
    if wrong:
        with pytest.raises(PolicyError) as caught:
            read_policy(written(stages).encode(), "p.toml", SHARED)
        assert {problem.code for problem in caught.value.problems} == wrong
        return
    policy = read_policy(written(stages).encode(), "p.toml", SHARED)
    case = Case.open(policy, Complaint(received=on(0)))

    assert [stage.code for stage in policy.stages] == list(stages)
    assert [route.code for route in case.routes(on(5))] == [
        code for code, openings in stages.items() if openings
    ]
