"""Other readings of a limit: which there are, what each gives, the days it counts."""

import csv
import io
import json
from datetime import date

import pytest
from attrs import evolve
from factories import WHOLE_POLICY, a_limit, a_policy

from complaintkit import (
    Assumption,
    ClosedDay,
    MonthRule,
    Reading,
    Roll,
    Text,
    TimeLimit,
    UnknownNameError,
    compare_readings,
    compute_deadline,
    get_calendar,
    get_policy,
)
from complaintkit.checking.comparing import Readings

SATURDAYS = (date(2026, 12, 5), date(2026, 12, 12), date(2026, 12, 19), date(2026, 12, 26))
CALENDARS = (
    "be.banks, be.community.flemish, be.community.french, be.community.german, be.federal, "
    "be.flanders, be.legal, be.legal.saturday, fr.ouvrables, fr.ouvres"
)


def assumed(choice, otherwise):
    """An assumption on one choice of the limit ``answer``, with its other reading."""
    return Assumption(
        field=f"time_limit.answer.{choice}", says=Text(en="it is so"), otherwise=otherwise
    )


def choices(readings):
    """What each reading is, in order."""
    return [(reading.choice, reading.value) for reading in readings]


def dates(readings):
    """By value, the date a reading gives and how many days later that is."""
    return {reading.value: (reading.deadline.due, reading.later) for reading in readings}


# -- compare_readings ------------------------------------------------------------------


def test_the_limit_as_written_then_the_other_readings_of_its_assumptions():
    """21 working days from 1 December 2026: with Saturdays, the 26th in the place of the 31st."""
    written, saturday, event_day = compare_readings(
        get_policy("be.partenamut"), "mediation-result", date(2026, 12, 1)
    )

    assert (written.choice, written.value, written.later) == (None, None, 0)
    assert (written.counted, written.uncounted) == ((), ())
    assert written.deadline.due == date(2026, 12, 31)
    assert (saturday.choice, saturday.value) == ("calendar", "be.legal.saturday")
    assert (saturday.deadline.due, saturday.later) == (date(2026, 12, 26), -5)
    assert (saturday.counted, saturday.uncounted) == (SATURDAYS, ())
    assert (event_day.choice, event_day.value) == ("start_rule", "event-day")
    assert (event_day.deadline.due, event_day.later) == (date(2026, 12, 30), -1)
    assert (event_day.counted, event_day.uncounted) == ((date(2026, 12, 1),), ())


def test_days_that_another_reading_does_not_count():
    """30 working days in the place of 30 calendar days, over the National Day: weekends and it."""
    policy = get_policy("be.inasti.external-audit")

    written, working, *_ = compare_readings(policy, "answer", date(2026, 6, 21))

    assert written.deadline.due == date(2026, 7, 21)
    assert (working.choice, working.value) == ("term", "30 working days")
    assert (working.deadline.due, working.later) == (date(2026, 8, 3), 13)
    assert working.counted == ()
    assert working.uncounted == (
        *(date(2026, 6, 27), date(2026, 6, 28), date(2026, 7, 4), date(2026, 7, 5)),
        *(date(2026, 7, 11), date(2026, 7, 12), date(2026, 7, 18), date(2026, 7, 19)),
        date(2026, 7, 21),
    )


@pytest.mark.parametrize(
    ("roll", "others"),
    [
        (Roll.NONE, {"following": (date(2026, 5, 26), 3), "preceding": (date(2026, 5, 22), -1)}),
        (Roll.FOLLOWING, {"none": (date(2026, 5, 23), -3), "preceding": (date(2026, 5, 22), -4)}),
        (Roll.PRECEDING, {"none": (date(2026, 5, 23), 1), "following": (date(2026, 5, 26), 4)}),
        (
            Roll.MODIFIED_FOLLOWING,
            {
                "none": (date(2026, 5, 23), -3),
                "following": (date(2026, 5, 26), 0),
                "preceding": (date(2026, 5, 22), -4),
            },
        ),
    ],
)
def test_a_limit_in_calendar_days_is_rolled_in_each_other_way(roll, others):
    """10 days from 13 May 2026 end on the Saturday before Whit Monday."""
    policy = a_policy(a_limit(calendar="be.legal", roll=roll))

    _, *found = compare_readings(policy, "answer", date(2026, 5, 13))

    assert {reading.choice for reading in found} == {"roll"}
    assert dates(found) == others
    assert list(dates(found)) == list(others)
    assert all(reading.counted == reading.uncounted == () for reading in found)


