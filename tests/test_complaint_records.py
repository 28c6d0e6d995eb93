"""Complaints as records: in and out of JSON, JSON Lines and CSV, as they were."""

import csv
import json
import tracemalloc
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO, StringIO

import pytest
from attrs import evolve, fields
from factories import SECRET
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import Complaint, Text
from complaintkit.complaints import (
    Attribute,
    Complainant,
    ContestedDecision,
    EarlierComplaint,
    PriorStep,
    Proceeding,
)
from complaintkit.errors import FactsError, Problem
from complaintkit.exports import (
    complaint_as_dict,
    complaint_as_json,
    csv_columns,
    to_csv_rows,
)
from complaintkit.exports.csv_file import csv_writer
from complaintkit.exports.csv_text import FORMULA
from complaintkit.reading import record_cells, record_rows
from complaintkit.reading.complaint_records import (
    Record,
    read_complaint,
    read_csv,
    read_json,
    read_json_lines,
)
from complaintkit.reading.record_facts import MOST_PROBLEMS
from complaintkit.reading.record_values import MOST_ITEMS, MOST_RECORD, ROWS
from complaintkit.testing import complaints

DAY = date(2026, 5, 13)
DAY_WANTED = "a day such as 2026-05-13 is wanted"
MOMENT_WANTED = f"{DAY_WANTED}, or an instant with its offset such as 2026-05-13T22:30:00+02:00"
KINDS = ("truth", "choice", "number", "date", "text")
OWN = [
    Attribute(
        code=kind,
        label=Text(en=kind),
        type=kind,
        choices=("low", "high", "=max", "") if kind == "choice" else (),
    )
    for kind in KINDS
]
NAMES_OF_NATURES = (
    "appeal, complaint, fraud-report, information-request, meant-for-another-body, praise, "
    "question-in-running-file, request, suggestion"
)


def problems(act, *given, **named):
    """What is wrong, as path, code and message."""
    with pytest.raises(FactsError) as caught:
        act(*given, **named)
    assert caught.value.__context__ is None
    return [(it.path, it.code, it.message) for it in caught.value.problems]


def messages(record, attributes=()):
    """What is wrong with a record, by its path."""
    return {path: message for path, _, message in problems(read_complaint, record, attributes)}


def lines(data, attributes=()):
    """The records of a JSON Lines file."""
    return list(read_json_lines(BytesIO(data), "f.jsonl", attributes))


def rows(data, attributes=()):
    """The records of a CSV file."""
    data = data.encode() if isinstance(data, str) else data
    return list(read_csv(BytesIO(data), "f.csv", attributes))


def said(record):
    """What is wrong with a record of a file."""
    return [str(problem) for problem in record.problems]


def as_csv(*several, columns=None):
    """Complaints as a file."""
    written = StringIO()
    write = csv_writer(written, ",", "\r\n")
    for row in to_csv_rows(several, columns):
        write(row)
    return written.getvalue().encode()


WHOLE = {
    "reference": "2026/1",
    "received": "2026-05-13T22:30:00+02:00",
    "sent": "2026-05-12",
    "put_in_writing": "2026-05-14",
    "facts_date": "2026-04-01",
    "learnt_date": "2026-04-02",
    "nature": "complaint",
    "categories": ["communication", "delay"],
    "subjects": [],
    "bodies": ["be.inami"],
    "unit": "service",
    "medium": ["e-mail", "letter"],
    "intermediary": ["lawyer"],
    "language": "fr",
    "complainant": {
        "kind": "employer",
        "name": "Anna Peeters",
        "postal_address": "Dorpsstraat 1",
        "email": "anna@example.org",
        "phone": "+32 2 555 55 55",
        "mandate": "given",
        "anonymous": False,
    },
    "narrative": "…",
    "wish": "=1+1",
    "decisions": [
        {"by": "be.inami", "notified": "2026-03-01", "appeal": "open", "appeal_to": "be.court"}
    ],
    "steps": [{"body": "be.fund", "on": "2026-03-02", "answered": True}, {}],
    "proceedings": [{"before": "be.court", "state": "pending"}],
    "earlier": [{"body": "be.fund", "state": "closed", "new_elements": False}],
    "attributes": {"truth": True, "number": -3, "text": "x"},
}
COMPLAINT = Complaint(
    reference="2026/1",
    received=datetime(2026, 5, 13, 22, 30, tzinfo=timezone(timedelta(hours=2))),
    sent=date(2026, 5, 12),
    put_in_writing=date(2026, 5, 14),
    facts_date=date(2026, 4, 1),
    learnt_date=date(2026, 4, 2),
    nature="complaint",
    categories=["communication", "delay"],
    subjects=[],
    bodies=["be.inami"],
    unit="service",
    medium=["e-mail", "letter"],
    intermediary=["lawyer"],
    language="fr",
    complainant=Complainant(
        kind="employer",
        name="Anna Peeters",
        postal_address="Dorpsstraat 1",
        email="anna@example.org",
        phone="+32 2 555 55 55",
        mandate="given",
        anonymous=False,
    ),
    narrative="…",
    wish="=1+1",
    decisions=[
        ContestedDecision(
            by="be.inami", notified=date(2026, 3, 1), appeal="open", appeal_to="be.court"
        )
    ],
    steps=[PriorStep(body="be.fund", on=date(2026, 3, 2), answered=True), PriorStep()],
    proceedings=[Proceeding(before="be.court", state="pending")],
    earlier=[EarlierComplaint(body="be.fund", state="closed", new_elements=False)],
    attributes={"truth": True, "number": -3, "text": "x"},
)

# ------------------------------------------------------------------------------------ one record


def test_every_fact_can_stand_in_a_record():
    """All of them, and only what is known is written again."""
    assert WHOLE.keys() == {it.name for it in fields(Complaint)}
    assert read_complaint(WHOLE) == COMPLAINT
    assert complaint_as_dict(COMPLAINT) == WHOLE


def test_null_is_not_known_and_an_empty_list_is_known_to_be_none():
    """In every field, and in those of parts."""
    empty = dict.fromkeys(WHOLE)
    part = {"complainant": dict.fromkeys(WHOLE["complainant"]), "attributes": {"a": None}}

    assert read_complaint(empty) == read_complaint({}) == Complaint()
    assert read_complaint({**empty, **part}) == Complaint(complainant=Complainant())
    assert read_complaint({"steps": [], "medium": []}) == Complaint(steps=[], medium=[])


