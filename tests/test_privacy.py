"""A secret put wherever a person's data can stand, or end up by mistake: nothing shows it."""

import json
import logging
import pickle
import traceback
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from attrs import fields

from complaintkit import (
    Complaint,
    ComplaintkitError,
    Text,
    available_policies,
    compute_deadline,
    get_policy,
    policy_versions,
)
from complaintkit.complaints import (
    FACTS,
    Attribute,
    Complainant,
    ContestedDecision,
    EarlierComplaint,
    PriorStep,
    Proceeding,
    erased,
    pseudonym,
    with_facts,
)
from complaintkit.exports import complaint_as_json, to_csv_rows, to_ics
from complaintkit.exports.csv_file import csv_writer
from complaintkit.reading.changes import with_cells
from complaintkit.reading.complaint_records import (
    read_complaint,
    read_csv,
    read_json,
    read_json_lines,
)
from complaintkit.text import LANGUAGES

CANARY = "Zdeněk-canary 85.07.30/033"
"""A name and a number in one, that no message, report or trace may hold."""

MARK = "canary"
"""The part of it that is looked for, whatever becomes of its other characters."""

DAY = date(2026, 5, 13)
KEY = bytes(range(32))
PARTS = (Complainant, ContestedDecision, PriorStep, Proceeding, EarlierComplaint)
PERSONAL = {
    Complaint: ("reference", "narrative", "wish"),
    Complainant: ("name", "postal_address", "email", "phone"),
}


class Telling:
    """A value that shows the secret in every way a value can."""

    def __repr__(self):
        """Show it."""
        return CANARY

    __str__ = __repr__

    def __format__(self, form):
        """Show it here too."""
        return CANARY


WRONG = [
    *(CANARY.encode(), [CANARY], (CANARY,), {CANARY: CANARY}, frozenset({CANARY})),
    *(Telling(), ValueError(CANARY), lambda: CANARY, [Telling()], {"a": Telling()}),
]
OWN = [
    Attribute(code="text", label=Text(en="text"), type="text"),
    Attribute(code="number", label=Text(en="number"), type="number"),
    Attribute(code="date", label=Text(en="date"), type="date"),
    Attribute(code="truth", label=Text(en="truth"), type="truth"),
    Attribute(code="choice", label=Text(en="choice"), type="choice", choices=("low", "high")),
    Attribute(code="hidden", label=Text(en="hidden"), type="text", personal=True),
]


@pytest.fixture(autouse=True)
def _nothing_is_logged(caplog):
    """Whatever is done, no log hears of it; warnings are errors in these tests already."""
    caplog.set_level(logging.DEBUG)
    yield
    assert caplog.records == []


def shown_by(error):
    """All that an error tells: in words, in a trace without locals, in another process."""
    told = [str(error), repr(error), *map(str, error.args)]
    told += traceback.format_exception(error)
    told += [str(value) for value in vars(error).values()]
    told += [repr(problem) for problem in getattr(error, "problems", ())]
    again = pickle.loads(pickle.dumps(error))
    return "\n".join([*told, str(again), repr(vars(again)), repr(pickle.dumps(error))])


def told_by(act, *given, **named):
    """What an act gives, and what its error tells if it has one: the library's own."""
    try:
        return act(*given, **named), ""
    except ComplaintkitError as error:
        return None, shown_by(error)


def refused(act, *given, **named):
    """What an act that must fail tells."""
    _, told = told_by(act, *given, **named)
    assert told
    return told


def secretive():
    """A complaint with the secret in every personal fact."""
    return Complaint(
        **dict.fromkeys(PERSONAL[Complaint], CANARY),
        received=DAY,
        nature="complaint",
        medium="letter",
        complainant=Complainant(**dict.fromkeys(PERSONAL[Complainant], CANARY)),
        attributes={CANARY: CANARY, "hidden": CANARY, "number": 5},
    )


# ------------------------------------------------------------------------------------ the values


def test_a_complaint_does_not_show_who_somebody_is():
    """However it is printed, alone or inside something else."""
    complaint = secretive()

    for value in (complaint, complaint.complainant, [complaint], {"x": complaint}):
        assert MARK not in repr(value)
        assert MARK not in f"{value}"
        assert MARK not in str(value)


def test_the_secret_is_in_every_personal_fact():
    """So that the tests of this file are about all of them."""
    complaint = secretive()

    for kind, names in PERSONAL.items():
        marked = {it.name for it in fields(kind) if it.metadata.get("personal")}
        assert marked == set(names)
    assert all(MARK in getattr(complaint, name) for name in PERSONAL[Complaint])
    assert all(MARK in getattr(complaint.complainant, name) for name in PERSONAL[Complainant])


