"""Bodies that a condition names: by code, or by a symbol that a policy or a case fills in."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from attrs import field, frozen

from complaintkit.bodies import Body, belongs
from complaintkit.complaints import Complaint
from complaintkit.conditions.codes import code_set
from complaintkit.conditions.kept import Kept
from complaintkit.conditions.named_facts import day_of
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.conditions.truths import every, some
from complaintkit.errors import ChoiceError, did_you_mean, quoted
from complaintkit.text import InForce

OWN, CONCERNED, APPEAL = "@body", "@body-concerned", "@appeal-body"
SYMBOLS = (OWN, CONCERNED, APPEAL)
"""The symbols: the policy's own body, those complained about, those that hear an appeal."""

_FACTS = {CONCERNED: "bodies", APPEAL: "decisions"}
_ALWAYS = InForce()
Codes: TypeAlias = frozenset[str | None]
Links: TypeAlias = Mapping[str | None, Sequence[str]]


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
    _fixed: Codes = field(init=False, eq=False, repr=False)
    _by_case: frozenset[str] = field(init=False, eq=False, repr=False)
    _links: tuple[Links, Links] = field(init=False, eq=False, repr=False)
    _reach: Kept[Codes, tuple[Codes, Codes]] = field(init=False, eq=False, repr=False)
    _inside: Codes = field(init=False, eq=False, repr=False)
    _outside: Codes = field(init=False, eq=False, repr=False)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it looks at, beside the one that it is asked about."""
        by_case = tuple(_FACTS[symbol] for symbol in sorted(self._by_case))
        return (*by_case, "received") if self._dated else by_case

    def has_any(self, codes: frozenset[str], complaint: Complaint) -> bool | None:
        """Whether at least one body is among them, None being unknown."""
        if not codes.isdisjoint(self._inside):
            return True
        if codes <= self._outside:
            return False
        return some([self.has(code, complaint) for code in codes])

    def has_all(self, codes: frozenset[str], complaint: Complaint) -> bool | None:
        """Whether all bodies are among them, None being unknown."""
        if not codes.isdisjoint(self._outside):
            return False
        return every([self.has(code, complaint) for code in codes])

    def has(self, code: str | None, complaint: Complaint) -> bool | None:
        """Whether a body is among them, None being unknown."""
        if code in self._inside:
            return True
        return False if code in self._outside else self._found_out(code, complaint)

    def _found_out(self, code: str | None, complaint: Complaint) -> bool | None:
        """What the code alone does not tell."""
        wanted = self._with_case(complaint) if self._by_case else self._fixed
        if code is None or not wanted:
            return None if wanted else False
        if code in wanted:
            return True
        found = False if self.within is None else self._belongs(code, wanted, complaint)
        return None if found is False and None in wanted else found

    def _with_case(self, complaint: Complaint) -> Codes:
        """All that are wanted in one case; None among them where some are not known."""
        found = set(self._fixed)
        if CONCERNED in self._by_case:
            found |= {None} if complaint.bodies is None else complaint.bodies
        if APPEAL in self._by_case:
            decisions = complaint.decisions
            found |= {None} if decisions is None else {it.appeal_to for it in decisions}
        return frozenset(found)

    def _belongs(self, code: str, wanted: Codes, complaint: Complaint) -> bool | None:
        """Whether a body is a part or a member of those wanted, on the day of receipt."""
        always, ever = self._reach[wanted]
        if code in always:
            return True
        if code not in ever:
            return False if code in self._bodies else None
        day = day_of(complaint.received)
        known = (it for it in wanted if it is not None)
        return None if day is None else belongs(code, known, self._bodies, day)

    @property
    def _bodies(self) -> Mapping[str, Body]:
        return {} if self.within is None else self.within.bodies

    @_fixed.default
    def _fix(self) -> Codes:
        """The codes, and that of the policy's own body in the place of its symbol."""
        own = None if self.within is None else self.within.own_body
        found = frozenset(own if code == OWN else code for code in self.codes)
        return found - {CONCERNED, APPEAL}

    @_by_case.default
    def _pick(self) -> frozenset[str]:
        """The symbols that each case fills in."""
        return self.codes & _FACTS.keys()

    @_links.default
    def _link(self) -> tuple[Links, Links]:
        """What is directly below each body: on every day, on some day."""
        bodies = self._bodies
        return _directly_below(bodies, ever=False), _directly_below(bodies, ever=True)

    @_reach.default
    def _keep_reach(self) -> Kept[Codes, tuple[Codes, Codes]]:
        """By the bodies that are wanted, what is among them on every day, on some day."""
        return Kept(partial(_reached, self._links))

    @_inside.default
    def _gather_inside(self) -> Codes:
        """What is among them in every case, on every day."""
        return self._reach[self._fixed - {None}][0]

    @_outside.default
    def _gather_outside(self) -> Codes:
        """What is among them in no case, on no day."""
        if self._by_case:
            return frozenset()
        return frozenset(self._bodies) - self._reach[self._fixed][1]

    @property
    def _dated(self) -> bool:
        """Whether memberships that matter begin or end."""
        if self._by_case:
            return self._links[0] != self._links[1]
        always, ever = self._reach[self._fixed]
        return always != ever


def _directly_below(bodies: Mapping[str, Body], *, ever: bool) -> Links:
    """By body, its parts and its members: of some day, or of every day."""
    below: dict[str | None, list[str]] = {}
    for body in bodies.values():
        members = [it.body for it in body.members if ever or it.in_force == _ALWAYS]
        below.setdefault(body.code, []).extend(members)
        if body.part_of is not None:
            below.setdefault(body.part_of, []).append(body.code)
    return below


def _reached(links: tuple[Links, Links], wanted: Codes) -> tuple[Codes, Codes]:
    return _below(wanted, links[0]), _below(wanted, links[1])


def _below(codes: Codes, links: Links) -> Codes:
    """These bodies, and all their parts and members."""
    found, near = set(codes), list(codes)
    while near:
        new = set(links.get(near.pop(), ())) - found
        found |= new
        near += new
    return frozenset(found)
