"""A limit that is lengthened: how it is counted, and which extensions hold."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise

import oracles
import pytest
from factories import a_limit, a_policy
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    ChoiceError,
    ClosedDay,
    Complaint,
    ExtendedUntil,
    Extension,
    ExtensionRule,
    LimitError,
    MonthRule,
    NotADateError,
    Roll,
    Stage,
    StartRule,
    Suspension,
    Term,
    TermError,
    TermUnit,
    Text,
    TimeLimit,
    WorkingCalendar,
    compute_deadline,
    get_calendar,
)

WEDNESDAY = date(2026, 5, 13)
END = date(2026, 6, 27)
"""45 calendar days after the Wednesday, a Saturday."""

TOTAL = date(2026, 8, 11)
"""90 calendar days after it."""

STAGES = (Stage(code="mediation", label=Text(en="mediation")),)
LEGAL = get_calendar("be.legal")
NO_NAME = Text(en="closed for the test")


def days(n):
    """So many calendar days."""
    return Term(n, TermUnit.CALENDAR_DAYS)


def lengthened(*ways, limit=None, start=WEDNESDAY, stops=()):
    """The day due of a limit with its extensions and stops."""
    return compute_deadline(
        limit or a_limit("45 calendar days"),
        start,
        LEGAL,
        extensions=ways,
        suspensions=[Suspension(first=first, resumed=resumed) for first, resumed in stops],
    ).due


# -- counting --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ways",
    [
        {},
        {"by": Term.parse("4 weeks"), "to": Term.parse("90 calendar days")},
        {"by": Term.parse("4 weeks"), "until": TOTAL},
        {"by": Term.parse("4 weeks"), "to": Term.parse("1 week"), "until": TOTAL},
    ],
)
def test_an_extension_is_one_of_three(ways):
    """By a term, to a total, or until a day; never none and never two."""
    with pytest.raises(ChoiceError) as caught:
        Extension(**ways)

    assert str(caught.value) == (
        "an extension is by a term, to a total, or until a day: one of the three"
    )


def test_an_extension_until_what_is_no_day_is_refused():
    """D12: an instant has no place here: the end is a day."""
    for kind in (Extension, lambda until: ExtendedUntil(WEDNESDAY, until)):
        with pytest.raises(NotADateError):
            kind(until=datetime(2026, 8, 11, tzinfo=UTC))


@pytest.mark.parametrize(
    ("term", "event", "end", "by", "longer"),
    [
        ("10 weeks", date(2002, 1, 8), date(2002, 3, 19), "4 weeks", date(2002, 4, 16)),
        ("45 calendar days", WEDNESDAY, END, "45 calendar days", TOTAL),
        ("5 working days", date(2026, 12, 21), date(2026, 12, 29), "3 working days", None),
    ],
)
def test_by_a_term_from_the_end_as_it_stood(term, event, end, by, longer):
    """The Dutch national ombudsman's case of 2002, a city's 45 days, and working days."""
    limit = a_limit(term, calendar="be.legal")

    assert lengthened(limit=limit, start=event) == end
    # 30 and 31 December, then 4 January: the first of January is a Friday.
    assert lengthened(Extension(by=Term.parse(by)), limit=limit, start=event) == (
        longer or date(2027, 1, 4)
    )


def test_to_a_total_from_the_start():
    """90 days in total are 90 days from the start, whatever the term was before."""
    for term in ("10 calendar days", "45 calendar days", "3 weeks"):
        assert lengthened(Extension(to=days(90)), limit=a_limit(term)) == TOTAL


def test_until_a_stated_day():
    """The day stated is the end, in any unit."""
    assert lengthened(Extension(until=TOTAL)) == TOTAL
    assert lengthened(Extension(until=END)) == END
    limit = a_limit("5 working days", calendar="be.legal")
    assert lengthened(Extension(until=date(2026, 6, 6)), limit=limit) == date(2026, 6, 6)


def test_extensions_follow_each_other_in_the_order_given():
    """By, then to, then until: each from what stood before it."""
    ways = [Extension(by=days(10)), Extension(to=days(60)), Extension(by=days(5))]

    assert lengthened(*ways[:1]) == date(2026, 7, 7)
    assert lengthened(*ways[:2]) == date(2026, 7, 12)
    assert lengthened(*ways) == date(2026, 7, 17)


@pytest.mark.parametrize(
    ("way", "to"),
    [
        (Extension(to=days(44)), date(2026, 6, 26)),
        (Extension(until=date(2026, 6, 26)), date(2026, 6, 26)),
        (Extension(until=date.min), date.min),
    ],
    ids=["to", "until", "until long ago"],
)
def test_what_would_shorten_a_limit_is_refused(way, to):
    """An extension makes longer, or as long; the message names both ends."""
    with pytest.raises(LimitError) as caught:
        lengthened(way)

    assert str(caught.value) == (
        f"an extension to {to} would shorten a limit that ends on 2026-06-27"
    )
    assert lengthened(Extension(to=days(45))) == END


def test_pitfall_9_an_extension_is_counted_from_the_base_and_never_from_the_rolled_day():
    """The term is rolled once, at the end.

    One month from 29 September 2022 ends on Saturday 29 October and rolls to Monday the 31st.
    Three months in total end on 29 December. Counted on from the rolled Monday they would end
    on 31 December: two days that nobody promised.
    """
    limit = a_limit(
        "1 month", month_rule=MonthRule.SAME_DATE, roll=Roll.FOLLOWING, calendar="be.legal"
    )
    start = date(2022, 9, 29)

    assert lengthened(limit=limit, start=start) == date(2022, 10, 31)
    for way in (Extension(to=Term.parse("3 months")), Extension(by=Term.parse("2 months"))):
        assert lengthened(way, limit=limit, start=start) == date(2022, 12, 29)


def test_stops_move_the_lengthened_end_and_the_roll_comes_last():
    """From 27 June to 7 July, three days more for three stopped days; Friday 10 July works."""
    limit = a_limit("45 calendar days", roll=Roll.FOLLOWING, calendar="be.legal")
    stop = (date(2026, 7, 1), date(2026, 7, 4))

    assert lengthened(Extension(by=days(10)), limit=limit, stops=[stop]) == date(2026, 7, 10)
    assert lengthened(Extension(by=days(11)), limit=limit, stops=[stop]) == date(2026, 7, 13)
    # Without the extension the limit had run out before the stop.
    assert lengthened(limit=limit, stops=[stop]) == date(2026, 6, 29)


day = st.dates(date(2023, 11, 1), date(2024, 3, 15))
MOST = {
    TermUnit.CALENDAR_DAYS: 60,
    TermUnit.WORKING_DAYS: 30,
    TermUnit.WEEKS: 8,
    TermUnit.MONTHS: 5,
    TermUnit.YEARS: 1,
}


@st.composite
def terms(draw):
    """A term in any unit that has a number."""
    unit = draw(st.sampled_from(list(MOST)))
    return Term(min(draw(st.integers(1, 60)), MOST[unit]), unit)


@st.composite
def stops(draw):
    """A stop near the events, empty or open-ended at times."""
    first = draw(st.dates(date(2023, 11, 1), date(2024, 7, 1)))
    length = draw(st.integers(0, 30) | st.none())
    return first, None if length is None else first + timedelta(days=length)


def plain(way):
    """An extension in the oracle's words."""
    if way.until is not None:
        return ("until", way.until)
    name, term = ("by", way.by) if way.by else ("to", way.to)
    return (name, term.amount, term.unit.value)


