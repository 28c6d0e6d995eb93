"""Where people turn next in the shipped policies, against what is typed here from the texts."""

from datetime import date, timedelta

import pytest

from complaintkit import (
    Case,
    Complaint,
    ContestedDecision,
    Event,
    PriorStep,
    available_policies,
    get_policy,
    policy_versions,
)

FOUR = ("fr", "nl", "de", "en")
VERSIONS = [policy for code in available_policies() for policy in policy_versions(code)]
STAGED = [policy for policy in VERSIONS if any(stage.opening for stage in policy.stages)]
TERMED = [policy for policy in VERSIONS if policy.appeal_terms]
WEDNESDAY = date(2026, 5, 13)


def named(policy):
    """A policy and its version, for people."""
    return f"{policy.code}@{policy.version}"


def facts(code, on=None):
    """Code, term, start, what meets it and who owes it, of each limit."""
    return [
        (it.code, str(it.term), str(it.starts_on), it.met_by, it.owed_by.value)
        for it in get_policy(code, on=on).time_limits
    ]


def case_of(code, events=(), **said):
    """A case of a policy, with events as kind, day and stage."""
    complaint = Complaint(**{"received": WEDNESDAY, "nature": "complaint", **said})
    case = Case.open(get_policy(code), complaint)
    for number, (kind, day, *stage) in enumerate(events):
        case = case.record(
            Event(id=str(number), kind=kind, on=day, stage=stage[0] if stage else None)
        )
    return case


def statuses(case, day):
    """How each route of a case stands on a day."""
    return {route.code: route.status.value for route in case.routes(day)}


# -- every policy ----------------------------------------------------------------------


def test_these_have_stages_and_these_have_appeal_terms():
    """What the texts name, and no more."""
    assert {policy.code: [stage.code for stage in policy.stages] for policy in STAGED} == {
        "be.flanders": ["flemish-ombudsman"],
        "be.inami": ["federal-ombudsman"],
        "be.inasti": ["federal-ombudsman", "pensions-ombudsman", "dg-ombudsperson"],
        "be.inasti.external-audit": ["federal-ombudsman"],
        "be.mloz": ["control-office"],
        "be.partenamut": ["mediation", "union", "control-office"],
        "be.sint-truiden": ["flemish-ombudsman"],
        "fr.cpam37": ["mediation"],
    }
    assert {named(policy): [term.code for term in policy.appeal_terms] for policy in TERMED} == {
        "be.federal-ombudsman@2026-11": ["council-of-state", "labour-court"],
        "be.flanders@2026-11": ["council-of-state"],
        "be.inami@2026-11": ["labour-court"],
        "be.inasti@2026-11": ["labour-court"],
        "be.ostbelgien-ombudsman@2026-11": ["council-of-state"],
        "be.partenamut@2016": ["labour-court"],
        "be.pensions-ombudsman@2000": ["labour-court"],
        "be.pensions-ombudsman@2024": ["labour-court"],
        "be.sint-truiden@2019": ["council-of-state"],
    }


@pytest.mark.parametrize("policy", STAGED, ids=named)
def test_routes_are_shown_by_six_examples_each_door_shut_open_and_used(policy):
    """Each stage is seen open, and not; and each policy has an example in which it was used."""
    shown = [it.routes for it in policy.examples if it.routes]

    assert len(shown) >= 6
    assert policy.code == "be.mloz" or any("used" in routes.values() for routes in shown)
    for stage in policy.stages:
        seen = {routes[stage.code] for routes in shown if stage.code in routes}
        assert "open" in seen
        assert {"not-yet", "not-available"} & seen


@pytest.mark.parametrize("policy", TERMED, ids=named)
def test_last_days_are_shown_posted_notified_and_moved(policy):
    """Examples with a last day; one at least is on another day than the term alone would end."""
    shown = [it for it in policy.examples if it.last_days]

    assert shown
    if policy.code != "be.sint-truiden":
        posted = [it for it in shown if it.complaint.decisions[0].posted is not None]
        assert len(shown) >= 3
        assert posted


@pytest.mark.parametrize("policy", STAGED, ids=named)
def test_a_stage_has_a_name_in_four_languages_a_place_and_its_texts(policy):
    """Each opening and each effect names the text that says so."""
    for stage in policy.stages:
        assert tuple(stage.label.as_dict()) == FOUR
        assert stage.body.partition("/")[0] in policy.bodies
        assert all(opening.source for opening in stage.opening)
        assert all(effect.source for effect in stage.effect)
        cited = {code for it in (stage, *stage.opening, *stage.effect) for code in it.source}
        assert all(policy.source(code).document for code in cited)


