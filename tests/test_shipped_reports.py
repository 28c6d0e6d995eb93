"""The reports of shipped policies can tell what their bodies published, on the same bases."""

from datetime import date, timedelta

from complaintkit import Case, Complaint, Event, get_policy, report
from complaintkit.measures import COUNT

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
