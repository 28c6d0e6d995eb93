"""The command ``report``: from a file of cases to a page, in which form, with which exit code."""

import csv
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from factories import SECRET, WHOLE_POLICY

from complaintkit.cli import report as command
from complaintkit.text import LANGUAGES

DATA = Path(__file__).resolve().parent.parent / "examples" / "data"
YEAR = str(DATA / "inasti-2019.jsonl")
NETWORK = ("report", "be.inasti", "yearly-network")
WHEN = ("--period", "2019", "--as-of", "2020-01-31")
REPORT = """
[[report]]
code = "monthly"
label = { en = "Monthly report", fr = "Rapport mensuel" }
cadence = "month"
source = "page"

[[report.table]]
code = "media"
rows = "medium"
"""
BETTER = """
code  = "own"
label = { en = "Plan" }
body  = "be.lindeval"

[source.page]
document = "page"
read     = 2026-01-01

[[commitment]]
code   = "answers"
label  = { en = "give answers" }
source = "page"
"""
GOOD = {"complaint": {"received": "2026-05-13", "nature": "complaint", "medium": ["phone"]}}


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A folder of one's own with a policy that has a report, and no wish about colour."""
    monkeypatch.chdir(tmp_path)
    Path("own.toml").write_text(WHOLE_POLICY + REPORT, encoding="utf-8")


def written(*records):
    """A file of JSON Lines, called cases.jsonl."""
    lines = [it if isinstance(it, str) else json.dumps(it) for it in records]
    Path("cases.jsonl").write_text("".join(f"{it}\n" for it in lines), encoding="utf-8")


def own(run, *words, period="2026-05"):
    """Run the report of the own policy over cases.jsonl."""
    when = ("--period", period, "--as-of", "2026-06-30")
    return run("report", "own.toml", "monthly", "cases.jsonl", *when, "--lang", "en", *words)


# -- the published figures of a year ---------------------------------------------------


def test_R4_the_year_of_inasti_comes_out_as_it_was_published(run):
    """R4: 87 of 167 is 52 %, 32 of 167 is 19 %, and of the 87 it is 36.78 %; each with its base."""
    code, out, err = run(*NETWORK, YEAR, *WHEN, "--lang", "en", "--internal")

    assert (code, err) == (0, "")
    assert "100% = 167 contacts received." in out
    assert "52% (87 of 167 contacts received)" in out
    assert "19% (32 of 167 contacts received)" in out
    assert "36.78% (32 of 87 admissible complaints)" in out
    types = [line.split()[-1] for line in out.splitlines() if " problems  " in line]
    assert types == ["64", "20", "2", "1"]


def test_R5_as_a_published_report_it_withholds_the_cells_of_two_and_one(run):
    """R5: and says so; the larger two stay."""
    code, out, _ = run(*NETWORK, YEAR, *WHEN, "--lang", "en", "--published")

    types = [line.split()[-1] for line in out.splitlines() if " problems  " in line]
    assert code == 0
    assert types == ["64", "20", "withheld", "withheld"]
    assert "For publication" in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_in_the_language_that_is_asked_for(language, run):
    """HTML to standard output; nothing beside it."""
    code, out, err = run(*NETWORK, YEAR, *WHEN, "--lang", language, "--format", "html")

    assert (code, err) == (0, "")
    assert out.startswith(f'<!doctype html>\n<html lang="{language}">')
    assert out.endswith("</html>\n")


def test_R6_the_order_of_the_cases_changes_nothing(run):
    """R6: the same bytes from the file turned round."""
    lines = Path(YEAR).read_text(encoding="utf-8").splitlines()
    written(*reversed(lines))

    one = run(*NETWORK, YEAR, *WHEN, "--format", "json")
    other = run(*NETWORK, "cases.jsonl", *WHEN, "--format", "json")

    assert one == other


# -- formats and files -----------------------------------------------------------------


def test_the_formats_that_programs_read(run):
    """JSON with the number of its format; CSV with a line a figure; Markdown with a heading."""
    written(GOOD)

    plain = json.loads(own(run, "--format", "json")[1])
    rows = list(csv.DictReader(io.StringIO(own(run, "--format", "csv")[1])))

    assert (plain["format"], plain["code"]) == (1, "monthly")
    assert [(it["row"], it["value"]) for it in rows] == [("phone", "1"), ("total", "1")]
    assert own(run, "--format", "markdown")[1].startswith("# ")


