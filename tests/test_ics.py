"""iCalendar: what is written can be read back, is the same each time, and smuggles nothing in."""

import pickle
import sys
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from factories import a_limit, a_policy
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    Complaint,
    ComplaintkitError,
    HorizonError,
    MissingExtraError,
    Source,
    Stage,
    Start,
    Suspension,
    Text,
    UnknownNameError,
    VoidIf,
    compute_deadline,
    get_policy,
)
from complaintkit.cli import main
from complaintkit.exports import to_ics

DAY = date(2026, 5, 13)
HOSTILE = [
    "x\r\nBEGIN:VEVENT\r\nSUMMARY:y\r\nEND:VEVENT",
    "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:y",
    "x\rEND:VCALENDAR\rBEGIN:VCALENDAR",
    "x\\nBEGIN:VEVENT",
    "x\\\r\nBEGIN:VALARM",
    "x\u2028BEGIN:VEVENT\u2029SUMMARY:y",
    "x\x85BEGIN:VEVENT\x0bSUMMARY:y\x0cEND:VEVENT",
    "x\r\n BEGIN:VEVENT",
    'x";ALTREP="y":BEGIN:VEVENT',
    "x\ud800BEGIN:VEVENT",
]


def events(text):
    """The events of a calendar, read by another's reader."""
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def owed(label="answer", start=DAY, **choices):
    """What is owed under one limit with this label."""
    limit = a_limit(label=Text(en=label), source=("page",), **choices)
    return compute_deadline(limit, start, policy=a_policy(limit))


def unfolded(text):
    """The lines of content, folds undone."""
    return text.replace("\r\n ", "").split("\r\n")


# -- what is written -------------------------------------------------------------------


def test_each_date_is_an_event_of_a_whole_day():
    """INAMI's two dates for 13 May 2026, as the icalendar package reads them."""
    found = events(to_ics(get_policy("be.inami").deadlines(DAY), "en"))

    assert [(it["dtstart"].dt, it["dtend"].dt) for it in found] == [
        (date(2026, 5, 23), date(2026, 5, 24)),
        (date(2026, 6, 27), date(2026, 6, 28)),
    ]
    assert all(type(it["dtstart"].dt) is type(it["dtend"].dt) is date for it in found)
    assert [str(it["summary"]) for it in found] == [
        "acknowledgement of receipt: no later than Saturday, 23 May 2026.",
        "final answer: no later than Saturday, 27 June 2026.",
    ]
    assert [str(it["transp"]) for it in found] == ["TRANSPARENT", "TRANSPARENT"]


def test_the_description_is_the_explanation():
    """A sentence a line."""
    (found,) = events(to_ics([owed()], "en"))

    assert str(found["description"]) == (
        "Answer: no later than Saturday, 23 May 2026.\n"
        "Start: Wednesday, 13 May 2026 (receipt). Day 1 is Thursday, 14 May 2026: the day of the "
        "event is not counted.\n"
        "Term: 10 calendar days, up to and including Saturday, 23 May 2026.\n"
        "Source: the page, read on 5 January 2026."
    )


def test_each_event_has_one_alarm_a_day_before():
    """It shows what the event is called."""
    for event in events(to_ics(get_policy("be.inami").deadlines(DAY), "nl")):
        (alarm,) = event.walk("VALARM")
        assert (str(alarm["action"]), alarm["trigger"].dt) == ("DISPLAY", timedelta(days=-1))
        assert str(alarm["description"]) == str(event["summary"])


def test_the_head_of_the_calendar():
    """Version 2.0, and who made it; without a date there is nothing else."""
    assert to_ics([], "en") == (
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//complaintkit//deadlines//EN\r\n"
        "END:VCALENDAR\r\n"
    )


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("fr", "réponse définitive : au plus tard le samedi 27 juin 2026."),
        ("nl", "definitief antwoord: uiterlijk op zaterdag 27 juni 2026."),
        ("de", "endgültige Antwort: spätestens am Samstag, 27. Juni 2026."),
        ("en", "final answer: no later than Saturday, 27 June 2026."),
    ],
)
def test_in_each_language(language, summary):
    """The words are of the language, the rest is the same."""
    (found,) = events(to_ics([get_policy("be.inami").deadline("answer", DAY)], language))

    assert str(found["summary"]).replace("\N{NO-BREAK SPACE}", " ") == summary
    assert str(found["uid"]) == "17d1d8dd5021e7c9@complaintkit"