def test_a_single_name_may_stand_alone():
    """Where several can stand."""
    record = {"medium": "letter", "categories": "delay", "intermediary": "lawyer"}

    assert read_complaint(record) == Complaint(**record)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-05-13", DAY),
        ("2026-05-13T22:30+02:00", datetime(2026, 5, 13, 20, 30, tzinfo=UTC)),
        ("2026-05-13T22:30:05Z", datetime(2026, 5, 13, 22, 30, 5, tzinfo=UTC)),
        ("2026-05-13T22:30:05.123Z", datetime(2026, 5, 13, 22, 30, 5, 123_000, tzinfo=UTC)),
        (
            "2026-05-13T22:30:05.000001-03:30",
            datetime(2026, 5, 14, 2, 0, 5, 1, tzinfo=UTC),
        ),
        (
            "2026-05-13T22:30:05+00:17:30",
            datetime(2026, 5, 13, 22, 12, 35, tzinfo=UTC),
        ),
    ],
)
def test_days_and_instants_in_iso_form(text, found):
    """Fractions of a second too: other systems write them."""
    read = read_complaint({"received": text}).received

    assert read == found
    assert type(read) is type(found)


@pytest.mark.parametrize(
    "value",
    [
        *("13/05/2026", "2026-5-13", "20260513", "2026-W20-3", "now", "", " 2026-05-13"),
        *("2026-02-30", "2026-05-13T22:30", "2026-05-13T25:00Z", "2026-05-13T22:30:61.5Z"),
        *("2026-05-13T22:30:05.1234567Z", "2026-05-13t22:30:05.5z", 46155, True, ["2026-05-13"]),
        *({"day": "2026-05-13"}, DAY, 1.5),
    ],
)
def test_no_other_form_of_a_day_is_guessed(value):
    """Neither where an instant may stand, nor where only a day may."""
    record = {"received": value, "facts_date": value, "steps": [{"on": value}]}

    assert problems(read_complaint, record) == [
        ("received", "not-a-day", MOMENT_WANTED),
        ("facts_date", "not-a-day", DAY_WANTED),
        ("steps[1].on", "not-a-day", DAY_WANTED),
    ]


def test_an_instant_is_no_day():
    """Which day it is, a zone decides."""
    record = {"facts_date": "2026-05-13T22:30Z"}

    assert messages(record) == {"facts_date": DAY_WANTED}


def test_an_instant_at_the_end_of_time_is_told_and_not_raised_as_another_error():
    """Its day in UTC is one that no calendar has."""
    record = {"received": "0001-01-01T00:00+02:00"}

    assert messages(record) == {
        "received": "an instant at the end of time: its local day is beyond the years 1 to 9999"
    }


@pytest.mark.parametrize(
    ("record", "path", "message"),
    [
        ({"reference": 12}, "reference", "a text in quotes is wanted"),
        ({"narrative": ["x"]}, "narrative", "a text in quotes is wanted"),
        ({"nature": 1}, "nature", "a text in quotes is wanted"),
        (
            {"nature": "complant"},
            "nature",
            "not one of what is allowed here; did you mean 'complaint'?",
        ),
        (
            {"nature": SECRET},
            "nature",
            f"not one of what is allowed here; known: {NAMES_OF_NATURES}",
        ),
        ({"categories": 1}, "categories", "a list is wanted"),
        ({"categories": {"a": 1}}, "categories", "a list is wanted"),
        ({"categories": ["a", 1]}, "categories[2]", "a text in quotes is wanted"),
        ({"bodies": ["a", ""]}, "bodies", "a code that is empty"),
        ({"subjects": ""}, "subjects", "a code that is empty"),
        (
            {"medium": ["letter", "fx"]},
            "medium[2]",
            "not one of what is allowed here; did you mean 'fax'?",
        ),
        ({"complainant": SECRET}, "complainant", "an object is wanted"),
        ({"complainant": {"anonymous": 1}}, "complainant.anonymous", "true or false is wanted"),
        ({"steps": {"body": "a"}}, "steps", "a list is wanted"),
        ({"steps": "a"}, "steps", "a list is wanted"),
        ({"steps": [{}, "a"]}, "steps[2]", "an object is wanted"),
        ({"steps": [{"answered": "yes"}]}, "steps[1].answered", "true or false is wanted"),
        ({"attributes": [1]}, "attributes", "an object is wanted"),
        (
            {"attributes": {"a": 1.5}},
            "attributes.a",
            "a text, a whole number, true or false is wanted",
        ),
        ({"attributes": {"a": 1 << 63}}, "attributes.a", "a number of over 64 bits"),
        ({"attributes": {"": 1}}, "attributes", "a code that is no text, or is empty"),
        ({"attributes": {5: 1}}, "attributes", "a code that is no text, or is empty"),
        ({"attributes": {"\ud800": 1}}, "attributes", "a code that is no text, or is empty"),
        (
            {"wish": "\ud800"},
            "wish",
            "half a character (a lone surrogate), which no file can hold",
        ),
        ({5: 1}, "", "a key that is no text"),
        ({"complainant": {None: 1}}, "complainant", "a key that is no text"),
    ],
)
def test_types_are_strict_and_what_is_refused_is_not_shown(record, path, message):
    """Nothing is coerced; what is allowed is told, and where."""
    assert messages(record) == {path: message}


@pytest.mark.parametrize("record", [None, [], "x", 5, [("nature", "complaint")]])
def test_a_record_is_an_object(record):
    """And nothing else."""
    assert problems(read_complaint, record) == [("", "wrong-type", "an object is wanted")]


def test_P2_all_that_is_wrong_is_told_at_once():
    """P2: fields, keys, attributes, and what contradicts itself among what is right."""
    record = {
        "received": "2026-05-13",
        "nature": "compliant",
        "sent": "2026-06-01",
        "facts_date": "2026-05-14",
        "learnt_date": "2026-05-01",
        "categories": ["a", 5],
        "subjets": ["b"],
        "complainant": {"name": "A", "anonymous": True, "kind": 5, "names": "B"},
        "decisions": [5, {"notified": "2026-06-02", "appeal": "maybe"}],
        "steps": [{"on": "soon"}, {"on": "2026-06-03"}],
        "attributes": {"truth": "yes", "date": "2026-05-13", "numbr": 5, "number": 5},
    }

    found = problems(read_complaint, record, OWN)

    assert [(path, code) for path, code, _ in found] == [
        ("nature", "not-allowed"),
        ("categories[2]", "wrong-type"),
        ("complainant.kind", "wrong-type"),
        ("complainant.names", "unknown-key"),
        ("decisions[1]", "wrong-type"),
        ("decisions[2].appeal", "not-allowed"),
        ("steps[1].on", "not-a-day"),
        ("subjets", "unknown-key"),
        ("attributes.truth", "not-allowed"),
        ("attributes.numbr", "unknown-attribute"),
        ("complainant.name", "contradiction"),
        ("sent", "contradiction"),
        ("facts_date", "contradiction"),
        ("decisions[2].notified", "contradiction"),
        ("steps[2].on", "contradiction"),
        ("learnt_date", "contradiction"),
    ]


