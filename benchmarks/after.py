"""``after``: the n-th working day after a day, for n from 1 to 5,000."""

from collections.abc import Callable

import numpy as np

from benchmarks.measure import ROUNDS, Case, Contender, race
from benchmarks.peers import PACKAGES, calendars, starts, walk_after
from benchmarks.result import OURS, Result, Target, at_least, at_most, plain

AMOUNTS = (1, 21, 45, 250, 5000)
NUMPY = "numpy.busday_offset"


def contenders() -> list[Contender]:
    """Each takes a ``datetime.date`` and gives one back."""
    known = calendars()
    by_hand = {"after": walk_after, "closed": known.closed}
    offset = {"offset": np.busday_offset, "calendar": known.numpy}
    return [
        Contender(OURS, "after(day, n)", {"after": known.ours.working_days_after}),
        Contender("bizdays", "after(day, n)", {"after": known.bizdays.offset}),
        Contender(NUMPY, "offset(day, n, busdaycal=calendar).item()", offset),
        Contender("hand loop", "after(day, n, closed)", by_hand),
        Contender("holidays", "after(day, n)", {"after": known.holidays.get_nth_working_day}),
        Contender("workalendar", "after(day, n)", {"after": known.workalendar.add_working_days}),
    ]


def run() -> Result:
    """Race them for every n."""
    cases = [Case(f"n={n:,}", "day", starts(), {"n": n}) for n in AMOUNTS]
    field = contenders()
    times = race(field, cases)
    names = [case.name for case in cases]

    def ratio(name: str, case: str) -> float:
        return times.ratio((name, case), (OURS, case))

    return Result(
        header=["time / time of complaintkit", *names],
        rows=[[one.name, *(plain(ratio(one.name, case)) for case in names)] for one in field],
        targets=[*_targets(ratio, names), _flat(field[0], cases[0], cases[-1])],
        rounds=ROUNDS,
        packages=PACKAGES,
    )


def _targets(ratio: Callable[[str, str], float], cases: list[str]) -> list[Target]:
    """The worst of all n, where the target says nothing about n."""
    return [
        at_least("faster than bizdays, any n", 10, min(ratio("bizdays", case) for case in cases)),
        at_least(f"faster than {NUMPY}, any n", 15, min(ratio(NUMPY, case) for case in cases)),
        at_least("faster than holidays, n=1", 8, ratio("holidays", "n=1")),
        at_least("faster than holidays, n=45", 300, ratio("holidays", "n=45")),
    ]


def _flat(ours: Contender, small: Case, large: Case) -> Target:
    """Raced alone, so that its turns follow closely on each other."""
    times = race([ours], [small, large])
    measured = times.ratio((ours.name, large.name), (ours.name, small.name))
    return at_most(f"own time, {large.name} / {small.name}", 1.2, measured)
