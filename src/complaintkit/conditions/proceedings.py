"""The condition ``proceedings``."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import evolve, field, frozen

from complaintkit.complaints import Complaint, Proceeding, ProceedingState
from complaintkit.conditions.codes import choice_set
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.conditions.symbols import NamedBodies, bodies_in, body_codes
from complaintkit.conditions.ternary import Answer, Answers, answers
from complaintkit.conditions.truths import every, some


def _states(
    values: ProceedingState | str | Iterable[ProceedingState | str],
) -> frozenset[ProceedingState]:
    return choice_set(ProceedingState, values)


@frozen
class ProceedingsAre:
    """A court or another body looks at the same matter, or has looked.

    Attributes:
        states: Still, or no longer, or both.
        before: Only these courts or bodies; any where none is named.
        except_before: All but these.

    Source: a court case stops the examination by the federal ombudsman, but annulment before
    the Council of State does not; INASTI does not examine what is in court.

    Raises:
        ChoiceError: For a state, or a symbol, that there is not.

    Examples:
        >>> from complaintkit import Complaint, Proceeding, ProceedingsAre
        >>> sued = Complaint(proceedings=[Proceeding(before="be.council-of-state")])
        >>> ProceedingsAre("pending").check(sued).value.name
        'UNKNOWN'
        >>> ProceedingsAre("pending", except_before="be.council-of-state").check(sued).value.name
        'NO'
    """

    kind: ClassVar[str] = "proceedings"

    states: frozenset[ProceedingState] = field(converter=_states)
    before: frozenset[str] = field(default=(), converter=body_codes)
    except_before: frozenset[str] = field(default=(), converter=body_codes)
    _within: Surroundings | None = field(default=None, kw_only=True, eq=False, repr=False)
    _before: NamedBodies = field(init=False, eq=False, repr=False)
    _except_before: NamedBodies = field(init=False, eq=False, repr=False)
    _said: Answers = field(init=False, eq=False, repr=False)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the proceedings."""
        found = complaint.proceedings
        if not found:
            return self._said.unknown if found is None else self._said.no
        return self._said.of(some([self._counts(it, complaint) for it in found]))

    def within(self, surroundings: Surroundings) -> "ProceedingsAre":
        """The same, knowing which bodies there are."""
        return evolve(self, within=surroundings)

    def names(self) -> tuple[Name, ...]:
        """The courts and bodies."""
        return bodies_in(self.before, self.except_before)

    def _counts(self, proceeding: Proceeding, complaint: Complaint) -> bool | None:
        state = None if proceeding.state is None else proceeding.state in self.states
        before = self._before.has(proceeding.before, complaint) if self.before else True
        excepted = self._except_before.has(proceeding.before, complaint)
        return every((state, before, None if excepted is None else not excepted))

    @_before.default
    def _name_before(self) -> NamedBodies:
        return NamedBodies(self.before, self._within)

    @_except_before.default
    def _name_excepted(self) -> NamedBodies:
        return NamedBodies(self.except_before, self._within)

    @_said.default
    def _say(self) -> Answers:
        return answers("proceedings", *self._before.facts, *self._except_before.facts)
