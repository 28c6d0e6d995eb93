"""The parts of a policy file that say where the person may turn next, and which clocks run on."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from attrs import evolve

from complaintkit.appeals import AppealTerm
from complaintkit.conditions import Condition, OlderThan, bound
from complaintkit.escalation import Stage, StageEffect
from complaintkit.events import EventKind
from complaintkit.policy import FindCalendar, Policy
from complaintkit.reading.parts import Parts
from complaintkit.reading.rows import check_once, check_sources, codes_of
from complaintkit.reading.rule_tables import Facts, check_names, check_place
from complaintkit.reading.stage_checks import check_at_most, check_ways
from complaintkit.reading.toml_file import Path
from complaintkit.timelimits import TimeLimit

STAGE_FIELDS = (
    *("body", "policy", "result", "when", "requires", "exceptions", "preferred", "tells"),
    *("opening", "effect"),
)
"""The fields of a stage that an assumption can be about."""

APPEAL_FIELDS = (
    *("body", "term", "start_rule", "month_rule", "roll", "calendar", "indicative", "presumed"),
    *("when", "in_force"),
)
"""The fields of an appeal term that an assumption can be about."""

_KINDS = tuple(kind.value for kind in EventKind)


class Onward(NamedTuple):
    """Where the person may turn next, as a file says it; the stages and terms with their paths."""

    stages: list[tuple[Path, Stage]]
    effects: tuple[StageEffect, ...]
    appeal_terms: list[tuple[Path, AppealTerm]]


class Known(NamedTuple):
    """What stages and appeal terms can name."""

    sources: Iterable[str]
    facts: Facts
    limits: Mapping[str, tuple[TimeLimit, ...]]
    policies: Iterable[str]


class Appeals(NamedTuple):
    """The codes of all appeal terms, and those that hold."""

    codes: Iterable[str]
    read: Mapping[str, AppealTerm]


def read_onward(parts: Parts, known: Known) -> Onward:
    """The ``[[stage]]``, ``[[effect]]`` and ``[[appeal_term]]`` rows of a policy file."""
    terms = list(_appeal_terms(parts, known))
    read = {term.code: term for _, term in terms}
    appeals = Appeals(codes_of(parts.rows("appeal_term")), read)
    effects = tuple(_effects(parts, known, appeals))
    stages = list(_stages(parts, known, appeals))
    check_ways(parts, stages, codes_of(parts.rows("stage")), known.limits)
    return Onward(stages, effects, terms)


def check_bound_onward(parts: Parts, onward: Onward, policy: Policy) -> None:
    """Report conditions that do not go with what the policy declares."""
    for path, conditions in _conditions(onward):
        for condition in conditions:
            parts.tried(path, "not-allowed", partial(bound, condition, policy))


def check_term_calendars(parts: Parts, onward: Onward, find: FindCalendar) -> None:
    """Every calendar that an appeal term or an opening counts with must be there."""
    for path, term in onward.appeal_terms:
        _calendar(parts, (*path, "calendar"), term.calendar, find)
    for path, stage in onward.stages:
        for index, opening in enumerate(stage.opening):
            _calendar(parts, (*path, "opening", index, "calendar"), opening.calendar, find)


def _calendar(parts: Parts, path: Path, code: str | None, find: FindCalendar) -> None:
    if code is not None:
        parts.tried(path, "unknown-calendar", partial(find, code))


def _stages(parts: Parts, known: Known, appeals: Appeals) -> Iterator[tuple[Path, Stage]]:
    rows = parts.rows("stage")
    check_once(parts, rows, "stage")
    for path, row in rows:
        if not row.keys().isdisjoint(("source", "opening", "effect")):
            check_sources(parts, path, row, known.sources)
        stage: Stage | None = parts.value(path, row, Stage)
        if stage is None:
            continue
        for place, code in _places(path, stage):
            check_place(parts, place, code, known.facts)
        if stage.policy is not None:
            parts.known((*path, "policy"), "policy", stage.policy, known.policies)
        effects = [((*path, "effect", nth), it) for nth, it in enumerate(row.get("effect", ()))]
        check_once(parts, effects, "effect on", "on")
        for (place, _), effect in zip(effects, stage.effect, strict=True):
            _check_effect(parts, place, effect, appeals)
        for place, conditions in _of_stage(path, stage):
            check_names(parts, place, conditions, known.facts)
        yield path, evolve(stage, inherited=path not in parts.file.lines)


def _places(path: Path, stage: Stage) -> Iterator[tuple[Path, str]]:
    if stage.body is not None:
        yield (*path, "body"), stage.body
    for index, code in enumerate(stage.tells):
        yield (*path, "tells", index), code


def _effects(parts: Parts, known: Known, appeals: Appeals) -> Iterator[StageEffect]:
    rows = parts.rows("effect")
    check_once(parts, rows, "effect on", "on")
    for path, row in rows:
        check_sources(parts, path, row, known.sources)
        effect: StageEffect | None = parts.value(path, row, StageEffect)
        if effect is not None:
            _check_effect(parts, path, effect, appeals)
            yield effect


def _check_effect(parts: Parts, path: Path, effect: StageEffect, appeals: Appeals) -> None:
    parts.known((*path, "on"), "appeal term", effect.on, appeals.codes)
    check_at_most(parts, path, effect, appeals.read)
    for kind in effect.until:
        parts.known((*path, "until"), "event", kind, _KINDS)


def _appeal_terms(parts: Parts, known: Known) -> Iterator[tuple[Path, AppealTerm]]:
    rows = parts.rows("appeal_term")
    check_once(parts, rows, "appeal term")
    for path, row in rows:
        check_sources(parts, path, row, known.sources)
        term: AppealTerm | None = parts.value(path, row, AppealTerm)
        if term is not None:
            parts.known((*path, "body"), "body", term.body, known.facts.names["body"])
            check_names(parts, (*path, "when"), term.when, known.facts)
            yield path, term


def _conditions(onward: Onward) -> Iterator[tuple[Path, Iterable[Condition]]]:
    for path, stage in onward.stages:
        yield from _of_stage(path, stage)
    for path, term in onward.appeal_terms:
        yield (*path, "when"), term.when


def _of_stage(path: Path, stage: Stage) -> Iterator[tuple[Path, tuple[Condition, ...]]]:
    """Every list of conditions in a stage, with its path."""
    for name in ("when", "requires", "exceptions"):
        yield (*path, name), getattr(stage, name)
    for index, opening in enumerate(stage.opening):
        yield (*path, "opening", index, "only_if"), opening.only_if
        # A day from which a term counts is named and bound as in the condition that counts it.
        closes = [it.since for it in opening.closes]
        for key, days in (("opens_since", [opening.opens_since]), ("closes", closes)):
            counted = (OlderThan("1 calendar day", since=day) for day in days if day is not None)
            yield (*path, "opening", index, key), tuple(counted)
