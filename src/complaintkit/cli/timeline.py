"""``complaintkit timeline``: every limit of one complaint, from the days things happened."""

import argparse
from contextlib import redirect_stdout
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from complaintkit.cli.common import add_language, add_policy, day, find_policy, say
from complaintkit.cli.owed import CSV_COLUMNS, as_dict, deadline_row, deadline_table
from complaintkit.cli.table import bold, paragraph
from complaintkit.complaints import Complaint
from complaintkit.dates import to_local_date
from complaintkit.exports import to_csv, to_ics, to_json
from complaintkit.policy import Policy
from complaintkit.wording import say as words
from complaintkit.wording import say_day


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "every limit of one complaint, from the days on which things happened"
    parser = commands.add_parser("timeline", help=about, description=about)
    add_policy(parser)
    parser.add_argument("day", type=day, metavar="DAY", help="the day of receipt, or an instant")
    parser.add_argument(
        "--event",
        action="append",
        default=[],
        type=_event,
        metavar="KIND=DAY",
        help="what happened when, such as answered=2026-06-01 or mediation/received=2026-12-01",
    )
    add_language(parser)
    parser.add_argument("--format", choices=("text", "json", "csv", "ics"), default="text")
    parser.add_argument(
        "--reference", default="", metavar="TEXT", help="tells ics events of complaints apart"
    )
    parser.add_argument("--output", metavar="FILE", help="write to a new file")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print or write the timeline."""
    policy = find_policy(options.policy, options.day)
    if options.output is None:
        say(_answer(policy, options))
        return 0
    with redirect_stdout(StringIO()):  # A file is no terminal: nothing is bold, nothing wrapped.
        text = _answer(policy, options)
    with Path(options.output).open("x", encoding="utf-8", newline="") as file:
        file.write(f"{text}\n")
    return 0


def _answer(policy: Policy, options: argparse.Namespace) -> str:
    days: dict[str, list[date | datetime]] = {}
    for kind, when in options.event:
        days.setdefault(kind, []).append(when)
    owed = policy.timeline(Complaint(received=options.day), days)
    language = options.lang or policy.languages[0]
    if options.format == "json":
        return to_json(as_dict(policy, options.day.isoformat(), owed))
    if options.format == "csv":
        rows = [deadline_row(policy, deadline) for deadline in owed]
        return to_csv(CSV_COLUMNS, rows).rstrip("\n")
    if options.format == "ics":
        return to_ics(owed, language, options.reference).removesuffix("\n")
    received = say_day(to_local_date(options.day, policy.zone), language)
    body = policy.body.name.in_language(language)
    title = words("title.deadlines", language, body=body, start=received)
    told = [bold(title), "", deadline_table(owed, language)]
    for deadline in owed:
        told += ["", *map(paragraph, deadline.explain(language).splitlines())]
    told += ["", paragraph(words("notice.not-advice", language))]
    return "\n".join(told)


def _event(text: str) -> tuple[str, date | datetime]:
    kind, sign, when = text.partition("=")
    if not sign:
        message = "a kind of event and a day are wanted, such as answered=2026-06-01"
        raise argparse.ArgumentTypeError(message)
    return kind, day(when)
