"""Writes data/cpam37-2021.jsonl: invented requests for mediation that add up to a published year.

Figures: CPAM d’Indre-et-Loire, rapport annuel 2021, « Apporter à tous un service public de
qualité ». The report prints some of them as counts and most as percentages without a count; where
it gives none, one is chosen that rounds to its percentage. Nobody and nothing in it is real.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from complaintkit import get_calendar

FILE = Path(__file__).with_name("data") / "cpam37-2021.jsonl"
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

# Printed as counts.
REQUESTS = 390
COMPLAINANTS = {"insured-person": 384, "professional": 6}
MOTIVES = {"health-costs": 140, "replacement-income": 124, "other": 126}
# Printed as 82 %, 8 % and nothing on the rest; which partners they were is invented.
THROUGH = {"in-person": 320, "social-service": 20, "public-body": 8, "association": 3, "": 39}
# Printed as 83 %, 1 %, 9 % and 7 %. Of the 35 abandoned, how many were withdrawn is invented.
RESULTS = {"solved": 323, "disagreement": 5, "withdrawn": 12, "no-answer": 23, "forwarded": 27}

ZONE = ZoneInfo("Europe/Paris")
CALENDAR = get_calendar("fr.ouvres")
EVE, LAST = date(2020, 12, 31), date(2021, 12, 31)
MEDIA = ("letter", "e-mail", "phone", "counter", "e-mail", "web-form", "letter")
BY_MACHINE = {"e-mail", "web-form"}


def dealt(number: int, step: int, parts: Mapping[str, int]) -> str:
    """The part that a number falls to; steps that share no factor with 390 deal each place once."""
    place = number * step % REQUESTS
    for code, how_many in parts.items():
        if place < how_many:
            return code
        place -= how_many
    raise AssertionError(parts)


def day_received(number: int) -> date:
    """The working days of the year, spread evenly over the requests."""
    last = CALENDAR.working_days_between(EVE, LAST)
    return CALENDAR.working_days_after(EVE, 1 + number * (last - 1) // (REQUESTS - 1))


def how_received(number: int, day: date) -> dict[str, object]:
    """A machine notes the hour."""
    medium = MEDIA[number % len(MEDIA)]
    if medium not in BY_MACHINE:
        return {"received": f"{day}", "medium": [medium]}
    hour = time(8 + number % 11, number * 7 % 60)
    return {"received": datetime.combine(day, hour, ZONE).isoformat(), "medium": [medium]}


def person(number: int) -> dict[str, str]:
    """Somebody invented."""
    names, places = WORDS["names"], WORDS["places"]
    return {
        "kind": dealt(number, 7, COMPLAINANTS),
        "name": names[number % len(names)],
        "postal_address": places[number % len(places)].format(1 + number % 90),
        "email": f"contact-{number + 1:03}@example.org",
    }


def course(number: int, result: str) -> Iterator[tuple[str, int, dict[str, str]]]:
    """What happened to a request, each with how many working days after its receipt."""
    opinion = 6 + number * 11 % 12
    if result == "forwarded":
        yield "forwarded", 1 + number % 3, {}
        yield "closed", 1 + number % 3, {"closing": "forwarded"}
    elif result == "withdrawn":
        yield "withdrawn", opinion, {}
    elif result == "no-answer":
        yield "information-requested", 3, {}
        yield "closed", 20, {"closing": "no-answer"}
    else:
        yield "opinion-given", opinion, {}
        yield "closed", opinion + 1, {"closing": result}


def record(number: int) -> dict[str, object]:
    """One line of the file."""
    day, result = day_received(number), dealt(number, 11, RESULTS)
    motive, through = dealt(number, 17, MOTIVES), dealt(number, 19, THROUGH)
    texts = WORDS["texts"][motive]
    complaint: dict[str, object] = {
        "reference": f"M2021-{number + 1:03}",
        **how_received(number, day),
        "nature": "complaint",
        "bodies": ["fr.cpam37"],
        "language": "fr",
        "categories": [] if motive == "other" else [motive],
        "narrative": texts[number % len(texts)],
        "complainant": person(number),
        "steps": [{"body": "fr.cpam37", "answered": number % 4 != 0}],
    }
    if through:
        complaint["intermediary"] = [through]
    if result == "forwarded":
        complaint["attributes"] = {"outside-mediation": True}
    events = [
        {"id": f"e{nth}", "kind": kind, "on": f"{CALENDAR.working_days_after(day, after)}", **said}
        for nth, (kind, after, said) in enumerate(course(number, result), 1)
    ]
    return {"complaint": complaint, "events": events}


def text() -> str:
    """The file, in the order of the year."""
    lines = (json.dumps(record(number), ensure_ascii=False) for number in range(REQUESTS))
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8", newline="\n")
