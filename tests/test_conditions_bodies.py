"""Conditions that name bodies: parts and members, symbols, rows of which a part is not known."""

from datetime import date
from itertools import chain, combinations, product

import pytest
from knowledge import AFTER, AROUND, BEFORE, CODES, STRANGE, belonging

from complaintkit import Answer, ChoiceError, Complaint, Ternary
from complaintkit.complaints import (
    AppealState,
    ContestedDecision,
    EarlierComplaint,
    EarlierState,
    PriorStep,
    Proceeding,
    ProceedingState,
)
from complaintkit.conditions import (
    SYMBOLS,
    AboutBody,
    AppealIs,
    Decided,
    HandledBefore,
    ProceedingsAre,
    StepTaken,
)
from complaintkit.conditions.symbols import NamedBodies
from complaintkit.errors import NotATextError, NotATruthError, UnknownNameError

YES, NO, UNKNOWN = Ternary.YES, Ternary.NO, Ternary.UNKNOWN
OWN, CONCERNED, APPEAL = SYMBOLS
FEW = ("be.group", "be.me", "be.leaver", "be.court", STRANGE)
DATED = {"be.group", "be.top"}
RANK = {False: 0, None: 1, True: 2}
VALUE = {0: NO, 1: UNKNOWN, 2: YES}


def subsets(items, most):
    """Every set of up to so many of them."""
    return list(chain.from_iterable(combinations(items, size) for size in range(most + 1)))


def least(*truths):
    """Kleene's "and", in numbers."""
    return min((RANK[it] for it in truths), default=2)


def greatest(numbers):
    """Kleene's "or", in numbers."""
    return max(numbers, default=0)


def among(code, wanted, day=None):
    """What tells whether a body is one of those wanted, of which some may not be known (None)."""
    if code is None:
        return None if wanted else False
    each = [None if it is None else belonging(code, {it}, day) for it in wanted]
    return {0: False, 1: None, 2: True}[greatest(RANK[it] for it in each)]


# -- which bodies are meant ------------------------------------------------------------


@pytest.mark.parametrize("day", [None, BEFORE, AFTER])
def test_a_body_is_among_those_named_with_its_groups(day):
    """Every body against all sets of two: itself, a part, a member on the day of receipt."""
    complaint = Complaint(received=day)
    for named in subsets([*CODES, OWN], most=2):
        bodies = NamedBodies(frozenset(named), AROUND)
        wanted = {"be.me" if it == OWN else it for it in named}
        for code in (*CODES, None):
            expected = among(code, wanted, day)
            assert bodies.has(code, complaint) is expected, (code, wanted)
        assert bodies.facts == (("received",) if wanted & DATED else ())


def test_without_a_policy_a_body_is_itself_only():
    """And nobody knows which is the policy's own."""
    for named in subsets([*CODES, OWN], most=2):
        bodies = NamedBodies(frozenset(named))
        for code in CODES:
            expected = True if code in named else (None if OWN in named else False)
            assert bodies.has(code, Complaint()) is expected
        assert bodies.has(None, Complaint()) is (None if named else False)
        assert bodies.facts == ()


@pytest.mark.parametrize("day", [None, BEFORE, AFTER])
@pytest.mark.parametrize("besides", [(), ("be.court",), (OWN,)], ids=str)
@pytest.mark.parametrize("symbol", [CONCERNED, APPEAL])
def test_bodies_of_the_case_are_filled_in(symbol, day, besides):
    """Those complained about, and those that hear an appeal; unknown where one is not known."""
    fixed = {"be.me" if it == OWN else it for it in besides}
    bodies = NamedBodies(frozenset((symbol, *besides)), AROUND)
    assert bodies.facts == ("bodies" if symbol == CONCERNED else "decisions", "received")
    for case in [None, *subsets(FEW if symbol == CONCERNED else [*FEW, None], most=2)]:
        facts = {"bodies": case}
        if symbol == APPEAL and case is not None:
            facts = {"decisions": [ContestedDecision(appeal_to=court) for court in case]}
        complaint = Complaint(received=day, **facts)
        wanted = fixed | ({None} if case is None else set(case))
        for code in (*CODES, None):
            assert bodies.has(code, complaint) is among(code, wanted, day), (code, wanted)


def test_several_symbols_name_all_their_bodies():
    """And their facts, each once and in one order."""
    bodies = NamedBodies(frozenset(SYMBOLS), AROUND)
    complaint = Complaint(
        received=AFTER, bodies=["be.joiner"], decisions=[ContestedDecision(appeal_to="be.court")]
    )

    assert bodies.facts == ("decisions", "bodies", "received")
    found = {code: bodies.has(code, complaint) for code in CODES}
    assert {code for code, has in found.items() if has} == {
        "be.joiner",
        "be.court",
        "be.me",
        "be.me.part",
    }


