"""What a body does better: findings, actions, surveys, suggestions, praise and commitments."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from complaintkit.errors import ChoiceError
from complaintkit.measures.published import PrintedPercent
from complaintkit.text import InForce, Text

if TYPE_CHECKING:
    from attrs import Attribute

_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class ActionStatus(StrEnum):
    """How far an action, or the answer to a recommendation, has come."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    UNDER_WAY = "under-way"
    DONE = "done"
    NOT_YET_IN_FORCE = "not-yet-in-force"  # done by those who did it; others have to act
    DROPPED = "dropped"


def _year(_: object, attribute: "Attribute[Any]", value: int | None) -> None:
    if value is not None and not _FIRST_YEAR <= value <= _LAST_YEAR:
        message = f"{value} is no year from {_FIRST_YEAR} to {_LAST_YEAR}"
        raise ChoiceError(f"{attribute.name}: {message}")


def _not_below(_: object, attribute: "Attribute[Any]", value: int | None) -> None:
    if value is not None and value < 0:
        raise ChoiceError(f"{attribute.name}: {value}: none is below 0")


def _printed(value: PrintedPercent | str) -> PrintedPercent:
    return PrintedPercent.parse(value) if isinstance(value, str) else value


@frozen(kw_only=True)
class Theme:
    """What findings and actions are about.

    Attributes:
        code: Stable key.
        label: Its name.
        source: Codes of the texts it was read in.
    """

    code: str
    label: Text
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class ImprovementFinding:
    """What was found to go badly, or well.

    Attributes:
        code: Stable key.
        theme: The code of its theme.
        label: What was found.
        items: Codes of the survey items that show it.
        categories: Codes of the categories of complaints that show it.
        source: Codes of the texts it was read in.
    """

    code: str
    theme: str
    label: Text
    items: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class Action:
    """What is done about a finding, or a theme.

    Attributes:
        code: Stable key.
        theme: The code of its theme.
        label: What is done.
        status: How far it has come.
        finding: The code of the finding it answers.
        owner: Who does it; None where the text names nobody.
        year: The year it is of; None where the text names none.
        continues: The code of an earlier action that it goes on with.
        aims: What it is meant to bring.
        categories: Codes of the categories of complaints it comes from.
        says: What a reader should know of it.
        source: Codes of the texts it was read in.

    Raises:
        ChoiceError: For a year that is none.

    Examples:
        >>> from complaintkit import Text
        >>> from complaintkit.improvement import Action, ActionStatus
        >>> said, done = Text(en="online complaint form"), ActionStatus.DONE
        >>> Action(code="form", theme="complaints", label=said, status=done, year=2018).year
        2018
    """

    code: str
    theme: str
    label: Text
    status: ActionStatus
    finding: str | None = None
    owner: Text | None = None
    year: int | None = field(default=None, validator=_year)
    continues: str | None = None
    aims: tuple[Text, ...] = ()
    categories: tuple[str, ...] = ()
    says: Text | None = None
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class Recommendation:
    """What a mediator, or somebody else, tells a service to do.

    Attributes:
        code: Stable key.
        label: What is recommended.
        by: Who recommends it.
        to: Who is to do it.
        status: How far it has come.
        year: The year it is of.
        actions: Codes of the actions that follow from it.
        categories: Codes of the categories of complaints it comes from.
        source: Codes of the texts it was read in.

    Raises:
        ChoiceError: For a year that is none.
    """

    code: str
    label: Text
    by: Text
    to: Text
    status: ActionStatus
    year: int | None = field(default=None, validator=_year)
    actions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class SurveyItem:
    """One result of a survey.

    Attributes:
        code: Stable key.
        label: What those who answered so said.
        percent: The share as it is printed, such as "52 %".
        base: Of whom it is a share; None where the text does not say.
        base_count: How many these are; None where the text does not say.
        caveat: What has to be kept in mind.
        categories: Codes of the categories of complaints it is about.

    Raises:
        ChoiceError: For a percentage that is none, or a base below nought.

    Examples:
        >>> from complaintkit import Text
        >>> from complaintkit.improvement import SurveyItem
        >>> SurveyItem(code="x", label=Text(en="satisfied"), percent="50 %").base is None
        True
    """

    code: str
    label: Text
    percent: PrintedPercent = field(converter=_printed)
    base: Text | None = None
    base_count: int | None = field(default=None, validator=_not_below)
    caveat: Text | None = None
    categories: tuple[str, ...] = ()


@frozen(kw_only=True)
class Survey:
    """People were asked what they think.

    Attributes:
        code: Stable key.
        label: Its name.
        items: What they answered.
        year: The year it was held.
        asked: Who was asked.
        answered: How many answered; None where the text does not say.
        source: Codes of the texts it was read in.

    Raises:
        ChoiceError: For a year that is none, or a number below nought.
    """

    code: str
    label: Text
    items: tuple[SurveyItem, ...] = ()
    year: int | None = field(default=None, validator=_year)
    asked: Text | None = None
    answered: int | None = field(default=None, validator=_not_below)
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class Suggestion:
    """An idea that somebody put forward, and others may vote for.

    Attributes:
        code: Stable key.
        label: The idea; never whose it is.
        votes: How many like it; None where nobody can vote.
        year: The year it was put forward.
        status: How far it has come; None while nobody has looked at it.
        categories: Codes of the categories of complaints it is about.
        source: Codes of the texts it was read in.

    Raises:
        ChoiceError: For a year that is none, or votes below nought.
    """

    code: str
    label: Text
    votes: int | None = field(default=None, validator=_not_below)
    year: int | None = field(default=None, validator=_year)
    status: ActionStatus | None = None
    categories: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class Praise:
    """People who were content said so.

    Attributes:
        code: Stable key.
        label: What for.
        number: How often.
        unit: Who was praised: a service, never a person.
        year: The year it was said.
        source: Codes of the texts it was read in.

    Raises:
        ChoiceError: For a year that is none, or a number below nought.
    """

    code: str
    label: Text
    number: int = field(default=1, validator=_not_below)
    unit: Text | None = None
    year: int | None = field(default=None, validator=_year)
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class Commitment:
    """What a body promises of the way it handles complaints.

    Attributes:
        code: Stable key.
        label: What it promises.
        in_force: When it holds.
        source: Codes of the texts it was read in.
    """

    code: str
    label: Text
    in_force: InForce = field(factory=InForce)
    source: tuple[str, ...] = ()
