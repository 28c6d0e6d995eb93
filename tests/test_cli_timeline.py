"""``complaintkit timeline``: every limit of one complaint from the days of its events."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout

import icalendar
import pytest
from factories import WHOLE_POLICY

from complaintkit.cli import main
from complaintkit.registry import packages, policy_versions

PARTENAMUT = ("timeline", "be.partenamut", "2026-11-02", "--event", "mediation/received=2026-12-01")
ASSIMILATION = ("timeline", "be.inasti.assimilation", "2026-03-02")
USAGE = """\
usage: complaintkit timeline [-h] [--event KIND=DAY] [--lang {fr,nl,de,en}]
                             [--format {text,json,csv,ics}] [--reference TEXT]
                             [--output FILE]
                             CODE|FILE DAY
complaintkit timeline: error: argument --event: """
COLUMNS = "limit,start,due,left,provisional,policy,version\n"


@pytest.fixture
def two_versions(tmp_path, monkeypatch):
    """An installed package whose policy ``x.body`` changes from 45 to 30 days with 2024."""
    forget()
    folder = tmp_path / "site"
    info = folder / "x_of_two_versions-1.dist-info"
    inside = folder / "x_of_two_versions"
    info.mkdir(parents=True)
    inside.mkdir()
    (inside / "__init__.py").write_text("", encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: x\nVersion: 1\n", "utf-8")
    offer = "[complaintkit.policies]\nx.body = x_of_two_versions\n"
    (info / "entry_points.txt").write_text(offer, encoding="utf-8")
    since = "{ from = 2020-01-01 }"
    older = WHOLE_POLICY.replace(since, "{ from = 2020-01-01, to = 2023-12-31 }")
    newer = WHOLE_POLICY.replace(since, "{ from = 2024-01-01 }").replace("45", "30")
    newer = newer.replace('version = "1"', 'version = "2"')
    (inside / "x.body@2020-01-01.toml").write_text(older, encoding="utf-8")
    (inside / "x.body@2024-01-01.toml").write_text(newer, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    yield
    forget()
    sys.modules.pop("x_of_two_versions", None)


def forget():
    """What is kept of installed packages between calls."""
    packages.offered.cache_clear()
    policy_versions.cache_clear()


# -- in each form ----------------------------------------------------------------------


def test_timeline_in_text(run):
    """The whole answer: a table, each date explained, and that it is no advice."""
    found = run(*PARTENAMUT, "--event", "answered=2026-11-20", "--lang", "en")

    page = (
        "Source: Partenamut, « Engagements », politique qualité, 2016, read on 21 November 2026.\n"
    )
    later = "Source: Partenamut, « Politique qualité », read on 21 November 2026.\n"
    assert found == (
        0,
        (
            "Partenamut: received on Monday, 2 November 2026\n"
            "\n"
            "limit                                      due                         "
            "term             note\n"
            "─────────────────────────────────────────  ──────────────────────────  "
            "───────────────  ───────────\n"
            "acknowledgement of receipt                 Monday, 2 November 2026     "
            "at once          provisional\n"
            "answer of the service concerned            –                           "
            "no figure\n"
            "result of the mediation service’s inquiry  Thursday, 31 December 2026  "
            "21 working days\n"
            "\n"
            "Acknowledgement of receipt: at once, on Monday, 2 November 2026.\n"
            "Start: Monday, 2 November 2026 (receipt).\n"
            "It is not known whether this limit applies; it is kept as owed until that is known.\n"
            f"{page}{later}"
            "\n"
            "Answer of the service concerned: no date. The text gives no figure.\n"
            "Assumption: the page promises an answer as soon as possible: no figure is given here, "
            "so the limit is never missed.\n"
            f"{page}{later}"
            "\n"
            "Result of the mediation service’s inquiry: no later than Thursday, 31 December 2026.\n"
            "Start: Tuesday, 1 December 2026 (receipt, mediation service). Day 1 is Wednesday, "
            "2 December 2026: the day of the event is not counted.\n"
            "Working days by the calendar: Belgian legal holidays, Monday to Friday.\n"
            "Not counted: 8 weekly rest days and Christmas Day (25 December 2026).\n"
            "Term: 21 working days, up to and including Thursday, 31 December 2026.\n"
            "Assumption: the page says “21 jours ouvrables” without saying whether Saturday is "
            "one: it is not one here, as the public understands it and as the Civil Code has it "
            "since 2023; in labour law and social security Saturday stays a working day.\n"
            "Other reading (working days: Belgian legal holidays, Monday to Saturday): Saturday, "
            "26 December 2026.\n"
            "Assumption: the page counts the 21 days from the receipt of the complaint; the day of "
            "receipt is not counted, as in all Belgian and European rules, and the complaint is "
            "the one that the mediation service receives.\n"
            "Other reading (the day of the event is day 1): Wednesday, 30 December 2026.\n"
            f"{page}"
            "\n"
            "A restatement of a published procedure, not legal advice.\n"
        ),
        "",
    )


@pytest.mark.parametrize(
    ("words", "first", "head", "last"),
    [
        (
            *([], "Partenamut : réception le lundi 2 novembre 2026"),
            ["délai", "échéance", "durée", "remarque"],
            "Reformulation d’une procédure publiée, pas un avis juridique.",
        ),
        (
            *(["--lang", "fr"], "Partenamut : réception le lundi 2 novembre 2026"),
            ["délai", "échéance", "durée", "remarque"],
            "Reformulation d’une procédure publiée, pas un avis juridique.",
        ),
        (
            *(["--lang", "nl"], "Partenamut: ontvangen op maandag 2 november 2026"),
            ["termijn", "uiterlijk", "duur", "opmerking"],
            "Een weergave van een gepubliceerde procedure, geen juridisch advies.",
        ),
        (
            *(["--lang", "de"], "Partenamut: Eingang am Montag, 2. November 2026"),
            ["Frist", "fällig", "Dauer", "Anmerkung"],
            "Wiedergabe eines veröffentlichten Verfahrens, keine Rechtsberatung.",
        ),
    ],
)
def test_timeline_in_each_language(run, words, first, head, last):
    """The one asked for, or else the policy's first; the notice is in it too."""
    code, shown, _ = run(*PARTENAMUT, *words)

    lines = shown.splitlines()
    assert code == 0
    assert (lines[0], lines[2].split(), lines[-1]) == (first, head, last)


