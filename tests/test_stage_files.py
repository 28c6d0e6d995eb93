"""Policy files that say where the person may turn next: all they can say, read as it stands."""

import pickle
from datetime import date

import pytest
from factories import BROKEN, WHOLE_POLICY
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    Anonymous,
    AppealTerm,
    Case,
    ClockEffect,
    ClosingTerm,
    Complaint,
    Event,
    InForce,
    MediumIs,
    Mismatch,
    NatureIs,
    Not,
    Opening,
    PolicyError,
    Stage,
    StageEffect,
    StepTaken,
    Term,
    Text,
    get_calendar,
    run_examples,
)
from complaintkit.escalation.stage import ENDS
from complaintkit.reading import Shared, read_policy
from complaintkit.reading.stage_tables import APPEAL_FIELDS, STAGE_FIELDS
from complaintkit.registry import shipped_bodies

LADDER = """
[source.law]
document = "the law"
read = 2026-01-05

[[stage]]
code = "mediation"
label = { en = "mediation", fr = "médiation" }
source = "page"
[[stage.opening]]
on = "dissatisfaction"
[[stage.effect]]
on = "court"
does = "unsaid"

[[stage]]
code = "board"
label = { en = "board" }
body = "be.partenamut/mediation"
policy = "x.other"
result = "opinion"
when = [{ nature = ["complaint"] }]
requires = [{ step-taken = ["@body"] }]
exceptions = [{ anonymous = false }]
preferred = "e-mail"
tells = ["be.inasti/complaints", "be.federal-ombudsman"]
source = ["page", "law"]
[[stage.opening]]
on = "silence"
after = "mediation"
limits = ["answer"]
only_if = [{ not = { medium = ["letter"] } }]
opens = "2 weeks"
closes = ["1 month", { term = "1 year", since = "facts_date" }]
month_rule = "same-date"
calendar = "be.legal"
repeatable = true
source = "law"
[[stage.opening]]
on = "direct"
opens = "1 week"
opens_since = "learnt_date"
closes = [{ term = "5 working days" }]
calendar = "be.legal"
[[stage.effect]]
on = "court"
does = "suspends"
until = ["refused", "closed"]
at_most = "4 months"
source = ["law"]

[[effect]]
on = "court"
does = "does-not-suspend"
source = "page"

[[appeal_term]]
code = "court"
label = { en = "appeal to the court" }
body = "be.labour-court"
term = "60 calendar days"
start_rule = "event-day"
month_rule = "eve-of-date"
roll = "following"
calendar = "be.legal"
indicative = true
presumed = "3 working days"
when = [{ nature = ["complaint"] }]
in_force = { from = 2020-01-01, to = 2030-12-31 }
source = "law"

[[appeal_term]]
code = "council"
label = { en = "action before the council" }
body = "be.council-of-state"
term = "30 calendar days"
source = "law"
"""
WHOLE = WHOLE_POLICY.replace('source = "page"\n', 'met_by = ["answered"]\nsource = "page"\n', 1)
PARTS = {
    '[[stage]]\ncode = "board"': "of a stage",
    '[[stage.opening]]\non = "silence"': "of an opening",
    '[[stage.effect]]\non = "court"\ndoes = "suspends"': "of an effect",
    '[[appeal_term]]\ncode = "court"': "of an appeal term",
}


def file_of(name):
    """A file of another policy that can be extended."""
    assert name == "x.parent"
    return (WHOLE + LADDER).encode(), "parent.toml"


SHARED = Shared(calendar=get_calendar, bodies=shipped_bodies(), policies=("x.other",), file=file_of)


def read(text=LADDER, whole=WHOLE, shared=SHARED):
    """The policy of a file that says this too."""
    return read_policy((whole + text).encode(), "p.toml", shared)


def problems_of(text, whole=WHOLE):
    """All problems of such a file, without its name and its lines."""
    with pytest.raises(PolicyError) as caught:
        read(text, whole)
    return [f"{problem.path}: {problem.message}" for problem in caught.value.problems]


# -- everything it can say -------------------------------------------------------------


