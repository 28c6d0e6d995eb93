"""Rows under policies, as frames have them: which are counted how, and which have a problem."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import frozen

from complaintkit.bulk.inputs import DAY, Days, days_in
from complaintkit.bulk.policies import policy_due_dates
from complaintkit.bulk.row_errors import RowsError
from complaintkit.bulk.rows import is_missing, named
from complaintkit.dates import to_local_date
from complaintkit.errors import (
    ComplaintkitError,
    HorizonError,
    Problem,
    did_you_mean,
)
from complaintkit.policy import Policy
from complaintkit.terms import TermUnit

Rows = npt.NDArray[np.intp]
Objects = npt.NDArray[np.object_]
Versions = Mapping[str, Sequence[Policy]]

_SPARSE = 5_000  # days for which asking for all of them takes no longer than looking for some
_INSTANT = (
    "an instant with a time of day and no zone: which day it is depends on the zone; give the "
    "column its zone, or cut the times off"
)


@frozen
class Trouble:
    """Rows that cannot be counted, for one reason.

    Attributes:
        column: The column that is at fault.
        rows: The rows, from 0.
        code: A stable key of the kind of problem.
        message: What is wrong with them.
    """

    column: str
    rows: Rows
    code: str
    message: str


@frozen
class Counted:
    """What became of all rows.

    Attributes:
        due: By the code of each limit, the day due of each row.
        troubles: The rows that have none because something is wrong.
    """

    due: dict[str, Days]
    troubles: tuple[Trouble, ...]

    def refuse(self) -> None:
        """Raise an error with every kind of trouble once, its first rows named.

        Raises:
            RowsError: When there is any.
        """
        kinds: dict[tuple[str, str], list[Trouble]] = {}
        for trouble in self.troubles:
            kinds.setdefault((trouble.column, trouble.code), []).append(trouble)
        problems = []
        for (column, code), alike in kinds.items():
            rows = np.sort(np.concatenate([trouble.rows for trouble in alike]))
            first = next(it.message for it in alike if rows[0] in it.rows)
            path = f"{column}, {named(rows[:4].tolist(), len(rows))}"
            problems.append(Problem(path, code, f"{first}; errors='column' keeps the other rows"))
        if problems:
            raise RowsError(problems)

    def told(self, size: int) -> list[str | None]:
        """For each row what is wrong with it; None where nothing is."""
        texts: list[str | None] = [None] * size
        for trouble in self.troubles:
            for row in trouble.rows.tolist():
                before = texts[row]
                said = f"{trouble.column}: {trouble.message}"
                texts[row] = said if before is None else f"{before}; {said}"
        return texts


def limit_codes(policies: Policy | Versions) -> tuple[str, ...]:
    """The codes of all limits, in the order of the policies."""
    if isinstance(policies, Policy):
        policies = {policies.code: (policies,)}
    every = (policy for several in policies.values() for policy in several)
    return tuple(dict.fromkeys(limit.code for policy in every for limit in policy.time_limits))


def counted_under(policy: Policy, values: npt.NDArray[Any], received: str) -> Counted:
    """All rows under one policy."""
    known, troubles = _known(values, received)
    due = {code: _nothing(len(values)) for code in limit_codes(policy)}
    troubles += _count(policy, known, np.arange(len(values)), due, received)
    return Counted(due, tuple(troubles))


def counted_by_code(
    versions: Versions,
    values: npt.NDArray[Any],
    codes: Sequence[str | None],
    received: str,
    column: str,
) -> Counted:
    """Each row under the policy of its code, in the version in force on its day."""
    known, troubles = _known(values, received)
    due = {code: _nothing(len(values)) for code in limit_codes(versions)}
    for code, rows in _grouped(codes):
        if code is None or code not in versions:
            troubles.append(_unknown(column, rows, code, versions))
            continue
        for policy, some in _by_version(versions[code], known, rows):
            if policy is None:
                message = f"no version of '{code}' is in force on the day of receipt"
                troubles.append(Trouble(received, some, "not-in-force", message))
            else:
                troubles += _count(policy, known, some, due, received)
    return Counted(due, tuple(troubles))


def _nothing(size: int) -> Days:
    return np.full(size, "NaT", DAY)


def _unknown(column: str, rows: Rows, code: str | None, known: Iterable[str]) -> Trouble:
    """Rows with a code that no policy has; the code is not told, since it could be a name."""
    if code is None or is_missing(code):
        return Trouble(column, rows, "no-policy", "no code of a policy")
    message = f"no policy of that code{did_you_mean(code, known)}"
    return Trouble(column, rows, "unknown-policy", message)


def _known(values: npt.NDArray[Any], received: str) -> tuple[npt.NDArray[Any], list[Trouble]]:
    """The days and instants of a column; what is none is taken out, and told."""
    if values.dtype.kind == "M":
        days = values.astype(DAY)
        wrong = np.flatnonzero((days.astype(values.dtype) != values) & ~np.isnat(values))
        if not len(wrong):
            return days, []
        days = days.copy()
        days[wrong] = np.datetime64("NaT")
        return days, [Trouble(received, wrong, "not-a-day", _INSTANT)]
    refused: dict[str, list[int]] = {}
    known = np.empty(len(values), object)
    for row, value in enumerate(values.tolist()):
        try:
            known[row] = None if is_missing(value) else _day_or_instant(value)
        except ComplaintkitError as error:
            refused.setdefault(str(error), []).append(row)
    return known, [
        Trouble(received, np.array(rows), "not-a-day", why) for why, rows in refused.items()
    ]


def _day_or_instant(value: object) -> date | datetime:
    """A value that is a day wherever one is: dates, and instants that know their zone.

    Raises:
        NotADateError: For everything else.
    """
    day = to_local_date(value, "UTC")
    return value if isinstance(value, datetime) else day


def _grouped(codes: Sequence[str | None]) -> Iterator[tuple[str | None, Rows]]:
    """The rows of each code, in the order in which codes come."""
    rows: dict[str | None, list[int]] = {}
    for row, code in enumerate(codes):
        rows.setdefault(code, []).append(row)
    for code, some in rows.items():
        yield code, np.array(some)


def _by_version(
    versions: Sequence[Policy], known: npt.NDArray[Any], rows: Rows
) -> Iterator[tuple[Policy | None, Rows]]:
    """Which rows each version governs; without a version those that none does."""
    if len(versions) == 1 and versions[0].in_force.first is versions[0].in_force.last is None:
        yield versions[0], rows
        return
    left = np.ones(len(rows), np.bool_)
    for policy in versions:
        days = days_in(known[rows], zone=policy.zone)
        inside = left & ~np.isnat(days)
        first, last = policy.in_force.first, policy.in_force.last
        if first is not None:
            inside &= days >= np.datetime64(first)
        if last is not None:
            inside &= days <= np.datetime64(last)
        left &= ~inside & ~np.isnat(days)
        if inside.any():
            yield policy, rows[inside]
    if left.any():
        yield None, rows[left]


def _count(
    policy: Policy, known: npt.NDArray[Any], rows: Rows, due: dict[str, Days], received: str
) -> list[Trouble]:
    """Put the dates of some rows in their places; which of them go beyond a calendar.

    The policy is asked once for each different day: a column has many rows and few days.
    """
    values = known if len(rows) == len(known) else known[rows]
    days, places = distinct(values)
    found = policy_due_dates(policy, days, beyond="missing")
    beyond = _beyond(policy, days, found, places)
    wrong = np.zeros(len(days), np.bool_)
    wrong[list(beyond)] = True
    for code, column in found.items():
        column[wrong] = np.datetime64("NaT")
        due[code][rows] = column[places]
    alike: dict[int, list[int]] = {}
    if beyond:
        for row in np.flatnonzero(wrong[places]).tolist():
            alike.setdefault(int(places[row]), []).append(row)
    return [Trouble(received, rows[some], "horizon", beyond[it]) for it, some in alike.items()]


def distinct(values: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], Rows]:
    """The different values of a column (and perhaps more of them), and where each row's stands."""
    if values.dtype.kind != "M":
        places: dict[object, int] = {}
        found = [places.setdefault(value, len(places)) for value in values.tolist()]
        days = np.empty(len(places), object)
        days[:] = list(places)
        return days, np.array(found, np.intp)
    numbers, missing = values.view(np.int64), np.isnat(values)
    some = numbers[~missing]
    low, high = (int(some.min()), int(some.max())) if len(some) else (0, 0)
    if high - low >= len(values) + _SPARSE:
        different, where = np.unique(numbers, return_inverse=True)
        return different.view(DAY), where
    every = np.append(np.arange(low, high + 1, dtype=np.int64).view(DAY), np.datetime64("NaT"))
    return every, np.where(missing, len(every) - 1, numbers - low)


def _beyond(
    policy: Policy, days: npt.NDArray[Any], found: dict[str, Days], places: Rows
) -> dict[int, str]:
    """The places of days that have no date because they leave a calendar, and the reason."""
    figures = [it.code for it in policy.time_limits if it.term.unit is not TermUnit.NO_FIGURE]
    blank = np.zeros(len(days), np.bool_)
    for code in figures:
        blank |= np.isnat(found[code])
    if blank.any():
        blank &= np.bincount(places, minlength=len(days)) > 0
    reasons = {place: _why(policy, days[place]) for place in np.flatnonzero(blank).tolist()}
    return {place: why for place, why in reasons.items() if why is not None}


def _why(policy: Policy, value: Any) -> str | None:  # noqa: ANN401 - a value of any column
    """Why a day gives no dates; None where it does, and one limit is not owed then."""
    day = value.item() if isinstance(value, np.datetime64) else value
    try:
        if day is not None:
            policy.deadlines(day)
    except HorizonError as error:
        return str(error)
    return None
