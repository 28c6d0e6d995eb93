"""Institutions: what they are called, how they are reached, what they are part of."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from attrs import field, frozen

from complaintkit.choices import chosen
from complaintkit.complaints import Medium
from complaintkit.errors import ChoiceError, UnknownNameError
from complaintkit.text import InForce, Text

_WEEK = frozenset(range(7))


def _medium(value: Medium | str) -> Medium:
    return chosen(Medium, value)


@frozen(kw_only=True)
class Hours:
    """When somebody answers, in local time.

    Attributes:
        days: Days of the week, Monday being 0.
        opens: From when.
        closes: Until when.

    Raises:
        ChoiceError: When it closes before it opens, on no day, or on days that there are not.

    Examples:
        >>> from datetime import time
        >>> from complaintkit import Hours
        >>> Hours(days={0, 1}, opens=time(7, 30), closes=time(12)).closes
        datetime.time(12, 0)
    """

    days: frozenset[int] = field(default=frozenset(range(5)), converter=frozenset)
    opens: time
    closes: time

    def __attrs_post_init__(self) -> None:
        """Check the days and the order."""
        if not self.days or not self.days <= _WEEK:
            raise ChoiceError("days are one or more of the weekdays 0 (Monday) to 6 (Sunday)")
        if self.closes <= self.opens:
            raise ChoiceError(f"what opens at {self.opens} cannot close at {self.closes}")


@frozen(kw_only=True)
class ContactPoint:
    """One way to reach a body.

    Attributes:
        medium: By what.
        address: The number, the address, the page. Never translated.
        label: What it is for, in several languages.
        hours: When somebody answers; empty where the text does not say.
        source: Codes of the texts it was read in.

    Examples:
        >>> from complaintkit import get_body
        >>> by_mail, by_phone, *_ = get_body("be.federal-ombudsman").contacts
        >>> by_phone.medium.value, by_phone.address, by_phone.label.in_language("en")
        ('phone', '0800 999 61', 'free of charge')
    """

    medium: Medium = field(converter=_medium)
    address: str
    label: Text | None = None
    hours: tuple[Hours, ...] = ()
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class Membership:
    """That a body belongs to a group, and since when.

    Attributes:
        body: Code of the body that is a member.
        in_force: When it is.

    Examples:
        >>> from complaintkit import get_body
        >>> [member.body for member in get_body("be.mloz").members]
        ['be.partenamut']
    """

    body: str
    in_force: InForce = field(factory=InForce)


@frozen(kw_only=True)
class Unit:
    """A service inside a body.

    Attributes:
        code: Stable key, told apart inside its body only.
        name: Its name in several languages.
        contacts: How to reach it, the preferred way first.
        in_force: When it works.
        source: Codes of the texts it was read in.

    Examples:
        >>> from complaintkit import get_body
        >>> get_body("be.partenamut").unit("mediation").name.in_language("nl")
        'bemiddelingsdienst'
    """

    code: str
    name: Text
    contacts: tuple[ContactPoint, ...] = ()
    in_force: InForce = field(factory=InForce)
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class Body:
    """An institution.

    Attributes:
        code: Stable key, such as ``be.inami``.
        name: Its name in several languages.
        part_of: Code of the body it is a part of.
        members: The bodies that belong to it without being a part.
        units: Services inside it.
        contacts: How to reach it, the preferred way first.
        in_force: When it exists.
        source: Codes of the texts it was read in.

    Examples:
        >>> from complaintkit import Body, Text
        >>> Body(code="be.inami", name=Text(nl="RIZIV")).contacts
        ()
    """

    code: str
    name: Text
    part_of: str | None = None
    members: tuple[Membership, ...] = ()
    units: tuple[Unit, ...] = ()
    contacts: tuple[ContactPoint, ...] = ()
    in_force: InForce = field(factory=InForce)
    source: tuple[str, ...] = ()

    def unit(self, code: str) -> Unit:
        """A unit by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        for unit in self.units:
            if unit.code == code:
                return unit
        kind = "unit"
        raise UnknownNameError(kind, code, [unit.code for unit in self.units])

    def unit_as_body(self, code: str) -> "Body":
        """A unit as a body: one that has a procedure of its own, and is a part of this one.

        It is reached as the unit is, or else as the body is.

        Args:
            code: The code of the unit.

        Raises:
            UnknownNameError: When there is none.

        Examples:
            >>> from complaintkit import get_body
            >>> mediation = get_body("fr.cpam37").unit_as_body("mediation")
            >>> mediation.code, mediation.name.in_language("en"), mediation.part_of
            ('fr.cpam37/mediation', 'CPAM d’Indre-et-Loire, mediation', 'fr.cpam37')
        """
        unit = self.unit(code)
        names = {
            language: f"{self.name.in_language(language)}, {name}"
            for language, name in unit.name.as_dict().items()
        }
        return Body(
            code=f"{self.code}/{code}",
            name=Text(**names),
            part_of=self.code,
            contacts=unit.contacts or self.contacts,
            in_force=unit.in_force,
            source=unit.source,
        )


def belongs(
    code: str, wanted: Iterable[str], bodies: Mapping[str, Body], day: date | None
) -> bool | None:
    """Whether a body is one of others, a part of one, or a member of one.

    Args:
        code: The body that is asked about.
        wanted: Codes of the others.
        bodies: The bodies there are, by code.
        day: The day it is asked for; None where that is not known, and then memberships and
            parts with an end or a beginning are taken to hold.

    Returns:
        None when nothing is known of a body of that code, and it is none of the others itself.

    Examples:
        >>> from complaintkit import Body, Text
        >>> from complaintkit.bodies import belongs
        >>> known = {
        ...     "audit": Body(code="audit", name=Text(en="Audit"), part_of="inasti"),
        ...     "inasti": Body(code="inasti", name=Text(en="INASTI")),
        ... }
        >>> belongs("audit", ["inasti"], known, None), belongs("other", ["inasti"], known, None)
        (True, None)
    """
    wanted, seen, near = frozenset(wanted), set[str](), [code]
    while near:
        here = near.pop()
        if here in wanted:
            return True
        if here not in seen:
            seen.add(here)
            near += _above(here, bodies, day)
    return False if code in bodies else None


def _above(code: str, bodies: Mapping[str, Body], day: date | None) -> list[str]:
    """What a body is directly a part of, or a member of, on a day."""
    own = bodies.get(code)
    above = [own.part_of] if own is not None and own.part_of is not None else []
    return above + [
        group.code
        for group in bodies.values()
        for member in group.members
        if member.body == code and (day is None or member.in_force.covers(day))
    ]