def test_timeline_in_csv(run):
    """One line a limit; a clock that has not started has neither start nor date."""
    assert run(*ASSIMILATION, "--format", "csv") == (
        0,
        (
            f"{COLUMNS}"
            "decision,2026-03-02,2026-06-30,,no,be.inasti.assimilation,2026-11\n"
            "charter,2026-03-02,2026-07-02,,no,be.inasti.assimilation,2026-11\n"
            "after-reminder,,,,no,be.inasti.assimilation,2026-11\n"
        ),
        "",
    )


def test_timeline_in_json(run):
    """The number of the format, what was asked, and a deadline each with its notes."""
    code, shown, _ = run(*ASSIMILATION, "--format", "json")
    found = json.loads(shown)

    assert code == 0
    assert list(found) == ["format", "policy", "version", "received", "deadlines"]
    assert [found[key] for key in list(found)[:4]] == [
        *(1, "be.inasti.assimilation", "2026-11", "2026-03-02")
    ]
    assert [(row["limit"], row["due"], row["notes"]) for row in found["deadlines"]] == [
        ("decision", "2026-06-30", []),
        ("charter", "2026-07-02", []),
        ("after-reminder", None, ["not-started"]),
    ]


def test_timeline_in_ics(run):
    """One event a date; every line ends as RFC 5545 has it, the last one too."""
    code, shown, said = run(*PARTENAMUT, "--format", "ics", "--lang", "en")

    found = icalendar.Calendar.from_ical(shown)
    assert (code, said) == (0, "")
    assert [(str(it["summary"]), str(it["dtstart"].dt)) for it in found.walk("VEVENT")] == [
        ("acknowledgement of receipt: at once, on Monday, 2 November 2026.", "2026-11-02"),
        (
            "result of the mediation service’s inquiry: no later than Thursday, 31 December 2026.",
            "2026-12-31",
        ),
    ]
    assert shown.endswith("END:VCALENDAR\r\n")
    assert shown.count("\n") == shown.count("\r\n") == shown.count("\r")


