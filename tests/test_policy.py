"""A policy: what it owes by when, under which of its limits, and what it knows by name."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from factories import Answering, a_calendar, a_complaint, a_limit, a_policy, media

from complaintkit import (
    Answer,
    AnyOf,
    ChoiceError,
    ClosedDay,
    Complaint,
    ExtensionRule,
    HorizonError,
    InForce,
    LimitError,
    Medium,
    MediumIs,
    MonthRule,
    Nature,
    NatureIs,
    Not,
    NotADateError,
    Note,
    NoteKind,
    Roll,
    StartRule,
    Term,
    TermError,
    Ternary,
    Text,
    UnknownNameError,
    get_calendar,
    get_policy,
)

WEDNESDAY = date(2026, 5, 13)


def after(days):
    """So many calendar days after the Wednesday."""
    return WEDNESDAY + timedelta(days=days)


def shown(deadlines):
    """Code, day due and whether it is provisional."""
    return [(owed.code, owed.due, owed.provisional) for owed in deadlines]


# -- from when -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "received",
    [
        date(2026, 7, 11),
        datetime(2026, 7, 10, 22, 30, tzinfo=UTC),
        datetime(2026, 7, 11, 0, 30, tzinfo=timezone(timedelta(hours=2))),
        datetime(2026, 7, 11, 21, 59, tzinfo=UTC),
        Complaint(received=date(2026, 7, 11)),
        Complaint(received=datetime(2026, 7, 10, 22, 30, tzinfo=UTC), nature=Nature.COMPLAINT),
    ],
    ids=str,
)
def test_a_day_an_instant_and_a_complaint_start_the_same_clock(received):
    """T1: what counts is the local day in Brussels on which it was received."""
    due = [(owed.code, owed.start, owed.due) for owed in get_policy("be.inami").deadlines(received)]

    assert due == [
        ("acknowledgement", date(2026, 7, 11), date(2026, 7, 21)),
        ("answer", date(2026, 7, 11), date(2026, 8, 25)),
    ]


@pytest.mark.parametrize(
    "received",
    ["2026-05-13", 20260513, True, datetime(2026, 5, 13)],  # noqa: DTZ001
    ids=["text", "number", "bool", "naive"],
)
def test_what_is_no_day_is_refused(received):
    """T3, D12: neither deadlines nor deadline guess what was meant."""
    policy = get_policy("be.inami")

    with pytest.raises(NotADateError):
        policy.deadlines(received)
    with pytest.raises(NotADateError):
        policy.deadline("answer", received)


def test_an_instant_from_the_cutoff_on_counts_as_the_next_day():
    """A limit's own cutoff, in the body's zone; a plain date has no time of day."""
    policy = a_policy(a_limit(code="early", cutoff=time(16)), a_limit(code="late", cutoff=time(18)))
    at_five = datetime(2026, 5, 13, 15, tzinfo=UTC)

    assert [owed.start for owed in policy.deadlines(at_five)] == [after(1), after(0)]
    assert [owed.start for owed in policy.deadlines(WEDNESDAY)] == [after(0), after(0)]
    assert policy.deadline("early", at_five).due == after(11)


def test_a_limit_can_start_when_the_complaint_was_sent():
    """Each limit starts on the day it names."""
    policy = a_policy(a_limit(code="sent", starts_on="sent"), a_limit(code="received"))
    complaint = a_complaint(sent=after(-3), received=WEDNESDAY)

    assert shown(policy.deadlines(complaint)) == [
        ("sent", after(7), False),
        ("received", after(10), False),
    ]


@pytest.mark.parametrize("starts_on", ["sent", "received"])
@pytest.mark.parametrize("complaint", [Complaint(sent=WEDNESDAY), Complaint()])
def test_without_the_day_of_receipt_nothing_is_counted(starts_on, complaint):
    """What a limit starts on does not matter: no other day is put in its place."""
    with pytest.raises(LimitError) as caught:
        a_policy(a_limit(starts_on=starts_on)).deadlines(complaint)

    assert str(caught.value) == "the day of receipt is not known: nothing can be counted from it"


@pytest.mark.parametrize("starts_on", ["sent", "completed", "answered"])
def test_a_start_that_is_not_known_is_supposed_on_the_day_of_receipt(starts_on):
    """The date is given, and a note says what it supposes; one whose start is known has none."""
    policy = a_policy(a_limit(starts_on=starts_on), a_limit(code="known"))

    supposed, known = policy.deadlines(a_complaint())

    assert (supposed.start, supposed.due) == (known.start, known.due) == (WEDNESDAY, after(10))
    assert supposed.notes == (Note(NoteKind.SUPPOSED, WEDNESDAY),)
    assert known.notes == ()
    assert not supposed.provisional


def test_a_limit_that_does_not_apply_needs_no_day():
    """Nobody asks when praise was sent."""
    limit = a_limit(starts_on="sent", when=[NatureIs([Nature.COMPLAINT])])

    assert a_policy(limit).deadlines(a_complaint(nature=Nature.PRAISE)) == ()


# -- under which limit -----------------------------------------------------------------

PRAISE = a_limit("5 calendar days", when=[NatureIs([Nature.PRAISE])])
LETTER = a_limit("20 calendar days", when=[MediumIs([Medium.LETTER])])
GENERAL = a_limit("10 calendar days")


@pytest.mark.parametrize(
    ("nature", "medium", "days", "provisional"),
    [
        (Nature.PRAISE, "phone", 5, False),
        (Nature.APPEAL, "letter", 20, False),
        (Nature.APPEAL, "phone", 10, False),
        (Nature.PRAISE, None, 5, False),
        (None, "letter", 20, False),
        (Nature.APPEAL, None, 10, True),
        (None, "phone", 5, True),
        (None, None, 5, True),
    ],
)
def test_of_limits_with_one_code_the_one_whose_condition_holds_applies(
    nature, medium, days, provisional
):
    """Otherwise the one without; where a fact is missing, the earliest, provisionally."""
    complaint = a_complaint(nature=nature, medium=None if medium is None else media(medium))

    for limits in ([PRAISE, LETTER, GENERAL], [GENERAL, LETTER, PRAISE]):
        found = shown(a_policy(*limits).deadlines(complaint))
        assert found == [("answer", after(days), provisional)]


def test_two_limits_that_both_apply_are_an_error():
    """Their conditions do not tell them apart: no date is picked."""
    words = "two limits 'answer' both apply: their conditions do not tell them apart"
    both = a_complaint(nature=Nature.PRAISE, medium=media("letter"))

    for policy, complaint in (
        (a_policy(PRAISE, LETTER, GENERAL), both),
        (a_policy(GENERAL, GENERAL), a_complaint()),
        (a_policy(PRAISE, GENERAL, GENERAL), a_complaint(nature=Nature.APPEAL)),
    ):
        with pytest.raises(LimitError) as caught:
            policy.deadlines(complaint)
        assert str(caught.value) == words


def test_a_condition_that_holds_stands_before_two_that_do_not_say_when():
    """The doubt about the others does not matter then."""
    found = a_policy(PRAISE, GENERAL, GENERAL).deadlines(a_complaint(nature=Nature.PRAISE))

    assert shown(found) == [("answer", after(5), False)]


@pytest.mark.parametrize(
    ("nature", "owed"),
    [
        (Nature.PRAISE, [("answer", after(5), False)]),
        (Nature.APPEAL, []),
        (None, [("answer", after(5), True)]),
    ],
)
def test_a_limit_alone_with_its_condition(nature, owed):
    """Owed when it holds, not when it does not, provisionally when that is unknown."""
    assert shown(a_policy(PRAISE).deadlines(a_complaint(nature=nature))) == owed


@pytest.mark.parametrize(
    ("first", "second", "owed"),
    [
        (
            one,
            other,
            {0: [], 1: [("answer", after(10), True)], 2: [("answer", after(10), False)]}[
                min(one.value, other.value)
            ],
        )
        for one in Ternary
        for other in Ternary
    ],
)
def test_all_conditions_of_a_limit_must_hold(first, second, owed):
    """One that says no settles it; one that does not know leaves it provisional."""
    conditions = [Answering(Answer(first, ())), Answering(Answer(second, ()))]

    assert shown(a_policy(a_limit(when=conditions)).deadlines(a_complaint())) == owed


def test_a_day_alone_is_a_complaint_by_an_unknown_medium():
    """The nature is a complaint; how it came in is not known."""
    policy = a_policy(
        a_limit(code="mine", when=[NatureIs([Nature.COMPLAINT])]),
        a_limit(code="praise", when=[NatureIs([Nature.PRAISE])]),
        a_limit(code="letter", when=[MediumIs([Medium.LETTER])]),
    )

    assert shown(policy.deadlines(WEDNESDAY)) == [
        ("mine", after(10), False),
        ("letter", after(10), True),
    ]


def test_a_limit_without_a_figure_is_never_the_earliest():
    """A date that may be owed stands before no date."""
    endless = a_limit("no figure", when=[NatureIs([Nature.PRAISE])])

    assert shown(a_policy(endless, GENERAL).deadlines(a_complaint())) == [
        ("answer", after(10), True)
    ]
    assert shown(a_policy(endless).deadlines(a_complaint(nature=Nature.PRAISE))) == [
        ("answer", None, False)
    ]


def test_deadlines_come_in_the_order_of_the_file_one_a_code():
    """However many limits share a code."""
    other = a_limit("1 week", code="acknowledgement")

    found = a_policy(LETTER, other, GENERAL).deadlines(a_complaint(medium=media("letter")))
    assert [owed.code for owed in found] == ["answer", "acknowledgement"]


# -- one limit by its code -------------------------------------------------------------


def test_one_deadline_by_the_code_of_its_limit():
    """Its start is given, whatever event it is."""
    policy = a_policy(GENERAL, a_limit("1 month", code="appeal", month_rule=MonthRule.SAME_DATE))
    owed = policy.deadline("appeal", date(2026, 6, 30))

    assert (owed.code, owed.start, owed.due) == ("appeal", date(2026, 6, 30), date(2026, 7, 30))
    assert owed.policy is policy
    assert not owed.provisional


def test_one_deadline_of_several_limits_is_the_earliest_and_provisional():
    """Nothing is known of the complaint."""
    owed = a_policy(LETTER, PRAISE, GENERAL).deadline("answer", WEDNESDAY)

    assert shown([owed]) == [("answer", after(5), True)]


def test_one_deadline_that_can_never_apply_is_an_error():
    """Its conditions say no to every complaint."""
    with pytest.raises(LimitError) as caught:
        a_policy(a_limit(when=[AnyOf([])])).deadline("answer", WEDNESDAY)

    assert str(caught.value) == "no limit 'answer' holds for that day"


@pytest.mark.parametrize(
    ("find", "words"),
    [
        (
            lambda it: it.deadline("anwser", WEDNESDAY),
            "no time limit 'anwser'; did you mean 'answer'?",
        ),
        (lambda it: it.limit("x"), "no time limit 'x'; known: answer"),
        (lambda it: it.source("pages"), "no source 'pages'; did you mean 'page'?"),
        (lambda it: it.calendar("be.leagl"), "no calendar 'be.leagl'; did you mean 'be.legal'"),
    ],
)
def test_a_code_that_names_nothing_is_said(find, words):
    """With what was perhaps meant."""
    with pytest.raises(UnknownNameError) as caught:
        find(a_policy(GENERAL))

    assert str(caught.value).startswith(words)


def test_limits_and_sources_are_found_by_code():
    """The first limit of a code, where several share it."""
    policy = a_policy(a_limit(code="other"), LETTER, GENERAL)

    assert policy.limit("answer") is policy.time_limits[1]
    assert policy.source("page") is policy.sources[0]


# -- with which calendar ---------------------------------------------------------------


def test_a_policy_s_own_calendar_stands_before_the_shipped_one():
    """Its own closing day moves a limit in working days, by one day."""
    limit = a_limit("2 working days", calendar="be.legal")
    bridge = ClosedDay(day=date(2026, 5, 15), name=Text(en="bridge day"))
    own = get_calendar("be.legal").closing([bridge], code="be.legal")

    # Thursday 14 May is Ascension, Friday the bridge day.
    assert a_policy(limit).deadline("answer", WEDNESDAY).due == date(2026, 5, 18)
    assert a_policy(limit, own_calendars=(own,)).deadline("answer", WEDNESDAY).due == date(
        2026, 5, 19
    )
    assert a_policy(own_calendars=(own,)).calendar("be.legal") is own
    assert a_policy(own_calendars=(own,)).calendar("fr.ouvres") is get_calendar("fr.ouvres")


def test_D9_a_count_that_leaves_its_calendar_is_an_error():
    """D9: the days after 2030 are not guessed; a limit that asks no calendar goes on."""
    working = a_policy(
        a_limit(calendar="x.days", term="21 working days"), own_calendars=(a_calendar(),)
    )
    plain = a_policy(a_limit(calendar="x.days"), own_calendars=(a_calendar(),))

    with pytest.raises(HorizonError) as caught:
        working.deadlines(date(2030, 12, 20))
    assert str(caught.value) == (
        "21 working days after 2030-12-20 is beyond what the calendar x.days knows: "
        "2020-01-01 to 2030-12-31"
    )
    assert plain.deadline("answer", date(2030, 12, 25)).due == date(2031, 1, 4)


def test_V1_a_version_holds_from_its_first_to_its_last_day():
    """V1: both included; an open end holds for ever."""
    days = InForce(first=date(2020, 1, 1), last=date(2023, 12, 31))

    assert [days.covers(date(2020, 1, 1)), days.covers(date(2023, 12, 31))] == [True, True]
    assert [days.covers(date(2019, 12, 31)), days.covers(date(2024, 1, 1))] == [False, False]
    assert InForce().covers(date.min)
    assert InForce().covers(date.max)


# -- limits as values ------------------------------------------------------------------

NEEDS_MONTH_RULE = (
    "needs month_rule: 'same-date' (30 June + 1 month is 30 July) or 'eve-of-date' (Belgian: "
    "31 July)"
)
NEEDS_CALENDAR = "it needs a calendar to know which days are worked, such as 'be.legal'"


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"term": "1 month"}, f"a term of 1 month {NEEDS_MONTH_RULE}"),
        ({"term": "2 years"}, f"a term of 2 years {NEEDS_MONTH_RULE}"),
        ({"term": "5 working days"}, NEEDS_CALENDAR),
        ({"roll": Roll.FOLLOWING}, NEEDS_CALENDAR),
        ({"at_least_working_days": 1}, NEEDS_CALENDAR),
        ({"start_rule": StartRule.ON_OR_AFTER}, NEEDS_CALENDAR),
        (
            {"at_least_working_days": 11, "calendar": "x"},
            "at_least_working_days is from 0 to its term's 10",
        ),
        ({"at_least_working_days": -1}, "at_least_working_days is from 0 to its term's 10"),
        (
            {"term": "immediate", "at_least_working_days": 1, "calendar": "x"},
            "at_least_working_days is from 0 to its term's 0",
        ),
        (
            {"term": "1 month", "roll": Roll.FOLLOWING, "at_least_working_days": 2},
            "; ".join(
                [
                    f"a term of 1 month {NEEDS_MONTH_RULE}",
                    NEEDS_CALENDAR,
                    "at_least_working_days is from 0 to its term's 1",
                ]
            ),
        ),
    ],
)
def test_a_limit_that_could_never_be_counted_is_refused(choices, words):
    """Every reason at once; M1: months without a rule are never counted."""
    with pytest.raises(LimitError) as caught:
        a_limit(**choices)

    assert str(caught.value) == f"the limit 'answer': {words}"


def test_a_limit_that_starts_on_nothing_there_is_is_refused():
    """With what was perhaps meant."""
    with pytest.raises(ChoiceError) as caught:
        a_limit(starts_on="recieved")

    assert str(caught.value) == (
        "no start event 'recieved'; did you mean 'received' or 'reopened'?"
    )


@pytest.mark.parametrize(
    ("choices", "asks"),
    [
        ({}, False),
        ({"start_rule": StartRule.EVENT_DAY}, False),
        ({"start_rule": StartRule.NEXT_WORKING_DAY}, True),
        ({"term": "10 working days"}, True),
        ({"roll": Roll.PRECEDING}, True),
        ({"at_least_working_days": 10}, True),
    ],
)
def test_which_limits_ask_a_calendar(choices, asks):
    """Calendar days that neither roll nor need a minimum ask none."""
    assert a_limit(calendar="be.legal", **choices).uses_calendar is asks


@pytest.mark.parametrize(
    ("choice", "value", "read"),
    [
        ("term", "1 week", "1 week"),
        ("start_rule", "event-day", StartRule.EVENT_DAY),
        ("month_rule", "eve-of-date", MonthRule.EVE_OF_DATE),
        ("roll", "following", Roll.FOLLOWING),
        ("at_least_working_days", 2, 2),
        ("calendar", "fr.ouvres", "fr.ouvres"),
    ],
)
def test_one_choice_can_be_read_otherwise(choice, value, read):
    """All other choices stay as they are."""
    limit = a_limit(calendar="be.legal")
    other = limit.read_as(choice, value)

    found = getattr(other, choice)
    assert (str(found) if choice == "term" else found) == read
    assert other.read_as(choice, str(limit.term) if choice == "term" else value).code == "answer"
    assert limit == a_limit(calendar="be.legal")


@pytest.mark.parametrize(
    ("choice", "value", "words"),
    [
        ("rol", "following", "no choice 'rol'; did you mean 'roll'?"),
        ("cutoff", "17:00", "no choice 'cutoff'; known: at_least_working_days, calendar, "),
        ("roll", "folowing", "no roll 'folowing'"),
        ("roll", None, "roll is not None: a value of type str is wanted"),
        ("month_rule", 3, "month_rule is not 3: a value of type str is wanted"),
        ("at_least_working_days", True, "at_least_working_days is not True: a value of type int"),
    ],
)
def test_a_reading_that_there_is_not_is_refused(choice, value, words):
    """In words, and as the library's own error."""
    with pytest.raises(ChoiceError) as caught:
        a_limit(calendar="be.legal").read_as(choice, value)

    assert str(caught.value).startswith(words)


