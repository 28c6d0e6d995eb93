"""``complaintkit draw``: the ladder of a policy as a picture."""

import argparse
import sys
from pathlib import Path

from complaintkit.cli.common import add_language, add_policy, find_policies
from complaintkit.exports.ladder import to_ladder


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "the stages of a policy, what opens each, and the clocks beside them, as SVG"
    parser = commands.add_parser("draw", help=about, description=about)
    add_policy(parser)
    add_language(parser)
    parser.add_argument("--output", metavar="FILE", help="where to write it; else it is printed")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Draw the latest version."""
    picture = to_ladder(find_policies(options.policy)[-1], options.lang)
    if options.output is None:
        sys.stdout.write(picture)
        return 0
    mode = "w" if options.force else "x"
    with Path(options.output).open(mode, encoding="utf-8", newline="\n") as file:
        file.write(picture)
    return 0
