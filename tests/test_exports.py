"""Exports: CSV that no spreadsheet runs, and strict JSON."""

import csv
import json
from datetime import date
from enum import StrEnum
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintkit.exports import to_csv, to_json

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', "-", "=", "--x"]


class Word(StrEnum):
    """A text of a kind of its own."""

    FORMULA = "=x"


def cells(text):
    """CSV read by the standard library, from a file opened as its manual says."""
    return list(csv.reader(StringIO(text, newline="")))


def test_a_header_comes_first_and_lines_end_alike():
    """Values as they are written: dates in ISO form, None as nothing, numbers plain."""
    found = to_csv(["limit", "due", "left"], [["answer", date(2026, 6, 27), None], ["x", None, -3]])

    assert found == "limit,due,left\nanswer,2026-06-27,\nx,,-3\n"


def test_without_rows_only_the_header_is_written():
    """No rows is no error."""
    assert to_csv(["limit"], []) == "limit\n"


@pytest.mark.parametrize("formula", FORMULAS)
def test_X2_a_text_that_would_be_a_formula_gets_an_apostrophe(formula):
    """X2: whatever a spreadsheet takes for the beginning of a formula."""
    assert cells(to_csv(["a"], [[formula], [f"x{formula}"]])) == [
        ["a"],
        [f"'{formula}"],
        [f"x{formula}"],
    ]


def test_X2_a_formula_of_another_kind_of_text_is_a_formula():
    """X2: a member of an enumeration is a text like another."""
    assert to_csv(["a"], [[Word.FORMULA]]) == "a\n'=x\n"


@pytest.mark.parametrize("formula", FORMULAS)
def test_X2_a_header_is_no_formula(formula):
    """X2: a name of a column can come from a file as much as a cell can."""
    assert cells(to_csv([formula], [])) == [[f"'{formula}"]]


@pytest.mark.parametrize("value", [-5, -2.5, 0, True])
def test_a_number_is_not_a_formula(value):
    """A minus before a number stays a minus, so that it can be summed."""
    assert to_csv(["a"], [[value]]) == f"a\n{value}\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a,b", '"a,b"'),
        ('say "x"', '"say ""x"""'),
        ("two\nlines", '"two\nlines"'),
        ("two\rlines", '"two\rlines"'),
        ("two\r\nlines", '"two\r\nlines"'),
        (" space ", " space "),
        ("é à ß", "é à ß"),
    ],
)
def test_a_cell_that_needs_quotes_gets_them(value, written):
    """Commas, quotes and ends of lines stay inside their cell."""
    assert to_csv(["a", "b"], [[value, "x"]]) == f"a,b\n{written},x\n"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_X1_what_is_written_is_read_back_but_for_the_apostrophe(rows):
    """X1: the csv module of Python finds every cell again."""
    expected = [
        [f"'{cell}" if cell[:1] in tuple("=+-@\t\r") and cell else cell for cell in row]
        for row in rows
    ]

    assert cells(to_csv(["a", "b"], rows)) == [["a", "b"], *expected]


def test_json_has_the_number_of_its_format_first():
    """Two spaces deep, letters as they are, in the order given."""
    found = to_json({"z": "é", "a": [1, None, True]})

    assert found == (
        '{\n  "format": 1,\n  "z": "é",\n  "a": [\n    1,\n    null,\n    true\n  ]\n}'
    )


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_X3_a_number_json_does_not_have_is_refused(number):
    """X3: strict JSON, which every reader takes."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"rate": number})


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text().filter(lambda key: key != "format"), json_values, max_size=5))
def test_X1_json_is_read_back_as_it_was(values):
    """X1: and a strict reader meets no NaN and no Infinity."""

    def refuse(name):
        raise AssertionError(name)

    found = json.loads(to_json(values), parse_constant=refuse)

    assert found == {"format": 1, **values}


def test_json_of_a_day_must_have_been_made_plain():
    """Results hand out plain values: a date that slipped through is an error, not a guess."""
    with pytest.raises(TypeError):
        to_json({"due": date(2026, 6, 27)})


def test_X3_half_a_character_does_not_break_the_file():
    """X3: a lone surrogate, as file names can hold, is written so that UTF-8 can carry it."""
    written = to_json({"name": "\ud800"}).encode("utf-8")

    assert json.loads(written).keys() == {"format", "name"}
