"""``complaintkit deadlines``: what is owed by when for a day of receipt."""

import argparse

from complaintkit.cli import whole_file
from complaintkit.cli.common import (
    add_format,
    add_language,
    add_policy,
    day,
    find_policy,
    say,
)
from complaintkit.cli.table import bold, paragraph, table
from complaintkit.dates import to_local_date
from complaintkit.deadlines import Deadline
from complaintkit.deadlines.explanation import limit_name, term_words
from complaintkit.exports import to_csv, to_json
from complaintkit.policy import Policy
from complaintkit.wording import say as words
from complaintkit.wording import say_day

_CSV = ("limit", "start", "due", "left", "provisional", "policy", "version")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "what is owed by when, for a complaint received on a day, or for a file of them"
    parser = commands.add_parser("deadlines", help=about, description=about)
    add_policy(parser)
    parser.add_argument("day", type=day, nargs="?", metavar="DAY", help="2026-05-13, or an instant")
    add_language(parser)
    add_format(parser)
    whole_file.add(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the deadlines, or write those of a whole file."""
    if whole_file.is_asked(options):
        return whole_file.run(options)
    policy = find_policy(options.policy)
    owed = policy.deadlines(options.day)
    if options.format == "json":
        say(to_json(as_dict(policy, options.day.isoformat(), owed)))
    elif options.format == "csv":
        say(to_csv(_CSV, [_row(policy, deadline) for deadline in owed]).rstrip("\n"))
    else:
        language = options.lang or policy.languages[0]
        received = to_local_date(options.day, policy.zone)
        body = policy.body.in_language(language)
        title = words("title.deadlines", language, body=body, start=say_day(received, language))
        say(bold(title), "", _table(owed, language))
        for deadline in owed:
            say("", *map(paragraph, deadline.explain(language).splitlines()))
        say("", paragraph(words("notice.not-advice", language)))
    return 0


def as_dict(policy: Policy, received: str, owed: tuple[Deadline, ...]) -> dict[str, object]:
    """The answer as plain values."""
    return {
        "policy": policy.code,
        "version": policy.version,
        "received": received,
        "deadlines": [deadline.as_dict() for deadline in owed],
    }


def _row(policy: Policy, deadline: Deadline) -> tuple[object, ...]:
    doubt = "yes" if deadline.provisional else "no"
    dates = (deadline.start, deadline.due, deadline.left)
    return (deadline.code, *dates, doubt, policy.code, policy.version)


def _table(owed: tuple[Deadline, ...], language: str) -> str:
    header = [words(f"column.{name}", language) for name in ("limit", "due", "term", "note")]
    return table(header, [_cells(deadline, language) for deadline in owed])


def _cells(deadline: Deadline, language: str) -> list[str]:
    due = "–" if deadline.due is None else say_day(deadline.due, language)
    term = term_words(deadline.limit.term, language)
    return [limit_name(deadline.limit, language), due, term, _note(deadline, language)]


def _note(deadline: Deadline, language: str) -> str:
    """What a reader should know of a date before relying on it."""
    if deadline.provisional:
        return words("note.provisional", language)
    end, due = deadline.steps and deadline.steps.end, deadline.due
    if end is not None and due is not None and end != due:
        return words("note.moved", language, end=say_day(end, language))
    closed = next((day.reasons for day in deadline.trace() if day.due), ())
    return words("note.closed", language) if closed else ""
