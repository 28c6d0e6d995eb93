"""Fingerprints: the same content, the same sixteen digits, in every process; else others."""

import subprocess
import sys
from datetime import date
from hashlib import sha256

import attrs
import pytest
from factories import a_calendar, a_limit, a_policy

from complaintkit import Nature, Provenance, Text
from complaintkit.provenance import fingerprint


@attrs.frozen
class Pair:
    """A class with one field that does not count."""

    left: object
    right: object = attrs.field(default=None, eq=False)


def digits(canonical):
    """The first sixteen digits of the SHA-256 of a canonical form typed out by hand."""
    return sha256(canonical.encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    ("value", "canonical"),
    [
        ("a", "'a'"),
        (5, "5"),
        (None, "None"),
        (date(2026, 5, 13), "datetime.date(2026, 5, 13)"),
        (Nature.PRAISE, "'praise'"),
        ((1, "a"), "[1,'a']"),
        ([1, "a"], "[1,'a']"),
        ({"b": 2, "a": (1,)}, "{'a':[1],'b':2}"),
        ({"b", "a"}, "<'a','b'>"),
        (frozenset({"b", "a"}), "<'a','b'>"),
        (Pair(1, 2), "Pair{'left':1}"),
    ],
)
def test_a_fingerprint_is_the_hash_of_one_canonical_form(value, canonical):
    """V2: the form is fixed: it may be computed again in ten years, or elsewhere."""
    assert fingerprint(value) == digits(canonical)


def test_what_does_not_count_for_equality_does_not_count_here():
    """A function that finds calendars, for one, is no content."""
    assert fingerprint(Pair(1, 2)) == fingerprint(Pair(1, 3))
    assert fingerprint(Pair(1)) != fingerprint(Pair(2))


def test_half_a_surrogate_pair_has_a_fingerprint_too():
    """No text breaks it."""
    assert len(fingerprint("\ud800")) == 16


def test_P5_only_content_moves_the_hash_of_a_policy():
    """P5: equal policies have equal hashes; one figure, label or source more, another one."""
    same = [a_policy(a_limit()), a_policy(a_limit(), find_calendar=None)]
    others = [
        a_policy(a_limit("11 calendar days")),
        a_policy(a_limit(label=Text(en="answer"))),
        a_policy(a_limit(source="page")),
        a_policy(a_limit(), zone="Europe/Paris"),
        a_policy(a_limit(), handles=frozenset()),
    ]

    assert len({policy.content_hash for policy in same}) == 1
    assert len({policy.content_hash for policy in [*same, *others]}) == 6


def test_only_content_moves_the_hash_of_a_calendar():
    """P5: as for policies."""
    assert a_calendar().content_hash == a_calendar().content_hash
    assert a_calendar().content_hash != a_calendar(rest_days=[6]).content_hash
    assert a_calendar().content_hash != a_calendar(code="y").content_hash


def test_provenance_is_plain_values():
    """Every field by its name, None for what the count did not need."""
    assert Provenance(library="1.0", policy="x").as_dict() == {
        "library": "1.0",
        "policy": "x",
        "policy_version": None,
        "policy_hash": None,
        "calendar": None,
        "calendar_hash": None,
        "holidays": None,
    }


def test_V2_the_hash_is_the_same_in_every_process():
    """V2: neither the seed of Python's hashes nor the order of loading moves it."""
    code = "from complaintkit import get_policy; print(get_policy('be.inami').content_hash)"
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(printed) == 1
    assert len(printed.pop().strip()) == 16
