"""The command: what it shows, how it ends, and that no word given to it ends in a traceback."""

import csv
import io
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import complaintkit
from complaintkit import available_policies
from complaintkit.cli import main, parser, policies
from complaintkit.cli.table import paragraph, table

LANGUAGES = ("fr", "nl", "de", "en")
HERE = Path(__file__).parent
SHIPPED = Path(complaintkit.__file__).parent / "data"
INAMI = SHIPPED / "policies" / "be" / "be.inami@unknown.toml"
FEDERAL = SHIPPED / "calendars" / "be.federal.toml"
USAGE = """\
usage: complaintkit deadlines [-h] [--lang {fr,nl,de,en}]
                              [--format {text,json,csv}] [--input FILE]
                              [--output FILE] [--rejected FILE]
                              [--column NAME] [--delimiter SIGN] [--force]
                              CODE|FILE [DAY]
"""
KNOWN = ", ".join(available_policies())
MOVED = "verschoven van zaterdag 23 mei 2026"
NO_INAMY = "no policy 'be.inamy'; did you mean 'be.inami' or 'be.inasti'?"

CHOOSE = "(choose from 'fr', 'nl', 'de', 'en')"

OWN_POLICY = """\
code = "x.body"
version = "3"
in_force = { from = 2026-01-01, to = 2026-12-31 }
body = { nl = "Dienst", fr = "Service" }
languages = ["nl", "fr"]

[counting]
zone = "Europe/Brussels"
calendar = "be.legal"
roll = "none"

[source.page]
document = "pagina"
read = 2026-01-05

[[time_limit]]
code = "answer"
label = { nl = "antwoord", fr = "réponse" }
term = "2 calendar days"
roll = "following"
source = "page"

[[time_limit]]
code = "report"
label = { nl = "verslag", fr = "rapport" }
term = "no figure"
source = "page"

[[time_limit]]
code = "notice"
label = { nl = "bericht", fr = "avis" }
term = "1 working day"
calendar = "be.federal"
source = "page"

[[time_limit]]
code = "call"
label = { nl = "telefoontje", fr = "appel" }
term = "immediate"
source = "page"
when = [{ medium = ["phone"] }]
"""
EXAMPLE = """
[[example]]
name = "over Whit Monday"
complaint = { received = 2026-05-21, nature = "complaint", medium = "letter" }
due = { answer = 2026-05-26 }
provisional = ["notice"]
"""


@pytest.fixture
def run(capsys):
    """Runs the command in this process: its exit code, what it showed, and its complaints."""

    def run_it(*words):
        code = main(words)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run_it


@pytest.fixture
def own(tmp_path):
    """A policy file of one's own, without a fault."""
    path = tmp_path / "own.toml"
    path.write_text(OWN_POLICY + EXAMPLE, encoding="utf-8")
    return path


pytestmark = pytest.mark.usefixtures("plain_surroundings")


# -- deadlines -------------------------------------------------------------------------


