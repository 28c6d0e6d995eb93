"""What a body does better: the shipped files, the model, its file and its tables in a report."""

import re
from datetime import date
from pathlib import Path

import attrs
import pytest
from factories import BROKEN
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    ChoiceError,
    InForce,
    PolicyError,
    Text,
    UnknownNameError,
    get_policy,
    get_taxonomy,
)
from complaintkit.exports import report_as
from complaintkit.improvement import (
    Action,
    ActionStatus,
    Commitment,
    Improvement,
    ImprovementFinding,
    Praise,
    Recommendation,
    Suggestion,
    Survey,
    SurveyItem,
    Theme,
    improvement_tables,
    with_improvement,
)
from complaintkit.measures import Period
from complaintkit.measures.published import Exactness
from complaintkit.reading import read_improvement
from complaintkit.registry import load_improvement
from complaintkit.reporting import report
from complaintkit.text import LANGUAGES

SHIPPED = Path(__file__).resolve().parent.parent / "examples" / "data" / "improvement"
EXPECTS = "# expects: "
BROKEN_FILES = sorted(BROKEN.glob("improvement/*.toml"))
SAID = Text(en="…")
INASTI, PARTENAMUT, CPAM = (
    load_improvement(SHIPPED / f"{code}.toml")
    for code in ("be.inasti", "be.partenamut", "fr.cpam37")
)
WHOLE = """\
code = "x"
label = { en = "better" }
body = "x.body"
taxonomy = "be.inasti"

[source.page]
document = "the page"
read = 2026-01-05

[[theme]]
code = "answers"
label = { en = "answers" }
source = "page"

[[finding]]
code = "slow"
theme = "answers"
label = { en = "answers are slow" }
items = ["fast"]
categories = ["organisation"]
source = "page"

[[action]]
code = "plan"
theme = "answers"
label = { en = "a plan" }
status = "proposed"
source = "page"

[[action]]
code = "hire"
theme = "answers"
finding = "slow"
label = { en = "hire" }
owner = { en = "personnel" }
status = "under-way"
year = 2018
continues = "plan"
aims = [{ en = "answers in time" }]
categories = ["no-reaction"]
says = { en = "Two people." }
source = ["page"]

[[recommendation]]
code = "advice"
label = { en = "tell people more" }
by = { en = "mediator" }
to = { en = "desk" }
status = "done"
year = 2018
actions = ["hire"]
categories = ["communication"]
source = "page"

[[survey]]
code = "asked"
label = { en = "survey" }
year = 2018
asked = { en = "customers" }
answered = 40
source = "page"

[[survey.items]]
code = "fast"
label = { en = "answers are fast" }
percent = "25 %"
base = { en = "those with a complaint" }
base_count = 8
caveat = { en = "few" }
categories = ["organisation"]

[[survey.items]]
code = "kind"
label = { en = "answers are kind" }
percent = "> 60 %"

[[suggestion]]
code = "sms"
label = { en = "answer by SMS" }
votes = 12
year = 2018
status = "planned"
categories = ["communication"]
source = "page"

[[praise]]
code = "thanks"
label = { en = "quick help" }
number = 3
unit = { en = "desk" }
year = 2018
source = "page"

[[commitment]]
code = "kindness"
label = { en = "kind answers" }
in_force = { from = 2018-01-01 }
source = "page"

[[assumption]]
field = "action.hire"
says = { en = "the year is a reading" }
basis = ["page"]
"""
"""Every key that an improvement file can have."""


def improvement_from(text, find=get_taxonomy):
    """Read a file, given as text."""
    return read_improvement(text.encode(), "i.toml", find)


def read_or_refused(text):
    """What a file holds, or its problems; anything else that is raised is an error."""
    try:
        return improvement_from(text)
    except PolicyError as error:
        return error.problems


def action(code, **others):
    """An action of the theme "t"."""
    given = {"theme": "t", "label": SAID, "status": ActionStatus.DONE}
    return Action(code=code, **{**given, **others})


def plan(**others):
    """What a body does better."""
    themes = (Theme(code="t", label=SAID), Theme(code="u", label=SAID))
    return Improvement(code="x", label=SAID, body="x", **{"themes": themes, **others})


def cells(table, row):
    """What stands in a row of a table, in English."""
    found = next(it for it in table.rows if it.code == row)
    return [it.text.in_language("en") if it.text is not None else it.value for it in found.figures]


# -- the documents -----------------------------------------------------------------------------


