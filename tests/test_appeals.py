"""The person's own clocks: last days of appeals, worked by hand, and what stands them still."""

import pickle
from datetime import date, timedelta

import pytest
from case_makers import a_case, an_event
from hypothesis import given
from hypothesis import strategies as st
from ladder_makers import a_ladder, a_stage, an_appeal_term

from complaintkit import (
    AppealState,
    AppealTerm,
    ContestedDecision,
    InForce,
    LanguageIs,
    LastDayStatus,
    LimitError,
    MediumIs,
    MonthRule,
    StageEffect,
    Suspension,
    TermError,
    Ternary,
    Text,
    get_calendar,
)
from complaintkit.appeals import last_day
from complaintkit.counting.lengths import add_months

NOTIFIED = date(2026, 3, 2)
"""A Monday: the sixty days from it end on Friday 1 May, Labour Day."""

FILED = date(2026, 4, 2)
"""After thirty of them."""

STOPS = StageEffect(on="court", does="suspends")
AT_MOST = StageEffect(on="court", does="suspends", at_most="4 months")


def a_decision(notified=NOTIFIED, **fields):
    """A decision of the body, notified on 2 March 2026 unless told otherwise."""
    return ContestedDecision(by="x.body", notified=notified, **fields)


def the_last_day(term, decision=None, as_of=NOTIFIED, **choices):
    """The last day against one decision."""
    calendar = None if term.calendar is None else get_calendar(term.calendar)
    return last_day(term, decision or a_decision(), as_of, calendar=calendar, **choices)


# -- the rule --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"term": "3 months"}, "the limit 'court': a term of 3 months needs month_rule: "),
        ({"term": "10 working days"}, "the limit 'court': it needs a calendar to know which"),
        ({"roll": "following"}, "the limit 'court': it needs a calendar to know which"),
        ({"presumed": "3 working days"}, "the limit 'presumed': it needs a calendar to know"),
        ({"presumed": "1 month"}, "the limit 'presumed': a term of 1 month needs month_rule"),
    ],
)
def test_a_term_that_could_never_be_counted_is_refused(fields, words):
    """At once, and not when the first decision comes."""
    with pytest.raises(LimitError) as caught:
        an_appeal_term(**fields)

    assert str(caught.value).startswith(words)


def test_a_term_is_taken_in_as_people_write_it():
    """Rules, roll and terms by their words."""
    term = an_appeal_term(
        "3 months",
        start_rule="event-day",
        month_rule="eve-of-date",
        roll="following",
        calendar="be.legal",
        presumed="3 working days",
    )

    assert (str(term.term), str(term.presumed)) == ("3 months", "3 working days")
    assert term.month_rule is MonthRule.EVE_OF_DATE
    assert (term.start_rule.value, term.roll.value) == ("event-day", "following")
    assert (term.indicative, term.when, term.in_force) == (False, (), InForce())
    with pytest.raises(TermError):
        an_appeal_term("soon")


def test_a_term_is_a_limit_that_the_person_keeps():
    """It starts on the notification; the presumption on posting, and it never rolls."""
    term = an_appeal_term(
        start_rule="event-day",
        roll="following",
        calendar="be.legal",
        presumed="3 working days",
        source=("page",),
    )

    assert (str(term.limit.starts_on), term.limit.owed_by.value) == (
        "decision-notified",
        "complainant",
    )
    assert (term.limit.code, term.limit.roll.value, term.limit.source) == (
        "court",
        "following",
        ("page",),
    )
    assert term.limit.start_rule.value == "event-day"
    assert (term.presumption.roll.value, term.presumption.start_rule.value) == (
        "none",
        "after-event",
    )
    assert an_appeal_term().presumption is None


