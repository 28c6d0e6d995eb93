"""``imports``: what a fresh interpreter takes to import, and to give its first deadlines."""

import subprocess
import sys

from benchmarks.measure import interleave
from benchmarks.result import Result, at_most, plain

ROUNDS = 15
PENDULUM, PEERS = "import pendulum", "import attrs, cattrs, pendulum, holidays"
OURS, FIRST_DATES = "import complaintkit", "… and the first deadlines of be.inami"
STATEMENTS = {
    PENDULUM: PENDULUM,
    "import attrs": "import attrs",
    PEERS: PEERS,
    OURS: OURS,
    FIRST_DATES: (
        "from datetime import date; import complaintkit; "
        "complaintkit.get_policy('be.inami').deadlines(date(2026, 5, 13))"
    ),
    "… and a first date in working days": (
        "from datetime import date; import complaintkit; "
        "complaintkit.get_calendar('be.legal').working_days_after(date(2026, 5, 13), 45)"
    ),
    "import holidays, and the same date": (
        "from datetime import date; import holidays; "
        "holidays.country_holidays('BE').get_nth_working_day(date(2026, 5, 13), 45)"
    ),
}
TIMED = "from time import perf_counter as now; start = now(); {}; print(now() - start)"


def run() -> Result:
    """Start an interpreter for each in turn, round after round."""
    times = interleave(STATEMENTS, _seconds, ROUNDS)

    def ratio(one: str, other: str) -> float:
        return times.ratio((one, ""), (other, ""))

    return Result(
        header=["in a fresh interpreter", "time / import pendulum"],
        rows=[[name, plain(ratio(name, PENDULUM))] for name in STATEMENTS],
        targets=[
            at_most("import complaintkit / import pendulum", 0.15, ratio(OURS, PENDULUM)),
            at_most(f"with first deadlines / {PEERS}", 1.3, ratio(FIRST_DATES, PEERS)),
        ],
        rounds=ROUNDS,
        packages=("complaintkit", "attrs", "cattrs", "pendulum", "holidays"),
    )


def _seconds(name: str) -> float:
    """Inside the interpreter, so that its own start is not counted."""
    command = [sys.executable, "-I", "-c", TIMED.format(STATEMENTS[name])]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
