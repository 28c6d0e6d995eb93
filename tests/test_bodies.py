"""Bodies: how they are reached, what they are part of, and whom they belong to on a day."""

import copy
import pickle
from datetime import date, time

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    Body,
    ChoiceError,
    ContactPoint,
    Hours,
    InForce,
    Medium,
    Membership,
    Text,
    Unit,
    UnknownNameError,
)
from complaintkit.bodies import belongs

NAME = Text(en="Body")
FIRST, LAST = date(2019, 1, 1), date(2020, 12, 31)


def a_body(code, **more):
    """A body of this code."""
    return Body(code=code, name=NAME, **more)


def known(*bodies):
    """Bodies by their codes."""
    return {body.code: body for body in bodies}


TWO_YEARS = Membership(body="fund", in_force=InForce(first=FIRST, last=LAST))
KNOWN = known(
    a_body("office", part_of="service"),
    a_body("service", part_of="ministry"),
    a_body("ministry"),
    a_body("union", members=(TWO_YEARS, Membership(body="office"))),
    a_body("fund"),
    a_body("desk", part_of="fund"),
)
"""An office of a service of a ministry; a union with a fund, for two years, and the office."""


# -- hours, contacts, units ------------------------------------------------------------


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (time(12), time(7, 30), "what opens at 12:00:00 cannot close at 07:30:00"),
        (time(12), time(12), "what opens at 12:00:00 cannot close at 12:00:00"),
    ],
)
def test_what_closes_before_it_opens_is_refused(opens, closes, words):
    """Or at the same time: it would never be open."""
    with pytest.raises(ChoiceError) as caught:
        Hours(opens=opens, closes=closes)

    assert str(caught.value) == words


@pytest.mark.parametrize("days", [set(), {7}, {0, -1}, {"monday"}], ids=str)
def test_hours_on_no_day_of_the_week_are_refused(days):
    """Nobody would ever answer then."""
    with pytest.raises(ChoiceError) as caught:
        Hours(days=days, opens=time(9), closes=time(12))

    assert str(caught.value) == ("days are one or more of the weekdays 0 (Monday) to 6 (Sunday)")


def test_hours_are_those_of_monday_to_friday_unless_told():
    """Days are numbers, Monday being 0."""
    assert Hours(opens=time(8), closes=time(9)).days == frozenset({0, 1, 2, 3, 4})
    assert Hours(days=[5], opens=time(8), closes=time(9)).days == frozenset({5})


def test_a_contact_is_by_one_of_the_media():
    """By its name in files as well."""
    contact = ContactPoint(medium="e-mail", address="a@example.org")

    assert contact.medium is Medium.EMAIL
    assert (contact.label, contact.hours, contact.source) == (None, (), ())
    with pytest.raises(ChoiceError) as caught:
        ContactPoint(medium="mail", address="a@example.org")
    assert str(caught.value) == "no medium 'mail'; did you mean 'e-mail'?"


def test_a_unit_is_had_by_its_code():
    """One that there is not is said, with those that there are."""
    mediation = Unit(code="mediation", name=NAME)
    body = a_body("x", units=(Unit(code="first-line", name=NAME), mediation))

    assert body.unit("mediation") is mediation
    with pytest.raises(UnknownNameError) as caught:
        body.unit("mediations")
    assert str(caught.value) == "no unit 'mediations'; did you mean 'mediation'?"


def test_a_unit_with_a_procedure_of_its_own_is_a_body_and_a_part():
    """Named after both, in the languages of the unit; reached as itself, or else as the body."""
    desk, line = (ContactPoint(medium="phone", address=number) for number in "12")
    quick = Unit(code="quick", name=Text(fr="rapide", en="quick"), contacts=(line,))
    slow = Unit(code="slow", name=Text(nl="traag"), in_force=InForce(first=FIRST), source=("page",))
    fund = Body(code="x", name=Text(fr="Caisse", nl="Fonds"), units=(quick, slow), contacts=(desk,))

    assert fund.unit_as_body("quick") == Body(
        code="x/quick",
        name=Text(fr="Caisse, rapide", en="Caisse, quick"),
        part_of="x",
        contacts=(line,),
    )
    assert fund.unit_as_body("slow") == Body(
        code="x/slow",
        name=Text(nl="Fonds, traag"),
        part_of="x",
        contacts=(desk,),
        in_force=InForce(first=FIRST),
        source=("page",),
    )
    with pytest.raises(UnknownNameError):
        fund.unit_as_body("quik")


# -- belongs ---------------------------------------------------------------------------


@pytest.mark.parametrize("code", [*KNOWN, "nobody"])
@pytest.mark.parametrize("day", [None, FIRST])
def test_a_body_belongs_to_itself(code, day):
    """Even one of which nothing is known."""
    assert belongs(code, ["x", code], KNOWN, day) is True


