"""The shipped policies and calendars against figures and dates typed here from their texts."""

from datetime import date, timedelta

import pytest
from factories import SHIPPED_CALENDARS, SHIPPED_POLICIES

from complaintkit import (
    Complaint,
    DayKind,
    HorizonError,
    Medium,
    Nature,
    TermUnit,
    UnknownNameError,
    available_calendars,
    available_policies,
    get_calendar,
    get_policy,
    lint,
    load_calendar,
    load_policy,
    policy_versions,
    run_examples,
)

POLICIES = (
    "be.federal-ombudsman",
    "be.flanders",
    "be.inami",
    "be.inasti",
    "be.inasti.assimilation",
    "be.inasti.external-audit",
    "be.inasti.revision",
    "be.mloz",
    "be.ostbelgien-ombudsman",
    "be.partenamut",
    "be.pensions-ombudsman",
    "be.sint-truiden",
    "fr.cpam37",
    "fr.cpam37.mediation",
)
FOUR = ("fr", "nl", "de", "en")
MIDSUMMER = date(2026, 6, 24)
"""A Wednesday."""


VERSIONS = [policy for code in POLICIES for policy in policy_versions(code)]
by_version = pytest.mark.parametrize("policy", VERSIONS, ids=lambda it: f"{it.code}@{it.version}")
EVERY_LIMIT = [(policy, limit) for policy in VERSIONS for limit in policy.time_limits]
by_limit = pytest.mark.parametrize(
    ("policy", "limit"),
    EVERY_LIMIT,
    ids=[f"{p.code}@{p.version}-{it.code}-{it.term}" for p, it in EVERY_LIMIT],
)


# -- every policy ----------------------------------------------------------------------


def test_these_are_the_shipped_policies():
    """Each file is one version of one of them, under its own name."""
    assert {*POLICIES} <= {*available_policies()}
    assert sorted({path.name.partition("@")[0] for path in SHIPPED_POLICIES}) == sorted(POLICIES)


@pytest.mark.parametrize("path", SHIPPED_POLICIES, ids=lambda path: path.stem)
def test_a_shipped_policy_loads_is_clean_and_its_examples_come_out(path):
    """Nothing is left unsaid, and each worked date is the one that is counted."""
    policy = load_policy(path)
    code, _, since = path.stem.partition("@")

    assert policy.code == code
    assert since == (policy.in_force.first.isoformat() if policy.in_force.first else "unknown")
    assert path.parent.name == code.partition(".")[0]
    assert lint(policy) == ()
    assert run_examples(policy) == ()
    assert len({example.name for example in policy.examples}) == len(policy.examples)


@by_version
def test_a_figure_is_shown_by_six_examples_and_no_figure_by_one(policy):
    """Month ends, holidays, Saturdays and the year end are where a date goes wrong."""
    shown = [due for example in policy.examples for due in example.due.items()]
    figures = {it.code for it in policy.time_limits if it.term.unit.has_amount}
    endless = {it.code for it in policy.time_limits if it.term.unit is TermUnit.NO_FIGURE}

    dated = [it for it in policy.examples if any(it.due.get(limit) for limit in figures)]
    assert len(dated) >= 6 or not figures
    for limit in endless:
        assert (limit, None) in shown
    # Each limit is shown by at least one example.
    assert {limit for limit, _ in shown} == {it.code for it in policy.time_limits}


@by_limit
def test_a_limit_names_its_source_and_has_a_label_in_four_languages(policy, limit):
    """The text that says so, read on a day; words in the languages the library speaks."""
    assert limit.source
    assert all(policy.source(code).read.year == 2026 for code in limit.source)
    assert {*policy.languages} <= {*FOUR}
    assert tuple(limit.label.as_dict()) == FOUR
    assert tuple(policy.body.name.as_dict()) == FOUR
    for stage in policy.stages:
        assert tuple(stage.label.as_dict()) == FOUR


