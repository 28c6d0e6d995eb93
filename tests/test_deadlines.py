"""Deadlines by hand: dates, traces, explanations, the strip for notebooks, and backwards."""

import inspect
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path

import pytest
from attrs import evolve

import complaintkit
from complaintkit import (
    Assumption,
    Body,
    ClosedDay,
    DayKind,
    Deadline,
    HorizonError,
    LimitError,
    MonthRule,
    NotADateError,
    Policy,
    Provenance,
    Roll,
    Source,
    StartRule,
    Suspension,
    Term,
    Text,
    TimeLimit,
    TraceMark,
    UnknownNameError,
    compute_deadline,
    get_calendar,
    get_policy,
    latest_start,
)
from complaintkit.counting import add_months
from complaintkit.deadlines.deadline import Governing

EXPLANATIONS = Path(__file__).parent / "snapshots" / "explanations"
LANGUAGES = ("fr", "nl", "de", "en")
NAME = Text(fr="réponse", nl="antwoord", de="Antwort", en="answer")


def may(number):
    """A day of May 2026; the 22nd is the Friday before Whit Monday, the 25th."""
    return date(2026, 5, number)


def june(number):
    """A day of June 2026; the 1st is a Monday, and no holiday falls in the month."""
    return date(2026, 6, number)


def a_rule(term, **choices):
    """A limit called answer that names be.legal."""
    given = {"code": "answer", "label": NAME, "calendar": "be.legal"}
    return TimeLimit(**{**given, "term": Term.parse(term), **choices})


def counted(term, start, *suspensions, calendar=None, **choices):
    """A deadline under be.legal, the ten legal holidays from Monday to Friday."""
    limit = a_rule(term, **choices)
    return compute_deadline(
        limit, start, calendar or get_calendar("be.legal"), suspensions=suspensions
    )


def stop(first, resumed=None, reason=None):
    """A time during which the clock stands still."""
    return Suspension(first=first, resumed=resumed, reason=reason)


def a_policy(*limits):
    """A policy with these limits and one source."""
    return Policy(
        code="x.body",
        version="7",
        body=Body(code="x.body", name=Text(en="Body")),
        zone="Europe/Brussels",
        languages=("en",),
        time_limits=limits,
        sources=(PAGE,),
        find_calendar=get_calendar,
    )


PAGE = Source(code="page", document="Page", article="art. 3", read=date(2026, 1, 5))


# -- one deadline ----------------------------------------------------------------------


def test_a_deadline_has_the_code_of_its_limit():
    """What is owed is named by the rule."""
    assert counted("3 working days", may(22)).code == "answer"


@pytest.mark.parametrize(
    ("as_of", "left", "late"),
    [
        (may(21), 4, 0),
        (may(22), 3, 0),
        (may(25), 3, 0),
        (may(26), 2, 0),
        (may(27), 1, 0),
        (may(28), 0, 0),
        (may(29), 0, 1),
        (may(30), 0, 1),
        (may(31), 0, 1),
        (june(1), 0, 2),
    ],
)
def test_days_left_and_lateness_in_working_days(as_of, left, late):
    """Three working days from the Friday before Whit Monday end on Thursday the 28th."""
    found = counted("3 working days", may(22))

    assert found.due == may(28)
    assert (found.days_left(as_of), found.lateness(as_of)) == (left, late)


@pytest.mark.parametrize(
    ("as_of", "left", "late"),
    [
        (june(1), 4, 0),
        (june(2), 3, 0),
        (june(4), 1, 0),
        (june(5), 0, 0),
        (june(6), 0, 1),
        (june(8), 0, 3),
    ],
)
def test_days_left_and_lateness_in_calendar_days(as_of, left, late):
    """Every other unit counts calendar days: four of them end on Friday 5 June."""
    found = counted("4 calendar days", june(1))

    assert found.due == june(5)
    assert (found.days_left(as_of), found.lateness(as_of)) == (left, late)


@pytest.mark.parametrize("term", ["1 week", "1 month", "1 year"])
def test_longer_units_count_days_left_in_calendar_days(term):
    """A week, a month and a year from 1 June 2026, seen a day after the start and a day late."""
    ends = {"1 week": june(8), "1 month": date(2026, 7, 1), "1 year": date(2027, 6, 1)}
    days = {"1 week": 6, "1 month": 29, "1 year": 364}
    found = counted(term, june(1), month_rule=MonthRule.SAME_DATE)

    assert found.due == ends[term]
    assert found.days_left(june(2)) == days[term]
    assert found.lateness(ends[term] + timedelta(days=1)) == 1


def test_a_working_day_limit_can_be_overdue_by_no_working_day():
    """Due on Friday, overdue on Saturday by 0 working days, on the Tuesday after by 1."""
    found = counted("2 working days", may(20))

    assert found.due == may(22)
    assert found.is_overdue(may(23))
    assert [found.lateness(may(number)) for number in (23, 24, 25, 26)] == [0, 0, 0, 1]


@pytest.mark.parametrize(
    ("term", "start", "due"),
    [
        ("3 working days", may(22), may(28)),
        ("4 calendar days", june(1), june(5)),
        ("1 week", june(1), june(8)),
        ("immediate", may(23), may(23)),
    ],
)
def test_E6_overdue_means_after_the_day_due_on_every_day_of_a_grid(term, start, due):
    """E6: not on the day due, and from the next day on; no other day decides."""
    found = counted(term, start)

    assert found.due == due
    for offset in range(-30, 31):
        as_of = due + timedelta(days=offset)
        assert found.is_overdue(as_of) is (offset > 0)


def test_E6_what_has_no_date_is_never_overdue():
    """E6: without a figure, or while the clock stands still, no day is too late."""
    for found in (
        counted("no figure", june(1)),
        counted("4 calendar days", june(1), stop(june(3))),
    ):
        assert found.due is None
        assert not found.is_overdue(date(2099, 1, 1))
        assert found.lateness(date(2099, 1, 1)) == 0


