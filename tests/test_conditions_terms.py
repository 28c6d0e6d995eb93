"""Conditions on a term between two days: its last day, both month rules, several days at once."""

import calendar
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from knowledge import AROUND

from complaintkit import (
    Answer,
    ChoiceError,
    Complaint,
    LimitError,
    MonthRule,
    Term,
    TermError,
    Ternary,
)
from complaintkit.complaints import DAYS, ERASED, ContestedDecision, PriorStep
from complaintkit.conditions import Lasted, OlderThan
from complaintkit.errors import UnknownNameError

YES, NO, UNKNOWN = Ternary.YES, Ternary.NO, Ternary.UNKNOWN
BOTH = pytest.mark.parametrize("kind", [OlderThan, Lasted])
ONE_DAY = timedelta(days=1)


def end_of(day, amount, unit, rule):
    """The last day of a term, by the calendar module."""
    if unit in {"calendar days", "weeks"}:
        return day + timedelta(days=amount * (7 if unit == "weeks" else 1))
    first = day + ONE_DAY if rule == "eve-of-date" else day
    year, month = divmod(
        first.year * 12 + first.month - 1 + amount * {"months": 1, "years": 12}[unit], 12
    )
    _, last = calendar.monthrange(year, month + 1)
    if first.day > last:
        return date(year, month + 1, last)
    same = date(year, month + 1, first.day)
    return same - ONE_DAY if rule == "eve-of-date" else same


def answers_around(since, term, rule):
    """What both conditions say on the last day of the term, the day before and the day after."""
    amount, unit = int(term.split(" ", 1)[0]), term.split(" ", 1)[1]
    unit = unit if unit.endswith("s") else f"{unit}s"
    end = end_of(since, amount, unit, rule)
    found = []
    for on in (end - ONE_DAY, end, end + ONE_DAY):
        complaint = Complaint(learnt_date=on, attributes={"x": since})
        asked = {"since": "attribute.x", "on": "learnt_date", "month_rule": rule}
        found += [kind(term, **asked).check(complaint).value for kind in (OlderThan, Lasted)]
    return found


TERMS = [
    *("1 calendar day", "30 calendar days", "366 calendar days", "1 week", "6 weeks"),
    *("1 month", "2 months", "6 months", "13 months", "1 year", "3 years"),
]
SIX_YEARS = [date(2023, 1, 1) + timedelta(days=days) for days in range(6 * 365 + 2)]
NEAR_ENDS = [day for day in SIX_YEARS if day.day in {1, *range(27, 32)}]


@pytest.mark.parametrize("rule", list(MonthRule))
@pytest.mark.parametrize("term", TERMS)
def test_the_last_day_of_a_term_is_in_time_and_has_lasted(term, rule):
    """From every first and late day of a month of six years: by an oracle of its own."""
    boundary = [NO, NO, NO, YES, YES, YES]
    for since in NEAR_ENDS:
        assert answers_around(since, term, rule.value) == boundary, since


@pytest.mark.parametrize(
    ("since", "term", "rule", "last"),
    [
        (date(2024, 2, 29), "1 year", "same-date", date(2025, 2, 28)),
        (date(2024, 2, 29), "1 year", "eve-of-date", date(2025, 2, 28)),
        (date(2024, 2, 29), "4 years", "same-date", date(2028, 2, 29)),
        (date(2023, 2, 28), "1 year", "same-date", date(2024, 2, 28)),
        (date(2023, 2, 28), "1 year", "eve-of-date", date(2024, 2, 29)),
        (date(2026, 6, 30), "1 month", "same-date", date(2026, 7, 30)),
        (date(2026, 6, 30), "1 month", "eve-of-date", date(2026, 7, 31)),
        (date(2026, 1, 31), "1 month", "same-date", date(2026, 2, 28)),
        (date(2026, 1, 30), "1 month", "eve-of-date", date(2026, 2, 28)),
    ],
)
def test_ends_of_short_months(since, term, rule, last):
    """M4, M6: worked out by hand; the oracle above gives the same."""
    amount, unit = term.split()
    asked = OlderThan(term, since="facts_date", month_rule=rule)

    assert end_of(since, int(amount), f"{unit.removesuffix('s')}s", rule) == last
    for day, expected in ((last, NO), (last + ONE_DAY, YES)):
        assert asked.check(Complaint(facts_date=since, received=day)).value is expected


@BOTH
@pytest.mark.parametrize("name", [*DAYS, "attribute.x"])
def test_what_is_not_known_is_unknown(kind, name):
    """Each day there is, alone; the facts that are named are those of a complaint."""
    day = date(2025, 5, 13)
    known = {
        "decisions.notified": {"decisions": [ContestedDecision(notified=day)]},
        "steps.on": {"steps": [PriorStep(on=day)]},
        "attribute.x": {"attributes": {"x": day}},
    }.get(name, {name: day})
    fact = name if name == "attribute.x" else name.split(".")[0]
    since = kind("1 week", since=name, on="attribute.y")
    on = kind("1 week", since="attribute.y", on=name)
    y = {"attributes": {**known.get("attributes", {}), "y": date(2025, 5, 6)}}

    assert since.check(Complaint()) == Answer(UNKNOWN, (fact, "attribute.y"))
    assert since.check(Complaint(**known)).value is UNKNOWN
    assert since.check(Complaint(**{**known, **y})).value is NO
    assert on.check(Complaint(**known)).value is UNKNOWN
    assert on.check(Complaint(**{**known, **y})) == Answer(
        YES if kind is Lasted else NO, ("attribute.y", fact)
    )


CANDIDATES = (date(1900, 1, 1), date(2100, 1, 1))
"""Days that one that is not known may turn out to be."""


