"""``complaintkit compare``: what other readings of a limit would give."""

import argparse
from datetime import date

from complaintkit.checking import Reading, compare_readings
from complaintkit.cli.common import add_format, add_language, add_policy, day, find_policy, say
from complaintkit.cli.table import bold, table
from complaintkit.dates import to_local_date
from complaintkit.deadlines.explanation import limit_name, reading_words
from complaintkit.exports import to_csv, to_json
from complaintkit.wording import say as words
from complaintkit.wording import say_apart, say_day, say_list, say_short_day

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
        rows = [dict(zip(_CSV, _row(reading), strict=True)) for reading in readings]
        say(to_json({"policy": policy.code, "readings": rows}))
    elif options.format == "csv":
        say(to_csv(_CSV, [_row(reading) for reading in readings]).rstrip("\n"))
    else:
        language = options.lang or policy.languages[0]
        name = limit_name(readings[0].deadline.limit, language)
        title = words("title.compare", language, limit=name, start=say_day(start, language))
        header = [words(f"column.{key}", language) for key in ("reading", "due", "apart", "why")]
        say(bold(title), "", table(header, [_cells(reading, language) for reading in readings]))
    return 0


def _row(reading: Reading) -> tuple[object, ...]:
    deadline = reading.deadline
    days = (" ".join(map(str, reading.counted)), " ".join(map(str, reading.uncounted)))
    due, start = (day and day.isoformat() for day in (deadline.due, deadline.start))
    return (deadline.code, start, reading.choice, reading.value, due, reading.later, *days)


def _cells(reading: Reading, language: str) -> list[str]:
    deadline = reading.deadline
    if reading.choice is None:
        said = words("reading.as-written", language)
    else:
        said = reading_words(reading.choice, reading.value, deadline, language)
    due = "–" if deadline.due is None else say_day(deadline.due, language)
    apart = f"{reading.later:+d}" if reading.later else ""
    return [said, due, apart, say_apart(_why(reading, language), language)]


def _why(reading: Reading, language: str) -> list[str]:
    said = []
    for message, days in (("counted", reading.counted), ("uncounted", reading.uncounted)):
        if days:
            said.append(words(f"compare.{message}", language, days=_days(days, language)))
    steps, due = reading.deadline.steps, reading.deadline.due
    if steps and steps.end and due and due != steps.end:
        said.append(words("note.moved", language, end=say_day(steps.end, language)))
    return said


def _days(days: tuple[date, ...], language: str) -> str:
    return say_list([say_short_day(day, language) for day in days], language)