def test_contradictions_alone_are_told_as_such():
    """With the words of the complaint itself."""
    record = {"received": "2026-05-13", "sent": "2026-05-14"}

    assert problems(read_complaint, record) == [("sent", "contradiction", "later than the receipt")]


def test_a_key_is_shown_only_if_it_is_a_plain_name():
    """A name, an address or a number may stand in its place by mistake."""
    hidden = ["Anna Peeters", "anna@example.org", "85.07.30-033.61", "x" * 61, "é", "a\nb", ""]
    for key in hidden:
        ((path, code, message),) = problems(read_complaint, {key: 1})
        assert (path, code) == ("?", "unknown-key")
        assert message.startswith("no key that is known")
        ((path, code, message),) = problems(read_complaint, {"steps": [{key: 1}]})
        assert path == "steps[1].?"
        assert message == "no key that is known; known: answered, body, on"
    found = messages({"receivd": 1, "complainant": {"nme": 1}})
    assert found == {
        "receivd": "no key 'receivd' here; did you mean 'received'?",
        "complainant.nme": "no key 'nme' here; did you mean 'name'?",
    }


def test_problems_are_told_up_to_a_number():
    """A record made to have many does not fill the memory, nor the screen."""
    many = {f"key{number}": 1 for number in range(MOST_ITEMS)}
    found = problems(read_complaint, many)

    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1] == ("", "too-many", "more than 100 problems: these are the first")
    assert len(problems(read_complaint, {f"key{number}": 1 for number in range(100)})) == 100


@pytest.mark.parametrize(
    ("name", "path"),
    [("categories", "categories"), ("steps", "steps"), ("attributes", "attributes"), ("", "")],
)
def test_lists_and_objects_have_a_most(name, path):
    """One that is made to be long is refused before its items are looked at."""
    several = ["a"] * (MOST_ITEMS + 1)
    table = {str(number): 1 for number in range(MOST_ITEMS + 1)}
    record = {name: table if name == "attributes" else several} if name else table

    expected = f"{MOST_ITEMS + 1:,} items; {MOST_ITEMS:,} is the most"
    assert expected in {f"{message}" for _, _, message in problems(read_complaint, record)}
    assert messages(record)[path] == expected.replace("1,002", "1,001")


def test_a_text_has_a_most():
    """That of a whole record."""
    assert len(read_complaint({"narrative": "x" * MOST_RECORD}).narrative) == MOST_RECORD
    assert messages({"narrative": "x" * (MOST_RECORD + 1)}) == {
        "narrative": "a text of over 1,048,576 characters"
    }


# ------------------------------------------------------------------------------------ attributes


def test_attributes_that_are_declared_have_their_types():
    """A day is a text in JSON, and a date afterwards."""
    given = {"truth": False, "choice": "low", "number": 5, "date": "2026-05-13", "text": "5"}

    found = read_complaint({"attributes": given}, OWN).attributes
    assert found == {**given, "date": DAY}
    assert type(found["date"]) is date


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ({"truth": 1}, ("attributes.truth", "not-allowed", "true or false is wanted")),
        (
            {"choice": "hihg"},
            ("attributes.choice", "not-allowed", "no choice; did you mean 'high'?"),
        ),
        (
            {"choice": SECRET},
            ("attributes.choice", "not-allowed", "no choice; known: , =max, high, low"),
        ),
        ({"number": "5"}, ("attributes.number", "not-allowed", "a whole number is wanted")),
        (
            {"number": 1 << 64},
            ("attributes.number", "number-too-large", "a number of over 64 bits"),
        ),
        ({"date": "13/5/2026"}, ("attributes.date", "not-a-day", DAY_WANTED)),
        ({"date": "2026-05-13T10:00Z"}, ("attributes.date", "not-a-day", DAY_WANTED)),
        ({"text": 5}, ("attributes.text", "not-allowed", "a text is wanted")),
        (
            {"text": "\ud800"},
            (
                "attributes.text",
                "not-writable",
                "half a character (a lone surrogate), which no file can hold",
            ),
        ),
        (
            {"txt": "5"},
            (
                "attributes.txt",
                "unknown-attribute",
                "no attribute 'txt' here; did you mean 'text'?",
            ),
        ),
        (
            {"Anna Peeters": "5"},
            (
                "attributes.?",
                "unknown-attribute",
                "no attribute that is known; known: choice, date, number, text, truth",
            ),
        ),
    ],
)
def test_what_an_attribute_does_not_allow_is_told_and_not_shown(attributes, found):
    """Whether it is personal or not."""
    assert problems(read_complaint, {"attributes": attributes}, OWN) == [found]


def test_without_declarations_a_day_stays_a_text():
    """Nothing is guessed from its looks."""
    found = read_complaint({"attributes": {"since": "2026-05-13"}})

    assert found.attributes == {"since": "2026-05-13"}


# --------------------------------------------------------------------------------------- JSON


