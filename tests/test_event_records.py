"""Events as records: in and out of JSON and JSON Lines, as they were, whatever a file holds."""

import json
import tracemalloc
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO

import pytest
from attrs import evolve, fields
from factories import SECRET
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import Event, Text, read_event, read_events
from complaintkit.complaints import FACTS, Attribute, PriorStep
from complaintkit.errors import ComplaintkitError, FactsError
from complaintkit.exports import event_as_dict, event_as_json
from complaintkit.reading.event_records import EventRecord
from complaintkit.reading.record_facts import MOST_PROBLEMS
from complaintkit.reading.record_values import MOST_ITEMS, MOST_RECORD
from complaintkit.testing import events

DAY = date(2026, 5, 18)
DAY_WANTED = "a day such as 2026-05-13 is wanted"
MOMENT_WANTED = f"{DAY_WANTED}, or an instant with its offset such as 2026-05-13T22:30:00+02:00"
KEYS = (
    "actor, becomes, closing, codes, corrects, facts, id, kind, merits, on, reached_on, remedy, "
    "stage, under_reserve, until"
)
NAME = "'complainant.name'"
KINDS = ("truth", "choice", "number", "date", "text")
OWN = [
    Attribute(
        code=kind,
        label=Text(en=kind),
        type=kind,
        choices=("low", "high") if kind == "choice" else (),
    )
    for kind in KINDS
]
PLAIN = {"id": "e1", "kind": "answered", "on": "2026-05-18"}
WRONG = {"id": "c1", "kind": "corrected", "on": "2026-05-18", "corrects": "e1"}
WHOLE = {
    **PLAIN,
    "on": "2026-05-18T22:30:00+02:00",
    "stage": "mediation",
    "actor": "other",
    "facts": {
        "complainant.name": "Anna Peeters",
        "complainant.anonymous": False,
        "medium": ["e-mail", "letter"],
        "steps": [{"body": "be.fund", "on": "2026-03-02"}, {}],
        "put_in_writing": "2026-05-14T10:00:00+00:00",
        "wish": None,
        "attribute.number": -3,
        "attribute.since": None,
    },
    "codes": ["a", "b"],
    "until": "2026-07-01",
    "merits": "partly-founded",
    "remedy": "explained",
    "closing": "solved",
    "under_reserve": True,
    "reached_on": "2026-05-12",
}
EVENT = Event(
    id="e1",
    kind="answered",
    on=datetime(2026, 5, 18, 22, 30, tzinfo=timezone(timedelta(hours=2))),
    stage="mediation",
    actor="other",
    facts={
        "complainant.name": "Anna Peeters",
        "complainant.anonymous": False,
        "medium": frozenset({"e-mail", "letter"}),
        "steps": (PriorStep(body="be.fund", on=date(2026, 3, 2)), PriorStep()),
        "put_in_writing": datetime(2026, 5, 14, 10, 0, tzinfo=UTC),
        "wish": None,
        "attribute.number": -3,
        "attribute.since": None,
    },
    codes={"a", "b"},
    until=date(2026, 7, 1),
    merits="partly-founded",
    remedy="explained",
    closing="solved",
    under_reserve=True,
    reached_on=date(2026, 5, 12),
)


def problems(record, attributes=()):
    """What is wrong with a record, as path, code and message."""
    with pytest.raises(FactsError) as caught:
        read_event(record, attributes)
    assert caught.value.__context__ is None
    return [(it.path, it.code, it.message) for it in caught.value.problems]


def lines(data, attributes=()):
    """The records of a log."""
    return list(read_events(BytesIO(data), "f.jsonl", attributes))


def said(record):
    """What is wrong with a line of a log."""
    return [str(problem) for problem in record.problems]


# -------------------------------------------------------------------------------- in and out


def test_every_field_can_stand_in_a_record():
    """All of them, and only what is said is written again."""
    correction = {**WRONG, "becomes": WHOLE}
    corrected = Event(id="c1", kind="corrected", on=DAY, corrects="e1", becomes=EVENT)

    assert WHOLE.keys() | correction.keys() == {it.name for it in fields(Event)}
    assert read_event(WHOLE) == EVENT
    assert event_as_dict(EVENT) == WHOLE
    assert read_event(correction) == corrected
    assert event_as_dict(corrected) == correction
    assert json.loads(event_as_json(corrected)) == correction
    assert "\n" not in event_as_json(corrected)


