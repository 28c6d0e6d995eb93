"""A table before it is known what of it is shown: figures with their keys, and sums between them.

A key says which figure of the register one is, wherever it stands, so that what is withheld in
one table is withheld in all. Where a report is published, small figures and what would give them
away are taken out here, and nowhere else.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import define, evolve, field, frozen

from complaintkit.measures import Column, Figure, Note, Population, ReportTable, Row, Words
from complaintkit.measures.choices import INSIDE
from complaintkit.measures.suppression import Network, sum_network, withheld

Where: TypeAlias = frozenset[tuple[str, str]]
"""Which cases: by name of a dimension, the code they carry."""

EVERYWHERE: Where = frozenset()


@frozen
class Key:
    """Which figure it is: how many of a population carry some codes."""

    population: str
    where: Where = EVERYWHERE

    def at(self, name: str, code: str) -> "Key":
        """The same figure of those who carry one code more."""
        return Key(self.population, self.where | {(name, code)})


@frozen
class Less:
    """What is left of one figure without another: shown nowhere, and found by taking away."""

    whole: Key
    part: Key


@frozen
class Extra:
    """By how much parts exceed their total, as cases stand in several of them."""

    of: Key
    name: str


@frozen
class Link:
    """Figures of a table that sum up to one that may be shown in another table."""

    parts: tuple[Key, ...]
    whole: Key


@frozen
class Cell:
    """A figure, and which one it is.

    Attributes:
        figure: The figure.
        key: Which it is; None where it tells nothing of people.
        base: Of which figure it is a part.
    """

    figure: Figure
    key: Key | None = None
    base: Key | None = None

    def shown(self, kept: frozenset[object]) -> Figure:
        """The figure as it may be shown, when some keys are kept back."""
        if self.key in kept:
            return Figure(withheld=True)
        if self.base in kept:
            return evolve(self.figure, rate=None, percent=None, moved=False)
        return self.figure


@frozen
class Line:
    """A row of cells."""

    code: str
    label: Words
    cells: tuple[Cell, ...]
    total: bool = False


@frozen(kw_only=True)
class Draft:
    """A table with everything in it, and what has to be known to publish it.

    Attributes:
        code: Its code.
        title: Its caption.
        head: The head of its first column.
        columns: Its columns.
        lines: Its rows.
        base: What it counts.
        many_valued: Whether a case can stand in several rows.
        notes: What a reader must know of it.
        networks: The sums between its figures.
        links: Sums with figures of other tables.
        inside: Figures that are parts of one that may be shown in another table.
        values: What each figure in these sums is.
    """

    code: str
    title: Words
    head: Words
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    base: Words | None = None
    many_valued: bool = False
    notes: tuple[Note, ...] = ()
    networks: tuple[Network, ...] = ()
    links: tuple[Link, ...] = ()
    inside: tuple[tuple[Key, Key], ...] = ()
    values: Mapping[object, int] = field(factory=dict)

    def table(self, kept: frozenset[object] = frozenset()) -> ReportTable:
        """The table, without the figures that are kept back.

        Where one is, no percentage is moved: which one was moved would tell of those withheld.
        """
        shown = [tuple(cell.shown(kept) for cell in line.cells) for line in self.lines]
        if any(figure.withheld for figures in shown for figure in figures):
            shown = [tuple(map(_unmoved, figures)) for figures in shown]
        rows = (
            Row(code=line.code, label=line.label, figures=figures, total=line.total)
            for line, figures in zip(self.lines, shown, strict=True)
        )
        return ReportTable(
            code=self.code,
            title=self.title,
            head=self.head,
            columns=self.columns,
            rows=tuple(rows),
            base=self.base,
            many_valued=self.many_valued,
            notes=self.notes,
        )


def _unmoved(figure: Figure) -> Figure:
    """A figure with its percentage as it is rounded by itself."""
    if not figure.moved or figure.rate is None or figure.percent is None:
        return figure
    places = -int(figure.percent.as_tuple().exponent)
    return evolve(figure, percent=figure.rate.percent(places), moved=False)


@define
class Sums:
    """Sums between figures of several tables, and the figures in them that no table has."""

    networks: list[Network] = field(factory=list)
    values: dict[object, int] = field(factory=dict)


def only_shown(drafts: Sequence[Draft], threshold: int, sums: Sums) -> tuple[ReportTable, ...]:
    """The tables as they may be shown to anybody.

    Args:
        drafts: The tables.
        threshold: The least number that is shown.
        sums: Sums between figures of several tables.
    """
    values = dict(sums.values)
    for draft in drafts:
        values.update(draft.values)
    networks = [*(network for draft in drafts for network in draft.networks), *sums.networks]
    shown = {arc.key for network in networks for arc in network if arc.shown}
    links = (link for draft in drafts for link in draft.links if link.whole in shown)
    networks += [sum_network(link.parts, link.whole) for link in links if _ties(link, values)]
    inside = (pair for draft in drafts for pair in draft.inside if pair[1] in shown)
    networks += [part_of(part, whole, values) for part, whole in inside]
    networks += nested(shown, values)
    kept = withheld(networks, values, threshold)
    return tuple(draft.table(kept) for draft in drafts)


def part_of(part: Key, whole: Key, values: dict[object, int]) -> Network:
    """A part and its whole; what is left would be found by taking one from the other."""
    left = Less(whole, part)
    values[left] = values[whole] - values[part]
    return sum_network((part, left), whole)


def nested(shown: Iterable[object], values: dict[object, int]) -> list[Network]:
    """The sums between populations of which one is a part of the other, where both are shown."""
    by_place: dict[Where, set[str]] = {}
    for key in shown:
        if isinstance(key, Key):
            by_place.setdefault(key.where, set()).add(key.population)
    return [
        part_of(Key(part.value, where), Key(whole.value, where), values)
        for where in sorted(by_place, key=sorted)
        for whole, parts in INSIDE.items()
        for part in Population
        if part in parts and part is not whole and {part, whole} <= by_place[where]
    ]


def _ties(link: Link, values: Mapping[object, int]) -> bool:
    return sum(values[key] for key in link.parts) == values[link.whole]