def test_deadlines_in_text(run):
    """The whole answer in Dutch: a table, each date explained, and that it is no advice."""
    assumed = (
        "Aanname: de pagina noemt een maximum en geen verschuiving: een termijn die op een "
        "gesloten dag eindigt, verschuift niet.\n"
    )
    start = (
        "Begin: woensdag 13 mei 2026 (ontvangst). Dag 1 is donderdag 14 mei 2026: de dag van de "
        "gebeurtenis telt niet mee.\n"
    )

    code, shown, complaints = run("deadlines", "be.inami", "2026-05-13", "--lang", "nl")

    assert (code, complaints) == (0, "")
    assert shown.startswith(
        "RIZIV: ontvangen op woensdag 13 mei 2026\n"
        "\n"
        "termijn              uiterlijk              duur              opmerking\n"
        "───────────────────  ─────────────────────  ────────────────  ────────────────────\n"
        "ontvangstmelding     zaterdag 23 mei 2026   10 kalenderdagen  geen werkdag; blijft\n"
        "definitief antwoord  zaterdag 27 juni 2026  45 kalenderdagen  geen werkdag; blijft\n"
        "\n"
        f"Ontvangstmelding: uiterlijk op zaterdag 23 mei 2026.\n{start}"
    )
    assert shown.count(assumed) == 2
    assert shown.endswith(
        "\n\nEen weergave van een gepubliceerde procedure, geen juridisch advies.\n"
    )


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ([], "INAMI : réception le mercredi 13 mai 2026"),
        (["--lang", "fr"], "INAMI : réception le mercredi 13 mai 2026"),
        (["--lang", "nl"], "RIZIV: ontvangen op woensdag 13 mei 2026"),
        (["--lang", "de"], "LIKIV: Eingang am Mittwoch, 13. Mai 2026"),
        (["--lang", "en"], "INAMI: received on Wednesday, 13 May 2026"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_policys_first(run, words, first):
    """Never that of the process: be.inami speaks French first."""
    code, shown, _ = run("deadlines", "be.inami", "2026-05-13", *words)

    assert code == 0
    assert shown.splitlines()[0].replace("\N{NO-BREAK SPACE}", " ") == first


def test_deadlines_in_csv(run):
    """One line a limit, days in ISO form."""
    assert run("deadlines", "be.inami", "2026-05-13", "--format", "csv") == (
        0,
        (
            "limit,start,due,left,provisional,policy,version\n"
            "acknowledgement,2026-05-13,2026-05-23,,no,be.inami,2026-11\n"
            "answer,2026-05-13,2026-06-27,,no,be.inami,2026-11\n"
        ),
        "",
    )


def test_deadlines_in_json(run):
    """The number of the format, what was asked, and a deadline each."""
    code, shown, _ = run("deadlines", "be.inami", "2026-05-13", "--format", "json")
    found = json.loads(shown)

    assert code == 0
    assert list(found) == ["format", "policy", "version", "received", "deadlines"]
    assert found["format"] == 1
    assert (found["policy"], found["received"]) == ("be.inami", "2026-05-13")
    assert [(row["limit"], row["due"]) for row in found["deadlines"]] == [
        ("acknowledgement", "2026-05-23"),
        ("answer", "2026-06-27"),
    ]


def test_an_instant_is_taken_to_the_day_at_the_body(run):
    """Half past ten in the evening in London is the next day in Brussels; JSON keeps it."""
    instant = "2026-07-10T22:30Z"

    _, shown, _ = run("deadlines", "be.inami", instant, "--format", "csv")
    _, said, _ = run("deadlines", "be.inami", instant, "--lang", "en")
    _, plain, _ = run("deadlines", "be.inami", instant, "--format", "json")

    assert "acknowledgement,2026-07-11,2026-07-21," in shown
    assert said.startswith("INAMI: received on Saturday, 11 July 2026\n")
    assert json.loads(plain)["received"] == "2026-07-10T22:30:00+00:00"


def test_a_file_stands_where_a_code_can(run, own):
    """With each kind of note: moved, no date, provisional, and nothing to note."""
    code, shown, _ = run("deadlines", str(own), "2026-05-21")

    assert code == 0
    assert shown.splitlines()[:8] == [
        "Dienst: ontvangen op donderdag 21 mei 2026",
        "",
        "termijn      uiterlijk              duur                  opmerking",
        f"───────────  ─────────────────────  ────────────────────  {'─' * 35}",
        f"antwoord     dinsdag 26 mei 2026    2 kalenderdagen       {MOVED}",
        "verslag      –                      zonder vaste termijn",
        "bericht      vrijdag 22 mei 2026    1 werkdag             voorlopig",
        "telefoontje  donderdag 21 mei 2026  onmiddellijk          voorlopig",
    ]


def test_a_date_with_nothing_to_note_has_no_note(run):
    """10 days from Monday 1 June 2026 end on a Thursday."""
    _, shown, _ = run("deadlines", "be.inami", "2026-06-01", "--lang", "en")

    line = next(line for line in shown.splitlines() if line.startswith("acknowledgement"))
    assert line.split("  ") == [
        *("acknowledgement of receipt", "Thursday, 11 June 2026", "10 calendar days")
    ]


def test_a_policy_without_limits_has_an_empty_table(run, tmp_path):
    """Nothing is owed, and that is no fault."""
    bare = OWN_POLICY.partition("[[time_limit]]")[0]
    path = tmp_path / "bare.toml"
    path.write_text(bare, encoding="utf-8")

    assert run("deadlines", str(path), "2026-05-21", "--format", "csv")[:2] == (
        0,
        "limit,start,due,left,provisional,policy,version\n",
    )
    assert run("deadlines", str(path), "2026-05-21")[0] == 0


# -- explain ---------------------------------------------------------------------------


def test_explain_in_text(run):
    """The sentences, then a line a day; a closed end has its reason."""
    code, shown, _ = run("explain", "be.inami", "acknowledgement", "2026-05-13", "--lang", "de")

    assert code == 0
    assert shown.splitlines()[:3] == [
        "Wie gezählt wird: Empfangsbestätigung",
        "",
        "Empfangsbestätigung: spätestens am Samstag, 23. Mai 2026.",
    ]
    assert shown.splitlines()[-13:] == [
        "Tag                       Nr.  was                 warum",
        "────────────────────────  ───  ──────────────────  ───────",
        "Mittwoch, 13. Mai 2026         Beginn",
        "Donnerstag, 14. Mai 2026  1    gezählt",
        "Freitag, 15. Mai 2026     2    gezählt",
        "Samstag, 16. Mai 2026     3    gezählt",
        "Sonntag, 17. Mai 2026     4    gezählt",
        "Montag, 18. Mai 2026      5    gezählt",
        "Dienstag, 19. Mai 2026    6    gezählt",
        "Mittwoch, 20. Mai 2026    7    gezählt",
        "Donnerstag, 21. Mai 2026  8    gezählt",
        "Freitag, 22. Mai 2026     9    gezählt",
        "Samstag, 23. Mai 2026     10   gezählt, Fristende  Samstag",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_explain_in_each_language(run, language):
    """The title differs, the days do not: 10 of them are numbered in every language."""
    code, shown, _ = run("explain", "be.inami", "acknowledgement", "2026-05-13", "--lang", language)
    titles = {
        "fr": "Comment se compte : accusé de réception",
        "nl": "Hoe dit wordt geteld: ontvangstmelding",
        "de": "Wie gezählt wird: Empfangsbestätigung",
        "en": "How this is counted: acknowledgement of receipt",
    }

    assert code == 0
    assert shown.splitlines()[0].replace("\N{NO-BREAK SPACE}", " ") == titles[language]
    assert len([line for line in shown.splitlines() if "2026  " in line]) == 11


def test_explain_in_json(run):
    """The deadline as plain values, and each day of its trace."""
    code, shown, _ = run("explain", "be.inami", "answer", "2026-05-13", "--format", "json")
    found = json.loads(shown)

    assert code == 0
    assert list(found)[:2] == ["format", "limit"]
    assert found["due"] == "2026-06-27"
    assert len(found["trace"]) == 46
    assert found["trace"][0]["mark"] == "event"
    assert found["trace"][-1] == {
        "day": "2026-06-27",
        "mark": "counted",
        "number": 45,
        "rule": "term",
        "reasons": [{"kind": "rest-day", "name": None, "source": None}],
        "due": True,
    }


def test_explain_takes_a_file_and_speaks_its_first_language(run, own):
    """A limit that is moved shows the days it was moved over."""
    code, shown, _ = run("explain", str(own), "answer", "2026-05-21")

    assert code == 0
    assert shown.startswith("Hoe dit wordt geteld: antwoord\n\nAntwoord: uiterlijk op dinsdag 26")
    assert [line.split("  ")[-1].strip() for line in shown.splitlines()[-3:]] == [
        "zondag",
        "pinkstermaandag",
        "verschoven, vervaldag",
    ]


# -- calendar --------------------------------------------------------------------------


def test_calendar_in_text(run):
    """The ten legal holidays of 2026 in French, those at weekends too."""
    code, shown, _ = run("calendar", "be.legal", "2026", "--lang", "fr")

    assert code == 0
    assert shown.replace("\N{NO-BREAK SPACE}", " ") == (
        "jours fériés légaux belges, du lundi au vendredi, 2026 : 253 jours ouvrables\n"
        "\n"
        "jour                        statut      pourquoi\n"
        "──────────────────────────  ──────────  ──────────────────\n"
        "jeudi 1er janvier 2026      jour férié  Jour de l’an\n"
        "lundi 6 avril 2026          jour férié  lundi de Pâques\n"
        "vendredi 1er mai 2026       jour férié  Fête du travail\n"
        "jeudi 14 mai 2026           jour férié  Ascension\n"
        "lundi 25 mai 2026           jour férié  lundi de Pentecôte\n"
        "mardi 21 juillet 2026       jour férié  Fête nationale\n"
        "samedi 15 août 2026         jour férié  Assomption\n"
        "dimanche 1er novembre 2026  jour férié  Toussaint\n"
        "mercredi 11 novembre 2026   jour férié  Armistice\n"
        "vendredi 25 décembre 2026   jour férié  Noël\n"
        "\n"
        "Jours de repos hebdomadaire : samedi et dimanche.\n"
    )


def test_two_names_of_one_day_share_its_line(run):
    """1 May 2008: one kind, two names."""
    _, shown, _ = run("calendar", "be.legal", "2008", "--lang", "en")

    lines = [line for line in shown.splitlines() if "1 May 2008" in line]
    assert [line.split("  ") for line in lines] == [
        ["Thursday, 1 May 2008", "   public holiday", "Labour Day and Ascension Day"]
    ] or [line.split() for line in lines] == [
        [
            "Thursday,",
            "1",
            "May",
            "2008",
            "public",
            "holiday",
            "Labour",
            "Day",
            "and",
            "Ascension",
            "Day",
        ]
    ]


def test_a_year_that_is_not_complete_says_so(run):
    """The federal bridge days from 2026 on are not known; those of 2025 are."""
    _, incomplete, _ = run("calendar", "be.federal", "2026", "--lang", "en")
    _, complete, _ = run("calendar", "be.federal", "2025", "--lang", "en")

    assert incomplete.splitlines()[-1].startswith("2026 is not complete: the federal bridge days")
    assert complete.splitlines()[-1] == "Weekly rest days: Saturday and Sunday."
    assert "closed that day" in complete


def test_calendar_in_csv(run):
    """Every day of the year, worked or not as 1 or 0, with its number and its reasons."""
    code, shown, _ = run("calendar", "be.legal", "2026", "--format", "csv")
    rows = list(csv.reader(io.StringIO(shown)))

    assert code == 0
    assert rows[0] == ["day", "is_working", "working_days_upto", "reasons"]
    assert len(rows) == 366
    assert [row[0] for row in (rows[1], rows[-1])] == ["2026-01-01", "2026-12-31"]
    assert sum(int(row[1]) for row in rows[1:]) == 253
    assert int(rows[-1][2]) - int(rows[1][2]) == 253
    assert rows[227] == ["2026-08-15", "0", rows[226][2], "rest-day public-holiday"]
    assert shown.endswith("\n")
    assert not shown.endswith("\n\n")


def test_calendar_in_json(run):
    """The same days as plain values."""
    code, shown, _ = run("calendar", "be.legal", "2026", "--format", "json")
    found = json.loads(shown)

    assert code == 0
    assert (found["format"], found["calendar"], found["year"]) == (1, "be.legal", 2026)
    assert len(found["days"]) == 365
    assert list(found["days"][0]) == ["day", "is_working", "working_days_upto", "reasons"]
    assert found["days"][0]["is_working"] is False


def test_a_calendar_file_stands_where_a_code_can(run, tmp_path):
    """Its first language is the one of its name; an extra working day has its own word."""
    path = tmp_path / "own.toml"
    path.write_text(
        """\
code = "x"
name = { nl = "werkplaats" }
first = 2026-01-01
last = 2026-12-31
rest_days = ["sunday"]

[source.note]
document = "nota"
read = 2026-01-05

[[closed_day]]
day = 2026-05-15
name = { nl = "brug" }
source = "note"

[[extra_working_day]]
day = 2026-05-17
name = { nl = "inhaaldag" }
source = "note"
""",
        encoding="utf-8",
    )

    code, shown, _ = run("calendar", str(path), "2026")

    assert code == 0
    assert shown.splitlines()[0] == "werkplaats, 2026: 313 werkdagen"
    assert shown.splitlines()[4:6] == [
        "vrijdag 15 mei 2026  die dag gesloten  brug",
        "zondag 17 mei 2026   die dag gewerkt   inhaaldag",
    ]
    assert shown.splitlines()[-1] == "Wekelijkse rustdagen: zondag."


# -- policies --------------------------------------------------------------------------


LISTED = [
    ("be.federal-ombudsman", "2026-11", "federale Ombudsman", "… – …", "fr nl de en"),
    ("be.flanders", "2026-11", "Vlaamse overheidsinstanties", "… – …", "nl fr de en"),
    ("be.inami", "2026-11", "RIZIV", "… – …", "fr nl de en"),
    ("be.inasti", "2026-11", "RSVZ", "… – …", "fr nl de en"),
    (
        *("be.inasti.assimilation", "2026-11", "RSVZ, aanvragen om gelijkstelling", "… – …"),
        "fr nl de en",
    ),
    (
        *("be.inasti.external-audit", "2019", "RSVZ, dienst Externe Audit"),
        *("2019-01-01 – …", "fr nl de en"),
    ),
    (
        *("be.inasti.revision", "2026-11", "RSVZ, herziening van pensioenrechten", "… – …"),
        "fr nl de en",
    ),
    (
        *("be.mloz", "2026-11", "Landsbond van de Onafhankelijke Ziekenfondsen", "… – …"),
        "nl fr de en",
    ),
    (
        *("be.ostbelgien-ombudsman", "2026-11"),
        *("ombudspersoon van de Duitstalige Gemeenschap", "… – …", "de fr nl en"),
    ),
    ("be.partenamut", "2016", "Partenamut", "… – …", "fr nl de en"),
    (
        *("be.pensions-ombudsman", "2000", "Ombudsdienst Pensioenen"),
        *("2000-01-01 – 2024-04-21", "fr nl de en"),
    ),
    (
        *("be.pensions-ombudsman", "2024", "Ombudsdienst Pensioenen"),
        *("2024-04-22 – …", "fr nl de en"),
    ),
    ("be.sint-truiden", "2019", "stad Sint-Truiden", "… – …", "nl fr de en"),
    ("fr.cpam37", "2021", "CPAM d’Indre-et-Loire", "… – …", "fr"),
    ("fr.cpam37.mediation", "2021", "CPAM d’Indre-et-Loire, bemiddeling", "… – …", "fr"),
]
"""Every version of every shipped policy, typed out."""


def test_policies_in_each_form(run):
    """The shipped policies, with their bodies and days in force; JSON has all the names."""
    code, shown, _ = run("policies", "--lang", "nl")
    head, rule, *lines = shown.splitlines()

    assert code == 0
    assert head.split() == ["procedure", "versie", "instelling", "van", "kracht", "talen"]
    assert {*rule} == {"─", " "}
    assert [tuple(re.split(" {2,}", line)) for line in lines] == LISTED
    assert len({line.index(row[3]) for line, row in zip(lines, LISTED, strict=True)}) == 1
    header, *rows = run("policies", "--lang", "nl", "--format", "csv")[1].splitlines()
    assert header == "policy,version,body,in-force,languages"
    assert [tuple(row) for row in csv.reader(rows)] == LISTED
    found = json.loads(run("policies", "--format", "json")[1])
    assert list(found) == ["format", "policies"]
    assert found["format"] == 1
    assert [(it["policy"], it["version"]) for it in found["policies"]] == [
        row[:2] for row in LISTED
    ]
    assert found["policies"][2] == {
        "policy": "be.inami",
        "version": "2026-11",
        "body": {"fr": "INAMI", "nl": "RIZIV", "de": "LIKIV", "en": "INAMI"},
        "in_force": {"from": None, "to": None},
        "languages": ["fr", "nl", "de", "en"],
        "limits": [
            {
                "limit": code,
                "term": term,
                "starts_on": "received",
                "service_level": None,
                "sources": ["page"],
                "assumptions": ["roll", "start_rule"],
            }
            for code, term in (
                ("acknowledgement", "10 calendar days"),
                ("answer", "45 calendar days"),
            )
        ],
    }
    assert "INAMI" in run("policies")[1]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_policies_are_the_shipped_ones_wherever_the_command_is_run(
    run, tmp_path, monkeypatch, kind
):
    """A file or folder that happens to be called be.inami changes nothing in the list."""
    monkeypatch.chdir(tmp_path)
    if kind == "file":
        (tmp_path / "be.inami").write_text("not a policy", encoding="utf-8")
    else:
        (tmp_path / "be.inami").mkdir()

    code, shown, _ = run("policies")

    assert code == 0
    assert "2026-11" in shown


# -- check -----------------------------------------------------------------------------


def test_check_of_a_policy_without_a_fault(run, own):
    """One line, and nought."""
    assert run("check", "be.inami", str(own)) == (
        0,
        (
            "be.inami: be.inami 2026-11: 2 time limits, 7 rules, 50 examples, no problems\n"
            f"{own}: x.body 3: 4 time limits, 1 example, no problems\n"
        ),
        "",
    )


def test_check_lists_what_is_open_and_what_does_not_come_out(run, tmp_path):
    """Lint first, then the examples, then the sum; other files are checked all the same."""
    path = tmp_path / "open.toml"
    text = OWN_POLICY.replace('roll = "none"\n', "").replace('roll = "following"\n', "")
    path.write_text(text + EXAMPLE, encoding="utf-8")

    code, shown, complaints = run("check", str(path), "be.inami")

    assert (code, complaints) == (1, "")
    assert shown.splitlines() == [
        (
            f"{path}: time_limit.answer.roll: what happens when it ends on a closed day? State "
            "roll ('none', 'following' …), or add an [[assumption]] bound to this field"
        ),
        f"{path}: example 'over Whit Monday': answer: 2026-05-26 was expected, not 2026-05-23",
        f"{path}: x.body 3: 4 time limits, 1 example, 2 problems",
        "be.inami: be.inami 2026-11: 2 time limits, 7 rules, 50 examples, no problems",
    ]


def test_check_of_a_broken_file_lists_all_its_problems(run, tmp_path):
    """Every problem has its file and line, in the order of the file."""
    path = tmp_path / "broken.toml"
    broken = OWN_POLICY.replace("2 calendar days", "2 calender days").replace('"following"', '"on"')
    path.write_text(broken, encoding="utf-8")
    numbers = {
        word: next(n for n, line in enumerate(broken.splitlines(), 1) if text in line)
        for word, text in {"calender": "2 calender days", "on": '"on"'}.items()
    }

    code, shown, _ = run("check", str(path))
    lines = shown.splitlines()

    assert code == 1
    assert len(lines) == 3
    assert lines[0].startswith(f"{path}:{numbers['calender']}: time_limit[1].term: no unit")
    assert lines[1].startswith(f"{path}:{numbers['on']}: time_limit[1].roll: ")
    assert lines[2] == f"{path}: 2 problems"
    assert run("deadlines", str(path), "2026-05-21") == (1, "", "\n".join(lines[:2]) + "\n")


def test_check_goes_on_after_what_cannot_be_read(run, tmp_path):
    """An unknown code, a missing file, a folder: each is said, and the good one is checked."""
    code, shown, _ = run("check", "nope", "be.inami", "nope.toml", str(tmp_path))

    assert code == 1
    assert shown.splitlines() == [
        f"nope: no policy 'nope'; known: {KNOWN}",
        "nope: not read",
        "be.inami: be.inami 2026-11: 2 time limits, 7 rules, 50 examples, no problems",
        "'nope.toml': no such file or directory",
        "nope.toml: not read",
        f"{tmp_path}: a folder, not a file",
        f"{tmp_path}: 1 problem",
    ]


# -- how it ends -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["deadlines", "be.inamy", "2026-05-13"], NO_INAMY),
        (["deadlines", "nope", "2026-05-13"], f"no policy 'nope'; known: {KNOWN}"),
        (
            ["deadlines", "nope.toml", "2026-05-13"],
            "'nope.toml': no such file or directory",
        ),
        (
            ["explain", "be.inami", "anwser", "2026-05-13"],
            "no time limit 'anwser'; did you mean 'answer'?",
        ),
        (
            ["calendar", "be.federal", "2006"],
            "2006-01-01 is beyond what the calendar be.federal knows: 2007-01-01 to 2100-12-31",
        ),
        (
            ["deadlines", "be.inami", "9999-12-31"],
            "a count that reaches 9999-12-31 goes beyond the years 1 to 9999",
        ),
    ],
)
def test_a_wrong_call_ends_with_two_and_one_line(run, words, said):
    """What was wrong, on the error stream, and nothing on the other."""
    assert run(*words) == (2, "", f"{said}\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["deadlines"], "the following arguments are required: CODE|FILE"),
        (
            ["deadlines", "be.inami", "13/05/2026"],
            (
                "argument DAY: no day '13/05/2026'; write 2026-05-13, or an instant with its "
                "offset such as 2026-05-13T22:30+02:00"
            ),
        ),
        (
            ["deadlines", "be.inami", "2026-02-30"],
            "argument DAY: there is no day '2026-02-30'",
        ),
        (
            ["deadlines", "be.inami", "2026-05-13", "--lang", "es"],
            f"argument --lang: invalid choice: 'es' {CHOOSE}",
        ),
    ],
)
def test_a_call_that_cannot_be_read_ends_with_two_and_the_usage(run, words, said, monkeypatch):
    """As every command line does; the message of a day says how to write one."""
    monkeypatch.setenv("COLUMNS", "80")
    code, shown, complaints = run(*words)

    assert (code, shown) == (2, "")
    listed = complaints.replace("(choose from fr, nl, de, en)", CHOOSE)  # As Python 3.12 has it.
    assert listed == f"{USAGE}complaintkit deadlines: error: {said}\n"


