"""What another reading would give: the same limit with one choice made otherwise, side by side."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from complaintkit.calendars import Roll
from complaintkit.checking.reading_words import html
from complaintkit.deadlines import Deadline, TraceMark, compute_deadline
from complaintkit.errors import ComplaintkitError
from complaintkit.policy import Policy
from complaintkit.terms import TermUnit


@frozen
class Reading:
    """One reading of a limit.

    Attributes:
        choice: The name of the choice made otherwise; None for the limit as it is written.
        value: How it is made.
        deadline: The date that gives.
        later: Days later than the limit as written (negative: earlier); None without dates.
        counted: Days that this reading counts and the limit as written does not.
        uncounted: Days that the limit as written counts and this reading does not.
    """

    choice: str | None
    value: str | int | None
    deadline: Deadline
    later: int | None = 0
    counted: tuple[date, ...] = ()
    uncounted: tuple[date, ...] = ()


class Readings(tuple[Reading, ...]):
    """A limit as it is written and read otherwise: a tuple that a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """A table in the main language of the policy, readable without colour."""
        policy = self[0].deadline.policy
        return html(self, policy.languages[0] if isinstance(policy, Policy) else "en")


def compare_readings(
    policy: Policy, limit_code: str, start: date, calendars: Iterable[str] = ()
) -> Readings:
    """A limit as it is written, and what it would give read otherwise.

    Args:
        policy: The policy.
        limit_code: The code of the limit.
        start: The day its clock starts.
        calendars: Codes of more calendars to count with.

    Returns:
        The limit as written first; then the other reading of each assumption, each other
        calendar, and each other roll of a limit that can end on a closed day. A reading
        that cannot be counted is left out. A notebook shows them as a table.

    Raises:
        UnknownNameError: For a limit or a calendar that there is not.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import compare_readings, get_policy
        >>> partenamut = get_policy("be.partenamut")
        >>> for reading in compare_readings(partenamut, "mediation-result", date(2026, 12, 1))[:2]:
        ...     print(reading.value, reading.deadline.due)
        None 2026-12-31
        be.legal.saturday 2026-12-26
    """
    written = policy.deadline(limit_code, start)
    for code in (calendars := tuple(calendars)):
        policy.calendar(code)
    others = dict.fromkeys(_other_choices(written, calendars))
    readings = (_read(policy, written, choice, value) for choice, value in others)
    as_written = Reading(None, None, written, None if written.due is None else 0)
    return Readings((as_written, *(reading for reading in readings if reading)))


def _other_choices(written: Deadline, calendars: Iterable[str]) -> Iterator[tuple[str, str | int]]:
    limit = written.limit
    for assumption in limit.assumptions:
        if assumption.otherwise is not None:
            yield assumption.choice, assumption.otherwise
    yield from (("calendar", code) for code in calendars if code != limit.calendar)
    if limit.term.unit.has_amount and limit.term.unit is not TermUnit.WORKING_DAYS:
        rolls = (Roll.NONE, Roll.FOLLOWING, Roll.PRECEDING)
        yield from (("roll", roll.value) for roll in rolls if roll is not limit.roll)


def _read(policy: Policy, written: Deadline, choice: str, value: str | int) -> Reading | None:
    try:
        limit = written.limit.read_as(choice, value)
        calendar = None if limit.calendar is None else policy.calendar(limit.calendar)
        other = compute_deadline(limit, written.start or date.min, calendar, policy=policy)
    except ComplaintkitError:
        return None
    both = other.due is not None and written.due is not None
    apart = (other.due - written.due).days if both else None  # type: ignore[operator]
    ours, theirs = _counted(written), _counted(other)
    upto = min(other.due or date.max, written.due or date.max)
    return Reading(
        choice,
        value,
        other,
        apart,
        tuple(sorted(day for day in theirs - ours if day <= upto)),
        tuple(sorted(day for day in ours - theirs if day <= upto)),
    )


def _counted(deadline: Deadline) -> set[date]:
    return {day.day for day in deadline.trace() if day.mark is TraceMark.COUNTED}
