"""Reading files: a value or all that is wrong with the file, in exact words, whatever it holds."""

import pickle
import re
import sys
import time
import tomllib
from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone

import attrs
import pytest
from factories import (
    BROKEN,
    DATA,
    SECRET,
    SHIPPED_CALENDARS,
    SHIPPED_POLICIES,
    WHOLE_CALENDAR,
    WHOLE_POLICY,
)
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    AllOf,
    AnyOf,
    ExtendedUntil,
    Medium,
    MediumIs,
    MonthRule,
    Nature,
    NatureIs,
    Not,
    NotADateError,
    Policy,
    PolicyError,
    Roll,
    Start,
    StartRule,
    Text,
    WorkingCalendar,
    available_policies,
    get_calendar,
    get_taxonomy,
    load_calendar,
    load_policy,
)
from complaintkit.reading import Shared, read_calendar, read_policy
from complaintkit.reading.faults import found_in
from complaintkit.reading.toml_file import parse_toml
from complaintkit.reading.values import read_day
from complaintkit.registry import shipped_bodies
from complaintkit.text import LANGUAGES

NOT_ALLOWED = "is not allowed here; did you mean"
TERM = 'term = "45 calendar days"\n'
INAMI = (DATA / "policies/be/be.inami@unknown.toml").read_text("utf-8")
LEGAL = (DATA / "calendars/be.legal.toml").read_text("utf-8")
SHARED = Shared(
    calendar=get_calendar,
    taxonomy=get_taxonomy,
    bodies=shipped_bodies(),
    policies=available_policies(),
)
FEDERAL = (DATA / "calendars/be.federal.toml").read_text("utf-8")


def policy_from(text):
    """Read a policy file, given as text or bytes."""
    data = text if isinstance(text, bytes) else text.encode()
    return read_policy(data, "p.toml", SHARED)


def calendar_from(text):
    """Read a calendar file, given as text or bytes."""
    data = text if isinstance(text, bytes) else text.encode()
    return read_calendar(data, "c.toml")


def problems_of(text, read=policy_from):
    """All problems of a file, without its name."""
    with pytest.raises(PolicyError) as caught:
        read(text)
    problems = caught.value.problems
    assert problems
    return [str(attrs.evolve(problem, file=None)) for problem in problems]


def with_limit(*lines):
    """The whole policy with these lines in its time limit."""
    return WHOLE_POLICY.replace(TERM, TERM + "\n".join(lines) + "\n")


# -- broken files ----------------------------------------------------------------------


def test_the_whole_files_that_the_tests_break_are_whole():
    """What fails in these tests fails for what was broken in it."""
    assert policy_from(WHOLE_POLICY).limit("answer").roll is Roll.NONE
    assert calendar_from(WHOLE_CALENDAR).is_working_day(date(2026, 5, 13))


def test_problems_come_in_the_order_of_the_file():
    """Those without a line first, then line by line, whatever reads them."""
    text = (BROKEN / "many-problems.toml").read_text("utf-8")
    with pytest.raises(PolicyError) as caught:
        policy_from(text)

    lines = [problem.line or 0 for problem in caught.value.problems]
    assert len(lines) == 12
    assert lines == sorted(lines)
    assert len(set(caught.value.problems)) == 12


def test_V4_the_error_of_a_file_survives_a_pickle():
    """V4: a file checked in another process is reported in this one."""
    with pytest.raises(PolicyError) as caught:
        policy_from((BROKEN / "many-problems.toml").read_text("utf-8"))
    back = pickle.loads(pickle.dumps(caught.value))

    assert back.problems == caught.value.problems
    assert str(back) == str(caught.value)


# -- what is no text, or too much ------------------------------------------------------


def nested(levels):
    """A list in a list in a list."""
    return "x = " + "[\n" * levels + "]\n" * levels


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe", "1: the file is not UTF-8: byte 1 cannot be read; save it as UTF-8"),
        (
            b'code = "x"\nbody = "Caf\xe9"\n',
            "2: the file is not UTF-8: byte 23 cannot be read; save it as UTF-8",
        ),
        (b"#" * 2_000_000, "the file has 2000000 bytes; 1048576 is the most"),
        (b"#\n" * 524_288 + b"#", "the file has 1048577 bytes; 1048576 is the most"),
        ("#\n#" + "x" * 5000, "2: the line has 5001 characters; 4096 is the most"),
        ("x = " + "9" * 5000, "1: the line has 5004 characters; 4096 is the most"),
        (nested(5000), "33: tables and lists nest deeper than 32"),
        ("x = 1\n" + nested(33), "34: tables and lists nest deeper than 32"),
        ("a = 1\n" + "a." * 32 + "a = 1", "2: tables and lists nest deeper than 32"),
        ('"a" . ' * 32 + "a = 1", "1: tables and lists nest deeper than 32"),
        ("#\n[" + "a." * 5000 + "a]", "2: the line has 10003 characters; 4096 is the most"),
        ("[" + "a." * 1000 + "a]", "1: tables and lists nest deeper than 32"),
        ("x = " + "{a = " * 33 + "1" + "}" * 33, "1: tables and lists nest deeper than 32"),
        ('"""\n]]]"""\n' + nested(33), "35: tables and lists nest deeper than 32"),
        ('x = ["a", ' + nested(32)[4:] + "]", "32: tables and lists nest deeper than 32"),
    ],
    ids=range(15),
)
def test_P3_what_is_too_much_is_refused_before_it_is_parsed(monkeypatch, data, words):
    """P3: size, length and depth are measured first: the parser never sees such a file."""
    monkeypatch.setattr(tomllib, "loads", lambda _: pytest.fail("the parser was reached"))

    for read in (policy_from, calendar_from):
        assert problems_of(data, read)[0] == words


