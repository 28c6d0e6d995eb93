"""Checking a policy: each thing it leaves open, each way in which an example does not come out."""

from datetime import date

import pytest
from attrs import evolve

from complaintkit import (
    AdmissibilityRule,
    AppealNotice,
    AppealTerm,
    Assumption,
    Attribute,
    Body,
    Complaint,
    Medium,
    MediumIs,
    Mismatch,
    MonthRule,
    Nature,
    Opening,
    Policy,
    PolicyExample,
    Roll,
    Stage,
    StageEffect,
    Term,
    Text,
    TimeLimit,
    available_policies,
    get_calendar,
    lint,
    policy_versions,
    run_examples,
)

BILINGUAL = Text(fr="corps", nl="lichaam")


def a_limit(term="10 calendar days", **choices):
    """A limit about which nothing is left to say."""
    given = {
        "code": "answer",
        "label": Text(fr="réponse", nl="antwoord"),
        "stated": {"roll", "calendar"},
        "calendar": "be.legal",
    }
    return TimeLimit(**{**given, "term": Term.parse(term), **choices})


def an_example(received=date(2026, 5, 13), **given):
    """A worked case: ten days from 13 May 2026 end on the 23rd."""
    complaint = Complaint(received=received, nature=Nature.COMPLAINT)
    return PolicyExample(**{"name": "a Wednesday", "complaint": complaint, **given})


def a_policy(*limits, **changes):
    """A policy in French and Dutch with one example."""
    given = {
        "code": "x.body",
        "version": "1",
        "body": Body(code="x.body", name=BILINGUAL),
        "zone": "Europe/Brussels",
        "languages": ("fr", "nl"),
        "time_limits": limits,
        "examples": (an_example(),),
        "find_calendar": get_calendar,
    }
    return Policy(**{**given, **changes})


def found(policy):
    """What lint finds, as path, code and message."""
    return [(problem.path, problem.code, problem.message) for problem in lint(policy)]


ROLL_UNSAID = (
    "time_limit.answer.roll",
    "roll-unsaid",
    (
        "what happens when it ends on a closed day? State roll ('none', 'following' …), or "
        "add an [[assumption]] bound to this field"
    ),
)
CALENDAR_UNSAID = (
    "time_limit.answer.calendar",
    "calendar-unsaid",
    (
        "does Saturday count as a working day here? Name the calendar in the limit itself, or "
        "add an [[assumption]] bound to this field"
    ),
)


def assumed(choice):
    """An assumption about a choice."""
    return Assumption(field=f"time_limit.answer.{choice}", says=Text(fr="supposé"))


# -- lint ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "choices", "expected"),
    [
        ("10 calendar days", {"stated": ()}, [ROLL_UNSAID]),
        ("10 calendar days", {"stated": {"calendar"}}, [ROLL_UNSAID]),
        ("2 weeks", {"stated": ()}, [ROLL_UNSAID]),
        ("1 month", {"stated": (), "month_rule": MonthRule.SAME_DATE}, [ROLL_UNSAID]),
        ("1 year", {"stated": (), "month_rule": MonthRule.SAME_DATE}, [ROLL_UNSAID]),
        ("10 working days", {"stated": ()}, [CALENDAR_UNSAID]),
        ("10 working days", {"stated": {"roll"}}, [CALENDAR_UNSAID]),
        ("10 calendar days", {"stated": {"roll"}}, []),
        ("10 working days", {"stated": {"calendar"}}, []),
        ("10 calendar days", {"stated": (), "assumptions": [assumed("roll")]}, []),
        ("10 working days", {"stated": (), "assumptions": [assumed("calendar")]}, []),
        ("10 working days", {"stated": (), "assumptions": [assumed("roll")]}, [CALENDAR_UNSAID]),
        ("immediate", {"stated": ()}, []),
        ("no figure", {"stated": ()}, []),
    ],
)
def test_what_is_neither_stated_nor_assumed_is_asked_for(term, choices, expected):
    """Saturday where working days are counted, the roll everywhere else, nothing without figure."""
    assert found(a_policy(a_limit(term, **choices))) == expected


@pytest.mark.parametrize(
    ("choice", "otherwise", "same"),
    [("roll", "none", True), ("roll", "following", False), ("term", "10 calendar days", True)],
)
def test_another_reading_that_is_the_same_is_reported(choice, otherwise, same):
    """It would show a reader no second date, and hide that there is a doubt."""
    assumption = Assumption(
        field=f"time_limit.answer.{choice}", says=Text(en="so"), otherwise=otherwise
    )
    codes = [code for _, code, _ in found(a_policy(a_limit(assumptions=[assumption])))]

    assert codes == (["otherwise-same"] if same else [])


def test_a_limit_without_a_label_is_reported():
    """Readers are shown its name."""
    assert found(a_policy(a_limit(label=None))) == [
        (
            "time_limit.answer.label",
            "no-label",
            "no label: give its name in the languages of the policy",
        )
    ]


