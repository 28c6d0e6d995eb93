"""``memory``: what 71 years of a calendar keep, each contender in a process of its own.

Run as a module with the name of a contender, it measures that one and prints the bytes.
"""

import gc
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from datetime import date
from importlib.resources import as_file, files

import numpy as np
from attrs import evolve

from benchmarks.peers import (
    FIRST,
    LAST,
    PACKAGES,
    bizdays_calendar,
    holidays_calendar,
    public_holidays,
)
from benchmarks.result import Result, at_most, plain
from complaintkit import WorkingCalendar, load_calendar

KIB, MIB = 1 << 10, 1 << 20
MOST_MIB = 2
WHOLE = "complaintkit: definition, holidays and index"


def run() -> Result:
    """Measure each in turn."""
    kept = {name: _measured(name) for name in CONTENDERS}
    whole = kept[WHOLE]
    return Result(
        header=["kept for 1990 to 2060", "KiB", "/ complaintkit"],
        rows=[[name, plain(size / KIB), plain(size / whole)] for name, size in kept.items()],
        targets=[at_most("71 years of a calendar", MOST_MIB, whole / MIB, " MiB")],
        packages=PACKAGES[:-1],
    )


def defined() -> WorkingCalendar:
    """A calendar read anew from its file, with nothing laid out yet."""
    with as_file(files("complaintkit") / "data" / "calendars" / "be.legal.toml") as path:
        return evolve(load_calendar(path), first=FIRST, last=LAST)


def asked() -> WorkingCalendar:
    """The same after its first question, which lays out all its days."""
    calendar = defined()
    calendar.working_days_after(FIRST, 1)
    return calendar


CONTENDERS: dict[str, Callable[[list[date]], object]] = {
    WHOLE: lambda _: asked(),
    "complaintkit: definition alone": lambda _: defined(),
    "bizdays": bizdays_calendar,
    "holidays": lambda _: holidays_calendar(),
    "numpy.busdaycalendar": lambda closed: np.busdaycalendar(holidays=closed),
}


def kept_by(name: str) -> int:
    """The bytes that one contender keeps; what its libraries load once is loaded before."""
    other_years = evolve(defined(), first=FIRST.replace(1980), last=LAST.replace(1985))
    other_years.working_days_after(other_years.first, 1)
    del other_years
    closed = public_holidays(asked()) if name in {"bizdays", "numpy.busdaycalendar"} else []
    gc.collect()
    tracemalloc.start()
    calendar = CONTENDERS[name](closed)
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del calendar
    return size


def _measured(name: str) -> int:
    command = [sys.executable, "-m", "benchmarks.memory", name]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    print(kept_by(sys.argv[1]))
