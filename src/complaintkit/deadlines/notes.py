"""What a reader should know of a date besides the count."""

from datetime import date
from enum import StrEnum

from attrs import frozen


class NoteKind(StrEnum):
    """The kinds of note; the sentence for each is in the catalogues under ``note.``."""

    NOT_STARTED = "not-started"
    SUPPOSED = "supposed"
    EXPECTED = "expected"
    RESTARTED = "restarted"
    EXTENDED = "extended"
    EXTENDED_LATE = "extended-late"
    EXTENDED_TOO_OFTEN = "extended-too-often"
    EXTENDED_BEYOND_CAP = "extended-beyond-cap"
    EXTENDED_WITHOUT_CONSENT = "extended-without-consent"
    EXTENDED_WITHOUT_DAY = "extended-without-day"
    EXTENDED_SHORTER = "extended-shorter"
    STOP_CUT = "stop-cut"
    STOP_AT_LONGEST = "stop-at-longest"
    IGNORED = "ignored"
    VOID = "void"


@frozen
class Note:
    """One note.

    Attributes:
        kind: What it says.
        day: The day it is about; None where it is about none.
    """

    kind: NoteKind
    day: date | None = None
