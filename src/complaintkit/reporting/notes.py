"""What a reader must know of a whole report: what is not counted, and what misleads."""

from collections.abc import Iterator

from complaintkit.measures import (
    Note,
    Period,
    PeriodUnit,
    Population,
    ReportDefinition,
    Words,
)
from complaintkit.reporting.counting import Counting
from complaintkit.reporting.labels import dimension_label
from complaintkit.reporting.register import Register

LEFT_OUT = ("duplicates", "another-policy", "received-later")


def notes(
    register: Register,
    told: ReportDefinition,
    counting: Counting,
    *,
    unsplit: bool,
) -> tuple[Note, ...]:
    """The notes of a report."""
    found = (
        *_about_the_period(register, told, counting.period),
        *_about_the_cases(register, counting),
        *_about_the_split(told, unsplit=unsplit),
    )
    return tuple(found)


def _about_the_period(register: Register, told: ReportDefinition, period: Period) -> Iterator[Note]:
    if period.unit is not told.cadence and period.unit is not PeriodUnit.DAYS:
        yield _note("other-cadence", cadence=Words(message=f"cadence.{told.cadence}"))
    if register.as_of < period.last:
        yield _note("period-not-over", warning=True, last=period.last, as_of=register.as_of)
    for one in told.series_breaks:
        if period.first <= one.first <= period.last:
            yield _note("series-break", warning=True, first=one.first, says=one.says)


def _about_the_cases(register: Register, counting: Counting) -> Iterator[Note]:
    received = counting.belongs(Population.RECEIVED)
    if not any(received):
        yield _note("no-cases-at-all", warning=True)
    counted = {reason: register.left_out[reason] for reason in LEFT_OUT}
    counted["outside-period"] = len(received) - sum(received)
    inside = [it for it, belongs in zip(counting.entries, received, strict=True) if belongs]
    counted["unknown-categories"] = sum(it.unknown for it in inside)
    counted["not-assessed"] = sum(not it.assessed for it in inside)
    for code, number in counted.items():
        if number:
            yield counting.left_out(code, number)


def _about_the_split(told: ReportDefinition, *, unsplit: bool) -> Iterator[Note]:
    if unsplit and told.split is not None:
        yield _note("split-not-carried", warning=True, dimension=dimension_label(told.split))


def _note(code: str, *, warning: bool = False, **values: object) -> Note:
    return Note(
        code=code, words=Words(message=f"report-note.{code}", values=values), warning=warning
    )