@pytest.mark.parametrize("term", ["2 weeks", "1 month", "1 year"])
def test_weeks_months_and_years_are_rolled_too(term):
    """They can end on a closed day as well."""
    policy = a_policy(a_limit(term, calendar="be.legal", month_rule=MonthRule.SAME_DATE))

    found = compare_readings(policy, "answer", date(2026, 5, 13))

    assert choices(found) == [(None, None), ("roll", "following"), ("roll", "preceding")]


def test_working_days_are_never_rolled():
    """They end on a working day by themselves."""
    policy = a_policy(a_limit("10 working days", calendar="be.legal"))

    assert choices(compare_readings(policy, "answer", date(2026, 5, 13))) == [(None, None)]


@pytest.mark.parametrize(
    ("limit", "due"),
    [("answer", None), ("acknowledgement", date(2026, 12, 1))],
)
def test_a_limit_without_figure_or_at_once_has_no_other_reading(limit, due):
    """Nothing is counted, so nothing can be counted otherwise."""
    (written,) = compare_readings(get_policy("be.partenamut"), limit, date(2026, 12, 1))

    later = None if due is None else 0
    assert (written.choice, written.deadline.due, written.later) == (None, due, later)


def test_without_a_date_there_is_no_number_of_days_between():
    """A figure read into a limit without one: its days are counted, and none is later."""
    policy = a_policy(a_limit("no figure", assumptions=[assumed("term", "2 calendar days")]))

    written, other = compare_readings(policy, "answer", date(2026, 5, 13))

    assert written.deadline.due is None
    assert (other.deadline.due, other.later) == (date(2026, 5, 15), None)
    assert other.counted == (date(2026, 5, 14), date(2026, 5, 15))


def test_more_calendars_are_counted_with_in_the_order_given():
    """Federal staff is free on 2 November too; French jours ouvrables count Saturday."""
    found = compare_readings(
        get_policy("be.partenamut"),
        "mediation-result",
        date(2026, 10, 26),
        ["be.federal", "fr.ouvrables"],
    )

    assert choices(found) == [
        (None, None),
        ("calendar", "be.legal.saturday"),
        ("start_rule", "event-day"),
        ("calendar", "be.federal"),
        ("calendar", "fr.ouvrables"),
    ]
    # 27–30 October (4), 2–6 (9), 9, 10, 12, 13 (13), 16–20 (18), 23–25 November (21).
    assert found[0].deadline.due == date(2026, 11, 25)
    # The same without 2 November: one working day more.
    assert (found[3].deadline.due, found[3].later) == (date(2026, 11, 26), 1)
    assert (found[3].counted, found[3].uncounted) == ((), (date(2026, 11, 2),))
    # With Saturdays: 27–31 (5), 2–7 (11), 9, 10, 12–14 (16), 16–20 November (21).
    assert (found[4].deadline.due, found[4].later) == (date(2026, 11, 20), -5)
    assert found[4].counted == (date(2026, 10, 31), date(2026, 11, 7), date(2026, 11, 14))


def test_calendars_can_be_given_once_through():
    """A generator is as good as a list."""
    policy = get_policy("be.partenamut")
    codes = (code for code in ["be.banks"])

    found = compare_readings(policy, "mediation-result", date(2026, 12, 1), codes)

    assert choices(found)[-1] == ("calendar", "be.banks")


