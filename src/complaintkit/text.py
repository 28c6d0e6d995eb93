"""Words in several languages, and where a rule comes from."""

from datetime import date

from attrs import fields, frozen

from complaintkit.errors import ChoiceError


@frozen(kw_only=True)
class Text:
    """The same words in several languages; at least one is given.

    Examples:
        >>> from complaintkit import Text
        >>> Text(fr="plainte", nl="klacht").in_language("nl")
        'klacht'
        >>> Text(fr="plainte").in_language("de")
        'plainte'
    """

    fr: str | None = None
    nl: str | None = None
    de: str | None = None
    en: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a text without words."""
        if not any(self.as_dict().values()):
            message = f"a text needs words in at least one language of {', '.join(LANGUAGES)}"
            raise ChoiceError(message)

    def as_dict(self) -> dict[str, str]:
        """The words by language, those that are given."""
        words = {language: getattr(self, language) for language in LANGUAGES}
        return {language: word for language, word in words.items() if word}

    def in_language(self, language: str) -> str:
        """The words in one language, or else in the first language they are given in."""
        words = self.as_dict()
        return words.get(language) or next(iter(words.values()))


LANGUAGES: tuple[str, ...] = tuple(attribute.name for attribute in fields(Text))
"""The languages the library speaks: fr, nl, de, en."""


@frozen(kw_only=True)
class InForce:
    """The days on which a version, or a rule, holds.

    Attributes:
        first: The first day; None when it is not known, or it always held.
        last: The last day; None while it holds.

    Raises:
        ChoiceError: When it ends before it starts.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import InForce
        >>> InForce(first=date(2019, 1, 1)).covers(date(2018, 12, 31))
        False
    """

    first: date | None = None
    last: date | None = None

    def __attrs_post_init__(self) -> None:
        """Check the order."""
        if self.first is not None and self.last is not None and self.last < self.first:
            message = f"what is in force from {self.first} cannot end on {self.last}"
            raise ChoiceError(message)

    def overlaps(self, other: "InForce") -> bool:
        """Whether some day falls in both."""
        first, last = self.first or date.min, self.last or date.max
        return first <= (other.last or date.max) and (other.first or date.min) <= last

    def covers(self, day: date) -> bool:
        """Whether the version holds on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@frozen(kw_only=True)
class Source:
    """The published text that a figure, a name or a rule was read in.

    Attributes:
        code: How the rest of the file names it.
        document: What it is, and whose.
        read: The day it was read; pages change.
        address: Where it was read.
        article: The place inside the document. Never translated.
    """

    code: str
    document: str
    read: date
    address: str | None = None
    article: str | None = None


@frozen(kw_only=True)
class Assumption:
    """A choice that the published text leaves open, and how it was made here.

    Attributes:
        field: The path of the choice it is bound to, such as ``time_limit.answer.roll``, or
            ``counting.roll`` for every limit of the file.
        says: What was chosen and why.
        basis: Codes of the sources that were read for it.
        otherwise: The value of the same field under the other reading; explanations
            show the date it would give.
    """

    field: str
    says: Text
    basis: tuple[str, ...] = ()
    otherwise: str | int | None = None

    @property
    def choice(self) -> str:
        """The name of the choice, the last part of the path."""
        return self.field.rpartition(".")[2]
