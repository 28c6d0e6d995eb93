"""``complaintkit case``: where one complaint stands on a day, and what comes next."""

import argparse
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from complaintkit.admissibility.explanation import headline, sections
from complaintkit.cases import Case, NextStep, Standing
from complaintkit.cases.words import (
    EVENT_COLUMNS,
    STANDING_COLUMNS,
    STEP_COLUMNS,
    case_title,
    event_cells,
    heads,
    standing_cells,
    step_cells,
)
from complaintkit.cli.common import (
    add_as_of,
    add_language,
    add_policy,
    find_policies,
    say,
)
from complaintkit.cli.route_tables import route_tables
from complaintkit.cli.table import bold, paragraph, table
from complaintkit.cli.versions import governing, read_complaint
from complaintkit.dates import to_local_date
from complaintkit.errors import FactsError, Problem, UnknownNameError
from complaintkit.events import Event
from complaintkit.exports import to_json
from complaintkit.policy import Policy
from complaintkit.reading.event_records import EventRecord, read_events
from complaintkit.wording import say as words


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "where one complaint stands on a day, and what comes next"
    parser = commands.add_parser("case", help=about, description=about)
    add_case(parser)
    add_as_of(parser)
    add_language(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def add_case(parser: argparse.ArgumentParser) -> None:
    """The policy, the complaint and the events of one case."""
    add_policy(parser)
    parser.add_argument("complaint", metavar="COMPLAINT", help="a JSON file with the complaint")
    parser.add_argument("events", metavar="EVENTS", nargs="?", help="its events, JSON Lines")


def read_case(options: argparse.Namespace) -> Case:
    """The case of these files, under the version that governs it."""
    versions = find_policies(options.policy)
    policy, complaint = read_complaint(options.complaint, versions, governing)
    return Case.replay(policy, complaint, _events(options.events, policy))


def run(options: argparse.Namespace) -> int:
    """Print the case."""
    case = read_case(options)
    language = options.lang or case.policy.languages[0]
    if options.format == "json":
        say(to_json(case_as_dict(case, options.as_of, language)))
    else:
        say(*_page(case, options.as_of, language))
    return 0


def _events(name: str | None, policy: Policy) -> list[Event]:
    """The events of a file; one that cannot be read is no reason to leave it out in silence."""
    if name is None:
        return []
    with Path(name).open("rb") as stream:
        records = list(read_events(stream, name, policy.attributes))
    problems = [problem for record in records for problem in record.problems]
    problems += (problem for record in records for problem in _unknown(record, name, policy))
    if problems:
        raise FactsError(problems)
    return [record.event for record in records if record.event is not None]


def _unknown(record: EventRecord, name: str, policy: Policy) -> Iterable[Problem]:
    """The kind and the stage of an event, where the policy has no such thing."""
    event = record.event
    if event is None:
        return
    for field, code, kind, known in (
        ("kind", event.kind, "event", policy.event_kinds),
        ("stage", event.stage, "stage", policy.stage_codes),
    ):
        if code is not None and code not in known:
            message = str(UnknownNameError(kind, code, known))
            yield Problem(field, "unknown-name", message, record.line, name)


def _page(case: Case, as_of: date | datetime, language: str) -> Iterable[str]:
    """What a case handler reads: the state, the decision, what happened, the limits, what next."""
    then, day = case.until(as_of), to_local_date(as_of, case.policy.zone)
    decision = case.decision(as_of)
    yield bold(case_title(then, day, language))
    if later := case.later(as_of):
        yield paragraph(words("case.later", language, later))
    yield from ("", paragraph(headline(decision, language)))
    for section in sections(decision, language):
        yield from (
            f"  {section.heading}",
            *(paragraph(f"  - {it}", "    ") for it in section.lines),
        )
    if then.log:
        yield from ("", bold(words("heading.events", language)), _event_table(then, language))
    yield from ("", bold(words("heading.standings", language)))
    yield standing_table(case.standings(as_of), language)
    yield from _elsewhere(then, as_of, language)
    if steps := case.next_steps(as_of):
        yield from ("", bold(words("heading.next-steps", language)))
        yield step_table(steps, case.policy, language)
    yield from ("", *route_tables(case.routes(as_of), language))
    yield from ("", paragraph(words("notice.not-advice", language)))


def _elsewhere(case: Case, as_of: date | datetime, language: str) -> Iterable[str]:
    """The time limits of each stage that was turned to and keeps those of its own policy."""
    for stage in case.policy.stages:
        if stage.policy is not None and stage.code in case.states:
            there = case.at(stage.code)
            name = there.policy.body.name.in_language(language)
            heading = words("heading.standings-at", language, body=name)
            yield from ("", bold(heading))
            yield standing_table(there.standings(as_of), language)


def _event_table(case: Case, language: str) -> str:
    rows = [event_cells(event, case.policy, language) for event in case.log]
    return table(heads(EVENT_COLUMNS, language), rows)


def standing_table(standings: Iterable[Standing], language: str) -> str:
    """How each limit stands: its name, the day due, the standing, how late or what is left."""
    rows = [standing_cells(it, language) for it in standings]
    return table(heads(STANDING_COLUMNS, language), rows)


def step_table(steps: Iterable[NextStep], policy: Policy, language: str) -> str:
    """What is next, by whom, by when."""
    rows = [step_cells(step, policy, language) for step in steps]
    return table(heads(STEP_COLUMNS, language), rows)


def case_as_dict(case: Case, as_of: date | datetime, language: str) -> dict[str, object]:
    """The case on a day as plain values. No personal fact is in it."""
    then = case.until(as_of)
    return {
        "policy": case.policy.code,
        "version": case.policy.version,
        "as_of": to_local_date(as_of, case.policy.zone).isoformat(),
        "received": case.received.isoformat(),
        "state": then.state.value,
        "states": {stage or "": state.value for stage, state in then.states.items()},
        "events": len(then.events),
        "events_later": case.later(as_of),
        "decision": case.decision(as_of).as_dict(language),
        "standings": [standing.as_dict() for standing in case.standings(as_of)],
        "next_steps": [step.as_dict() for step in case.next_steps(as_of)],
        "onward": case.routes(as_of).as_dict(language),
    }
