"""The periods of a report."""

from enum import StrEnum


class Period(StrEnum):
    """What rows are counted by."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months it has."""
        return {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}[self]