def test_P3_all_lines_that_are_too_long_are_named():
    """P3, P2: each with its number."""
    long = "#" * 4097 + "\n"

    assert problems_of(long + "#\n" + long) == [
        "1: the line has 4097 characters; 4096 is the most",
        "3: the line has 4097 characters; 4096 is the most",
    ]


def test_P3_the_limits_themselves_are_allowed():
    """P3: 1 MiB, 4,096 characters a line, 32 levels, 10,000 values are not too much."""
    room = (1 << 20) - len(WHOLE_POLICY)
    rest = "#" * 4095 + "\n"
    filling = rest * (room // 4096)
    full = WHOLE_POLICY + filling + "#" * (room - len(filling))

    assert len(full) == 1 << 20
    assert policy_from(full) == policy_from(WHOLE_POLICY)
    assert parse_toml(nested(32).encode(), "x").tables["x"] == eval("[" * 32 + "]" * 32)
    assert parse_toml(("a." * 31 + "a = 1").encode(), "x").tables["a"]
    assert len(parse_toml(("x = [" + "1,\n" * 9_998 + "]").encode(), "x").tables["x"]) == 9_998


def test_P3_brackets_in_texts_and_comments_are_no_depth():
    """P3: what stands in quotes or after a # is not nested, however it is quoted."""
    deep = "[" * 40
    texts = [
        f"'{deep}'",
        f'"{deep}"',
        f"'''\n{deep}'''",
        f'"""\n{deep}\\""""',
        f'"""a""""" # {deep}',
    ]
    text = "\n".join(f"x{n} = {value}" for n, value in enumerate(texts))

    assert parse_toml(text.encode(), "x").tables == {
        "x0": deep,
        "x1": deep,
        "x2": deep,
        "x3": f'{deep}"',
        "x4": 'a""',
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = [" + "1,\n" * 9_999 + "]", "the file has 10001 values; 10000 is the most"),
        (
            "\n".join(f"k{n} = 1" for n in range(10_001)),
            "the file has 10002 values; 10000 is the most",
        ),
        ("x = 9223372036854775808", "1: x: a number of over 64 bits"),
        ("x = -9223372036854775809", "1: x: a number of over 64 bits"),
        ("x = 0x" + "f" * 4000, "1: x: a number of over 64 bits"),
        ("x = " + "9" * 4000, "1: x: a number of over 64 bits"),
        (
            "\n[" + "a." * 20 + "a]\n" + "b." * 20 + "b = 1",
            f"2: {'a.' * 21}{'b.' * 11}b: tables and lists nest deeper than 32",
        ),
    ],
    ids=["values", "keys", "large", "small", "hex", "digits", "depth"],
)
def test_P3_what_only_shows_once_parsed_is_refused_before_it_is_used(text, words):
    """P3: the number of values, the size of numbers, depth that adds up."""
    assert problems_of(text) == [words]