@pytest.mark.parametrize("policy", TERMED, ids=named)
def test_an_appeal_term_is_what_the_law_says_and_its_counting_is_assumed(policy):
    """Sixty days or three months, on working days of the public; the rest is a stated choice."""
    assumed = {assumption.field for assumption in policy.assumptions}
    for term in policy.appeal_terms:
        terms = {"council-of-state": "60 calendar days", "labour-court": "3 months"}
        assert str(term.term) == terms[term.code]
        assert tuple(term.label.as_dict()) == FOUR
        assert (term.roll.value, term.calendar, str(term.presumed)) == (
            *("following", "be.legal", "3 working days"),
        )
        assert term.indicative is (term.code == "labour-court")
        assert {f"appeal_term.{term.code}.{it}" for it in ("month_rule", "presumed")} <= assumed


# -- the procedures of the ombudsmen, typed from their texts ---------------------------


def test_the_federal_ombudsman_acknowledges_and_admits_within_five_working_days():
    """A request for more takes the place of the acknowledgement; administrations have 15 days."""
    assert facts("be.federal-ombudsman") == [
        (
            *("acknowledgement", "5 working days", "received"),
            *(("acknowledged", "information-requested"), "body"),
        ),
        (
            *("admissibility", "5 working days", "received"),
            *(("admitted", "refused", "forwarded"), "body"),
        ),
        ("result", "no figure", "received", ("answered",), "body"),
        ("authority-answer", "15 calendar days", "body-asked", ("body-answered",), "other"),
    ]
    rules = {rule.code: rule.effect.value for rule in get_policy("be.federal-ombudsman").rules}
    assert rules == {
        "flemish-authority": "redirect",
        "not-federal": "redirect",
        "statutory-pension": "redirect",
        "no-prior-contact": "must-refuse",
        "manifestly-unfounded": "must-refuse",
        "nothing-new": "must-refuse",
        "anonymous": "may-refuse",
        "facts-over-one-year": "may-refuse",
        "in-court": "may-refuse",
    }


def test_the_pensions_ombudsman_has_two_versions_of_rules():
    """Five days and three working days since 2000; two working days and three days since 2024."""
    code, old, new = "be.pensions-ombudsman", date(2024, 4, 21), date(2024, 4, 22)

    assert [(it[0], it[1], it[2]) for it in facts(code, old)] == [
        ("acknowledgement", "5 calendar days", "received"),
        ("decision-told", "3 working days", "completed"),
        ("result", "no figure", "received"),
    ]
    assert [(it[0], it[1], it[2]) for it in facts(code, new)] == [
        ("acknowledgement", "2 working days", "received"),
        ("decision-told", "3 calendar days", "completed"),
        ("result", "no figure", "received"),
    ]
    phoned = {rule.code for rule in get_policy(code, on=old).rules} - {
        rule.code for rule in get_policy(code, on=new).rules
    }
    assert phoned == {"by-phone"}


def test_the_ombudsperson_of_ostbelgien_names_terms_for_complaints_about_herself_only():
    """Five and fourteen days; for those about an authority no text gives a figure."""
    policy = get_policy("be.ostbelgien-ombudsman")
    about = {
        body: [it.due for it in policy.timeline(Complaint(received=WEDNESDAY, bodies=[body]), {})]
        for body in ("be.dg-ombudsperson", "be.inasti")
    }

    assert about == {
        "be.dg-ombudsperson": [date(2026, 5, 18), date(2026, 5, 27)],
        "be.inasti": [None, None],
    }


def test_flemish_authorities_have_10_days_to_refuse_and_45_to_answer():
    """A refusal is owed a word of its own; every ground of article II.77 leaves a choice."""
    assert [(it[0], it[1]) for it in facts("be.flanders")] == [
        ("acknowledgement", "10 calendar days"),
        ("refusal", "10 calendar days"),
        ("answer", "45 calendar days"),
    ]
    grounds = [
        rule.code
        for rule in get_policy("be.flanders").rules
        if rule.effect.value == "may-refuse" and rule.tell_within == "refusal"
    ]
    assert grounds == [
        *("no-interest", "manifestly-unfounded", "manifestly-unreasonable", "already-handled"),
        *("facts-over-one-year", "appeals-unused", "in-court"),
    ]


