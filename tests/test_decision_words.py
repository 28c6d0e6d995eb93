"""A decision in words and in HTML: proofread in four languages, escaped, readable in grey."""

from datetime import date, time
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from factories import a_limit, a_policy
from rulebook import NO, STRONGEST_FIRST, UNKNOWN, YES, a_rule, giving, ruled

from complaintkit import (
    AppealNotice,
    Attribute,
    Body,
    Complainant,
    Complaint,
    ContactPoint,
    Hours,
    InForce,
    MediumIs,
    Outcome,
    Source,
    Text,
    Unit,
)
from complaintkit.admissibility.explanation import contact_words, headline, precedence, sections
from complaintkit.text import LANGUAGES

DECISIONS = Path(__file__).parent / "snapshots" / "decisions"

CALLS = ContactPoint(
    medium="phone",
    address="0800 10 000",
    hours=(
        Hours(opens=time(9), closes=time(12)),
        Hours(days={0, 2}, opens=time(13, 30), closes=time(16)),
    ),
)
BODY = Body(
    code="x.own",
    name=Text(fr="la Caisse", nl="het Fonds", de="die Kasse", en="the Fund"),
    units=(
        Unit(
            code="mediation",
            name=Text(fr="médiation", nl="bemiddeling", de="Vermittlung", en="mediation"),
        ),
    ),
)
COURT = Body(
    code="x.court",
    name=Text(
        fr="tribunal du travail",
        nl="arbeidsrechtbank",
        de="Arbeitsgericht",
        en="labour court",
    ),
    contacts=(CALLS, ContactPoint(medium="e-mail", address="court@example.org")),
)
LABEL = Text(fr="réponse", nl="antwoord", de="Antwort", en="answer")
RULES = (
    a_rule(
        "who",
        "ask",
        giving(UNKNOWN, "complainant.name", "unit", "attribute.proof"),
        label=Text(
            fr="auteur de la plainte",
            nl="wie klaagt",
            de="wer sich beschwert",
            en="who complains",
        ),
        tell_within="answer",
        source=["law", "page"],
    ),
    a_rule(
        "again",
        "may-refuse",
        giving(YES, "earlier"),
        unless=[giving(NO, "steps")],
        label=Text(fr="déjà traitée", nl="al behandeld", de="schon behandelt", en="handled before"),
        says=Text(
            fr="Votre plainte a déjà été traitée.",
            nl="Uw klacht is al behandeld.",
            de="Ihre Beschwerde wurde schon behandelt.",
            en="Your complaint was handled before.",
        ),
        refer_to="x.court",
        source=["page"],
        unless_source=["law", "page"],
    ),
    a_rule(
        "mediation",
        "advise",
        giving(YES, "nature"),
        label=Text(fr="médiation", nl="bemiddeling", de="Vermittlung", en="mediation"),
        refer_to="x.own/mediation",
    ),
    a_rule(
        "forwarded",
        "advise",
        giving(YES, "nature"),
        label=Text(fr="transmise", nl="doorgestuurd", de="weitergeleitet", en="passed on"),
        refer_to="@appeal-body",
        forwarded_by="body",
        # Never read where the rule has no exception.
        unless_source=["law"],
    ),
    a_rule("late", "must-refuse", giving(UNKNOWN, "facts_date")),
    a_rule("unsaid", "may-refuse", giving(NO, "wish")),
)
ANONYMOUS = a_rule(
    "anonymous",
    "must-refuse",
    giving(YES, "complainant.anonymous"),
    label=Text(fr="plainte anonyme", nl="anonieme klacht", de="anonyme Beschwerde", en="anonymous"),
    source=["page"],
)
RICH = a_policy(
    a_limit("10 calendar days", label=LABEL),
    body=BODY,
    own_bodies=(COURT,),
    rules=RULES,
    attributes=(
        Attribute(
            code="proof",
            label=Text(en="proof"),
            type="truth",
            known_by="other",
            question=Text(
                fr="Y a-t-il une preuve ?",
                nl="Is er een bewijs?",
                de="Gibt es einen Nachweis?",
                en="Is there proof?",
            ),
        ),
    ),
    appeal_notice=AppealNotice(
        says=Text(
            fr="Elle ne suspend rien.", nl="Ze schort niets op.", de="Sie hemmt nichts.", en="No."
        )
    ),
    sources=(
        Source(code="page", document="the page", read=date(2026, 1, 5)),
        Source(code="law", document="the law", read=date(2026, 1, 5)),
    ),
)
PLAIN = a_policy(body=BODY)
COMPLAINT = Complaint(received=date(2026, 5, 13), nature="complaint")
SAID = {
    "incomplete": RICH.assess(COMPLAINT),
    "inadmissible": a_policy(
        body=BODY, rules=(ANONYMOUS, *RULES[:2]), own_bodies=(COURT,), sources=RICH.sources
    ).assess(Complaint(nature="complaint")),
    "nothing-against": PLAIN.assess(COMPLAINT),
    "praise": PLAIN.assess(Complaint(nature="praise")),
}


