"""How limits stand, for whole columns: the status of each row as a small number."""

from collections.abc import Iterator
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from complaintkit.bulk.door import open_door
from complaintkit.bulk.rows import plain_days
from complaintkit.cases import Status
from complaintkit.dates import to_date
from complaintkit.errors import ChoiceError, NotADateError
from complaintkit.terms import TermUnit
from complaintkit.timelimits import TimeLimit

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

STATUS_CODES = MappingProxyType({status: number for number, status in enumerate(Status)})
"""The number of each status, in the order of :class:`~complaintkit.Status`."""

NO_DAY = "as_of: a missing day; standings are asked for days that are known"


def standings(  # noqa: PLR0913 - each is one thing a caller may know
    limit: TimeLimit,
    starts: Any,  # noqa: ANN401 - a column, or one day for all
    due: Any,  # noqa: ANN401 - the same
    as_of: Any,  # noqa: ANN401 - the same
    *,
    met: Any = None,  # noqa: ANN401 - the same
    ended: Any = None,  # noqa: ANN401 - the same
    soon: int = 7,
) -> "list[int] | npt.NDArray[np.int8]":
    """How a limit stands in each row at the end of a day, as ``Case.standings`` would say.

    What happened before the clock started, or after the day asked for, counts for nothing.

    Args:
        limit: The limit, for its unit.
        starts: The day each clock starts; missing where it has not.
        due: The day due, as :func:`due_dates` gives it; missing while the clock stands still.
        as_of: The day asked for.
        met: The day of what meets the limit; missing where it has not come.
        ended: The day of what took its place: a refusal, a closure.
        soon: Within how many calendar days a limit is due soon.

    Returns:
        Numbers of :data:`STATUS_CODES`: in ``int8`` for arrays, in a list when all columns are
        lists.

    Raises:
        NotADateError: For rows that are no days.
        ChoiceError: For columns of different lengths.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import TimeLimit, bulk
        >>> limit = TimeLimit(code="answer", term="45 calendar days")
        >>> starts = [date(2026, 5, 13), date(2026, 6, 1), None]
        >>> due = bulk.due_dates(limit, starts)
        >>> codes = bulk.standings(limit, starts, due, date(2026, 6, 30))
        >>> statuses = list(bulk.STATUS_CODES)
        >>> [statuses[code].value for code in codes]
        ['missed', 'pending', 'not-started']
    """
    figure = limit.term.unit is not TermUnit.NO_FIGURE
    columns = {"starts": starts, "due": due, "as_of": as_of, "met": met, "ended": ended}
    if any(isinstance(column, list | tuple) for column in columns.values()) and all(
        column is None or isinstance(column, list | tuple | date) for column in columns.values()
    ):
        rows = _side_by_side(columns)
        return [STATUS_CODES[_status(*row, soon=soon, figure=figure)] for row in rows]
    open_door()
    from complaintkit.bulk.standing_columns import codes

    return codes(columns, soon=soon, figure=figure)


def _side_by_side(columns: dict[str, object]) -> Iterator[tuple[date | None, ...]]:
    """The rows of several lists; a single day, or none, stands for all rows.

    Raises:
        ChoiceError: For lists of different lengths.
    """
    lists = {name: it for name, it in columns.items() if isinstance(it, list | tuple)}
    lengths = {len(it) for it in lists.values()}
    if len(lengths) > 1:
        sizes = ", ".join(f"{len(it):,} of {name}" for name, it in lists.items())
        message = f"rows: {sizes}; as many are wanted"
        raise ChoiceError(message)
    (rows,) = lengths
    days = [
        plain_days(lists[name], name) if name in lists else [_single(it)] * rows
        for name, it in columns.items()
    ]
    return zip(*days, strict=True)


def _single(value: object) -> date | None:
    return None if value is None else to_date(value)


def _status(  # noqa: PLR0911, PLR0913 - one return a status, in the order they are tried
    start: date | None,
    due: date | None,
    as_of: date | None,
    met: date | None,
    ended: date | None,
    *,
    soon: int,
    figure: bool,
) -> Status:
    if as_of is None:
        raise NotADateError(NO_DAY)
    begun = start is not None and start <= as_of
    since = start if begun else None
    met = _happened(met, since, as_of) if begun else None
    ended = _happened(ended, since, as_of)
    first = min((it for it in (met, ended) if it is not None), default=None)
    if not begun:
        return Status.NOT_STARTED if ended is None else Status.REPLACED
    if first is not None and (due is None or first <= due):
        return Status.MET if first == met else Status.REPLACED
    if not figure:
        return Status.NO_FIGURE
    if due is None:
        return Status.SUSPENDED
    if met is not None:
        return Status.MET_LATE
    if as_of > due:
        return Status.MISSED
    return Status.DUE_SOON if due - as_of <= timedelta(days=soon) else Status.PENDING


def _happened(event: date | None, since: date | None, as_of: date) -> date | None:
    """An event, where it had happened by then and since the start."""
    if event is None or event > as_of or (since is not None and event < since):
        return None
    return event
