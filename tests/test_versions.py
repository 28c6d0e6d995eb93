"""Versions of a policy, and policies that installed packages offer."""

import sys
from datetime import date

import pytest

from complaintkit import (
    PolicyError,
    UnknownNameError,
    available_policies,
    get_policy,
    load_policy,
)
from complaintkit.registry import (
    find_file,
    get_calendar,
    packages,
    policies,
    policy_versions,
)

GROUP = "complaintkit.policies"
KEPT = (policy_versions, get_calendar, packages.offered, policies._policy_files)
"""What the registry keeps once it was found."""


def policy_file(code="x.body", version="1", first='"unknown"', last=None, term="10 calendar days"):
    """The text of a policy file of a version and the days it holds."""
    until = "" if last is None else f", to = {last}"
    return f"""\
code = "{code}"
version = "{version}"
in_force = {{ from = {first}{until} }}
body = {{ en = "Body" }}
languages = ["en"]

[counting]
zone = "Europe/Brussels"

[source.page]
document = "the page"
read = 2026-01-05

[[time_limit]]
code = "answer"
term = "{term}"
source = "page"
"""


def forget():
    """Let the registry look again."""
    for kept in KEPT:
        kept.cache_clear()


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    """What one test installs the next must not find, nor any test after them."""
    modules = set(sys.modules)
    forget()
    yield
    monkeypatch.undo()
    forget()
    for name in set(sys.modules) - modules:
        if name.startswith("x_"):
            del sys.modules[name]


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Install a package: its distribution, what it offers, and its files."""
    monkeypatch.syspath_prepend(tmp_path)

    def put(name, offers, files=(), group=GROUP):
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        lines = "".join(f"{code} = {target}\n" for code, target in offers.items())
        (info / "entry_points.txt").write_text(f"[{group}]\n{lines}")
        for path, text in dict(files).items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        forget()

    return put


def words_of(act, kind=PolicyError):
    """The message of the error that an act ends with."""
    with pytest.raises(kind) as caught:
        act()
    return str(caught.value)


THREE = {
    "x_body/__init__.py": "",
    "x_body/x.body@2024-07-01.toml": policy_file(
        version="three", first="2024-07-01", term="3 weeks"
    ),
    "x_body/x.body@unknown.toml": policy_file(version="one", last="2020-12-31"),
    "x_body/x.body@2021-01-01.toml": policy_file(
        version="two", first="2021-01-01", last="2024-06-30", term="15 calendar days"
    ),
    "x_body/x.other@unknown.toml": policy_file("x.other"),
    "x_body/x.body.txt": "not a policy",
    "x_body/notes.toml": "neither",
}
"""Three versions in a package, with another policy and other files beside them."""


# -- versions --------------------------------------------------------------------------


def test_V1_versions_come_in_the_order_of_their_days(install):
    """V1: the one whose first day is not known first, however the files are called."""
    install("x-dist", {"x.body": "x_body"}, THREE)

    versions = policy_versions("x.body")
    assert [policy.version for policy in versions] == ["one", "two", "three"]
    assert {policy.code for policy in versions} == {"x.body"}
    assert [policy.version for policy in policy_versions("be.inami")] == ["2026-11"]


@pytest.mark.parametrize(
    ("on", "version"),
    [
        (date(1990, 1, 1), "one"),
        (date(2020, 12, 31), "one"),
        (date(2021, 1, 1), "two"),
        (date(2024, 6, 30), "two"),
        (date(2024, 7, 1), "three"),
        (date(2999, 1, 1), "three"),
    ],
)
def test_V1_the_version_in_force_on_a_day(install, on, version):
    """V1: first and last day are of the version, and the day after is of the next."""
    install("x-dist", {"x.body": "x_body"}, THREE)

    policy = get_policy("x.body", on=on)
    assert policy.version == version
    assert policy is get_policy("x.body", on=on)


def test_V1_without_a_day_there_must_be_one_version(install):
    """V1: there is no clock; the message names all there are."""
    install("x-dist", {"x.body": "x_body"}, THREE)

    assert words_of(lambda: get_policy("x.body"), UnknownNameError) == (
        "no single version of the policy 'x.body'; known: one, three, two"
    )


def test_V1_a_day_before_the_first_version_has_none(install):
    """V1: the message names the day."""
    install(
        "x-dist",
        {"x.body": "x_body"},
        {
            "x_body/__init__.py": "",
            "x_body/x.body@2021-01-01.toml": policy_file(first="2021-01-01", last="2021-12-31"),
        },
    )

    assert get_policy("x.body").version == "1"
    for day in (date(2020, 12, 31), date(2022, 1, 1)):
        assert words_of(lambda day=day: get_policy("x.body", on=day), UnknownNameError) == (
            f"no version in force on {day} of 'x.body'; known: 1"
        )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (
            [('"unknown"', "2020-12-31"), ("2020-12-31", None)],
            "versions 'a' and 'b' of 'x.body' overlap: both are in force on 2020-12-31",
        ),
        (
            [("2020-01-01", None), ("2021-01-01", None)],
            "versions 'a' and 'b' of 'x.body' overlap: both are in force on 2021-01-01",
        ),
        (
            [('"unknown"', "2020-12-31"), ('"unknown"', None)],
            "versions 'a' and 'b' of 'x.body' overlap: both are in force on the same unknown day",
        ),
        (
            [('"unknown"', "2020-12-31"), ("2021-01-02", None)],
            "versions 'a' and 'b' of 'x.body' leave a gap after 2020-12-31",
        ),
    ],
)
def test_V1_versions_that_overlap_or_leave_a_gap_do_not_load(install, days, words):
    """V1: on some day there would be two, or none."""
    files = {
        f"x_body/x.body@{number}.toml": policy_file(version=name, first=first, last=last)
        for number, (name, (first, last)) in enumerate(zip("ab", days, strict=True))
    }
    install("x-dist", {"x.body": "x_body"}, {"x_body/__init__.py": "", **files})

    for act in (policy_versions, get_policy, lambda code: get_policy(code, on=date(2026, 1, 1))):
        assert words_of(lambda act=act: act("x.body")) == f"in_force: {words}"


def test_V1_every_misfit_of_many_versions_is_said(install):
    """V1: all at once, in the order of the days."""
    days = [("2019-01-01", "2019-06-30"), ("2019-06-30", "2020-12-31"), ("2022-01-01", None)]
    files = {
        f"x_body/x.body@{first}.toml": policy_file(version=name, first=first, last=last)
        for name, (first, last) in zip("abc", days, strict=True)
    }
    install("x-dist", {"x.body": "x_body"}, {"x_body/__init__.py": "", **files})

    assert words_of(lambda: get_policy("x.body")).split("\n") == [
        "in_force: versions 'a' and 'b' of 'x.body' overlap: both are in force on 2019-06-30",
        "in_force: versions 'b' and 'c' of 'x.body' leave a gap after 2020-12-31",
    ]


def test_what_extends_a_policy_extends_its_latest_version(install, tmp_path):
    """A version whose first day is unknown is the earliest, not the last of the alphabet."""
    install("x-dist", {"x.body": "x_body"}, THREE)
    mine = tmp_path / "mine.toml"
    mine.write_text('code = "x.mine"\nextends = "x.body"\n', "utf-8")

    assert find_file("x.body")[1] == "x.body@2024-07-01.toml"
    assert str(load_policy(mine).limit("answer").term) == "3 weeks"
    assert find_file("be.inami")[1] == "be.inami@unknown.toml"
    assert words_of(lambda: find_file("x.bodi"), UnknownNameError) == (
        "no policy 'x.bodi'; did you mean 'x.body'?"
    )


def test_a_file_that_does_not_hold_is_named(install):
    """With its line, as for a file of one's own."""
    files = {
        "x_body/__init__.py": "",
        "x_body/x.body@unknown.toml": policy_file(term="10 calender days"),
    }
    install("x-dist", {"x.body": "x_body"}, files)

    assert words_of(lambda: get_policy("x.body")) == (
        "x.body@unknown.toml:16: time_limit[1].term: no unit 'calender days' in the term "
        "'10 calender days'; did you mean 'calendar days'?"
    )


