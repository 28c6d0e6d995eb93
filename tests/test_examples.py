"""The examples folder, and what the pages show beside the code that is run."""

import re
import runpy
from pathlib import Path

import pytest

import complaintkit
from complaintkit import bulk, improvement, measures
from complaintkit.checking import lint, run_examples
from complaintkit.cli import main
from complaintkit.measures import published

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"


def read(*parts):
    """The text of a file of the repository."""
    return ROOT.joinpath(*parts).read_text(encoding="utf-8")


def test_the_city_has_nothing_left_open():
    """The policy of the tutorial: no remark, and its example comes out."""
    policy = complaintkit.load_policy(EXAMPLES / "city.toml")
    assert lint(policy) == ()
    assert run_examples(policy) == ()


def test_the_city_is_the_file_that_the_tutorial_writes():
    """The file in the folder and the last one of the tutorial differ in their first line only."""
    fences = re.findall(
        r"^```toml\n# file: city\.toml\n(.*?)^```$",
        read("docs", "tutorials", "your-own-policy.md"),
        re.MULTILINE | re.DOTALL,
    )
    _, content = read("examples", "city.toml").split("\n", 1)
    assert content == fences[-1]


def test_the_first_file_of_the_tutorial_has_about_fifteen_lines():
    """What the tutorial promises: the first file that can be read is that short."""
    tutorial = read("docs", "tutorials", "your-own-policy.md")
    fence = re.search(
        r"^```toml\n# file: city\.toml\n(.*?)^```$", tutorial, re.MULTILINE | re.DOTALL
    )
    assert len([line for line in fence[1].splitlines() if line]) <= 16


def test_the_script_prints_dates_and_an_explanation(capsys):
    """The script runs as it stands, and gives the dates its comments name."""
    runpy.run_path(str(EXAMPLES / "deadlines.py"))
    shown = capsys.readouterr().out
    assert "be.inami     answer           2026-05-13 -> 2026-06-27  left: 5" in shown
    assert "be.inami     acknowledgement  2026-06-13 -> 2026-06-23  left: 1" in shown
    assert "be.lindeval  answer           2026-06-19 -> 2026-07-19  left: 27" in shown
    assert "au plus tard le jeudi 9 juillet 2026." in shown


def test_readme_shows_what_its_command_prints(capsys, monkeypatch):
    """The excerpt of README is how the answer of its command begins."""
    monkeypatch.chdir(ROOT)
    readme = read("README.md")
    command = re.search(r"\.venv/bin/complaintkit (.*)", readme)[1]
    excerpt = re.search(r"^```text\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)[1]
    assert main(command.split()) == 0
    assert capsys.readouterr().out.startswith(excerpt)


def test_every_public_name_is_in_the_reference():
    """No public name is missing from the page about the Python API, and none is there twice."""
    described = re.findall(
        r"^::: complaintkit(?:\.\w+)+\.(\w+)$", read("docs", "reference", "api.md"), re.MULTILINE
    )
    assert sorted([*described, "__version__"]) == sorted(complaintkit.__all__)


def test_every_name_of_bulk_is_in_the_reference():
    """No public name of the columns is missing from their page, and none is there twice."""
    page = read("docs", "reference", "bulk.md")
    described = re.findall(r"^::: complaintkit\.bulk\.(\w+)$", page, re.MULTILINE)
    assert sorted([*described, "STATUS_CODES"]) == sorted(bulk.__all__)
    assert "`STATUS_CODES` has" in page


@pytest.mark.parametrize("module", [measures, published, improvement])
def test_every_name_that_reports_are_made_of_is_in_the_reference(module):
    """On the page about reports, or on that about the Python API, and once."""
    pages = read("docs", "reference", "reports.md") + read("docs", "reference", "api.md")
    home = re.escape(module.__name__)
    assert sorted(re.findall(rf"^::: {home}\.(\w+)$", pages, re.MULTILINE)) == sorted(
        module.__all__
    )
