"""From bytes to plain tables: limits first, then the parser, then the lines of the keys.

The parser of the standard library is quadratic in the length of a dotted key and recurses
on nesting, so what is too large, too long or too deep is refused before it is parsed.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from complaintkit.errors import PolicyError, Problem, quoted
from complaintkit.reading.toml_hints import hint, said

Path = tuple[str | int, ...]

MOST_BYTES = 1 << 20
MOST_LINE = 4 << 10
MOST_DEPTH = 32
MOST_ENTRIES = 10_000
_INT64 = 1 << 63
_TOO_DEEP = f"tables and lists nest deeper than {MOST_DEPTH}"

# One that is not closed runs to its end, and no part gives back what it took: a file made to be
# slow to scan takes no longer than another.
_STRINGS = re.compile(
    r"""
      \"{3}(?:\\.?|[^\\])*?(?:\"{3,5}|\Z) | \'{3}.*?(?:\'{3,5}|\Z)  # several lines
    | "(?:\\[^\n]|[^"\\\n])*+"?         | '[^'\n]*+'?             # one line
    | \#[^\n]*                                                    # a comment
    """,
    re.DOTALL | re.VERBOSE,
)
_DOTTED = re.compile(rf'(?<![\w-])(?:(?:[\w-]++|"")\s*+\.\s*+){{{MOST_DEPTH},}}')
_HEADER = re.compile(r"\s*(?P<array>\[?)\[(?P<name>[^\[\]]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?P<key>[\w.\"'-]+)\s*=")
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


@frozen
class TomlFile:
    """A parsed file.

    Attributes:
        name: Its name as it was given.
        tables: Its content.
        lines: The line of each key and table header, by path.
    """

    name: str
    tables: dict[str, Any]
    lines: Mapping[Path, int]

    def problem(self, path: Path, code: str, message: str) -> Problem:
        """A problem at a path, with the line of the nearest key that has one."""
        upto = (self.lines.get(path[:end]) for end in range(len(path), 0, -1))
        line = next((line for line in upto if line is not None), None)
        return Problem(shown(path), code, message, line, self.name)


def shown(path: Path) -> str:
    """A path as people read it: ``time_limit[2].term``, counted from 1."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


def parse_toml(data: bytes, name: str) -> TomlFile:
    """Parse a file.

    Args:
        data: Its bytes: UTF-8, with or without a byte order mark.
        name: Its name, for messages.

    Raises:
        PolicyError: When it is over a limit, or not TOML; with the line where it can be told.
    """
    text = _text(data, name)
    problems = list(_over_limits(text, name))
    if problems:
        raise PolicyError(problems)
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise PolicyError([_not_toml(error, text, name)]) from None
    file = TomlFile(name, tables, _line_of_each(text))
    problems = sorted(_over_content(file), key=lambda problem: problem.line or 0)
    if problems:
        raise PolicyError(problems)
    return file


def _text(data: bytes, name: str) -> str:
    if len(data) > MOST_BYTES:
        message = f"the file has {len(data)} bytes; {MOST_BYTES} is the most"
        raise PolicyError([Problem("", "too-large", message, None, name)])
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the file is not UTF-8: byte {error.start + 1} cannot be read; save it as UTF-8"
        raise PolicyError([Problem("", "not-utf-8", message, line, name)]) from None


def _over_limits(text: str, name: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MOST_LINE:
            message = f"the line has {len(line)} characters; {MOST_LINE} is the most"
            yield Problem("", "line-too-long", message, number, name)
    too_deep = _too_deep(_STRINGS.sub(_blank, text))
    if too_deep is not None:
        yield Problem("", "too-deep", _TOO_DEEP, too_deep, name)


def _blank(string: re.Match[str]) -> str:
    return '""' + "\n" * string[0].count("\n")


def _too_deep(bare: str) -> int | None:
    """The line where nesting, or a dotted key, goes too deep; strings are blanked out."""
    dotted = _DOTTED.search(bare)
    if dotted:
        return bare.count("\n", 0, dotted.start()) + 1
    depth = 0
    for match in re.finditer(r"[\[{\]}]", bare):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        if depth > MOST_DEPTH:
            return bare.count("\n", 0, match.start()) + 1
    return None


def _not_toml(error: Exception, text: str, name: str) -> Problem:
    place = _PLACE.search(str(error))
    line = int(place["line"]) if place and place["line"] else None
    meant = "" if line is None else hint(text.split("\n")[line - 1])
    message = f"the file is not TOML: {said(_PLACE.sub('', str(error)))}{meant}"
    return Problem("", "not-toml", message, line, name)


def _over_content(file: TomlFile) -> Iterator[Problem]:
    """What only shows once it is parsed; headers, dotted keys and lists may add up in depth."""
    entries = 0
    pending: list[tuple[Path, Any]] = [((), file.tables)]
    while pending:
        path, value = pending.pop()
        entries += 1
        if isinstance(value, dict | list):
            if len(path) > MOST_DEPTH:
                yield file.problem(path, "too-deep", _TOO_DEEP)
                return
            items = value.items() if isinstance(value, dict) else enumerate(value)
            pending += [((*path, step), item) for step, item in items]
        elif type(value) is int and not -_INT64 <= value < _INT64:
            yield file.problem(path, "number-too-large", "a number of over 64 bits")
    if entries > MOST_ENTRIES:
        message = f"the file has {entries} values; {MOST_ENTRIES} is the most"
        yield file.problem((), "too-many", message)


def _line_of_each(text: str) -> dict[Path, int]:
    """The line of each key; a table that is only there for its parts has that of the first."""
    lines: dict[Path, int] = {}
    for path, number in _lines(text):
        lines[path] = number
        lines.setdefault(path[:1], number)
    return lines


def _lines(text: str) -> Iterator[tuple[Path, int]]:
    """The line of each header and each key that stands at the start of a line."""
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in _statements(text):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = _table(header["name"], counts, array=bool(header["array"]))
            yield table, number
        elif key:
            yield (*table, *_names(key["key"])), number


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each line that does not begin inside a text or a list, with its number."""
    depth = 0
    bare = _STRINGS.sub(_blank, text).split("\n")
    whole = _STRINGS.sub(lambda match: _blank(match) if "\n" in match[0] else match[0], text)
    for number, line in enumerate(whole.split("\n"), 1):
        if depth == 0:
            yield number, line
        depth += sum((mark in "[{") - (mark in "]}") for mark in bare[number - 1])


def _table(name: str, counts: dict[Path, int], *, array: bool) -> Path:
    path: Path = ()
    names = _names(name)
    for position, part in enumerate(names, 1):
        path = (*path, part)
        if array and position == len(names):
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def not_a_table(value: object) -> str:
    """What is said of a value where a table is wanted."""
    return f"a table is wanted, not {quoted(value)}"
