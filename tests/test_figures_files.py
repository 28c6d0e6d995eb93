"""Files of published figures, the command on them, and how each of its words comes out."""

import json
import re

import attrs
import pytest
from factories import BROKEN
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import PolicyError, Text
from complaintkit.checking import check_figures
from complaintkit.measures.published import (
    Caveat,
    CaveatKind,
    Covers,
    PrintedPercent,
    PublishedFigure,
    PublishedSplit,
    PublishedSum,
)
from complaintkit.reading import read_figures
from complaintkit.registry import load_figures
from complaintkit.text import LANGUAGES

EXPECTS = "# expects: "
BROKEN_FILES = sorted(BROKEN.glob("figures/*.toml"))
WHOLE = """\
code = "x"
label = { fr = "rapport", en = "report" }

[source.page]
document = "the page"
read = 2026-01-05

[[figure]]
code = "all"
label = { en = "complaints" }
count = 66
source = "page"

[[figure]]
code = "founded"
label = { en = "founded" }
count = 21
percent = "33,82 %"
of = "all"
or_of = "others"
base_supposed = true
says = { en = "After an inquiry." }
source = ["page"]

[[figure]]
code = "others"
label = { en = "others" }
count = 45
source = "page"

[[figure]]
code = "aim"
label = { en = "aim" }
percent = "> 30 %"
of = "all"
target = true
source = "page"

[[sum]]
code = "both"
label = { en = "both" }
total = "all"
parts = ["founded", "others"]
says = { en = "All of them." }
source = "page"

[[split]]
code = "named"
label = { en = "named" }
parts = ["founded", "aim"]
covers = "some"
adjusted = true
source = "page"

[[caveat]]
kind = "same-number"
figures = ["founded", "others"]
says = { en = "They are not the same." }
source = "page"
"""
"""Every key that a file of figures can have."""


def figures_from(text):
    """Read a file, given as text or bytes."""
    return read_figures(text if isinstance(text, bytes) else text.encode(), "f.toml")


def read_or_refused(text):
    """What a file holds, or its problems; anything else that is raised is an error."""
    try:
        return figures_from(text)
    except PolicyError as error:
        return error.problems


def of_file(tmp_path, text):
    """A file that holds a text."""
    path = tmp_path / "figures.toml"
    path.write_text(text, encoding="utf-8")
    return path


# -- reading -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", BROKEN_FILES, ids=lambda path: path.stem)
def test_P2_each_broken_file_gives_all_its_problems_in_exact_words(path):
    """P2: path, line and words of every problem at once, in the order of the file."""
    lines = path.read_text("utf-8").splitlines()
    expected = [line.removeprefix(EXPECTS) for line in lines if line.startswith(EXPECTS)]

    with pytest.raises(PolicyError) as caught:
        check_figures(path)

    assert str(caught.value).split("\n") == [
        f"{path}:{words}" if re.match(r"\d+: ", words) else f"{path}: {words}" for words in expected
    ]
    assert expected


def test_there_are_broken_files_of_every_kind():
    """A folder that went missing would prove nothing."""
    assert len(BROKEN_FILES) >= 4


def test_every_key_of_a_file_is_read():
    """Figures, sums, splits and caveats come out as they are written."""
    found = figures_from(WHOLE)
    everything, founded, _, aim = found.figures

    assert found.label == Text(fr="rapport", en="report")
    assert [source.document for source in found.sources] == ["the page"]
    assert everything == PublishedFigure(
        code="all", label=Text(en="complaints"), count=66, source=("page",)
    )
    assert founded == PublishedFigure(
        code="founded",
        label=Text(en="founded"),
        count=21,
        percent=PrintedPercent.parse("33.82"),
        of="all",
        or_of=("others",),
        base_supposed=True,
        says=Text(en="After an inquiry."),
        source=("page",),
    )
    assert (aim.target, aim.percent) == (True, PrintedPercent.parse("> 30"))
    assert found.sums == (
        PublishedSum(
            code="both",
            label=Text(en="both"),
            total="all",
            parts=("founded", "others"),
            says=Text(en="All of them."),
            source=("page",),
        ),
    )
    assert found.splits == (
        PublishedSplit(
            code="named",
            label=Text(en="named"),
            parts=("founded", "aim"),
            covers=Covers.SOME,
            adjusted=True,
            source=("page",),
        ),
    )
    assert found.caveats == (
        Caveat(
            kind=CaveatKind.SAME_NUMBER,
            figures=("founded", "others"),
            says=Text(en="They are not the same."),
            source=("page",),
        ),
    )


def test_the_test_file_has_every_key_there_is():
    """A key that is added is added there too; caveats have no code and no label of their own."""
    for kind in (PublishedFigure, PublishedSum, PublishedSplit, Caveat):
        for field in attrs.fields(kind):
            assert f"{field.name} = " in WHOLE


