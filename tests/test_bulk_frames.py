"""Deadlines as columns of frames: the dates of the scalar path, in the kind of column given."""

import sys
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from factories import a_limit, a_policy

from complaintkit import (
    ChoiceError,
    HorizonError,
    InForce,
    MissingExtraError,
    UnknownNameError,
    available_policies,
    bulk,
    get_policy,
)
from complaintkit.registry import policies_by_code

REASON = "{} is not installed: pip install -e '.[engines]' and run again"
np = pytest.importorskip("numpy", reason=REASON.format("numpy"))
pd = pytest.importorskip("pandas", reason=REASON.format("pandas"))
pl = pytest.importorskip("polars", reason=REASON.format("polars"))
pa = pytest.importorskip("pyarrow", reason=REASON.format("pyarrow"))
pytest.importorskip("narwhals", reason=REASON.format("narwhals"))

INAMI = get_policy("be.inami")
PARTENAMUT = get_policy("be.partenamut")
ASSIMILATION = get_policy("be.inasti.assimilation")
DAYS = [date(2026, 5, 13), None, date(2026, 7, 1)]
ANSWERS = [date(2026, 6, 27), None, date(2026, 8, 15)]
"""45 calendar days later."""


def arrow_dates(days):
    """A column of pandas whose days are Arrow's."""
    return pd.array(days, dtype=pd.ArrowDtype(pa.date32()))


FRAMES = {
    "polars": lambda days: pl.DataFrame({"received": days}, {"received": pl.Date}),
    "pyarrow": lambda days: pa.table({"received": pa.array(days, pa.date32())}),
    "pyarrow, in milliseconds": lambda days: pa.table({"received": pa.array(days, pa.date64())}),
    "pandas, dates": lambda days: pd.DataFrame({"received": pd.Series(days, dtype=object)}),
    "pandas, Arrow's dates": lambda days: pd.DataFrame({"received": arrow_dates(days)}),
    "pandas, midnights in ns": lambda days: pd.DataFrame(
        {"received": pd.Series(days, dtype="datetime64[ns]")}
    ),
    "pandas, midnights in s": lambda days: pd.DataFrame(
        {"received": pd.Series(days, dtype="datetime64[s]")}
    ),
    "polars, midnights": lambda days: pl.DataFrame({"received": days}, {"received": pl.Date}).cast(
        pl.Datetime("us")
    ),
}
every_frame = pytest.mark.parametrize("make", FRAMES.values(), ids=FRAMES)


def values(frame, column):
    """A column as dates and None, whatever the frame."""
    found = frame[column]
    plain = found.to_pylist() if hasattr(found, "to_pylist") else list(found)
    return [None if it is None or it is pd.NaT or it is pd.NA else as_date(it) for it in plain]


def as_date(value):
    """A date, or the date of a midnight."""
    return value.date() if isinstance(value, datetime) else value


def kinds(frame):
    """What its columns hold, by their names."""
    if isinstance(frame, pa.Table):
        return {field.name: str(field.type) for field in frame.schema}
    if isinstance(frame, pd.DataFrame):
        return {name: str(kind) for name, kind in frame.dtypes.items()}
    return {name: str(kind) for name, kind in frame.schema.items()}


# ------------------------------------------------------------------------- the dates


@every_frame
def test_the_columns_come_behind_the_others(make):
    """One a limit, in the order of the policy; missing days stay missing."""
    found = bulk.add_deadlines(make(DAYS), INAMI)

    assert list(kinds(found)) == ["received", "due_acknowledgement", "due_answer"]
    assert values(found, "received") == DAYS
    assert values(found, "due_answer") == ANSWERS


