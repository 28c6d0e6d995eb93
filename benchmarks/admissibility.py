"""``admissibility``: 100,000 complaints under INASTI's rules, every finding kept."""

import gc
from collections.abc import Callable
from time import process_time

from benchmarks import by_hand, engines
from benchmarks.complaints import complaints
from benchmarks.measure import DisagreementError, interleave
from benchmarks.result import OURS, Result, at_least, at_most, plain
from complaintkit import Complaint, Decision, get_policy

MANY, FEW, ROUNDS = 100_000, 1_000, 5
MOST_TIMES = 3
HAND = "functions by hand, findings shared"
POLICY = get_policy("be.inasti")


def run() -> Result:
    """Check that all agree, then take turns: the engines over a hundredth of the complaints."""
    sample = complaints(MANY)
    check(sample[:FEW])
    facts = [engines.facts(complaint) for complaint in sample[:FEW]]
    turns: dict[str, Callable[[], float]] = {
        HAND: lambda: seconds(by_hand.assess, sample),
        OURS: lambda: seconds(POLICY.assess, sample),
        **{
            name: lambda decide=decide: seconds(decide, facts)
            for name, decide in engines.ENGINES.items()
        },
    }
    times = interleave(turns, lambda name: turns[name](), ROUNDS)
    ratios = {name: times.ratio((name, ""), (HAND, "")) for name in turns}
    slowest = min(ratios[name] for name in engines.ENGINES)
    return Result(
        header=["one complaint", f"time / time of {HAND}"],
        rows=[[name, plain(ratio)] for name, ratio in ratios.items()],
        targets=[
            at_most(f"{OURS} / {HAND}", MOST_TIMES, ratios[OURS]),
            at_least(f"the faster engine / {OURS}", 1, slowest / ratios[OURS]),
        ],
        rounds=ROUNDS,
        packages=(OURS, "attrs", *engines.PACKAGES),
    )


def check(sample: list[Complaint]) -> None:
    """Refuse to time what does not give the same.

    Raises:
        DisagreementError: Naming who differs.
    """
    for number, complaint in enumerate(sample):
        ours, theirs = POLICY.assess(complaint), by_hand.assess(complaint)
        if _told(ours) != [(it.rule, it.value) for it in theirs.findings]:
            raise DisagreementError(f"{HAND}: complaint {number}")
        facts = engines.facts(complaint)
        for name, decide in engines.ENGINES.items():
            if decide(facts) != ours.outcome:
                raise DisagreementError(f"{name}: complaint {number}")


def seconds(decide: Callable[[object], object], sample: list[object]) -> float:
    """Seconds of this process for one complaint, without collecting garbage, as timeit does it."""
    gc.disable()
    try:
        start = process_time()
        for one in sample:
            decide(one)
        return (process_time() - start) / len(sample)
    finally:
        gc.enable()


def _told(decision: Decision) -> list[tuple[str, object]]:
    return [(finding.code, finding.value) for finding in decision.findings]
