"""``complaintkit compare``: what other readings of a limit would give."""

import argparse

from complaintkit.checking import Reading, compare_readings
from complaintkit.checking.reading_words import cells, heads, title
from complaintkit.cli.common import add_format, add_language, add_policy, day, find_policy, say
from complaintkit.cli.table import bold, table
from complaintkit.dates import to_local_date
from complaintkit.exports import to_csv, to_json

_CSV = ("limit", "start", "choice", "value", "due", "later", "counted", "uncounted")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "what another calendar, roll or reading of a limit would give, side by side"
    parser = commands.add_parser("compare", help=about, description=about)
    add_policy(parser)
    parser.add_argument("limit", metavar="LIMIT", help="the code of a limit, such as answer")
    parser.add_argument("day", type=day, metavar="DAY", help="the day its clock starts")
    parser.add_argument(
        "--calendar", action="append", default=[], metavar="CODE", help="one more calendar to try"
    )
    add_language(parser)
    add_format(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the readings."""
    policy = find_policy(options.policy, options.day)
    start = to_local_date(options.day, policy.zone)
    readings = compare_readings(policy, options.limit, start, options.calendar)
    if options.format == "json":
        told = [dict(zip(_CSV, _row(reading), strict=True)) for reading in readings]
        say(to_json({"policy": policy.code, "readings": told}))
    elif options.format == "csv":
        say(to_csv(_CSV, [_row(reading) for reading in readings]).rstrip("\n"))
    else:
        language = options.lang or policy.languages[0]
        rows = [cells(reading, language) for reading in readings]
        say(bold(title(readings, language)), "", table(heads(language), rows))
    return 0


def _row(reading: Reading) -> tuple[object, ...]:
    deadline = reading.deadline
    days = (" ".join(map(str, reading.counted)), " ".join(map(str, reading.uncounted)))
    due, start = (day and day.isoformat() for day in (deadline.due, deadline.start))
    return (deadline.code, start, reading.choice, reading.value, due, reading.later, *days)
