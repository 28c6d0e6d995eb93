"""``Words``: what a reader sees in a report, in any language: a text, or a message with values."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from complaintkit.errors import ChoiceError
from complaintkit.text import LANGUAGES, Text
from complaintkit.wording import say, say_list, say_number, say_short_day


def _kept(values: Mapping[str, object]) -> Mapping[str, object]:
    """A copy, which nobody else can change."""
    return dict(values)


@frozen(kw_only=True)
class Words:
    """Words in several languages: those of a :class:`~complaintkit.Text`, or a message.

    Attributes:
        text: Words that a policy or a taxonomy gives.
        message: The id of a message in the catalogues.
        number: What decides between singular and plural.
        values: What the message is about: numbers, days, texts, words, or several of them.

    Raises:
        ChoiceError: When there is neither a text nor a message, or both.

    Examples:
        >>> from complaintkit import Text
        >>> from complaintkit.measures import Words
        >>> Words(text=Text(fr="plainte", nl="klacht")).in_language("nl")
        'klacht'
        >>> Words(message="unit.months", number=2).in_language("fr")
        '2 mois'
    """

    text: Text | None = None
    message: str | None = None
    number: int | None = None
    values: Mapping[str, object] = field(factory=dict, converter=_kept, hash=False)

    def __attrs_post_init__(self) -> None:
        """Check that there is one thing to say."""
        if (self.text is None) == (self.message is None):
            raise ChoiceError("words are a text or a message, one of the two")

    def in_language(self, language: str) -> str:
        """The words in a language.

        Raises:
            UnknownNameError: For another language, or a message that there is not.
        """
        if self.text is not None:
            return self.text.in_language(language)
        said = {name: _said(value, language) for name, value in self.values.items()}
        return say(str(self.message), language, self.number, **said)

    def as_dict(self) -> dict[str, str]:
        """The words in every language."""
        return {language: self.in_language(language) for language in LANGUAGES}


def _said(value: object, language: str) -> str:
    """A value as it stands in a sentence."""
    if isinstance(value, Text | Words):
        return value.in_language(language)
    if isinstance(value, date):
        return say_short_day(value, language)
    if isinstance(value, int | Decimal):
        return say_number(value, language)
    if isinstance(value, tuple | list):
        return say_list([_said(one, language) for one in value], language)
    return str(value)
