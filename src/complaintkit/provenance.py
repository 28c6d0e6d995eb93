"""What a result was computed from: versions and fingerprints, made when asked for."""

from collections.abc import Iterable, Mapping
from enum import Enum
from hashlib import sha256

import attrs

_DIGITS = 16


@attrs.frozen(kw_only=True)
class Provenance:
    """Everything that must be pinned to get the same date again.

    Attributes:
        library: Version of complaintkit.
        policy: Code of the policy; None for a limit computed without one.
        policy_version: Its version.
        policy_hash: Fingerprint of its content.
        calendar: Code of the working calendar; None where the count needed none.
        calendar_hash: Fingerprint of its content.
        holidays: Version of the ``holidays`` package; None where no calendar was needed.
    """

    library: str
    policy: str | None = None
    policy_version: str | None = None
    policy_hash: str | None = None
    calendar: str | None = None
    calendar_hash: str | None = None
    holidays: str | None = None

    def as_dict(self) -> dict[str, str | None]:
        """The same as plain values."""
        return attrs.asdict(self)


def fingerprint(value: object) -> str:
    """A short hash of a value's content: the same in every process and Python version.

    Args:
        value: Plain values, enums, dates, mappings, sets, sequences and attrs classes of them.

    Returns:
        Sixteen hexadecimal digits of a SHA-256.

    Examples:
        >>> from complaintkit.provenance import fingerprint
        >>> fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
        True
    """
    return sha256(_canonical(value).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _canonical(value: object) -> str:
    if attrs.has(type(value)):
        return f"{type(value).__name__}{_canonical(_content(value))}"
    if isinstance(value, Enum):
        return repr(value.value)
    if isinstance(value, Mapping):
        return _joined("{}", sorted(f"{_canonical(k)}:{_canonical(v)}" for k, v in value.items()))
    if isinstance(value, set | frozenset):
        return _joined("<>", sorted(_canonical(item) for item in value))
    if isinstance(value, tuple | list):
        return _joined("[]", (_canonical(item) for item in value))
    return repr(value)


def _content(value: object) -> dict[str, object]:
    """The fields by which an object is equal to another."""
    compared = (field.name for field in type(value).__attrs_attrs__ if field.eq)  # type: ignore[attr-defined]
    return {name: getattr(value, name) for name in compared}


def _joined(brackets: str, parts: Iterable[str]) -> str:
    return brackets[0] + ",".join(parts) + brackets[1]
