"""Finding policies and calendars: by code among the shipped files, or by path."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from complaintkit.dates import to_date
from complaintkit.errors import PolicyError, Problem, UnknownNameError

if TYPE_CHECKING:
    from datetime import date

    from complaintkit.calendars import WorkingCalendar
    from complaintkit.policy import Policy

_SUFFIX = ".toml"


def available_policies() -> tuple[str, ...]:
    """The codes of all shipped policies, in order.

    Examples:
        >>> from complaintkit import available_policies
        >>> "be.inami" in available_policies()
        True
    """
    return tuple(sorted(_policy_files()))


def get_policy(code: str, *, on: "date | None" = None) -> "Policy":
    """A shipped policy.

    Args:
        code: Its code, such as ``be.inami``.
        on: The day for which its version is wanted; without it there must be only one.

    Raises:
        UnknownNameError: When there is none of that code, or none in force that day, or
            several and no day is given.

    Examples:
        >>> from complaintkit import get_policy
        >>> get_policy("be.inami").body.in_language("nl")
        'RIZIV'
    """
    found = _policy_files()
    if code not in found:
        kind = "policy"
        raise UnknownNameError(kind, code, found)
    versions = _versions(code)
    day = None if on is None else to_date(on)
    chosen = [policy for policy in versions if day is None or policy.in_force.covers(day)]
    if len(chosen) != 1:
        kind = "single version of the policy" if day is None else f"version in force on {day} of"
        raise UnknownNameError(kind, code, [policy.version for policy in versions])
    return chosen[0]


def load_policy(path: str | PathLike[str]) -> "Policy":
    """A policy from a file of one's own.

    Args:
        path: Where the file is.

    Raises:
        PolicyError: With all problems of the file, each with its place and what is allowed.
        OSError: When the file cannot be opened.

    Examples:
        >>> from complaintkit import load_policy
        >>> load_policy("no-such-file.toml")
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.toml'
    """
    from complaintkit.reading import read_policy

    return read_policy(_bytes(path), str(path), get_calendar)


def available_calendars() -> tuple[str, ...]:
    """The codes of all shipped calendars, in order.

    Examples:
        >>> from complaintkit import available_calendars
        >>> "be.legal" in available_calendars()
        True
    """
    return tuple(sorted(_calendar_files()))


@cache
def get_calendar(code: str) -> "WorkingCalendar":
    """A shipped working calendar.

    Args:
        code: Its code, such as ``be.legal``.

    Raises:
        UnknownNameError: When there is none of that code.

    Examples:
        >>> from complaintkit import get_calendar
        >>> str(get_calendar("be.federal").first)
        '2007-01-01'
    """
    from complaintkit.reading import read_calendar

    found = _calendar_files()
    if code not in found:
        kind = "calendar"
        raise UnknownNameError(kind, code, found)
    return read_calendar(found[code].read_bytes(), found[code].name)


def load_calendar(path: str | PathLike[str]) -> "WorkingCalendar":
    """A working calendar from a file of one's own.

    Args:
        path: Where the file is.

    Raises:
        PolicyError: With all problems of the file.
        OSError: When the file cannot be opened.

    Examples:
        >>> from complaintkit import load_calendar
        >>> load_calendar("no-such-file.toml")
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.toml'
    """
    from complaintkit.reading import read_calendar

    return read_calendar(_bytes(path), str(path))


def _bytes(path: str | PathLike[str]) -> bytes:
    """The bytes of a file; a folder is said to be one."""
    file = Path(path)
    if file.is_dir():
        raise PolicyError([Problem("", "a-folder", "a folder, not a file", None, str(path))])
    return file.read_bytes()


@cache
def _versions(code: str) -> "tuple[Policy, ...]":
    from complaintkit.reading import read_policy

    return tuple(
        read_policy(file.read_bytes(), file.name, get_calendar) for file in _policy_files()[code]
    )


@cache
def _policy_files() -> dict[str, tuple[Traversable, ...]]:
    """The files of each policy: ``policies/<country>/<code>@<from>.toml``."""
    found: dict[str, tuple[Traversable, ...]] = {}
    for country in _folder("policies").iterdir():
        for file in sorted(country.iterdir(), key=lambda file: file.name):
            code = file.name.removesuffix(_SUFFIX).partition("@")[0]
            found[code] = (*found.get(code, ()), file)
    return found


@cache
def _calendar_files() -> dict[str, Traversable]:
    return {file.name.removesuffix(_SUFFIX): file for file in _folder("calendars").iterdir()}


def _folder(name: str) -> Traversable:
    return files("complaintkit") / "data" / name