@by_limit
def test_what_a_text_leaves_open_is_assumed_or_stated(policy, limit):
    """By unit: where it ends, which day is day one, which days work, how months are counted."""
    wanted = {
        TermUnit.CALENDAR_DAYS: {"roll", "start_rule"},
        TermUnit.WORKING_DAYS: {"calendar", "start_rule"},
        TermUnit.MONTHS: {"roll", "start_rule", "month_rule"},
        TermUnit.NO_FIGURE: {"term"},
        TermUnit.IMMEDIATE: set(),
    }[limit.term.unit]

    assumed = {assumption.choice for assumption in limit.assumptions}
    assert wanted <= assumed | limit.stated
    assert limit.met_by


@by_version
def test_an_assumption_says_why_in_four_languages_and_on_what_it_rests(policy):
    """The sources it names are there, and so is what it is about."""
    assert policy.assumptions
    for assumption in policy.assumptions:
        assert tuple(assumption.says.as_dict()) == FOUR
        assert assumption.basis
        assert all(policy.source(source).document for source in assumption.basis)


@by_version
@pytest.mark.parametrize("language", FOUR)
def test_every_deadline_of_a_shipped_policy_can_be_explained(policy, language):
    """Under every reading, in every language, started and not."""
    nature = next(iter(policy.handles))

    for complaint in (Complaint(received=MIDSUMMER, nature=nature), Complaint()):
        for owed in policy.timeline(complaint, {}):
            assert owed.explain(language).endswith(".")
            assert all(other.start == owed.start for _, other in owed.readings)


# -- the procedures, typed from their texts --------------------------------------------


def facts(code):
    """Code, term, start, what meets it and the share, of each limit."""
    return [
        (it.code, str(it.term), str(it.starts_on), it.met_by, it.service_level)
        for it in get_policy(code).time_limits
    ]


def test_inami_acknowledges_within_10_and_answers_within_45_calendar_days():
    """Both from receipt; an answer in time takes the place of the acknowledgement."""
    policy = get_policy("be.inami")

    assert facts("be.inami") == [
        ("acknowledgement", "10 calendar days", "received", ("acknowledged",), None),
        ("answer", "45 calendar days", "received", ("answered",), None),
    ]
    assert policy.limit("acknowledgement").replaced_by == ("answered",)
    assert [owed.due for owed in policy.deadlines(date(2026, 5, 13))] == [
        date(2026, 5, 23),
        date(2026, 6, 27),
    ]
    assert policy.languages == FOUR


def test_inami_received_on_a_saturday_ends_on_the_national_day():
    """The page states no shift: neither date moves; the other reading moves one of them."""
    acknowledgement, answer = get_policy("be.inami").deadlines(date(2026, 7, 11))

    assert (acknowledgement.due, answer.due) == (date(2026, 7, 21), date(2026, 8, 25))
    others = {assumption.choice: other.due for assumption, other in acknowledgement.readings}
    assert others == {"roll": date(2026, 7, 22), "start_rule": date(2026, 7, 20)}


def test_partenamut_mediates_within_21_working_days():
    """From the receipt at mediation; first line and web form have no term of days."""
    assert facts("be.partenamut") == [
        ("acknowledgement", "immediate", "received", ("acknowledged",), None),
        ("answer", "no figure", "received", ("answered",), None),
        ("mediation-result", "21 working days", "mediation/received", ("answered",), None),
    ]
    assert get_policy("be.partenamut").limit("mediation-result").stage == "mediation"
    assert [stage.code for stage in get_policy("be.partenamut").stages] == [
        *("mediation", "union", "control-office"),
    ]


def test_partenamut_mediation_asked_on_1_december_2026():
    """31 December from Monday to Friday; with Saturdays 26 December, a Saturday."""
    owed = get_policy("be.partenamut").deadline("mediation-result", date(2026, 12, 1))

    assert owed.due == date(2026, 12, 31)
    others = {assumption.choice: other.due for assumption, other in owed.readings}
    assert others["calendar"] == date(2026, 12, 26)
    assert others["calendar"].weekday() == 5
    assert others["start_rule"] == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("medium", "owed", "provisional"),
    [
        (["web-form"], True, False),
        (["web-form", "phone"], True, False),
        (["e-mail"], False, None),
        (["letter", "counter", "phone", "fax", "social-media"], False, None),
        (None, True, True),
    ],
)
def test_partenamut_acknowledges_at_once_by_its_web_form_only(medium, owed, provisional):
    """No other medium promises one; where it is not known, it may be owed."""
    media = None if medium is None else map(Medium, medium)
    complaint = Complaint(received=MIDSUMMER, nature=Nature.COMPLAINT, medium=media)

    found = {it.code: it for it in get_policy("be.partenamut").timeline(complaint, {})}
    assert ("acknowledgement" in found) is owed
    if owed:
        assert found["acknowledgement"].due == MIDSUMMER
        assert found["acknowledgement"].provisional is provisional
    assert (found["answer"].due, found["mediation-result"].due) == (None, None)


