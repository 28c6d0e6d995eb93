"""Finding policies and calendars: by code, by day, by path; and what they are as values."""

import copy
import pickle
from datetime import UTC, date, datetime
from pathlib import Path

import attrs
import pytest
from factories import WHOLE_CALENDAR, WHOLE_POLICY, a_calendar, a_limit, a_policy

from complaintkit import (
    InForce,
    NotADateError,
    PolicyError,
    UnknownNameError,
    available_calendars,
    available_policies,
    get_calendar,
    get_policy,
    load_calendar,
    load_policy,
    policy_versions,
)
from complaintkit.registry import policies

CALENDARS = (
    "be.banks",
    *("be.community.flemish", "be.community.french", "be.community.german"),
    *("be.federal", "be.flanders", "be.legal", "be.legal.saturday"),
    *("fr.ouvrables", "fr.ouvres"),
)
COPIES = [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]
COPY_IDS = ["copy", "deepcopy", "pickle"]


def test_the_shipped_calendars_are_listed_in_order():
    """Each can be had by its code, and carries it."""
    assert available_calendars() == CALENDARS
    assert tuple(get_calendar(code).code for code in CALENDARS) == CALENDARS


def test_the_shipped_policies_are_listed_in_order():
    """Each can be had by its code, and carries it."""
    codes = available_policies()

    assert "be.inami" in codes
    assert list(codes) == sorted(set(codes))
    assert [policy_versions(code)[-1].code for code in codes] == list(codes)


@pytest.mark.parametrize(
    ("find", "code", "words"),
    [
        (
            get_calendar,
            "be.leagl",
            "no calendar 'be.leagl'; did you mean 'be.legal' or 'be.federal'?",
        ),
        (get_calendar, "mars", f"no calendar 'mars'; known: {', '.join(CALENDARS)}"),
        (get_policy, "be.inmai", "no policy 'be.inmai'; did you mean 'be.inami'"),
    ],
)
def test_an_unknown_code_says_what_was_perhaps_meant(find, code, words):
    """The message is the way on."""
    with pytest.raises(UnknownNameError) as caught:
        find(code)

    assert str(caught.value).startswith(words)


def versions(monkeypatch, *periods):
    """Make as if there were a policy of several versions."""
    made = tuple(
        a_policy(a_limit(), version=f"v{n}", in_force=InForce(first=first, last=last))
        for n, (first, last) in enumerate(periods, 1)
    )
    monkeypatch.setattr(policies, "policy_versions", lambda _: made)


def test_V1_the_version_in_force_on_a_day(monkeypatch):
    """V1: first and last day are of the version; the day after is of the next."""
    versions(
        monkeypatch,
        (None, date(2020, 12, 31)),
        (date(2021, 1, 1), date(2023, 6, 30)),
        (date(2023, 7, 1), None),
    )

    found = {
        day: get_policy("x.body", on=day).version
        for day in (date(1990, 1, 1), date(2020, 12, 31), date(2021, 1, 1), date(2023, 6, 30))
    }
    assert list(found.values()) == ["v1", "v1", "v2", "v2"]
    assert get_policy("x.body", on=date(2023, 7, 1)).version == "v3"
    assert get_policy("x.body", on=date(2999, 1, 1)).version == "v3"


@pytest.mark.parametrize("day", [date(2018, 12, 31), date(2024, 1, 1)])
def test_V1_a_day_before_the_first_version_or_after_the_last_has_none(monkeypatch, day):
    """V1: the message names the day and the versions there are."""
    versions(
        monkeypatch,
        (date(2019, 1, 1), date(2020, 12, 31)),
        (date(2021, 1, 1), date(2023, 12, 31)),
    )

    with pytest.raises(UnknownNameError) as caught:
        get_policy("x.body", on=day)

    assert str(caught.value) == f"no version in force on {day} of 'x.body'; known: v1, v2"