def test_P3_every_number_that_is_too_large_is_named_in_order():
    """P3, P2: with path and line."""
    large = 1 << 63

    assert problems_of(f"a = {large}\n[b]\nc = [1, {large}]\nd = {large - 1}\n") == [
        "1: a: a number of over 64 bits",
        "3: b.c[2]: a number of over 64 bits",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        ("a" * 4_000 + "\n") * 250,
        '\\"""\n' * 200_000,
        '\\"' * 500_000,
        "\\'''\n" * 200_000,
        '"\\\n' * 300_000,
        "a. " * 340_000,
        ("a" + " " * 4_000 + "\n") * 250,
        WHOLE_POLICY + "x = [\n" + ("[" + " " * 4_000 + "\n1],\n") * 100 + "]\n",
        WHOLE_POLICY + "x = [\n" + ("[" + '"a",' * 1_000 + "\n1],\n") * 8 + "]\n",
        '"a".' * 900 + "a = 1",
        "".join(
            f'[source.s{n}{"x" * 60}]\ndocument = "d"\nread = 2026-01-01\n' for n in range(1_200)
        )
        + "".join(f'[[time_limit]]\nsource = "t{n}{"y" * 60}"\n' for n in range(1_200)),
    ],
    ids=range(12),
)
def test_P3_no_file_is_slow_to_refuse(text):
    """P3: not even one made to be: each of these once took from 15 seconds to hours."""
    begin = time.perf_counter()
    for read in (policy_from, calendar_from):
        assert problems_of(text, read)

    assert time.perf_counter() - begin < 10


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = 'a\0b'", "1: the file is not TOML: Found invalid character '\\x00'"),
        ("a\x07b = 1", "1: the file is not TOML: Expected '=' after a key in a key/value pair"),
        ("x = 1\ry = 2", "1: the file is not TOML: Expected newline or end of document after a"),
        ("x = nan_", "1: the file is not TOML: Expected newline or end of document after a"),
        ("x = [", "the file is not TOML: Invalid value"),
        ("[a]\n[a]", "2: the file is not TOML: [a] stands twice; what may stand"),
    ],
)
def test_what_is_not_toml_is_said_with_its_line(text, words):
    """P2: in the parser's words, without its way of telling the place."""
    (found,) = problems_of(text)

    assert found.startswith(words)
    assert " (at " not in found


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("x = “one”", 'write straight quotes: "…"'),
        ("x = « one »", 'write straight quotes: "…"'),
        ("x = True", "write true and false in small letters"),
        ("x = 17:30", "write a time as 17:00:00, without quotes"),
        ("x = { y = 17:30 }", "write a time as 17:00:00, without quotes"),
        ("x = 13/05/2026", "write a day of the calendar as 2026-05-13, without quotes"),
        ("x = 2026-02-30", "write a day of the calendar as 2026-05-13, without quotes"),
        ("x = following", "write a text in quotes"),
        ("x = élan", "write a text in quotes"),
        ('x = "one', "the quote that ends a text is missing"),
        ('x = { y = "one"', "write { … } on one line, without a comma at its end"),
        ('x = { y = "one", }', "write { … } on one line, without a comma at its end"),
        ("x = 1 2", None),
        ('x = "“one” = True, }" 2', None),
        ("x = true 2", None),
    ],
)
def test_a_slip_of_those_who_do_not_know_toml_is_told_with_what_is_meant(line, meant):
    """It stands behind the parser's words; what stands in quotes is no slip."""
    (found,) = problems_of(f"{line}\n")

    assert found.startswith("1: the file is not TOML: ")
    assert found.partition("; ")[2] == (meant or "")


def test_P6_a_control_character_in_a_key_is_escaped():
    """P6: TOML allows it when escaped; a message shows it escaped again."""
    found = problems_of('"a\\u0007\\n\\u202e" = 1\n' + WHOLE_POLICY)

    keys = (
        "appeal_notice, appeal_term, assumption, attribute, body, category, closing_day, code, "
        "counting, effect, event, example, handles, in_force, languages, report, rule, source, "
        "stage, subject, taxonomy, time_limit, transition, version"
    )
    assert found == [f"a\\x07\\n\\u202e: no key 'a\\x07\\n\\u202e' here; known: {keys}"]


@pytest.mark.parametrize("figure", ["nan", "inf", "-inf", "1.5", "1e400"])
def test_what_is_no_whole_number_is_refused(figure):
    """TOML knows figures that are no numbers; no field of a policy does."""
    shown = {"1e400": "inf"}.get(figure, figure)

    assert problems_of(with_limit(f"at_least_working_days = {figure}")) == [
        f"18: time_limit[1].at_least_working_days: a whole number is wanted, not {shown}"
    ]
    assert problems_of(WHOLE_POLICY.replace('"x.body"', figure)) == [
        f"1: code: a text in quotes is wanted, not {shown}"
    ]


def test_P1_a_parser_that_gives_up_is_reported(monkeypatch):
    """P1: on a deep stack the parser may run out of it, however shallow the file."""

    def deep(_):
        message = "maximum recursion depth exceeded"
        raise RecursionError(message)

    monkeypatch.setattr(tomllib, "loads", deep)

    assert problems_of(WHOLE_POLICY) == ["the file is not TOML: maximum recursion depth exceeded"]


