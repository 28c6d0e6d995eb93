"""Writes data/inasti-2019.jsonl: invented contacts that add up to what INASTI published for 2019.

Figures: INASTI, rapport annuel 2019, « Gestion des plaintes ». Nobody and nothing in it is real.
"""

import json
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from pathlib import Path
from zoneinfo import ZoneInfo

from complaintkit import get_calendar

FILE = Path(__file__).with_name("data") / "inasti-2019.jsonl"
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

NO_COMPLAINTS = {
    "meant-for-another-body": 10,
    "information-request": 29,
    "question-in-running-file": 31,
    "fraud-report": 10,
}
# The report counts four types: 64, 20, 2 and 1. How many are of which kind is invented.
COMPLAINTS = {
    "incomplete-information": 27,
    "opaque-information": 22,
    "communication": 15,
    "no-reaction": 12,
    "not-reachable-by-phone": 6,
    "organisation": 2,
    "web-application-error": 2,
    "staff-behaviour": 1,
}
# Of the 87 complaints, numbered from 0: 11 through one ombudsman, 1 through another.
FEDERAL_OMBUDSMAN = range(0, 88, 8)
GERMAN_OMBUDSPERSON = 11
# 32 of them were founded. Which, and what became of the 55 others, is invented.
FOUNDED, UNFOUNDED = 32, 48

ROWS = [
    (sort, nth)
    for sort, how_many in (NO_COMPLAINTS | COMPLAINTS).items()
    for nth in range(how_many)
]
FIRST_COMPLAINT = sum(NO_COMPLAINTS.values())
STEP = 46  # the number of rows is a prime: steps of any length come to each row once

ZONE = ZoneInfo("Europe/Brussels")
CALENDAR = get_calendar("be.federal")
EVE, LAST = date(2018, 12, 31), date(2019, 12, 31)
LAST_ANSWER = date(2020, 1, 22)  # all is known, and closed, by the end of that month

LANGUAGES = ("nl", "fr", "nl", "fr", "nl", "nl", "fr", "nl", "fr", "fr", "nl", "de")
MEDIA = ("web-form", "e-mail", "letter", "e-mail", "web-form", "e-mail", "fax")
BY_MACHINE = {"web-form", "e-mail"}
THROUGH = ("in-person", "in-person", "in-person", "relative", "in-person", "lawyer", "association")
REMEDIES = {
    "founded": ({"remedy": "corrected"}, {"remedy": "explained"}),
    "unfounded": ({"remedy": "explained"}, {"remedy": "not-corrected"}),
    "no-conclusion": ({}, {}),
}
CLOSINGS = {
    "founded": ("solved", "solved"),
    "unfounded": ("solved", "disagreement"),
    "no-conclusion": ("no-answer", "no-answer"),
}
KINDS = ("self-employed", "self-employed", "self-employed", "insured-person", "self-employed")
OTHERS = ("be.sfp", "be.inami", "be.partenamut")