def test_a_file_is_written_whole_and_none_is_replaced_by_a_slip(run):
    """Unless --force says so."""
    written(GOOD)

    assert own(run, "--format", "html", "--output", "page.html")[:2] == (0, "")
    first = Path("page.html").read_bytes()
    code, out, err = own(run, "--output", "page.html")

    assert (code, out) == (2, "")
    assert err == "'page.html' is there already; --force replaces it\n"
    assert Path("page.html").read_bytes() == first
    assert own(run, "--format", "text", "--output", "page.html", "--force")[0] == 0
    assert b"<html" not in Path("page.html").read_bytes()


def test_a_spreadsheet_goes_to_a_file(run):
    """A terminal could only show its bytes."""
    written(GOOD)

    assert own(run, "--format", "xlsx")[2] == "a spreadsheet goes to a file: give --output FILE\n"
    assert own(run, "--format", "xlsx", "--output", "r.xlsx")[0] == 0
    assert zipfile.ZipFile("r.xlsx").testzip() is None


def test_the_cases_are_never_written_over(run):
    """Not even with --force; and --force alone means nothing."""
    written(GOOD)

    assert own(run, "--output", "cases.jsonl", "--force")[0] == 2
    assert json.loads(Path("cases.jsonl").read_text(encoding="utf-8")) == GOOD
    assert own(run, "--force")[2] == "--force goes with --output\n"


def test_the_cases_of_standard_input(run, monkeypatch):
    """The same report as from their file; what is read twice must be one."""
    written(GOOD)
    shown = own(run)[1]
    when = ("--period", "2026-05", "--as-of", "2026-06-30", "--lang", "en")
    words = ("report", "own.toml", "monthly", "-", *when)
    data = Path("cases.jsonl").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    assert run(*words)[1] == shown
    assert run(*words, "--compare", "previous") == (
        2,
        "",
        "--compare reads the cases twice: give a file\n",
    )


# -- what a file can have in it --------------------------------------------------------


def test_a_record_that_cannot_be_read_is_named_counted_and_hides_no_other(run):
    """On the error stream by its line; in the report by a warning."""
    event = {"id": "e1", "kind": "answred", "on": "2026-05-15"}
    bad = {"complaint": {"received": "2026-05-14"}, "events": [event]}
    written(GOOD, bad, "{", GOOD)

    code, out, err = own(run)

    assert code == 1
    assert "phone        2" in out
    assert "! 2 records could not be read and are not in the figures." in out
    assert [line.partition(":")[0] for line in err.splitlines()] == [
        "record 2, line 2",
        "record 3, line 3",
    ]
    assert "'answred'" in err


def test_one_record_that_cannot_be_read_is_told_in_the_singular(run):
    """As people write."""
    written(GOOD, "{")

    assert "! 1 record could not be read and is not in the figures." in own(run)[1]


def test_R5_what_is_published_does_not_say_how_many_could_not_be_read(run):
    """R5: few may be a few people."""
    written(GOOD, "{")

    assert (
        "! Some records could not be read; they are not in the figures."
        in (own(run, "--published")[1])
    )


def test_of_many_bad_records_the_first_are_told_and_the_rest_counted(run):
    """Nobody reads more."""
    written(*["{"] * 23)

    code, _, err = own(run)

    assert code == 1
    assert len(err.splitlines()) == 21
    assert err.splitlines()[-1] == "... and 3 more"


def test_R3_no_cases_give_a_report_that_says_so(run):
    """R3: dashes, no noughts."""
    written()

    code, out, err = own(run)

    assert (code, err) == (0, "")
    assert "–" in out
    assert "no figure" in out


def test_no_personal_value_comes_out(run):
    """Neither in the report nor in what is said of a record that is wrong."""
    person = {"name": SECRET, "email": SECRET}
    known = {**GOOD["complaint"], "complainant": person, "reference": SECRET, "narrative": SECRET}
    wrong = {"complaint": {**known, "received": SECRET}, "events": []}
    written({"complaint": known}, {"complaint": known}, wrong)

    for form in ("text", "markdown", "html", "csv", "json"):
        _, out, err = own(run, "--format", form)
        assert SECRET not in out + err


def test_progress_is_told_where_somebody_looks(run, monkeypatch):
    """On a terminal, every so many cases, and at the end; elsewhere nothing."""
    monkeypatch.setattr(command, "_STEP", 2)
    written(*[GOOD] * 5)
    assert own(run)[2] == ""

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)

    assert own(run)[2] == "\r2 cases\r4 cases\r5 cases\n"


def test_a_short_file_needs_no_progress(run, monkeypatch):
    """It is there before anybody looks."""
    written(GOOD)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)

    assert own(run)[2] == ""


