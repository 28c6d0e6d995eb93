"""The condition ``lasted``."""

from operator import le
from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.named_facts import NamedDay, attributes_in, day_name
from complaintkit.conditions.spans import Span, check_days, check_month_rule, to_month_rule, to_term
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.conditions.ternary import Answer, Answers, answers
from complaintkit.terms import MonthRule, Term


@frozen
class Lasted:
    """A term has fully run from one day to another, which may be its last.

    Of several decisions or steps the latest counts; where there is known to be none, nothing
    lasted.

    Source: the mediator of the CPAM of Indre-et-Loire is open at once to whoever has been
    without replacement income for at least two months.

    Raises:
        TermError: For a term that is none.
        ChoiceError: For a term in working days.
        LimitError: For months or years without a month rule.
        UnknownNameError: For a day that there is not.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Complaint, Lasted
        >>> lasted = Lasted("2 months", since="attribute.without-income", month_rule="same-date")
        >>> own = {"without-income": date(2026, 3, 13)}
        >>> lasted.check(Complaint(attributes=own, received=date(2026, 5, 13))).value.name
        'YES'
        >>> lasted.check(Complaint(attributes=own, received=date(2026, 5, 12))).value.name
        'NO'
    """

    kind: ClassVar[str] = "lasted"

    term: Term = field(converter=to_term)
    since: str = field(converter=day_name)
    month_rule: MonthRule | None = field(default=None, converter=to_month_rule)
    on: str = field(default="received", converter=day_name)
    _span: Span = field(init=False, eq=False, repr=False)
    _said: Answers = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Check that the term can be counted."""
        check_month_rule(self.term, self.month_rule)

    def check(self, complaint: Complaint) -> Answer:
        """Look at both days."""
        return self._said.of(self._span.asked(complaint, le))

    def within(self, surroundings: Surroundings) -> "Lasted":
        """The same, its attributes looked at."""
        check_days(self.names(), surroundings)
        return self

    def names(self) -> tuple[Name, ...]:
        """The attributes among the days."""
        return attributes_in((self.since, self.on))

    @_span.default
    def _lay_out(self) -> Span:
        return Span(self.term, self.month_rule, NamedDay(self.since), NamedDay(self.on))

    @_said.default
    def _say(self) -> Answers:
        return answers(*self._span.facts)
