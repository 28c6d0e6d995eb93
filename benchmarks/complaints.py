"""Made-up complaints to INASTI: always the same ones, with much that nobody noted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from complaintkit import (
    Complainant,
    Complaint,
    ContestedDecision,
    EarlierComplaint,
    Proceeding,
)

FIRST, DAYS = date(2018, 1, 1), 3_000
OMBUDSMEN = ("be.federal-ombudsman", "be.pensions-ombudsman", "be.dg-ombudsperson")
Shares = Mapping[Any, float]

# Natures as in the report of 2019, which counts 167 contacts; the rest is supposed.
NATURES: Shares = {
    "complaint": 87,
    "question-in-running-file": 31,
    "information-request": 29,
    "fraud-report": 10,
    "meant-for-another-body": 10,
    None: 8,
}
MEDIA: Shares = {
    ("e-mail",): 40,
    ("web-form",): 25,
    ("letter",): 12,
    ("phone",): 9,
    ("counter",): 2,
    ("phone", "letter"): 2,
    None: 10,
}
BODIES: Shares = {
    ("be.inasti",): 70,
    ("be.social-insurance-funds",): 9,
    ("be.inasti", "be.social-insurance-funds"): 3,
    ("be.inasti.external-audit",): 2,
    ("be.inami",): 4,
    ("be.inasti", "be.sfp"): 2,
    ("x.unheard-of",): 2,
    None: 8,
}
CATEGORIES: Shares = {
    ("communication",): 15,
    ("incomplete-information", "no-reaction"): 15,
    ("not-reachable-by-phone",): 10,
    ("staff-behaviour",): 5,
    None: 55,
}
SUBJECTS: Shares = {
    ("inaction",): 20,
    ("inaction", "charter"): 8,
    ("privacy",): 4,
    ("legislation",): 3,
    ("legislation", "openness"): 1,
    None: 64,
}
INTERMEDIARIES: Shares = {("in-person",): 45, ("lawyer",): 5, ("ombudsman",): 7, None: 43}
OWN_FACTS: Shares = {
    (): 85,
    (("unspecified", False),): 9,
    (("unspecified", True),): 3,
    (("stays-oral", True),): 2,
    (("stays-oral", False), ("unspecified", False)): 1,
}
WHO: Shares = {
    (("name", "A. Example"), ("postal_address", "1000 Brussels")): 65,
    (("name", "A. Example"), ("anonymous", False)): 12,
    (("email", "a@example.org"),): 8,
    (("anonymous", True),): 4,
    None: 11,
}
APPEALS: Shares = {"none": 35, "open": 12, "lodged": 8, "decided": 8, "missed": 12, None: 25}
BEFORE: Shares = {"be.labour-court": 70, "be.federal-ombudsman": 20, None: 10}
STATES: Shares = {"pending": 45, "ended": 40, None: 15}
HANDLED_BY: Shares = {"be.inasti": 60, **dict.fromkeys(OMBUDSMEN, 10), None: 10}
EARLIER: Shares = {"open": 30, "closed": 55, None: 15}
TRUTHS: Shares = {True: 25, False: 50, None: 25}
ROWS: Shares = {1: 10, 2: 2, 0: 23, None: 65}


def complaints(number: int) -> list[Complaint]:
    """So many complaints; the first ones are as mixed as all of them."""
    draw = Random(167)
    return [_complaint(_Draw(draw)) for _ in range(number)]


class _Draw:
    """Draws values by their shares, and at times nothing."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def one(self, shares: Shares) -> Any:  # noqa: ANN401 - whatever the shares are of
        return self.random.choices(list(shares), list(shares.values()))[0]

    def rows(self, row: Callable[[], object]) -> Sequence[object] | None:
        number = self.one(ROWS)
        return None if number is None else [row() for _ in range(number)]

    def days_before(self, day: date | None, most: int) -> date | None:
        known = day is not None and self.random.random() < 0.6
        return day - timedelta(days=self.random.randrange(most)) if day and known else None


def _complaint(draw: _Draw) -> Complaint:
    media, who = draw.one(MEDIA), draw.one(WHO)
    day = FIRST + timedelta(days=draw.random.randrange(DAYS))
    known_day = day if draw.random.random() < 0.97 else None
    oral_put_down = media == ("phone",) and draw.random.random() < 0.4
    return Complaint(
        reference=f"R-{draw.random.randrange(10**6)}",
        received=_moment(draw, known_day, media),
        put_in_writing=day + timedelta(days=3) if oral_put_down else None,
        facts_date=draw.days_before(known_day, 450),
        nature=draw.one(NATURES),
        medium=media,
        bodies=draw.one(BODIES),
        categories=draw.one(CATEGORIES),
        subjects=draw.one(SUBJECTS),
        intermediary=draw.one(INTERMEDIARIES),
        language=draw.one({"nl": 50, "fr": 40, "de": 2, None: 8}),
        complainant=None if who is None else Complainant(**dict(who)),
        narrative="No reply for two months." if draw.random.random() < 0.8 else None,
        decisions=draw.rows(lambda: _decision(draw)),
        proceedings=draw.rows(lambda: _proceeding(draw)),
        earlier=draw.rows(lambda: _earlier(draw)),
        attributes=dict(draw.one(OWN_FACTS)),
    )


def _moment(draw: _Draw, day: date | None, media: Sequence[str] | None) -> date | datetime | None:
    """The day as somebody writes it down; a web form itself puts the hour, in UTC."""
    if day is None or media != ("web-form",):
        return day
    return datetime(day.year, day.month, day.day, draw.random.randrange(24), tzinfo=UTC)


def _decision(draw: _Draw) -> ContestedDecision:
    appeal = draw.one(APPEALS)
    return ContestedDecision(by="be.inasti", appeal=appeal, appeal_to="be.labour-court")


def _proceeding(draw: _Draw) -> Proceeding:
    return Proceeding(before=draw.one(BEFORE), state=draw.one(STATES))


def _earlier(draw: _Draw) -> EarlierComplaint:
    state, new = draw.one(EARLIER), draw.one(TRUTHS)
    return EarlierComplaint(body=draw.one(HANDLED_BY), state=state, new_elements=new)
