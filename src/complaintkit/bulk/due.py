"""Due days of whole columns: of a time limit, or so many working days later."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, overload

from complaintkit.bulk import lists
from complaintkit.bulk.amounts import checked_amount, checked_amounts
from complaintkit.bulk.door import open_door
from complaintkit.bulk.frozen import FrozenCalendar, freeze
from complaintkit.bulk.rows import RAISE, missing_allowed, plain_days
from complaintkit.bulk.rule import Rule, rule_of
from complaintkit.calendars import StartRule, WorkingCalendar
from complaintkit.choices import chosen
from complaintkit.errors import ChoiceError
from complaintkit.terms import TermUnit
from complaintkit.timelimits import TimeLimit

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from complaintkit.bulk.inputs import Days
    from complaintkit.bulk.plans import Plan

AnyCalendar: TypeAlias = WorkingCalendar | FrozenCalendar

_LISTS = (list, tuple)


@overload
def due_dates(
    limit: TimeLimit,
    starts: Sequence[date | datetime | None],
    calendar: AnyCalendar | None = ...,
    *,
    amounts: int | Sequence[int] | None = ...,
    zone: str | None = ...,
    beyond: str = ...,
) -> list[date | None]: ...
@overload
def due_dates(
    limit: TimeLimit,
    starts: "npt.ArrayLike",
    calendar: AnyCalendar | None = ...,
    *,
    amounts: "npt.ArrayLike | None" = ...,
    zone: str | None = ...,
    beyond: str = ...,
    out: "Days | None" = ...,
) -> "Days": ...
def due_dates(  # noqa: PLR0913 - each is one thing a caller may know
    limit: TimeLimit,
    starts: object,
    calendar: AnyCalendar | None = None,
    *,
    amounts: Any = None,
    zone: str | None = None,
    beyond: str = "raise",
    out: "Days | None" = None,
) -> "list[date | None] | Days":
    """The day due of each row: what ``compute_deadline(...).due`` gives for each day alone.

    Args:
        limit: The rule.
        starts: The day on which each clock starts: an array of ``datetime64[D]``, or anything
            numpy makes one of (a Series, an Arrow array); or a list of dates, for which numpy
            is neither needed nor used. NaT and None are kept.
        calendar: The working calendar, for a limit that asks for one, as it is or frozen.
        amounts: Another amount than the limit's: one for all rows, or one a row.
        zone: The time zone in which instants are days; without it they are refused.
        beyond: ``raise``, or ``missing`` for rows whose count leaves the calendar.
        out: An array for the answers of an array; its content is undefined after an error.

    Returns:
        An array for an array, a list for a list.

    Raises:
        NotADateError: For rows that are no days.
        HorizonError: For rows whose count leaves the calendar.
        LimitError: When the limit needs a calendar and none is given.
        AmountError: For amounts that are no whole numbers.
        ChoiceError: For amounts that no such term can have.
        MissingExtraError: For an array, when numpy is not installed.

    Examples:
        >>> import numpy as np
        >>> from complaintkit import TimeLimit, bulk, get_calendar
        >>> limit = TimeLimit(code="answer", term="21 working days", calendar="be.legal")
        >>> received = np.array(["2026-12-01", "NaT", "2026-04-03"], "datetime64[D]")
        >>> bulk.due_dates(limit, received, get_calendar("be.legal")).astype(str).tolist()
        ['2026-12-31', 'NaT', '2026-05-06']
    """
    missing = beyond != RAISE and missing_allowed(beyond)
    if isinstance(starts, _LISTS):
        _refuse_room(out)
        return lists.due_dates(limit, starts, calendar, amounts=amounts, zone=zone, missing=missing)
    try:
        plan = _kept_plan(limit, calendar)
    except TypeError:  # A condition from elsewhere that has no hash, or what is no calendar.
        plan = _plan_anew(limit, calendar)
    if out is None:
        found = plan.quick(starts) if amounts is None else plan.quick_by_row(starts, amounts)
        if found is not None:
            return found
    return plan.column(
        starts, amounts=amounts, zone=zone, cutoff=limit.cutoff, missing=missing, out=out
    )


def due_date32(
    limit: TimeLimit,
    starts: "npt.NDArray[np.int32]",
    calendar: AnyCalendar | None = None,
    *,
    beyond: str = "raise",
) -> "npt.NDArray[np.int32]":
    """:func:`due_dates` for days as Arrow's ``date32`` and Polars hold them, without a copy.

    Args:
        limit: The rule.
        starts: Days since 1970 in 32 bits; the least number there is stands for a missing day.
        calendar: The working calendar, for a limit that asks for one, as it is or frozen.
        beyond: ``raise``, or ``missing`` for rows whose count leaves the calendar.

    Raises:
        NotADateError: For anything but an array of ``int32``.
        HorizonError: For rows whose count leaves the calendar.
        LimitError: When the limit needs a calendar and none is given.

    Examples:
        >>> import numpy as np
        >>> from complaintkit import TimeLimit, bulk
        >>> limit = TimeLimit(code="answer", term="45 calendar days")
        >>> bulk.due_date32(limit, np.array([20_586], np.int32)).tolist()
        [20631]
    """
    missing = beyond != RAISE and missing_allowed(beyond)
    return _plan_anew(limit, calendar).column32(starts, missing=missing)


@overload
def add_working_days(
    days: Sequence[date | None],
    n: int | Sequence[int],
    calendar: AnyCalendar,
    *,
    start_rule: StartRule | str = ...,
    beyond: str = ...,
) -> list[date | None]: ...
@overload
def add_working_days(
    days: "npt.ArrayLike",
    n: "npt.ArrayLike",
    calendar: AnyCalendar,
    *,
    start_rule: StartRule | str = ...,
    beyond: str = ...,
    out: "Days | None" = ...,
) -> "Days": ...
def add_working_days(  # noqa: PLR0913 - each is one thing a caller may know
    days: object,
    n: Any,
    calendar: AnyCalendar,
    *,
    start_rule: StartRule | str = StartRule.AFTER_EVENT,
    beyond: str = "raise",
    out: "Days | None" = None,
) -> "list[date | None] | Days":
    """The n-th working day after each day: ``WorkingCalendar.working_days_after`` for a column.

    Args:
        days: The days of the events, as :func:`due_dates` takes them.
        n: How many working days, at least 1: one for all rows, or one a row.
        calendar: The working calendar, as it is or frozen.
        start_rule: Which day is day one.
        beyond: ``raise``, or ``missing`` for rows whose count leaves the calendar.
        out: An array for the answers of an array.

    Raises:
        NotADateError: For rows that are no days.
        HorizonError: For rows whose count leaves the calendar.
        AmountError: When n is not a whole number.
        ChoiceError: When n is less than 1.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import bulk, get_calendar
        >>> bulk.add_working_days([date(2026, 4, 3), None], 21, get_calendar("be.legal"))
        [datetime.date(2026, 5, 6), None]
    """
    missing = beyond != RAISE and missing_allowed(beyond)
    rule = chosen(StartRule, start_rule)
    if isinstance(days, _LISTS):
        _refuse_room(out)
        checked_amounts(n, TermUnit.WORKING_DAYS, 0, len(days))
        return lists.add_working_days(plain_days(days, "days"), n, calendar, rule, missing=missing)
    if type(n) is int:
        checked_amount(n, TermUnit.WORKING_DAYS)
        plan, n = _plan(Rule(TermUnit.WORKING_DAYS, n, rule), freeze(calendar)), None
    else:
        plan = _plan(Rule(TermUnit.WORKING_DAYS, 1, rule), freeze(calendar))
    found = None
    if out is None:
        found = plan.quick(days) if n is None else plan.quick_by_row(days, n)
    return plan.column(days, amounts=n, missing=missing, out=out) if found is None else found


def _refuse_room(out: object) -> None:
    """Refuse an array for the answers of a list.

    Raises:
        ChoiceError: When there is one.
    """
    if out is not None:
        message = "a list gives a list: out is for the answers of an array"
        raise ChoiceError(message)


@lru_cache(maxsize=32)
def _kept_plan(limit: TimeLimit, calendar: AnyCalendar | None) -> "Plan":
    return _plan_anew(limit, calendar)


def _plan_anew(limit: TimeLimit, calendar: AnyCalendar | None) -> "Plan":
    known = None if calendar is None else freeze(calendar)
    return _plan(rule_of(limit), known, asks=limit.uses_calendar)


@lru_cache(maxsize=32)  # Its tables take as long as some hundred thousand rows.
def _plan(rule: Rule, calendar: AnyCalendar | None, *, asks: bool = True) -> "Plan":
    """The plan of a rule on a calendar.

    Raises:
        MissingExtraError: When numpy is not installed.
        ChoiceError: For anything but a calendar in its place.
    """
    open_door()
    from complaintkit.bulk.plans import Plan

    known = None if calendar is None else freeze(calendar)
    return Plan(rule, known if asks else None)
