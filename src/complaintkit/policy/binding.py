"""The conditions of a policy's parts, bound to the bodies, categories and attributes it has."""

from typing import TypeVar

from attrs import AttrsInstance, evolve

from complaintkit.conditions import Surroundings, bound
from complaintkit.escalation import Stage

Part = TypeVar("Part", bound=AttrsInstance)


def with_bound(part: Part, policy: Surroundings, *names: str) -> Part:
    """A part with conditions that know the policy; the same part where it has none.

    Args:
        part: A limit, a stage, an opening, an appeal term.
        policy: The policy.
        names: The fields that hold conditions.
    """
    held = {name: found for name in names if (found := getattr(part, name))}
    if not held:
        return part
    known = {name: tuple(bound(it, policy) for it in found) for name, found in held.items()}
    return evolve(part, **known)  # type: ignore[misc]  # of any of these classes


def bound_stage(stage: Stage, policy: Surroundings) -> Stage:
    """A stage, and its openings, with conditions that know the policy."""
    opening = tuple(with_bound(it, policy, "only_if") for it in stage.opening)
    return with_bound(evolve(stage, opening=opening), policy, "when", "requires", "exceptions")
