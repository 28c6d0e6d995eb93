"""Conditions that installed packages offer, by kind."""

from functools import cache

import attrs

from complaintkit.registry.packages import broken, offered, offered_twice, owner

_CONDITIONS = "complaintkit.conditions"


@cache
def find_condition(kind: str) -> type | None:
    """The class of a condition that an installed package offers; None when none does.

    Raises:
        PolicyError: When two packages offer it, or its package is broken.
    """
    offers = offered(_CONDITIONS).get(kind, ())
    if not offers:
        return None
    if len(offers) > 1:
        raise offered_twice("condition", kind, map(owner, offers))
    try:
        found: type = offers[0].load()
    except Exception as error:
        raise broken(offers[0], f"cannot be read ({type(error).__name__})") from error
    made = attrs.has(found) and getattr(found, "kind", None) == kind and hasattr(found, "check")
    if not (made and attrs.fields(found)):
        raise broken(offers[0], "is no attrs class of that kind with a field and a check()")
    return found
