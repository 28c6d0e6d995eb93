"""What a benchmark gives: a table of ratios, the targets, and what it was measured with."""

import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version  # noqa: TID251 - the versions of the peers, not ours

from attrs import field, frozen

OURS = "complaintkit"


@frozen
class Target:
    """A figure that was asked for, and the one that came out."""

    what: str
    asked: str
    measured: str
    met: bool

    @property
    def row(self) -> tuple[str, ...]:
        """Its row of the table."""
        return (self.what, self.asked, self.measured, "yes" if self.met else "**no**")


def at_least(what: str, wanted: float, measured: float) -> Target:
    """A target from below: so many times faster."""
    return Target(what, f"≥ {plain(wanted)}", plain(measured), measured >= wanted)


def at_most(what: str, wanted: float, measured: float, unit: str = "") -> Target:
    """A target from above."""
    return Target(what, f"≤ {plain(wanted)}{unit}", f"{plain(measured)}{unit}", measured <= wanted)


@frozen(kw_only=True)
class Result:
    """One measured benchmark.

    Attributes:
        header: The heading of the table, left to right.
        rows: Its rows.
        targets: What was asked.
        rounds: Over how many rounds the medians are; 0 where nothing was timed.
        packages: Whose versions matter.
    """

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    targets: Sequence[Target]
    rounds: int = 0
    packages: Sequence[str] = field(default=(OURS,))

    def markdown(self) -> str:
        """The table, the targets, and what they were measured with."""
        targets = [target.row for target in self.targets]
        head = ("target", "asked", "measured", "met")
        parts = (table(self.header, self.rows), table(head, targets), self._measured_with())
        return "\n\n".join(part for part in parts if part)

    def _measured_with(self) -> str:
        timed = f"medians of {self.rounds} rounds, one core, " if self.rounds else ""
        python = f"{platform.python_implementation()} {platform.python_version()}"
        packages = ", ".join(f"{name} {version(name)}" for name in self.packages)
        machine = f"{platform.system()} {platform.machine()}"
        return f"*Measured with {python} on {machine}; {timed}{packages}.*"


def plain(figure: float) -> str:
    """A figure with as many digits as are worth reading: three, in most."""
    if figure >= 100:
        return f"{round(figure, 3 - len(str(int(figure)))):,.0f}"
    digits = 1 if figure >= 10 else 2 if figure >= 0.1 else 3
    return f"{figure:.{digits}f}".rstrip("0").rstrip(".")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table that is readable as text too; nothing without rows."""
    lines = [tuple(header), *map(tuple, rows)]
    if len(lines) == 1:
        return ""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(_line(cells, widths) for cells in (lines[0], rule, *lines[1:]))


def one_core() -> None:
    """Stay on one core, and all that is started from here too, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return f"| {' | '.join(padded)} |"
