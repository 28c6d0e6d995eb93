"""``complaintkit worklist``: what is to be done over many cases, the overdue first."""

import argparse
import re
from collections.abc import Iterator

from attrs import evolve

from complaintkit.cases import Case, WorkItem, worklist
from complaintkit.cases.words import STEP_COLUMNS, heads, step_cells
from complaintkit.cases.worklist import urgency
from complaintkit.cli.common import (
    PROBLEMS,
    add_as_of,
    add_language,
    add_policy,
    find_policies,
    say,
    say_error,
)
from complaintkit.cli.streams import opened
from complaintkit.cli.table import bold, table
from complaintkit.cli.versions import governing
from complaintkit.dates import to_local_date
from complaintkit.errors import ComplaintkitError, FactsError, Problem, ProblemsError, quoted
from complaintkit.events import Event
from complaintkit.exports import to_csv, to_json
from complaintkit.exports.ics_text import Reminder, reminders_as_ics
from complaintkit.policy import Policy
from complaintkit.provenance import fingerprint
from complaintkit.reading.complaint_records import Record, read_json_lines
from complaintkit.reading.event_records import read_event
from complaintkit.wording import say as words
from complaintkit.wording import say_short_day

CSV_COLUMNS = ("case", "step", "by", "due", "overdue", "limit", "stage")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "what is to be done over many cases, the overdue first"
    parser = commands.add_parser("worklist", help=about, description=about)
    add_policy(parser)
    parser.add_argument(
        "cases",
        metavar="CASES",
        help='JSON Lines: {"complaint": {...}, "events": [...]}; - is standard input',
    )
    add_as_of(parser)
    parser.add_argument(
        "--within",
        type=_days,
        metavar="DAYS",
        help="only what is overdue or due within so many days",
    )
    add_language(parser)
    parser.add_argument("--format", choices=("text", "json", "csv", "ics"), default="text")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list; a case that cannot be read is named, and hides no other."""
    versions = find_policies(options.policy)
    bad: list[str] = []
    items = _items(options, versions, bad)
    language = options.lang or versions[0].languages[0]
    day = to_local_date(options.as_of, versions[0].zone)
    if options.format == "json":
        steps = [{"case": item.number, **item.step.as_dict()} for item in items]
        said = {"policy": versions[0].code, "as_of": day.isoformat(), "steps": steps}
        say(to_json(said))
    elif options.format == "csv":
        say(to_csv(CSV_COLUMNS, map(_cells, items)).rstrip("\n"))
    elif options.format == "ics":
        say(reminders_as_ics(_reminders(items, language)).removesuffix("\n"))
    else:
        title = words("title.worklist", language, as_of=say_short_day(day, language))
        say(bold(title), "", _table(items, language))
    for line in bad:
        say_error(line)
    return PROBLEMS if bad else 0


def _days(text: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", text):
        message = f"a number of days from 0 to 99999 is wanted, not {quoted(text)}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _items(
    options: argparse.Namespace, versions: tuple[Policy, ...], bad: list[str]
) -> list[WorkItem]:
    """What is to be done, each with the number of its record."""
    items: list[WorkItem] = []
    seen: dict[str, int] = {}
    with opened(options.cases) as stream:
        for record in read_json_lines(stream, options.cases, versions[-1].attributes):
            place = f"record {record.number}, line {record.line}"
            try:
                case = case_of(record, versions)
                found = worklist([case], options.as_of, within=options.within)
            except ComplaintkitError as error:
                bad.append(f"{place}: {told(error)}")
            else:
                first = seen.setdefault(case.complaint.reference or place, record.number)
                if first != record.number:
                    bad.append(f"{place}: the same reference as in record {first}")
                items += (evolve(item, number=record.number) for item in found)
    return sorted(items, key=urgency)


def told(error: ComplaintkitError) -> str:
    """What is wrong, on one line; which file it is, everybody knows."""
    if isinstance(error, ProblemsError):
        return "; ".join(str(evolve(it, line=None, file=None)) for it in error.problems)
    return str(error)


def case_of(record: Record, versions: tuple[Policy, ...]) -> Case:
    """The case of a record, under the version that governs it.

    Raises:
        ComplaintkitError: When it is none.
    """
    complaint = record.complaint
    if complaint is None:
        raise FactsError(record.problems)
    policy = governing(versions, complaint.received)
    return Case.replay(policy, complaint, _events(record, policy))


def _events(record: Record, policy: Policy) -> list[Event]:
    events: list[Event] = []
    problems: list[Problem] = []
    for number, raw in enumerate(record.events or (), 1):
        try:
            events.append(read_event(raw, policy.attributes))
        except FactsError as error:
            place = f"events[{number}]"
            problems += (evolve(it, path=f"{place}.{it.path}".rstrip(".")) for it in error.problems)
    if problems:
        raise FactsError(problems)
    return events


def _cells(item: WorkItem) -> tuple[object, ...]:
    step = item.step
    overdue = "yes" if step.overdue else "no"
    return item.number, step.kind.value, step.by.value, step.due, overdue, step.limit, step.stage


def _reminders(items: list[WorkItem], language: str) -> Iterator[Reminder]:
    """What has a day due, as a calendar has it; of a reference only a hash is in it."""
    for item in items:
        case, step = item.case, item.step
        if step.due is not None:
            reference = case.complaint.reference or item.number
            what = (case.policy.code, reference, case.received, step.kind, step.limit, step.stage)
            about, *_ = step_cells(step, case.policy, language)
            whose = f"{words('column.case', language)} {item.number}"
            yield Reminder(
                identity=fingerprint(what),
                stamp=case.received,
                due=step.due,
                summary=words("finding.said", language, label=whose, says=about),
                description=words("notice.not-advice", language),
            )


def _table(items: list[WorkItem], language: str) -> str:
    header = heads(("case", *STEP_COLUMNS), language)
    cells = [
        [str(item.number), *step_cells(item.step, item.case.policy, language)] for item in items
    ]
    return table(header, cells)
