"""The catalogues: the same messages in every language, all used, none missing, dates as written."""

import ast
import os
import re
import string
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import complaintkit
from complaintkit import (
    ClockEffect,
    DayKind,
    Effect,
    KnownBy,
    LastDayStatus,
    Medium,
    MonthRule,
    NoteKind,
    Outcome,
    Owner,
    Roll,
    RouteStatus,
    StageResult,
    StartRule,
    State,
    Status,
    StepKind,
    TermUnit,
    Ternary,
    TraceMark,
    Trigger,
    UnknownNameError,
    WhyNot,
)
from complaintkit.complaints import FACTS, ComplainantKind, Intermediary, Nature
from complaintkit.events import Closing, Merits, Remedy
from complaintkit.improvement import ActionStatus
from complaintkit.measures import Dimension, PeriodUnit, Population, Special
from complaintkit.measures.published import CaveatKind, Exactness, FigureVerdict, Ground, Slip
from complaintkit.reporting.flow_table import ROWS
from complaintkit.reporting.notes import LEFT_OUT
from complaintkit.reporting.promises import Kept
from complaintkit.starts import START_EVENTS
from complaintkit.text import LANGUAGES
from complaintkit.wording import (
    say,
    say_apart,
    say_day,
    say_list,
    say_short_day,
    say_weekday,
)

SOURCE = Path(complaintkit.__file__).parent
FILES = {language: SOURCE / "data" / "locale" / f"{language}.po" for language in LANGUAGES}


def read(language):
    """A catalogue as the files have it, fuzzy messages and all."""
    with FILES[language].open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


CATALOGUES = {language: read(language) for language in LANGUAGES}
MESSAGES = {
    language: {message.id: message for message in catalogue if message.id}
    for language, catalogue in CATALOGUES.items()
}
IDS = {
    language: {
        identifier if isinstance(identifier, str) else identifier[0] for identifier in messages
    }
    for language, messages in MESSAGES.items()
}