# -- packages --------------------------------------------------------------------------


def test_a_package_offers_policies_beside_the_shipped_ones(install):
    """Under the names it gives; a package of another group offers none."""
    before = available_policies()
    install("x-dist", {"x.body": "x_body", "x.other": "x_body"}, THREE)
    install("y-dist", {"y.body": "x_body"}, group="somebody.else")

    assert available_policies() == tuple(sorted({*before, "x.body", "x.other"}))
    assert get_policy("x.other").code == "x.other"
    assert words_of(lambda: get_policy("y.body"), UnknownNameError).startswith("no policy 'y.body'")


def test_listing_policies_imports_nothing_of_theirs(install):
    """A package is opened when one of its names is asked for."""
    install("x-dist", {"x.body": "x_loud"}, {"x_loud/__init__.py": "raise RuntimeError"})

    assert "x.body" in available_policies()
    assert "x_loud" not in sys.modules


def test_a_policy_may_lie_in_a_package_within_a_package(install):
    """Or in a folder without `__init__.py`: whatever Python can import."""
    install(
        "x-dist",
        {"x.body": "x_inner.policies"},
        {
            "x_inner/__init__.py": "",
            "x_inner/policies/x.body@unknown.toml": policy_file(version="inner"),
        },
    )

    assert get_policy("x.body").version == "inner"


