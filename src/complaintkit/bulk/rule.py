"""The choices that decide a date, and nothing else of a limit: what tables are looked up by."""

from typing import NamedTuple

from complaintkit.calendars import Roll, StartRule
from complaintkit.terms import MonthRule, TermUnit
from complaintkit.timelimits import TimeLimit


class Rule(NamedTuple):
    """The choices that decide a date, and nothing else of a limit."""

    unit: TermUnit
    amount: int
    start_rule: StartRule = StartRule.AFTER_EVENT
    month_rule: MonthRule | None = None
    roll: Roll = Roll.NONE
    least: int = 0


def rule_of(limit: TimeLimit) -> Rule:
    """The choices of a limit."""
    term = limit.term
    return Rule(
        term.unit,
        term.amount,
        limit.start_rule,
        limit.month_rule,
        limit.roll,
        limit.at_least_working_days,
    )
