"""Conditions of one's own: a class in an installed package, read from a policy file by its kind."""

import re
import sys
from datetime import date

import pytest
from factories import WHOLE_POLICY

from complaintkit import (
    AnyOf,
    Complaint,
    Not,
    PolicyError,
    Ternary,
    get_calendar,
    load_policy,
    registry,
)
from complaintkit.cli import main
from complaintkit.reading import Shared, read_policy

CLASS = """\
@frozen
class LanguageIs:
    kind: ClassVar[str] = "written-in"
    languages: frozenset[str]
    or_unknown: bool = False

    def check(self, complaint):
        if complaint.language is None and not self.or_unknown:
            return Answer(Ternary.UNKNOWN, ("language",))
        return Answer(Ternary.of(complaint.language in {None, *self.languages}), ("language",))
"""
"""Ten lines: what a condition of one's own takes."""

MODULE = f"""\
from typing import ClassVar

from attrs import frozen

from complaintkit import Answer, Ternary


{CLASS}"""
OFFER = "written-in = x_conditions:LanguageIs"
READY_MADE = (
    "about-body, about-unit, all, anonymous, any, appeal, attribute, category, complainant, "
    "decided, handled-before, intermediary, language, lasted, mandate, medium, missing, nature, "
    "not, older-than, proceedings, step-taken, subject"
)
LINE = len(WHOLE_POLICY.splitlines()) + 1
"""The line of what is written behind the limit of the policy."""