def day_received(number: int) -> date:
    """The working days of the year, spread evenly over the contacts."""
    last = CALENDAR.working_days_between(EVE, LAST)
    return CALENDAR.working_days_after(EVE, 1 + number * (last - 1) // (len(ROWS) - 1))


def how_received(number: int, day: date, medium: str) -> dict[str, object]:
    """A machine notes the hour; a letter was sent some days before."""
    if medium in BY_MACHINE:
        hour = time(8 + number % 15, number * 7 % 60)
        return {"received": datetime.combine(day, hour, ZONE).isoformat(), "medium": [medium]}
    known: dict[str, object] = {"received": f"{day}", "medium": [medium]}
    if medium == "letter":
        known["sent"] = f"{CALENDAR.working_days_before(day, 2)}"
    return known


def person(number: int, language: str, medium: str) -> dict[str, str]:
    """Somebody invented; now and then the name is not known."""
    names, places = WORDS["names"][language], WORDS["places"][language]
    known = {"kind": KINDS[number % len(KINDS)]}
    if number % 9:
        known["name"] = names[number % len(names)]
        known["postal_address"] = places[number % len(places)].format(number)
    if medium in BY_MACHINE:
        known["email"] = f"contact-{number:03}@example.org"
    return known


def narrative(sort: str, nth: int, language: str) -> str:
    """What the person says: a text of this kind, about one of the matters."""
    texts = WORDS["texts"][sort][language]
    matters, trades = WORDS["matters"][language], WORDS["trades"][language]
    matter, trade = matters[nth % len(matters)], trades[nth % len(trades)]
    return str(texts[nth % len(texts)]).format(matter=matter, trade=trade)


def known_of_a_complaint(place: int, sort: str, day: date, medium: str) -> dict[str, object]:
    """What is noted of complaints alone: their category, through whom they came, their facts."""
    known: dict[str, object] = {"categories": [sort]}
    known["intermediary"] = [THROUGH[place % len(THROUGH)]]
    if place % 5:
        known["facts_date"] = f"{day - timedelta(days=5 + place * 29 % 300)}"
    if place in FEDERAL_OMBUDSMAN or place == GERMAN_OMBUDSPERSON:
        federal = place in FEDERAL_OMBUDSMAN
        ombudsman = "be.federal-ombudsman" if federal else "be.dg-ombudsperson"
        known["intermediary"] = ["ombudsman"]
        known["earlier"] = [{"body": ombudsman, "state": "open"}]
    elif medium == "fax":  # by phone at first, and put in writing because that was asked
        known["medium"] = ["phone"]
        known["put_in_writing"] = f"{CALENDAR.next_working_day(day)}"
    return known


def merits(place: int) -> str:
    """Whether a complaint was right. 32 and 87 share no factor: each number is dealt once."""
    dealt = place * FOUNDED % sum(COMPLAINTS.values())
    if dealt < FOUNDED:
        return "founded"
    return "unfounded" if dealt < FOUNDED + UNFOUNDED else "no-conclusion"


def course(place: int, day: date) -> Iterator[tuple[str, int, dict[str, str]]]:
    """What happened to a complaint, each with how many working days after the receipt."""
    found = merits(place)
    answered = min(11 + place * 13 % 30, CALENDAR.working_days_between(day, LAST_ANSWER))
    yield "acknowledged", 1 + place % 3, {}
    if found == "no-conclusion" or place % 6 == 1:
        yield "information-requested", 4, {}
    if found != "no-conclusion" and place % 6 == 1:
        yield "information-received", 9, {}
    yield "answered", answered, {"merits": found} | REMEDIES[found][place % 2]
    yield "closed", answered + 5, {"closing": CLOSINGS[found][place % 2]}


def events_of_a_complaint(place: int, day: date, known: dict[str, object]) -> list[dict[str, str]]:
    """Its events, in their order."""
    happened = [
        (CALENDAR.working_days_after(day, after), kind, said)
        for kind, after, said in course(place, day)
    ]
    if "put_in_writing" in known:
        happened.append((date.fromisoformat(str(known["put_in_writing"])), "put-in-writing", {}))
    happened.sort(key=itemgetter(0))
    return [
        {"id": f"e{nth}", "kind": kind, "on": f"{on}", **said}
        for nth, (on, kind, said) in enumerate(happened, 1)
    ]


def events_of_another(number: int, day: date) -> list[dict[str, str]]:
    """What is no complaint goes to where it belongs, and the file is closed."""
    on = f"{CALENDAR.working_days_after(day, 1 + number % 4)}"
    forwarded = {"id": "e1", "kind": "forwarded", "on": on}
    return [forwarded, {"id": "e2", "kind": "closed", "on": on, "closing": "forwarded"}]


def record(number: int) -> dict[str, object]:
    """One line of the file."""
    row = number * STEP % len(ROWS)
    sort, nth = ROWS[row]
    language, medium = LANGUAGES[nth % len(LANGUAGES)], MEDIA[nth % len(MEDIA)]
    day, other = day_received(number), OTHERS[nth % len(OTHERS)]
    complaint = {
        "reference": f"2019-{number + 1:03}",
        **how_received(number, day, medium),
        "nature": "complaint" if sort in COMPLAINTS else sort,
        "bodies": [other if sort == "meant-for-another-body" else "be.inasti"],
        "language": language,
        "narrative": narrative(sort, nth, language),
    }
    if sort != "fraud-report":
        complaint["complainant"] = person(number + 1, language, medium)
    if sort not in COMPLAINTS:
        return {"complaint": complaint, "events": events_of_another(number, day)}
    place = row - FIRST_COMPLAINT
    complaint |= known_of_a_complaint(place, sort, day, medium)
    return {"complaint": complaint, "events": events_of_a_complaint(place, day, complaint)}


def text() -> str:
    """The file, in the order of the year."""
    lines = (json.dumps(record(number), ensure_ascii=False) for number in range(len(ROWS)))
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8", newline="\n")
