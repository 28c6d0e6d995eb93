"""A case as it was known on a day, as plain codes: all that counting needs of it."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from complaintkit.admissibility import NOTHING_AGAINST, Decision, Outcome
from complaintkit.cases import Case
from complaintkit.cases.walk import walked
from complaintkit.complaints import Complaint
from complaintkit.errors import FactsError
from complaintkit.events import FINAL, OPEN, Closing, Event, EventKind, Merits, State
from complaintkit.measures import Population, Special
from complaintkit.measures.tally import Codes

_RIGHT = frozenset({Merits.FOUNDED, Merits.PARTLY_FOUNDED})
_JUDGED = _RIGHT | {Merits.UNFOUNDED}
_ANSWERS = frozenset({EventKind.ANSWERED, EventKind.OPINION_GIVEN})
_STRONGER = frozenset({Outcome.NOT_A_COMPLAINT, Outcome.REDIRECTED, Outcome.INADMISSIBLE})
_HANDLED = frozenset({Outcome.INCOMPLETE, Outcome.REFUSABLE, Outcome.ADMISSIBLE})
_ENDS_WITH: Mapping[str, Closing] = {
    EventKind.WITHDRAWN: Closing.WITHDRAWN,
    EventKind.FORWARDED: Closing.FORWARDED,
}


# A plain instance dictionary, in which what was worked out once is kept.
@frozen(kw_only=True, slots=False)
class Seen:
    """One case as it was known at the end of a day.

    Attributes:
        case: The case, with nothing in it that came later.
        as_of: The day.
    """

    case: Case = field(repr=False)
    as_of: date

    @cached_property
    def facts(self) -> Complaint:
        """What was known."""
        return self.case.facts

    @cached_property
    def decision(self) -> Decision | None:
        """What the rules decide; None where the facts do not go with the policy.

        A category that no taxonomy has is left out, and is no reason to decide nothing.
        """
        try:
            return self.case.policy.assess(self._known_facts)
        except FactsError:
            return None

    @cached_property
    def unknown_categories(self) -> frozenset[str]:
        """The categories that no taxonomy of the policy has."""
        taxonomies = self.case.policy.taxonomies
        given = self.facts.categories or frozenset()
        if not taxonomies:
            return frozenset()
        return frozenset(code for code in given if not any(code in it for it in taxonomies))

    @cached_property
    def _known_facts(self) -> Complaint:
        if not self.unknown_categories or self.facts.categories is None:
            return self.facts
        return evolve(self.facts, categories=self.facts.categories - self.unknown_categories)

    @cached_property
    def outcome(self) -> Outcome | None:
        """Where it stands: what the body did goes before what the rules say."""
        decided = None if self.decision is None else self.decision.outcome
        last = self._last_word
        if last is None:
            return decided
        if last.kind == EventKind.REFUSED:
            return decided if decided in _STRONGER else Outcome.INADMISSIBLE
        return Outcome.ADMISSIBLE

    @cached_property
    def _last_word(self) -> Event | None:
        """The last event by which the body admitted it, judged it or refused it."""
        words = (EventKind.ADMITTED, EventKind.REFUSED)
        found = [it for it in self.case.log if it.kind in words or it.merits in _JUDGED]
        return found[-1] if found else None

    @property
    def grounds(self) -> Codes:
        """The rules for which it is not admitted."""
        decision, outcome = self.decision, self.outcome
        if outcome is Outcome.ADMISSIBLE:
            return (NOTHING_AGAINST,)
        if decision is None or decision.outcome is not outcome:
            return (Special.NOT_KNOWN,)
        return tuple(sorted(set(decision.reasons)))

    @cached_property
    def merits(self) -> Merits | None:
        """Whether it was right; what was refused in the end was not judged."""
        if self._last_word is not None and self._last_word.kind == EventKind.REFUSED:
            return None
        found = [it.merits for it in self.case.log if it.merits is not None]
        return found[-1] if found else None

    @property
    def remedy(self) -> str | None:
        """What was done about it."""
        found = [it.remedy for it in self.case.log if it.remedy is not None]
        return found[-1] if found else None

    @property
    def closing(self) -> str | None:
        """Why the file was closed, unless it was reopened since."""
        found: Closing | None = None
        for event in self.case.log:
            if event.kind == EventKind.REOPENED:
                found = None
            else:
                found = event.closing or _ENDS_WITH.get(event.kind) or found
        return found

    @cached_property
    def moves(self) -> tuple[tuple[date, bool], ...]:
        """The days on which it was opened and ended, in their order; the first is the receipt."""
        case, zone = self.case, self.case.policy.zone
        moves = [(case.received, True)]
        states: dict[str | None, State] = {None: State.RECEIVED}
        for event in case.log:
            states = walked([event], case.received, zone, states, forgiving=True)
            if (now := _is_open(states)) is not moves[-1][1]:
                moves.append((event.day(zone), now))
        return tuple(moves)

    @property
    def closed_on(self) -> date | None:
        """The day since which nothing is left to do."""
        day, still_open = self.moves[-1]
        return None if still_open else day

    @cached_property
    def belongs(self) -> frozenset[Population]:
        """The populations it is part of, whatever the period."""
        found = {Population.RECEIVED: True, Population.CLOSED: self.closed_on is not None}
        found[Population.HANDLED] = self.outcome in _HANDLED
        found[Population.ADMISSIBLE] = self.outcome is Outcome.ADMISSIBLE
        found[Population.FOUNDED] = self.merits in _RIGHT
        found[Population.ANSWERED] = any(
            it.kind in _ANSWERS or it.merits is not None for it in self.case.log
        )
        return frozenset(population for population, is_in in found.items() if is_in)


def _is_open(states: Mapping[str | None, State]) -> bool:
    now = states.values()
    return not any(it in FINAL for it in now) and any(it in OPEN for it in now)