def test_inasti_publishes_no_term_of_its_own():
    """Neither for the acknowledgement nor for the answer: nothing can be missed."""
    assert facts("be.inasti") == [
        ("acknowledgement", "no figure", "received", ("acknowledged",), None),
        ("answer", "no figure", "received", ("answered",), None),
    ]
    for owed in get_policy("be.inasti").deadlines(MIDSUMMER):
        assert owed.due is None
        assert not owed.is_overdue(date(2099, 12, 31))


def test_the_external_audit_answers_95_percent_within_30_days_since_2019():
    """Questions and complaints alike, from the first day of the service."""
    code = "be.inasti.external-audit"
    policy = get_policy(code)

    assert facts(code) == [("answer", "30 calendar days", "received", ("answered",), 95)]
    assert policy.handles == {Nature.COMPLAINT, Nature.INFORMATION_REQUEST}
    assert (policy.in_force.first, policy.in_force.last) == (date(2019, 1, 1), None)
    assert get_policy(code, on=date(2019, 1, 1)) is policy
    with pytest.raises(UnknownNameError):
        get_policy(code, on=date(2018, 12, 31))
    assert policy.deadline("answer", MIDSUMMER).due == date(2026, 7, 24)


def test_assimilations_were_90_percent_in_90_days_and_are_120_days():
    """The share is of the old contract only; the Charter and the reminder run beside."""
    code = "be.inasti.assimilation"

    assert facts(code) == [
        ("decision", "90 calendar days", "received", ("answered",), 90),
        ("decision", "120 calendar days", "received", ("answered",), None),
        ("charter", "4 months", "received", ("answered",), None),
        ("after-reminder", "15 calendar days", "reminder-sent", ("answered",), None),
    ]
    assert get_policy(code).handles == {Nature.REQUEST}
    old, new = get_policy(code).time_limits[:2]
    assert old.in_force.last + timedelta(days=1) == new.in_force.first


def test_the_charter_gives_four_months_and_stops_while_information_is_missing():
    """Four months from 2 March 2026 end on 2 July; stopped for ten days, on 12 July."""
    policy = get_policy("be.inasti.assimilation")
    complaint = Complaint(received=date(2026, 3, 2), nature=Nature.REQUEST)
    days = {
        "information-requested": date(2026, 4, 1),
        "information-received": date(2026, 4, 11),
        "reminder-sent": date(2026, 5, 4),
    }

    assert [owed.due for owed in policy.timeline(complaint, days)] == [
        date(2026, 6, 30),
        date(2026, 7, 12),
        date(2026, 5, 19),
    ]
    del days["information-received"]
    standing = policy.timeline(complaint, days)[1]
    # From 1 April up to and including 2 July.
    assert (standing.code, standing.due, standing.left) == ("charter", None, 93)


@pytest.mark.parametrize(
    ("code", "limit", "met_by"),
    [("fr.cpam37", "answer", "answered"), ("fr.cpam37.mediation", "opinion", "opinion-given")],
)
def test_the_french_fund_and_its_mediator_have_no_term(code, limit, met_by):
    """The report names none for the answer of the one, nor for the opinion of the other."""
    assert facts(code) == [(limit, "no figure", "received", (met_by,), None)]
    assert get_policy(code).zone == "Europe/Paris"
    assert get_policy(code).languages == ("fr",)


