"""The status of each row of arrays: every status a mask, the first that holds wins."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from complaintkit.bulk.gather import BLOCK, blocks
from complaintkit.bulk.inputs import Days, day_or_days
from complaintkit.bulk.standings import NO_DAY, STATUS_CODES
from complaintkit.cases import Status
from complaintkit.errors import ChoiceError, NotADateError

_NONE = np.datetime64("NaT", "D")


def codes(columns: Mapping[str, object], *, soon: int, figure: bool) -> npt.NDArray[np.int8]:
    """The number of the status of each row."""
    days = {name: day_or_days(_NONE if it is None else it, name) for name, it in columns.items()}
    shape = _one_shape(days)
    flat = {name: np.broadcast_to(it, shape).reshape(-1) for name, it in days.items()}
    if np.isnat(days["as_of"]).any():
        raise NotADateError(NO_DAY)
    found = np.empty(int(np.prod(shape)), np.int8)
    for where in blocks(len(found), BLOCK):
        found[where] = _codes({name: it[where] for name, it in flat.items()}, soon, figure=figure)
    return found.reshape(shape)


def _codes(days: dict[str, Days], soon: int, *, figure: bool) -> npt.NDArray[np.int8]:
    """The same for a block; NaT is neither before nor after anything."""
    start, due, as_of = days["starts"], days["due"], days["as_of"]
    begun, undated = start <= as_of, np.isnat(due)
    since = np.where(begun, start, _NONE)
    met = np.where(begun, _happened(days["met"], since, as_of), _NONE)
    ended = _happened(days["ended"], since, as_of)
    met_first = (met <= ended) | (~np.isnat(met) & np.isnat(ended))
    in_time = (met <= due) | (ended <= due) | (undated & ~(np.isnat(met) & np.isnat(ended)))
    statuses = {
        Status.REPLACED: (~begun & ~np.isnat(ended)) | (begun & in_time & ~met_first),
        Status.NOT_STARTED: ~begun,
        Status.MET: in_time,
        Status.NO_FIGURE: np.full(due.shape, not figure),
        Status.SUSPENDED: undated,
        Status.MET_LATE: ~np.isnat(met),
        Status.MISSED: as_of > due,
        Status.DUE_SOON: due - as_of <= np.timedelta64(soon, "D"),
    }
    numbers = [np.int8(STATUS_CODES[status]) for status in statuses]
    return np.select(list(statuses.values()), numbers, np.int8(STATUS_CODES[Status.PENDING]))


def _happened(events: Days, since: Days, as_of: Days) -> Days:
    """Events that had happened by then and since the start; the others as missing."""
    return np.where((events <= as_of) & ~(events < since), events, _NONE)


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
