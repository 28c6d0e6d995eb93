"""Events as records: in JSON, one an object; in JSON Lines, one a line."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, BinaryIO

from attrs import evolve, fields, frozen
from cattrs import BaseValidationError, Converter

from complaintkit.complaints import FACTS, Attribute, fact
from complaintkit.errors import FactsError, Problem
from complaintkit.events import Event
from complaintkit.reading.faults import found_in
from complaintkit.reading.record_facts import (
    MOST_PROBLEMS,
    Declared,
    declared_by_code,
    facts_of,
    problem_at,
    unknown_name,
)
from complaintkit.reading.record_json import MOST_DEPTH, decoded, parse_json
from complaintkit.reading.record_lines import TOO_LARGE, Line, lines_of
from complaintkit.reading.record_values import record_converter

_OWN, _WHO = "attribute.", "complainant."
_FIELDS = tuple(it.name for it in fields(Event))


@frozen(kw_only=True)
class EventRecord:
    """One line of a log.

    Attributes:
        line: The line, from 1.
        event: The event; None where the line makes none.
        problems: What is wrong with it.
    """

    line: int
    event: Event | None = None
    problems: tuple[Problem, ...] = ()


def read_event(record: object, attributes: Iterable[Attribute] = ()) -> Event:
    """An event from plain values, as JSON has them.

    Args:
        record: Values by the names of the fields of an event. ``facts`` are values by the name
            of the fact, such as ``complainant.name``.
        attributes: The attributes that a policy declares.

    Raises:
        FactsError: With all that is wrong; no value of a fact stands in it.

    Examples:
        >>> from complaintkit import read_event
        >>> read_event({"id": "e1", "kind": "acknowledged", "on": "2026-05-18"}).on.day
        18
    """
    event, problems = _event(record, declared_by_code(attributes))
    if event is None:
        raise FactsError(problems)
    return event


def read_events(
    stream: BinaryIO, name: str, attributes: Iterable[Attribute] = ()
) -> Iterator[EventRecord]:
    r"""The events of a file with a JSON object on each line; blank lines are passed over.

    Args:
        stream: The bytes: UTF-8, with or without a byte order mark.
        name: The file's name, for messages.
        attributes: The attributes that a policy declares.

    Examples:
        >>> from io import BytesIO
        >>> from complaintkit import read_events
        >>> file = BytesIO(b'{"id": "e1", "kind": "answered", "on": "2026-06-01"}\n')
        >>> [record.event.kind for record in read_events(file, "log.jsonl")]
        ['answered']
    """
    declared = declared_by_code(attributes)
    for line in lines_of(stream, name):
        if line.data.strip():
            event, problems = _of_line(line, declared)
            placed = tuple(evolve(it, line=line.number, file=name) for it in problems)
            yield EventRecord(line=line.number, event=event, problems=placed)


def _of_line(line: Line, declared: Declared) -> tuple[Event | None, tuple[Problem, ...]]:
    if not line.whole:
        return None, (Problem("", "too-large", TOO_LARGE),)
    text, problem = decoded(line.data)
    value, problem = (None, problem) if problem is not None else parse_json(text)
    return (None, (problem,)) if problem is not None else _event(value, declared)


def _event(
    record: object, declared: Declared, depth: int = 1
) -> tuple[Event | None, tuple[Problem, ...]]:
    """An event, or else what is wrong with its record."""
    if not isinstance(record, Mapping):
        return None, (Problem("", "wrong-type", "an object is wanted"),)
    if depth > MOST_DEPTH:
        return None, (Problem("", "too-deep", f"objects nest deeper than {MOST_DEPTH}"),)
    facts, problems = _facts(record.get("facts"), declared)
    other, wrong = _becomes(record.get("becomes"), declared, depth)
    # What is null is not said, as in a complaint.
    plain = {name: record[name] for name in _FIELDS if record.get(name) is not None}
    event, wrong_too = _made({**plain, "facts": facts, "becomes": other})
    problems = (*problems, *wrong, *_unknown(record), *wrong_too)
    if len(problems) > MOST_PROBLEMS:
        more = f"more than {MOST_PROBLEMS} problems: these are the first"
        problems = (*problems[:MOST_PROBLEMS], Problem("", "too-many", more))
    return (None, problems) if problems else (event, ())


def _becomes(
    record: object, declared: Declared, depth: int
) -> tuple[Event | None, tuple[Problem, ...]]:
    """What an event becomes that is corrected."""
    if record is None:
        return None, ()
    event, problems = _event(record, declared, depth + 1)
    return event, tuple(evolve(it, path=f"becomes.{it.path}".rstrip(".")) for it in problems)


def _made(plain: Mapping[str, object]) -> tuple[Event | None, tuple[Problem, ...]]:
    """An event of its fields, or what is wrong with them."""
    try:
        return _converter().structure(plain, Event), ()
    except BaseValidationError as error:
        return None, tuple(problem_at(*it) for it in found_in(error))


def _unknown(record: Mapping[Any, object]) -> Iterator[Problem]:
    names = (str(key) for key in record if key not in _FIELDS)
    for name in islice(names, MOST_PROBLEMS + 1):
        yield problem_at((name,), "unknown-key", unknown_name("key", name, _FIELDS))


def _facts(raw: object, declared: Declared) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """Facts by name, as a complaint has them."""
    if raw is None:
        return {}, ()
    if not isinstance(raw, Mapping) or not all(isinstance(name, str) for name in raw):
        return {}, (Problem("facts", "wrong-type", "an object is wanted"),)
    known = {name: raw[name] for name in raw if name in FACTS or name.startswith(_OWN)}
    record: dict[str, Any] = {"complainant": _part(known, _WHO), "attributes": _part(known, _OWN)}
    record |= {name: value for name, value in known.items() if "." not in name}
    complaint, wrong = facts_of(record, declared)
    problems = (*_strange(raw), *(evolve(it, path=_path(it.path)) for it in wrong))
    if complaint is None or problems:
        return {}, problems
    return {name: fact(complaint, name) for name in raw}, ()


def _strange(raw: Mapping[str, object]) -> Iterator[Problem]:
    """What is called as no fact is."""
    names = (name for name in raw if name not in FACTS and not name.startswith(_OWN))
    for name in islice(names, MOST_PROBLEMS + 1):
        yield problem_at(("facts", name), "unknown-fact", unknown_name("fact", name, FACTS))


def _path(path: str) -> str:
    """Where a fact of a complaint stands among those of an event."""
    return f"facts.{path.replace('attributes', 'attribute', 1) if path[:1] == 'a' else path}"


def _part(raw: Mapping[str, object], prefix: str) -> dict[str, object]:
    return {
        name.removeprefix(prefix): value for name, value in raw.items() if name.startswith(prefix)
    }


@cache
def _converter() -> Converter:
    """The converter of records, which knows events too."""
    from cattrs.gen import make_dict_structure_fn, override

    made = record_converter().copy()
    as_is = override(struct_hook=lambda value, _: value)
    whole = make_dict_structure_fn(Event, made, facts=as_is, becomes=as_is)
    made.register_structure_hook(Event, whole)
    return made
