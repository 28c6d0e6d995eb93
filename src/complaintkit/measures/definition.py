"""``ReportDefinition``: which tables a report has, as a policy file says it."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from complaintkit.choices import chosen
from complaintkit.errors import ChoiceError, UnknownNameError, quoted
from complaintkit.measures.choices import (
    IN_TIME,
    INSIDE,
    CategoryLevel,
    Dimension,
    Population,
    TableKind,
)
from complaintkit.measures.period import PeriodUnit
from complaintkit.measures.rate import MOST_PLACES
from complaintkit.measures.suppression import DEFAULT_THRESHOLD, check_threshold
from complaintkit.provenance import fingerprint
from complaintkit.text import Text


def _dimension(value: Dimension | str | None) -> Dimension | None:
    return None if value is None else chosen(Dimension, value)


def _population(value: Population | str) -> Population:
    return chosen(Population, value)


def _base(value: Population | str | None) -> Population | None:
    return None if value is None else chosen(Population, value)


def _kind(value: TableKind | str) -> TableKind:
    return chosen(TableKind, value)


def _level(value: CategoryLevel | str) -> CategoryLevel:
    return chosen(CategoryLevel, value)


def _cadence(value: PeriodUnit | str) -> PeriodUnit:
    cadence = chosen(PeriodUnit, value)
    if cadence is PeriodUnit.DAYS:
        raise ChoiceError("cadence: a report is made by the year, the quarter or the month")
    return cadence


def _listed(value: Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _check_base(part: Population, whole: Population | None) -> None:
    if whole is not None and part not in INSIDE[whole]:
        raise ChoiceError(f"{quoted(part)} is no part of {quoted(whole)}: no rate of it")


def _check_places(places: int) -> None:
    if type(places) is not int or not 0 <= places <= MOST_PLACES:
        raise ChoiceError(f"places: a whole number from 0 to {MOST_PLACES} is wanted")


@frozen(kw_only=True)
class Indicator:
    """How many of one population there are, and what part of another that is.

    Attributes:
        count: What is counted.
        of: Of what it is a part; None where it is only counted.
        places: The places of its percentage; those of the table, unless given.

    Examples:
        >>> from complaintkit.measures import Indicator
        >>> Indicator(count="founded", of="admissible").code
        'founded-of-admissible'
    """

    count: Population = field(converter=_population)
    of: Population | None = field(default=None, converter=_base)
    places: int | None = None

    def __attrs_post_init__(self) -> None:
        """Check that it is a part of its base."""
        _check_base(self.count, self.of)
        _check_places(self.places or 0)

    @property
    def code(self) -> str:
        """The code of its row."""
        return self.count.value if self.of is None else f"{self.count}-of-{self.of}"


@frozen(kw_only=True)
class Group:
    """Several codes of a dimension that are counted as one.

    Attributes:
        code: The code of its row.
        label: What it is called.
        codes: The codes that it takes together.
    """

    code: str
    label: Text
    codes: tuple[str, ...] = field(converter=_listed)


@frozen(kw_only=True)
class SeriesBreak:
    """A day since which figures cannot be compared with those before it.

    Attributes:
        first: The first day of the new series.
        says: What changed.
        source: Codes of the texts it was read in.
    """

    first: date
    says: Text
    source: tuple[str, ...] = field(default=(), converter=_listed)


@frozen(kw_only=True)
class TableDefinition:
    """One table of a report.

    Attributes:
        code: Stable key inside the report.
        label: Its caption; what it shows, unless said.
        kind: What it is: counts by a dimension, indicators, time limits, or what came and went.
        rows: The dimension of the rows, for counts.
        columns: A second dimension, or a part of the period.
        population: Which cases are counted.
        base: Of what the counts are a part; None where no percentages are shown.
        places: The places of its percentages.
        level: Whether categories are counted as given or as what they are kinds of.
        mapping: The code of another taxonomy, in whose categories they are counted.
        groups: Codes that are counted as one.
        empty: Whether rows of nobody are shown.
        indicators: Its rows, for indicators.
        limits: The codes of the time limits that are its rows; empty for all.

    Raises:
        ChoiceError: For what does not go together.

    Examples:
        >>> from complaintkit.measures import TableDefinition
        >>> TableDefinition(code="natures", rows="nature", base="received").places
        0
    """

    code: str
    label: Text | None = None
    kind: TableKind = field(default=TableKind.COUNTS, converter=_kind)
    rows: Dimension | None = field(default=None, converter=_dimension)
    columns: Dimension | None = field(default=None, converter=_dimension)
    population: Population = field(default=Population.RECEIVED, converter=_population)
    base: Population | None = field(default=None, converter=_base)
    places: int = 0
    level: CategoryLevel = field(default=CategoryLevel.GIVEN, converter=_level)
    mapping: str | None = None
    groups: tuple[Group, ...] = ()
    empty: bool = False
    indicators: tuple[Indicator, ...] = ()
    limits: tuple[str, ...] = field(default=(), converter=_listed)

    def __attrs_post_init__(self) -> None:
        """Check that what is said goes with the kind of table."""
        _check_places(self.places)
        _check_base(self.population, self.base)
        self._check_needed()
        self._check_not_wanted()
        if self.columns is not None:
            self._check_columns()
        if self.rows is not Dimension.CATEGORY and self.columns is not Dimension.CATEGORY:
            self._only("with categories", "mapping")
        seen: set[str] = set()
        for code in (code for group in self.groups for code in group.codes):
            if code in seen:
                raise ChoiceError(f"groups: {quoted(code)} is in two of them")
            seen.add(code)

    def _check_needed(self) -> None:
        if self.kind is TableKind.COUNTS and self.rows is None:
            raise ChoiceError("rows: a table of counts needs the dimension of its rows")
        if self.kind is TableKind.INDICATORS and not self.indicators:
            raise ChoiceError("indicators: a table of indicators needs at least one")

    def _check_not_wanted(self) -> None:
        if self.kind is not TableKind.COUNTS:
            self._only("in a table of counts", "rows", "base", "groups", "empty")
        if self.kind is not TableKind.INDICATORS:
            self._only("in a table of indicators", "indicators")
        if self.kind is not TableKind.LIMITS:
            self._only("in a table of time limits", "limits")
        if self.kind in {TableKind.INDICATORS, TableKind.LIMITS}:
            self._only("in other tables", "columns")

    def _check_columns(self) -> None:
        if self.kind is TableKind.FLOW and self.columns not in IN_TIME:
            raise ChoiceError(f"columns: what came and went is told by {', '.join(IN_TIME)}")
        if self.columns is self.rows:
            raise ChoiceError(f"columns: {quoted(str(self.columns))} stands in the rows already")
        if self.base is not None:
            raise ChoiceError("base: percentages are shown in tables of one column only")

    def _only(self, where: str, *names: str) -> None:
        given = [name for name in names if getattr(self, name)]
        if given:
            raise ChoiceError(f"{given[0]}: only {where}")


@frozen(kw_only=True)
class ReportDefinition:
    """A report that a body makes, again and again.

    Attributes:
        code: Stable key inside the policy.
        label: What it is called.
        cadence: How often it is made.
        recipient: Who it is for.
        tables: What is in it.
        split: The dimension for each of whose codes every table is made once more.
        published: Whether it goes to the public, with small figures withheld.
        threshold: The least number that is shown where it is published.
        series_breaks: Days since which its figures cannot be compared with those before.
        source: Codes of the texts that tell of it.

    Raises:
        ChoiceError: For a table that stands twice, or cannot be split.

    Examples:
        >>> from complaintkit import get_policy
        >>> network = get_policy("be.inasti").report_definition("yearly-network")
        >>> network.cadence.value, [table.code for table in network.tables][:2]
        ('year', ['natures', 'types'])
    """

    code: str
    label: Text
    cadence: PeriodUnit = field(converter=_cadence)
    recipient: Text | None = None
    tables: tuple[TableDefinition, ...] = ()
    split: Dimension | None = field(default=None, converter=_dimension)
    published: bool = False
    threshold: int = DEFAULT_THRESHOLD
    series_breaks: tuple[SeriesBreak, ...] = ()
    source: tuple[str, ...] = field(default=(), converter=_listed)

    def __attrs_post_init__(self) -> None:
        """Check that every table is there once, and can be split where that is wanted."""
        check_threshold(self.threshold)
        seen: set[str] = set()
        for table in self.tables:
            if table.code in seen:
                raise ChoiceError(f"a second table {quoted(table.code)}")
            seen.add(table.code)
            if self.split is not None and self.split in {table.rows, table.columns}:
                raise ChoiceError(f"split: {quoted(self.split)} stands in a table already")

    def with_tables(
        self, tables: Iterable[TableDefinition], series_breaks: Iterable[SeriesBreak] = ()
    ) -> "ReportDefinition":
        """The same report with its tables.

        Raises:
            ChoiceError: When there is none, one stands twice, or one cannot be split.
        """
        found = tuple(tables)
        if not found:
            raise ChoiceError("tables: at least one is wanted")
        return evolve(self, tables=found, series_breaks=tuple(series_breaks))

    def table(self, code: str) -> TableDefinition:
        """One table by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        found = next((it for it in self.tables if it.code == code), None)
        if found is None:
            raise UnknownNameError("table", code, [it.code for it in self.tables])
        return found

    @cached_property
    def content_hash(self) -> str:
        """A fingerprint of the content."""
        return fingerprint(self)
