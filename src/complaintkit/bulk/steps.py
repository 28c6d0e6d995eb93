"""The steps of a count on whole arrays: the same as in ``complaintkit.counting``, on numbers.

Days are numbers since 1970 in 64 bits. ``NAT`` stands for a missing day and for one that a step
cannot know; every step hands it on, so that a look at the end tells which rows have no answer.
Tables are made with these steps once for a rule, and rows that no table covers are counted
with them directly.
"""

from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from complaintkit.bulk.frozen import EPOCH, FrozenCalendar
from complaintkit.bulk.inputs import NAT
from complaintkit.bulk.rule import Rule
from complaintkit.calendars import Roll, StartRule
from complaintkit.errors import LimitError
from complaintkit.terms import MonthRule, TermUnit

Numbers: TypeAlias = npt.NDArray[np.int64]
Amount: TypeAlias = int | Numbers

FIRST, LAST = date.min.toordinal() - EPOCH, date.max.toordinal() - EPOCH
_MONTHS_A_YEAR = 12
_DAYS_A_WEEK = 7


def counted(
    rule: Rule, days: Numbers, calendar: FrozenCalendar | None, amounts: Amount | None = None
) -> Numbers:
    """The days due; NAT where the day is missing or the count goes too far.

    Raises:
        LimitError: When the rule needs a calendar and there is none.
    """
    if rule.unit is TermUnit.NO_FIGURE:
        return np.full(len(days), NAT)
    zero = within(days)
    if rule.unit is not TermUnit.IMMEDIATE:
        zero = day_zero(zero, rule.start_rule, calendar)
    end = end_of_term(zero, rule, calendar, rule.amount if amounts is None else amounts)
    due = rolled(end, rule.roll, calendar)
    if not rule.least:
        return due
    least = nth_after(zero, rule.least, needed(calendar))
    return np.where((due == NAT) | (least == NAT), NAT, np.maximum(due, least))


def day_zero(days: Numbers, rule: StartRule, calendar: FrozenCalendar | None) -> Numbers:
    """The day before day one."""
    if rule is StartRule.AFTER_EVENT:
        return days
    if rule is StartRule.EVENT_DAY:
        return shifted(days, -1)
    if rule is StartRule.NEXT_WORKING_DAY:
        return shifted(nth_after(days, 1, needed(calendar)), -1)
    following = rolled(days, Roll.FOLLOWING, calendar)
    return following if rule is StartRule.ROLL_THEN_AFTER else shifted(following, -1)


def end_of_term(
    zero: Numbers, rule: Rule, calendar: FrozenCalendar | None, amount: Amount
) -> Numbers:
    """The last day of a term that starts after day zero."""
    unit = rule.unit
    if unit is TermUnit.IMMEDIATE:
        return zero
    if unit is TermUnit.WORKING_DAYS:
        return nth_after(zero, amount, needed(calendar))
    if unit is TermUnit.CALENDAR_DAYS:
        return shifted(zero, amount)
    if unit is TermUnit.WEEKS:
        return shifted(zero, amount * _DAYS_A_WEEK)
    months = amount * _MONTHS_A_YEAR if unit is TermUnit.YEARS else amount
    return months_after(zero, months, rule.month_rule)


def months_after(zero: Numbers, months: Amount, rule: MonthRule | None) -> Numbers:
    """The day so many months later, in one step; a limit in months always has a month rule."""
    if rule is not MonthRule.EVE_OF_DATE:
        return _same_number(zero, months)
    day_one = shifted(zero, 1)
    same = _same_number(day_one, months)
    shorter = _number_in_month(same) < _number_in_month(day_one)
    return shifted(same, np.where(shorter, 0, -1))


def rolled(days: Numbers, roll: Roll, calendar: FrozenCalendar | None) -> Numbers:
    """Where days go that are not worked."""
    if roll is Roll.NONE:
        return days
    known = needed(calendar)
    following, preceding = nth_after(days, 1, known), _first_before(days, known)
    if roll in {Roll.FOLLOWING, Roll.MODIFIED_FOLLOWING}:
        moved, other = following, preceding
    else:
        moved, other = preceding, following
    if roll in {Roll.MODIFIED_FOLLOWING, Roll.MODIFIED_PRECEDING}:
        stays = (moved == NAT) | (_month(moved) == _month(days))
        moved = np.where(stays, moved, other)
    worked = upto(days, known) - upto_eve(days, known) == 1
    return np.where(worked | (days == NAT), days, moved)


def nth_after(days: Numbers, n: Amount, calendar: FrozenCalendar) -> Numbers:
    """The n-th working day strictly after each day."""
    return _picked(upto(days, calendar), n, calendar)


def upto(days: Numbers, calendar: FrozenCalendar) -> Numbers:
    """Working days of the calendar up to and including each day; NAT for a day beyond it."""
    return _upto(days, calendar, days - (calendar.first_number - 1))


def upto_eve(days: Numbers, calendar: FrozenCalendar) -> Numbers:
    """The same up to the day before, of days that the calendar knows."""
    return _upto(days, calendar, days - calendar.first_number)


def shifted(days: Numbers, by: Amount) -> Numbers:
    """Days so many days later."""
    return np.where(days == NAT, NAT, within(days + by))


def within(days: Numbers) -> Numbers:
    """The same days, those left out that dates cannot be."""
    return np.where((days < FIRST) | (days > LAST), NAT, days)


def needed(calendar: FrozenCalendar | None) -> FrozenCalendar:
    """The calendar, where the count cannot do without.

    Raises:
        LimitError: When there is none.
    """
    if calendar is None:
        message = (
            "this limit needs a working calendar (it counts working days, rolls, has a minimum "
            "of working days or a start rule that asks for one): give it, such as "
            "get_calendar('be.legal')"
        )
        raise LimitError(message)
    return calendar


def _upto(days: Numbers, calendar: FrozenCalendar, positions: Numbers) -> Numbers:
    known = (days >= calendar.first_number) & (days <= calendar.last_number)
    return np.where(known, calendar.rank.take(positions, mode="clip"), NAT)


def _first_before(days: Numbers, calendar: FrozenCalendar) -> Numbers:
    return _picked(upto_eve(days, calendar), 0, calendar)


def _picked(ranks: Numbers, n: Amount, calendar: FrozenCalendar) -> Numbers:
    """The working day that stands n places after a rank, where there is one."""
    working = calendar.working
    wanted = ranks + (np.minimum(n, len(working) + 1) - 1)
    there = (wanted >= 0) & (wanted < len(working))
    return np.where(there, working.take(wanted, mode="clip"), NAT)


def _same_number(days: Numbers, months: Amount) -> Numbers:
    """The same number in a later month, or the last day of a shorter one."""
    month = _month_number(days) + months
    first = month.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    after = (month + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    last = after - first - 1
    found = first + np.minimum(_number_in_month(days), last)
    return np.where(days == NAT, NAT, within(found))


def _month_number(days: Numbers) -> Numbers:
    """Months since 1970; of a missing day any number."""
    given = np.where(days == NAT, 0, days)
    return given.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _month(days: Numbers) -> Numbers:
    return _month_number(days) % _MONTHS_A_YEAR


def _number_in_month(days: Numbers) -> Numbers:
    """The number of a day in its month, from 0; of a missing day any number."""
    given = np.where(days == NAT, 0, days)
    first = _month_number(days).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return given - first