def test_days_left_without_a_date():
    """Nothing for no figure; what is left to count while the clock stands still."""
    assert counted("no figure", june(1)).days_left(june(2)) is None
    assert counted("4 calendar days", june(1), stop(june(3))).days_left(date(2030, 1, 1)) == 3


@pytest.mark.parametrize("ask", ["is_overdue", "days_left", "lateness"])
@pytest.mark.parametrize("value", [datetime(2026, 6, 2, tzinfo=UTC), "2026-06-02", None])
def test_D12_the_day_asked_about_is_a_date(ask, value):
    """D12: no instant, no text: whose day it is, the caller says."""
    with pytest.raises(NotADateError):
        getattr(counted("4 calendar days", june(1)), ask)(value)


def test_the_start_of_a_count_is_a_date():
    """A datetime is refused before anything is counted."""
    with pytest.raises(NotADateError):
        compute_deadline(a_rule("1 week"), datetime(2026, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "choices",
    [{"roll": Roll.FOLLOWING}, {"at_least_working_days": 1}, {"start_rule": StartRule.ON_OR_AFTER}],
)
def test_a_limit_that_asks_for_a_calendar_must_be_given_one(choices):
    """The message says what a calendar is wanted for, and names one."""
    with pytest.raises(LimitError) as caught:
        compute_deadline(a_rule("4 calendar days", **choices), june(1))

    assert str(caught.value) == (
        "this limit needs a working calendar (it counts working days, rolls, has a minimum "
        "of working days or a start rule that asks for one): name it, such as 'be.legal'"
    )


@pytest.mark.parametrize(
    ("choices", "start", "due"),
    [
        ({"roll": "following"}, may(13), may(26)),
        ({"roll": "none"}, may(13), may(23)),
        ({"start_rule": "after-event"}, may(13), may(23)),
    ],
)
def test_a_choice_of_a_limit_given_as_text_is_that_choice_or_an_error(choices, start, due):
    """A limit made by hand with a word for a choice never counts by another one in silence."""
    try:
        found = counted("10 calendar days", start, **choices).due
    except complaintkit.ComplaintkitError:
        return
    assert found == due


def test_a_month_rule_given_as_text_is_that_rule_or_an_error():
    """30 June and a month is 30 July from date to same date, never 31 July in silence."""
    try:
        found = counted("1 month", june(30), month_rule="same-date").due
    except complaintkit.ComplaintkitError:
        return
    assert found == date(2026, 7, 30)


def test_a_stop_cannot_end_before_it_begins():
    """The message has both days; one that resumes on its first day is empty and allowed."""
    with pytest.raises(complaintkit.ChoiceError) as caught:
        stop(june(3), june(2))

    assert str(caught.value) == "a clock that stops on 2026-06-03 cannot resume on 2026-06-02"
    assert not stop(june(3), june(3)).covers(june(3))


@pytest.mark.parametrize(
    ("resumed", "covered"), [(june(5), [3, 4]), (june(4), [3]), (None, [3, 4, 5, 6, 7])]
)
def test_a_stop_covers_its_first_day_and_not_the_day_it_resumes(resumed, covered):
    """From the first day up to, not including, the day the clock goes on; or for good."""
    found = [number for number in range(1, 8) if stop(june(3), resumed).covers(june(number))]

    assert found == covered


def test_suspensions_can_be_any_iterable():
    """A generator is kept as a tuple, and still there when the trace is asked for."""
    found = compute_deadline(
        a_rule("4 calendar days"), june(1), suspensions=(stop(june(3), june(5)) for _ in range(1))
    )

    assert found.due == june(7)
    assert found.suspensions == (stop(june(3), june(5)),)


def test_months_need_a_rule_wherever_they_are_added():
    """M1: the one step that adds months refuses to choose for its caller."""
    with pytest.raises(LimitError) as caught:
        add_months(june(30), 1, None)

    assert str(caught.value) == (
        "a term in months or years needs a month rule: same-date or eve-of-date"
    )


@pytest.mark.parametrize("months", [12, 120_000])
def test_D9_months_beyond_the_years_there_are_are_refused(months):
    """D9: by the library's own error, which names the start and the term."""
    with pytest.raises(HorizonError) as caught:
        add_months(date(9999, 1, 31), months, MonthRule.SAME_DATE)

    assert str(caught.value) == f"{months} months from 9999-01-31 go beyond the years 1 to 9999"


def test_the_repr_of_a_deadline_is_short():
    """Its limit by its code, its dates, and neither calendar nor policy."""
    assert repr(get_policy("be.inami").deadline("answer", may(13))) == (
        "Deadline(limit='answer', start=datetime.date(2026, 5, 13), "
        "due=datetime.date(2026, 6, 27), left=None, suspensions=(), extensions=(), "
        "applies=True, notes=())"
    )


def test_V4_deadlines_of_the_same_facts_are_equal_and_hash_alike():
    """V4: the policy they stand under is a matter of provenance, not of equality."""
    one, other = counted("3 working days", may(22)), counted("3 working days", may(22))

    assert one == other
    assert hash(one) == hash(other)
    assert one != counted("3 working days", may(21))


# -- choices, readings, sources, provenance --------------------------------------------

ROLL_ASSUMED = Assumption(
    field="time_limit.answer.roll", says=Text(en="it stays"), otherwise="following"
)


def test_choices_tell_stated_from_assumed_from_default():
    """Every choice of counting has one of three words, in the order the choices act."""
    limit = a_rule("4 calendar days", stated={"start_rule"}, assumptions=[ROLL_ASSUMED])

    assert list(compute_deadline(limit, june(1)).choices.items()) == [
        ("start_rule", "stated"),
        ("cutoff", "default"),
        ("month_rule", "default"),
        ("roll", "assumed"),
        ("at_least_working_days", "default"),
        ("calendar", "default"),
    ]


def test_what_is_assumed_is_assumed_even_where_the_file_writes_its_value():
    """The value stands in the file because someone assumed it, not because the text says so."""
    limit = a_rule("4 calendar days", stated={"roll"}, assumptions=[ROLL_ASSUMED])

    assert compute_deadline(limit, june(1)).choices["roll"] == "assumed"


def test_readings_give_the_date_of_each_other_reading():
    """Saturday 27 June stays under the policy's reading, and moves to Monday under the other."""
    found = get_policy("be.inami").deadline("answer", may(13))

    readings = [(told.choice, told.otherwise, other.due) for told, other in found.readings]

    assert readings == [("roll", "following", june(29)), ("start_rule", "event-day", june(26))]
    assert [told for told, _ in found.readings] == list(found.limit.assumptions)


def test_readings_keep_the_suspensions():
    """The other reading is of the same facts: stopped for two days as well."""
    policy = a_policy(a_rule("4 calendar days", assumptions=[ROLL_ASSUMED]))
    found = compute_deadline(
        policy.limit("answer"), june(1), suspensions=[stop(june(3), june(5))], policy=policy
    )

    assert found.due == june(7)
    assert [other.due for _, other in found.readings] == [june(8)]


def test_there_are_no_readings_without_another_value_or_without_a_policy():
    """An assumption without `otherwise` has no other date; nor has a limit that no policy holds."""
    silent = Assumption(field="time_limit.answer.roll", says=Text(en="it stays"))
    policy = a_policy(a_rule("4 calendar days", assumptions=[silent]))

    assert policy.deadline("answer", june(1)).readings == ()
    assert counted("4 calendar days", june(1), assumptions=[ROLL_ASSUMED]).readings == ()


def test_sources_are_those_of_the_limit():
    """By their codes in the policy; none without a policy."""
    policy = a_policy(a_rule("4 calendar days", source="page"), a_rule("1 week", code="other"))

    assert policy.deadline("answer", june(1)).sources == (PAGE,)
    assert policy.deadline("other", june(1)).sources == ()
    assert counted("4 calendar days", june(1), source="page").sources == ()


def test_provenance_names_only_what_the_date_depends_on():
    """No calendar and no holidays where none was asked; no policy where there is none."""
    library = version("complaintkit")
    policy = a_policy(a_rule("4 calendar days"), a_rule("4 working days", code="worked"))
    calendar = get_calendar("be.legal")
    of_policy = {
        "library": library,
        "policy": "x.body",
        "policy_version": "7",
        "policy_hash": policy.content_hash,
    }
    of_calendar = {
        "calendar": "be.legal",
        "calendar_hash": calendar.content_hash,
        "holidays": version("holidays"),
    }

    assert counted("4 calendar days", june(1)).provenance == Provenance(library=library)
    assert compute_deadline(a_rule("1 week"), june(1)).provenance == Provenance(library=library)
    assert counted("4 working days", june(1)).provenance == Provenance(
        library=library, **of_calendar
    )
    assert policy.deadline("answer", june(1)).provenance == Provenance(**of_policy)
    assert policy.deadline("worked", june(1)).provenance == Provenance(**of_policy, **of_calendar)


def test_as_dict_has_plain_values_in_its_documented_order():
    """The shape of the JSON output, key by key."""
    policy = a_policy(a_rule("2 calendar days", source="page", label=Text(en="answer")))
    found = policy.deadline("answer", june(1)).as_dict()

    assert list(found.items()) == [
        ("limit", "answer"),
        ("label", {"en": "answer"}),
        ("term", "2 calendar days"),
        ("starts_on", "received"),
        ("start", "2026-06-01"),
        ("due", "2026-06-03"),
        ("left", None),
        ("provisional", False),
        ("notes", []),
        (
            "choices",
            dict.fromkeys(
                [
                    *("start_rule", "cutoff", "month_rule", "roll"),
                    *("at_least_working_days", "calendar"),
                ],
                "default",
            ),
        ),
        ("sources", ["page"]),
        (
            "provenance",
            {
                "library": version("complaintkit"),
                "policy": "x.body",
                "policy_version": "7",
                "policy_hash": policy.content_hash,
                "calendar": None,
                "calendar_hash": None,
                "holidays": None,
            },
        ),
    ]


def test_as_dict_without_date_or_label():
    """No label and no due date are null; what is left has its number."""
    found = counted("4 calendar days", june(1), stop(june(3)), label=None).as_dict()

    assert (found["label"], found["due"], found["left"]) == (None, None, 3)


def test_a_date_that_crosses_an_incomplete_year_is_provisional():
    """The federal bridge days from 2026 on are not known: what counts on them may change."""
    calendar = get_calendar("be.federal")
    crossing = counted("5 working days", date(2025, 12, 23), calendar=calendar)
    before = counted("5 working days", date(2025, 12, 1), calendar=calendar)
    calendar_days = counted("5 calendar days", june(1), calendar=calendar)

    assert [years.first for years in crossing.undecided] == [2026]
    assert crossing.provisional
    assert crossing.as_dict()["provisional"] is True
    assert (before.undecided, before.provisional) == ((), False)
    assert (calendar_days.undecided, calendar_days.provisional) == ((), False)


def test_a_date_before_its_start_is_decided_by_the_days_before_it():
    """A roll back from 1 January 2026 into 2025: no bridge day of 2026 could move it."""
    found = counted(
        "immediate", date(2026, 1, 1), calendar=get_calendar("be.federal"), roll=Roll.PRECEDING
    )

    assert found.due == date(2025, 12, 24)
    assert found.undecided == ()


def test_nothing_is_undecided_without_a_date_or_a_calendar():
    """An open stop has no date that could change; a limit without calendar asks no year."""
    calendar = get_calendar("be.federal")

    assert counted("5 working days", june(1), stop(june(2)), calendar=calendar).undecided == ()
    assert compute_deadline(a_rule("1 week"), june(1)).undecided == ()


def test_what_may_not_apply_is_provisional():
    """It is not known whether the limit applies: it is owed until that is known."""
    found = compute_deadline(a_rule("1 week"), june(1), applies=False)

    assert found.provisional
    assert found.due == june(8)


# -- the trace -------------------------------------------------------------------------

E, W, C, S, P, R, M = (
    TraceMark.EVENT,
    TraceMark.WAITING,
    TraceMark.COUNTED,
    TraceMark.SKIPPED,
    TraceMark.SUSPENDED,
    TraceMark.ROLLED,
    TraceMark.MINIMUM,
)
RULES = {
    E: "starts_on",
    W: "start_rule",
    C: "term",
    S: "calendar",
    P: "suspension",
    R: "roll",
    M: "at_least_working_days",
}
"""The choice that decides each mark, as a policy file names it."""

TRACES = {
    "over a weekend and a holiday": (
        counted("3 working days", may(22)),
        may(28),
        [(22, E), (23, S), (24, S), (25, S), (26, C, 1), (27, C, 2), (28, C, 3)],
    ),
    "rolled on": (
        counted("5 calendar days", may(18), roll=Roll.FOLLOWING),
        may(26),
        [
            *((18, E), (19, C, 1), (20, C, 2), (21, C, 3), (22, C, 4), (23, C, 5)),
            *((24, R), (25, R), (26, R)),
        ],
    ),
    "rolled back": (
        counted("5 calendar days", may(18), roll=Roll.PRECEDING),
        may(22),
        [(18, E), (19, C, 1), (20, C, 2), (21, C, 3), (22, C, 4), (23, C, 5)],
    ),
    "rolled back before the start": (
        counted("1 calendar day", may(23), roll=Roll.PRECEDING),
        may(22),
        [(22, R), (23, E), (24, C, 1)],
    ),
    "rolled back onto the start": (
        counted("1 calendar day", may(22), roll=Roll.PRECEDING),
        may(22),
        [(22, E), (23, C, 1)],
    ),
    "at once and rolled back": (
        counted("immediate", may(23), roll=Roll.PRECEDING),
        may(22),
        [(22, R), (23, E)],
    ),
    "at once and rolled on": (
        counted("immediate", may(23), roll=Roll.FOLLOWING),
        may(26),
        [(23, E), (24, R), (25, R), (26, R)],
    ),
    "at once": (counted("immediate", may(23)), may(23), [(23, E)]),
    "no figure": (counted("no figure", may(22)), None, [(22, E)]),
    "waiting for day one": (
        counted("2 calendar days", may(23), start_rule=StartRule.NEXT_WORKING_DAY),
        may(27),
        [(23, E), (24, W), (25, W), (26, C, 1), (27, C, 2)],
    ),
    "moved to a working day first": (
        counted("1 working day", may(23), start_rule=StartRule.ROLL_THEN_AFTER),
        may(27),
        [(23, E), (24, W), (25, W), (26, W), (27, C, 1)],
    ),
    "the working day on or after, later": (
        counted("2 working days", may(23), start_rule=StartRule.ON_OR_AFTER),
        may(27),
        [(23, E), (24, W), (25, W), (26, C, 1), (27, C, 2)],
    ),
    "the working day on or after, itself": (
        counted("2 working days", may(26), start_rule=StartRule.ON_OR_AFTER),
        may(27),
        [(26, C, 1), (27, C, 2)],
    ),
    "its own day is day one": (
        counted("2 calendar days", may(23), start_rule=StartRule.EVENT_DAY),
        may(24),
        [(23, C, 1), (24, C, 2)],
    ),
    "stopped for two days": (
        counted("4 calendar days", june(1), stop(june(3), june(5))),
        june(7),
        [(1, E), (2, C, 1), (3, P), (4, P), (5, C, 2), (6, C, 3), (7, C, 4)],
    ),
    "three stops merged into one": (
        counted(
            "4 calendar days",
            june(1),
            *(stop(june(5), june(6)), stop(june(4), june(6)), stop(june(3), june(5))),
        ),
        june(8),
        [(1, E), (2, C, 1), (3, P), (4, P), (5, P), (6, C, 2), (7, C, 3), (8, C, 4)],
    ),
    "stopped over a weekend, in working days": (
        counted("3 working days", june(4), stop(june(5), june(9))),
        june(11),
        [(4, E), (5, P), (6, P), (7, P), (8, P), (9, C, 1), (10, C, 2), (11, C, 3)],
    ),
    "stopped before it starts": (
        counted("2 calendar days", june(1), stop(date(2026, 5, 20), june(3))),
        june(4),
        [(1, E), (2, P), (3, C, 1), (4, C, 2)],
    ),
    "standing still": (
        counted("4 calendar days", june(1), stop(june(3))),
        None,
        [(1, E), (2, C, 1), (3, P)],
    ),
    "standing still since before it starts": (
        counted("4 calendar days", june(1), stop(date(2026, 5, 20))),
        None,
        [(1, E), (2, P)],
    ),
    "the minimum reached later": (
        counted("2 calendar days", may(22), at_least_working_days=2),
        may(27),
        [(22, E), (23, C, 1), (24, C, 2), (25, M), (26, M), (27, M)],
    ),
    "rolled, then the minimum": (
        counted("2 calendar days", may(22), at_least_working_days=2, roll=Roll.FOLLOWING),
        may(27),
        [(22, E), (23, C, 1), (24, C, 2), (25, R), (26, R), (27, M)],
    ),
    "the minimum already reached": (
        counted("2 calendar days", june(1), at_least_working_days=2),
        june(3),
        [(1, E), (2, C, 1), (3, C, 2)],
    ),
}


@pytest.mark.parametrize("case", TRACES)
def test_D11_a_trace_by_hand(case):
    """D11: each day once with its mark, its number and its rule, and the day due shown as due."""
    found, due, expected = TRACES[case]

    rows = found.trace()

    assert found.due == due
    assert [(row.day.day, row.mark, row.number) for row in rows] == [
        (*row, None)[:3] for row in expected
    ]
    assert [row.rule for row in rows] == [RULES[row.mark] for row in rows]
    assert [row.day for row in rows if row.due] == ([] if due is None else [due])


@pytest.mark.parametrize("case", TRACES)
def test_D11_replaying_a_trace_by_hand_gives_the_date(case):
    """D11: the marks and the names of closed days lead to the day due, without the library.

    The last row is the day due, unless the roll went back: then it is the last day before the end
    that is neither a Saturday, a Sunday nor Whit Monday.
    """
    found, due, _ = TRACES[case]
    rows = found.trace()

    replayed = rows[-1].day
    if found.limit.roll is Roll.PRECEDING:
        while replayed.weekday() in {5, 6} or replayed == may(25):
            replayed -= timedelta(days=1)
        assert replayed in [row.day for row in rows]
    if any(row.mark is TraceMark.SUSPENDED for row in rows[-1:]) or case == "no figure":
        replayed = None

    assert replayed == due


def test_every_mark_appears_in_the_traces_by_hand():
    """No mark is left untested."""
    marks = {row.mark for found, _, _ in TRACES.values() for row in found.trace()}

    assert marks == set(TraceMark)


def test_a_trace_gives_the_reasons_of_closed_days_where_the_calendar_was_asked():
    """Saturday by its weekday, Whit Monday by name; no reason for the event's own day."""
    rows = {row.day.day: row.reasons for row in counted("3 working days", may(22)).trace()}

    assert [reason.kind for reason in rows[23]] == [DayKind.REST_DAY]
    assert [reason.name.in_language("en") for reason in rows[25]] == ["Whit Monday"]
    assert (rows[22], rows[26]) == ((), ())


def test_a_trace_in_calendar_days_gives_a_reason_only_for_its_end():
    """Where no working day is counted only the end is looked at: it may be closed and stay."""
    rows = {row.day.day: row.reasons for row in counted("9 calendar days", may(14)).trace()}

    assert [number for number, reasons in rows.items() if reasons] == [23]


def test_a_trace_beyond_what_the_calendar_knows_leaves_the_reasons_out():
    """A limit in calendar days reaches further than any calendar."""
    found = counted("10 calendar days", date(2100, 12, 28))

    assert found.due == date(2101, 1, 7)
    assert all(row.reasons == () for row in found.trace())


def test_a_trace_needs_no_calendar():
    """Without one the days are counted all the same."""
    rows = compute_deadline(a_rule("2 calendar days"), june(5)).trace()

    assert [(row.day.day, row.mark) for row in rows] == [(5, E), (6, C), (7, C)]


def test_a_trace_says_why_the_clock_stood_still():
    """The reason of the first stop that covers the day; none where none was given."""
    expert = Text(en="waiting for an expert")
    found = counted(
        "4 calendar days", june(1), stop(june(3), june(5), expert), stop(june(5), june(6))
    )

    stopped = {row.day.day: row.stopped_for for row in found.trace()}

    assert stopped == {1: None, 2: None, 3: expert, 4: expert, 5: None, 6: None, 7: None, 8: None}


def test_a_trace_on_the_last_day_there_is():
    """D9: a limit that is due at once can start on 31 December 9999 and show it."""
    found = compute_deadline(a_rule("immediate"), date.max)

    assert found.due == date.max
    assert [(row.day, row.mark, row.due) for row in found.trace()] == [(date.max, E, True)]


def test_a_trace_day_as_plain_values():
    """The shape of a row in the JSON output, of a closed day and of a counted one."""
    rows = [row.as_dict() for row in counted("1 working day", may(24)).trace()]

    assert rows[1:] == [
        {
            "day": "2026-05-25",
            "mark": "skipped",
            "number": None,
            "rule": "calendar",
            "reasons": [
                {
                    "kind": "public-holiday",
                    "name": {
                        "fr": "lundi de Pentecôte",
                        "nl": "pinkstermaandag",
                        "de": "Pfingstmontag",
                        "en": "Whit Monday",
                    },
                    "source": "law",
                }
            ],
            "due": False,
        },
        {
            "day": "2026-05-26",
            "mark": "counted",
            "number": 1,
            "rule": "term",
            "reasons": [],
            "due": True,
        },
    ]


def test_a_rest_day_as_plain_values_has_no_name():
    """The language names the weekday, so the data does not."""
    row = counted("1 working day", may(22)).trace()[1].as_dict()

    assert row["reasons"] == [{"kind": "rest-day", "name": None, "source": None}]


# -- in words --------------------------------------------------------------------------


def assumed(choice, otherwise, **says):
    """An assumption about one choice of the limit answer."""
    return Assumption(field=f"time_limit.answer.{choice}", says=Text(**says), otherwise=otherwise)


SUPPOSED = {"fr": "supposé", "nl": "aangenomen", "de": "angenommen", "en": "assumed"}


def read_otherwise():
    """A month from Saturday 28 February: each choice read otherwise gives another date.

    Under the policy's reading it ends on Saturday 28 March. The minimum changes nothing, and the
    cutoff has no other reading: only what is assumed is said.
    """
    limit = a_rule(
        "1 month",
        month_rule=MonthRule.SAME_DATE,
        source="page",
        assumptions=[
            assumed("start_rule", "roll-then-after", **SUPPOSED),
            assumed("month_rule", "eve-of-date", **SUPPOSED),
            assumed("term", "2 weeks", **SUPPOSED),
            assumed("roll", "following", **SUPPOSED),
            assumed("at_least_working_days", 1, **SUPPOSED),
            assumed("cutoff", None, **SUPPOSED),
        ],
    )
    return a_policy(limit).deadline("answer", date(2026, 2, 28))


def read_without_a_figure():
    """Two working days from a Friday, read with Saturdays, with a minimum, and as no term at all.

    A calendar that works on Saturdays gives the Saturday's next working day, Tuesday the 26th.
    """
    limit = a_rule(
        "2 working days",
        source="page",
        assumptions=[
            assumed("calendar", "be.legal.saturday", **SUPPOSED),
            assumed("term", "no figure", **SUPPOSED),
        ],
    )
    return a_policy(limit).deadline("answer", may(22))


def read_with_a_minimum():
    """Two calendar days from a Friday end on the Sunday; with two working days on the Wednesday.

    A limit that moves to the next working day ends on the Tuesday after Whit Monday.
    """
    limit = a_rule(
        "2 calendar days",
        source="page",
        assumptions=[
            assumed("at_least_working_days", 2, **SUPPOSED),
            assumed("roll", "following", **SUPPOSED),
        ],
    )
    return a_policy(limit).deadline("answer", may(22))


SUMMER = Text(fr="vacances", nl="vakantie", de="Sommerpause", en="summer break")
SAID = {
    "inami-answer": (lambda: get_policy("be.inami").deadline("answer", may(13)), june(27)),
    "inami-acknowledgement-on-a-holiday": (
        lambda: get_policy("be.inami").deadline("acknowledgement", date(2026, 7, 11)),
        date(2026, 7, 21),
    ),
    "working-days-over-easter": (
        lambda: counted("21 working days", date(2026, 4, 3)),
        date(2026, 5, 6),
    ),
    "working-days-on-saturdays-too": (
        lambda: counted(
            "2 working days",
            may(22),
            calendar=get_calendar("be.legal.saturday"),
            starts_on="completed",
        ),
        may(26),
    ),
    "federal-year-end-stopped": (
        lambda: counted(
            "5 working days",
            date(2026, 12, 18),
            stop(date(2026, 12, 22), date(2026, 12, 24), SUMMER),
            calendar=get_calendar("be.federal"),
        ),
        date(2027, 1, 6),
    ),
    "month-same-date": (
        lambda: counted("1 month", june(30), month_rule=MonthRule.SAME_DATE),
        date(2026, 7, 30),
    ),
    "year-eve-of-date": (
        lambda: counted("1 year", date(2023, 2, 28), month_rule=MonthRule.EVE_OF_DATE),
        date(2024, 2, 29),
    ),
    "rolled-on-over-whit-monday": (
        lambda: counted("5 calendar days", may(18), roll=Roll.FOLLOWING, label=None),
        may(26),
    ),
    "rolled-back": (
        lambda: counted("1 week", may(18), roll=Roll.PRECEDING, starts_on="decision-notified"),
        may(22),
    ),
    "minimum-of-working-days": (
        lambda: counted("2 calendar days", may(22), at_least_working_days=2, roll=Roll.FOLLOWING),
        may(27),
    ),
    "standing-still": (
        lambda: counted("4 calendar days", june(1), stop(june(3), None, SUMMER)),
        None,
    ),
    "standing-still-one-working-day-left": (
        lambda: counted("2 working days", june(1), stop(june(3))),
        None,
    ),
    "no-figure": (lambda: counted("no figure", june(1)), None),
    "at-once-on-the-first": (lambda: counted("immediate", date(2026, 5, 1)), date(2026, 5, 1)),
    "day-one-waits": (
        lambda: counted("1 calendar day", may(23), start_rule=StartRule.NEXT_WORKING_DAY),
        may(26),
    ),
    "perhaps-not-owed": (
        lambda: compute_deadline(
            a_rule("1 working day", start_rule=StartRule.EVENT_DAY),
            date(2026, 5, 31),
            get_calendar("be.legal"),
            applies=False,
        ),
        june(1),
    ),
    "read-otherwise": (read_otherwise, date(2026, 3, 28)),
    "read-without-a-figure": (read_without_a_figure, may(27)),
    "read-with-a-minimum": (read_with_a_minimum, may(24)),
}


@pytest.mark.parametrize("case", SAID)
def test_an_explanation_reads_as_it_was_proofread(case):
    """The whole text in each language, as a person checked it; the date was counted by hand."""
    make, due = SAID[case]
    found = make()
    expected = (EXPLANATIONS / f"{case}.txt").read_text("utf-8")

    written = "\n".join(f"[{language}]\n{found.explain(language)}\n" for language in LANGUAGES)

    assert found.due == due
    assert written == expected


def test_every_proofread_explanation_belongs_to_a_case():
    """No file is left behind."""
    assert {path.stem for path in EXPLANATIONS.iterdir()} == set(SAID)


def test_an_explanation_is_in_english_unless_told():
    """The default of `explain` is English."""
    found = counted("3 working days", may(22))

    assert found.explain() == found.explain("en")
    assert found.explain().startswith("Answer: no later than Thursday, 28 May 2026.\n")


def test_an_explanation_in_an_unknown_language_is_refused():
    """The message lists the languages there are."""
    with pytest.raises(UnknownNameError) as caught:
        counted("3 working days", may(22)).explain("es")

    assert str(caught.value) == "no language 'es'; known: de, en, fr, nl"


@pytest.mark.parametrize("start", [date(1950, 1, 2), date(2100, 12, 1)])
def test_D9_an_explanation_says_what_it_can_where_another_reading_cannot_be_counted(start):
    """D9: a date in calendar days beyond the calendar is explained; its other reading has none."""
    found = get_policy("be.inami").deadline("answer", start)

    assert found.due == start + timedelta(days=45)
    assert found.explain("en").startswith("Final answer: no later than ")


def test_two_bridge_days_of_one_name_are_no_span():
    """16 November and 24 December 2007 were off, and not the five weeks between them."""
    found = counted(
        "30 working days", date(2007, 11, 15), calendar=get_calendar("be.federal")
    ).explain("en")

    assert "bridge day (16 November 2007)" in found
    assert "bridge day (24 December 2007)" in found
    assert "(27 December 2007 – 31 December 2007)" in found


def test_an_explanation_of_a_limit_due_at_once_tells_of_its_roll():
    """Saturday moved to the Tuesday after Whit Monday: the reader learns why it is not Saturday."""
    found = counted("immediate", may(23), roll=Roll.FOLLOWING)

    assert found.due == may(26)
    assert "Saturday, 23 May 2026 is not a working day (Saturday)" in found.explain("en")


def test_an_empty_stop_is_not_spoken_of():
    """A stop that resumes on its first day stopped nothing: its reason says nothing."""
    found = counted("4 calendar days", june(1), stop(june(3), june(3), SUMMER))

    assert found.due == june(5)
    assert "summer break" not in found.explain("en")


def test_a_stop_after_the_day_due_is_not_said_to_stand_still():
    """A clock that ran out on 5 June does not stand still since 10 June."""
    found = counted("4 calendar days", june(1), stop(june(10)))

    assert found.due == june(5)
    assert "stood still" not in found.explain("en")


def test_a_stop_that_delays_the_minimum_is_spoken_of():
    """Three working days from 22 May are the 26th, 28th and 29th: the clock stood still between.

    The four calendar days themselves end on the 26th, before the stop.
    """
    found = counted("4 calendar days", may(22), stop(may(27), may(28)), at_least_working_days=3)

    assert found.due == may(29)
    assert "The clock stood still" in found.explain("en")
    assert "27 May 2026" in found.explain("en")


def test_an_open_stop_that_keeps_the_minimum_from_being_reached_is_spoken_of():
    """There is no date because the clock stands still: the reader learns since when."""
    found = counted("2 calendar days", may(22), stop(may(25)), at_least_working_days=2)

    assert found.due is None
    assert "The clock has stood still since Monday, 25 May 2026." in found.explain("en")


# -- the strip for notebooks -----------------------------------------------------------


class Page(HTMLParser):
    """Markup taken apart: every element with its attributes and text, and the tags in balance."""

    def __init__(self, markup):
        """Read it to its end; an element that is not closed, or closed twice, is an error."""
        super().__init__(convert_charrefs=True)
        self.open, self.elements = [], []
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        """An element opens; no attribute stands twice."""
        assert len(dict(attrs)) == len(attrs)
        element = {"tag": tag, "text": "", "in": [one["tag"] for one in self.open], **dict(attrs)}
        self.elements.append(element)
        if tag != "br":  # The one that is used of those that have no end.
            self.open.append(element)

    def handle_endtag(self, tag):
        """The element opened last closes."""
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data):
        """Text belongs to the element it stands in."""
        self.open[-1]["text"] += data

    def all(self, tag):
        """Every element of one kind."""
        return [element for element in self.elements if element["tag"] == tag]

    def days(self):
        """The cells that stand for a day; the others fill a week up."""
        return [cell for cell in self.all("td") if "title" in cell]

    def rows(self):
        """The rows of the table, each with its heading and cells."""
        rows = []
        for element in self.elements:
            if element["tag"] == "tr":
                rows.append([])
            elif element["tag"] in {"th", "td"}:
                rows[-1].append(element)
        return rows


