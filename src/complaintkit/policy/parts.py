"""Parts of a policy: its transition, its own events, its notice on appeals, its worked examples."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from complaintkit.admissibility import Outcome
from complaintkit.complaints import Complaint
from complaintkit.deadlines import EventDays
from complaintkit.text import InForce, Text


class Transition(StrEnum):
    """Which cases a version governs."""

    RECEIVED_SINCE = "received-since"
    OPEN_CASES = "open-cases"

    def governs(self, in_force: InForce, received: date) -> bool:
        """Whether a version that is in force on some days governs a case received on a day."""
        reaches_back = self is Transition.OPEN_CASES
        until = in_force.last or date.max
        return in_force.covers(received) or (reaches_back and received <= until)


@frozen(kw_only=True)
class OwnEvent:
    """A kind of event that a body keeps for itself; it moves no state.

    Attributes:
        code: The kind.
        label: Its name in several languages.
    """

    code: str
    label: Text


@frozen(kw_only=True)
class AppealNotice:
    """What a body says a complaint does to the time for an appeal.

    Attributes:
        says: Its words in several languages.
        source: Codes of the texts that say so.
    """

    says: Text
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class PolicyExample:
    """A worked case that a policy carries: facts in; a decision and dates out.

    Attributes:
        name: What it shows.
        complaint: The facts.
        events: Days on which things happened, by kind; without any, what is not known is
            supposed to happen on the day of receipt.
        due: By limit code, the date that must come out; None for no date.
        provisional: Codes of the limits whose date must come out as provisional.
        outcome: The outcome that must come out; None where the example is about dates alone.
        rules: Codes of the rules that must hold, and no other.
        asks: Names of the facts that must be asked for.
        refer_to: Where it must be referred to.
        as_of: The day for which a state and standings are given.
        state: The state that the case must be in.
        standings: By limit code, how it must stand.
        routes: By stage code, how it must stand open.
        last_days: By code of an appeal term, the last day that must come out; None for none.
    """

    name: str
    complaint: Complaint
    events: EventDays = field(factory=dict, hash=False)
    due: dict[str, date | None] = field(factory=dict, hash=False)
    provisional: tuple[str, ...] = ()
    outcome: Outcome | None = None
    rules: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    refer_to: tuple[str, ...] = ()
    as_of: date | None = None
    state: str | None = None
    standings: dict[str, str] = field(factory=dict, hash=False)
    routes: dict[str, str] = field(factory=dict, hash=False)
    last_days: dict[str, date | None] = field(factory=dict, hash=False)