def test_a_file_stands_where_a_code_can(run, tmp_path):
    """And speaks its first language."""
    path = tmp_path / "own.toml"
    path.write_text(WHOLE_POLICY, encoding="utf-8")

    assert run("timeline", str(path), "2026-05-13", "--format", "csv")[1] == (
        f"{COLUMNS}answer,2026-05-13,2026-06-27,,no,x.body,1\n"
    )
    assert run("timeline", str(path), "2026-05-13")[1].startswith(
        "Body: received on Wednesday, 13 May 2026\n"
    )


# -- events ----------------------------------------------------------------------------


def test_several_events_of_one_kind(run):
    """The first reminder starts the clock, in whatever order they are named."""
    events = ("--event", "reminder-sent=2026-05-11", "--event", "reminder-sent=2026-04-20")

    _, shown, _ = run(*ASSIMILATION, *events, "--format", "csv")

    assert shown.splitlines()[3].startswith("after-reminder,2026-04-20,2026-05-05,,no,")


@pytest.mark.parametrize("form", ["csv", "text"])
def test_a_clock_that_stood_still_twice(run, form):
    """Two stops of ten days and of one: 4 months from 2 March 2026 end 11 days after 2 July."""
    events = (
        *("--event", "information-requested=2026-04-01"),
        *("--event", "information-requested=2026-05-04"),
        *("--event", "information-received=2026-04-11"),
        *("--event", "information-received=2026-05-05"),
    )

    _, shown, _ = run(*ASSIMILATION, *events, "--format", form, "--lang", "en")

    if form == "csv":
        assert shown.splitlines()[2].startswith("charter,2026-03-02,2026-07-13,,no,")
    else:
        assert (
            "The clock stood still from Wednesday, 1 April 2026 to Friday, 10 April 2026 "
            "inclusive.\n"
            "The clock stood still from Monday, 4 May 2026 to Monday, 4 May 2026 inclusive.\n"
        ) in shown


def test_a_clock_that_stands_still_has_days_left_and_no_date(run):
    """Of the 122 days from 3 March to 2 July 2026, the 29 before 1 April are gone."""
    event = ("--event", "information-requested=2026-04-01")

    _, shown, _ = run(*ASSIMILATION, *event, "--format", "csv")
    _, told, _ = run(*ASSIMILATION, *event, "--lang", "en")

    assert shown.splitlines()[2].startswith("charter,2026-03-02,,93,no,")
    assert (
        "Decision under the Charter of the social insured: no date while the clock stands still; "
        "left to count: 93 calendar days.\n"
    ) in told


def test_instants_are_taken_to_the_day_at_the_body(run):
    """The day of receipt and those of events; JSON keeps the instant of receipt."""
    words = ("timeline", "be.partenamut", "2026-07-10T22:30Z")
    event = ("--event", "mediation/received=2026-11-30T23:30Z")

    _, shown, _ = run(*words, *event, "--format", "csv")
    _, plain, _ = run(*words, *event, "--format", "json")
    _, told, _ = run(*words, *event, "--lang", "en")

    assert shown.splitlines()[1].startswith("acknowledgement,2026-07-11,2026-07-11,")
    assert shown.splitlines()[3].startswith("mediation-result,2026-12-01,2026-12-31,")
    assert json.loads(plain)["received"] == "2026-07-10T22:30:00+00:00"
    assert told.startswith("Partenamut: received on Saturday, 11 July 2026\n")


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("answered", "a kind of event and a day are wanted, such as answered=2026-06-01"),
        ("", "a kind of event and a day are wanted, such as answered=2026-06-01"),
        (
            "answered=",
            (
                "no day ''; write 2026-05-13, or an instant with its offset such as "
                "2026-05-13T22:30+02:00"
            ),
        ),
        (
            "answered=01/06/2026",
            (
                "no day '01/06/2026'; write 2026-05-13, or an instant with its offset such as "
                "2026-05-13T22:30+02:00"
            ),
        ),
        ("answered=2026-02-30", "there is no day '2026-02-30'"),
        (
            "answered=2026-06-01=2026-06-02",
            (
                "no day '2026-06-01=2026-06-02'; write 2026-05-13, or an instant with its offset "
                "such as 2026-05-13T22:30+02:00"
            ),
        ),
    ],
)
def test_an_event_in_another_form_ends_with_two_and_the_usage(run, event, said, monkeypatch):
    """The message says how one is written."""
    monkeypatch.setenv("COLUMNS", "80")

    code, shown, complaints = run("timeline", "be.inami", "2026-05-13", "--event", event)

    assert (code, shown) == (2, "")
    assert complaints == f"{USAGE}{said}\n"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (
            "answerd=2026-06-01",
            "no start event 'answerd'; did you mean 'answered' or 'body-answered'?",
        ),
        (
            "mediation/recieved=2026-06-01",
            "no start event 'recieved'; did you mean 'received' or 'reopened'?",
        ),
        (
            "=2026-06-01",
            (
                "no start event ''; known: acknowledged, admitted, answered, assigned, "
                "body-answered, body-asked, closed, completed, corrected, decision-notified, "
                "extended, extension-agreed, facts, forwarded, holding-reply, "
                "information-received, information-requested, learnt, merged, opinion-given, "
                "proceedings-ended, proceedings-started, pu…"
            ),
        ),
    ],
)
def test_a_kind_of_event_that_there_is_not_ends_with_two(run, event, said):
    """Nothing is shown; the message says what was perhaps meant."""
    found = run("timeline", "be.inami", "2026-05-13", "--event", event)

    assert found == (2, "", f"{said}\n")


