"""Policy files: one version of one body's procedure in TOML."""

from collections.abc import Iterable

from complaintkit.calendars import WorkingCalendar
from complaintkit.complaints import Nature
from complaintkit.errors import quoted
from complaintkit.policy import FindCalendar, OwnEvent, Policy, Transition
from complaintkit.reading.calendar_file import read_sources
from complaintkit.reading.example_tables import read_examples
from complaintkit.reading.inheritance import inherited
from complaintkit.reading.limit_tables import (
    check_calendars,
    limit_codes,
    read_assumptions,
    read_counting,
    read_limits,
    read_own_calendars,
)
from complaintkit.reading.parts import Parts
from complaintkit.reading.references import check_references
from complaintkit.reading.report_tables import read_reports
from complaintkit.reading.rows import Rows, check_filled, check_once, check_words, codes_of
from complaintkit.reading.rule_tables import (
    RULE_FIELDS,
    check_bound,
    check_names,
    read_appeal_notice,
    read_facts,
    read_rules,
)
from complaintkit.reading.shared import Shared
from complaintkit.reading.stage_tables import (
    APPEAL_FIELDS,
    STAGE_FIELDS,
    Known,
    check_bound_onward,
    check_term_calendars,
    read_onward,
)
from complaintkit.reading.toml_file import parse_toml
from complaintkit.starts import START_EVENTS
from complaintkit.text import LANGUAGES, InForce

_KEYS = (
    *("code", "version", "body", "languages", "handles", "in_force", "counting", "taxonomy"),
    *("transition", "event", "effect", "appeal_term"),
    *("appeal_notice", "source", "category", "subject", "attribute", "rule", "stage"),
    *("time_limit", "closing_day", "assumption", "report", "example"),
)
_NAMED = (
    *("time_limit", "rule", "stage", "appeal_term", "report"),
    *("category", "subject", "attribute"),
)
"""The lists whose rows have a code; an event says for itself what it wants of its own."""


def read_policy(data: bytes, name: str, shared: Shared) -> Policy:
    """Read a policy file.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.
        shared: Where it finds what it names and does not hold.

    Raises:
        PolicyError: With all its problems.
    """
    parts = Parts(inherited(parse_toml(data, name), shared.file), shared.condition)
    parts.only_keys(parts.file.tables, _KEYS)
    identity = {"code": parts.required("code", str), "version": parts.required("version", str)}
    _check_names(parts)
    sources = read_sources(parts)
    known = list(parts.named("source"))
    zone, choices = read_counting(parts)
    own = read_own_calendars(parts, choices, known, shared.calendar)
    facts = read_facts(parts, known, shared)
    assumptions = read_assumptions(parts, known, _also_assumed(parts))
    placed = read_limits(parts, choices, assumptions, known)
    for path, limit in placed:
        check_names(parts, (*path, "when"), limit.when, facts)
    rules = read_rules(parts, known, facts, limit_codes(parts))
    limits = tuple(limit for _, limit in placed)
    check_calendars(parts, choices, limits, own, shared.calendar)
    events = _own_events(parts)
    own_kinds = [event.code for event in events]
    check_references(parts, placed, codes_of(parts.rows("stage")), own_kinds)
    by_code = {code: tuple(it for it in limits if it.code == code) for code in limit_codes(parts)}
    onward = read_onward(parts, Known(known, facts, by_code, shared.policies))
    check_term_calendars(parts, onward, _found_in(own, shared.calendar))
    policy = {
        **identity,
        "body": facts.body,
        "zone": zone,
        "languages": _languages(parts),
        "handles": frozenset(parts.key("handles", list[Nature], [Nature.COMPLAINT]) or ()),
        "in_force": _in_force(parts),
        "transition": parts.key("transition", Transition, Transition.RECEIVED_SINCE),
        "stages": tuple(stage for _, stage in onward.stages),
        "effects": onward.effects,
        "appeal_terms": tuple(term for _, term in onward.appeal_terms),
        "events": events,
        "time_limits": limits,
        "rules": tuple(rule for _, rule in rules),
        "taxonomies": facts.taxonomies,
        "subjects": facts.subjects,
        "attributes": facts.attributes,
        "appeal_notice": read_appeal_notice(parts, known),
        "sources": sources,
        "assumptions": assumptions,
        "reports": read_reports(parts, known, limit_codes(parts), facts.taxonomies),
        "examples": read_examples(parts, own_kinds),
        "own_calendars": own,
        "own_bodies": facts.own_bodies,
        "shared_bodies": shared.bodies,
        "find_calendar": shared.calendar,
        "find_policy": shared.policy,
    }
    parts.finish()
    made = Policy(**policy)
    check_bound(parts, (*placed, *rules), made)
    check_bound_onward(parts, onward, made)
    parts.finish()
    return made


