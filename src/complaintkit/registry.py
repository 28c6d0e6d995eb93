"""Finding policies and calendars: by code among the installed files, or by path."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from itertools import pairwise
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from complaintkit.dates import shifted, to_date
from complaintkit.errors import PolicyError, Problem, UnknownNameError

if TYPE_CHECKING:
    from datetime import date
    from importlib.metadata import EntryPoint

    from complaintkit.calendars import WorkingCalendar
    from complaintkit.policy import Policy

_DATA = Path(__file__).parent / "data"
_SUFFIX = ".toml"
_POLICIES = "complaintkit.policies"
_CONDITIONS = "complaintkit.conditions"


def available_policies() -> tuple[str, ...]:
    """The codes of all installed policies, in order: the shipped ones and those of packages.

    Raises:
        PolicyError: When a package offers a policy under a shipped name.

    Examples:
        >>> from complaintkit import available_policies
        >>> "be.inami" in available_policies()
        True
    """
    shipped, offered = _policy_files(), _offered(_POLICIES)
    for code in sorted({*shipped} & {*offered}):
        raise _offered_twice("policy", code, ["complaintkit", *map(_owner, offered[code])])
    return tuple(sorted({*shipped, *offered}))


def get_policy(code: str, *, on: "date | None" = None) -> "Policy":
    """An installed policy.

    Args:
        code: Its code, such as ``be.inami``.
        on: The day for which its version is wanted; without it there must be only one.

    Raises:
        UnknownNameError: When there is none of that code, or none in force that day, or
            several and no day is given.
        PolicyError: When two packages offer it, its package is broken, its file does not
            hold, or its versions overlap or leave a gap.

    Examples:
        >>> from complaintkit import get_policy
        >>> get_policy("be.inami").body.in_language("nl")
        'RIZIV'
    """
    versions = policy_versions(code)
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

    return read_policy(_bytes(path), str(path), get_calendar, find_file, find_condition)


@cache
def policy_versions(code: str) -> "tuple[Policy, ...]":
    """All versions of an installed policy, the earliest first.

    Raises:
        UnknownNameError: When there is none of that code.
        PolicyError: When a file does not hold, or two versions overlap or leave a gap.

    Examples:
        >>> from complaintkit import policy_versions
        >>> [policy.version for policy in policy_versions("be.inami")]
        ['2026-11']
    """
    from complaintkit.reading import read_policy

    versions = [
        read_policy(file.read_bytes(), file.name, get_calendar, find_file, find_condition)
        for file in _files(code)
    ]
    versions.sort(key=lambda policy: str(policy.in_force.first or ""))
    problems = [Problem("in_force", "versions", message) for message in _misfits(code, versions)]
    if problems:
        raise PolicyError(problems)
    return tuple(versions)


def find_file(code: str) -> tuple[bytes, str]:
    """The bytes and the name of the latest file of a policy.

    Raises:
        UnknownNameError: When there is none of that code.
    """
    latest = max(_files(code), key=lambda file: file.name.replace("@unknown", "@"))
    return latest.read_bytes(), latest.name


@cache
def find_condition(kind: str) -> type | None:
    """The class of a condition that an installed package offers; None when none does.

    Raises:
        PolicyError: When two packages offer it, or its package is broken.
    """
    offers = _offered(_CONDITIONS).get(kind, ())
    if not offers:
        return None
    if len(offers) > 1:
        raise _offered_twice("condition", kind, map(_owner, offers))
    try:
        found: type = offers[0].load()
    except Exception as error:
        raise _broken(offers[0], f"cannot be read ({type(error).__name__})") from error
    made = attrs.has(found) and getattr(found, "kind", None) == kind and hasattr(found, "check")
    if not (made and attrs.fields(found)):
        raise _broken(offers[0], "is no attrs class of that kind with a field and a check()")
    return found


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


def _misfits(code: str, versions: "Iterable[Policy]") -> Iterable[str]:
    """What keeps versions from following each other day after day."""
    ordered = list(versions)
    for one, other in pairwise(ordered):
        names = f"versions '{one.version}' and '{other.version}' of '{code}'"
        if one.in_force.overlaps(other.in_force):
            since = other.in_force.first or "the same unknown day"
            yield f"{names} overlap: both are in force on {since}"
        elif (
            one.in_force.last is not None and shifted(one.in_force.last, 1) != other.in_force.first
        ):
            yield f"{names} leave a gap after {one.in_force.last}"


def _bytes(path: str | PathLike[str]) -> bytes:
    """The bytes of a file; a folder is said to be one."""
    file = Path(path)
    if file.is_dir():
        raise PolicyError([Problem("", "a-folder", "a folder, not a file", None, str(path))])
    return file.read_bytes()


def _files(code: str) -> tuple[Path, ...]:
    """The files of a policy: shipped, or from the one package that offers it."""
    shipped = _policy_files()
    if code in shipped:
        return shipped[code]
    offered = _offered(_POLICIES)
    if code not in offered:
        kind = "policy"
        raise UnknownNameError(kind, code, {*shipped, *offered})
    if len(offered[code]) > 1:
        raise _offered_twice("policy", code, map(_owner, offered[code]))
    return _files_of(offered[code][0])


def _offered_twice(what: str, code: str, owners: Iterable[str]) -> PolicyError:
    message = f"the {what} '{code}' is offered by {' and '.join(sorted(owners))}"
    return PolicyError([Problem("", "offered-twice", message)])


def _files_of(offer: "EntryPoint") -> tuple[Path, ...]:
    """The files ``<code>@<from>.toml`` in the package an entry point names."""
    try:
        folders = [Path(folder) for folder in import_module(offer.value).__path__]
        found = sorted(file for folder in folders for file in folder.iterdir())
    except Exception as error:
        raise _broken(offer, f"cannot be read ({type(error).__name__})") from error
    ours = tuple(file for file in found if _code_of(file.name) == offer.name)
    if not ours:
        raise _broken(offer, f"has no file {offer.name}@….toml")
    return ours


def _broken(offer: "EntryPoint", how: str) -> PolicyError:
    message = f"{_owner(offer)} offers '{offer.name}' but {how}"
    return PolicyError([Problem("", "broken-package", message)])


@cache
def _offered(group: str) -> "dict[str, tuple[EntryPoint, ...]]":
    """What installed packages offer, by code; nothing of theirs is imported yet."""
    from importlib.metadata import entry_points

    found: dict[str, tuple[EntryPoint, ...]] = {}
    for offer in entry_points(group=group):
        found[offer.name] = (*found.get(offer.name, ()), offer)
    return found


def _owner(offer: "EntryPoint") -> str:
    return offer.value if offer.dist is None else offer.dist.name


def _code_of(name: str) -> str:
    return name.removesuffix(_SUFFIX).partition("@")[0] if name.endswith(_SUFFIX) else ""


@cache
def _policy_files() -> dict[str, tuple[Path, ...]]:
    """The shipped files of each policy: ``policies/<country>/<code>@<from>.toml``."""
    found: dict[str, tuple[Path, ...]] = {}
    for file in sorted((_DATA / "policies").glob(f"*/*{_SUFFIX}"), key=lambda file: file.name):
        code = _code_of(file.name)
        found[code] = (*found.get(code, ()), file)
    return found


@cache
def _calendar_files() -> dict[str, Path]:
    folder = _DATA / "calendars"
    return {file.name.removesuffix(_SUFFIX): file for file in folder.glob(f"*{_SUFFIX}")}
