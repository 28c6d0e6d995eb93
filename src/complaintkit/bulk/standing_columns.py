"""The status of each row of arrays, on numbers of days: what is missing is far away, and later.

The statuses are laid over each other, from the one that gives way to all others to the one that
gives way to none: the order in which ``standings`` tries them, read backwards.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

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
_FAR = np.int64(np.iinfo(np.int64).max)
_CODES = MappingProxyType({status: np.int8(number) for status, number in STATUS_CODES.items()})


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
    start, due, as_of = days["starts"], days["due"], days["as_of"]
    begun, undated = (start != NAT) & (start <= as_of), due == NAT
    since = np.where(begun, start, NAT + 1)
    met = np.where(begun, _happened(days["met"], since, as_of), _FAR)
    ended = _happened(days["ended"], since, as_of)
    in_time = np.minimum(met, ended) <= np.where(undated, _FAR - 1, due)
    codes = np.where(due - as_of <= soon, _CODES[Status.DUE_SOON], _CODES[Status.PENDING])
    np.copyto(codes, _CODES[Status.MISSED], where=as_of > due)
    np.copyto(codes, _CODES[Status.MET_LATE], where=met != _FAR)
    np.copyto(codes, _CODES[Status.SUSPENDED], where=undated)
    if not figure:
        codes[:] = _CODES[Status.NO_FIGURE]
    np.copyto(codes, _CODES[Status.MET], where=in_time)
    np.copyto(codes, _CODES[Status.NOT_STARTED], where=~begun)
    np.copyto(codes, _CODES[Status.REPLACED], where=(ended < met) & (in_time | ~begun))
    return codes


def _happened(events: Numbers, since: Numbers, as_of: Numbers) -> Numbers:
    """Events that had happened by then and since the start; the others far away."""
    return np.where((events >= since) & (events <= as_of), events, _FAR)


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
