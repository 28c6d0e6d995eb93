"""What became of each time limit of a case: kept, kept late, missed, or still running."""

from enum import StrEnum

from attrs import frozen

from complaintkit.cases import Standing, Status
from complaintkit.counting import measure
from complaintkit.dates import shifted
from complaintkit.reporting.seen import Seen
from complaintkit.terms import TermUnit


class Kept(StrEnum):
    """What became of a promise, as a report counts it."""

    MET = "met"
    MET_LATE = "met-late"
    MISSED = "missed"
    RUNNING = "running"
    OTHER = "other"


_KEPT = {
    Status.MET: Kept.MET,
    Status.MET_LATE: Kept.MET_LATE,
    Status.MISSED: Kept.MISSED,
    Status.PENDING: Kept.RUNNING,
    Status.DUE_SOON: Kept.RUNNING,
    Status.SUSPENDED: Kept.RUNNING,
    Status.REPLACED: Kept.OTHER,
    Status.VOID: Kept.OTHER,
    Status.NO_FIGURE: Kept.OTHER,
}
_NEVER_OWED = frozenset({Status.NOT_OWED, Status.NOT_STARTED})
DUE = frozenset({Kept.MET, Kept.MET_LATE, Kept.MISSED})
"""What a service level is a share of: what was to be done by then, done or not."""


@frozen
class Promise:
    """One time limit of one case.

    Attributes:
        limit: Its code.
        kept: What became of it, on the day due after stops and extensions.
        kept_gross: The same on the day due that receipt alone gave; None where it did not fall.
        length: From the start until it was met, in the limit's unit; None until it is.
    """

    limit: str
    kept: Kept
    kept_gross: Kept | None
    length: int | None


def promises(seen: Seen) -> tuple[Promise, ...]:
    """The limits of a case that were owed once, each with what became of it.

    Raises:
        ComplaintkitError: Where they cannot be counted.
    """
    standings = seen.case.standings(seen.as_of)
    return tuple(_promise(it) for it in standings if it.status not in _NEVER_OWED)


def unit_of(term_unit: TermUnit) -> str:
    """The unit in which lengths are told: working days, or else calendar days."""
    working = term_unit is TermUnit.WORKING_DAYS
    return (TermUnit.WORKING_DAYS if working else TermUnit.CALENDAR_DAYS).value


def _promise(standing: Standing) -> Promise:
    without = standing.limit.term.unit is TermUnit.NO_FIGURE
    kept = Kept.OTHER if without else _KEPT[standing.status]
    gross = None if without or kept is Kept.OTHER else _gross(standing)
    return Promise(standing.code, kept, gross, _length(standing))


def _gross(standing: Standing) -> Kept | None:
    """What became of it, had the clock never stood still and nothing been extended."""
    due = standing.due_at_first
    until = standing.met_on or standing.ended_on or standing.as_of
    if due is None or (standing.met_on is None and until <= due):
        return None
    if standing.met_on is None:
        return Kept.MISSED
    return Kept.MET if standing.met_on <= due else Kept.MET_LATE


def _length(standing: Standing) -> int | None:
    start, met = standing.deadline.start, standing.met_on
    if start is None or met is None or met < start:
        return None
    unit = measure(standing.limit.term.unit, standing.deadline.calendar)
    return unit.length(shifted(start, 1), met) if met > start else 0