def test_a_calendar_of_the_policy_s_own_is_one_to_compare_with():
    """It is found by its code: closed on 27 May 2026 too, so 10 working days end a day later."""
    bridge = ClosedDay(day=date(2026, 5, 27), name=Text(en="bridge day"))
    ours = get_calendar("be.legal").closing([bridge], code="x.ours")
    policy = a_policy(a_limit("10 working days", calendar="be.legal"), own_calendars=(ours,))

    written, other = compare_readings(policy, "answer", date(2026, 5, 13), ["x.ours"])

    assert written.deadline.due == date(2026, 5, 29)
    assert (other.value, other.deadline.due, other.later) == ("x.ours", date(2026, 6, 1), 3)
    assert (other.counted, other.uncounted) == ((), (date(2026, 5, 27),))


def test_the_same_reading_never_comes_twice():
    """An assumption, a calendar given and a roll can all ask for the same one."""
    partenamut, inami = get_policy("be.partenamut"), get_policy("be.inami")
    calendars = ["be.banks", "be.legal.saturday", "be.banks", "be.legal"]

    by_calendar = compare_readings(partenamut, "mediation-result", date(2026, 12, 1), calendars)
    by_roll = compare_readings(inami, "answer", date(2026, 5, 13))

    assert choices(by_calendar) == [
        (None, None),
        ("calendar", "be.legal.saturday"),
        ("start_rule", "event-day"),
        ("calendar", "be.banks"),
    ]
    assert choices(by_roll) == [
        (None, None),
        ("roll", "following"),
        ("start_rule", "event-day"),
        ("roll", "preceding"),
    ]


def test_an_assumption_without_another_reading_gives_none():
    """It says how a choice was made, not how else it could be."""
    policy = a_policy(
        a_limit(
            "10 working days",
            calendar="be.legal",
            assumptions=[assumed("calendar", None), assumed("start_rule", "next-working-day")],
        )
    )

    found = compare_readings(policy, "answer", date(2026, 5, 13))

    assert choices(found) == [(None, None), ("start_rule", "next-working-day")]


@pytest.mark.parametrize(
    ("choice", "otherwise"),
    [
        ("roll", "following"),  # Without a calendar nobody knows which days are worked.
        ("calendar", "be.nowhere"),
        ("term", "2 months"),  # By which rule is not said.
        ("term", "2 fortnights"),
        ("at_least_working_days", 20),  # More than the term has days.
    ],
)
def test_a_reading_that_cannot_be_counted_is_left_out(choice, otherwise):
    """The limit as written is there, alone."""
    policy = a_policy(a_limit(assumptions=[assumed(choice, otherwise)]))

    assert choices(compare_readings(policy, "answer", date(2026, 5, 13))) == [(None, None)]


def test_a_calendar_that_does_not_reach_so_far_is_left_out():
    """That of the federal administration begins in 2007, and the count does not."""
    policy = a_policy(a_limit("10 working days", calendar="be.legal"))

    found = compare_readings(
        policy, "answer", date(2006, 12, 27), ["be.federal", "be.legal.saturday"]
    )

    assert choices(found) == [(None, None), ("calendar", "be.legal.saturday")]


def test_a_limit_or_a_calendar_that_there_is_not():
    """An error that says what was perhaps meant, also where the limit asks for no calendar."""
    policy = get_policy("be.partenamut")

    with pytest.raises(UnknownNameError) as limit:
        compare_readings(policy, "anwser", date(2026, 12, 1))
    with pytest.raises(UnknownNameError) as calendar:
        compare_readings(policy, "answer", date(2026, 12, 1), ["be.legal", "mars"])

    assert str(limit.value) == "no time limit 'anwser'; did you mean 'answer'?"
    assert str(calendar.value) == f"no calendar 'mars'; known: {CALENDARS}"


# -- complaintkit compare --------------------------------------------------------------