# -- worked by hand --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("notified", "term", "eve_of_date", "same_date"),
    [
        # The last day of a short month: the two rules part (T07, T08, W39).
        (date(2026, 4, 30), "3 months", date(2026, 7, 31), date(2026, 7, 30)),
        (date(2026, 2, 28), "3 months", date(2026, 5, 31), date(2026, 5, 28)),
        (date(2028, 2, 29), "3 months", date(2028, 5, 31), date(2028, 5, 29)),
        (date(2026, 6, 30), "1 month", date(2026, 7, 31), date(2026, 7, 30)),  # T09, W03
        # The month in which it ends is as short, or shorter.
        (date(2026, 6, 30), "3 months", date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 11, 30), "3 months", date(2027, 2, 28), date(2027, 2, 28)),
        (date(2026, 1, 31), "3 months", date(2026, 4, 30), date(2026, 4, 30)),
        # Any other day.
        (date(2026, 6, 29), "1 month", date(2026, 7, 29), date(2026, 7, 29)),  # T09, W02
        (date(2019, 9, 23), "1 month", date(2019, 10, 23), date(2019, 10, 23)),  # W01
        (date(2026, 1, 14), "6 months", date(2026, 7, 14), date(2026, 7, 14)),  # W05
        (date(2026, 7, 1), "1 month", date(2026, 8, 1), date(2026, 8, 1)),  # W06
        (date(2026, 5, 31), "1 month", date(2026, 6, 30), date(2026, 6, 30)),  # W07, T33
    ],
)
def test_months_from_a_notification_under_both_rules(notified, term, eve_of_date, same_date):
    """The Belgian rule counts from the eve of day one to the eve of its number."""
    found = [
        the_last_day(an_appeal_term(term, month_rule=rule), a_decision(notified)).last
        for rule in ("eve-of-date", "same-date")
    ]

    assert found == [eve_of_date, same_date]


def test_the_rules_part_on_the_last_days_of_short_months_alone():
    """W39: for one to three months, of all days of 2026 on five."""
    first = date(2026, 1, 1)
    apart = {
        day
        for day in (first + timedelta(days=n) for n in range(365))
        for months in (1, 2, 3)
        if add_months(day, months, MonthRule.SAME_DATE)
        != the_last_day(
            an_appeal_term(f"{months} months", month_rule="eve-of-date"), a_decision(day)
        ).last
    }

    assert apart == {date(2026, *it) for it in ((2, 28), (4, 30), (6, 30), (9, 30), (11, 30))}


def in_court(*events, effect=STOPS, as_of=date(2027, 1, 1), term=None, **facts):
    """The last day in a case that went to the board, for a complaint of 2 March 2026."""
    sixty = term or an_appeal_term(roll="following", calendar="be.legal", month_rule="eve-of-date")
    policy = a_ladder(a_stage("direct", effect=(effect,)), appeal_terms=(sixty,))
    given = {"received": NOTIFIED, "decisions": [a_decision()], **facts}
    return a_case(policy, *events, **given).last_days(as_of)


def at_board(kind, day):
    """An event at the board."""
    return an_event(kind, day, stage="board")


def test_sixty_days_of_which_thirty_are_used():
    """P35: 3 March to 1 April are thirty days; from the refusal on 22 May thirty are left.

    The thirtieth is Saturday 20 June, so the last day is Monday 22 June.
    """
    filed, refused = at_board("received", FILED), at_board("refused", date(2026, 5, 22))
    unrolled = an_appeal_term()

    (before,) = in_court(as_of=date(2026, 4, 1))
    (stopped,) = in_court(filed, refused, as_of=date(2026, 5, 21))
    (running,) = in_court(filed, refused, as_of=date(2026, 5, 22))
    (saturday,) = in_court(filed, refused, term=unrolled)

    # Without a complaint to the board: 1 May is a holiday, and Monday is the fourth.
    assert (before.status, before.last, before.left) == ("running", date(2026, 5, 4), 33)
    assert (stopped.status, stopped.last, stopped.left) == ("stopped", None, 30)
    assert (running.status, running.last, running.left) == ("running", date(2026, 6, 22), 31)
    assert saturday.last == date(2026, 6, 20)


