"""The condition ``complainant``."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import ComplainantKind, Complaint
from complaintkit.conditions.codes import choice_set
from complaintkit.conditions.ternary import Answer, answers

_SAID = answers("complainant.kind")


def _kinds(
    values: ComplainantKind | str | Iterable[ComplainantKind | str],
) -> frozenset[ComplainantKind]:
    return choice_set(ComplainantKind, values)


@frozen
class ComplainantIs:
    """Who complains does so as one of these, such as an employer.

    Source: the mediators of the French health insurance funds hear insured persons, employers
    and professionals, and count them apart (CPAM of Indre-et-Loire, 2021).

    Examples:
        >>> from complaintkit import Complainant, ComplainantIs, Complaint
        >>> employer = Complaint(complainant=Complainant(kind="employer"))
        >>> ComplainantIs(["employer", "self-employed"]).check(employer).value.name
        'YES'
    """

    kind: ClassVar[str] = "complainant"

    kinds: frozenset[ComplainantKind] = field(converter=_kinds)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the kind of complainant."""
        who = complaint.complainant
        if who is None or who.kind is None:
            return _SAID.unknown
        return _SAID.yes if who.kind in self.kinds else _SAID.no
