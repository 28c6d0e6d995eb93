"""``Route``: a stage as it stands open, or not, to one case on one day, and why."""

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from complaintkit.escalation.choices import ClockEffect, RouteStatus, WhyNot
from complaintkit.escalation.place import Place
from complaintkit.escalation.stage import Opening, Stage, StageEffect
from complaintkit.text import Text


@frozen(kw_only=True)
class Way:
    """One opening of a stage, as it stands on a day.

    Attributes:
        opening: The rule.
        status: How it stands.
        since: The day from which it is, or will be, open; None where that is not known.
        until: The last day; None where it does not close, or where that is not known.
        reason: Why it is not open.
        facts: Names of the facts that decide, or that are not known.
        event: The kind of event that shut it.
        event_label: Its name, where the policy declares that kind itself.
        day: The day of that event, of the use, or of the day due that is waited for.
    """

    opening: Opening
    status: RouteStatus
    since: date | None = None
    until: date | None = None
    reason: WhyNot | None = None
    facts: tuple[str, ...] = ()
    event: str | None = None
    event_label: Text | None = None
    day: date | None = None

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        days = {"since": self.since, "until": self.until, "day": self.day}
        return {
            "on": self.opening.on.value,
            "after": self.opening.after,
            "status": self.status.value,
            **{name: day and day.isoformat() for name, day in days.items()},
            "reason": self.reason and self.reason.value,
            "facts": list(self.facts),
            "event": self.event,
            "source": list(self.opening.source),
        }


@frozen(kw_only=True)
class Route:
    """A stage for one case on one day.

    Attributes:
        stage: The rule.
        place: Where it is, and how to reach it.
        ways: How each of its openings stands; the first is the one that tells most.
        effects: What it does to each of the person's own clocks.
        as_of: The day.
        tells: Who is told when a case goes there.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Case, Complaint, Event, get_policy
        >>> received = Complaint(received=date(2026, 5, 13), nature="complaint")
        >>> case = Case.open(get_policy("be.inami"), received)
        >>> case = case.record(Event(id="e1", kind="answered", on=date(2026, 6, 1)))
        >>> route = case.routes(date(2026, 6, 2))["federal-ombudsman"]
        >>> route.status.value, route.since.isoformat()
        ('open', '2026-06-01')
    """

    stage: Stage
    place: Place
    ways: tuple[Way, ...]
    effects: tuple[StageEffect, ...] = field(default=())
    as_of: date
    tells: tuple[Place, ...] = ()

    @property
    def code(self) -> str:
        """The code of the stage."""
        return self.stage.code

    @property
    def way(self) -> Way:
        """The opening that tells most: an open one, or else the nearest to it."""
        return self.ways[0]

    @property
    def status(self) -> RouteStatus:
        """How it stands."""
        return self.way.status

    @property
    def is_open(self) -> bool:
        """Whether it can be turned to on that day."""
        return self.status is RouteStatus.OPEN

    @property
    def since(self) -> date | None:
        """The day from which it is, or will be, open."""
        return self.way.since

    @property
    def until(self) -> date | None:
        """The last day; None where it does not close."""
        return self.way.until

    @property
    def suspends(self) -> tuple[str, ...]:
        """Codes of the appeal terms whose clock it stops."""
        return tuple(it.on for it in self.effects if it.does is ClockEffect.SUSPENDS)

    def as_dict(self, language: str) -> dict[str, object]:
        """The same as plain values."""
        return {
            "stage": self.code,
            "label": self.stage.label.in_language(language),
            "status": self.status.value,
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
            "place": self.place.as_dict(language),
            "policy": self.stage.policy,
            "result": self.stage.result and self.stage.result.value,
            "effects": {it.on: it.does.value for it in self.effects},
            "tells": [place.code for place in self.tells],
            "ways": [way.as_dict() for way in self.ways],
            "source": list(self.stage.source),
        }


def telling_most_first(ways: Iterable[Way]) -> tuple[Way, ...]:
    """Ways by what they tell: the better status first, then the earlier day."""
    order = list(RouteStatus)
    return tuple(sorted(ways, key=lambda way: (order.index(way.status), way.since or date.max)))