# -- in words --------------------------------------------------------------------------


@pytest.mark.parametrize("case", SAID)
def test_a_decision_is_explained_in_four_languages(case):
    """To the letter, as they were proofread."""
    expected = (DECISIONS / f"{case}.txt").read_text("utf-8")

    written = "\n".join(f"[{it}]\n{SAID[case].explain(it)}\n" for it in LANGUAGES)

    assert written == expected


def test_every_proofread_decision_belongs_to_a_case():
    """None is left over."""
    assert {path.stem for path in DECISIONS.iterdir()} == set(SAID)


@pytest.mark.parametrize(
    ("to", "name"), [("x.own/mediation", "the Fund, mediation"), ("x.own", "the Fund")]
)
def test_what_a_body_refers_to_itself_stays_there(to, name):
    """Also where the body is a unit that has a procedure of its own."""
    own = BODY.unit_as_body("mediation") if "/" in to else BODY
    policy = a_policy(
        body=own, shared_bodies={BODY.code: BODY}, rules=[a_rule("x", "redirect", refer_to=to)]
    )

    assert f"- {name}: that service deals with it." in policy.assess(COMPLAINT).explain("en")


def decided(outcome):
    """A decision with that outcome."""
    effects = ["not-a-complaint", "redirect", "must-refuse", "ask", "may-refuse", "advise"]
    rule = a_rule("x", effects[STRONGEST_FIRST.index(outcome)])
    return ruled(rule, body=BODY).assess(COMPLAINT)


def test_each_outcome_has_its_own_headline_in_every_language():
    """With the name of the body; and the order of all of them is said."""
    for language in LANGUAGES:
        said = {headline(decided(outcome), language) for outcome in Outcome}
        assert len(said) == len(Outcome)
        assert all(words.startswith(BODY.name.in_language(language)) for words in said)
        assert all(words.endswith(".") for words in said)
    assert precedence("en") == (
        "Of several findings the strongest decides: not a complaint > belongs elsewhere > "
        "inadmissible > incomplete > may be refused > admissible."
    )


def test_a_section_without_lines_is_left_out():
    """Grounds and the words on appeals are always there."""
    found = [section.heading for section in sections(SAID["nothing-against"], "en")]

    assert found == ["Grounds", "Appeal"]
    assert all(section.lines for section in sections(SAID["incomplete"], "en"))


MONDAY_TO = [
    ({0}, "Monday 09:00–12:30"),
    ({0, 1}, "Monday and Tuesday 09:00–12:30"),
    ({0, 1, 2}, "Monday–Wednesday 09:00–12:30"),
    ({4, 3, 2, 1, 0}, "Monday–Friday 09:00–12:30"),
    ({0, 2}, "Monday and Wednesday 09:00–12:30"),
    ({0, 1, 3, 4}, "Monday, Tuesday, Thursday and Friday 09:00–12:30"),
    ({0, 1, 2, 4}, "Monday, Tuesday, Wednesday and Friday 09:00–12:30"),
    ({6, 5, 4}, "Friday–Sunday 09:00–12:30"),
]


@pytest.mark.parametrize(("days", "words"), MONDAY_TO, ids=str)
def test_the_days_somebody_answers(days, words):
    """Three or more in a row from the first to the last; else one by one."""
    hours = Hours(days=days, opens=time(9), closes=time(12, 30))
    point = ContactPoint(medium="counter", address="Street 1", hours=(hours,))

    assert contact_words(point, "en") == f"counter: Street 1 ({words})"


def test_what_a_way_to_reach_somebody_is_for_is_told_before_its_hours():
    """Two numbers for two kinds of people cannot be told apart without it."""
    label = Text(fr="assurés", en="insured people")
    hours = (Hours(days={0}, opens=time(9), closes=time(12, 30)),)
    point = ContactPoint(medium="phone", address="10", label=label)

    assert contact_words(point, "en") == "phone: 10 (insured people)"
    assert contact_words(evolve(point, hours=hours), "fr") == (
        "téléphone\u00a0: 10 (assurés\u00a0; lundi 09:00–12:30)"
    )


def test_a_way_to_reach_somebody_without_hours():
    """Only the medium and the address."""
    point = ContactPoint(medium="web-form", address="https://example.org")

    assert contact_words(point, "nl") == "webformulier: https://example.org"


# -- in HTML ---------------------------------------------------------------------------

HOSTILE = """</li><script>alert("x")</script> & 'y' <b>"""
BAD = Text(en=HOSTILE)


