"""``Period``: the days a report is about."""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from complaintkit.errors import ChoiceError, quoted

_YEAR = re.compile(r"(\d{4})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", re.ASCII)
_WANTED = "2019, 2019-Q1, 2019-03 or 2019-01-01/2019-06-30"
_A_DAY = timedelta(days=1)


class PeriodUnit(StrEnum):
    """How long a period is, and how often a report is made."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAYS = "days"


_MONTHS = {PeriodUnit.YEAR: 12, PeriodUnit.QUARTER: 3, PeriodUnit.MONTH: 1}


@frozen(kw_only=True)
class Period:
    """A year, a quarter, a month, or any days that follow each other.

    Attributes:
        first: The first day.
        last: The last day.

    Raises:
        ChoiceError: When it ends before it starts.

    Examples:
        >>> from complaintkit.measures import Period
        >>> quarter = Period.parse("2019-Q1")
        >>> quarter.last.isoformat(), str(quarter.previous), [str(it) for it in quarter.months]
        ('2019-03-31', '2018-Q4', ['2019-01', '2019-02', '2019-03'])
    """

    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        """Check the order."""
        if self.last < self.first:
            message = f"a period from {self.first} cannot end on {self.last}"
            raise ChoiceError(message)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """A period as it is written: ``2019``, ``2019-Q1``, ``2019-03``, two days with a stroke.

        Raises:
            ChoiceError: With the ways there are.
        """
        try:
            return _parsed(text)
        except ValueError as error:
            if isinstance(error, ChoiceError):
                raise
        raise ChoiceError(f"no period {quoted(text)}; as in {_WANTED}")

    @property
    def unit(self) -> PeriodUnit:
        """What it is: a year, a quarter, a month, or days."""
        for unit, months in _MONTHS.items():
            starts = self.first.day == 1 and (self.first.month - 1) % months == 0
            if starts and _of(self.first.year, self.first.month, months) == self:
                return unit
        return PeriodUnit.DAYS

    @property
    def previous(self) -> "Period":
        """The period of the same unit before it; as many days where it is only days.

        Raises:
            ChoiceError: When there is none before it.
        """
        if self.first == date.min:
            raise ChoiceError(f"no period before {self}")
        eve = self.first - _A_DAY
        months = _MONTHS.get(self.unit)
        if months is None:
            length = (self.last - self.first).days
            if (eve - date.min).days < length:
                raise ChoiceError(f"no period before {self}")
            return Period(first=eve - timedelta(days=length), last=eve)
        return _of(eve.year, eve.month - months + 1, months)

    @property
    def months(self) -> tuple["Period", ...]:
        """The months it touches, cut off where it starts and ends."""
        return self._parts(1)

    @property
    def quarters(self) -> tuple["Period", ...]:
        """The quarters it touches, cut off where it starts and ends."""
        return self._parts(3)

    @property
    def years(self) -> tuple["Period", ...]:
        """The years it touches, cut off where it starts and ends."""
        return self._parts(12)

    def __contains__(self, day: object) -> bool:
        """Whether a day is one of its days."""
        return isinstance(day, date) and self.first <= day <= self.last

    def __str__(self) -> str:
        """As :meth:`parse` reads it."""
        year, month = self.first.year, self.first.month
        written = {
            PeriodUnit.YEAR: f"{year:04}",
            PeriodUnit.QUARTER: f"{year:04}-Q{(month + 2) // 3}",
            PeriodUnit.MONTH: f"{year:04}-{month:02}",
            PeriodUnit.DAYS: f"{self.first}/{self.last}",
        }
        return written[self.unit]

    def _parts(self, months: int) -> tuple["Period", ...]:
        parts, year = [], self.first.year
        month = (self.first.month - 1) // months * months + 1
        while (year, month) <= (self.last.year, self.last.month):
            whole = _of(year, month, months)
            parts.append(
                Period(first=max(whole.first, self.first), last=min(whole.last, self.last))
            )
            year, month = year + (month + months - 1) // 12, (month + months - 1) % 12 + 1
        return tuple(parts)


def _of(year: int, month: int, months: int) -> Period:
    """So many months from the first day of one."""
    end = month + months - 1
    return Period(first=date(year, month, 1), last=date(year, end, monthrange(year, end)[1]))


def _parsed(text: str) -> Period:
    if found := _YEAR.fullmatch(text):
        return _of(int(found[1]), 1, 12)
    if found := _QUARTER.fullmatch(text):
        return _of(int(found[1]), 3 * int(found[2]) - 2, 3)
    if found := _MONTH.fullmatch(text):
        return _of(int(found[1]), int(found[2]), 1)
    if found := _DAYS.fullmatch(text):
        return Period(first=date.fromisoformat(found[1]), last=date.fromisoformat(found[2]))
    raise ValueError