def test_the_documents_have_27_actions_6_survey_results_and_11_commitments():
    """25 + 1 + 1 actions, 5 + 1 survey results, 1 + 7 + 3 commitments."""
    files = (INASTI, PARTENAMUT, CPAM, load_improvement(SHIPPED / "be.inami.toml"))

    assert [len(it.actions) for it in files] == [25, 1, 1, 0]
    assert [len(it.items) for it in files] == [5, 0, 1, 0]
    assert [len(it.commitments) for it in files] == [1, 7, 0, 3]
    assert len([*SHIPPED.glob("*.toml")]) == len(files)


def test_the_actions_of_inasti_by_status_and_year():
    """Counted by hand in the plan of 2018 and in the report on 2019."""
    status, year = ActionStatus, INASTI.actions_with

    assert {it: len(INASTI.actions_with(status=it)) for it in status} == {
        status.PROPOSED: 1,
        status.PLANNED: 7,
        status.UNDER_WAY: 9,
        status.DONE: 7,
        status.NOT_YET_IN_FORCE: 1,
        status.DROPPED: 0,
    }
    assert [len(year(year=it)) for it in (2015, 2017, 2018, 2019)] == [1, 6, 7, 3]
    assert len(INASTI.actions_with(theme="complaint-handling")) == 12
    assert len(INASTI.actions_with(theme="awareness")) == 3


def test_the_working_group_on_assimilation_has_three_aims():
    """So has the overview for the directorates; each theme of the plan has actions."""
    assert len(INASTI.action("assimilation-working-group").aims) == 3
    assert len(INASTI.action("overview-for-directorates").aims) == 3
    assert all(INASTI.actions_with(theme=it.code) for it in INASTI.themes)


def test_what_the_report_of_2019_goes_on_with():
    """The form, the monitoring and the new structure were all announced for 2018."""
    assert {it.code: it.continues for it in INASTI.actions_with(year=2019)} == {
        "monitoring-2019": "monitoring",
        "only-once-form-2019": "online-form",
        "new-structure-2019": "new-structure",
    }


def test_the_survey_results_are_those_printed():
    """52, 46, 56, 50 and over 60 % at INASTI, 64.15 % at the CPAM, and no base is counted."""
    printed = [(it.percent.number, it.percent.exactness) for it in (*INASTI.items, *CPAM.items)]

    assert [str(number) for number, _ in printed] == ["52", "46", "56", "50", "60", "64.15"]
    assert [it for _, it in printed].count(Exactness.OVER) == 1
    assert all(it.base_count is None for it in (*INASTI.items, *CPAM.items))
    assert next(it for it in INASTI.items if it.code == "satisfied-with-result").caveat
    assert CPAM.items[0].base is None


def test_an_action_that_goes_on_with_another_answers_its_finding():
    """The three of 2019 answer what those of 2018 did; those on complaints of 2017 answer none."""
    found = {it.code: INASTI.finding_of(it) for it in INASTI.actions}

    assert {it.code for it in INASTI.actions if found[it.code] is None} == {
        *("pensions-ombudsman-protocol", "pension-engine-2"),
        *("front-and-back-office", "satisfaction-measured"),
        "overview-for-directorates",
    }
    assert found["monitoring-2019"].code == "half-satisfied"
    assert found["no-paper"].code == "revision-waits-for-others"


def test_actions_that_continue_each_other_have_no_finding():
    """A file with such a circle is refused; a plan made in Python ends all the same."""
    circle = plan(actions=(action("a", continues="b"), action("b", continues="a")))

    assert circle.finding_of(circle.action("a")) is None


def test_an_action_is_found_by_the_categories_it_comes_from():
    """Its own, those of its finding, and with the taxonomy those below one."""
    taxonomy = get_taxonomy("be.inasti")
    below = INASTI.actions_with(categories=taxonomy.below(["organisation"]))

    assert "only-once-form-2019" in [it.code for it in below]
    assert "data-exchange" in [it.code for it in below]
    assert INASTI.actions_with(categories=["relational"]) == ()
    assert PARTENAMUT.categories_of(PARTENAMUT.action("structural-measures")) == (
        "complaint",
        "suggestion",
        "praise",
    )


@pytest.mark.parametrize("whole", [INASTI, PARTENAMUT, CPAM], ids=lambda it: it.code)
def test_every_shipped_row_has_words_in_every_language_and_a_source(whole):
    """Nothing falls back to another language, and everything says where it was read."""
    kinds = (whole.themes, whole.findings, whole.actions, whole.surveys, whole.commitments)
    rows = [row for kind in kinds for row in kind]

    assert all(set(row.label.as_dict()) == set(LANGUAGES) for row in (*rows, *whole.items))
    assert all(row.source for row in rows)
    assert get_policy(whole.code).code == whole.body