def test_a_file_holds_one_complaint():
    """With or without the mark of UTF-8, over one line or several."""
    text = json.dumps(WHOLE, indent=2)

    assert read_json(text.encode()) == COMPLAINT
    assert read_json(b"\xef\xbb\xbf" + text.encode(), "f.json") == COMPLAINT
    assert read_json(b'{"attributes": {"date": "2026-05-13"}}', None, OWN).attributes == {
        "date": DAY
    }


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "f.json:1: no JSON from character 1 of the line on"),
        (b'{\n  "nature" "x"}', "f.json:2: no JSON from character 12 of the line on"),
        (b'{"wish": "Anna Peeters}', "f.json:1: no JSON from character 10 of the line on"),
        (b'{"wish": "a\nb"}', "f.json:1: no JSON from character 12 of the line on"),
        (b"{} {}", "f.json:1: no JSON from character 4 of the line on"),
        (b"{'wish': 1}", "f.json:1: no JSON from character 2 of the line on"),
        (b'{"a": NaN}', "f.json: NaN is no JSON"),
        (b'{"a": [-Infinity]}', "f.json: -Infinity is no JSON"),
        (b'{"a": 1e999}', "f.json: a number that is too large"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "f.json: a number of over 64 bits"),
        (b'{"wish": "x", "wish": "y"}', "f.json: a key stands twice in an object: 'wish'"),
        (b'{"a": {"A B": 1, "A B": 2}}', "f.json: a key stands twice in an object"),
        (b'{"wish":\n "\xe9"}', "f.json:2: byte 12 is not UTF-8"),
        (b'["x"]', "f.json: an object is wanted"),
        (b'{"wish": 5}', "f.json: wish: a text in quotes is wanted"),
        (b'{"wish": "\\ud800"}', None),
        (b"[" * 33 + b"]" * 33, "f.json: lists and objects nest deeper than 32"),
        (b"[" * 100_000, "f.json: lists and objects nest deeper than 32"),
        (b'{"a":' * 100_000, "f.json: lists and objects nest deeper than 32"),
        (
            "{}".encode("utf-16"),
            "f.json: the file is UTF-16, from byte 1 on; text in UTF-8 is wanted",
        ),
        (
            b"PK\x03\x04...",
            "f.json: the file is a workbook or an archive, from byte 1 on; text in UTF-8 is wanted",
        ),
        (
            b'{"wish": "' + b"x" * MOST_RECORD + b'"}',
            "f.json: the record has over 1,048,576 bytes",
        ),
    ],
)
def test_what_is_no_json_is_told_by_its_place_alone(data, found):
    """The parser's own error would keep the whole file, and quote it."""
    with pytest.raises(FactsError) as caught:
        read_json(data, "f.json")

    assert caught.value.__context__ is None
    assert found in {None, str(caught.value)}


def test_brackets_in_texts_nest_nothing():
    """Nor do many objects beside each other."""
    wish = "[" * 1_000 + '\\"{'

    assert read_json(json.dumps({"wish": wish, "steps": [{}] * 40}).encode()).wish == wish
    assert read_json(b'{"wish": "\\ud83d\\ude00"}').wish == "\N{GRINNING FACE}"


def test_a_fraction_is_a_number_that_no_fact_is():
    """It is read, and refused where it stands."""
    assert problems(read_json, b'{"wish": 1.5}') == [
        ("wish", "wrong-type", "a text in quotes is wanted")
    ]


# --------------------------------------------------------------------------------- JSON Lines


def test_each_line_is_a_record():
    """With its number, its line and its text; blank lines have no number."""
    data = b'\xef\xbb\xbf{"wish": "a"}\n\n  \r\n{"wish": 5}\r{"wish": "\xc3\xa9"}'
    one, two, three = lines(data)

    assert (one.number, one.line, one.complaint) == (1, 1, Complaint(wish="a"))
    assert (two.number, two.line, two.complaint) == (2, 4, None)
    assert said(two) == ["f.jsonl:4: wish: a text in quotes is wanted"]
    assert (three.number, three.line, three.complaint) == (3, 5, Complaint(wish="é"))
    assert [one.raw, two.raw, three.raw] == ['{"wish": "a"}\n', '{"wish": 5}\r', '{"wish": "é"}']
    assert one.problems == three.problems == ()


def test_an_empty_file_has_no_records():
    """Nor has one of blank lines, or of the mark of UTF-8 alone."""
    assert lines(b"") == lines(b"\n \n\r\n") == lines(b"\xef\xbb\xbf") == []


def test_a_line_that_is_no_utf8_hides_none_after_it():
    """What it holds is kept, to the byte."""
    bad, good = lines(b'{"wish": "\xe9"}\n{"wish": "a"}\n')

    assert said(bad) == ["f.jsonl:1: byte 11 is not UTF-8"]
    assert bad.raw.encode("utf-8", "surrogateescape") == b'{"wish": "\xe9"}\n'
    assert good.complaint == Complaint(wish="a")


def test_a_line_can_hold_events_as_well():
    """They are kept as they stand."""
    data = b'{"complaint": {"wish": "a"}, "events": [{"kind": "answered"}, 1]}\n'
    (record,) = lines(data + b"")
    (none,) = lines(b'{"complaint": {}, "events": null}')
    (alone,) = lines(b'{"complaint": {}}')

    assert record.complaint == Complaint(wish="a")
    assert record.events == ({"kind": "answered"}, 1)
    assert (none.events, alone.events) == (None, None)
    assert isinstance(hash(record), int)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b'{"events": []}', ["f.jsonl:1: complaint: an object is wanted"]),
        (b'{"complaint": [], "events": []}', ["f.jsonl:1: complaint: an object is wanted"]),
        (b'{"complaint": {}, "events": {}}', ["f.jsonl:1: events: a list is wanted"]),
        (
            b'{"complaint": {"wish": 5}, "event": [], "A B": 1, "events": 1}',
            [
                "f.jsonl:1: no key 'event' here; did you mean 'events'?",
                "f.jsonl:1: no key that is known; known: complaint, events",
                "f.jsonl:1: events: a list is wanted",
                "f.jsonl:1: wish: a text in quotes is wanted",
            ],
        ),
    ],
)
def test_what_is_wrong_around_a_complaint_is_told_with_what_is_wrong_in_it(data, found):
    """Then there are no events either."""
    (record,) = lines(data)

    assert said(record) == found
    assert (record.complaint, record.events) == (None, None)


def test_a_reference_that_stands_again_is_told_by_the_number_of_the_first():
    """The complaint is read all the same; one that could not be read counts for none."""
    data = b"".join(
        json.dumps(record).encode() + b"\n"
        for record in (
            {"reference": SECRET, "wish": 5},
            {"reference": SECRET},
            {"reference": "other"},
            {"reference": SECRET, "wish": "a"},
            {},
            {},
            {"reference": SECRET},
        )
    )
    found = lines(data)

    assert [said(record) for record in found[1:]] == [
        [],
        [],
        ["f.jsonl:4: reference: the reference of record 2 stands again"],
        [],
        [],
        ["f.jsonl:7: reference: the reference of record 2 stands again"],
    ]
    assert found[3].complaint.wish == "a"


class Endless:
    """A stream that is never whole in memory."""

    def __init__(self, *parts):
        """Take the parts, each with how often it is said."""
        self.parts = [(data, times) for data, times in parts]

    def read(self, _):
        """Give one of them."""
        if not self.parts:
            return b""
        data, times = self.parts.pop(0)
        if times > 1:
            self.parts.insert(0, (data, times - 1))
        return data


