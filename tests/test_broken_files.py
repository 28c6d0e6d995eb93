"""Broken files of every kind: each names, in comments, all the problems it must be told of."""

import re

import pytest
from factories import BROKEN

from complaintkit import PolicyError, load_calendar, load_policy, load_taxonomy
from complaintkit.reading import read_body_file

EXPECTS = "# expects: "


def load_bodies(path):
    """Nobody loads a body by itself: files of bodies are shipped."""
    return read_body_file(path.read_bytes(), str(path))


KINDS = {
    ".": (load_policy, 70),
    "calendars": (load_calendar, 10),
    "bodies": (load_bodies, 12),
    "taxonomies": (load_taxonomy, 12),
}
"""By folder, what reads its files, and how many there are at least."""

FILES = [
    pytest.param(path, load, id=f"{path.parent.name}-{path.stem}")
    for folder, (load, _) in KINDS.items()
    for path in sorted((BROKEN / folder).glob("*.toml"))
]


@pytest.mark.parametrize(("path", "load"), FILES)
def test_P2_each_broken_file_gives_all_its_problems_in_exact_words(path, load):
    """P2: path, line and words of every problem at once, in the order of the file."""
    lines = path.read_text("utf-8").splitlines()
    expected = [line.removeprefix(EXPECTS) for line in lines if line.startswith(EXPECTS)]

    with pytest.raises(PolicyError) as caught:
        load(path)

    assert str(caught.value).split("\n") == [
        f"{path}:{words}" if re.match(r"\d+: ", words) else f"{path}: {words}" for words in expected
    ]
    assert expected


@pytest.mark.parametrize("folder", KINDS)
def test_there_are_broken_files_of_every_kind(folder):
    """A folder that went missing would prove nothing."""
    _, least = KINDS[folder]

    assert len(list((BROKEN / folder).glob("*.toml"))) > least