# -- the model ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("others", "error", "words"),
    [
        ({"actions": (action("a"), action("a"))}, ChoiceError, "a second code 'a'"),
        ({"actions": (action("t"),)}, ChoiceError, "a second code 't'"),
        ({"actions": (action("a", theme="v"),)}, UnknownNameError, "no theme 'v'"),
        ({"actions": (action("a", finding="f"),)}, UnknownNameError, "no finding 'f'"),
        ({"actions": (action("a", continues="a"),)}, UnknownNameError, "no action 'a'"),
        (
            {"findings": (ImprovementFinding(code="f", theme="v", label=SAID),)},
            UnknownNameError,
            "no theme 'v'",
        ),
        (
            {"findings": (ImprovementFinding(code="f", theme="t", label=SAID, items=("i",)),)},
            UnknownNameError,
            "no survey item 'i'",
        ),
        (
            {
                "findings": (ImprovementFinding(code="f", theme="t", label=SAID),),
                "actions": (action("a", theme="u", finding="f"),),
            },
            ChoiceError,
            "the action 'a' is of the theme 'u', its finding of 't'",
        ),
        (
            {
                "recommendations": (
                    Recommendation(
                        code="r", label=SAID, by=SAID, to=SAID, status="done", actions=("a",)
                    ),
                )
            },
            UnknownNameError,
            "no action 'a'",
        ),
    ],
)
def test_what_does_not_hold_together_is_refused(others, error, words):
    """Codes twice, names of nothing, an action of another theme than its finding."""
    with pytest.raises(error, match=words):
        plan(**others)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: action("a", year=20188), "year: 20188 is no year from 1900 to 2200"),
        (lambda: Suggestion(code="s", label=SAID, votes=-1), "votes: -1: none is below 0"),
        (lambda: Praise(code="p", label=SAID, number=-2), "number: -2: none is below 0"),
        (lambda: Survey(code="s", label=SAID, answered=-3), "answered: -3: none is below 0"),
        (lambda: SurveyItem(code="i", label=SAID, percent="half"), "no percentage 'half'"),
    ],
)
def test_numbers_that_cannot_be_are_refused(make, words):
    """Years, votes, answers and percentages."""
    with pytest.raises(ChoiceError, match=words):
        make()


def test_an_action_that_is_not_there_is_not_found():
    """The message names those that are."""
    with pytest.raises(UnknownNameError, match="no action 'b'; known: a"):
        plan(actions=(action("a"),)).action("b")


@pytest.mark.parametrize(
    ("number", "codes"),
    [(0, []), (-1, []), (1, ["b"]), (2, ["b", "a", "c"]), (3, ["b", "a", "c"]), (9, None)],
)
def test_the_most_liked_ideas_are_taken_with_those_that_tie(number, codes):
    """Nobody is left out for the order of the file; an idea that nobody can vote on is no rival."""
    votes = {"a": 5, "b": 9, "c": 5, "d": 1, "e": None}
    ideas = tuple(Suggestion(code=code, label=SAID, votes=it) for code, it in votes.items())

    found = [it.code for it in plan(suggestions=ideas).most_liked(number)]

    assert found == (["b", "a", "c", "d"] if codes is None else codes)


# -- the file ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", BROKEN_FILES, ids=lambda path: path.stem)
def test_P2_each_broken_file_gives_all_its_problems_in_exact_words(path):
    """P2: path, line and words of every problem at once, in the order of the file."""
    lines = path.read_text("utf-8").splitlines()
    expected = [line.removeprefix(EXPECTS) for line in lines if line.startswith(EXPECTS)]

    with pytest.raises(PolicyError) as caught:
        load_improvement(path)

    assert str(caught.value).split("\n") == [
        f"{path}:{words}" if re.match(r"\d+: ", words) else f"{path}: {words}" for words in expected
    ]
    assert expected


def test_there_are_broken_files():
    """A folder that went missing would prove nothing."""
    assert len(BROKEN_FILES) >= 3


