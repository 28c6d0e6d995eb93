"""Whether the ways from stage to stage can be gone: no circle, no dead end, no empty window."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from complaintkit.appeals import AppealTerm
from complaintkit.cases.triggers import is_waited_for
from complaintkit.conditions import Condition, Not
from complaintkit.counting import end_of_term
from complaintkit.errors import HorizonError, LimitError, quoted
from complaintkit.escalation import Opening, Stage, StageEffect, Trigger
from complaintkit.reading.parts import Parts
from complaintkit.reading.toml_file import Path
from complaintkit.terms import TermUnit
from complaintkit.timelimits import TimeLimit

Placed = Sequence[tuple[Path, Stage]]
_SOME_DAYS = (date(2026, 1, 31), date(2026, 2, 28), date(2027, 7, 15))
"""Days on which two terms are compared: whichever is longer on all of them, is the longer."""


def check_ways(
    parts: Parts,
    stages: Placed,
    codes: Iterable[str],
    limits: Mapping[str, tuple[TimeLimit, ...]],
) -> None:
    """Report every stage that nobody can reach, and every opening that cannot be.

    Of a stage or a limit that has problems of its own only the code is known: it is supposed
    to be reached, and to have a figure.
    """
    codes = tuple(codes)
    for path, stage in stages:
        _check_exceptions(parts, path, stage)
        for index, opening in enumerate(stage.opening):
            place = (*path, "opening", index)
            if opening.after is not None:
                parts.known((*place, "after"), "stage", opening.after, codes)
            _check_limits(parts, place, opening, limits)
            _check_window(parts, place, opening)
    _check_reach(parts, stages, codes)


def _check_limits(
    parts: Parts, path: Path, opening: Opening, limits: Mapping[str, tuple[TimeLimit, ...]]
) -> None:
    """Silence is that of a limit that is there and has a figure."""
    for code in opening.limits:
        parts.known((*path, "limits"), "limit", code, limits)
        figures = [it for it in limits.get(code, ()) if it.term.unit is not TermUnit.NO_FIGURE]
        if limits.get(code) and not figures:
            message = f"the limit {quoted(code)} has no figure: it never falls silent"
            parts.report((*path, "limits"), "no-figure", message)
    figures = [it for it in chain(*limits.values()) if it.term.unit is not TermUnit.NO_FIGURE]
    waited_for = any(is_waited_for(it, opening) for it in figures) or () in limits.values()
    if opening.on is Trigger.SILENCE and not opening.limits and not waited_for:
        message = "no answer of that stage is owed by a day: it never falls silent"
        parts.report((*path, "on"), "no-figure", message)


def check_at_most(
    parts: Parts, path: Path, effect: StageEffect, terms: Mapping[str, AppealTerm]
) -> None:
    """The longest stop of a clock is counted as that clock is."""
    most, term = effect.at_most, terms.get(effect.on)
    if most is None or term is None:
        return
    needs = None
    if most.unit.counts_months and term.month_rule is None:
        needs = "month_rule"
    elif most.unit is TermUnit.WORKING_DAYS and term.calendar is None:
        needs = "calendar"
    if needs is not None:
        message = f"{most} cannot be counted: the appeal term {quoted(term.code)} has no {needs}"
        parts.report((*path, "at_most"), "not-allowed", message)


def _check_window(parts: Parts, path: Path, opening: Opening) -> None:
    """A window must not close, on any day, before it opens."""
    closes = [it.term for it in opening.closes]
    facts = [opening.opens_since, *(it.since for it in opening.closes)]
    if opening.opens is None or any(it is not None for it in facts) or not closes:
        return
    if all(_shut(opening, day) for day in _SOME_DAYS):
        latest = " or ".join(str(term) for term in closes)
        message = f"it closes after {latest}, before it opens after {opening.opens}"
        parts.report((*path, "closes"), "closes-first", message)


def _shut(opening: Opening, day: date) -> bool:
    """Whether the window that something opens on a day is over before it begins."""
    try:
        first, *last = [end_of_term(day, it, opening.month_rule, None) for it in opening.terms]
    except (HorizonError, LimitError):  # Working days are not compared: no calendar is at hand.
        return False
    return max(last) < first


def _check_exceptions(parts: Parts, path: Path, stage: Stage) -> None:
    """An exception spares what is required: it can be neither that itself, nor never hold."""
    if stage.exceptions and not stage.requires:
        message = "there is nothing to except from: nothing is required first"
        parts.report((*path, "exceptions"), "nothing-required", message)
    for index, condition in enumerate(stage.exceptions):
        if stage.requires and all(_opposite(condition, other) for other in stage.requires):
            message = "it is the opposite of what is required: nothing would be required"
            parts.report((*path, "exceptions", index), "contradiction", message)
        if condition in stage.requires:
            message = "it is required and excepted at once: nothing would be required"
            parts.report((*path, "exceptions", index), "contradiction", message)
        if any(_opposite(condition, other) for other in stage.when):
            message = "it contradicts 'when': it can never hold where the stage is there"
            parts.report((*path, "exceptions", index), "contradiction", message)


def _opposite(one: Condition, other: Condition) -> bool:
    return one == Not(other) or other == Not(one)


def _check_reach(parts: Parts, stages: Placed, codes: Iterable[str]) -> None:
    """Report stages in a circle, and those that no opening leads to."""
    ways = {stage.code: list(_after(stage)) for _, stage in stages}
    reached: set[str | None] = {None, *codes} - ways.keys()
    while new := {code for code, after in ways.items() if reached & {*after}} - reached:
        reached |= new
    for path, stage in stages:
        if circle := _circle(stage.code, ways):
            message = f"stages that lead to each other in a circle: {' → '.join(circle)}"
            parts.report((*path, "opening"), "circle", message)
        elif stage.opening and stage.code not in reached:
            message = "nobody can reach it: what comes before it is never reached"
            parts.report((*path, "opening"), "unreachable", message)


def _after(stage: Stage) -> Iterator[str | None]:
    """What a stage comes after; what is direct comes after nothing."""
    for opening in stage.opening:
        yield None if opening.on is Trigger.DIRECT else opening.after


def _circle(code: str, ways: Mapping[str, Iterable[str | None]]) -> list[str]:
    """The way from a stage back to itself, if there is one."""
    to_go, seen = [[code]], set[str]()
    while to_go:
        way = to_go.pop()
        for before in ways.get(way[-1], ()):
            if before == code:
                return [*way, code][::-1]
            if before is not None and before not in seen:
                seen.add(before)
                to_go.append([*way, before])
    return []
