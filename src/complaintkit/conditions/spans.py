"""Whether a term from one day to another has run: for ``older-than`` and ``lasted``."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from attrs import frozen

from complaintkit.choices import chosen
from complaintkit.complaints import AttributeType, Complaint
from complaintkit.conditions.named_facts import NamedDay, decidable
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.conditions.truths import every, some
from complaintkit.counting import end_of_term
from complaintkit.errors import ChoiceError, HorizonError, LimitError, quoted
from complaintkit.terms import MonthRule, Term, TermUnit

_NO_LENGTH = {TermUnit.WORKING_DAYS, TermUnit.IMMEDIATE, TermUnit.NO_FIGURE}
_DAYS_KEPT = 4096
Compare = Callable[[int, int], bool]


def to_term(value: Term | str) -> Term:
    """A term of calendar days, weeks, months or years.

    Raises:
        TermError: For what is no term.
        ChoiceError: For working days, as a condition has no calendar, and for no length at all.
    """
    term = value if isinstance(value, Term) else Term.parse(value)
    if term.unit in _NO_LENGTH:
        raise ChoiceError(
            f"a term in calendar days, weeks, months or years is wanted, not '{term}'"
        )
    return term


def to_month_rule(value: MonthRule | str | None) -> MonthRule | None:
    """A month rule, if any."""
    return None if value is None else chosen(MonthRule, value)


def check_month_rule(term: Term, rule: MonthRule | None) -> None:
    """Refuse months and years of which nobody said how they are counted.

    Raises:
        LimitError: For these.
    """
    if term.unit.counts_months and rule is None:
        message = f"a term of {term} needs month_rule: 'same-date' or 'eve-of-date'"
        raise LimitError(message)


@frozen
class Span:
    """A term since a day, asked for on another day.

    Attributes:
        term: How long.
        month_rule: How months are counted.
        since: From when; of several days the latest.
        on: When it is asked for; of several days the latest.
    """

    term: Term
    month_rule: MonthRule | None
    since: NamedDay
    on: NamedDay

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it looks at."""
        return self.since.fact, self.on.fact

    def asked(self, complaint: Complaint, compare: Compare) -> bool | None:
        """Whether the end of the term compares so with the day it is asked for.

        The latest of several days compares so with the latest of others when each of the ones
        does with one of the others. Where it is known that there is no day, it does not.
        """
        since, on = self.since.days(complaint), self.on.days(complaint)
        if len(since) == len(on) == 1:
            return self._holds(compare, since[0], on[0])
        if not since:
            return False
        return every([some([self._holds(compare, one, day) for day in on]) for one in since])

    def _holds(self, compare: Compare, since: date | None, on: date | None) -> bool | None:
        if since is None or on is None:
            return None
        end = _end(since, self.term.amount, self.term.unit, self.month_rule)
        return compare(end, on.toordinal())


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
