"""The condition ``decided``."""

from typing import ClassVar

from attrs import evolve, field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.conditions.symbols import NamedBodies, bodies_in, body_codes
from complaintkit.conditions.ternary import Answer, Answers, answers
from complaintkit.conditions.truths import some, stated


@frozen
class Decided:
    """The complaint is about a decision; with ``false``, it is about none.

    Attributes:
        decided: Whether it is to be about one.
        by: Only decisions of these bodies; any where none is named.

    Source: INAMI's page tells complaints about how a decision came about from appeals against
    the decision itself.

    Raises:
        ChoiceError: For a symbol that there is not.

    Examples:
        >>> from complaintkit import Complaint, ContestedDecision, Decided
        >>> refused = Complaint(decisions=[ContestedDecision(by="be.inami")])
        >>> Decided(True).check(refused).value.name
        'YES'
        >>> Decided(False, by="be.inasti").check(refused).value.name
        'YES'
    """

    kind: ClassVar[str] = "decided"

    decided: bool = field(converter=stated)
    by: frozenset[str] = field(default=(), converter=body_codes)
    _within: Surroundings | None = field(default=None, kw_only=True, eq=False, repr=False)
    _named: NamedBodies = field(init=False, eq=False, repr=False)
    _said: Answers = field(init=False, eq=False, repr=False)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the decisions."""
        decisions = complaint.decisions
        if decisions is None:
            return self._said.unknown
        found: bool | None = bool(decisions)
        if decisions and self.by:
            found = some([self._named.has(it.by, complaint) for it in decisions])
        return self._said.unknown if found is None else self._said.of(found is self.decided)

    def within(self, surroundings: Surroundings) -> "Decided":
        """The same, knowing which bodies there are."""
        return evolve(self, within=surroundings)

    def names(self) -> tuple[Name, ...]:
        """The bodies."""
        return bodies_in(self.by)

    @_named.default
    def _name(self) -> NamedBodies:
        return NamedBodies(self.by, self._within)

    @_said.default
    def _say(self) -> Answers:
        return answers("decisions", *self._named.facts)