def _check_names(parts: Parts) -> None:
    """Report what has no name: an empty text is none, and a code is one word."""
    whole: Rows = [((), parts.file.tables)]
    check_filled(parts, whole, "version")
    for rows in (whole, *map(parts.rows, _NAMED)):
        check_filled(parts, rows, "code")
        check_words(parts, rows)


def _also_assumed(parts: Parts) -> Iterable[str]:
    """What an assumption can be about beside the counting of limits."""
    rules = codes_of(parts.rows("rule"))
    yield from (f"rule.{code}.{field}" for code in rules for field in RULE_FIELDS)
    yield from (f"attribute.{code}" for code in codes_of(parts.rows("attribute")))
    stages, appeals = codes_of(parts.rows("stage")), codes_of(parts.rows("appeal_term"))
    yield from (f"stage.{code}.{field}" for code in stages for field in STAGE_FIELDS)
    yield from (f"appeal_term.{code}.{field}" for code in appeals for field in APPEAL_FIELDS)
    yield from ("effect",)
    yield from (f"report.{code}" for code in codes_of(parts.rows("report")))
    yield from ("handles", "appeal_notice", "taxonomy")


def _languages(parts: Parts) -> tuple[str, ...]:
    languages = parts.required("languages", list[str])
    for index, language in enumerate(languages or ()):
        parts.known(("languages", index), "language", language, LANGUAGES)
    if languages == []:
        parts.report(("languages",), "not-allowed", "at least one language is wanted")
    return tuple(languages or ())


def _in_force(parts: Parts) -> InForce | None:
    """``{ from = 2019-01-01, to = 2023-12-31 }``; ``from`` may be "unknown" but not left out."""
    raw = parts.file.tables.get("in_force")
    if isinstance(raw, dict) and "from" not in raw:
        message = "'from' is missing: a day, or \"unknown\""
        parts.report(("in_force", "from"), "missing-key", message)
    in_force: InForce | None = parts.required("in_force", InForce)
    return in_force


def _own_events(parts: Parts) -> tuple[OwnEvent, ...]:
    """The ``[[event]]`` rows: kinds of event that the body keeps for itself."""
    rows, read = parts.rows("event"), []
    check_once(parts, rows, "event")
    for path, row in rows:
        event = parts.value(path, row, OwnEvent)
        if event is not None and event.code in START_EVENTS:
            message = f"the kind {quoted(event.code)} is there already"
            parts.report((*path, "code"), "taken", message)
        if event is not None and (not event.code or "/" in event.code):
            message = f"a text without '/' is wanted, not {quoted(event.code)}"
            parts.report((*path, "code"), "not-allowed", message)
        read.append(event)
    return tuple(event for event in read if event is not None)


def _found_in(own: Iterable[WorkingCalendar], find_calendar: FindCalendar) -> FindCalendar:
    """Where calendars are found by code, the file's own ones first."""
    by_code = {calendar.code: calendar for calendar in own}
    return lambda code: by_code.get(code) or find_calendar(code)