def test_the_french_fund_turns_nobody_away_and_its_mediator_sends_back_to_it():
    """Before any step with the fund: admissible there; at the mediator, the fund comes first."""
    complaint = Complaint(
        received=MIDSUMMER, nature=Nature.COMPLAINT, categories=[], steps=[], bodies=["fr.cpam37"]
    )
    fund = get_policy("fr.cpam37").assess(complaint)
    mediator = get_policy("fr.cpam37.mediation").assess(complaint)

    assert (fund.outcome.value, fund.referrals) == ("admissible", ())
    assert get_policy("fr.cpam37").rules == ()
    assert mediator.outcome.value == "redirected"
    assert [it.to for it in mediator.referrals] == ["fr.cpam37"]
    assert mediator.referrals[0].name("fr") == "CPAM d’Indre-et-Loire"
    assert mediator.policy.body.code == "fr.cpam37/mediation"
    assert "CPAM d’Indre-et-Loire : c’est à la personne de s’y adresser." in (
        mediator.explain("fr").replace("\u00a0", " ")
    )


# -- calendars -------------------------------------------------------------------------

TEN = {
    2019: "0101 0422 0501 0530 0610 0721 0815 1101 1111 1225",
    2023: "0101 0410 0501 0518 0529 0721 0815 1101 1111 1225",
    2024: "0101 0401 0501 0509 0520 0721 0815 1101 1111 1225",
    2026: "0101 0406 0501 0514 0525 0721 0815 1101 1111 1225",
    2027: "0101 0329 0501 0506 0517 0721 0815 1101 1111 1225",
}
"""The ten Belgian legal holidays, typed out."""

CHRISTMAS_WEEK = "1226 1227 1228 1229 1230 1231"
CLOSED = {
    ("be.legal", 2026): "",
    ("be.legal", 2027): "",
    ("be.legal.saturday", 2026): "",
    ("be.legal.saturday", 2027): "",
    ("be.federal", 2023): f"0519 0814 1102 1103 1115 {CHRISTMAS_WEEK}",
    ("be.federal", 2024): f"0510 0816 1102 1115 {CHRISTMAS_WEEK}",
    ("be.flanders", 2026): f"0711 1102 1115 {CHRISTMAS_WEEK}",
    ("be.flanders", 2027): f"0711 1102 1115 {CHRISTMAS_WEEK}",
    ("be.banks", 2019): "0419 0531 1226",
    ("be.banks", 2023): "0407 0519 1226",
    ("be.banks", 2024): "0329 0510 1226",
    ("be.community.french", 2026): "0927",
    ("be.community.french", 2027): "0927",
    ("be.community.flemish", 2026): "0711",
    ("be.community.flemish", 2027): "0711",
    ("be.community.german", 2026): "1115",
    ("be.community.german", 2027): "1115",
}
"""What is closed besides the ten."""

FRENCH = {
    2026: "0101 0406 0501 0508 0514 0525 0714 0815 1101 1111 1225",
    2027: "0101 0329 0501 0506 0508 0517 0714 0815 1101 1111 1225",
}

FIRST_DAYS = {
    "be.banks": date(2019, 1, 1),
    "be.community.flemish": date(1975, 1, 1),
    "be.community.french": date(1975, 1, 1),
    "be.community.german": date(1991, 1, 1),
    "be.federal": date(2007, 1, 1),
    "be.flanders": date(2017, 1, 1),
    "be.legal": date(1975, 1, 1),
    "be.legal.saturday": date(1975, 1, 1),
    "fr.ouvrables": date(2008, 1, 1),
    "fr.ouvres": date(2008, 1, 1),
}
SIX_DAYS = {"be.legal.saturday", "fr.ouvrables"}


def closed_in(code, year):
    """Days closed for another reason than the weekday, each as month and day."""
    first, calendar = date(year, 1, 1), get_calendar(code)
    days = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
    return [
        f"{day:%m%d}"
        for day in days
        if any(reason.kind is not DayKind.REST_DAY for reason in calendar.why_closed(day))
    ]


