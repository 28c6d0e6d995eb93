"""Complaints as records: one in a JSON file, any number in JSON Lines or CSV.

A file of records is read one by one in constant memory, save for a few bytes a reference by
which one that stands twice is found. A record that is wrong never hides those after it.
"""

import csv
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from attrs import evolve, field, frozen

from complaintkit.complaints import Attribute, Complaint
from complaintkit.errors import FactsError, Problem
from complaintkit.reading.record_columns import Column, find_columns, how_many_known, record_of
from complaintkit.reading.record_facts import (
    MOST_PROBLEMS,
    Declared,
    declared_by_code,
    facts_of,
    read_complaint,
    unknown_name,
)
from complaintkit.reading.record_json import decoded, parse_json
from complaintkit.reading.record_lines import BOM, TOO_LARGE, Line, check_opening, lines_of
from complaintkit.reading.record_rows import Row, rows_of
from complaintkit.reading.record_values import MOST_RECORD

__all__ = ["Record", "read_complaint", "read_csv", "read_json", "read_json_lines"]

_DELIMITERS = ",;\t"
_WRAPPED = ("complaint", "events")


@frozen(kw_only=True)
class Record:
    """One record of a file.

    Attributes:
        number: Its number among the records, from 1.
        line: The line it begins in, from 1.
        complaint: The complaint; None where the record makes none.
        problems: What is wrong. A complaint whose reference an earlier one has is read, and
            has a problem all the same.
        raw: Its text, so that nothing is lost: all of it, unless the record is too large.
            What is no UTF-8 stands as lone surrogates (``surrogateescape``). Personal.
        events: The events that came with it, not yet read. Personal.
    """

    number: int
    line: int
    complaint: Complaint | None = None
    problems: tuple[Problem, ...] = ()
    raw: str = field(default="", repr=False)
    events: tuple[object, ...] | None = field(default=None, repr=False, hash=False)


def read_json(
    data: bytes, name: str | None = None, attributes: Iterable[Attribute] = ()
) -> Complaint:
    """The complaint that a JSON file holds: one object.

    Args:
        data: The bytes of the file, 1 MiB at most.
        name: Its name, for messages.
        attributes: The attributes that a policy declares.

    Raises:
        FactsError: With all that is wrong; no value of the file stands in it.

    Examples:
        >>> from complaintkit import read_json
        >>> read_json(b'{"nature": "complaint", "medium": ["e-mail", "letter"]}').nature.value
        'complaint'
    """
    if len(data) > MOST_RECORD:
        raise FactsError([Problem("", "too-large", TOO_LARGE, None, name)])
    check_opening(data, name)
    text, problem = decoded(data.removeprefix(BOM))
    value, problem = (None, problem) if problem is not None else parse_json(text)
    if problem is not None:
        raise FactsError([evolve(problem, file=name)])
    complaint, problems = facts_of(value, declared_by_code(attributes))
    if complaint is None:
        raise FactsError(evolve(problem, file=name) for problem in problems)
    return complaint


def read_json_lines(
    stream: BinaryIO, name: str, attributes: Iterable[Attribute] = ()
) -> Iterator[Record]:
    r"""The records of a file with a JSON object on each line.

    An object is a complaint, or ``{"complaint": {...}, "events": [...]}``. Blank lines are
    passed over.

    Args:
        stream: The bytes: UTF-8, with or without a byte order mark.
        name: The file's name, for messages.
        attributes: The attributes that a policy declares.

    Raises:
        FactsError: When the file is none of text.

    Examples:
        >>> from io import BytesIO
        >>> from complaintkit import read_json_lines
        >>> file = BytesIO(b'{"nature": "praise"}\n{"nature": "prais"}\n')
        >>> for record in read_json_lines(file, "file.jsonl"):
        ...     print(record.number, record.complaint is None, *record.problems)
        1 False
        2 True file.jsonl:2: nature: not one of what is allowed here; did you mean 'praise'?
    """
    lines, declared = lines_of(stream, name), declared_by_code(attributes)
    wanted = (line for line in lines if line.data.strip())
    return _numbered(name, (_of_line(line, declared) for line in wanted))


