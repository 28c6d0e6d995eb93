"""Calendars by hand: one month typed out, every question asked of it, every message read."""

import copy
import itertools
import pickle
from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve

from complaintkit import (
    AmountError,
    CalendarDay,
    CalendarRow,
    ChoiceError,
    ClosedDay,
    ComplaintkitError,
    DayKind,
    Ends,
    ExtraWorkingDay,
    HorizonError,
    IncompleteYears,
    NotADateError,
    PublicHoliday,
    Reason,
    Roll,
    StartRule,
    Text,
    WorkingCalendar,
    YearlyClosure,
    calendar_table,
    get_calendar,
)
from complaintkit.calendars import days_from
from complaintkit.calendars.index import DayIndex, build_index

LABOUR_DAY, ASCENSION, WHIT_MONDAY = (
    Text(en="Labour Day", fr="Fête du travail"),
    Text(en="Ascension Day"),
    Text(en="Whit Monday"),
)
INVENTORY, BRIDGE, MOVE = Text(en="inventory"), Text(en="bridge day"), Text(en="move")
CATCHING_UP, OPEN_DOORS = Text(en="catching up"), Text(en="open doors")


def may(number):
    """A day of May 2026; the 1st is a Friday."""
    return date(2026, 5, number)


def hand_calendar(**changes):
    """May 2026: three holidays, two days of inventory, a bridge day, two days worked all the same.

    The bridge day of the 20th falls into the inventory, and the second extra day on Whit Monday.
    """
    given = {
        "code": "hand",
        "name": Text(en="by hand"),
        "first": may(1),
        "last": may(31),
        "public_holidays": [
            PublicHoliday(code=code, name=name, country="BE", listed_as=listed, source="law")
            for code, name, listed in (
                ("labour-day", LABOUR_DAY, "Labor Day"),
                ("ascension", ASCENSION, "Ascension Day"),
                ("whit-monday", WHIT_MONDAY, "Pentecost Monday"),
            )
        ],
        "yearly_closures": [
            YearlyClosure(
                code="stock", name=INVENTORY, month=5, day=20, until_day=21, source="note"
            )
        ],
        "closed_once": [
            ClosedDay(day=may(15), name=BRIDGE, source="note"),
            ClosedDay(day=may(20), name=MOVE),
        ],
        "extra_working_days": [
            ExtraWorkingDay(day=may(9), name=CATCHING_UP, source="note"),
            ExtraWorkingDay(day=may(25), name=OPEN_DOORS),
        ],
    }
    return WorkingCalendar(**{**given, **changes})


HAND = hand_calendar()
WORKED = [4, 5, 6, 7, 8, 9, 11, 12, 13, 18, 19, 22, 25, 26, 27, 28, 29]
"""The days of May 2026 that are worked, counted off on a wall calendar."""

REST_DAYS_WANTED = "rest days are some, not all, of the weekdays 0 (Monday) to 6 (Sunday)"
REST = Reason(DayKind.REST_DAY)
REASONS = {
    1: (Reason(DayKind.PUBLIC_HOLIDAY, LABOUR_DAY, "law"),),
    9: (REST, Reason(DayKind.EXTRA_WORKING_DAY, CATCHING_UP, "note")),
    14: (Reason(DayKind.PUBLIC_HOLIDAY, ASCENSION, "law"),),
    15: (Reason(DayKind.CLOSED_ONCE, BRIDGE, "note"),),
    20: (Reason(DayKind.YEARLY_CLOSURE, INVENTORY, "note"), Reason(DayKind.CLOSED_ONCE, MOVE)),
    21: (Reason(DayKind.YEARLY_CLOSURE, INVENTORY, "note"),),
    25: (
        Reason(DayKind.PUBLIC_HOLIDAY, WHIT_MONDAY, "law"),
        Reason(DayKind.EXTRA_WORKING_DAY, OPEN_DOORS),
    ),
    **dict.fromkeys((2, 3, 10, 16, 17, 23, 24, 30, 31), (REST,)),
}
"""Every reason of every day of May 2026 that has one."""


# -- days ------------------------------------------------------------------------------


