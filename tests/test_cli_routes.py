"""The commands ``routes`` and ``draw``: what they show, in which form, with which exit code."""

import json
from pathlib import Path

import pytest
from factories import SECRET

from complaintkit import get_policy, to_ladder
from complaintkit.cli import main

POLICY = """
code = "org.lindeval"
version = "1"
in_force = { from = "unknown" }
languages = ["en", "fr"]
body = { en = "Lindeval", fr = "Lindeval" }

[counting]
zone = "Europe/Brussels"
calendar = "be.legal"

[source.page]
document = "page"
read = 2026-11-22

[[time_limit]]
code = "answer"
term = "30 calendar days"
roll = "none"
met_by = ["answered"]
source = "page"

[[stage]]
code = "ombudsman"
label = { en = "ombudsman", fr = "médiateur" }
body = "be.federal-ombudsman"
policy = "be.federal-ombudsman"
source = "page"

[[stage.opening]]
on = "silence"
source = "page"

[[stage.effect]]
on = "court"
does = "does-not-suspend"
source = "page"

[[appeal_term]]
code = "court"
label = { en = "labour court", fr = "tribunal du travail" }
body = "be.labour-court"
term = "3 months"
month_rule = "eve-of-date"
source = "page"
"""
COMPLAINT = {
    "received": "2026-05-13",
    "nature": "complaint",
    "complainant": {"name": SECRET},
    "decisions": [{"notified": "2026-04-30"}],
}
FILED = {"id": "e1", "kind": "received", "stage": "ombudsman", "on": "2026-06-22"}
ROUTES = ("routes", "policy.toml", "complaint.json", "--as-of", "2026-06-13")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A folder of its own, with a policy, a complaint and its events."""
    monkeypatch.chdir(tmp_path)
    Path("policy.toml").write_text(POLICY, encoding="utf-8")
    Path("complaint.json").write_text(json.dumps(COMPLAINT), encoding="utf-8")
    Path("events.jsonl").write_text(json.dumps(FILED), encoding="utf-8")


def test_the_tables_come_first_and_then_the_reasons(capsys):
    """Where to turn, from when until when; every last day; how to get there; no personal fact."""
    assert main(ROUTES) == 0
    shown = capsys.readouterr().out
    assert shown == (
        "Where to turn next\n"
        "stage      standing  from          until  why\n"
        f"─────────  ────────  ────────────  ─────  {'─' * 46}\n"
        "ombudsman  open      13 June 2026  –      when no answer came in time: from 13 June 2026\n"
        "\n"
        "Last days for an appeal\n"
        "appeal        last day            note\n"
        "────────────  ──────────────────  ────\n"
        "labour court  until 31 July 2026\n"
        "\n"
        "ombudsman\n"
        "  - when no answer came in time: from 13 June 2026\n"
        "  - How to get there: e-mail: contact@mediateurfederal.be; phone: 0800 999 61 "
        "(free of charge); letter: Médiateur fédéral, rue de Louvain 48 bte 6, 1000 Bruxelles; "
        "web form: www.mediateurfederal.be (complaint form)\n"
        "  - Going there does not stop this clock: labour court.\n"
        "\n"
        "A complaint is not an appeal: it stops no time limit for going to court, unless a text "
        "says so.\n"
        "\n"
        "A restatement of a published procedure, not legal advice.\n"
    )


def test_the_letter_is_one_paragraph_in_the_language_that_is_asked_for(capsys):
    """Nothing but the words for a letter of answer."""
    assert main([*ROUTES, "--format", "letter", "--lang", "fr"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("\n") == 1
    assert shown.startswith("Si vous n’êtes pas d’accord, vous pouvez vous adresser à\xa0:")
    assert "Votre dernier jour pour ceci est le 31 juillet 2026\xa0: tribunal du travail." in shown


def test_json_has_its_format_and_the_same_routes(capsys):
    """The shape that is documented."""
    assert main([*ROUTES, "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == ["format", "as_of", "routes", "last_days"]
    assert shown["format"] == 1
    assert shown["routes"][0]["status"] == "open"
    assert shown["last_days"][0]["last"] == "2026-07-31"


def test_a_withdrawn_case_says_that_no_route_is_left(capsys):
    """The person's own clocks run on all the same."""
    withdrawn = {"id": "e1", "kind": "withdrawn", "on": "2026-05-20"}
    Path("events.jsonl").write_text(json.dumps(withdrawn), encoding="utf-8")
    assert main([*ROUTES[:3], "events.jsonl", *ROUTES[3:]]) == 0
    shown = capsys.readouterr().out
    assert "The case is at its end: no route is left." in shown
    assert "labour court  until 31 July 2026" in shown


def test_a_policy_without_stages_says_so(capsys):
    """An empty table would say nothing."""
    without = POLICY[: POLICY.index("[[stage]]")]
    Path("policy.toml").write_text(without, encoding="utf-8")
    assert main(ROUTES) == 0
    assert "No text here says where to turn next." in capsys.readouterr().out


def test_the_case_shows_the_limits_at_the_body_of_a_stage(capsys):
    """The acknowledgement that the ombudsman owes stands under the ombudsman's name."""
    arguments = ["case", *ROUTES[1:3], "events.jsonl", "--as-of", "2026-06-30"]
    assert main(arguments) == 0
    shown = capsys.readouterr().out
    assert "Time limits at federal ombudsman" in shown
    assert "Monday, 29 June 2026" in shown
    assert "Where to turn next" in shown
    assert SECRET not in shown
    assert main([*arguments, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["onward"]["routes"][0]["status"] == "used"


def test_the_ladder_is_printed_or_written_and_nothing_is_replaced_unasked(capsys):
    """The picture of the library, byte for byte."""
    assert main(["draw", "policy.toml"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("<svg")
    assert "ombudsman" in printed
    assert main(["draw", "be.partenamut", "--lang", "nl", "--output", "ladder.svg"]) == 0
    drawn = to_ladder(get_policy("be.partenamut"), "nl").encode()
    assert Path("ladder.svg").read_bytes() == drawn
    Path("ladder.svg").write_text("mine", encoding="utf-8")
    assert main(["draw", "policy.toml", "--output", "ladder.svg"]) == 2
    assert Path("ladder.svg").read_text("utf-8") == "mine"
    assert main(["draw", "policy.toml", "--output", "ladder.svg", "--force"]) == 0
    assert Path("ladder.svg").read_text("utf-8") == printed