def test_the_clock_stands_still_for_four_months_at_most():
    """P35: 2 April to 1 August are four months; thirty days from 2 August end on the 31st."""
    filed = at_board("received", FILED)
    told_late = at_board("refused", date(2026, 8, 5))
    told_in_time = at_board("refused", date(2026, 7, 31))

    (capped,) = in_court(filed, effect=AT_MOST, as_of=date(2026, 8, 1))
    (running,) = in_court(filed, effect=AT_MOST, as_of=date(2026, 8, 2))
    (late,) = in_court(filed, told_late, effect=AT_MOST)
    (in_time,) = in_court(
        filed,
        told_in_time,
        effect=AT_MOST,
        term=an_appeal_term("60 calendar days", month_rule="eve-of-date"),
    )

    assert (capped.status, capped.last, capped.left) == ("stopped", date(2026, 8, 31), 30)
    assert (running.status, running.last) == ("running", date(2026, 8, 31))
    assert late.last == date(2026, 8, 31)
    # Told on the last day but one of the four months: two days fewer, a Saturday.
    assert in_time.last == date(2026, 8, 29)


def test_four_months_from_the_first_of_a_month_end_with_a_month():
    """P35, T08: filed on 1 March, the clock runs on from 1 July."""
    decision = a_decision(date(2026, 2, 9))
    received = {"received": date(2026, 2, 9), "decisions": [decision]}

    (found,) = in_court(at_board("received", date(2026, 3, 1)), effect=AT_MOST, **received)

    # 10 to 28 February are 19 days; 41 days from 1 July on end on 10 August, a Monday.
    assert found.last == date(2026, 8, 10)


@pytest.mark.parametrize(
    ("posted", "calendar", "notified"),
    [
        (date(2026, 4, 2), "be.legal", date(2026, 4, 8)),  # W37
        (date(2026, 5, 13), "be.legal", date(2026, 5, 19)),  # W38
        (date(2026, 4, 2), "be.legal.saturday", date(2026, 4, 7)),  # W37
        (date(2026, 5, 13), "be.legal.saturday", date(2026, 5, 18)),  # W38
        (date(2026, 5, 11), "be.legal", date(2026, 5, 15)),  # over Ascension Day
        (date(2026, 8, 3), "be.legal", date(2026, 8, 6)),
    ],
)
def test_a_decision_is_presumed_notified_on_the_third_working_day_after_posting(
    posted, calendar, notified
):
    """T06: a day that is stated counts instead, be it earlier or later."""
    term = an_appeal_term("10 calendar days", calendar=calendar, presumed="3 working days")
    known = notified + timedelta(days=2)

    presumed = the_last_day(term, ContestedDecision(posted=posted))
    stated = the_last_day(term, ContestedDecision(posted=posted, notified=known))

    assert (presumed.presumed, presumed.last) == (True, notified + timedelta(days=10))
    assert (stated.presumed, stated.last) == (False, known + timedelta(days=10))


def test_without_a_presumption_the_day_of_posting_says_nothing():
    """The day of notification is then not known, and named."""
    found = the_last_day(an_appeal_term(), ContestedDecision(posted=NOTIFIED))

    assert (found.status, found.last, found.left, found.deadline) == ("unknown", None, None, None)
    assert (found.presumed, found.facts) == (False, ("decisions.notified",))


def test_with_a_presumption_neither_day_may_be_known():
    """Nothing is presumed of a decision that nobody posted."""
    term = an_appeal_term(calendar="be.legal", presumed="3 working days")

    found = the_last_day(term, ContestedDecision(by="x.body"))

    assert (found.status, found.presumed, found.facts) == (
        "unknown",
        False,
        ("decisions.notified",),
    )


# -- where the person stands -----------------------------------------------------------


@pytest.mark.parametrize(
    ("appeal", "status"),
    [
        (None, LastDayStatus.RUNNING),
        (AppealState.OPEN, LastDayStatus.RUNNING),
        (AppealState.MISSED, LastDayStatus.OVER),
        (AppealState.LODGED, LastDayStatus.USED),
        (AppealState.DECIDED, LastDayStatus.USED),
    ],
)
def test_what_is_known_of_an_appeal_decides(appeal, status):
    """A day in the future or in the past makes no difference to an appeal that was lodged."""
    early = the_last_day(an_appeal_term(), a_decision(appeal=appeal))
    late = the_last_day(an_appeal_term(), a_decision(appeal=appeal), date(2026, 5, 2))

    assert early.status is status
    assert late.status is (LastDayStatus.OVER if status is LastDayStatus.RUNNING else status)
    assert early.last == late.last == date(2026, 5, 1)


