"""Finding bodies: those the library ships, by code."""

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from complaintkit.registry.files import named, shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from complaintkit.bodies import Body, Unit
    from complaintkit.reading.body_file import BodyFile
    from complaintkit.text import Source


def available_bodies() -> tuple[str, ...]:
    """The codes of all shipped bodies, in order.

    Examples:
        >>> from complaintkit import available_bodies
        >>> "be.federal-ombudsman" in available_bodies()
        True
    """
    return tuple(sorted(shipped_bodies()))


def get_body(code: str) -> "Body":
    """A shipped body.

    Args:
        code: Its code, such as ``be.inami``.

    Raises:
        UnknownNameError: When there is none of that code.

    Examples:
        >>> from complaintkit import get_body
        >>> get_body("be.federal-ombudsman").contacts[0].address
        'contact@mediateurfederal.be'
    """
    return named("body", code, shipped_bodies())


@cache
def shipped_bodies() -> "Mapping[str, Body]":
    """All shipped bodies by code; nobody can change them.

    Examples:
        >>> from complaintkit.registry import shipped_bodies
        >>> shipped_bodies()["be.inami"].name.in_language("nl")
        'RIZIV'
    """
    return MappingProxyType({body.code: body for file in _files() for body in file.bodies})


def body_sources(code: str) -> "tuple[Source, ...]":
    """The texts that a shipped body, its units and its contacts were read in.

    Args:
        code: Its code, such as ``be.inami``.

    Raises:
        UnknownNameError: When there is none of that code.

    Examples:
        >>> from complaintkit.registry import body_sources
        >>> [source.code for source in body_sources("be.dg-ombudsperson")]
        ['dg-page', 'dg-rules', 'inasti-report-2019']
    """
    body = get_body(code)
    units: tuple[Body | Unit, ...] = (body, *body.units)
    named = {code for unit in units for code in unit.source}
    named |= {code for unit in units for contact in unit.contacts for code in contact.source}
    holding = next(file for file in _files() if body in file.bodies)
    return tuple(source for source in holding.sources if source.code in named)


@cache
def _files() -> "tuple[BodyFile, ...]":
    """Each file ``bodies/<country>.toml``, read."""
    from complaintkit.reading import read_body_file

    found = shipped("bodies")
    return tuple(read_body_file(file.read_bytes(), file.name) for _, file in sorted(found.items()))
