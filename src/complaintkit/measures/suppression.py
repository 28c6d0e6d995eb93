"""Small cells: which figures are kept back so that nobody can be found behind one.

Theory of operation. Sums between figures are written as a network: each figure is an arc, and at
each node what flows in equals what flows out. A row of a table is a node: its figures lead out of
it, and their total leads into it. A figure below the threshold is withheld; it stays hidden only
if it could be another number with all shown figures as they are. In a network of whole numbers
that is so exactly when the arc lies on a ring of withheld arcs round which one can be added (or
taken away) without any of them leaving its bounds. Where there is no such ring, the cheapest one
is found, and the figures on it are withheld too.

The reader is taken to be clever: to know which figures are withheld for being small (so from 1 to
the threshold less 1), which for the sake of others (so not below the threshold), and that nought
is always shown. Of a total that is withheld, only the last is known.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from operator import itemgetter
from typing import TypeAlias

from attrs import frozen

from complaintkit.errors import ChoiceError

Key: TypeAlias = Hashable
Node: TypeAlias = Hashable
Step: TypeAlias = tuple["Arc", bool]

LEAST_THRESHOLD = 3
"""Below it a withheld figure can only be 1, and nothing would be hidden."""
DEFAULT_THRESHOLD = 5
_COST = itemgetter(0, 1)
OUTSIDE: Node = "outside"
"""The node where everything goes of which no sum is shown."""


@frozen
class Arc:
    """A figure in a network of sums.

    Attributes:
        key: Which figure it is; the same key is the same figure in every network.
        tail: The node it leads out of.
        head: The node it leads to.
        shown: Whether it is shown at all; what is not costs nothing to withhold, and nothing is
            known of it but that it is not below nought.
        margin: Whether it is a total, kept back only where nothing else would do.
    """

    key: Key
    tail: Node
    head: Node
    shown: bool = True
    margin: bool = False


Network: TypeAlias = tuple[Arc, ...]


def table_network(
    body: Sequence[Sequence[Key]],
    row_totals: Sequence[Key] | None = None,
    column_totals: Sequence[Key] | None = None,
    total: Key | None = None,
) -> Network:
    """The sums of a two-way table; totals that are not shown are left out.

    Args:
        body: The figures, row by row.
        row_totals: The total of each row.
        column_totals: The total of each column.
        total: The grand total.
    """
    rows = [("row", i) if row_totals else OUTSIDE for i in range(len(body))]
    width = len(body[0]) if body else 0
    columns = [("column", j) if column_totals else OUTSIDE for j in range(width)]
    down: Node = "row-totals" if row_totals and total is not None else OUTSIDE
    across: Node = "column-totals" if column_totals and total is not None else OUTSIDE
    arcs = [
        Arc(key, rows[i], columns[j]) for i, row in enumerate(body) for j, key in enumerate(row)
    ]
    arcs += [Arc(key, down, rows[i], margin=True) for i, key in enumerate(row_totals or ())]
    across_keys = enumerate(column_totals or ())
    arcs += [Arc(key, columns[j], across, margin=True) for j, key in across_keys]
    if total is not None:
        arcs.append(Arc(total, across, down, margin=True))
    return tuple(arcs)


def sum_network(parts: Iterable[Key], total: Key, overlap: Key | None = None) -> Network:
    """Parts and their total; with an overlap where something can be in several parts."""
    arcs = [Arc(part, "sum", OUTSIDE) for part in parts]
    arcs.append(Arc(total, OUTSIDE, "sum", margin=True))
    if overlap is not None:
        arcs.append(Arc(overlap, OUTSIDE, "sum", shown=False))
    return tuple(arcs)


def withheld(
    networks: Sequence[Network], values: Mapping[Key, int], threshold: int = DEFAULT_THRESHOLD
) -> frozenset[Key]:
    """The figures to keep back: the small ones, and those that would give them away.

    Args:
        networks: The sums between the figures.
        values: What each figure is; a whole number from 0.
        threshold: The least number that is shown, at least 3. Nought is always shown.

    Returns:
        The keys of the figures to keep back, wherever they stand. Each sum is solved with all
        of its own figures; what several networks together would tell is not looked for.

    Raises:
        ChoiceError: For a threshold below 3.

    Examples:
        >>> from complaintkit.measures.suppression import sum_network, withheld
        >>> parts = {"letter": 40, "fax": 3, "phone": 12}
        >>> found = withheld([sum_network(parts, "all")], {**parts, "all": 55})
        >>> sorted(found)
        ['fax', 'phone']
    """
    check_threshold(threshold)
    kept = {key for key, value in values.items() if 0 < value < threshold}
    kept |= {arc.key for network in networks for arc in network if not arc.shown}
    before = -1
    while before != len(kept):
        before = len(kept)
        for network in networks:
            _protect(network, values, threshold, kept)
    return frozenset(kept)


def check_threshold(threshold: int) -> None:
    """Refuse a threshold that would hide nothing.

    Raises:
        ChoiceError: When it is no whole number from 3.
    """
    if type(threshold) is not int or threshold < LEAST_THRESHOLD:
        raise ChoiceError(f"threshold: a whole number from {LEAST_THRESHOLD} is wanted")


def _protect(network: Network, values: Mapping[Key, int], threshold: int, kept: set[Key]) -> None:
    """Keep back what is needed so that no withheld figure of a network can be worked out."""
    steps: dict[Node, list[tuple[Node, Step]]] = {}
    for arc in network:
        steps.setdefault(arc.tail, []).append((arc.head, (arc, True)))
        steps.setdefault(arc.head, []).append((arc.tail, (arc, False)))
    for arc in network:
        if arc.key in kept and arc.shown:
            rings = (_ring(arc, up, steps, values, threshold, kept) for up in (True, False))
            found = min((it for it in rings if it is not None), key=_COST, default=None)
            if found is None:
                # Nothing short of all of it hides the figure.
                kept |= {it.key for it in network if values[it.key]}
            else:
                kept |= set(found[2])


def _ring(  # noqa: PLR0913, PLR0917 - an arc, and all that bounds the ways round it
    arc: Arc,
    up: bool,  # noqa: FBT001 - a direction
    steps: Mapping[Node, Sequence[tuple[Node, Step]]],
    values: Mapping[Key, int],
    threshold: int,
    kept: set[Key],
) -> tuple[int, int, tuple[Key, ...]] | None:
    """The cheapest way back, when an arc gets one more or one less: what it costs, and its keys."""
    if not _can(arc, up, values, threshold):
        return None
    start, goal = (arc.head, arc.tail) if up else (arc.tail, arc.head)
    done: set[Node] = set()
    number, dear = 0, sum(values.values())
    waiting: list[tuple[int, int, int, Node, tuple[Key, ...]]] = [(0, 0, number, start, ())]
    while waiting:
        cost, length, _, here, way = heappop(waiting)
        if here == goal:
            return cost, length, way
        if here in done:
            continue
        done.add(here)
        for there, (other, more) in steps[here]:
            if other is arc or there in done or not _can(other, more, values, threshold):
                continue
            number += 1
            price = 0 if other.key in kept else values[other.key] + other.margin * dear
            further = (cost + price, length + 1, number, there, (*way, other.key))
            heappush(waiting, further)
    return None


def _can(arc: Arc, up: bool, values: Mapping[Key, int], threshold: int) -> bool:  # noqa: FBT001
    """Whether a figure could be one more, or one less, for all that a reader may know of it."""
    value = values[arc.key]
    if not arc.shown:
        return up or value > 0
    if arc.margin:
        return value > 0 and (up or value > 1)
    if value < threshold:
        return value > 0 and (value < threshold - 1 if up else value > 1)
    return up or value > threshold