def test_P1_a_number_that_python_will_not_convert_is_reported():
    """P1: Python limits the digits of a number, and raises no TOML error when there are more."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    try:
        (found,) = problems_of("x = " + "9" * 700)
    finally:
        sys.set_int_max_str_digits(before)

    assert found.startswith("the file is not TOML: Exceeds the limit (640")


def test_P1_an_error_of_another_library_is_a_problem_without_its_words():
    """P1: what nobody foresaw is reported at its path; its words may quote a personal value."""
    found = list(found_in(RuntimeError(SECRET), ("example", 0, "complaint")))

    assert found == [
        (("example", 0, "complaint"), "wrong-type", "a value of another kind is wanted")
    ]


# -- P1: whatever a file holds ---------------------------------------------------------


def outcome(text, read, kind):
    """Read it; what comes out is a value, or problems that print as they should."""
    try:
        value = read(text)
    except PolicyError as error:
        lines = str(error).split("\n")
        assert [line for line in lines if len(line) > 500 or not line.isprintable()] == []
        return None
    assert isinstance(value, kind)
    return value


READERS = [(policy_from, Policy), (calendar_from, WorkingCalendar)]
TOMLISH = st.text("[]{}=.,#\"'\\ \n\r\tabc019-:TZ\0é", max_size=300)


@given(st.binary(max_size=2000) | TOMLISH)
def test_P1_any_bytes_give_a_policy_error(data):
    """P1: no file of chance is a policy or a calendar, and nothing else is raised."""
    for read, kind in READERS:
        assert outcome(data, read, kind) is None


VALUES = st.sampled_from(
    [
        *(
            '""',
            '"x"',
            '"fr"',
            '"page"',
            '"law"',
            "'a\\b'",
            '"\\u0007"',
            '"\\u0000"',
            '"' + "x" * 600 + '"',
        ),
        *(
            "5",
            "0",
            "-1",
            "9223372036854775807",
            "9223372036854775808",
            "1.5",
            "nan",
            "-inf",
            "true",
        ),
        *("2026-01-01", "0001-01-01", "9999-12-31", "2026-01-01T00:00:00", "10:00:00"),
        *("2026-01-01T00:00:00Z", "0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00"),
        *("[]", "{}", "[5]", '["x"]', "[[1]]", "[{}]", "{ a = 1 }", "{ en = 5 }", '{ en = "x" }'),
        *('"1 month"', '"5 working days"', '"immediate"', '"no figure"', '"999999999999 weeks"'),
        *('"following"', '"roll-then-after"', '"eve-of-date"', '"be.federal"', '"x.days"'),
        *('"received"', '"result"', '"mediation"', '{ due_of = "result" }', '"due_of"'),
        *("{ from = 2027-01-01, to = 2026-01-01 }", '{ event = "answered", due_of = "x" }'),
        *('"../../x"', '"Europe"', '"unknown"', '"counting.term"', '"time_limit.answer.term"'),
        *('"counting.cutoff"', '"counting.at_least_working_days"', '["saturday", "x"]'),
        *('[{ nature = ["complaint"] }]', "[{ nature = 5 }]", "[{ any = [{ not = { x = 1 } }] }]"),
        *("x", "[", "}", "'", '"""'),
    ]
)
MORE_POLICY = """
[[closing_day]]
day = 2026-05-15
name = { en = "bridge" }
source = "page"

[[time_limit]]
code = "appeal"
term = "1 month"
when = [{ any = [{ nature = ["complaint"] }, { not = { medium = ["letter"], only = true } }] }]
starts_on = "received"
start_rule = "after-event"
cutoff = 17:00:00
month_rule = "same-date"
roll = "none"
at_least_working_days = 1
calendar = "be.legal"
source = ["page"]

[[stage]]
code = "mediation"
label = { en = "mediation" }
body = "be.partenamut/mediation"
policy = "be.partenamut"
result = "opinion"
when = [{ nature = ["complaint"] }]
requires = [{ step-taken = ["@body"] }]
exceptions = [{ anonymous = false }]
preferred = "e-mail"
tells = ["be.inasti/complaints"]
source = "page"
[[stage.opening]]
on = "silence"
limits = ["answer"]
only_if = [{ not = { medium = ["letter"] } }]
opens = "2 weeks"
closes = ["1 month", { term = "1 year", since = "facts_date" }]
month_rule = "same-date"
calendar = "be.legal"
repeatable = true
source = "page"
[[stage.effect]]
on = "tribunal"
does = "suspends"
until = ["refused", "closed"]
at_most = "4 months"
source = "page"

[[effect]]
on = "tribunal"
does = "does-not-suspend"
source = "page"

[[appeal_term]]
code = "tribunal"
label = { en = "tribunal" }
body = "be.council-of-state"
term = "60 calendar days"
start_rule = "after-event"
month_rule = "eve-of-date"
roll = "following"
calendar = "be.legal"
indicative = true
presumed = "3 working days"
when = [{ nature = ["complaint"] }]
in_force = { from = 2020-01-01 }
source = ["page"]

[[time_limit]]
code = "result"
term = "2 weeks"
stage = "mediation"
owed_for = ["complaint", "request"]
owed_by = "other"
stopped_by = ["information-requested"]
resumed_by = "information-received"
restarted_by = ["reopened"]
longest_stop = "10 calendar days"
service_level = 90
source = "page"
[time_limit.starts_on]
event = "received"
stage = "mediation"
or_else = "answered"
expected_from = { due_of = "appeal", or_else = { event = "closed" } }
[time_limit.void_if]
event = "settled"
by_due_of = "appeal"
[time_limit.in_force]
from = 2026-01-01
to = 2026-12-31
[[time_limit.extension]]
by = "1 week"
on = "extended"
times = 2
cap = "6 weeks"
in_time = true
consent = false

[[example]]
name = "what happened since"
complaint = { received = 2026-05-13, nature = "complaint" }
[example.events]
answered = 2026-06-01
"mediation/received" = [2026-06-02, 2026-06-03T10:00:00Z]
extended = { day = 2026-06-10, until = 2026-07-10 }
[example.due]
result = 2026-06-16

[[example]]
name = "where to turn"
complaint = { received = 2026-05-13, decisions = [{ notified = 2026-05-01 }] }
as_of = 2026-06-01
routes = { mediation = "not-yet" }
last_days = { tribunal = 2026-06-30 }

[[example]]
name = "all facts"
complaint.reference = "1"
complaint.received = 2026-05-13
complaint.sent = 2026-05-12
complaint.nature = "praise"
complaint.medium = "letter"
due = { answer = "no figure" }
provisional = ["answer"]
"""
MORE_CALENDAR = """
[[extra_working_day]]
day = 2026-05-16
name = { en = "worked" }
source = "law"
"""


