"""``cases``: cases of ten events replayed and judged, beside building the same events."""

import gc
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from time import process_time

from attrs import frozen

from benchmarks.measure import interleave
from benchmarks.result import OURS, Result, at_most, plain
from complaintkit import Case, Complaint, Event, Policy, get_policy

MANY, FEW, BATCH, ROUNDS = 100_000, 10_000, 1_000, 3
MOST_TIMES, MOST_GROWTH = 5, 1.2
FIRST = date(2020, 1, 1)
AFTER = 120  # Days from the receipt to the day for which a case is judged.

COURSE = (
    ("acknowledged", 3),
    ("assigned", 4),
    ("information-requested", 6),
    ("reminder-sent", 13),
    ("information-received", 17),
    ("body-asked", 18),
    ("body-answered", 25),
    ("holding-reply", 28),
    ("answered", 36),
    ("closed", 50),
)
BUILT = "building the events"
REPLAYED = f"{OURS}, Case.replay and standings"


@frozen
class Received:
    """What a case is made of: its complaint, and the days of its events."""

    complaint: Complaint
    days: Sequence[date]
    judged: date


def run() -> Result:
    """Take turns over all cases, then over a tenth of them."""
    policy = get_policy("be.inami")
    many = interleave(CONTENDERS, lambda name: seconds(name, policy, MANY), ROUNDS)
    few = interleave([REPLAYED], lambda name: seconds(name, policy, FEW), ROUNDS)
    ratios = {name: many.ratio((name, ""), (BUILT, "")) for name in CONTENDERS}
    pairs = zip(many.rounds[REPLAYED, ""], few.rounds[REPLAYED, ""], strict=True)
    growth = sorted((all_of_them / MANY) / (some / FEW) for all_of_them, some in pairs)
    return Result(
        header=[f"{MANY:,} cases of {len(COURSE)} events", "time / time to build the events"],
        rows=[[name, plain(ratio)] for name, ratio in ratios.items()],
        targets=[
            at_most("replayed and judged / events built", MOST_TIMES, ratios[REPLAYED]),
            at_most(f"a case among {MANY:,} / one among {FEW:,}", MOST_GROWTH, growth[ROUNDS // 2]),
        ],
        rounds=ROUNDS,
        packages=(OURS, "attrs"),
    )


def seconds(name: str, policy: Policy, cases: int) -> float:
    """The processor time of one contender; making ready what it takes is not part of it."""
    draw, spent = Random(45), 0.0
    for _ in range(cases // BATCH):
        batch = [received(draw) for _ in range(BATCH)]
        logs = [] if name == BUILT else [events(case) for case in batch]
        gc.disable()  # As timeit does: what others left behind is not on this bill.
        start = process_time()
        CONTENDERS[name](policy, batch, logs)
        spent += process_time() - start
        gc.enable()
    return spent


def received(draw: Random) -> Received:
    """A complaint of some day of five and a half years, up to nine days slower than another.

    Most are acknowledged and answered in time.
    """
    day = FIRST + timedelta(days=draw.randrange(2000))
    later = draw.randrange(10)
    days = [day + timedelta(days=after + later) for _, after in COURSE]
    complaint = Complaint(received=day, nature="complaint")
    return Received(complaint, days, day + timedelta(days=AFTER))


def events(case: Received) -> list[Event]:
    """Its ten events."""
    return [
        Event(id=f"e{number}", kind=kind, on=on)
        for number, ((kind, _), on) in enumerate(zip(COURSE, case.days, strict=True))
    ]


def built(_: Policy, batch: Sequence[Received], __: Sequence[Sequence[Event]]) -> None:
    """The events alone."""
    for case in batch:
        events(case)


def replayed(policy: Policy, batch: Sequence[Received], logs: Sequence[Sequence[Event]]) -> None:
    """A whole log at once, and how each limit stands."""
    for case, log in zip(batch, logs, strict=True):
        Case.replay(policy, case.complaint, log).standings(case.judged)


CONTENDERS: dict[str, Callable[[Policy, Sequence[Received], Sequence[Sequence[Event]]], None]] = {
    BUILT: built,
    REPLAYED: replayed,
}