def test_what_is_not_said_is_left_out_and_null_is_not_said():
    """The same as leaving it out, in every field that need not be there."""
    nothing = {it.name: None for it in fields(Event) if it.name not in PLAIN}

    assert read_event({**nothing, **PLAIN}) == read_event(PLAIN)
    assert event_as_dict(read_event(PLAIN)) == PLAIN
    assert read_event({**PLAIN, "under_reserve": False}) == read_event(PLAIN)


def test_nothing_is_known_to_be_none_and_comes_back():
    """An empty list of codes or of steps is not the same as none said."""
    record = {**PLAIN, "codes": [], "facts": {"steps": [], "medium": []}}

    event = read_event(record)
    assert (event.codes, event.facts) == (frozenset(), {"steps": (), "medium": frozenset()})
    assert event_as_dict(event) == record


def test_a_single_code_may_stand_alone():
    """Among the codes of a body as among facts."""
    event = read_event({**PLAIN, "codes": "a", "facts": {"categories": "delay"}})

    assert event.codes == {"a"}
    assert event.facts == {"categories": frozenset({"delay"})}


@given(events(OWN))
def test_X1_every_event_reads_back_as_it_was(event):
    """X1: fields, facts, attributes and what a correction makes of another event."""
    (record,) = lines(event_as_json(event).encode(), OWN)

    assert record == EventRecord(line=1, event=event)
    assert record.event.facts == event.facts
    assert read_event(event_as_dict(event), OWN) == event


@given(st.lists(events(OWN), max_size=4))
def test_X1_a_log_reads_back_as_it_was(several):
    """X1: an event a line, in the order in which they stand."""
    data = "".join(event_as_json(event) + "\n" for event in several)

    assert [record.event for record in lines(data.encode(), OWN)] == several


@pytest.mark.parametrize(
    "event",
    [
        Event(id="\ud800", kind="answered", on=DAY),
        evolve(EVENT, facts={"wish": "\ud800"}),
        evolve(EVENT, facts={"attribute.number": 1 << 63}),
    ],
)
def test_what_would_not_be_read_back_is_not_written(event):
    """Half a character, and a number of over 64 bits."""
    with pytest.raises(FactsError) as caught:
        event_as_json(event)

    assert len(caught.value.problems) == 1


# ------------------------------------------------------------------------------ one record


@pytest.mark.parametrize("record", [None, [], "x", 5, [("kind", "answered")]])
def test_a_record_is_an_object(record):
    """And nothing else; what a correction makes of an event is one too."""
    assert problems(record) == [("", "wrong-type", "an object is wanted")]
    if record is not None:
        assert problems({**WRONG, "becomes": record}) == [
            ("becomes", "wrong-type", "an object is wanted")
        ]


@pytest.mark.parametrize("record", [{}, dict.fromkeys(PLAIN)])
def test_an_event_has_an_id_a_kind_and_a_day(record):
    """None of them may be left out, or null."""
    assert problems(record) == [
        (key, "missing-key", f"'{key}' is missing") for key in ("id", "kind", "on")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-05-18", DAY),
        ("2026-05-18T22:30+02:00", datetime(2026, 5, 18, 20, 30, tzinfo=UTC)),
        ("2026-05-18T22:30:05.123Z", datetime(2026, 5, 18, 22, 30, 5, 123_000, tzinfo=UTC)),
    ],
)
def test_days_and_instants_in_iso_form(text, found):
    """A day is a date, and an instant says its offset."""
    read = read_event({**PLAIN, "on": text}).on

    assert read == found
    assert type(read) is type(found)


@pytest.mark.parametrize(
    "value",
    [
        *("13/05/2026", "2026-5-13", "20260513", "now", "", "2026-02-30", "2026-05-13T22:30"),
        *(46155, True, ["2026-05-13"], {}, DAY, 1.5, SECRET),
    ],
)
def test_no_other_form_of_a_day_is_guessed(value):
    """Neither where an instant may stand, nor where only a day may."""
    record = {**PLAIN, "on": value, "until": value, "reached_on": value}

    assert problems(record) == [
        ("on", "not-a-day", MOMENT_WANTED),
        ("until", "not-a-day", DAY_WANTED),
        ("reached_on", "not-a-day", DAY_WANTED),
    ]