@every_frame
@pytest.mark.parametrize("policy", [INAMI, PARTENAMUT, ASSIMILATION], ids=lambda it: it.code)
def test_D14_a_frame_gives_the_dates_of_the_policy(make, policy):
    """D14: three years of days, each asked of the policy alone."""
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(0, 1_095, 11)]
    expected = {}
    for day in days:
        for deadline in policy.deadlines(day):
            expected.setdefault(f"due_{deadline.code}", []).append(deadline.due)
    found = bulk.add_deadlines(make(days), policy)

    assert {name: values(found, name) for name in kinds(found) if name != "received"} == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("polars", "Date"),
        ("polars, midnights", "Date"),
        ("pyarrow", "date32[day]"),
        ("pyarrow, in milliseconds", "date32[day]"),
        ("pandas, dates", "object"),
        ("pandas, Arrow's dates", "date32[day][pyarrow]"),
        ("pandas, midnights in ns", "datetime64[ns]"),
        ("pandas, midnights in s", "datetime64[s]"),
    ],
)
def test_dates_stay_dates(name, kind):
    """A new column is of the kind of the column it was counted from, without rows too."""
    for days in (DAYS, []):
        assert kinds(bulk.add_deadlines(FRAMES[name](days), INAMI))["due_answer"] == kind


@every_frame
def test_the_frame_itself_stays_as_it_was(make):
    """A new frame is given; the old one has no new column."""
    frame = make(DAYS)
    bulk.add_deadlines(frame, INAMI)

    assert list(kinds(frame)) == ["received"]


def test_rows_keep_their_index():
    """Also one with the same label twice: rows are matched by their place."""
    frame = pd.DataFrame({"received": DAYS}, index=[5, 5, 1])
    found = bulk.add_deadlines(frame, INAMI)

    assert found.index.tolist() == [5, 5, 1]
    assert values(found, "due_answer") == ANSWERS


def test_days_beyond_what_nanoseconds_can_count_are_kept():
    """Nanoseconds of pandas end on 11 April 2262; the new column then counts in seconds."""
    policy = a_policy(a_limit("6 months", month_rule="same-date"))
    frame = pd.DataFrame({"received": pd.Series(["2262-01-01"], dtype="datetime64[ns]")})
    found = bulk.add_deadlines(frame, policy)

    assert values(found, "due_answer") == [date(2262, 7, 1)]
    assert kinds(found)["due_answer"] == "datetime64[s]"


@pytest.mark.parametrize("nothing", [[None, None], []])
def test_a_column_of_nothing_gives_nothing(nothing):
    """Whatever kind the library gives to a column without a value."""
    for frame in (pl.DataFrame({"received": nothing}), pd.DataFrame({"received": nothing})):
        assert values(bulk.add_deadlines(frame, INAMI), "due_answer") == nothing


# ------------------------------------------------------------------------- instants


INSTANTS = [
    datetime(2026, 7, 10, 22, 30, tzinfo=UTC),
    None,
    datetime(2026, 1, 10, 22, 30, tzinfo=UTC),
]


@pytest.mark.parametrize(
    "make",
    [
        lambda rows: pl.DataFrame({"received": rows}),
        lambda rows: pd.DataFrame({"received": pd.to_datetime(rows, utc=True)}),
        lambda rows: pd.DataFrame({"received": pd.Series(rows, dtype=object)}),
        lambda rows: pa.table({"received": pa.array(rows, pa.timestamp("us", "UTC"))}),
    ],
    ids=["polars", "pandas", "pandas, objects", "pyarrow"],
)
def test_instants_are_days_of_the_policys_zone(make):
    """22:30 UTC is the next day in a Brussels summer, and the same day in winter."""
    found = bulk.add_deadlines(make(INSTANTS), INAMI)

    assert values(found, "due_acknowledgement") == [date(2026, 7, 21), None, date(2026, 1, 20)]