def test_V1_without_a_day_there_must_be_one_version(monkeypatch):
    """V1: which of several is wanted is never guessed."""
    versions(monkeypatch, (None, date(2020, 12, 31)), (date(2021, 1, 1), None))

    with pytest.raises(UnknownNameError) as caught:
        get_policy("x.body")

    assert str(caught.value) == "no single version of the policy 'x.body'; known: v1, v2"


def test_a_policy_without_known_start_is_in_force_on_every_day():
    """INAMI's page does not say since when."""
    assert get_policy("be.inami", on=date(1, 1, 1)) is get_policy("be.inami")
    with pytest.raises(NotADateError):
        get_policy("be.inami", on=datetime(2026, 5, 13, tzinfo=UTC))


@pytest.mark.parametrize("kind", [str, Path])
def test_files_of_one_s_own_are_read_by_path(tmp_path, kind):
    """A text or a path; the name in messages is the path as given."""
    policy, calendar = tmp_path / "p.toml", tmp_path / "c.toml"
    policy.write_text(WHOLE_POLICY, "utf-8")
    calendar.write_text(WHOLE_CALENDAR, "utf-8")

    assert load_policy(kind(policy)).code == "x.body"
    assert load_calendar(kind(calendar)).code == "x.days"
    policy.write_text("code = 1", "utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy(kind(policy))
    assert {problem.file for problem in caught.value.problems} == {str(policy)}


@pytest.mark.parametrize("load", [load_policy, load_calendar])
def test_a_folder_is_no_file(tmp_path, load):
    """It is said so, on every system in the same words."""
    with pytest.raises(PolicyError) as caught:
        load(tmp_path)

    assert str(caught.value) == f"{tmp_path}: a folder, not a file"
    assert caught.value.problems[0].code == "a-folder"


@pytest.mark.parametrize("load", [load_policy, load_calendar])
def test_a_file_that_is_not_there_is_python_s_own_error(tmp_path, load):
    """An OSError, as for any file."""
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.toml")


@pytest.mark.parametrize("again", COPIES, ids=COPY_IDS)
@pytest.mark.parametrize("code", CALENDARS)
def test_V4_a_copy_of_a_calendar_is_the_calendar(code, again):
    """V4: pickled or copied, used before or not: equal, same hash, same answers."""
    calendar = get_calendar(code)
    day = date(2026, 5, 13)
    due = calendar.working_days_after(day, 21)
    back = again(calendar)

    assert back == calendar
    assert hash(back) == hash(calendar)
    assert back.working_days_after(day, 21) == due
    assert back.content_hash == calendar.content_hash


@pytest.mark.parametrize("again", COPIES, ids=COPY_IDS)
def test_V4_a_copy_of_a_policy_is_the_policy(again):
    """V4: it finds its calendars after a pickle too."""
    policy = get_policy("be.inami")
    back = again(policy)

    assert back == policy
    assert hash(back) == hash(policy)
    assert back.content_hash == policy.content_hash
    assert back.calendar("be.legal") == get_calendar("be.legal")
    assert back.deadline("answer", date(2026, 5, 13)).due == date(2026, 6, 27)


def test_V4_what_differs_in_one_field_is_another_value():
    """V4: equality is by content, field by field; a shared hash would not be enough."""
    policy, calendar = a_policy(a_limit()), a_calendar()

    assert policy == a_policy(a_limit())
    assert calendar == a_calendar()
    assert policy != attrs.evolve(policy, version="2")
    assert calendar != attrs.evolve(calendar, last=date(2031, 1, 1))
    assert policy not in {calendar, "x.body"}
    assert len({policy, a_policy(a_limit()), attrs.evolve(policy, version="2")}) == 2


def test_a_frozen_value_stays_as_it_is():
    """Nobody can change a shared calendar or policy under another's feet."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        get_calendar("be.legal").code = "other"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        get_policy("be.inami").code = "other"
