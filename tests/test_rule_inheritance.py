"""A policy file that takes over another's rules, and what they name, but for what it restates."""

from datetime import date

import pytest
from factories import WHOLE_POLICY
from rich_policy import DECLARED

from complaintkit import Body, Complaint, PolicyError, Text, UnknownNameError, get_calendar
from complaintkit.reading import Shared, read_policy

PARENT = (
    WHOLE_POLICY.replace('code = "x.body"', 'code = "x.parent"').replace(
        'en = "Body"', 'en = "Parent"'
    )
    + DECLARED
    + """
[[rule]]
code = "staff"
effect = "may-refuse"
label = { en = "about staff" }
when = [{ category = ["staff"] }]
tell_within = "answer"
source = "page"

[[rule]]
code = "scheme"
effect = "must-refuse"
label = { en = "other scheme" }
when = [{ attribute = "scheme", value = "sickness" }]
source = "page"

[[rule]]
code = "waiting"
effect = "advise"
label = { en = "about waiting" }
when = [{ subject = ["waiting"] }, { about-body = ["@body"] }]
source = "page"

[[assumption]]
field = "rule.staff.when"
says = { en = "staff are all who work there" }
basis = ["page"]

[[example]]
name = "about staff"
complaint = { received = 2026-05-13, nature = "complaint", categories = "manners" }
outcome = "refusable"
rules = ["staff"]
"""
)
BARE = 'code = "x.child"\nextends = "x.parent"\n'
STAFF = """
[[rule]]
code = "staff"
effect = "advise"
label = { en = "staff, our way" }
when = [{ category = ["manners"] }]
source = "page"
"""


def find_file(code):
    """The parent, and no other."""
    if code != "x.parent":
        kind = "policy"
        raise UnknownNameError(kind, code, ["x.parent"])
    return PARENT.encode(), "x.parent.toml"


SHARED = Shared(
    calendar=get_calendar,
    file=find_file,
    bodies={"x.shared": Body(code="x.shared", name=Text(en="Shared"))},
)


def read(child):
    """Read a child of that parent."""
    return read_policy(child.encode(), "child.toml", SHARED)


def problems_of(child):
    """Every problem, on its line."""
    with pytest.raises(PolicyError) as caught:
        read(child)
    return str(caught.value).split("\n")


def test_rules_and_all_they_name_are_taken_over():
    """By a file of two lines: it decides as its parent does, in its own name."""
    child, parent = read(BARE), read(PARENT)
    complaint = Complaint(
        received=date(2026, 5, 13),
        nature="complaint",
        categories="manners",
        subjects="waiting",
        bodies="x.child",
        attributes={"scheme": "pension"},
    )

    for name in ("rules", "subjects", "attributes", "appeal_notice", "assumptions"):
        assert getattr(child, name) == getattr(parent, name)
    (own,), (theirs,) = child.taxonomies, parent.taxonomies
    assert own.categories == theirs.categories
    assert (own.code, theirs.code) == ("x.child", "x.parent")
    assert child.body == Body(code="x.child", name=Text(en="Parent"))
    assert child.examples == ()
    decision = child.assess(complaint)
    assert decision.reasons == ("staff",)
    assert [finding.code for finding in decision.advice] == ["waiting"]
    assert decision.tell_by.due == date(2026, 6, 27)


def test_a_rule_is_restated_whole():
    """It replaces the one of its code, and stands before those that are taken over."""
    child = read(BARE + STAFF)

    assert [rule.code for rule in child.rules] == ["staff", "scheme", "waiting"]
    assert child.rule("staff").label.en == "staff, our way"
    assert child.rule("staff").tell_within is None
    assert [it.field for it in child.assumptions] == ["rule.staff.when"]


def test_a_rule_may_be_added_on_what_the_parent_declares():
    """Before the parent's; it may name the parent's categories, limits and sources."""
    more = STAFF.replace('code = "staff"', 'code = "more"') + 'tell_within = "answer"\n'

    assert [rule.code for rule in read(BARE + more).rules] == ["more", "staff", "scheme", "waiting"]


@pytest.mark.parametrize(
    ("row", "field", "code", "restated"),
    [
        ('[[subject]]\ncode = "waiting"\nlabel = { en = "delay" }', "subjects", "waiting", True),
        ('[[subject]]\ncode = "tone"\nlabel = { en = "tone" }', "subjects", "tone", False),
        (
            '[[attribute]]\ncode = "scheme"\nlabel = { en = "s" }\ntype = "text"',
            "attributes",
            "scheme",
            True,
        ),
        (
            '[[attribute]]\ncode = "more"\nlabel = { en = "more" }\ntype = "date"',
            "attributes",
            "more",
            False,
        ),
    ],
)
def test_a_declared_fact_is_restated_or_added(row, field, code, restated):
    """By its code, as limits are."""
    parent, child = read(PARENT), read(f'{BARE}\n{row}\nsource = "page"\n')
    declared = getattr(child, field)

    taken_over = getattr(parent, field)
    assert declared[0].code == code
    assert declared[0] not in taken_over
    assert declared[1:] == tuple(it for it in taken_over if it.code != code)
    assert len(declared) == len(taken_over) + (not restated)


def test_a_category_is_restated_in_the_tree_of_the_parent():
    """Those above and below it stay."""
    row = '\n[[category]]\ncode = "staff"\nlabel = { en = "people" }\nsource = "page"\n'
    child = read(BARE + row)

    (own,) = child.taxonomies
    assert [(it.code, it.label.en) for it in own.categories] == [
        ("staff", "people"),
        ("manners", "manners"),
    ]
    assert child.categories_below(["staff"]) == {"staff", "manners"}


def test_bodies_and_the_notice_are_restated_whole():
    """A body is one thing, and so are the words on appeals."""
    notice = '\n[appeal_notice]\nsays = { fr = "Aucun." }\nsource = "page"\n'
    shared = read(BARE + 'body = "x.shared"\n' + notice)
    rows = '\n[[body]]\ncode = "x.mine"\nname = { en = "Mine" }\nsource = "page"\n'

    assert shared.body.name.en == "Shared"
    assert shared.appeal_notice.says == Text(fr="Aucun.")
    assert read(BARE + rows).body.code == "x.mine"


def test_what_is_restated_must_still_fit_what_is_taken_over():
    """A value that a rule of the parent names is no longer one; the line is that of the child."""
    row = (
        '\n[[attribute]]\ncode = "scheme"\nlabel = { en = "s" }\ntype = "truth"\nsource = "page"\n'
    )

    assert problems_of(BARE + row) == [
        "child.toml: rule[2].when: the attribute 'scheme': true or false is wanted"
    ]


def test_a_problem_of_a_restated_rule_has_its_line():
    """Rows of the file stand first, so that their places are those of the file."""
    wrong = STAFF.replace("manners", "maners").replace('effect = "advise"', 'effect = "advice"')

    assert problems_of(BARE + STAFF.replace("manners", "maners")) == [
        "child.toml:8: rule[1].when: no category 'maners'; did you mean 'manners'?"
    ]
    assert problems_of(BARE + wrong) == [
        "child.toml:6: rule[1].effect: 'advice' is not allowed here; did you mean 'advise'?"
    ]
