"""A policy file that takes over all that it does not restate of another."""

from datetime import date

import pytest
from factories import WHOLE_POLICY

from complaintkit import (
    PolicyError,
    UnknownNameError,
    get_calendar,
    get_policy,
    load_policy,
)
from complaintkit.reading import Shared, read_policy
from complaintkit.registry import policies

PARENT = """\
code = "x.parent"
version = "1"
in_force = { from = 2020-01-01 }
body = { en = "Parent" }
languages = ["en", "fr"]
handles = ["complaint", "praise"]

[counting]
zone = "Europe/Brussels"
calendar = "be.legal"
roll = "following"

[source.page]
document = "the parent's page"
read = 2026-01-05

[source.law]
document = "the law"
read = 2026-01-06

[[stage]]
code = "mediation"
label = { en = "mediation" }

[[time_limit]]
code = "acknowledgement"
term = "10 calendar days"
source = "page"

[[time_limit]]
code = "answer"
term = "45 calendar days"
source = "law"

[[time_limit]]
code = "answer"
term = "30 calendar days"
when = [{ nature = ["praise"] }]
source = "law"

[[assumption]]
field = "counting.start_rule"
says = { en = "the day of receipt does not count" }
basis = ["page"]

[[closing_day]]
day = 2026-05-15
name = { en = "bridge day" }
source = "page"

[[example]]
name = "a Wednesday"
complaint = { received = 2026-05-13 }
due = { acknowledgement = 2026-05-26 }
"""

BARE = 'code = "x.child"\nextends = "x.parent"\n'


def files(**texts):
    """A finder of files by code: `x_parent` for `x.parent`."""
    known = {code.replace("_", "."): text for code, text in texts.items()}

    def find_file(code):
        if code not in known:
            kind = "policy"
            raise UnknownNameError(kind, code, known)
        return known[code].encode(), f"{code}.toml"

    return find_file


def read(child, parent=PARENT):
    """Read a child with its parent."""
    return read_policy(
        child.encode(), "child.toml", Shared(calendar=get_calendar, file=files(x_parent=parent))
    )


def problems_of(child, parent=PARENT):
    """Every problem as code and text."""
    with pytest.raises(PolicyError) as caught:
        read(child, parent)
    return [(problem.code, str(problem)) for problem in caught.value.problems]


def terms(policy):
    """The limits in their order, each as code and term."""
    return [(limit.code, str(limit.term)) for limit in policy.time_limits]


# -- what is taken over ----------------------------------------------------------------


def test_all_that_is_not_restated_is_taken_over():
    """A file of two lines is the whole procedure of another body, but for its examples."""
    policy, parent = read(BARE), read(PARENT)

    assert policy.code == "x.child"
    for name in ("version", "zone", "languages", "handles", "in_force", "stages"):
        assert getattr(policy, name) == getattr(parent, name)
    for name in ("time_limits", "sources", "assumptions", "own_calendars"):
        assert getattr(policy, name) == getattr(parent, name)
    assert terms(policy) == [
        ("acknowledgement", "10 calendar days"),
        ("answer", "45 calendar days"),
        ("answer", "30 calendar days"),
    ]
    assert len(parent.examples) == 1
    assert policy.examples == ()


def test_what_is_taken_over_counts_as_in_the_parent():
    """10 days from 13 May end on a Saturday and roll past Whit Monday; its bridge day is closed."""
    policy = read(BARE)

    assert policy.deadline("acknowledgement", date(2026, 5, 13)).due == date(2026, 5, 26)
    assert not policy.calendar("be.legal").is_working_day(date(2026, 5, 15))
    assert get_calendar("be.legal").is_working_day(date(2026, 5, 15))


def test_a_single_value_is_restated_whole():
    """Texts, lists and tables alike: they are not mixed with the parent's."""
    policy = read(
        BARE + 'version = "2"\nbody = { fr = "Enfant" }\nlanguages = ["fr"]\nhandles = ["praise"]\n'
        "in_force = { from = 2024-01-01 }\n"
    )

    assert policy.version == "2"
    assert policy.body.name.as_dict() == {"fr": "Enfant"}
    assert policy.languages == ("fr",)
    assert {nature.value for nature in policy.handles} == {"praise"}
    assert policy.in_force.first == date(2024, 1, 1)


def test_choices_of_counting_are_merged_one_by_one():
    """The child's roll stands, the parent's zone and calendar stay."""
    policy = read(BARE + '[counting]\nroll = "preceding"\n')

    assert policy.zone == "Europe/Brussels"
    limit = policy.limit("answer")
    assert (limit.roll.value, limit.calendar) == ("preceding", "be.legal")


def test_sources_are_merged_by_code_and_each_is_whole():
    """A restated source has nothing of the parent's; new ones stand beside."""
    policy = read(
        BARE + '[source.page]\ndocument = "the child\'s page"\nread = 2026-02-02\n'
        '[source.letter]\ndocument = "a letter"\nread = 2026-02-03\n'
    )

    assert {source.code: source.document for source in policy.sources} == {
        "page": "the child's page",
        "law": "the law",
        "letter": "a letter",
    }
    assert policy.source("page").read == date(2026, 2, 2)