@st.composite
def mutated(draw, whole):
    """A file with one to four of its lines left out, doubled, moved or given another value."""
    lines = whole.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        act = draw(st.sampled_from(["value", "value", "value", "drop", "copy", "cut"]))
        if act == "value" and "=" in lines[at]:
            lines[at] = lines[at].partition("=")[0] + "= " + draw(VALUES)
        elif act == "copy":
            lines.insert(draw(st.integers(0, len(lines))), lines[at])
        elif act == "cut":
            lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
        else:
            del lines[at]
        lines = lines or [""]
    return "\n".join(lines)


@given(mutated(INAMI + MORE_POLICY))
def test_P1_any_change_to_a_policy_gives_a_policy_or_a_policy_error(text):
    """P1: what loads also says what is owed and how, or why it cannot."""
    policy = outcome(text, policy_from, Policy)
    if policy is not None:
        assert len(policy.content_hash) == 16
        assert {limit.code for limit in policy.time_limits} >= {
            code for example in policy.examples for code in example.due
        }


@given(mutated(LEGAL) | mutated(FEDERAL + MORE_CALENDAR))
def test_P1_any_change_to_a_calendar_gives_a_calendar_or_a_policy_error(text):
    """P1: what loads is inside its own range and week."""
    calendar = outcome(text, calendar_from, WorkingCalendar)
    if calendar is not None:
        assert calendar.first <= calendar.last
        assert calendar.rest_days < set(range(7))


def test_the_files_that_are_changed_are_whole():
    """Unchanged, they load: a change is what breaks them."""
    policy = policy_from(INAMI + MORE_POLICY)

    assert len(policy.time_limits) == 4
    assert policy.examples[-3].events["extended"] == (
        ExtendedUntil(date(2026, 6, 10), date(2026, 7, 10)),
    )
    assert not policy.calendar("be.legal").is_working_day(date(2026, 5, 15))
    assert calendar_from(FEDERAL + MORE_CALENDAR).is_working_day(date(2026, 5, 16))


# -- P5: what does not change the content ----------------------------------------------


def blocks(text):
    """The tables of a file, each with its comments and keys; one a table header."""
    return re.split(r"\n(?=\[)", "\n".join(line for line in text.split("\n") if line.strip()))


def keys_turned_round(text):
    """The keys of each table in the opposite order, the tables as they were."""
    turned = []
    for block in blocks(text):
        lines = [line for line in block.split("\n") if not line.startswith("#")]
        head = lines[:1] if lines[0].startswith("[") else []
        turned.append("\n".join([*head, *reversed(lines[len(head) :])]))
    return "\n".join(turned)


def sources_turned_round(text):
    """The sources in the opposite order, at the end of the file."""
    parts = blocks(text)
    sources = [part for part in parts if part.startswith("[source.")]
    return "\n".join([*(part for part in parts if part not in sources), *reversed(sources)])


LAYOUTS = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "BOM": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "comments": lambda text: text.replace("\n[", "\n# a remark\n["),
    "no comments": lambda text: re.sub(r"(?m)^#.*\n", "", text),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "spaces": lambda text: re.sub(r" *= *", "=", text, count=1),
    "key order": keys_turned_round,
    "source order": sources_turned_round,
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("text", "read"),
    [(INAMI, policy_from), (LEGAL, calendar_from), (FEDERAL, calendar_from)],
    ids=["be.inami", "be.legal", "be.federal"],
)
def test_P5_layout_does_not_move_the_content_hash(text, read, layout):
    """P5: line ends, a byte order mark, comments, the order of keys and sources are no content."""
    other = LAYOUTS[layout](text)

    assert other not in (text, text.encode())
    assert read(other).content_hash == read(text).content_hash
    assert read(other) == read(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("45 calendar days", "44 calendar days"),
        ("2026-11-21", "2026-11-22"),
        ('otherwise = "following"', 'otherwise = "preceding"'),
        ('version   = "2026-11"', 'version   = "2026-12"'),
        ('["fr", "nl", "de", "en"]', '["nl", "fr", "de", "en"]'),
        ("answer = 2026-06-27", "answer = 2026-06-28"),
        ("accusé de réception", "accusé"),
        ('source    = "page"', 'source    = "page"\nroll = "none"'),
    ],
)
def test_P5_content_moves_the_content_hash(old, new):
    """P5: one figure, day, word or choice more is another content."""
    changed = policy_from(INAMI.replace(old, new, 1))

    assert old in INAMI
    assert changed.content_hash != policy_from(INAMI).content_hash