def test_every_state_of_an_appeal_has_been_looked_at():
    """One that is new has to find its place above."""
    assert {it.value for it in AppealState} == {"none", "open", "missed", "lodged", "decided"}


def test_where_there_is_no_appeal_there_is_no_last_day():
    """Or where it goes to another court."""
    term = an_appeal_term()

    assert the_last_day(term, a_decision(appeal="none")) is None
    assert the_last_day(term, a_decision(appeal_to="x.other-court")) is None
    assert the_last_day(term, a_decision(appeal_to="x.court")).last == date(2026, 5, 1)


def test_E6_the_last_day_counts_in_full():
    """E6: a clock is over from the day after its last day on, and on no day before."""
    statuses = [
        the_last_day(an_appeal_term(), as_of=date(2026, 5, day)).status.value for day in (1, 2)
    ]

    assert statuses == ["running", "over"]
    assert [the_last_day(an_appeal_term(), as_of=date(2026, 4, 30 - n)).left for n in (0, 1)] == [
        1,
        2,
    ]


def test_a_term_holds_for_the_days_of_notification_that_it_says():
    """Of two rows with one code the one in force on the day of notification counts."""
    until, since = InForce(last=date(2026, 3, 1)), InForce(first=date(2026, 3, 2))
    terms = (an_appeal_term("30 calendar days", in_force=until), an_appeal_term(in_force=since))
    decisions = [a_decision(), a_decision(date(2026, 3, 1)), a_decision(None)]
    policy = a_ladder(appeal_terms=terms)

    found = a_case(policy, received=NOTIFIED, decisions=decisions).last_days(NOTIFIED)

    assert [it.last for it in found] == [date(2026, 3, 31), None, date(2026, 5, 1), None]


def test_each_decision_has_last_days_of_its_own():
    """Term by term, decision by decision, in their order; whose it was is told."""
    terms = (an_appeal_term("10 calendar days"), an_appeal_term(code="council"))
    decisions = [a_decision(), ContestedDecision(by="x.other", notified=date(2026, 3, 10))]

    policy = a_ladder(appeal_terms=terms)
    found = a_case(policy, received=FILED, decisions=decisions).last_days(FILED)

    assert [(it.code, it.decision_by, it.last) for it in found] == [
        ("court", "x.body", date(2026, 3, 12)),
        ("court", "x.other", date(2026, 3, 20)),
        ("council", "x.body", date(2026, 5, 1)),
        ("council", "x.other", date(2026, 5, 9)),
    ]


def test_where_no_decision_is_known_of_each_term_asks_for_it():
    """None that is known to be there asks for nothing."""
    policy = a_ladder(appeal_terms=(an_appeal_term(),))

    (asked,) = a_case(policy).last_days(NOTIFIED)

    assert (asked.status.value, asked.facts, asked.applies) == ("unknown", ("decisions",), True)
    assert (asked.last, asked.left, asked.decision_by) == (None, None, None)
    assert a_case(policy, decisions=[]).last_days(NOTIFIED) == ()


def test_a_term_that_may_not_be_there_names_what_is_not_known():
    """Unknown never takes a clock away; no does."""
    term = an_appeal_term(when=(MediumIs(["letter"]),))
    policy = a_ladder(appeal_terms=(term,))
    decided = {"received": NOTIFIED, "decisions": [a_decision()]}

    (unsure,) = a_case(policy, **decided).last_days(NOTIFIED)
    (sure,) = a_case(policy, medium="letter", **decided).last_days(NOTIFIED)
    (neither,) = a_case(policy, received=NOTIFIED).last_days(NOTIFIED)

    assert (unsure.applies, unsure.facts, unsure.last) == (False, ("medium",), date(2026, 5, 1))
    assert unsure.deadline.provisional
    assert (sure.applies, sure.facts) == (True, ())
    assert not sure.deadline.provisional
    assert (neither.applies, neither.facts) == (False, ("decisions", "medium"))
    assert a_case(policy, medium="phone", **decided).last_days(NOTIFIED) == ()
    assert a_case(policy, medium="phone", received=NOTIFIED).last_days(NOTIFIED) == ()


