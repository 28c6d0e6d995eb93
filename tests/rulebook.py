"""Rules for tests: those that answer as they are told, and those of chance over a small world."""

from functools import cache
from itertools import chain

from attrs import evolve, fields
from factories import Answering, a_policy
from hypothesis import strategies as st
from knowledge import ATTRIBUTES, BODIES, FACTS, OWN, SAID, WHO

from complaintkit import (
    AdmissibilityRule,
    Answer,
    Category,
    Complainant,
    Complaint,
    Effect,
    IfUnknown,
    Intermediary,
    Medium,
    MonthRule,
    Nature,
    Outcome,
    Taxonomy,
    Ternary,
    Text,
)
from complaintkit.conditions import (
    AboutBody,
    AboutUnit,
    AllOf,
    Anonymous,
    AnyOf,
    AppealIs,
    AttributeIs,
    CategoryIs,
    ComplainantIs,
    Decided,
    HandledBefore,
    IntermediaryIs,
    LanguageIs,
    Lasted,
    MandateIs,
    MediumIs,
    Missing,
    NatureIs,
    Not,
    OlderThan,
    ProceedingsAre,
    StepTaken,
    SubjectIs,
)

YES, NO, UNKNOWN = Ternary.YES, Ternary.NO, Ternary.UNKNOWN

STRONGEST_FIRST = (
    Outcome.NOT_A_COMPLAINT,
    Outcome.REDIRECTED,
    Outcome.INADMISSIBLE,
    Outcome.INCOMPLETE,
    Outcome.REFUSABLE,
    Outcome.ADMISSIBLE,
)
"""The outcomes as the design lists them, typed out."""

EFFECT_OF = {
    Outcome.NOT_A_COMPLAINT: Effect.NOT_A_COMPLAINT,
    Outcome.REDIRECTED: Effect.REDIRECT,
    Outcome.INADMISSIBLE: Effect.MUST_REFUSE,
    Outcome.INCOMPLETE: Effect.ASK,
    Outcome.REFUSABLE: Effect.MAY_REFUSE,
    Outcome.ADMISSIBLE: Effect.ADVISE,
}
"""The effect of a rule that leads to an outcome when it holds."""


def giving(value, *facts):
    """A condition that answers so, from these facts."""
    return Answering(Answer(value, facts))


def a_rule(code="rule", effect="must-refuse", *when, **choices):
    """A rule that holds unless told otherwise; what redirects, redirects to ``be.court``."""
    given = {
        "code": code,
        "effect": effect,
        "label": Text(en=f"the rule {code}"),
        "when": when or (giving(YES),),
        "refer_to": "be.court" if effect in {"redirect", Effect.REDIRECT} else None,
    }
    return AdmissibilityRule(**{**given, **choices})


WORLD = {
    "body": BODIES["be.me"],
    "own_bodies": tuple(BODIES.values()),
    "taxonomies": (
        Taxonomy(
            code="x.world",
            label=SAID,
            categories=(
                Category(code="relations", label=SAID),
                Category(code="staff", label=SAID, parent="relations"),
                Category(code="manners", label=SAID, parent="staff"),
                Category(code="technical", label=SAID),
            ),
        ),
    ),
    "subjects": tuple(Category(code=code, label=SAID) for code in ("decision", "waiting")),
    "attributes": tuple(ATTRIBUTES.values()),
}
"""What a policy in the small world of `knowledge` declares."""


def ruled(*rules, **choices):
    """A policy in the small world with these rules."""
    return a_policy(rules=rules, **{**WORLD, **choices})


# -- of chance -------------------------------------------------------------------------


_ANYBODY = ("@body", "@body-concerned", "@appeal-body", "be.group", "be.me", "be.joiner")
_YEAR = {"month_rule": MonthRule.SAME_DATE}
_MONTHS = {"month_rule": MonthRule.EVE_OF_DATE}

SIMPLE = (
    *(AboutBody([it], only=only) for it in _ANYBODY for only in (True, False)),
    *(AboutBody(several) for several in (["be.top", "be.court"], ["be.group", "@appeal-body"])),
    AboutUnit(["audit"]),
    *(Anonymous(it, identified_by=by) for it in (True, False) for by in ((), "complainant.name")),
    *(AppealIs(several) for several in (["open", "lodged"], ["missed"])),
    AttributeIs("unfounded", value=True),
    AttributeIs("unfounded", value=False),
    AttributeIs("scheme", any_of=["pension"]),
    *(CategoryIs([it], only=only) for it in ("relations", "staff") for only in (True, False)),
    ComplainantIs(["employer", "other"]),
    *(Decided(it, by=by) for it in (True, False) for by in ((), "@body", "be.group")),
    *(HandledBefore([it], state="closed") for it in _ANYBODY),
    HandledBefore(["@body"], new_elements=False),
    HandledBefore([]),
    *(IntermediaryIs(list(Intermediary)[:2], only=only) for only in (True, False)),
    LanguageIs(["de"]),
    Lasted("3 months", since="attribute.since", **_MONTHS),
    Lasted("10 calendar days", since="steps.on"),
    *(MandateIs([it]) for it in ("given", "not-given")),
    *(MediumIs(list(Medium)[:2], only=only) for only in (True, False)),
    Missing(["complainant.name", "complainant.postal_address"]),
    Missing(["narrative", "attribute.scheme"]),
    NatureIs(["complaint", "praise"]),
    OlderThan("1 year", since="facts_date", **_YEAR),
    OlderThan("1 year", since="attribute.since", **_MONTHS),
    OlderThan("3 months", since="decisions.notified", **_YEAR),
    *(ProceedingsAre(["pending"], before=by) for by in ((), "be.group", "@body-concerned")),
    ProceedingsAre(["pending", "ended"], except_before="be.court"),
    *(StepTaken([it]) for it in _ANYBODY),
    StepTaken(["@body"], answered=True, after="facts_date"),
    StepTaken([], answered=False),
    *(SubjectIs(["decision"], only=only) for only in (True, False)),
)
"""Every ready-made condition that asks for facts itself, in several forms."""

