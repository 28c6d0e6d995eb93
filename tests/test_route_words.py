"""Routes and last days in words: exact in English, whole in four languages, escaped in HTML."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from case_makers import a_case, an_event, on
from factories import SECRET, a_limit
from ladder_makers import BOARD, COURT, a_ladder, a_stage, an_appeal_term, an_opening

from complaintkit import (
    AppealNotice,
    Body,
    ClosingTerm,
    ContactPoint,
    ContestedDecision,
    LanguageIs,
    MediumIs,
    OwnEvent,
    StageEffect,
    StepTaken,
    Text,
    UnknownNameError,
)
from complaintkit.text import LANGUAGES

NBSP = "\N{NO-BREAK SPACE}"
LETTER = MediumIs(["letter"])
SUSPENDS = StageEffect(on="court", does="suspends", at_most="4 months")
RUNS = StageEffect(on="council", does="does-not-suspend")


def words(en):
    """Words in all four languages, each with its mark."""
    return Text(en=en, fr=f"{en} FR", nl=f"{en} NL", de=f"{en} DE")


BOARD_STAGE = a_stage(
    an_opening("silence", closes=["3 months"], month_rule="same-date"),
    an_opening("dissatisfaction", only_if=(LETTER,)),
    label=words("board of appeal"),
    body="x.board",
    preferred="letter",
    result="opinion",
    tells=("x.court", "x.board/desk"),
    effect=(SUSPENDS, RUNS),
)
OMBUDSMAN = a_stage(
    "direct",
    code="ombudsman",
    label=words("Ombudsman"),
    body="x.ombudsman",
    requires=(StepTaken(["x.none"]),),
    result="recommendation",
    effect=(StageEffect(on="court", does="suspends"),),
)
LATE = a_stage(
    an_opening("refusal", after="board"), code="late", label=words("last resort"), result="decision"
)
TERMS = (
    an_appeal_term(
        label=words("appeal to the court"),
        roll="following",
        calendar="be.legal",
        month_rule="eve-of-date",
        presumed="3 working days",
        indicative=True,
    ),
    an_appeal_term(
        code="council", label=words("action before the council"), when=(LanguageIs(["nl"]),)
    ),
)
NAMED = {
    "x.board": BOARD,
    "x.court": COURT,
    "x.ombudsman": Body(code="x.ombudsman", name=words("Ombudsman")),
}
LADDER = a_ladder(
    BOARD_STAGE,
    OMBUDSMAN,
    LATE,
    appeal_terms=TERMS,
    languages=("nl", "en"),
    shared_bodies=NAMED,
    body=Body(code="x.body", name=words("Body")),
)
POSTED = ContestedDecision(by="x.body", posted=date(2026, 4, 22))


def routes(*events, day=46, policy=LADDER, **facts):
    """The routes of a case so many days after receipt."""
    return a_case(policy, *events, **facts).routes(on(day))


def ways_of(*events, policy=LADDER, day=46, **facts):
    """What is said of each way, all stages one after the other."""
    lines = routes(*events, day=day, policy=policy, **facts).explain("en").splitlines()
    triggers = ("once the", "when no", "when the", "directly")
    return [line[2:] for line in lines if line[2:].startswith(triggers)]


# -- the whole -------------------------------------------------------------------------


def test_routes_are_explained():
    """Stage by stage: how it stands, its ways, what comes out, contacts, clocks, who is told."""
    found = routes(decisions=[POSTED]).explain("en")

    assert found.split("\n") == [
        "board of appeal (Board): open",
        "- when no answer came in time: from 28 June 2026 to 28 September 2026",
        "- when the answer does not satisfy: there is no answer yet",
        "- What comes out is an opinion, which does not bind.",
        "- How to get there: letter: Market Square 1; phone: 000 00 00 00",
        "- Going there stops this clock for at most 4 months: appeal to the court.",
        "- Going there does not stop this clock: action before the council.",
        "- Told of it: Court and Board, Desk.",
        "",
        "Ombudsman: open if what is not known holds",
        (
            "- directly: from 13 May 2026, it depends on facts that are not known: the steps taken "
            "before"
        ),
        "- What can come out is a recommendation, which does not bind.",
        "- Going there stops this clock while it lasts: appeal to the court.",
        "- No text says whether going there stops this clock: action before the council.",
        "",
        "last resort (Body): not yet open",
        "- once the complaint was refused: another stage comes first",
        "- What comes out is a decision.",
        "- No text says whether going there stops this clock: appeal to the court.",
        "- No text says whether going there stops this clock: action before the council.",
        "",
        "Last days for an appeal",
        (
            "- appeal to the court: over; the day of notification is presumed; another that is "
            "proved counts instead; as a rule: the decision says what holds for it"
        ),
        (
            "- action before the council: not known; missing: the day the decision was notified "
            "and the language; it is not known whether it is there for this complaint"
        ),
        "",
        (
            "A complaint is not an appeal: it stops no time limit for going to court, unless "
            "a text says so."
        ),
    ]


def test_a_letter_tells_of_open_routes_and_last_days():
    """Where to turn, until when, which clocks that stops; what is open for good has no end."""
    stage = a_stage("direct", code="ombudsman", body="x.ombudsman")
    policy = a_ladder(BOARD_STAGE, stage, shared_bodies=NAMED, appeal_terms=TERMS[:1])
    decided = [ContestedDecision(notified=date(2026, 5, 11))]

    assert routes(policy=policy, decisions=decided).paragraph("en") == (
        "If you do not agree, you can turn to: Board (letter: Market Square 1; phone: 000 00 00 "
        "00). You can do so until 28 September 2026. Going there stops this clock for at most 4 "
        "months: appeal to the court. "
        "If you do not agree, you can turn to: Ombudsman. No text says whether going there stops "
        "this clock: appeal to the court. "
        "Your last day for this is 10 July 2026: appeal to the court (as a rule: the decision "
        "says what holds for it). "
        "A complaint is not an appeal: it stops no time limit for going to court, unless a text "
        "says so."
    )


def test_a_letter_says_what_is_not_sure_of_a_last_day():
    """And that one is past, where it is; an appeal that was lodged has none."""
    policy = a_ladder(
        appeal_terms=(an_appeal_term(calendar="be.legal", presumed="3 working days"),)
    )

    def said(**decision):
        made = routes(day=20, policy=policy, decisions=[ContestedDecision(**decision)])
        return made.paragraph("en").partition(" A complaint is")[0]

    # Posted on Wednesday 22 April: notified on Monday 27 April.
    assert said(posted=date(2026, 4, 22)) == (
        "Your last day for this is 26 June 2026: appeal to the court (the day of notification is "
        "presumed; another that is proved counts instead)."
    )
    assert said(notified=date(2026, 3, 1)) == (
        "Your last day for this was 30 April 2026: appeal to the court."
    )
    assert said(notified=date(2026, 4, 2)) == (
        "Your last day for this was 1 June 2026: appeal to the court."
    )
    assert said(notified=date(2026, 4, 3)) == (
        "Your last day for this is 2 June 2026: appeal to the court."
    )
    assert not said(notified=date(2026, 4, 3), appeal="lodged").startswith("Your last day")
    assert not said().startswith("Your last day")


def test_where_no_route_is_left_that_is_said():
    """A case at its end has none; neither has a policy that names no stage."""
    withdrawn = routes(("withdrawn", 10))
    stageless = routes(policy=a_ladder())

    assert withdrawn.explain("en").splitlines()[0] == "The case is at its end: no route is left."
    assert stageless.explain("en").splitlines()[0] != withdrawn.explain("en").splitlines()[0]
    assert (
        "<p>The case is at its end: no route is left.</p>"
        in routes(("withdrawn", 10), policy=a_ladder(BOARD_STAGE))._repr_html_()
    )


def test_the_words_of_the_body_on_appeals_come_first():
    """Where it has some, they stand in the place of the general ones."""
    policy = a_ladder(appeal_notice=AppealNotice(says=Text(en="No appeal here.")))

    assert routes(policy=policy).explain("en").endswith("\nNo appeal here.")
    assert routes(policy=policy).paragraph("en").endswith("No appeal here.")
    assert "<p>No appeal here.</p>" in routes(policy=policy)._repr_html_()


# -- one way ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "events", "facts", "said"),
    [
        ("direct", [], {}, "directly: from 13 May 2026"),
        ("silence", [], {}, "when no answer came in time: from 28 June 2026"),
        (
            "silence",
            [("answered", 46)],
            {},
            (
                "when no answer came in time: from 28 June 2026, shut on 28 June 2026 by this: "
                "answer"
            ),
        ),
        ("silence", [("answered", 3)], {}, "when no answer came in time: the answer came in time"),
        (
            "silence",
            [("closed", 3)],
            {},
            "when no answer came in time: the stage ended before the time for an answer did",
        ),
        ("silence", [], {"nature": "praise"}, "when no answer came in time: no answer is owed"),
        ("dissatisfaction", [], {}, "when the answer does not satisfy: there is no answer yet"),
        (
            "dissatisfaction",
            [("answered", 9)],
            {},
            "when the answer does not satisfy: from 22 May 2026",
        ),
        (
            "dissatisfaction",
            [("refused", 9)],
            {},
            "when the answer does not satisfy: there was no answer",
        ),
        ("refusal", [("refused", 9)], {}, "once the complaint was refused: from 22 May 2026"),
        ("refusal", [], {}, "once the complaint was refused: the complaint was not refused"),
        (
            an_opening("refusal", after="other"),
            [],
            {},
            "once the complaint was refused: another stage comes first",
        ),
        (
            an_opening(opens="60 calendar days"),
            [("answered", 9)],
            {},
            "when the answer does not satisfy: from 21 July 2026, the time for it has not come",
        ),
        (
            an_opening("direct", closes=["1 week"]),
            [],
            {},
            "directly: from 13 May 2026 to 20 May 2026, the time for it is over",
        ),
        (
            an_opening("direct", closes=[ClosingTerm(term="1 week", since="sent")]),
            [],
            {},
            (
                "directly: from 13 May 2026, it depends on facts that are not known: "
                "the day of sending"
            ),
        ),
        (
            an_opening("direct", only_if=(LETTER,)),
            [],
            {"medium": "fax"},
            "directly: this way is not for this complaint (the way it came in)",
        ),
    ],
)
def test_what_is_said_of_one_way(stage, events, facts, said):
    """What opens it, from when until when, and why it is not open."""
    policy = a_ladder(a_stage(stage), a_stage(code="other"))

    assert ways_of(*events, policy=policy, **facts) == [said]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"when": (LETTER,)}, "directly: not for this complaint (the way it came in)"),
        (
            {"requires": (StepTaken(["x.none"]), LETTER)},
            (
                "directly: what must come first was not done "
                "(the steps taken before and the way it came in)"
            ),
        ),
    ],
)
def test_what_is_said_of_a_stage_that_is_not_there(fields, said):
    """Which facts decide."""
    policy = a_ladder(a_stage("direct", **fields))

    assert ways_of(policy=policy, medium="fax", steps=[]) == [said]


def test_what_is_said_of_a_clock_that_does_not_run():
    """It stands still, waits, or has no figure; an answer in time is still to come."""
    silent = a_ladder(a_stage("silence"))
    stage = an_event("received", 3, stage="board")

    assert ways_of(policy=silent, day=45) == [
        (
            "when no answer came in time: from 28 June 2026, "
            "an answer can still come in time, until 27 June 2026"
        )
    ]
    assert ways_of(stage, policy=a_ladder(a_stage("direct"))) == [
        "directly: used since 16 May 2026"
    ]


def test_an_event_of_the_bodys_own_is_called_as_it_calls_it():
    """No catalogue has a word for it."""
    limit = a_limit("10 calendar days", met_by=("answered", "phoned"))
    policy = a_ladder(
        a_stage("silence"),
        limits=(limit,),
        events=(OwnEvent(code="phoned", label=words("call")),),
    )
    found = routes(("phoned", 20), policy=policy)

    assert "shut on 2 June 2026 by this: call" in found.explain("en")
    assert "2 juni 2026" in found.explain("nl")
    assert "call NL" in found.explain("nl")


@pytest.mark.parametrize(
    ("decision", "day", "said"),
    [
        ({"notified": date(2026, 5, 11)}, 1, "appeal to the court: until 10 July 2026"),
        ({"notified": date(2026, 1, 5)}, 1, "appeal to the court: over"),
        (
            {"notified": date(2026, 5, 11), "appeal": "lodged"},
            1,
            "appeal to the court: the appeal has been lodged",
        ),
        ({}, 1, "appeal to the court: not known; missing: the day the decision was notified"),
    ],
)
def test_what_is_said_of_a_last_day(decision, day, said):
    """Until when, or why there is no day."""
    policy = a_ladder(appeal_terms=(an_appeal_term(),))
    lines = routes(day=day, policy=policy, decisions=[ContestedDecision(**decision)]).explain("en")

    assert f"- {said}" in lines.splitlines()


def test_what_is_said_of_a_clock_that_stands_still():
    """A stop that ends by itself has a day for all that; one that does not has none."""
    filed = an_event("received", 3, stage="board")
    decided = [ContestedDecision(notified=date(2026, 5, 11))]

    def said(effect):
        term = an_appeal_term(month_rule="eve-of-date")
        policy = a_ladder(a_stage("direct", effect=(effect,)), appeal_terms=(term,))
        lines = routes(filed, day=9, policy=policy, decisions=decided).explain("en").splitlines()
        return next(line for line in lines if line.startswith("- appeal"))

    assert said(StageEffect(on="court", does="suspends")) == (
        "- appeal to the court: the clock stands still"
    )
    # Four months from 16 May end on 15 September: 123 days.
    assert "10 November 2026" in said(SUSPENDS)


# -- four languages --------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_in_every_language(language):
    """No English is left over, and no word stands for another language's."""
    found = routes(decisions=[POSTED])
    text = found.explain(language) + found.paragraph(language)
    english = found.explain("en").splitlines()

    assert f"board of appeal{'' if language == 'en' else f' {language.upper()}'}" in text
    if language != "en":
        assert not {line for line in text.splitlines() if line} & set(english)
    assert "{" not in text


