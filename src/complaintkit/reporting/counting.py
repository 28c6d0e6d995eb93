"""What every table of a report is counted from: the cases, the period, the labels."""

from collections.abc import Sequence

from attrs import frozen

from complaintkit.measures import Base, Figure, Note, Period, Population, Rate, Words
from complaintkit.reporting.draft import EVERYWHERE, Key, Where
from complaintkit.reporting.labels import Naming
from complaintkit.reporting.register import Entry


@frozen(kw_only=True)
class Counting:
    """What a table is counted from.

    Attributes:
        entries: The cases.
        period: The days the report is about.
        naming: Where labels are found.
        where: Which of the cases, by dimension and code, in a report that is split.
        least: The least number that a note may tell; 0 inside the body.
    """

    entries: Sequence[Entry]
    period: Period
    naming: Naming
    where: Where = EVERYWHERE
    least: int = 0

    def belongs(self, population: Population) -> list[bool]:
        """For each case, whether it is part of a population in this period."""
        return [is_part(entry, population, self.period) for entry in self.entries]

    def size(self, population: Population) -> int:
        """How many a population has in this period."""
        return sum(self.belongs(population))

    def left_out(self, code: str, number: int) -> Note:
        """How many cases something is true of; not exactly where they are few and it is public."""
        how_many: object = number
        if number < self.least:
            how_many = Words(message="report-note.fewer", values={"least": self.least})
        values = {"what": Words(message=f"left-out.{code}"), "number": how_many}
        words = Words(message="report-note.counted", values=values)
        return Note(code=code, words=words, warning=True)

    def key(self, population: str) -> Key:
        """Which figure that is."""
        return Key(population, self.where)


def is_part(entry: Entry, population: Population, period: Period) -> bool:
    """Whether a case is part of a population in a period: by its receipt, or by its end."""
    day = entry.closed if population is Population.CLOSED else entry.received
    return population in entry.belongs and day in period


def base_of(population: Population) -> Base:
    """A population as the base of a rate."""
    return Base(code=population.value, label=population_label(population))


def population_label(population: Population) -> Words:
    """What a population is called."""
    return Words(message=f"base.{population}")


def part(count: int, whole: int, base: Base, places: int) -> Figure:
    """A count with the part of a whole that it is; no figure where there is no whole."""
    if not whole:
        return Figure()
    rate = Rate(numerator=count, denominator=whole, base=base)
    return Figure(value=count, rate=rate, percent=rate.percent(places))