@given(
    term=terms(),
    event=day,
    ways=st.lists(
        terms().map(lambda term: Extension(by=term))
        | terms().map(lambda term: Extension(to=term))
        | st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: Extension(until=day)),
        min_size=1,
        max_size=3,
    ),
    stopped=st.lists(stops(), max_size=3),
    rest=st.frozensets(st.integers(0, 6), max_size=3),
    closed=st.sets(day, max_size=5),
    start_rule=st.sampled_from(StartRule),
    month_rule=st.sampled_from(MonthRule),
    roll=st.sampled_from(Roll),
    minimum=st.integers(0, 5),
)
def test_S10_every_lengthened_limit_ends_where_walking_day_by_day_ends(
    term, event, ways, stopped, rest, closed, start_rule, month_rule, roll, minimum
):
    """S10, D1: term, extensions in turn, stops, roll, minimum; a shorter end is refused."""
    calendar = WorkingCalendar(
        code="drawn",
        name=NO_NAME,
        first=date(2015, 1, 1),
        last=date(2035, 12, 31),
        rest_days=rest,
        closed_once=[ClosedDay(day=day, name=NO_NAME) for day in sorted(closed)],
    )
    limit = TimeLimit(
        code="drawn",
        term=term,
        calendar="drawn",
        start_rule=start_rule,
        month_rule=month_rule,
        roll=roll,
        at_least_working_days=min(minimum, term.amount),
    )
    suspensions = [Suspension(first=first, resumed=resumed) for first, resumed in stopped]
    works = oracles.works_except(rest, closed)
    zero = oracles.day_zero(event, start_rule.value, works)
    ends = oracles.ends_when_lengthened(
        zero, term.amount, term.unit.value, works, month_rule.value, map(plain, ways)
    )
    shorter = next((pair for pair in pairwise(ends) if pair[1] < pair[0]), None)
    if shorter is not None:
        with pytest.raises(LimitError) as caught:
            compute_deadline(limit, event, calendar, suspensions=suspensions, extensions=ways)
        assert str(caught.value) == (
            f"an extension to {shorter[1]} would shorten a limit that ends on {shorter[0]}"
        )
        return

    found = compute_deadline(limit, event, calendar, suspensions=suspensions, extensions=ways)

    due, left = oracles.lengthened_due_day(
        zero,
        ends[-1],
        term.unit.value,
        works,
        roll=roll.value,
        at_least_working_days=min(minimum, term.amount),
        stops=stopped,
    )
    assert found.due == due
    assert (found.left or 0) == left


