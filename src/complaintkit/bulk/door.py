"""The door to numpy: opened when the first array comes in, and not before."""

from importlib.util import find_spec

from complaintkit.errors import MissingExtraError


def open_door() -> None:
    """See that numpy is there.

    Raises:
        MissingExtraError: When it is not installed.
    """
    if find_spec("numpy") is None:
        raise MissingExtraError("numpy", "arrays")
