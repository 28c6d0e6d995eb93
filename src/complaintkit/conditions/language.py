"""The condition ``language``."""

import re
from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.codes import code_set
from complaintkit.conditions.ternary import Answer, answers
from complaintkit.errors import ChoiceError, quoted

_SAID = answers("language")
_TWO_LETTERS = re.compile("[a-z]{2}")


def _languages(values: str | Iterable[str]) -> frozenset[str]:
    found = code_set(values)
    for language in sorted(found):
        if not _TWO_LETTERS.fullmatch(language):
            message = f"a language is two small letters such as 'de', not {quoted(language)}"
            raise ChoiceError(message)
    return found


@frozen
class LanguageIs:
    """The contact is in one of these languages.

    Source: Belgian institutions answer in the national language in which they were written to,
    and refer what is in a language that they do not handle.

    Raises:
        ChoiceError: For a language that is not two small letters.

    Examples:
        >>> from complaintkit import Complaint, LanguageIs
        >>> LanguageIs("de").check(Complaint(language="fr")).value.name
        'NO'
    """

    kind: ClassVar[str] = "language"

    languages: frozenset[str] = field(converter=_languages)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the language."""
        language = complaint.language
        if language is None:
            return _SAID.unknown
        return _SAID.yes if language in self.languages else _SAID.no
