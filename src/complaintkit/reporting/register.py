"""The cases of a report in columns of plain codes: each case once, as it was known on the day.

It is filled case by case, so that cases can come from a file of any length: of a case only its
codes are kept.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from attrs import define, field, frozen

from complaintkit.cases import Case
from complaintkit.errors import ComplaintkitError
from complaintkit.measures import Dimension, Population
from complaintkit.measures.tally import Codes
from complaintkit.policy import Policy
from complaintkit.reporting.dimensions import codes_in
from complaintkit.reporting.promises import Promise, promises
from complaintkit.reporting.seen import Seen

Same = TypeVar("Same")


@frozen
class Entry:
    """What is kept of one case.

    Attributes:
        received: The day of receipt.
        closed: The day since which nothing is left to do.
        version: The version of its policy, and the fingerprint of that.
        belongs: The populations it is part of.
        codes: By dimension, the codes it carries.
        moves: The days on which it was opened and ended.
        promises: What became of its limits; None where that cannot be counted.
        unknown: Whether it has a category that no taxonomy has.
        assessed: Whether its facts go with the policy.
        events: How many events it had.
    """

    received: date
    closed: date | None
    version: tuple[str, str]
    belongs: frozenset[Population]
    codes: Mapping[Dimension, Codes]
    moves: tuple[tuple[date, bool], ...]
    promises: tuple[Promise, ...] | None
    unknown: bool
    assessed: bool
    events: int

    def order(self) -> tuple[int, str]:
        """By which of two cases with one reference is counted: the one with more events."""
        plain = (self.received, self.closed, self.version, sorted(self.belongs), self.unknown)
        codes = sorted(self.codes.items())
        return self.events, repr((plain, codes, self.moves, self.promises))


@define
class Register:
    """All cases of a report.

    Attributes:
        policy: The policy whose report it is.
        as_of: The day on which everything is as it is counted.
        dimensions: What has to be known of each case.
        with_limits: Whether the time limits are counted.
        entries: What was kept of the cases.
        left_out: By reason, how many cases are not counted.
    """

    policy: Policy
    as_of: date
    dimensions: tuple[Dimension, ...]
    with_limits: bool
    entries: list[Entry] = field(factory=list)
    left_out: Counter[str] = field(factory=Counter)
    _places: dict[str, int] = field(factory=dict, eq=False, repr=False)
    _kept: dict[object, Any] = field(factory=dict, eq=False, repr=False)
    _carried: dict[tuple[Codes, ...], Mapping[Dimension, Codes]] = field(
        factory=dict, eq=False, repr=False
    )

    def add(self, case: Case) -> None:
        """Take a case in, or say why it is left out."""
        if case.policy.code != self.policy.code:
            self.left_out["another-policy"] += 1
        elif case.received > self.as_of:
            self.left_out["received-later"] += 1
        else:
            self._place(self._entry(case), case.complaint.reference)

    def _place(self, entry: Entry, reference: str | None) -> None:
        """Keep an entry; of those with one reference only one, whichever came first."""
        if reference is None or reference not in self._places:
            if reference is not None:
                self._places[reference] = len(self.entries)
            self.entries.append(entry)
            return
        self.left_out["duplicates"] += 1
        place = self._places[reference]
        self.entries[place] = max(self.entries[place], entry, key=Entry.order)

    def _entry(self, case: Case) -> Entry:
        seen = Seen(case=case.until(self.as_of), as_of=self.as_of)
        policy = case.policy
        codes = tuple(codes_in(it, seen) for it in self.dimensions)
        return Entry(
            received=case.received,
            closed=seen.closed_on,
            version=self._once((policy.version, policy.content_hash)),
            belongs=self._once(seen.belongs),
            codes=self._by_dimension(codes),
            moves=seen.moves,
            promises=self._once(_counted(seen)) if self.with_limits else (),
            unknown=bool(seen.unknown_categories),
            assessed=seen.decision is not None,
            events=len(seen.case.events),
        )

    def _once(self, value: Same) -> Same:
        """The first value that was equal: of a million cases most carry the same few codes."""
        same: Same = self._kept.setdefault(value, value)
        return same

    def _by_dimension(self, codes: tuple[Codes, ...]) -> Mapping[Dimension, Codes]:
        if codes not in self._carried:
            self._carried[codes] = dict(zip(self.dimensions, codes, strict=True))
        return self._carried[codes]


def _counted(seen: Seen) -> tuple[Promise, ...] | None:
    try:
        return promises(seen)
    except ComplaintkitError:
        return None
