"""The limits of a policy on arrays: which one applies to which rows, from which day, until when.

It is ``deadlines.timeline`` for columns, where nothing is known of a complaint but its receipt.
A limit's rows are those on whose day of start it is in force and whose conditions do not say no;
of several limits of one code the earliest date counts. A policy in which receipt does more than
start clocks (it stops one, say, or a condition asks for its day) is asked day by day instead.
"""

from collections.abc import Iterator
from datetime import date, time
from typing import cast

import numpy as np
import numpy.typing as npt
from attrs import define, field

from complaintkit.bulk.due import due_dates
from complaintkit.bulk.frozen import FrozenCalendar, freeze
from complaintkit.bulk.gather import refuse
from complaintkit.bulk.inputs import DAY, Days, days_in, held
from complaintkit.bulk.policies import one_by_one
from complaintkit.conditions import Ternary
from complaintkit.deadlines.timeline import applying
from complaintkit.errors import LimitError
from complaintkit.events import EventKind
from complaintkit.policy import Policy
from complaintkit.policy.clocks import bare
from complaintkit.starts import Start
from complaintkit.terms import TermUnit
from complaintkit.timelimits import TimeLimit

_RECEIVED = EventKind.RECEIVED.value
_NONE = np.datetime64("NaT", "D")

Mask = npt.NDArray[np.bool_]


def due_columns(policy: Policy, received: object, *, missing: bool) -> dict[str, Days]:
    """The day due of every limit of a policy for each row."""
    columns = _Columns(policy, received)
    days = columns.days(None)
    limits = policy.limits_by_code
    if any(_receipt_does_more(it) for several in limits.values() for it in several):
        values = held(received)
        rows = (values if values.dtype.kind == "O" else days).reshape(-1)
        found = one_by_one(policy, cast("list[date]", rows.tolist()), missing=missing)
        return {code: np.array(it, DAY).reshape(days.shape) for code, it in found.items()}
    due = {code: columns.due(code) for code in limits}
    for beyond, calendar in () if missing else columns.beyond:
        refuse(np.flatnonzero(beyond), days, calendar)
    for column in due.values() if columns.beyond else ():
        for beyond, _ in columns.beyond:
            column[beyond] = _NONE
    return due


@define
class _Columns:
    """The limits of a policy, each counted when it is asked for.

    Attributes:
        policy: The policy.
        received: When each complaint was received.
        beyond: The rows whose count left a calendar, and which one.
    """

    policy: Policy
    received: object
    beyond: list[tuple[Mask, FrozenCalendar | None]] = field(factory=list, init=False)
    _days: dict[time | None, Days] = field(factory=dict, init=False, eq=False, repr=False)
    _due: dict[str, Days] = field(factory=dict, init=False, eq=False, repr=False)
    _asked: list[str] = field(factory=list, init=False, eq=False, repr=False)

    def days(self, cutoff: time | None) -> Days:
        """The days of receipt, as a limit with that cutoff sees them."""
        if cutoff not in self._days:
            zone = self.policy.zone
            self._days[cutoff] = days_in(self.received, "received", zone, cutoff)
        return self._days[cutoff]

    def due(self, code: str) -> Days:
        """The earliest day due of all limits of a code that may apply.

        Raises:
            LimitError: When limits start on each other in a circle, or two both apply.
        """
        if code in self._asked:
            circle = " → ".join((*self._asked[self._asked.index(code) :], code))
            message = f"limits that start on each other in a circle: {circle}"
            raise LimitError(message)
        if code not in self._due:
            self._asked.append(code)
            limits = list(self.policy.limits_by_code.get(code, ()))
            starts = [self._starts(limit) for limit in limits]
            self._due[code] = self._earliest(code, limits, starts)
            self._asked.pop()
        return self._due[code]

    def _earliest(self, code: str, limits: list[TimeLimit], starts: list[Days]) -> Days:
        found = None
        for limit, start, rows in self._holding(code, limits, starts):
            due = self._counted(limit, start if rows.all() else np.where(rows, start, _NONE))
            found = due if found is None else np.fmin(found, due)
        return np.full(self.days(None).shape, _NONE) if found is None else found

    def _holding(
        self, code: str, limits: list[TimeLimit], starts: list[Days]
    ) -> Iterator[tuple[TimeLimit, Days, Mask]]:
        """The limits of a code, each with the rows it may apply to."""
        known = bare(None, self.policy.handles)
        together = _together([_in_force(*both) for both in zip(limits, starts, strict=True)])
        may = [np.zeros(together.shape, np.bool_) for _ in limits]
        for pattern in np.flatnonzero(np.bincount(together.reshape(-1))).tolist():
            which = [place for place in range(len(limits)) if pattern >> place & 1]
            verdicts = applying(code, [limits[place] for place in which], known)
            for place, verdict in zip(which, verdicts, strict=True):
                if verdict is not Ternary.NO:
                    may[place] |= together == pattern
        yield from zip(limits, starts, may, strict=True)

    def _starts(self, limit: TimeLimit) -> Days:
        """The day each clock starts; the day of receipt, where nothing tells another."""
        found, received = self._started(limit.starts_on, limit), self.days(limit.cutoff)
        return received if found is None else np.where(np.isnat(found), received, found)

    def _started(self, start: Start, limit: TimeLimit) -> Days | None:
        if start.event == _RECEIVED and start.stage is None:
            return self.days(limit.cutoff)
        found = None if start.due_of is None else self.due(start.due_of)
        for other in (start.or_else, start.expected_from):
            instead = None if other is None else self._started(other, limit)
            if instead is not None:
                found = instead if found is None else np.where(np.isnat(found), instead, found)
        return found

    def _counted(self, limit: TimeLimit, starts: Days) -> Days:
        calendar = None
        if limit.uses_calendar and limit.calendar is not None:
            calendar = freeze(self.policy.calendar(limit.calendar))
        due = due_dates(limit, starts, calendar, beyond="missing")
        lost = np.isnat(due) & ~np.isnat(starts)
        if limit.term.unit is not TermUnit.NO_FIGURE and lost.any():
            self.beyond.append((lost, calendar))
        return due


def _receipt_does_more(limit: TimeLimit) -> bool:
    """Whether receipt does more than to start the clock of a limit."""
    events = {*limit.restarted_by, *limit.stopped_by, *limit.resumed_by}
    events |= {rule.on for rule in limit.extension}
    events |= set() if limit.void_if is None else {limit.void_if.event}
    return _RECEIVED in events or any(
        _RECEIVED in condition.check(bare(None, ())).facts for condition in limit.when
    )


def _in_force(limit: TimeLimit, starts: Days) -> Mask:
    """The rows on whose day of start a limit holds."""
    holds = ~np.isnat(starts)
    if limit.in_force.first is not None:
        holds &= starts >= np.datetime64(limit.in_force.first)
    if limit.in_force.last is not None:
        holds &= starts <= np.datetime64(limit.in_force.last)
    return holds


def _together(in_force: list[Mask]) -> npt.NDArray[np.int64]:
    """For each row which limits are in force together: a bit a limit."""
    together = np.zeros(in_force[0].shape, np.int64)
    for place, rows in enumerate(in_force):
        together |= rows.astype(np.int64) << place
    return together
