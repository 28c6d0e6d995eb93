"""The reports of shipped policies can tell what their bodies published, on the same bases."""

from datetime import date, timedelta
from pathlib import Path

from complaintkit import (
    Case,
    Complaint,
    EarlierComplaint,
    Event,
    get_policy,
    read_event,
    read_json_lines,
    report,
)
from complaintkit.measures import COUNT

DATA = Path(__file__).resolve().parent.parent / "examples" / "data"
SIXTY_SIX, QUESTIONS = 66, 67
"""67 questions are an invention: with them 96.24 % can come out, as 128 of 133."""


def audited(number):
    """A case of External Audit: the first 66 are complaints, 21 of them founded, 5 cases late."""
    received = date(2019, 1, 7) + timedelta(days=number)
    complaint = Complaint(
        received=received,
        reference=f"{number}",
        nature="complaint" if number < SIXTY_SIX else "information-request",
        bodies=["be.social-insurance-funds"],
    )
    merits = "founded" if number < 15 else "partly-founded" if number < 21 else "unfounded"
    answered = Event(
        id="e1",
        kind="answered",
        on=received + timedelta(days=31 if number % 30 == 7 else 30),
        merits=merits if number < SIXTY_SIX else None,
    )
    return Case.open(get_policy("be.inasti.external-audit"), complaint).record(answered)


def shown(table, row, column):
    """A figure as it is shown, with what it is of."""
    figure = table.figure(row, column)
    return f"{figure.percent}", figure.rate.numerator, figure.rate.denominator


def test_external_audit_counts_founded_of_complaints_and_in_time_of_questions_too():
    """21 of 66 complaints, wholly or partly founded; in time, of all that the target is for."""
    cases = [audited(number) for number in range(SIXTY_SIX + QUESTIONS)]
    made = report(
        cases, get_policy("be.inasti.external-audit"), "yearly", "2019", date(2020, 1, 31)
    )

    assert shown(made.table("key-figures/complaint"), "founded-of-received", COUNT) == (
        *("31.82", 21, 66),
    )
    assert made.table("key-figures").figure("received", COUNT).value == 133
    assert shown(made.table("limits"), "answer", "in-time") == ("96.24", 128, 133)
    assert shown(made.table("limits/complaint"), "answer", "in-time") == ("96.97", 64, 66)


def test_inasti_tells_which_ombudsman_complaints_came_through():
    """In 2019, 11 through the federal one, and the first from the German-speaking Community's."""
    policy = get_policy("be.inasti")
    with (DATA / "inasti-2019.jsonl").open("rb") as stream:
        cases = [
            Case.replay(policy, it.complaint, [read_event(event) for event in it.events])
            for it in read_json_lines(stream, "inasti-2019.jsonl", policy.attributes)
        ]
    made = report(cases, policy, "yearly-network", "2019", date(2020, 1, 31))
    rows = made.table("handled-before").rows

    assert [(it.code, it.figures[0].value) for it in rows] == [
        ("be.dg-ombudsperson", 1),
        ("be.federal-ombudsman", 11),
        ("@not-known", 75),
        ("total", 87),
    ]
    assert rows[1].label.in_language("fr") == "Médiateur fédéral"


def test_what_went_before_can_be_several_bodies_or_none_or_not_known():
    """A case with two is in both rows; known to be none is a row, and so is not known."""
    federal, dg = (EarlierComplaint(body=f"be.{it}") for it in ("federal-ombudsman", "elsewhere"))
    policy, received = get_policy("be.inasti"), date(2019, 5, 13)
    before = ([federal, dg, federal], [], [EarlierComplaint()], None)
    cases = [
        Case.open(policy, Complaint(received=received, nature="complaint", earlier=it))
        for it in before
    ]
    made = report(cases, policy, "yearly-network", "2019", date(2020, 1, 31))

    assert [(it.code, it.figures[0].value) for it in made.table("handled-before").rows] == [
        ("be.elsewhere", 1),
        ("be.federal-ombudsman", 1),
        ("@none", 1),
        ("@not-known", 2),
        ("total", 4),
    ]
