"""What a body does better as tables of a report, beside its figures."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from attrs import evolve, frozen

from complaintkit.improvement.model import (
    Action,
    ActionStatus,
    Commitment,
    Praise,
    Recommendation,
    Suggestion,
    Survey,
    SurveyItem,
)
from complaintkit.improvement.whole import Improvement
from complaintkit.measures import (
    Base,
    Column,
    ColumnKind,
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
from complaintkit.measures.published.words import percent_words
from complaintkit.measures.table import COUNT, TOTAL
from complaintkit.taxonomy import Taxonomy
from complaintkit.text import Text

_COUNTED = {"votes", "number"}
_ACTION = ("theme", "finding", "owner", "status", "year", "categories")
_RECOMMENDATION = ("by", "to", "status", "year", "categories")
_ITEM = ("share", "base", "caveat")
_SUGGESTION = ("votes", "status", "year", "categories")
_PRAISE = ("number", "unit", "year")


class _Named(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def label(self) -> Text: ...


class _Dated(_Named, Protocol):
    @property
    def year(self) -> int | None: ...


_Any = TypeVar("_Any", bound=_Named)
_Year = TypeVar("_Year", bound=_Dated)


def improvement_tables(
    improvement: Improvement,
    period: Period | None = None,
    taxonomy: Taxonomy | None = None,
) -> tuple[ReportTable, ...]:
    """Tables of actions, recommendations, survey results, suggestions, praise and commitments.

    Args:
        improvement: What a body does better.
        period: What is of other years is left out, and counted in a note; what has no year stays.
        taxonomy: Where categories have their labels; without it their codes are shown.

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
    tables = _Tables(improvement, period, taxonomy).every()
    return tuple(table for table in tables if table.rows)


def with_improvement(
    report: Report, improvement: Improvement, taxonomy: Taxonomy | None = None
) -> Report:
    """A report that also tells what the body does better, of its own period.

    Args:
        report: The report.
        improvement: What the body does better.
        taxonomy: Where categories have their labels; without it their codes are shown.
    """
    tables = improvement_tables(improvement, report.period, taxonomy)
    return evolve(report, tables=(*report.tables, *tables))


@frozen
class _Tables:
    whole: Improvement
    period: Period | None
    taxonomy: Taxonomy | None

    def every(self) -> Iterator[ReportTable]:
        """All tables in their order, also those without rows."""
        whole = self.whole
        yield self._by_status()
        yield self._dated("actions", _ACTION, whole.actions, self._action)
        yield self._dated(
            "recommendations", _RECOMMENDATION, whole.recommendations, self._recommendation
        )
        for survey in filter(self._within, whole.surveys):
            yield _survey(survey)
        yield self._dated("suggestions", _SUGGESTION, whole.suggestions, self._suggestion)
        yield self._dated("praise", _PRAISE, whole.praise, _praise)
        yield _table("commitments", ("since",), whole.commitments, _commitment)

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
        return _table(code, columns, filter(self._within, rows), cells, self._notes(rows))

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
        base = Base(code="actions", label=_said("base-actions"))
        every = shares([*counts.values()]) or ()
        rows = [
            Row(
                code=status,
                label=_status_words(status),
                figures=(_part(count, len(actions), base, share.percent, moved=share.moved),),
            )
            for (status, count), share in zip(counts.items(), every, strict=bool(every))
        ]
        whole = Row(
            code=TOTAL, label=_said("total"), figures=(Figure(value=len(actions)),), total=True
        )
        return ReportTable(
            code="actions-by-status",
            title=_said("actions-by-status"),
            head=_said("status"),
            columns=(Column(code=COUNT, label=_said("number")),),
            rows=(*rows, whole) if rows else (),
            base=base.label,
            notes=self._notes(self.whole.actions),
        )

    def _action(self, action: Action) -> tuple[Figure, ...]:
        themes = {it.code: it.label for it in self.whole.themes}
        findings = {it.code: it.label for it in self.whole.findings}
        return (
            _text(themes[action.theme]),
            _text(findings.get(action.finding or "")),
            _text(action.owner),
            _status(action.status),
            _text(action.year),
            self._categories(self.whole.categories_of(action)),
        )

    def _recommendation(self, given: Recommendation) -> tuple[Figure, ...]:
        told = (_text(given.by), _text(given.to), _status(given.status), _text(given.year))
        return (*told, self._categories(given.categories))

    def _suggestion(self, idea: Suggestion) -> tuple[Figure, ...]:
        found = (_status(idea.status), _text(idea.year), self._categories(idea.categories))
        return (Figure(value=idea.votes), *found)

    def _categories(self, codes: Iterable[str]) -> Figure:
        known = self.taxonomy
        labels = [
            known.category(code).label if known is not None and code in known else code
            for code in codes
        ]
        if not labels:
            return Figure()
        return Figure(text=Words(message="improvement.listed", values={"listed": labels}))


