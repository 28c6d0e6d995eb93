"""What a decision needs to know of the policy it is made under."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from complaintkit.admissibility.rule import AdmissibilityRule
from complaintkit.bodies import Body
from complaintkit.complaints import Attribute, Complaint
from complaintkit.deadlines import Deadline
from complaintkit.text import Assumption, Source, Text

if TYPE_CHECKING:
    from complaintkit.admissibility.decision import Decision


class Judging(Protocol):
    """What a decision needs to know of the policy it is made under."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def version(self) -> str:
        """The name of its version."""

    @property
    def body(self) -> Body:
        """The body whose policy it is."""

    @property
    def bodies(self) -> Mapping[str, Body]:
        """The bodies there are, by code."""

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes it declares."""

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """Choices that its texts leave open."""

    @property
    def reminder(self) -> Text | None:
        """What it reminds of with every decision."""

    def source(self, code: str) -> Source:
        """A source by its code."""

    def tell_by(self, rules: Iterable[AdmissibilityRule], complaint: Complaint) -> Deadline | None:
        """By when the person is told that rules hold: the earliest of the limits they name."""

    def assess(self, complaint: Complaint) -> "Decision":
        """What it decides on another complaint."""
