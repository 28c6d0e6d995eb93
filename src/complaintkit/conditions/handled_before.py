"""The condition ``handled-before``."""

from typing import ClassVar

from attrs import evolve, field, frozen

from complaintkit.choices import chosen
from complaintkit.complaints import Complaint, EarlierComplaint, EarlierState
from complaintkit.complaints.personal import truth
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.conditions.symbols import NamedBodies, bodies_in, body_codes
from complaintkit.conditions.ternary import Answer, Answers, answers
from complaintkit.conditions.truths import agrees, every, some


def _state(value: EarlierState | str | None) -> EarlierState | None:
    return None if value is None else chosen(EarlierState, value)


@frozen
class HandledBefore:
    """One of these bodies, or any where none is named, had a complaint on the same matter.

    Attributes:
        bodies: Who had it; ``@body`` is the policy's own.
        state: Only one that is still handled, or only one that is closed.
        new_elements: Only where this complaint brings something new, or only where not.

    Source: INASTI does not examine what it already handled, or is handling; the federal
    ombudsman what is identical to an earlier complaint without new elements.

    Raises:
        ChoiceError: For a symbol, or a state, that there is not.

    Examples:
        >>> from complaintkit import Complaint, EarlierComplaint, HandledBefore
        >>> again = Complaint(earlier=[EarlierComplaint(body="be.inasti", new_elements=True)])
        >>> HandledBefore("be.inasti", new_elements=False).check(again).value.name
        'NO'
    """

    kind: ClassVar[str] = "handled-before"

    bodies: frozenset[str] = field(converter=body_codes)
    state: EarlierState | None = field(default=None, converter=_state)
    new_elements: bool | None = field(default=None, converter=truth)
    _within: Surroundings | None = field(default=None, kw_only=True, eq=False, repr=False)
    _named: NamedBodies = field(init=False, eq=False, repr=False)
    _said: Answers = field(init=False, eq=False, repr=False)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the earlier complaints."""
        earlier = complaint.earlier
        if not earlier:
            return self._said.unknown if earlier is None else self._said.no
        return self._said.of(some([self._counts(it, complaint) for it in earlier]))

    def within(self, surroundings: Surroundings) -> "HandledBefore":
        """The same, knowing which bodies there are."""
        return evolve(self, within=surroundings)

    def names(self) -> tuple[Name, ...]:
        """The bodies."""
        return bodies_in(self.bodies)

    def _counts(self, earlier: EarlierComplaint, complaint: Complaint) -> bool | None:
        by_them = self._named.has(earlier.body, complaint) if self.bodies else True
        as_wanted = agrees(earlier.state, self.state)
        return every((by_them, as_wanted, agrees(earlier.new_elements, self.new_elements)))

    @_named.default
    def _name(self) -> NamedBodies:
        return NamedBodies(self.bodies, self._within)

    @_said.default
    def _say(self) -> Answers:
        return answers("earlier", *self._named.facts)