IN_FRENCH = """\
résultat de l’instruction par le service Médiation, à partir du mardi 1er décembre 2026 : \
autres lectures

lecture                                                           échéance                   \
écart en jours  pourquoi
────────────────────────────────────────────────────────────────  ─────────────────────────  \
──────────────  ────────────────────────────────────────────────────────────────────────────────────
comme le dit la procédure                                         jeudi 31 décembre 2026
jours ouvrables : jours fériés légaux belges, du lundi au samedi  samedi 26 décembre 2026    \
-5              compte aussi 5 décembre 2026, 12 décembre 2026, 19 décembre 2026 et \
26 décembre 2026
le jour de l’événement est le jour 1                              mercredi 30 décembre 2026  \
-1              compte aussi 1er décembre 2026
"""
IN_DUTCH = """\
resultaat van het onderzoek door de bemiddelingsdienst, vanaf dinsdag 1 december 2026: \
andere lezingen

lezing                                                            uiterlijk                   \
verschil in dagen  waarom
────────────────────────────────────────────────────────────────  ──────────────────────────  \
─────────────────  \
────────────────────────────────────────────────────────────────────────────────
zoals de procedure zegt                                           donderdag 31 december 2026
werkdagen: Belgische wettelijke feestdagen, maandag tot zaterdag  zaterdag 26 december 2026   \
-5                 telt ook 5 december 2026, 12 december 2026, 19 december 2026 en \
26 december 2026
de dag van de gebeurtenis is dag 1                                woensdag 30 december 2026   \
-1                 telt ook 1 december 2026
"""
IN_GERMAN = """\
Ergebnis der Prüfung durch den Vermittlungsdienst, ab Dienstag, 1. Dezember 2026: andere Lesarten

Lesart                                                            fällig                         \
Abstand in Tagen  warum
────────────────────────────────────────────────────────────────  ─────────────────────────────  \
────────────────  \
───────────────────────────────────────────────────────────────────────────────────────
wie es das Regelwerk sagt                                         Donnerstag, 31. Dezember 2026
Arbeitstage: belgische gesetzliche Feiertage, Montag bis Samstag  Samstag, 26. Dezember 2026     \
-5                zählt auch 5. Dezember 2026, 12. Dezember 2026, 19. Dezember 2026 und \
26. Dezember 2026
der Tag des Ereignisses ist Tag 1                                 Mittwoch, 30. Dezember 2026    \
-1                zählt auch 1. Dezember 2026
"""
IN_ENGLISH = """\
result of the mediation service’s inquiry, from Tuesday, 1 December 2026: other readings

reading                                                   due                          \
days apart  why
────────────────────────────────────────────────────────  ───────────────────────────  \
──────────  ────────────────────────────────────────────────────────────────────────────────────
as the policy says                                        Thursday, 31 December 2026
working days: Belgian legal holidays, Monday to Saturday  Saturday, 26 December 2026   \
-5          also counts 5 December 2026, 12 December 2026, 19 December 2026 and 26 December 2026
the day of the event is day 1                             Wednesday, 30 December 2026  \
-1          also counts 1 December 2026
"""


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], IN_FRENCH),
        (["--lang", "fr"], IN_FRENCH),
        (["--lang", "nl"], IN_DUTCH),
        (["--lang", "de"], IN_GERMAN),
        (["--lang", "en"], IN_ENGLISH),
    ],
)
def test_compare_in_text(run, words, wanted):
    """The whole answer in each language; without one, the policy's first."""
    found = run("compare", "be.partenamut", "mediation-result", "2026-12-01", *words)

    assert found == (0, wanted, "")


def test_compare_in_text_says_what_is_not_counted_and_what_is_moved(run):
    """Days later have a plus; a date that a roll moved says from where."""
    _, shown, _ = run(
        *("compare", "be.inasti.external-audit", "answer", "2026-06-21", "--lang", "en")
    )

    rows = [[cell for cell in line.split("  ") if cell] for line in shown.splitlines()[4:]]
    assert [[cell.strip() for cell in row] for row in rows] == [
        ["as the policy says", "Tuesday, 21 July 2026"],
        [
            *("30 working days", "Monday, 3 August 2026", "+13"),
            (
                "does not count 27 June 2026, 28 June 2026, 4 July 2026, 5 July 2026, "
                "11 July 2026, 12 July 2026, 18 July 2026, 19 July 2026 and 21 July 2026"
            ),
        ],
        [
            *("moved to the next working day", "Wednesday, 22 July 2026", "+1"),
            "moved from Tuesday, 21 July 2026",
        ],
        [
            *("the day of the event is day 1", "Monday, 20 July 2026", "-1"),
            "also counts 21 June 2026",
        ],
        [
            *("moved back to the last working day before", "Monday, 20 July 2026", "-1"),
            "moved from Tuesday, 21 July 2026",
        ],
    ]