def test_each_day_of_a_month_is_worked_or_not_as_typed_out():
    """Rest days, holidays, yearly and single closures are off; extra days are worked."""
    found = [day.day for day in days_from(may(1), may(31)) if HAND.is_working_day(day)]

    assert found == WORKED


@pytest.mark.parametrize("number", range(1, 32))
def test_a_closed_day_gives_all_its_reasons_and_a_worked_one_none(number):
    """`why_closed` keeps each kind, name and source; a worked day has no reason to be closed."""
    expected = () if number in WORKED else REASONS[number]

    assert HAND.why_closed(may(number)) == expected


def test_days_keep_every_reason_of_a_worked_day_too():
    """`days` shows the holiday and the extra day that overrules it side by side."""
    found = list(HAND.days(may(1), may(31)))

    assert found == [
        CalendarDay(may(number), number in WORKED, REASONS.get(number, ()))
        for number in range(1, 32)
    ]


def test_every_kind_of_reason_appears_in_the_month():
    """The month typed out above leaves no kind of day untested."""
    kinds = {reason.kind for reasons in REASONS.values() for reason in reasons}

    assert kinds == set(DayKind)


def test_two_holidays_on_one_day_are_both_named():
    """1 May 2008 was Labour Day and Ascension: neither name is lost."""
    reasons = get_calendar("be.legal").why_closed(date(2008, 5, 1))

    assert [(reason.kind, reason.name.in_language("en")) for reason in reasons] == [
        (DayKind.PUBLIC_HOLIDAY, "Labour Day"),
        (DayKind.PUBLIC_HOLIDAY, "Ascension Day"),
    ]


def test_a_holiday_on_a_rest_day_has_both_reasons():
    """15 August 2026 is a Saturday and Assumption Day."""
    reasons = get_calendar("be.legal").why_closed(date(2026, 8, 15))

    assert [reason.kind for reason in reasons] == [DayKind.REST_DAY, DayKind.PUBLIC_HOLIDAY]


def test_days_of_a_reversed_span_are_none():
    """A span that ends before it starts has no days."""
    assert list(HAND.days(may(8), may(4))) == []
    assert list(days_from(may(8), may(4))) == []


def test_a_yearly_closure_outside_the_range_is_left_out():
    """A calendar that begins in the middle of a closure knows only the days it knows."""
    short = hand_calendar(first=may(21), closed_once=(), extra_working_days=())

    assert [row.day.day for row in short.days(may(21), may(22)) if not row.working] == [21]


# -- forwards and back -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("start_rule", "from_saturday_16", "from_wednesday_13"),
    [
        (StartRule.AFTER_EVENT, 18, 18),
        (StartRule.ROLL_THEN_AFTER, 19, 18),
        (StartRule.ON_OR_AFTER, 18, 13),
        (StartRule.EVENT_DAY, 18, 13),
        (StartRule.NEXT_WORKING_DAY, 18, 18),
    ],
)
def test_the_first_working_day_under_each_start_rule(
    start_rule, from_saturday_16, from_wednesday_13
):
    """From a closed Saturday and from a worked Wednesday before four closed days."""
    assert HAND.working_days_after(may(16), 1, start_rule) == may(from_saturday_16)
    assert HAND.working_days_after(may(13), 1, start_rule) == may(from_wednesday_13)


@pytest.mark.parametrize(
    ("start_rule", "from_saturday_16", "from_wednesday_13"),
    [
        (StartRule.AFTER_EVENT, 13, 12),
        (StartRule.ROLL_THEN_AFTER, 12, 12),
        (StartRule.ON_OR_AFTER, 13, 13),
        (StartRule.EVENT_DAY, 13, 13),
        (StartRule.NEXT_WORKING_DAY, 13, 12),
    ],
)
def test_the_last_working_day_before_under_each_start_rule(
    start_rule, from_saturday_16, from_wednesday_13
):
    """The mirror: the event is rolled back, or is itself day one."""
    assert HAND.working_days_before(may(16), 1, start_rule) == may(from_saturday_16)
    assert HAND.working_days_before(may(13), 1, start_rule) == may(from_wednesday_13)


