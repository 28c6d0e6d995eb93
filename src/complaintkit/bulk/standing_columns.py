"""The status of each row of arrays: seven yes-or-no questions a row, and a table of the answers.

A processor that has to guess which way a row goes guesses wrong in columns of mixed cases. So no
row goes any way: its seven bits are put together to a number, and the status stands in a table.
"""

from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from complaintkit.bulk.gather import BLOCK, blocks
from complaintkit.bulk.inputs import NAT, Days, day_or_days, numbers_of
from complaintkit.bulk.standings import NO_DAY, STATUS_CODES
from complaintkit.bulk.steps import Numbers
from complaintkit.cases import Status
from complaintkit.errors import ChoiceError, NotADateError

Codes: TypeAlias = npt.NDArray[np.int8]

_NONE = np.datetime64("NaT", "D")
_COLUMNS = ("starts", "due", "as_of", "met", "ended")


class _Row(NamedTuple):
    """The questions, in the order of their bits."""

    begun: bool
    in_time: bool
    replaced: bool
    undated: bool
    has_met: bool
    late: bool
    near: bool


_ROWS = tuple(_Row(*reversed(bits)) for bits in product((False, True), repeat=7))
"""Every row there can be, each at the place that its bits make a number of."""


def codes(columns: Mapping[str, object], *, soon: int, figure: bool) -> npt.NDArray[np.int8]:
    """The number of the status of each row."""
    days = {name: day_or_days(_NONE if it is None else it, name) for name, it in columns.items()}
    shape = _one_shape(days)
    flat = {name: numbers_of(np.broadcast_to(it, shape)) for name, it in days.items()}
    if np.isnat(days["as_of"]).any():
        raise NotADateError(NO_DAY)
    found = np.empty(int(np.prod(shape)), np.int8)
    for where in blocks(len(found), BLOCK):
        found[where] = _codes({name: it[where] for name, it in flat.items()}, soon, figure=figure)
    return found.reshape(shape)


def _codes(days: dict[str, Numbers], soon: int, *, figure: bool) -> Codes:
    """The same for a block of numbers of days."""
    start, due, as_of, met, ended = (days[name] for name in _COLUMNS)
    begun = (start != NAT) & (start <= as_of)
    has_met = begun & (met >= start) & (met <= as_of)
    has_ended = (ended != NAT) & (ended <= as_of) & (~begun | (ended >= start))
    undated = due == NAT
    in_time = (has_met & (undated | (met <= due))) | (has_ended & (undated | (ended <= due)))
    replaced = has_ended & (~has_met | (ended < met))
    questions = (begun, in_time, replaced, undated, has_met, as_of > due, due - as_of <= soon)
    key = np.zeros(len(due), np.uint8)
    for place, answer in enumerate(questions):
        key |= answer.view(np.uint8) << place
    return _answers(figure=figure).take(key)


@cache
def _answers(*, figure: bool) -> Codes:
    """The code of the status for every answer to the questions."""
    found = [_status(row, figure=figure) for row in _ROWS]
    return np.array([STATUS_CODES[status] for status in found], np.int8)


def _status(row: _Row, *, figure: bool) -> Status:  # noqa: PLR0911 - one return a status
    """The first status that holds."""
    if not row.begun:
        return Status.REPLACED if row.replaced else Status.NOT_STARTED
    if row.in_time:
        return Status.REPLACED if row.replaced else Status.MET
    if not figure:
        return Status.NO_FIGURE
    if row.undated:
        return Status.SUSPENDED
    if row.has_met:
        return Status.MET_LATE
    if row.late:
        return Status.MISSED
    return Status.DUE_SOON if row.near else Status.PENDING


def _one_shape(days: Mapping[str, Days]) -> tuple[int, ...]:
    """The shape of all columns.

    Raises:
        ChoiceError: When they differ, or there is none.
    """
    shapes = {it.shape for it in days.values() if it.ndim}
    if len(shapes) == 1:
        return shapes.pop()
    sizes = ", ".join(f"{it.size:,} of {name}" for name, it in days.items() if it.ndim)
    message = f"rows: {sizes}; as many are wanted" if shapes else "a column is wanted"
    raise ChoiceError(message)
