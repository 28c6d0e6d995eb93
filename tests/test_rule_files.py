"""Policy files that say which complaints are handled: all they can say, read as it stands."""

from datetime import UTC, date, datetime

import pytest
from factories import WHOLE_POLICY
from hypothesis import given
from hypothesis import strategies as st
from rich_policy import BODY, MEDIATOR, RICH, SHARED, THEMES, problems_of, read

from complaintkit import (
    AboutBody,
    AboutUnit,
    AllOf,
    Anonymous,
    AnyOf,
    AppealNotice,
    Attribute,
    AttributeIs,
    Body,
    Category,
    CategoryIs,
    Complaint,
    ContactPoint,
    Decided,
    Effect,
    HandledBefore,
    InForce,
    Missing,
    NatureIs,
    Not,
    OlderThan,
    Policy,
    PolicyError,
    ProceedingsAre,
    StepTaken,
    SubjectIs,
    Text,
    get_calendar,
)
from complaintkit.conditions import Name
from complaintkit.reading import Shared
from complaintkit.reading.rule_tables import RULE_FIELDS

# -- everything it can say -------------------------------------------------------------


def test_every_key_of_a_rule_is_read():
    """Conditions, exceptions, words, places, sources, days."""
    elsewhere, refused, who, more, hint = read(RICH).rules

    assert elsewhere.effect is Effect.REDIRECT
    assert elsewhere.when == (
        AboutBody(["x.mediator", "@body"], only=True),
        AboutUnit(["first"]),
        AnyOf([CategoryIs(["noise"]), Not(SubjectIs(["waiting"], only=True))]),
        AllOf([AttributeIs("scheme", any_of=["pension"])]),
    )
    assert elsewhere.unless == (StepTaken([], answered=True, after="facts_date"),)
    assert elsewhere.asks_if_unknown
    assert (elsewhere.says, elsewhere.asks) == (Text(en="You belong elsewhere."), Text(en="Where?"))
    assert (elsewhere.refer_to, elsewhere.forwarded_by.value) == ("x.mediator/first", "body")
    assert elsewhere.tell_within == "answer"
    assert (elsewhere.source, elsewhere.unless_source) == (("page",), ("law",))
    assert elsewhere.in_force == InForce(first=date(2024, 1, 1), last=date(2026, 12, 31))
    assert refused.when == (
        OlderThan("1 year", "facts_date", "same-date"),
        Anonymous(True, identified_by=["complainant.name"]),
        HandledBefore(["@body"], state="closed", new_elements=False),
        ProceedingsAre(["pending"], except_before=["x.mediator"]),
        Decided(False, by=["@body"]),
    )
    assert (who.when, who.needs) == ((), ("complainant.name", "attribute.scheme"))
    assert more.when == (Missing(["narrative"]),)
    assert (more.refer_to, hint.refer_to) == ("@appeal-body", "@body-concerned")
    assert (refused.says, refused.asks, refused.tell_within, hint.when) == (None, None, None, ())


def test_every_fact_that_a_policy_declares_is_read():
    """Categories, subjects, attributes, what it says of appeals."""
    policy = read(RICH)
    themes, own = policy.taxonomies

    assert themes is THEMES
    assert (own.code, own.label.en) == ("x.body", "x.body")
    assert own.categories == (
        Category(
            code="staff",
            label=Text(en="staff"),
            examples=(Text(en="rude"),),
            in_force=InForce(first=date(2020, 1, 1)),
            source=("page",),
        ),
        Category(code="manners", label=Text(en="manners"), parent="staff", source=("page",)),
    )
    assert [subject.code for subject in policy.subjects] == ["waiting"]
    assert policy.attributes == (
        Attribute(
            code="scheme",
            label=Text(en="scheme"),
            type="choice",
            choices=("pension", "sickness"),
            question=Text(en="Which scheme?"),
            source=("page",),
        ),
        Attribute(
            code="unfounded",
            label=Text(en="unfounded"),
            type="truth",
            known_by="body",
            presumed=False,
            source=("page", "law"),
        ),
        Attribute(code="born", label=Text(en="born"), type="date", personal=True, source=("page",)),
    )
    assert policy.appeal_notice == AppealNotice(
        says=Text(en="No appeal.", fr="Aucun recours."), source=("page", "law")
    )
    assert policy.categories_below(["staff", "noise"]) == {"staff", "manners", "noise"}