@pytest.mark.parametrize("value", WRONG, ids=lambda it: type(it).__name__)
@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in PERSONAL.items() for name in names]
)
def test_a_personal_fact_of_another_type_is_refused_unseen(kind, name, value):
    """Its type is told, never the value."""
    assert MARK not in refused(kind, **{name: value})


@pytest.mark.parametrize("value", WRONG, ids=lambda it: type(it).__name__)
@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, it.name) for kind in (Complaint, *PARTS) for it in fields(kind)],
)
def test_P1_what_is_no_text_is_shown_in_no_fact(kind, name, value):
    """P1: whatever fact it stands in, unless it makes one: a list of codes, an attribute.

    A text in the place of a choice is a slip in a program, and shown to its author; in a
    record it is not.
    """
    told = told_by(kind, **{name: value})[1]
    if not told.startswith(("no medium '", "no intermediary '")):
        assert MARK not in told


def test_contradictions_do_not_quote_what_contradicts():
    """A name is one of the facts that can."""
    who = Complainant(name=CANARY, anonymous=True)

    assert MARK not in refused(Complaint, complainant=who)
    assert MARK not in refused(
        with_facts, Complaint(complainant=Complainant(name=CANARY)), {"complainant.anonymous": True}
    )


@pytest.mark.parametrize("attribute", OWN, ids=lambda it: it.code)
def test_an_attribute_of_a_personal_kind_is_refused_unseen(attribute):
    """In the words that are told when it is not personal too, but without the value."""
    personal = Attribute(
        **{it.name: getattr(attribute, it.name) for it in fields(Attribute)} | {"personal": True}
    )

    for value in (CANARY, *WRONG):
        assert MARK not in str(personal.problem(value))
    assert MARK not in refused(Complaint, attributes={CANARY: [CANARY]})
    assert MARK not in refused(Complaint, attributes=[CANARY])


# ----------------------------------------------------------------------------------- the records


PLAIN = [
    *(CANARY, 5, 1.5, True, None, [], {}, [CANARY], {CANARY: CANARY}, [[CANARY]], [{}]),
    *([{CANARY: CANARY}], {"name": CANARY}, [{"on": CANARY}], {"a": {"b": CANARY}}),
    *([CANARY, CANARY], [5, CANARY], f"{CANARY}\ud800", [{"body": [CANARY]}], "compl" + CANARY),
]
NAMES = [it.name for it in fields(Complaint)]
NAMES_OF_PARTS = sorted({it.name for kind in PARTS for it in fields(kind)})


@pytest.mark.parametrize("attributes", [(), OWN], ids=["undeclared", "declared"])
@pytest.mark.parametrize("value", PLAIN, ids=range(len(PLAIN)))
def test_P2_a_record_shows_nothing_wherever_the_secret_stands(value, attributes):
    """P2: in each field, in each field of each part, as a key, deep in what is refused."""
    records = [value, {CANARY: value}, *({name: value} for name in NAMES)]
    for part in ("complainant", "attributes"):
        records += [{part: {name: value}} for name in (*NAMES_OF_PARTS, CANARY)]
    for rows in ("decisions", "steps", "proceedings", "earlier"):
        records += [{rows: [{name: value}]} for name in (*NAMES_OF_PARTS, CANARY)]
    records += [{"attributes": {it.code: value}} for it in OWN]
    records += [dict.fromkeys(NAMES, value)]

    for record in records:
        line = json.dumps(record).encode()
        assert MARK not in told_by(read_complaint, record, attributes)[1]
        assert MARK not in told_by(read_json, line, "f.json", attributes)[1]
        for wrapped in (record, {"complaint": record, "events": value, CANARY: value}):
            data = json.dumps(wrapped).encode()
            for found in read_json_lines(BytesIO(data), "f.jsonl", attributes):
                assert_unshown(found)


def assert_unshown(record):
    """Nothing that is told of a record holds the secret, whatever its facts are."""
    told = [repr(problem) + str(problem) for problem in record.problems]
    assert MARK not in "".join(told)
    if record.complaint is None:
        assert MARK not in repr(record)


