"""The condition ``intermediary``."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint, Intermediary
from complaintkit.conditions.codes import among, choice_set
from complaintkit.conditions.ternary import Answer, answers
from complaintkit.conditions.truths import stated

_SAID = answers("intermediary")


def _intermediaries(
    values: Intermediary | str | Iterable[Intermediary | str],
) -> frozenset[Intermediary]:
    return choice_set(Intermediary, values)


@frozen
class IntermediaryIs:
    """The contact came through one of these, or (``only``) through no other.

    Source: INASTI's report of 2019 counts complaints that came through the federal ombudsman
    apart; that of the CPAM of Indre-et-Loire for 2021 those that came through social services.

    Examples:
        >>> from complaintkit import Complaint, IntermediaryIs
        >>> IntermediaryIs("ombudsman").check(Complaint(intermediary=[])).value.name
        'NO'
    """

    kind: ClassVar[str] = "intermediary"

    intermediaries: frozenset[Intermediary] = field(converter=_intermediaries)
    only: bool = field(default=False, converter=stated)

    def check(self, complaint: Complaint) -> Answer:
        """Look at through whom it came."""
        return among(_SAID, complaint.intermediary, self.intermediaries, only=self.only)