@pytest.mark.parametrize(
    ("start_rule", "saturday_16", "wednesday_13"),
    [
        (StartRule.AFTER_EVENT, 16, 13),
        (StartRule.ROLL_THEN_AFTER, 18, 13),
        (StartRule.ON_OR_AFTER, 17, 12),
        (StartRule.EVENT_DAY, 15, 12),
        (StartRule.NEXT_WORKING_DAY, 17, 17),
    ],
)
def test_day_zero_under_each_start_rule(start_rule, saturday_16, wednesday_13):
    """Day zero is the day before day one, worked or not."""
    assert HAND.day_zero(may(16), start_rule) == may(saturday_16)
    assert HAND.day_zero(may(13), start_rule) == may(wednesday_13)


def test_the_neighbours_of_a_day_are_strictly_after_and_before():
    """The next working day of a working day is never itself."""
    assert HAND.next_working_day(may(13)) == may(18)
    assert HAND.next_working_day(may(17)) == may(18)
    assert HAND.previous_working_day(may(18)) == may(13)
    assert HAND.previous_working_day(may(17)) == may(13)


def test_the_last_working_day_is_within_reach_and_no_further():
    """The 17th working day after the eve of the month's first is the month's last."""
    assert HAND.working_days_after(may(1), 17) == may(29)
    assert HAND.working_days_before(may(31), 17) == may(4)
    with pytest.raises(HorizonError):
        HAND.working_days_after(may(1), 18)
    with pytest.raises(HorizonError):
        HAND.working_days_before(may(31), 18)


@pytest.mark.parametrize(
    ("roll", "thursday_14", "monday_18"),
    [
        (Roll.NONE, 14, 18),
        (Roll.FOLLOWING, 18, 18),
        (Roll.PRECEDING, 13, 18),
        (Roll.MODIFIED_FOLLOWING, 18, 18),
        (Roll.MODIFIED_PRECEDING, 13, 18),
    ],
)
def test_each_roll_from_a_closed_and_from_a_worked_day(roll, thursday_14, monday_18):
    """A worked day stays; a closed one goes where its rule says."""
    assert HAND.roll(may(14), roll) == may(thursday_14)
    assert HAND.roll(may(18), roll) == may(monday_18)


def test_a_modified_roll_turns_round_at_the_end_of_its_month():
    """31 January 2026 is a Saturday, 1 February a Sunday: neither leaves its month."""
    calendar = get_calendar("be.legal")

    assert calendar.roll(date(2026, 1, 31), Roll.MODIFIED_FOLLOWING) == date(2026, 1, 30)
    assert calendar.roll(date(2026, 2, 1), Roll.MODIFIED_PRECEDING) == date(2026, 2, 2)
    assert calendar.roll(date(2026, 2, 1), Roll.MODIFIED_FOLLOWING) == date(2026, 2, 2)
    assert calendar.roll(date(2026, 1, 31), Roll.MODIFIED_PRECEDING) == date(2026, 1, 30)


# -- between ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "counts"),
    [
        (4, 8, {Ends.LAST: 4, Ends.FIRST: 4, Ends.BOTH: 5, Ends.NEITHER: 3}),
        (8, 11, {Ends.LAST: 2, Ends.FIRST: 2, Ends.BOTH: 3, Ends.NEITHER: 1}),
        (12, 13, {Ends.LAST: 1, Ends.FIRST: 1, Ends.BOTH: 2, Ends.NEITHER: 0}),
        (13, 14, {Ends.LAST: 0, Ends.FIRST: 1, Ends.BOTH: 1, Ends.NEITHER: 0}),
        (17, 18, {Ends.LAST: 1, Ends.FIRST: 0, Ends.BOTH: 1, Ends.NEITHER: 0}),
        (14, 15, {Ends.LAST: 0, Ends.FIRST: 0, Ends.BOTH: 0, Ends.NEITHER: 0}),
        (4, 4, {Ends.LAST: 0, Ends.FIRST: 0, Ends.BOTH: 1, Ends.NEITHER: 0}),
        (14, 14, {Ends.LAST: 0, Ends.FIRST: 0, Ends.BOTH: 0, Ends.NEITHER: 0}),
        (1, 31, {Ends.LAST: 17, Ends.FIRST: 17, Ends.BOTH: 17, Ends.NEITHER: 17}),
        (8, 4, {Ends.LAST: -4, Ends.FIRST: -4}),
        (14, 13, {Ends.LAST: 0, Ends.FIRST: -1}),
    ],
)
def test_working_days_between_by_each_ends(first, last, counts):
    """Which ends are counted: equal days, neighbours, a whole month and reversed spans."""
    found = {ends: HAND.working_days_between(may(first), may(last), ends) for ends in counts}

    assert found == counts


