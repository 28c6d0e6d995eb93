"""Finding taxonomies: the shipped ones by code, one of one's own by path."""

from functools import cache
from os import PathLike
from typing import TYPE_CHECKING

from complaintkit.registry.files import named, read_bytes, shipped

if TYPE_CHECKING:
    from complaintkit.taxonomy import Taxonomy


def available_taxonomies() -> tuple[str, ...]:
    """The codes of all shipped taxonomies, in order.

    Examples:
        >>> from complaintkit import available_taxonomies
        >>> "be.inasti" in available_taxonomies()
        True
    """
    return tuple(sorted(shipped("taxonomies")))


@cache
def get_taxonomy(code: str) -> "Taxonomy":
    """A shipped taxonomy.

    Args:
        code: Its code, such as ``be.inasti``.

    Raises:
        UnknownNameError: When there is none of that code.

    Examples:
        >>> from complaintkit import get_taxonomy
        >>> get_taxonomy("be.inasti").way_up("no-reaction")
        ('no-reaction', 'organisation')
    """
    file = named("taxonomy", code, shipped("taxonomies"))
    from complaintkit.reading import read_taxonomy

    return read_taxonomy(file.read_bytes(), file.name)


def load_taxonomy(path: str | PathLike[str]) -> "Taxonomy":
    """A taxonomy from a file of one's own.

    Args:
        path: Where the file is.

    Raises:
        PolicyError: With all problems of the file.
        OSError: When the file cannot be opened.

    Examples:
        >>> from complaintkit import load_taxonomy
        >>> load_taxonomy("no-such-file.toml")
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.toml'
    """
    from complaintkit.reading import read_taxonomy

    return read_taxonomy(read_bytes(path), str(path))