@pytest.mark.parametrize(
    ("record", "path", "message"),
    [
        ({"id": 12}, "id", "a text in quotes is wanted"),
        ({"id": ""}, "", "id: a text is wanted, not an empty one"),
        ({"kind": ["answered"]}, "kind", "a text in quotes is wanted"),
        ({"kind": ""}, "", "kind: a text is wanted, not an empty one"),
        ({"stage": 1}, "stage", "a text in quotes is wanted"),
        (
            {"stage": "\ud800"},
            "stage",
            "half a character (a lone surrogate), which no file can hold",
        ),
        ({"until": "2026-05-18T10:00Z"}, "until", DAY_WANTED),
        (
            {"on": "0001-01-01T00:00+02:00"},
            "on",
            "an instant at the end of time: its local day is beyond the years 1 to 9999",
        ),
        ({"actor": "bod"}, "actor", "not one of what is allowed here; did you mean 'body'?"),
        (
            {"actor": SECRET},
            "actor",
            "not one of what is allowed here; known: body, other, person",
        ),
        (
            {"merits": "unfoundd"},
            "merits",
            "not one of what is allowed here; did you mean 'unfounded' or 'founded'?",
        ),
        ({"remedy": 1}, "remedy", "a text in quotes is wanted"),
        (
            {"closing": "solvd"},
            "closing",
            "not one of what is allowed here; did you mean 'solved'?",
        ),
        ({"codes": {"a": 1}}, "codes", "a list is wanted"),
        ({"codes": ["a", 1]}, "codes[2]", "a text in quotes is wanted"),
        ({"codes": ["a", ""]}, "codes", "a code that is empty"),
        ({"codes": ["a"] * 1_001}, "codes", "1,001 items; 1,000 is the most"),
        ({"under_reserve": 1}, "under_reserve", "true or false is wanted"),
        ({"under_reserve": "true"}, "under_reserve", "true or false is wanted"),
        ({"corrects": 1}, "corrects", "a text in quotes is wanted"),
        ({"facts": [1]}, "facts", "an object is wanted"),
        ({"facts": {5: 1}}, "facts", "an object is wanted"),
        ({"facts": SECRET}, "facts", "an object is wanted"),
        ({"corrects": "e0"}, "", "'corrects' goes with the kind 'corrected', and only with it"),
        ({"kind": "corrected"}, "", "'corrects' goes with the kind 'corrected', and only with it"),
        ({"becomes": PLAIN}, "", "'becomes' goes with 'corrects', and only with it"),
    ],
)
def test_types_are_strict_and_what_is_refused_is_not_shown(record, path, message):
    """Nothing is coerced; what is allowed is told, and where."""
    found = problems({**PLAIN, **record})

    assert [(where, words) for where, _, words in found] == [(path, message)]


@pytest.mark.parametrize(
    ("key", "path", "message"),
    [
        ("knd", "knd", "no key 'knd' here; did you mean 'kind'?"),
        ("Anna Peeters", "?", f"no key that is known; known: {KEYS}"),
        (5, "?", f"no key that is known; known: {KEYS}"),
    ],
)
def test_a_key_is_shown_only_if_it_is_a_plain_name(key, path, message):
    """A name or a number may stand in its place by mistake."""
    assert problems({**PLAIN, key: 1}) == [(path, "unknown-key", message)]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (
            {"complainant.nme": "x"},
            (
                "facts.complainant.nme",
                "unknown-fact",
                f"no fact 'complainant.nme' here; did you mean {NAME} or 'complainant.phone'?",
            ),
        ),
        (
            {"complainant": {"name": "x"}},
            (
                "facts.complainant",
                "unknown-fact",
                f"no fact 'complainant' here; did you mean {NAME} or 'complainant.kind'?",
            ),
        ),
        (
            {"attribute.numbr": 1},
            (
                "facts.attribute.numbr",
                "unknown-attribute",
                "no attribute 'numbr' here; did you mean 'number'?",
            ),
        ),
        (
            {"attribute.": 1},
            ("facts.attribute", "not-allowed", "a code that is no text, or is empty"),
        ),
        ({"attribute.date": "x"}, ("facts.attribute.date", "not-a-day", DAY_WANTED)),
        (
            {"attribute.number": 1.5},
            ("facts.attribute.number", "not-allowed", "a whole number is wanted"),
        ),
        (
            {"complainant.name": 5},
            ("facts.complainant.name", "wrong-type", "a text in quotes is wanted"),
        ),
        (
            {"steps": [{}, {"answered": "yes"}]},
            ("facts.steps[2].answered", "wrong-type", "true or false is wanted"),
        ),
        (
            {"received": "2026-05-13", "sent": "2026-05-14"},
            ("facts.sent", "contradiction", "later than the receipt"),
        ),
    ],
)
def test_facts_are_those_of_a_complaint_by_their_names(facts, found):
    """Read as strictly, and told at their place among the facts of the event."""
    assert problems({**PLAIN, "facts": facts}, OWN) == [found]


def test_a_fact_with_a_name_that_is_not_plain_is_not_shown():
    """As a key is not."""
    ((path, code, message),) = problems({**PLAIN, "facts": {"Anna Peeters": 1}})

    assert (path, code) == ("facts.?", "unknown-fact")
    assert message.startswith("no fact that is known; known: bodies, ")


