"""``complaintkit assess``: one complaint, or many; nothing is lost, nothing personal told."""

import io
import json
import sys
from pathlib import Path

import pytest
from factories import SECRET

ONE = {"received": "2026-05-13", "nature": "complaint", "bodies": ["be.inami"], "medium": "letter"}
INASTI = {**ONE, "bodies": ["be.inasti"]}
AUDIT = {**ONE, "bodies": ["be.social-insurance-funds"]}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name, *records):
    """A file of records, one a line."""
    lines = [it if isinstance(it, str) else json.dumps(it) for it in records]
    Path(name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read(name):
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]


# --------------------------------------------------------------------------- one complaint


def test_what_if_a_fact_were_otherwise(run, folder):
    """The outcome, and every rule that finds something else."""
    write("one.json", ONE)

    code, shown, _ = run(
        "assess", "be.inami", "one.json", "--lang", "en", "--what-if", "nature=praise"
    )

    assert code == 0
    assert shown.startswith("INAMI: the complaint is admissible.\n")
    assert shown.endswith(
        "Were the facts otherwise\n"
        "With nature = praise: not a complaint.\n"
        "  - nature of the contact: no → yes\n"
    )


def test_what_if_nothing_hangs_on_it(run, folder):
    """That no rule changes is said, and a fact that is not known is shown as such."""
    write("one.json", ONE)

    _, shown, _ = run("assess", "be.inami", "one.json", "--lang", "en", "--what-if", "language=")

    assert shown.endswith("With language = ?: admissible.\n  - No rule changes.\n")


def test_what_if_in_json(run, folder):
    """The outcome, and before and after of each rule, beside the decision."""
    write("one.json", {**ONE, "reference": SECRET})

    code, shown, _ = run(
        *("assess", "be.inami", "one.json", "--format", "json", "--what-if", "nature=praise")
    )
    said = json.loads(shown)

    assert code == 0
    assert (said["format"], said["outcome"], said["reasons"]) == (
        1,
        "admissible",
        ["nothing-against"],
    )
    assert said["what_if"] == {
        "outcome": "not-a-complaint",
        "flips": [{"rule": "nature", "before": "no", "after": "yes"}],
    }
    assert SECRET not in shown


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("natur=praise", "no fact 'natur'; did you mean 'nature'?"),
        ("nature=prais", "nature: not one of what is allowed here; did you mean 'praise'?"),
        (
            "nature",
            "argument --what-if: a fact and a value are wanted, such as nature=praise",
        ),
    ],
)
def test_a_what_if_that_is_none(run, folder, changed, said):
    """The fact, the value or the sign between them."""
    write("one.json", ONE)

    code, shown, told = run("assess", "be.inami", "one.json", "--what-if", changed)

    assert (code, shown) == (2, "")
    assert told.endswith(f"{said}\n")


def test_a_what_if_that_no_policy_knows_is_no_problem_of_the_file(run, folder):
    """The call is wrong, and the message names the option; every value that is, has its line."""
    write("one.json", ONE)
    words = ("--what-if", "nature=prais", "--what-if", "received=soon")

    code, _, told = run("assess", "be.inami", "one.json", *words)

    assert code == 2
    assert [line.split(": ")[:2] for line in told.splitlines()] == [
        ["--what-if", "received"],
        ["--what-if", "nature"],
    ]


def test_facts_that_a_policy_does_not_know_are_a_problem_of_the_file(run, folder):
    """All at once, and none of the values."""
    write("one.json", {**INASTI, "categories": [SECRET], "attributes": {"stays-oral": SECRET}})

    code, shown, told = run("assess", "be.inasti", "one.json")

    assert (code, shown) == (1, "")
    assert "stays-oral" in told
    assert SECRET not in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["many.jsonl", "--what-if", "nature=praise"],
            "--what-if and --format go with one complaint",
        ),
        (["many.csv", "--format", "json"], "--what-if and --format go with one complaint (.json)"),
        (["one.json", "--force"], "--output, --rejected and --force go with many complaints"),
        (["many.jsonl", "--output", "out.txt"], "--output: a name in .jsonl or .csv is wanted"),
    ],
)
def test_options_that_do_not_go_together(run, folder, words, said):
    """What goes with one, what goes with many, and names that say no form."""
    write("many.jsonl", ONE)

    code, _, told = run("assess", "be.inami", *words)

    assert code == 2
    assert told.startswith(said)


# ------------------------------------------------------------------------- many complaints


