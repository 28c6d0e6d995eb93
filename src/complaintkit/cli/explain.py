"""``complaintkit explain``: one deadline, day by day."""

import argparse

from complaintkit.cli.common import (
    add_language,
    add_policy,
    day,
    find_policy,
    say,
)
from complaintkit.cli.table import bold, paragraph, table
from complaintkit.deadlines import Deadline, TraceDay
from complaintkit.deadlines.explanation import limit_name, why
from complaintkit.exports import to_json
from complaintkit.wording import say as words
from complaintkit.wording import say_day


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "how one date is counted, day by day, and under which text"
    parser = commands.add_parser("explain", help=about, description=about)
    add_policy(parser)
    parser.add_argument("limit", metavar="LIMIT", help="the code of a limit, such as answer")
    parser.add_argument("day", type=day, metavar="DAY", help="the day its clock starts")
    add_language(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the explanation and the trace."""
    policy = find_policy(options.policy, options.day)
    deadline = policy.deadline(options.limit, options.day)
    if options.format == "json":
        trace = [row.as_dict() for row in deadline.trace()]
        say(to_json({**deadline.as_dict(), "trace": trace}))
        return 0
    language = options.lang or policy.languages[0]
    title = words("title.trace", language, limit=limit_name(deadline.limit, language))
    say(bold(title), "", *map(paragraph, deadline.explain(language).splitlines()))
    say("", _trace(deadline, language))
    return 0


def _trace(deadline: Deadline, language: str) -> str:
    header = [words(f"column.{name}", language) for name in ("day", "number", "mark", "why")]
    return table(header, [_cells(row, language) for row in deadline.trace()])


def _cells(row: TraceDay, language: str) -> list[str]:
    marks = [words(f"mark.{row.mark}", language)]
    if row.due:
        marks.append(words("mark.due", language))
    reasons = why(row.reasons, row.day, language) if row.reasons else ""
    stopped = "" if row.stopped_for is None else row.stopped_for.in_language(language)
    number = "" if row.number is None else str(row.number)
    return [say_day(row.day, language), number, ", ".join(marks), reasons or stopped]
