"""Facts of a body's own, as its policy declares them."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from complaintkit.choices import chosen
from complaintkit.complaints.personal import Value
from complaintkit.errors import ChoiceError, did_you_mean, quoted
from complaintkit.text import Text


class AttributeType(StrEnum):
    """What the value of an attribute is."""

    TRUTH = "truth"
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"


class KnownBy(StrEnum):
    """Who can say what a fact is. Only the person can be asked by letter."""

    PERSON = "person"
    BODY = "body"
    OTHER = "other"


_PYTHON = {
    AttributeType.TRUTH: bool,
    AttributeType.CHOICE: str,
    AttributeType.NUMBER: int,
    AttributeType.DATE: date,
    AttributeType.TEXT: str,
}


def _type(value: AttributeType | str) -> AttributeType:
    return chosen(AttributeType, value)


def _known_by(value: KnownBy | str) -> KnownBy:
    return chosen(KnownBy, value)


@frozen(kw_only=True)
class Attribute:
    """A fact that a policy asks for beside those every complaint has.

    Attributes:
        code: Stable key.
        label: Its name in several languages.
        type: What its value is.
        choices: The values of a choice.
        known_by: Who can say.
        question: How the person is asked.
        personal: Whether its value tells who somebody is. Then it is erased, and no rule
            can decide on it.
        presumed: Its value as long as nobody says otherwise.
        source: Codes of the texts that speak of it.

    Raises:
        ChoiceError: For choices without a choice, a presumption that is no value of it.

    Examples:
        >>> from complaintkit import Attribute, Text
        >>> unfounded = Attribute(
        ...     code="manifestly-unfounded",
        ...     label=Text(en="manifestly unfounded"),
        ...     type="truth",
        ...     known_by="body",
        ... )
        >>> unfounded.problem("yes")
        'true or false is wanted'
    """

    code: str
    label: Text
    type: AttributeType = field(converter=_type)
    choices: tuple[str, ...] = ()
    known_by: KnownBy = field(default=KnownBy.PERSON, converter=_known_by)
    question: Text | None = None
    personal: bool = False
    presumed: Value | None = None
    source: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check that its parts go together."""
        if (self.type is AttributeType.CHOICE) != bool(self.choices):
            raise ChoiceError("'choices' go with type 'choice', and only with it")
        problem = None if self.presumed is None else self.problem(self.presumed)
        if problem is not None:
            raise ChoiceError(f"presumed: {problem}")

    def problem(self, value: object) -> str | None:
        """What keeps a value from being one of this attribute; None when nothing does.

        A personal value is not quoted.
        """
        if type(value) is not _PYTHON[self.type]:
            return f"{_WANTED[self.type]} is wanted"
        if self.choices and value not in self.choices:
            said = "" if self.personal else f" {quoted(value)}"
            return f"no choice{said}{did_you_mean(value, self.choices)}"
        return None


_WANTED = {
    AttributeType.TRUTH: "true or false",
    AttributeType.CHOICE: "a choice in quotes",
    AttributeType.NUMBER: "a whole number",
    AttributeType.DATE: "a date",
    AttributeType.TEXT: "a text",
}