# -- what is asked ---------------------------------------------------------------------


def test_a_report_that_there_is_not_is_refused_with_those_there_are(run):
    """With what was perhaps meant."""
    code, out, err = run("report", "be.inasti", "yearly-netwrk", YEAR, *WHEN)

    assert (code, out) == (2, "")
    assert err == "no report 'yearly-netwrk'; did you mean 'yearly-network'?\n"


@pytest.mark.parametrize("option", ["--period", "--compare"])
def test_a_period_that_is_none_is_refused(option, run):
    """With the ways there are."""
    code, _, err = run(*NETWORK, YEAR, *WHEN, option, "2019-13")

    assert code == 2
    assert "no period '2019-13'; as in 2019, 2019-Q1" in " ".join(err.split())


def test_published_and_internal_exclude_each_other(run):
    """A report is one of the two."""
    assert run(*NETWORK, YEAR, *WHEN, "--published", "--internal")[0] == 2


def test_two_periods_beside_each_other(run):
    """Their figures and the difference; previous is the period before."""
    early = {"complaint": {**GOOD["complaint"], "received": "2026-04-13"}}
    written(GOOD, GOOD, early)

    named = own(run, "--compare", "2026-04", "--format", "csv")
    found = {it["column"]: it["value"] for it in csv.DictReader(io.StringIO(named[1]))}

    assert named == own(run, "--compare", "previous", "--format", "csv")
    assert found == {"count@2026-04": "1", "count@2026-05": "2", "count@difference": "1"}
    assert ", compared with April 2026\n" in own(run, "--compare", "previous")[1]


def test_what_the_body_does_better_stands_beside_its_figures(run):
    """From a file of its own, with the labels of the categories where it names their taxonomy."""
    better = str(DATA / "improvement" / "be.inasti.toml")
    code, out, _ = run(*NETWORK, YEAR, *WHEN, "--lang", "en", "--improvement", better)

    assert code == 0
    assert "Actions by status" in out
    assert "organisational problems" in out.partition("Actions\n")[2]

    Path("better.toml").write_text(BETTER, encoding="utf-8")
    written(GOOD)
    assert "give answers" in own(run, "--improvement", "better.toml")[1]


def test_a_bad_record_is_told_once_where_two_periods_are_counted(run):
    """The file is read twice, and what is wrong with it is wrong once."""
    written(GOOD, "{")

    assert len(own(run, "--compare", "previous")[2].splitlines()) == 1


def test_categories_can_be_counted_in_those_of_another_taxonomy(run):
    """To which one of the policy's is mapped; with the labels of the other."""
    lines = WHOLE_POLICY.replace("languages =", 'taxonomy = "be.inami"\nlanguages =')
    Path("own.toml").write_text(lines + REPORT.replace("medium", "category"), encoding="utf-8")
    written({"complaint": {**GOOD["complaint"], "categories": ["brochures"]}})

    assert (
        "| communication problems | 1 |"
        in (own(run, "--mapping", "be.inasti", "--format", "markdown")[1])
    )
    assert "communication problems" not in own(run)[1]


def test_a_mapping_that_is_not_there_is_refused(run):
    """No taxonomy of INASTI says what its categories are in INAMI's."""
    code, _, err = run(*NETWORK, YEAR, *WHEN, "--mapping", "be.inami")

    assert (code, err) == (2, "no mapping to the taxonomy 'be.inami'\n")


def test_a_mapping_for_a_report_without_categories_is_refused(run):
    """It would change nothing."""
    lines = WHOLE_POLICY.replace("languages =", 'taxonomy = "be.inami"\nlanguages =')
    Path("own.toml").write_text(lines + REPORT, encoding="utf-8")
    written(GOOD)

    assert own(run, "--mapping", "be.inasti")[2] == (
        "--mapping: no table of 'monthly' is by category\n"
    )


def test_the_version_of_the_day_makes_the_report(run):
    """The one in force on the day it is asked for; the latest before the first."""
    written()
    words = ("report", "be.inasti.external-audit", "yearly", "cases.jsonl", "--period", "2019")

    assert run(*words, "--as-of", "2020-01-31")[0] == 0
    assert run(*words, "--as-of", "2018-01-31")[0] == 0


def test_a_file_that_is_not_there_is_an_error(run):
    """Without a traceback, and without a file."""
    code, out, err = own(run, "--output", "page.html")

    assert (code, out) == (2, "")
    assert "cases.jsonl" in err
    assert not Path("page.html").exists()
