"""The rules of a policy as they are asked."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import fields, frozen

from complaintkit.admissibility import Asking, Finding, Weighed, nature_rule, weighed
from complaintkit.complaints import Complaint
from complaintkit.complaints.contradictions import contradictions
from complaintkit.dates import shifted, to_local_date
from complaintkit.errors import FactsError
from complaintkit.policy.declared import Declared
from complaintkit.text import InForce

if TYPE_CHECKING:
    from complaintkit.policy.policy import Policy

_MOMENTS = ("received", "sent", "put_in_writing")
_FACTS = tuple(it.name for it in fields(Complaint))
_values = attrgetter(*_FACTS)
_puts = tuple(getattr(Complaint, name).__set__ for name in _FACTS)


@frozen
class Rules:
    """The rules of a policy, that on the nature first, ready to be asked.

    Attributes:
        zone: The zone whose days count.
        declared: The codes in which facts can be stated.
        changes: The days on which rules begin to hold, or no longer do, in order.
        by_era: The rules before the first of these days, then from each of them on.
        undated: The rules that are asked where the day of receipt is not known.
    """

    zone: str
    declared: Declared
    changes: tuple[date, ...]
    by_era: tuple[Weighed, ...]
    undated: Weighed

    @classmethod
    def of(cls, policy: "Policy") -> "Rules":
        """The rules of a policy."""
        rules = [Asking.of(it, policy) for it in (nature_rule(policy.handles), *policy.rules)]
        changes = sorted({day for it in rules for day in _changes(it.rule.in_force)})
        return cls(
            zone=policy.zone,
            declared=Declared.of(policy),
            changes=tuple(changes),
            by_era=tuple(
                weighed(it for it in rules if it.rule.in_force.covers(day))
                for day in (date.min, *changes)
            ),
            undated=weighed(it for it in rules if it.rule.in_force.last is None),
        )

    def findings(self, complaint: Complaint) -> tuple[Finding, ...]:
        """What each rule finds that held on the day of receipt; unknown, that still holds.

        Raises:
            FactsError: For codes that are not declared, days that contradict each other.
        """
        local = with_local_days(complaint, self.zone)
        if problems := self.declared.problems(local):
            raise FactsError(problems)
        day = local.received
        find = self.undated if day is None else self.by_era[bisect_right(self.changes, day)]
        return find(local)


def with_local_days(complaint: Complaint, zone: str) -> Complaint:
    """The complaint with local days in the place of instants.

    Raises:
        FactsError: When days contradict each other, now that it is known which are meant.
    """
    received, sent, written = complaint.received, complaint.sent, complaint.put_in_writing
    if not (
        isinstance(received, datetime)
        or isinstance(sent, datetime)
        or isinstance(written, datetime)
    ):
        return complaint
    local = object.__new__(Complaint)  # Its facts are checked: evolve takes twice as long.
    for put, value in zip(_puts, _values(complaint), strict=True):
        put(local, value)
    for name, moment in zip(_MOMENTS, (received, sent, written), strict=True):
        if isinstance(moment, datetime):
            object.__setattr__(local, name, to_local_date(moment, zone))
    if problems := contradictions(local):
        raise FactsError(problems)
    return local


def _changes(in_force: InForce) -> Iterator[date]:
    """The first day, and the first day after the last."""
    if in_force.first is not None:
        yield in_force.first
    if in_force.last is not None and in_force.last < date.max:
        yield shifted(in_force.last, 1)
