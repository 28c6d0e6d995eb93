"""What the limits of a file say of each other, of stages and of events must be there."""

from datetime import date

import pytest
from factories import WHOLE_POLICY

from complaintkit import EventKind, ExtendedUntil, PolicyError, Start, get_calendar, run_examples
from complaintkit.reading import Shared, read_policy
from complaintkit.starts import STATED_DAYS

HEAD = WHOLE_POLICY.partition("\n[[time_limit]]")[0]
"""The file up to its limits: 13 lines."""

MEDIATION = '[[stage]]\ncode = "mediation"\nlabel = { en = "mediation" }\n'
LISTS = ("met_by", "replaced_by", "stopped_by", "resumed_by", "restarted_by")
ANWSERED = "no event 'anwsered'; did you mean 'answered' or 'transferred'?"
CIRCLE = "limits that wait for each other in a circle"
BOTH_APPLY = "two limits 'answer' both apply: give one of them a 'when'"


def limit(code="answer", *lines):
    """A limit of four lines and those given: header, code, term, the given ones, source."""
    rows = ["[[time_limit]]", f'code = "{code}"', 'term = "1 week"', *lines, 'source = "page"']
    return "\n".join(rows) + "\n"


def read(*parts):
    """Read a policy of these parts."""
    return read_policy((HEAD + "".join(parts)).encode(), "p.toml", Shared(calendar=get_calendar))


def problems_of(*parts):
    """Every problem as code and text, without the name of the file."""
    with pytest.raises(PolicyError) as caught:
        read(*parts)
    return [(it.code, str(it).removeprefix("p.toml:")) for it in caught.value.problems]


def test_the_head_has_the_lines_that_the_tests_count_on():
    """A limit after it begins on line 14."""
    assert HEAD.count("\n") == 13
    assert read(limit()).limit("answer").code == "answer"


def test_every_name_that_there_is_may_be_used():
    """Stages, limits before and after, every kind of event; a stated day starts a clock."""
    every = ", ".join(f'"{kind.value}"' for kind in EventKind)
    policy = read(
        limit(
            "a",
            'stage = "mediation"',
            'starts_on = { event = "received", stage = "mediation", or_else = { due_of = "b" } }',
            *(f"{name} = [{every}]" for name in LISTS),
            'extension = [{ by = "1 week", on = "holding-reply" }]',
            'void_if = { event = "settled", by_due_of = "b" }',
        ),
        *(limit(f"s-{day}", f'starts_on = "{day}"') for day in STATED_DAYS),
        limit("b"),
        MEDIATION,
    )

    assert [stage.code for stage in policy.stages] == ["mediation"]
    first = policy.limit("a")
    assert first.starts_on.or_else == Start(due_of="b")
    assert {len(getattr(first, name)) for name in LISTS} == {29}


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ('stage = "mediaton"', "stage"),
        ('starts_on = { event = "received", stage = "mediaton" }', "starts_on"),
        (
            'starts_on = { event = "facts", or_else = { event = "learnt", stage = "mediaton" } }',
            "starts_on",
        ),
        (
            'starts_on = { due_of = "b", expected_from = { event = "sent", stage = "mediaton" } }',
            "starts_on",
        ),
    ],
)
def test_a_stage_that_there_is_not(line, path):
    """In the limit itself, in its start, and in what stands in for that."""
    assert problems_of(MEDIATION, limit("b"), limit("answer", line)) == [
        (
            "unknown-stage",
            f"24: time_limit[2].{path}: no stage 'mediaton'; did you mean 'mediation'?",
        )
    ]


def test_a_file_without_stages_has_none_to_name():
    """The message has nothing to propose."""
    assert problems_of(limit("answer", 'stage = "mediation"')) == [
        ("unknown-stage", "17: time_limit[1].stage: no stage 'mediation'")
    ]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ('starts_on = { due_of = "anwser" }', "starts_on"),
        ('starts_on = { event = "facts", or_else = { due_of = "anwser" } }', "starts_on"),
        ('starts_on = { event = "facts", expected_from = { due_of = "anwser" } }', "starts_on"),
        ('void_if = { event = "settled", by_due_of = "anwser" }', "void_if"),
    ],
)
def test_a_limit_that_there_is_not(line, path):
    """Where a start, what stands in for it, or what makes void names it."""
    assert problems_of(limit(), limit("next", line)) == [
        (
            "unknown-limit",
            f"21: time_limit[2].{path}: no limit 'anwser'; did you mean 'answer'?",
        )
    ]


@pytest.mark.parametrize("name", ["met_by", "replaced_by", "restarted_by"])
def test_an_event_that_there_is_not(name):
    """Each list of events is looked through to its end; a stated day is no event."""
    assert problems_of(limit("answer", f'{name} = ["anwsered", "closed", "sentt", "refusd"]')) == [
        (
            "unknown-event",
            f"17: time_limit[1].{name}: {ANWSERED}",
        ),
        (
            "unknown-event",
            f"17: time_limit[1].{name}: no event 'sentt'; did you mean 'settled'?",
        ),
        (
            "unknown-event",
            f"17: time_limit[1].{name}: no event 'refusd'; did you mean 'refused'?",
        ),
    ]


def test_events_that_there_are_not_in_stops_extensions_and_what_makes_void():
    """All at once, each on its line."""
    lines = [
        'stopped_by = "stoped"',
        'resumed_by = "reopend"',
        'extension = [{ by = "1 week" }, { by = "1 week", on = "prolongued" }]',
        'void_if = { event = "settle", by_due_of = "b" }',
    ]

    found = problems_of(limit("answer", *lines), limit("b"))
    assert [(code, words.split(";")[0]) for code, words in found] == [
        ("unknown-event", "17: time_limit[1].stopped_by: no event 'stoped'"),
        ("unknown-event", "18: time_limit[1].resumed_by: no event 'reopend'"),
        ("unknown-event", "19: time_limit[1].extension: no event 'prolongued'"),
        ("unknown-event", "20: time_limit[1].void_if: no event 'settle'"),
    ]


