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

from attrs import define, field, frozen

from complaintkit.errors import ChoiceError

Key: TypeAlias = Hashable
Node: TypeAlias = Hashable
Move: TypeAlias = tuple[Node, "Arc"]

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


@define
class _Ways:
    """The moves that are possible in a network: an arc that gets one more, or one less.

    Attributes:
        all: From each node, where a move leads, and along which arc.
        free: The same along arcs that are withheld already.
        can: For each arc, whether it can get more, and less.
    """

    all: dict[Node, list[Move]] = field(factory=dict)
    free: dict[Node, list[Move]] = field(factory=dict)
    can: dict[Arc, tuple[bool, bool]] = field(factory=dict)

    @classmethod
    def of(cls, network: Network, values: Mapping[Key, int], threshold: int) -> "_Ways":
        """The ways of a network; none of them free yet."""
        ways = cls()
        for arc in network:
            more, less = (_can(arc, up, values[arc.key], threshold) for up in (True, False))
            ways.can[arc] = (more, less)
            if more:
                ways.all.setdefault(arc.tail, []).append((arc.head, arc))
            if less:
                ways.all.setdefault(arc.head, []).append((arc.tail, arc))
        return ways

    def set_free(self, kept: set[Key]) -> None:
        """Note what is withheld by now."""
        self.free = {
            node: [move for move in moves if move[1].key in kept]
            for node, moves in self.all.items()
        }

    def ends(self, arc: Arc) -> list[tuple[Node, Node]]:
        """From where to where a ring leads back, where the arc can get more, and less."""
        more, less = self.can[arc]
        return [(arc.head, arc.tail)] * more + [(arc.tail, arc.head)] * less


def _protect(network: Network, values: Mapping[Key, int], threshold: int, kept: set[Key]) -> None:
    """Keep back what is needed so that no withheld figure of a network can be worked out."""
    ways = _Ways.of(network, values, threshold)
    ways.set_free(kept)
    dear = sum(values[arc.key] for arc in network)
    for arc in network:
        if arc.key not in kept or not arc.shown or _hidden(arc, ways):
            continue
        rings = (_ring(arc, ends, ways, values, kept, dear) for ends in ways.ends(arc))
        found = min((it for it in rings if it is not None), key=_COST, default=None)
        # Where there is no ring, nothing short of all of it hides the figure.
        more = {it.key for it in network if values[it.key]} if found is None else found[2]
        kept.update(more)
        ways.set_free(kept)


def _hidden(arc: Arc, ways: _Ways) -> bool:
    """Whether a figure is on a ring of others that are withheld already."""
    for start, goal in ways.ends(arc):
        done, waiting = {start}, [start]
        while waiting:
            if (here := waiting.pop()) == goal:
                return True
            for there, other in ways.free.get(here, ()):
                if there not in done and other is not arc:
                    done.add(there)
                    waiting.append(there)
    return False


def _ring(  # noqa: PLR0913, PLR0917 - an arc, and all that there is round it
    arc: Arc,
    ends: tuple[Node, Node],
    ways: _Ways,
    values: Mapping[Key, int],
    kept: set[Key],
    dear: int,
) -> tuple[int, int, tuple[Key, ...]] | None:
    """The cheapest way back to where an arc begins: what it costs, its length, its keys."""
    start, goal = ends
    done: set[Node] = set()
    number = 0
    waiting: list[tuple[int, int, int, Node, tuple[Key, ...]]] = [(0, 0, number, start, ())]
    while waiting:
        cost, length, _, here, way = heappop(waiting)
        if here == goal:
            return cost, length, way
        if here in done:
            continue
        done.add(here)
        for there, other in ways.all.get(here, ()):
            if other is not arc and there not in done:
                number += 1
                price = 0 if other.key in kept else values[other.key] + other.margin * dear
                heappush(waiting, (cost + price, length + 1, number, there, (*way, other.key)))
    return None


def _can(arc: Arc, up: bool, value: int, threshold: int) -> bool:  # noqa: FBT001 - a direction
    """Whether a figure could be one more, or one less, for all that a reader may know of it."""
    if not arc.shown:
        return up or value > 0
    if arc.margin:
        return value > 0 and (up or value > 1)
    if value < threshold:
        return value > 0 and (value < threshold - 1 if up else value > 1)
    return up or value > threshold
