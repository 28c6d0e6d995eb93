"""Every error the library raises, written for the person who reads it."""

from collections.abc import Iterable
from datetime import date, time
from difflib import get_close_matches
from unicodedata import category

from attrs import frozen

_LINE = 500
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


class ComplaintkitError(Exception):
    """The base of every error this library raises on purpose."""


class NotADateError(ComplaintkitError, TypeError):
    """A value that is not a calendar date (or an aware instant) was given for a day."""


class AmountError(ComplaintkitError, TypeError):
    """A number of days that is not a whole number of type ``int``."""


class NotATextError(ComplaintkitError, TypeError):
    """A value that is no text was given for one. The value is not shown: it may be personal."""


class NotATruthError(ComplaintkitError, TypeError):
    """A value that is neither True nor False was given for one that must be."""


class KeyTooShortError(ComplaintkitError, ValueError):
    """A key with which secrets could be guessed."""

    def __init__(self, wanted: int) -> None:
        """Say how long it must be, and nothing of the key."""
        super().__init__(f"a key of at least {wanted} bytes is wanted")
        self.wanted = wanted

    def __reduce__(self) -> tuple[type["KeyTooShortError"], tuple[int]]:
        """Pickle by what the message is made of."""
        return type(self), (self.wanted,)


class ChoiceError(ComplaintkitError, ValueError):
    """A value that a field does not allow."""


class TermError(ComplaintkitError, ValueError):
    """A term that cannot be read or is out of bounds."""


class HorizonError(ComplaintkitError, ValueError):
    """A day outside what a calendar knows: never answered by a guess."""


class LimitError(ComplaintkitError, ValueError):
    """A time limit that cannot be counted as it stands."""


class IllegalTransition(ComplaintkitError, ValueError):  # noqa: N818 - as the field calls it
    """An event that cannot be recorded where a case stands; the case stays as it was.

    Attributes:
        event: The id of the event that was refused, or of a later one it makes impossible.
        allowed: The kinds of event that can be recorded there.
    """

    def __init__(self, message: str, event: str, allowed: Iterable[str] = ()) -> None:
        """Keep what was refused, and what is possible."""
        self.message, self.event, self.allowed = message, event, tuple(sorted(allowed))
        can = f"; possible: {', '.join(self.allowed)}" if self.allowed else ""
        super().__init__(f"event {quoted(event)}: {message}{can}")

    def __reduce__(self) -> tuple[type["IllegalTransition"], tuple[str, str, tuple[str, ...]]]:
        """Pickle by what the message is made of."""
        return type(self), (self.message, self.event, self.allowed)


class UnknownNameError(ComplaintkitError, LookupError):
    """A code that names nothing: a policy, a calendar, a limit, a language."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        """Say what was looked for, what is known, and what was perhaps meant."""
        known = sorted(known)
        super().__init__(f"no {kind} {quoted(name)}{did_you_mean(name, known)}")
        self.kind, self.name, self.known = kind, name, tuple(known)

    def __reduce__(self) -> tuple[type["UnknownNameError"], tuple[str, str, tuple[str, ...]]]:
        """Pickle by what the message is made of."""
        return type(self), (self.kind, self.name, self.known)


class MissingExtraError(ComplaintkitError, ImportError):
    """A package that only an optional part of the library needs is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        """Say how to install it."""
        super().__init__(f"{package} is not installed: pip install 'complaintkit[{extra}]'")
        self.package, self.extra = package, extra

    def __reduce__(self) -> tuple[type["MissingExtraError"], tuple[str, str]]:
        """Pickle by what the message is made of."""
        return type(self), (self.package, self.extra)


@frozen
class Problem:
    """One thing wrong with a file, said so that its author can mend it.

    Attributes:
        path: Where it stands, such as ``time_limit[2].term`` (counted from 1).
        code: A stable key of the kind of problem, such as ``unknown-key``.
        message: What is wrong, with the value and what is allowed.
        line: The line in the file, from 1; None where it cannot be told.
        file: The file's name as it was given.

    Examples:
        >>> from complaintkit.errors import Problem
        >>> str(Problem("term", "term", "no term '45 workdays'", line=7, file="my.toml"))
        "my.toml:7: term: no term '45 workdays'"
    """

    path: str
    code: str
    message: str
    line: int | None = None
    file: str | None = None

    def __str__(self) -> str:
        """The problem on one line of at most 500 characters, controls escaped."""
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        text = ": ".join(part for part in (place, self.path, self.message) if part)
        return shortened(printable(text), _LINE)


class ProblemsError(ComplaintkitError, ValueError):
    """Several problems at once, in ``problems``."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems and print one a line."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["ProblemsError"], tuple[tuple[Problem, ...]]]:
        """Pickle by the problems, from which the message is made anew."""
        return type(self), (self.problems,)


class PolicyError(ProblemsError):
    """A file that does not hold: all its problems at once, in ``problems``."""


class FactsError(ProblemsError):
    """Facts that contradict each other, or that a policy does not know: all at once."""


def not_a_number_of_days(value: object) -> ComplaintkitError:
    """The error for a number of working days that is no whole number from 1 on."""
    if type(value) is not int:
        return AmountError(f"a {type(value).__name__} where a whole number of days is wanted")
    return ChoiceError(f"{value} working days: at least 1 is wanted; going back has its own method")


def printable(text: str) -> str:
    """Escape control characters and lone surrogates, so that a message stays on its line."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode()
        for char in text
    )


def on_one_line(text: str) -> str:
    """A text for a page: controls become spaces, and what only steers its display goes."""
    return "".join(map(_seen, text))


def shortened(text: str, most: int) -> str:
    """Cut a text to at most so many characters, showing that it was cut."""
    return text if len(text) <= most else text[: most - 1] + "…"


def quoted(value: object) -> str:
    """A value as messages show it: quoted when a text, printable, at most 60 characters."""
    text = f"'{value}'" if isinstance(value, str) else repr(value)
    if isinstance(value, date | time):
        text = value.isoformat()
    return shortened(printable(text), 60)


def did_you_mean(value: object, allowed: Iterable[str]) -> str:
    """The end of a message about a name: the near misses, or else all that is allowed."""
    allowed = sorted(allowed)
    listed = shortened(", ".join(allowed), 300)
    return near_misses(value, allowed) or (f"; known: {listed}" if allowed else "")


def near_misses(value: object, allowed: Iterable[str]) -> str:
    """The end of a message about a name: what was perhaps meant, in capitals or not."""
    names = {name.lower(): name for name in sorted(allowed)}
    near = get_close_matches(str(value)[:80].lower(), names, n=2, cutoff=0.6)
    meant = " or ".join(quoted(names[name]) for name in near)
    return f"; did you mean {meant}?" if near else ""


def said_of_system(error: OSError) -> str:
    """What the system refuses, after the file it is about: ``'a.toml': no such file …``."""
    where = "" if error.filename is None else f"'{printable(str(error.filename))}': "
    reason = error.strerror or str(error) or type(error).__name__
    return f"{where}{reason[:1].lower()}{reason[1:]}"


def _seen(char: str) -> str:
    if char.isprintable() or char in _SPACES:
        return char
    return "" if category(char) == "Cf" else " "