def test_what_was_read_decides():
    """A complaint about the mediator, of noise, with the facts that its rules ask for."""
    policy = read(RICH)
    complaint = Complaint(
        received=datetime(2023, 12, 31, 23, 30, tzinfo=UTC),
        nature="complaint",
        categories="noise",
        subjects=[],
        bodies="x.mediator",
        unit="first",
        narrative="…",
        steps=[],
        attributes={"scheme": "pension"},
    )
    decision = policy.assess(complaint)

    assert decision.outcome == "redirected"
    assert decision.reasons == ("elsewhere",)
    assert [it.code for it in decision.overruled] == ["who"]
    assert [referral.to for referral in decision.referrals] == ["x.mediator/first", "x.mediator"]
    assert decision.tell_by is None
    due = policy.assess(complaint).what_if(categories=["staff", "noise"]).after.tell_by
    assert due.due == date(2024, 2, 15)
    assert policy.assess(Complaint(received=date(2023, 12, 31))).findings[1].code == "refused"


def test_a_file_without_any_of_it_declares_nothing():
    """Rules, facts, a notice: all may be left out."""
    policy = read(WHOLE_POLICY)

    assert policy.rules == policy.subjects == policy.attributes == policy.taxonomies == ()
    assert policy.appeal_notice is None
    assert policy.own_bodies == ()
    assert policy.assess(Complaint(nature="complaint")).reasons == ("nothing-against",)


def test_P5_the_content_of_rules_moves_the_content_hash():
    """P5: a word, a value or a condition; their layout does not."""
    before = read(RICH).content_hash
    for old, new in (
        ('refer_to = "x.mediator/first"', 'refer_to = "x.mediator"'),
        ('type = "date"\npersonal = true', 'type = "date"'),
        ("You belong elsewhere.", "You do not belong here."),
        ('parent = "staff"\n', ""),
        ("Aucun recours.", "Pas de recours."),
        ("new_elements = false", "new_elements = true"),
        ('code = "waiting"', 'code = "delay"'),
    ):
        changed = RICH.replace(old, new)
        if "delay" in new:
            changed = changed.replace('subject = ["waiting"]', 'subject = ["delay"]')
        assert changed != RICH
        assert read(changed).content_hash != before
    assert read(RICH.replace("\n", "\r\n")).content_hash == before


# -- whose it is -----------------------------------------------------------------------


def test_a_body_is_named_by_the_code_of_a_shared_one():
    """All that is known of it comes with it."""
    policy = read(WHOLE_POLICY.replace(BODY, 'body = "x.mediator"\n'))

    assert policy.body is MEDIATOR
    assert policy.own_bodies == ()
    assert {*policy.bodies} == {"x.mediator", "x.group"}


def test_a_body_is_named_by_its_name():
    """Then it has the code of the policy, and nothing else is known of it."""
    policy = read(WHOLE_POLICY)

    assert policy.body == Body(code="x.body", name=Text(en="Body"))
    assert {*policy.bodies} == {"x.body", "x.mediator", "x.group"}


def test_bodies_are_described_the_first_is_the_policy_s_own():
    """They may be parts of shared ones, and count as such in its rules."""
    rows = """
[[body]]
code = "x.mine"
name = { en = "Mine" }
part_of = "x.group"
contacts = [{ medium = "phone", address = "1000" }]
source = "page"

[[body]]
code = "x.part"
name = { en = "Part" }
part_of = "x.mine"
source = "page"

[[rule]]
code = "group"
effect = "advise"
label = { en = "group" }
when = [{ about-body = ["x.group"] }, { about-body = ["@body"] }]
source = "page"
"""
    policy = read(WHOLE_POLICY.replace(BODY, "") + rows)

    assert policy.body == policy.own_bodies[0]
    assert policy.body.contacts == (ContactPoint(medium="phone", address="1000", source=("page",)),)
    assert [body.code for body in policy.own_bodies] == ["x.mine", "x.part"]
    for code, value in (
        ("x.mine", "YES"),
        ("x.part", "YES"),
        ("x.mediator", "NO"),
        ("?", "UNKNOWN"),
    ):
        assert policy.assess(Complaint(bodies=code)).findings[1].value.name == value