@pytest.mark.parametrize(
    ("code", "wanted", "answer"),
    [
        ("office", "service", True),
        ("office", "ministry", True),
        ("service", "office", False),
        ("ministry", "service", False),
        ("office", "union", True),
        ("service", "union", False),
        ("union", "office", False),
        ("fund", "service", False),
    ],
)
def test_a_part_of_a_part_belongs_and_the_whole_does_not(code, wanted, answer):
    """The way up and never the way down; over memberships and parts alike."""
    assert belongs(code, [wanted], KNOWN, None) is answer


@pytest.mark.parametrize("code", ["fund", "desk"])
@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (date(2018, 12, 31), False),
        (FIRST, True),
        (LAST, True),
        (date(2021, 1, 1), False),
        (None, True),
    ],
)
def test_a_member_belongs_on_the_days_of_its_membership(code, day, answer):
    """First and last day are of it; on a day that is not known, it holds; so for its parts."""
    assert belongs(code, ["union"], KNOWN, day) is answer


@pytest.mark.parametrize("wanted", [["ministry", "union"], [], iter(["ministry"])])
def test_of_a_body_that_is_not_known_nothing_is_said(wanted):
    """Neither yes nor no."""
    assert belongs("nobody", wanted, KNOWN, None) is None


def test_a_member_that_is_not_described_belongs_to_its_group():
    """The group says so itself."""
    group = known(a_body("group", members=(Membership(body="stranger"),), part_of="state"))

    assert belongs("stranger", ["group"], group, None) is True
    assert belongs("stranger", ["state"], group, None) is True
    assert belongs("stranger", ["other"], group, None) is None


def test_no_wanted_bodies_are_belonged_to_by_none():
    """A known body does not belong to nobody."""
    assert belongs("office", [], KNOWN, None) is False


def test_the_way_up_ends_in_a_circle_too():
    """Parts of each other, and members of each other: asked, it answers."""
    circle = known(
        a_body("a", part_of="b", members=(Membership(body="b"),)),
        a_body("b", part_of="a"),
        a_body("c"),
    )

    assert belongs("a", ["b"], circle, None) is True
    assert belongs("a", ["c"], circle, None) is False


CODES = "abcdef"


@st.composite
def worlds(draw):
    """Some bodies that are parts and members of each other in any way, circles among them."""
    codes = draw(st.lists(st.sampled_from(CODES), unique=True))
    above = st.none() | st.sampled_from(CODES)
    days = st.sampled_from([InForce(), InForce(first=FIRST), InForce(last=FIRST)])
    members = st.lists(st.builds(Membership, body=st.sampled_from(CODES), in_force=days))
    return known(*(a_body(it, part_of=draw(above), members=draw(members)) for it in codes))


DAYS = st.sampled_from([None, date(2018, 12, 31), FIRST, date(2019, 1, 2)])
ONE = st.sampled_from(CODES)
SOME = st.lists(ONE)


def brute(code, wanted, world, day):
    """The same, by adding what is above until nothing is added."""
    above = {code}
    while True:
        more = {world[it].part_of for it in above & {*world}} - {None}
        for group in world.values():
            for member in group.members:
                holds = day is None or member.in_force.covers(day)
                more |= {group.code} if member.body in above and holds else set()
        if more <= above:
            break
        above |= more
    return True if above & {*wanted} else False if code in world else None


@given(ONE, SOME, worlds(), DAYS)
def test_whom_a_body_belongs_to_is_all_that_is_above_it(code, wanted, world, day):
    """The search agrees with one that is plain to see."""
    assert belongs(code, wanted, world, day) is brute(code, wanted, world, day)


@given(ONE, SOME, SOME, worlds(), DAYS)
def test_one_of_several_is_enough(code, some, others, world, day):
    """To belong to one of two lists is to belong to one of them or the other."""
    both = belongs(code, [*some, *others], world, day)

    assert bool(both) == bool(belongs(code, some, world, day) or belongs(code, others, world, day))


@given(ONE, ONE, ONE, worlds(), DAYS)
def test_what_belongs_to_one_belongs_to_what_that_belongs_to(one, two, three, world, day):
    """The way up goes on."""
    if belongs(one, [two], world, day) and belongs(two, [three], world, day):
        assert belongs(one, [three], world, day) is True


@given(ONE, SOME, worlds(), DAYS)
def test_a_day_never_adds_a_membership(code, wanted, world, day):
    """What holds on a day holds where the day is not known."""
    if belongs(code, wanted, world, day):
        assert belongs(code, wanted, world, None) is True


# -- as values -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]
)
def test_V4_a_copy_of_a_body_is_the_body(again):
    """V4: equal, with the same hash; frozen, so that a shared one stays as it is."""
    contact = ContactPoint(
        medium="phone", address="1", hours=(Hours(opens=time(8), closes=time(9)),)
    )
    body = a_body(
        "x", units=(Unit(code="u", name=NAME, contacts=(contact,)),), members=(TWO_YEARS,)
    )

    assert again(body) == body
    assert hash(again(body)) == hash(body)
    assert body != attrs.evolve(body, part_of="y")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        body.code = "y"