def test_a_language_that_there_is_not():
    """The error names those there are."""
    with pytest.raises(UnknownNameError) as caught:
        to_ics([owed()], "es")

    assert str(caught.value) == "no language 'es'; known: de, en, fr, nl"


# -- what is left out ------------------------------------------------------------------


def test_what_has_no_date_is_left_out():
    """No figure, a clock not started, one that stands still, nothing more owed: no event."""
    partenamut = get_policy("be.partenamut")
    stop = Suspension(first=date(2026, 5, 20))
    meeting = a_policy(
        a_limit("10 calendar days", code="meeting"),
        a_limit(void_if=VoidIf(event="settled", by_due_of="meeting")),
    )
    complaint = Complaint(received=DAY)

    waiting = partenamut.timeline(complaint, {})[1:]
    void = meeting.timeline(complaint, {"settled": date(2026, 5, 15)})[1:]
    stopped = compute_deadline(a_limit(), DAY, suspensions=[stop])

    assert [deadline.due for deadline in (*waiting, *void, stopped)] == [None] * 4
    assert events(to_ics([*waiting, *void, stopped], "en")) == []
    assert len(events(to_ics([*waiting, owed(), stopped], "en"))) == 1


# -- the same each time ----------------------------------------------------------------


def test_the_same_deadlines_give_the_same_bytes():
    """Made anew from the file, in the same order: not a byte differs."""
    first = to_ics(get_policy("be.inami").deadlines(DAY), "fr")
    again = to_ics(get_policy("be.inami").deadlines(DAY), "fr")

    assert first == again


def test_the_time_stamp_is_the_day_the_clock_started():
    """No clock is read."""
    (found,) = events(to_ics([owed()], "en"))

    assert found["dtstamp"].dt == datetime(2026, 5, 13, tzinfo=UTC)


def test_the_identity_stays_from_release_to_release():
    """The first 16 digits of sha256sum of ['be.inami','answer',datetime.date(2026, 5, 13),[]]."""
    (found,) = events(to_ics([get_policy("be.inami").deadline("answer", DAY)], "en"))

    assert str(found["uid"]) == "17d1d8dd5021e7c9@complaintkit"


def test_what_is_another_event_has_another_identity():
    """By policy, limit, start and reference; a stop moves an event, and makes no other."""
    limit = a_limit("45 calendar days")
    stop = Suspension(first=date(2026, 5, 20), resumed=date(2026, 5, 21))
    made = [
        compute_deadline(limit, DAY),
        compute_deadline(limit, DAY, policy=a_policy(limit)),
        compute_deadline(limit, DAY, policy=a_policy(limit, code="y.body")),
        compute_deadline(limit, date(2026, 5, 14)),
        compute_deadline(a_limit(code="review"), DAY),
    ]
    moved = compute_deadline(limit, DAY, suspensions=[stop])

    found = events(to_ics(made, "en")) + events(to_ics(made, "en", reference="2026/17"))

    assert len({str(it["uid"]) for it in found}) == 2 * len(made) == 10
    assert events(to_ics([moved], "en"))[0]["uid"] == found[0]["uid"]


# -- as RFC 5545 has it ----------------------------------------------------------------


@given(st.text(max_size=300))
def test_lines_are_folded_at_75_octets_and_end_in_cr_lf(label):
    """Whatever the label: no line is longer, none ends otherwise, and it is UTF-8."""
    text = to_ics([owed(f"x{label}")], "en")

    lines = text.encode("utf-8").split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert len(events(text)) == 1


def test_a_long_label_is_folded_and_read_back_whole():
    """Letters of two octets and signs of four are not cut in two."""
    label = "é" * 60 + "\N{ENVELOPE WITH LIGHTNING}" * 40 + "\N{GRINNING FACE}" * 40

    (found,) = events(to_ics([owed(label)], "en"))

    assert str(found["summary"]) == f"{label}: no later than Saturday, 23 May 2026."