@pytest.mark.parametrize("case", TRACES)
def test_X3_the_strip_is_well_formed_with_every_day_once(case):
    """X3: tags in balance, a row a week, each day once, in order, under the day of its week."""
    found, _, expected = TRACES[case]
    weeks = {day.day - timedelta(days=day.day.weekday()): day.day for day in found.trace()[::-1]}

    page = Page(found._repr_html_())

    heads, *rows = page.rows()
    assert [head["text"] for head in heads] == ["", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert [row[0]["text"] for row in rows] == [
        f"{first.day} {first:%b}" for first in reversed(weeks.values())
    ]
    for first, *cells in rows:
        assert (first["tag"], first["scope"], len(cells)) == ("th", "row", 7)
        for cell, weekday in zip(cells, heads[1:], strict=True):
            assert cell.get("title", weekday["text"]).startswith(weekday["text"])
    assert [int(number["text"]) for number in page.all("small")] == [row[0] for row in expected]
    assert len(page.days()) == len(expected)
    assert len({cell["title"].split(": ")[0] for cell in page.days()}) == len(expected)


@pytest.mark.parametrize(
    ("case", "signs"),
    [
        ("over a weekend and a holiday", "● – – – 1 2 ◎"),
        ("rolled on", "● 1 2 3 4 5 → → ◎"),
        ("rolled back", "● 1 2 3 ◎ 5"),
        ("at once", "◎"),
        ("waiting for day one", "● · · 1 ◎"),
        ("stopped for two days", "● 1 ‖ ‖ 2 3 ◎"),
        ("the minimum reached later", "● 1 2 + + ◎"),
        ("standing still", "● 1 ‖"),
    ],
)
def test_the_strip_is_read_by_signs_and_not_by_colour(case, signs):
    """Each mark has its own sign, the day due its own; what is hatched has its sign as well."""
    markup = TRACES[case][0]._repr_html_()

    page = Page(markup)

    assert [sign["text"] for sign in page.all("b")] == signs.split()
    assert "color" not in markup
    hatched = ["background" in cell["style"] for cell in page.days()]
    assert hatched == [sign in "–‖" for sign in signs.split()]
    framed = [cell["style"].endswith("; outline: 3px double") for cell in page.days()]
    assert framed == [sign == "◎" for sign in signs.split()]


def test_the_strip_says_in_words_what_each_sign_means():
    """Each cell: the day with its weekday, what became of it, its number, why, whether due."""
    page = Page(TRACES["over a weekend and a holiday"][0]._repr_html_())

    assert [cell["title"] for cell in page.days()] == [
        "Friday, 22 May 2026: start",
        "Saturday, 23 May 2026: skipped, Saturday",
        "Sunday, 24 May 2026: skipped, Sunday",
        "Monday, 25 May 2026: skipped, Whit Monday",
        "Tuesday, 26 May 2026: counted, 1",
        "Wednesday, 27 May 2026: counted, 2",
        "Thursday, 28 May 2026: counted, 3, due",
    ]
    assert [key["text"] for key in page.all("p")] == [
        "● start · – skipped · 1, 2 … counted · ◎ due"
    ]


def test_the_strip_has_names_for_those_who_do_not_see_it():
    """A caption, a scope on each heading, a name on each cell, the language on the whole."""
    page = Page(TRACES["rolled on"][0]._repr_html_())

    assert [caption["text"] for caption in page.all("caption")] == [
        "Answer: no later than Tuesday, 26 May 2026."
    ]
    corner, *headings = page.all("th")
    assert corner["text"] == ""
    assert {heading["scope"] for heading in headings} == {"col", "row"}
    assert all(cell["aria-label"] == cell["title"] for cell in page.days())
    assert page.elements[0]["lang"] == "en"


def test_a_region_of_the_strip_has_a_name():
    """A landmark without a name tells a screen reader nothing; one that scrolls takes the focus."""
    page = Page(TRACES["rolled on"][0]._repr_html_())

    regions = [element for element in page.elements if element.get("role") == "region"]

    assert regions
    for region in regions:
        assert region["tabindex"] == "0"
        assert region.get("aria-label") or region.get("aria-labelledby")


def test_the_strip_holds_the_whole_explanation():
    """Below the days stand the sentences of `explain`, one an item."""
    found = TRACES["stopped for two days"][0]

    page = Page(found._repr_html_())

    assert [item["text"] for item in page.all("li")] == found.explain("en").split("\n")
    assert len(page.all("summary")) == 1


def test_X2_hostile_names_stay_text_in_the_strip():
    """X2: tags and quotes in a label, a holiday, a stop and a source make no element."""
    hostile = """<script>alert(1)</script>"onmouseover='x' &amp; <img src=x>"""
    policy = a_policy(a_rule("2 working days", source="page", label=Text(en=hostile)))
    policy = Policy(
        code=hostile,
        version="1",
        body=Body(code="x.body", name=Text(en=hostile)),
        zone="Europe/Brussels",
        languages=("en",),
        time_limits=policy.time_limits,
        sources=(Source(code="page", document=hostile, article=hostile, read=date(2026, 1, 5)),),
        find_calendar=get_calendar,
    )
    closed = ClosedDay(day=june(2), name=Text(en=hostile))
    calendar = get_calendar("be.legal").closing([closed], code="ours", name=Text(en=hostile))
    found = compute_deadline(
        policy.limit("answer"),
        june(1),
        calendar,
        suspensions=[stop(june(3), june(4), Text(en=hostile))],
        policy=policy,
    )

    markup = found._repr_html_()
    page = Page(markup)

    assert {element["tag"] for element in page.elements} == {
        *("div", "table", "caption", "tr", "th", "td", "small", "br", "b"),
        *("p", "details", "summary", "ul", "li"),
    }
    assert not any(key.startswith("on") for element in page.elements for key in element)
    assert "<script" not in markup
    assert page.all("caption")[0]["text"].startswith(hostile)
    assert page.days()[1]["title"] == f"Tuesday, 2 June 2026: skipped, {hostile}"
    said = " ".join(item["text"] for item in page.all("li"))
    assert said.count(hostile) == 6


# -- backwards -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "due_by", "latest"),
    [
        (a_rule("45 calendar days"), june(27), may(13)),
        (a_rule("3 working days"), may(28), may(25)),
        (a_rule("3 working days"), may(27), may(21)),
        (a_rule("immediate"), may(23), may(23)),
        (a_rule("1 calendar day", roll=Roll.PRECEDING), may(22), may(24)),
        (a_rule("1 calendar day", roll=Roll.FOLLOWING), may(25), may(21)),
        (a_rule("1 month", month_rule=MonthRule.SAME_DATE), date(2026, 2, 28), date(2026, 1, 31)),
    ],
)
def test_the_latest_start_by_hand(limit, due_by, latest):
    """The last day from which the limit is due in time, counted on a wall calendar."""
    assert latest_start(limit, due_by, get_calendar("be.legal")) == latest