def forms(message):
    """The wordings of a message: one, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def placeholders(text):
    """The names in braces."""
    return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


# -- the catalogues --------------------------------------------------------------------


def test_each_language_has_a_catalogue_and_no_other_file_stands_there():
    """A language is added with one file, and its file with the language."""
    assert sorted(path.name for path in FILES["fr"].parent.iterdir()) == sorted(
        path.name for path in FILES.values()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_has_the_same_messages(language):
    """By id, singular or plural alike: what one language can say, all can."""
    assert set(MESSAGES[language]) == set(MESSAGES["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty_or_fuzzy(language):
    """Every form has words, and none waits for a second look."""
    messages = MESSAGES[language].values()

    assert [message.id for message in messages if not all(map(str.strip, forms(message)))] == []
    assert [message.id for message in messages if message.fuzzy] == []
    assert not CATALOGUES[language].fuzzy
    assert not CATALOGUES[language].obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_stands_twice(language):
    """A second wording would silently win over the first."""
    lines = FILES[language].read_text("utf-8").splitlines()
    ids = Counter(line for line in lines if line.startswith("msgid "))

    assert [line for line, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_has_the_placeholders_of_the_english_one(language):
    """Nothing that a sentence is about is lost on the way to another language."""
    for identifier, message in MESSAGES[language].items():
        wanted = placeholders(forms(MESSAGES["en"][identifier])[-1])
        for form in forms(message):
            assert placeholders(form) == wanted, identifier


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_with_a_number_shows_it_in_every_form(language):
    """A plural says how many, in the singular too."""
    for message in MESSAGES[language].values():
        if not isinstance(message.string, str):
            assert len(message.string) == 2
            assert all("{n}" in form for form in message.string), message.id


def test_french_has_no_ordinary_space_before_double_signs():
    """A no-break space before : ; ? ! keeps the sign on the line of its word."""
    broken = [
        form
        for message in MESSAGES["fr"].values()
        for form in forms(message)
        if re.search(r" [:;?!»]|« ", form)
    ]

    assert broken == []


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("fr", (0, 1), (2, 21)),
        ("nl", (1,), (0, 2, 21)),
        ("de", (1,), (0, 2, 21)),
        ("en", (1,), (0, 2, 21)),
    ],
)
def test_the_plural_of_each_language_begins_where_it_does(language, one, several):
    """In French nought is singular; in the three others only one is."""
    words = {
        "fr": ("jour ouvrable", "jours ouvrables"),
        "nl": ("werkdag", "werkdagen"),
        "de": ("Arbeitstag", "Arbeitstage"),
        "en": ("working day", "working days"),
    }[language]

    found = {number: say("unit.working-days", language, number) for number in (*one, *several)}

    assert found == {
        **{number: f"{number} {words[0]}" for number in one},
        **{number: f"{number} {words[1]}" for number in several},
    }


# -- messages and code -----------------------------------------------------------------

COLUMNS = (
    *("limit", "due", "term", "note", "day", "number", "mark", "why"),
    *("policy", "version", "body", "in-force", "languages"),
    *("start", "source", "assumption", "reading", "apart"),
    *("outcome", "rule", "effect", "holds", "facts"),
    *("event", "stage", "status", "met-on", "late", "step", "by", "case"),
    *("since", "until", "appeal", "last-day"),
)
HEADINGS = (
    *("grounds", "referrals", "asks", "overruled", "advice", "could-ask", "tell-by"),
    *("reminder", "rules", "what-if"),
    *("events", "standings", "next-steps"),
)
FAMILIES = {
    "event": START_EVENTS,
    "state": State,
    "status": Status,
    "step": StepKind,
    "route": RouteStatus,
    "fact": (*FACTS, "decisions.notified", "steps.on"),
    "opening": Trigger,
    "window": ["from", "from-until"],
    "why-not": WhyNot,
    "result": StageResult,
    "clock": [*ClockEffect, "suspends-at-most"],
    "last-day": [*LastDayStatus, "stopped-until", "presumed", "indicative", "may-not-apply"],
    "ladder": ["closes", "closes-later"],
    "owner": Owner,
    "unit": [unit.value.replace(" ", "-") for unit in TermUnit],
    "mark": [*TraceMark, "due"],
    "kind": [kind for kind in DayKind if kind is not DayKind.REST_DAY],
    "start-rule": StartRule,
    "roll": Roll,
    "month-rule": MonthRule,
    "column": COLUMNS,
    "compare": ["counted", "uncounted"],
    "outcome": Outcome,
    "decision": Outcome,
    "effect": Effect,
    "ternary": [value.name.lower() for value in Ternary],
    "medium": Medium,
    "question": FACTS,
    "known-by": [by for by in KnownBy if by is not KnownBy.PERSON],
    "referral": ["by-body", "by-person", "stays"],
    "heading": HEADINGS,
    "note": [kind for kind in NoteKind if kind not in {NoteKind.NOT_STARTED, NoteKind.VOID}],
}
"""Messages whose id is put together in the code: the beginning, and all that can follow.

A weekly rest day has no word for its kind: it is called by the name of its weekday. Of the
notes, two are told by the headline: not started, and nothing more owed.
"""
FAMILIES |= {
    "figure-ground": [
        *(*Ground, "no-base-count-bases", "no-base-count-counts"),
        "not-printed-bases",
    ],
    "figure-percent": Exactness,
    "figure-slip": Slip,
    "figure-verdict": FigureVerdict,
    "caveat": CaveatKind,
    "figures": ["counts", "no-count"],
    "action-status": ActionStatus,
    "improvement": [
        *("actions-by-status", "actions", "recommendations", "suggestions", "praise"),
        *("commitments", "theme", "finding", "owner", "status", "year", "categories", "by", "to"),
        *("share", "base", "caveat", "votes", "number", "unit", "since", "total"),
        *("head-actions", "head-recommendations", "head-survey", "head-suggestions"),
        *("head-praise", "head-commitments", "base-actions", "other-years", "without-year"),
    ],
}
"""Messages on published figures, and on what a body does better."""
FAMILIES |= {
    "dimension": Dimension,
    "base": [*Population, "due", "due-gross"],
    "nature": Nature,
    "merits": Merits,
    "remedy": Remedy,
    "closing": Closing,
    "intermediary": Intermediary,
    "complainant-kind": ComplainantKind,
    "special": [special.removeprefix("@") for special in Special],
    "kept": Kept,
    "limit-column": ["in-time", "in-time-gross", "target", "median", "percentile-90"],
    "flow": ROWS,
    "cadence": [unit for unit in PeriodUnit if unit is not PeriodUnit.DAYS],
    "left-out": [
        *(*LEFT_OUT, "outside-period", "unknown-categories", "not-assessed"),
        "limits-not-counted",
    ],
    "report-note": [
        *("other-cadence", "period-not-over", "series-break", "no-cases-at-all"),
        *("split-not-carried", "taxonomy-changed", "policy-changed", "definition-changed"),
    ],
}
"""Those of reports counted from cases."""
MADE_UP = {f"{family}.{member}" for family, members in FAMILIES.items() for member in members}
PREFIXES = {identifier.partition(".")[0] for identifier in IDS["en"]}
WRITTEN = re.compile(rf"({'|'.join(sorted(PREFIXES))})\.[a-z][a-z-]*")


def strings():
    """Every text of the code that could be a message id, docstrings left out."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.name, node.value


