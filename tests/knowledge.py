"""A small world for conditions: a policy to stand in, complaints, what can be learnt of them."""

from datetime import UTC, date, datetime

from attrs import evolve, fields
from hypothesis import strategies as st

from complaintkit import Complaint, InForce, Medium, Nature, Text
from complaintkit.bodies import Body, Membership
from complaintkit.complaints import (
    AppealState,
    Attribute,
    Complainant,
    ComplainantKind,
    ContestedDecision,
    EarlierComplaint,
    EarlierState,
    Intermediary,
    Mandate,
    PriorStep,
    Proceeding,
    ProceedingState,
)
from complaintkit.errors import UnknownNameError

SAID = Text(en="made up")
BEFORE, AFTER = date(2025, 12, 31), date(2026, 1, 1)
"""The last day of ``be.leaver`` in the group, and the first of ``be.joiner``."""


def a_body(code, members=(), part_of=None):
    """A body with these members: codes, each alone or with the days on which it is one."""
    pairs = [(it, InForce()) if isinstance(it, str) else it for it in members]
    made = tuple(Membership(body=member, in_force=held) for member, held in pairs)
    return Body(code=code, name=SAID, members=made, part_of=part_of)


BODIES = {
    body.code: body
    for body in (
        a_body("be.top", ["be.group"]),
        a_body(
            "be.group",
            [
                "be.me",
                "be.listed-only",
                ("be.leaver", InForce(last=BEFORE)),
                ("be.joiner", InForce(first=AFTER)),
            ],
        ),
        a_body("be.me"),
        a_body("be.me.part", part_of="be.me"),
        a_body("be.leaver"),
        a_body("be.joiner"),
        a_body("be.court"),
    )
}
STRANGE = "x.strange"
"""A body that nobody knows."""

CODES = (*BODIES, "be.listed-only", STRANGE)

# What each is, a part of or a member of: on every day, until BEFORE, from AFTER. Typed out.
_OF_EVERY_DAY = {
    "be.top": {"be.top"},
    "be.group": {"be.group", "be.top"},
    "be.me": {"be.me", "be.group", "be.top"},
    "be.me.part": {"be.me.part", "be.me", "be.group", "be.top"},
    "be.leaver": {"be.leaver"},
    "be.joiner": {"be.joiner"},
    "be.court": {"be.court"},
    "be.listed-only": {"be.listed-only", "be.group", "be.top"},
    STRANGE: {STRANGE},
}
_UNTIL, _FROM = {"be.leaver": {"be.group", "be.top"}}, {"be.joiner": {"be.group", "be.top"}}


def belonging(code, wanted, day):
    """What tells whether one body is among others: True, False or None."""
    sure, perhaps = set(_OF_EVERY_DAY[code]), set()
    for dated, held in ((_UNTIL, day and day <= BEFORE), (_FROM, day and day >= AFTER)):
        if day is None:
            perhaps |= dated.get(code, set())
        elif held:
            sure |= dated.get(code, set())
    if sure & wanted:
        return True
    if perhaps & wanted or code not in BODIES:
        return None
    return False


CATEGORIES = {"relations": {"relations", "staff", "manners"}, "staff": {"staff", "manners"}}
ATTRIBUTES = {
    it.code: it
    for it in (
        Attribute(code="unfounded", label=SAID, type="truth"),
        Attribute(code="urgent", label=SAID, type="truth", presumed=False),
        Attribute(code="scheme", label=SAID, type="choice", choices=("pension", "sickness")),
        Attribute(code="amount", label=SAID, type="number"),
        Attribute(code="since", label=SAID, type="date"),
        Attribute(code="nickname", label=SAID, type="text", personal=True),
        Attribute(code="born", label=SAID, type="date", personal=True),
    )
}


class Around:
    """What a policy tells its conditions."""

    own_body = "be.me"
    bodies = BODIES

    def categories_below(self, codes):
        """These and all that are kinds of them."""
        return frozenset().union(*(CATEGORIES.get(code, {code}) for code in codes))

    def attribute(self, code):
        """A declared one."""
        if code not in ATTRIBUTES:
            kind = "attribute"
            raise UnknownNameError(kind, code, ATTRIBUTES)
        return ATTRIBUTES[code]


AROUND = Around()

# -- complaints ------------------------------------------------------------------------

_RECEIVED = [AFTER, date(2026, 5, 13), datetime(2026, 5, 13, 22, 30, tzinfo=UTC)]
_DAYS = st.sampled_from([date(2024, 2, 29), date(2025, 5, 13), date(2025, 12, 1)])
_BODY = st.sampled_from(CODES)
_TRUTH = st.booleans()


def _maybe(values):
    return st.none() | values


def _some(values, most=2):
    return st.frozensets(st.sampled_from(values), max_size=most)