def test_every_key_of_a_stage_is_read():
    """Where, under whose policy, with what result, for whom, after what, and who is told."""
    mediation, board = read().stages

    assert mediation == Stage(
        code="mediation",
        label=Text(en="mediation", fr="médiation"),
        opening=(Opening(on="dissatisfaction"),),
        effect=(StageEffect(on="court", does="unsaid"),),
        source=("page",),
    )
    assert (board.body, board.policy) == ("be.partenamut/mediation", "x.other")
    assert (board.result.value, board.preferred.value) == ("opinion", "e-mail")
    assert board.when == (NatureIs(["complaint"]),)
    assert board.requires == (StepTaken(["@body"]),)
    assert board.exceptions == (Anonymous(False),)
    assert board.tells == ("be.inasti/complaints", "be.federal-ombudsman")
    assert board.source == ("page", "law")


def test_every_key_of_an_opening_is_read():
    """What opens it, of which stage and limits, for whom, from when until when."""
    first, second = read().stage("board").opening

    assert first == Opening(
        on="silence",
        after="mediation",
        limits=("answer",),
        only_if=(Not(MediumIs(["letter"])),),
        opens=Term.parse("2 weeks"),
        closes=(
            ClosingTerm(term="1 month"),
            ClosingTerm(term="1 year", since="facts_date"),
        ),
        month_rule="same-date",
        calendar="be.legal",
        repeatable=True,
        source=("law",),
    )
    assert (str(second.opens), second.opens_since) == ("1 week", "learnt_date")
    assert second.closes == (ClosingTerm(term="5 working days"),)


def test_every_key_of_an_effect_is_read():
    """On which clock, until what, for how long at most; of the first line too."""
    policy = read()

    assert policy.stage("board").does_to("court") == StageEffect(
        on="court",
        does="suspends",
        until=("refused", "closed"),
        at_most="4 months",
        source=("law",),
    )
    assert policy.stage("mediation").does_to("court").until == ENDS
    assert policy.effects == (StageEffect(on="court", does="does-not-suspend", source=("page",)),)
    assert policy.stage("mediation").does_to("council").does is ClockEffect.UNSAID


def test_every_key_of_an_appeal_term_is_read():
    """How long, counted how, presumed how, for whom, when, before whom."""
    court, council = read().appeal_terms

    assert court == AppealTerm(
        code="court",
        label=Text(en="appeal to the court"),
        body="be.labour-court",
        term="60 calendar days",
        start_rule="event-day",
        month_rule="eve-of-date",
        roll="following",
        calendar="be.legal",
        indicative=True,
        presumed="3 working days",
        when=(NatureIs(["complaint"]),),
        in_force=InForce(first=date(2020, 1, 1), last=date(2030, 12, 31)),
        source=("law",),
    )
    assert (council.indicative, council.presumed, council.when) == (False, None, ())
    assert read().appeal_term("council") is not None


def test_a_policy_that_says_nothing_of_it_leads_nowhere():
    """No stages, no clocks; its cases have no routes and no last days."""
    policy = read("")
    case = Case.open(policy, Complaint(received=date(2026, 5, 13)))
    found = case.routes(date(2026, 6, 1))

    assert (policy.stages, policy.effects, policy.appeal_terms) == ((), (), ())
    assert (len(found), found.last_days, found.ended) == (0, (), False)


def test_a_case_of_what_was_read_has_routes_and_last_days():
    """Conditions know the policy they stand in: its own body by its symbol."""
    complaint = Complaint(
        received=date(2026, 5, 13),
        nature="complaint",
        medium="phone",
        facts_date=date(2026, 5, 1),
        steps=[],
    )
    case = Case.replay(
        read(),
        complaint,
        [
            Event(id="1", kind="received", on=date(2026, 5, 20), stage="mediation"),
        ],
    )

    board = case.routes(date(2026, 7, 12))["board"]

    # Silence from 28 June, two weeks later open; until a year after the facts.
    assert (board.status.value, board.since, board.until) == (
        "open",
        date(2026, 7, 12),
        date(2027, 5, 1),
    )
    assert board.place.name("en") == "Partenamut, mediation service"
    assert [it.code for it in board.tells] == ["be.inasti/complaints", "be.federal-ombudsman"]
    assert board.suspends == ("court",)


