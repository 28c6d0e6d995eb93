"""The condition ``older-than``."""

from typing import ClassVar

from attrs import frozen

from complaintkit.conditions.spans import Span


@frozen
class OlderThan(Span):
    """More than a term has run from one day to another: what came on its last day is in time.

    Of several decisions or steps the latest counts; where there is known to be none, nothing is
    older.

    Source: facts of more than a year ago are refused by INASTI and by the federal ombudsman
    (who makes an exception for who took steps since); in Brussels it is three years.

    Raises:
        TermError: For a term that is none.
        ChoiceError: For a term in working days.
        LimitError: For months or years without a month rule.
        UnknownNameError: For a day that there is not.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Complaint, OlderThan
        >>> old = OlderThan("1 year", since="facts_date", month_rule="same-date")
        >>> facts = date(2025, 5, 13)
        >>> old.check(Complaint(facts_date=facts, received=date(2026, 5, 13))).value.name
        'NO'
        >>> old.check(Complaint(facts_date=facts, received=date(2026, 5, 14))).value.name
        'YES'
    """

    kind: ClassVar[str] = "older-than"
    holds_after: ClassVar[int] = 1