def test_the_latest_start_of_a_limit_without_a_figure_is_refused():
    """It is never due, so no start is the latest."""
    with pytest.raises(LimitError) as caught:
        latest_start(a_rule("no figure"), june(1))

    assert str(caught.value) == "the limit 'answer' has no figure: it is due by no day"


@pytest.mark.parametrize(
    ("limit", "due_by", "message"),
    [
        (
            a_rule("10 working days"),
            date(1975, 1, 6),
            "no start from 1975-01-01 on is early enough to be due by 1975-01-06",
        ),
        (
            a_rule("10 calendar days"),
            date(1, 1, 5),
            "no start from 0001-01-01 on is early enough to be due by 0001-01-05",
        ),
        (
            a_rule("10 working days"),
            date(2101, 1, 1),
            "2101-01-01 is beyond what the calendar be.legal knows: 1975-01-01 to 2100-12-31",
        ),
    ],
)
def test_D9_the_latest_start_names_the_horizon(limit, due_by, message):
    """D9: no start that is known is early enough, or the day itself is not known."""
    with pytest.raises(HorizonError) as caught:
        latest_start(limit, due_by, get_calendar("be.legal"))

    assert str(caught.value) == message


def test_the_latest_start_needs_the_calendar_its_limit_counts_with():
    """The same words as for a deadline."""
    with pytest.raises(LimitError, match=r"^this limit needs a working calendar "):
        latest_start(a_rule("10 working days"), june(1))