def test_P3_a_line_that_is_too_long_is_passed_over_in_constant_memory():
    """P3: whatever its length; the line after it is read."""
    stream = Endless((b'{"wish": "a"}\n{"wish": "', 1), (b"x" * 60_000, 500), (b'"}\n{}\n', 1))
    tracemalloc.start()
    try:
        one, two, three = read_json_lines(stream, "f.jsonl")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 12 * MOST_RECORD
    assert one.complaint == Complaint(wish="a")
    assert said(two) == ["f.jsonl:2: the record has over 1,048,576 bytes"]
    assert two.raw.startswith('{"wish": "xxx')
    assert len(two.raw) <= MOST_RECORD
    assert (three.number, three.line, three.complaint) == (3, 3, Complaint())


def test_a_record_of_the_most_bytes_is_read():
    """One byte more is too many, also at the end of the file."""
    most = b'{"wish": "' + b"x" * (MOST_RECORD - 13) + b'"}\n'
    whole, more, last = lines(most + b" " + most + b" " + most.strip() + b"  ")

    assert len(most) == MOST_RECORD
    assert len(whole.complaint.wish) == MOST_RECORD - 13
    assert said(more) == ["f.jsonl:2: the record has over 1,048,576 bytes"]
    assert said(last) == ["f.jsonl:3: the record has over 1,048,576 bytes"]


class Trickle(BytesIO):
    """A stream that gives a few bytes at a time."""

    def read(self, _):
        """Give three of them."""
        return super().read(3)


@given(st.lists(st.sampled_from([b"{}", b"\n", b"\r", b"\r\n", b" ", b'{"wish": "\xc3\xa9"}'])))
def test_it_does_not_matter_how_a_stream_is_cut(parts):
    """The same records, lines and texts, however few bytes are read at once."""
    data = b"".join(parts)

    assert list(read_json_lines(Trickle(data), "f.jsonl")) == lines(data)
    found = "".join(record.raw for record in lines(data))
    assert found.encode() == b"".join(
        line for line in data.splitlines(keepends=True) if line.strip()
    )


@pytest.mark.parametrize("read", [read_json_lines, read_csv])
def test_a_file_of_another_kind_is_refused_at_once(read):
    """Before any record is asked for."""
    with pytest.raises(FactsError) as caught:
        read(BytesIO("received\n2026-05-13\n".encode("utf-16")), "f")

    assert str(caught.value) == ("f: the file is UTF-16, from byte 1 on; text in UTF-8 is wanted")


# ----------------------------------------------------------------------------------------- CSV


def test_a_row_is_a_complaint():
    """With all that a complaint can have, in the columns that are called so."""
    header = (
        "reference,received,sent,put_in_writing,facts_date,learnt_date,nature,categories,subjects,"
        "bodies,unit,medium,intermediary,language,complainant.kind,complainant.name,"
        "complainant.postal_address,complainant.email,complainant.phone,complainant.mandate,"
        "complainant.anonymous,narrative,wish,decisions.1.by,decisions.1.notified,"
        "decisions.1.appeal,decisions.1.appeal_to,steps,steps.1.body,steps.1.on,"
        "steps.1.answered,proceedings.1.before,proceedings.1.state,earlier.1.body,"
        "earlier.1.state,earlier.1.new_elements,attribute.truth,attribute.number,attribute.text"
    )
    row = (
        "2026/1,2026-05-13T22:30:00+02:00,2026-05-12,2026-05-14,2026-04-01,2026-04-02,complaint,"
        "communication; delay,none,be.inami,service,e-mail;letter,lawyer,fr,employer,Anna Peeters,"
        "Dorpsstraat 1,anna@example.org,'+32 2 555 55 55,given,FALSE,…,'=1+1,be.inami,2026-03-01,"
        "open,be.court,2,be.fund,2026-03-02,true,be.court,pending,be.fund,closed,false,true,-3,x"
    )
    for sign in ",;\t":
        written = StringIO()
        csv.writer(written, delimiter=sign).writerows([header.split(","), row.split(",")])
        (record,) = rows(written.getvalue(), OWN)
        assert record.problems == ()
        assert (record.number, record.line, record.complaint) == (1, 2, COMPLAINT)


def test_an_empty_cell_is_not_known_and_an_apostrophe_is_an_empty_text():
    """A row of empty cells is no record."""
    data = b"\xef\xbb\xbf\r\nwish,categories,steps\r\n,,\r\n\r\n',,\r\na,none,none\r\n"
    one, two = rows(data)

    assert (one.number, one.line, one.complaint) == (1, 5, Complaint(wish=""))
    assert (two.number, two.line) == (2, 6)
    assert two.complaint == Complaint(wish="a", categories=[], steps=[])


def test_columns_that_are_unknown_or_stand_twice_are_told_at_once():
    """Before any row is read; those that are no plain names are not shown."""
    header = (
        b"wish,receivd,Anna Peeters,,complainant.nam,steps.0.on,steps.1.day,steps.1000.on,"
        b"attribute.,wish,attribute.text,attribute.txt\n"
    )
    with pytest.raises(FactsError) as caught:
        read_csv(BytesIO(header + b"1\n"), "f.csv", OWN)

    found = [(it.path, it.code, it.message.split(";")[0]) for it in caught.value.problems]
    assert found == [
        ("column 2", "unknown-column", "no column 'receivd' here"),
        ("column 3", "unknown-column", "no column that is known"),
        ("column 4", "unknown-column", "no column that is known"),
        ("column 5", "unknown-column", "no column 'complainant.nam' here"),
        ("column 6", "unknown-column", "no column 'steps.0.on' here"),
        ("column 7", "unknown-column", "no column 'steps.1.day' here"),
        ("column 8", "unknown-column", "no column 'steps.1000.on' here"),
        ("column 9", "unknown-column", "no column 'attribute.' here"),
        ("column 10", "duplicate-column", "the same name as that of column 1"),
        ("column 12", "unknown-column", "no column 'attribute.txt' here"),
    ]
    assert {it.line for it in caught.value.problems} == {1}
    assert "did you mean 'received'?" in str(caught.value)
    assert "did you mean 'attribute.text'" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "f.csv: the file is empty"),
        (b"\n \n", "f.csv: the file is empty"),
        (b",,\n", "f.csv:1: no line with the names of columns"),
        (b'wish,"\n', "f.csv:1: a quote that the row opens is never closed"),
        (b"wish\xe9\n", "f.csv:1: byte 5 is not UTF-8 (line 1)"),
    ],
)
def test_a_file_without_a_header_is_refused(data, message):
    """Saying what is wrong with its first line."""
    with pytest.raises(FactsError) as caught:
        rows(data)

    assert str(caught.value) == message
    assert caught.value.__context__ is None


