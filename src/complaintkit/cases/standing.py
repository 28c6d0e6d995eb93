"""How time limits stand at a day: the rule, the date, and what came of it."""

from datetime import date
from enum import StrEnum

from attrs import frozen

from complaintkit.counting import count
from complaintkit.deadlines import Deadline
from complaintkit.timelimits import Owner, TimeLimit


class Status(StrEnum):
    """How a limit stands."""

    NOT_STARTED = "not-started"
    PENDING = "pending"
    DUE_SOON = "due-soon"
    SUSPENDED = "suspended"
    MET = "met"
    MET_LATE = "met-late"
    MISSED = "missed"
    REPLACED = "replaced"
    VOID = "void"
    NOT_OWED = "not-owed"
    NO_FIGURE = "no-figure"


RUNNING = frozenset({Status.PENDING, Status.DUE_SOON, Status.SUSPENDED, Status.MISSED})
"""The statuses in which the limit is still owed, unless something ended it."""


@frozen(kw_only=True)
class Standing:
    """How one limit stands at the end of a day.

    Attributes:
        deadline: The date, counted on all that had happened by then.
        status: How it stands.
        as_of: The day.
        met_on: The day it was met, in time or late.
        ended_on: The day something replaced it, or left it void; the day from which a missed one
            is no longer owed.
        left: Days left, in the limit's own unit; None where none are counted.
        late: Days past the day due, in the limit's own unit, when it was met, when it ended, or
            until now.
        taken: Calendar days from the start until then, stops and all.
        taken_net: The same without the days on which the clock stood still.
        due_on_time: The day due had the event it starts on come by its own day due; None
            where that is the same.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Case, Complaint, get_policy
        >>> received = Complaint(received=date(2026, 5, 13), nature="complaint")
        >>> case = Case.open(get_policy("be.inami"), received)
        >>> late = case.standings(date(2026, 5, 25))[0]
        >>> late.status.value, late.late, late.taken
        ('missed', 2, 12)
    """

    deadline: Deadline
    status: Status
    as_of: date
    met_on: date | None = None
    ended_on: date | None = None
    left: int | None = None
    late: int = 0
    taken: int | None = None
    taken_net: int | None = None
    due_on_time: date | None = None

    @property
    def limit(self) -> TimeLimit:
        """The rule."""
        return self.deadline.limit

    @property
    def code(self) -> str:
        """The code of the limit."""
        return self.deadline.code

    @property
    def due(self) -> date | None:
        """The day due, after stops and extensions."""
        return self.deadline.due

    @property
    def due_at_first(self) -> date | None:
        """The day due before any stop or extension."""
        start, limit = self.deadline.start, self.limit
        return None if start is None else count(limit, start, self.deadline.calendar).due

    @property
    def owed_by(self) -> Owner:
        """Who owes it."""
        return self.limit.owed_by

    @property
    def stage(self) -> str | None:
        """The stage it belongs to; None for the first."""
        return self.limit.stage

    @property
    def provisional(self) -> bool:
        """Whether the date may still change without anything happening to the case."""
        return self.deadline.provisional

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        days = {
            "met_on": self.met_on,
            "ended_on": self.ended_on,
            "due_at_first": self.due_at_first,
            "due_on_time": self.due_on_time,
        }
        return {
            "limit": self.code,
            "stage": self.stage,
            "status": self.status.value,
            "due": self.due and self.due.isoformat(),
            **{name: day and day.isoformat() for name, day in days.items()},
            "left": self.left,
            "late": self.late,
            "taken": self.taken,
            "taken_net": self.taken_net,
            "owed_by": self.owed_by.value,
            "provisional": self.provisional,
        }


class Standings(tuple[Standing, ...]):
    """Standings of one case: a tuple that a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """A table, readable without colour, in the main language of the policy."""
        from complaintkit.cases.html import standings_html

        policies = (it.deadline.policy for it in self)
        languages = (it.languages[0] for it in policies if it is not None)
        return standings_html(self, next(languages, "en"))
