"""Small cells: what is withheld cannot be worked out, and no more is withheld than is needed.

A reader who solves the sums is played by ``margins``: he knows which figures are withheld for
being small, and finds for each the least and the most that it can be.
"""

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from margins import worked_out

from complaintkit.errors import ChoiceError
from complaintkit.measures.suppression import Arc, sum_network, table_network, withheld

TABLES = settings.default.max_examples * 5 // 4
"""How many random tables are tried: 500 where the profile draws 400 examples."""


def with_margins(body):
    """A table with its totals: the last number of each row, and the last row."""
    rows = [[*row, sum(row)] for row in body]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def gaps(body, threshold=5):
    """The places withheld in a two-way table shown with its totals."""
    table = with_margins(body)
    height, width = len(body), len(body[0])
    keys = [[(row, column) for column in range(width)] for row in range(height)]
    network = table_network(
        keys,
        [(row, width) for row in range(height)],
        [(height, column) for column in range(width)],
        (height, width),
    )
    values = {
        (row, column): number
        for row, line in enumerate(table)
        for column, number in enumerate(line)
    }
    return table, withheld([network], values, threshold)


def one_row(*parts, total=None, threshold=5, **more):
    """The places withheld in parts with their total."""
    keys = range(len(parts))
    values = {**dict(enumerate(parts)), "total": sum(parts) if total is None else total}
    extra = more.get("overlap")
    if extra is not None:
        values["overlap"] = extra
    network = sum_network(keys, "total", None if extra is None else "overlap")
    return withheld([network], values, threshold) - {"overlap"}


def random_table(number):
    """A table of up to six by six, most of its numbers small, some nought."""
    drawn = random.Random(number)
    top = drawn.choice([2, 4, 6, 9, 15, 40])
    return [
        [drawn.choice([0, drawn.randint(0, top), drawn.randint(0, top)]) for _ in range(width)]
        for width in [drawn.randint(1, 6)]
        for _ in range(drawn.randint(1, 6))
    ]


def test_R5_no_margin_gives_a_withheld_number_away():
    """R5: every number from 1 to 4 is withheld, and none can be worked out of random tables."""
    kept = whole = 0
    for number in range(TABLES):
        table, found = gaps(random_table(number))
        small = {
            (row, column)
            for row, line in enumerate(table)
            for column, value in enumerate(line)
            if 0 < value < 5
        }
        assert small <= found, table
        assert all(table[row][column] for row, column in found), table
        assert worked_out(table, found) == [], (table, sorted(found))
        kept, whole = kept + len(found), whole + len(table) * len(table[0])
    assert kept < whole * 0.6


@given(st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=2), min_size=1, max_size=3))
def test_R5_every_filling_of_the_gaps_is_tried(body):
    """R5: without any solver: in small tables, two fillings at least differ in each gap."""
    table, found = gaps(body, threshold=4)
    inside = sorted((row, column) for row, column in found if row < len(body) and column < 2)
    ranges = [
        range(1, 4) if table[row][column] < 4 else range(4, table[row][column] + 4)
        for row, column in inside
    ]
    if len(inside) > 4:
        return

    seen = {place: set() for place in found}
    for filling in product(*ranges):
        other = [line[:2] for line in table[:-1]]
        for (row, column), value in zip(inside, filling, strict=True):
            other[row][column] = value
        filled = with_margins(other)
        shown = product(range(len(filled)), range(3))
        if all(filled[r][c] == table[r][c] or (r, c) in found for r, c in shown):
            for row, column in found:
                seen[row, column].add(filled[row][column])

    assert all(len(values) > 1 for values in seen.values())


