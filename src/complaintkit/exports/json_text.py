"""JSON: strict, the same bytes for the same values."""

import json
from collections.abc import Mapping


def to_json(values: Mapping[str, object]) -> str:
    """Plain values as JSON, with the number of the format first.

    Raises:
        ValueError: For a number JSON does not have.

    Examples:
        >>> from complaintkit.exports import to_json
        >>> print(to_json({"due": "2026-06-27"}))
        {
          "format": 1,
          "due": "2026-06-27"
        }
    """
    whole = {"format": 1} | {**values, "format": 1}
    return _writable(json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=2))


def to_json_line(values: Mapping[str, object]) -> str:
    """Plain values as JSON on one line, as they are.

    Raises:
        ValueError: For a number JSON does not have.

    Examples:
        >>> from complaintkit.exports import to_json_line
        >>> print(to_json_line({"record": 1, "outcome": "admissible"}))
        {"record": 1, "outcome": "admissible"}
    """
    return _writable(json.dumps(values, ensure_ascii=False, allow_nan=False))


def _writable(text: str) -> str:
    """A lone surrogate, which UTF-8 cannot carry, becomes its JSON escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