@pytest.mark.parametrize("name", FACTS)
def test_no_value_of_a_fact_stands_in_a_message(name):
    """Whatever the fact, and however wrong the value."""
    for value in (SECRET, [SECRET], {SECRET: SECRET}, {"x": [SECRET]}, [{SECRET: 1}], [[SECRET]]):
        record = {**PLAIN, "facts": {name: value, "attribute.own": [SECRET]}}
        with pytest.raises(FactsError) as caught:
            read_event(record)

        assert SECRET not in str(caught.value)
        assert SECRET not in repr(caught.value.problems)


def test_no_field_shows_what_is_refused():
    """An event that was filled in wrongly says nothing of whom it is about."""
    for name in (it.name for it in fields(Event)):
        for value in ({SECRET: SECRET}, [{"x": SECRET}], 5):
            with pytest.raises(FactsError) as caught:
                read_event({**PLAIN, name: value, "zz": SECRET})
            assert SECRET not in str(caught.value)


def test_P2_all_that_is_wrong_is_told_at_once():
    """P2: facts, fields and keys, of the event and of what a correction makes of it."""
    bad = {"kind": 5, "knid": 1, "facts": {"nam": 1, "nature": 1, "wish": "x"}, "merits": "x"}
    found = problems({**WRONG, "on": "x", "zz": 1, "facts": {"unit": 1}, "becomes": bad})

    assert [(path, code) for path, code, _ in found] == [
        ("facts.unit", "wrong-type"),
        ("becomes.facts.nam", "unknown-fact"),
        ("becomes.facts.nature", "wrong-type"),
        ("becomes.knid", "unknown-key"),
        ("becomes.id", "missing-key"),
        ("becomes.kind", "wrong-type"),
        ("becomes.on", "missing-key"),
        ("becomes.merits", "not-allowed"),
        ("zz", "unknown-key"),
        ("on", "not-a-day"),
    ]


@pytest.mark.parametrize(
    "record",
    [
        {f"key{number}": 1 for number in range(5_000)},
        {"facts": {f"key{number}": 1 for number in range(5_000)}},
    ],
)
def test_problems_are_told_up_to_a_number(record):
    """A record made to have many does not fill the memory, nor the screen."""
    found = problems({**PLAIN, **record})

    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1] == ("", "too-many", "more than 100 problems: these are the first")


def test_attributes_have_a_most():
    """As in a complaint."""
    facts = {f"attribute.a{number}": 1 for number in range(MOST_ITEMS + 1)}

    assert problems({**PLAIN, "facts": facts}) == [
        ("facts.attribute", "too-many", "1,001 items; 1,000 is the most")
    ]


def nested(depth):
    """A correction of a correction, so many deep."""
    record = PLAIN
    for _ in range(depth - 1):
        record = {**WRONG, "becomes": record}
    return record


def test_a_correction_of_corrections_nests_only_so_deeply():
    """A record that was made to be deep is no end of the program."""
    assert read_event(nested(32)).becomes.kind == "corrected"
    for depth in (33, 100_000):
        ((path, code, message),) = problems(nested(depth))
        assert path.count("becomes") == 32
        assert (code, message) == ("too-deep", "objects nest deeper than 32")


# ---------------------------------------------------------------------------------- JSON Lines


def test_each_line_is_an_event():
    """With its number; blank lines are passed over, and a mark of UTF-8 is none of it."""
    plain = json.dumps(PLAIN).encode()
    one, two, three = lines(b"\xef\xbb\xbf" + plain + b'\n\n \r\n{"id": 5}\r' + plain)

    assert (one.line, one.event) == (1, read_event(PLAIN))
    assert (two.line, two.event) == (4, None)
    assert said(two) == [
        "f.jsonl:4: id: a text in quotes is wanted",
        "f.jsonl:4: kind: 'kind' is missing",
        "f.jsonl:4: on: 'on' is missing",
    ]
    assert (three.line, three.event, three.problems) == (5, read_event(PLAIN), ())


