"""Reading a file part by part, so that one bad part does not hide the problems of another."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from attrs import define, field
from cattrs import BaseValidationError

from complaintkit.errors import ComplaintkitError, PolicyError, Problem, did_you_mean, quoted
from complaintkit.reading.convert import FindCondition, converter, none_but_ours, structure
from complaintkit.reading.faults import found_in, unknown_key
from complaintkit.reading.toml_file import Path, TomlFile, not_a_table

T = TypeVar("T")

# Near misses are looked for one by one: among thousands of names that would take a minute.
_MOST_COMPARED = 100


@define
class Parts:
    """The parts of one file, and the problems found so far.

    Attributes:
        file: The parsed file.
        find_condition: Where conditions of other packages are found by kind.
        problems: What is wrong with it, each once.
    """

    file: TomlFile
    find_condition: FindCondition = none_but_ours
    problems: dict[Problem, None] = field(factory=dict)

    def report(self, path: Path, code: str, message: str) -> None:
        """Note one problem."""
        self.problems[self.file.problem(path, code, message)] = None

    def only_keys(self, table: Iterable[str], allowed: Iterable[str], path: Path = ()) -> None:
        """Report every key of a table that nothing reads."""
        allowed = tuple(allowed)
        for key in table:
            if key not in allowed:
                self.report(*unknown_key(path, key, allowed))

    def known(self, path: Path, kind: str, code: str, known: Iterable[str]) -> None:
        """Report a code that names nothing in the file."""
        known = tuple(known)
        if code not in known:
            meant = did_you_mean(code, known) if len(known) <= _MOST_COMPARED else ""
            message = f"no {kind} {quoted(code)}{meant}"
            self.report(path, f"unknown-{kind.replace(' ', '-')}", message)

    def tried(self, path: Path, code: str, act: Callable[[], T]) -> T | None:
        """What an act gives, or None with its error noted."""
        try:
            return act()
        except ComplaintkitError as error:
            self.report(path, code, str(error))
            return None

    def value(self, path: Path, raw: object, wanted: Any) -> Any:  # noqa: ANN401
        """One value as a class, or None with its problems noted."""
        try:
            return structure(converter(self.find_condition), raw, wanted)
        except (BaseValidationError, ComplaintkitError) as error:
            for problem in found_in(error, path):
                self.report(*problem)
            return None

    def key(self, name: str, wanted: Any, default: object = None) -> Any:  # noqa: ANN401
        """The value of a top-level key that may be left out."""
        if name not in self.file.tables:
            return default
        return self.value((name,), self.file.tables[name], wanted)

    def required(self, name: str, wanted: Any) -> Any:  # noqa: ANN401
        """The value of a top-level key that must be there."""
        if name not in self.file.tables:
            self.report((name,), "missing-key", f"'{name}' is missing")
            return None
        return self.key(name, wanted)

    def rows(self, name: str) -> list[tuple[Path, dict[str, Any]]]:
        """The tables of a list such as ``[[time_limit]]``, each with its path."""
        raw = self.file.tables.get(name, [])
        if not isinstance(raw, list):
            self.report((name,), "wrong-type", f"a list is wanted: write [[{name}]]")
            return []
        for index, row in enumerate(raw):
            if not isinstance(row, dict):
                self.report((name, index), "wrong-type", not_a_table(row))
        return [((name, index), row) for index, row in enumerate(raw) if isinstance(row, dict)]

    def named(self, name: str) -> dict[str, dict[str, Any]]:
        """Tables by code, such as ``[source.page]``."""
        raw = self.file.tables.get(name, {})
        if not isinstance(raw, dict):
            self.report((name,), "wrong-type", f"named tables are wanted: write [{name}.CODE]")
            return {}
        for code, table in raw.items():
            if not isinstance(table, dict):
                self.report((name, code), "wrong-type", not_a_table(table))
        return {code: table for code, table in raw.items() if isinstance(table, dict)}

    def finish(self) -> None:
        """Raise all problems at once, in the order of the file.

        Raises:
            PolicyError: When there is at least one.
        """
        if self.problems:
            raise PolicyError(sorted(self.problems, key=lambda problem: problem.line or 0))