@pytest.mark.parametrize("ends", [Ends.BOTH, Ends.NEITHER])
def test_a_reversed_span_with_both_or_neither_end_is_refused(ends):
    """A negative number would not say which ends it leaves out."""
    with pytest.raises(ChoiceError) as caught:
        HAND.working_days_between(may(8), may(4), ends)

    assert str(caught.value) == (
        "from 2026-05-08 to 2026-05-04: a span with both or neither end is not reversed"
    )


# -- what is refused, in which words ---------------------------------------------------


@pytest.mark.parametrize("ask", [HAND.working_days_after, HAND.working_days_before])
@pytest.mark.parametrize(
    ("number", "kind", "message"),
    [
        (True, AmountError, "a bool where a whole number of days is wanted"),
        (1.0, AmountError, "a float where a whole number of days is wanted"),
        ("1", AmountError, "a str where a whole number of days is wanted"),
        (None, AmountError, "a NoneType where a whole number of days is wanted"),
        (0, ChoiceError, "0 working days: at least 1 is wanted; going back has its own method"),
        (-3, ChoiceError, "-3 working days: at least 1 is wanted; going back has its own method"),
    ],
)
def test_a_number_of_days_is_a_whole_number_from_one(ask, number, kind, message):
    """The message names the type or the number, and the way back for a negative one."""
    with pytest.raises(kind) as caught:
        ask(may(4), number)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: HAND.is_working_day(date(2026, 6, 1)), "2026-06-01"),
        (lambda: HAND.is_working_day(date(2026, 4, 30)), "2026-04-30"),
        (lambda: HAND.why_closed(date(2026, 6, 1)), "2026-06-01"),
        (lambda: HAND.roll(may(30), Roll.FOLLOWING), "1 working days after 2026-05-30"),
        (lambda: HAND.roll(may(3), Roll.PRECEDING), "1 working days before 2026-05-03"),
        (lambda: HAND.working_days_after(may(4), 21), "21 working days after 2026-05-04"),
        (lambda: HAND.working_days_after(date(2026, 6, 1), 1), "2026-06-01"),
        (lambda: HAND.working_days_before(may(8), 21), "21 working days before 2026-05-08"),
        (lambda: HAND.working_days_before(date(2026, 6, 1), 1), "2026-06-01"),
        (lambda: HAND.working_days_between(may(4), date(2026, 6, 1)), "2026-06-01"),
        (lambda: HAND.working_days_between(date(2026, 4, 1), may(4)), "2026-04-01"),
        (lambda: list(HAND.days(date(2026, 4, 30), may(4))), "2026-04-30"),
        (lambda: list(HAND.days(may(4), date(2026, 6, 1))), "2026-06-01"),
        (lambda: calendar_table(HAND, date(2026, 4, 30)), "2026-04-30"),
        (lambda: calendar_table(HAND, may(4), date(2026, 6, 1)), "2026-06-01"),
    ],
)
def test_D9_a_horizon_names_start_term_calendar_and_bounds(ask, message):
    """D9: no day outside the calendar is guessed, and the message says which one and why."""
    with pytest.raises(HorizonError) as caught:
        ask()

    assert str(caught.value) == (
        f"{message} is beyond what the calendar hand knows: 2026-05-01 to 2026-05-31"
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2026-05-04", "a str where a datetime.date is wanted"),
        (20260504, "a int where a datetime.date is wanted"),
        (None, "a NoneType where a datetime.date is wanted"),
        (
            datetime(2026, 5, 4, tzinfo=UTC),
            "a datetime where a date is wanted: which local day it is, a policy's zone decides",
        ),
    ],
)
def test_D12_what_is_no_date_is_refused_by_its_type(value, message):
    """D12: the message names the kind of value, never the value."""
    for ask in (
        HAND.is_working_day,
        HAND.why_closed,
        HAND.next_working_day,
        HAND.previous_working_day,
        lambda day: HAND.roll(day, Roll.FOLLOWING),
        lambda day: HAND.day_zero(day, StartRule.EVENT_DAY),
        lambda day: HAND.working_days_between(day, may(4)),
        lambda day: HAND.working_days_between(may(4), day),
        lambda day: list(HAND.days(day, may(4))),
        lambda day: ClosedDay(day=day, name=BRIDGE),
        lambda day: ExtraWorkingDay(day=day, name=BRIDGE),
        lambda day: hand_calendar(first=day),
    ):
        with pytest.raises(NotADateError) as caught:
            ask(value)
        assert str(caught.value) == message


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"last": date(2026, 4, 30)}, "a calendar from 2026-05-01 cannot end on 2026-04-30"),
        (
            {"rest_days": range(7)},
            REST_DAYS_WANTED,
        ),
        ({"rest_days": [7]}, REST_DAYS_WANTED),
        ({"rest_days": [-1]}, REST_DAYS_WANTED),
        (
            {"closed_once": [ClosedDay(day=date(2026, 6, 1), name=BRIDGE)]},
            "2026-06-01 lies outside 2026-05-01 to 2026-05-31",
        ),
        (
            {"extra_working_days": [ExtraWorkingDay(day=date(2026, 4, 30), name=BRIDGE)]},
            "2026-04-30 lies outside 2026-05-01 to 2026-05-31",
        ),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(changes, message):
    """A range that ends before it starts, a week without work, a single day outside."""
    with pytest.raises(ChoiceError) as caught:
        hand_calendar(**changes)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("month", "day", "until_day", "message"),
    [
        (2, 29, None, "no days 29 to 29 in month 2 of every year"),
        (13, 1, None, "no days 1 to 1 in month 13 of every year"),
        (12, 31, 27, "no days 31 to 27 in month 12 of every year"),
        (4, 27, 31, "no days 27 to 31 in month 4 of every year"),
        ("5", 1, None, "no days 1 to 1 in month 5 of every year"),
        (10**30, 1, None, f"no days 1 to 1 in month {10**30} of every year"),
    ],
)
def test_a_yearly_closure_has_days_that_every_year_has(month, day, until_day, message):
    """29 February, a 13th month and days in the wrong order do not come back each year."""
    with pytest.raises(ChoiceError) as caught:
        YearlyClosure(code="x", name=INVENTORY, month=month, day=day, until_day=until_day)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("as_text", "as_member"),
    [
        (
            lambda: HAND.roll(may(14), "following"),
            lambda: HAND.roll(may(14), Roll.FOLLOWING),
        ),
        (lambda: HAND.roll(may(14), "none"), lambda: HAND.roll(may(14), Roll.NONE)),
        (
            lambda: HAND.working_days_between(may(4), may(8), "last"),
            lambda: HAND.working_days_between(may(4), may(8), Ends.LAST),
        ),
        (
            lambda: HAND.working_days_after(may(16), 1, "roll-then-after"),
            lambda: HAND.working_days_after(may(16), 1, StartRule.ROLL_THEN_AFTER),
        ),
        (
            lambda: HAND.day_zero(may(16), "after-event"),
            lambda: HAND.day_zero(may(16), StartRule.AFTER_EVENT),
        ),
    ],
    ids=["following", "none", "last", "roll-then-after", "after-event"],
)
def test_a_choice_given_as_text_is_the_choice_or_an_error(as_text, as_member):
    """A word such as "following" may be refused, never be taken for another choice in silence."""
    try:
        found = as_text()
    except ComplaintkitError:
        return
    assert found == as_member()