def test_sint_truiden_may_lengthen_45_days_once_to_at_most_90():
    """The rest is what the Flemish authorities have."""
    city, flanders = get_policy("be.sint-truiden"), get_policy("be.flanders")
    (longer,) = city.limit("answer").extension

    assert (longer.times, str(longer.cap), longer.in_time) == (1, "90 calendar days", True)
    assert city.limit("refusal").term == flanders.limit("refusal").term
    assert {rule.code for rule in city.rules} - {rule.code for rule in flanders.rules} == {
        "put-it-in-writing"
    }


def test_the_union_of_mutualities_acknowledges_in_8_and_answers_in_30_days():
    """Longer where it says so in time."""
    assert [(it[0], it[1]) for it in facts("be.mloz")] == [
        ("acknowledgement", "8 calendar days"),
        ("answer", "30 calendar days"),
    ]


# -- the ways, typed from the texts ----------------------------------------------------


def test_inami_names_four_ways_to_reach_the_federal_ombudsman():
    """By e-mail, free of charge by phone, by letter, by form; answered, or for want of it."""
    case = case_of("be.inami", [("answered", date(2026, 6, 1))])
    route = case.routes(date(2026, 6, 2))["federal-ombudsman"]

    assert [(it.medium.value, it.address) for it in route.place.contacts] == [
        ("e-mail", "contact@mediateurfederal.be"),
        ("phone", "0800 999 61"),
        ("letter", "Médiateur fédéral, rue de Louvain 48 bte 6, 1000 Bruxelles"),
        ("web-form", "www.mediateurfederal.be"),
    ]
    assert (route.status.value, route.since) == ("open", date(2026, 6, 1))
    assert route.stage.result.value == "recommendation"
    assert statuses(case_of("be.inami"), date(2026, 6, 27)) == {"federal-ombudsman": "not-yet"}
    assert statuses(case_of("be.inami"), date(2026, 6, 28)) == {"federal-ombudsman": "open"}


@pytest.mark.parametrize(
    ("subjects", "language", "wanted"),
    [
        (["inaction"], "fr", {"federal-ombudsman"}),
        (["inaction"], "de", {"federal-ombudsman", "dg-ombudsperson"}),
        (["pension"], "nl", {"pensions-ombudsman"}),
        (["pension"], "de", {"pensions-ombudsman", "dg-ombudsperson"}),
        (["pension", "charter"], "nl", {"federal-ombudsman", "pensions-ombudsman"}),
    ],
)
def test_inasti_has_three_ombudsmen_by_subject_and_language(subjects, language, wanted):
    """Under its protocols the complaints service is told, of two of them."""
    answered = [("answered", date(2026, 6, 15))]
    case = case_of("be.inasti", answered, subjects=subjects, language=language, steps=[])
    routes = case.routes(date(2026, 6, 15))

    assert {route.code for route in routes.open} == wanted
    told = {"federal-ombudsman", "pensions-ombudsman"}
    for route in routes:
        assert [place.code for place in route.tells] == (
            ["be.inasti/complaints"] if route.code in told else []
        )


def test_who_had_turned_to_inasti_before_need_not_wait():
    """INASTI names no term that could pass in silence; a step before the complaint is enough."""
    said = {"subjects": ["inaction"], "language": "fr"}
    wrote = [PriorStep(body="be.inasti", on=date(2026, 3, 2))]
    years = WEDNESDAY + timedelta(days=700)

    assert statuses(case_of("be.inasti", steps=wrote, **said), WEDNESDAY) == {
        "federal-ombudsman": "open",
        "pensions-ombudsman": "not-available",
        "dg-ombudsperson": "not-available",
    }
    assert statuses(case_of("be.inasti", steps=[], **said), years)["federal-ombudsman"] == "not-yet"
    assert statuses(case_of("be.inasti", **said), years)["federal-ombudsman"] == "depends"