def test_these_are_the_shipped_calendars():
    """With the day from which each is known, to the end of 2100."""
    assert available_calendars() == tuple(sorted(FIRST_DAYS))
    assert sorted(path.stem for path in SHIPPED_CALENDARS) == sorted(FIRST_DAYS)
    for code, first in FIRST_DAYS.items():
        calendar = get_calendar(code)
        assert (calendar.first, calendar.last) == (first, date(2100, 12, 31))
        with pytest.raises(HorizonError):
            calendar.is_working_day(first - timedelta(days=1))


@pytest.mark.parametrize("path", SHIPPED_CALENDARS, ids=lambda path: path.stem)
def test_a_shipped_calendar_loads_and_has_a_name_in_four_languages(path):
    """Read as a file of one's own it is the same calendar."""
    calendar = load_calendar(path)

    assert calendar == get_calendar(path.stem)
    assert tuple(calendar.name.as_dict()) == FOUR


@pytest.mark.parametrize(("code", "year"), CLOSED, ids=str)
def test_C1_the_closed_days_of_a_belgian_calendar_are_those_typed_out(code, year):
    """C1: the ten legal holidays and its own days, those on a weekend too, and no others."""
    assert closed_in(code, year) == sorted(f"{TEN[year]} {CLOSED[code, year]}".split())


@pytest.mark.parametrize("code", ["fr.ouvres", "fr.ouvrables"])
@pytest.mark.parametrize("year", FRENCH)
def test_C1_the_closed_days_of_a_french_calendar_are_those_typed_out(code, year):
    """C1: the eleven holidays and no others."""
    assert closed_in(code, year) == FRENCH[year].split()


@pytest.mark.parametrize("code", FIRST_DAYS)
def test_only_two_calendars_work_on_saturdays(code):
    """13 June 2026 is a Saturday, the 14th a Sunday, and neither is a holiday anywhere."""
    saturday, sunday = date(2026, 6, 13), date(2026, 6, 14)

    assert get_calendar(code).is_working_day(saturday) is (code in SIX_DAYS)
    assert not get_calendar(code).is_working_day(sunday)


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("be.legal", 253),
        ("be.legal.saturday", 304),
        ("be.flanders", 248),
        ("be.community.french", 253),
        ("be.community.flemish", 253),
        ("be.community.german", 253),
        ("fr.ouvres", 252),
    ],
)
def test_C1_working_days_of_2026_are_as_many_as_counted_by_hand(code, days):
    """C1: 261 weekdays less the eight of the ten that fall on one; 52 Saturdays less 15 August.

    The community days of 2026 fall on weekends. Flanders closes on Monday 2 November and from
    Monday 28 to Thursday 31 December. France has nine of its eleven holidays on weekdays.
    """
    first = date(2026, 1, 1)
    calendar = get_calendar(code)

    worked = [calendar.is_working_day(first + timedelta(days=n)) for n in range(365)]
    assert sum(worked) == days


@pytest.mark.parametrize(
    ("year", "complete"),
    [(2019, True), (2020, False), (2021, False), (2022, False), (2023, True), (2024, True)]
    + [(year, False) for year in (2025, 2026, 2100)],
)
def test_years_whose_bank_closing_days_were_not_read_are_not_complete(year, complete):
    """A date that crosses one is provisional; the three lists that were read are whole."""
    reasons = get_calendar("be.banks").incomplete_reasons(date(year, 1, 5), date(year, 12, 20))

    assert (reasons == ()) is complete


def test_banks_close_on_the_friday_after_ascension_of_the_years_that_were_read():
    """In 2022 that day alone was read."""
    calendar = get_calendar("be.banks")
    fridays = [date(2019, 5, 31), date(2022, 5, 27), date(2023, 5, 19), date(2024, 5, 10)]

    assert [calendar.is_working_day(friday) for friday in fridays] == [False] * 4
    assert calendar.is_working_day(date(2026, 5, 15))
    assert all(get_calendar("be.legal").is_working_day(friday) for friday in fridays)


def test_federal_bridge_days_are_none_of_the_flemish_administration():
    """On Friday 26 May 2017 federal services were closed and Flemish ones open."""
    bridge = date(2017, 5, 26)

    assert not get_calendar("be.federal").is_working_day(bridge)
    assert get_calendar("be.flanders").is_working_day(bridge)