# -- what is read ----------------------------------------------------------------------


def test_every_choice_of_a_limit_is_read():
    """Each as its class, and noted as stated."""
    limit = policy_from(INAMI + MORE_POLICY).limit("appeal")

    assert str(limit.term) == "1 month"
    assert (limit.start_rule, limit.roll) == (StartRule.AFTER_EVENT, Roll.NONE)
    assert (limit.month_rule, limit.cutoff.hour) == (MonthRule.SAME_DATE, 17)
    assert (limit.at_least_working_days, limit.calendar) == (1, "be.legal")
    assert (limit.source, limit.starts_on) == (("page",), Start(event="received"))
    assert limit.stated == {
        *("start_rule", "cutoff", "month_rule", "roll", "at_least_working_days", "calendar")
    }


def test_conditions_are_read_however_deep_they_nest():
    """A condition's kind is its key."""
    when = (
        'when = [{ all = [{ nature = ["praise", "appeal"] }, { medium = ["letter"] }] }, '
        '{ any = [{ not = { medium = ["fax", "e-mail"], only = true } }] }]'
    )

    assert policy_from(with_limit(when)).limit("answer").when == (
        AllOf([NatureIs([Nature.PRAISE, Nature.APPEAL]), MediumIs([Medium.LETTER])]),
        AnyOf([Not(MediumIs([Medium.FAX, Medium.EMAIL], only=True))]),
    )


def test_shared_choices_hold_for_every_limit_that_does_not_say_otherwise():
    """A choice in [counting] is stated for all, but for the calendar, which says no meaning."""
    shared = WHOLE_POLICY.replace("[counting]\n", '[counting]\nroll = "following"\n')
    own = shared.replace(TERM, TERM + 'roll = "preceding"\ncalendar = "be.federal"\n')

    assert policy_from(shared).limit("answer").roll is Roll.FOLLOWING
    assert policy_from(shared).limit("answer").calendar == "be.legal"
    assert policy_from(shared).limit("answer").stated == {"roll"}
    assert policy_from(own).limit("answer").roll is Roll.PRECEDING
    assert policy_from(own).limit("answer").stated == {"roll", "calendar"}
    assert policy_from(WHOLE_POLICY).limit("answer").stated == frozenset()


def test_an_assumption_is_bound_to_its_limit_or_to_all():
    """By the path of its field."""
    text = with_limit() + '\n[[time_limit]]\ncode = "other"\nterm = "1 week"\nsource = "page"\n'
    for field in ("counting.roll", "time_limit.other.term"):
        text += f'\n[[assumption]]\nfield = "{field}"\nsays = {{ en = "so" }}\nbasis = "page"\n'
    policy = policy_from(text)

    def bound(code):
        return [assumption.field for assumption in policy.limit(code).assumptions]

    assert bound("answer") == ["counting.roll"]
    assert bound("other") == ["counting.roll", "time_limit.other.term"]
    assert [assumption.basis for assumption in policy.assumptions] == [("page",), ("page",)]


def test_examples_carry_facts_and_dates():
    """An aware instant as it is; a medium alone or several; no figure is no date."""
    facts = (
        'received = 2026-07-10T22:30:00+02:00, reference = "R 1", nature = "complaint", '
        'language = "fr"'
    )
    rows = [
        f'complaint = {{ {facts}, medium = "letter" }}\ndue = {{ answer = 2026-08-25 }}',
        'complaint = { medium = ["fax", "letter"] }\ndue = { answer = "no figure" }',
        'complaint = {}\nprovisional = "answer"',
    ]
    text = "".join(f'\n[[example]]\nname = "n"\n{row}\n' for row in rows)
    one, two, three = policy_from(WHOLE_POLICY + text).examples

    assert one.complaint.received == datetime(
        2026, 7, 10, 22, 30, tzinfo=timezone(timedelta(hours=2))
    )
    assert (one.complaint.reference, one.complaint.nature) == ("R 1", Nature.COMPLAINT)
    assert (one.complaint.medium, one.complaint.language) == ({Medium.LETTER}, "fr")
    assert (one.due, one.provisional) == ({"answer": date(2026, 8, 25)}, ())
    assert (two.complaint.medium, two.due) == ({Medium.FAX, Medium.LETTER}, {"answer": None})
    assert (three.due, three.provisional) == ({}, ("answer",))


