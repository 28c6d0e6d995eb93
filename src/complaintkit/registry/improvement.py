"""Finding what bodies do better: by the path of a file."""

from os import PathLike
from typing import TYPE_CHECKING

from complaintkit.registry.files import read_bytes
from complaintkit.registry.taxonomies import get_taxonomy

if TYPE_CHECKING:
    from complaintkit.improvement import Improvement


def load_improvement(path: str | PathLike[str]) -> "Improvement":
    """What a body does better, from a file.

    Args:
        path: Where the file is.

    Raises:
        PolicyError: With all problems of the file.
        OSError: When the file cannot be opened.

    Examples:
        >>> from complaintkit import load_improvement
        >>> load_improvement("no-such-file.toml")
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.toml'
    """
    from complaintkit.reading import read_improvement

    return read_improvement(read_bytes(path), str(path), get_taxonomy)