def test_stops_that_do_not_pair_end_with_two(run):
    """A clock cannot run on that never stopped."""
    code, shown, said = run(*ASSIMILATION, "--event", "information-received=2026-05-11")

    assert (code, shown) == (2, "")
    assert said.startswith("the limit 'charter': ")


# -- versions --------------------------------------------------------------------------


@pytest.mark.usefixtures("two_versions")
@pytest.mark.parametrize(
    ("day", "row"),
    [
        ("2020-01-01", "answer,2020-01-01,2020-02-15,,no,x.body,1"),
        ("2023-12-31", "answer,2023-12-31,2024-02-14,,no,x.body,1"),
        ("2024-01-01", "answer,2024-01-01,2024-01-31,,no,x.body,2"),
        # Half past eleven in the evening in London on New Year's Eve.
        ("2023-12-31T23:30Z", "answer,2024-01-01,2024-01-31,,no,x.body,2"),
    ],
)
def test_the_version_is_the_one_in_force_on_the_day_of_receipt(run, day, row):
    """As the body counts the day; what happens later changes nothing."""
    event = ("--event", "acknowledged=2024-02-01")

    assert run("timeline", "x.body", day, *event, "--format", "csv") == (
        *(0, f"{COLUMNS}{row}\n", ""),
    )


@pytest.mark.usefixtures("two_versions")
def test_a_day_on_which_no_version_is_in_force_ends_with_two(run):
    """The message names the day and the versions there are, for a package and a shipped policy."""
    assert run("timeline", "x.body", "2019-12-31") == (
        *(2, ""),
        "no version in force on 2019-12-31 of the policy 'x.body'; known: 1, 2\n",
    )
    assert run("timeline", "be.inasti.external-audit", "2018-12-31") == (
        *(2, ""),
        (
            "no version in force on 2018-12-31 of the policy 'be.inasti.external-audit'; "
            "known: 2019\n"
        ),
    )