def test_a_first_line_of_values_is_not_shown():
    """Where no column is known, the names may be those of people."""
    with pytest.raises(FactsError) as caught:
        rows("Peeters,2026-05-13\nJanssens,2026-05-14\n")

    assert str(caught.value).startswith("f.csv:1: the first line names no column that is known")
    assert "Peeters" not in str(caught.value)


def test_a_first_line_in_capitals_gets_the_near_miss_of_a_name():
    """A spreadsheet likes capitals; the names are written small."""
    with pytest.raises(FactsError) as caught:
        rows("Received,Nature\n2026-05-13,complaint\n")

    assert str(caught.value).endswith("; did you mean 'received'?")


@pytest.mark.parametrize(
    ("header", "row", "message"),
    [
        ("steps,steps.1.on", "none,2026-05-13", "steps: said to be none, and yet there are"),
        ("steps,steps.2.on", "1,2026-05-13", "steps: there are more than it says"),
        (
            "steps,steps.1.on",
            "few,2026-05-13",
            "steps: none, or how many there are (up to 999), is wanted",
        ),
        (
            "steps,wish",
            "1000,x",
            "steps: none, or how many there are (up to 999), is wanted",
        ),
        (
            "steps.1.on,steps.2.on",
            ",2026-05-13",
            "steps: row 1 is empty, and a later one is not",
        ),
        (
            "attributes,attribute.text",
            "none,x",
            "attributes: said to be none, and yet there are",
        ),
        (
            "attributes,wish",
            "x,y",
            "attributes: nothing, or none where nothing of it is known, is wanted",
        ),
        (
            "complainant,wish",
            "Anna,y",
            "complainant: nothing, or an apostrophe where nothing of it is known, is wanted",
        ),
        ("wish,narrative", "x", "1 cell, not 2"),
        ("wish", "x,y", "2 cells, not 1"),
        ("categories,wish", "a;;b,x", "categories: a code that is empty"),
        (
            "complainant.anonymous,wish",
            "yes,x",
            "complainant.anonymous: true or false is wanted",
        ),
        ("attribute.number,wish", "007,x", "attributes.number: a whole number is wanted"),
        ("attribute.number,wish", "٣,x", "attributes.number: a whole number is wanted"),
        ("attribute.truth,wish", "1,x", "attributes.truth: true or false is wanted"),
        ("attribute.date,wish", "13/5,x", f"attributes.date: {DAY_WANTED}"),
    ],
)
def test_what_is_wrong_with_a_row_hides_no_other(header, row, message):
    """It is told with its line, and the rows around it are read."""
    filler = ["x" if name == "wish" else "" for name in header.split(",")]
    filler[0] = filler[0] or ("'" if header.startswith("complainant,") else "")
    good = ",".join(filler)
    found = rows(f"{header}\n{good}\n{row}\n{good}\n", OWN)
    bad = next(record for record in found if record.line == 3)

    assert said(bad) == [f"f.csv:3: {message}"]
    assert bad.raw == f"{row}\n"
    assert all(record.complaint for record in found if record.line != 3)


def test_what_is_wrong_with_cells_and_with_facts_is_told_together():
    """P2: the shape of rows, and what the other cells hold."""
    (record,) = rows("steps,nature,attribute.date\n0,prais,x\n", OWN)

    assert said(record) == [
        "f.csv:2: steps: none, or how many there are (up to 999), is wanted",
        "f.csv:2: nature: not one of what is allowed here; did you mean 'praise'?",
        f"f.csv:2: attributes.date: {DAY_WANTED}",
    ]


def test_rows_of_facts_may_be_less_than_their_number_says():
    """Of the others nothing is known."""
    (record,) = rows("steps,steps.2.on\n3,2026-05-13\n")

    assert record.complaint.steps == (PriorStep(), PriorStep(on=DAY), PriorStep())


def test_without_declarations_the_attributes_of_a_table_are_texts():
    """A table has no types of its own."""
    (record,) = rows("attribute.a,attribute.b,attribute.Ann B\ntrue,12,x\n")

    assert record.complaint.attributes == {"a": "true", "b": "12", "Ann B": "x"}


def test_a_quoted_cell_may_have_several_lines():
    """Its row begins where its first line does."""
    one, two = rows('wish,narrative\r\n"a\r\n\r\nb","c\nd\re"\r\nx,y\r\n')

    assert (one.line, one.complaint) == (2, Complaint(wish="a\r\n\r\nb", narrative="c\nd\re"))
    assert (two.line, two.number, two.complaint.wish) == (7, 2, "x")


def test_a_quote_that_is_not_closed_hides_no_row_after_it():
    """Its line is put apart; the next one begins another row."""
    data = 'wish,narrative\na,"b\nc,d\n"e"f,g\nh,i\n'
    bad, good, other, last = rows(data)

    assert said(bad) == [
        "f.csv:2: text follows a closing quote: inside quotes a quote stands twice"
    ]
    assert bad.raw == 'a,"b\n'
    assert good.complaint == Complaint(wish="c", narrative="d")
    assert said(other) == [
        "f.csv:4: text follows a closing quote: inside quotes a quote stands twice"
    ]
    assert last.complaint == Complaint(wish="h", narrative="i")


def test_a_quote_that_is_open_at_the_end_is_told_where_it_stands():
    """And the rows that it would have swallowed are read."""
    first, bad, *others = rows('wish\nx\n"a\n' + "b\n" * 3)

    assert first.complaint.wish == "x"
    assert said(bad) == ["f.csv:3: a quote that the row opens is never closed"]
    assert [record.complaint.wish for record in others] == ["b"] * 3


def test_lines_are_not_gone_through_again_and_again(monkeypatch):
    """A file whose every line opens a quote anew takes time in proportion to its length."""
    seen = []
    plain = record_rows.decoded

    def counted(data):
        seen.append(len(data))
        return plain(data)

    monkeypatch.setattr(record_rows, "decoded", counted)
    found = rows('wish,narrative\n"x\n' + 'a","b\n' * 2_000)

    assert len(seen) < 3 * 2_002
    assert all(record.problems for record in found)
    assert any("more lines with it)" in str(record.problems[0]) for record in found)
    assert "".join(record.raw for record in found) == '"x\n' + 'a","b\n' * 2_000