def test_an_empty_file_has_no_events():
    """Nor has one of blank lines, or of the mark of UTF-8 alone."""
    assert lines(b"") == lines(b"\n \n\r\n") == lines(b"\xef\xbb\xbf") == []


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b'{"id" "x"}', "no JSON from character 7 of the line on"),
        (b"{} {}", "no JSON from character 4 of the line on"),
        (b'{"on": NaN}', "NaN is no JSON"),
        (b'{"on": [-Infinity]}', "-Infinity is no JSON"),
        (b'{"on": 1e999}', "a number that is too large"),
        (b'{"on": ' + b"9" * 5_000 + b"}", "a number of over 64 bits"),
        (b'{"id": "x", "id": "y"}', "a key stands twice in an object: 'id'"),
        (b'{"facts": {"A B": 1, "A B": 2}}', "a key stands twice in an object"),
        (b'{"id": "\xe9"}', "byte 9 is not UTF-8"),
        (b'["x"]', "an object is wanted"),
        (b"[" * 100_000, "lists and objects nest deeper than 32"),
        (b'{"becomes":' * 50_000, "lists and objects nest deeper than 32"),
        (b'{"id": "' + b"x" * MOST_RECORD + b'"}', "the record has over 1,048,576 bytes"),
    ],
    ids=lambda it: it[:20],
)
def test_a_line_that_is_no_event_hides_none_after_it(data, found):
    """It is told by its place alone."""
    bad, good = lines(data + b"\n" + json.dumps(PLAIN).encode())

    assert said(bad) == [f"f.jsonl:1: {found}"]
    assert good.event == read_event(PLAIN)


def test_half_a_character_is_told_where_it_stands():
    """Written as an escape it is JSON, and still no text."""
    (record,) = lines(b'{"id": "\\ud800", "kind": "answered", "on": "2026-05-18"}')

    wanted = "half a character (a lone surrogate), which no file can hold"
    assert said(record) == [f"f.jsonl:1: id: {wanted}"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_a_file_in_another_encoding_is_refused(encoding):
    """At once where it says so, line by line where it does not."""
    data = json.dumps(PLAIN).encode(encoding)
    if encoding == "utf-16":
        with pytest.raises(FactsError) as caught:
            lines(data)
        assert "the file is UTF-16" in str(caught.value)
    else:
        assert [record.event for record in lines(data)] == [None]


def test_attributes_that_are_declared_have_their_types():
    """A day is a text in JSON, and a date afterwards."""
    record = {**PLAIN, "facts": {"attribute.date": "2026-05-18"}}
    data = json.dumps(record).encode()

    assert [it.event.facts for it in lines(data, OWN)] == [{"attribute.date": DAY}]
    assert [it.event.facts for it in lines(data)] == [{"attribute.date": "2026-05-18"}]


class Repeated:
    """A stream of one line many times, never whole in memory."""

    def __init__(self, line, times):
        """Take the line."""
        self.line, self.times = line, times

    def read(self, _):
        """Give a thousand of them, until there are no more."""
        now, self.times = min(self.times, 1_000), max(self.times - 1_000, 0)
        return self.line * now


def test_P3_a_log_is_read_in_constant_memory():
    """P3: 6,000 events weigh no more at once than a thousand do; kept, they would weigh 3 MB."""
    line = json.dumps(PLAIN).encode() + b"\n"
    peaks = []
    for times in (1_000, 6_000):
        tracemalloc.start()
        try:
            read = sum(it.event is not None for it in read_events(Repeated(line, times), "f.jsonl"))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert read == times
        peaks.append(peak)

    assert peaks[1] < 2 * peaks[0] + 200_000


# ------------------------------------------------------------------------------- anything at all

PIECES = st.sampled_from(
    [
        *('{"id": "e1"', '"kind": "answered"', '"on": "2026-05-18"', '"becomes": {', '"facts": {'),
        *("{", "}", "[", "]", ",", ":", "\n", "\r", '"', "\\ud800", "null", "NaN", "1e400", "é"),
        *('"complainant.name": 5', '"attribute.x": []', '"corrects": "e1"', "\ufeff"),
    ]
)


@given(st.binary(max_size=200) | st.lists(PIECES).map(lambda it: "".join(it).encode()))
def test_P3_any_bytes_give_events_or_what_is_wrong(data):
    """P3: nothing but the library's own errors, each with a line."""
    try:
        records = lines(data, OWN)
    except ComplaintkitError:
        return
    for record in records:
        assert (record.event is None) is bool(record.problems)
        assert all(problem.line == record.line for problem in record.problems)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text() | st.sampled_from(FACTS) | st.integers(), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.fixed_dictionaries({}, optional={it.name: VALUES for it in fields(Event)}), VALUES)
def test_P3_any_values_give_an_event_or_what_is_wrong(fields_given, other):
    """P3: also values that no JSON has."""
    for record in (fields_given, {**PLAIN, **fields_given}, {**WRONG, "becomes": other}, other):
        try:
            event = read_event(record)
        except FactsError:
            continue
        assert read_event(event_as_dict(event)) == event
