"""The condition ``about-unit``."""

from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.codes import code_set
from complaintkit.conditions.ternary import Answer, answers

_SAID = answers("unit")


@frozen
class AboutUnit:
    """The complaint is about one of these services of a body.

    Source: at INASTI complaints about a social insurance fund are handled by the external
    audit service since 1 January 2019, and not counted with the others.

    Examples:
        >>> from complaintkit import AboutUnit, Complaint
        >>> AboutUnit("external-audit").check(Complaint(unit="pensions")).value.name
        'NO'
    """

    kind: ClassVar[str] = "about-unit"

    units: frozenset[str] = field(converter=code_set)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the service."""
        unit = complaint.unit
        if unit is None:
            return _SAID.unknown
        return _SAID.yes if unit in self.units else _SAID.no
