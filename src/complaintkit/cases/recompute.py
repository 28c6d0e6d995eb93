"""What changes when a policy or a calendar changes: shown as a difference, never moved silently."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from attrs import evolve, field, frozen

from complaintkit.cases.case import Case
from complaintkit.cases.standing import Standing, Status
from complaintkit.errors import FactsError, HorizonError, LimitError
from complaintkit.policy import Policy

Standings = Mapping[str, Standing]
"""By the code of the limit."""


class Cause(StrEnum):
    """Why a date, or a standing, is another."""

    ADDED = "limit-added"
    REMOVED = "limit-removed"
    RULE = "limit-changed"
    CALENDAR = "calendar-changed"


@frozen(kw_only=True)
class Change:
    """A limit of a case that comes out otherwise.

    Attributes:
        limit: Its code.
        before: How it stood; None where it is new.
        after: How it stands; None where it is no more.
        cause: Why.
    """

    limit: str
    before: Standing | None
    after: Standing | None
    cause: Cause

    @property
    def days(self) -> int | None:
        """By how many calendar days the day due moves; None without two dates."""
        before = None if self.before is None else self.before.due
        after = None if self.after is None else self.after.due
        return None if before is None or after is None else (after - before).days

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "limit": self.limit,
            "cause": self.cause.value,
            "days": self.days,
            "before": None if self.before is None else self.before.as_dict(),
            "after": None if self.after is None else self.after.as_dict(),
        }


def recompute(case: Case, policy: Policy, as_of: date | datetime) -> tuple[Change, ...]:
    """What comes out otherwise for a case under another version of its policy.

    A calendar that changed is a policy that finds that calendar: give the policy with another
    ``find_calendar``.

    Args:
        case: The case as it is.
        policy: The version, or the draft, to compare with. Whether it was in force is not asked.
        as_of: The day.

    Returns:
        One change for each limit whose day due or status is another, in the order of the limits.

    Examples:
        >>> from datetime import date
        >>> from attrs import evolve
        >>> from complaintkit import Case, Complaint, Term, get_policy
        >>> from complaintkit import recompute
        >>> inami = get_policy("be.inami")
        >>> received = Complaint(received=date(2026, 5, 13), nature="complaint")
        >>> case = Case.open(inami, received)
        >>> shorter = evolve(inami.limit("answer"), term=Term.parse("30 calendar days"))
        >>> draft = evolve(inami, time_limits=(inami.limit("acknowledgement"), shorter))
        >>> [(it.limit, it.days) for it in recompute(case, draft, date(2026, 5, 20))]
        [('answer', -15)]
    """
    return _changes(_by_code(case, as_of), _by_code(evolve(case, policy=policy), as_of))


@frozen(kw_only=True)
class Simulation:
    """What a draft would make of many cases.

    Attributes:
        cases: How many there are.
        before: By limit and status, how many cases.
        after: The same under the draft.
        changes: By the place of the case, from 1, what comes out otherwise.
        failed: By the place of the case, why it cannot be counted under the draft.
    """

    cases: int
    before: Mapping[tuple[str, Status], int] = field(hash=False)
    after: Mapping[tuple[str, Status], int] = field(hash=False)
    changes: Mapping[int, tuple[Change, ...]] = field(hash=False)
    failed: Mapping[int, str] = field(hash=False)


def simulate(cases: Iterable[Case], draft: Policy, as_of: date | datetime) -> Simulation:
    """What a draft would have made of many cases: met, missed, moved.

    Args:
        cases: The cases, under the policies they are under.
        draft: The policy to try.
        as_of: The day.

    Examples:
        >>> from datetime import date
        >>> from attrs import evolve
        >>> from complaintkit import Case, Complaint, Term, get_policy, simulate
        >>> inami = get_policy("be.inami")
        >>> received = Complaint(received=date(2026, 5, 13), nature="complaint")
        >>> shorter = evolve(inami.limit("answer"), term=Term.parse("15 calendar days"))
        >>> draft = evolve(inami, time_limits=(shorter,))
        >>> found = simulate([Case.open(inami, received)], draft, date(2026, 6, 1))
        >>> found.cases, found.after["answer", "missed"]
        (1, 1)
    """
    before: Counter[tuple[str, Status]] = Counter()
    after: Counter[tuple[str, Status]] = Counter()
    changes, failed, number = {}, {}, 0
    for number, case in enumerate(cases, 1):
        try:
            one, other = _by_code(case, as_of), _by_code(evolve(case, policy=draft), as_of)
        except (FactsError, HorizonError, LimitError) as error:
            failed[number] = str(error)
            continue
        before.update((it.code, it.status) for it in one.values())
        after.update((it.code, it.status) for it in other.values())
        if found := _changes(one, other):
            changes[number] = found
    return Simulation(cases=number, before=before, after=after, changes=changes, failed=failed)


def _by_code(case: Case, as_of: date | datetime) -> Standings:
    return {it.code: it for it in case.standings(as_of)}


def _changes(before: Standings, after: Standings) -> tuple[Change, ...]:
    """What comes out otherwise, in the order of the limits; new ones last."""
    codes = dict.fromkeys((*before, *after))
    pairs = ((code, before.get(code), after.get(code)) for code in codes)
    return tuple(
        Change(limit=code, before=one, after=other, cause=_cause(code, before, after))
        for code, one, other in pairs
        if _apart(one, other)
    )


def _apart(before: Standing | None, after: Standing | None) -> bool:
    if before is None or after is None:
        return before is not after
    return (before.due, before.status) != (after.due, after.status)


def _cause(code: str, before: Standings, after: Standings) -> Cause:
    """Why a limit comes out otherwise: for the reason of the limit it starts on, if that moved."""
    if code not in before or code not in after:
        return Cause.REMOVED if code in before else Cause.ADDED
    one, other = before[code].deadline, after[code].deadline
    if one.limit != other.limit:
        return Cause.RULE
    if one.calendar != other.calendar:
        return Cause.CALENDAR
    on = [start.due_of for start in one.limit.starts_on.each() if start.due_of is not None]
    if one.start != other.start and on and on[0] in before:
        return _cause(on[0], before, after)
    return Cause.RULE
