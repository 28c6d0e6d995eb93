"""What becomes of rows of a frame that cannot be counted."""

from enum import StrEnum

from complaintkit.errors import ProblemsError


class Errors(StrEnum):
    """Whether rows with a problem are an error, or are told of in a column."""

    RAISE = "raise"
    COLUMN = "column"


class RowsError(ProblemsError):
    """Rows of a frame that cannot be counted: every kind of problem at once, in ``problems``."""
