"""The same case as the body of a later stage sees it, under its own policy."""

from typing import TYPE_CHECKING

from attrs import evolve

from complaintkit.cases.gates import with_the_case
from complaintkit.cases.windows import begun
from complaintkit.complaints import Complaint, KnownBy
from complaintkit.errors import FactsError, Problem
from complaintkit.events import Event, EventKind

if TYPE_CHECKING:
    from complaintkit.cases.case import Case
    from complaintkit.policy import Policy

_ENDS_ALL = frozenset({EventKind.WITHDRAWN, EventKind.MERGED})


def at_stage(case: "Case", code: str) -> "Case":
    """The same case as the body of a stage sees it: received and handled there.

    The policy is taken in the version in force on the day the stage was turned to. Kinds of
    event that it does not have are left out; what ends the matter ends it here too.
    """
    stage, first = case.policy.stage(code), begun(case, case.policy.stage(code))
    if stage.policy is None or first is None:
        reason = "names no policy" if stage.policy is None else "was not turned to"
        message = f"the stage '{code}' {reason}"
        raise FactsError([Problem("stage", "no-case", message)])
    policy = case.policy.find_policy(stage.policy, first)
    received = next(it for it in case.log if it.stage == code and it.kind == EventKind.RECEIVED)
    own = [
        evolve(it, stage=None, facts={})  # What became known stands in the complaint.
        for it in case.log
        if (it.stage == code or it.kind in _ENDS_ALL) and it is not received
        if it.kind in policy.event_kinds
    ]
    return type(case).replay(policy, _handed_on(case, policy, received), own)


def _handed_on(case: "Case", policy: "Policy", received: Event) -> Complaint:
    """The facts as the next body has them: in its own codes, with the first line as a step.

    What the first body alone could judge is not the next one's judgment.
    """
    facts = with_the_case(case.facts, case)
    subjects = {subject.code for subject in policy.subjects} & (facts.subjects or set())
    known = {it.code for taxonomy in policy.taxonomies for it in taxonomy.categories}
    told = {it.code for it in policy.attributes if it.known_by is not KnownBy.BODY}
    return evolve(
        facts,
        received=received.on,
        sent=None,
        put_in_writing=None,
        bodies=facts.bodies or {case.policy.own_body},
        subjects=subjects or None,
        categories=known & (facts.categories or set()) or None,
        attributes={code: it for code, it in facts.attributes.items() if code in told},
    )