def test_D12_the_day_to_be_due_by_is_a_date():
    """D12: a text is no day."""
    with pytest.raises(NotADateError, match=r"^a str where a datetime\.date is wanted$"):
        latest_start(a_rule("1 week"), "2026-06-01")


def test_a_policy_is_all_that_a_deadline_asks_to_stand_under():
    """What `Governing` wants a policy has: nothing more is asked of it."""
    wanted = {name for name in vars(Governing) if not name.startswith("_")}

    assert wanted == {
        *("code", "version", "content_hash", "languages"),
        *("source", "stage", "limit", "calendar"),
    }
    assert wanted <= {name for name, _ in inspect.getmembers(get_policy("be.inami"))}
    assert isinstance(get_policy("be.inami").deadline("answer", may(13)), Deadline)


@pytest.mark.parametrize("edge", ["first", "last"])
def test_D11_a_count_that_ends_at_the_edge_of_a_calendar_is_told_why_that_day_is_closed(edge):
    """D11: on the first or the last day that the calendar knows, here Labour Day."""
    calendar = evolve(get_calendar("be.legal"), **{edge: date(2026, 5, 1)})
    limit = TimeLimit(code="x", term="3 calendar days", calendar="be.legal")

    *_, end = compute_deadline(limit, date(2026, 4, 28), calendar).trace()

    assert end.day == date(2026, 5, 1)
    assert [reason.name.in_language("en") for reason in end.reasons] == ["Labour Day"]