@pytest.mark.parametrize(
    "data",
    [
        *(f'{{"wish": "{CANARY}', f'{{"wish": {CANARY}}}', CANARY, f'["{CANARY}"'),
        *(f'{{"{CANARY}": 1, "{CANARY}": 2}}', f'{{"wish": "{CANARY}"}} "{CANARY}"'),
        *(f'{{"a": NaN, "b": "{CANARY}"}}', f'{{"wish": "{CANARY}\\x"}}', f'"{CANARY}"'),
        *(f'{{"wish": "{CANARY}\n"}}', f'{{"a": {"9" * 9_000}, "b": "{CANARY}"}}'),
        *("[" * 99 + CANARY, f"'{CANARY}'"),
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "cp1250"])
def test_P1_a_file_that_is_no_json_is_quoted_nowhere(data, coding):
    """P1: the errors of the parser and of the decoder, which keep all of it, do not get out."""
    raw = data.encode(coding)

    assert MARK not in refused(read_json, raw, "f.json")
    found, told = told_by(read_json_lines, BytesIO(raw), "f.jsonl")
    assert MARK not in told
    for record in found or ():
        assert_unshown(record)


def test_a_record_that_is_too_large_is_not_quoted():
    """In a JSON file, a line, a row, a cell."""
    large = f"{CANARY}{'x' * (1 << 20)}"

    assert MARK not in refused(read_json, json.dumps({"wish": large}).encode())
    assert MARK not in refused(read_complaint, {"wish": large})
    for read, data in ((read_json_lines, large), (read_csv, f"wish\n{large}\n{large[:200_000]}\n")):
        for record in read(BytesIO(data.encode()), "f"):
            assert_unshown(record)


COLUMNS = [
    *(name for name in NAMES),
    *(f"complainant.{it.name}" for it in fields(Complainant)),
    *(f"steps.1.{it.name}" for it in fields(PriorStep)),
    *(f"decisions.1.{it.name}" for it in fields(ContestedDecision)),
    *(f"proceedings.1.{it.name}" for it in fields(Proceeding)),
    *(f"earlier.1.{it.name}" for it in fields(EarlierComplaint)),
    *(f"attribute.{it.code}" for it in OWN),
]


@pytest.mark.parametrize("attributes", [(), OWN], ids=["undeclared", "declared"])
@pytest.mark.parametrize("column", COLUMNS)
def test_P2_a_table_shows_nothing_wherever_the_secret_stands(column, attributes):
    """P2: in each cell, with a quote that is not closed, in a row too long, in bytes of no text."""
    cells = [CANARY, f'"{CANARY}', f'"{CANARY}"x', f"{CANARY},{CANARY}", f"{CANARY};x;{CANARY}"]
    other = "wish" if column != "wish" else "narrative"
    data = "\n".join([f"{column},{other}", *(f"{cell},x" for cell in cells)]).encode()
    data += b"\n" + CANARY.encode("cp1250") + b",x\n"

    found = list(read_csv(BytesIO(data), "f.csv", attributes))
    assert len(found) >= len(cells)
    for record in found:
        assert_unshown(record)


@pytest.mark.parametrize(
    "header",
    [
        *(CANARY, f"wish,{CANARY}", f"wish,complainant.{CANARY}", f"wish,attribute.{CANARY},wish"),
        *(f'wish,"{CANARY}', f'wish,"{CANARY}"x', f"wish,steps.1.{CANARY},{CANARY}"),
        *(f"wish,attribute.{CANARY},attribute.{CANARY}", f"{CANARY};wish;{CANARY}\t{CANARY}"),
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "cp1250"])
def test_P2_a_header_shows_nothing_that_is_no_name(header, coding):
    """P2: a file without a header begins with somebody."""
    for attributes in ((), OWN):
        assert MARK not in refused(read_csv, BytesIO(header.encode(coding)), "f.csv", attributes)


def test_a_reference_that_stands_again_is_not_quoted():
    """The number of its first record is."""
    line = json.dumps({"reference": CANARY}).encode() + b"\n"
    table = f"reference\n{CANARY}\n{CANARY}\n".encode()

    for found in (read_json_lines(BytesIO(line * 2), "f"), read_csv(BytesIO(table), "f")):
        one, two = found
        assert one.problems == ()
        assert "the reference of record 1 stands again" in str(two.problems[0])
        for record in (one, two):
            assert MARK not in repr(record)
            assert_unshown(record)


