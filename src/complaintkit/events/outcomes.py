"""How a complaint ends, in three dimensions that no body should mix."""

from enum import StrEnum


class Merits(StrEnum):
    """Whether the complaint was right."""

    FOUNDED = "founded"
    PARTLY_FOUNDED = "partly-founded"
    UNFOUNDED = "unfounded"
    NO_CONCLUSION = "no-conclusion"


class Remedy(StrEnum):
    """What was done about it."""

    CORRECTED = "corrected"
    EXPLAINED = "explained"
    NOT_CORRECTED = "not-corrected"


class Closing(StrEnum):
    """Why a file was closed."""

    SOLVED = "solved"
    DISAGREEMENT = "disagreement"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no-answer"
    FORWARDED = "forwarded"