PRESUMED = (AttributeIs("urgent", value=True), AttributeIs("urgent", value=False))
"""Conditions on a fact whose value is presumed, and so never unknown."""


def conditions(*more):
    """Ready-made conditions, alone or combined."""
    alone = st.sampled_from((*SIMPLE, *more))
    pairs = st.tuples(alone, alone)
    return st.one_of(alone, st.builds(Not, alone), st.builds(AnyOf, pairs), st.builds(AllOf, pairs))


@cache
def rules(*more):
    """Up to four rules of every effect, with ready-made conditions."""
    one = st.builds(
        a_rule,
        st.just("?"),
        st.sampled_from(Effect),
        when=st.tuples(conditions(*more)),
        unless=st.just(()) | st.tuples(conditions(*more)),
        if_unknown=st.sampled_from([None, *IfUnknown]),
    )
    needs = st.sampled_from([(), ("complainant.name", "narrative"), ("attribute.scheme",)])
    asking = st.builds(lambda it, names: evolve(it, effect="ask", needs=names), one, needs)
    return st.lists(one | asking, max_size=4).map(
        lambda made: tuple(evolve(it, code=f"rule-{n}") for n, it in enumerate(made))
    )


# Made once: a strategy that is made anew is checked anew at each draw.
FACT, PERSON, ATTRIBUTE = (
    {name: st.one_of(values, values, values, st.none()) for name, values in of.items()}
    for of in (FACTS, WHO, OWN)
)
_NATURE = st.sampled_from([Nature.COMPLAINT] * 3 + [*Nature, None])


@st.composite
def complaints(draw, names):
    """Complaints of which each of these facts is known or not; the nature mostly is."""
    known = {name: draw(FACT[name]) for name in FACT if name in names}
    own = {code: draw(ATTRIBUTE[code]) for code in ATTRIBUTE if f"attribute.{code}" in names}
    who = {it: draw(PERSON[it]) for it in PERSON if f"complainant.{it}" in names}
    if who.get("anonymous"):
        who["name"] = None
    complainant = Complainant(**who) if who else None
    return Complaint(**{**known, "nature": draw(_NATURE)}, complainant=complainant, attributes=own)


@st.composite
def cases(draw, *more):
    """A policy of chance, and a complaint of which its rules look at some facts."""
    policy = ruled(*draw(rules(*more)))
    names = facts_of(*policy.assess(Complaint()).findings)
    return policy, draw(complaints(names))


def facts_of(*found):
    """The names of all facts that some findings looked at."""
    return set(chain.from_iterable(finding.facts for finding in found))


# -- knowing less ----------------------------------------------------------------------

_ROWS = ("decisions", "steps", "proceedings", "earlier")


def known_in(complaint):
    """Where something is known: paths such as ``("nature",)`` and ``("steps", 0, "on")``."""
    found = [(it.name,) for it in fields(Complaint) if getattr(complaint, it.name) is not None]
    found.remove(("attributes",))
    found += [("attributes", code) for code in complaint.attributes]
    parts = [(("complainant",), complaint.complainant)]
    for name in _ROWS:
        rows = enumerate(getattr(complaint, name) or ())
        parts += [((name, index), row) for index, row in rows]
    for path, part in parts:
        names = () if part is None else (it.name for it in fields(type(part)))
        found += [(*path, name) for name in names if getattr(part, name) is not None]
    return found


def without(complaint, path):
    """The same complaint, knowing one thing less."""
    if len(path) == 1:
        return evolve(complaint, **{path[0]: None})
    if path[0] == "attributes":
        own = {code: it for code, it in complaint.attributes.items() if code != path[1]}
        return evolve(complaint, attributes=own)
    if path[0] == "complainant":
        return evolve(complaint, complainant=evolve(complaint.complainant, **{path[1]: None}))
    name, index, part = path
    rows = list(getattr(complaint, name))
    rows[index] = evolve(rows[index], **{part: None})
    return evolve(complaint, **{name: tuple(rows)})
