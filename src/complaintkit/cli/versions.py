"""Under which version of a policy a complaint is looked at, and the complaint of a file."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from complaintkit.dates import to_local_date
from complaintkit.errors import UnknownNameError
from complaintkit.reading.complaint_records import read_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from complaintkit.complaints import Complaint
    from complaintkit.policy import Policy

Day = date | datetime | None


def in_force_on(versions: "Sequence[Policy]", on: Day) -> "Policy":
    """The version of a policy that is in force on a day; the latest where no day is known.

    Raises:
        UnknownNameError: When none is.
    """
    if on is None:
        return versions[-1]
    for policy in versions:
        if policy.in_force.covers(to_local_date(on, policy.zone)):
            return policy
    kind = f"version in force on {on.isoformat()[:10]} of the policy"
    raise UnknownNameError(kind, versions[0].code, [policy.version for policy in versions])


def governing(versions: "Sequence[Policy]", received: Day) -> "Policy":
    """The version of a policy that governs a case; the latest where none does, or no day is known.

    A case refuses to be opened under a version that does not govern it, and says so.
    """
    for policy in reversed(versions if received is not None else ()):
        if policy.transition.governs(policy.in_force, to_local_date(received, policy.zone)):
            return policy
    return versions[-1]


def read_complaint(
    name: str,
    versions: "Sequence[Policy]",
    choose: "Callable[[Sequence[Policy], Day], Policy]",
) -> "tuple[Policy, Complaint]":
    """The complaint of a JSON file, and the version chosen by the day of its receipt.

    Args:
        name: The file.
        versions: The versions of the policy.
        choose: One of the two above.
    """
    data = Path(name).read_bytes()
    received = read_json(data, name, versions[-1].attributes).received
    policy = choose(versions, received)
    return policy, read_json(data, name, policy.attributes)