def on(code):
    """The line of a limit that starts on the day another is due."""
    return f'starts_on = {{ due_of = "{code}" }}'


@pytest.mark.parametrize(
    ("limits", "line", "where", "circle"),
    [
        ([("a", on("a"))], 17, 1, "a → a"),
        ([("a", on("b")), ("b", on("a"))], 17, 1, "a → b → a"),
        ([("x", on("a")), ("a", on("b")), ("b", on("a"))], 22, 2, "a → b → a"),
        ([("a", on("c")), ("b", on("a")), ("c", on("b"))], 17, 1, "a → c → b → a"),
        (
            [
                ("a", 'starts_on = { event = "facts", or_else = { due_of = "b" } }'),
                ("b", 'starts_on = { event = "facts", expected_from = { due_of = "a" } }'),
            ],
            17,
            1,
            "a → b → a",
        ),
        (
            [("a", 'void_if = { event = "settled", by_due_of = "b" }'), ("b", on("a"))],
            14,
            1,
            "a → b → a",
        ),
    ],
)
def test_E1_a_circle_of_limits_is_reported_once_where_it_is_first_met(limits, line, where, circle):
    """E1: by starts, by what stands in for them, by what makes void; without those outside it."""
    assert problems_of(*(limit(code, words) for code, words in limits)) == [
        (
            "circle",
            f"{line}: time_limit[{where}].starts_on: {CIRCLE}: {circle}",
        )
    ]


def test_E1_each_circle_is_reported():
    """E1: two that have nothing in common are two problems."""
    found = problems_of(*(limit(code, on(other)) for code, other in ["ab", "cd", "ba", "dc"]))

    assert [words.rpartition(": ")[2] for _, words in found] == ["a → b → a", "c → d → c"]


def test_E1_limits_of_one_code_wait_together():
    """E1: which of them applies is not known before, so a circle by way of any is one."""
    conditional = limit("a", on("b"), 'when = [{ nature = ["praise"] }]')

    assert problems_of(limit("a"), conditional, limit("b", on("a"))) == [
        (
            "circle",
            "14: time_limit[1].starts_on: limits that wait for each other in a circle: a → b → a",
        )
    ]


def test_E1_ways_that_meet_again_are_no_circle():
    """E1: two limits may wait for the same one, and one for two."""
    two = 'starts_on = { due_of = "b", or_else = { due_of = "c" } }'
    policy = read(limit("a", two), limit("b", on("d")), limit("c", on("d")), limit("d"))

    assert [it.code for it in policy.time_limits] == list("abcd")


FROM = "in_force = {{ from = {}, to = {} }}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""),
        (FROM.format("2020-01-01", "2020-06-30"), FROM.format("2020-06-30", "2021-01-01")),
        (FROM.format("2020-06-30", "2021-01-01"), FROM.format('"unknown"', "2020-06-30")),
        (FROM.format('"unknown"', "2020-06-30"), ""),
        ('owed_for = ["complaint"]', ""),
        ("", 'owed_for = ["complaint"]'),
        ('owed_for = ["complaint", "praise"]', 'owed_for = ["praise", "request"]'),
    ],
)
def test_two_limits_of_one_code_must_be_told_apart(one, other):
    """By conditions, by natures that have nothing in common, or by days without overlap."""
    problem = ("both-apply", f"19: time_limit[2]: {BOTH_APPLY}")

    assert problems_of(limit("answer", one), limit("answer", other)) == [problem]
    # Another code is another limit; a condition sets one of them apart.
    assert len(read(limit("answer", one), limit("other", other)).time_limits) == 2
    when = 'when = [{ medium = ["letter"] }]'
    assert len(read(limit("answer", one), limit("answer", other, when)).time_limits) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FROM.format('"unknown"', "2020-06-30"), "in_force = { from = 2020-07-01 }"),
        ("in_force = { from = 2020-07-01 }", FROM.format("2020-01-01", "2020-06-30")),
        ('owed_for = ["complaint"]', 'owed_for = ["praise", "request"]'),
    ],
)
def test_limits_of_one_code_that_are_told_apart(one, other):
    """Days that follow each other, or different natures, are enough."""
    assert len(read(limit("answer", one), limit("answer", other)).time_limits) == 2


def test_every_pair_of_limits_is_looked_at():
    """Three alike: the second is like the first, the third like both, and said once."""
    found = problems_of(limit(), limit("other"), limit(), limit())

    assert found == [
        ("both-apply", f"22: time_limit[3]: {BOTH_APPLY}"),
        ("both-apply", f"26: time_limit[4]: {BOTH_APPLY}"),
    ]


def test_an_example_may_tell_of_an_extension_to_a_day():
    """The day it was told, and the new end; beside plain days and lists of them."""
    policy = read(
        limit("answer", "extension = [{}]"),
        '[[example]]\nname = "one"\ncomplaint = { received = 2026-05-13 }\n',
        "events = { extended = { day = 2026-05-14, until = 2026-07-01 }, closed = [2026-05-15] }\n",
        "due = { answer = 2026-07-01 }\n",
    )

    assert policy.examples[0].events == {
        "extended": (ExtendedUntil(date(2026, 5, 14), date(2026, 7, 1)),),
        "closed": (date(2026, 5, 15),),
    }
    assert run_examples(policy) == ()
