"""Writes golden/: over ten thousand dates that shipped policies and calendars gave.

    python tests/golden_dates.py

A table a file: in its first column the day a clock starts, in each other one the day due by one
time limit or appeal term, or a day that a calendar counts to. It is written anew with a release
and at no other time: until then, a date that moves is listed in CHANGELOG.md.
"""

import csv
from datetime import date, timedelta
from itertools import chain, count
from pathlib import Path

import complaintkit
from complaintkit import Roll, compute_deadline

FOLDER = Path(__file__).with_name("golden")
CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"
START = "start"
# Around two turns of the year, an Easter and a summer each day; else a day of every sixth week,
# each time another day of the week.
CLOSE = (
    ("2026-03-25", "2026-05-31"),
    ("2026-07-10", "2026-07-31"),
    ("2026-12-10", "2027-01-10"),
    ("2027-12-20", "2028-01-05"),
)
FAR = (date(2019, 3, 1), date(2035, 12, 31), timedelta(days=43))


def days():
    """The days that clocks start on, in order."""
    found = set()
    for opening, closing in CLOSE:
        first, last = date.fromisoformat(opening), date.fromisoformat(closing)
        found |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    first, last, step = FAR
    found |= {first + n * step for n in range((last - first) // step + 1)}
    return sorted(found)


def tables():
    """Every table as it is computed now: by name of its file, a column by heading."""
    found = {}
    for code in complaintkit.available_policies():
        for policy in complaintkit.policy_versions(code):
            found[f"{code}@{policy.in_force.first or 'unknown'}"] = of_policy(policy)
    for code in complaintkit.available_calendars():
        found[f"calendar.{code}"] = of_calendar(complaintkit.get_calendar(code))
    return found


def of_policy(policy):
    """A column for each time limit and each appeal term."""
    limits = [(limit.code, limit) for limit in policy.time_limits]
    limits += [(f"appeal {term.code}", term.limit) for term in policy.appeal_terms]
    columns = {}
    for code, limit in limits:
        calendar = policy.find_calendar(limit.calendar) if limit.calendar else None
        due = [compute_deadline(limit, day, calendar).due for day in days()]
        columns[free(code, columns)] = written(due)
    return {name: dates for name, dates in columns.items() if any(dates)}


def of_calendar(calendar):
    """Working days ahead and back, and where a day that is closed is moved to."""
    moves = {
        "1 working day": lambda day: calendar.working_days_after(day, 1),
        "45 working days": lambda day: calendar.working_days_after(day, 45),
        "21 working days before": lambda day: calendar.working_days_before(day, 21),
        "following": lambda day: calendar.roll(day, Roll.FOLLOWING),
    }
    return {name: written(map(move, days())) for name, move in moves.items()}


def free(code, taken):
    """A heading that is not taken: some limits of a policy share their code."""
    names = chain([code], (f"{code} {n}" for n in count(2)))
    return next(name for name in names if name not in taken)


def written(found):
    """Dates as they stand in a file."""
    return ["" if day is None else day.isoformat() for day in found]


def read(path):
    """A table as it was at the release: its days, and its columns by heading."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    first, *columns = zip(*rows, strict=True)
    return list(first), {name: list(dates) for name, dates in zip(header[1:], columns, strict=True)}


def write(path, columns):
    """A table for a release."""
    rows = zip(written(days()), *columns.values(), strict=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([[START, *columns], *rows])


def moved(name, starts, before, now):
    """For each column in which dates moved, the words that the changelog must hold."""
    lines = []
    for heading, dates in before.items():
        found = now.get(heading, [""] * len(dates))
        pairs = zip(starts, dates, found, strict=True)
        moves = [(start, old, new) for start, old, new in pairs if old != new]
        if moves:
            start, old, new = moves[0]
            lines.append(
                f"`{name}`, {heading}: {len(moves)} of {len(dates)} golden dates move, the first "
                f"from {start}: {old or 'none'} to {new or 'none'}"
            )
    return lines


def unlisted(lines, changelog):
    """Those that do not stand under what is not yet released."""
    unreleased = changelog.split("\n## [")[1]
    flat = " ".join(unreleased.split())
    return [line for line in lines if line not in flat]


def main():
    """Write all tables, and take away those of what is no longer shipped."""
    for path in FOLDER.glob("*.csv"):
        path.unlink()
    for name, columns in tables().items():
        if columns:
            write(FOLDER / f"{name}.csv", columns)


if __name__ == "__main__":
    main()
