"""What a rule does, and where that leaves a complaint."""

from enum import StrEnum


class Effect(StrEnum):
    """What a rule does when it holds."""

    NOT_A_COMPLAINT = "not-a-complaint"
    REDIRECT = "redirect"
    MUST_REFUSE = "must-refuse"
    ASK = "ask"
    MAY_REFUSE = "may-refuse"
    ADVISE = "advise"


class IfUnknown(StrEnum):
    """What becomes of a rule as long as a fact it needs is not known."""

    PASS = "pass"  # noqa: S105 - no password
    ASK = "ask"


class ForwardedBy(StrEnum):
    """Who sees to it that a contact gets where it belongs."""

    BODY = "body"
    PERSON = "person"


class Outcome(StrEnum):
    """Where the rules leave a complaint; the earlier here, the stronger."""

    NOT_A_COMPLAINT = "not-a-complaint"
    REDIRECTED = "redirected"
    INADMISSIBLE = "inadmissible"
    INCOMPLETE = "incomplete"
    REFUSABLE = "refusable"
    ADMISSIBLE = "admissible"


PRECEDENCE: tuple[Outcome, ...] = tuple(Outcome)
"""The outcomes, the strongest first: of all findings the strongest decides."""

LEADS_TO = {
    Effect.NOT_A_COMPLAINT: Outcome.NOT_A_COMPLAINT,
    Effect.REDIRECT: Outcome.REDIRECTED,
    Effect.MUST_REFUSE: Outcome.INADMISSIBLE,
    Effect.ASK: Outcome.INCOMPLETE,
    Effect.MAY_REFUSE: Outcome.REFUSABLE,
    Effect.ADVISE: Outcome.ADMISSIBLE,
}
"""The outcome that each effect argues for."""
