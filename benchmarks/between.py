"""``between``: how many working days lie between two days, from 1 day apart to 20 years."""

from datetime import date

import numpy as np

from benchmarks.measure import ROUNDS, Case, Contender, race
from benchmarks.peers import ONE_DAY, PACKAGES, calendars, starts, walk_between
from benchmarks.result import OURS, Result, at_least, plain

SPANS = (1, 31, 366, 7301)
NUMPY = "numpy.busday_count"


def contenders() -> list[Contender]:
    """Each takes two dates; both are working days, so it is all one which end is counted."""
    known = calendars()
    count = {"count": np.busday_count, "calendar": known.numpy}
    by_hand = {"between": walk_between, "closed": known.closed}
    holidays = {"count": known.holidays.get_working_days_count}
    delta = {"between": known.workalendar.get_working_days_delta}
    return [
        Contender(OURS, "between(first, last)", {"between": known.ours.working_days_between}),
        Contender("bizdays", "between(first, last)", {"between": known.bizdays.bizdays}),
        Contender(NUMPY, "count(first, last, busdaycal=calendar)", count),
        Contender("hand loop", "between(first, last, closed)", by_hand),
        Contender("holidays", "count(first, last) - 1", holidays),  # It counts both ends.
        Contender("workalendar", "between(first, last)", delta),
    ]


def run() -> Result:
    """Race them for every span."""
    cases = [Case(f"{days:,} d", "first, last", pairs(days)) for days in SPANS]
    field = contenders()
    times = race(field, cases)
    names = [case.name for case in cases]

    def ratio(name: str, case: str) -> float:
        return times.ratio((name, case), (OURS, case))

    def worst(name: str) -> float:
        return min(ratio(name, case) for case in names)

    return Result(
        header=["time / time of complaintkit", *names],
        rows=[[one.name, *(plain(ratio(one.name, case)) for case in names)] for one in field],
        targets=[
            at_least("faster than bizdays, any span", 25, worst("bizdays")),
            at_least(f"faster than {NUMPY}, any span", 15, worst(NUMPY)),
        ],
        rounds=ROUNDS,
        packages=PACKAGES,
    )


def pairs(days: int) -> list[tuple[date, date]]:
    """Working days so many days apart."""
    ours = calendars().ours
    both = ((day, day + ONE_DAY * days) for day in starts())
    return [(first, last) for first, last in both if ours.is_working_day(last)]