# -- closing, incomplete years ---------------------------------------------------------


def test_closing_adds_days_and_leaves_the_calendar_as_it_was():
    """A body's own closing days make a new calendar with a code, and with its own name or not."""
    bridge = ClosedDay(day=may(22), name=BRIDGE)

    ours = HAND.closing([bridge], code="ours")
    named = HAND.closing(iter([bridge]), code="ours", name=Text(en="our own"))

    assert (ours.code, ours.name) == ("ours", HAND.name)
    assert named.name == Text(en="our own")
    assert HAND.is_working_day(may(22))
    assert not ours.is_working_day(may(22))
    assert ours.why_closed(may(22)) == (Reason(DayKind.CLOSED_ONCE, BRIDGE),)
    assert not ours.is_working_day(may(15))
    assert ours.content_hash != HAND.content_hash


def test_closing_a_day_outside_is_refused():
    """The same check as for a calendar made by hand."""
    with pytest.raises(ChoiceError, match="2026-06-01 lies outside 2026-05-01 to 2026-05-31"):
        HAND.closing([ClosedDay(day=date(2026, 6, 1), name=BRIDGE)], code="ours")


KNOWN_GAP = IncompleteYears(first=2010, last=2011, reason=Text(en="not found"), source="page")
FUTURE = IncompleteYears(first=2026, reason=Text(en="not decided"))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2009, 1, 1), date(2009, 12, 31), ()),
        (date(2009, 12, 31), date(2010, 1, 1), (KNOWN_GAP,)),
        (date(2011, 12, 31), date(2012, 1, 1), (KNOWN_GAP,)),
        (date(2012, 1, 1), date(2025, 12, 31), ()),
        (date(2025, 12, 31), date(2026, 1, 1), (FUTURE,)),
        (date(2040, 6, 1), date(2040, 6, 2), (FUTURE,)),
        (date(2005, 6, 1), date(2040, 6, 2), (KNOWN_GAP, FUTURE)),
    ],
)
def test_what_is_not_known_about_a_span(first, last, expected):
    """Each row of incomplete years that the span touches, to the day, and no other."""
    calendar = hand_calendar(
        first=date(2005, 1, 1), last=date(2060, 12, 31), incomplete_years=[KNOWN_GAP, FUTURE]
    )

    assert calendar.incomplete_reasons(first, last) == expected


