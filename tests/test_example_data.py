"""The invented complaints of the examples folder: each comes out as it is meant to."""

import csv
import json
import re
import runpy
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from complaintkit import (
    Intermediary,
    Nature,
    Outcome,
    available_policies,
    get_policy,
    policy_versions,
    read_json,
    read_json_lines,
    to_local_date,
)
from complaintkit.admissibility import NATURE_RULE

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DATA = EXAMPLES / "data"
YEAR = DATA / "inasti-2019.jsonl"
FILES = sorted([*filter(Path.is_file, DATA.rglob("*")), EXAMPLES / "make_inasti_2019.toml"])
NOT_COMPLAINTS = {
    Nature.MEANT_FOR_ANOTHER_BODY: 10,
    Nature.INFORMATION_REQUEST: 29,
    Nature.QUESTION_IN_RUNNING_FILE: 31,
    Nature.FRAUD_REPORT: 10,
}
"""What INASTI counted in 2019 beside complaints, typed out."""
TYPES = {"communication": 64, "organisation": 20, "technical": 2, "relational": 1}
"""What INASTI counted in 2019 of each type of complaint, typed out."""


def records(path, policy):
    """The records of a file, as a policy reads them."""
    with path.open("rb") as stream:
        return list(read_json_lines(stream, path.name, policy.attributes))


def expected():
    """What must come out of each record of complaints.jsonl."""
    with (DATA / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def policy_of(row):
    """The policy under which a record is read: where it has several versions, that of its day."""
    versions = policy_versions(row["policy"])
    line = (DATA / "complaints.jsonl").read_text(encoding="utf-8").splitlines()
    received = json.loads(line[int(row["record"]) - 1])["complaint"].get("received")
    if len(versions) == 1:
        return versions[0]
    return get_policy(row["policy"], on=date.fromisoformat(received[:10]))


def rules(decision):
    """The rules that hold, that on the nature left out: it holds in every policy."""
    return sorted(it.code for it in decision.findings if it.holds and it.code != NATURE_RULE)


def listed(cell):
    """The codes of a cell."""
    return cell.split(";") if cell else []


EXPECTED = expected()


@pytest.fixture(scope="module")
def year():
    """The contacts of 2019, decided."""
    inasti = get_policy("be.inasti")
    return [inasti.assess(record.complaint) for record in records(YEAR, inasti)]


@pytest.fixture(scope="module")
def complaints(year):
    """Those of 2019 that are complaints."""
    return [it.complaint for it in year if it.complaint.nature is Nature.COMPLAINT]


# -- complaints.jsonl ----------------------------------------------------------------------


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['record']}-{row['policy']}")
def test_a_contact_comes_out_as_it_is_meant_to(row):
    """Outcome, rules that hold, questions and referrals are those of expected.csv."""
    policy = policy_of(row)
    record = records(DATA / "complaints.jsonl", policy)[int(row["record"]) - 1]
    decision = policy.assess(record.complaint)

    assert record.problems == ()
    assert decision.outcome == row["outcome"]
    assert rules(decision) == sorted(listed(row["rules"]))
    assert [name for it in decision.asks for name in it.facts] == listed(row["asks"])
    assert [it.to for it in decision.referrals] == listed(row["referrals"])
    assert decision.complaint.language == (row["language"] or None)


def test_every_contact_is_expected_and_says_what_it_shows():
    """As many rows as records, in their order; each tells what it is there for, no two alike."""
    lines = (DATA / "complaints.jsonl").read_text(encoding="utf-8").splitlines()
    shows = [row["shows"] for row in EXPECTED]

    assert [int(row["record"]) for row in EXPECTED] == list(range(1, len(lines) + 1))
    assert len(lines) >= 40
    assert all(shows)
    assert len(set(shows)) == len(shows)


@pytest.mark.parametrize("code", available_policies())
def test_every_rule_of_a_shipped_policy_holds_for_somebody(code):
    """No rule is left without a contact that shows it."""
    held = {rule for row in EXPECTED if row["policy"] == code for rule in listed(row["rules"])}

    assert held == {rule.code for policy in policy_versions(code) for rule in policy.rules}


def test_every_outcome_and_every_language_occurs():
    """All outcomes there are, and the four languages of the library."""
    assert {row["outcome"] for row in EXPECTED} == set(Outcome)
    assert {row["language"] for row in EXPECTED} == {"fr", "nl", "de", "en"}