def test_closing_days_are_added_to_the_shared_calendar():
    """Under the same code; the shipped calendar stays as it was."""
    day = '\n[[closing_day]]\nday = 2026-05-15\nname = { en = "bridge" }\nsource = "page"\n'
    policy = policy_from(WHOLE_POLICY + day)

    assert not policy.calendar("be.legal").is_working_day(date(2026, 5, 15))
    assert policy.calendar("be.legal").why_closed(date(2026, 5, 15))[0].name == Text(en="bridge")
    assert get_calendar("be.legal").is_working_day(date(2026, 5, 15))
    assert policy_from(WHOLE_POLICY).own_calendars == ()


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ('{ from = "unknown" }', None, None),
        ("{ from = 2019-01-01 }", date(2019, 1, 1), None),
        ("{ from = 2019-01-01, to = 2019-01-01 }", date(2019, 1, 1), date(2019, 1, 1)),
        ('{ from = "unknown", to = 2023-12-31 }', None, date(2023, 12, 31)),
    ],
)
def test_a_version_says_when_it_is_in_force(written, first, last):
    """V1: from when may be unknown; one day is a period."""
    policy = policy_from(WHOLE_POLICY.replace("{ from = 2020-01-01 }", written))

    assert (policy.in_force.first, policy.in_force.last) == (first, last)


def test_what_a_policy_handles_is_complaints_unless_it_says_otherwise():
    """An empty list is an answer too."""
    head = "handles = {}\n" + WHOLE_POLICY

    assert policy_from(WHOLE_POLICY).handles == {Nature.COMPLAINT}
    assert policy_from(head.replace("{}", '["praise", "complaint"]', 1)).handles == {
        Nature.PRAISE,
        Nature.COMPLAINT,
    }
    assert policy_from(head.replace("{}", "[]", 1)).handles == frozenset()


def test_limits_with_one_code_may_be_told_apart_by_conditions():
    """All but one have a when; an empty when is none."""
    other = '\n[[time_limit]]\ncode = "answer"\nterm = "1 week"\nsource = "page"\n'
    words = "two limits 'answer' both apply: give one of them a 'when'"

    when = 'when = [{ nature = ["praise"] }]\n'
    assert len(policy_from(WHOLE_POLICY + other + when).time_limits) == 2
    assert problems_of(WHOLE_POLICY + other) == [f"20: time_limit[2]: {words}"]
    assert problems_of(WHOLE_POLICY + other + "when = []\n") == [f"20: time_limit[2]: {words}"]


def test_a_country_holds_for_every_holiday_that_names_none():
    """One row may be of another country."""
    row = '\n[[public_holiday]]\ncode = "n"\nlisted_as = "N"\nname = { en = "N" }\nsource = "law"\n'
    text = (
        'country = "BE"\n'
        + WHOLE_CALENDAR
        + '\n[source.law]\ndocument = "the law"\nread = 2026-01-05\n'
        + row
        + row
        + 'country = "FR"\n'
    )

    assert [row.country for row in calendar_from(text).public_holidays] == ["BE", "FR"]


def test_every_kind_of_row_of_a_calendar_is_read():
    """Yearly closures of one day and of several, single days, years not all known."""
    rows = {
        "yearly_closure": 'code = "x"\nname = { en = "x" }\nmonth = 12\nday = 27\nuntil_day = 31',
        "closed_day": 'day = 2026-05-15\nname = { en = "x" }',
        "extra_working_day": 'day = 2026-05-16\nname = { en = "x" }',
        "incomplete_years": 'first = 2027\nreason = { en = "x" }',
    }
    text = WHOLE_CALENDAR + '\n[source.law]\ndocument = "the law"\nread = 2026-01-05\n'
    for name, row in rows.items():
        text += f'\n[[{name}]]\n{row}\nsource = "law"\n'
    calendar = calendar_from(text)

    assert not calendar.is_working_day(date(2026, 12, 28))
    assert not calendar.is_working_day(date(2026, 5, 15))
    assert calendar.is_working_day(date(2026, 5, 16))
    assert [calendar.is_complete(year) for year in (2026, 2027, 2030)] == [True, False, False]
    assert calendar.sources[0].document == "the law"


# -- P2: where it stands ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            with_limit('[time_limit.label]\neng = "answer"'),
            "18: time_limit[1].label: no language 'eng'; did you mean 'en'?",
        ),
        (
            with_limit("", "rol = 1"),
            "19: time_limit[1].rol: no key 'rol' here; did you mean 'roll'?",
        ),
        (
            with_limit("when = [", "  { nature = [", '    "prase"', "  ] },", "]"),
            f"18: time_limit[1].when[1].nature[1]: 'prase' {NOT_ALLOWED} 'praise'?",
        ),
        (
            WHOLE_POLICY.replace('"1"', "[\n  [1, 2],\n  [3]\n]\nlanguage = 1"),
            "6: language: no key 'language' here; did you mean 'languages'?",
        ),
        (
            with_limit("rol = 1").replace('"x.body"', "'''\n[[time_limit]]\ncode = 1\n'''"),
            "21: time_limit[1].rol: no key 'rol' here; did you mean 'roll'?",
        ),
        (
            WHOLE_POLICY.replace("[source.page]", '[ source . "page" ] # so').replace(
                "read", "red"
            ),
            "11: source.page.read: 'read' is missing",
        ),
    ],
    ids=["sub-table", "key", "key above", "list of lists", "text of lines", "header"],
)
def test_P2_a_problem_stands_at_the_nearest_line_that_is_known(text, words):
    """P2: the key's own, its table's, or that of the key it stands in; text is no table."""
    assert words in problems_of(text)