BODY_FIELDS = [
    AboutBody,
    StepTaken,
    HandledBefore,
    lambda it: ProceedingsAre("pending", before=it),
    lambda it: ProceedingsAre("pending", except_before=it),
    lambda it: Decided(True, by=it),
]


@pytest.mark.parametrize("make", BODY_FIELDS)
def test_bodies_are_taken_alone_or_together_and_named(make):
    """Symbols are no names that a file could misspell: they are refused at once."""
    condition = make(["be.me", "@body", "be.court"])

    assert make("be.me") == make(["be.me"])
    assert condition == make({"@body", "be.court", "be.me"}) == condition.within(AROUND)
    assert hash(condition) == hash(condition.within(AROUND))
    assert "within" not in repr(condition.within(AROUND))
    assert condition.names() == (("body", "be.court"), ("body", "be.me"))
    with pytest.raises(ChoiceError) as caught:
        make(["be.me", "@bodies-concerned"])
    assert str(caught.value) == "no symbol '@bodies-concerned'; did you mean '@body-concerned'?"
    with pytest.raises(NotATextError):
        make([1])


WITH_ROWS = [
    (StepTaken("be.me"), "steps", PriorStep, "body", YES),
    (StepTaken("@body"), "steps", PriorStep, "body", UNKNOWN),
    (HandledBefore("be.me"), "earlier", EarlierComplaint, "body", YES),
    (HandledBefore("@body"), "earlier", EarlierComplaint, "body", UNKNOWN),
    (Decided(True, by="be.me"), "decisions", ContestedDecision, "by", YES),
    (Decided(True, by="@body"), "decisions", ContestedDecision, "by", UNKNOWN),
]


@pytest.mark.parametrize(("condition", "field", "kind", "part", "own"), WITH_ROWS)
def test_rows_without_a_policy(condition, field, kind, part, own):
    """A body is itself only; what else a row says is not asked where nothing else is wanted."""
    found = {
        code: condition.check(Complaint(**{field: [kind(**{part: code})]})).value
        for code in ("be.me", "be.me.part", STRANGE, None)
    }

    other = NO if own is YES else UNKNOWN
    assert found == {"be.me": own, "be.me.part": other, STRANGE: other, None: UNKNOWN}


def test_proceedings_without_a_policy():
    """Before whom, and before whom not."""

    def found(court, **choices):
        row = Proceeding(before=court, state="pending")
        return ProceedingsAre("pending", **choices).check(Complaint(proceedings=[row])).value

    assert found("be.court", before="be.court") is found(STRANGE, except_before="be.court") is YES
    assert found(STRANGE, before="be.court") is found("be.court", except_before="be.court") is NO
    assert found(None) is found(STRANGE) is YES
    assert found("be.me", before="@body") is found("be.me", except_before="@body") is UNKNOWN


# -- about a body ----------------------------------------------------------------------


@pytest.mark.parametrize("day", [None, BEFORE, AFTER])
@pytest.mark.parametrize("known", [True, False], ids=["bound", "unbound"])
def test_what_a_complaint_is_about(day, known):
    """All sets of two bodies against all of one or two: one of them is meant, or (only) all."""
    for named in subsets([*FEW, OWN], most=2):
        some, alone = AboutBody(named), AboutBody(named, only=True)
        if known:
            some, alone = some.within(AROUND), alone.within(AROUND)
        dated = known and {"be.group"} & set(named)
        facts = ("bodies", "received") if dated else ("bodies",)
        for about in [None, *subsets(FEW, most=2)]:
            complaint = Complaint(received=day, bodies=about)
            if known:
                wanted = {"be.me" if it == OWN else it for it in named}
                each = [among(code, wanted, day) for code in about or ()]
            else:
                unsure = None if OWN in named else False
                each = [True if code in named else unsure for code in about or ()]
            one = 1 if about is None else greatest(RANK[it] for it in each)
            every = 1 if about is None else (least(*each) if about else 0)
            assert some.check(complaint) == Answer(VALUE[one], facts)
            assert alone.check(complaint) == Answer(VALUE[every], facts)


def test_a_membership_is_that_of_the_day_of_receipt():
    """The day on which it ends, and the one after."""
    about = AboutBody("be.group").within(AROUND)
    found = {
        day: about.check(Complaint(received=day, bodies=["be.leaver"])).value
        for day in (BEFORE, AFTER, None)
    }

    assert found == {BEFORE: YES, AFTER: NO, None: UNKNOWN}


