"""JSON as records have it: every key once, numbers of at most 64 bits, nothing nested deeply.

The parser's own error keeps the whole document and quotes it, so none of it gets out.
"""

import json
import math
import re
from collections import Counter
from typing import Any

from complaintkit.errors import Problem, quoted
from complaintkit.reading.hooks import NotAllowedError
from complaintkit.reading.record_facts import is_plain
from complaintkit.reading.record_values import refuse

MOST_DEPTH = 32
"""How deeply lists and objects may nest."""

_MOST_DIGITS = 20
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{\]}]', re.DOTALL)


def parse_json(text: str) -> tuple[object, Problem | None]:
    """The value that a text holds, or None and what is wrong, with its line from 1."""
    if _is_deep(text):
        message = f"lists and objects nest deeper than {MOST_DEPTH}"
        return None, Problem("", "too-deep", message)
    try:
        return _DECODER.decode(text), None
    except NotAllowedError as error:
        return None, Problem("", error.code, str(error))
    except json.JSONDecodeError as error:
        message = f"no JSON from character {error.colno} of the line on"
        return None, Problem("", "not-json", message, error.lineno)


def decoded(data: bytes) -> tuple[str, Problem | None]:
    """Bytes as text, and the first of them that is none; what is none is kept escaped."""
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} is not UTF-8"
        line = data.count(b"\n", 0, error.start) + 1
    return data.decode("utf-8", "surrogateescape"), Problem("", "not-utf-8", message, line)


def _is_deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= MOST_DEPTH:
        return False
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += (match[0] in "[{") - (match[0] in "]}")
        if depth > MOST_DEPTH:
            return True
    return False


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a key that stands twice, nobody can say which is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(key for key, _ in pairs).most_common(1)
        named = f": {quoted(twice)}" if is_plain(twice) else ""
        refuse("duplicate-key", f"a key stands twice in an object{named}")
    return found


def _whole_number(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        refuse("number-too-large", "a number of over 64 bits")
    return int(text)


def _number(text: str) -> float:
    found = float(text)
    if math.isinf(found):
        refuse("number-too-large", "a number that is too large")
    return found


def _no_number(name: str) -> None:
    refuse("not-json", f"{name} is no JSON")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_whole_number,
    parse_float=_number,
    parse_constant=_no_number,
)
