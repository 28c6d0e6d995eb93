"""A report of one's own, checked as its readers can check it."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintkit import (
    Case,
    Complaint,
    Nature,
    Text,
    get_policy,
    read_event,
    read_json_lines,
)
from complaintkit.checking import check_report
from complaintkit.measures import (
    Base,
    Column,
    ColumnKind,
    Figure,
    Period,
    Rate,
    Report,
    ReportTable,
    Row,
    Words,
)
from complaintkit.measures.published import FigureVerdict, Ground, Slip
from complaintkit.reporting import compare_reports, report

DATA = Path(__file__).resolve().parent.parent / "examples" / "data"
AS_OF = date(2022, 1, 31)
SAID = Words(text=Text(en="said", fr="dit"))
ALL = Base(code="all", label=SAID)
TIES, DOES_NOT, INCOMPLETE, CANNOT = FigureVerdict
SHIPPED = [
    ("be.inasti", "yearly-network", "inasti-2019.jsonl", "2019"),
    ("fr.cpam37.mediation", "yearly", "cpam37-2021.jsonl", "2021"),
]


@cache
def cases_of(name, code):
    """The cases of an example file."""
    policy = get_policy(code)
    with (DATA / name).open("rb") as stream:
        return tuple(
            Case.replay(policy, it.complaint, [read_event(event) for event in it.events])
            for it in read_json_lines(stream, name, policy.attributes)
        )


def part(value, of, percent):
    """A count with its share."""
    rate = Rate(numerator=value, denominator=of, base=ALL)
    return Figure(value=value, rate=rate, percent=Decimal(percent))


def row(code, *figures, total=False):
    """One row."""
    return Row(code=code, label=SAID, figures=figures, total=total)


def made_of(*rows, columns=("count",), **others):
    """A report with one table, typed out."""
    kinds = {"rate": ColumnKind.RATE, "days": ColumnKind.LENGTH}
    heads = tuple(
        Column(code=it, label=SAID, kind=kinds.get(it, ColumnKind.COUNT), total=it[:5] == "total")
        for it in columns
    )
    table = ReportTable(code="t", title=SAID, head=SAID, columns=heads, rows=rows, **others)
    return Report(
        code="r",
        title=SAID,
        body=SAID,
        policy="x",
        versions=(),
        period=Period.parse("2019"),
        as_of=AS_OF,
        published=True,
        threshold=5,
        tables=(table,),
    )


def grounds(made):
    """What came out of each thing that was checked."""
    return {it.code: it.ground for it in check_report(made).checked}


@pytest.mark.parametrize("published", [False, True])
@pytest.mark.parametrize(("code", "name", "file", "year"), SHIPPED)
def test_what_the_library_reports_ties(code, name, file, year, published):
    """The two published years, made again from cases: nothing fails to tie, and much ties."""
    policy = get_policy(code)
    made = report(cases_of(file, code), policy, name, year, AS_OF, published=published)
    check = check_report(made)

    assert check.holds
    assert len(check.with_verdict(TIES)) >= 8


def test_two_quarters_beside_each_other_tie():
    """Columns of one period are not summed with those of the other."""
    cases, policy = cases_of("inasti-2019.jsonl", "be.inasti"), get_policy("be.inasti")
    first, second = (report(cases, policy, "yearly-network", f"2019-Q{it}", AS_OF) for it in (1, 2))

    assert check_report(compare_reports(second, first)).holds


@given(st.lists(st.sampled_from(Nature), max_size=12), st.booleans())
def test_R1_R2_whatever_the_cases_are_their_report_ties(natures, published):
    """R1, R2: contacts of any natures; what readers see never contradicts itself."""
    policy = get_policy("be.inasti")
    cases = [
        Case.open(policy, Complaint(received=date(2019, 5, 13), nature=nature, reference=str(at)))
        for at, nature in enumerate(natures)
    ]
    made = report(cases, policy, "yearly-network", "2019", AS_OF, published=published)

    assert check_report(made).holds


def test_a_report_that_was_changed_by_hand_does_not_tie():
    """A digit, a total, a split: each is found."""
    made = made_of(
        row("a", part(21, 66, "33.8")),
        row("b", part(45, 66, "68.2")),
        row("total", Figure(value=67), total=True),
    )
    check = check_report(made)

    assert not check.holds
    assert check.found("t.a.count").slips == (Slip.DIGIT,)
    assert check.found("t.rows.count").ground is Ground.OTHER_SUM
    assert "t.split.count" not in grounds(made)


def test_the_parts_of_a_split_may_have_been_moved():
    """Three thirds are shown as 34, 33 and 33; as 33, 33 and 33 they would be no whole."""
    whole = row("total", part(3, 3, "100"), total=True)
    moved = [row(code, part(1, 3, it)) for code, it in zip("abc", ("34", "33", "33"), strict=True)]
    plain = [row(code, part(1, 3, "33")) for code in "abc"]

    assert grounds(made_of(*moved, whole))["t.split.count"] is Ground.SPLIT_ADJUSTED
    assert grounds(made_of(*plain, whole))["t.split.count"] is Ground.OTHER_SPLIT


def test_what_is_withheld_is_not_printed():
    """A reader cannot check the sum, and does not get the figure."""
    made = made_of(
        row("a", Figure(value=40)),
        row("b", Figure(withheld=True)),
        row("total", Figure(value=45), total=True),
    )
    found = check_report(made).found("t.rows.count")

    assert (found.ground, found.verdict) == (Ground.PART_NOT_PRINTED, CANNOT)
    assert [label.in_language("fr") for label in found.missing] == ["dit\N{NO-BREAK SPACE}: dit"]


def test_tables_where_one_case_stands_in_several_rows_need_not_sum_up():
    """More than the total is no error there, and there is no split."""
    made = made_of(
        row("a", part(4, 5, "80")),
        row("b", part(3, 5, "60")),
        row("total", part(5, 5, "100"), total=True),
        many_valued=True,
    )

    assert grounds(made)["t.rows.count"] is Ground.OVERLAPPING
    assert "t.split.count" not in grounds(made)


def test_columns_are_summed_across_and_lengths_of_time_are_left_alone():
    """A total of columns is that of the counts before it, of its own period."""
    rate = Figure(rate=Rate(numerator=2, denominator=3, base=ALL), percent=Decimal(67), value=2)
    days = Figure(value=Decimal("3.5"), unit="calendar days")
    made = made_of(
        row("a", Figure(value=2), Figure(value=1), Figure(value=3), rate, days),
        row("b", Figure(value=4), Figure(value=1), Figure(value=6), Figure(), Figure()),
        columns=("in-time", "late", "total", "rate", "days"),
    )

    assert grounds(made) == {
        "t.a.rate": Ground.RATE,
        "t.columns.a.total": Ground.SUM,
        "t.columns.b.total": Ground.OTHER_SUM,
    }


def test_differences_below_nought_are_no_counts():
    """They are left out, and so is a table without rows."""
    made = made_of(
        row("a", Figure(value=2), Figure(value=-1)),
        row("total", Figure(value=2), Figure(value=-1), total=True),
        columns=("count", "count@difference"),
    )

    assert grounds(made) == {"t.rows.count": Ground.SUM}
    assert grounds(made_of()) == {}
    assert grounds(made_of(row("total", Figure(value=0), total=True))) == {
        "t.total.count": Ground.ALONE
    }


def test_R5_no_percentage_is_moved_where_another_is_withheld():
    """4, 7 and 1 of 12: 58.33 % would be moved to 59, and so tell what the others are."""
    policy = get_policy("be.inasti")
    natures = [*["complaint"] * 4, *["information-request"] * 7, "question-in-running-file"]
    cases = [
        Case.open(policy, Complaint(received=date(2019, 5, 13), nature=nature, reference=str(at)))
        for at, nature in enumerate(natures)
    ]
    internal, public = (
        report(cases, policy, "yearly-network", "2019", AS_OF, published=published)
        .table("natures")
        .figure("information-request")
        for published in (False, True)
    )

    assert (internal.percent, internal.moved) == (Decimal(59), True)
    assert (public.percent, public.moved) == (Decimal(58), False)
