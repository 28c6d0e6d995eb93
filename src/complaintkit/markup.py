"""HTML made of tags and escaped text: the only place that writes markup."""

from collections.abc import Iterable, Mapping
from html import escape


class Html(str):
    """Markup that is already safe; every other text is escaped when it is put in a tag."""

    __slots__ = ()


def tag(name: str, /, *content: str, **attributes: str | int | None) -> Html:
    """One element.

    Args:
        name: The element's name.
        *content: Texts, which are escaped, and :class:`Html`, which is not.
        **attributes: Values are escaped; an attribute that is None is left out, a trailing
            underscore is dropped and inner ones become hyphens (``class_``, ``aria_label``).

    Examples:
        >>> from complaintkit.markup import tag
        >>> tag("td", "a < b", class_="day")
        '<td class="day">a &lt; b</td>'
    """
    return Html(f"<{name}{_written(attributes)}>{join(content)}</{name}>")


def void(name: str, /, **attributes: str | int | None) -> Html:
    """One element that can have no content, and so no end.

    Examples:
        >>> from complaintkit.markup import void
        >>> void("meta", charset="utf-8")
        '<meta charset="utf-8">'
    """
    return Html(f"<{name}{_written(attributes)}>")


def join(parts: Iterable[str], separator: str = "") -> Html:
    """Texts and markup, one after the other."""
    texts = (part if isinstance(part, Html) else escape(part) for part in parts)
    return Html(separator.join(texts))


def _written(attributes: Mapping[str, str | int | None]) -> str:
    given = {key: value for key, value in attributes.items() if value is not None}
    return "".join(f' {_name(key)}="{escape(str(value))}"' for key, value in given.items())


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
