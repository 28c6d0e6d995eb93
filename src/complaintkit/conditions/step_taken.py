"""The condition ``step-taken``."""

from datetime import date
from typing import ClassVar

from attrs import evolve, field, frozen

from complaintkit.complaints import Complaint, PriorStep
from complaintkit.complaints.personal import truth
from complaintkit.conditions.named_facts import NamedDay, attributes_in, day_name
from complaintkit.conditions.spans import check_days
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.conditions.symbols import NamedBodies, bodies_in, body_codes
from complaintkit.conditions.ternary import Answer, Answers, answers
from complaintkit.conditions.truths import agrees, every, some


def _day(value: str | None) -> str | None:
    return None if value is None else day_name(value)


@frozen
class StepTaken:
    """The person took a step before, with one of these bodies, or with anybody where none is named.

    Attributes:
        bodies: With whom; ``@body-concerned`` is who is complained about.
        answered: Only steps that were answered, or only such as were not.
        after: Only steps on or after the day of this fact, or each of its days.

    Source: the federal ombudsman cannot examine a complaint of who did not turn to the
    administration first; Partenamut's page advises to.

    Raises:
        ChoiceError: For a symbol that there is not.
        UnknownNameError: For a day that there is not.

    Examples:
        >>> from complaintkit import Complaint, PriorStep, StepTaken
        >>> wrote = Complaint(bodies=["be.inasti"], steps=[PriorStep(body="be.inasti")])
        >>> StepTaken("@body-concerned").check(wrote).value.name
        'YES'
        >>> StepTaken([], answered=False).check(wrote).value.name
        'UNKNOWN'
    """

    kind: ClassVar[str] = "step-taken"

    bodies: frozenset[str] = field(converter=body_codes)
    answered: bool | None = field(default=None, converter=truth)
    after: str | None = field(default=None, converter=_day)
    _within: Surroundings | None = field(default=None, kw_only=True, eq=False, repr=False)
    _named: NamedBodies = field(init=False, eq=False, repr=False)
    _after: NamedDay | None = field(init=False, eq=False, repr=False)
    _said: Answers = field(init=False, eq=False, repr=False)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the steps."""
        steps = complaint.steps
        if not steps:
            return self._said.unknown if steps is None else self._said.no
        return self._said.of(some([self._counts(step, complaint) for step in steps]))

    def within(self, surroundings: Surroundings) -> "StepTaken":
        """The same, knowing which bodies there are."""
        check_days(self._own_days, surroundings)
        return evolve(self, within=surroundings)

    def names(self) -> tuple[Name, ...]:
        """The bodies, and the attribute that is a day."""
        return (*bodies_in(self.bodies), *self._own_days)

    def _counts(self, step: PriorStep, complaint: Complaint) -> bool | None:
        with_them = self._named.has(step.body, complaint) if self.bodies else True
        late_enough = every([_reaches(step.on, day) for day in self._days(complaint)])
        return every((with_them, agrees(step.answered, self.answered), late_enough))

    def _days(self, complaint: Complaint) -> tuple[date | None, ...]:
        return () if self._after is None else self._after.days(complaint)

    @property
    def _own_days(self) -> tuple[Name, ...]:
        return () if self.after is None else attributes_in([self.after])

    @_named.default
    def _name(self) -> NamedBodies:
        return NamedBodies(self.bodies, self._within)

    @_after.default
    def _name_day(self) -> NamedDay | None:
        return None if self.after is None else NamedDay(self.after)

    @_said.default
    def _say(self) -> Answers:
        after = () if self._after is None else (self._after.fact,)
        return answers("steps", *self._named.facts, *after)


def _reaches(on: date | None, day: date | None) -> bool | None:
    return None if on is None or day is None else on >= day