def test_what_cannot_be_written_is_not_quoted():
    """In either format; nor a code that no cell can hold."""
    half = f"{CANARY}\ud800"
    several = [
        Complaint(reference=half),
        Complaint(attributes={half: half}),
        Complaint(categories=[f"{CANARY};x"]),
        Complaint(attributes={CANARY: 1 << 70}),
    ]
    for complaint in several[:2]:
        assert MARK not in refused(complaint_as_json, complaint)
    for complaint in several:
        assert MARK not in refused(lambda it=complaint: list(to_csv_rows([it])))
        assert MARK not in refused(lambda it=complaint: list(to_csv_rows([it], ["wish"])))


@pytest.mark.parametrize("name", [*FACTS, "steps.1.on", "attribute.text", "attribute.choice"])
def test_a_fact_that_is_typed_is_not_quoted(name):
    """What the command is told to suppose is as personal as what it reads."""
    found, told = told_by(with_cells, secretive(), {name: f"{CANARY}\ud800"}, OWN)

    assert MARK not in told
    assert MARK not in repr(found)


# ------------------------------------------------------------------------- what is made of them


def everything(decision):
    """All that a decision can tell, in all languages."""
    told = [repr(decision), str(decision), decision._repr_html_()]
    told += [repr(finding) for finding in decision.findings]
    for language in LANGUAGES:
        told += [decision.explain(language), json.dumps(decision.as_dict(language))]
        told += [question.in_language(language) for question in decision.asks]
    told += [repr(decision.asks), repr(decision.could_ask), repr(decision.referrals)]
    return "\n".join(told)


@pytest.mark.parametrize("code", available_policies())
def test_a_decision_tells_nobody_who_complains(code):
    """Nor does one that is supposed, nor the error of one that cannot be made."""
    policy = policy_versions(code)[-1]
    declared = {it.code: it.presumed for it in policy.attributes if it.presumed is not None}
    complaint = with_facts(secretive(), {f"attribute.{it}": None for it in (CANARY, "hidden")})
    complaint = with_facts(complaint, {"attribute.number": None})
    complaint = with_facts(
        complaint, {f"attribute.{name}": value for name, value in declared.items()}
    )
    decision = policy.assess(complaint)
    supposed = decision.what_if(nature="praise", medium="phone")

    assert MARK not in everything(decision)
    assert MARK not in everything(supposed.after) + repr(supposed)
    for facts in (
        {"categories": [CANARY], "subjects": [CANARY]},
        {"attributes": {CANARY: CANARY, "hidden": CANARY}},
    ):
        found, told = told_by(policy.assess, Complaint(reference=CANARY, **facts))
        assert MARK not in told
        assert found is None or MARK not in found.explain("en")


@pytest.mark.parametrize("code", available_policies())
def test_a_deadline_tells_nobody_who_complains(code):
    """In words, as values, as a calendar file, in its trace and its provenance."""
    policy = policy_versions(code)[-1]
    complaint = secretive()
    owed = (*policy.deadlines(complaint), *policy.timeline(complaint, {"answered": DAY}))

    for deadline in owed:
        told = [repr(deadline), str(deadline.as_dict()), deadline._repr_html_()]
        told += [repr(deadline.trace), repr(deadline.provenance)]
        told += [deadline.explain(language) for language in LANGUAGES]
        assert MARK not in "\n".join(told)
    assert MARK not in to_ics(owed, "en", reference=CANARY)


def test_an_error_about_days_shows_no_value():
    """Whatever stands in the place of a day."""
    limit = get_policy("be.inami").limit("answer")

    for value in (CANARY, *WRONG):
        assert MARK not in refused(compute_deadline, limit, value)
        assert MARK not in refused(get_policy("be.inami").deadlines, value)


def test_what_is_erased_can_be_written_anywhere():
    """It holds nothing of the person, with a pseudonym or without."""
    for left in (erased(secretive(), OWN), erased(secretive(), OWN, key=KEY)):
        known = with_facts(left, {f"attribute.{CANARY}": None})
        assert MARK not in complaint_as_json(known)
        assert MARK not in repr(pickle.dumps(known))
        written = StringIO()
        for row in to_csv_rows([known]):
            csv_writer(written, ",", "\n")(row)
        assert MARK not in written.getvalue()
    assert MARK not in pseudonym(CANARY, KEY)


def test_an_instant_is_no_secret_kept_by_halves():
    """What is not personal is shown: when, how and about what."""
    complaint = Complaint(received=datetime(2026, 5, 13, 12, tzinfo=UTC), bodies=["be.inami"])

    assert "2026, 5, 13" in repr(complaint)
    assert "be.inami" in repr(complaint)