def test_only_what_is_not_known_is_named():
    """Of several facts that a term looks at, those that somebody stated are not asked for."""
    term = an_appeal_term(when=(MediumIs(["letter"]), LanguageIs(["nl"])))
    policy = a_ladder(appeal_terms=(term,))
    known = {"received": NOTIFIED, "medium": "letter", "decisions": [a_decision()]}

    (found,) = a_case(policy, **known).last_days(NOTIFIED)

    assert (found.applies, found.facts) == (False, ("language",))


def test_a_last_day_is_asked_for_by_itself():
    """`last_day` needs no case: conditions and stops are handed to it."""
    stop = Suspension(first=FILED, resumed=date(2026, 5, 22))

    found = the_last_day(an_appeal_term(), suspensions=[stop], applies=Ternary.UNKNOWN)

    assert (found.last, found.applies) == (date(2026, 6, 20), False)
    assert the_last_day(an_appeal_term(), applies=Ternary.NO) is None


# -- what stands it still --------------------------------------------------------------


@pytest.mark.parametrize("does", ["does-not-suspend", "unsaid"])
def test_a_stage_that_suspends_nothing_moves_no_day(does):
    """What no text says stops no clock."""
    effect = StageEffect(on="court", does=does)

    (found,) = in_court(at_board("received", FILED), effect=effect)

    assert found.last == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("kind", "runs"),
    [
        *((it, True) for it in ("refused", "forwarded", "answered", "opinion-given")),
        *((it, True) for it in ("settled", "closed", "withdrawn")),
        *((it, False) for it in ("admitted", "holding-reply", "merged")),
    ],
)
def test_a_clock_runs_on_after_every_end_of_the_stage(kind, runs):
    """Whatever the end; where a case is merged with another, that one goes on."""
    (found,) = in_court(at_board("received", FILED), at_board(kind, date(2026, 5, 22)))

    assert found.last == (date(2026, 6, 22) if runs else None)


def test_a_text_can_name_what_ends_the_stop():
    """And only that does; a refusal before the filing, elsewhere, ends nothing."""
    effect = StageEffect(on="court", does="suspends", until=("opinion-given",))
    events = (
        an_event("answered", date(2026, 4, 10)),
        at_board("received", FILED),
        at_board("refused", date(2026, 5, 22)),
    )

    (found,) = in_court(*events, effect=effect)

    assert found.last is None


def test_a_complaint_to_the_body_itself_can_stop_the_clock():
    """From the receipt on, until the first line ends: an ombudsman's own policy says so."""
    policy = a_ladder(appeal_terms=(an_appeal_term(),), effects=(STOPS,))
    case = a_case(
        policy,
        an_event("answered", date(2026, 5, 22)),
        received=FILED,
        decisions=[a_decision()],
    )

    assert [it.last for it in case.last_days(date(2026, 5, 21))] == [None]
    assert [it.last for it in case.last_days(date(2026, 5, 22))] == [date(2026, 6, 20)]


def test_stops_that_overlap_count_once():
    """S3: at the body from 2 April, at the board from 10 April, both until 22 May."""
    policy = a_ladder(
        a_stage("direct", effect=(STOPS,)), appeal_terms=(an_appeal_term(),), effects=(STOPS,)
    )
    case = a_case(
        policy,
        at_board("received", date(2026, 4, 10)),
        at_board("refused", date(2026, 5, 22)),
        an_event("answered", date(2026, 5, 20)),
        received=FILED,
        decisions=[a_decision()],
    )

    assert [it.last for it in case.last_days(date(2026, 6, 1))] == [date(2026, 6, 20)]


def test_a_stop_before_the_notification_uses_nothing():
    """One that was over by then is none; one that goes on takes the days that are left of it."""
    over, going_on = (
        Suspension(first=date(2026, 2, 2), resumed=date(2026, 3, day)) for day in (2, 12)
    )
    found = [the_last_day(an_appeal_term(), suspensions=[stop]) for stop in (over, going_on)]

    assert [it.deadline.suspensions for it in found] == [(), (going_on,)]
    # 3 to 11 March are nine days.
    assert [it.last for it in found] == [date(2026, 5, 1), date(2026, 5, 10)]
    assert [it.status.value for it in found] == ["running", "stopped"]


