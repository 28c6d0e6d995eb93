"""The commands ``case`` and ``worklist``: what they show, in which form, with which exit code."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from factories import SECRET, WHOLE_POLICY

from complaintkit import Case, FactsError, read_event
from complaintkit.cli import main
from complaintkit.reading.complaint_records import read_complaint
from complaintkit.registry import get_policy
from complaintkit.text import LANGUAGES

SNAPSHOTS = Path(__file__).parent / "snapshots" / "cases"
AS_OF = ("--as-of", "2026-07-15")
COMPLAINT = {
    "reference": SECRET,
    "received": "2026-05-13",
    "nature": "complaint",
    "bodies": ["be.partenamut"],
    "medium": ["web-form"],
    "steps": [],
    "complainant": {"name": SECRET},
}
EVENTS = [
    {"id": "e1", "kind": "acknowledged", "on": "2026-05-15"},
    {"id": "e2", "kind": "answered", "on": "2026-06-01", "merits": "unfounded"},
    {"id": "e3", "kind": "received", "stage": "mediation", "on": "2026-06-10"},
    {"id": "e4", "kind": "information-requested", "stage": "mediation", "on": "2026-06-12"},
    {
        "id": "e5",
        "kind": "information-received",
        "stage": "mediation",
        "on": "2026-07-20",
        "facts": {"narrative": SECRET},
    },
]
OWN = f"""{WHOLE_POLICY}
met_by = ["answered"]

[[event]]
code = "board-asked"
label = {{ en = "Board asked" }}

