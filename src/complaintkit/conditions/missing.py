"""The condition ``missing``."""

from functools import cached_property
from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.named_facts import Read, attributes_in, fact_names, reader
from complaintkit.conditions.surroundings import Name
from complaintkit.conditions.ternary import Answer, Ternary


@frozen
class Missing:
    """Whether one of these facts is not known. It never says yes.

    The answer is unknown while one of them is not known, those that are missing named first,
    and no once all are known. So a rule with this condition can ask, and can never refuse.

    Source: a written complaint is admissible in Flanders if name and address are known and the
    facts are described; INAMI's page asks for name, postal address and the nature of the
    complaint.

    Raises:
        UnknownNameError: For a fact that there is not.

    Examples:
        >>> from complaintkit import Complainant, Complaint, Missing
        >>> named = Complaint(complainant=Complainant(name="Anna Peeters"))
        >>> Missing(["complainant.name", "narrative"]).check(named)
        Answer(value=<Ternary.UNKNOWN: 1>, facts=('narrative', 'complainant.name'))
    """

    kind: ClassVar[str] = "missing"

    facts: tuple[str, ...] = field(converter=fact_names)

    def check(self, complaint: Complaint) -> Answer:
        """Look whether each is known."""
        missing = [name for name, read in self._read if read(complaint) is None]
        if not missing:
            return self._no
        known = [name for name in self.facts if name not in missing]
        return Answer(Ternary.UNKNOWN, (*missing, *known))

    def names(self) -> tuple[Name, ...]:
        """The attributes among the facts."""
        return attributes_in(self.facts)

    @cached_property
    def _read(self) -> tuple[tuple[str, Read], ...]:
        return tuple((name, reader(name)) for name in self.facts)

    @cached_property
    def _no(self) -> Answer:
        return Answer(Ternary.NO, self.facts)
