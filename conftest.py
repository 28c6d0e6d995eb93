"""Runs the code of README.md and of the pages under docs/ as tests.

Each document is run from top to bottom in a folder of its own, so that a tutorial can be followed
to the letter:

- a ``python`` fence is executed; the names it makes are there for the next one.
- a ``toml`` fence must be TOML. One that opens with ``# file: NAME.toml`` is written to the folder.
  One that opens with ``# policy``, or holds ``code =`` and ``[[time_limit]]``, must load as a
  policy without a problem. One whose first line ends in ``(broken on purpose)`` must not load.
- an ``sh`` fence that opens with ``complaintkit `` is run in this process, a line at a time. A
  ``text`` fence directly after it is what must be shown. The exit code must be 0, or the one in a
  closing comment such as ``# exit 1``.
- what stands between ``<!-- skip: start needs("polars") -->`` and ``<!-- skip: end -->`` is skipped
  where one of the packages is not installed.
"""

import contextlib
import difflib
import io
import os
import re
import shlex
import tempfile
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

OPENING = re.compile(r"# file: (?P<name>[\w.-]+\.toml)\b")
BROKEN = "(broken on purpose)"
ANSWER = re.compile(r"\s*^```text\n(?P<shown>.*?)^```$", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"#\s*exit (?P<code>\d+)\s*$")


class ShellParser(CodeBlockParser):
    """Takes the fences that hold commands of the library, and only those."""

    language = "sh"

    def __call__(self, document):
        """Leave out fences that set up a machine: those are not ours to run."""
        regions = super().__call__(document)
        return (region for region in regions if region.parsed.startswith("complaintkit "))

    def evaluate(self, example):
        """Run each line, and compare what they show with the fence after them."""
        lines = example.parsed.replace("\\\n", " ").splitlines()
        shown = "".join(run(line) for line in lines if line.strip())
        answer = ANSWER.match(example.document.text, example.region.end)
        return None if answer is None else difference(answer["shown"], shown)


def run(line):
    """Run one command line in this process; what it shows, errors and all."""
    from complaintkit.cli import main

    command, *arguments = shlex.split(line, comments=True)
    assert command == "complaintkit", f"only complaintkit commands can be run here: {line}"
    wanted = EXIT.search(line)
    shown = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        try:
            code = main(arguments) or 0
        except SystemExit as stop:
            code = stop.code or 0
    text = shown.buffer.getvalue().decode("utf-8").replace("\r\n", "\n")
    assert code == int(wanted["code"] if wanted else 0), f"{line}\nexit {code}\n{text}"
    return text


def difference(wanted, shown):
    """Nothing where both agree (spaces at line ends aside), else the lines that differ."""
    left, right = ([line.rstrip() for line in text.strip().split("\n")] for text in (wanted, shown))
    if left == right:
        return None
    return "\n".join(difflib.unified_diff(left, right, "the page", "the command", lineterm=""))


def check_toml(example):
    """Parse the fence; write it where it is named; load it where it is a policy."""
    source = str(example.parsed)
    first = source.split("\n", 1)[0]
    named = OPENING.match(first)
    path = Path(named["name"] if named else "page.toml")
    path.write_text(source, encoding="utf-8")
    broken = first.endswith(BROKEN)
    if not broken:
        tomllib.loads(source)
    return load(path, broken=broken) if broken or is_policy(source) else None


def is_policy(source):
    """Whether a fence says that it is a policy, or looks like a whole one."""
    whole = re.search(r"^code\s*=", source, re.MULTILINE) and "[[time_limit]]" in source
    return source.startswith("# policy") or bool(whole)


def load(path, *, broken):
    """Load a policy file; what is amiss, or nothing."""
    import complaintkit
    from complaintkit.errors import ComplaintkitError, PolicyError

    try:
        complaintkit.load_policy(path)
    except PolicyError as error:
        return None if broken else "\n".join(str(problem) for problem in error.problems)
    except ComplaintkitError as error:
        return None if broken else str(error)
    return f"{path} loads, and the page says that it is broken" if broken else None


def needs(*packages, extra="engines"):
    """Why examples are skipped; nothing where all their packages are installed."""
    missing = [name for name in packages if find_spec(name) is None]
    if not missing:
        return None
    return f"{', '.join(missing)} not installed: pip install -e '.[{extra}]' and run again"


def enter(namespace):
    """Give a document an empty folder to work in."""
    folder = tempfile.TemporaryDirectory(prefix="complaintkit-page-")
    namespace.update(__name__="__main__", needs=needs, _folder=folder, _back=Path.cwd())
    os.chdir(folder.name)


def leave(namespace):
    """Go back, and take the folder away."""
    os.chdir(namespace.pop("_back"))
    namespace.pop("_folder").cleanup()
    namespace.clear()  # A database that is still open when Python ends complains loudly.


PAGES = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="toml", evaluator=check_toml),
        ShellParser(),
        SkipParser(),
    ],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    setup=enter,
    teardown=leave,
)

pytest_collect_file = PAGES.pytest()


def pytest_collection_modifyitems(items):
    """Keep each page together and in its order, whatever the order of the tests is."""
    pages = {}
    for item in items:
        if isinstance(item, SybilItem):
            pages.setdefault(item.path, []).append(item)
    for page in pages.values():
        page.sort(key=lambda item: item.example.start)
    ordered = (item for page in pages.values() for item in page)
    items[:] = [next(ordered) if isinstance(item, SybilItem) else item for item in items]


@pytest.fixture(scope="session")
def pages():
    """What reads the examples of a page, for tests that look at the pages as a whole."""
    return PAGES
