"""What is to be done over many cases, the overdue first."""

from collections.abc import Iterable
from datetime import date, datetime

from attrs import frozen

from complaintkit.cases.case import Case
from complaintkit.cases.html import worklist_html
from complaintkit.cases.nextsteps import NextStep
from complaintkit.choices import chosen
from complaintkit.dates import shifted, to_local_date
from complaintkit.timelimits import Owner


@frozen(kw_only=True)
class WorkItem:
    """A step of one of many cases.

    Attributes:
        number: The place of the case among them, from 1.
        case: The case.
        step: What is to be done.
    """

    number: int
    case: Case
    step: NextStep


class Worklist(tuple[WorkItem, ...]):
    """What is to be done: a tuple that a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """A table, readable without colour, in the main language of the first policy."""
        languages = (item.case.policy.languages[0] for item in self)
        return worklist_html(self, next(languages, "en"))


def worklist(
    cases: Iterable[Case],
    as_of: date | datetime,
    *,
    within: int | None = None,
    by: Owner | str | None = Owner.BODY,
) -> Worklist:
    """The steps of many cases, the overdue first, then by the day due, those without one last.

    Args:
        cases: The cases.
        as_of: The day.
        within: Only what is due within so many calendar days, or overdue; None for everything.
        by: Who has to do it; None for everybody.

    Raises:
        ChoiceError: For somebody there is not.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Case, Complaint, get_policy, worklist
        >>> received = Complaint(received=date(2026, 5, 13), nature="complaint")
        >>> cases = [Case.open(get_policy("be.inami"), received)]
        >>> [item.step.limit for item in worklist(cases, date(2026, 6, 1))]
        ['acknowledgement', 'answer']
    """
    owner = None if by is None else chosen(Owner, by)
    items = []
    for number, case in enumerate(cases, 1):
        day = to_local_date(as_of, case.policy.zone)
        last = None if within is None else shifted(day, within)
        for step in case.next_steps(day):
            in_time = last is None or (step.due is not None and step.due <= last)
            if in_time and owner in {None, step.by}:
                items.append(WorkItem(number=number, case=case, step=step))
    return Worklist(sorted(items, key=urgency))


def urgency(item: WorkItem) -> tuple[bool, date, int]:
    """Where an item stands in the list."""
    return item.step.due is None, item.step.due or date.max, item.number