def _rows(kind, **parts):
    drawn = st.builds(kind, **{name: _maybe(values) for name, values in parts.items()})
    return st.lists(drawn, max_size=2).map(tuple)


FACTS = {
    "received": st.sampled_from(_RECEIVED),
    "sent": _DAYS,
    "put_in_writing": _DAYS,
    "facts_date": _DAYS,
    "learnt_date": st.just(date(2025, 12, 1)),
    "nature": st.sampled_from(Nature),
    "categories": _some(["relations", "staff", "manners", "technical"]),
    "subjects": _some(["decision", "waiting"]),
    "bodies": _some(CODES),
    "unit": st.sampled_from(["audit", "pensions"]),
    "medium": _some(list(Medium)[:3]),
    "intermediary": _some(list(Intermediary)[:3]),
    "language": st.sampled_from(["de", "fr"]),
    "narrative": st.just("…"),
    "decisions": _rows(
        ContestedDecision,
        by=_BODY,
        notified=_DAYS,
        appeal=st.sampled_from(AppealState),
        appeal_to=_BODY,
    ),
    "steps": _rows(PriorStep, body=_BODY, on=_DAYS, answered=_TRUTH),
    "proceedings": _rows(Proceeding, before=_BODY, state=st.sampled_from(ProceedingState)),
    "earlier": _rows(
        EarlierComplaint, body=_BODY, state=st.sampled_from(EarlierState), new_elements=_TRUTH
    ),
}
"""What each fact of a complaint is drawn from."""

WHO = {
    "kind": st.sampled_from(ComplainantKind),
    "name": st.just("…"),
    "postal_address": st.just("…"),
    "email": st.just("…"),
    "mandate": st.sampled_from(Mandate),
    "anonymous": _TRUTH,
}
OWN = {
    "unfounded": _TRUTH,
    "urgent": _TRUTH,
    "scheme": st.sampled_from(["pension", "sickness"]),
    "amount": st.integers(0, 2),
    "since": _DAYS,
}


@st.composite
def complaints(draw, names):
    """Complaints of which each of these facts is known or not, and nothing else is.

    Who wants to stay unknown gives no name.
    """
    plain = {it: draw(_maybe(FACTS[it])) for it in FACTS if it in names}
    who = {it: draw(_maybe(WHO[it])) for it in WHO if f"complainant.{it}" in names}
    own = {it: draw(_maybe(OWN[it])) for it in OWN if f"attribute.{it}" in names}
    if who.get("anonymous"):
        who["name"] = None
    complainant = draw(_maybe(st.just(Complainant(**who))))
    attributes = {code: value for code, value in own.items() if value is not None}
    return Complaint(**plain, complainant=complainant, attributes=attributes)


# -- what can be learnt ----------------------------------------------------------------


def unknown_in(complaint):
    """Where something is not known: paths such as ``("steps", 0, "on")``."""
    found = [(name,) for name in FACTS if getattr(complaint, name) is None]
    who = complaint.complainant
    found += [("complainant", name) for name in WHO if who is None or getattr(who, name) is None]
    found += [("attributes", code) for code in OWN if code not in complaint.attributes]
    for name in ("decisions", "steps", "proceedings", "earlier"):
        for index, row in enumerate(getattr(complaint, name) or ()):
            parts = (it.name for it in fields(type(row)))
            found += [(name, index, part) for part in parts if getattr(row, part) is None]
    return found


_OF_ROWS = {
    "by": _BODY,
    "body": _BODY,
    "before": _BODY,
    "appeal_to": _BODY,
    "notified": _DAYS,
    "posted": _DAYS,
    "on": _DAYS,
    "answered": _TRUTH,
    "new_elements": _TRUTH,
    "appeal": st.sampled_from(AppealState),
}
_STATES = {
    "proceedings": st.sampled_from(ProceedingState),
    "earlier": st.sampled_from(EarlierState),
}


def learnt(draw, complaint, path):
    """The same complaint, knowing one thing more."""
    if path[0] == "complainant":
        who = evolve(complaint.complainant or Complainant(), **{path[1]: draw(WHO[path[1]])})
        return evolve(complaint, complainant=who)
    if path[0] == "attributes":
        own = {**complaint.attributes, path[1]: draw(OWN[path[1]])}
        return evolve(complaint, attributes=own)
    if len(path) == 1:
        return evolve(complaint, **{path[0]: draw(FACTS[path[0]])})
    name, index, part = path
    rows = list(getattr(complaint, name))
    value = draw(_STATES[name] if part == "state" else _OF_ROWS[part])
    rows[index] = evolve(rows[index], **{part: value})
    return evolve(complaint, **{name: tuple(rows)})


def fact_name_of(path):
    """The name of the fact that a path is in, as answers name it."""
    if path[0] == "complainant":
        return f"complainant.{path[1]}"
    return f"attribute.{path[1]}" if path[0] == "attributes" else path[0]
