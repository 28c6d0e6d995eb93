"""The worked examples of a policy: facts in; the decision and the dates that must come out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import frozen

from complaintkit.admissibility import NATURE_RULE
from complaintkit.cases import Case, Routes
from complaintkit.deadlines import ExtendedUntil
from complaintkit.errors import ComplaintkitError
from complaintkit.events import Event
from complaintkit.policy import Policy, PolicyExample


@frozen
class Mismatch:
    """One thing in an example that did not come out.

    Attributes:
        example: The name of the example.
        message: What was expected and what came out.
    """

    example: str
    message: str

    def __str__(self) -> str:
        """Both on one line."""
        return f"example '{self.example}': {self.message}"


def run_examples(policy: Policy) -> tuple[Mismatch, ...]:
    """Run every example of a policy.

    Args:
        policy: The policy.

    Returns:
        What did not come out; nothing when all is well.

    Examples:
        >>> from complaintkit import get_policy, run_examples
        >>> run_examples(get_policy("be.inami"))
        ()
    """
    return tuple(
        Mismatch(example.name, message)
        for example in policy.examples
        for message in _differences(policy, example)
    )


def _differences(policy: Policy, example: PolicyExample) -> Iterator[str]:
    yield from _undue(policy, example)
    if example.outcome is not None:
        yield from _undecided(policy, example)
    if example.as_of is not None:
        yield from _standing(policy, example, example.as_of)


def _standing(policy: Policy, example: PolicyExample, as_of: date) -> Iterator[str]:
    """Where the case of an example stands otherwise than it says."""
    try:
        case = Case.replay(policy, example.complaint, _events(example))
        found = {standing.code: standing.status.value for standing in case.standings(as_of)}
        routes = case.routes(as_of)
    except ComplaintkitError as error:
        yield str(error)
        return
    state = case.until(as_of).state.value
    if example.state is not None and state != example.state:
        yield f"the state '{example.state}' was expected, not '{state}'"
    for code, expected in example.standings.items():
        if found.get(code) != expected:
            stands = found.get(code, "no such limit")
            yield f"{code}: the standing '{expected}' was expected, not '{stands}'"
    yield from _led_elsewhere(example, routes)


def _led_elsewhere(example: PolicyExample, routes: Routes) -> Iterator[str]:
    """What routes and last days come out otherwise than the example says."""
    found = {route.code: route.status.value for route in routes}
    for code, expected in example.routes.items():
        if found.get(code) != expected:
            stands = found.get(code, "no routes")
            yield f"{code}: the route '{expected}' was expected, not '{stands}'"
    last = {it.code: it.last for it in routes.last_days}
    for code, expected_day in example.last_days.items():
        if last.get(code) != expected_day:
            yield f"{code}: {_said(expected_day)} was expected, not {_said(last.get(code))}"


def _events(example: PolicyExample) -> Iterator[Event]:
    """The events of an example, whose days alone are given."""
    for key, given in example.events.items():
        stage, _, kind = key.rpartition("/")
        days = given if isinstance(given, Sequence) else (given,)
        for number, day in enumerate(days, 1):
            until = day.until if isinstance(day, ExtendedUntil) else None
            on = day.day if isinstance(day, ExtendedUntil) else day
            name = f"{key} {number}"
            yield Event(id=name, kind=kind, on=on, stage=stage or None, until=until)


def _undecided(policy: Policy, example: PolicyExample) -> Iterator[str]:
    """What the rules decide otherwise than the example says."""
    try:
        decision = policy.assess(example.complaint)
    except ComplaintkitError as error:
        yield from str(error).split("\n")
        return
    if decision.outcome is not example.outcome:
        yield f"the outcome '{example.outcome}' was expected, not '{decision.outcome}'"
    held = {it.code for it in decision.findings if it.holds} - {NATURE_RULE}
    asked = {name for question in decision.asks for name in question.facts}
    referred = {str(it.to or it.rule.refer_to) for it in decision.referrals}
    yield from _apart("the rule", held, example.rules, "holds", "does not hold")
    yield from _apart("the fact", asked, example.asks, "is asked for", "is not asked for")
    yield from _apart(
        "the body", referred, example.refer_to, "is referred to", "is not referred to"
    )


def _apart(
    what: str, found: set[str], expected: Iterable[str], there: str, missing: str
) -> Iterator[str]:
    for code in sorted(found ^ {*expected}):
        yield f"{what} '{code}' {there if code in found else missing}"


def _undue(policy: Policy, example: PolicyExample) -> Iterator[str]:
    """What dates come out otherwise than the example says."""
    if not example.due and not example.provisional and (example.outcome or example.as_of):
        return
    try:
        if example.events:
            owed = policy.timeline(example.complaint, example.events)
        else:
            owed = policy.deadlines(example.complaint)
    except ComplaintkitError as error:
        yield str(error)
        return
    found = {deadline.code: deadline for deadline in owed}
    for code, expected in example.due.items():
        if code not in found:
            yield f"{code}: {_said(expected)} was expected, but the limit is not owed"
        elif found[code].due != expected:
            yield f"{code}: {_said(expected)} was expected, not {_said(found[code].due)}"
    provisional = {code for code, deadline in found.items() if deadline.provisional}
    for code in sorted(provisional ^ set(example.provisional)):
        word = "is" if code in provisional else "is not"
        yield f"{code}: the date {word} provisional"


def _said(due: date | None) -> str:
    return "no date" if due is None else due.isoformat()
