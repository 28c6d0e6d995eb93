"""What is made of answers once, and found again."""

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Made = TypeVar("Made")

_MOST_KEPT = 256


class Kept(dict[Key, Made]):
    """What a function makes of keys, each made once: never more than so many are kept.

    Examples:
        >>> from complaintkit.conditions.kept import Kept
        >>> Kept(len)["four"]
        4
    """

    def __init__(self, make: Callable[[Key], Made]) -> None:
        """Keep nothing yet."""
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Made:
        """Make it."""
        made = self._make(key)
        if len(self) < _MOST_KEPT:
            self[key] = made
        return made
