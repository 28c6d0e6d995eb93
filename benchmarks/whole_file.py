"""``whole_file``: a million received days through the command, beside a bare copy of the file.

The copy reads and writes the same rows with the csv module and does nothing else. Each runs in a
process of its own. Run as a module with a contender and two files, it runs that one and prints
the seconds of processor time and the most memory it had, in bytes.
"""

import csv
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.measure import interleave
from benchmarks.result import OURS, Result, at_most, plain

ROWS, FEW, ROUNDS = 1_000_000, 10_000, 5
MIB = 1 << 20
COPY = "csv.reader to csv.writer, a bare copy"
HEADER = ("case", "received", "unit", "channel", "language", "note")
MOST_TIMES, MOST_MIB = 4, 1
FIRST = date(2020, 1, 1)


def run() -> Result:
    """Take turns, then see what a hundred times the rows add to the memory."""
    with TemporaryDirectory() as folder:
        many, few = Path(folder, "many.csv"), Path(folder, "few.csv")
        write(many, ROWS)
        write(few, FEW)
        peaks = {name: _measured(name, many)[1] for name in CONTENDERS}
        grown = peaks[OURS] - _measured(OURS, few)[1]
        times = interleave(CONTENDERS, lambda name: _measured(name, many)[0], ROUNDS)
    ratios = {name: times.ratio((name, ""), (COPY, "")) for name in CONTENDERS}
    rows = [[name, plain(ratios[name]), plain(peaks[name] / MIB)] for name in CONTENDERS]
    return Result(
        header=[f"{ROWS:,} rows of {len(HEADER)} columns", "time / time of a copy", "peak MiB"],
        rows=rows,
        targets=[
            at_most("time / time of a bare copy", MOST_TIMES, ratios[OURS]),
            at_most(f"memory, {ROWS:,} rows less {FEW:,} rows", MOST_MIB, grown / MIB, " MiB"),
        ],
        rounds=ROUNDS,
    )


def write(path: Path, rows: int) -> None:
    """A file such as a complaint desk keeps: five and a half years of days, in no order."""
    draw = Random(45)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        for number in range(rows):
            day = FIRST + timedelta(days=draw.randrange(2000))
            note = "about the delay of a refund"
            writer.writerow([f"C{number:07}", day, f"unit {number % 17}", "e-mail", "fr", note])


def through_the_command(source: Path, target: Path) -> None:
    """As its users run it."""
    from complaintkit.cli import main

    with redirect_stderr(StringIO()):
        code = main(["deadlines", "be.inami", "--input", str(source), "--output", str(target)])
    if code:
        raise SystemExit(code)


def bare_copy(source: Path, target: Path) -> None:
    """Nothing but the rows."""
    with (
        source.open(encoding="utf-8", newline="") as read,
        target.open("w", encoding="utf-8", newline="") as written,
    ):
        csv.writer(written, lineterminator="\n").writerows(csv.reader(read))


CONTENDERS: dict[str, Callable[[Path, Path], None]] = {
    OURS: through_the_command,
    COPY: bare_copy,
}


def _measured(name: str, source: Path) -> tuple[float, int]:
    target = source.with_suffix(".out")
    command = [sys.executable, "-m", "benchmarks.whole_file", name, str(source), str(target)]
    try:
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    finally:
        target.unlink(missing_ok=True)
    seconds, peak = shown.split()
    return float(seconds), int(peak)


def _main(name: str, source: str, target: str) -> None:
    start = process_time()
    CONTENDERS[name](Path(source), Path(target))
    seconds = process_time() - start
    print(seconds, _peak())


def _peak() -> int:
    """The most memory this process had, in bytes.

    Of its own program alone: ``getrusage`` would also count what the parent held when it forked.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) << 10


if __name__ == "__main__":
    _main(*sys.argv[1:])