def test_every_key_of_a_file_is_read():
    """Each row comes out as it is written."""
    found = improvement_from(WHOLE)
    page = ("page",)

    assert (found.body, found.taxonomy) == ("x.body", "be.inasti")
    assert found.action("hire") == Action(
        code="hire",
        theme="answers",
        finding="slow",
        label=Text(en="hire"),
        owner=Text(en="personnel"),
        status=ActionStatus.UNDER_WAY,
        year=2018,
        continues="plan",
        aims=(Text(en="answers in time"),),
        categories=("no-reaction",),
        says=Text(en="Two people."),
        source=page,
    )
    assert found.categories_of(found.action("hire")) == ("no-reaction", "organisation")
    assert found.recommendations[0].actions == ("hire",)
    assert (found.surveys[0].answered, found.surveys[0].asked) == (40, Text(en="customers"))
    assert found.items[0] == SurveyItem(
        code="fast",
        label=Text(en="answers are fast"),
        percent="25 %",
        base=Text(en="those with a complaint"),
        base_count=8,
        caveat=Text(en="few"),
        categories=("organisation",),
    )
    assert (found.suggestions[0].votes, found.praise[0].number) == (12, 3)
    assert found.commitments[0] == Commitment(
        code="kindness",
        label=Text(en="kind answers"),
        in_force=InForce(first=date(2018, 1, 1)),
        source=page,
    )
    assert [it.field for it in found.assumptions] == ["action.hire"]


def test_the_test_file_has_every_key_there_is():
    """A key that is added is added there too."""
    kinds = (Theme, ImprovementFinding, Action, Recommendation, Survey, Suggestion, Praise)
    for kind in (*kinds, SurveyItem, Commitment):
        for field in attrs.fields(kind):
            assert f"{field.name} = " in WHOLE or field.name == "items"


def test_without_a_place_to_look_a_taxonomy_is_unknown():
    """The reader alone knows none."""
    with pytest.raises(PolicyError, match=r"taxonomy: no taxonomy 'be\.inasti'"):
        read_improvement(WHOLE.encode(), "i.toml")


LINES = WHOLE.splitlines()
VALUES = st.sampled_from(["5", "[5]", '["hire"]', '"hire"', "{ a = 1 }", "[]", "2026-01-01"])
KEYS = [match.span() for match in re.finditer(r"^\w+ = (.*)$", WHOLE, re.MULTILINE)]


@given(st.integers(0, len(KEYS) - 1), VALUES)
def test_P1_a_value_of_any_type_anywhere_is_read_or_refused(place, value):
    """P1: no value of another type gets past its reader."""
    start, end = KEYS[place]
    line = WHOLE[start:end].partition(" = ")[0] + f" = {value}"

    assert read_or_refused(WHOLE[:start] + line + WHOLE[end:])


@given(st.lists(st.sampled_from(LINES), max_size=30))
def test_P1_lines_in_any_order_are_read_or_refused(lines):
    """P1: whatever stands where, it is read or refused in words."""
    assert read_or_refused("\n".join(lines))


# -- in a report -------------------------------------------------------------------------------


def test_each_kind_has_a_table_and_what_is_not_there_has_none():
    """In the order of the model; a survey has one of its own."""
    tables = improvement_tables(improvement_from(WHOLE), taxonomy=get_taxonomy("be.inasti"))
    by_code = {it.code: it for it in tables}

    assert list(by_code) == [
        *("actions-by-status", "actions", "recommendations", "survey-asked"),
        *("suggestions", "praise", "commitments"),
    ]
    assert cells(by_code["actions"], "hire") == [
        *("answers", "answers are slow", "personnel", "under way", "2018"),
        "no reaction while a file is handled and organisational problems",
    ]
    assert cells(by_code["recommendations"], "advice") == [
        *("mediator", "desk", "done", "2018", "communication problems"),
    ]
    assert cells(by_code["survey-asked"], "fast") == ["25%", "those with a complaint (8)", "few"]
    assert cells(by_code["survey-asked"], "kind") == ["more than 60%", None, None]
    assert cells(by_code["suggestions"], "sms") == [
        *(12, "planned", "2018", "communication problems"),
    ]
    assert cells(by_code["praise"], "thanks") == [3, "desk", "2018"]
    assert cells(by_code["commitments"], "kindness") == ["1 January 2018"]
    assert [it.words.in_language("en") for it in by_code["survey-asked"].notes] == [
        "40 people answered."
    ]
    assert improvement_tables(plan()) == ()


def test_actions_by_status_are_counted_with_their_share():
    """One proposed, one under way, of two; the whole stands below."""
    table = improvement_tables(improvement_from(WHOLE))[0]

    assert [(it.code, it.figures[0].value, it.figures[0].percent) for it in table.rows] == [
        ("proposed", 1, 50),
        ("under-way", 1, 50),
        ("total", 2, None),
    ]
    assert table.rows[0].figures[0].rate.denominator == 2
    assert table.rows[-1].total