def test_no_two_people_say_the_same():
    """Every narrative that is known is one of its own."""
    lines = (DATA / "complaints.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line)["complaint"].get("narrative") for line in lines]
    known = [narrative for narrative in told if narrative is not None]

    assert len(set(known)) == len(known) >= 40


# -- nobody is real ------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nobody_in_the_examples_can_be_written_to(path):
    """E-mail addresses are at example.org, .be or .com, and the only number is of noughts."""
    text = path.read_text(encoding="utf-8")

    assert set(re.findall(r"@([\w.-]+)", text)) <= {"example.org", "example.be", "example.com"}
    assert set(re.findall(r'"phone": "([^"]*)"', text)) <= {"02 000 00 00"}
    assert not re.search(r"\d{2}\.\d{2}\.\d{2}-\d{3}|\d{6,}", text)


# -- complaint.json ------------------------------------------------------------------------


def test_the_single_complaint_waits_for_a_letter_and_belongs_elsewhere_too():
    """It came by phone, and is about a fund as well: one question and one referral."""
    inasti = get_policy("be.inasti")
    path = DATA / "complaint.json"
    decision = inasti.assess(read_json(path.read_bytes(), path.name, inasti.attributes))

    assert decision.outcome is Outcome.INCOMPLETE
    assert rules(decision) == ["fund-as-well", "put-it-in-writing"]
    assert [it.facts for it in decision.asks] == [("put_in_writing",)]
    assert [it.to for it in decision.referrals] == ["be.inasti.external-audit"]


# -- inasti-2019.jsonl ---------------------------------------------------------------------


def test_the_year_is_what_its_script_writes():
    """The file that is kept is the one the script makes, byte for byte, on every run."""
    script = EXAMPLES / "make_inasti_2019.py"

    assert runpy.run_path(str(script))["text"]().encode() == YEAR.read_bytes()


def test_the_year_adds_up_to_the_published_figures(year):
    """167 contacts: 80 that are no complaints, by nature, and 87 admissible complaints."""
    natures = Counter(decision.complaint.nature for decision in year)
    outcomes = Counter(decision.outcome for decision in year)

    assert natures == {**NOT_COMPLAINTS, Nature.COMPLAINT: 87}
    assert outcomes == {Outcome.NOT_A_COMPLAINT: 80, Outcome.ADMISSIBLE: 87}
    assert sum(outcomes.values()) == 167


def test_every_contact_of_the_year_that_is_no_complaint_goes_somewhere(year):
    """Each has the referral of its nature: to INASTI's services, or where it was meant for."""
    for decision in year:
        complaint = decision.complaint
        if complaint.nature is Nature.COMPLAINT:
            assert rules(decision) == []
            assert decision.referrals == ()
        else:
            meant = complaint.nature is Nature.MEANT_FOR_ANOTHER_BODY
            assert complaint.nature.value in rules(decision)
            assert {it.to for it in decision.referrals} == complaint.bodies
            assert ("be.inasti" in complaint.bodies) is not meant


def test_the_complaints_of_the_year_are_of_the_four_types(complaints):
    """64 of communication, 20 of organisation, 2 technical, 1 relational: most by their kind."""
    taxonomy = get_policy("be.inasti").taxonomies[0]
    categories = [code for complaint in complaints for code in complaint.categories]
    types = Counter(taxonomy.way_up(code)[-1] for code in categories)

    assert types == TYPES
    assert {category.code for category in taxonomy.categories if category.parent} <= {*categories}


def test_twelve_complaints_of_the_year_came_through_ombudsmen(complaints):
    """11 through the federal one; 1 through that of the German-speaking Community, in German."""
    through = [it for it in complaints if Intermediary.OMBUDSMAN in it.intermediary]
    who = Counter(it.earlier[0].body for it in through)

    assert who == {"be.federal-ombudsman": 11, "be.dg-ombudsperson": 1}
    assert [it.language for it in through if it.earlier[0].body == "be.dg-ombudsperson"] == ["de"]


def test_the_year_is_varied_and_in_its_order(year):
    """All in 2019 and in order, some with the hour; languages, media and words of many kinds."""
    contacts = [decision.complaint for decision in year]
    days = [to_local_date(it.received, "Europe/Brussels") for it in contacts]
    read = records(YEAR, get_policy("be.inasti"))
    hours = [it.complaint.received for it in read if isinstance(it.complaint.received, datetime)]

    assert days == sorted(days)
    assert {day.year for day in days} == {2019}
    assert {day.month for day in days} == set(range(1, 13))
    assert {hour.utcoffset().total_seconds() for hour in hours} == {3600, 7200}
    assert len({it.narrative for it in contacts}) >= 60
    assert {it.language for it in contacts} == {"nl", "fr", "de"}
    assert len({medium for it in contacts for medium in it.medium}) >= 5


def test_nobody_among_the_complaints_of_the_year_is_anonymous(complaints):
    """Some names are not known, which is not the same."""
    assert not any(it.complainant.anonymous for it in complaints)
    assert {it.complainant.name is None for it in complaints} == {True, False}


def test_the_command_decides_the_year(run, tmp_path):
    """The same by the command: its summary, and a row for each contact."""
    out = tmp_path / "decisions.csv"
    options = ("--lang", "en", "--output", str(out))
    code, shown, errors = run("assess", "be.inasti", str(YEAR), *options)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert code == 0
    assert shown.splitlines()[-1] == "admissible: 87, not a complaint: 80"
    assert errors == "167 records: 167 decided\n"
    assert [int(row["record"]) for row in rows] == list(range(1, 168))
    assert Counter(row["outcome"] for row in rows) == {"admissible": 87, "not-a-complaint": 80}
    assert all(row["referrals"] for row in rows if row["outcome"] == "not-a-complaint")


def test_the_script_counts_the_year_and_supposes_a_name_away(capsys):
    """The script runs as it stands, and prints the figures of the report."""
    runpy.run_path(str(EXAMPLES / "decisions.py"))
    shown = capsys.readouterr().out

    assert "  87  complaint                 admissible\n" in shown
    assert "  31  question-in-running-file  not-a-complaint\n" in shown
    assert " 167  in all, and 0 that could not be read\n" in shown
    assert "  70  referred to INASTI\n" in shown
    assert "Without a name it would be inadmissible:\n  anonymous complaint: no, then yes" in shown
