"""The facts of a complaint as an example in a policy file states them."""

from datetime import UTC, date, datetime

from factories import WHOLE_POLICY
from rich_policy import read

from complaintkit import (
    Complainant,
    Complaint,
    ContestedDecision,
    EarlierComplaint,
    PriorStep,
    Proceeding,
)


def facts(*lines):
    """The complaint of an example with these lines."""
    text = '\n[[example]]\nname = "one"\n[example.complaint]\n' + "\n".join(lines)
    return read(WHOLE_POLICY + text).examples[0].complaint


def test_A2_facts_are_read_in_any_order():
    """A2: every fact there is, from the first to the last and the other way round."""
    lines = [
        'reference = "1"',
        "received = 2026-05-13T22:30:00+02:00",
        "sent = 2026-05-12",
        "put_in_writing = 2026-05-12T10:00:00Z",
        "facts_date = 2026-01-01",
        "learnt_date = 2026-02-01",
        'nature = "complaint"',
        'categories = ["a", "b"]',
        'subjects = "c"',
        'bodies = ["x.mine"]',
        'unit = "first"',
        'medium = "e-mail"',
        'intermediary = ["lawyer", "relative"]',
        'language = "de"',
        'narrative = "…"',
        'wish = "…"',
        'complainant = { kind = "employer", name = "…", mandate = "given", anonymous = false }',
        'decisions = [{ by = "x", notified = 2026-03-01, appeal = "open", appeal_to = "y" }]',
        'steps = [{ body = "x", on = 2026-03-01, answered = true }, {}]',
        'proceedings = [{ before = "y", state = "pending" }]',
        'earlier = [{ body = "x", state = "closed", new_elements = false }]',
        'attributes = { text = "t", number = 1, truth = true, day = 2026-01-01 }',
    ]
    found = facts(*lines)

    assert found == facts(*reversed(lines))
    assert found == Complaint(
        reference="1",
        received=datetime(2026, 5, 13, 20, 30, tzinfo=UTC),
        sent=date(2026, 5, 12),
        put_in_writing=datetime(2026, 5, 12, 10, tzinfo=UTC),
        facts_date=date(2026, 1, 1),
        learnt_date=date(2026, 2, 1),
        nature="complaint",
        categories=["b", "a"],
        subjects=["c"],
        bodies=["x.mine"],
        unit="first",
        medium=["e-mail"],
        intermediary=["relative", "lawyer"],
        language="de",
        narrative="…",
        wish="…",
        complainant=Complainant(kind="employer", name="…", mandate="given", anonymous=False),
        decisions=[
            ContestedDecision(by="x", notified=date(2026, 3, 1), appeal="open", appeal_to="y")
        ],
        steps=[PriorStep(body="x", on=date(2026, 3, 1), answered=True), PriorStep()],
        proceedings=[Proceeding(before="y", state="pending")],
        earlier=[EarlierComplaint(body="x", state="closed", new_elements=False)],
        attributes={"day": date(2026, 1, 1), "truth": True, "number": 1, "text": "t"},
    )
    assert {name: type(it) for name, it in found.attributes.items()} == {
        "text": str,
        "number": int,
        "truth": bool,
        "day": date,
    }


def test_what_is_left_out_is_not_known_and_an_empty_list_is_known_to_be_none():
    """A single code may stand alone for a list of one."""
    assert facts("received = 2026-05-13") == Complaint(received=date(2026, 5, 13))
    assert facts("steps = []").steps == ()
    assert facts("bodies = []").bodies == frozenset()
    for name in ("categories", "subjects", "bodies"):
        assert getattr(facts(f'{name} = "one"'), name) == {"one"}