LINES = WHOLE.splitlines()


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(LINES) - 1),
            st.sampled_from(
                ["", "x", "= 5", '"', "[[figure]]", "count = []", "of = {}", "parts=1"]
            ),
        ),
        max_size=4,
    )
)
def test_P1_any_change_to_a_file_gives_figures_or_a_policy_error(changes):
    """P1: lines taken out or replaced by others never end in another error."""
    lines = list(LINES)
    for at, line in changes:
        lines[at] = line

    assert read_or_refused("\n".join(lines))


@given(st.lists(st.sampled_from(LINES), max_size=30))
def test_P1_lines_in_any_order_give_figures_or_a_policy_error(lines):
    """P1: whatever stands where, it is read or refused in words."""
    assert read_or_refused("\n".join(lines))


VALUES = st.sampled_from(
    ["5", "[5]", '["all"]', '"all"', "{ all = 1 }", "[]", "2026-01-01", "true"]
)
KEYS = re.findall(r"^\w+ = ", WHOLE, re.MULTILINE)


@given(st.integers(0, len(KEYS) - 1), VALUES)
def test_P1_a_value_of_any_type_anywhere_is_read_or_refused(place, value):
    """P1: no value of another type gets past its reader."""
    spans = [match.span() for match in re.finditer(r"^\w+ = (.*)$", WHOLE, re.MULTILINE)]
    start, end = spans[place]
    line = WHOLE[start:end].partition(" = ")[0] + f" = {value}"

    assert read_or_refused(WHOLE[:start] + line + WHOLE[end:])


def test_a_file_is_loaded_by_its_path(tmp_path):
    """And a folder is said to be one."""
    assert load_figures(of_file(tmp_path, WHOLE)).code == "x"
    with pytest.raises(PolicyError, match="a folder, not a file"):
        load_figures(tmp_path)


# -- the command -------------------------------------------------------------------------------


def test_the_command_shows_what_does_not_tie_first(run, tmp_path):
    """Then what is not all, what ties, what cannot be checked, and what no sum can tell."""
    code, shown, errors = run("figures", str(of_file(tmp_path, WHOLE)), "--lang", "en")

    assert (code, errors) == (1, "")
    assert shown.splitlines()[:4] == ["report", "", "Does not tie: 1", shown.splitlines()[3]]
    assert shown.splitlines()[3].startswith("  founded: 21 of 66 is 31.82%, not 33.82%.")
    assert "Of 45 (others) it would be 46.67%." in shown
    assert [line for line in shown.splitlines() if line and not line.startswith(" ")] == [
        "report",
        "Does not tie: 1",
        "Agrees, and is not all: 1",
        "Ties: 1",
        "Cannot be checked: 1",
        "Same number, different things: They are not the same.",
    ]


def test_the_command_answers_in_the_first_language_of_the_file(run, tmp_path):
    """Nobody has to ask for it; the words that are not there are in another one."""
    _, shown, _ = run("figures", str(of_file(tmp_path, WHOLE)))

    assert shown.startswith("rapport\n\nNe concorde pas : 1\n  founded : 21 sur 66 font 31,82 %")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_without_figures_has_nothing_to_check(run, tmp_path, language):
    """That is said, and is no failure."""
    nothing = 'code = "x"\nlabel = { en = "page" }\n'
    code, shown, _ = run("figures", str(of_file(tmp_path, nothing)), "--lang", language)

    assert code == 0
    assert len(shown.splitlines()) == 2


def test_the_command_gives_json(run, tmp_path):
    """With how many came out how, and each of them."""
    code, shown, _ = run("figures", str(of_file(tmp_path, WHOLE)), "--format", "json")
    plain = json.loads(shown)

    assert code == 1
    assert (plain["format"], plain["code"], plain["holds"]) == (1, "x", False)
    assert plain["verdicts"] == {
        "ties": 1,
        "does-not-tie": 1,
        "incomplete": 1,
        "cannot-be-checked": 1,
    }
    assert [it["code"] for it in plain["checked"]] == ["founded", "aim", "both", "named"]
    assert plain["caveats"] == [
        {
            "kind": "same-number",
            "figures": ["founded", "others"],
            "says": {"en": "They are not the same."},
        }
    ]


def test_a_file_that_cannot_be_read_is_told_with_all_its_problems(run):
    """One a line, on the error stream."""
    code, shown, errors = run("figures", str(BROKEN / "figures" / "bases.toml"))

    assert (code, shown) == (1, "")
    assert len(errors.splitlines()) == 4


def test_a_file_that_is_not_there_is_a_wrong_call(run):
    """The exit code says so."""
    assert run("figures", "no-such-file.toml")[0] == 2


def test_P6_words_of_a_file_cannot_steer_the_terminal(run, tmp_path):
    """P6: an escape sequence in a label is shown, not obeyed; a no-break space stays."""
    label = '{ en = "red \\u001B[31m\\u00A0figure" }'
    text = WHOLE.replace('{ en = "founded" }', label)
    _, shown, _ = run("figures", str(of_file(tmp_path, text)), "--lang", "en")

    assert "\x1b" not in shown
    assert "red \\x1b[31m figure: 21 of 66" in shown
