"""Cases, standings and worklists in a notebook: escaped, in the body's language, without names."""

import pickle
from datetime import date

from case_makers import a_case, an_event
from factories import SECRET, a_limit, a_policy

from complaintkit import (
    Body,
    Case,
    Complainant,
    Complaint,
    Stage,
    Standing,
    Text,
    WorkItem,
    get_policy,
    worklist,
)
from complaintkit.policy import OwnEvent

RECEIVED = date(2026, 5, 13)
INAMI = get_policy("be.inami")


def an_open_case(**facts):
    """A case of INAMI that was acknowledged."""
    received = Complaint(received=RECEIVED, nature="complaint", **facts)
    return Case.open(INAMI, received).record(an_event("acknowledged", 5))


def test_a_case_tells_its_state_its_events_its_limits_and_what_comes_next():
    """After the last thing known of it, in the main language of its policy."""
    shown = an_open_case()._repr_html_()

    assert shown.startswith('<div lang="fr" class="complaintkit-case"><p><strong>INAMI')
    for words in ("lundi 18 mai 2026", "accusé de réception", "samedi 27 juin 2026", "18 mai 2026"):
        assert words in shown
    assert shown.count("<table") == 3


def test_a_case_without_events_has_no_table_of_them():
    """Limits and next steps alone, on the day of receipt."""
    shown = Case.open(INAMI, Complaint(received=RECEIVED, nature="complaint"))._repr_html_()

    assert shown.count("<table") == 2
    assert "13 mai 2026" in shown


def test_a_closed_case_has_nothing_next():
    """No third table."""
    case = an_open_case().record(an_event("withdrawn", 7))

    assert case._repr_html_().count("<table") == 2


def test_no_name_is_shown():
    """Neither who complains nor the reference: a notebook is easily passed on."""
    case = an_open_case(reference=SECRET, complainant=Complainant(name=SECRET))

    told = case._repr_html_() + case.standings(RECEIVED)._repr_html_()
    told += worklist([case], RECEIVED)._repr_html_()

    assert SECRET not in told


def test_words_of_a_policy_are_escaped():
    """A label is text, never markup."""
    policy = a_policy(
        a_limit(label=Text(en="<b>answer</b>")),
        body=Body(code="x.body", name=Text(en="A & B")),
        events=(OwnEvent(code="heard", label=Text(en="<i>heard</i>")),),
        stages=(Stage(code="mediation", label=Text(en="<u>mediation</u>")),),
    )
    case = a_case(
        policy,
        an_event("heard", 5),
        an_event("received", 7, stage="mediation"),
    )
    shown = case._repr_html_()

    for tag in ("<b>", "<i>", "<u>", "A & B"):
        assert tag not in shown
    for text in ("&lt;b&gt;answer", "&lt;i&gt;heard", "&lt;u&gt;mediation", "A &amp; B"):
        assert text in shown


def test_standings_and_worklists_are_tuples_that_show_themselves():
    """Whatever took a tuple before takes them."""
    case = an_open_case()
    standings, items = case.standings(RECEIVED), worklist([case], RECEIVED)

    assert isinstance(standings, tuple)
    assert standings == tuple(standings)
    assert isinstance(standings[0], Standing)
    assert pickle.loads(pickle.dumps(standings)) == standings
    assert isinstance(items, tuple)
    assert isinstance(items[0], WorkItem)
    assert "réponse définitive" in standings._repr_html_()
    assert '<div lang="fr" class="complaintkit-worklist">' in items._repr_html_()


def test_nothing_is_shown_as_a_table_without_rows():
    """With headings, in English, since no policy says otherwise."""
    empty = worklist([], RECEIVED)

    assert empty._repr_html_().startswith('<div lang="en"')
    assert empty._repr_html_().count("<tr>") == 1
    assert type(an_open_case().standings(RECEIVED))()._repr_html_().count("<tr>") == 1
