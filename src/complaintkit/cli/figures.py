"""``complaintkit figures``: whether published figures tie, and what would explain them."""

import argparse

from complaintkit.checking import FiguresCheck, check_figures
from complaintkit.cli.common import PROBLEMS, say
from complaintkit.cli.table import paragraph
from complaintkit.errors import printable
from complaintkit.exports import to_json
from complaintkit.text import LANGUAGES

_SET_IN = 4
_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "whether published figures tie, and what would explain those that do not"
    parser = commands.add_parser("figures", help=about, description=about)
    parser.add_argument("file", metavar="FILE", help="a file of published figures")
    parser.add_argument(
        "--lang", choices=LANGUAGES, help="the language (unless said: the file's first one)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what came out."""
    check = check_figures(options.file)
    if options.format == "json":
        say(to_json(check.as_dict()))
    else:
        _show(check, options.lang)
    return 0 if check.holds else PROBLEMS


def _show(check: FiguresCheck, language: str | None) -> None:
    first = next(iter(check.figures.label.as_dict()))
    lines = check.explain(language or first)
    say(*(paragraph(_shown(line), " " * _SET_IN) for line in lines))


def _shown(line: str) -> str:
    """The words of a file, without what would steer the terminal."""
    return "".join(sign if sign in _SPACES else printable(sign) for sign in line)
