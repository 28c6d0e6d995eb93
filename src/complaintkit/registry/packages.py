"""What installed packages offer: the door to the metadata of distributions."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from complaintkit.errors import PolicyError, Problem
from complaintkit.registry.files import code_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@cache
def offered(group: str) -> "dict[str, tuple[EntryPoint, ...]]":
    """What installed packages offer, by code; nothing of theirs is imported yet."""
    from importlib.metadata import entry_points

    found: dict[str, tuple[EntryPoint, ...]] = {}
    for offer in entry_points(group=group):
        found[offer.name] = (*found.get(offer.name, ()), offer)
    return found


def owner(offer: "EntryPoint") -> str:
    """Whose it is: the name of its distribution."""
    return offer.value if offer.dist is None else offer.dist.name


def offered_twice(what: str, code: str, owners: Iterable[str]) -> PolicyError:
    """The error for what several offer: none of them is taken."""
    message = f"the {what} '{code}' is offered by {' and '.join(sorted(owners))}"
    return PolicyError([Problem("", "offered-twice", message)])


def broken(offer: "EntryPoint", how: str) -> PolicyError:
    """The error for a package that does not hold what it offers."""
    message = f"{owner(offer)} offers '{offer.name}' but {how}"
    return PolicyError([Problem("", "broken-package", message)])


def files_of(offer: "EntryPoint") -> tuple[Path, ...]:
    """The files ``<code>@<from>.toml`` in the package an entry point names."""
    try:
        folders = [Path(folder) for folder in import_module(offer.value).__path__]
        found = sorted(file for folder in folders for file in folder.iterdir())
    except Exception as error:
        raise broken(offer, f"cannot be read ({type(error).__name__})") from error
    ours = tuple(file for file in found if code_of(file.name) == offer.name)
    if not ours:
        raise broken(offer, f"has no file {offer.name}@….toml")
    return ours