def test_a_reference_that_is_no_text_is_not_shown():
    """A complaint's number is personal, in an example too."""
    example = f'\n[[example]]\nname = "x"\ncomplaint = {{ reference = ["{SECRET}"] }}\n'

    assert problems_of(WHOLE_POLICY + example) == [
        "22: example[1].complaint.reference: a text in quotes is wanted"
    ]


# -- what is shipped -------------------------------------------------------------------


def texts_in(value):
    """Every Text in a value, however deep."""
    if isinstance(value, Text):
        yield value
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, tuple | list | frozenset):
        for item in value:
            yield from texts_in(item)


@pytest.mark.parametrize("path", SHIPPED_CALENDARS, ids=lambda path: path.stem)
def test_C1_every_row_of_a_shipped_calendar_has_its_source(path):
    """C1: a source that the file names, with the day it was read; codes are unique."""
    calendar = load_calendar(path)
    rows = [
        *calendar.public_holidays,
        *calendar.yearly_closures,
        *calendar.closed_once,
        *calendar.extra_working_days,
        *calendar.incomplete_years,
    ]

    assert calendar.code == path.stem
    assert rows
    assert {row.source for row in rows} <= {source.code for source in calendar.sources}
    codes = Counter(row.code for row in (*calendar.public_holidays, *calendar.yearly_closures))
    assert set(codes.values()) == {1}
    assert all(source.read <= date(2100, 1, 1) and source.document for source in calendar.sources)


@pytest.mark.parametrize("path", SHIPPED_POLICIES, ids=lambda path: path.stem)
def test_every_rule_of_a_shipped_policy_has_its_source(path):
    """Each limit, each assumption; the file's name is the code and the first day in force."""
    policy = load_policy(path)
    known = {source.code for source in policy.sources}
    first = policy.in_force.first

    assert path.stem == f"{policy.code}@{'unknown' if first is None else first}"
    assert policy.time_limits
    assert policy.examples
    for limit in policy.time_limits:
        assert limit.source
        assert limit.label is not None
        assert set(limit.source) <= known
    for assumption in policy.assumptions:
        assert assumption.basis
        assert set(assumption.basis) <= known


@pytest.mark.parametrize(
    "path", [*SHIPPED_CALENDARS, *SHIPPED_POLICIES], ids=lambda path: path.stem
)
def test_every_word_of_a_shipped_file_is_in_all_four_languages(path):
    """Names, labels, reasons and assumptions."""
    load = load_calendar if path in SHIPPED_CALENDARS else load_policy
    found = list(texts_in(load(path)))

    assert found
    assert [text for text in found if set(text.as_dict()) != set(LANGUAGES)] == []


def test_what_is_shipped_is_found():
    """A folder that went missing would prove nothing."""
    assert len(SHIPPED_CALENDARS) >= 5
    assert len(SHIPPED_POLICIES) >= 1


# -- days as people type them ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-05-13", date(2026, 5, 13)),
        ("2026-07-10T22:30Z", datetime(2026, 7, 10, 22, 30, tzinfo=UTC)),
        ("2026-07-10t22:30:59z", datetime(2026, 7, 10, 22, 30, 59, tzinfo=UTC)),
        (
            "2026-07-10 22:30+02:00",
            datetime(2026, 7, 10, 22, 30, tzinfo=timezone(timedelta(hours=2))),
        ),
    ],
)
def test_a_day_is_read_as_people_type_it(text, value):
    """A date, or an instant with its offset."""
    found = read_day(text)

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "2026-02-30T22:00Z", "0000-01-01"])
def test_a_day_that_there_is_not_is_refused(text):
    """In the form asked for, but on no calendar."""
    with pytest.raises(NotADateError) as caught:
        read_day(text)

    assert str(caught.value) == f"there is no day '{text}'"


@pytest.mark.parametrize(
    "text",
    [
        *("", "today", "13/05/2026", "20260513", "2026-W20-3", "2026-5-13", "2026-05-13T10:00"),
        *(" 2026-05-13", "2026-05-13\n", "\u0662026-05-13", "2026-05-13T10:00:00.5Z"),
    ],
)
def test_every_other_form_is_refused(text):
    """Also those that some versions of Python would take."""
    with pytest.raises(NotADateError) as caught:
        read_day(text)

    assert str(caught.value).startswith("no day '")
    assert str(caught.value).endswith(
        "'; write 2026-05-13, or an instant with its offset such as 2026-05-13T22:30+02:00"
    )
