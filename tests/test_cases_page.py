"""The page on cases has every kind, state, status and step, and the whole table."""

import re
from pathlib import Path

import pytest
from attrs import fields

from complaintkit import (
    Actor,
    Closing,
    Event,
    EventKind,
    Merits,
    NoteKind,
    Remedy,
    Standing,
    State,
    Status,
    StepKind,
)
from complaintkit.events import TRANSITIONS
from complaintkit.events.kinds import usual_actor
from complaintkit.events.states import STAYS

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = (DOCS / "reference" / "cases.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^##+ ([^\n]+)\n(.*?)(?=^##+ |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def rows(text):
    """The cells of the table rows of a text, headings left out."""
    lines = [line.strip("| ") for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.split(" | ")] for line in lines]


def code(text):
    """The words in a text that are set as code."""
    return re.findall(r"`([^`]+)`", text)


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("Events", [field.name for field in fields(Event)]),
        ("Events", list(Actor)),
        ("Kinds of event", list(EventKind)),
        ("How a complaint ends", [*Merits, *Remedy, *Closing]),
        ("States", list(State)),
        ("Standings", list(Status)),
        ("Standings", [field.name for field in fields(Standing)]),
        ("Next steps", list(StepKind)),
    ],
)
def test_a_section_has_everything_that_it_is_about(section, names):
    """No field, kind, state, status or step is left out."""
    assert {str(name) for name in names} <= set(code(SECTIONS[section]))


def test_every_kind_of_event_has_one_row_and_says_who_acts():
    """In the order of the library."""
    found = [(code(kind)[0], by) for kind, by, _ in rows(SECTIONS["Kinds of event"])]

    assert found == [(kind.value, usual_actor(kind).value) for kind in EventKind]


def test_the_tables_of_states_are_the_table_of_the_library():
    """What moves a state and what does not, row by row."""
    table = rows(SECTIONS["States"])
    moving, staying = table[: len(State)], table[len(State) :]

    for state, row in zip(State, moving, strict=True):
        moves = [part.split("→") for part in row[2].split(";") if "→" in part]
        found = {kind: code(target)[0] for kinds, target in moves for kind in code(kinds)}
        assert code(row[0]) == [state.value]
        assert found == {kind.value: to.value for kind, to in TRANSITIONS[state].items()}
    for state, row in zip(State, staying, strict=True):
        assert code(row[0]) == [state.value]
        assert set(code(row[1])) == {kind.value for kind in STAYS[state]}


def test_every_status_and_every_step_has_one_row():
    """Each is explained once."""
    statuses = [code(row[0])[0] for row in rows(SECTIONS["Standings"])]
    steps = [code(row[0])[0] for row in rows(SECTIONS["Next steps"])]

    assert sorted(it for it in statuses if it in set(Status)) == sorted(Status)
    assert sorted(steps) == sorted(StepKind)


def test_every_note_of_a_deadline_is_explained():
    """The page on timelines has a row for each kind of note."""
    page = (DOCS / "how-to" / "timeline.md").read_text(encoding="utf-8")
    explained = [code(row[0])[0] for row in rows(page)]

    assert {note.value for note in NoteKind} <= set(explained)