def test_D14_an_instant_is_counted_after_the_cutoff_of_each_limit():
    """D14: one limit counts from 16:00 as the next day, the other does not."""
    policy = a_policy(
        a_limit("10 calendar days", cutoff=time(16)), a_limit("5 calendar days", code="receipt")
    )
    instants = [datetime(2026, 7, 10, hour, 59, 59, tzinfo=UTC) for hour in range(24)]
    expected = {
        f"due_{code}": [
            next(it.due for it in policy.deadlines(instant) if it.code == code)
            for instant in instants
        ]
        for code in ("answer", "receipt")
    }
    for frame in (
        pl.DataFrame({"received": instants}),
        pd.DataFrame({"received": pd.to_datetime(instants)}),
    ):
        found = bulk.add_deadlines(frame, policy)
        assert {name: values(found, name) for name in expected} == expected
    assert len(set(expected["due_answer"])) == 2


@pytest.mark.parametrize("errors", ["raise", "column"])
def test_days_at_the_end_of_time_are_rows_with_a_problem(errors):
    """Some systems write 9999-12-31 for "open": the other rows must not be lost by it."""
    end, day = datetime(9999, 12, 31, 23, 30, tzinfo=UTC), datetime(2026, 5, 13, 9, tzinfo=UTC)
    far = pl.Series("received", [10_000_000, 20_586]).cast(pl.Date)
    frames = [
        pl.DataFrame({"received": [end, day]}),
        pl.DataFrame({"received": [end.date(), day.date()]}),
        pd.DataFrame({"received": pd.Series([end, day], dtype=object)}),
        pl.DataFrame({"received": far}),
        pl.DataFrame({"received": far.cast(pl.Datetime("us")).dt.replace_time_zone("UTC")}),
    ]
    for frame in frames:
        if errors == "raise":
            with pytest.raises(bulk.RowsError, match=r"received, row 0 \(counted from 0\)"):
                bulk.add_deadlines(frame, INAMI)
        else:
            found = bulk.add_deadlines(frame, INAMI, errors="column")
            assert values(found, "due_answer")[0] is None
            assert values(found, "due_answer")[1] == date(2026, 6, 27)
            assert found["problem"][0].startswith("received: ")


def test_pandas_instants_give_midnights_without_zone():
    """A day due has no zone."""
    frame = pd.DataFrame({"received": pd.to_datetime(INSTANTS, utc=True)})

    assert kinds(bulk.add_deadlines(frame, INAMI))["due_answer"].startswith("datetime64[")
    assert "UTC" not in kinds(bulk.add_deadlines(frame, INAMI))["due_answer"]


# ------------------------------------------------------------------------- lazy frames


def test_a_lazy_frame_stays_lazy():
    """Its columns are known before a row is; what comes after is put on top of it."""
    lazy = bulk.add_deadlines(FRAMES["polars"](DAYS).lazy(), INAMI, errors="column")
    wanted = ["received", "due_acknowledgement", "due_answer", "problem"]

    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect_schema().names() == wanted
    late = lazy.filter(pl.col("due_answer") > date(2026, 7, 1)).select("due_answer")
    assert late.collect().to_series().to_list() == [date(2026, 8, 15)]
    assert values(lazy.collect(engine="streaming"), "due_answer") == ANSWERS


def test_a_lazy_frame_is_checked_before_it_is_run():
    """A column that is not there is found at once."""
    with pytest.raises(UnknownNameError, match="no column 'receved'; did you mean 'received'"):
        bulk.add_deadlines(FRAMES["polars"](DAYS).lazy(), INAMI, received="receved")


def test_another_lazy_frame_is_refused():
    """With the remedy: there is a way for each engine."""
    duckdb = pytest.importorskip("duckdb", reason=REASON.format("duckdb"))
    relation = duckdb.sql("SELECT DATE '2026-05-13' AS received")

    with pytest.raises(ChoiceError, match="a lazy frame of duckdb: collect it, or put add_dead"):
        bulk.add_deadlines(relation, INAMI)


# ------------------------------------------------------------------------- several policies


