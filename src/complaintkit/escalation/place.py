"""Where a stage is: a body or a unit of one, and how to reach it."""

from collections.abc import Mapping

from attrs import frozen

from complaintkit.bodies import Body, ContactPoint, Unit
from complaintkit.complaints import Medium


@frozen(kw_only=True)
class Place:
    """A body, or a unit of one.

    Attributes:
        code: The body's code, or ``body/unit``.
        body: What is known of the body.
        unit: What is known of the unit.
        preferred: The way to reach it that is preferred.

    Examples:
        >>> from complaintkit import get_policy
        >>> from complaintkit.escalation import place_of
        >>> place = place_of("be.partenamut/mediation", get_policy("be.partenamut").bodies)
        >>> place.name("fr"), place.contacts[0].address
        ('Partenamut, service Médiation', 'ombudsman@partenamut.be')
    """

    code: str
    body: Body | None = None
    unit: Unit | None = None
    preferred: Medium | None = None

    @property
    def contacts(self) -> tuple[ContactPoint, ...]:
        """How to get there, the preferred way first: the unit's, or else the body's."""
        own = () if self.unit is None else self.unit.contacts
        points = own or (() if self.body is None else self.body.contacts)
        return tuple(sorted(points, key=lambda point: point.medium is not self.preferred))

    def name(self, language: str) -> str:
        """What to call it."""
        if self.body is None:
            return self.code
        name = self.body.name.in_language(language)
        return name if self.unit is None else f"{name}, {self.unit.name.in_language(language)}"

    def as_dict(self, language: str) -> dict[str, object]:
        """The same as plain values."""
        return {
            "code": self.code,
            "name": self.name(language),
            "contacts": [
                {"medium": point.medium.value, "address": point.address} for point in self.contacts
            ],
        }


def place_of(code: str, bodies: Mapping[str, Body], preferred: Medium | None = None) -> Place:
    """What is known of a place.

    Args:
        code: The body's code, or ``body/unit``.
        bodies: The bodies there are, by code.
        preferred: The way to reach it that is preferred.

    Raises:
        UnknownNameError: For a unit that a known body does not have.
    """
    name, _, unit_code = code.partition("/")
    body = bodies.get(name)
    unit = body.unit(unit_code) if body is not None and unit_code else None
    return Place(code=code, body=body, unit=unit, preferred=preferred)
