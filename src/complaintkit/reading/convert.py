"""The converter: from plain tables to the library's classes, strictly.

Nothing is coerced: a number in quotes is not a number, a datetime is not a date.
"""

from collections.abc import Callable, Mapping
from datetime import date, time
from enum import StrEnum
from functools import cache, partial
from types import GenericAlias
from typing import Any, get_args, get_origin

import attrs
from cattrs import (
    Converter,
)
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn, override

from complaintkit.admissibility import AdmissibilityRule
from complaintkit.appeals import AppealTerm
from complaintkit.bodies import ContactPoint, Hours, Membership, Unit
from complaintkit.conditions import CONDITIONS, Condition
from complaintkit.conditions.named_facts import fact_names
from complaintkit.errors import did_you_mean, quoted
from complaintkit.escalation import ClosingTerm, Opening, Stage, StageEffect
from complaintkit.measures import Group, Indicator, ReportDefinition, TableDefinition
from complaintkit.measures.published import PrintedPercent
from complaintkit.reading import hooks
from complaintkit.reading.fact_hooks import register_facts
from complaintkit.reading.faults import RENAMED, SET_BY_READER, renamed_in
from complaintkit.reading.toml_file import not_a_table
from complaintkit.starts import Start
from complaintkit.taxonomy import TaxonomyMapping
from complaintkit.terms import Term
from complaintkit.text import InForce, Text
from complaintkit.timelimits import TimeLimit

FindCondition = Callable[[str], type | None]
Hook = Callable[[Any, Any], Any]

_SAID = {Text, Term, PrintedPercent}
"""Classes that a file writes as a text, or in a table of another kind."""
_TABLES: Mapping[type, Mapping[str, Hook]] = {
    Hours: {"days": hooks.days_of_week},
    ContactPoint: {},
    Membership: {},
    Unit: {},
    TaxonomyMapping: {},
    Group: {},
    Indicator: {},
    TableDefinition: {},
    ReportDefinition: {},
}