@pytest.mark.parametrize(
    ("language", "headline", "way"),
    [
        ("fr", f"({{}}){NBSP}: ouverte", "du 28 juin 2026 au 28 septembre 2026"),
        ("nl", "({}): open", "van 28 juni 2026 tot en met 28 september 2026"),
        ("de", "({}): offen", "vom 28. Juni 2026 bis zum 28. September 2026"),
        ("en", "({}): open", "from 28 June 2026 to 28 September 2026"),
    ],
)
def test_a_route_in_each_language(language, headline, way):
    """How it stands, and from when until when."""
    first, second, *_ = routes().explain(language).splitlines()

    assert first.endswith(headline.format(BOARD.name.in_language(language)))
    assert second.endswith(way)


def test_the_language_of_the_policy_unless_another_is_asked_for():
    """The first of its languages."""
    found = routes(decisions=[POSTED])

    assert found.explain() == found.explain("nl")
    assert found.paragraph() == found.paragraph("nl")
    assert found.as_dict() == found.as_dict("nl")
    assert found._repr_html_().startswith('<div lang="nl" ')
    with pytest.raises(UnknownNameError):
        found.explain("es")


def test_routes_as_plain_values():
    """The day, each route, each last day; words in the language asked for."""
    found = routes(decisions=[POSTED])
    plain = found.as_dict("de")

    assert list(plain) == ["as_of", "routes", "last_days"]
    assert plain["as_of"] == "2026-06-28"
    assert [it["stage"] for it in plain["routes"]] == ["board", "ombudsman", "late"]
    assert plain["routes"][0]["label"] == "board of appeal DE"
    assert plain["routes"][0]["effects"] == {"court": "suspends", "council": "does-not-suspend"}
    assert [it["appeal_term"] for it in plain["last_days"]] == ["court", "council"]
    assert plain["routes"] == [route.as_dict("de") for route in found]


