"""The named choices of counting with a calendar; the values are how policy files write them."""

from enum import StrEnum

from complaintkit.choices import chosen


class StartRule(StrEnum):
    """Where the count starts. Each names **day zero**, the day before day one.

    - ``after-event`` (default): the event is day zero.
    - ``roll-then-after``: the event is first moved to a working day; that is day zero.
    - ``on-or-after``: the working day on or after the event is day one.
    - ``event-day``: the event's own day is day one, where it counts at all.
    - ``next-working-day``: the first working day after the event is day one.
    """

    AFTER_EVENT = "after-event"
    ROLL_THEN_AFTER = "roll-then-after"
    ON_OR_AFTER = "on-or-after"
    EVENT_DAY = "event-day"
    NEXT_WORKING_DAY = "next-working-day"


class Roll(StrEnum):
    """Where a limit goes that ends on a day that is not worked.

    - ``none`` (default): it stays.
    - ``following``, ``preceding``: the nearest working day after, before.
    - ``modified-following``, ``modified-preceding``: the same, unless that leaves the
      month; then the nearest working day on the other side.
    """

    NONE = "none"
    FOLLOWING = "following"
    PRECEDING = "preceding"
    MODIFIED_FOLLOWING = "modified-following"
    MODIFIED_PRECEDING = "modified-preceding"


WITHIN_MONTH = {
    Roll.MODIFIED_FOLLOWING: (Roll.FOLLOWING, Roll.PRECEDING),
    Roll.MODIFIED_PRECEDING: (Roll.PRECEDING, Roll.FOLLOWING),
}
"""The rolls that stay in their month: where they go first, and where else."""


class Ends(StrEnum):
    """Which ends of a span are counted: ``last`` (as terms do), ``first``, both, neither."""

    LAST = "last"
    FIRST = "first"
    BOTH = "both"
    NEITHER = "neither"


class DayKind(StrEnum):
    """Why a day is not worked, or is worked all the same."""

    REST_DAY = "rest-day"
    PUBLIC_HOLIDAY = "public-holiday"
    YEARLY_CLOSURE = "yearly-closure"
    CLOSED_ONCE = "closed-once"
    EXTRA_WORKING_DAY = "extra-working-day"


def to_start_rule(value: StartRule | str) -> StartRule:
    """A start rule; its name will do."""
    return chosen(StartRule, value)


def to_roll(value: Roll | str) -> Roll:
    """A roll; its name will do."""
    return chosen(Roll, value)
