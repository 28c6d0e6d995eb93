"""From day zero to the end of a term, nothing in between."""

from datetime import date
from functools import lru_cache

from complaintkit.calendars import WorkingCalendar
from complaintkit.dates import shifted
from complaintkit.errors import HorizonError, LimitError
from complaintkit.terms import MonthRule, Term, TermUnit

_MONTHS_A_YEAR = 12
_DAYS_A_WEEK = 7
_CALENDAR_DAYS, _WORKING_DAYS = TermUnit.CALENDAR_DAYS, TermUnit.WORKING_DAYS


def end_of_term(
    zero: date, term: Term, month_rule: MonthRule | None, calendar: WorkingCalendar | None
) -> date:
    """The last day of a term that starts after day zero, stops left aside."""
    unit, amount = term.unit, term.amount
    if unit is _CALENDAR_DAYS:
        return shifted(zero, amount)
    if unit is _WORKING_DAYS:
        return needed(calendar).working_days_after(zero, amount)
    if unit is TermUnit.WEEKS:
        return shifted(zero, amount * _DAYS_A_WEEK)
    if unit is TermUnit.IMMEDIATE:
        return zero
    months = amount * _MONTHS_A_YEAR if unit is TermUnit.YEARS else amount
    return add_months(zero, months, month_rule)


def add_months(zero: date, months: int, rule: MonthRule | None) -> date:
    """Add months in one step, under a month rule. Two steps may give another day.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import MonthRule
        >>> from complaintkit.counting import add_months
        >>> str(add_months(date(2026, 6, 30), 1, MonthRule.SAME_DATE))
        '2026-07-30'
        >>> str(add_months(date(2026, 6, 30), 1, MonthRule.EVE_OF_DATE))
        '2026-07-31'
    """
    if rule is None:
        message = "a term in months or years needs a month rule: same-date or eve-of-date"
        raise LimitError(message)
    if rule is MonthRule.SAME_DATE:
        return _same_number(zero, months)
    day_one = shifted(zero, 1)
    same = _same_number(day_one, months)
    return same if same.day < day_one.day else shifted(same, -1)


@lru_cache(maxsize=4096)  # The same days come again and again, and pendulum takes its time.
def _same_number(day: date, months: int) -> date:
    import pendulum

    try:
        moved = pendulum.date(day.year, day.month, day.day).add(months=months)
    except (ValueError, OverflowError):
        message = f"{months} months from {day} go beyond the years 1 to 9999"
        raise HorizonError(message) from None
    return date(moved.year, moved.month, moved.day)


def needed(calendar: WorkingCalendar | None) -> WorkingCalendar:
    """The calendar, where the count cannot do without.

    Raises:
        LimitError: When there is none.
    """
    if calendar is None:
        message = (
            "this limit needs a working calendar (it counts working days, rolls, has a minimum "
            "of working days or a start rule that asks for one): name it, such as 'be.legal'"
        )
        raise LimitError(message)
    return calendar
