"""The converter: from plain tables to the library's classes, strictly.

Nothing is coerced: a number in quotes is not a number, a datetime is not a date. What
cattrs reports as nested exceptions is walked into problems, each with its path.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from types import GenericAlias
from typing import Any, get_args, get_origin

import attrs
from cattrs import (
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn, override

from complaintkit.complaints import Complaint
from complaintkit.conditions import CONDITIONS, Condition
from complaintkit.dates import to_local_date
from complaintkit.errors import ComplaintkitError, did_you_mean, quoted
from complaintkit.reading.toml_file import Path, not_a_table
from complaintkit.starts import Start
from complaintkit.terms import Term
from complaintkit.text import LANGUAGES, InForce, Text
from complaintkit.timelimits import TimeLimit

Found = tuple[Path, str, str]

_WANTED = {str: "a text in quotes", int: "a whole number", bool: "true or false"}
_SET_BY_READER = ("stated", "assumptions")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class NotAllowedError(ComplaintkitError, ValueError):
    """A value that cannot stand where it stands."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the kind of problem beside the words."""
        super().__init__(message)
        self.code = code


@cache
def converter() -> Converter:
    """The one converter, with its strict hooks."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    # By class: for these, hooks by predicate would come after cattrs's own, which coerce.
    for plain in _WANTED:
        made.register_structure_hook(plain, _strict)
    made.register_structure_hook(StrEnum, _enum)
    made.register_structure_hook(date, _date)
    made.register_structure_hook(time, _time)
    made.register_structure_hook(Text, _text)
    made.register_structure_hook(Term, lambda value, _: Term.parse(_strict(value, str)))
    made.register_structure_hook_func(lambda kind: kind is Condition, _condition)
    made.register_structure_hook_func(_is_day_or_instant, _day_or_instant)
    made.register_structure_hook_func(_is_word_or_number, _word_or_number)
    made.register_structure_hook_func(_is_sequence, _sequence)
    made.register_structure_hook_func(lambda kind: kind == tuple[str, ...], _codes)
    made.register_structure_hook(Start, _start)
    made.register_structure_hook_func(lambda kind: kind == (date | None), _day_or_unknown)
    for kind in (*CONDITIONS, InForce):
        renamed = {name: override(rename=key) for name, key in renamed_in(kind).items()}
        hook = make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=True, **renamed)  # type: ignore[arg-type]
        made.register_structure_hook(kind, hook)
    # Last, because its hooks for the fields are looked up when it is made.
    hidden = {name: override(omit=True) for name in _SET_BY_READER}
    whole = make_dict_structure_fn(TimeLimit, made, _cattrs_forbid_extra_keys=True, **hidden)  # type: ignore[arg-type]
    made.register_structure_hook(TimeLimit, whole)
    personal = override(struct_hook=_unshown)
    facts = make_dict_structure_fn(
        Complaint, made, _cattrs_forbid_extra_keys=True, reference=personal
    )
    made.register_structure_hook(Complaint, facts)
    return made


def structure(value: object, wanted: Any) -> Any:  # noqa: ANN401 - any class goes in and comes out
    """A plain value as an instance of a class.

    Raises:
        cattrs.BaseValidationError: With everything that is wrong, for :func:`found_in`.
        NotAllowedError: When the value itself is wrong.
    """
    if attrs.has(wanted) and wanted not in {Text, Term} and not isinstance(value, dict):
        code = "wrong-type"
        raise NotAllowedError(code, not_a_table(value))
    return converter().structure(value, wanted)


def found_in(error: BaseException, path: Path = ()) -> Iterator[Found]:
    """Every problem inside an exception, as path, code and message."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, others = error.group_exceptions()
        for inner, note in noted:
            yield from found_in(inner, (*path, _step(error, note)))
        for inner in others:
            yield from found_in(inner, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields):
            yield unknown_key(path, key, keys_of(error.cl))
    else:
        yield path, *_said(error, path)


def _said(error: BaseException, path: Path) -> tuple[str, str]:
    """The kind of problem a single exception is, and its words."""
    if isinstance(error, KeyError):
        return "missing-key", f"{quoted(path[-1])} is missing"
    if isinstance(error, NotAllowedError):
        return error.code, str(error)
    if isinstance(error, ComplaintkitError):
        return "not-allowed", str(error)
    return "wrong-type", "a value of another kind is wanted"


def unknown_key(path: Path, key: str, allowed: "set[str] | tuple[str, ...]") -> Found:
    """The problem of a key that nothing reads."""
    return (*path, key), "unknown-key", f"no key {quoted(key)} here{did_you_mean(key, allowed)}"


def keys_of(kind: type) -> tuple[str, ...]:
    """The keys a table of a class may have."""
    renamed = renamed_in(kind)
    names = (field.name for field in attrs.fields(kind) if field.name not in _SET_BY_READER)
    return tuple(renamed.get(name, name) for name in names)


def renamed_in(kind: type) -> dict[str, str]:
    """The fields of a class that a file calls otherwise: their names there."""
    if kind in CONDITIONS:
        return {attrs.fields(kind)[0].name: kind.kind}
    return {"first": "from", "last": "to"} if kind is InForce else {}


def weekdays(names: list[str]) -> frozenset[int]:
    """Days of the week by their English names, Monday being 0."""
    for name in names:
        if name not in _WEEKDAYS:
            code = "not-allowed"
            raise NotAllowedError(code, f"no weekday {quoted(name)}{did_you_mean(name, _WEEKDAYS)}")
    return frozenset(map(_WEEKDAYS.index, names))