def test_incomplete_years_are_given_in_order():
    """A row that ends before it begins is refused; one year alone is a row."""
    with pytest.raises(ChoiceError) as caught:
        IncompleteYears(first=2011, last=2010, reason=Text(en="not found"))

    assert str(caught.value) == "years from 2011 cannot end with 2010"
    assert IncompleteYears(first=2011, last=2011, reason=Text(en="not found")).covers(2011)


def test_a_year_is_complete_unless_a_row_says_otherwise():
    """Both ends of a row belong to it; a row without an end goes on."""
    calendar = hand_calendar(
        first=date(2005, 1, 1), last=date(2060, 12, 31), incomplete_years=[KNOWN_GAP, FUTURE]
    )

    complete = [year for year in range(2009, 2031) if calendar.is_complete(year)]

    assert complete == [2009, *range(2012, 2026)]


@pytest.mark.parametrize(("year", "day"), [(2004, "2004-01-01"), (2005, "2005-01-01")])
def test_a_year_that_the_calendar_does_not_know_whole_is_neither_complete_nor_not(year, day):
    """Whether the days before its first day are known is no question to it."""
    calendar = hand_calendar(first=date(2005, 6, 1), last=date(2060, 12, 31))

    with pytest.raises(HorizonError, match=day):
        calendar.is_complete(year)


# -- a calendar as a value -------------------------------------------------------------


def test_V4_a_calendar_is_equal_and_hashed_by_content_used_or_not():
    """V4: copies, pickles and one that has answered are the same value, with the same hash."""
    fresh, used = hand_calendar(), hand_calendar()
    assert used.is_working_day(may(4))

    twins = [fresh, used, copy.copy(used), copy.deepcopy(used), pickle.loads(pickle.dumps(used))]

    for one, other in itertools.combinations(twins, 2):
        assert one == other
        assert hash(one) == hash(other)
        assert one.content_hash == other.content_hash
    assert [twin.working_days_after(may(13), 1) for twin in twins] == [may(18)] * 5
    assert evolve(used, code="other") != used


def test_rows_can_be_any_iterable():
    """Generators and lists become tuples, so that the calendar stays what it was."""
    calendar = hand_calendar(closed_once=(ClosedDay(day=may(day), name=BRIDGE) for day in (4, 5)))

    assert [row.day for row in calendar.closed_once] == [may(4), may(5)]
    assert isinstance(calendar.public_holidays, tuple)
    assert hand_calendar(rest_days=[6]).rest_days == frozenset({6})


