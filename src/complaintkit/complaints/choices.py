"""What a fact of a complaint can be, where it is one of a few."""

from enum import StrEnum


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


class Intermediary(StrEnum):
    """Through whom a contact came in, apart from its medium; it may have come through several."""

    IN_PERSON = "in-person"
    OMBUDSMAN = "ombudsman"
    SOCIAL_SERVICE = "social-service"
    ASSOCIATION = "association"
    LAWYER = "lawyer"
    RELATIVE = "relative"
    PUBLIC_BODY = "public-body"
    MINISTERS_OFFICE = "ministers-office"


class ComplainantKind(StrEnum):
    """As what somebody complains."""

    INSURED_PERSON = "insured-person"
    SELF_EMPLOYED = "self-employed"
    EMPLOYER = "employer"
    PROFESSIONAL = "professional"
    ORGANISATION = "organisation"
    OTHER = "other"


class Mandate(StrEnum):
    """For whom somebody complains, and whether that person said so."""

    OWN_BEHALF = "own-behalf"
    GIVEN = "given"
    NOT_GIVEN = "not-given"


class AppealState(StrEnum):
    """Where the person stands with an appeal against a decision."""

    NONE = "none"
    OPEN = "open"
    LODGED = "lodged"
    DECIDED = "decided"
    MISSED = "missed"


class ProceedingState(StrEnum):
    """Whether a court or an ombudsman is still at work on the matter."""

    PENDING = "pending"
    ENDED = "ended"


class EarlierState(StrEnum):
    """Whether an earlier complaint on the same matter is still handled."""

    OPEN = "open"
    CLOSED = "closed"