def _table(
    code: str,
    columns: Sequence[str],
    rows: Iterable[_Any],
    cells: Callable[[_Any], Sequence[Figure]],
    notes: tuple[Note, ...] = (),
) -> ReportTable:
    return ReportTable(
        code=code,
        title=_said(code),
        head=_said(f"head-{code}"),
        columns=tuple(map(_column, columns)),
        rows=tuple(
            Row(code=row.code, label=Words(text=row.label), figures=tuple(cells(row)))
            for row in rows
        ),
        notes=notes,
    )


def _survey(survey: Survey) -> ReportTable:
    """The results of one survey, with how many answered where that is known."""
    notes: tuple[Note, ...] = ()
    if survey.answered is not None:
        words = Words(message="improvement.answered", number=survey.answered)
        notes = (Note(code="answered", words=words),)
    return ReportTable(
        code=f"survey-{survey.code}",
        title=Words(text=survey.label),
        head=_said("head-survey"),
        columns=tuple(map(_column, _ITEM)),
        rows=tuple(
            Row(code=it.code, label=Words(text=it.label), figures=_item(it)) for it in survey.items
        ),
        base=None if survey.asked is None else Words(text=survey.asked),
        notes=notes,
    )


def _item(item: SurveyItem) -> tuple[Figure, ...]:
    base = _text(item.base)
    if item.base is not None and item.base_count is not None:
        values = {"base": item.base, "number": item.base_count}
        base = Figure(text=Words(message="improvement.base-of", values=values))
    return Figure(text=percent_words(item.percent)), base, _text(item.caveat)


def _praise(praise: Praise) -> tuple[Figure, ...]:
    return Figure(value=praise.number), _text(praise.unit), _text(praise.year)


def _commitment(commitment: Commitment) -> tuple[Figure, ...]:
    first = commitment.in_force.first
    if first is None:
        return (Figure(),)
    return (Figure(text=Words(message="improvement.day", values={"day": first})),)


def _part(count: int, whole: int, base: Base, percent: Decimal, *, moved: bool) -> Figure:
    rate = Rate(numerator=count, denominator=whole, base=base)
    return Figure(value=count, rate=rate, percent=percent, moved=moved)


def _column(code: str) -> Column:
    kind = ColumnKind.COUNT if code in _COUNTED else ColumnKind.TEXT
    return Column(code=code, label=_said(code), kind=kind)


def _status(status: ActionStatus | None) -> Figure:
    return Figure() if status is None else Figure(text=_status_words(status))


def _status_words(status: ActionStatus) -> Words:
    return Words(message=f"action-status.{status}")


def _text(value: Text | int | None) -> Figure:
    """Words, or a year, as a cell; empty where the text says nothing."""
    if value is None:
        return Figure()
    return Figure(text=Words(text=Text(en=str(value)) if isinstance(value, int) else value))


def _said(code: str) -> Words:
    return Words(message=f"improvement.{code}")