def test_partenamut_leads_from_mediation_to_the_union_to_the_control_office():
    """Three ways to mediation, 21 working days there; the office for two subjects only."""
    log = [
        ("answered", date(2026, 5, 20)),
        ("received", date(2026, 5, 26), "mediation"),
        ("received", date(2026, 7, 1), "union"),
        ("answered", date(2026, 7, 20), "union"),
    ]
    mediation = case_of("be.partenamut").routes(WEDNESDAY)["mediation"]
    assert [it.medium.value for it in mediation.place.contacts] == ["e-mail", "phone", "letter"]

    # 21 working days from 26 May 2026, without a holiday in between: Wednesday 24 June.
    at_mediation = case_of("be.partenamut", log[:2])
    assert statuses(at_mediation, date(2026, 6, 24))["union"] == "not-yet"
    assert statuses(at_mediation, date(2026, 6, 25))["union"] == "open"
    for subject, status in (
        ("complementary-insurance", "open"),
        ("mutualist-elections", "open"),
        ("service", "not-available"),
    ):
        case = case_of("be.partenamut", log, subjects=[subject])
        assert statuses(case, date(2026, 7, 21))["control-office"] == status


NINE = {
    *("care-refused", "finding-a-doctor", "no-replacement-income", "stillbirth-allowance"),
    *("adoption-polynesia", "care-abroad-refused", "transport-refused", "card-without-photo"),
    "retroactive-rights-refused",
}
"""The situations of direct access, typed from the report."""


def test_the_french_mediator_is_open_at_once_in_nine_situations():
    """One of them after two months; the families as a whole are no situation of their own."""
    policy = get_policy("fr.cpam37")
    (direct,) = [it for it in policy.taxonomies if it.code == "fr.cpam37.direct-access"]
    since = {"without-income-since": date(2026, 3, 13)}
    found = {
        it.code: statuses(
            case_of("fr.cpam37", categories=[it.code], steps=[], attributes=since), WEDNESDAY
        )["mediation"]
        for it in direct.categories
    }

    assert {code for code, status in found.items() if status == "open"} == NINE
    assert {status for code, status in found.items() if code not in NINE} == {"not-yet"}
    assert policy.stage("mediation").result.value == "opinion"


@pytest.mark.parametrize("category", [*sorted(NINE), "health-costs", None])
def test_the_french_fund_opens_its_mediator_to_whom_the_mediator_admits(category):
    """The nine situations stand in both files, and are the same."""
    said = {
        "categories": [] if category is None else [category],
        "steps": [],
        "attributes": {"without-income-since": date(2026, 3, 13)},
    }
    case = case_of("fr.cpam37", **said)
    mediator = get_policy("fr.cpam37.mediation").assess(case.complaint)

    at_once = statuses(case, WEDNESDAY) == {"mediation": "open"}
    assert at_once is (mediator.outcome.value == "admissible") is (category in NINE)


@pytest.mark.parametrize("since", [date(2026, 3, 1), date(2026, 3, 31), date(2026, 5, 13)])
def test_the_french_fund_opens_its_mediator_on_the_first_day_the_mediator_admits(since):
    """Two months without income, which run on after the complaint to the fund."""
    facts = {
        "categories": ["no-replacement-income"],
        "steps": [],
        "attributes": {"without-income-since": since},
    }
    case, mediator = case_of("fr.cpam37", **facts), get_policy("fr.cpam37.mediation")
    days = [WEDNESDAY + timedelta(days=number) for number in range(70)]

    opened = [statuses(case, day)["mediation"] == "open" for day in days]
    asked = (Complaint(received=day, nature="complaint", **facts) for day in days)
    assert opened == [mediator.assess(it).outcome.value == "admissible" for it in asked]
    assert True in opened


def test_the_french_fund_hands_on_to_its_mediator_with_itself_as_a_step():
    """Under the mediator's own policy, whose opinion is owed and then given, without a term."""
    log = [
        ("answered", date(2026, 6, 1)),
        ("received", date(2026, 6, 8), "mediation"),
        ("opinion-given", date(2026, 7, 1), "mediation"),
    ]
    case = case_of("fr.cpam37", log, categories=["health-costs"], steps=[])
    there = case.at("mediation")

    assert (there.policy.code, there.received) == ("fr.cpam37.mediation", date(2026, 6, 8))
    assert there.complaint.categories == {"health-costs"}
    assert there.complaint.steps[-1].body == "fr.cpam37"
    assert there.decision(date(2026, 6, 8)).reasons == ("nothing-against",)
    standings = there.standings(date(2026, 7, 1))
    assert [(it.code, it.status.value) for it in standings] == [("opinion", "met")]
    assert case.routes(date(2026, 7, 1))["mediation"].place.code == there.policy.own_body