# -- what it names must be there -------------------------------------------------------

RULE = """
[[rule]]
code = "x"
effect = "advise"
label = { en = "x" }
source = "page"
"""


def test_without_shared_taxonomies_there_are_none():
    """What a reader is not given it does not look for."""
    bare = Shared(calendar=get_calendar)
    words = ["7: taxonomy[1]: no taxonomy 'x.themes'"]

    assert (
        problems_of(WHOLE_POLICY.replace("[counting]", 'taxonomy = "x.themes"\n[counting]'), bare)
        == words
    )
    assert bare.bodies == {}


def test_a_symbol_has_no_units():
    """Only a body that is known by its code has."""
    assert problems_of(WHOLE_POLICY + RULE + 'refer_to = "@body-concerned/first"\n') == [
        "25: rule[1].refer_to: no body '@body-concerned'; known: x.body, x.group, x.mediator"
    ]


def test_what_is_wrong_with_one_row_is_not_said_of_those_that_name_it():
    """P2: each mistake once: rules, limits and examples may name a row that is to be mended."""
    broken = (
        RICH.replace('label = { en = "staff" }', "label = 3")
        .replace('code = "waiting"\nlabel', 'code = "waiting"\nlabl')
        .replace('type = "choice"', 'type = "choise"')
        .replace('effect = "redirect"', 'effect = "redirekt"')
        + """
[[example]]
name = "one"
complaint = { received = 2026-05-13 }
rules = ["elsewhere"]
"""
    )

    assert [words.partition(": ")[2].partition(":")[0] for words in problems_of(broken)] == [
        "category[1].label",
        "subject[1].label",
        "subject[1].labl",
        "attribute[1].type",
        "rule[1].effect",
    ]


def test_the_body_of_a_policy_may_be_a_unit_of_a_shared_one():
    """Its own procedure: a part of that body, and nothing else of the file changes."""
    policy = read(WHOLE_POLICY.replace(BODY, 'body = "x.mediator/first"\n'))

    assert (policy.own_body, policy.body.part_of) == ("x.mediator/first", "x.mediator")
    assert policy.body == policy.bodies["x.mediator/first"] == MEDIATOR.unit_as_body("first")
    about_it = AboutBody(["x.mediator"]).within(policy)
    assert about_it.check(Complaint(bodies=["x.mediator/first"])).value.name == "YES"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("x.mediator/frist", "no unit 'frist'; did you mean 'first'?"),
        ("x.mediator/", "no unit ''; known: first"),
        ("x.mediatr/first", "no body 'x.mediatr'; did you mean 'x.mediator'?"),
    ],
)
def test_a_unit_that_there_is_not_is_no_body(named, said):
    """With what was perhaps meant."""
    (problem,) = problems_of(WHOLE_POLICY.replace(BODY, f'body = "{named}"\n'))

    assert problem.endswith(f": body: {said}")


def test_rows_of_bodies_may_be_named_though_they_are_to_be_mended():
    """P2: by a rule, and as the place it refers to."""
    rows = '[[body]]\ncode = "x.mine"\nsource = "page"\n'
    rule = RULE + 'when = [{ about-body = ["x.mine"] }]\nrefer_to = "x.mine/first"\n'

    assert problems_of(WHOLE_POLICY.replace(BODY, "") + "\n" + rows + rule) == [
        "19: body[1].name: 'name' is missing"
    ]


