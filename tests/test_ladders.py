"""The ladders: drawn from the policies, kept up to date, whole, and readable without colours."""

import runpy
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from complaintkit import AppealTerm, Opening, Stage, StageEffect, Text, get_policy, to_ladder
from complaintkit.text import LANGUAGES

DOCS = Path(__file__).resolve().parent.parent / "docs"
SCRIPT = runpy.run_path(str(DOCS / "ladders.py"))
PAGE = DOCS / "reference" / "ladders.md"
SVG = "{http://www.w3.org/2000/svg}"


def boxes(picture):
    """The lines of text of every box."""
    groups = ET.fromstring(picture).iter(f"{SVG}g")
    return [[line.text for line in group.iter(f"{SVG}tspan")] for group in groups]


def test_the_pictures_are_what_the_script_writes():
    """Every file that is kept is drawn from a policy of today, byte for byte; none is missing."""
    kept = {file.name: file.read_bytes() for file in SCRIPT["FOLDER"].iterdir()}
    assert kept == {name: text.encode() for name, text in SCRIPT["pictures"]().items()}


def test_the_page_shows_every_picture():
    """Each with words beside it for those who do not see it."""
    shown = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("![")]
    assert sorted(line.rpartition("/")[2].rstrip(")") for line in shown) == sorted(
        SCRIPT["pictures"]()
    )
    assert all(line.index("]") > len("![ladder") for line in shown)


@pytest.mark.parametrize("name", SCRIPT["drawn"]())
def test_every_stage_and_every_clock_has_a_box(name):
    """Its name first; the boxes stand inside the picture, and none on another."""
    policy = SCRIPT["drawn"]()[name]
    picture = SCRIPT["pictures"]()[name]
    wanted = [policy.body.name, *(it.label for it in (*policy.stages, *policy.appeal_terms))]
    names = (text.in_language("en") for text in wanted)
    for wanted_name, lines in zip(names, boxes(picture), strict=True):
        assert " ".join(lines).replace("- ", "-").startswith(wanted_name)

    root = ET.fromstring(picture)
    width, height = (int(number) for number in root.get("viewBox").split()[2:])
    placed = [
        tuple(int(shape.get(key)) for key in ("x", "y", "width", "height"))
        for shape in root.iter(f"{SVG}rect")
        if shape.get("class") != "paper"
    ]
    for number, (left, top, wide, high) in enumerate(placed):
        assert left + wide <= width
        assert top + high <= height
        for other_left, other_top, other_wide, other_high in placed[number + 1 :]:
            beside = left + wide <= other_left or other_left + other_wide <= left
            assert beside or top + high <= other_top or other_top + other_high <= top


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_says_what_it_is_in_each_language(language):
    """A title, a description, and the language they are in."""
    root = ET.fromstring(to_ladder(get_policy("be.partenamut"), language))
    assert root.get("lang") == language
    assert "Partenamut" in root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text
    assert root.get("role") == "img"


def test_nothing_of_a_label_becomes_markup():
    """A label is a text, whatever signs it has."""
    policy = get_policy("be.partenamut")
    odd = Stage(code="odd", label=Text(en="<script>&'\""), opening=[Opening(on="direct")])
    picture = to_ladder(evolve(policy, stages=(odd,), time_limits=()), "en")
    assert "<script" not in picture
    assert "<script>&'\"" in [lines[0] for lines in boxes(picture)]


def test_stages_that_come_after_each_other_in_a_circle_are_drawn_all_the_same():
    """A policy made in Python may be wrong; a picture of it shows that."""
    first = Stage(code="a", label=Text(en="one"), opening=[Opening(on="refusal", after="b")])
    other = Stage(code="b", label=Text(en="other"), opening=[Opening(on="refusal", after="a")])
    policy = evolve(
        get_policy("be.partenamut"), stages=(first, other), time_limits=(), appeal_terms=()
    )
    assert [lines[0] for lines in boxes(to_ladder(policy, "en"))] == ["Partenamut", "one", "other"]


def test_windows_are_told_beside_what_opens():
    """One term, or the longest of several."""
    opening = Opening(on="silence", closes=["1 month"], month_rule="same-date")
    stage = Stage(code="a", label=Text(en="one"), opening=[opening])
    policy = evolve(get_policy("be.partenamut"), stages=(stage,), time_limits=(), appeal_terms=())
    assert "when no answer came in time, within" in to_ladder(policy, "en")
    several = evolve(opening, closes=["1 month", "2 months"])
    longest = evolve(policy, stages=(evolve(stage, opening=[several]),))
    assert "longest of 1 month and 2 months" in " ".join(
        line.text for line in ET.fromstring(to_ladder(longest, "en")).iter(f"{SVG}tspan")
    )


def test_a_clock_says_what_stops_it():
    """A stage, the first line, both, or nothing at all."""
    label = Text(en="court")
    stops = StageEffect(on="court", does="suspends")
    clock = AppealTerm(code="court", label=label, body="be.labour-court", term="60 calendar days")
    board = Stage(code="board", label=Text(en="board"), opening=[Opening(on="refusal")])
    policy = evolve(
        get_policy("be.partenamut"), stages=(board,), time_limits=(), appeal_terms=(clock,)
    )
    stopping = (evolve(board, effect=[stops]),)

    def words(**choices):
        return " ".join(boxes(to_ladder(evolve(policy, **choices), "en"))[-1])

    assert words() == "court 60 calendar days Nothing here stops it."
    assert words(stages=stopping).endswith("Stopped by: board.")
    assert words(effects=(stops,)).endswith("Stopped by: first line.")
    assert words(stages=stopping, effects=(stops,)).endswith("Stopped by: first line and board.")
