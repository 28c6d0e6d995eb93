"""The condition ``nature``."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from complaintkit.choices import several
from complaintkit.complaints import Complaint, Nature
from complaintkit.complaints.personal import one_or_listed
from complaintkit.conditions.ternary import Answer, answers

_SAID = answers("nature")


def _natures(values: Nature | str | Iterable[Nature | str]) -> tuple[Nature, ...]:
    return several(Nature, one_or_listed(values))


@frozen
class NatureIs:
    """The contact is of one of these natures; unknown while nobody said what it is.

    Source: a policy's own list of what it handles; INASTI's report of 2019 counts contacts
    that turned out to be information requests, questions in a running file, fraud reports
    or meant for another body apart from complaints.

    Examples:
        >>> from complaintkit import Complaint, Nature, NatureIs
        >>> NatureIs((Nature.COMPLAINT,)).check(Complaint(nature=Nature.PRAISE)).value.name
        'NO'
    """

    kind: ClassVar[str] = "nature"

    natures: tuple[Nature, ...] = field(converter=_natures)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the nature."""
        nature = complaint.nature
        return _SAID.unknown if nature is None else _SAID.of(nature in self.natures)