class Naming:
    """A condition of one's own that names what no file knows of."""

    kind = "naming"

    def check(self, complaint):
        """Never."""
        raise NotImplementedError

    def names(self):
        """A kind of thing that has no list."""
        return (Name("planet", "x.mars"), Name("body", "x.bodi"))


def test_a_condition_of_one_s_own_may_name_what_is_not_looked_up():
    """Only categories, subjects, attributes and bodies are; of these each must be there."""
    with pytest.raises(PolicyError) as caught:
        read(WHOLE_POLICY + RULE + "when = [{ naming = true }]\n", _with(Naming))

    assert [it.message for it in caught.value.problems] == [
        "no body 'x.bodi'; did you mean 'x.body'?"
    ]


def _with(kind):
    """Shared things, with a condition of one's own that takes no arguments."""
    from attrs import evolve, frozen

    own = frozen(type("Own", (kind,), {"__annotations__": {"said": bool}}))
    return evolve(SHARED, condition=lambda key: own if key == kind.kind else None)


def test_assumptions_can_be_about_every_field_of_a_rule():
    """And about attributes, what is handled, the taxonomy, the notice on appeals."""
    fields = [
        *(f"rule.elsewhere.{field}" for field in RULE_FIELDS),
        *("attribute.scheme", "handles", "taxonomy", "appeal_notice"),
    ]
    rows = "".join(
        f'\n[[assumption]]\nfield = "{field}"\nsays = {{ en = "so" }}\nbasis = "page"\n'
        for field in fields
    )

    assert [it.field for it in read(RICH + rows).assumptions] == fields
    assert len(RULE_FIELDS) == 11


# -- P1: whatever stands in them -------------------------------------------------------

ODD = st.sampled_from(
    [
        *('""', '"x"', '"en"', '"page"', "5", "true", "1.5", "2026-01-01", "10:00:00"),
        *("2026-01-01T00:00:00Z", "[]", "{}", "[5]", '["x"]', "[[1]]", "[{}]", "{ en = 5 }"),
        *('{ en = "x" }', '"@body"', '"@body-concerned"', '"x.mediator/"', '"/"', '"nature"'),
        *("[{ category = 5 }]", '[{ about-body = ["@x"] }]', "[{ not = {} }]", '"attribute."'),
        *('[{ nature = ["praise"] }]', '[{ missing = ["attribute.x"] }]', '"ask"', '"redirect"'),
        *('[{ attribute = "born", value = 1 }]', '[{ lasted = "1 week", since = "sent" }]'),
        *('"choice"', '"staff"', '"manners"', '"x.body"', '["x.themes", "x.themes"]', "{ a = 1 }"),
    ]
)


@st.composite
def changed(draw):
    """The rich file with one to three lines left out, doubled, or with another value."""
    lines = RICH.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        act = draw(st.sampled_from(["value", "value", "value", "drop", "copy"]))
        if act == "value" and "=" in lines[at]:
            lines[at] = lines[at].partition("=")[0] + "= " + draw(ODD)
        elif act == "copy":
            lines.insert(draw(st.integers(0, len(lines))), lines[at])
        else:
            del lines[at]
    return "\n".join(lines)


@given(changed())
def test_P1_any_change_gives_a_policy_that_decides_or_a_policy_error(text):
    """P1: what loads can be asked; every problem fits on its line."""
    try:
        policy = read(text)
    except PolicyError as error:
        lines = str(error).split("\n")
        assert [line for line in lines if len(line) > 500 or not line.isprintable()] == []
        return
    assert isinstance(policy, Policy)
    for complaint in (Complaint(), Complaint(nature="praise", bodies=["x.mediator", "x.strange"])):
        decision = policy.assess(complaint)
        assert decision.reasons
        assert decision.explain("en")
        assert decision.as_dict("fr")
        assert decision._repr_html_()


def test_nature_is_read_as_every_other_condition():
    """The condition of the built-in rule can be one of the policy's own as well."""
    policy = read(WHOLE_POLICY + RULE + 'when = [{ nature = ["praise"] }]\n')

    assert policy.rules[0].when == (NatureIs(["praise"]),)