# -- the index -------------------------------------------------------------------------


def test_the_index_of_ten_days_typed_out():
    """Position 0 is the eve; closed days are taken out and extra ones put back in."""
    index = build_index(may(7), may(16), {5, 6}, {may(14), may(9)}, {may(9)})

    assert index == DayIndex(
        base=may(6).toordinal(),
        upto=[0, 1, 2, 3, 3, 4, 5, 6, 6, 7, 7],
        working=[may(number) for number in (7, 8, 9, 11, 12, 13, 15)],
        mask=bytes([0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 0]),
    )


def test_the_index_of_a_single_day():
    """A range of one day is a range."""
    index = build_index(may(4), may(4), {5, 6}, set(), set())

    assert (index.upto, index.working) == ([0, 1], [may(4)])


# -- the table -------------------------------------------------------------------------


def test_a_table_row_has_its_number_and_its_reasons():
    """Working days up to the day, from the calendar's first day on; kinds with a space between."""
    rows = calendar_table(HAND, may(8), may(11))

    assert rows == (
        CalendarRow(may(8), is_working=True, working_days_upto=5, reasons=""),
        CalendarRow(
            may(9), is_working=True, working_days_upto=6, reasons="rest-day extra-working-day"
        ),
        CalendarRow(may(10), is_working=False, working_days_upto=6, reasons="rest-day"),
        CalendarRow(may(11), is_working=True, working_days_upto=7, reasons=""),
    )


def test_a_table_has_every_day_unless_told_and_counts_its_first():
    """Without bounds all days stand there; a first day that is worked has number one."""
    starts_worked = hand_calendar(first=may(4))

    assert [row.day for row in calendar_table(HAND)] == [may(number) for number in range(1, 32)]
    assert [row.working_days_upto for row in calendar_table(HAND)][:5] == [0, 0, 0, 1, 2]
    assert calendar_table(starts_worked)[0].working_days_upto == 1
    assert [row.day.day for row in calendar_table(HAND, last=may(2))] == [1, 2]
    assert calendar_table(HAND, may(8), may(4)) == ()


@pytest.mark.parametrize("first", [may(1), may(8), may(14)])
def test_the_join_that_the_table_documents_gives_the_nth_working_day(first):
    """The working day numbered d's number plus n is the n-th working day after d, walked to.

    So it is from any first day the table was asked for.
    """
    rows = calendar_table(HAND, first)
    numbered = {row.working_days_upto: row.day for row in rows if row.is_working}

    for row in rows:
        after = [may(number) for number in WORKED if may(number) > row.day]
        for n, expected in enumerate(after, 1):
            assert numbered[row.working_days_upto + n] == expected
        assert row.working_days_upto + len(after) + 1 not in numbered


def test_the_difference_of_two_rows_is_the_working_days_between():
    """As the table documents: b's number less a's, checked against the list typed out."""
    rows = {row.day: row.working_days_upto for row in calendar_table(HAND)}

    for first, last in itertools.combinations_with_replacement(sorted(rows), 2):
        walked = sum(first < may(number) <= last for number in WORKED)
        assert rows[last] - rows[first] == walked


def test_the_join_holds_over_a_year_of_the_federal_calendar():
    """The shipped calendar's table against a walk over its own `is_working` column."""
    calendar = get_calendar("be.federal")
    first, last = date(2025, 12, 1), date(2027, 1, 31)
    rows = calendar_table(calendar, first, last)
    worked = [row.day for row in rows if row.is_working]
    numbered = {row.working_days_upto: row.day for row in rows if row.is_working}

    assert len(rows) == (last - first).days + 1
    for row in rows[:300]:
        after = [day for day in worked if day > row.day]
        for n in (1, 5, 21):
            assert numbered[row.working_days_upto + n] == after[n - 1]
            assert calendar.working_days_after(row.day, n) == after[n - 1]


def test_days_from_walks_one_day_at_a_time():
    """Both ends included, over a leap day."""
    assert list(days_from(date(2028, 2, 28), date(2028, 3, 1))) == [
        date(2028, 2, 28),
        date(2028, 2, 28) + timedelta(days=1),
        date(2028, 3, 1),
    ]
