"""The condition ``about-body``."""

from typing import ClassVar

from attrs import evolve, field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.conditions.symbols import NamedBodies, bodies_in, body_codes
from complaintkit.conditions.ternary import Answer, Answers, answers
from complaintkit.conditions.truths import stated


@frozen
class AboutBody:
    """The complaint is about one of these bodies, or (``only``) about no other.

    A body counts when it is one of them, a part of one, or a member of one on the day of
    receipt. A body that the policy does not know may be, so with it the answer is unknown
    unless another body gives it. Without a policy a body counts as itself only.

    Source: Partenamut's page excludes complaints that are not about its own services; the
    Brussels ombudsman hears complaints about some bodies of the region and not about others.

    Raises:
        ChoiceError: For a symbol that there is not.

    Examples:
        >>> from complaintkit import AboutBody, Complaint
        >>> both = Complaint(bodies=["be.inasti", "be.inami"])
        >>> AboutBody("be.inasti").check(both).value.name
        'YES'
        >>> AboutBody("be.inasti", only=True).check(both).value.name
        'NO'
    """

    kind: ClassVar[str] = "about-body"

    bodies: frozenset[str] = field(converter=body_codes)
    only: bool = field(default=False, converter=stated)
    _within: Surroundings | None = field(default=None, kw_only=True, eq=False, repr=False)
    _named: NamedBodies = field(init=False, eq=False, repr=False)
    _said: Answers = field(init=False, eq=False, repr=False)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the bodies."""
        bodies = complaint.bodies
        if not bodies:
            return self._said.unknown if bodies is None else self._said.no
        has = self._named.has_all if self.only else self._named.has_any
        return self._said.of(has(bodies, complaint))

    def within(self, surroundings: Surroundings) -> "AboutBody":
        """The same, knowing which bodies there are."""
        return evolve(self, within=surroundings)

    def names(self) -> tuple[Name, ...]:
        """The bodies."""
        return bodies_in(self.bodies)

    @_named.default
    def _name(self) -> NamedBodies:
        return NamedBodies(self.bodies, self._within)

    @_said.default
    def _say(self) -> Answers:
        return answers("bodies", *self._named.facts)
