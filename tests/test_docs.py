"""The pages as a whole: each has code that is run, and none has code that is not."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import complaintkit
from complaintkit.cli import parser

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("tutorials", "how-to", "reference")
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
SHOWN_TO_BE_RUN = [page for page in PAGES if page.parent.name in KINDS or page.parent == ROOT]
FENCE = re.compile(
    r"^[ \t]*(?:`{3,}|~{3,})(?P<info>[^\n`]+)\n(?P<source>.*?)^[ \t]*(?:`{3,}|~{3,})$",
    re.MULTILINE | re.DOTALL,
)


def name(page):
    """A page as its readers know it, for the names of the tests."""
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", SHOWN_TO_BE_RUN, ids=name)
def test_a_page_that_shows_how_has_code_that_is_run(page, pages):
    """README, tutorials, how-tos and reference: at least one example of each page is a test."""
    assert list(pages.parse(page)), f"{name(page)} has no python, toml or complaintkit example"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_example_hides_behind_the_name_of_its_fence(page):
    """Python stands in ```python, TOML in ```toml, commands in ```sh: others would not be run."""
    for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
        info = fence["info"].strip()
        language = info.split()[0].strip("{}.").lower()
        if language in {"python", "toml", "sh"}:
            assert info == language, f"{name(page)}: ```{info} is not run, ```{language} is"
        assert language not in {"py", "py3", "python3", "pycon"}, f"{name(page)}: ```{info}"
        if language in {"bash", "console", "shell", "zsh"}:
            hidden = re.search(r"^(?:\$ )?complaintkit ", fence["source"], re.MULTILINE)
            assert not hidden, f"{name(page)}: ```{info} is not run, ```sh is"


def test_the_page_of_the_commands_has_them_all():
    """Each stands in its first table, and has a heading of its own."""
    said = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"^ {4}([a-z]+)\b", parser().format_help(), re.MULTILINE))

    assert len(commands) == 14
    assert set(re.findall(r"^\| \[`([a-z]+)`\]\(#\1\)", said, re.MULTILINE)) == commands
    assert set(re.findall(r"^## ([a-z]+)$", said, re.MULTILINE)) == commands


NEEDS = {
    "complaintkit.bulk.frames": ("polars", "engines"),
    "complaintkit.exports.deadline_plot": ("matplotlib", "plot"),
    "complaintkit.exports.workload_plot": ("matplotlib", "plot"),
}
"""Modules whose examples need what the plain tests do not: a package, and the extra with it."""


def test_the_examples_in_docstrings_are_true():
    """Every ``>>>`` in a docstring of the library gives what stands below it."""
    for module in pkgutil.walk_packages(complaintkit.__path__, "complaintkit."):
        if not module.name.endswith("__main__") and module.name not in NEEDS:
            found = doctest.testmod(importlib.import_module(module.name))
            assert not found.failed, f"{found.failed} examples of {module.name} fail"


@pytest.mark.parametrize("module", NEEDS)
def test_the_examples_in_docstrings_that_need_an_extra_are_true(module):
    """The same for modules whose examples show another package at work."""
    package, extra = NEEDS[module]
    reason = f"{package} is not installed: pip install -e '.[{extra}]' and run again"
    pytest.importorskip(package, reason=reason)
    found = doctest.testmod(importlib.import_module(module))
    assert found.attempted
    assert not found.failed