@pytest.mark.parametrize(
    ("target", "files", "words"),
    [
        ("x_none", {}, "cannot be read (ModuleNotFoundError)"),
        ("x_bad", {"x_bad/__init__.py": "1 / 0"}, "cannot be read (ZeroDivisionError)"),
        ("x_slip", {"x_slip/__init__.py": "def"}, "cannot be read (SyntaxError)"),
        ("x_file", {"x_file.py": ""}, "cannot be read (AttributeError)"),
        ("x_empty", {"x_empty/__init__.py": ""}, "has no file x.body@….toml"),
        (
            "x_body",
            {"x_body/__init__.py": "", "x_body/x.other@unknown.toml": "", "x_body/x.body.txt": ""},
            "has no file x.body@….toml",
        ),
    ],
)
def test_a_broken_package_hurts_only_its_own_name(install, target, files, words):
    """Whoever asks for it is told whose it is; all others are as they were."""
    install("x-dist", {"x.body": target}, files)
    install(
        "z-dist",
        {"z.body": "x_good"},
        {
            "x_good/__init__.py": "",
            "x_good/z.body@unknown.toml": policy_file("z.body"),
        },
    )

    assert words_of(lambda: get_policy("x.body")) == f"x-dist offers 'x.body' but {words}"
    assert words_of(lambda: find_file("x.body")) == f"x-dist offers 'x.body' but {words}"
    assert get_policy("z.body").code == "z.body"
    assert get_policy("be.inami").code == "be.inami"
    assert {"x.body", "z.body", "be.inami"} <= {*available_policies()}


def test_two_packages_that_offer_one_name_are_both_named(install):
    """Neither is preferred, and nothing else is hurt."""
    for name in ("b-dist", "a-dist"):
        package = f"x_{name[0]}"
        install(
            name,
            {"x.body": package, f"x.{name[0]}": package},
            {
                f"{package}/__init__.py": "",
                f"{package}/x.body@unknown.toml": policy_file(),
                f"{package}/x.{name[0]}@unknown.toml": policy_file(f"x.{name[0]}"),
            },
        )

    for act in (get_policy, policy_versions, find_file):
        assert words_of(lambda act=act: act("x.body")) == (
            "the policy 'x.body' is offered by a-dist and b-dist"
        )
    assert [get_policy(code).code for code in ("x.a", "x.b")] == ["x.a", "x.b"]
    assert {"x.a", "x.b", "x.body"} <= {*available_policies()}


def test_a_package_cannot_take_the_name_of_a_shipped_policy(install):
    """The shipped one stays what it is; the list says who else offers it."""
    install(
        "x-dist",
        {"be.inami": "x_body"},
        {
            "x_body/__init__.py": "",
            "x_body/be.inami@unknown.toml": policy_file("be.inami", version="false"),
        },
    )

    assert get_policy("be.inami").version == "2026-11"
    assert words_of(available_policies) == (
        "the policy 'be.inami' is offered by complaintkit and x-dist"
    )


def test_what_was_found_once_is_kept():
    """The same object each time, so that a policy is read once a process."""
    assert policy_versions("be.inami") is policy_versions("be.inami")
    assert get_policy("be.inami") is policy_versions("be.inami")[0]


def test_an_offer_without_a_distribution_is_named_by_its_package():
    """As entry points made by hand are."""
    from importlib.metadata import EntryPoint

    assert packages.owner(EntryPoint("x.body", "x_body", GROUP)) == "x_body"