def test_P3_a_row_that_is_too_large_is_told_and_the_next_is_read():
    """P3: by its bytes, whether on one line or on many; a cell has a most of its own."""
    many = 'a,"' + "x" * 100_000 + "\n" + ("y" * 100_000 + "\n") * 11 + '"\n'
    one = "b," + "x" * MOST_RECORD + "\n"
    cell = "c," + "x" * 140_000 + "\n"
    found = rows(f"wish,narrative\n{many}{one}{cell}d,e\n")
    by_line = {record.line: record for record in found}

    assert said(by_line[2]) == [
        "f.csv:2: a cell has over 131,072 characters: is a quote not closed?"
    ]
    assert said(by_line[15]) == [
        "f.csv:15: the record has over 1,048,576 bytes: is a quote not closed?"
    ]
    assert said(by_line[16]) == [
        "f.csv:16: a cell has over 131,072 characters: is a quote not closed?"
    ]
    assert by_line[17].complaint == Complaint(wish="d", narrative="e")


def test_P3_a_row_of_many_cells_that_is_too_large_is_told():
    """P3: none of its cells is."""
    row = ",".join(f'"{"x" * 100_000}\n"' for _ in range(11)) + "\n"
    bad, *_, last = rows(f"wish,narrative\n{row}d,e\n")

    assert said(bad) == ["f.csv:2: the record has over 1,048,576 bytes: is a quote not closed?"]
    assert last.complaint == Complaint(wish="d", narrative="e")


def test_a_row_that_is_no_utf8_is_put_apart():
    """The line of the fault is told where it is not that of the row."""
    bad, good = rows(b'wish,narrative\n"a\n\xe9","\xe9"\nb,c\n')

    assert said(bad) == ["f.csv:2: byte 1 is not UTF-8 (line 3)"]
    assert bad.raw.encode("utf-8", "surrogateescape") == b'"a\n\xe9","\xe9"\n'
    assert good.complaint == Complaint(wish="b", narrative="c")


def test_a_reference_that_stands_again_is_told_in_a_table_too():
    """By its record, not its line."""
    found = rows('reference,wish\na,"x\ny"\nb,x\na,z\n')

    assert [said(record) for record in found] == [
        [],
        [],
        ["f.csv:5: reference: the reference of record 1 stands again"],
    ]


# ----------------------------------------------------------------------------------- written


def test_a_complaint_as_json_is_one_line():
    """Whatever its texts hold."""
    complaint = Complaint(narrative="a\nb\r\u2028é\0", attributes={"since": DAY})
    line = complaint_as_json(complaint)

    assert line == '{"narrative":"a\\nb\\r\u2028é\\u0000","attributes":{"since":"2026-05-13"}}'
    assert complaint_as_json(Complaint()) == "{}"
    assert json.loads(line) == complaint_as_dict(complaint)


def test_sets_are_written_in_order():
    """The same bytes for the same complaint, whatever the order of hashes."""
    found = complaint_as_dict(Complaint(categories=["b", "a", "c"], medium=["phone", "fax"]))

    assert found == {"categories": ["a", "b", "c"], "medium": ["fax", "phone"]}


@pytest.mark.parametrize("write", [complaint_as_json, lambda it: list(to_csv_rows([it]))])
def test_what_could_not_be_read_back_is_not_written(write):
    """All of it is told, by its place."""
    complaint = Complaint(
        reference="\ud800",
        complainant=Complainant(name="x\udfff"),
        categories=["a", "\ud800"],
        attributes={"n": 1 << 63, "t": "\ud800", "\ud800": 1},
    )

    found = {(path, code) for path, code, _ in problems(write, complaint)}
    assert found == {
        ("reference", "not-writable"),
        ("complainant.name", "not-writable"),
        ("categories[2]", "not-writable"),
        ("attributes.n", "number-too-large"),
        ("attributes.t", "not-writable"),
        ("attributes.?", "not-writable"),
    }


def test_the_columns_of_a_table_are_the_usual_ones_and_those_it_needs():
    """In the order of the fields, rows by number, attributes by code."""
    usual = csv_columns([])
    more = csv_columns(
        [
            Complaint(steps=[PriorStep(body="b"), PriorStep(on=DAY)], attributes={"b": 1, "a": 1}),
            Complaint(complainant=Complainant(), steps=[PriorStep()] * 10),
            Complaint(steps=[*[PriorStep()] * 9, PriorStep(on=DAY)]),
        ]
    )

    assert usual[:3] == ("reference", "received", "sent")
    assert {"complainant.name", "steps", "earlier"} <= set(usual)
    assert len(usual) == len(fields(Complaint)) - 2 + len(fields(Complainant))
    added = [name for name in more if name not in usual]
    assert added == [
        "complainant",
        *("steps.1.body", "steps.2.on", "steps.10.on", "attribute.a", "attribute.b"),
    ]
    assert more.index("complainant") + 1 == more.index("complainant.kind")
    assert more.index("steps") + 1 == more.index("steps.1.body")


def test_a_table_can_be_written_without_keeping_it():
    """Its columns are found first, and its rows are asked for one by one."""
    several = [Complaint(wish="a"), Complaint(attributes={"x": True})]
    columns = csv_columns(iter(several))

    assert list(to_csv_rows(iter(several), columns)) == list(to_csv_rows(iter(several)))
    asked = to_csv_rows(iter(several), columns)
    assert next(asked) == list(columns)


def test_a_fact_without_a_column_is_not_left_out_in_silence():
    """Nor is a complaint of which nothing is known."""
    rows_of = lambda *several: list(to_csv_rows(several, ["wish", "steps"]))  # noqa: E731

    assert rows_of(Complaint(wish="a"))[1:] == [["a", ""]]
    assert problems(rows_of, Complaint(reference="x", nature="praise", wish="a")) == [
        ("reference", "no-column", "there is no column for it"),
        ("nature", "no-column", "there is no column for it"),
    ]
    assert problems(rows_of, Complaint()) == [
        ("attributes", "no-column", "there is no column for it")
    ]


@pytest.mark.parametrize("codes", [["a;b"], [" a"], ["a", "b "], ["none"]])
def test_codes_that_no_cell_can_hold_are_refused(codes):
    """They would be read back as others."""
    assert problems(lambda: list(to_csv_rows([Complaint(bodies=codes)]))) == [
        (
            "bodies",
            "no-cell",
            "a code with a semicolon or blanks around it, or called 'none': no cell holds it",
        )
    ]
    assert read_json(complaint_as_json(Complaint(bodies=codes)).encode()).bodies == set(codes)


def test_a_code_called_none_can_stand_beside_others():
    """Alone it would be known to be none."""
    complaint = Complaint(categories=["none", "other"])

    assert rows(as_csv(complaint))[0].complaint == complaint


