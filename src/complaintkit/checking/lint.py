"""What a policy leaves open that a reader would want said."""

from collections.abc import Iterator

from complaintkit.admissibility import AdmissibilityRule
from complaintkit.appeals import AppealTerm
from complaintkit.complaints import Attribute
from complaintkit.errors import Problem
from complaintkit.escalation import Stage
from complaintkit.policy import Policy
from complaintkit.terms import TermUnit
from complaintkit.text import Text
from complaintkit.timelimits import TimeLimit


def lint(policy: Policy) -> tuple[Problem, ...]:
    """What is neither stated nor assumed, not worded, or not shown by an example.

    Args:
        policy: A policy that was read without problems.

    Examples:
        >>> from complaintkit import get_policy, lint
        >>> lint(get_policy("be.inami"))
        ()
    """
    found = [problem for limit in policy.time_limits for problem in _limit(policy, limit)]
    found += [problem for rule in policy.rules for problem in _rule(policy, rule)]
    found += [problem for one in policy.attributes for problem in _attribute(policy, one)]
    found += [problem for stage in policy.stages for problem in _stage(policy, stage)]
    found += [problem for term in policy.appeal_terms for problem in _appeal_term(policy, term)]
    found += _wording(policy)
    if not policy.examples:
        message = "no [[example]]: a worked date shows that the file says what its author means"
        found.append(Problem("example", "no-example", message))
    return tuple(found)


def _limit(policy: Policy, limit: TimeLimit) -> Iterator[Problem]:
    path = f"time_limit.{limit.code}"
    assumed = {assumption.choice for assumption in limit.assumptions}
    said = limit.stated | assumed
    if limit.term.unit.has_amount:
        wanted = "calendar" if limit.term.unit is TermUnit.WORKING_DAYS else "roll"
        if wanted not in said:
            yield Problem(f"{path}.{wanted}", f"{wanted}-unsaid", _UNSAID[wanted])
    for it in limit.assumptions:
        same = it.otherwise is not None and str(it.otherwise) == str(getattr(limit, it.choice))
        if same and it.field.startswith(f"{path}."):
            yield Problem(it.field, "otherwise-same", _SAME)
    if limit.label is None:
        message = "no label: give its name in the languages of the policy"
        yield Problem(f"{path}.label", "no-label", message)
    elif missing := sorted(set(policy.languages) - set(limit.label.as_dict())):
        message = f"the label has no words in {', '.join(missing)}"
        yield Problem(f"{path}.label", "label-language", message)


def _rule(policy: Policy, rule: AdmissibilityRule) -> Iterator[Problem]:
    """A rule is worded for the person it concerns, and shown at work."""
    path = f"rule.{rule.code}"
    yield from _words(policy, f"{path}.label", rule.label)
    if rule.says is None:
        message = "no words for the person: say what follows when it holds"
        yield Problem(f"{path}.says", "no-words", message)
    yield from _words(policy, f"{path}.says", rule.says)
    yield from _words(policy, f"{path}.asks", rule.asks)
    shown = rule.inherited or any(rule.code in example.rules for example in policy.examples)
    if not shown:
        message = "no [[example]] in which it holds: a worked case shows what it means"
        yield Problem(path, "no-example", message)


def _attribute(policy: Policy, attribute: Attribute) -> Iterator[Problem]:
    path = f"attribute.{attribute.code}"
    yield from _words(policy, f"{path}.label", attribute.label)
    if attribute.question is None:
        message = "no question: how is it asked for?"
        yield Problem(f"{path}.question", "no-question", message)
    yield from _words(policy, f"{path}.question", attribute.question)


def _stage(policy: Policy, stage: Stage) -> Iterator[Problem]:
    """A stage is shown at work, and says what it does to each of the person's own clocks."""
    path = f"stage.{stage.code}"
    yield from _words(policy, f"{path}.label", stage.label)
    shown = stage.inherited or any(stage.code in example.routes for example in policy.examples)
    if stage.opening and not shown:
        message = "no [[example]] with its route: a worked case shows what opens it"
        yield Problem(path, "no-example", message)
    assumed = {assumption.field for assumption in policy.assumptions}
    unsaid = {term.code for term in policy.appeal_terms} - {effect.on for effect in stage.effect}
    if stage.opening and unsaid and f"{path}.effect" not in assumed:
        message = (
            f"what does it do to {', '.join(sorted(unsaid))}? Add [[stage.effect]], or an "
            "[[assumption]] bound to this field"
        )
        yield Problem(f"{path}.effect", "effect-unsaid", message)


def _appeal_term(policy: Policy, term: AppealTerm) -> Iterator[Problem]:
    path = f"appeal_term.{term.code}"
    yield from _words(policy, f"{path}.label", term.label)
    said = policy.appeal_notice is not None or any(it.on == term.code for it in policy.effects)
    if not said and "effect" not in {assumption.field for assumption in policy.assumptions}:
        message = (
            "does a complaint to the first line stop it? Say so in [appeal_notice] or [[effect]], "
            "or add an [[assumption]] bound to 'effect'"
        )
        yield Problem("effect", "effect-unsaid", message)


def _words(policy: Policy, path: str, text: Text | None) -> Iterator[Problem]:
    """The languages of the policy that a text lacks."""
    if text is not None and (missing := sorted(set(policy.languages) - set(text.as_dict()))):
        yield Problem(path, "language", f"no words in {', '.join(missing)}")


def _wording(policy: Policy) -> Iterator[Problem]:
    if missing := sorted(set(policy.languages) - set(policy.body.name.as_dict())):
        message = f"the body's name has no words in {', '.join(missing)}"
        yield Problem("body", "body-language", message)


_SAME = "the other reading is the one that holds: give another value in 'otherwise', or none"
_UNSAID = {
    "calendar": (
        "does Saturday count as a working day here? Name the calendar in the limit itself, or "
        "add an [[assumption]] bound to this field"
    ),
    "roll": (
        "what happens when it ends on a closed day? State roll ('none', 'following' …), or "
        "add an [[assumption]] bound to this field"
    ),
}
