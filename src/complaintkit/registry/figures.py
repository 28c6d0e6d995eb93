"""Finding published figures: by the path of a file."""

from os import PathLike
from typing import TYPE_CHECKING

from complaintkit.registry.files import read_bytes

if TYPE_CHECKING:
    from complaintkit.measures.published import PublishedFigures


def load_figures(path: str | PathLike[str]) -> "PublishedFigures":
    """The figures of a document, from a file.

    Args:
        path: Where the file is.

    Raises:
        PolicyError: With all problems of the file.
        OSError: When the file cannot be opened.

    Examples:
        >>> from complaintkit import load_figures
        >>> load_figures("no-such-file.toml")
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.toml'
    """
    from complaintkit.reading import read_figures

    return read_figures(read_bytes(path), str(path))
