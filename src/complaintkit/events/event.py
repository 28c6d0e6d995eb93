"""``Event``: what happened to a case, on which day."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from complaintkit.choices import chosen
from complaintkit.complaints import Complaint, with_facts
from complaintkit.complaints.personal import codes, truth, unshown_text
from complaintkit.dates import to_date, to_local_date
from complaintkit.errors import ChoiceError, NotATextError
from complaintkit.events.kinds import Actor, EventKind, key_of, usual_actor
from complaintkit.events.outcomes import Closing, Merits, Remedy

if TYPE_CHECKING:
    from attrs import Attribute


def _when(value: date | datetime) -> date | datetime:
    to_local_date(value, "UTC")
    return value


def _day(value: date | None) -> date | None:
    return None if value is None else to_date(value)


def _merits(value: Merits | str | None) -> Merits | None:
    return None if value is None else chosen(Merits, value)


def _remedy(value: Remedy | str | None) -> Remedy | None:
    return None if value is None else chosen(Remedy, value)


def _closing(value: Closing | str | None) -> Closing | None:
    return None if value is None else chosen(Closing, value)


def _actor(value: Actor | str | None) -> Actor | None:
    return None if value is None else chosen(Actor, value)


def _facts(value: object) -> dict[str, object]:
    """Facts by name; what no complaint could hold is refused here, not when it is judged."""
    if not isinstance(value, Mapping):
        raise ChoiceError(f"facts: a {type(value).__name__} where values by name are wanted")
    if not all(isinstance(name, str) for name in value):
        raise NotATextError("facts: a name that is no text")
    facts = dict(value)
    if facts:
        with_facts(Complaint(), facts)
    return facts


def _truth(value: bool | None) -> bool:  # noqa: FBT001 - this is what it is about
    return bool(truth(value))


def _code(_: object, attribute: "Attribute[str]", value: object) -> None:
    if not isinstance(value, str):
        raise NotATextError(f"{attribute.name}: a {type(value).__name__} where a text is wanted")
    if not value:
        raise ChoiceError(f"{attribute.name}: a text is wanted, not an empty one")


# A plain instance dictionary: a million of them are made and asked for their day.
@frozen(kw_only=True, slots=False)
class Event:
    """What happened, when, at which stage. Never by whom: only in what role.

    Attributes:
        id: What tells it apart from every other event of its case.
        kind: What happened: one of :class:`~complaintkit.EventKind`, or a kind that the policy
            declares.
        on: The day, or the aware instant.
        stage: The stage it belongs to; None for the first.
        actor: In what role somebody acted; what is usual for the kind, unless said.
        facts: What became known with it: values by the name of the fact. May be personal.
        codes: What a body keeps of it for itself.
        until: The new end, for an extension to a stated day.
        merits: Whether the complaint was right, with an answer.
        remedy: What was done about it.
        closing: Why the file was closed.
        under_reserve: Whether it was decided on what was there, to be looked at again.
        reached_on: The day a decision was reached, where it was told later.
        corrects: The id of the event that this one corrects.
        becomes: What that event should have been; None: it did not happen.

    Raises:
        NotADateError: For a day that is none, or an instant without time zone.
        ChoiceError: For a role, merits, remedy or closing that there is not; a correction of
            nothing.
        NotATextError: For an id, a kind or a stage that is no text.
        UnknownNameError: For a fact that there is not.
        ComplaintkitError: For a value that a fact does not allow.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Event
        >>> Event(id="e1", kind="acknowledged", on=date(2026, 5, 18)).by.value
        'body'
    """

    id: str = field(validator=_code)
    kind: str = field(validator=_code)
    on: date | datetime = field(converter=_when)
    stage: str | None = field(default=None, validator=unshown_text)
    actor: Actor | None = field(default=None, converter=_actor)
    facts: Mapping[str, object] = field(factory=dict, converter=_facts, repr=False, hash=False)
    codes: frozenset[str] | None = field(default=None, converter=codes)
    until: date | None = field(default=None, converter=_day)
    merits: Merits | None = field(default=None, converter=_merits)
    remedy: Remedy | None = field(default=None, converter=_remedy)
    closing: Closing | None = field(default=None, converter=_closing)
    under_reserve: bool = field(default=False, converter=_truth)
    reached_on: date | None = field(default=None, converter=_day)
    corrects: str | None = field(default=None, validator=unshown_text)
    becomes: "Event | None" = None

    def __attrs_post_init__(self) -> None:
        """Check that what corrects, corrects something."""
        if (self.corrects is not None) != (self.kind == EventKind.CORRECTED):
            raise ChoiceError("'corrects' goes with the kind 'corrected', and only with it")
        if self.becomes is not None and self.corrects is None:
            raise ChoiceError("'becomes' goes with 'corrects', and only with it")
        other: object = self.becomes
        if other is not None and not isinstance(other, Event):
            raise ChoiceError(f"becomes: a {type(other).__name__} where an event is wanted")

    @property
    def by(self) -> Actor:
        """In what role somebody acted."""
        return self.actor or usual_actor(self.kind)

    @property
    def key(self) -> str:
        """Kind and stage, as event days are given: ``answered``, ``mediation/received``."""
        return key_of(self.kind, self.stage)

    def day(self, zone: str) -> date:
        """The local day in a zone."""
        return self.on if type(self.on) is date else to_local_date(self.on, zone)