def test_a_term_that_there_is_not_is_refused_in_the_words_of_terms():
    """Read otherwise or not, a term is a term."""
    with pytest.raises(TermError) as caught:
        a_limit(calendar="be.legal").read_as("term", "1 moon")

    assert str(caught.value) == "no unit 'moon' in the term '1 moon'; did you mean 'months'?"


def test_a_single_code_may_stand_for_a_list():
    """Of sources and events."""
    limit = a_limit(source="page", met_by="answered", replaced_by=["closed", "settled"])

    assert (limit.source, limit.met_by, limit.replaced_by) == (
        ("page",),
        ("answered",),
        ("closed", "settled"),
    )


# -- complaints as values --------------------------------------------------------------


def test_what_is_not_known_of_a_complaint_is_none():
    """Nothing is presumed."""
    complaint = Complaint()

    assert [
        complaint.reference,
        complaint.received,
        complaint.sent,
        complaint.nature,
        complaint.medium,
        complaint.language,
    ] == [None] * 6


def test_media_come_in_any_collection():
    """Their order, and how often one is named, do not matter."""
    two = frozenset({Medium.LETTER, Medium.FAX})

    for given in ([Medium.FAX, Medium.LETTER, Medium.FAX], (Medium.LETTER, Medium.FAX), two):
        assert Complaint(medium=given).medium == two
    assert Complaint(medium=[]).medium == frozenset()