# -- nothing is smuggled in ------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_label_makes_no_line_of_its_own(words):
    """There is one event with one alarm, whichever sign a reader takes for an end of line."""
    text = to_ics([owed(words)], "en")

    (found,) = events(text)
    assert len(found.walk("VALARM")) == 1
    assert text.splitlines() == text.removesuffix("\r\n").split("\r\n")
    for line in ("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VCALENDAR", "END:VCALENDAR"):
        assert unfolded(text).count(line) == 1
    assert [line for line in unfolded(text) if line.startswith("SUMMARY")] == [
        line for line in unfolded(text) if line.startswith("SUMMARY:x")
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_anywhere_make_no_line_of_their_own(words):
    """The reason of a stop, a stage, a source: all that an explanation tells."""
    said = Text(en=words)
    limit = a_limit(
        source=("page",), stage="second", starts_on=Start(event="received", stage="second")
    )
    policy = a_policy(
        limit,
        stages=(Stage(code="second", label=said),),
        sources=(Source(code="page", document=words, article=words, read=date(2026, 1, 5)),),
    )
    stop = Suspension(first=date(2026, 5, 15), resumed=date(2026, 5, 18), reason=said)

    text = to_ics([compute_deadline(limit, DAY, suspensions=[stop], policy=policy)], "en")

    (found,) = events(text)
    assert len(found.walk("VALARM")) == 1
    assert text.splitlines() == text.removesuffix("\r\n").split("\r\n")
    assert [line for line in unfolded(text) if "VEVENT" in line and "DESCRIPTION" not in line] == [
        *("BEGIN:VEVENT", "END:VEVENT")
    ]
    assert str(found["description"]).count("x") >= 4


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("a, b; c: d", "a, b; c: d"),
        ("a\\b\\\\c\\,d\\;e", "a\\b\\\\c\\,d\\;e"),
        ("a\\nb\\rc", "a\\nb\\rc"),
        ('"a" <b>', '"a" <b>'),
        ("a\nb", "a\nb"),
        ("a\r\nb", "a \nb"),
        ("a\rb\tc\x00d\x1fe\x7ff\x85g", "a b c d e f g"),
        ("a\u2028b\u2029c\ud800d\udfffe", "a b c d e"),
        ("a\N{NO-BREAK SPACE}b\u2027c\u202ad\ue000e", "a\N{NO-BREAK SPACE}b\u2027c\u202ad\ue000e"),
    ],
)
def test_commas_semicolons_and_backslashes_come_back(words, read):
    """What can be written is read back as it was; for what cannot there is a space."""
    (found,) = events(to_ics([owed(f"x{words}y")], "en"))

    assert str(found["summary"]) == f"x{read}y: no later than Saturday, 23 May 2026."


# -- when it cannot be written ---------------------------------------------------------


def test_a_date_without_a_day_after_it():
    """An event of a whole day ends on the next, and there is none after the year 9999."""
    with pytest.raises(HorizonError) as caught:
        to_ics([owed(start=date(9999, 12, 21))], "en")

    assert str(caught.value) == "a count that reaches 9999-12-31 goes beyond the years 1 to 9999"


def test_the_last_date_of_all_ends_the_command_with_two(capsys):
    """A message, and no traceback."""
    words = ["timeline", "be.partenamut", "9999-12-31"]

    assert main([*words, "--format", "csv"]) == 0
    capsys.readouterr()
    assert main([*words, "--format", "ics"]) == 2
    assert capsys.readouterr() == (
        *("", "a count that reaches 9999-12-31 goes beyond the years 1 to 9999\n"),
    )


def test_without_the_package_the_error_says_how_to_install_it(monkeypatch):
    """Where icalendar cannot be imported; the error is an ImportError as well."""
    monkeypatch.setitem(sys.modules, "icalendar", None)

    with pytest.raises(MissingExtraError) as caught:
        to_ics([], "en")

    assert str(caught.value) == "icalendar is not installed: pip install 'complaintkit[ics]'"
    assert (caught.value.package, caught.value.extra) == ("icalendar", "ics")
    assert isinstance(caught.value, ComplaintkitError)
    assert isinstance(caught.value, ImportError)
    assert caught.value.__suppress_context__


def test_without_the_package_the_command_ends_with_two(monkeypatch, capsys):
    """One line that says how to install it; the other forms need nothing."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    words = ["timeline", "be.inami", "2026-05-13", "--format"]

    assert main([*words, "ics"]) == 2
    assert capsys.readouterr() == (
        *("", "icalendar is not installed: pip install 'complaintkit[ics]'\n"),
    )
    assert main([*words, "csv"]) == 0


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_missing_extra_comes_back_from_a_pickle(protocol):
    """With its words and what they are made of."""
    back = pickle.loads(pickle.dumps(MissingExtraError("icalendar", "ics"), protocol))

    assert type(back) is MissingExtraError
    assert str(back) == "icalendar is not installed: pip install 'complaintkit[ics]'"
    assert (back.package, back.extra) == ("icalendar", "ics")