# -- to a file -------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "json", "csv", "ics"])
def test_the_output_goes_to_a_new_file(run, tmp_path, form):
    """The same that would be shown, byte for byte, and nothing is shown."""
    path = tmp_path / "out"
    words = (*PARTENAMUT, "--format", form)

    assert run(*words, "--output", str(path)) == (0, "", "")
    written = path.read_bytes().decode("utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert written == run(*words)[1]
    assert written[-1] == "\n"
    assert written[-2] not in "\n "


def test_a_file_that_is_there_stays_as_it_was(run, tmp_path):
    """It is never written over."""
    path = tmp_path / "out.csv"
    path.write_bytes(b"mine")

    code, shown, said = run(*PARTENAMUT, "--format", "csv", "--output", str(path))

    assert (code, shown) == (2, "")
    assert said == f"'{path}': file exists\n"
    assert path.read_bytes() == b"mine"


def test_a_call_that_cannot_be_answered_leaves_no_file(run, tmp_path):
    """The answer is there before the file is made."""
    path = tmp_path / "out.ics"

    code, _, _ = run(*ASSIMILATION, "--event", "answerd=2026-06-01", "--output", str(path))

    assert code == 2
    assert not path.exists()


def test_a_folder_that_is_not_there(run, tmp_path):
    """An error of the system, after the file it is about."""
    path = tmp_path / "none" / "out.csv"

    code, shown, said = run(*PARTENAMUT, "--output", str(path))

    assert (code, shown) == (2, "")
    assert said == f"'{path}': no such file or directory\n"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        """It is."""
        return True


def test_a_file_gets_no_escapes_and_no_wrapped_lines_from_a_terminal(tmp_path, monkeypatch):
    """The terminal shows the title in bold and forty columns; the file is the same as elsewhere."""
    monkeypatch.setenv("COLUMNS", "40")
    path, shown = tmp_path / "out.txt", Terminal()

    with redirect_stdout(shown), redirect_stderr(Terminal()):
        assert main([*PARTENAMUT, "--lang", "en", "--output", str(path)]) == 0
        assert main([*PARTENAMUT, "--lang", "en"]) == 0

    written = path.read_text(encoding="utf-8")
    assert shown.getvalue().startswith("\x1b[1mPartenamut: received")
    assert shown.getvalue().endswith(
        "\nA restatement of a published procedure,\n  not legal advice.\n"
    )
    assert "\x1b" not in written
    assert written.endswith("\nA restatement of a published procedure, not legal advice.\n")


# -- deadlines: a limit that starts elsewhere ------------------------------------------


@pytest.mark.parametrize(
    ("language", "note", "reminder"),
    [
        ("fr", "si ce jour-là : réception, service Médiation", "si ce jour-là : rappel envoyé"),
        ("nl", "als die dag: ontvangst, bemiddelingsdienst", "als die dag: herinnering verstuurd"),
        (
            *("de", "wenn an dem Tag: Eingang, Vermittlungsdienst"),
            "wenn an dem Tag: Erinnerung versandt",
        ),
        ("en", "if that day: receipt, mediation service", "if that day: reminder sent"),
    ],
)
def test_a_limit_that_starts_elsewhere_says_if_that_day(run, language, note, reminder):
    """In ``deadlines``, which supposes that it happens on the day of receipt; not in timeline."""
    words = ("--lang", language)

    mediation = run("deadlines", "be.partenamut", "2026-12-01", *words)[1].splitlines()
    after = run("deadlines", "be.inasti.assimilation", "2026-03-02", *words)[1].splitlines()
    known = run(*PARTENAMUT, *words)[1]

    assert mediation[6].split("  ")[-1].strip() == note
    assert after[6].split("  ")[-1].strip() == reminder
    assert note not in known


NOTES = WHOLE_POLICY.replace(
    'term = "45 calendar days"', 'term = "10 calendar days"\nroll = "following"'
)
STAYS = '\n[[time_limit]]\ncode = "stays"\nterm = "10 calendar days"\nsource = "page"\n'
NEXT = (
    '\n[[time_limit]]\ncode = "next"\nterm = "5 calendar days"\nstarts_on = { due_of = "stays" }\n'
    'source = "page"\n'
)


def test_the_other_notes_of_the_table(run, tmp_path):
    """Moved, not a working day, nothing to note, and what starts on another's day due."""
    path = tmp_path / "own.toml"
    path.write_text(f"{NOTES}{STAYS}{NEXT}", encoding="utf-8")

    _, shown, _ = run("timeline", str(path), "2026-05-13")

    assert shown.splitlines()[2:7] == [
        "limit   due                    term              note",
        "──────  ─────────────────────  ────────────────  ────────────────────────────────",
        "answer  Tuesday, 26 May 2026   10 calendar days  moved from Saturday, 23 May 2026",
        "stays   Saturday, 23 May 2026  10 calendar days  not a working day; stays",
        "next    Thursday, 28 May 2026  5 calendar days",
    ]