def read_csv(stream: BinaryIO, name: str, attributes: Iterable[Attribute] = ()) -> Iterator[Record]:
    r"""The records of a CSV file: a header, and a complaint a row.

    A column is called as a field of a complaint is; ``complainant.name`` is a field of a
    part, ``steps.1.on`` one of the first step, ``attribute.CODE`` an attribute. Several
    codes stand in one cell, parted by ``;``. An empty cell is not known, and ``none`` in
    the column of a list (``categories``, ``steps`` …) is known to be none.

    Args:
        stream: The bytes: UTF-8, with or without a byte order mark; comma, semicolon or tab
            between cells.
        name: The file's name, for messages.
        attributes: The attributes that a policy declares. Without any, their values are texts.

    Raises:
        FactsError: With all columns that are unknown or stand twice, before any row is read.

    Examples:
        >>> from io import BytesIO
        >>> from complaintkit import read_csv
        >>> file = BytesIO(b"received;categories;steps.1.on\n2026-05-13;a;2026-04-01\n")
        >>> [record.complaint.steps[0].on.month for record in read_csv(file, "file.csv")]
        [4]
    """
    declared = declared_by_code(attributes)
    lines = lines_of(stream, name)
    first = next((line for line in lines if line.data.strip()), None)
    if first is None:
        raise FactsError([Problem("", "no-header", "the file is empty", file=name)])
    rows = rows_of(chain([first], lines), _delimiter(first))
    header = next(rows, None)
    if header is None:
        message = "no line with the names of columns"
        raise FactsError([Problem("", "no-header", message, first.number, name)])
    if header.problem is not None:
        raise FactsError([evolve(header.problem, line=header.line, file=name)])
    columns = find_columns(header.cells, declared, name, header.line)
    return _numbered(name, (_of_row(row, columns, declared) for row in rows))


class _Read(NamedTuple):
    """What was read of a record by itself."""

    line: int
    raw: str
    problems: tuple[Problem, ...]
    complaint: Complaint | None = None
    events: tuple[object, ...] | None = None


def _numbered(name: str, records: Iterable[_Read]) -> Iterator[Record]:
    """Records with their numbers, and with what only shows in a file of them."""
    first: dict[bytes, int] = {}
    for number, read in enumerate(records, 1):
        complaint = None if read.problems else read.complaint
        problems = read.problems
        if complaint is not None and complaint.reference is not None:
            earlier = first.setdefault(_digest(complaint.reference), number)
            if earlier != number:
                message = f"the reference of record {earlier} stands again"
                problems = (Problem("reference", "duplicate-reference", message),)
        yield Record(
            number=number,
            line=read.line,
            complaint=complaint,
            problems=tuple(evolve(it, line=read.line, file=name) for it in problems),
            raw=read.raw,
            events=None if complaint is None else read.events,
        )


def _digest(reference: str) -> bytes:
    return blake2b(reference.encode(), digest_size=16).digest()


def _of_line(line: Line, declared: Declared) -> _Read:
    raw, problem = decoded(line.data)
    if not line.whole:
        return _Read(line.number, raw, (Problem("", "too-large", TOO_LARGE),))
    value, problem = (None, problem) if problem is not None else parse_json(raw)
    if problem is not None:
        return _Read(line.number, raw, (problem,))
    plain, events, problems = _unwrapped(value)
    complaint, wrong = facts_of(plain, declared)
    return _Read(line.number, raw, (*problems, *wrong), complaint, events)


def _of_row(row: Row, columns: list[Column], declared: Declared) -> _Read:
    raw, _ = decoded(row.data)
    if row.problem is not None:
        return _Read(row.line, raw, (row.problem,))
    if len(row.cells) != len(columns):
        number = len(row.cells)
        message = f"{number} cell{'' if number == 1 else 's'}, not {len(columns)}"
        return _Read(row.line, raw, (Problem("", "cells", message),))
    record, problems = record_of(columns, row.cells)
    complaint, wrong = facts_of(record, declared)
    return _Read(row.line, raw, (*problems, *wrong), complaint)


def _unwrapped(
    value: object,
) -> tuple[object, tuple[object, ...] | None, tuple[Problem, ...]]:
    """The complaint of a record, its events, and what is wrong around them."""
    if not isinstance(value, dict) or value.keys().isdisjoint(_WRAPPED):
        return value, None, ()
    unknown = islice((key for key in value if key not in _WRAPPED), MOST_PROBLEMS)
    problems = [Problem("", "unknown-key", unknown_name("key", key, _WRAPPED)) for key in unknown]
    events = value.get("events")
    if events is not None and not isinstance(events, list):
        problems.append(Problem("events", "wrong-type", "a list is wanted"))
        events = None
    plain = value.get("complaint")
    if not isinstance(plain, dict):
        problems.append(Problem("complaint", "wrong-type", "an object is wanted"))
        plain = {}
    return plain, None if events is None else tuple(events), tuple(problems)


def _delimiter(header: Line) -> str:
    """What parts a header into the most names that are known."""
    text, _ = decoded(header.data)

    def known(delimiter: str) -> int:
        try:
            return how_many_known(next(csv.reader([text], delimiter=delimiter, strict=True)))
        except csv.Error:
            return 0

    return max(_DELIMITERS, key=known)
