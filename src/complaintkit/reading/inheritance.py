"""``extends = "be.inami"``: a policy file that takes over all it does not restate, one level."""

from collections.abc import Callable
from typing import Any

from complaintkit.errors import ComplaintkitError, PolicyError, UnknownNameError
from complaintkit.reading.toml_file import TomlFile, parse_toml

FindFile = Callable[[str], tuple[bytes, str]]

_NOT_INHERITED = ("extends", "example")
_BY_CODE = {
    **dict.fromkeys(("time_limit", "stage", "appeal_term", "rule", "event"), "code"),
    **dict.fromkeys(("category", "subject", "attribute", "report"), "code"),
    "effect": "on",
    "assumption": "field",
    "closing_day": "day",
}


def nothing_to_extend(code: str) -> tuple[bytes, str]:
    """Where no policies can be found by code, there is nothing to extend."""
    kind = "policy"
    raise UnknownNameError(kind, code, ())


def inherited(file: TomlFile, find_file: FindFile) -> TomlFile:
    """A file with what it extends filled in.

    Tables and rows of the file stand before inherited ones, so that their lines stay right.
    A row replaces every inherited row of the same code; examples are not inherited, because
    what comes out of them is the file's own.

    Args:
        file: The parsed file.
        find_file: Gives the bytes and the name of the file of a policy's code.

    Raises:
        PolicyError: When it extends itself, nothing, or a file that extends another.
    """
    code = file.tables.get("extends")
    if code is None:
        return file
    if not isinstance(code, str):
        raise _error(file, "wrong-type", "the code of a policy in quotes is wanted")
    if code == file.tables.get("code"):
        raise _error(file, "extends-itself", f"the policy '{code}' cannot extend itself")
    try:
        data, name = find_file(code)
    except ComplaintkitError as error:
        raise _error(file, "unknown-policy", str(error)) from None
    parent = parse_toml(data, name)
    if "extends" in parent.tables:
        message = f"'{code}' extends another policy itself; one level is the most"
        raise _error(file, "extends-twice", message)
    return TomlFile(file.name, _merged(parent.tables, file.tables), file.lines)


def _merged(parent: dict[str, Any], child: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in parent.items() if key not in _NOT_INHERITED}
    own = {key: value for key, value in child.items() if key != "extends"}
    return {key: _joined(key, kept.get(key), own.get(key)) for key in {**own, **kept}}


def _joined(key: str, parent: Any, child: Any) -> Any:  # noqa: ANN401
    if child is None or parent is None:
        return parent if child is None else child
    if key in {"source", "counting"} and isinstance(child, dict) and isinstance(parent, dict):
        return {**parent, **child}
    if key not in _BY_CODE or not isinstance(child, list) or not isinstance(parent, list):
        return child
    # By representation: the files are not checked yet, and a list in a code's place has no hash.
    restated = {repr(row.get(_BY_CODE[key])) for row in child if isinstance(row, dict)}
    rows = (row for row in parent if isinstance(row, dict))
    return child + [row for row in rows if repr(row.get(_BY_CODE[key])) not in restated]


def _error(file: TomlFile, code: str, message: str) -> PolicyError:
    return PolicyError([file.problem(("extends",), code, message)])