def test_not_handled_is_not_owed_only_when_a_condition_says_so():
    """What a policy handles is for admissibility; deadlines follow the limits' conditions."""
    limit = a_limit(when=[Not(NatureIs([Nature.PRAISE]))])

    assert shown(a_policy(limit).deadlines(a_complaint(nature=Nature.APPEAL))) == [
        ("answer", after(10), False)
    ]
    assert a_policy(limit).deadlines(a_complaint(nature=Nature.PRAISE)) == ()


def test_a_policy_shows_which_one_it_is_and_no_more():
    """The whole would fill a screen, and a log."""
    assert repr(a_policy(a_limit())) == "Policy(code='x.body', version='1')"


def test_the_last_day_to_tell_of_an_extension_is_the_day_due_as_it_stands():
    """45 days from 13 May end on 27 June 2026; once the one extension is used there is none."""
    limit = a_limit(
        "45 calendar days", extension=[ExtensionRule(by=Term.parse("45 calendar days"))]
    )
    policy, complaint = a_policy(limit), Complaint(received=date(2026, 5, 13))

    (owed,) = policy.timeline(complaint, {})
    assert owed.last_day_to_extend == date(2026, 6, 27)
    assert "Last day to tell of an extension: Saturday, 27 June 2026." in owed.explain("en")
    (extended,) = policy.timeline(complaint, {"extended": date(2026, 6, 1)})
    assert (extended.due, extended.last_day_to_extend) == (date(2026, 8, 11), None)
    assert "Last day to tell" not in extended.explain("en")
