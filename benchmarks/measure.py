"""The race: contenders take turns, round after round, and only their ratios are kept.

In each round every contender is timed once in every case, so that what the machine does
meanwhile hits them all. A ratio is taken within a round, and the median over the rounds is what
counts. The loop over the sample is part of every time; it favours the slower ones.
"""

from collections.abc import Callable, Iterable, Sequence
from statistics import median
from timeit import Timer

from attrs import field, frozen

ROUNDS = 15
LEAST_CALLS = 3
SECONDS_A_TURN = 0.01


class DisagreementError(Exception):
    """Two contenders answer differently: what they take would say nothing."""


@frozen
class Contender:
    """One way to get the answer.

    Attributes:
        name: How the table names it.
        expression: Python that gives the answer for one item of a sample.
        names: What the expression names, apart from the item.
    """

    name: str
    expression: str
    names: dict[str, object]


@frozen
class Case:
    """One column of a table.

    Attributes:
        name: How the table names it.
        target: What the loop assigns each item to, such as ``day`` or ``first, last``.
        sample: The items.
        names: What is the same for all of them, such as n.
    """

    name: str
    target: str
    sample: Sequence[object]
    names: dict[str, object] = field(factory=dict)


@frozen
class _Turn:
    """One contender in one case: a timer, and how many answers one run of it gives."""

    timer: Timer
    passes: int
    answers: int

    def seconds(self) -> float:
        """Seconds for one answer, this time."""
        return self.timer.timeit(self.passes) / (self.passes * self.answers)


@frozen
class Times:
    """Seconds for one answer, by contender and case, one figure a round."""

    rounds: dict[tuple[str, str], list[float]]

    def ratio(self, slow: tuple[str, str], fast: tuple[str, str]) -> float:
        """How many times as long one takes as the other: the median of the rounds' ratios."""
        pairs = zip(self.rounds[slow], self.rounds[fast], strict=True)
        return median(one / other for one, other in pairs)


def race(contenders: Sequence[Contender], cases: Sequence[Case], rounds: int = ROUNDS) -> Times:
    """Time all contenders in all cases.

    Raises:
        DisagreementError: When a contender does not answer as the first one does.
    """
    turns = {}
    for case in cases:
        wanted = _answers(contenders[0], case, len(case.sample))
        for contender in contenders:
            turns[contender.name, case.name] = _turn(contender, case, wanted)
    times: dict[tuple[str, str], list[float]] = {key: [] for key in turns}
    for _ in range(rounds):
        for key, turn in turns.items():
            times[key].append(turn.seconds())
    return Times(times)


def interleave(contenders: Iterable[str], run: Callable[[str], float], rounds: int) -> Times:
    """The same for contenders that are timed elsewhere; the first round only warms up."""
    times: dict[tuple[str, str], list[float]] = {(name, ""): [] for name in contenders}
    for number in range(rounds + 1):
        for (name, _), kept in times.items():
            seconds = run(name)
            if number:
                kept.append(seconds)
    return Times(times)


def _turn(contender: Contender, case: Case, wanted: list[object]) -> _Turn:
    """Check a contender, and size its turn: a slow one gets the first few items only."""
    _timer(contender, case, LEAST_CALLS).timeit(1)  # What it builds at its first question.
    probe = _timer(contender, case, LEAST_CALLS).timeit(1) / LEAST_CALLS
    size = min(len(case.sample), max(LEAST_CALLS, int(SECONDS_A_TURN / probe)))
    found = _answers(contender, case, size)
    for item, one, other in zip(case.sample, found, wanted, strict=False):
        if one != other:
            message = f"{contender.name}, {case.name}: {item} gives {one}, not {other}"
            raise DisagreementError(message)
    passes = max(1, round(SECONDS_A_TURN / (probe * size)))
    return _Turn(_timer(contender, case, size), passes, size)


def _timer(contender: Contender, case: Case, size: int) -> Timer:
    names = {**contender.names, **case.names, "sample": case.sample[:size]}
    return Timer(f"for {case.target} in sample: {contender.expression}", globals=names)


def _answers(contender: Contender, case: Case, size: int) -> list[object]:
    names = {**contender.names, **case.names, "sample": case.sample[:size]}
    return eval(f"[{contender.expression} for {case.target} in sample]", names)