def test_a_label_that_lacks_languages_is_reported_with_all_of_them():
    """In the order of the alphabet; a language too many is none of lint's business."""
    label = Text(en="answer", de="Antwort")

    assert found(a_policy(a_limit(label=label))) == [
        ("time_limit.answer.label", "label-language", "the label has no words in fr, nl")
    ]


def test_a_body_that_lacks_a_language_is_reported():
    """The body's name is the first thing a reader sees."""
    assert found(a_policy(a_limit(), body=Body(code="x.body", name=Text(fr="corps")))) == [
        ("body", "body-language", "the body's name has no words in nl")
    ]


def test_a_policy_without_examples_is_reported():
    """An example is how a file shows what it means."""
    assert found(a_policy(a_limit(), examples=())) == [
        (
            "example",
            "no-example",
            "no [[example]]: a worked date shows that the file says what its author means",
        )
    ]


def test_everything_is_reported_at_once():
    """Limit by limit, then the body, then the examples."""
    policy = a_policy(
        a_limit(stated=(), label=None),
        a_limit("3 working days", code="other", stated=()),
        body=Body(code="x.body", name=Text(de="x")),
        examples=(),
    )

    assert [(problem.path, problem.code) for problem in lint(policy)] == [
        ("time_limit.answer.roll", "roll-unsaid"),
        ("time_limit.answer.label", "no-label"),
        ("time_limit.other.calendar", "calendar-unsaid"),
        ("body", "body-language"),
        ("example", "no-example"),
    ]


# -- examples --------------------------------------------------------------------------


def differences(policy):
    """What does not come out, as text."""
    return [str(mismatch) for mismatch in run_examples(policy)]


def test_an_example_that_comes_out_says_nothing():
    """Ten days from 13 May are 23 May; what an example does not name it does not check."""
    policy = a_policy(
        a_limit(), a_limit(code="other"), examples=[an_example(due={"answer": date(2026, 5, 23)})]
    )

    assert run_examples(policy) == ()


def test_another_date_is_a_mismatch():
    """Both dates are named."""
    policy = a_policy(a_limit(), examples=[an_example(due={"answer": date(2026, 5, 26)})])

    assert run_examples(policy) == (
        Mismatch("a Wednesday", "answer: 2026-05-26 was expected, not 2026-05-23"),
    )
    assert differences(policy) == [
        "example 'a Wednesday': answer: 2026-05-26 was expected, not 2026-05-23"
    ]


def test_no_date_where_one_is_expected_and_one_where_none_is():
    """A limit without a figure has no date."""
    policy = a_policy(
        a_limit(),
        a_limit("no figure", code="report"),
        examples=[an_example(due={"answer": None, "report": date(2026, 5, 23)})],
    )

    assert differences(policy) == [
        "example 'a Wednesday': answer: no date was expected, not 2026-05-23",
        "example 'a Wednesday': report: 2026-05-23 was expected, not no date",
    ]


def test_no_date_as_expected():
    """None is what comes out of no figure."""
    policy = a_policy(a_limit("no figure"), examples=[an_example(due={"answer": None})])

    assert run_examples(policy) == ()


def test_a_limit_that_is_not_owed_is_a_mismatch():
    """Its condition does not hold for the complaint of the example."""
    complaint = Complaint(received=date(2026, 5, 13), medium=[Medium.LETTER])
    policy = a_policy(
        a_limit(when=[MediumIs([Medium.PHONE])]),
        examples=[an_example(complaint=complaint, due={"answer": date(2026, 5, 23)})],
    )

    assert differences(policy) == [
        "example 'a Wednesday': answer: 2026-05-23 was expected, but the limit is not owed"
    ]


def test_a_provisional_date_must_be_called_so():
    """It is not known how the complaint came in, so it is not known whether the limit applies."""
    perhaps = a_limit(when=[MediumIs([Medium.PHONE])])

    assert differences(a_policy(perhaps)) == [
        "example 'a Wednesday': answer: the date is provisional"
    ]
    assert differences(a_policy(perhaps, examples=[an_example(provisional=("answer",))])) == []


def test_a_date_called_provisional_must_be_so():
    """The other way round, limit by limit in the order of the alphabet."""
    policy = a_policy(
        a_limit(), a_limit(code="another"), examples=[an_example(provisional=("answer", "another"))]
    )

    assert differences(policy) == [
        "example 'a Wednesday': another: the date is not provisional",
        "example 'a Wednesday': answer: the date is not provisional",
    ]