def calls():
    """The first argument of every call of `wording.say`, under whatever name it was imported."""
    for path in sorted(SOURCE.rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        imported = {
            alias.asname or alias.name
            for node in nodes
            if isinstance(node, ast.ImportFrom) and node.module == "complaintkit.wording"
            for alias in node.names
            if alias.name == "say"
        }
        for node in nodes:
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in imported:
                yield f"{path.name}:{node.lineno}", node.args[0]


def test_every_message_the_code_names_is_there():
    """An id written out in the code stands in the catalogues."""
    missing = [
        (where, text)
        for where, text in strings()
        if WRITTEN.fullmatch(text) and text not in IDS["en"]
    ]

    assert missing == []


def test_every_call_with_a_written_id_is_among_them():
    """A literal given to `say` is an id that is there, even with a new beginning."""
    literals = {
        node.value: where
        for where, node in calls()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert len(literals) > 20
    assert {text: where for text, where in literals.items() if text not in IDS["en"]} == {}


def test_every_message_that_is_put_together_is_there():
    """Each member of each family of ids, such as `event.` and every event a clock starts on."""
    assert MADE_UP - IDS["en"] == set()


def test_every_family_of_ids_is_known_here():
    """An id put together in the code begins with a family whose members are checked above.

    The one that begins with a choice's own name is of roll, start-rule and month-rule.
    """
    found = [(where, node.values[0]) for where, node in calls() if isinstance(node, ast.JoinedStr)]
    unknown = [
        where
        for where, first in found
        if isinstance(first, ast.Constant) and first.value.partition(".")[0] not in FAMILIES
    ]
    nameless = [where for where, first in found if not isinstance(first, ast.Constant)]

    assert len(found) > 5
    assert unknown == []
    assert [where.partition(":")[0] for where in nameless] == ["explanation.py"]


def test_no_message_is_left_over():
    """Every id of the catalogues is named by the code, or belongs to a family."""
    named = {text for _, text in strings()}

    assert IDS["en"] - named - MADE_UP == set()


# -- saying ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Motif de la suspension\N{NO-BREAK SPACE}: {n} fois."),
        ("nl", "Reden van de schorsing: {n} fois."),
        ("de", "Grund der Hemmung: {n} fois."),
        ("en", "Reason for the stop: {n} fois."),
    ],
)
def test_a_value_with_braces_stays_as_it_is(language, sentence):
    """What is filled in is never filled in again."""
    assert say("explain.stop-reason", language, reason="{n} fois") == sentence


@pytest.mark.parametrize(("language", "said"), [("fr", "a\N{NO-BREAK SPACE}; b"), ("nl", "a; b")])
def test_several_things_apart(language, said):
    """As their language puts the sign; what is empty leaves nothing."""
    assert say_apart(["a", "", "b"], language) == said
    assert not say_apart([], language)


@pytest.mark.parametrize(
    "ask",
    [
        lambda language: say("mark.due", language),
        lambda language: say_day(date(2026, 5, 13), language),
        lambda language: say_short_day(date(2026, 5, 13), language),
        lambda language: say_weekday(0, language),
        lambda language: say_list(["a"], language),
    ],
)
@pytest.mark.parametrize("language", ["es", "fr_BE", "", "../../etc/passwd"])
def test_an_unknown_language_is_refused_in_the_same_words_everywhere(ask, language):
    """The message names the language asked for and those there are."""
    with pytest.raises(UnknownNameError) as caught:
        ask(language)

    assert str(caught.value) == f"no language '{language}'; known: de, en, fr, nl"
    assert caught.value.kind == "language"
    assert caught.value.name == language
    assert caught.value.known == ("de", "en", "fr", "nl")