OWN = f"""{WHOLE_POLICY}label = {{ en = "answer" }}
month_rule = "same-date"
at_least_working_days = 5

[[assumption]]
field = "time_limit.answer.at_least_working_days"
says = {{ en = "five are enough" }}
otherwise = 15

[[assumption]]
field = "time_limit.answer.month_rule"
says = {{ en = "to the same date" }}
otherwise = "eve-of-date"
"""


def test_compare_of_a_file_in_text(run, tmp_path):
    """A larger minimum moves the date; a reading that changes nothing has no reason."""
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("45 calendar days", "20 calendar days"), encoding="utf-8")

    code, shown, said = run("compare", str(path), "answer", "2026-05-13")

    assert (code, said) == (0, "")
    assert [line.rstrip() for line in shown.splitlines()] == [
        "answer, from Wednesday, 13 May 2026: other readings",
        "",
        "reading                                    due                   days apart  why",
        (
            "─────────────────────────────────────────  ────────────────────  ──────────  "
            "───────────────────────────────"
        ),
        "as the policy says                         Tuesday, 2 June 2026",
        (
            "at least 15 working days                   Friday, 5 June 2026   +3          "
            "moved from Tuesday, 2 June 2026"
        ),
        "from date to eve of date                   Tuesday, 2 June 2026",
        "moved to the next working day              Tuesday, 2 June 2026",
        "moved back to the last working day before  Tuesday, 2 June 2026",
    ]


def test_compare_of_a_limit_without_date_shows_a_dash(run):
    """No figure, no days apart, nothing counted."""
    code, shown, _ = run("compare", "be.partenamut", "answer", "2026-12-01", "--lang", "en")

    assert code == 0
    assert shown == (
        "answer of the service concerned, from Tuesday, 1 December 2026: other readings\n"
        "\n"
        "reading             due  days apart  why\n"
        "──────────────────  ───  ──────────  ───\n"
        "as the policy says  –\n"
    )


def test_compare_in_csv(run):
    """Days in ISO form, with spaces between; more calendars at the end."""
    words = ("--calendar", "be.banks", "--calendar", "be.federal", "--format", "csv")
    found = run("compare", "be.partenamut", "mediation-result", "2026-10-26", *words)

    assert found == (
        0,
        (
            "limit,start,choice,value,due,later,counted,uncounted\n"
            "mediation-result,2026-10-26,,,2026-11-25,0,,\n"
            "mediation-result,2026-10-26,calendar,be.legal.saturday,2026-11-20,-5,"
            "2026-10-31 2026-11-07 2026-11-14,\n"
            "mediation-result,2026-10-26,start_rule,event-day,2026-11-24,-1,2026-10-26,\n"
            "mediation-result,2026-10-26,calendar,be.banks,2026-11-25,0,,\n"
            "mediation-result,2026-10-26,calendar,be.federal,2026-11-26,1,,2026-11-02\n"
        ),
        "",
    )


def test_compare_in_json(run):
    """The number of the format, the policy, and the columns of the CSV by name."""
    code, shown, _ = run(
        *("compare", "be.partenamut", "mediation-result", "2026-12-01", "--format", "json")
    )

    assert code == 0
    assert json.loads(shown) == {
        "format": 1,
        "policy": "be.partenamut",
        "readings": [
            {
                "limit": "mediation-result",
                "start": "2026-12-01",
                "choice": choice,
                "value": value,
                "due": due,
                "later": later,
                "counted": counted,
                "uncounted": "",
            }
            for choice, value, due, later, counted in (
                (None, None, "2026-12-31", 0, ""),
                (
                    *("calendar", "be.legal.saturday", "2026-12-26", -5),
                    "2026-12-05 2026-12-12 2026-12-19 2026-12-26",
                ),
                ("start_rule", "event-day", "2026-12-30", -1, "2026-12-01"),
            )
        ],
    }


