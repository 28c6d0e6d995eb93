"""The named choices of escalation."""

from enum import StrEnum


class Trigger(StrEnum):
    """What opens a stage.

    Silence begins on the day after a limit was due. Dissatisfaction begins with the answer:
    nobody judges the feeling. What is direct is open from the receipt on.
    """

    REFUSAL = "refusal"
    SILENCE = "silence"
    DISSATISFACTION = "dissatisfaction"
    DIRECT = "direct"


class StageResult(StrEnum):
    """What comes out of a stage, and how far it binds."""

    DECISION = "decision"
    OPINION = "opinion"
    RECOMMENDATION = "recommendation"


class ClockEffect(StrEnum):
    """What turning to a stage does to the person's own clock."""

    SUSPENDS = "suspends"
    DOES_NOT_SUSPEND = "does-not-suspend"
    UNSAID = "unsaid"


class RouteStatus(StrEnum):
    """Whether a stage can be turned to on a day, the best first.

    A route that hangs on a fact nobody stated is neither open nor shut: it *depends*.
    """

    OPEN = "open"
    DEPENDS = "depends"
    NOT_YET = "not-yet"
    USED = "used"
    CLOSED = "closed"
    NOT_AVAILABLE = "not-available"


class WhyNot(StrEnum):
    """Why a way is not open."""

    NOT_DUE = "not-due"
    STOPPED = "stopped"
    NOT_STARTED = "not-started"
    NOT_ANSWERED = "not-answered"
    NOT_BEGUN = "not-begun"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    USED = "used"
    SHUT = "shut"
    OVER = "over"
    IN_TIME = "in-time"
    ENDED = "ended"
    NO_FIGURE = "no-figure"
    NOT_OWED = "not-owed"
    NO_ANSWER = "no-answer"
    NOT_REFUSED = "not-refused"
    REQUIREMENT = "requirement"
    CONDITION = "condition"
    NOT_FOR_THIS = "not-for-this"
