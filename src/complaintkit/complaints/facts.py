"""Facts by name, as conditions, questions and what-ifs speak of them."""

from collections.abc import Mapping
from datetime import date, datetime

from attrs import evolve, fields

from complaintkit.complaints.complainant import Complainant
from complaintkit.complaints.complaint import Complaint
from complaintkit.errors import UnknownNameError

_WHO, _OWN = "complainant.", "attribute."
_PLAIN = dict.fromkeys(  # A set that keeps its order.
    it.name for it in fields(Complaint) if it.name not in {"complainant", "attributes"}
)

FACTS: tuple[str, ...] = (*_PLAIN, *(f"{_WHO}{it.name}" for it in fields(Complainant)))
"""The name of every fact but ``attribute.CODE``: ``received``, ``complainant.name`` …"""

_DAYS_OF_ROWS = {"decisions.notified": ("decisions", "notified"), "steps.on": ("steps", "on")}

DAYS = (
    *("received", "sent", "put_in_writing", "facts_date", "learnt_date"),
    *_DAYS_OF_ROWS,
)
"""The name of every fact that is a day, but attributes."""


def fact(complaint: Complaint, name: str) -> object | None:
    """One fact by its name; None when it is not known.

    Args:
        complaint: The complaint.
        name: One of :data:`FACTS`, or ``attribute.CODE``.

    Raises:
        UnknownNameError: For a fact that there is not.

    Examples:
        >>> from complaintkit import Complainant, Complaint
        >>> from complaintkit.complaints import fact
        >>> fact(Complaint(complainant=Complainant(anonymous=False)), "complainant.anonymous")
        False
    """
    if name in _PLAIN:
        return getattr(complaint, name)  # type: ignore[no-any-return]
    if name.startswith(_OWN):
        return complaint.attributes.get(name.removeprefix(_OWN))
    if name not in FACTS:
        raise UnknownNameError("fact", name, FACTS)
    who = complaint.complainant
    return None if who is None else getattr(who, name.removeprefix(_WHO))


def days_of(complaint: Complaint, name: str) -> tuple[date | datetime, ...] | None:
    """The days that a fact names: one, or one for each decision or step; None when not known.

    Args:
        complaint: The complaint.
        name: One of ``received``, ``sent``, ``put_in_writing``, ``facts_date``,
            ``learnt_date``, ``decisions.notified``, ``steps.on``, ``attribute.CODE``.
    """
    rows, field = _DAYS_OF_ROWS.get(name, (name, None))
    found = fact(complaint, rows)
    if found is None or field is None:
        return (found,) if isinstance(found, date) else None
    days = [getattr(row, field) for row in found]  # type: ignore[attr-defined]
    return None if None in days else tuple(days)


def with_facts(complaint: Complaint, facts: Mapping[str, object]) -> Complaint:
    """The same complaint with some facts otherwise.

    Args:
        complaint: The complaint.
        facts: Values by the name of the fact; None for not known.

    Raises:
        UnknownNameError: For a fact that there is not.
        ComplaintkitError: For a value that the fact does not allow.
    """
    for name in facts:
        fact(complaint, name)
    plain = {name: value for name, value in facts.items() if name in _PLAIN}
    who = _part(facts, _WHO)
    own = {**complaint.attributes, **_part(facts, _OWN)}
    if complaint.complainant is not None or any(value is not None for value in who.values()):
        plain["complainant"] = evolve(complaint.complainant or Complainant(), **who)  # type: ignore[arg-type]
    plain["attributes"] = {code: value for code, value in own.items() if value is not None}
    return evolve(complaint, **plain)  # type: ignore[arg-type]


def _part(facts: Mapping[str, object], prefix: str) -> dict[str, object]:
    return {
        name.removeprefix(prefix): value for name, value in facts.items() if name.startswith(prefix)
    }
