"""What a body does better as tables of a report, beside its figures."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from attrs import evolve, frozen

from complaintkit.improvement.cells import (
    Named,
    people,
    said,
    status_of,
    status_words,
    table_of,
    text,
)
from complaintkit.improvement.model import (
    Action,
    ActionStatus,
    Commitment,
    Praise,
    Recommendation,
    Suggestion,
)
from complaintkit.improvement.surveys import survey_table
from complaintkit.improvement.whole import Improvement
from complaintkit.measures import (
    Base,
    Column,
    Figure,
    Note,
    Period,
    Rate,
    Report,
    ReportTable,
    Row,
    Words,
    shares,
)
from complaintkit.measures.table import COUNT, TOTAL
from complaintkit.taxonomy import Taxonomy

_ACTION = ("theme", "finding", "owner", "status", "year", "categories")
_RECOMMENDATION = ("by", "to", "status", "year", "categories")
_SUGGESTION = ("votes", "status", "year", "categories")
_PRAISE = ("number", "unit", "year")


class _Dated(Named, Protocol):
    @property
    def year(self) -> int | None: ...


_Year = TypeVar("_Year", bound=_Dated)


def improvement_tables(
    improvement: Improvement,
    period: Period | None = None,
    taxonomy: Taxonomy | None = None,
    *,
    least: int = 1,
) -> tuple[ReportTable, ...]:
    """Tables of actions, recommendations, survey results, suggestions, praise and commitments.

    Args:
        improvement: What a body does better.
        period: What is of other years is left out, and counted in a note; what has no year stays.
        taxonomy: Where categories have their labels; without it their codes are shown.
        least: Fewer people than these (votes, praise, answers) are not shown.

    Returns:
        One table for each kind that there is something of, for a report.

    Examples:
        >>> from complaintkit import Text
        >>> from complaintkit.improvement import Commitment, Improvement, improvement_tables
        >>> said = Text(en="give answers")
        >>> promised = (Commitment(code="answers", label=said),)
        >>> plan = Improvement(code="x", label=said, body="x", commitments=promised)
        >>> [(it.code, len(it.rows)) for it in improvement_tables(plan)]
        [('commitments', 1)]
    """
    tables = _Tables(improvement, period, taxonomy, least).every()
    return tuple(table for table in tables if table.rows)


def with_improvement(
    report: Report, improvement: Improvement, taxonomy: Taxonomy | None = None
) -> Report:
    """A report that also tells what the body does better, of its own period.

    Where it is published, few people are not shown here either.

    Args:
        report: The report.
        improvement: What the body does better.
        taxonomy: Where categories have their labels; without it their codes are shown.
    """
    least = report.threshold if report.published else 1
    tables = improvement_tables(improvement, report.period, taxonomy, least=least)
    return evolve(report, tables=(*report.tables, *tables))


@frozen
class _Tables:
    whole: Improvement
    period: Period | None
    taxonomy: Taxonomy | None
    least: int

    def every(self) -> Iterator[ReportTable]:
        """All tables in their order, also those without rows."""
        whole = self.whole
        yield self._by_status()
        yield self._dated("actions", _ACTION, whole.actions, self._action)
        yield self._dated(
            "recommendations", _RECOMMENDATION, whole.recommendations, self._recommendation
        )
        for survey in filter(self._within, whole.surveys):
            yield survey_table(survey, self.least)
        yield self._dated("suggestions", _SUGGESTION, whole.suggestions, self._suggestion)
        yield self._dated("praise", _PRAISE, whole.praise, self._praise)
        yield table_of("commitments", ("since",), whole.commitments, _commitment)

    def _within(self, row: _Dated) -> bool:
        if self.period is None or row.year is None:
            return True
        return self.period.first.year <= row.year <= self.period.last.year

    def _dated(
        self,
        code: str,
        columns: Sequence[str],
        rows: Sequence[_Year],
        cells: Callable[[_Year], Sequence[Figure]],
    ) -> ReportTable:
        return table_of(code, columns, filter(self._within, rows), cells, self._notes(rows))

    def _notes(self, rows: Sequence[_Year]) -> tuple[Note, ...]:
        """How many rows are of other years, and how many of no year that is known."""
        if self.period is None:
            return ()
        numbers = {
            "other-years": sum(not self._within(row) for row in rows),
            "without-year": sum(row.year is None for row in rows),
        }
        return tuple(
            Note(code=code, words=Words(message=f"improvement.{code}", number=number))
            for code, number in numbers.items()
            if number
        )

    def _by_status(self) -> ReportTable:
        """How many actions have come how far."""
        actions = [it for it in self.whole.actions if self._within(it)]
        told = [action.status for action in actions]
        counts = {status: told.count(status) for status in ActionStatus if status in told}
        base = Base(code="actions", label=said("base-actions"))
        every = shares([*counts.values()]) or ()
        rows = [
            Row(
                code=status,
                label=status_words(status),
                figures=(_part(count, len(actions), base, share.percent, moved=share.moved),),
            )
            for (status, count), share in zip(counts.items(), every, strict=bool(every))
        ]
        whole = Row(
            code=TOTAL, label=said("total"), figures=(Figure(value=len(actions)),), total=True
        )
        return ReportTable(
            code="actions-by-status",
            title=said("actions-by-status"),
            head=said("status"),
            columns=(Column(code=COUNT, label=said("number")),),
            rows=(*rows, whole) if rows else (),
            base=base.label,
            notes=self._notes(self.whole.actions),
        )

    def _action(self, action: Action) -> tuple[Figure, ...]:
        themes = {it.code: it.label for it in self.whole.themes}
        found = self.whole.finding_of(action)
        return (
            text(themes[action.theme]),
            text(None if found is None else found.label),
            text(action.owner),
            status_of(action.status),
            text(action.year),
            self._categories(self.whole.categories_of(action)),
        )

    def _recommendation(self, given: Recommendation) -> tuple[Figure, ...]:
        told = (text(given.by), text(given.to), status_of(given.status), text(given.year))
        return (*told, self._categories(given.categories))

    def _suggestion(self, idea: Suggestion) -> tuple[Figure, ...]:
        found = (status_of(idea.status), text(idea.year), self._categories(idea.categories))
        return (people(idea.votes, self.least), *found)

    def _praise(self, praise: Praise) -> tuple[Figure, ...]:
        return people(praise.number, self.least), text(praise.unit), text(praise.year)

    def _categories(self, codes: Iterable[str]) -> Figure:
        known = self.taxonomy
        labels = [
            known.category(code).label if known is not None and code in known else code
            for code in codes
        ]
        if not labels:
            return Figure()
        return Figure(text=Words(message="improvement.listed", values={"listed": labels}))


def _commitment(commitment: Commitment) -> tuple[Figure, ...]:
    first = commitment.in_force.first
    if first is None:
        return (Figure(),)
    return (Figure(text=Words(message="improvement.day", values={"day": first})),)


def _part(count: int, whole: int, base: Base, percent: Decimal, *, moved: bool) -> Figure:
    rate = Rate(numerator=count, denominator=whole, base=base)
    return Figure(value=count, rate=rate, percent=percent, moved=moved)
