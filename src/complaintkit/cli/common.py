"""What the sub-commands share: files and codes, days, languages, what to print where."""

import argparse
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from complaintkit.cli.versions import in_force_on
from complaintkit.reading.values import read_day
from complaintkit.registry import get_calendar, load_calendar, load_policy, policy_versions
from complaintkit.text import LANGUAGES

if TYPE_CHECKING:
    from complaintkit.calendars import WorkingCalendar
    from complaintkit.policy import Policy

PROBLEMS, USAGE = 1, 2


def find_policies(code_or_file: str) -> "tuple[Policy, ...]":
    """All versions of the policy of a code, or the one of a file where there is one."""
    if _is_file(code_or_file):
        return (load_policy(code_or_file),)
    return policy_versions(code_or_file)


def find_policy(code_or_file: str, on: date | datetime) -> "Policy":
    """The version of a policy that is in force on a day.

    Raises:
        UnknownNameError: When none is.
    """
    return in_force_on(find_policies(code_or_file), on)


def find_calendar(code_or_file: str) -> "WorkingCalendar":
    """The calendar of a code, or of a file where there is one."""
    return load_calendar(code_or_file) if _is_file(code_or_file) else get_calendar(code_or_file)


def day(text: str) -> date | datetime:
    """A day as it is typed."""
    try:
        return read_day(text)
    except TypeError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def add_policy(parser: argparse.ArgumentParser) -> None:
    """The policy a sub-command is about."""
    parser.add_argument(
        "policy", metavar="CODE|FILE", help="a shipped policy such as be.inami, or a policy file"
    )


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """The day a sub-command is asked for: there is no clock."""
    parser.add_argument(
        "--as-of",
        type=day,
        required=True,
        metavar="DAY",
        help='the day it is asked for; today is --as-of "$(date +%%F)"',
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """The language to answer in."""
    parser.add_argument(
        "--lang", choices=LANGUAGES, help="the language (unless said: the policy's first one)"
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """The form to answer in."""
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text")


def say_error(message: str) -> None:
    """An error, on the error stream."""
    sys.stderr.write(f"{message}\n")


def say(*lines: str) -> None:
    """Lines of an answer."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _is_file(name: str) -> bool:
    return name.endswith(".toml") or os.sep in name or Path(name).is_file()
