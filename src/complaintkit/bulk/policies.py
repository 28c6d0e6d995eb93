"""What a policy owes by when, for a whole column of days of receipt."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, overload

from complaintkit.bulk.door import open_door
from complaintkit.bulk.rows import LEFT_OUT, is_missing, missing_allowed, named, plain_days
from complaintkit.errors import HorizonError
from complaintkit.policy import Policy

if TYPE_CHECKING:
    import numpy.typing as npt

    from complaintkit.bulk.inputs import Days


@overload
def policy_due_dates(
    policy: Policy, received: Sequence[date | datetime | None], *, beyond: str = ...
) -> dict[str, list[date | None]]: ...
@overload
def policy_due_dates(
    policy: Policy, received: "npt.ArrayLike", *, beyond: str = ...
) -> "dict[str, Days]": ...
def policy_due_dates(
    policy: Policy, received: object, *, beyond: str = "raise"
) -> "dict[str, list[date | None]] | dict[str, Days]":
    """The day due of every limit of a policy: what ``policy.deadlines`` gives for each row alone.

    Args:
        policy: The policy. Instants are days in its zone, after its limits' cutoffs.
        received: The day of receipt of each row: an array, or a list of dates.
        beyond: ``raise``, or ``missing`` for rows whose count leaves a calendar.

    Returns:
        By the code of each limit a column of days; NaT (None in a list) where receipt is
        missing, the limit does not apply or has no figure.

    Raises:
        NotADateError: For rows that are no days.
        HorizonError: For rows whose count leaves a calendar.
        LimitError: When two limits of one code apply.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import bulk, get_policy
        >>> found = bulk.policy_due_dates(get_policy("be.inami"), [date(2026, 5, 13), None])
        >>> found["answer"]
        [datetime.date(2026, 6, 27), None]
    """
    missing = missing_allowed(beyond)
    if isinstance(received, list | tuple):
        return one_by_one(policy, received, missing=missing)
    open_door()
    from complaintkit.bulk.policy_columns import due_columns

    return due_columns(policy, received, missing=missing)


def one_by_one(
    policy: Policy, received: Sequence[date | datetime | None], *, missing: bool
) -> dict[str, list[date | None]]:
    """The same by asking the policy itself, once for each different day."""
    plain_days(received, "received", policy.zone)  # Whatever is no day is told for all rows.
    answers: dict[object, dict[str, date | None]] = {}
    gone: dict[object, str] = {}
    keys = [None if is_missing(value) else value for value in received]
    for key in dict.fromkeys(keys):
        try:
            answers[key] = _asked(policy, key)
        except HorizonError as error:
            gone[key], answers[key] = str(error), {}
    if gone and not missing:
        rows = [row for row, key in enumerate(keys) if key in gone]
        raise HorizonError(f"{named(rows)}: {gone[keys[rows[0]]]}; {LEFT_OUT}")
    return {
        code: [answers[key].get(code) for key in keys]
        for code in dict.fromkeys(limit.code for limit in policy.time_limits)
    }


def _asked(policy: Policy, received: date | datetime | None) -> dict[str, date | None]:
    """Every limit's day due, by its code."""
    if received is None:
        return {}
    return {deadline.code: deadline.due for deadline in policy.deadlines(received)}
