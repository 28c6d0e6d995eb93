"""The condition ``missing``."""

from functools import partial
from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.kept import Kept
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
    _read: tuple[Read, ...] = field(init=False, eq=False, repr=False)
    _said: Kept[tuple[bool, ...], Answer] = field(init=False, eq=False, repr=False)

    def check(self, complaint: Complaint) -> Answer:
        """Look whether each is known."""
        return self._said[tuple([read(complaint) is None for read in self._read])]

    def names(self) -> tuple[Name, ...]:
        """The attributes among the facts."""
        return attributes_in(self.facts)

    @_read.default
    def _find_readers(self) -> tuple[Read, ...]:
        return tuple(map(reader, self.facts))

    @_said.default
    def _say(self) -> Kept[tuple[bool, ...], Answer]:
        return Kept(partial(_answer, self.facts))


def _answer(facts: tuple[str, ...], missing: tuple[bool, ...]) -> Answer:
    """The answer when these of some facts are not known: they are named first."""
    asked = tuple(zip(facts, missing, strict=True))
    first, others = ([name for name, it in asked if it is wanted] for wanted in (True, False))
    return Answer(Ternary.UNKNOWN if first else Ternary.NO, (*first, *others))
