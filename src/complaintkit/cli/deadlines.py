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
from complaintkit.cli.owed import CSV_COLUMNS, as_dict, deadline_row, deadline_table
from complaintkit.cli.table import bold, paragraph
from complaintkit.dates import to_local_date
from complaintkit.exports import to_csv, to_json
from complaintkit.wording import say as words
from complaintkit.wording import say_day


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
    policy = find_policy(options.policy, options.day)
    owed = policy.deadlines(options.day)
    if options.format == "json":
        say(to_json(as_dict(policy, options.day.isoformat(), owed)))
    elif options.format == "csv":
        say(to_csv(CSV_COLUMNS, [deadline_row(policy, deadline) for deadline in owed]).rstrip("\n"))
    else:
        language = options.lang or policy.languages[0]
        received = to_local_date(options.day, policy.zone)
        body = policy.body.name.in_language(language)
        title = words("title.deadlines", language, body=body, start=say_day(received, language))
        say(bold(title), "", deadline_table(owed, language))
        for deadline in owed:
            say("", *map(paragraph, deadline.explain(language).splitlines()))
        say("", paragraph(words("notice.not-advice", language)))
    return 0