def test_a_filing_after_the_last_day_stops_nothing():
    """S6: what is over stays over."""
    (found,) = in_court(at_board("received", date(2026, 5, 5)))

    assert (found.status.value, found.last) == ("over", date(2026, 5, 4))


def test_only_what_had_happened_by_the_day_counts():
    """L6: asked for an earlier day, a clock stands as it stood."""
    events = at_board("received", FILED), at_board("refused", date(2026, 5, 22))

    found = [in_court(*events, as_of=day)[0].last for day in (NOTIFIED, FILED, date(2026, 5, 22))]

    assert found == [date(2026, 5, 4), None, date(2026, 6, 22)]


def test_a_case_that_was_withdrawn_keeps_its_last_days():
    """E5: the routes are gone, the person's own clocks are not."""
    policy = a_ladder(a_stage("direct"), appeal_terms=(an_appeal_term(),))
    case = a_case(policy, an_event("withdrawn", FILED), received=NOTIFIED, decisions=[a_decision()])

    assert len(case.routes(FILED)) == 0
    assert [it.last for it in case.last_days(FILED)] == [date(2026, 5, 1)]


@given(
    filed=st.integers(0, 90),
    lasts=st.integers(0, 150),
    most=st.none() | st.integers(1, 120),
    length=st.integers(1, 90),
)
def test_E6_a_clock_that_stands_still_for_some_days_ends_so_many_days_later(
    filed, lasts, most, length
):
    """E6, S1: day by day, by an oracle that crosses days off."""
    first, end = NOTIFIED + timedelta(days=filed), NOTIFIED + timedelta(days=filed + lasts)
    effect = StageEffect(
        on="court", does="suspends", at_most=None if most is None else f"{most} calendar days"
    )
    still = {first + timedelta(days=n) for n in range(lasts if most is None else min(lasts, most))}
    day, left = NOTIFIED, length
    while left:
        day += timedelta(days=1)
        left -= day not in still

    (found,) = in_court(
        at_board("received", first),
        at_board("refused", end),
        effect=effect,
        term=an_appeal_term(f"{length} calendar days"),
        as_of=date(2027, 6, 1),
    )

    assert (found.last, found.status.value) == (day, "over")


# -- as values -------------------------------------------------------------------------


def test_a_last_day_as_plain_values():
    """Everything there is to know, days as text."""
    term = an_appeal_term(
        calendar="be.legal",
        presumed="3 working days",
        indicative=True,
        source=("law",),
        label=Text(en="appeal", nl="beroep"),
    )
    found = the_last_day(term, ContestedDecision(by="x.body", posted=date(2026, 4, 2)))

    assert found.as_dict("nl") == {
        "appeal_term": "court",
        "label": "beroep",
        "body": "x.court",
        "status": "running",
        "last": "2026-06-07",
        "decision_by": "x.body",
        "presumed": True,
        "indicative": True,
        "applies": True,
        "left": 97,
        "facts": [],
        "source": ["law"],
    }


def test_a_last_day_that_is_not_known_as_plain_values():
    """What is not known is None, and never left out."""
    found = the_last_day(an_appeal_term(), ContestedDecision()).as_dict("en")

    assert {key: found[key] for key in ("status", "last", "decision_by", "left", "facts")} == {
        "status": "unknown",
        "last": None,
        "decision_by": None,
        "left": None,
        "facts": ["decisions.notified"],
    }


def test_a_last_day_tells_how_it_was_counted():
    """The date is a deadline like any other: traced, with its sources and its calendar."""
    (found,) = in_court(at_board("received", FILED), at_board("refused", date(2026, 5, 22)))

    assert found.deadline.explain("en").splitlines()[0] == (
        "Appeal to the court: no later than Monday, 22 June 2026."
    )
    assert found.deadline.provenance.policy == "x.body"
    assert [found.deadline.trace()[nth].day for nth in (0, -1)] == [NOTIFIED, found.last]


def test_terms_and_last_days_can_be_pickled():
    """Equal to what they were."""
    term = an_appeal_term("3 months", month_rule="eve-of-date")
    found = the_last_day(term)

    assert pickle.loads(pickle.dumps(term)) == term
    assert pickle.loads(pickle.dumps(found)) == found
    assert isinstance(pickle.loads(pickle.dumps(found)).term, AppealTerm)