BEFORE = a_policy(
    a_limit("10 calendar days"),
    version="before",
    in_force=InForce(first=date(2020, 1, 1), last=date(2025, 12, 31)),
)
SINCE = a_policy(
    a_limit("20 calendar days"), version="since", in_force=InForce(first=date(2026, 1, 1))
)
SEVERAL = {"be.inami": INAMI, "be.partenamut": [PARTENAMUT], "x.body": (BEFORE, SINCE)}


def by_code(days, codes, **options):
    """A frame of Polars with the codes of policies, counted."""
    frame = pl.DataFrame(
        {"received": days, "policy": codes}, {"received": pl.Date, "policy": pl.String}
    )
    return bulk.add_deadlines(frame, SEVERAL, policy_column="policy", **options)


def test_each_row_is_counted_under_its_own_policy():
    """All limits of all policies have a column; a row has none of another policy's."""
    day = date(2026, 5, 13)
    found = by_code([day, day, None, day], ["be.partenamut", "be.inami", "be.inami", "x.body"])

    assert found.columns[2:] == ["due_acknowledgement", "due_answer", "due_mediation-result"]
    assert found.rows()[0][2:] == (day, None, date(2026, 6, 15))
    assert found.rows()[1][2:] == (date(2026, 5, 23), date(2026, 6, 27), None)
    assert found.rows()[2][2:] == (None, None, None)
    assert found.rows()[3][2:] == (None, date(2026, 6, 2), None)


def test_installed_policies_come_by_code():
    """All of them, or some; each row finds its version."""
    frame = pl.DataFrame({"received": [date(2026, 5, 13)], "body": ["be.inasti.external-audit"]})
    some = policies_by_code("be.inami", "be.inasti.external-audit")

    assert set(policies_by_code()) == set(available_policies())
    assert list(some) == ["be.inami", "be.inasti.external-audit"]
    found = bulk.add_deadlines(frame, some, policy_column="body")
    assert found["due_answer"].to_list() == [date(2026, 6, 12)]


def test_each_row_is_counted_under_the_version_of_its_day():
    """The last day of the old text and the first of the new; no day, no version."""
    days = [date(2025, 12, 31), date(2026, 1, 1), None, date(2020, 1, 1)]
    found = by_code(days, ["x.body"] * 4)

    assert found["due_answer"].to_list() == [
        date(2026, 1, 10),
        date(2026, 1, 21),
        None,
        date(2020, 1, 11),
    ]


def test_a_first_version_can_hold_since_ever():
    """Its file need not know from when."""
    ever = a_policy(a_limit(), version="ever", in_force=InForce(last=date(2025, 12, 31)))
    frame = FRAMES["polars"]([date(1990, 1, 1), date(2026, 1, 1)]).with_columns(code=pl.lit("x"))
    found = bulk.add_deadlines(frame, {"x": [ever, SINCE]}, policy_column="code")

    assert found["due_answer"].to_list() == [date(1990, 1, 11), date(2026, 1, 21)]


def test_a_limit_that_is_not_in_force_gives_no_date_and_is_no_problem():
    """Nothing is owed yet: that is not the same as nothing known."""
    policy = a_policy(
        a_limit("10 working days", calendar="be.legal", in_force=InForce(first=date(2026, 1, 1)))
    )
    days = [date(2025, 12, 31), date(2026, 1, 1)]
    found = bulk.add_deadlines(FRAMES["polars"](days), policy, errors="column")

    assert found.rows()[0][1:] == (None, None)
    assert found.rows()[1][1:] == (date(2026, 1, 15), None)


def test_a_row_before_the_first_version_has_a_problem():
    """No date is made up."""
    with pytest.raises(bulk.RowsError, match=r"received, row 1 .*: no version of 'x.body' is in f"):
        by_code([date(2026, 1, 1), date(2019, 12, 31)], ["x.body"] * 2)


