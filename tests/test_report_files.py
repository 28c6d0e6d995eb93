"""Reports in a policy file: what is read, and every problem with its place."""

from datetime import date

import pytest
from factories import SHIPPED_POLICIES, WHOLE_POLICY

from complaintkit import PolicyError, UnknownNameError, get_policy, load_policy
from complaintkit.measures import CategoryLevel, Dimension, PeriodUnit, Population, TableKind
from complaintkit.reading import Shared, read_policy
from complaintkit.registry import get_calendar, get_taxonomy

REPORT = """
[[report]]
code = "yearly"
label = { en = "Yearly" }
cadence = "year"
recipient = { en = "the council" }
threshold = 10
published = true
split = "unit"
source = "page"

[[report.series_break]]
from = 2021-01-01
says = { en = "a new register" }
source = "page"

[[report.table]]
code = "natures"
label = { en = "By nature" }
rows = "nature"
base = "received"
places = 1
empty = true
groups = [{ code = "others", label = { en = "Others" }, codes = ["praise", "request"] }]

[[report.table]]
code = "types"
rows = "category"
columns = "month"
level = "top"
population = "admissible"

[[report.table]]
code = "keys"
kind = "indicators"
indicators = [{ count = "received" }, { count = "founded", of = "admissible", places = 2 }]

[[report.table]]
code = "limits"
kind = "limits"
limits = "answer"

[[report.table]]
code = "flow"
kind = "flow"
columns = "quarter"
"""


def read(report=REPORT, policy=WHOLE_POLICY):
    """A policy with a report."""
    shared = Shared(calendar=get_calendar, taxonomy=get_taxonomy)
    return read_policy(f"{policy}\n{report}".encode(), "p.toml", shared)


def problems(report):
    """What is wrong with it, without the file's name and the line."""
    with pytest.raises(PolicyError) as caught:
        read(report)
    return [f"{it.path}: {it.message}" for it in caught.value.problems]


def test_a_report_is_read_as_it_is_written():
    """Every key there is."""
    report = read().report_definition("yearly")

    assert (report.cadence, report.threshold, report.published) == (PeriodUnit.YEAR, 10, True)
    assert (report.split, report.source) == (Dimension.UNIT, ("page",))
    assert report.recipient.in_language("en") == "the council"
    assert report.series_breaks[0].first == date(2021, 1, 1)
    assert report.series_breaks[0].source == ("page",)
    natures = report.table("natures")
    assert (natures.base, natures.places, natures.empty) == (Population.RECEIVED, 1, True)
    assert natures.groups[0].codes == ("praise", "request")
    types = report.table("types")
    assert (types.columns, types.level) == (Dimension.MONTH, CategoryLevel.TOP)
    assert types.population is Population.ADMISSIBLE
    keys = report.table("keys")
    assert [it.code for it in keys.indicators] == ["received", "founded-of-admissible"]
    assert keys.indicators[1].places == 2
    assert report.table("limits").limits == ("answer",)
    assert report.table("flow").kind is TableKind.FLOW


def test_a_policy_without_reports_has_none():
    """And says so when it is asked for one."""
    policy = read("")

    assert policy.reports == ()
    with pytest.raises(UnknownNameError, match="no report 'yearly'"):
        policy.report_definition("yearly")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('cadence = "year"', "", "report[1].cadence: 'cadence' is missing"),
        (
            'cadence = "year"',
            'cadence = "yearly"',
            "report[1].cadence: 'yearly' is not allowed here; did you mean 'year'?",
        ),
        (
            'cadence = "year"',
            'cadence = "days"',
            "report[1]: cadence: a report is made by the year, the quarter or the month",
        ),
        (
            "threshold = 10",
            "threshold = 1",
            "report[1]: threshold: a whole number from 3 is wanted",
        ),
        ("threshold = 10", 'treshold = "x"', "report[1].treshold: no key 'treshold' here"),
        ('recipient = { en = "the council" }', "recipient = 1", "report[1].recipient: "),
        ('split = "unit"', 'split = "nature"', "report[1]: split: 'nature' stands in a table"),
        (
            'published = true\nsplit = "unit"\nsource = "page"',
            "",
            "report[1].source: 'source' is missing: where was it read?",
        ),
        (
            'register" }\nsource = "page"',
            'register" }\nsource = "pages"',
            "report[1].series_break[1].source: no source 'pages'; did you mean 'page'?",
        ),
        ("from = 2021-01-01", "", "report[1].series_break[1].from: 'from' is missing"),
        ("from = 2021-01-01", "first = 2021-01-01", "report[1].series_break[1].f"),
        (
            'rows = "nature"',
            'rows = "natures"',
            "report[1].table[1].rows: 'natures' is not allowed here; did you mean 'nature'?",
        ),
        (
            'code = "types"',
            'code = "natures"',
            "report[1]: a second table 'natures'",
        ),
        (
            '["praise", "request"]',
            '["prase", "request"]',
            "report[1].table[1].groups[1].codes: no nature 'prase'; did you mean 'praise'?",
        ),
        (
            'limits = "answer"',
            'limits = ["anser"]',
            "report[1].table[4].limits: no limit 'anser'; did you mean 'answer'?",
        ),
        (
            'level = "top"',
            'mapping = "be.inasti"',
            "report[1].table[2].mapping: no mapping to the taxonomy 'be.inasti'",
        ),
        (
            'columns = "quarter"',
            'columns = "unit"',
            "report[1].table[5]: columns: what came and went is told by year, quarter, month",
        ),
        (
            '{ count = "received" },',
            '"received",',
            "report[1].table[3].indicators[1]: a table is wanted, not 'received'",
        ),
        (
            'of = "admissible"',
            'of = "closed"',
            "report[1].table[3].indicators[2]: 'founded' is no part of 'closed': no rate of it",
        ),
    ],
)
def test_what_is_wrong_with_a_report_is_said_at_its_place(old, new, said):
    """With what is allowed, and what was perhaps meant."""
    assert old in REPORT
    found = problems(REPORT.replace(old, new))

    assert any(line.startswith(said) for line in found), found


