"""The condition ``appeal``."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import AppealState, Complaint
from complaintkit.conditions.codes import choice_set
from complaintkit.conditions.ternary import Answer, answers
from complaintkit.conditions.truths import some

_SAID = answers("decisions")


def _states(values: AppealState | str | Iterable[AppealState | str]) -> frozenset[AppealState]:
    return choice_set(AppealState, values)


@frozen
class AppealIs:
    """Against a decision complained about, an appeal is open, was lodged, decided or missed.

    Source: INAMI's page and INASTI's send who can still appeal against a decision to the labour
    courts; in Flanders a complaint may be refused while an organised appeal is not used up.

    Examples:
        >>> from complaintkit import AppealIs, Complaint, ContestedDecision
        >>> refused = Complaint(decisions=[ContestedDecision(appeal="open")])
        >>> AppealIs(["open", "lodged"]).check(refused).value.name
        'YES'
    """

    kind: ClassVar[str] = "appeal"

    states: frozenset[AppealState] = field(converter=_states)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the decisions."""
        decisions = complaint.decisions
        if not decisions:
            return _SAID.unknown if decisions is None else _SAID.no
        appeals = [it.appeal for it in decisions]
        return _SAID.of(some([None if it is None else it in self.states for it in appeals]))
