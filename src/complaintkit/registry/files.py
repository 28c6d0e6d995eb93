"""Where files are: the shipped ones by code, one of somebody's own by path."""

from collections.abc import Mapping
from functools import cache
from os import PathLike
from pathlib import Path
from typing import TypeVar

from complaintkit.errors import PolicyError, Problem, UnknownNameError

DATA = Path(__file__).parents[1] / "data"
SUFFIX = ".toml"

Thing = TypeVar("Thing")


def read_bytes(path: str | PathLike[str]) -> bytes:
    """The bytes of a file; a folder is said to be one."""
    file = Path(path)
    if file.is_dir():
        raise PolicyError([Problem("", "a-folder", "a folder, not a file", None, str(path))])
    return file.read_bytes()


@cache
def shipped(folder: str) -> dict[str, Path]:
    """The files of a folder of shipped data, by the code that is their name."""
    return {file.name.removesuffix(SUFFIX): file for file in (DATA / folder).glob(f"*{SUFFIX}")}


def named(kind: str, code: str, found: Mapping[str, Thing]) -> Thing:
    """What there is of a code.

    Raises:
        UnknownNameError: When there is nothing of that code.
    """
    if code not in found:
        raise UnknownNameError(kind, code, found)
    return found[code]


def code_of(name: str) -> str:
    """The code in the name of a file ``<code>@<from>.toml``; empty for other files."""
    return name.removesuffix(SUFFIX).partition("@")[0] if name.endswith(SUFFIX) else ""
