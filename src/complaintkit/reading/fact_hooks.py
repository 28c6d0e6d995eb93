"""How facts are taken in: strictly, and personal ones without ever being shown."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

import attrs
from cattrs import Converter

from complaintkit.complaints import (
    Complainant,
    Complaint,
    ContestedDecision,
    EarlierComplaint,
    PriorStep,
    Proceeding,
)
from complaintkit.reading import hooks

Hook = Callable[[Any, Any], Any]
TableHook = Callable[[Converter, type, dict[str, Hook]], Hook]

_PARTS = (Complainant, ContestedDecision, PriorStep, Proceeding, EarlierComplaint)
_SEVERAL = ("categories", "subjects", "bodies", "medium", "intermediary")


def register_facts(made: Converter, table_hook: TableHook) -> None:
    """Teach a converter the facts of a complaint.

    Args:
        made: The converter; it knows plain values already.
        table_hook: Makes the hook of a class from those of its fields.
    """
    for part in _PARTS:
        made.register_structure_hook(part, table_hook(made, part, _unshown(part)))
    several: dict[str, Hook] = dict.fromkeys(_SEVERAL, partial(_one_or_several, made))
    special: dict[str, Hook] = {**_unshown(Complaint), **several, "attributes": _attributes}
    made.register_structure_hook(Complaint, table_hook(made, Complaint, special))


def _unshown(kind: type) -> dict[str, Hook]:
    """The hooks of personal facts."""
    return {it.name: hooks.unshown for it in attrs.fields(kind) if it.metadata.get("personal")}


def _one_or_several(made: Converter, value: object, kind: Any) -> Any:  # noqa: ANN401
    """A list; a single one may stand alone."""
    wanted = next(it for it in (*getattr(kind, "__args__", ()), kind) if it is not type(None))
    return made.structure([value] if isinstance(value, str) else value, wanted)


def _attributes(value: object, _: Any) -> dict[str, Any]:  # noqa: ANN401
    """Plain values by code; what they may be, the policy says."""
    code = "wrong-type"
    if not isinstance(value, dict):
        raise hooks.NotAllowedError(code, "a table of attributes by their codes is wanted")
    for said in value.values():
        plain = type(said) in {str, int, bool, date}
        if not plain or isinstance(said, datetime):
            message = "an attribute is a text, a whole number, a date, true or false"
            raise hooks.NotAllowedError(code, message)
    return value
