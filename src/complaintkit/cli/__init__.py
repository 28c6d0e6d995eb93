"""The command: one module a sub-command, each with ``add`` (its options) and ``run``."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from complaintkit import cli
from complaintkit._version import __version__
from complaintkit.cli import (
    assess,
    calendar,
    case,
    check,
    compare,
    deadlines,
    draw,
    explain,
    figures,
    policies,
    report,
    routes,
    timeline,
    worklist,
)
from complaintkit.cli.common import PROBLEMS, USAGE, say_error
from complaintkit.cli.parsing import Parser
from complaintkit.errors import (
    ComplaintkitError,
    IllegalTransition,
    ProblemsError,
    said_of_system,
)

_COMMANDS = (
    *(deadlines, explain, timeline, assess, case, routes, worklist, report),
    *(compare, calendar, policies, draw, check, figures),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: The words after the command's name; those of the process unless given.

    Returns:
        0 when all is well, 1 when problems were found, 2 when the call itself was wrong.

    Examples:
        >>> from complaintkit.cli import main
        >>> main(["deadlines", "be.inami", "2026-05-13", "--format", "csv"])
        limit,start,due,left,provisional,policy,version
        acknowledgement,2026-05-13,2026-05-23,,no,be.inami,2026-11
        answer,2026-05-13,2026-06-27,,no,be.inami,2026-11
        0
    """
    # A stream that was closed before the command began is none at all.
    sys.stdout, sys.stderr = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    return _run(options)


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command."""
    made: argparse.ArgumentParser = Parser(prog="complaintkit", description=cli.__doc__)
    made.description = "By when a public body owes what on a complaint, counted how, and why."
    made.add_argument("--version", action="version", version=f"complaintkit {__version__}")
    commands = made.add_subparsers(metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add(commands)
    return made


def _run(options: argparse.Namespace) -> int:
    try:
        result: int = options.run(options)
        sys.stdout.flush()
    except (ProblemsError, IllegalTransition) as error:
        say_error(str(error))
        return PROBLEMS
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        say_error(said_of_system(error))
        return USAGE
    except (ComplaintkitError, ValueError) as error:
        say_error(str(error))
        return USAGE
    except KeyboardInterrupt:
        say_error("stopped")
        return USAGE
    return result