def test_a_folder_where_a_policy_is_wanted(run, tmp_path):
    """A problem with what stands there, so it ends with one."""
    assert run("deadlines", str(tmp_path), "2026-05-13") == (
        1,
        "",
        f"{tmp_path}: a folder, not a file\n",
    )


def test_the_version_and_the_help(run):
    """Both end with nought; the help names every sub-command."""
    assert run("--version") == (0, f"complaintkit {version('complaintkit')}\n", "")
    code, shown, complaints = run("--help")
    assert (code, complaints) == (0, "")
    for command in (
        *("deadlines", "explain", "timeline", "compare"),
        *("calendar", "policies", "check"),
    ):
        assert re.search(rf"^    {command}\s+\w", shown, re.MULTILINE)
        assert run(command, "--help")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["deadlnes", "be.inami"], "; did you mean 'deadlines'?"),
        (["deadlines", "be.inami", "2026-05-13", "--langg=en"], "; did you mean '--lang'?"),
        (["calendar", "be.legal", "2026", "--format", "jsn"], "; did you mean 'json'?"),
        (["calendar", "be.legal", "2026", "--zzz"], "unrecognized arguments: --zzz"),
        (["policies", "be.inami"], "unrecognized arguments: be.inami"),
    ],
)
def test_a_misspelt_word_of_the_call_gets_its_near_miss(run, words, said):
    """A command, an option, a value of one: the message ends with what was perhaps meant."""
    code, shown, complaints = run(*words)

    assert (code, shown) == (2, "")
    assert complaints.endswith(f"{said}\n")


