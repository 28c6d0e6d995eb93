"""The picture of the states: drawn from the table, whole, and readable without colours."""

import re
import runpy
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from complaintkit.events import FINAL, TRANSITIONS, State

DOCS = Path(__file__).resolve().parent.parent / "docs"
PICTURE = DOCS / "explanation" / "states.svg"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def script():
    """What the script that draws it is made of."""
    return runpy.run_path(str(DOCS / "states.py"))


@pytest.fixture(scope="module")
def svg():
    """The picture that is kept, parsed."""
    return ET.fromstring(PICTURE.read_bytes())


def words(element):
    """The lines of text in a part of the picture."""
    return [line.text for line in element.iter(f"{SVG}tspan")]


def test_the_picture_is_what_its_script_writes(script):
    """The file that is kept is the one the script makes, byte for byte."""
    assert script["picture"]().encode() == PICTURE.read_bytes()


def test_every_transition_of_the_table_is_drawn_once(svg):
    """Arrow by arrow, an arrow from a frame for each state in it: the table, and nothing else."""
    drawn = [
        (State(source), kind, State(arrow.get("data-to")))
        for arrow in svg.iter(f"{SVG}g")
        if arrow.get("data-kinds")
        for source in arrow.get("data-from").split()
        for kind in arrow.get("data-kinds").split()
    ]
    table = {
        (source, kind.value, target)
        for source, moves in TRANSITIONS.items()
        for kind, target in moves.items()
    }

    assert set(drawn) == table
    assert len(drawn) == len(table)


def test_every_arrow_and_every_state_says_what_it_is(svg):
    """Each arrow shows its kinds of event, each box its state; final ones have two borders."""
    for group in svg.iter(f"{SVG}g"):
        if group.get("data-kinds"):
            shown = " ".join(words(group)).replace("- ", "-")
            assert shown.split() == group.get("data-kinds").split()
    boxes = {it.get("data-state"): it for it in svg.iter(f"{SVG}g") if it.get("data-state")}

    assert list(boxes) == [state.value for state in State]
    for state, box in boxes.items():
        assert words(box) == [state]
        assert len(box.findall(f"{SVG}rect")) == (2 if State(state) in FINAL else 1)


def test_the_picture_is_told_to_those_who_do_not_see_it(svg):
    """It has a title and a description, and is named by them."""
    told = {part.get("id"): part.text for part in svg if part.get("id") in {"title", "desc"}}

    assert svg.get("aria-labelledby").split() == list(told) == ["title", "desc"]
    assert svg.get("role") == "img"
    assert all(told.values())


def test_the_picture_has_black_and_white_alone(svg):
    """No meaning hangs on a colour; nothing is fetched from elsewhere."""
    text = PICTURE.read_text(encoding="utf-8")

    assert set(re.findall(r"#[0-9a-f]{3,6}\b", text)) == {"#111", "#fff"}
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]


def test_no_two_labels_stand_on_each_other(svg):
    """Each line of text has its own place; widths are guessed high, at nine units a letter."""
    places = []
    for text in svg.iter(f"{SVG}text"):
        for line in text.iter(f"{SVG}tspan"):
            wide, left, base = len(line.text) * 9, int(line.get("x")), int(line.get("y"))
            left -= wide // 2 if text.get("class") == "name" else 0
            places.append((left, base - 13, left + wide, base + 3, line.text))
    for nth, one in enumerate(places):
        for other in places[nth + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0]
            above = one[3] <= other[1] or other[3] <= one[1]
            assert apart or above, (one[4], other[4])


def test_a_table_with_another_arrow_stops_the_script(script, monkeypatch):
    """What has no place is not left out in silence."""
    monkeypatch.setitem(script["picture"].__globals__, "ROUTES", {})

    with pytest.raises(SystemExit, match="do not agree"):
        script["picture"]()