def test_all_problems_of_all_reports_are_told_at_once():
    """Reports, tables and breaks that are no tables; two of one code; none without a table."""
    found = problems(
        """
[[report]]
code = "a"
label = { en = "A" }
cadence = "year"
source = "page"
table = "natures"
series_break = [1]

[[report]]
code = "a"
label = { en = "A" }
cadence = "month"
source = "nowhere"
table = [1, { rows = "nature" }]
"""
    )

    assert sorted(found) == [
        "report[1].series_break[1]: a table is wanted, not 1",
        "report[1].table: a list is wanted: write [[report.table]]",
        "report[1]: tables: at least one is wanted",
        "report[2].code: a second report 'a'",
        "report[2].source: no source 'nowhere'; known: page",
        "report[2].table[1]: a table is wanted, not 1",
        "report[2].table[2].code: 'code' is missing",
        "report[2]: tables: at least one is wanted",
    ]


def test_a_policy_that_extends_another_takes_over_its_reports(tmp_path):
    """And replaces those that it states itself, by their codes."""
    child = tmp_path / "child.toml"
    child.write_text(
        """
extends = "be.inasti.external-audit"
code = "x.child"
version = "1"
in_force = { from = 2020-01-01 }

[[report]]
code = "monthly"
label = { en = "Monthly" }
cadence = "month"
source = "report-2019"
table = [{ code = "natures", rows = "nature" }]
""",
        "utf-8",
    )

    assert {it.code for it in load_policy(child).reports} == {"monthly", "yearly"}


def test_a_report_can_rest_on_an_assumption():
    """Of a report that there is."""
    said = '[[assumption]]\nfield = "report.{}"\nsays = {{ en = "chosen" }}\nbasis = "page"\n'

    assert read(REPORT + said.format("yearly")).assumptions[-1].field == "report.yearly"
    found = problems(REPORT + said.format("monthly"))
    assert len(found) == 1
    assert "report.monthly" in found[0]


def test_the_shipped_policies_have_the_reports_that_their_documents_speak_of():
    """Five, each sourced, internal unless said, with labels in four languages."""
    found = {
        (policy.code, report.code): report
        for policy in (load_policy(path) for path in SHIPPED_POLICIES)
        for report in policy.reports
    }

    assert {place: report.cadence.value for place, report in found.items()} == {
        ("be.inasti", "yearly-network"): "year",
        ("be.inasti", "yearly-directorate"): "year",
        ("be.inasti.external-audit", "yearly"): "year",
        ("be.partenamut", "monthly"): "month",
        ("fr.cpam37.mediation", "yearly"): "year",
    }
    for report in found.values():
        assert report.source
        texts = [report.label, *(table.label for table in report.tables if table.label)]
        assert all(set(text.as_dict()) == {"fr", "nl", "de", "en"} for text in texts)
    assert found["be.inasti", "yearly-directorate"].split is Dimension.UNIT
    assert get_policy("be.inasti").report_definition("yearly-network").series_breaks[0].first == (
        date(2019, 1, 1)
    )