def test_flanders_opens_on_three_grounds_and_directly_for_one():
    """Refusal, no handling in time, an answer that does not satisfy; a decision for the Council."""
    stage = get_policy("be.flanders").stage("flemish-ombudsman")

    assert [it.on.value for it in stage.opening] == [
        *("refusal", "silence", "dissatisfaction", "direct"),
    ]
    refused = case_of("be.flanders", [("refused", date(2026, 5, 20))], decisions=[])
    ethics = case_of("be.flanders", attributes={"professional-ethics": True}, decisions=[])
    assert statuses(refused, date(2026, 5, 20)) == {"flemish-ombudsman": "open"}
    assert statuses(ethics, date(2026, 9, 1)) == {"flemish-ombudsman": "not-available"}


# -- the person's own clocks -----------------------------------------------------------


@pytest.mark.parametrize("code", ["be.federal-ombudsman", "be.ostbelgien-ombudsman"])
def test_an_ombudsman_stops_the_sixty_days_until_the_refusal_or_for_four_months(code):
    """Thirty-one days are left on 31 March 2027; they run on from 15 April, or from 31 July."""
    decisions = [ContestedDecision(notified=date(2027, 3, 1), appeal_to="be.council-of-state")]
    said = {"received": date(2027, 3, 31), "decisions": decisions, "bodies": ["be.inasti"]}
    refused = [("refused", date(2027, 4, 15))]

    (told,) = case_of(code, refused, **said).last_days(date(2027, 4, 20))
    (silent,) = case_of(code, **said).last_days(date(2027, 8, 10))
    assert (told.last, told.status.value) == (date(2027, 5, 18), "running")
    assert (silent.last, silent.status.value) == (date(2027, 8, 30), "running")


@pytest.mark.parametrize(
    ("code", "stage", "does"),
    [
        ("be.flanders", "flemish-ombudsman", "suspends"),
        ("be.sint-truiden", "flemish-ombudsman", "unsaid"),
        ("be.inami", "federal-ombudsman", "does-not-suspend"),
        ("be.inasti", "federal-ombudsman", "does-not-suspend"),
        ("be.inasti", "pensions-ombudsman", "unsaid"),
        ("be.inasti", "dg-ombudsperson", "unsaid"),
        ("be.partenamut", "mediation", "does-not-suspend"),
        ("be.partenamut", "union", "unsaid"),
        ("be.partenamut", "control-office", "unsaid"),
    ],
)
def test_what_a_stage_does_to_the_clock_is_what_its_text_says(code, stage, does):
    """Where a text is silent, that is an assumption of the file."""
    policy = get_policy(code)
    (term,) = policy.appeal_terms
    effect = policy.stage(stage).does_to(term.code)
    assumed = {assumption.field for assumption in policy.assumptions}

    assert effect.does.value == does
    assert does != "unsaid" or f"stage.{stage}.effect" in assumed
    assert str(effect.at_most) == ("4 months" if does == "suspends" else "None")


@pytest.mark.parametrize(
    ("posted", "notified", "last"),
    [
        # W38: the third working day after Wednesday 13 May 2026, with Ascension Day between.
        (date(2026, 5, 13), date(2026, 5, 19), date(2026, 8, 19)),
        # W37: after Thursday 2 April 2026, with Easter Monday between.
        (date(2026, 4, 2), date(2026, 4, 8), date(2026, 7, 8)),
    ],
)
def test_notification_is_presumed_on_the_third_working_day_after_posting(posted, notified, last):
    """A day of notification that is stated wins over the presumption."""
    for decision, presumed in (
        (ContestedDecision(by="be.inasti", posted=posted), True),
        (ContestedDecision(by="be.inasti", posted=posted - timedelta(9), notified=notified), False),
    ):
        case = case_of("be.inasti", received=date(2026, 6, 1), decisions=[decision])
        (found,) = case.last_days(date(2026, 6, 1))
        assert (found.last, found.presumed) == (last, presumed)
        assert found.term.indicative


@pytest.mark.parametrize(
    ("asked", "version"), [(date(2024, 4, 19), "2000"), (date(2024, 4, 22), "2024")]
)
def test_at_the_pensions_ombudsman_the_version_of_the_day_holds(asked, version):
    """The case goes there on a day, and the rules of that day hold."""
    log = [("answered", date(2024, 4, 8)), ("received", asked, "pensions-ombudsman")]
    case = case_of("be.inasti", log, received=date(2024, 3, 4), subjects=["pension"])

    there = case.at("pensions-ombudsman")
    assert (there.policy.code, there.policy.version) == ("be.pensions-ombudsman", version)
    assert there.received == asked
