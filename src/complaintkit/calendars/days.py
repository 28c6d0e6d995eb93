"""The rows of a calendar: which days are special, why, and under which source."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import field, frozen

from complaintkit.calendars.choices import DayKind
from complaintkit.dates import to_date
from complaintkit.errors import ChoiceError
from complaintkit.text import Text


@frozen
class Reason:
    """One reason why a day is not worked (or worked all the same).

    Attributes:
        kind: The kind of reason.
        name: Its name; None for a rest day of the week, which the language names.
        source: Code of the source that says so.
    """

    kind: DayKind
    name: Text | None = None
    source: str | None = None


@frozen
class CalendarDay:
    """One day as a calendar sees it: worked or not, and every reason."""

    day: date
    working: bool
    reasons: tuple[Reason, ...] = ()


@frozen(kw_only=True)
class PublicHoliday:
    """A holiday that comes back each year by a rule the ``holidays`` package knows.

    Attributes:
        code: Stable key, such as ``easter-monday``; names are labels.
        name: Its name in several languages.
        country: Two letters, such as ``BE``.
        listed_as: The name the package lists it under in American English.
        source: Code of the source that makes it a holiday.
    """

    code: str
    name: Text
    country: str
    listed_as: str
    source: str | None = None

    @property
    def reason(self) -> Reason:
        """The reason it gives."""
        return Reason(DayKind.PUBLIC_HOLIDAY, self.name, self.source)


@frozen(kw_only=True)
class YearlyClosure:
    """Days closed each year on the same dates, such as 2 November or 27 to 31 December.

    Attributes:
        code: Stable key.
        name: Its name in several languages.
        month: Month of the first day.
        day: Number of the first day.
        until_day: Number of the last day, in the same month; None for a single day.
        source: Code of the source.

    Raises:
        ChoiceError: For a day that not every year has.

    Examples:
        >>> from complaintkit import Text, YearlyClosure
        >>> closure = YearlyClosure(code="all-souls", name=Text(nl="Allerzielen"), month=11, day=2)
        >>> [str(day) for day in closure.days_in(2026)]
        ['2026-11-02']
    """

    code: str
    name: Text
    month: int
    day: int
    until_day: int | None = None
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check that both ends exist in a common year and stand in order."""
        last = self.day if self.until_day is None else self.until_day
        try:
            in_order = date(2001, self.month, self.day) <= date(2001, self.month, last)
        except (ValueError, TypeError, OverflowError):
            in_order = False
        if not in_order:
            message = f"no days {self.day} to {last} in month {self.month} of every year"
            raise ChoiceError(message)

    def days_in(self, year: int) -> Iterator[date]:
        """Its days in one year."""
        for number in range(self.day, (self.until_day or self.day) + 1):
            yield date(year, self.month, number)

    @property
    def reason(self) -> Reason:
        """The reason it gives."""
        return Reason(DayKind.YEARLY_CLOSURE, self.name, self.source)


@frozen(kw_only=True)
class ClosedDay:
    """A day closed once, such as a bridge day of one year."""

    day: date = field(converter=to_date)
    name: Text
    source: str | None = None

    @property
    def reason(self) -> Reason:
        """The reason it gives."""
        return Reason(DayKind.CLOSED_ONCE, self.name, self.source)


@frozen(kw_only=True)
class ExtraWorkingDay:
    """A day worked once although it is a rest day, a holiday or a closure."""

    day: date = field(converter=to_date)
    name: Text
    source: str | None = None

    @property
    def reason(self) -> Reason:
        """The reason it gives."""
        return Reason(DayKind.EXTRA_WORKING_DAY, self.name, self.source)


@frozen(kw_only=True)
class IncompleteYears:
    """Years whose closed days are not all known yet: what crosses them is provisional.

    Attributes:
        first: The first such year.
        last: The last one; None when all that follow are not known either.
        reason: Why, in several languages.
        source: Code of the source.

    Raises:
        ChoiceError: When the last comes before the first.

    Examples:
        >>> from complaintkit import IncompleteYears, Text
        >>> IncompleteYears(first=2026, reason=Text(en="not decided")).covers(2030)
        True
    """

    first: int
    last: int | None = None
    reason: Text
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check the order."""
        if self.last is not None and self.last < self.first:
            message = f"years from {self.first} cannot end with {self.last}"
            raise ChoiceError(message)

    def covers(self, year: int) -> bool:
        """Whether a year is one of them."""
        return self.first <= year and (self.last is None or year <= self.last)

    def overlaps(self, first: date, last: date) -> bool:
        """Whether some day of the span, ends included, falls in these years."""
        return first.year <= (self.last or last.year) and last.year >= self.first


def days_from(first: date, last: date) -> Iterator[date]:
    """Each day of a span, both ends included.

    Examples:
        >>> from datetime import date
        >>> from complaintkit.calendars.days import days_from
        >>> [day.day for day in days_from(date(2026, 2, 27), date(2026, 3, 1))]
        [27, 28, 1]
    """
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