# -- rows ------------------------------------------------------------------------------


def rows_of(kind, **values):
    """Every row with these values in each field, that it is not known among them."""
    names = list(values)
    return [
        kind(**dict(zip(names, chosen, strict=True)))
        for chosen in product(*([*some, None] for some in values.values()))
    ]


def check_rows(condition, field, rows, oracle, make=Complaint):
    """No rows, each row alone, and all pairs: the answer is the greatest of the rows'."""
    facts = condition.check(Complaint()).facts
    assert facts[0] == field
    assert condition.check(make()) == Answer(UNKNOWN, facts)
    assert condition.check(make(**{field: ()})) == Answer(NO, facts)
    numbers = [(row, oracle(row)) for row in rows]
    for one in numbers:
        for other in (None, *numbers):
            pair = [it for it in (one, other) if it is not None]
            found = condition.check(make(**{field: [row for row, _ in pair]}))
            expected = greatest(number for _, number in pair)
            assert found == Answer(VALUE[expected], facts), pair


@pytest.mark.parametrize("answered", [None, True, False])
@pytest.mark.parametrize("named", [(), (OWN,), ("be.court", "be.group"), (STRANGE,)], ids=str)
def test_steps(named, answered):
    """With one of these, or anybody; answered or not: all rows, all pairs of rows."""
    condition = StepTaken(named, answered=answered).within(AROUND)
    wanted = {"be.me" if it == OWN else it for it in named}

    def oracle(step):
        with_them = among(step.body, wanted, AFTER) if named else True
        unsure = None if step.answered is None else step.answered is answered
        return least(with_them, True if answered is None else unsure)

    check_rows(
        condition,
        "steps",
        rows_of(PriorStep, body=["be.me", "be.joiner", STRANGE], answered=[True, False]),
        oracle,
        lambda **facts: Complaint(received=AFTER, **facts),
    )


@pytest.mark.parametrize("after", [date(2025, 5, 13), None])
def test_steps_from_a_day_on(after):
    """On that day or later; where the day is not known, none is known to be."""
    condition = StepTaken("be.me", after="facts_date")

    def oracle(step):
        late = None if step.on is None or after is None else step.on >= after
        return least(among(step.body, {"be.me"}) if step.body != STRANGE else False, late)

    days = [date(2025, 5, 12), date(2025, 5, 13), date(2025, 5, 14)]
    rows = rows_of(PriorStep, body=["be.me", STRANGE], on=days)
    check_rows(condition, "steps", rows, oracle, lambda **it: Complaint(facts_date=after, **it))
    assert condition.check(Complaint()).facts == ("steps", "facts_date")


def test_steps_after_every_decision():
    """Of several days each must be reached; of none, none."""
    condition = StepTaken([], after="decisions.notified")
    days = [date(2025, 5, 13), date(2025, 6, 13)]
    steps = [PriorStep(on=date(2025, 6, 1))]

    def found(*notified):
        decisions = [ContestedDecision(notified=day) for day in notified]
        return condition.check(Complaint(steps=steps, decisions=decisions))

    assert found() == found(days[0]) == Answer(YES, ("steps", "decisions"))
    assert found(*days).value is found(None, days[1]).value is NO
    assert found(None, days[0]).value is UNKNOWN


def test_steps_after_a_day_of_the_policys_own():
    """The attribute is named, and refused where it is no day."""
    condition = StepTaken("be.me", after="attribute.since")
    own = {"since": date(2025, 5, 13)}
    steps = [PriorStep(body="be.me", on=date(2025, 5, 13))]

    assert condition.names() == (("body", "be.me"), ("attribute", "since"))
    known = condition.within(AROUND)
    assert known.check(Complaint(steps=steps, attributes=own)) == Answer(
        YES, ("steps", "attribute.since")
    )
    with pytest.raises(ChoiceError) as caught:
        StepTaken([], after="attribute.scheme").within(AROUND)
    assert str(caught.value) == "the attribute 'scheme' is no date, but a choice"
    with pytest.raises(UnknownNameError) as caught:
        StepTaken([], after="facts")
    assert str(caught.value) == "no day 'facts'; did you mean 'facts_date'?"


def test_a_step_with_the_body_complained_about():
    """Whatever else it asks, and part of it or member of it."""
    condition = StepTaken("@body-concerned").within(AROUND)
    part = Complaint(bodies=["be.me"], steps=[PriorStep(body="be.me.part")])
    other = Complaint(bodies=["be.me"], steps=[PriorStep(body="be.court")])

    assert condition.check(part) == Answer(YES, ("steps", "bodies", "received"))
    assert condition.check(other).value is NO
    assert condition.check(Complaint(steps=part.steps)).value is UNKNOWN
    assert StepTaken("@body-concerned").check(part) == Answer(NO, ("steps", "bodies"))