def test_a_limit_restated_by_its_code_replaces_every_one_of_that_code():
    """Both of the parent's answers go; what the child says stands first."""
    child = BARE + '[[time_limit]]\ncode = "answer"\nterm = "3 weeks"\nsource = "page"\n'

    assert terms(read(child)) == [("answer", "3 weeks"), ("acknowledgement", "10 calendar days")]


def test_a_limit_of_another_code_is_one_more():
    """And a new stage, assumption and closing day too."""
    policy = read(
        BARE
        + '[[time_limit]]\ncode = "second"\nterm = "1 week"\nstage = "appeal"\nsource = "law"\n'
        '[[stage]]\ncode = "appeal"\nlabel = { en = "appeal" }\n'
        '[[assumption]]\nfield = "counting.roll"\nsays = { en = "rolled" }\n'
        '[[closing_day]]\nday = 2026-07-20\nname = { en = "bridge day" }\nsource = "page"\n'
    )

    assert [code for code, _ in terms(policy)] == ["second", "acknowledgement", "answer", "answer"]
    assert [stage.code for stage in policy.stages] == ["appeal", "mediation"]
    assert [it.field for it in policy.assumptions] == ["counting.roll", "counting.start_rule"]
    calendar = policy.calendar("be.legal")
    closed = [date(2026, 5, 15), date(2026, 7, 20)]
    assert [calendar.is_working_day(day) for day in closed] == [False, False]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            '[[stage]]\ncode = "mediation"\nlabel = { en = "second line" }\n',
            lambda it: [stage.label.en for stage in it.stages] == ["second line"],
        ),
        (
            '[[assumption]]\nfield = "counting.start_rule"\nsays = { en = "otherwise" }\n',
            lambda it: [assumption.says.en for assumption in it.assumptions] == ["otherwise"],
        ),
        (
            '[[closing_day]]\nday = 2026-05-15\nname = { en = "party" }\nsource = "law"\n',
            lambda it: (
                [reason.name.en for reason in it.calendar("be.legal").why_closed(date(2026, 5, 15))]
                == ["party"]
            ),
        ),
    ],
    ids=["stage", "assumption", "closing day"],
)
def test_other_rows_are_restated_by_what_they_are_about(rows, found):
    """A stage by its code, an assumption by its field, a closing day by its day."""
    assert found(read(BARE + rows))


def test_examples_are_the_file_s_own():
    """What comes out of the parent's may differ here."""
    policy = read(
        BARE + '[[example]]\nname = "mine"\ncomplaint = { received = 2026-05-13 }\n'
        "due = { acknowledgement = 2026-05-26 }\n"
    )

    assert [example.name for example in policy.examples] == ["mine"]


def test_a_shipped_policy_can_be_extended_from_a_file_of_one_s_own(tmp_path):
    """By its code; the sources it was read in come along."""
    file = tmp_path / "mine.toml"
    file.write_text('code = "x.mine"\nextends = "be.inami"\nversion = "9"\n', "utf-8")
    policy = load_policy(file)

    assert (policy.code, policy.version) == ("x.mine", "9")
    assert policy.time_limits == get_policy("be.inami").time_limits
    assert policy.deadline("answer", date(2026, 5, 13)).due == date(2026, 6, 27)


# -- V2 --------------------------------------------------------------------------------


def test_V2_the_content_hash_covers_both_files():
    """V2: a change in either is another content; the layout is nothing."""
    whole = read(BARE).content_hash

    assert read(BARE, PARENT + "\n# a remark\n").content_hash == whole
    assert read(BARE.replace("\n", "\r\n")).content_hash == whole
    assert read(BARE + 'version = "2"\n').content_hash != whole
    assert read(BARE, PARENT.replace("45 cal", "44 cal")).content_hash != whole
    assert read(BARE, PARENT.replace("the law", "a law")).content_hash != whole
    # The parent's example is not part of the child.
    assert read(BARE, PARENT.replace("a Wednesday", "the day")).content_hash == whole


def test_V2_an_extension_is_the_file_it_stands_for():
    """V2: restated in full without `extends`, it has the same hash."""
    alone = PARENT.partition("[[example]]")[0].replace("x.parent", "x.child")

    assert read(alone).content_hash == read(BARE).content_hash
    assert read(alone) == read(BARE)


# -- what is wrong ---------------------------------------------------------------------


def test_P2_the_lines_of_a_file_stay_right():
    """P2: its own rows stand before inherited ones, so that what is said of them is where it is."""
    child = (
        BARE + '[counting]\nroll = "folowing"\n'
        '[[time_limit]]\ncode = "answer"\nterm = "45 calender days"\nsource = "pages"\n'
        '[[assumption]]\nfield = "counting.month_rul"\nsays = { en = "x" }\n'
    )

    assert [words.partition("; ")[0] for _, words in problems_of(child)] == [
        "child.toml:4: counting.roll: 'folowing' is not allowed here",
        "child.toml:7: time_limit[1].term: no unit 'calender days' in the term '45 calender days'",
        "child.toml:8: time_limit[1].source: no source 'pages'",
        "child.toml:10: assumption[1].field: no choice 'counting.month_rul'",
    ]


