"""The invented cases of the examples folder: each can have happened, and adds up as it should."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from complaintkit import (
    Case,
    EventKind,
    Merits,
    Nature,
    State,
    Status,
    get_policy,
    read_event,
    read_events,
    worklist,
)
from complaintkit.reading.complaint_records import read_json, read_json_lines

DATA = Path(__file__).resolve().parent.parent / "examples" / "data"
YEAR = DATA / "inasti-2019.jsonl"
ONE, ITS_EVENTS = DATA / "case.json", DATA / "case-events.jsonl"
FOUNDED = 32
"""How many complaints INASTI counted as founded in 2019, typed out."""


@pytest.fixture(scope="module")
def year():
    """The contacts of 2019 with what happened to them, replayed."""
    inasti = get_policy("be.inasti")
    with YEAR.open("rb") as stream:
        found = list(read_json_lines(stream, YEAR.name, inasti.attributes))
    return [
        Case.replay(inasti, it.complaint, [read_event(event) for event in it.events])
        for it in found
    ]


@pytest.fixture(scope="module")
def one():
    """The single case, replayed."""
    partenamut = get_policy("be.partenamut")
    complaint = read_json(ONE.read_bytes(), ONE.name, partenamut.attributes)
    with ITS_EVENTS.open("rb") as stream:
        records = list(read_events(stream, ITS_EVENTS.name, partenamut.attributes))
    assert not any(record.problems for record in records)
    return Case.replay(partenamut, complaint, [record.event for record in records])


def answers(case):
    """What was answered, if anything was."""
    return [event.merits for event in case.events if event.kind == EventKind.ANSWERED]


# -- inasti-2019.jsonl ---------------------------------------------------------------------


def test_every_record_of_the_year_can_have_happened(year):
    """All 167 are replayed without a word, have events, and end closed."""
    assert len(year) == 167
    assert all(case.events for case in year)
    assert {case.state for case in year} == {State.CLOSED}


def test_thirty_two_of_the_complaints_of_the_year_were_founded(year):
    """Of 87, each answered once; the others unfounded, or without a conclusion."""
    complaints = [case for case in year if case.complaint.nature is Nature.COMPLAINT]
    merits = Counter(answer for case in complaints for answer in answers(case))

    assert merits[Merits.FOUNDED] == FOUNDED
    assert set(merits) == {Merits.FOUNDED, Merits.UNFOUNDED, Merits.NO_CONCLUSION}
    assert sum(merits.values()) == len(complaints) == 87


def test_every_complaint_of_the_year_was_acknowledged(year):
    """INASTI gives no figure for it, so what was done is met, and nothing is missed."""
    for case in year:
        statuses = {it.code: it.status for it in case.standings(date(2020, 12, 31))}
        wanted = Status.MET if case.complaint.nature is Nature.COMPLAINT else Status.REPLACED
        assert set(statuses.values()) <= {wanted, Status.NOT_OWED}


def test_what_is_no_complaint_was_forwarded_and_never_answered(year):
    """The 80 others of the year went on to where they belong."""
    others = [case for case in year if case.complaint.nature is not Nature.COMPLAINT]

    assert len(others) == 80
    for case in others:
        assert [event.kind for event in case.events] == [EventKind.FORWARDED, EventKind.CLOSED]


def test_nothing_of_the_year_is_left_to_do(year):
    """Its worklist at the end of the next year is empty; in the middle of the year it is not."""
    assert worklist(year, date(2020, 12, 31)) == ()
    assert worklist(year, date(2019, 6, 30))


def test_events_of_the_year_have_ids_of_their_own():
    """Within a record no two events share one, and their days do not go back."""
    for line in YEAR.read_text(encoding="utf-8").splitlines():
        events = json.loads(line)["events"]
        assert len({event["id"] for event in events}) == len(events)
        assert [event["on"] for event in events] == sorted(event["on"] for event in events)


# -- case.json and case-events.jsonl -------------------------------------------------------


def test_the_case_was_acknowledged_late_and_its_mediation_ended_in_time(one):
    """Two days late by the web form; the result of the mediation on its nineteenth working day."""
    end = {it.code: (it.status, it.due, it.met_on) for it in one.standings(date(2026, 8, 31))}

    assert end == {
        "acknowledgement": (Status.MET_LATE, date(2026, 5, 11), date(2026, 5, 13)),
        "answer": (Status.MET, None, date(2026, 6, 5)),
        "mediation-result": (Status.MET, date(2026, 7, 22), date(2026, 7, 17)),
    }


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2026-05-12", {None: "received"}),
        ("2026-05-20", {None: "waiting"}),
        ("2026-05-26", {None: "in-handling"}),
        ("2026-06-05", {None: "answered"}),
        ("2026-07-15", {None: "answered", "mediation": "received"}),
        ("2026-07-17", {None: "answered", "mediation": "answered"}),
        ("2026-08-03", {None: "closed", "mediation": "closed"}),
    ],
)
def test_the_case_goes_from_state_to_state(one, day, states):
    """Where each stage stood on the days of its story."""
    assert one.until(date.fromisoformat(day)).states == states


def test_what_the_person_added_is_known_from_then_on(one):
    """The day of the facts came with the information that was asked for."""
    assert one.until(date(2026, 5, 25)).facts.facts_date is None
    assert one.facts.facts_date == date(2026, 4, 2)


def test_the_command_follows_the_case(run):
    """The files as the command reads them: its state, and what lies after the day."""
    files = (str(ONE), str(ITS_EVENTS))
    code, shown, errors = run(
        "case", "be.partenamut", *files, "--as-of", "2026-07-15", "--lang", "en"
    )

    assert (code, errors) == (0, "")
    assert "4 later events are not counted." in shown
    assert "Wednesday, 22 July 2026  due soon" in shown


def test_the_command_lists_what_is_to_be_done_in_the_year(run):
    """Its rows name records of the file; nothing is left once the year is over."""
    code, shown, errors = run("worklist", "be.inasti", str(YEAR), "--as-of", "2020-12-31")

    assert (code, errors) == (0, "")
    assert len(shown.strip().splitlines()) <= 4