@pytest.mark.parametrize("number", [None, 1, 2])
def test_an_unknown_message_is_refused(number):
    """Never the bare id in a sentence for people."""
    with pytest.raises(UnknownNameError) as caught:
        say("mark.dew", "en", number)

    assert str(caught.value) == "no message 'mark.dew'"


def test_an_empty_id_is_no_message():
    """The head of a catalogue stands under the empty id: it is nothing to say."""
    with pytest.raises(UnknownNameError):
        say("", "en")


@pytest.mark.parametrize(
    ("language", "wednesday", "first", "short_first", "monday"),
    [
        ("fr", "mercredi 13 mai 2026", "vendredi 1er mai 2026", "1er mai 2026", "lundi"),
        ("nl", "woensdag 13 mei 2026", "vrijdag 1 mei 2026", "1 mei 2026", "maandag"),
        ("de", "Mittwoch, 13. Mai 2026", "Freitag, 1. Mai 2026", "1. Mai 2026", "Montag"),
        ("en", "Wednesday, 13 May 2026", "Friday, 1 May 2026", "1 May 2026", "Monday"),
    ],
)
def test_dates_as_they_are_written_in_belgium(language, wednesday, first, short_first, monday):
    """The first of a month is 1er in French; days come before months, in English too."""
    assert say_day(date(2026, 5, 13), language) == wednesday
    assert say_day(date(2026, 5, 1), language) == first
    assert say_short_day(date(2026, 5, 1), language) == short_first
    assert say_weekday(0, language) == monday


def test_only_the_first_of_a_month_is_an_ordinal_in_french():
    """11, 21 and 31 are plain numbers."""
    found = [say_short_day(date(2026, 3, number), "fr") for number in (1, 11, 21, 31)]

    assert found == ["1er mars 2026", "11 mars 2026", "21 mars 2026", "31 mars 2026"]


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("fr", "lundi mardi mercredi jeudi vendredi samedi dimanche"),
        ("nl", "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
        ("de", "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
        ("en", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    ],
)
def test_weekdays_begin_with_monday_at_nought(language, days):
    """As `date.weekday` counts them."""
    assert [say_weekday(number, language) for number in range(7)] == days.split()


@pytest.mark.parametrize(
    ("language", "two", "three"),
    [
        ("fr", "a et b", "a, b et c"),
        ("nl", "a en b", "a, b en c"),
        ("de", "a und b", "a, b und c"),
        ("en", "a and b", "a, b and c"),
    ],
)
def test_lists_end_with_an_and(language, two, three):
    """One, two and three things; a generator will do; none is nothing."""
    assert say_list(["a"], language) == "a"
    assert say_list((letter for letter in "ab"), language) == two
    assert say_list("abc", language) == three
    assert say_list([], language) == ""


SPEAK = """
from datetime import date
from complaintkit.wording import say, say_day, say_list
for language in ("fr", "nl", "de", "en"):
    print(say_day(date(2026, 5, 1), language), say("unit.working-days", language, 0),
          say_list("abc", language))
"""


def test_D13_the_process_decides_nothing_about_the_words():
    """D13: no locale, no language and no zone of the process is looked at."""
    surroundings = [
        {"LC_ALL": "C", "LANG": "C", "TZ": "UTC"},
        {"LC_ALL": "fr_FR.UTF-8", "LANG": "fr_FR.UTF-8", "LANGUAGE": "nl:de", "TZ": "Asia/Tokyo"},
        {"LC_ALL": "xx_YY", "LANG": "", "LANGUAGE": "tlh", "TZ": "America/Adak"},
    ]
    expected = (
        "vendredi 1er mai 2026 0 jour ouvrable a, b et c\n"
        "vrijdag 1 mei 2026 0 werkdagen a, b en c\n"
        "Freitag, 1. Mai 2026 0 Arbeitstage a, b und c\n"
        "Friday, 1 May 2026 0 working days a, b and c\n"
    )

    for settings in surroundings:
        found = subprocess.run(
            [sys.executable, "-c", SPEAK],
            env={
                "PATH": os.environ.get("PATH", ""),
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONIOENCODING": "utf-8",
                **settings,
            },
            capture_output=True,
            check=True,
        )
        assert found.stdout.decode("utf-8").replace("\r\n", "\n") == expected
