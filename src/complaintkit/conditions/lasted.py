"""The condition ``lasted``."""

from typing import ClassVar

from attrs import frozen

from complaintkit.conditions.spans import Span


@frozen
class Lasted(Span):
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
    holds_after: ClassVar[int] = 0