def test_instants_find_their_version_by_the_local_day():
    """23:30 UTC on New Year's Eve is the new year in Brussels."""
    frame = pl.DataFrame(
        {"received": [datetime(2025, 12, 31, 23, 30, tzinfo=UTC)], "policy": ["x.body"]}
    )
    found = bulk.add_deadlines(frame, SEVERAL, policy_column="policy")

    assert found["due_answer"].to_list() == [date(2026, 1, 21)]


def test_a_code_that_no_policy_has_is_named_with_its_row():
    """Row 7 of eight; the cell itself is not shown, since a name could stand in it."""
    codes = ["be.inami"] * 7 + ["be.inamy"]

    with pytest.raises(bulk.RowsError) as caught:
        by_code([date(2026, 5, 13)] * 8, codes)
    assert str(caught.value) == (
        "policy, row 7 (counted from 0): no policy of that code; did you mean 'be.inami'?; "
        "errors='column' keeps the other rows"
    )
    assert caught.value.problems[0].code == "unknown-policy"


def test_every_kind_of_problem_is_told_at_once():
    """Two codes that are not known, one that is missing, a day beyond the calendar."""
    day, far = date(2026, 5, 13), date(2200, 1, 1)
    codes = ["be.partenamut", "Dupont", None, "be.inami", "Martin"]

    with pytest.raises(bulk.RowsError) as caught:
        by_code([far, day, day, day, day], codes)
    assert [(it.code, it.path) for it in caught.value.problems] == [
        ("horizon", "received, row 0 (counted from 0)"),
        ("unknown-policy", "policy, rows 1 and 4 (counted from 0)"),
        ("no-policy", "policy, row 2 (counted from 0)"),
    ]
    assert "Dupont" not in str(caught.value)


# ------------------------------------------------------------------------- problems


@every_frame
def test_a_problem_can_stand_beside_its_row(make):
    """The other rows keep their dates, and have no problem."""
    found = bulk.add_deadlines(make([*DAYS, date(2200, 1, 1)]), PARTENAMUT, errors="column")
    told = found["problem"].to_pylist() if isinstance(found, pa.Table) else list(found["problem"])

    assert values(found, "due_acknowledgement") == [*DAYS, None]
    assert values(found, "due_mediation-result")[3] is None
    assert [it for it in told if isinstance(it, str)] == [
        "received: 2200-01-01 is beyond what the calendar be.legal knows: 1975-01-01 to 2100-12-31"
    ]
    assert not isinstance(told[0], str)


FEDERAL = a_policy(
    a_limit("10 working days", calendar="be.federal"), a_limit("5 calendar days", code="receipt")
)
"""The bridge days of the federal services are not known for every year."""


@every_frame
def test_D14_what_may_still_change_is_told_beside_the_dates(make):
    """D14: as each deadline of the day says; a missing day and a bad one are not provisional."""
    days = [date(year, month, 20) for year in range(2020, 2031) for month in (5, 12)]
    expected = [any(it.provisional for it in FEDERAL.deadlines(day)) for day in days]
    found = bulk.add_deadlines(
        make([*days, None, date(2200, 1, 1)]), FEDERAL, provisional=True, errors="column"
    )
    told = found["provisional"]
    told = told.to_pylist() if isinstance(found, pa.Table) else [bool(it) for it in told]

    assert set(expected) == {True, False}
    assert told == [*expected, False, False]
    assert list(kinds(found))[-3:] == ["due_receipt", "provisional", "problem"]


def test_a_column_provisional_is_not_overwritten():
    """Nor is it there when nobody asks for it."""
    frame = bulk.add_deadlines(FRAMES["polars"](DAYS), INAMI, provisional=True)

    assert frame.columns[-1] == "provisional"
    with pytest.raises(ChoiceError, match="names already: 'by_answer', 'provisional'"):
        bulk.add_deadlines(frame.with_columns(by_answer=1), INAMI, prefix="by_", provisional=True)