def test_each_complaint_is_decided_and_what_cannot_be_read_is_kept(run, folder):
    """Decisions in one file, the rest with its problems and as it was in another."""
    bad = {**INASTI, "categories": [SECRET]}
    write("many.jsonl", INASTI, bad, {**AUDIT, "nature": "prais"}, AUDIT)

    code, shown, told = run(
        *("assess", "be.inasti", "many.jsonl", "--output", "out.jsonl", "--lang", "en")
    )
    decided, rejected = read("out.jsonl"), read("out.jsonl.rejected.jsonl")

    assert code == 1
    assert [(it["record"], it["outcome"]) for it in decided] == [
        (1, "admissible"),
        (4, "redirected"),
    ]
    assert [it["record"] for it in rejected] == [2, 3]
    assert json.loads(rejected[0]["raw"]) == bad
    assert rejected[1]["problems"] == [
        "nature: not one of what is allowed here; did you mean 'praise'?"
    ]
    assert "admissible: 1, belongs elsewhere: 1" in shown
    assert told.splitlines()[-1] == (
        "4 records: 2 decided, 2 rejected to 'out.jsonl.rejected.jsonl'"
    )
    assert SECRET not in shown + told


def test_decisions_as_a_table(run, folder):
    """Record, outcome, reasons, questions and places; nothing is left of an earlier rejection."""
    write("many.csv", "received;nature;bodies;medium", "2026-05-13;complaint;be.inasti;phone")
    Path("out.csv.rejected.jsonl").write_text("old\n", encoding="utf-8")

    code, _, told = run("assess", "be.inasti", "many.csv", "--output", "out.csv", "--force")

    assert (code, told) == (0, "1 record: 1 decided\n")
    assert Path("out.csv").read_text(encoding="utf-8").splitlines() == [
        "record,outcome,reasons,asks,referrals,policy,version",
        "1,incomplete,put-it-in-writing,put_in_writing,,be.inasti,2026-11",
    ]
    assert not Path("out.csv.rejected.jsonl").exists()


def test_a_day_without_a_version_is_rejected(run, folder):
    """External Audit works since 2019; a day that is not known is that of the latest version."""
    write("many.jsonl", {**AUDIT, "received": "2018-12-31"}, {**AUDIT, "received": None})

    code, _, told = run("assess", "be.inasti.external-audit", "many.jsonl")

    assert code == 1
    assert told.splitlines() == [
        "record 1, line 1: received: no version of the policy was in force on that day",
        "2 records: 1 decided, 1 rejected and kept nowhere (--rejected FILE keeps them)",
    ]


def test_a_reference_that_stands_twice_is_decided_and_said(run, folder):
    """It is no reason to lose a complaint."""
    write("many.jsonl", *[{**ONE, "reference": SECRET}] * 2)

    code, _, told = run("assess", "be.inami", "many.jsonl")

    assert code == 0
    assert told.splitlines() == [
        "record 2, line 2: reference: the reference of record 1 stands again",
        "2 records: 2 decided",
    ]


def test_only_the_first_bad_records_are_shown(run, folder):
    """Twenty of them, and how many more there are."""
    write("many.jsonl", *["[]"] * 1_234)

    code, _, told = run("assess", "be.inami", "many.jsonl")
    lines = told.splitlines()

    assert code == 1
    assert len(lines) == 22
    assert lines[-2] == "... and 1,214 more"


class Terminal(io.StringIO):
    """An error stream that somebody looks at."""

    def isatty(self):
        """Somebody does."""
        return True


@pytest.mark.parametrize(
    ("records", "counted"), [(999, ""), (2_500, "\r1,000 records\r2,000 records\n")]
)
def test_records_are_counted_on_a_terminal(run, folder, monkeypatch, records, counted):
    """Every thousandth, and nowhere else than there."""
    write("many.jsonl", *[ONE] * records)
    monkeypatch.setattr(sys, "stderr", Terminal())

    code, _, _ = run("assess", "be.inami", "many.jsonl")

    assert code == 0
    assert sys.stderr.getvalue() == f"{counted}{records:,} records: {records:,} decided\n"


def test_standard_input_is_json_lines(run, folder, monkeypatch):
    """A name of one sign, as elsewhere."""
    given = io.TextIOWrapper(io.BytesIO(json.dumps(ONE).encode() + b"\n"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", given)

    code, shown, told = run("assess", "be.inami", "-", "--lang", "nl")

    assert (code, told) == (0, "1 record: 1 decided\n")
    assert shown.endswith("ontvankelijk: 1\n")


def test_without_standard_input_a_file_is_asked_for(run, folder, monkeypatch):
    """As in a program without a console: no traceback."""
    monkeypatch.setattr(sys, "stdin", None)

    assert run("assess", "be.inami", "-") == (
        2,
        "",
        "there is no standard input to read; give a file\n",
    )


def test_a_decision_alone(run, folder):
    """In text and as JSON, without a word of what could be otherwise."""
    write("one.json", ONE)

    _, shown, _ = run("assess", "be.inami", "one.json", "--lang", "en")
    _, plain, _ = run("assess", "be.inami", "one.json", "--format", "json")

    assert shown.startswith("INAMI: the complaint is admissible.\n")
    assert "otherwise" not in shown
    assert "what_if" not in json.loads(plain)
