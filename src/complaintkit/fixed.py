"""``FixedDict``: a mapping that stays as it was made."""

from typing import NoReturn, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class FixedDict(dict[Key, Value]):
    """A dictionary that nobody can change, for a value that stays what it is.

    A view (``MappingProxyType``) does the same, but cannot be pickled.

    Examples:
        >>> from complaintkit.fixed import FixedDict
        >>> fixed = FixedDict({"code": "a-100"})
        >>> fixed["code"] = "b-200"
        Traceback (most recent call last):
        TypeError: this mapping cannot be changed: make another with {**it, ...}
    """

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        message = "this mapping cannot be changed: make another with {**it, ...}"
        raise TypeError(message)

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type, tuple[dict[Key, Value]]]:
        """How it is pickled and copied: by what it is made of."""
        return type(self), (dict(self),)
