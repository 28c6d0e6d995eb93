"""Tables and paragraphs for the terminal: aligned, wrapped to it, bold only where it can."""

import os
import shutil
import sys
import textwrap
from collections.abc import Sequence

_GAP = "  "
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell, a line under the header.

    Examples:
        >>> from complaintkit.cli.table import table
        >>> print(table(["limit", "due"], [["answer", "27 June"]]))
        limit   due
        ──────  ───────
        answer  27 June
    """
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = [_line(header, widths), _GAP.join("─" * width for width in widths)]
    lines[0] = bold(lines[0])
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def bold(text: str) -> str:
    """The text in bold on a terminal that wants it; as it is everywhere else."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain or not sys.stdout.isatty() else f"{_BOLD}{text}{_PLAIN}"


def paragraph(text: str, indent: str = "  ") -> str:
    """A sentence, wrapped to the terminal with its later lines set in; one line elsewhere."""
    if not sys.stdout.isatty():
        return text
    width = shutil.get_terminal_size().columns
    return textwrap.fill(text, max(width, 40), subsequent_indent=indent)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()
