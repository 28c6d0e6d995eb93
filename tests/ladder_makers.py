"""Small makers of what routes are made of: stages, openings, appeal terms; and routes on a day."""

from datetime import date

from case_makers import ACKNOWLEDGEMENT, ANSWER, a_case, on
from factories import a_policy

from complaintkit import (
    AppealTerm,
    Body,
    ContactPoint,
    Opening,
    Stage,
    Text,
    Unit,
)

BOARD = Body(
    code="x.board",
    name=Text(fr="Conseil", nl="Raad", de="Rat", en="Board"),
    contacts=(
        ContactPoint(medium="phone", address="000 00 00 00"),
        ContactPoint(medium="letter", address="Market Square 1"),
    ),
    units=(
        Unit(code="desk", name=Text(en="Desk")),
        Unit(
            code="house",
            name=Text(en="House"),
            contacts=(ContactPoint(medium="e-mail", address="house@example.org"),),
        ),
    ),
)
COURT = Body(code="x.court", name=Text(en="Court"))


def an_opening(on="dissatisfaction", **fields):
    """An opening by an answer that does not satisfy, unless told otherwise."""
    return Opening(on=on, **fields)


def a_stage(*openings, code="board", **fields):
    """A stage called ``board``; an opening as itself or by its trigger alone."""
    made = tuple(an_opening(it) if isinstance(it, str) else it for it in openings)
    return Stage(code=code, label=fields.pop("label", Text(en=code)), opening=made, **fields)


def an_appeal_term(term="60 calendar days", **fields):
    """A term of sixty days before a court, unless told otherwise."""
    given = {"code": "court", "label": Text(en="appeal to the court"), "body": "x.court"}
    return AppealTerm(**{**given, "term": term, **fields})


def a_ladder(*stages, limits=(ACKNOWLEDGEMENT, ANSWER), **choices):
    """A policy that acknowledges within 10 days, answers within 45, and has these stages."""
    shared = {body.code: body for body in (BOARD, COURT)}
    return a_policy(*limits, stages=stages, **{"shared_bodies": shared, **choices})


def routes_of(case, as_of):
    """The routes on a day, as one or in days after receipt."""
    return case.routes(as_of if isinstance(as_of, date) else on(as_of))


def the_way(stage, *events, as_of, policy=None, **facts):
    """The way that tells most of one stage, in a case with these events."""
    ladder = policy or a_ladder(stage)
    return routes_of(a_case(ladder, *events, **facts), as_of)[stage.code].way


def told(way):
    """How a way stands, from when until when in days after receipt, and why not."""
    since, until = (None if day is None else (day - on(0)).days for day in (way.since, way.until))
    return way.status.value, since, until, way.reason and way.reason.value
