"""Decisions as values: plain, compared, copied; nothing personal is in them."""

import copy
import json
import pickle
from datetime import date

import pytest
from attrs import evolve
from factories import SECRET, a_limit
from knowledge import BODIES
from rulebook import UNKNOWN, YES, a_rule, giving, ruled

from complaintkit import (
    Body,
    Complainant,
    Complaint,
    MediumIs,
    Missing,
    NatureIs,
    Text,
    get_policy,
)

LIMIT = a_limit("10 calendar days", code="refusal")


def a_complaint(**facts):
    """An ordinary complaint of a Wednesday."""
    return Complaint(**{"received": date(2026, 5, 13), "nature": "complaint", **facts})


# -- as plain values -------------------------------------------------------------------

CONTACTED = Body(code="be.court", name=Text(en="the court"))


def test_a_decision_as_plain_values():
    """Everything there is to know of it, in an order that stays."""
    policy = ruled(
        a_rule("who", "ask", Missing(["complainant.name"]), source=["page"]),
        a_rule("unit", "may-refuse", giving(UNKNOWN, "unit")),
        a_rule("calls", "advise", MediumIs(["phone"]), refer_to="be.court"),
        a_rule("told", "ask", NatureIs(["complaint"]), tell_within="refusal"),
        own_bodies=(*BODIES.values(), CONTACTED),
        time_limits=[LIMIT],
    )
    plain = policy.assess(a_complaint(medium="phone")).as_dict("en")

    told = plain.pop("tell_by")
    assert plain == {
        "policy": "x.body",
        "version": "1",
        "outcome": "incomplete",
        "reasons": ["who", "told"],
        "findings": [
            {
                "rule": "nature",
                "effect": "not-a-complaint",
                "value": "no",
                "facts": ["nature"],
                "argues_for": "admissible",
                "source": [],
            },
            {
                "rule": "who",
                "effect": "ask",
                "value": "unknown",
                "facts": ["complainant.name"],
                "argues_for": "incomplete",
                "source": ["page"],
            },
            {
                "rule": "unit",
                "effect": "may-refuse",
                "value": "unknown",
                "facts": ["unit"],
                "argues_for": "admissible",
                "source": [],
            },
            {
                "rule": "calls",
                "effect": "advise",
                "value": "yes",
                "facts": ["medium"],
                "argues_for": "admissible",
                "source": [],
            },
            {
                "rule": "told",
                "effect": "ask",
                "value": "yes",
                "facts": ["nature"],
                "argues_for": "incomplete",
                "source": [],
            },
        ],
        "asks": [
            {
                "facts": ["complainant.name"],
                "question": "What is your name?",
                "known_by": "person",
                "rules": ["who"],
            },
            {
                "facts": [],
                "question": "the rule told",
                "known_by": "person",
                "rules": ["told"],
            },
        ],
        "could_ask": [
            {
                "facts": ["unit"],
                "question": "Which service is your complaint about?",
                "known_by": "body",
                "rules": ["unit"],
            }
        ],
        "referrals": [
            {
                "to": "be.court",
                "name": "the court",
                "forwarded_by": "person",
                "rule": "calls",
                "contacts": [],
            }
        ],
        "advice": ["calls"],
        "reminder": (
            "A complaint is not an appeal: it stops no time limit for going to court, "
            "unless a text says so."
        ),
    }
    assert (told["limit"], told["due"]) == ("refusal", "2026-05-23")


def personal(**facts):
    """A complaint in which everything personal is the same telling text."""
    who = Complainant(name=SECRET, postal_address=SECRET, email=SECRET, phone=SECRET)
    return a_complaint(
        reference=SECRET,
        narrative=SECRET,
        wish=SECRET,
        complainant=who,
        attributes={"nickname": SECRET},
        **facts,
    )


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_a_decision_shows_nothing_personal(language):
    """Neither as values, nor in words, in HTML or where a programmer looks at it."""
    names = ["complainant.name", "reference", "narrative", "attribute.nickname", "wish", "unit"]
    policy = ruled(
        a_rule("ask", "ask", giving(UNKNOWN, *names)),
        a_rule("refuse", "must-refuse", giving(YES, *names)),
        a_rule("advise", "advise", giving(YES, *names), refer_to="@body-concerned"),
    )
    for decision in (policy.assess(personal()), policy.assess(personal(bodies=["be.me"]))):
        whatif = decision.what_if({"unit": "audit"})
        shown = [
            json.dumps(decision.as_dict(language), allow_nan=False),
            decision.explain(language),
            decision._repr_html_(),
            repr(decision),
            repr(whatif),
            repr(whatif.flips),
            repr(decision.asks),
            repr(decision.referrals),
        ]
        assert [text for text in shown if SECRET in text] == []


# -- as values -------------------------------------------------------------------------


@pytest.mark.parametrize("used", [False, True])
def test_V4_a_decision_can_be_copied_pickled_compared_and_hashed(used):
    """V4: with the policy it was made under, used before or not."""
    policy = evolve(get_policy("be.inami"), examples=())
    decision = policy.assess(a_complaint())
    if used:
        decision.explain("fr")
        decision.as_dict("nl")
    for again in (copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))):
        copied = again(decision)
        assert copied == decision
        assert hash(copied) == hash(decision)
        assert copied.policy == policy
        assert copied.explain("de") == decision.explain("de")
        assert copied.what_if(nature="praise") == decision.what_if(nature="praise")


def test_V4_decisions_are_equal_by_facts_and_findings():
    """V4: of two policies that find the same, the decisions are the same."""
    complaint, rule = a_complaint(), a_rule("x", "advise", MediumIs(["phone"]))

    assert ruled(rule).assess(complaint) == ruled(rule, version="2").assess(complaint)
    assert ruled(rule).assess(complaint) != ruled(rule).assess(a_complaint(medium="phone"))
    assert ruled(rule).assess(complaint) != ruled().assess(complaint)
