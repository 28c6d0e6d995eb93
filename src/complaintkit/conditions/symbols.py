"""Bodies that a condition names: by code, or by a symbol that a policy or a case fills in."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field, frozen

from complaintkit.bodies import Body, belongs
from complaintkit.complaints import Complaint
from complaintkit.conditions.codes import code_set
from complaintkit.conditions.named_facts import day_of
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.errors import ChoiceError, did_you_mean, quoted
from complaintkit.text import InForce

OWN, CONCERNED, APPEAL = "@body", "@body-concerned", "@appeal-body"
SYMBOLS = (OWN, CONCERNED, APPEAL)
"""The symbols: the policy's own body, those complained about, those that hear an appeal."""

_FACTS = {CONCERNED: "bodies", APPEAL: "decisions"}
_ALWAYS = InForce()


def body_codes(values: str | Iterable[str]) -> frozenset[str]:
    """Codes of bodies and symbols; a single one may stand alone.

    Raises:
        ChoiceError: For a symbol that there is not, with what was perhaps meant.
    """
    found = code_set(values)
    for code in sorted(found):
        if code.startswith("@") and code not in SYMBOLS:
            raise ChoiceError(f"no symbol {quoted(code)}{did_you_mean(code, SYMBOLS)}")
    return found


def bodies_in(*several: Iterable[str]) -> tuple[Name, ...]:
    """The bodies among codes and symbols."""
    found = {code for some in several for code in some if not code.startswith("@")}
    return tuple(Name("body", code) for code in sorted(found))


@frozen
class NamedBodies:
    """Bodies by code and symbol, ready to be asked whether one is among them.

    A part or a member of a body is among them as well, once the policy tells which there are;
    without it, a body counts as itself only.

    Attributes:
        codes: The codes and symbols.
        within: What the policy tells.
    """

    codes: frozenset[str]
    within: Surroundings | None = field(default=None, eq=False, repr=False)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it looks at, beside the one that it is asked about."""
        by_case = tuple(_FACTS[symbol] for symbol in sorted(self._by_case))
        return (*by_case, "received") if self._dated else by_case

    def has(self, code: str | None, complaint: Complaint) -> bool | None:
        """Whether a body is among them, None being unknown."""
        wanted = self._with_case(complaint) if self._by_case else self._fixed
        if code is None:
            return None if wanted else False
        if code in wanted or code in self._always:
            return True
        found = False if self.within is None else self._has_above(code, wanted, complaint)
        return None if found is False and None in wanted else found

    def _with_case(self, complaint: Complaint) -> frozenset[str | None]:
        """All that are wanted in one case; None among them where some are not known."""
        found = set(self._fixed)
        if CONCERNED in self._by_case:
            found |= {None} if complaint.bodies is None else complaint.bodies
        if APPEAL in self._by_case:
            decisions = complaint.decisions
            found |= {None} if decisions is None else {it.appeal_to for it in decisions}
        return frozenset(found)

    def _has_above(
        self, code: str, wanted: frozenset[str | None], complaint: Complaint
    ) -> bool | None:
        """Whether a body is a part or a member of those wanted, on the day of receipt."""
        bodies: Mapping[str, Body] = self.within.bodies  # type: ignore[union-attr]
        if not self._by_case and code not in self._ever:
            return False if code in bodies else None
        day = day_of(complaint.received)
        found = belongs(code, (it for it in wanted if it is not None), bodies, day)
        return None if found and day is None and self._dated else found

    @cached_property
    def _fixed(self) -> frozenset[str | None]:
        """The codes, and that of the policy's own body in the place of its symbol."""
        own = None if self.within is None else self.within.own_body
        found = frozenset(own if code == OWN else code for code in self.codes)
        return found - {CONCERNED, APPEAL}

    @cached_property
    def _by_case(self) -> frozenset[str]:
        """The symbols that each case fills in."""
        return self.codes & _FACTS.keys()

    @cached_property
    def _always(self) -> frozenset[str | None]:
        """What is among the fixed ones on every day."""
        return self._below(ever=False)

    @cached_property
    def _ever(self) -> frozenset[str | None]:
        """What is among the fixed ones on some day."""
        return self._below(ever=True)

    @cached_property
    def _dated(self) -> bool:
        """Whether memberships that matter begin or end."""
        if self._by_case and self.within is not None:
            groups = self.within.bodies.values()
            return any(it.in_force != _ALWAYS for group in groups for it in group.members)
        return self._always != self._ever

    def _below(self, *, ever: bool) -> frozenset[str | None]:
        """The named bodies with all their parts and members: of some day, or of every day."""
        if self.within is None:
            return self._fixed
        below = _directly_below(self.within.bodies, ever=ever)
        found, near = set(self._fixed), list(self._fixed)
        while near:
            new = set(below.get(near.pop(), ())) - found
            found |= new
            near += new
        return frozenset(found)


def _directly_below(bodies: Mapping[str, Body], *, ever: bool) -> dict[str | None, list[str]]:
    """By body, its parts and its members: of some day, or of every day."""
    below: dict[str | None, list[str]] = {}
    for body in bodies.values():
        members = [it.body for it in body.members if ever or it.in_force == _ALWAYS]
        below.setdefault(body.code, []).extend(members)
        if body.part_of is not None:
            below.setdefault(body.part_of, []).append(body.code)
    return below
