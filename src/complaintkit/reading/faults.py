"""What is wrong with a value: nested exceptions walked into problems, each with its path."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from cattrs import (
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from complaintkit.errors import ComplaintkitError, did_you_mean, quoted
from complaintkit.measures import SeriesBreak
from complaintkit.reading.hooks import NotAllowedError
from complaintkit.reading.toml_file import Path
from complaintkit.text import InForce

Found = tuple[Path, str, str]

SET_BY_READER = ("stated", "assumptions", "inherited", "tables", "series_breaks")
RENAMED: Mapping[type, Mapping[str, str]] = {
    InForce: {"first": "from", "last": "to"},
    SeriesBreak: {"first": "from"},
}


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
    names = [it.name for it in attrs.fields(kind) if not it.name.startswith("_")]
    names = [name for name in names if name not in SET_BY_READER]
    return tuple(renamed.get(name, name) for name in names)


def renamed_in(kind: type) -> dict[str, str]:
    """The fields of a class that a file calls otherwise: their names there."""
    key = getattr(kind, "kind", None)
    if isinstance(key, str):
        return {attrs.fields(kind)[0].name: key}
    return dict(RENAMED.get(kind, {}))


def _step(error: BaseValidationError, note: Any) -> str | int:  # noqa: ANN401
    """The key or index of one inner error, as the file calls it."""
    if isinstance(error, IterableValidationError):
        return note.index  # type: ignore[no-any-return]
    return renamed_in(error.cl).get(str(note.name), str(note.name))
