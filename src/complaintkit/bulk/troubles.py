"""Rows of a frame that cannot be counted: told one by one, or all at once in an error."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from attrs import frozen

from complaintkit.bulk.row_errors import RowsError
from complaintkit.bulk.rows import named
from complaintkit.errors import Problem

Rows = npt.NDArray[np.intp]


@frozen
class Trouble:
    """Rows that cannot be counted, for one reason.

    Attributes:
        column: The column that is at fault.
        rows: The rows, from 0.
        code: A stable key of the kind of problem.
        message: What is wrong with them.
    """

    column: str
    rows: Rows
    code: str
    message: str


def refuse(troubles: Iterable[Trouble]) -> None:
    """Raise an error with every kind of trouble once, its first rows named.

    Raises:
        RowsError: When there is any.
    """
    kinds: dict[tuple[str, str], list[Trouble]] = {}
    for trouble in troubles:
        kinds.setdefault((trouble.column, trouble.code), []).append(trouble)
    problems = []
    for (column, code), alike in kinds.items():
        rows = np.sort(np.concatenate([trouble.rows for trouble in alike]))
        first = next(it.message for it in alike if rows[0] in it.rows)
        path = f"{column}, {named(rows[:4].tolist(), len(rows))}"
        problems.append(Problem(path, code, f"{first}; errors='column' keeps the other rows"))
    if problems:
        raise RowsError(problems)


def told(troubles: Iterable[Trouble], size: int) -> list[str | None]:
    """For each row what is wrong with it; None where nothing is."""
    texts: list[str | None] = [None] * size
    for trouble in troubles:
        for row in trouble.rows.tolist():
            before, said = texts[row], f"{trouble.column}: {trouble.message}"
            texts[row] = said if before is None else f"{before}; {said}"
    return texts
