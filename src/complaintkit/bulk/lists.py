"""Lists of dates in, lists of dates out, and no array in between: numpy would only slow them.

What the single date would give, each day gives here: days are counted by the same functions,
each different day once, and working days straight from the index of the calendar.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from attrs import evolve

from complaintkit.bulk.amounts import checked_amounts
from complaintkit.bulk.frozen import FrozenCalendar, for_counting, index_of
from complaintkit.bulk.rows import SHOWN, beyond, plain_days
from complaintkit.calendars import StartRule, WorkingCalendar
from complaintkit.counting import count
from complaintkit.errors import HorizonError
from complaintkit.terms import Term, TermUnit
from complaintkit.timelimits import TimeLimit

Calendar: TypeAlias = WorkingCalendar | FrozenCalendar | None

_LONG = 10_000  # From so many rows on it pays to look every day of the calendar up first.


def due_dates(  # noqa: PLR0913 - each is one thing a caller may know
    limit: TimeLimit,
    starts: Sequence[object],
    calendar: Calendar,
    *,
    amounts: int | Sequence[int] | None = None,
    zone: str | None = None,
    missing: bool = False,
) -> list[date | None]:
    """The day due of each date."""
    days = plain_days(starts, "starts", zone, limit.cutoff)
    unit, least = limit.term.unit, limit.at_least_working_days
    each = limit.term.amount if amounts is None else amounts
    if amounts is not None:
        checked_amounts(amounts, unit, least, len(days))
    if unit is TermUnit.WORKING_DAYS and limit.start_rule is StartRule.AFTER_EVENT:
        found = _straight(days, each, calendar)
        if found is not None:
            return found
    known = None if calendar is None else for_counting(calendar)
    rules = {limit.term.amount: limit}

    def due(day: date, n: int) -> date | None:
        if n not in rules:
            rules[n] = evolve(limit, term=Term(n, unit))
        return count(rules[n], day, known).due

    return answered(days, each, due, calendar if limit.uses_calendar else None, missing=missing)


def add_working_days(
    days: list[date | None],
    n: int | Sequence[int],
    calendar: WorkingCalendar | FrozenCalendar,
    rule: StartRule,
    *,
    missing: bool,
) -> list[date | None]:
    """The n-th working day after each date."""
    found = _straight(days, n, calendar) if rule is StartRule.AFTER_EVENT else None
    if found is not None:
        return found
    known = for_counting(calendar)

    def after(day: date, number: int) -> date:
        return known.working_days_after(day, number, rule)

    return answered(days, n, after, calendar, missing=missing)


def answered(
    days: Sequence[date | None],
    amounts: int | Sequence[int],
    ask: Callable[[date, int], date | None],
    calendar: Calendar,
    *,
    missing: bool,
) -> list[date | None]:
    """Each different row asked once; what is missing stays None.

    Raises:
        HorizonError: For rows beyond the calendar, unless they may be missing.
    """
    each = [amounts] * len(days) if isinstance(amounts, int) else amounts
    rows = list(zip(days, each, strict=True))
    known: dict[tuple[date | None, int], date | None] = {}
    gone = set()
    for day, n in dict.fromkeys(rows):
        known[day, n] = None
        try:
            known[day, n] = None if day is None else ask(day, n)
        except HorizonError:
            gone.add((day, n))
    if gone and not missing:
        lost = [place for place, row in enumerate(rows) if row in gone]
        raise beyond(lost, (days[place] for place in lost[:SHOWN]), len(lost), calendar)
    return [known[row] for row in rows]


def _straight(
    days: list[date | None], amounts: int | Sequence[int], calendar: Calendar
) -> list[date | None] | None:
    """Working days straight from the index; nothing where a day is missing or beyond it."""
    if calendar is None:
        return None
    index = index_of(calendar)
    base, upto, working = index.base, index.upto, index.working
    try:
        numbers = list(map(date.toordinal, days))  # type: ignore[arg-type]
        if min(numbers, default=base + 1) <= base:  # A list would take it for a place from its end.
            return None
        if isinstance(amounts, int) and len(numbers) >= _LONG:
            after = _all_after(calendar, amounts)
            return [after[number - base] for number in numbers]
        if isinstance(amounts, int):
            shift = amounts - 1
            return [working[upto[number - base] + shift] for number in numbers]
        return [
            working[upto[number - base] + n - 1] for number, n in zip(numbers, amounts, strict=True)
        ]
    except (TypeError, IndexError):
        return None


@lru_cache(maxsize=8)
def _all_after(calendar: WorkingCalendar | FrozenCalendar, n: int) -> list[date]:
    """The n-th working day after each day, by place in the index; it ends where those do."""
    index = index_of(calendar)
    known = bisect_left(index.upto, len(index.working) - n + 1)
    return [index.working[rank + n - 1] for rank in index.upto[:known]]