@pytest.mark.parametrize("threshold", [3, 4, 10])
def test_R5_another_threshold_hides_as_well(threshold):
    """R5: three is the least that hides anything; ten is what some offices ask for."""
    for number in range(TABLES // 5):
        table, found = gaps(random_table(number), threshold)
        assert worked_out(table, found, threshold) == []


def test_R5_the_types_of_2019():
    """R5: of 64, 20, 2 and 1, the 2 and the 1 hide each other; all else is shown."""
    assert one_row(64, 20, 2, 1) == {2, 3}


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((40, 12, 3), {1, 2}),
        ((40, 12, 7), set()),
        ((40, 0, 12), set()),
        ((3, 0, 0), {0, "total"}),
        ((64, 1, 1), {0, 1, 2}),
        ((64, 9, 4, 4), {1, 2, 3}),
        ((5, 5, 4), {0, 2}),
        ((9, 5, 1), {0, 2}),
        ((6, 5, 4), {1, 2}),
        ((7, 5, 1), {0, 2}),
        ((1, 1, 1, 1, 1), {0, 1, 2, 3, 4, "total"}),
        ((), set()),
    ],
)
def test_R5_rows_worked_by_hand(parts, found):
    """R5: a second cell is the smallest that can give way; the total last of all.

    Two ones can only be two ones where 2 is left for both; two fours only two fours where small
    means at most 4; and a 5 that is withheld for another's sake cannot have been less.
    """
    assert one_row(*parts) == found


def test_R5_several_in_one_row_hide_behind_what_is_counted_twice():
    """R5: where a case can stand in two rows, the sum tells less: but not nothing.

    With an overlap, what one row has more another need not have less. Without one, as it is known
    that none is negative, a single gap of 4 could not be less, and small means not more.
    """
    assert one_row(40, 12, 3, total=50, overlap=5) == {2}
    assert one_row(40, 12, 4, total=56, overlap=0) == {1, 2}
    assert one_row(40, 12, 1, total=53, overlap=0) == {2}


def test_R5_the_same_figure_is_withheld_wherever_it_stands():
    """R5: what one table hides for its own sake, another may not tell."""
    values = {"a": 3, "b": 12, "c": 40, "all": 55, "d": 12, "e": 43}
    first = sum_network(["a", "b", "c"], "all")
    second = sum_network(["b", "e"], "all")

    found = withheld([second, first], values)

    assert found == {"a", "b", "e"}


def test_R5_what_is_shown_nowhere_hides_others_for_nothing():
    """R5: a sum whose total is not told gives nothing away."""
    network = (Arc("a", "sum", "out"), Arc("b", "out", "sum", shown=False))

    assert withheld([network], {"a": 3, "b": 3}) == {"a", "b"}


def test_R5_where_nothing_else_helps_all_of_a_sum_is_withheld():
    """R5: four ones and a sum of four that is small itself and no total of a table."""
    network = (*(Arc(key, "sum", "out") for key in "abcd"), Arc("e", "out", "sum"))

    found = withheld([network], {**dict.fromkeys("abcd", 1), "e": 4})

    assert found == {*"abcde"}


def test_a_table_can_be_shown_without_totals():
    """Then nothing follows from it but what it shows."""
    values = {"a": 3, "b": 9, "c": 8, "d": 7}
    plain = table_network([["a", "b"], ["c", "d"]])
    rows = table_network([["a", "b"], ["c", "d"]], ["r", "s"])

    assert withheld([plain], values) == {"a"}
    assert withheld([rows], {**values, "r": 12, "s": 15}) == {"a", "b"}
    assert table_network([]) == ()


@pytest.mark.parametrize("threshold", [2, 0, -5, 5.0, "5", True, None])
def test_a_threshold_that_hides_nothing_is_refused(threshold):
    """Of a number from 1 to 1 everything is known."""
    with pytest.raises(ChoiceError, match="threshold: a whole number from 3 is wanted"):
        withheld([], {}, threshold)


def test_R6_what_is_withheld_does_not_depend_on_the_run():
    """R6: the same twice, from keys of any kind."""
    for number in range(20):
        assert gaps(random_table(number)) == gaps(random_table(number))
