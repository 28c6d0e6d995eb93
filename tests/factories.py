"""Small makers of what several test files need: limits, policies, calendars, policy files."""

from datetime import date
from importlib.resources import files
from pathlib import Path

from complaintkit import (
    Body,
    Complaint,
    Medium,
    Policy,
    Source,
    Stage,
    Term,
    Text,
    TimeLimit,
    WorkingCalendar,
    get_calendar,
)

BROKEN = Path(__file__).parent / "broken"
DATA = Path(str(files("complaintkit"))) / "data"
SHIPPED_POLICIES = sorted(DATA.glob("policies/*/*.toml"))
SHIPPED_CALENDARS = sorted(DATA.glob("calendars/*.toml"))

SECRET = "R-0x5ecre7/2026"
"""A complaint's reference, as telling as one can be: no message may hold it."""

WHOLE_POLICY = """\
code = "x.body"
version = "1"
in_force = { from = 2020-01-01 }
body = { en = "Body" }
languages = ["en"]

[counting]
zone = "Europe/Brussels"
calendar = "be.legal"

[source.page]
document = "the page"
read = 2026-01-05

[[time_limit]]
code = "answer"
term = "45 calendar days"
source = "page"
"""
"""The least that a policy file can hold and be of use."""

WHOLE_CALENDAR = """\
code = "x.days"
name = { en = "Days" }
first = 2020-01-01
last = 2030-12-31
rest_days = ["saturday", "sunday"]
"""
"""The least that a calendar file can hold."""


def a_limit(term="10 calendar days", **choices):
    """A limit called ``answer``, unless told otherwise."""
    return TimeLimit(**{"code": "answer", "term": Term.parse(term), **choices})


def a_policy(*limits, **choices):
    """A policy of a Brussels body with these limits and the shipped calendars."""
    given = {
        "code": "x.body",
        "version": "1",
        "body": Body(code="x.body", name=Text(en="Body")),
        "zone": "Europe/Brussels",
        "languages": ("en",),
        "stages": (Stage(code="mediation", label=Text(en="mediation")),),
        "time_limits": limits,
        "sources": (Source(code="page", document="the page", read=date(2026, 1, 5)),),
        "find_calendar": get_calendar,
    }
    return Policy(**{**given, **choices})


def a_calendar(**choices):
    """A calendar of the years 2020 to 2030, closed on Saturday and Sunday alone."""
    given = {
        "code": "x.days",
        "name": Text(en="Days"),
        "first": date(2020, 1, 1),
        "last": date(2030, 12, 31),
    }
    return WorkingCalendar(**{**given, **choices})


def a_complaint(**facts):
    """A complaint of 13 May 2026 with a reference that nothing may show."""
    return Complaint(**{"reference": SECRET, "received": date(2026, 5, 13), **facts})


def media(*names):
    """Media by their names in policy files."""
    return frozenset(map(Medium, names))


class Answering:
    """A condition that always gives the same answer, and counts how often it was asked."""

    def __init__(self, answer):
        """Take the answer to give."""
        self.answer, self.asked = answer, 0

    def check(self, complaint):  # noqa: ARG002 - that is what a condition takes
        """Give it."""
        self.asked += 1
        return self.answer
