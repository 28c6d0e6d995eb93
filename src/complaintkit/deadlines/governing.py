"""What a deadline needs to know of the policy it stands under."""

from typing import Protocol

from complaintkit.calendars import WorkingCalendar
from complaintkit.text import Source, Text
from complaintkit.timelimits import TimeLimit


class Labelled(Protocol):
    """Anything with a name in several languages."""

    @property
    def label(self) -> Text:
        """Its name."""


class Governing(Protocol):
    """What a deadline needs to know of the policy it stands under."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def version(self) -> str:
        """The name of its version."""

    @property
    def content_hash(self) -> str:
        """A fingerprint of its content."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it speaks, the main one first."""

    def source(self, code: str) -> Source:
        """A source by its code."""

    def stage(self, code: str) -> Labelled:
        """A stage by its code."""

    def limit(self, code: str) -> TimeLimit:
        """A time limit by its code."""

    def calendar(self, code: str) -> WorkingCalendar:
        """A working calendar by its code."""
