"""Taking away who somebody is, and leaving what a decision rests on."""

import hmac
from collections.abc import Iterable
from typing import TypeVar

from attrs import AttrsInstance, evolve, fields

from complaintkit.complaints.attributes import Attribute
from complaintkit.complaints.complaint import Complaint
from complaintkit.errors import KeyTooShortError

ERASED = "(erased)"
"""What stands for a personal text that was known: it stays known, and tells nothing."""

_KEY_BYTES = 32
_HEX_DIGITS = 32
Facts = TypeVar("Facts", bound=AttrsInstance)


def erased(
    complaint: Complaint, declared: Iterable[Attribute] = (), *, key: bytes | None = None
) -> Complaint:
    """A complaint without personal data that still counts and decides the same.

    Personal texts that were known become :data:`ERASED`. Attributes stay when they are
    declared and not personal; all others become :data:`ERASED` too.

    Args:
        complaint: The complaint.
        declared: The attributes its policy declares.
        key: Turns the reference into a pseudonym, so that it can be found again by who
            holds the key; without one it is erased.

    Raises:
        KeyTooShortError: For a key of fewer than 32 bytes.

    Examples:
        >>> from complaintkit import Complainant, Complaint, erased
        >>> known = Complaint(narrative="…", complainant=Complainant(name="Anna Peeters"))
        >>> erased(known).complainant.name, erased(known).wish
        ('(erased)', None)
    """
    kept = {attribute.code for attribute in declared if not attribute.personal}
    plain = _without_personal(complaint)
    if key is not None and complaint.reference is not None:
        plain = evolve(plain, reference=pseudonym(complaint.reference, key))
    if plain.complainant is not None:
        plain = evolve(plain, complainant=_without_personal(plain.complainant))
    own = {code: value if code in kept else ERASED for code, value in complaint.attributes.items()}
    return evolve(plain, attributes=own)


def pseudonym(value: str, key: bytes) -> str:
    """The same pseudonym for the same value under the same key: HMAC-SHA-256, 128 bits.

    It is still personal data for whoever has the key. A hash without a key would not do:
    a register number of eleven digits is found again by trying them all.

    Args:
        value: What to hide.
        key: At least 32 secret random bytes, kept apart from the data.

    Returns:
        Thirty-two hexadecimal digits.

    Raises:
        KeyTooShortError: For a key of fewer than 32 bytes.

    Examples:
        >>> from complaintkit import pseudonym
        >>> pseudonym("2026/0117", bytes(32))
        'f1157957b4fed7378a62d9284362b319'
    """
    if len(key) < _KEY_BYTES:
        raise KeyTooShortError(_KEY_BYTES)
    digest = hmac.new(key, value.encode("utf-8", "surrogatepass"), "sha256").hexdigest()
    return digest[:_HEX_DIGITS]


def _without_personal(facts: Facts) -> Facts:
    hidden = {
        it.name: ERASED
        for it in fields(type(facts))
        if it.metadata.get("personal") and getattr(facts, it.name) is not None
    }
    return evolve(facts, **hidden)  # type: ignore[misc]
