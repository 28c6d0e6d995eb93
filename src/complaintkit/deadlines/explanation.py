"""A deadline in words: message ids and plain values, nothing more."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, cast

from complaintkit.calendars import DayKind, Reason, Roll, WorkingCalendar
from complaintkit.counting import stops
from complaintkit.dates import shifted
from complaintkit.deadlines.governing import Governing
from complaintkit.deadlines.notes import NoteKind
from complaintkit.deadlines.trace import TraceDay, TraceMark
from complaintkit.terms import Term, TermUnit
from complaintkit.text import Assumption, Source
from complaintkit.timelimits import TimeLimit
from complaintkit.wording import say, say_day, say_list, say_short_day, say_weekday

if TYPE_CHECKING:
    from complaintkit.deadlines.deadline import Deadline


def explain(deadline: "Deadline", language: str) -> Iterator[str]:
    """The sentences of an explanation, in the order the count goes."""
    for sentence in _sentences(deadline, language):
        yield sentence[0].upper() + sentence[1:]


def headline(deadline: "Deadline", language: str) -> str:
    """What is due when, in one sentence."""
    limit, name = deadline.limit, limit_name(deadline.limit, language)
    if limit.term.unit is TermUnit.NO_FIGURE:
        return say("deadline.no-figure", language, limit=name)
    if deadline.start is None:
        return say(
            "deadline.waits",
            language,
            limit=name,
            event=start_words(limit, language, deadline.policy),
        )
    if deadline.void:
        return say("deadline.void", language, limit=name)
    if deadline.due is None:
        return say("deadline.stopped", language, limit=name, left=_left(deadline, language))
    at_once = limit.term.unit is TermUnit.IMMEDIATE
    message = "deadline.at-once" if at_once else "deadline.by"
    return say(message, language, limit=name, due=say_day(deadline.due, language))


def limit_name(limit: TimeLimit, language: str) -> str:
    """The label of a limit, or else its code."""
    return limit.code if limit.label is None else limit.label.in_language(language)


def term_words(term: Term, language: str) -> str:
    """A term in words, such as "45 calendar days"."""
    message = f"unit.{term.unit.value.replace(' ', '-')}"
    return say(message, language, term.amount if term.unit.has_amount else None)


def start_words(limit: TimeLimit, language: str, policy: Governing | None = None) -> str:
    """What starts a limit, such as "receipt", and at which stage where the policy names it."""
    start = limit.starts_on
    if start.due_of is not None:
        known = None if policy is None else limit_name(policy.limit(start.due_of), language)
        return say("event.due-of", language, limit=known or start.due_of)
    own = start.label
    event = say(f"event.{start.event}", language) if own is None else own.in_language(language)
    if start.stage is None or policy is None:
        return event
    stage = policy.stage(start.stage).label.in_language(language)
    return say("event.at-stage", language, event=event, stage=stage)


def why(reasons: Iterable[Reason], day: date, language: str) -> str:
    """The reasons why a day is not worked, such as "Saturday and Assumption Day"."""
    names = (
        say_weekday(day.weekday(), language) if r.name is None else r.name.in_language(language)
        for r in reasons
    )
    return say_list(names, language)


def source_words(source: Source, language: str) -> str:
    """Where a rule was read, and when; the reference itself is never translated."""
    reference = ", ".join(filter(None, (source.document, source.article)))
    return say(
        "explain.source", language, source=reference, read=say_short_day(source.read, language)
    )


def _sentences(deadline: "Deadline", language: str) -> Iterator[str]:
    yield headline(deadline, language)
    if deadline.start is not None and deadline.limit.term.unit is not TermUnit.NO_FIGURE:
        yield from _count(deadline, deadline.start, language)
    yield from _notes(deadline, language)
    if deadline.last_day_to_extend is not None:
        last = say_day(deadline.last_day_to_extend, language)
        yield say("explain.extendable", language, day=last)
    yield from _doubts(deadline, language)
    for source in deadline.sources:
        yield source_words(source, language)


def _notes(deadline: "Deadline", language: str) -> Iterator[str]:
    for note in deadline.notes:
        day = "" if note.day is None else say_day(note.day, language)
        event = start_words(deadline.limit, language, deadline.policy)
        if note.kind not in {NoteKind.NOT_STARTED, NoteKind.VOID}:
            yield say(f"note.{note.kind}", language, day=day, event=event)


def _count(deadline: "Deadline", start: date, language: str) -> Iterator[str]:
    limit, days = deadline.limit, deadline.trace()
    event = start_words(limit, language, deadline.policy)
    yield _start(limit, say_day(start, language), event, days, language)
    yield from _stops(deadline, days, language)
    if limit.term.unit is TermUnit.WORKING_DAYS and deadline.calendar is not None:
        name = deadline.calendar.name.in_language(language)
        yield say("explain.calendar", language, calendar=name)
    skipped = [day for day in days if day.mark is TraceMark.SKIPPED]
    if skipped:
        yield say("explain.skipped", language, days=_skipped(skipped, language))
    yield from _end(deadline, days, language)


def _start(
    limit: TimeLimit, first: str, event: str, days: Iterable[TraceDay], language: str
) -> str:
    day_one = next((day.day for day in days if day.number == 1), None)
    if day_one is None:
        return say("explain.start-only", language, start=first, event=event)
    rule = say(f"start-rule.{limit.start_rule}", language)
    return say(
        "explain.start",
        language,
        start=first,
        event=event,
        day_one=say_day(day_one, language),
        rule=rule,
    )


def _stops(deadline: "Deadline", days: Iterable[TraceDay], language: str) -> Iterator[str]:
    """The stops that counted: not an empty one, nor one that came too late."""
    stood = [day.day for day in days if day.mark is TraceMark.SUSPENDED]
    real = [stop for stop in deadline.suspensions if any(map(stop.covers, stood))]
    for first, resumed in stops(real):
        since = say_day(first, language)
        if resumed is None:
            yield say("explain.open-stop", language, first=since)
            continue
        last = shifted(resumed, -1)
        yield say("explain.stop", language, first=since, last=say_day(last, language))
    for stop in real:
        if stop.reason is not None:
            yield say("explain.stop-reason", language, reason=stop.reason.in_language(language))


def _skipped(days: Iterable[TraceDay], language: str) -> str:
    """Weekly rest days by their number, all others by name and date."""
    by_name = [(_named(day, language), day.day) for day in days]
    resting = sum(name == "" for name, _ in by_name)
    said = [say("unit.rest-days", language, resting)] if resting else []
    named = enumerate(row for row in by_name if row[0])
    # Days in a row have the same distance to their place in the list.
    runs = groupby(named, key=lambda row: (row[1][0], row[1][1].toordinal() - row[0]))
    for (name, _), rows in runs:
        spans = [say_short_day(day, language) for _, (_, day) in rows]
        said.append(f"{name} ({spans[0]} – {spans[-1]})" if spans[1:] else f"{name} ({spans[0]})")
    return say_list(said, language)


def _named(day: TraceDay, language: str) -> str:
    """The names of a closed day; none for a weekly rest day."""
    names = [reason for reason in day.reasons if reason.kind is not DayKind.REST_DAY]
    return why(names, day.day, language) if names else ""


def _end(deadline: "Deadline", days: Iterable[TraceDay], language: str) -> Iterator[str]:
    limit, steps = deadline.limit, deadline.steps
    end, due = (None, None) if steps is None else (steps.end, steps.due)
    if end is None or due is None:
        return
    last = say_day(end, language)
    if limit.term.unit is not TermUnit.IMMEDIATE:
        yield say("explain.term", language, term=term_words(limit.term, language), end=last)
    if limit.month_rule is not None and limit.term.unit.counts_months:
        rule = say(f"month-rule.{limit.month_rule}", language)
        yield say("explain.month-rule", language, rule=rule)
    reasons = next((day.reasons for day in days if day.day == end), ())
    closed = why(reasons, end, language)
    longer = any(day.mark is TraceMark.MINIMUM for day in days)
    if reasons and limit.roll is Roll.NONE and not longer:
        yield say("explain.stays", language, end=last, why=closed)
    elif reasons and limit.roll is not Roll.NONE and deadline.calendar is not None:
        to = say_day(deadline.calendar.roll(end, limit.roll), language)
        yield say("explain.rolled", language, end=last, why=closed, due=to)
    if longer:
        least = say("unit.working-days", language, limit.at_least_working_days)
        yield say("explain.minimum", language, days=least, due=say_day(due, language))


def _doubts(deadline: "Deadline", language: str) -> Iterator[str]:
    """What is assumed, and what may still change."""
    readings = {assumption.field: other for assumption, other in deadline.readings}
    for assumption in deadline.limit.assumptions:
        yield say("explain.assumption", language, says=assumption.says.in_language(language))
        other = readings.get(assumption.field)
        if other is not None and other.due != deadline.due:
            yield _reading(assumption, other, language)
    if not deadline.applies:
        yield say("explain.may-apply", language)
    for years in deadline.undecided:
        yield say("explain.provisional", language, reason=years.reason.in_language(language))


def _reading(assumption: Assumption, other: "Deadline", language: str) -> str:
    """The date that another reading gives."""
    words = reading_words(assumption.choice, assumption.otherwise, other, language)
    due = say("unit.no-figure", language) if other.due is None else say_day(other.due, language)
    return say("explain.reading", language, reading=words, due=due)


def reading_words(choice: str, value: str | int | None, other: "Deadline", language: str) -> str:
    """A choice made otherwise, in words, such as "working days: Monday to Saturday"."""
    if choice in {"roll", "start_rule", "month_rule"}:
        return say(f"{choice.replace('_', '-')}.{value}", language)
    if choice == "at_least_working_days":
        least = say("unit.working-days", language, other.limit.at_least_working_days)
        return say("reading.minimum", language, days=least)
    if choice == "calendar":
        calendar = cast("WorkingCalendar", other.calendar)
        return say("reading.calendar", language, calendar=calendar.name.in_language(language))
    return term_words(other.limit.term, language)


def _left(deadline: "Deadline", language: str) -> str:
    working = deadline.limit.term.unit is TermUnit.WORKING_DAYS
    return say(f"unit.{'working' if working else 'calendar'}-days", language, deadline.left or 0)