@BOTH
def test_of_several_days_the_latest_counts(kind):
    """All pairs of steps against all pairs of decisions, unknown days among them.

    Yes or no where every completion gives the same, else unknown; where there is known to be no
    day, there is nothing that could be older or last.
    """
    asked = kind("1 calendar day", since="steps.on", on="decisions.notified")
    days = [date(2025, 5, 13), date(2025, 5, 14), date(2025, 5, 15), None]
    lists = [(), *((day,) for day in days), *product(days, repeat=2)]

    def whole(since, on):
        if not since or not on:
            return NO
        end, latest = max(since) + ONE_DAY, max(on)
        return YES if (end < latest if kind is OlderThan else end <= latest) else NO

    for since, on in product(lists, repeat=2):
        complaint = Complaint(
            steps=[PriorStep(on=day) for day in since],
            decisions=[ContestedDecision(notified=day) for day in on],
        )
        options = [CANDIDATES if day is None else (day,) for day in (*since, *on)]
        completed = {whole(it[: len(since)], it[len(since) :]) for it in product(*options)}
        expected = completed.pop() if len(completed) == 1 else UNKNOWN
        assert asked.check(complaint) == Answer(expected, ("steps", "decisions")), (since, on)


@BOTH
def test_an_instant_counts_by_its_own_date(kind):
    """A policy hands in local days; without one the clock that is written counts."""
    late = datetime(2025, 5, 20, 23, 59, tzinfo=UTC)
    asked = kind("1 week", since="facts_date")

    assert asked.check(Complaint(facts_date=date(2025, 5, 13), received=late)) == asked.check(
        Complaint(facts_date=date(2025, 5, 13), received=date(2025, 5, 20))
    )


class Day(date):
    """A date of another library."""


@BOTH
def test_an_attribute_that_is_no_day_is_not_known(kind):
    """Such as one that was erased; a day of another class is a day."""
    asked = kind("1 week", since="attribute.x")

    def found(value):
        return asked.check(Complaint(attributes={"x": value}, received=date(2026, 5, 13))).value

    assert found(ERASED) is found(20250513) is UNKNOWN
    assert found(Day(2025, 5, 13)) is YES


@BOTH
def test_a_term_that_ends_after_the_last_year_has_not_run(kind):
    """Not even on the last day there is; one that ends on it has lasted."""
    last = date(9999, 12, 31)
    year = kind("1 year", since="facts_date", month_rule="same-date")
    day = kind("1 calendar day", since="facts_date")

    assert year.check(Complaint(facts_date=date(9999, 6, 1), received=last)).value is NO
    assert year.check(Complaint(facts_date=last, received=last)).value is NO
    assert day.check(Complaint(facts_date=last, received=last)).value is NO
    assert day.check(Complaint(facts_date=last - ONE_DAY, received=last)).value is (
        YES if kind is Lasted else NO
    )


@BOTH
@pytest.mark.parametrize(
    ("term", "choices", "error", "words"),
    [
        ("1 yer", {}, TermError, "no unit 'yer' in the term '1 yer'; did you mean 'years'?"),
        (
            "1 year",
            {},
            LimitError,
            "a term of 1 year needs month_rule: 'same-date' or 'eve-of-date'",
        ),
        (
            "10 working days",
            {},
            ChoiceError,
            "a term in calendar days, weeks, months or years is wanted, not '10 working days'",
        ),
        (
            "immediate",
            {},
            ChoiceError,
            "a term in calendar days, weeks, months or years is wanted, not 'immediate'",
        ),
        (
            "no figure",
            {},
            ChoiceError,
            "a term in calendar days, weeks, months or years is wanted, not 'no figure'",
        ),
        (
            "1 year",
            {"month_rule": "same date"},
            ChoiceError,
            "no month rule 'same date'; did you mean 'same-date'?",
        ),
        (
            "1 week",
            {"since": "facts"},
            UnknownNameError,
            "no day 'facts'; did you mean 'facts_date'?",
        ),
        (
            "1 week",
            {"on": "steps"},
            UnknownNameError,
            "no day 'steps'; did you mean 'steps.on'?",
        ),
        (
            "1 week",
            {"since": "nature"},
            UnknownNameError,
            f"no day 'nature'; known: {', '.join(sorted([*DAYS, 'attribute.CODE']))}",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused_when_it_is_made(kind, term, choices, error, words):
    """With what is allowed, or was perhaps meant."""
    with pytest.raises(error) as caught:
        kind(term, **{"since": "facts_date", **choices})

    assert str(caught.value) == words


@BOTH
def test_a_term_may_be_given_as_such(kind):
    """Or as a policy file writes it; a month rule too."""
    made = kind(Term.parse("1 year"), since="sent", month_rule=MonthRule.SAME_DATE)

    assert made == kind("1 year", since="sent", month_rule="same-date", on="received")
    assert made != kind("1 year", since="sent", month_rule="eve-of-date")


@BOTH
def test_days_of_the_policys_own_are_checked_by_it(kind):
    """They must be declared, be dates, and not be personal; a condition without any stays."""
    plain = kind("1 week", since="sent")
    asked = kind("1 week", since="attribute.since", on="attribute.since")

    assert plain.names() == ()
    assert plain.within(AROUND) is plain
    assert asked.names() == (("attribute", "since"), ("attribute", "since"))
    assert asked.within(AROUND) is asked
    for code, error, words in (
        ("scheme", ChoiceError, "the attribute 'scheme' is no date, but a choice"),
        (
            "born",
            ChoiceError,
            "the attribute 'born' is personal: nothing can be decided on it",
        ),
        ("sinse", UnknownNameError, "no attribute 'sinse'; did you mean 'since'?"),
    ):
        with pytest.raises(error) as caught:
            kind("1 week", since=f"attribute.{code}").within(AROUND)
        assert str(caught.value) == words
