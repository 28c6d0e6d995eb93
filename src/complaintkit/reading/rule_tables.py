"""The parts of a policy file that say which complaints are handled, and what they can state."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from attrs import evolve

from complaintkit.admissibility import (
    NATURE_RULE,
    NOTHING_AGAINST,
    REFERRED_TO,
    AdmissibilityRule,
)
from complaintkit.bodies import Body
from complaintkit.complaints import Attribute, KnownBy
from complaintkit.conditions import Condition, Missing, bound, names_in
from complaintkit.errors import near_misses, quoted
from complaintkit.policy import AppealNotice, Policy
from complaintkit.reading.body_file import read_bodies
from complaintkit.reading.parts import Parts
from complaintkit.reading.rows import check_once, check_sources, codes_of
from complaintkit.reading.shared import FindTaxonomy, Shared
from complaintkit.reading.taxonomy_file import read_categories, taxonomy_from
from complaintkit.reading.toml_file import Path
from complaintkit.taxonomy import Category, Taxonomy
from complaintkit.text import Text
from complaintkit.timelimits import TimeLimit

Placed = list[tuple[Path, AdmissibilityRule]]

RULE_FIELDS = (
    *("effect", "when", "unless", "needs", "if_unknown", "refer_to", "forwarded_by", "tell_within"),
    *("in_force", "says", "asks"),
)
"""The fields of a rule that an assumption can be about."""

_RESERVED = (NATURE_RULE, NOTHING_AGAINST)
_OWN = "attribute."


class Facts(NamedTuple):
    """What a policy's complaints can state, and be about.

    ``names`` holds, by kind, all codes that a condition may name: those too of rows that have
    problems of their own.
    """

    body: Body | None
    own_bodies: tuple[Body, ...]
    bodies: Mapping[str, Body]
    taxonomies: tuple[Taxonomy, ...]
    subjects: tuple[Category, ...]
    attributes: tuple[Attribute, ...]
    names: Mapping[str, Iterable[str]]


def read_facts(parts: Parts, known: Iterable[str], shared: Shared) -> Facts:
    """The bodies, categories, subjects and attributes of a policy file."""
    body, described = _bodies(parts, known, shared.bodies)
    own = (*described, *(() if body is None else (body,)))
    bodies = {**shared.bodies, **{it.code: it for it in own}}
    taxonomies = _taxonomies(parts, known, shared.taxonomy)
    categories = {it.code for taxonomy in taxonomies for it in taxonomy.categories}
    return Facts(
        body=body,
        own_bodies=described,
        bodies=bodies,
        taxonomies=taxonomies,
        subjects=read_categories(parts, known, "subject"),
        attributes=_attributes(parts, known),
        names={
            "category": categories | _codes(parts, "category"),
            "subject": _codes(parts, "subject"),
            "attribute": _codes(parts, "attribute"),
            "body": {*bodies} | _codes(parts, "body"),
        },
    )


def read_appeal_notice(parts: Parts, known: Iterable[str]) -> AppealNotice | None:
    """The table ``[appeal_notice]``."""
    raw = parts.file.tables.get("appeal_notice")
    if isinstance(raw, dict):
        check_sources(parts, ("appeal_notice",), raw, known)
    notice: AppealNotice | None = parts.key("appeal_notice", AppealNotice)
    return notice


def read_rules(parts: Parts, known: Iterable[str], facts: Facts, limits: Iterable[str]) -> Placed:
    """The ``[[rule]]`` rows with their paths; everything they name must be there."""
    rows, placed = parts.rows("rule"), []
    check_once(parts, rows, "rule")
    for path, row in rows:
        check_sources(parts, path, row, known)
        rule = parts.value(path, row, AdmissibilityRule)
        if rule is not None:
            _check_rule(parts, path, rule, facts, limits)
            for code in rule.unless_source:
                parts.known((*path, "unless_source"), "source", code, known)
            placed.append((path, evolve(rule, inherited=path not in parts.file.lines)))
    return placed


def check_names(parts: Parts, path: Path, conditions: Iterable[Condition], facts: Facts) -> None:
    """Report everything that conditions name and that is not there."""
    for kind, code in (name for condition in conditions for name in names_in(condition)):
        if kind in facts.names:
            parts.known(path, kind, code, facts.names[kind])


def check_bound(
    parts: Parts, placed: Iterable[tuple[Path, AdmissibilityRule | TimeLimit]], policy: Policy
) -> None:
    """Report conditions that do not go with what the policy declares."""
    for path, row in placed:
        for key in ("when", "unless"):
            for condition in getattr(row, key, ()):
                parts.tried((*path, key), "not-allowed", partial(bound, condition, policy))


def _check_rule(
    parts: Parts, path: Path, rule: AdmissibilityRule, facts: Facts, limits: Iterable[str]
) -> None:
    if rule.code in _RESERVED:
        message = f"the code {quoted(rule.code)} is taken: every policy has it"
        parts.report((*path, "code"), "taken", message)
    check_names(parts, (*path, "when"), rule.when, facts)
    check_names(parts, (*path, "unless"), rule.unless, facts)
    check_names(parts, (*path, "needs"), (Missing(rule.needs),), facts)
    if rule.tell_within is not None:
        parts.known((*path, "tell_within"), "limit", rule.tell_within, limits)
    if rule.refer_to is not None:
        check_place(parts, (*path, "refer_to"), rule.refer_to, facts, REFERRED_TO)
    _check_asked(parts, path, rule, facts.attributes)


def check_place(
    parts: Parts, path: Path, to: str, facts: Facts, symbols: Iterable[str] = ()
) -> None:
    """Report a body, or a unit of one, that is not there."""
    code, slash, unit = to.partition("/")
    bodies = facts.names["body"]
    parts.known(path, "body", code, bodies if slash else (*bodies, *symbols))
    if slash and code in facts.bodies:
        parts.known(path, "unit", unit, [it.code for it in facts.bodies[code].units])


def _check_asked(
    parts: Parts, path: Path, rule: AdmissibilityRule, attributes: Iterable[Attribute]
) -> None:
    """What only the body can judge is never asked of the person."""
    theirs = {it.code for it in attributes if it.known_by is KnownBy.BODY}
    conditions = (*rule.when, *rule.unless) if rule.asks_if_unknown else ()
    for kind, code in (name for it in conditions for name in names_in(it)):
        if kind == "attribute" and code in theirs:
            message = f"only the body can tell {quoted(code)}: if_unknown must be 'pass'"
            parts.report((*path, "if_unknown"), "not-allowed", message)
    for _, code in names_in(Missing(rule.needs)):
        if code in theirs:
            message = f"only the body can tell {quoted(code)}: the person cannot be asked for it"
            parts.report((*path, "needs"), "not-allowed", message)


def _bodies(
    parts: Parts, known: Iterable[str], shared: Mapping[str, Body]
) -> tuple[Body | None, tuple[Body, ...]]:
    """The policy's own body, and those its file describes: ``body`` says it in one of three ways.

    The code of a shared body, or of a unit of one; its name by language; or ``[[body]]`` rows,
    the first its own.
    """
    raw = parts.file.tables.get("body")
    if isinstance(raw, list):
        described = read_bodies(parts, known, shared)
        if not raw:
            parts.report(("body",), "missing-key", "at least one [[body]] is wanted")
        return next(iter(described), None), described
    if isinstance(raw, str):
        return _shared_body(parts, raw, shared), ()
    name = parts.required("body", Text)
    code = parts.file.tables.get("code")
    return (Body(code=code, name=name) if name and isinstance(code, str) else None), ()


def _shared_body(parts: Parts, named: str, shared: Mapping[str, Body]) -> Body | None:
    """A shared body, or a unit of one that has a procedure of its own; else what was meant."""
    code, slash, unit = named.partition("/")
    body = shared.get(code)
    if body is None:
        meant = near_misses(code, shared)
        name = '; the name of a body that is not shipped is written by language: { fr = "…" }'
        parts.report(("body",), "unknown-body", f"no body {quoted(code)}{meant or name}")
    if body is None or not slash:
        return body
    return parts.tried(("body",), "unknown-unit", partial(body.unit_as_body, unit))


def _taxonomies(
    parts: Parts, known: Iterable[str], find_taxonomy: FindTaxonomy
) -> tuple[Taxonomy, ...]:
    """The taxonomies a file names, and the one its own categories make."""
    found = []
    for index, code in enumerate(parts.key("taxonomy", tuple[str, ...], ()) or ()):
        path: Path = ("taxonomy", index)
        found.append(parts.tried(path, "unknown-taxonomy", partial(find_taxonomy, code)))
    name = parts.file.tables.get("code", "own")
    own = taxonomy_from(parts, known, str(name), Text(en=str(name) or "own"))
    named = tuple(it for it in (*found, own) if it is not None)
    seen: set[str] = set()
    for taxonomy in named:
        for code in sorted(seen & {it.code for it in taxonomy.categories}):
            message = f"the category {quoted(code)} is in two of its taxonomies"
            parts.report(("taxonomy",), "twice", message)
        seen |= {it.code for it in taxonomy.categories}
    return named


def _attributes(parts: Parts, known: Iterable[str]) -> tuple[Attribute, ...]:
    rows: list[tuple[Path, dict[str, Any]]] = parts.rows("attribute")
    check_once(parts, rows, "attribute")
    read = []
    for path, row in rows:
        check_sources(parts, path, row, known)
        read.append(parts.value(path, row, Attribute))
    return tuple(attribute for attribute in read if attribute is not None)


def _codes(parts: Parts, name: str) -> set[str]:
    """The codes of the rows of that name, if there are any."""
    listed = isinstance(parts.file.tables.get(name), list)
    return codes_of(parts.rows(name)) if listed else set()