# -- rules as values -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"by": days(1), "to": days(2)}, "an extension is by a term or to a total, not both"),
        ({"times": 0}, "an extension that may happen 0 times is none"),
        ({"times": -1}, "an extension that may happen 0 times is none"),
    ],
)
def test_a_rule_that_says_two_things_or_nothing_is_refused(choices, words):
    """With neither `by` nor `to` an extension is as stated: that is one thing."""
    with pytest.raises(LimitError) as caught:
        ExtensionRule(**choices)

    assert str(caught.value) == words
    assert ExtensionRule() == ExtensionRule(on="extended", times=1, in_time=True, consent=False)


def test_terms_may_be_given_in_their_notation():
    """In a rule, an extension and a longest stop, as in the term of a limit itself."""
    weeks = Term(4, TermUnit.WEEKS)
    rule = ExtensionRule(by="4 weeks", cap="90 calendar days")
    stopping = {"stopped_by": "information-requested", "resumed_by": "information-received"}

    assert (rule.by, rule.cap) == (weeks, days(90))
    assert ExtensionRule(to="4 weeks").to == Extension(by="4 weeks").by == weeks
    assert Extension(to="4 weeks").to == weeks
    assert a_limit("10 weeks", longest_stop="4 weeks", **stopping).longest_stop == weeks


@pytest.mark.parametrize("wrong", ["4 fortnights", 28])
def test_what_is_no_term_is_refused_at_once(wrong):
    """By an error of the library, not when something is counted with it."""
    makers = [
        *(partial(ExtensionRule, **{name: wrong}) for name in ("by", "to", "cap")),
        *(partial(Extension, **{name: wrong}) for name in ("by", "to")),
        partial(a_limit, "10 weeks", longest_stop=wrong),
    ]
    for make in makers:
        with pytest.raises(TermError):
            make()


# -- which extensions hold -------------------------------------------------------------


def told(rules, event_days, term="45 calendar days", **choices):
    """The day due and the notes, the events being told of a complaint of the Wednesday."""
    limit = a_limit(term, extension=rules, **choices)
    return shown(a_policy(limit, stages=STAGES), event_days)


def shown(policy, event_days):
    """The day due and the notes of a policy's only limit."""
    (owed,) = policy.timeline(Complaint(received=WEDNESDAY), event_days)
    return owed.due, [(note.kind.value, note.day) for note in owed.notes]


CITY = ExtensionRule(to=days(90))
"""A Flemish city may go from 45 to 90 days, once, and says so before the 45 are over."""


@pytest.mark.parametrize(
    ("on", "due", "note"),
    [
        (WEDNESDAY, TOTAL, "extended"),
        (END, TOTAL, "extended"),
        (END + timedelta(days=1), END, "extended-late"),
        (TOTAL, END, "extended-late"),
    ],
)
def test_an_extension_is_told_by_the_day_due_and_not_the_day_after(on, due, note):
    """45 days become 90 on the last of the 45; what comes later changes nothing, and is said."""
    assert told([CITY], {"extended": on}) == (due, [(note, on)])


