"""What was perhaps meant where a file is not TOML: the slips of those who do not know it."""

import re
from collections.abc import Callable, Iterator

_TWICE = re.compile(r"Cannot declare \((?P<names>.+?),?\) twice")
_OVERWRITTEN = "Cannot overwrite a value"
_STRINGS = re.compile(r""""(?:\\.|[^"\\])*"|'[^']*'|\#.*""")


def said(message: str) -> str:
    """What the parser says, without the marks of Python."""
    twice = _TWICE.fullmatch(message)
    if twice:
        name = twice["names"].replace("'", "").replace(", ", ".")
        return f"[{name}] stands twice; what may stand more than once has two brackets: [[rule]]"
    if message == _OVERWRITTEN:
        return "what begins here has a value already: a key or a table that stands twice"
    return message


def hint(line: str) -> str:
    """The end of the message on a line: the first slip that it shows, or nothing."""
    bare = _STRINGS.sub('""', line)
    return next((f"; {meant}" for meant in _slips(bare)), "")


def _slips(bare: str) -> Iterator[str]:
    for pattern, meant in _SLIPS:
        if pattern(bare):
            yield meant


def _is_open(bare: str) -> bool:
    """Whether a quote is left over."""
    return bare.count('"') % 2 == 1


def _is_cut(bare: str) -> bool:
    """Whether braces are opened on the line and not closed, or closed after a comma."""
    return bare.count("{") > bare.count("}") or re.search(r",\s*\}", bare) is not None


_SLIPS: tuple[tuple[Callable[[str], object], str], ...] = (
    (re.compile("[“”„‟«»‘’]").search, 'write straight quotes: "…"'),
    (
        re.compile(r"=\s*(?:True|False|TRUE|FALSE)\b").search,
        "write true and false in small letters",
    ),
    (re.compile(r"=\s*\d{1,2}:\d\d(?![:\d])").search, "write a time as 17:00:00, without quotes"),
    (
        re.compile(r"=\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)").search,
        "write a day of the calendar as 2026-05-13, without quotes",
    ),
    (re.compile(r"=\s*(?!(?:true|false|inf|nan)\b)[^\W\d]").search, "write a text in quotes"),
    (_is_open, "the quote that ends a text is missing"),
    (_is_cut, "write { … } on one line, without a comma at its end"),
)
"""What shows a slip, and what is meant, the surest first."""
