"""What a clock starts on: an event, or the day another limit is due."""

from functools import cached_property

from attrs import evolve, frozen

from complaintkit.errors import ChoiceError, did_you_mean, quoted
from complaintkit.events import EventKind, key_of
from complaintkit.text import Text

STATED_DAYS = ("sent", "completed", "facts", "learnt", "decision-notified")
"""Days that a complaint states and that are no events."""

START_EVENTS = (*(kind.value for kind in EventKind), *STATED_DAYS)
"""Everything a clock can start on by itself; a policy may declare more kinds of event."""


@frozen(kw_only=True)
class Start:
    """What starts a clock.

    Attributes:
        event: The kind of event, or stated day.
        stage: The stage at which it happens; None for the first.
        due_of: Code of the limit whose due day starts this one.
        or_else: What starts it where that never happens.
        expected_from: What gives a provisional date until it happens.
        label: The name of an event that the policy declares for itself; None for the others.

    Raises:
        ChoiceError: Unless one of event and due_of is given.

    Examples:
        >>> from complaintkit import Start
        >>> str(Start(event="received", stage="mediation"))
        'mediation/received'
    """

    event: str | None = None
    stage: str | None = None
    due_of: str | None = None
    or_else: "Start | None" = None
    expected_from: "Start | None" = None
    label: Text | None = None

    def __attrs_post_init__(self) -> None:
        """Check that it says one thing."""
        if (self.event is None) == (self.due_of is None):
            message = "a start is on an event or on the day due of a limit: one of the two"
            raise ChoiceError(message)
        own = self.label is not None and self.event is not None
        if not own and self.event is not None and self.event not in START_EVENTS:
            message = f"no start event {quoted(self.event)}{did_you_mean(self.event, START_EVENTS)}"
            raise ChoiceError(message)

    def __str__(self) -> str:
        """The key of the event as event days are given: ``received``, ``mediation/received``."""
        what = f"due of {self.due_of}" if self.event is None else self.event
        return key_of(what, self.stage)

    @property
    def elsewhere(self) -> bool:
        """Whether it starts on something else than what is known on receipt."""
        return self.stage is not None or self.event not in {"received", "sent"}

    def each(self) -> "tuple[Start, ...]":
        """This start and all that stand in for it, in order."""
        others = (self.or_else, self.expected_from)
        return (self, *(start for other in others if other for start in other.each()))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all events that can start the clock."""
        return frozenset(str(start) for start in self.each())


def to_start(value: "str | Start") -> Start:
    """A start; an event alone may be given by its kind."""
    return Start(event=value) if isinstance(value, str) else evolve(value)
