"""``after``: the n-th working day after a day, for n from 1 to 5,000."""

import numpy as np

from benchmarks.measure import ROUNDS, Case, Contender, Times, race
from benchmarks.peers import PACKAGES, calendars, starts, walk_after
from benchmarks.result import OURS, Result, Target, at_least, at_most, plain

AMOUNTS = (1, 21, 45, 250, 5000)
NUMPY = "numpy.busday_offset"


def contenders() -> list[Contender]:
    """Each takes a ``datetime.date`` and gives one back."""
    known = calendars()
    offset = {"offset": np.busday_offset, "calendar": known.numpy}
    return [
        Contender(OURS, "after(day, n)", {"after": known.ours.working_days_after}),
        Contender("bizdays", "after(day, n)", {"after": known.bizdays.offset}),
        Contender(NUMPY, "offset(day, n, busdaycal=calendar).item()", offset),
        Contender("hand loop", "after(day, n, closed)", _by_hand()),
        Contender("holidays", "after(day, n)", {"after": known.holidays.get_nth_working_day}),
        Contender("workalendar", "after(day, n)", {"after": known.workalendar.add_working_days}),
    ]


def run() -> Result:
    """Race them for every n."""
    cases = [Case(f"n={n:,}", "day", starts(), {"n": n}) for n in AMOUNTS]
    field = contenders()
    times = race(field, cases)
    rows = [
        [one.name, *(plain(times.ratio((one.name, c.name), (OURS, c.name))) for c in cases)]
        for one in field
    ]
    return Result(
        header=["time / time of complaintkit", *(case.name for case in cases)],
        rows=rows,
        targets=_targets(times, [case.name for case in cases]),
        rounds=ROUNDS,
        packages=PACKAGES,
    )


def _by_hand() -> dict[str, object]:
    return {"after": walk_after, "closed": calendars().closed}


def _targets(times: Times, cases: list[str]) -> list[Target]:
    def least(peer: str) -> float:
        return min(times.ratio((peer, case), (OURS, case)) for case in cases)

    def at(peer: str, case: str) -> float:
        return times.ratio((peer, case), (OURS, case))

    return [
        at_least("faster than bizdays, at whatever n", 10, least("bizdays")),
        at_least(f"faster than {NUMPY}, at whatever n", 15, least(NUMPY)),
        at_least("faster than holidays, n=1", 8, at("holidays", "n=1")),
        at_least("faster than holidays, n=45", 300, at("holidays", "n=45")),
        at_most("own time, n=5,000 / n=1", 1.2, times.ratio((OURS, "n=5,000"), (OURS, "n=1"))),
    ]
