"""``WorkingCalendar``: which days are worked, and every question counting asks of it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from complaintkit.calendars import fields
from complaintkit.calendars.choices import WITHIN_MONTH, DayKind, Ends, Roll, StartRule
from complaintkit.calendars.days import (
    CalendarDay,
    ClosedDay,
    ExtraWorkingDay,
    IncompleteYears,
    PublicHoliday,
    Reason,
    YearlyClosure,
    days_from,
)
from complaintkit.calendars.expansion import closed_days
from complaintkit.calendars.index import WEEK, DayIndex, build_index
from complaintkit.choices import chosen
from complaintkit.dates import shifted, to_date
from complaintkit.errors import ChoiceError, HorizonError, not_a_number_of_days
from complaintkit.provenance import fingerprint
from complaintkit.text import Source, Text

# Python 3.11 takes long to look a member up on its enum.
_AFTER_EVENT, _LAST = StartRule.AFTER_EVENT, Ends.LAST


@frozen(kw_only=True, cache_hash=True)
class WorkingCalendar:
    """A closed range of days and the rules that say which of them are worked.

    The range and its rules are all it holds: it is hashable, picklable and equal by content.
    The index that answers questions in constant time is laid out at the first question.

    Attributes:
        code: How policies name it, such as ``be.legal``.
        name: Its name in several languages.
        first: The first day it knows.
        last: The last day it knows.
        rest_days: Days of the week that are not worked, Monday being 0.
        public_holidays: Holidays by rule.
        yearly_closures: Days closed on the same dates each year.
        closed_once: Days closed once, bridge days among them.
        extra_working_days: Days worked once although a rule closes them.
        incomplete_years: Years whose closed days are not all known.
        sources: The texts its rows were read in.

    Raises:
        ChoiceError: For a range that ends before it starts, a week without a working day,
            a single day outside the range.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import get_calendar
        >>> calendar = get_calendar("be.legal")
        >>> calendar.working_days_after(date(2026, 4, 3), 21)
        datetime.date(2026, 5, 6)
    """

    code: str
    name: Text
    first: date = field(converter=to_date)
    last: date = field(converter=to_date)
    rest_days: frozenset[int] = field(default=frozenset({5, 6}), converter=fields.weekdays)
    public_holidays: tuple[PublicHoliday, ...] = field(default=(), converter=fields.public_holidays)
    yearly_closures: tuple[YearlyClosure, ...] = field(default=(), converter=fields.yearly_closures)
    closed_once: tuple[ClosedDay, ...] = field(default=(), converter=fields.closed_days)
    extra_working_days: tuple[ExtraWorkingDay, ...] = field(
        default=(), converter=fields.extra_working_days
    )
    incomplete_years: tuple[IncompleteYears, ...] = field(
        default=(), converter=fields.incomplete_years
    )
    sources: tuple[Source, ...] = field(default=(), converter=fields.sources)

    def __attrs_post_init__(self) -> None:
        """Check the range, the week and the single days."""
        if self.last < self.first:
            message = f"a calendar from {self.first} cannot end on {self.last}"
            raise ChoiceError(message)
        if not self.rest_days < frozenset(range(WEEK)):
            message = "rest days are some, not all, of the weekdays 0 (Monday) to 6 (Sunday)"
            raise ChoiceError(message)
        rows = [row.day for row in self.closed_once] + [row.day for row in self.extra_working_days]
        if outside := [day for day in rows if not self.first <= day <= self.last]:
            message = f"{outside[0]} lies outside {self.first} to {self.last}"
            raise ChoiceError(message)

    @property
    def content_hash(self) -> str:
        """A fingerprint of the content, for provenance."""
        return fingerprint(self)

    @cached_property
    def _closed(self) -> Mapping[date, tuple[Reason, ...]]:
        """Every reason of every closed day, the weekly rest days left out."""
        return closed_days(self)

    @cached_property
    def _index(self) -> DayIndex:
        extra = [row.day for row in self.extra_working_days]
        return build_index(self.first, self.last, self.rest_days, self._closed, extra)

    def is_working_day(self, day: date) -> bool:
        """Whether the day is worked.

        Raises:
            HorizonError: For a day outside the calendar; likewise in all that follows.
            NotADateError: For anything but a date; likewise in all that follows.
        """
        return bool(self._index.mask[self._position(to_date(day))])

    def why_closed(self, day: date) -> tuple[Reason, ...]:
        """Every reason why the day is not worked; none for a working day."""
        return () if self.is_working_day(day) else self._reasons(to_date(day))

    def next_working_day(self, day: date) -> date:
        """The first working day strictly after the day."""
        return self.working_days_after(day, 1)

    def previous_working_day(self, day: date) -> date:
        """The last working day strictly before the day."""
        return self.working_days_before(day, 1)

    def working_days_after(
        self, day: date, n: int, start_rule: StartRule = StartRule.AFTER_EVENT
    ) -> date:
        """The n-th working day after an event, in constant time whatever n is.

        Args:
            day: The day of the event.
            n: How many working days, at least 1.
            start_rule: Which day is day one.

        Raises:
            AmountError: When n is not a whole number of type int.
            ChoiceError: When n is less than 1.

        Examples:
            >>> from datetime import date
            >>> from complaintkit import StartRule, get_calendar
            >>> saturday, calendar = date(2026, 5, 9), get_calendar("be.legal")
            >>> str(calendar.working_days_after(saturday, 1))
            '2026-05-11'
            >>> str(calendar.working_days_after(saturday, 1, StartRule.ROLL_THEN_AFTER))
            '2026-05-12'
        """
        if type(day) is not date:
            day = to_date(day)
        if type(n) is not int or n < 1:
            raise not_a_number_of_days(n)
        index = self._index
        position = day.toordinal() - index.base
        if position < 1:
            raise self._horizon(day)
        if start_rule is not _AFTER_EVENT:
            position = self.day_zero(day, start_rule).toordinal() - index.base
        try:
            return index.working[index.upto[position] + n - 1]
        except IndexError:
            what = f"{n} working days after " if day <= self.last else ""
            raise self._horizon(day, what) from None

    def working_days_before(
        self, day: date, n: int, start_rule: StartRule = StartRule.AFTER_EVENT
    ) -> date:
        """The n-th working day before an event: the mirror of :meth:`working_days_after`."""
        day, index = to_date(day), self._index
        if type(n) is not int or n < 1:
            raise not_a_number_of_days(n)
        self._position(day)
        zero = self._day_zero_before(day, chosen(StartRule, start_rule))
        wanted = index.upto[zero.toordinal() - index.base - 1] - n
        if wanted < 0:
            raise self._horizon(day, f"{n} working days before ")
        return index.working[wanted]

    def working_days_between(self, first: date, last: date, ends: Ends = Ends.LAST) -> int:
        """How many working days lie between two days, in constant time.

        Args:
            first: Where the span starts.
            last: Where it ends. Before ``first``, the count is negative (the span read
                backwards), which only ``Ends.LAST`` and ``Ends.FIRST`` allow.
            ends: Which ends are counted.

        Raises:
            ChoiceError: For a reversed span with both or neither end.

        Examples:
            >>> from datetime import date
            >>> from complaintkit import get_calendar
            >>> get_calendar("be.legal").working_days_between(date(2026, 4, 3), date(2026, 5, 6))
            21
        """
        if type(first) is not date or type(last) is not date:
            first, last = to_date(first), to_date(last)
        index = self._index
        base, upto = index.base, index.upto
        begin, end = first.toordinal() - base, last.toordinal() - base
        if begin < 1 or end < 1:
            raise self._horizon(min(first, last))
        try:
            counted = upto[end] - upto[begin]
        except IndexError:
            raise self._horizon(max(first, last)) from None
        if ends is _LAST:
            return counted
        ends = chosen(Ends, ends)
        if end < begin and ends in {Ends.BOTH, Ends.NEITHER}:
            message = f"from {first} to {last}: a span with both or neither end is not reversed"
            raise ChoiceError(message)
        return index.between(begin, end, ends)

    def roll(self, day: date, rule: Roll) -> date:
        """Where a limit that ends on this day goes.

        Examples:
            >>> from datetime import date
            >>> from complaintkit import Roll, get_calendar
            >>> str(get_calendar("be.legal").roll(date(2026, 5, 23), Roll.FOLLOWING))
            '2026-05-26'
        """
        day = to_date(day)
        rule = chosen(Roll, rule)
        if rule is Roll.NONE or self.is_working_day(day):
            return day
        if rule in WITHIN_MONTH:
            wanted, other = WITHIN_MONTH[rule]
            rolled = self.roll(day, wanted)
            return rolled if rolled.month == day.month else self.roll(day, other)
        step = self.next_working_day if rule is Roll.FOLLOWING else self.previous_working_day
        return step(day)

    def day_zero(self, day: date, start_rule: StartRule) -> date:
        """The day before day one, under a start rule."""
        day, start_rule = to_date(day), chosen(StartRule, start_rule)
        if start_rule is StartRule.AFTER_EVENT:
            return day
        if start_rule is StartRule.EVENT_DAY:
            return shifted(day, -1)
        if start_rule is StartRule.NEXT_WORKING_DAY:
            return shifted(self.next_working_day(day), -1)
        rolled = self.roll(day, Roll.FOLLOWING)
        return rolled if start_rule is StartRule.ROLL_THEN_AFTER else shifted(rolled, -1)

    def _day_zero_before(self, day: date, start_rule: StartRule) -> date:
        if start_rule is StartRule.ROLL_THEN_AFTER:
            return self.roll(day, Roll.PRECEDING)
        if start_rule in {StartRule.ON_OR_AFTER, StartRule.EVENT_DAY}:
            return shifted(day, 1)
        return day

    def days(self, first: date, last: date) -> Iterator[CalendarDay]:
        """Each day from first to last, both included, with every reason."""
        first, last = to_date(first), to_date(last)
        self._position(first), self._position(last)
        for day in days_from(first, last):
            yield CalendarDay(day, self.is_working_day(day), self._reasons(day))

    def is_complete(self, year: int) -> bool:
        """Whether all closed days of the year are known."""
        self._position(date(year, 1, 1)), self._position(date(year, 12, 31))
        return not any(years.covers(year) for years in self.incomplete_years)

    def incomplete_reasons(self, first: date, last: date) -> tuple[IncompleteYears, ...]:
        """What is not known yet about the days from first to last."""
        return tuple(years for years in self.incomplete_years if years.overlaps(first, last))

    def closing(
        self, days: Iterable[ClosedDay], *, code: str, name: Text | None = None
    ) -> "WorkingCalendar":
        """The same calendar with closing days of a body's own."""
        rows = (*self.closed_once, *days)
        return evolve(self, code=code, name=name or self.name, closed_once=rows)

    def _reasons(self, day: date) -> tuple[Reason, ...]:
        rest = (Reason(DayKind.REST_DAY),) if day.weekday() in self.rest_days else ()
        extra = tuple(row.reason for row in self.extra_working_days if row.day == day)
        return rest + self._closed.get(day, ()) + extra

    def _position(self, day: date) -> int:
        position = day.toordinal() - self._index.base
        if not 0 < position < len(self._index.upto):
            raise self._horizon(day)
        return position

    def _horizon(self, day: date, what: str = "") -> HorizonError:
        return HorizonError(
            f"{what}{day} is beyond what the calendar {self.code} knows: "
            f"{self.first} to {self.last}"
        )