def test_the_dutch_extension_of_2002():
    """Ten weeks from 8 January end on 19 March; four more, told on the 18th, on 16 April."""
    rule = ExtensionRule(by=Term.parse("4 weeks"))
    policy = a_policy(a_limit("10 weeks", extension=[rule]))
    complaint = Complaint(received=date(2002, 1, 8))

    (before,) = policy.timeline(complaint, {})
    (after,) = policy.timeline(complaint, {"extended": date(2002, 3, 18)})
    assert (before.due, after.due) == (date(2002, 3, 19), date(2002, 4, 16))
    assert [str(way.by) for way in after.extensions] == ["4 weeks"]
    assert before.extensions == ()


def test_the_day_due_is_the_one_that_stood_when_it_was_told():
    """A rolled end, a stopped clock and an earlier extension each give more time to tell."""
    monday, tuesday = date(2026, 6, 29), date(2026, 6, 30)
    rolling = {"roll": Roll.FOLLOWING, "calendar": "be.legal"}
    assert told([CITY], {"extended": monday}, **rolling)[1] == [("extended", monday)]
    assert told([CITY], {"extended": tuesday}, **rolling)[1] == [("extended-late", tuesday)]

    stopping = {"stopped_by": "information-requested", "resumed_by": "information-received"}
    stop = {"information-requested": date(2026, 6, 1), "information-received": date(2026, 6, 4)}
    assert told([CITY], {**stop, "extended": tuesday}, **stopping) == (
        date(2026, 8, 14),
        [("extended", tuesday)],
    )
    wednesday = date(2026, 7, 1)
    assert told([CITY], {**stop, "extended": wednesday}, **stopping) == (
        tuesday,
        [("extended-late", wednesday)],
    )

    twice = ExtensionRule(by=days(10), times=2)
    second = date(2026, 7, 7)
    assert told([twice], {"extended": [END, second]}) == (
        date(2026, 7, 17),
        [("extended", END), ("extended", second)],
    )
    late = date(2026, 7, 8)
    assert told([twice], {"extended": [END, late]})[1] == [
        ("extended", END),
        ("extended-late", late),
    ]


def test_while_the_clock_stands_still_no_extension_is_late():
    """There is no day due that it could come after."""
    stopping = {"stopped_by": "information-requested", "resumed_by": "information-received"}
    on = date(2027, 1, 4)

    due, notes = told(
        [CITY], {"information-requested": date(2026, 6, 1), "extended": on}, **stopping
    )
    assert (due, notes) == (None, [("extended", on)])


def test_where_the_text_does_not_ask_it_may_be_told_late():
    """`in_time = false`: some texts only say by how much."""
    rule = ExtensionRule(to=days(90), in_time=False)

    assert told([rule], {"extended": TOTAL}) == (TOTAL, [("extended", TOTAL)])


@pytest.mark.parametrize(
    ("times", "due"), [(1, "2026-07-07"), (2, "2026-07-17"), (3, "2026-07-27")]
)
def test_an_extension_holds_as_often_as_the_rule_says(times, due):
    """What comes too often changes nothing, and is said."""
    on = [date(2026, 6, day) for day in (1, 2, 3)]
    kinds = ["extended"] * times + ["extended-too-often"] * (3 - times)

    found = told([ExtensionRule(by=days(10), times=times)], {"extended": on})
    assert found == (date.fromisoformat(due), list(zip(kinds, on, strict=True)))


def test_a_rule_that_allows_very_many_times_takes_no_longer():
    """A number in a file is only a number."""
    rule = ExtensionRule(by=days(10), times=2**62)

    assert told([rule], {"extended": END}) == (date(2026, 7, 7), [("extended", END)])


def test_a_cap_is_the_longest_total_from_the_start():
    """90 days at most: twenty days more fit twice, not three times; stopped days do not count."""
    rule = ExtensionRule(by=days(20), times=3, cap=days(90))
    on = [date(2026, 6, day) for day in (1, 2, 3)]

    assert told([rule], {"extended": on}) == (
        date(2026, 8, 6),
        [("extended", on[0]), ("extended", on[1]), ("extended-beyond-cap", on[2])],
    )
    exact = ExtensionRule(by=days(45), cap=days(90))
    assert told([exact], {"extended": END}) == (TOTAL, [("extended", END)])
    over = ExtensionRule(by=days(46), cap=days(90))
    assert told([over], {"extended": END}) == (END, [("extended-beyond-cap", END)])
    stopping = {"stopped_by": "information-requested", "resumed_by": "information-received"}
    stop = {"information-requested": date(2026, 6, 1), "information-received": date(2026, 6, 4)}
    assert told([exact], {**stop, "extended": END}, **stopping)[0] == date(2026, 8, 14)


