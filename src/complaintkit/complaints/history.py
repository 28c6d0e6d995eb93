"""What went before a complaint: decisions, steps, proceedings, earlier complaints."""

from datetime import date

from attrs import field, frozen

from complaintkit.choices import chosen
from complaintkit.complaints.choices import AppealState, EarlierState, ProceedingState
from complaintkit.complaints.personal import truth, unshown_text
from complaintkit.dates import to_date


def _day(value: date | None) -> date | None:
    return None if value is None else to_date(value)


def _appeal(value: AppealState | str | None) -> AppealState | None:
    return None if value is None else chosen(AppealState, value)


def _proceeding(value: ProceedingState | str | None) -> ProceedingState | None:
    return None if value is None else chosen(ProceedingState, value)


def _earlier(value: EarlierState | str | None) -> EarlierState | None:
    return None if value is None else chosen(EarlierState, value)


@frozen(kw_only=True)
class ContestedDecision:
    """A decision that is complained about.

    Attributes:
        by: Code of the body that took it.
        notified: The day the person was told of it.
        posted: The day it was handed to the post.
        appeal: Where the person stands with an appeal against it.
        appeal_to: Code of the court or body to which an appeal goes.

    Examples:
        >>> from complaintkit import ContestedDecision
        >>> ContestedDecision(by="be.inami", appeal="open").appeal.value
        'open'
    """

    by: str | None = field(default=None, validator=unshown_text)
    notified: date | None = field(default=None, converter=_day)
    posted: date | None = field(default=None, converter=_day)
    appeal: AppealState | None = field(default=None, converter=_appeal)
    appeal_to: str | None = field(default=None, validator=unshown_text)


@frozen(kw_only=True)
class PriorStep:
    """A step the person took before complaining.

    Attributes:
        body: Code of the body, or of the service, it was taken with.
        on: The day.
        answered: Whether there was an answer.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import PriorStep
        >>> PriorStep(body="be.partenamut", on=date(2026, 4, 1)).answered is None
        True
    """

    body: str | None = field(default=None, validator=unshown_text)
    on: date | None = field(default=None, converter=_day)
    answered: bool | None = field(default=None, converter=truth)


@frozen(kw_only=True)
class Proceeding:
    """A court, or another body, that was asked to look at the same matter.

    Attributes:
        before: Code of the court or body.
        state: Whether it is still at work.

    Examples:
        >>> from complaintkit import Proceeding
        >>> Proceeding(before="be.labour-court", state="pending").state.value
        'pending'
    """

    before: str | None = field(default=None, validator=unshown_text)
    state: ProceedingState | None = field(default=None, converter=_proceeding)


@frozen(kw_only=True)
class EarlierComplaint:
    """An earlier complaint on the same matter.

    Attributes:
        body: Code of the body that it went to.
        state: Whether it is still handled.
        new_elements: Whether the new complaint brings something that it did not have.

    Examples:
        >>> from complaintkit import EarlierComplaint
        >>> EarlierComplaint(body="be.inasti", state="closed").new_elements is None
        True
    """

    body: str | None = field(default=None, validator=unshown_text)
    state: EarlierState | None = field(default=None, converter=_earlier)
    new_elements: bool | None = field(default=None, converter=truth)