@cache
def converter(find_condition: FindCondition) -> Converter:
    """The converter, with its strict hooks; one for each way of finding conditions."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    # By class: for these, hooks by predicate would come after cattrs's own, which coerce.
    for plain in hooks.WANTED:
        made.register_structure_hook(plain, hooks.strict)
    made.register_structure_hook(StrEnum, hooks.choice)
    made.register_structure_hook(date, hooks.plain_date)
    made.register_structure_hook(time, hooks.plain_time)
    made.register_structure_hook(Text, hooks.words)
    made.register_structure_hook(Term, lambda value, _: Term.parse(hooks.strict(value, str)))
    made.register_structure_hook(PrintedPercent, hooks.printed_percent)
    made.register_structure_hook_func(
        lambda kind: kind is Condition, partial(_condition, made, find_condition)
    )
    made.register_structure_hook_func(hooks.is_day_or_instant, hooks.day_or_instant)
    made.register_structure_hook_func(hooks.is_word_or_number, hooks.word_or_number)
    made.register_structure_hook_func(hooks.is_plain, hooks.plain)
    made.register_structure_hook_func(hooks.is_sequence, partial(_sequence, made))
    made.register_structure_hook_func(lambda kind: kind == tuple[str, ...], partial(_codes, made))
    made.register_structure_hook_func(
        lambda kind: kind == Mapping[str, str | None], partial(_counterparts, made)
    )
    made.register_structure_hook(Start, partial(_start, made))
    made.register_structure_hook_func(lambda kind: kind == (date | None), hooks.day_or_unknown)
    for renamed in RENAMED:
        made.register_structure_hook(renamed, _only_tables(_renaming_hook(made, renamed)))
    # In this order: a unit has contacts, and these have hours; a table has indicators.
    for table, field_hooks in _TABLES.items():
        made.register_structure_hook(table, _table_hook(made, table, field_hooks))
    # Last, because its hooks for the fields are looked up when it is made.
    hidden = {name: override(omit=True) for name in SET_BY_READER}
    whole = make_dict_structure_fn(TimeLimit, made, _cattrs_forbid_extra_keys=True, **hidden)  # type: ignore[arg-type]
    made.register_structure_hook(TimeLimit, whole)
    needs = partial(_taken_in, made, fact_names)
    made.register_structure_hook(
        AdmissibilityRule, _table_hook(made, AdmissibilityRule, {"needs": needs})
    )
    made.register_structure_hook(ClosingTerm, _closing(_table_hook(made, ClosingTerm, {})))
    for table in (StageEffect, Opening, Stage, AppealTerm):
        made.register_structure_hook(table, _table_hook(made, table, {}))
    register_facts(made, _table_hook)
    return made


@cache
def _renaming_hook(made: Converter, kind: type) -> Hook:
    # Made when a file asks for it, and once: that takes longer than all that it will read.
    # The last day is known, or left out: only the first may be said not to be known.
    known: dict[str, Hook] = {"last": hooks.plain_date} if kind is InForce else {}
    if kind in CONDITIONS:
        known = {
            it.name: partial(_taken_in, made, it.converter)
            for it in attrs.fields(kind)
            if it.converter is not None
        }
    keys = renamed_in(kind)
    told = {
        name: override(rename=keys.get(name), struct_hook=known.get(name))
        for name in {*keys, *known}
    }
    hidden = {it.name: override(omit=True) for it in attrs.fields(kind) if it.name.startswith("_")}
    every = {**told, **hidden}
    return make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=True, **every)  # type: ignore[arg-type]


def _taken_in(made: Converter, convert: Callable[[Any], Any], value: object, wanted: Any) -> Any:  # noqa: ANN401
    """A field as its class takes it in: what that refuses is told at the field, with the rest."""
    return convert(made.structure(value, wanted))


def _table_hook(made: Converter, kind: type, field_hooks: Mapping[str, Hook]) -> Hook:
    of_fields = {name: override(struct_hook=hook) for name, hook in field_hooks.items()}
    ours = {it.name for it in attrs.fields(kind)} & {*SET_BY_READER}
    of_fields |= {name: override(omit=True) for name in ours}
    whole: Hook = make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=True, **of_fields)  # type: ignore[arg-type]
    return _only_tables(whole)


def _only_tables(whole: Hook) -> Hook:
    """A table and nothing else: cattrs would look for keys in a text too."""

    def table(value: object, wanted: type) -> object:
        if not isinstance(value, dict):
            code = "wrong-type"
            raise hooks.NotAllowedError(code, not_a_table(value))
        return whole(value, wanted)

    return table


def structure(made: Converter, value: object, wanted: Any) -> Any:  # noqa: ANN401 - any class
    """A plain value as an instance of a class.

    Raises:
        cattrs.BaseValidationError: With everything that is wrong, for :func:`found_in`.
        NotAllowedError: When the value itself is wrong.
    """
    if attrs.has(wanted) and wanted not in _SAID and not isinstance(value, dict):
        code = "wrong-type"
        raise hooks.NotAllowedError(code, not_a_table(value))
    return made.structure(value, wanted)


def none_but_ours(_: str) -> type | None:
    """Where no packages are looked through, there are only the ready-made conditions."""
    return None


def _sequence(made: Converter, value: object, kind: Any) -> Any:  # noqa: ANN401
    """A list and nothing else: cattrs would take a text for its letters, a table for its keys."""
    if not isinstance(value, list):
        code = "wrong-type"
        raise hooks.NotAllowedError(code, f"a list is wanted, not {quoted(value)}")
    items: Any = GenericAlias(list, get_args(kind)[:1])
    return get_origin(kind)(list_structure_factory(items, made)(value, items))


def _codes(made: Converter, value: object, _: type) -> tuple[str, ...]:
    """Codes in a list; a single one may stand alone."""
    if isinstance(value, str):
        return (value,)
    return tuple(made.structure(value, list[str]))


def _counterparts(made: Converter, value: object, _: type) -> dict[str, str | None]:
    """What each code is elsewhere; ``"none"`` where there is nothing like it."""
    if not isinstance(value, dict):
        code = "wrong-type"
        wanted = '{ staff = "relational", noise = "none" }'
        message = f"codes by code are wanted, such as {wanted}, not {quoted(value)}"
        raise hooks.NotAllowedError(code, message)
    told = made.structure(value, dict[str, str])
    return {here: None if there == "none" else there for here, there in told.items()}


def _start(made: Converter, value: object, _: type) -> Start:
    """What starts a clock: the kind of an event alone, or a table."""
    if isinstance(value, str):
        return Start(event=value)
    if not isinstance(value, dict):
        code = "wrong-type"
        raise hooks.NotAllowedError(code, f"an event or a table is wanted, not {quoted(value)}")
    parts = ("or_else", "expected_from")
    table = {key: item for key, item in value.items() if key not in parts}
    alone: Start = _plain_start(made)(table, Start)
    others = {key: _start(made, value[key], Start) for key in parts if key in value}
    return attrs.evolve(alone, **others)  # type: ignore[arg-type]


@cache
def _plain_start(made: Converter) -> Any:  # noqa: ANN401
    hidden = {name: override(omit=True) for name in ("or_else", "expected_from")}
    return make_dict_structure_fn(Start, made, _cattrs_forbid_extra_keys=True, **hidden)  # type: ignore[arg-type]


def _closing(table: Hook) -> Hook:
    """A term after which something closes: alone, or in a table with the fact it counts from."""

    def closing(value: object, wanted: type) -> object:
        return ClosingTerm(term=value) if isinstance(value, str) else table(value, wanted)

    return closing


def _condition(made: Converter, find_condition: FindCondition, value: object, _: type) -> Condition:
    """One condition: its kind is a key of the table, its arguments are the others."""
    if not isinstance(value, dict):
        code = "wrong-type"
        wanted = '{ nature = ["complaint"] }'
        message = f"a condition such as {wanted} is wanted, not {quoted(value)}"
        raise hooks.NotAllowedError(code, message)
    ready = {condition.kind: condition for condition in CONDITIONS}
    named: list[type] = [ready[key] for key in value if key in ready]
    named = named or [found for key in value if (found := find_condition(key)) is not None]
    if len(named) != 1:
        code = "unknown-condition"
        said = ", ".join(map(quoted, value)) or "nothing"
        meant = "" if named else did_you_mean(next(iter(value), ""), ready)
        raise hooks.NotAllowedError(code, f"one kind of condition is wanted, not {said}{meant}")
    kind: Any = named[0]
    return _renaming_hook(made, kind)(value, kind)  # type: ignore[no-any-return]