def test_an_extension_beyond_the_end_of_the_cap_is_measured_from_day_zero():
    """When the event's own day is day one, the longest total begins with it too."""
    stated = ExtensionRule(cap=days(90))
    choices = {"start_rule": StartRule.EVENT_DAY}
    last, after = date(2026, 8, 10), TOTAL

    for until, due, kind in (
        (last, last, "extended"),
        (after, date(2026, 6, 26), "extended-beyond-cap"),
    ):
        found = told([stated], {"extended": ExtendedUntil(WEDNESDAY, until)}, **choices)
        assert found == (due, [(kind, WEDNESDAY)])


def test_a_limit_without_a_figure_has_no_cap_to_go_beyond():
    """Nothing is counted, whatever is told."""
    assert told([ExtensionRule(cap=days(90), by=days(99))], {"extended": END}, "no figure") == (
        None,
        [("extended", END)],
    )


def test_where_the_person_must_agree_nothing_holds_without():
    """The agreement is an event of the same stage."""
    rule = ExtensionRule(by=days(45), consent=True)
    on = date(2026, 6, 20)

    assert told([rule], {"extended": on}) == (END, [("extended-without-consent", on)])
    assert told([rule], {"extended": on, "extension-agreed": on}) == (TOTAL, [("extended", on)])
    elsewhere = {"extended": on, "mediation/extension-agreed": on}
    assert told([rule], elsewhere) == (END, [("extended-without-consent", on)])


def test_an_extension_as_stated_says_until_when():
    """The day is given with the event; without a day nothing is known to be longer."""
    rule, until = ExtensionRule(), date(2026, 7, 15)

    assert told([rule], {"extended": ExtendedUntil(END, until)}) == (until, [("extended", END)])
    assert told([rule], {"extended": END}) == (END, [("extended-without-day", END)])


def test_a_day_that_is_stated_beside_a_rule_of_figures_changes_nothing():
    """By a term or to a total: the text says how long, not the letter."""
    stated = ExtendedUntil(END, date(2026, 12, 24))

    assert told([CITY], {"extended": stated})[0] == TOTAL
    assert told([ExtensionRule(by=days(10))], {"extended": stated})[0] == date(2026, 7, 7)


def test_a_stated_day_that_would_shorten_the_limit_is_an_error():
    """It is no extension, and nobody's guess what it is."""
    for event, rule in (
        (ExtendedUntil(WEDNESDAY, date(2026, 6, 26)), ExtensionRule()),
        (WEDNESDAY, ExtensionRule(to=days(44))),
        (WEDNESDAY, ExtensionRule(to=days(44), cap=days(90))),
    ):
        with pytest.raises(LimitError) as caught:
            told([rule], {"extended": event})
        assert str(caught.value) == (
            "an extension to 2026-06-26 would shorten a limit that ends on 2026-06-27"
        )


def test_several_rules_for_one_event_come_in_turn():
    """Four weeks by the body alone, then to a day that the person agreed to."""
    rules = [ExtensionRule(by=Term.parse("4 weeks")), ExtensionRule(consent=True)]
    first, second, third = END, date(2026, 7, 20), date(2026, 7, 21)
    later = ExtendedUntil(second, date(2026, 9, 30))

    assert told(rules, {"extended": [third, later, first], "extension-agreed": second}) == (
        date(2026, 9, 30),
        [("extended", first), ("extended", second), ("extended-too-often", third)],
    )
    assert told(rules, {"extended": [first, later]}) == (
        date(2026, 7, 25),
        [("extended", first), ("extended-without-consent", second)],
    )


def test_each_kind_of_event_has_its_own_rules():
    """A holding reply gives a week, an extension ten days; both hold."""
    rules = [ExtensionRule(by=days(10)), ExtensionRule(by=Term.parse("1 week"), on="holding-reply")]
    reply, on = date(2026, 6, 1), date(2026, 6, 2)

    assert told(rules, {"holding-reply": reply, "extended": on}) == (
        date(2026, 7, 14),
        [("extended", on), ("extended", reply)],
    )
    assert told(rules, {"holding-reply": reply}) == (date(2026, 7, 4), [("extended", reply)])


def test_what_was_told_before_the_clock_started_is_about_something_else():
    """It leaves no note; told on the day of the start it counts."""
    before = WEDNESDAY - timedelta(days=1)

    assert told([CITY], {"extended": before}) == (END, [])
    assert told([CITY], {"extended": [before, WEDNESDAY]}) == (TOTAL, [("extended", WEDNESDAY)])


