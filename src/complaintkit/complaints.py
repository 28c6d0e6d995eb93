"""The facts of a complaint as they were received. What is not known is ``None``."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from attrs import field, frozen

from complaintkit.choices import chosen, several
from complaintkit.dates import to_local_date


class Nature(StrEnum):
    """What a contact is; only some natures are complaints a body handles."""

    COMPLAINT = "complaint"
    INFORMATION_REQUEST = "information-request"
    QUESTION_IN_RUNNING_FILE = "question-in-running-file"
    FRAUD_REPORT = "fraud-report"
    MEANT_FOR_ANOTHER_BODY = "meant-for-another-body"
    APPEAL = "appeal"
    SUGGESTION = "suggestion"
    PRAISE = "praise"
    REQUEST = "request"


class Medium(StrEnum):
    """How a contact came in; one may come in by several."""

    WEB_FORM = "web-form"
    EMAIL = "e-mail"
    LETTER = "letter"
    COUNTER = "counter"
    PHONE = "phone"
    FAX = "fax"
    SOCIAL_MEDIA = "social-media"


def _day_or_instant(value: date | datetime | None) -> date | datetime | None:
    if value is not None:
        to_local_date(value, "UTC")
    return value


def _nature(value: Nature | str | None) -> Nature | None:
    return None if value is None else chosen(Nature, value)


def _media(value: Medium | str | Iterable[Medium | str] | None) -> frozenset[Medium] | None:
    return None if value is None else frozenset(several(Medium, value))


@frozen(kw_only=True)
class Complaint:
    """What is known of one contact.

    Attributes:
        reference: The body's own number for it.
        received: The day, or the aware instant, on which it reached the body.
        sent: The day, or the aware instant, on which the person sent it.
        nature: What it is.
        medium: How it came in, one or several.
        language: Two letters.

    Raises:
        NotADateError: For a day that is none, or an instant without time zone.
        ChoiceError: For a nature or a medium that there is not.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Complaint, Medium, Nature
        >>> Complaint(received=date(2026, 5, 13), nature=Nature.COMPLAINT).medium is None
        True
    """

    reference: str | None = field(default=None, repr=False)
    received: date | datetime | None = field(default=None, converter=_day_or_instant)
    sent: date | datetime | None = field(default=None, converter=_day_or_instant)
    nature: Nature | None = field(default=None, converter=_nature)
    medium: frozenset[Medium] | None = field(default=None, converter=_media)
    language: str | None = None