def test_what_is_of_another_year_is_left_out_and_said():
    """What has no year stays, and is said too."""
    tables = {it.code: it for it in improvement_tables(INASTI, Period.parse("2019"))}
    notes = [it.words.in_language("en") for it in tables["actions"].notes]

    assert len(tables["actions"].rows) == 25 - 14
    assert notes == ["14 of other years are left out.", "8 have no year in the text."]
    assert "survey-customers-2017" not in tables
    assert "survey-customers-2017" in {
        it.code for it in improvement_tables(INASTI, Period.parse("2016-07-01/2017-06-30"))
    }


def test_without_a_taxonomy_the_codes_of_categories_are_shown():
    """And so is one that the taxonomy does not have."""
    bare = improvement_tables(improvement_from(WHOLE))[1]
    other = improvement_tables(improvement_from(WHOLE), taxonomy=get_taxonomy("be.inami"))[1]

    assert cells(bare, "hire")[-1] == "no-reaction and organisation"
    assert cells(other, "hire")[-1].endswith("organisation")


def test_an_idea_nobody_has_looked_at_and_a_promise_without_a_day_have_empty_cells():
    """Nothing is made up."""
    ideas = (Suggestion(code="i", label=SAID),)
    tables = improvement_tables(
        plan(suggestions=ideas, commitments=(Commitment(code="c", label=SAID),))
    )

    assert [cells(table, table.rows[0].code) for table in tables] == [
        [None, None, None, None],
        [None],
    ]


def some(*, votes=12, praise=7, answered=40, base=20, percent="50 %"):
    """One idea, one praise, one survey with one item."""
    item = SurveyItem(code="i", label=SAID, percent=percent, base=SAID, base_count=base)
    return plan(
        suggestions=(Suggestion(code="s", label=SAID, votes=votes),),
        praise=(Praise(code="p", label=SAID, number=praise),),
        surveys=(Survey(code="a", label=SAID, answered=answered, items=(item,)),),
    )


def kept_back(whole, least):
    """The tables in which something is withheld, and whether the survey says how many answered."""
    tables = {it.code: it for it in improvement_tables(whole, least=least)}
    found = {
        code for code, table in tables.items() if any(it.withheld for it in table.rows[0].figures)
    }
    return found, bool(tables["survey-a"].notes)


@pytest.mark.parametrize(
    ("numbers", "withheld", "answered"),
    [
        ({}, set(), True),
        ({"votes": 4}, {"suggestions"}, True),
        ({"votes": 0, "praise": 0}, set(), True),
        ({"votes": None}, set(), True),
        ({"praise": 1}, {"praise"}, True),
        ({"answered": 3}, set(), False),
        ({"base": 4}, {"survey-a"}, True),
        ({"percent": "20 %"}, {"survey-a"}, True),
        ({"percent": "80 %"}, {"survey-a"}, True),
        ({"percent": "0 %"}, set(), True),
        ({"percent": "100 %"}, set(), True),
        ({"percent": "> 60 %"}, {"survey-a"}, True),
        ({"percent": "52 %", "base": 7}, set(), True),
        ({"percent": "52 %", "base": 3}, {"survey-a"}, True),
        ({"base": None, "percent": "20 %"}, set(), True),
    ],
)
def test_R5_few_people_are_not_told_where_a_report_is_published(numbers, withheld, answered):
    """R5: votes, praise and answers from 1 to 4, and shares that are those of so few."""
    assert kept_back(some(**numbers), 5) == (withheld, answered)
    assert kept_back(some(**numbers), 1) == (set(), True)


def test_R5_a_published_report_says_how_few_are_withheld():
    """R5: the threshold is that of the report; one that stays inside withholds nothing."""
    policy, whole = get_policy("be.inasti"), some(praise=4)
    for published in (False, True):
        made = report([], policy, "yearly-network", "2019", date(2020, 1, 31), published=published)
        table = with_improvement(made, whole).table("praise")
        assert table.rows[0].figures[0].withheld is published


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_tells_what_was_done_better_beside_its_figures(language):
    """In every format for people, in every language; no case is needed for it."""
    made = report([], get_policy("be.inasti"), "yearly-network", "2019", date(2020, 1, 31))
    both = with_improvement(made, INASTI, get_taxonomy("be.inasti"))

    assert both.tables[: len(made.tables)] == made.tables
    assert both.table("actions").rows
    assert "VAJA" in report_as(both, "text", language).decode()
    for form in ("markdown", "html"):
        shown = report_as(both, form, language).decode()
        assert INASTI.action("new-structure-2019").label.in_language(language) in shown