def test_P2_a_problem_of_the_parent_has_no_line_in_the_child():
    """P2: the path says which row it is."""
    broken = PARENT.replace('term = "10 calendar days"', 'term = "10 days"')

    assert [words.partition("; ")[0] for _, words in problems_of(BARE, broken)] == [
        "child.toml: time_limit[1].term: no unit 'days' in the term '10 days'"
    ]
    assert [words for _, words in problems_of(BARE, "x = 1\ny = ]\n")] == [
        "x.parent.toml:2: the file is not TOML: Invalid value"
    ]


@pytest.mark.parametrize(
    ("extends", "code", "words"),
    [
        ('"x.child"', "extends-itself", "the policy 'x.child' cannot extend itself"),
        ('"x.parnet"', "unknown-policy", "no policy 'x.parnet'; did you mean 'x.parent'?"),
        ("3", "wrong-type", "the code of a policy in quotes is wanted"),
        ('["x.parent"]', "wrong-type", "the code of a policy in quotes is wanted"),
        (
            '"x.other"',
            "extends-twice",
            "'x.other' extends another policy itself; one level is the most",
        ),
    ],
)
def test_what_cannot_be_extended_is_said(extends, code, words):
    """On the line that says so, and before anything else."""
    child = f'code = "x.child"\nextends = {extends}\nnonsense = 1\n'
    find_file = files(x_parent=PARENT, x_other='code = "x.other"\nextends = "x.parent"\n')

    with pytest.raises(PolicyError) as caught:
        read_policy(child.encode(), "child.toml", Shared(calendar=get_calendar, file=find_file))

    assert [(problem.code, str(problem)) for problem in caught.value.problems] == [
        (code, f"child.toml:2: extends: {words}")
    ]


def test_where_no_policies_are_found_by_code_there_is_nothing_to_extend():
    """A reader that is given bytes and nothing more."""
    with pytest.raises(PolicyError) as caught:
        read_policy(BARE.encode(), "child.toml", Shared(calendar=get_calendar))

    assert str(caught.value) == "child.toml:2: extends: no policy 'x.parent'"


@pytest.mark.parametrize(
    "extends", ["x.second", "x.itself"], ids=["a file that extends", "two files in a circle"]
)
def test_files_on_the_way_are_files_too(tmp_path, monkeypatch, extends):
    """One level and no more, with the finder of the registry: circles need no other rule."""
    for code, other in (("x.second", "be.inami"), ("x.itself", "x.mine")):
        (tmp_path / f"{code}@unknown.toml").write_text(
            f'code = "{code}"\nextends = "{other}"\n', "utf-8"
        )
    found = {file.name.partition("@")[0]: (file,) for file in tmp_path.iterdir()}
    monkeypatch.setattr(policies, "_policy_files", lambda: found)
    mine = tmp_path / "mine.toml"
    mine.write_text(f'code = "x.mine"\nextends = "{extends}"\n', "utf-8")

    with pytest.raises(PolicyError) as caught:
        load_policy(mine)

    assert str(caught.value) == (
        f"{mine}:2: extends: '{extends}' extends another policy itself; one level is the most"
    )


@pytest.mark.parametrize(
    ("child", "parent", "path"),
    [
        ('[[time_limit]]\ncode = ["answer"]\n', PARENT, "time_limit[1].code"),
        ("time_limit = [3]\n", PARENT, "time_limit[1]"),
        ("[time_limit]\ncode = 3\n", PARENT, "time_limit"),
        ("counting = 3\n", PARENT, "counting"),
        ("source = 3\n", PARENT, "source"),
        ("", PARENT.replace('code = "answer"', "code = [3]"), "time_limit[2].code"),
        (
            '[[time_limit]]\ncode = "more"\nterm = "1 week"\nsource = "page"\n',
            PARENT.replace('code = "answer"', ""),
            "time_limit[3].code",
        ),
        ("[counting]\n", "counting = 3\n", "counting.zone"),
        ("[source.page]\n", "source = 3\n", "source.page.document"),
        ("[[time_limit]]\n", "time_limit = 3\n", "time_limit[1].source"),
        ("[[time_limit]]\n", "time_limit = [3]\n", "time_limit[1].source"),
    ],
)
def test_P1_whatever_stands_in_either_file_is_reported(child, parent, path):
    """P1: rows that are none, codes that are none: a problem, never another error."""
    with pytest.raises(PolicyError) as caught:
        read(BARE + child, parent)

    assert path in {problem.path for problem in caught.value.problems}


def test_the_whole_file_of_the_other_tests_extends_nothing():
    """A file without `extends` is read as it stands, whatever can be found."""
    assert read(WHOLE_POLICY) == read_policy(
        WHOLE_POLICY.encode(), "p.toml", Shared(calendar=get_calendar)
    )
