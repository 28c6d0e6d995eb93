"""To whom a contact belongs: the bodies that the rules which hold name."""

from collections.abc import Iterable, Iterator, Mapping

from complaintkit.admissibility.finding import Finding, Referral
from complaintkit.admissibility.rule import AdmissibilityRule
from complaintkit.bodies import Body
from complaintkit.complaints import Complaint
from complaintkit.conditions.symbols import APPEAL, CONCERNED

REFERRED_TO = (CONCERNED, APPEAL)
"""The symbols that a rule may refer to, beside codes of bodies."""


def referrals(
    findings: Iterable[Finding], complaint: Complaint, bodies: Mapping[str, Body], own: str
) -> tuple[Referral, ...]:
    """Where the rules that hold say a contact belongs, each place once."""
    found: dict[object, Referral] = {}
    for finding in findings:
        if finding.holds and finding.rule.refer_to is not None:
            for referral in _of_rule(finding.rule, complaint, bodies, own):
                found.setdefault(referral.to, referral)
    return tuple(found.values())


def _of_rule(
    rule: AdmissibilityRule, complaint: Complaint, bodies: Mapping[str, Body], own: str
) -> Iterator[Referral]:
    for to in _places(str(rule.refer_to), complaint, own) or (None,):
        code, _, unit_code = (to or "").partition("/")
        body = bodies.get(code)
        unit = body.unit(unit_code) if body is not None and unit_code else None
        yield Referral(rule=rule, to=to, body=body, unit=unit, forwarded_by=rule.forwarded_by)


def _places(refer_to: str, complaint: Complaint, own: str) -> tuple[str, ...]:
    """The codes that a rule's ``refer_to`` stands for in one complaint."""
    if refer_to == CONCERNED:
        return tuple(sorted(code for code in complaint.bodies or () if code != own))
    if refer_to == APPEAL:
        courts = (decision.appeal_to for decision in complaint.decisions or ())
        return tuple(dict.fromkeys(court for court in courts if court is not None))
    return (refer_to,)
