"""Finding policies: the shipped ones, those of installed packages, a file of one's own."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from complaintkit.dates import shifted, to_date
from complaintkit.errors import PolicyError, Problem, UnknownNameError
from complaintkit.registry.bodies import shipped_bodies
from complaintkit.registry.calendars import get_calendar
from complaintkit.registry.conditions import find_condition
from complaintkit.registry.files import DATA, SUFFIX, code_of, read_bytes
from complaintkit.registry.packages import files_of, offered, offered_twice, owner
from complaintkit.registry.taxonomies import get_taxonomy

if TYPE_CHECKING:
    from datetime import date

    from complaintkit.policy import Policy
    from complaintkit.reading import Shared

_POLICIES = "complaintkit.policies"


def available_policies() -> tuple[str, ...]:
    """The codes of all installed policies, in order: the shipped ones and those of packages.

    Raises:
        PolicyError: When a package offers a policy under a shipped name.

    Examples:
        >>> from complaintkit import available_policies
        >>> "be.inami" in available_policies()
        True
    """
    shipped, others = _policy_files(), offered(_POLICIES)
    for code in sorted({*shipped} & {*others}):
        raise offered_twice("policy", code, ["complaintkit", *map(owner, others[code])])
    return tuple(sorted({*shipped, *others}))


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
        >>> get_policy("be.inami").body.name.in_language("nl")
        'RIZIV'
    """
    versions = policy_versions(code)
    day = None if on is None else to_date(on)
    chosen = [policy for policy in versions if day is None or policy.in_force.covers(day)]
    if len(chosen) != 1:
        kind = "single version of the policy" if day is None else f"version in force on {day} of"
        raise UnknownNameError(kind, code, [policy.version for policy in versions])
    return chosen[0]


def policy_on(code: str, day: "date") -> "Policy":
    """The version of an installed policy that was in force on a day."""
    return get_policy(code, on=day)


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

    return read_policy(read_bytes(path), str(path), _shared())


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

    versions = [read_policy(file.read_bytes(), file.name, _shared()) for file in _files(code)]
    versions.sort(key=lambda policy: str(policy.in_force.first or ""))
    problems = [Problem("in_force", "versions", message) for message in _misfits(code, versions)]
    if problems:
        raise PolicyError(problems)
    return tuple(versions)


def policies_by_code(*codes: str) -> "dict[str, tuple[Policy, ...]]":
    """All versions of several policies by code, as ``bulk.add_deadlines`` takes them.

    Args:
        *codes: The codes; without any, all installed policies.

    Raises:
        UnknownNameError: When there is none of a code.
        PolicyError: As :func:`policy_versions`.

    Examples:
        >>> from complaintkit.registry import policies_by_code
        >>> [len(versions) for versions in policies_by_code("be.inami", "be.inasti").values()]
        [1, 1]
    """
    return {code: policy_versions(code) for code in codes or available_policies()}


def _shared() -> "Shared":
    """Where a policy file finds what it names and does not hold."""
    from complaintkit.reading import Shared

    return Shared(
        calendar=get_calendar,
        file=find_file,
        condition=find_condition,
        taxonomy=get_taxonomy,
        bodies=shipped_bodies(),
        policy=policy_on,
        policies={*_policy_files(), *offered(_POLICIES)},
    )


def find_file(code: str) -> tuple[bytes, str]:
    """The bytes and the name of the latest file of a policy.

    Raises:
        UnknownNameError: When there is none of that code.
    """
    latest = max(_files(code), key=lambda file: file.name.replace("@unknown", "@"))
    return latest.read_bytes(), latest.name


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


def _files(code: str) -> tuple[Path, ...]:
    """The files of a policy: shipped, or from the one package that offers it."""
    shipped = _policy_files()
    if code in shipped:
        return shipped[code]
    others = offered(_POLICIES)
    if code not in others:
        kind = "policy"
        raise UnknownNameError(kind, code, {*shipped, *others})
    if len(others[code]) > 1:
        raise offered_twice("policy", code, map(owner, others[code]))
    return files_of(others[code][0])


@cache
def _policy_files() -> dict[str, tuple[Path, ...]]:
    """The shipped files of each policy: ``policies/<country>/<code>@<from>.toml``."""
    found: dict[str, tuple[Path, ...]] = {}
    for file in sorted((DATA / "policies").glob(f"*/*{SUFFIX}"), key=lambda file: file.name):
        code = code_of(file.name)
        found[code] = (*found.get(code, ()), file)
    return found