def hostile():
    """A decision in which every text that somebody wrote tries to be markup."""
    rules = [
        a_rule("a", "ask", giving(UNKNOWN, "wish"), label=BAD, says=BAD, asks=BAD, source=["s"]),
        a_rule("b", "advise", giving(YES, "unit"), label=BAD, says=BAD, refer_to="x.bad/unit"),
        a_rule("c", "may-refuse", giving(YES, "unit"), label=BAD, refer_to="<b>"),
    ]
    point = ContactPoint(medium="letter", address=HOSTILE)
    unit = Unit(code="unit", name=BAD, contacts=(point,))
    policy = a_policy(
        body=Body(code="x.bad", name=BAD, units=(unit,)),
        rules=rules,
        sources=(Source(code="s", document=HOSTILE, read=date(2026, 1, 5)),),
        appeal_notice=AppealNotice(says=BAD),
    )
    return policy.assess(Complaint(nature="complaint", complainant=Complainant(name=HOSTILE)))


class Tags(HTMLParser):
    """The elements of a page, and whether each is closed where it should be."""

    def __init__(self, page):
        """Read it at once."""
        super().__init__()
        self.open, self.seen, self.styles = [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        """One more is open."""
        self.open.append(tag)
        self.seen.append(tag)
        self.styles += [value for name, value in attrs if name == "style"]

    def handle_endtag(self, tag):
        """The last one is closed."""
        assert self.open.pop() == tag


@pytest.mark.parametrize("decision", [*SAID.values(), hostile()], ids=[*SAID, "hostile"])
def test_X3_the_page_is_well_formed(decision):
    """X3: for a parser of XML as for one of HTML; every element is closed."""
    page = decision._repr_html_()
    root, tags = ET.fromstring(page), Tags(page)

    assert root.tag == "div"
    assert tags.open == []
    assert set(tags.seen) == {
        *("div", "p", "strong", "ul", "li", "details", "summary", "table", "tr", "th", "td")
    }


def test_X2_no_text_makes_markup():
    """X2: labels, words, questions, names, addresses and documents are shown as they are."""
    decision = hostile()
    page = decision._repr_html_()
    root = ET.fromstring(page)
    shown = "".join(root.itertext())

    assert "script" not in {element.tag for element in root.iter()}
    assert "<script" not in page
    assert shown.count(HOSTILE) == page.count("&lt;/li&gt;&lt;script&gt;") > 10
    lines = [line for section in sections(decision, "en") for line in section.lines]
    assert ["".join(element.itertext()) for element in root.iter("li")] == lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language(language):
    """The first one of the body's name, so that it is read aloud as it should be."""
    body = Body(code="x.own", name=Text(**{language: "…"}))
    policy = a_policy(body=body, rules=RULES[4:])
    root = ET.fromstring(policy.assess(COMPLAINT)._repr_html_())

    assert root.get("lang") == language
    assert root.get("class") == "complaintkit-decision"
    assert ET.fromstring(SAID["incomplete"]._repr_html_()).get("lang") == "fr"


def test_the_page_says_what_the_explanation_says():
    """The headline, each heading before its lines, and nothing else before the table."""
    decision = SAID["incomplete"]
    root = ET.fromstring(decision._repr_html_())
    told = []
    for element in root:
        if element.tag == "p":
            told += ["", "".join(element.itertext())]
        elif element.tag == "ul":
            told += [f"- {''.join(item.itertext())}" for item in element]

    assert "\n".join(told[1:]) == decision.explain("fr")
    assert root[-1].tag == "details"


def test_all_rules_stand_in_a_table_that_folds_out():
    """With what each found in words: nothing is told by a colour alone."""
    root = ET.fromstring(decided_in_english()._repr_html_())
    details = root.find("details")
    head, *rows = [["".join(cell.itertext()) for cell in row] for row in root.iter("tr")]

    assert details.find("summary").text == "Rule by rule"
    assert details.find("p").text == precedence("en")
    assert head == ["rule", "effect", "holds", "facts"]
    assert {cell.get("scope") for cell in root.iter("th")} == {"col"}
    assert rows == [
        ["nature of the contact", "is not a complaint", "no", "nature"],
        ["the rule late", "must be refused", "unknown", "facts_date"],
        ["the rule unsaid", "may be refused", "no", "wish"],
        ["the rule calls", "advises", "yes", "medium, unit"],
    ]
    styles = Tags(decided_in_english()._repr_html_()).styles
    assert styles
    assert not [it for it in styles if "color" in it or "background" in it]


def decided_in_english():
    """A decision of a body that speaks English, with a yes, a no and an unknown."""
    calls = a_rule("calls", "advise", giving(YES, "medium", "unit"))
    body = Body(code="x.own", name=Text(en="the Fund"))
    return a_policy(body=body, rules=(*RULES[4:], calls)).assess(COMPLAINT)


def test_what_holds_is_told_in_the_order_of_the_policy():
    """In words as in the table, whatever the outcome makes of it."""
    rules = [a_rule(f"r{n}", "may-refuse", MediumIs(["phone"])) for n in range(5)]
    policy = a_policy(rules=rules, in_force=InForce())
    said = policy.assess(Complaint(nature="complaint", medium="phone")).explain("en")
    places = [said.index(f"the rule r{n}") for n in range(5)]

    assert all(one < other for one, other in pairwise(places))