[[rule]]
code = "no-name"
effect = "ask"
label = {{ en = "name" }}
says = {{ en = "Please tell your name." }}
needs = ["complainant.name"]
source = "page"
"""
PLAIN = {"received": "2026-05-13", "nature": "complaint"}


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A folder of one's own, with the case and a policy in it, and no wish about colour."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    Path("case.json").write_text(json.dumps(COMPLAINT), encoding="utf-8")
    Path("own.toml").write_text(OWN, encoding="utf-8")
    written("events.jsonl", EVENTS)


def written(name, records):
    """A file of JSON Lines."""
    text = "".join(f"{json.dumps(record)}\n" for record in records)
    Path(name).write_text(text, encoding="utf-8")


@pytest.fixture
def run(capsys):
    """Run the command: its exit code, output and errors."""

    def call(*words):
        code = main(words)
        return (code, *capsys.readouterr())

    return call


class Terminal(io.StringIO):
    """A terminal, as far as the command asks."""

    def isatty(self):
        """It is one."""
        return True


# --------------------------------------------------------------------------------------- case


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_as_people_read_it(run, language):
    """The state, the decision, what happened, every limit, what is next: word for word."""
    words = ("case", "be.partenamut", "case.json", "events.jsonl", *AS_OF, "--lang", language)
    code, shown, errors = run(*words)

    assert (code, errors) == (0, "")
    assert shown == (SNAPSHOTS / f"{language}.txt").read_text("utf-8")
    assert SECRET not in shown
    assert "\x1b" not in shown


def test_without_a_language_it_is_the_first_one_of_the_policy(run):
    """As everywhere."""
    words = ("case", "be.partenamut", "case.json", "events.jsonl", *AS_OF)

    assert run(*words) == run(*words, "--lang", "fr")


@pytest.mark.parametrize("no_color", [None, "1"])
def test_headings_are_bold_on_a_terminal_that_wants_it(monkeypatch, no_color):
    """And nowhere else."""
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert main(["case", "be.partenamut", "case.json", "events.jsonl", *AS_OF]) == 0
    shown = sys.stdout.getvalue()

    assert ("\x1b[1mDélais\x1b[0m" in shown) is (no_color is None)
    assert ("\x1b" in shown) is (no_color is None)


def test_an_event_that_the_policy_does_not_know_is_a_problem_of_its_file(run):
    """All of them at once, each with its line and what was perhaps meant."""
    events = [
        {"id": "e1", "kind": "acknowledgd", "on": "2026-05-15"},
        {"id": "e2", "kind": "received", "stage": "mediatoin", "on": "2026-06-10"},
        {"id": "e3", "kind": "answered", "on": "soon"},
    ]
    written("events.jsonl", events)

    code, shown, errors = run("case", "be.partenamut", "case.json", "events.jsonl", *AS_OF)

    assert (code, shown) == (1, "")
    assert [line.partition("; ")[0] for line in errors.splitlines()] == [
        (
            "events.jsonl:3: on: a day such as 2026-05-13 is wanted, or an instant with its "
            "offset such as 2026-05-13T22:30:00+02:00"
        ),
        "events.jsonl:1: kind: no event 'acknowledgd'",
        "events.jsonl:2: stage: no stage 'mediatoin'",
    ]
    assert errors.count("did you mean") == 2


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "pas encore reçu"),
        ("nl", "nog niet ontvangen"),
        ("de", "noch nicht eingegangen"),
        ("en", "not yet received"),
    ],
)
def test_before_the_day_of_receipt_the_case_was_not_there(run, language, said):
    """The title says so, and nothing is to be done."""
    words = ("case", "be.partenamut", "case.json", "--as-of", "2026-05-12", "--lang", language)
    code, shown, _ = run(*words)

    assert code == 0
    assert shown.splitlines()[0].endswith(f": {said}")
    assert main([*words[:-2], "--format", "json"]) == 0


def test_a_case_without_events_has_no_table_of_them(run):
    """Only what is owed, and what is next."""
    words = ("case", "be.inami", "case.json", "--as-of", "2026-05-20", "--lang", "en")
    code, shown, _ = run(*words)

    assert code == 0
    assert "What happened" not in shown
    assert "not counted" not in shown
    assert "acknowledgement of receipt: to do" in shown


def test_a_case_that_is_closed_has_no_next_step(run):
    """The heading is left out with them."""
    written("done.jsonl", [{"id": "e1", "kind": "withdrawn", "on": "2026-05-14"}])
    code, shown, _ = run("case", "be.inami", "case.json", "done.jsonl", *AS_OF, "--lang", "en")

    assert code == 0
    assert "What happened" in shown
    assert "What next" not in shown


def test_a_kind_of_event_of_the_policy_itself_has_its_own_name(run):
    """And what is asked for is named beside the step."""
    Path("plain.json").write_text(json.dumps(PLAIN), encoding="utf-8")
    written("own.jsonl", [{"id": "e1", "kind": "board-asked", "on": "2026-05-14"}])
    code, shown, _ = run("case", "own.toml", "plain.json", "own.jsonl", "--as-of", "2026-05-20")

    assert code == 0
    assert "Thursday, 14 May 2026  Board asked  first line" in shown
    assert "ask the person: complainant.name" in shown


def test_events_later_than_the_day_are_left_out_and_counted(run):
    """It is said how many there are."""
    early = ("--as-of", "2026-05-31", "--lang", "en")
    _, shown, _ = run("case", "be.partenamut", "case.json", "events.jsonl", *early)

    assert "\n4 later events are not counted.\n" in shown
    assert " no figure\n" in shown


def test_a_case_as_json(run):
    """The number of the format first; no personal fact in it."""
    code, shown, errors = run(
        *("case", "be.partenamut", "case.json", "events.jsonl", *AS_OF, "--format", "json")
    )
    said = json.loads(shown)

    assert (code, errors) == (0, "")
    assert list(said) == [
        *("format", "policy", "version", "as_of", "received", "state", "states"),
        *("events", "events_later", "decision", "standings", "next_steps", "onward"),
    ]
    assert [said[key] for key in ("format", "policy", "version")] == [1, "be.partenamut", "2016"]
    assert (said["as_of"], said["received"]) == ("2026-07-15", "2026-05-13")
    assert said["state"] == "waiting"
    assert said["states"] == {"": "answered", "mediation": "waiting"}
    assert (said["events"], said["events_later"]) == (4, 1)
    assert said["decision"]["outcome"] == "admissible"
    assert [(it["limit"], it["status"], it["due"], it["late"]) for it in said["standings"]] == [
        ("acknowledgement", "met-late", "2026-05-13", 2),
        ("answer", "met", None, 0),
        ("mediation-result", "missed", "2026-07-09", 4),
    ]
    assert [(it["step"], it["by"], it["overdue"]) for it in said["next_steps"]] == [
        ("meet", "body", True),
        ("await", "complainant", False),
        ("close", "body", False),
    ]
    assert SECRET not in shown


def test_a_case_as_json_is_that_of_python(run):
    """The same standings and steps as the classes give."""
    policy = get_policy("be.partenamut")
    case = Case.replay(policy, read_complaint(COMPLAINT), map(read_event, EVENTS))
    _, shown, _ = run(
        *("case", "be.partenamut", "case.json", "events.jsonl", *AS_OF, "--format", "json")
    )
    said = json.loads(shown)

    as_of = read_event({**EVENTS[0], "on": AS_OF[1]}).on
    assert said["standings"] == [it.as_dict() for it in case.standings(as_of)]
    assert said["next_steps"] == [it.as_dict() for it in case.next_steps(as_of)]


@pytest.mark.parametrize("command", [("case", "be.inami"), ("worklist", "be.inami")])
def test_the_day_has_to_be_given(run, command):
    """There is no clock; the help says how to pass today."""
    code, shown, errors = run(*command, "case.json")
    assert (code, shown) == (2, "")
    assert "the following arguments are required: --as-of" in errors

    code, shown, errors = run(command[0], "--help")
    assert (code, errors) == (0, "")
    assert '--as-of "$(date +%F)"' in " ".join(shown.split())


@pytest.mark.parametrize("command", [("case", "be.inami"), ("worklist", "be.inami")])
def test_a_day_that_is_none_ends_with_two(run, command):
    """As a wrong option does."""
    code, shown, errors = run(*command, "case.json", "--as-of", "tomorrow")

    assert (code, shown) == (2, "")
    assert "argument --as-of" in errors


@pytest.mark.parametrize("command", ["case", "worklist"])
def test_an_unknown_policy_ends_with_two(run, command):
    """With what was perhaps meant."""
    assert run(command, "be.inmi", "case.json", *AS_OF) == (
        *(2, "", "no policy 'be.inmi'; did you mean 'be.inami' or 'be.inasti'?\n"),
    )


@pytest.mark.parametrize(
    "words",
    [
        ("case", "be.inami", "none.json"),
        ("case", "be.inami", "case.json", "none.jsonl"),
        ("worklist", "be.inami", "none.jsonl"),
    ],
)
def test_a_file_that_is_not_there_ends_with_two(run, words):
    """The call cannot be answered."""
    code, shown, errors = run(*words, *AS_OF)

    assert (code, shown) == (2, "")
    assert words[-1] in errors


@pytest.mark.parametrize(
    ("complaint", "found"),
    [
        (
            {**COMPLAINT, "natur": 1},
            "case.json: natur: no key 'natur' here; did you mean 'nature'?",
        ),
        ({**COMPLAINT, "nature": 5}, "case.json: nature: a text in quotes is wanted"),
        ([], "case.json: an object is wanted"),
        ({"nature": "complaint"}, "received: the day of receipt is not known"),
        ({**COMPLAINT, "subjects": ["x"]}, None),
    ],
)
def test_a_complaint_that_cannot_be_read_ends_with_one(run, complaint, found):
    """A problem of a file is told as one; nothing of the file stands in it."""
    Path("case.json").write_text(json.dumps(complaint), encoding="utf-8")
    code, shown, errors = run("case", "be.partenamut", "case.json", *AS_OF)

    assert (code, shown) == (1, "")
    assert found is None or errors == f"{found}\n"
    assert SECRET not in errors


def test_all_that_is_wrong_with_events_is_told_at_once(run):
    """By line; no event is left out in silence."""
    text = json.dumps(EVENTS[0]) + '\n{"id" "x"}\n{"id": "e3", "kind": 5}\n'
    Path("events.jsonl").write_text(text, encoding="utf-8")
    code, shown, errors = run("case", "be.inami", "case.json", "events.jsonl", *AS_OF)

    assert (code, shown) == (1, "")
    assert errors.splitlines() == [
        "events.jsonl:2: no JSON from character 7 of the line on",
        "events.jsonl:3: kind: a text in quotes is wanted",
        "events.jsonl:3: on: 'on' is missing",
    ]


def test_an_event_that_cannot_have_happened_ends_with_one(run):
    """It is named, with what could have."""
    written("events.jsonl", [{"id": "e1", "kind": "reopened", "on": "2026-05-14"}])
    code, shown, errors = run("case", "be.inami", "case.json", "events.jsonl", *AS_OF)

    assert (code, shown) == (1, "")
    assert errors.startswith("event 'e1': reopened is not possible while received; possible: ")


def test_a_case_from_before_the_policy_ends_with_one(run):
    """No version governs it."""
    Path("old.json").write_text('{"received": "2001-01-01"}', encoding="utf-8")

    assert run("case", "own.toml", "old.json", *AS_OF) == (
        *(1, "", "received: version '1' of 'x.body' was not in force on 2001-01-01\n"),
    )


def test_a_version_may_govern_cases_from_before(run):
    """Those that were open when it came into force."""
    text = OWN.replace('languages = ["en"]', 'languages = ["en"]\ntransition = "open-cases"')
    Path("own.toml").write_text(text, encoding="utf-8")
    Path("old.json").write_text('{"received": "2001-01-02"}', encoding="utf-8")
    written("old.jsonl", [{"received": "2001-01-02"}])

    assert run("case", "own.toml", "old.json", *AS_OF)[0] == 0
    assert run("worklist", "own.toml", "old.jsonl", *AS_OF)[0] == 0


# ----------------------------------------------------------------------------------- worklist

CASES = [
    {"complaint": {**PLAIN, "reference": SECRET, "received": "2026-06-20"}},
    {"complaint": {**PLAIN, "nature": 5}},
    {"complaint": PLAIN, "events": [{"id": "e1", "kind": "acknowledged", "on": "2026-05-14"}]},
    {
        "complaint": PLAIN,
        "events": [{"id": 1, "kind": SECRET, "until": SECRET}, {"id": "e2", "kind": "closd"}],
    },
    {"complaint": PLAIN, "events": [{"id": "e1", "kind": "reopened", "on": "2026-05-14"}]},
    {"complaint": PLAIN, "events": [{"id": "e1", "kind": "answered", "on": "2026-05-20"}]},
    {**PLAIN, "received": "2026-06-21T22:30:00Z"},
    {"complaint": {"nature": "complaint"}},
]
WANTED = """\
case,step,by,due,overdue,limit,stage
3,meet,body,2026-06-27,yes,answer,
1,meet,body,2026-06-30,yes,acknowledgement,
7,meet,body,2026-07-02,no,acknowledgement,
1,meet,body,2026-08-04,no,answer,
7,meet,body,2026-08-06,no,answer,
6,close,body,,no,,
"""
DAY = ("--as-of", "2026-07-01")


@pytest.fixture
def cases():
    """A file of cases, some of which cannot be read."""
    written("cases.jsonl", CASES)
    return "cases.jsonl"


def test_the_overdue_first_then_by_the_day_due(run, cases):
    """Those without a day last; with the number of the record in the file."""
    code, shown, errors = run("worklist", "be.inami", cases, *DAY, "--format", "csv")

    wrong = [
        "events[1].id: a text in quotes is wanted",
        "events[1].on: 'on' is missing",
        "events[1].until: a day such as 2026-05-13 is wanted",
        "events[2].on: 'on' is missing",
    ]
    assert code == 1
    assert shown == WANTED
    assert errors.splitlines() == [
        "record 2, line 2: nature: a text in quotes is wanted",
        f"record 4, line 4: {'; '.join(wrong)}",
        errors.splitlines()[2],
        "record 8, line 8: received: the day of receipt is not known",
    ]
    assert errors.splitlines()[2].startswith(
        "record 5, line 5: event 'e1': reopened is not possible while received; possible: "
    )
    assert SECRET not in errors


@pytest.mark.parametrize(
    ("within", "numbers"),
    [("0", "31"), ("1", "317"), ("33", "317"), ("34", "3171"), ("99999", "31717")],
)
def test_only_what_is_due_within_some_days(run, cases, within, numbers):
    """Or overdue; what has no day is left out."""
    words = ("worklist", "be.inami", cases, *DAY, "--within", within, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run(*words)[1])))

    assert "".join(row["case"] for row in rows) == numbers


@pytest.mark.parametrize("within", ["-1", "x", "1.5", "", "100000", "\N{SUPERSCRIPT TWO}"])
def test_a_number_of_days_that_is_none_ends_with_two(run, cases, within):
    """What is wanted is told."""
    code, shown, errors = run("worklist", "be.inami", cases, *DAY, f"--within={within}")

    assert (code, shown) == (2, "")
    assert f"a number of days from 0 to 99999 is wanted, not '{within}'" in errors


def test_a_list_as_people_read_it(run, cases):
    """Case, step, by whom, by when."""
    code, shown, _ = run("worklist", "be.inami", cases, *DAY, "--lang", "en")

    assert code == 1
    assert shown == (
        "To do on 1 July 2026\n"
        "\n"
        "case  next step                          by        due\n"
        "────  ─────────────────────────────────  ────────  ───────────────────────────────\n"
        "3     final answer: to do                the body  Saturday, 27 June 2026 (missed)\n"
        "1     acknowledgement of receipt: to do  the body  Tuesday, 30 June 2026 (missed)\n"
        "7     acknowledgement of receipt: to do  the body  Thursday, 2 July 2026\n"
        "1     final answer: to do                the body  Tuesday, 4 August 2026\n"
        "7     final answer: to do                the body  Thursday, 6 August 2026\n"
        "6     close                              the body  –\n"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_in_every_language(run, cases, language):
    """Another heading in each."""
    _, shown, _ = run("worklist", "be.inami", cases, *DAY, "--lang", language)

    heading = {"fr": "À faire", "nl": "Te doen", "de": "Zu erledigen", "en": "To do"}[language]
    assert shown.startswith(heading)
    assert len(shown.splitlines()) == 10


def test_a_list_as_json(run, cases):
    """The number of the format, the day, a step an object."""
    code, shown, _ = run("worklist", "be.inami", cases, *DAY, "--format", "json")
    said = json.loads(shown)

    assert code == 1
    assert list(said) == ["format", "policy", "as_of", "steps"]
    assert (said["format"], said["policy"], said["as_of"]) == (1, "be.inami", "2026-07-01")
    assert said["steps"][0] == {
        "case": 3,
        "step": "meet",
        "by": "body",
        "due": "2026-06-27",
        "overdue": True,
        "limit": "answer",
        "stage": None,
        "about": [],
    }
    assert [it["case"] for it in said["steps"]] == [3, 1, 7, 1, 7, 6]
    assert SECRET not in shown


def test_a_file_without_bad_cases_ends_with_nought(run):
    """An empty one too; then the list is empty."""
    written("good.jsonl", [PLAIN])
    written("empty.jsonl", [])

    assert run("worklist", "be.inami", "good.jsonl", *DAY)[::2] == (0, "")
    assert run("worklist", "be.inami", "empty.jsonl", *DAY, "--format", "csv") == (
        *(0, "case,step,by,due,overdue,limit,stage\n", ""),
    )


def test_a_case_that_cannot_be_counted_hides_no_other(run):
    """Beyond the end of all calendars."""
    written("far.jsonl", [{**PLAIN, "received": "9999-12-30"}, PLAIN])
    day = ("--as-of", "9999-12-31")
    code, shown, errors = run("worklist", "be.inami", "far.jsonl", *day, "--format", "csv")

    assert code == 1
    assert errors.startswith("record 1, line 1: a count that reaches ")
    assert shown.count("\n2,meet,") == 2


def test_a_file_that_is_none_of_text_ends_with_one(run):
    """It is said what it is."""
    Path("cases.jsonl").write_bytes("{}".encode("utf-16"))
    code, shown, errors = run("worklist", "be.inami", "cases.jsonl", *DAY)

    assert (code, shown) == (1, "")
    assert "the file is UTF-16" in errors


def test_the_cases_of_standard_input(run, cases, monkeypatch):
    """As another program hands them over."""
    words = (*DAY, "--format", "csv")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(cases).read_bytes())))

    assert run("worklist", "be.inami", "-", *words) == run("worklist", "be.inami", cases, *words)


def test_a_list_as_a_calendar(run, cases):
    """An event a step with a day, with an alarm; the same bytes each time, no reference in them."""
    icalendar = pytest.importorskip("icalendar")
    words = ("worklist", "be.inami", cases, *DAY, "--format", "ics", "--lang", "en")
    code, shown, _ = run(*words)
    found = icalendar.Calendar.from_ical(shown).walk("VEVENT")

    assert code == 1
    assert shown == run(*words)[1]
    assert [(it["dtstart"].dt.isoformat(), str(it["summary"])) for it in found] == [
        ("2026-06-27", "case 3: final answer: to do"),
        ("2026-06-30", "case 1: acknowledgement of receipt: to do"),
        ("2026-07-02", "case 7: acknowledgement of receipt: to do"),
        ("2026-08-04", "case 1: final answer: to do"),
        ("2026-08-06", "case 7: final answer: to do"),
    ]
    assert [it["dtstamp"].dt.date().isoformat() for it in found[:3]] == [
        *("2026-05-13", "2026-06-20", "2026-06-22"),
    ]
    assert all(len(it.walk("VALARM")) == 1 for it in found)
    assert len({str(it["uid"]) for it in found}) == 5
    assert SECRET not in shown


def test_a_reference_that_stands_twice_is_said(run):
    """Both records are listed; of the later one it is said, without showing the reference."""
    again = {"complaint": {**PLAIN, "reference": SECRET}}
    written("twice.jsonl", [CASES[0], PLAIN, PLAIN, again])

    code, shown, errors = run("worklist", "be.inami", "twice.jsonl", *DAY, "--format", "csv")

    assert (code, errors) == (1, "record 4, line 4: the same reference as in record 1\n")
    assert {line.split(",")[0] for line in shown.splitlines()[1:]} == {"1", "2", "3", "4"}


def test_an_event_of_a_calendar_keeps_its_identity_wherever_its_case_stands(run):
    """By the reference where there is one: the next file may hold other cases."""
    icalendar = pytest.importorskip("icalendar")
    uids = []
    for records in (CASES[:1], [PLAIN, *CASES[:1]]):
        written("some.jsonl", records)
        _, shown, _ = run("worklist", "be.inami", "some.jsonl", *DAY, "--format", "ics")
        found = icalendar.Calendar.from_ical(shown).walk("VEVENT")
        uids.append({str(it["uid"]) for it in found})

    assert len(uids[0]) == 2
    assert uids[0] < uids[1]


def test_without_the_package_a_calendar_ends_with_two(run, cases, monkeypatch):
    """The other forms need nothing."""
    monkeypatch.setitem(sys.modules, "icalendar", None)

    code, shown, errors = run("worklist", "be.inami", cases, *DAY, "--format", "ics")
    assert (code, shown) == (2, "")
    assert errors == "icalendar is not installed: pip install 'complaintkit[ics]'\n"


def test_the_words_of_a_problem_are_those_of_the_library(run):
    """The command adds no sentence of its own."""
    with pytest.raises(FactsError) as caught:
        read_complaint({**COMPLAINT, "natur": 1})
    Path("case.json").write_text(json.dumps({**COMPLAINT, "natur": 1}), encoding="utf-8")

    _, _, errors = run("case", "be.inami", "case.json", *AS_OF)
    assert errors == f"case.json: {caught.value}\n"