# -- nothing gets in, nobody gets out ----------------------------------------------------

BAD = "<script>alert(1)</script>"
EVIL = Text(en=BAD)


class Tags(HTMLParser):
    """Which elements there are, and whether each is closed."""

    def __init__(self):
        """Begin with none."""
        super().__init__()
        self.seen, self.open = [], []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - that is how it is called
        """Note an element."""
        self.seen.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        """Close it."""
        assert self.open.pop() == tag


def test_X2_words_of_a_file_are_text_and_never_markup():
    """X2: labels, names, addresses, notices."""
    evil = Body(
        code="x.evil", name=EVIL, contacts=(ContactPoint(medium="phone", address=f"{BAD}{{n}}"),)
    )
    policy = a_ladder(
        a_stage("direct", label=EVIL, body="x.evil"),
        a_stage("silence", code="late"),
        shared_bodies={"x.evil": evil},
        appeal_terms=(an_appeal_term(label=EVIL),),
        appeal_notice=AppealNotice(says=EVIL),
    )
    html = routes(policy=policy)._repr_html_()
    tags = Tags()
    tags.feed(html)

    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 3
    assert tags.open == []
    assert set(tags.seen) == {"div", "p", "strong", "table", "tr", "th", "td", "ul", "li"}
    assert f"phone: {BAD}{{n}}" in routes(policy=policy).explain("en")


def test_the_table_of_a_notebook_has_a_row_for_each_stage():
    """Its label, how it stands, from when until when, why; a day that is not known as a dash."""
    html = routes(policy=a_ladder(BOARD_STAGE, LATE, shared_bodies=NAMED))._repr_html_()
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in html.split("<tr>")[1:]]

    assert rows == [
        ["stage", "standing", "from", "until", "why"],
        [
            *("board of appeal", "open", "28 June 2026", "28 September 2026"),
            "when no answer came in time: from 28 June 2026 to 28 September 2026",
        ],
        [
            *("last resort", "not yet open", "–", "–"),
            "once the complaint was refused: another stage comes first",
        ],
    ]


def test_routes_tell_nobody_who_complains():
    """Neither in words nor as values nor where they are shown for developers."""
    found = routes(reference=SECRET, narrative=SECRET, decisions=[POSTED])

    for text in (
        *(found.explain(language) for language in LANGUAGES),
        *(found.paragraph(language) for language in LANGUAGES),
        *(repr(found), str(found.as_dict("en")), found._repr_html_()),
    ):
        assert SECRET not in text
