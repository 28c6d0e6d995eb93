"""``growth``: files of days through one and through several processes, and what follows from it.

Each file is Parquet: it is read, a column with the day due is put beside the day of receipt, and
it is written again. The files are all alike, so the work of a process is a number of files.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from attrs import frozen

from benchmarks.in_engines import days
from benchmarks.result import Result, plain, table

FILES, ROWS, ROUNDS = 8, 2_500_000, 5
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
ON_PAPER = 10_000_000_000
CORES = (8, 64, 512)
BASE = 1_000_000


@frozen
class Pages:
    """Several tables, one below the other."""

    results: tuple[Result, ...]
    paper: str

    def markdown(self) -> str:
        """All of them."""
        return "\n\n".join([*(result.markdown() for result in self.results), self.paper])


@frozen
class Work:
    """All files through so many processes: medians over the rounds, in seconds.

    Attributes:
        elapsed: By the clock on the wall.
        busy: What all processes together kept the processor busy.
        shares: What that went on.
    """

    elapsed: float
    busy: float
    shares: dict[str, float]


def run() -> Pages:
    """Rows, then workers, then ten billion rows on paper."""
    by_rows, work = rows_result(), workers_measured()
    return Pages((by_rows, workers_result(work)), on_paper(work))


def rows_result() -> Result:
    """Counting alone, in memory: the time a row takes, by the number of rows."""
    import numpy as np

    from complaintkit import bulk, get_calendar, get_policy

    limit = get_policy("be.partenamut").limit("mediation-result")
    calendar = bulk.freeze(get_calendar("be.legal"))
    columns = {size: days(size) for size in SIZES}
    ready = {size: np.empty_like(column) for size, column in columns.items()}
    ways = {
        "into a new column": lambda size: bulk.due_dates(limit, columns[size], calendar),
        "into one that is there": lambda size: bulk.due_dates(
            limit, columns[size], calendar, out=ready[size]
        ),
    }
    taken: dict[tuple[str, int], list[float]] = {(way, it): [] for way in ways for it in SIZES}
    for _ in range(ROUNDS):
        for (way, size), kept in taken.items():
            repeats = max(1, 1_000_000 // size)
            begun = process_time()
            for _ in range(repeats):
                ways[way](size)
            kept.append((process_time() - begun) / repeats / size)
    times = {key: median(kept) for key, kept in taken.items()}
    base = times["into a new column", BASE]
    return Result(
        header=[f"processor time a row; {BASE:,} = 1", *(f"{size:,}" for size in SIZES)],
        rows=[[way, *(plain(times[way, size] / base) for size in SIZES)] for way in ways],
        targets=[],
        rounds=ROUNDS,
        packages=("complaintkit", "numpy"),
    )


def workers_measured() -> dict[int, Work]:
    """One process and as many as there are cores, in turns."""
    with TemporaryDirectory() as name, all_cores() as cores:
        folder = Path(name)
        for number in range(FILES):
            write(folder / f"{number}.parquet", number)
        rounds = [
            {workers: through(folder, workers) for workers in (1, cores)} for _ in range(ROUNDS)
        ]
    found = {}
    for workers in (1, cores):
        several = [each[workers] for each in rounds]
        busy = median(work.busy for work in several)
        shares = {key: median(work.shares[key] for work in several) for key in several[0].shares}
        found[workers] = Work(median(work.elapsed for work in several), busy, shares)
    return found


def through(folder: Path, workers: int) -> Work:
    """All files once; the processes are there before the clock starts."""
    files = sorted(folder.glob("?.parquet"))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(one_file, files[:workers] * 2))
        begun = perf_counter()
        parts = list(pool.map(one_file, files))
        elapsed = perf_counter() - begun
    busy = sum(sum(part.values()) for part in parts)
    return Work(elapsed, busy, {key: sum(it[key] for it in parts) / busy for key in parts[0]})


def one_file(path: Path) -> dict[str, float]:
    """One file through; the processor's seconds for each of three parts."""
    import numpy as np
    import pyarrow as pa
    from pyarrow import parquet

    from complaintkit import bulk, get_calendar, get_policy

    pa.set_cpu_count(1)
    limit = get_policy("be.partenamut").limit("mediation-result")
    calendar = get_calendar("be.legal")
    times = [process_time()]
    rows = parquet.read_table(path, use_threads=False)
    times.append(process_time())
    due = pa.array(bulk.due_dates(limit, np.asarray(rows["received"]), calendar))
    times.append(process_time())
    parquet.write_table(rows.append_column("due", due), path.with_suffix(f".{os.getpid()}.out"))
    times.append(process_time())
    spent = (end - begin for begin, end in pairwise(times))
    return dict(zip(("read", "count", "write"), spent, strict=True))


def workers_result(work: dict[int, Work]) -> Result:
    """How much sooner several processes are done, what they cost, and what it went on."""
    most, alone = max(work), work[1]
    parts = ", ".join(f"{name} {share:.0%}" for name, share in alone.shares.items())
    busy, elapsed = (work[most].busy / alone.busy, work[most].elapsed / alone.elapsed)
    return Result(
        header=[f"{FILES} files of {ROWS:,} rows; one process = 1", "processor time", "time"],
        rows=[
            [f"1 process ({parts})", "1", "1"],
            [f"{most} processes, on {most} cores", plain(busy), plain(elapsed)],
        ],
        targets=[],
        rounds=ROUNDS,
        packages=("complaintkit", "numpy", "pyarrow"),
    )


def on_paper(work: dict[int, Work]) -> str:
    """What ten billion rows would take: a sum, not a measurement."""
    most = max(work)
    dearer = max(1, work[most].busy / work[1].busy)  # with others beside it
    a_row = work[1].busy / (FILES * ROWS)
    alone = ON_PAPER * a_row / 60
    rows = [["1", plain(alone), plain(alone)]]
    rows += [[str(it), plain(alone / it * dearer), plain(alone / it * 2 * dearer)] for it in CORES]
    told = (
        f"One process took {a_row * 1e9:.0f} nanoseconds of processor time a row here, to read, "
        f"count and write, and {plain(dearer)} times as much with another beside it. "
        f"{ON_PAPER:,} rows on paper:"
    )
    header = ["cores", "minutes", "minutes, when each core does half as much"]
    return f"{told}\n\n{table(header, rows)}"


def write(path: Path, number: int) -> None:
    """A file of days and numbers of cases."""
    import numpy as np
    import pyarrow as pa
    from pyarrow import parquet

    cases = np.arange(number * ROWS, (number + 1) * ROWS)
    parquet.write_table(pa.table({"case": cases, "received": pa.array(days(ROWS, number))}), path)


@contextmanager
def all_cores() -> Iterator[int]:
    """Use every core for a while; how many there are."""
    count = os.cpu_count() or 1
    if not hasattr(os, "sched_setaffinity"):
        yield count
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(count))
    try:
        yield len(os.sched_getaffinity(0))
    finally:
        os.sched_setaffinity(0, before)