@pytest.mark.parametrize("state", [None, "open", "closed"])
@pytest.mark.parametrize("new", [None, True, False])
@pytest.mark.parametrize("named", [(), (OWN,)], ids=str)
def test_earlier_complaints(named, state, new):
    """By whom, open or closed, with something new or not: all rows, all pairs of rows."""
    condition = HandledBefore(named, state=state, new_elements=new).within(AROUND)

    def oracle(row):
        by_them = among(row.body, {"be.me"}) if named else True
        as_state = None if row.state is None else row.state == state
        as_new = None if row.new_elements is None else row.new_elements is new
        return least(by_them, True if state is None else as_state, True if new is None else as_new)

    rows = rows_of(
        EarlierComplaint, body=["be.me", "be.court"], state=EarlierState, new_elements=[True, False]
    )
    check_rows(condition, "earlier", rows, oracle)


@pytest.mark.parametrize("states", subsets(ProceedingState, most=2), ids=str)
@pytest.mark.parametrize("before", [(), ("be.court", "be.group")], ids=str)
@pytest.mark.parametrize("except_before", [(), ("be.top",), ("be.court",)], ids=str)
def test_proceedings(states, before, except_before):
    """In which state, before whom, and before whom not: all rows, all pairs of rows."""
    condition = ProceedingsAre(states, before=before, except_before=except_before)

    def oracle(row):
        in_state = None if row.state is None else row.state in set(states)
        before_them = among(row.before, set(before), AFTER) if before else True
        excepted = among(row.before, set(except_before), AFTER)
        return least(in_state, before_them, None if excepted is None else not excepted)

    rows = rows_of(Proceeding, before=["be.me", "be.court", STRANGE], state=ProceedingState)
    check_rows(
        condition.within(AROUND),
        "proceedings",
        rows,
        oracle,
        lambda **facts: Complaint(received=AFTER, **facts),
    )


@pytest.mark.parametrize("states", subsets(AppealState, most=2), ids=str)
def test_appeals(states):
    """Against any decision complained about: all rows, all pairs of rows."""
    rows = rows_of(ContestedDecision, appeal=AppealState)

    check_rows(
        AppealIs(states),
        "decisions",
        rows,
        lambda row: 1 if row.appeal is None else 2 * (row.appeal in set(states)),
    )


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("by", [(), ("be.group",), ("be.me", STRANGE), (APPEAL,)], ids=str)
def test_decisions(wanted, by):
    """One complained about, or none; by these bodies or by any: all sets of two decisions."""
    condition = Decided(wanted, by=by).within(AROUND)
    facts = ("decisions", "received") if {"be.group", APPEAL} & set(by) else ("decisions",)
    rows = rows_of(ContestedDecision, by=["be.me", "be.joiner", STRANGE], appeal_to=["be.court"])
    assert condition.check(Complaint()) == Answer(UNKNOWN, facts)
    for decisions in [(), *((row,) for row in rows), *combinations(rows, 2)]:
        complaint = Complaint(received=AFTER, decisions=decisions)
        named = {row.appeal_to for row in decisions} if by == (APPEAL,) else set(by)
        each = [among(row.by, named, AFTER) if by else True for row in decisions]
        number = greatest(RANK[it] for it in each)
        expected = number if wanted else 2 - number
        assert condition.check(complaint) == Answer(VALUE[expected], facts)


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (
            lambda: HandledBefore([], state="running"),
            ChoiceError,
            "no earlier state 'running'; known: closed, open",
        ),
        (
            lambda: ProceedingsAre("pendng"),
            ChoiceError,
            "no proceeding state 'pendng'; did you mean 'pending'?",
        ),
        (
            lambda: AppealIs(["loged"]),
            ChoiceError,
            "no appeal state 'loged'; did you mean 'lodged'?",
        ),
        (
            lambda: StepTaken([], answered="yes"),
            NotATruthError,
            "a str where true or false is wanted",
        ),
        (
            lambda: Decided(None),
            NotATruthError,
            "a NoneType where true or false is wanted",
        ),
    ],
)
def test_a_misspelt_choice_is_refused_when_it_is_made(make, error, words):
    """With what is allowed, or was perhaps meant."""
    with pytest.raises(error) as caught:
        make()

    assert str(caught.value) == words