def test_what_was_read_can_be_pickled():
    """A policy with stages goes to other processes whole."""
    policy = read()

    assert pickle.loads(pickle.dumps(policy.stages)) == policy.stages
    assert pickle.loads(pickle.dumps(policy.appeal_terms)) == policy.appeal_terms
    assert len(policy.content_hash) == 16


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('limits = ["answer"]', 'limits = ["answer", "answer"]'),
        ("repeatable = true", "repeatable = false"),
        ('at_most = "4 months"', 'at_most = "3 months"'),
        ('presumed = "3 working days"', 'presumed = "2 working days"'),
        ('does = "does-not-suspend"', 'does = "unsaid"'),
        ('since = "facts_date"', 'since = "learnt_date"'),
        ('opens_since = "learnt_date"', 'opens_since = "sent"'),
    ],
)
def test_P5_what_leads_elsewhere_moves_the_content_hash(old, new):
    """P5: a version with other stages is another version."""
    assert LADDER.count(old) == 1

    assert read(LADDER.replace(old, new)).content_hash != read().content_hash


# -- what is wrong with it -------------------------------------------------------------


@pytest.mark.parametrize("head", PARTS)
def test_P2_a_key_that_nothing_reads_is_told_of(head):
    """P2: in every one of the tables."""
    assert LADDER.count(head) == 1
    (problem,) = problems_of(LADDER.replace(head, f"{head}\nnonsense = 1"))

    assert "nonsense: no key 'nonsense' here" in problem


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('stage = "mediation"\n', "stage: a list is wanted: write [[stage]]"),
        ("effect = 1\n", "effect: a list is wanted: write [[effect]]"),
        ("appeal_term = [1]\n", "appeal_term[1]: a table is wanted, not 1"),
    ],
)
def test_P1_what_is_no_list_of_tables_is_told_of(table, said):
    """P1: whatever stands in their place."""
    assert problems_of("", table + WHOLE) == [said]


def test_P2_check_tells_all_problems_at_once(run):
    """P2: circles, places, exceptions, limits, windows and dead ends, in the order of the file."""
    path = BROKEN / "many-stage-problems.toml"
    code, out, err = run("check", str(path))
    told = (out + err).splitlines()

    assert code == 1
    for words in (
        "in a circle: mediation → board → mediation",
        "no body 'be.nobody'",
        "nothing is required first",
        "no limit 'reply'",
        "it closes after 1 week, before it opens after 2 weeks",
        "nobody can reach it",
        "no stage 'house'",
    ):
        assert any(words in line for line in told), words


def test_a_window_is_empty_only_if_it_is_on_every_day():
    """Four weeks and a month are as long as each other in February alone; with facts none knows."""
    opening = '[[stage]]\ncode = "a"\nlabel = { en = "a" }\nsource = "page"\n[[stage.opening]]\n'
    opening += 'on = "direct"\nmonth_rule = "same-date"\ncalendar = "be.legal"\n'

    def closes(opens, *terms):
        listed = ", ".join(it if it.startswith("{") else f'"{it}"' for it in terms)
        return f'{opening}opens = "{opens}"\ncloses = [{listed}]\n'

    assert len(problems_of(closes("1 month", "3 weeks"))) == 1
    for opens, terms in {
        "1 month": ["3 weeks", "4 weeks"],
        "31 calendar days": ["1 month"],
        "2 weeks": ["1 week", "3 weeks"],
        "5 working days": ["1 week"],
        "1 year": ['{ term = "1 week", since = "facts_date" }'],
        "10 calendar days": ["10 calendar days"],
    }.items():
        assert read(closes(opens, *terms)).stage("a").opening[0].opens is not None
    from_a_fact = closes("1 month", "3 weeks") + 'opens_since = "facts_date"\n'
    assert read(from_a_fact).stage("a").opening[0].opens is not None


def test_the_attribute_from_which_a_term_counts_must_be_there_and_be_a_day():
    """As what a term that closes counts from: each is told by its own key."""
    opening = '[[stage]]\ncode = "a"\nlabel = { en = "a" }\nsource = "page"\n[[stage.opening]]\n'
    opening += 'on = "direct"\nopens = "1 week"\nopens_since = "attribute.told"\n'
    told = '[[attribute]]\ncode = "told"\nlabel = { en = "told" }\nsource = "page"\ntype = '

    (unknown,) = problems_of(opening)
    (truth,) = problems_of(f'{told}"truth"\n{opening}')

    assert unknown.endswith("stage[1].opening[1].opens_since: no attribute 'told'")
    assert "stage[1].opening[1].opens_since" in truth
    assert read(f'{told}"date"\n{opening}').stage("a").opening[0].opens_since == "attribute.told"


