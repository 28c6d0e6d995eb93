"""Truth values of several things at once, None being unknown."""

from collections.abc import Iterable

from complaintkit.complaints.personal import truth
from complaintkit.errors import NotATruthError


def some(truths: Iterable[bool | None]) -> bool | None:
    """Kleene's "or": yes when one is, else unknown when one is unknown, else no.

    Examples:
        >>> from complaintkit.conditions.truths import some
        >>> some([False, None, True]), some([False, None]), some([])
        (True, None, False)
    """
    found: bool | None = False
    for value in truths:
        if value:
            return True
        if value is None:
            found = None
    return found


def every(truths: Iterable[bool | None]) -> bool | None:
    """Kleene's "and": no when one is, else unknown when one is unknown, else yes.

    Examples:
        >>> from complaintkit.conditions.truths import every
        >>> every([True, None, False]), every([True, None]), every([])
        (False, None, True)
    """
    found: bool | None = True
    for value in truths:
        if value is None:
            found = None
        elif not value:
            return False
    return found


def agrees(found: object | None, wanted: object | None) -> bool | None:
    """Whether a value is the one that is wanted, if one is; unknown while it is not known."""
    if wanted is None:
        return True
    return None if found is None else found == wanted


def stated(value: bool) -> bool:  # noqa: FBT001 - this is what it is about
    """True or false, and nothing else.

    Raises:
        NotATruthError: For anything else.
    """
    if truth(value) is None:
        raise NotATruthError("a NoneType where true or false is wanted")
    return value
