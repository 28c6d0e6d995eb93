"""Facts as JSON has them: strict, a day as text, and nothing that is refused is ever shown.

A name may stand in any field by mistake, so no message holds a value: it says what is allowed.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache, partial
from types import GenericAlias, NoneType, UnionType
from typing import Any, NoReturn, get_args, get_origin

from attrs import fields
from cattrs import Converter
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn, override

from complaintkit.complaints import (
    Complainant,
    Complaint,
    ContestedDecision,
    EarlierComplaint,
    PriorStep,
    Proceeding,
)
from complaintkit.dates import to_local_date
from complaintkit.errors import NotADateError, did_you_mean
from complaintkit.reading.hooks import WANTED, NotAllowedError, is_day_or_instant
from complaintkit.reading.values import read_day

Hook = Callable[[Any, Any], Any]

MOST_RECORD = 1 << 20
"""The most bytes a record may have, and the most characters a text of it."""

MOST_ITEMS = 1_000
"""The most that may stand in a list, or in an object."""

ROWS: Mapping[str, type] = {
    "decisions": ContestedDecision,
    "steps": PriorStep,
    "proceedings": Proceeding,
    "earlier": EarlierComplaint,
}
"""The facts that are rows of facts, each with its class."""

INT64 = 1 << 63
NOT_WRITABLE = "half a character (a lone surrogate), which no file can hold"
_FINER = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:[0-5]\d(:[0-5]\d(\.\d{6})?)?)",
    re.ASCII,
)
_HALF = re.compile("[\ud800-\udfff]")
_DAY = "a day such as 2026-05-13 is wanted"
_MOMENT = f"{_DAY}, or an instant with its offset such as 2026-05-13T22:30:00+02:00"


@cache
def record_converter() -> Converter:
    """The converter of records."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    # By class: for these, hooks by predicate would come after cattrs's own, which coerce.
    plain: dict[type, Hook] = {
        str: read_text,
        bool: read_truth,
        date: read_date,
        StrEnum: _read_choice,
    }
    for kind, hook in plain.items():
        made.register_structure_hook(kind, hook)
    made.register_structure_hook_func(is_day_or_instant, _read_moment)
    made.register_structure_hook_factory(_may_be_unknown, partial(_known_or_not, made))
    made.register_structure_hook_factory(partial(_is, tuple), partial(_rows_hook, made))
    made.register_structure_hook_factory(partial(_is, frozenset), partial(_several_hook, made))
    for kind in (Complainant, *ROWS.values()):
        made.register_structure_hook(kind, _object_hook(made, kind))
    as_read = {"attributes": override(struct_hook=lambda value, _: value)}
    made.register_structure_hook(Complaint, _object_hook(made, Complaint, as_read))
    return made


def _is(origin: type, kind: Any) -> bool:  # noqa: ANN401
    """Whether a list of that sort is wanted."""
    return get_origin(kind) is origin


def _may_be_unknown(kind: Any) -> bool:  # noqa: ANN401
    """Whether a fact is of one kind, or None."""
    return get_origin(kind) is UnionType and get_args(kind)[1:] == (NoneType,)


def _known_or_not(made: Converter, kind: Any) -> Hook:  # noqa: ANN401
    """The hook of such a fact: cattrs would look for that of its kind each time."""
    wanted = get_args(kind)[0]
    read: Hook = made.get_structure_hook(wanted)

    def read_known(value: object, _: object) -> object:
        return None if value is None else read(value, wanted)

    return read_known


def refuse(code: str, message: str) -> NoReturn:
    """Say what is wrong with a value."""
    raise NotAllowedError(code, message)


def read_text(value: object, _: object = None) -> str:
    """A text that a file can hold."""
    if type(value) is not str:
        refuse("wrong-type", f"{WANTED[str]} is wanted")
    if len(value) > MOST_RECORD:
        refuse("too-large", f"a text of over {MOST_RECORD:,} characters")
    if not is_writable(value):
        refuse("not-writable", NOT_WRITABLE)
    return value


def is_writable(text: str) -> bool:
    """Whether UTF-8 can hold a text: not with half a character."""
    return text.isascii() or _HALF.search(text) is None


def read_truth(value: object, _: object = None) -> bool:
    """True or false, and nothing that only counts as such."""
    if type(value) is not bool:
        refuse("wrong-type", f"{WANTED[bool]} is wanted")
    return value


def read_number(value: int) -> int:
    """A whole number of at most 64 bits."""
    if not -INT64 <= value < INT64:
        refuse("number-too-large", "a number of over 64 bits")
    return value


def read_date(value: object, _: object = None) -> date:
    """A day in ISO form."""
    found = _moment(value)
    if found is None or isinstance(found, datetime):
        refuse("not-a-day", _DAY)
    return found


def _read_moment(value: object, _: object) -> date | datetime | None:
    """A day, or an instant that says its offset."""
    if value is None:
        return None
    found = _moment(value)
    if found is None:
        refuse("not-a-day", _MOMENT)
    to_local_date(found, "UTC")
    return found


def _moment(value: object) -> date | datetime | None:
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value) if _FINER.fullmatch(value) else read_day(value)
    except (NotADateError, ValueError):
        return None


def _read_choice(value: object, kind: type[StrEnum]) -> StrEnum:
    if not isinstance(value, str):
        refuse("wrong-type", f"{WANTED[str]} is wanted")
    allowed = _choices(kind)
    if value not in allowed:
        refuse("not-allowed", f"not one of what is allowed here{did_you_mean(value, allowed)}")
    return allowed[value]


@cache
def _choices(kind: type[StrEnum]) -> Mapping[str, StrEnum]:
    return {member.value: member for member in kind}


def _several_hook(made: Converter, kind: Any) -> Hook:  # noqa: ANN401
    """Codes or choices in a list; a single one may stand alone."""
    read_items = _items_hook(made, kind)

    def read(value: object, _: object) -> frozenset[object]:
        found = read_items([value] if isinstance(value, str) else value)
        if "" in found:
            refuse("not-allowed", "a code that is empty")
        return frozenset(found)

    return read


def _rows_hook(made: Converter, kind: Any) -> Hook:  # noqa: ANN401
    read_items = _items_hook(made, kind)
    return lambda value, _: tuple(read_items(value))


def _items_hook(made: Converter, kind: Any) -> Callable[[object], list[object]]:  # noqa: ANN401
    wanted: Any = GenericAlias(list, get_args(kind)[:1])
    read: Hook = list_structure_factory(wanted, made)

    def read_items(value: object) -> Any:  # noqa: ANN401
        if not isinstance(value, list):
            refuse("wrong-type", "a list is wanted")
        check_number(value)
        return read(value, wanted)

    return read_items


def check_number(items: list[Any] | dict[Any, Any]) -> None:
    """Refuse what is made to take long."""
    if len(items) > MOST_ITEMS:
        refuse("too-many", f"{len(items):,} items; {MOST_ITEMS:,} is the most")


def _object_hook(made: Converter, kind: type, own: Mapping[str, Any] | None = None) -> Hook:
    """An object and nothing else: cattrs would look for keys in a text too."""
    whole: Any = make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=True, **(own or {}))
    known = {it.name for it in fields(kind)}

    def read(value: object, wanted: type) -> object:
        if not isinstance(value, dict):
            refuse("wrong-type", "an object is wanted")
        check_number(value)
        if not all(isinstance(key, str) for key in value.keys() - known):
            refuse("wrong-type", "a key that is no text")
        return whole(value, wanted)

    return read