# -- assumptions, inheritance, examples --------------------------------------------------


@pytest.mark.parametrize(
    "field",
    [
        *(f"stage.board.{it}" for it in STAGE_FIELDS),
        *(f"appeal_term.court.{it}" for it in APPEAL_FIELDS),
        "effect",
    ],
)
def test_a_choice_can_be_assumed(field):
    """Each field of a stage and of an appeal term, and what the first line does."""
    text = f'\n[[assumption]]\nfield = "{field}"\nsays = {{ en = "so" }}\nbasis = "page"\n'

    assert read(LADDER + text).assumptions[0].field == field


def test_a_file_that_extends_another_keeps_its_stages_and_clocks():
    """Each by its code, effects by their clock; what it restates is its own."""
    child = """
code = "x.child"
version = "1"
extends = "x.parent"

[[stage]]
code = "mediation"
label = { en = "our mediation" }

[[appeal_term]]
code = "council"
label = { en = "council" }
body = "be.council-of-state"
term = "10 calendar days"
source = "law"

[[appeal_term]]
code = "tribunal"
label = { en = "tribunal" }
body = "be.council-of-state"
term = "10 calendar days"
source = "law"

[[effect]]
on = "tribunal"
does = "unsaid"
source = "law"
"""
    policy = read(child, whole="")

    assert [(it.code, it.label.in_language("en")) for it in policy.stages] == [
        ("mediation", "our mediation"),
        ("board", "board"),
    ]
    assert [(it.code, str(it.term)) for it in policy.appeal_terms] == [
        ("council", "10 calendar days"),
        ("tribunal", "10 calendar days"),
        ("court", "60 calendar days"),
    ]
    assert [it.on for it in policy.effects] == ["tribunal", "court"]


EXAMPLE = """
[[example]]
name = "one"
complaint = { received = 2026-05-13, nature = "complaint", decisions = [{ notified = 2026-05-01 }] }
events = { answered = 2026-06-01 }
as_of = 2026-06-02
"""


def test_examples_show_routes_and_last_days():
    """How each stage stands on a day, and the last days; what comes out otherwise is told."""
    right = """
routes = { mediation = "open" }
last_days = { court = 2026-06-29, council = 2026-05-31 }
"""
    wrong = """
routes = { mediation = "used", board = "open" }
last_days = { court = "no figure", council = 2026-06-01 }
"""

    assert run_examples(read(LADDER + EXAMPLE + right)) == ()
    assert run_examples(read(LADDER + EXAMPLE + wrong)) == (
        Mismatch("one", "mediation: the route 'used' was expected, not 'open'"),
        Mismatch("one", "board: the route 'open' was expected, not 'not-yet'"),
        Mismatch("one", "court: no date was expected, not 2026-06-29"),
        Mismatch("one", "council: 2026-06-01 was expected, not 2026-05-31"),
    )


def test_an_example_of_a_case_that_is_over_expects_no_route():
    """A stage that is not offered at all stands in no status."""
    text = EXAMPLE.replace("answered", "withdrawn") + 'routes = { mediation = "closed" }'

    assert run_examples(read(LADDER + text)) == (
        Mismatch("one", "mediation: the route 'closed' was expected, not 'no routes'"),
    )


# -- whatever a file holds -------------------------------------------------------------

LINES = [line for line in LADDER.splitlines() if line]


@given(
    st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(["drop", "twice", "swap"]))),
    st.integers(0, len(LINES) - 1),
)
def test_P1_a_changed_ladder_gives_a_policy_or_a_policy_error(changes, other):
    """P1: lines left out, doubled, in one another's place; what loads also leads somewhere."""
    lines = [[line] for line in LINES]
    for place, change in changes:
        lines[place] = {
            "drop": [],
            "twice": lines[place] * 2,
            "swap": [LINES[other]],
        }[change]
    text = "\n".join(line for several in lines for line in several)
    try:
        policy = read(text)
    except PolicyError:
        return
    complaint = Complaint(received=date(2026, 5, 13), nature="complaint")
    case = Case.replay(policy, complaint, [Event(id="1", kind="answered", on=date(2026, 6, 1))])
    for day in (date(2026, 6, 1), date(2026, 8, 1)):
        found = case.routes(day)
        assert all(route.ways for route in found)
        assert found.explain("en")
        assert found._repr_html_()