def forget():
    """What is kept of installed packages between calls."""
    registry.packages.offered.cache_clear()
    registry.find_condition.cache_clear()


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Puts packages into a folder of their own where Python looks for them."""
    forget()
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    made = []

    def install_it(name, offers, module=MODULE):
        info = folder / f"{name}-1.dist-info"
        info.mkdir()
        head = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n"
        (info / "METADATA").write_text(head, encoding="utf-8")
        lines = f"[complaintkit.conditions]\n{offers}\n"
        (info / "entry_points.txt").write_text(lines, encoding="utf-8")
        (folder / f"{name}.py").write_text(module, encoding="utf-8")
        made.append(name)
        forget()

    yield install_it
    forget()
    for name in made:
        sys.modules.pop(name, None)


@pytest.fixture
def policy_file(tmp_path):
    """Writes a policy whose only limit has these conditions, and gives its path."""

    def write_it(*conditions):
        path = tmp_path / "own.toml"
        when = "".join(f"  {condition},\n" for condition in conditions)
        path.write_text(f"{WHOLE_POLICY}when = [\n{when}]\n", encoding="utf-8")
        return path

    return write_it


def problems_of(path):
    """What is wrong with a file: path, code and words of each."""
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    return [(problem.path, problem.code, problem.message) for problem in caught.value.problems]


def owed(policy, language):
    """Whether the limit is owed for a complaint in a language, and provisionally."""
    complaint = Complaint(received=date(2026, 5, 13), language=language)
    return [(it.code, it.provisional) for it in policy.deadlines(complaint)]


# -- read and asked --------------------------------------------------------------------


def test_the_class_has_ten_lines():
    """As the page on it promises."""
    assert len([line for line in CLASS.splitlines() if line]) <= 10


def test_a_condition_of_a_package_is_read_and_asked(install, policy_file):
    """Yes, no and unknown, as for the ready-made ones."""
    install("x_conditions", OFFER)

    policy = load_policy(policy_file('{ written-in = ["de", "nl"] }'))

    (condition,) = policy.time_limits[0].when
    assert type(condition) is registry.find_condition("written-in")
    assert condition.languages == frozenset({"de", "nl"})
    assert owed(policy, "de") == owed(policy, "nl") == [("answer", False)]
    assert owed(policy, "fr") == []
    assert owed(policy, None) == [("answer", True)]
    assert condition.check(Complaint(language="de")) == (Ternary.YES, ("language",))


def test_its_arguments_stand_beside_its_kind(install, policy_file):
    """By the names of its fields, but for the first, whose name is the kind."""
    install("x_conditions", OFFER)

    policy = load_policy(policy_file('{ written-in = ["de"], or_unknown = true }'))

    assert policy.time_limits[0].when[0].or_unknown is True
    assert owed(policy, None) == [("answer", False)]


def test_it_stands_inside_any_and_not(install, policy_file):
    """Wherever a condition can."""
    install("x_conditions", OFFER)
    nested = '{ any = [{ not = { written-in = ["fr"] } }, { medium = ["phone"] }] }'

    policy = load_policy(policy_file(nested))

    (condition,) = policy.time_limits[0].when
    either, _ = condition.conditions
    assert (type(condition), type(either)) == (AnyOf, Not)
    assert type(either.condition) is registry.find_condition("written-in")
    assert owed(policy, "nl") == [("answer", False)]
    assert owed(policy, "fr") == [("answer", True)]


def test_it_counts_for_the_fingerprint(install, policy_file):
    """Its arguments are content like any other."""
    install("x_conditions", OFFER)

    german = load_policy(policy_file('{ written-in = ["de"] }')).content_hash
    dutch = load_policy(policy_file('{ written-in = ["nl"] }')).content_hash
    both = load_policy(policy_file('{ written-in = ["de", "nl"] }')).content_hash
    again = load_policy(policy_file('{ written-in = ["nl", "de"] }')).content_hash

    assert len({german, dutch, both}) == 3
    assert both == again


def test_the_commands_read_it(install, policy_file, capsys):
    """``check`` and ``timeline`` as well as Python."""
    install("x_conditions", OFFER)
    path = str(policy_file('{ written-in = ["de"] }'))

    assert main(["timeline", path, "2026-05-13", "--format", "csv"]) == 0
    assert capsys.readouterr().out.endswith("answer,2026-05-13,2026-06-27,,yes,x.body,1\n")
    assert main(["check", path]) == 1
    assert capsys.readouterr().out.endswith("x.body 1: 1 time limit, 0 examples, 3 problems\n")


def test_the_ready_made_ones_come_first(install, policy_file):
    """A package cannot take the place of ``medium``; it is not even imported."""
    install("x_conditions", "medium = x_conditions:LanguageIs", "raise RuntimeError")

    policy = load_policy(policy_file('{ medium = ["phone"] }'))

    assert type(policy.time_limits[0].when[0]).__module__ == "complaintkit.conditions.medium"


def test_nothing_is_imported_for_a_policy_that_does_not_ask(install, policy_file):
    """What a package offers is looked up in its metadata alone."""
    install("x_conditions", OFFER, "raise RuntimeError")

    load_policy(policy_file('{ nature = ["complaint"] }'))

    assert registry.find_condition("mood") is None
    assert "x_conditions" not in sys.modules


def test_annotations_may_be_texts(install, policy_file):
    """As ``from __future__ import annotations`` makes them."""
    install("x_conditions", OFFER, f"from __future__ import annotations\n\n{MODULE}")

    policy = load_policy(policy_file('{ written-in = ["de"] }'))

    assert owed(policy, "de") == [("answer", False)]


# -- what is wrong with a file ---------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (
            '{ written-in = "de" }',
            ("time_limit[1].when[1].written-in", "wrong-type", "a list is wanted, not 'de'"),
        ),
        (
            '{ written-in = ["de", 1] }',
            (
                *("time_limit[1].when[1].written-in[2]", "wrong-type"),
                "a text in quotes is wanted, not 1",
            ),
        ),
        (
            '{ written-in = ["de"], or_unknown = "yes" }',
            (
                *("time_limit[1].when[1].or_unknown", "wrong-type"),
                "true or false is wanted, not 'yes'",
            ),
        ),
        (
            '{ written-in = ["de"], or_unkown = true }',
            (
                *("time_limit[1].when[1].or_unkown", "unknown-key"),
                "no key 'or_unkown' here; did you mean 'or_unknown'?",
            ),
        ),
        (
            '{ any = [{ medium = ["phone"] }, { not = { written-in = 1 } }] }',
            (
                *("time_limit[1].when[1].any[2].not.written-in", "wrong-type"),
                "a list is wanted, not 1",
            ),
        ),
        (
            '{ any = [{ writen-in = ["de"] }] }',
            (
                *("time_limit[1].when[1].any[1]", "unknown-condition"),
                f"one kind of condition is wanted, not 'writen-in'; known: {READY_MADE}",
            ),
        ),
    ],
)
def test_a_problem_is_told_with_its_path(install, policy_file, condition, found):
    """As deep as it lies."""
    install("x_conditions", OFFER)

    assert problems_of(policy_file(condition)) == [found]


def test_a_problem_is_told_with_its_line(install, policy_file):
    """That of the list of conditions; a good condition before it changes nothing."""
    install("x_conditions", OFFER)
    path = policy_file('{ written-in = ["de"] }', '{ written-in = ["de"], strict = true }')

    with pytest.raises(PolicyError) as caught:
        load_policy(path)

    assert str(caught.value) == (
        f"{path}:{LINE}: time_limit[1].when[2].strict: no key 'strict' here; known: or_unknown, "
        "written-in"
    )


def test_two_kinds_in_one_table_are_one_too_many(install, policy_file):
    """Of packages; beside a ready-made one, the other is a key that nothing reads."""
    twice = MODULE + MODULE.replace("LanguageIs", "DialectIs").replace(
        '"written-in"\n', '"dialect"\n'
    )
    install("x_conditions", f"{OFFER}\ndialect = x_conditions:DialectIs", twice)

    assert problems_of(policy_file('{ written-in = ["de"], dialect = ["x"] }')) == [
        (
            *("time_limit[1].when[1]", "unknown-condition"),
            "one kind of condition is wanted, not 'written-in', 'dialect'",
        )
    ]
    assert problems_of(policy_file('{ medium = ["phone"], dialect = ["x"] }')) == [
        (
            *("time_limit[1].when[1].dialect", "unknown-key"),
            "no key 'dialect' here; known: medium, only",
        )
    ]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (
            "{}",
            f"one kind of condition is wanted, not nothing; known: {READY_MADE}",
        ),
        (
            '"written-in"',
            "a condition such as { nature = [\"complaint\"] } is wanted, not 'written-in'",
        ),
        (
            '{ natur = ["complaint"] }',
            "one kind of condition is wanted, not 'natur'; did you mean 'nature'?",
        ),
        (
            '{ medium = ["phone"], nature = ["complaint"] }',
            "one kind of condition is wanted, not 'medium', 'nature'",
        ),
    ],
)
def test_what_is_no_condition_at_all(install, policy_file, raw, words):
    """The words are the same with and without packages that offer some."""
    assert [found[2] for found in problems_of(policy_file(raw))] == [words]
    install("x_conditions", OFFER)
    assert [found[2] for found in problems_of(policy_file(raw))] == [words]


def test_a_reader_without_packages_knows_the_ready_made_ones_alone(install, policy_file):
    """``read_policy`` looks through no packages unless it is told how."""
    install("x_conditions", OFFER)
    data = policy_file('{ written-in = ["de"] }').read_bytes()

    with pytest.raises(PolicyError) as caught:
        read_policy(data, "own.toml", Shared(calendar=get_calendar))

    assert [problem.message for problem in caught.value.problems] == [
        f"one kind of condition is wanted, not 'written-in'; known: {READY_MADE}"
    ]


# -- what is wrong with a package ------------------------------------------------------


def test_two_packages_that_offer_one_kind_are_both_named(install, policy_file):
    """Neither is taken, and neither is imported."""
    install("y_conditions", "written-in = y_conditions:LanguageIs", "raise RuntimeError")
    install("x_conditions", OFFER, "raise RuntimeError")

    assert problems_of(policy_file('{ written-in = ["de"] }')) == [
        (
            *("time_limit[1].when[1]", "not-allowed"),
            "the condition 'written-in' is offered by x_conditions and y_conditions",
        )
    ]
    with pytest.raises(PolicyError) as caught:
        registry.find_condition("written-in")
    assert [problem.code for problem in caught.value.problems] == ["offered-twice"]


@pytest.mark.parametrize(
    ("module", "how"),
    [
        ("raise RuntimeError('secret')", "cannot be read (RuntimeError)"),
        ("import x_nowhere", "cannot be read (ModuleNotFoundError)"),
        ("def (", "cannot be read (SyntaxError)"),
        ("", "cannot be read (AttributeError)"),
        ("LanguageIs = None", "is no attrs class of that kind with a field and a check()"),
        (
            MODULE.replace("def check", "def ask"),
            "is no attrs class of that kind with a field and a check()",
        ),
        (
            re.sub("^@frozen\n", "", MODULE, flags=re.MULTILINE),
            "is no attrs class of that kind with a field and a check()",
        ),
        (
            MODULE.replace('= "written-in"\n', '= "tongue"\n'),
            "is no attrs class of that kind with a field and a check()",
        ),
        (
            MODULE.replace('    kind: ClassVar[str] = "written-in"\n', ""),
            "is no attrs class of that kind with a field and a check()",
        ),
    ],
    ids=[
        *("raises", "imports-what-is-not-there", "no-python", "no-such-name", "no-class"),
        *("no-check", "no-attrs", "another-kind", "no-kind"),
    ],
)
def test_a_broken_package_is_named_and_hurts_its_own_kind_alone(install, policy_file, module, how):
    """Another package's condition, and every ready-made one, is read as if nothing were."""
    install("x_conditions", OFFER, module)
    install(
        "y_conditions",
        "dialect = y_conditions:LanguageIs",
        MODULE.replace('= "written-in"\n', '= "dialect"\n'),
    )

    assert problems_of(policy_file('{ written-in = ["de"] }')) == [
        ("time_limit[1].when[1]", "not-allowed", f"x_conditions offers 'written-in' but {how}")
    ]
    with pytest.raises(PolicyError) as caught:
        registry.find_condition("written-in")
    assert [problem.code for problem in caught.value.problems] == ["broken-package"]
    fine = policy_file('{ dialect = ["x"] }', '{ medium = ["phone"] }')
    assert len(load_policy(fine).time_limits[0].when) == 2


def test_a_broken_package_ends_check_with_one(install, policy_file, capsys):
    """One line with its place, and that of the file."""
    install("x_conditions", OFFER, "raise RuntimeError")
    path = policy_file('{ written-in = ["de"] }')

    assert main(["check", str(path)]) == 1
    assert capsys.readouterr().out == (
        f"{path}:{LINE}: time_limit[1].when[1]: x_conditions offers 'written-in' but cannot be "
        f"read (RuntimeError)\n{path}: 1 problem\n"
    )


def test_the_class_is_looked_for_once(install):
    """The same class each time, until what is kept is forgotten; none is kept too."""
    install("x_conditions", OFFER)
    found = registry.find_condition("written-in")

    assert registry.find_condition("written-in") is found
    assert registry.find_condition("dialect") is None
    assert (found.__name__, found.kind) == ("LanguageIs", "written-in")