def test_a_misspelt_option_shows_the_usage_of_its_command(run):
    """Not that of the whole, in which the option does not stand."""
    assert run("calendar", "be.legal", "2026", "--formt", "csv")[2].startswith(
        "usage: complaintkit calendar "
    )


@pytest.mark.parametrize(
    "words",
    [
        ["be.inami", "2026-05-13", "--format", "csv"],
        ["be.inami", "--format", "csv", "2026-05-13"],
        ["--format", "csv", "be.inami", "2026-05-13"],
    ],
)
def test_options_may_stand_anywhere(run, words):
    """Also before a word that may be left out."""
    assert run("deadlines", *words)[1].splitlines()[1:] == [
        "acknowledgement,2026-05-13,2026-05-23,,no,be.inami,2026-11",
        "answer,2026-05-13,2026-06-27,,no,be.inami,2026-11",
    ]


def test_without_a_sub_command_the_call_is_wrong(run):
    """The message says that one is wanted."""
    code, shown, complaints = run()

    assert (code, shown) == (2, "")
    assert complaints.endswith(
        "complaintkit: error: the following arguments are required: COMMAND\n"
    )


def test_the_words_are_those_of_the_process_unless_given(capsys, monkeypatch):
    """As the installed command is called."""
    monkeypatch.setattr(sys, "argv", ["complaintkit", "--version"])

    assert main() == 0
    assert capsys.readouterr().out == f"complaintkit {version('complaintkit')}\n"


