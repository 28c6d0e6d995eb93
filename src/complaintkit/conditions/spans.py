"""Whether a term from one day to another has run: for ``older-than`` and ``lasted``."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import ClassVar, Self

from attrs import field, frozen

from complaintkit.complaints import AttributeType, Complaint
from complaintkit.conditions.named_facts import NamedDay, attributes_in, day_name, decidable
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.conditions.ternary import Answer, Answers, answers
from complaintkit.conditions.truths import every, some
from complaintkit.counting import end_of_term
from complaintkit.errors import ChoiceError, HorizonError, LimitError, quoted
from complaintkit.terms import MonthRule, Term, TermUnit, to_month_rule_if_any, to_term

_NO_LENGTH = {TermUnit.WORKING_DAYS, TermUnit.IMMEDIATE, TermUnit.NO_FIGURE}
_DAYS_KEPT = 4096


def _to_term(value: Term | str) -> Term:
    """A term of calendar days, weeks, months or years.

    Raises:
        TermError: For what is no term.
        ChoiceError: For working days, as a condition has no calendar, and for no length at all.
    """
    term = to_term(value)
    if term.unit in _NO_LENGTH:
        raise ChoiceError(
            f"a term in calendar days, weeks, months or years is wanted, not '{term}'"
        )
    return term


@frozen
class Span:
    """A term from one day to another: what :class:`Lasted` and :class:`OlderThan` share.

    Attributes:
        term: How long.
        since: From when; of several days the latest.
        month_rule: How months are counted.
        on: When it is asked for; of several days the latest.
    """

    holds_after: ClassVar[int]
    """How many days after the last day of the term it holds first."""

    term: Term = field(converter=_to_term)
    since: str = field(converter=day_name)
    month_rule: MonthRule | None = field(default=None, converter=to_month_rule_if_any)
    on: str = field(default="received", converter=day_name)
    _days: tuple[NamedDay, NamedDay] = field(init=False, eq=False, repr=False)
    _said: Answers = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse months and years of which nobody said how they are counted."""
        if self.term.unit.counts_months and self.month_rule is None:
            message = f"a term of {self.term} needs month_rule: 'same-date' or 'eve-of-date'"
            raise LimitError(message)

    def check(self, complaint: Complaint) -> Answer:
        """Look at both days."""
        return self._said.of(self._has_run(complaint))

    def within(self, surroundings: Surroundings) -> Self:
        """The same, its attributes looked at."""
        check_days(self.names(), surroundings)
        return self

    def names(self) -> tuple[Name, ...]:
        """The attributes among the days."""
        return attributes_in((self.since, self.on))

    @_days.default
    def _name_days(self) -> tuple[NamedDay, NamedDay]:
        return NamedDay(self.since), NamedDay(self.on)

    @_said.default
    def _say(self) -> Answers:
        return answers(*(day.fact for day in self._days))

    def _has_run(self, complaint: Complaint) -> bool | None:
        """Whether it has run since the latest of several days, on the latest of others.

        It has when for each of the ones it has on one of the others. Where it is known that
        there is no day, it has not.
        """
        first, last = self._days
        since, on = first.days(complaint), last.days(complaint)
        if len(since) == len(on) == 1:
            return self._holds(since[0], on[0])
        if not since:
            return False
        return every([some([self._holds(one, day) for day in on]) for one in since])

    def _holds(self, since: date | None, on: date | None) -> bool | None:
        if since is None or on is None:
            return None
        end = _end(since, self.term.amount, self.term.unit, self.month_rule)
        return on.toordinal() >= end + self.holds_after


def check_days(named: Iterable[Name], surroundings: Surroundings) -> None:
    """Refuse attributes that are no days, or personal.

    Raises:
        ChoiceError: For such an attribute.
        UnknownNameError: For one that is not declared.
    """
    for _, code in named:
        attribute = decidable(surroundings, code)
        if attribute.type is not AttributeType.DATE:
            raise ChoiceError(f"the attribute {quoted(code)} is no date, but a {attribute.type}")


# By what a term is made of: that is found again sooner than the term as a whole.
@lru_cache(_DAYS_KEPT)
def _end(since: date, amount: int, unit: TermUnit, month_rule: MonthRule | None) -> int:
    """The number of the last day of the term; beyond the years there are, one more than all."""
    try:
        return end_of_term(since, Term(amount, unit), month_rule, None).toordinal()
    except HorizonError:
        return date.max.toordinal() + 1
