"""Whole columns in turns: what is raced is one call, and every round has a turn of each.

It is the time of the processor that counts, so that what else runs on it does not.
"""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import process_time
from timeit import Timer

from attrs import frozen

from benchmarks.measure import DisagreementError

Call = Callable[[], object]
ROUNDS = 11
FEW_ROUNDS = 5
SECONDS_A_TURN = 0.03


@frozen
class Turns:
    """Seconds a call, by contender, one figure a round."""

    seconds: Mapping[str, Sequence[float]]

    def ratio(self, slow: str, fast: str) -> float:
        """How many times as long one takes as the other: the median of the rounds' ratios."""
        pairs = zip(self.seconds[slow], self.seconds[fast], strict=True)
        return median(one / other for one, other in pairs)


def take_turns(calls: Mapping[str, Call], rounds: int = ROUNDS) -> Turns:
    """Time each call in each round, the first call of each left out."""
    timers = {name: Timer(call, timer=process_time) for name, call in calls.items()}
    for timer in timers.values():
        timer.timeit(1)
    passes = {name: _passes(timer) for name, timer in timers.items()}
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, timer in timers.items():
            seconds[name].append(timer.timeit(passes[name]) / passes[name])
    return Turns(seconds)


def agree(calls: Mapping[str, Call]) -> None:
    """See that all calls answer alike.

    Raises:
        DisagreementError: When one does not.
    """
    answers = {name: list(map(str, call())) for name, call in calls.items()}  # type: ignore[call-overload]
    wanted = next(iter(answers.values()))
    for name, answer in answers.items():
        if answer != wanted:
            message = f"{name} answers differently"
            raise DisagreementError(message)


def _passes(timer: Timer) -> int:
    return max(1, round(SECONDS_A_TURN / timer.timeit(1)))
