"""Rows under policies, as frames have them: which are counted how, and which have a problem."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import define, field

from complaintkit.bulk.inputs import DAY, Days, days_in
from complaintkit.bulk.policies import policy_due_dates
from complaintkit.bulk.rows import is_missing
from complaintkit.bulk.troubles import Rows, Trouble
from complaintkit.dates import to_local_date
from complaintkit.deadlines import Deadline
from complaintkit.errors import ComplaintkitError, HorizonError, NotADateError, did_you_mean
from complaintkit.policy import Policy
from complaintkit.terms import TermUnit

Objects = npt.NDArray[np.object_]
Versions = Mapping[str, Sequence[Policy]]

_ENDS = frozenset({MINYEAR, MAXYEAR})
_SPARSE = 5_000  # days for which asking for all of them takes no longer than looking for some
_INSTANT = (
    "an instant with a time of day and no zone: which day it is depends on the zone; give the "
    "column its zone, or cut the times off"
)


def limit_codes(policies: Policy | Versions) -> tuple[str, ...]:
    """The codes of all limits, in the order of the policies."""
    if isinstance(policies, Policy):
        policies = {policies.code: (policies,)}
    every = (policy for several in policies.values() for policy in several)
    return tuple(dict.fromkeys(limit.code for policy in every for limit in policy.time_limits))


@define
class Counted:
    """What becomes of rows, filled in as they are counted.

    Attributes:
        received: The column with the day of receipt.
        values: Days and instants of receipt; what is none is missing.
        due: By the code of each limit, the day due of each row.
        provisional: Whether a date of the row may still change; None where nobody asks.
        troubles: The rows that have no dates because something is wrong.
    """

    received: str
    values: npt.NDArray[Any]
    due: dict[str, Days]
    provisional: npt.NDArray[np.bool_] | None
    troubles: list[Trouble] = field(factory=list)

    def under(self, policy: Policy, rows: Rows) -> None:
        """Count some rows under a policy, which is asked once for each different day."""
        values = self.values if len(rows) == len(self.values) else self.values[rows]
        days, places = distinct(values, policy)
        found = policy_due_dates(policy, days, beyond="missing")
        used = np.bincount(places, minlength=len(days)) > 0
        beyond = _beyond(policy, days, found, used)
        wrong = np.zeros(len(days), np.bool_)
        wrong[list(beyond)] = True
        for code, column in found.items():
            column[wrong] = np.datetime64("NaT")
            self.due[code][rows] = column[places]
        if beyond:
            self._tell(rows, places, beyond)
        if self.provisional is not None:
            self.provisional[rows] = _provisional(policy, days, used & ~wrong)[places]

    def _tell(self, rows: Rows, places: Rows, beyond: Mapping[int, str]) -> None:
        """Keep the rows of each day that goes beyond a calendar."""
        alike: dict[int, list[int]] = {}
        for row, place in zip(rows.tolist(), places.tolist(), strict=True):
            if place in beyond:
                alike.setdefault(place, []).append(row)
        for place, some in alike.items():
            self.troubles.append(Trouble(self.received, np.array(some), "horizon", beyond[place]))


def counted(
    policies: Policy | Versions, values: npt.NDArray[Any], received: str, *, provisional: bool
) -> Counted:
    """Rows of which none is counted yet."""
    known, troubles = _known(values, received)
    due = {code: np.full(len(values), "NaT", DAY) for code in limit_codes(policies)}
    flags = np.zeros(len(values), np.bool_) if provisional else None
    return Counted(received, known, due, flags, troubles)


def count_by_code(rows: Counted, versions: Versions, codes: Sequence[object], column: str) -> None:
    """Count each row under the policy of its code, in the version in force on its day."""
    for code, some in _grouped(codes):
        if code is None or code not in versions:
            rows.troubles.append(_unknown(column, some, code, versions))
            continue
        for policy, governed in _by_version(versions[code], rows.values, some):
            if policy is None:
                message = f"no version of '{code}' is in force on the day of receipt"
                rows.troubles.append(Trouble(rows.received, governed, "not-in-force", message))
            else:
                rows.under(policy, governed)


def _unknown(column: str, rows: Rows, code: str | None, known: Iterable[str]) -> Trouble:
    """Rows with a code that no policy has; the code is not told, since it could be a name."""
    if code is None:
        return Trouble(column, rows, "no-policy", "no code of a policy")
    message = f"no policy of that code{did_you_mean(code, known)}"
    return Trouble(column, rows, "unknown-policy", message)


def _known(values: npt.NDArray[Any], received: str) -> tuple[npt.NDArray[Any], list[Trouble]]:
    """The days and instants of a column; what is none is taken out, and told."""
    if values.dtype == DAY:
        return values, []
    if values.dtype.kind == "M":
        days = values.astype(DAY)
        wrong = np.flatnonzero((days.astype(values.dtype) != values) & ~np.isnat(values))
        if not len(wrong):
            return days, []
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
        HorizonError: For instants whose day in some zone is beyond all calendars.
    """
    if isinstance(value, datetime) and value.year in _ENDS:
        message = "an instant at the end of time: no calendar has its day"
        raise HorizonError(message)
    if type(value) is datetime and value.tzinfo is UTC:
        return value
    day = to_local_date(value, "UTC")
    return value if isinstance(value, datetime) else day