def test_an_example_that_cannot_be_counted_tells_why_and_the_next_one_is_run():
    """A horizon or a missing fact is a mismatch, never the end of the check."""
    rolling = a_limit(roll=Roll.FOLLOWING)
    policy = a_policy(
        rolling,
        examples=[
            an_example(date(2100, 12, 30), name="too late"),
            an_example(None, name="no day"),
            an_example(due={"answer": date(2026, 5, 23)}),
        ],
    )

    assert differences(policy) == [
        (
            "example 'too late': 2101-01-09 is beyond what the calendar be.legal knows: "
            "1975-01-01 to 2100-12-31"
        ),
        "example 'no day': the day of receipt is not known: nothing can be counted from it",
        "example 'a Wednesday': answer: 2026-05-23 was expected, not 2026-05-26",
    ]


@pytest.mark.parametrize("code", available_policies())
def test_every_shipped_policy_is_without_reproach(code):
    """What is shipped leaves nothing open, and its examples come out, in each version."""
    for policy in policy_versions(code):
        assert lint(policy) == ()
        assert run_examples(policy) == ()
        assert policy.examples


def test_a_rule_is_worded_and_shown_at_work():
    """Words for the person in each language of the policy, and an example in which it holds."""
    bare = AdmissibilityRule(
        code="phone", effect="may-refuse", label=Text(fr="téléphone"), when=[MediumIs("phone")]
    )
    inherited = evolve(bare, code="taken-over", says=BILINGUAL, label=BILINGUAL, inherited=True)

    assert found(a_policy(a_limit(), rules=(bare, inherited))) == [
        ("rule.phone.label", "language", "no words in nl"),
        ("rule.phone.says", "no-words", "no words for the person: say what follows when it holds"),
        (
            "rule.phone",
            "no-example",
            "no [[example]] in which it holds: a worked case shows what it means",
        ),
    ]


def test_an_attribute_has_a_question_in_every_language():
    """Somebody has to be asked for it."""
    bare = Attribute(code="a", type="truth", label=BILINGUAL)
    half = Attribute(code="b", type="truth", label=BILINGUAL, question=Text(nl="Is het zo?"))

    assert found(a_policy(a_limit(), attributes=(bare, half))) == [
        ("attribute.a.question", "no-question", "no question: how is it asked for?"),
        ("attribute.b.question", "language", "no words in fr"),
    ]


OPEN = Opening(on="refusal")


def with_a_stage(**choices):
    """A policy with a stage and a clock of the person's own."""
    stage = Stage(code="board", label=BILINGUAL, opening=[OPEN])
    clock = AppealTerm(code="court", label=BILINGUAL, body="x.court", term="60 calendar days")
    return a_policy(a_limit(), **{"stages": (stage,), "appeal_terms": (clock,), **choices})


def test_a_stage_is_shown_at_work_and_says_what_it_does_to_each_clock():
    """An example with its route, an effect; the first line too says what it does."""
    assert found(with_a_stage()) == [
        (
            "stage.board",
            "no-example",
            "no [[example]] with its route: a worked case shows what opens it",
        ),
        (
            "stage.board.effect",
            "effect-unsaid",
            (
                "what does it do to court? Add [[stage.effect]], or an [[assumption]] bound to "
                "this field"
            ),
        ),
        (
            "effect",
            "effect-unsaid",
            (
                "does a complaint to the first line stop it? Say so in [appeal_notice] or "
                "[[effect]], or add an [[assumption]] bound to 'effect'"
            ),
        ),
    ]


def test_what_is_said_of_stages_and_clocks_is_not_asked_for_again():
    """In rows, in assumptions, in the notice; of a stage that is taken over, where it came from."""
    shown = PolicyExample(name="x", complaint=Complaint(), routes={"board": "open"})
    effect = StageEffect(on="court", does="does-not-suspend")
    board = Stage(code="board", label=BILINGUAL, opening=[OPEN], effect=[effect])
    taken_over = Stage(code="board", label=BILINGUAL, opening=[OPEN], inherited=True)
    assumed = tuple(
        Assumption(field=field, says=BILINGUAL) for field in ("stage.board.effect", "effect")
    )
    notice = AppealNotice(says=BILINGUAL)

    assert found(with_a_stage(stages=(board,), effects=(effect,), examples=(shown,))) == []
    assert found(with_a_stage(stages=(taken_over,), assumptions=assumed)) == []
    assert found(with_a_stage(stages=(), appeal_notice=notice)) == []
    assert (
        found(with_a_stage(stages=(Stage(code="board", label=BILINGUAL),), effects=(effect,))) == []
    )


def test_stages_and_clocks_have_words_in_every_language():
    """As everything has that a person may read."""
    french = Text(fr="médiateur")
    effect = StageEffect(on="court", does="suspends")
    stage = Stage(code="board", label=french)
    clock = AppealTerm(code="court", label=french, body="x.court", term="60 calendar days")

    policy = with_a_stage(stages=(stage,), appeal_terms=(clock,), effects=(effect,))
    assert found(policy) == [
        ("stage.board.label", "language", "no words in nl"),
        ("appeal_term.court.label", "language", "no words in nl"),
    ]
