"""``admissibility``: complaints under INASTI's rules, beside rules by hand and rule engines."""

from collections.abc import Callable, Sequence
from time import process_time
from timeit import Timer
from typing import Any, NamedTuple

from benchmarks import by_hand, engines
from benchmarks.complaints import complaints
from benchmarks.measure import DisagreementError, interleave
from benchmarks.result import OURS, Result, Target, at_least, at_most, plain
from complaintkit import Complaint, get_policy

ROUNDS = 7
MANY = 100_000
HAND = "rules by hand"
EXPRESSION = "zen-engine, all rules in one expression"
ENGINES = {
    "business-rules": (engines.business_rules, 2_000),
    "rule-engine": (engines.rule_engine_rules, 1_000),
    "zen-engine, a decision table": (engines.zen_table, 2_000),
    EXPRESSION: (engines.zen_expression, 20_000),
}
"""By name, what makes an engine and to how many complaints it is put; fewer for the slow ones."""

assess = get_policy("be.inasti").assess


class Runner(NamedTuple):
    """One contender and what it is put to, in the form it takes."""

    decide: Callable[[Any], object]
    sample: Sequence[object]

    def seconds(self) -> float:
        """Seconds of processor time for one complaint, this time."""
        names = {"decide": self.decide, "sample": self.sample}
        timer = Timer("for one in sample: decide(one)", timer=process_time, globals=names)
        return timer.timeit(1) / len(self.sample)


def run() -> Result:
    """Check that all find the same, then let them take turns."""
    sample = complaints(MANY)
    check_by_hand(sample)
    runners = {HAND: Runner(by_hand.assess, sample), OURS: Runner(assess, sample)}
    for name, (make, number) in ENGINES.items():
        engine, first = make(), sample[:number]
        records = [engines.record(complaint) for complaint in first]
        check_engine(name, [engine(record) for record in records], first)
        runners[name] = Runner(engine, records)
    times = interleave(runners, lambda name: runners[name].seconds(), ROUNDS)

    def ratio(name: str, other: str) -> float:
        return times.ratio((name, ""), (other, ""))

    return Result(
        header=["one complaint", f"time / time of {HAND}", f"time / time of {OURS}"],
        rows=[[name, plain(ratio(name, HAND)), plain(ratio(name, OURS))] for name in runners],
        targets=_targets(ratio),
        rounds=ROUNDS,
        packages=(OURS, *engines.PACKAGES),
    )


def check_by_hand(sample: Sequence[Complaint]) -> None:
    """See that the rules by hand find the same, rule by rule, with the same facts.

    Raises:
        DisagreementError: At the first complaint where they do not.
    """
    for complaint in sample:
        ours, hand = assess(complaint), by_hand.assess(complaint)
        found = [(it.code, it.value, it.facts) for it in ours.findings]
        by_rule = [(it.rule, it.value, it.facts) for it in hand.findings]
        if (ours.outcome, found) != (hand.outcome, by_rule):
            message = f"{HAND}: {complaint} gives {by_rule}, not {found}"
            raise DisagreementError(message)


def check_engine(
    name: str, answers: Sequence[tuple[str, ...]], sample: Sequence[Complaint]
) -> None:
    """See that an engine finds the same rules to hold.

    Raises:
        DisagreementError: At the first complaint where it does not.
    """
    for complaint, held in zip(sample, answers, strict=True):
        wanted = tuple(it.code for it in assess(complaint).findings if it.holds)
        if held != wanted:
            message = f"{name}: {complaint} gives {held}, not {wanted}"
            raise DisagreementError(message)


def _targets(ratio: Callable[[str, str], float]) -> list[Target]:
    kept_apart = [name for name in ENGINES if name != EXPRESSION]
    return [
        at_most(f"time / time of {HAND}", 3, ratio(OURS, HAND)),
        *(at_least(f"faster than {name}", 1, ratio(name, OURS)) for name in kept_apart),
    ]