def test_compare_without_dates_in_csv_and_json(run):
    """A limit without a figure on another calendar: no date, and no number of days."""
    words = ("compare", "be.partenamut", "answer", "2026-12-01", "--calendar", "be.banks")

    rows = list(csv.reader(io.StringIO(run(*words, "--format", "csv")[1])))
    plain = json.loads(run(*words, "--format", "json")[1])

    assert rows[2] == ["answer", "2026-12-01", "calendar", "be.banks", "", "", "", ""]
    assert (plain["readings"][1]["due"], plain["readings"][1]["later"]) == (None, None)


def test_an_instant_is_taken_to_the_day_at_the_body(run):
    """Half past eleven in the evening in London is the next day in Brussels."""
    words = ("compare", "be.partenamut", "mediation-result", "2026-11-30T23:30Z")

    _, shown, _ = run(*words, "--format", "csv")

    assert shown.splitlines()[1] == "mediation-result,2026-12-01,,,2026-12-31,0,,"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["be.partenamut", "acknowledgment", "2026-12-01"],
            "no time limit 'acknowledgment'; did you mean 'acknowledgement'?",
        ),
        (
            ["be.partenamut", "answer", "2026-12-01", "--calendar", "mars"],
            f"no calendar 'mars'; known: {CALENDARS}",
        ),
        (
            ["be.inasti.external-audit", "answer", "2018-12-31"],
            (
                "no version in force on 2018-12-31 of the policy 'be.inasti.external-audit'; "
                "known: 2019"
            ),
        ),
        (
            ["be.partenamut", "mediation-result", "2101-01-03"],
            "2101-01-03 is beyond what the calendar be.legal knows: 1975-01-01 to 2100-12-31",
        ),
    ],
)
def test_a_wrong_call_of_compare_ends_with_two_and_one_line(run, words, said):
    """What was wrong, on the error stream, and nothing on the other."""
    assert run("compare", *words) == (2, "", f"{said}\n")


def test_a_broken_file_ends_with_one(run, tmp_path):
    """It was read, and problems were found."""
    path = tmp_path / "broken.toml"
    path.write_text(WHOLE_POLICY.replace("45 calendar days", "45 days"), encoding="utf-8")

    code, shown, said = run("compare", str(path), "answer", "2026-05-13")

    assert (code, shown) == (1, "")
    assert said.startswith(f"{path}:17: time_limit[1].term: ")


def test_compare_asks_for_its_three_words(run):
    """The usage says so, and the exit code is two."""
    code, shown, said = run("compare", "be.partenamut")

    assert (code, shown) == (2, "")
    assert said.endswith(
        "complaintkit compare: error: the following arguments are required: LIMIT, DAY\n"
    )


def test_a_notebook_shows_the_same_table():
    """In the first language of the policy, in words; a part of it is a plain tuple."""
    readings = compare_readings(get_policy("be.partenamut"), "mediation-result", date(2026, 12, 1))
    shown = readings._repr_html_()

    assert shown.startswith('<div lang="fr" class="complaintkit-readings">')
    assert shown.count("<tr>") == len(readings) + 1 == 4
    assert "comme le dit la procédure" in shown
    assert "samedi 26 décembre 2026" in shown
    assert type(readings[:1]) is tuple


def test_a_limit_without_a_start_or_a_policy_shows_itself_too():
    """A limit of one's own stands under no policy: in English, and without a day."""
    limit = TimeLimit(code="answer", term="10 calendar days", label=Text(en="answer"))
    deadline = evolve(compute_deadline(limit, date(2026, 5, 13)), start=None)

    shown = Readings([Reading(None, None, deadline, None)])._repr_html_()

    assert shown.startswith('<div lang="en"')
    assert "answer, from –: other readings" in shown
