"""One record as a complaint: all that is wrong with it at once, and none of its values told."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from attrs import evolve, fields
from cattrs import BaseValidationError

from complaintkit.complaints import Attribute, AttributeType, Complainant, Complaint
from complaintkit.errors import FactsError, Problem, did_you_mean, quoted
from complaintkit.reading.faults import Found, found_in
from complaintkit.reading.hooks import NotAllowedError
from complaintkit.reading.record_values import (
    ROWS,
    check_number,
    is_writable,
    read_date,
    read_number,
    read_text,
    record_converter,
    refuse,
)
from complaintkit.reading.toml_file import Path, shown

MOST_PROBLEMS = 100
"""How many problems of a record are told."""

Declared = Mapping[str, Attribute]
Facts = tuple[Complaint | None, tuple[Problem, ...]]

_PARTS = {"complainant": Complainant, **ROWS}
_PLAIN = re.compile(r"[a-z_][\w.-]{0,59}", re.ASCII | re.IGNORECASE)


def read_complaint(record: Mapping[str, object], attributes: Iterable[Attribute] = ()) -> Complaint:
    """A complaint from plain values, as JSON has them.

    Args:
        record: Values by the names of the fields of a complaint; a day is a text such as
            ``2026-05-13``. What is left out, or None, is not known.
        attributes: The attributes that a policy declares. Without any, all codes will do,
            and a day among them stays a text.

    Raises:
        FactsError: With all that is wrong; no value of the record stands in it.

    Examples:
        >>> from complaintkit import read_complaint
        >>> complaint = read_complaint({"received": "2026-05-13", "medium": "letter"})
        >>> complaint.received, len(complaint.medium)
        (datetime.date(2026, 5, 13), 1)
        >>> read_complaint({"natur": "complaint"})
        Traceback (most recent call last):
        complaintkit.errors.FactsError: natur: no key 'natur' here; did you mean 'nature'?
    """
    complaint, problems = facts_of(record, declared_by_code(attributes))
    if complaint is None:
        raise FactsError(problems)
    return complaint


def declared_by_code(attributes: Iterable[Attribute]) -> dict[str, Attribute]:
    """Attributes by code, each taken for personal: then none of them quotes a value."""
    return {attribute.code: evolve(attribute, personal=True) for attribute in attributes}


def facts_of(record: object, declared: Declared) -> Facts:
    """A complaint, or else what is wrong with its record."""
    if not isinstance(record, Mapping):
        return None, (Problem("", "wrong-type", "an object is wanted"),)
    own, found = _attributes(record.get("attributes"), declared)
    plain = {**record, "attributes": own} if "attributes" in record else dict(record)
    complaint, wrong, contradictions = _read(plain)
    if complaint is not None and not found:
        return complaint, ()
    wrong += found
    return None, _problems(plain, wrong) if wrong else contradictions


def problem_at(path: Path, code: str, message: str) -> Problem:
    """A problem; what is no plain name in its path is not shown."""
    seen = tuple(step if isinstance(step, int) or is_plain(step) else "?" for step in path)
    return Problem(shown(seen), code, message)


def unknown_name(what: str, name: str, known: Iterable[str]) -> str:
    """What is said of a name that is none; it is shown only if it looks like one."""
    seen = f"no {what} {quoted(name)} here" if is_plain(name) else f"no {what} that is known"
    return f"{seen}{did_you_mean(name, known)}"


def is_plain(name: str) -> bool:
    """Whether a name is short and plain: no address, no number, no words."""
    return _PLAIN.fullmatch(name) is not None


def _problems(plain: dict[str, object], wrong: list[Found]) -> tuple[Problem, ...]:
    """What is wrong, with what contradicts itself among the facts that are right."""
    mended: Any = plain
    for path, _, _ in wrong:
        mended = _without(mended, _pruned(path))
    _, _, contradictions = _read(mended)
    problems = (*(problem_at(*one) for one in map(_unseen, wrong)), *contradictions)
    more = Problem("", "too-many", f"more than {MOST_PROBLEMS} problems: these are the first")
    return problems if len(problems) <= MOST_PROBLEMS else (*problems[:MOST_PROBLEMS], more)


def _read(plain: dict[str, object]) -> tuple[Complaint | None, list[Found], tuple[Problem, ...]]:
    """A complaint; or what is wrong with its fields or, if nothing is, between them."""
    try:
        return record_converter().structure(plain, Complaint), [], ()
    except BaseValidationError as error:
        for inner in error.exceptions:
            if isinstance(inner, FactsError):
                return None, [], inner.problems
        return None, list(islice(found_in(error), MOST_PROBLEMS + 1)), ()
    except NotAllowedError as error:
        return None, [((), error.code, str(error))], ()


def _unseen(found: Found) -> Found:
    """The same, with an unknown key shown only if it is plain."""
    path, code, _ = found
    if code != "unknown-key":
        return found
    kind = _PARTS[str(path[0])] if path[1:] else Complaint
    return path, code, unknown_name("key", str(path[-1]), (it.name for it in fields(kind)))


def _pruned(path: Path) -> Path:
    """How far down something can be left out without what stands beside it."""
    return path if path[:1] and path[0] in _PARTS else path[:1]


def _without(value: Any, path: Path) -> Any:  # noqa: ANN401
    """Plain values without what stands at a path; rows keep their numbers."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        kept = _without(value[step], rest) if rest else {}
        return [*value[:step], kept, *value[step + 1 :]]
    if rest:
        return {**value, step: _without(value[step], rest)}
    return {key: item for key, item in value.items() if key != step}


def _attributes(raw: object, declared: Declared) -> tuple[dict[str, object], list[Found]]:
    """Values of a body's own by code, and what is wrong with them."""
    own: dict[str, object] = {}
    found: list[Found] = []
    try:
        for code, value in _known(raw):
            try:
                own[code] = _own(code, value, declared)
            except NotAllowedError as error:
                found.append((("attributes", code), error.code, str(error)))
    except NotAllowedError as error:
        found.append((("attributes",), error.code, str(error)))
    return own, found


def _known(raw: object) -> Iterator[tuple[str, object]]:
    """The attributes that are known, by their codes."""
    if raw is None:
        return
    if not isinstance(raw, Mapping):
        refuse("wrong-type", "an object is wanted")
    check_number(dict(raw))
    for code, value in raw.items():
        if not isinstance(code, str) or not code or not is_writable(code):
            refuse("not-allowed", "a code that is no text, or is empty")
        if value is not None:
            yield code, value


def _own(code: str, value: object, declared: Declared) -> object:
    attribute = declared.get(code)
    if declared and attribute is None:
        refuse("unknown-attribute", unknown_name("attribute", code, declared))
    if attribute is not None and attribute.type is AttributeType.DATE:
        return read_date(value)
    problem = None if attribute is None else attribute.problem(value)
    if problem is not None:
        refuse("not-allowed", problem)
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return read_text(value)
    if not isinstance(value, int):
        refuse("wrong-type", "a text, a whole number, true or false is wanted")
    return read_number(value)