def test_codes_that_are_no_texts_are_no_codes():
    """Numbers, lists and nan: the rows are named, and nothing else goes wrong."""
    codes = pd.Series([5, ["be.inami"], float("nan"), pd.NA, "be.inami"], dtype=object)
    frame = pd.DataFrame({"received": [DAYS[0]] * 5, "policy": codes})

    with pytest.raises(bulk.RowsError) as caught:
        bulk.add_deadlines(frame, SEVERAL, policy_column="policy")
    assert [(it.code, it.path) for it in caught.value.problems] == [
        ("unknown-policy", "policy, rows 0 and 1 (counted from 0)"),
        ("no-policy", "policy, rows 2 and 3 (counted from 0)"),
    ]


def test_rows_beyond_the_calendar_are_refused_with_their_number():
    """The scalar path's words, and the first rows of many."""
    days = [date(2026, 5, 13)] + [date(2200, 1, 1) + timedelta(days=it) for it in range(9)]

    with pytest.raises(HorizonError):
        PARTENAMUT.deadlines(days[1])
    with pytest.raises(bulk.RowsError, match=r"rows 1, 2, 3 and 6 more \(counted from 0\): 2200-0"):
        bulk.add_deadlines(FRAMES["polars"](days), PARTENAMUT)


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame])
def test_a_time_of_day_without_zone_is_a_problem(make):
    """Which day it is nobody can know; midnights are taken for days."""
    frame = make({"received": [datetime(2026, 5, 13), datetime(2026, 5, 13, 16, 30)]})  # noqa: DTZ001

    with pytest.raises(bulk.RowsError, match=r"received, row 1 .*: an instant with a time of day"):
        bulk.add_deadlines(frame, INAMI)
    found = bulk.add_deadlines(frame, INAMI, errors="column")
    assert values(found, "due_answer") == [date(2026, 6, 27), None]
    assert list(found["problem"])[1].startswith("received: an instant with a time of day and no")


def test_what_is_no_day_in_a_column_of_objects_is_a_problem():
    """Each kind is told; None, NaT, NA and nan are missing."""
    naive = datetime(2026, 5, 13, 16)  # noqa: DTZ001 - refused
    column = ["13/05/2026", DAYS[0], None, pd.NaT, pd.NA, float("nan"), 46155, naive]
    frame = pd.DataFrame({"received": pd.Series(column, dtype=object)})

    with pytest.raises(bulk.RowsError, match=r"rows 0, 6 and 7 .*: a str where a datetime\.date"):
        bulk.add_deadlines(frame, INAMI)
    found = bulk.add_deadlines(frame, INAMI, errors="column")
    assert values(found, "due_answer") == [None, date(2026, 6, 27), *[None] * 6]
    told = [it if isinstance(it, str) else None for it in found["problem"]]
    assert [bool(it) for it in told] == [True, *[False] * 5, True, True]
    assert told[6] == "received: a int where a datetime.date is wanted"


def test_a_row_can_have_two_problems():
    """Both stand in its cell."""
    frame = pd.DataFrame({"received": pd.Series([5], dtype=object), "policy": ["x.bdy"]})
    found = bulk.add_deadlines(frame, SEVERAL, policy_column="policy", errors="column")

    assert found["problem"].tolist()[0] == (
        "received: a int where a datetime.date is wanted; policy: no policy of that code; "
        "did you mean 'x.body'?"
    )


@pytest.mark.parametrize(
    "column",
    [["2026-05-13"], [46155], [True], [[1]], [1.5], [timedelta(days=1)]],
    ids=["text", "number", "truth", "list", "fraction", "duration"],
)
def test_a_column_of_something_else_is_refused_whole(column):
    """It is no matter of rows: also with errors='column'."""
    frame = pl.DataFrame({"received": column})

    for errors in ("raise", "column"):
        with pytest.raises(ChoiceError, match=r"column 'received' holds .*, not days; texts such"):
            bulk.add_deadlines(frame, INAMI, errors=errors)


