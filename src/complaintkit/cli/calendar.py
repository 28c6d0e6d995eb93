"""``complaintkit calendar``: the days of a year that are not worked, and why."""

import argparse
import re
from datetime import MINYEAR, date

from complaintkit.calendars import DayKind, Ends, Reason, WorkingCalendar, calendar_table
from complaintkit.cli.common import add_format, add_language, find_calendar, say
from complaintkit.cli.table import bold, paragraph, table
from complaintkit.errors import quoted
from complaintkit.exports import to_csv, to_json
from complaintkit.wording import say as words
from complaintkit.wording import say_day, say_list, say_weekday

_YEAR = re.compile(r"\d{1,4}", re.ASCII)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "the days of a year that are not worked, beside the weekly rest days"
    parser = commands.add_parser("calendar", help=about, description=about)
    parser.add_argument("calendar", metavar="CODE|FILE", help="such as be.legal, or a file")
    parser.add_argument("year", type=_year, metavar="YEAR")
    add_language(parser)
    add_format(parser)
    parser.set_defaults(run=run)


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text) or int(text) < MINYEAR:
        message = f"no year {quoted(text)}; write a number such as 2026"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Print the year."""
    calendar = find_calendar(options.calendar)
    first, last = date(options.year, 1, 1), date(options.year, 12, 31)
    rows = calendar_table(calendar, first, last)
    if options.format == "csv":
        say(to_csv(rows[0]._fields, [(*row[:1], int(row[1]), *row[2:]) for row in rows]).rstrip())
    elif options.format == "json":
        days = [{**row._asdict(), "day": row.day.isoformat()} for row in rows]
        say(to_json({"calendar": calendar.code, "year": options.year, "days": days}))
    else:
        language = options.lang or next(iter(calendar.name.as_dict()))
        _print(calendar, first, last, language)
    return 0


def _print(calendar: WorkingCalendar, first: date, last: date, language: str) -> None:
    worked = calendar.working_days_between(first, last, Ends.BOTH)
    name = calendar.name.in_language(language)
    say(bold(words("title.calendar", language, worked, calendar=name, year=first.year)), "")
    header = [words(f"column.{name}", language) for name in ("day", "mark", "why")]
    rows = [_cells(day.day, day.reasons, language) for day in calendar.days(first, last)]
    say(table(header, [row for row in rows if row]))
    resting = say_list([say_weekday(day, language) for day in sorted(calendar.rest_days)], language)
    say("", paragraph(words("calendar.rest-days", language, days=resting)))
    for years in calendar.incomplete_reasons(first, last):
        reason = years.reason.in_language(language)
        say(paragraph(words("calendar.incomplete", language, year=first.year, reason=reason)))


def _cells(day: date, reasons: tuple[Reason, ...], language: str) -> list[str]:
    named = [reason for reason in reasons if reason.kind is not DayKind.REST_DAY]
    kinds = [words(f"kind.{reason.kind}", language) for reason in named]
    names = [reason.name.in_language(language) for reason in named if reason.name]
    if not named:
        return []
    return [say_day(day, language), ", ".join(dict.fromkeys(kinds)), say_list(names, language)]