def test_more_rows_than_columns_can_be_called_after_are_refused():
    """In a table; JSON holds them."""
    complaint = Complaint(steps=[PriorStep(answered=True)] * 1_000)

    assert problems(lambda: list(to_csv_rows([complaint]))) == [
        ("steps", "no-cell", "1,000 of them; 999 have columns")
    ]
    assert read_json(complaint_as_json(complaint).encode()) == complaint


def test_signs_that_spreadsheets_run_are_the_same_wherever_cells_are_written():
    """One list for the writers, one for what is read back."""
    assert record_cells._FORMULA == FORMULA


@given(st.text())
def test_X1_a_text_in_a_cell_is_read_back(text):
    """X1: with apostrophes of its own, without any, and when it is empty."""
    cell = record_cells.guarded(text)

    assert record_cells.unguarded(cell) == text
    assert cell
    assert not cell.startswith(FORMULA)


@given(st.text())
def test_a_text_that_was_not_guarded_is_taken_as_it_is(text):
    """As others write it; of an apostrophe before a sign, it is told apart by nobody."""
    rest = text.lstrip("'")
    expected = text[1:] if text.startswith("'") and (not rest or rest[0] in FORMULA) else text

    assert record_cells.unguarded(text) == expected


@given(st.lists(complaints(OWN), max_size=2))
def test_X1_X2_complaints_are_read_back(several):
    """X1, X2: from each format as they were, of the same types; no cell is a formula."""
    plain = list(map(complaint_as_dict, several))
    written = list(map(complaint_as_json, several))
    table = as_csv(*several)

    assert [read_complaint(one, OWN) for one in plain] == several
    assert [read_json(line.encode(), None, OWN) for line in written] == several
    in_lines = [it.complaint for it in lines("".join(f"{it}\n" for it in written).encode(), OWN)]
    in_rows = [it.complaint for it in rows(table, OWN)]
    assert in_lines == in_rows == several
    assert list(map(complaint_as_json, in_lines)) == written
    assert list(map(complaint_as_dict, in_rows)) == plain
    cells = [cell for row in csv.reader(StringIO(table.decode(), newline="")) for cell in row]
    assert not any(cell.startswith(FORMULA) for cell in cells)


def test_X1_of_complaints_of_which_little_is_known():
    """X1: nothing at all, somebody unknown, a step of which nothing is known, a text of nothing."""
    several = [
        Complaint(),
        Complaint(complainant=Complainant()),
        Complaint(steps=[PriorStep()], decisions=[]),
        Complaint(wish="", unit="'", attributes={"text": ""}),
        Complaint(categories=[], attributes={"choice": ""}),
    ]

    assert [record.complaint for record in rows(as_csv(*several), OWN)] == several
    assert [read_json(complaint_as_json(it).encode(), None, OWN) for it in several] == several


# -------------------------------------------------------------------------------------- anything


MARKS = st.sampled_from(
    [
        *(b'"', b'""', b"'", b",", b";", b"\n", b"\r\n", b"\r", b"\t", b" ", b"x", b"\0", b"\xe9"),
        *(b"2026-05-13", b"none", b"true", b"=1", b"{", b"}", b"[", b"]", b":", b"\\", b"1"),
        *(b'"wish"', b'"steps"', b"wish", b"steps", b"steps.1.on", b"complainant.name", b"null"),
        *(b'{"complaint": {}, "events": []}', b"\xef\xbb\xbf", b"\xff\xfe", b"1e999", b"NaN"),
    ]
)
ANY_BYTES = st.binary() | st.lists(MARKS, max_size=40).map(b"".join)


def facts_of_all(records):
    """Every record is one thing or the other."""
    for number, record in enumerate(records, 1):
        assert type(record) is Record
        assert record.number == number
        assert (record.complaint is None) <= bool(record.problems)
        assert all(
            problem.file == "f" and problem.line == record.line for problem in record.problems
        )
    return records


@given(ANY_BYTES, st.booleans())
def test_P1_any_bytes_are_a_complaint_or_the_librarys_own_error(data, declared):
    """P1: nothing else comes out of a JSON file."""
    try:
        found = read_json(data, "f", OWN if declared else ())
    except FactsError as error:
        found = error.problems[0]
    assert isinstance(found, Complaint | Problem)


@given(ANY_BYTES)
def test_P1_any_bytes_are_records(data):
    """P1: nothing of a JSON Lines file is lost, and only another kind of file is an error."""
    try:
        found = facts_of_all(list(read_json_lines(BytesIO(data), "f")))
    except FactsError:
        assert data.startswith((b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
        return
    kept = "".join(record.raw for record in found).encode("utf-8", "surrogateescape")
    assert kept.split() == data.removeprefix(b"\xef\xbb\xbf").split()


@given(
    st.sampled_from([b"", b"wish,narrative\n", b"wish;steps;steps.1.on\r\n", b"categories\r"]),
    ANY_BYTES,
)
def test_P1_any_bytes_are_rows(header, data):
    """P1: under a good header no row is an error, and nothing is lost."""
    try:
        found = facts_of_all(list(read_csv(BytesIO(header + data), "f")))
    except FactsError:
        assert not header
        return
    kept = "".join(record.raw for record in found).encode("utf-8", "surrogateescape")
    if header:
        assert kept.count(b"x") == data.count(b"x")
        assert kept.count(b"\xe9") == data.count(b"\xe9")


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(["complaint", "letter", "2026-05-13", "employer"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*WHOLE, *WHOLE["complainant"], "body", "on", "by"]) | st.text(),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_P1_any_value_is_a_complaint_or_the_librarys_own_error(value):
    """P1: whatever stands in a field."""
    several = [value, *({name: value} for name in WHOLE), {"complainant": {"name": value}}]
    for record in several:
        try:
            found = read_complaint(record)
        except FactsError as error:
            found = error.problems[0]
        assert isinstance(found, Complaint | Problem)


@pytest.mark.parametrize("name", ROWS)
def test_fields_of_rows_are_columns(name):
    """All of them, each by its type."""
    several = [name, *(f"{name}.1.{it.name}" for it in fields(ROWS[name]))]
    read_csv(BytesIO(",".join(several).encode() + b"\n"), "f")


def test_a_record_shows_nothing_of_its_text():
    """Nor of its events."""
    (record,) = lines(b'{"complaint": {"wish": "Anna"}, "events": ["Anna"]}')

    assert "Anna" not in repr(record)
    assert evolve(record, number=2) != record