def test_a_column_that_is_not_there_is_named():
    """With what was probably meant."""
    frame = FRAMES["pandas, dates"](DAYS)

    with pytest.raises(UnknownNameError, match="no column 'recieved'; did you mean 'received'"):
        bulk.add_deadlines(frame, INAMI, received="recieved")
    with pytest.raises(UnknownNameError, match="no column 'code'; known: 5, received"):
        bulk.add_deadlines(
            frame.assign(**{"5": 1}).rename(columns={"5": 5}), SEVERAL, policy_column="code"
        )


def test_a_column_that_is_there_already_is_not_overwritten():
    """Another prefix is the remedy."""
    frame = bulk.add_deadlines(FRAMES["polars"](DAYS), INAMI, errors="column")

    with pytest.raises(ChoiceError, match="'due_acknowledgement', 'due_answer', 'problem'; rename"):
        bulk.add_deadlines(frame, INAMI, errors="column")
    assert "by_answer" in bulk.add_deadlines(frame, INAMI, prefix="by_").columns


@pytest.mark.parametrize(
    ("policy", "options", "message"),
    [
        ("be.inami", {}, r"give get_policy\('be\.inami'\)"),
        (SEVERAL, {}, "policies by code together with policy_column="),
        (INAMI, {"policy_column": "received"}, "one policy holds for all rows"),
        (None, {}, "a policy is wanted"),
        ({"a": 3, "b": []}, {"policy_column": "received"}, "no policy, and no .* for 'a', 'b'"),
        (INAMI, {"errors": "colum"}, "no errors 'colum'; did you mean 'column'"),
    ],
)
def test_what_is_no_policy_is_refused(policy, options, message):
    """Names are not looked up here; what is allowed is told."""
    with pytest.raises(ChoiceError, match=message):
        bulk.add_deadlines(FRAMES["polars"](DAYS), policy, **options)


@pytest.mark.parametrize("frame", [{"received": DAYS}, DAYS, pl.Series(DAYS), None, 5])
def test_what_is_no_frame_is_refused(frame):
    """By the name of its type."""
    with pytest.raises(ChoiceError, match=f"a {type(frame).__name__} where a frame of pandas, Pol"):
        bulk.add_deadlines(frame, INAMI)


def test_a_frame_with_two_columns_of_one_name_is_refused():
    """They are allowed in pandas; which one is meant nobody knows."""
    frame = pd.DataFrame([[1, 2]], columns=["received", "received"])

    with pytest.raises(ChoiceError, match="two columns of one name"):
        bulk.add_deadlines(frame, INAMI)


def test_without_narwhals_the_error_says_how_to_get_it(monkeypatch):
    """The extra is named."""
    monkeypatch.setitem(sys.modules, "narwhals", None)

    with pytest.raises(MissingExtraError, match=r"pip install 'complaintkit\[dataframe\]'"):
        bulk.add_deadlines(FRAMES["polars"](DAYS), INAMI)


def test_D14_a_hundred_thousand_rows_are_those_of_the_policy():
    """D14: many rows of few days, each day asked of the policy once."""
    random = np.random.default_rng(8)
    start = np.datetime64("2000-01-01")
    column = start + random.integers(0, 2_000, 100_000).astype("timedelta64[D]")
    found = bulk.add_deadlines(pl.DataFrame({"received": column}), PARTENAMUT)
    expected = {
        day: PARTENAMUT.deadlines(day)[-1].due for day in found["received"].unique().to_list()
    }

    assert found["due_mediation-result"].to_list() == [
        expected[day] for day in found["received"].to_list()
    ]


def test_the_zone_of_an_instant_does_not_matter():
    """Seven in the morning in Tokyo is the evening before in Brussels."""
    tokyo = datetime(2026, 7, 11, 6, 59, tzinfo=timezone(timedelta(hours=9)))
    frame = pd.DataFrame({"received": pd.Series([tokyo], dtype=object)})

    assert values(bulk.add_deadlines(frame, INAMI), "due_acknowledgement") == [date(2026, 7, 20)]