def test_an_extension_is_told_on_the_local_day_and_at_its_stage():
    """An instant falls on a day in Brussels; an event of the first stage is none of the second."""
    half_past_midnight = datetime(2026, 6, 27, 22, 30, tzinfo=UTC)
    sunday = date(2026, 6, 28)
    assert told([CITY], {"extended": half_past_midnight}) == (END, [("extended-late", sunday)])
    stated = ExtendedUntil(datetime(2026, 6, 27, 21, 30, tzinfo=UTC), TOTAL)
    assert told([ExtensionRule()], {"extended": stated}) == (TOTAL, [("extended", END)])

    second = {"starts_on": "received", "stage": "mediation"}
    assert told([CITY], {"extended": END}, **second) == (END, [])
    assert told([CITY], {"mediation/extended": END}, **second) == (TOTAL, [("extended", END)])


def test_without_a_rule_an_extension_is_no_extension():
    """The text allows none."""
    assert told([], {"extended": WEDNESDAY}) == (END, [])


def test_the_last_day_to_tell_of_an_extension():
    """The day due while one is left, none once it was used or where none has to be in time."""
    policy = a_policy(a_limit("45 calendar days", extension=[CITY]))
    complaint = Complaint(received=WEDNESDAY)

    (before,) = policy.timeline(complaint, {})
    (after,) = policy.timeline(complaint, {"extended": END})
    assert before.last_day_to_extend == END
    assert after.last_day_to_extend is None
    free = a_limit("45 calendar days", extension=[ExtensionRule(to=days(90), in_time=False)])
    (any_time,) = a_policy(free).timeline(complaint, {})
    assert any_time.last_day_to_extend is None


def test_a_refused_extension_uses_no_turn():
    """Told without a day, then told again as it should be: the one that is allowed holds."""
    first, second, until = date(2026, 6, 1), date(2026, 6, 2), date(2026, 7, 15)

    assert told([ExtensionRule()], {"extended": [first, ExtendedUntil(second, until)]}) == (
        until,
        [("extended-without-day", first), ("extended", second)],
    )


def test_what_is_told_twice_on_a_day_is_taken_in_the_order_told():
    """Though a day alone and a day with an end have no order of their own."""
    day, until = date(2026, 6, 1), date(2026, 7, 15)
    without, stated = ("extended-without-day", day), ("extended", day)

    for told_on, notes in (
        ([day, ExtendedUntil(day, until)], [without, stated]),
        ([ExtendedUntil(day, until), day], [stated, ("extended-too-often", day)]),
    ):
        assert told([ExtensionRule()], {"extended": told_on}) == (until, notes)


def test_the_rules_of_one_kind_take_turns():
    """Once by ten days, then once to ninety in all; a third is one too many."""
    days_of_june = [date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 3)]

    assert told([ExtensionRule(by=days(10)), CITY], {"extended": days_of_june}) == (
        date(2026, 8, 11),
        [
            ("extended", days_of_june[0]),
            ("extended", days_of_june[1]),
            ("extended-too-often", days_of_june[2]),
        ],
    )


@pytest.mark.parametrize(
    ("choices", "fault"),
    [
        (
            {"extension": [ExtensionRule(by=Term.parse("no figure"))]},
            "extension by 'no figure' is no length",
        ),
        (
            {"extension": [ExtensionRule(to=Term.parse("immediate"))]},
            "extension to 'immediate' is no length",
        ),
        (
            {"extension": [ExtensionRule(by=days(1), cap=Term.parse("4 months"))]},
            "its cap 4 months needs month_rule: 'same-date' or 'eve-of-date'",
        ),
        (
            {"extension": [ExtensionRule(by=Term.parse("5 working days"))]},
            "extension by 5 working days needs a calendar to know which days are worked",
        ),
        (
            {
                "stopped_by": "information-requested",
                "resumed_by": "information-received",
                "longest_stop": Term.parse("1 month"),
            },
            "longest_stop 1 month needs month_rule: 'same-date' or 'eve-of-date'",
        ),
    ],
)
def test_a_length_that_cannot_be_counted_is_refused_with_the_limit(choices, fault):
    """Not only once somebody extends or stops: when the limit is made, or its file read."""
    with pytest.raises(LimitError) as caught:
        TimeLimit(code="answer", term=days(45), **choices)

    assert str(caught.value) == f"the limit 'answer': {fault}"