def test_the_package_can_be_run_as_a_module(capsys, monkeypatch):
    """`python -m complaintkit` ends with the code of the command."""
    monkeypatch.setattr(sys, "argv", ["complaintkit", "deadlines", "nope", "2026-05-13"])

    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("complaintkit", run_name="__main__")

    assert stopped.value.code == 2
    assert capsys.readouterr().err == f"no policy 'nope'; known: {KNOWN}\n"


# -- streams ---------------------------------------------------------------------------


def test_a_command_that_is_stopped_says_so(run, monkeypatch):
    """Ctrl-C is no fault: one word, and no traceback."""

    def stopped(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(policies, "run", stopped)

    assert run("policies") == (2, "", "stopped\n")


@pytest.mark.parametrize("words", [["be.inami", "2026-05-13"], ["be.inamy", "2026-05-13"]])
def test_streams_that_were_closed_before_it_began(monkeypatch, words):
    """As a shell closes them with ``>&-``: nothing can be shown, and nothing breaks."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    assert main(["deadlines", *words]) == (2 if "be.inamy" in words else 0)


def test_a_stream_that_cannot_be_reconfigured_is_written_to_as_it_is():
    """Such as the StringIO of those who call the command from Python."""
    shown, complaints = io.StringIO(), io.StringIO()

    with redirect_stdout(shown), redirect_stderr(complaints):
        code = main(["deadlines", "be.inami", "2026-05-13", "--format", "csv"])

    assert (code, complaints.getvalue()) == (0, "")
    assert shown.getvalue().startswith("limit,start,due,")


def test_a_stream_that_is_not_utf_8_is_made_so():
    """A console of another code page does not keep an answer back."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")

    with redirect_stdout(stream):
        assert main(["policies"]) == 0

    assert "────" in stream.buffer.getvalue().decode("utf-8")


