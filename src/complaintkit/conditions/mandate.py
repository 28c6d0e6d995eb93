"""The condition ``mandate``."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint, Mandate
from complaintkit.conditions.codes import choice_set
from complaintkit.conditions.ternary import Answer, answers

_SAID = answers("complainant.mandate")


def _mandates(values: Mandate | str | Iterable[Mandate | str]) -> frozenset[Mandate]:
    return choice_set(Mandate, values)


@frozen
class MandateIs:
    """Who complains does so on their own behalf, with a mandate, or without the one it takes.

    Source: the Belgian ombudsman for pensions asks a third party for a power of attorney; the
    independent health insurance funds hear a representative with consent or mandate.

    Examples:
        >>> from complaintkit import Complainant, Complaint, MandateIs
        >>> MandateIs("not-given").check(Complaint(complainant=Complainant())).value.name
        'UNKNOWN'
    """

    kind: ClassVar[str] = "mandate"

    mandates: frozenset[Mandate] = field(converter=_mandates)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the mandate."""
        who = complaint.complainant
        if who is None or who.mandate is None:
            return _SAID.unknown
        return _SAID.yes if who.mandate in self.mandates else _SAID.no
