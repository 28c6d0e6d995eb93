"""Dates for received days as cells of a file, counted once for each day that comes up."""

from datetime import date, datetime
from functools import lru_cache

from complaintkit.dates import to_local_date
from complaintkit.errors import ComplaintkitError, HorizonError, LimitError
from complaintkit.policy import Policy
from complaintkit.reading.received_column import LONGEST_DAY, read_received

_KEPT = 1 << 13
"""How many answers are kept: the days of over twenty years."""


class DueDates(dict[str, "tuple[str, ...] | str"]):
    """By the text of a cell: the cells to add, or else, as one text, what is wrong with it.

    Each day is counted under the version of the policy that is in force on it.

    Attributes:
        columns: The names of the columns that it fills.

    Examples:
        >>> from complaintkit import get_policy
        >>> from complaintkit.cli.due_dates import DueDates
        >>> dates = DueDates((get_policy("be.inami"),))
        >>> dates.columns[:3]
        ('due_acknowledgement', 'due_answer', 'provisional')
        >>> dates["2026-05-13"]
        ('2026-05-23', '2026-06-27', 'no', 'be.inami', '2026-11')
        >>> dates["13/05/2026"]
        'a date in another form'
    """

    def __init__(self, versions: tuple[Policy, ...]) -> None:
        """Take the versions, one or several."""
        super().__init__()
        self._versions = versions
        limits = [limit for policy in versions for limit in policy.time_limits]
        self._codes = tuple(dict.fromkeys(limit.code for limit in limits))
        self._by_instant = any(limit.cutoff is not None for limit in limits)
        self.columns = (
            *(f"due_{code}" for code in self._codes),
            "provisional",
            "policy",
            "version",
        )
        self._of_day = lru_cache(_KEPT)(self._counted)

    def __missing__(self, text: str) -> tuple[str, ...] | str:
        """Count, and keep the answer; all are forgotten when there are too many."""
        found = self._read(text)
        if len(text) <= LONGEST_DAY:
            if len(self) >= _KEPT:
                self.clear()
            self[text] = found
        return found

    def _read(self, text: str) -> tuple[str, ...] | str:
        try:
            day = read_received(text)
            number = self._version(day)
            zone = self._versions[number].zone
            return self._of_day(number, day if self._by_instant else to_local_date(day, zone))
        except (HorizonError, OverflowError):
            return "a day too far off to count from"
        except ComplaintkitError as error:
            return str(error)

    def _version(self, day: date | datetime) -> int:
        for number, policy in enumerate(self._versions):
            if policy.in_force.covers(to_local_date(day, policy.zone)):
                return number
        raise LimitError("a day on which no version of the policy was in force")

    def _counted(self, number: int, day: date | datetime) -> tuple[str, ...]:
        policy = self._versions[number]
        owed = policy.deadlines(day)
        dates = {deadline.code: deadline.due for deadline in owed}
        provisional = "yes" if any(deadline.provisional for deadline in owed) else "no"
        due = (str(dates.get(code) or "") for code in self._codes)
        return (*due, provisional, policy.code, policy.version)