def _step(error: BaseValidationError, note: Any) -> str | int:  # noqa: ANN401
    """The key or index of one inner error, as the file calls it."""
    if isinstance(error, IterableValidationError):
        return note.index  # type: ignore[no-any-return]
    return renamed_in(error.cl).get(str(note.name), str(note.name))


def _strict(value: object, kind: type) -> Any:  # noqa: ANN401
    if type(value) is not kind:
        code = "wrong-type"
        raise NotAllowedError(code, f"{_WANTED[kind]} is wanted, not {quoted(value)}")
    return value


def _unshown(value: object, _: type) -> str:
    """A text that may be personal: what stands in its place is not quoted."""
    if not isinstance(value, str):
        code = "wrong-type"
        raise NotAllowedError(code, f"{_WANTED[str]} is wanted")
    return value


def _date(value: object, _: type) -> date:
    if type(value) is not date:
        code = "wrong-type"
        raise NotAllowedError(
            code, f"a date such as 2026-05-13 (no quotes) is wanted, not {quoted(value)}"
        )
    return value


def _day_or_unknown(value: object, kind: type) -> date | None:
    """The first day something holds may be said not to be known."""
    return None if value == "unknown" else _date(value, kind)


def _time(value: object, _: type) -> time:
    if type(value) is not time:
        code = "wrong-type"
        raise NotAllowedError(
            code, f"a time such as 17:00:00 (no quotes) is wanted, not {quoted(value)}"
        )
    return value


def _is_day_or_instant(kind: Any) -> bool:  # noqa: ANN401
    return set(get_args(kind)) == {date, datetime, type(None)}


def _day_or_instant(value: object, _: type) -> date | datetime | None:
    to_local_date(value, "UTC")
    return value  # type: ignore[return-value]


def _is_word_or_number(kind: Any) -> bool:  # noqa: ANN401
    return set(get_args(kind)) == {str, int, type(None)}


def _word_or_number(value: object, _: type) -> str | int:
    return _strict(value, int if type(value) is int else str)  # type: ignore[no-any-return]


def _is_sequence(kind: Any) -> bool:  # noqa: ANN401
    return get_origin(kind) in {list, tuple, frozenset}


def _sequence(value: object, kind: Any) -> Any:  # noqa: ANN401
    """A list and nothing else: cattrs would take a text for its letters, a table for its keys."""
    if not isinstance(value, list):
        code = "wrong-type"
        raise NotAllowedError(code, f"a list is wanted, not {quoted(value)}")
    items: Any = GenericAlias(list, get_args(kind)[:1])
    return get_origin(kind)(list_structure_factory(items, converter())(value, items))


def _codes(value: object, _: type) -> tuple[str, ...]:
    """Codes in a list; a single one may stand alone."""
    if isinstance(value, str):
        return (value,)
    return tuple(converter().structure(value, list[str]))


def _start(value: object, _: type) -> Start:
    """What starts a clock: the kind of an event alone, or a table."""
    if isinstance(value, str):
        return Start(event=value)
    if not isinstance(value, dict):
        code = "wrong-type"
        raise NotAllowedError(code, f"an event or a table is wanted, not {quoted(value)}")
    parts = ("or_else", "expected_from")
    table = {key: item for key, item in value.items() if key not in parts}
    alone: Start = _plain_start()(table, Start)
    others = {key: _start(value[key], Start) for key in parts if key in value}
    return attrs.evolve(alone, **others)  # type: ignore[arg-type]


@cache
def _plain_start() -> Any:  # noqa: ANN401
    hidden = {name: override(omit=True) for name in ("or_else", "expected_from")}
    return make_dict_structure_fn(Start, converter(), _cattrs_forbid_extra_keys=True, **hidden)  # type: ignore[arg-type]


def _text(value: object, _: type) -> Text:
    if not isinstance(value, dict):
        code = "wrong-type"
        wanted = '{ fr = "…", nl = "…" }'
        raise NotAllowedError(
            code, f"words by language are wanted, such as {wanted}, not {quoted(value)}"
        )
    for language, words in value.items():
        if language not in LANGUAGES:
            code = "unknown-key"
            raise NotAllowedError(
                code, f"no language {quoted(language)}{did_you_mean(language, LANGUAGES)}"
            )
        _strict(words, str)
    return Text(**value)


def _enum(value: object, kind: type[StrEnum]) -> StrEnum:
    allowed = [member.value for member in kind]
    if not isinstance(value, str) or value not in allowed:
        code = "not-allowed"
        raise NotAllowedError(
            code, f"{quoted(value)} is not allowed here{did_you_mean(value, allowed)}"
        )
    return kind(value)


def _condition(value: object, _: type) -> Condition:
    kinds = {condition.kind: condition for condition in CONDITIONS}
    if not isinstance(value, dict):
        code = "wrong-type"
        raise NotAllowedError(
            code, f'a condition such as {{ nature = ["complaint"] }} is wanted, not {quoted(value)}'
        )
    named = [kind for kind in kinds if kind in value]
    if len(named) != 1:
        code = "unknown-condition"
        said = ", ".join(map(quoted, value)) or "nothing"
        meant = "" if named else did_you_mean(next(iter(value), ""), kinds)
        raise NotAllowedError(code, f"one kind of condition is wanted, not {said}{meant}")
    return converter().structure(value, kinds[named[0]])  # type: ignore[return-value]