def _grouped(codes: Sequence[object]) -> Iterator[tuple[str | None, Rows]]:
    """The rows of each code, in the order in which codes come; what is no text is no code."""
    rows: dict[str | None, list[int]] = {}
    for row, code in enumerate(codes):
        known = code if isinstance(code, str) else None if is_missing(code) else ""
        rows.setdefault(known, []).append(row)
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


def distinct(values: npt.NDArray[Any], policy: Policy) -> tuple[npt.NDArray[Any], Rows]:
    """Days and instants that differ for a policy (perhaps more), and where each row has its own."""
    if values.dtype.kind != "M":
        return _distinct_instants(values.tolist(), policy)
    numbers, missing = values.view(np.int64), np.isnat(values)
    some = numbers[~missing]
    low, high = (int(some.min()), int(some.max())) if len(some) else (0, 0)
    if high - low >= len(values) + _SPARSE:
        different, where = np.unique(numbers, return_inverse=True)
        return different.view(DAY), where
    every = np.append(np.arange(low, high + 1, dtype=np.int64).view(DAY), np.datetime64("NaT"))
    return every, np.where(missing, len(every) - 1, numbers - low)


def _distinct_instants(
    values: Sequence[date | datetime | None], policy: Policy
) -> tuple[Objects, Rows]:
    """The same for instants: those of one local day are alike, before or after each cutoff."""
    cutoffs = tuple({None: 0} | {limit.cutoff: 0 for limit in policy.time_limits})
    first: dict[object, int] = {}
    kept: list[date | datetime | None] = []
    places = np.empty(len(values), np.intp)
    for row, value in enumerate(values):
        days = value and tuple(to_local_date(value, policy.zone, it) for it in cutoffs)
        place = places[row] = first.setdefault(days, len(first))
        if place == len(kept):
            kept.append(value)
    alike = np.empty(len(kept), object)
    alike[:] = kept
    return alike, places


def _beyond(
    policy: Policy, days: npt.NDArray[Any], found: dict[str, Days], used: npt.NDArray[np.bool_]
) -> dict[int, str]:
    """The places of days that have no date because they leave a calendar, and the reason."""
    figures = [it.code for it in policy.time_limits if it.term.unit is not TermUnit.NO_FIGURE]
    blank = np.zeros(len(days), np.bool_)
    for code in figures:
        blank |= np.isnat(found[code])
    reasons: dict[int, str] = {}
    for place in np.flatnonzero(blank & used).tolist():
        try:
            _asked(policy, days[place])
        except (HorizonError, NotADateError) as error:
            reasons[place] = str(error)
    return reasons


def _provisional(
    policy: Policy, days: npt.NDArray[Any], used: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """For which days a date may still change."""
    flags = np.zeros(len(days), np.bool_)
    for place in np.flatnonzero(used).tolist():
        flags[place] = any(deadline.provisional for deadline in _asked(policy, days[place]))
    return flags


def _asked(policy: Policy, value: Any) -> Sequence[Deadline]:  # noqa: ANN401 - of any column
    """What the policy says of one day of a column; nothing for a missing one.

    Raises:
        HorizonError: When a count leaves its calendar.
    """
    day = value.item() if isinstance(value, np.datetime64) else value
    return () if day is None else policy.deadlines(day)