class Closed(io.StringIO):
    """A pipe whose reader has gone."""

    def __init__(self, number):
        """Keep the number of the file behind it."""
        super().__init__()
        self.number = number

    def write(self, _text):
        """Nobody reads."""
        raise BrokenPipeError

    def fileno(self):
        """The file behind it."""
        return self.number


def test_a_reader_that_has_gone_is_no_fault(tmp_path):
    """As with `| head -1`: nought, no message, and what is left goes nowhere."""
    with (tmp_path / "stream").open("wb") as file:
        with redirect_stdout(Closed(file.fileno())):
            assert main(["policies"]) == 0
        assert os.write(file.fileno(), b"left over") == 9

    assert (tmp_path / "stream").read_bytes() == b""


class Terminal(io.StringIO):
    """A terminal, as far as the command asks."""

    def isatty(self):
        """It is one."""
        return True


def on_a_terminal(*words):
    """What the command shows on a terminal."""
    shown = Terminal()
    with redirect_stdout(shown):
        assert main(words) == 0
    return shown.getvalue()


def test_a_terminal_gets_bold_headings_and_wrapped_sentences(monkeypatch):
    """Later lines of a sentence are set in; no line of it is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", "60")

    lines = on_a_terminal("deadlines", "be.inami", "2026-05-13", "--lang", "en").splitlines()

    assert lines[0] == "\x1b[1mINAMI: received on Wednesday, 13 May 2026\x1b[0m"
    assert lines[2].startswith("\x1b[1mlimit ")
    assert lines[2].endswith("\x1b[0m")
    assert "\x1b" not in "".join(lines[3:])
    start = lines.index("Start: Wednesday, 13 May 2026 (receipt). Day 1 is Thursday,")
    assert lines[start + 1] == "  14 May 2026: the day of the event is not counted."
    assert max(map(len, lines[6:])) <= 60


def test_a_narrow_terminal_keeps_forty_columns(monkeypatch):
    """Below that a sentence would be a column of words."""
    monkeypatch.setenv("COLUMNS", "10")

    lines = on_a_terminal("deadlines", "be.inami", "2026-05-13", "--lang", "en").splitlines()

    widths = [len(line) for line in lines[6:]]
    assert max(widths) <= 40
    assert max(widths) > 30


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_no_colour_gets_no_escapes(monkeypatch, variable, value):
    """Sentences are wrapped all the same."""
    monkeypatch.setenv(variable, value)
    monkeypatch.setenv("COLUMNS", "60")

    shown = on_a_terminal("deadlines", "be.inami", "2026-05-13", "--lang", "en")

    assert "\x1b" not in shown
    assert "\n  14 May 2026: the day of the event is not counted.\n" in shown


def test_an_empty_no_color_says_nothing(monkeypatch):
    """As its convention has it: only a value that is not empty counts."""
    monkeypatch.setenv("NO_COLOR", "")

    assert on_a_terminal("policies").startswith("\x1b[1m")


def test_elsewhere_nothing_is_bold_or_wrapped(run, monkeypatch):
    """In a file or a pipe a sentence is one line, however narrow the terminal beside it."""
    monkeypatch.setenv("COLUMNS", "40")

    _, shown, _ = run("deadlines", "be.inami", "2026-05-13", "--lang", "en")

    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) > 100


def test_a_table_without_rows_is_as_wide_as_its_heads():
    """A heading and its line."""
    assert table(["limit", "due"], []) == "limit  due\n─────  ───"


def test_a_paragraph_elsewhere_is_one_line():
    """Its own spaces are kept."""
    assert paragraph("a  b " * 30) == "a  b " * 30


# -- the process -----------------------------------------------------------------------


def process(*words, flags=(), **settings):
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, *flags, "-m", "complaintkit", *words],
        env={
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": os.pathsep.join(sys.path),
            **settings,
        },
        capture_output=True,
        check=False,
    )


CALLS = [
    ("deadlines", "be.inami", "2026-07-10T22:30Z"),
    ("deadlines", "be.inami", "2026-05-13", "--format", "json"),
    ("calendar", "be.federal", "2026"),
    ("check", "be.inami", "nope"),
]


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_D13_the_surroundings_change_no_byte_of_an_answer(words):
    """D13: other hash seeds, zones, locales, and asserts left out: the same bytes, the same end."""
    found = [
        process(*words, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C"),
        process(*words, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="fr_BE.UTF-8"),
        process(*words, flags=["-O"], PYTHONIOENCODING="ascii", PYTHONUTF8="0", LANG="de_DE"),
    ]

    assert len({(one.returncode, one.stdout, one.stderr) for one in found}) == 1
    assert found[0].returncode == (1 if "nope" in words else 0)
    assert found[0].stdout
    assert found[0].stderr == b""


def test_the_module_and_the_installed_command_say_the_same():
    """`python -m complaintkit` and `complaintkit`."""
    installed = shutil.which("complaintkit", path=str(Path(sys.executable).parent))
    assert installed is not None

    by_name = subprocess.run([installed, "--version"], capture_output=True, check=True)

    assert by_name.stdout == process("--version").stdout
    assert by_name.stdout.decode().split() == ["complaintkit", version("complaintkit")]


def test_a_pipe_that_is_closed_at_once_ends_quietly():
    """Nothing on the error stream, and nought."""
    command = [sys.executable, "-m", "complaintkit", "calendar", "be.legal", "2026"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ)
    ) as running:
        running.stdout.close()
        complaints = running.stderr.read()

    assert (running.returncode, complaints) == (0, b"")


# -- whatever it is given --------------------------------------------------------------


def ends(words):
    """How the command ends, whatever it shows; its streams carry no traceback."""
    shown, complaints = (
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)
    )
    with redirect_stdout(shown), redirect_stderr(complaints):
        code = main(words)
    written = shown.buffer.getvalue() + complaints.buffer.getvalue()
    assert b"Traceback" not in written
    return code


@pytest.mark.parametrize(
    "words",
    [
        *(["calendar", "be.legal", year] for year in ("0", "-1", "10000", "9" * 30, "9" * 5_000)),
        ["calendar", "be.legal", "two thousand"],
        ["calendar", "", "2026"],
        *(["calendar", code, "2026"] for code in (".", "/", "nope", "nope.toml", "x" * 5_000)),
        ["calendar", "be.legal", "0000199999999"],
        ["calendar", "be.legal", "\uff12\uff10\uff12\uff16"],
        ["deadlines", "be.inami", "0001-01-01T00:00+02:00"],
        ["deadlines", "be.inami", "9999-12-31T23:30-05:00"],
        ["explain", "be.inami", "answer", "0001-01-01T00:00+02:00"],
        ["explain", "be.inami", "answer", "9999-12-31T23:30-05:00"],
        ["explain", "be.inami", "answer", "9999-12-31"],
        ["explain", "be.inami", "", "2026-05-13"],
        ["check", "\0"],
        ["check", "\0.toml"],
        ["check", "\udcff.toml"],
        ["check", "a/b"],
        ["check", "x" * 5_000],
        ["check", "\x1b[31m"],
        ["check", "--", "-x"],
        ["--lang"],
        ["\ud800"],
        [""],
    ],
    ids=lambda words: repr(" ".join(words))[:40],
)
def test_P1_hostile_words_end_in_a_message(words):
    """P1: the ends of time, names that no file can have: one or two, never a traceback."""
    assert ends(words) in {1, 2}


@pytest.mark.parametrize(
    "words",
    [
        ["check", "\x1b[31m"],
        ["check", "\x1b[31m.toml"],
        ["deadlines", "\x1b[31m", "2026-05-13"],
        ["deadlines", "\x1b[31m.toml", "2026-05-13"],
        ["deadlines", "be.inami", "\x1b[31m"],
        ["explain", "be.inami", "\x1b[31m", "2026-05-13"],
        ["calendar", "\x1b[31m", "2026"],
    ],
    ids=ascii,
)
def test_P6_no_word_reaches_the_terminal_as_a_command_to_it(run, words):
    """P6: controls in what was typed are escaped wherever they are shown again."""
    code, shown, complaints = run(*words)

    assert code in {1, 2}
    assert "\x1b" not in shown + complaints
    assert "[31m" in shown + complaints


WORDS = st.one_of(
    st.sampled_from(
        [
            *("deadlines", "explain", "calendar", "policies", "check", "be.inami", "be.legal"),
            *("answer", "2026-05-13", "2026-07-10T22:30Z", "2026", "--lang", "nl", "--format"),
            *("json", "csv", "--help", "-h", "--version", "--", "-", ".", "be.federal", "0"),
        ]
    ),
    st.text(max_size=12),
    st.dates().map(str),
    st.integers().map(str),
)


@given(st.lists(WORDS, max_size=6))
@example(["deadlines", "be.inami", "2026-05-13"])
def test_P1_any_words_end_with_0_1_or_2(words):
    """P1: nothing that can be typed makes the command fall over."""
    assert ends(words) in {0, 1, 2}


@given(st.sampled_from(["be.legal", "be.federal", "fr.ouvres"]), st.integers(1, 9999))
def test_P1_every_year_has_a_calendar_or_a_horizon(code, year):
    """P1, D9: a year that is known is shown, every other one is refused."""
    first, last = {
        "be.legal": (1975, 2100),
        "be.federal": (2007, 2100),
        "fr.ouvres": (2008, 2100),
    }[code]

    found = ends(["calendar", code, str(year), "--format", "csv"])

    assert found == (0 if first <= year <= last else 2)


def test_the_shipped_files_can_be_named_as_files(run):
    """A shipped policy and a shipped calendar by their paths say what they say by their codes."""
    code = tomllib.loads(INAMI.read_text("utf-8"))["code"]

    assert run("deadlines", str(INAMI), "2026-05-13") == run("deadlines", code, "2026-05-13")
    assert run("calendar", str(FEDERAL), "2026") == run("calendar", "be.federal", "2026")


def test_the_parser_is_made_anew_each_time():
    """Two callers share nothing."""
    assert parser() is not parser()
    assert parser().prog == "complaintkit"
