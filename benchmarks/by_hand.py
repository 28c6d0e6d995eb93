"""INASTI's rules as somebody would write them by hand: one function a rule, findings made once.

It gives what ``Policy.assess`` gives: the outcome, and what every rule found, with the facts it
looked at. What a policy does besides is left out: this refuses neither codes that INASTI does not
use nor days that contradict each other; its bodies and days stand where a rule needs them.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from attrs import frozen

from complaintkit import (
    AppealState,
    Complaint,
    Intermediary,
    Medium,
    Nature,
    Outcome,
    ProceedingState,
    Ternary,
    available_bodies,
)

BRUSSELS = ZoneInfo("Europe/Brussels")
EXTERNAL_AUDIT_STARTS = date(2019, 1, 1)
A_DAY = timedelta(days=1)
ORAL, RULES_AS_SUCH = frozenset({Medium.COUNTER, Medium.PHONE}), frozenset({"legislation"})
INASTI = frozenset({"be.inasti", "be.inasti.external-audit"})
FUNDS = frozenset({"be.social-insurance-funds"})
OMBUDSMEN = frozenset({"be.federal-ombudsman", "be.pensions-ombudsman", "be.dg-ombudsperson"})
KNOWN_BODIES = frozenset(available_bodies())
STRENGTH = list(Outcome)


class Found(NamedTuple):
    """What one rule found in one complaint."""

    rule: str
    value: Ternary
    facts: tuple[str, ...]
    rank: int


@frozen
class Decided:
    """What all rules make of it."""

    complaint: Complaint
    outcome: Outcome
    findings: tuple[Found, ...]


class Findings(NamedTuple):
    """The three findings of a rule."""

    no: Found
    unknown: Found
    yes: Found


def findings(rule: str, outcome: Outcome, *facts: str) -> Findings:
    """The three findings of a rule that argues for an outcome where it holds."""
    weakest, rank = STRENGTH.index(Outcome.ADMISSIBLE), STRENGTH.index(outcome)
    return Findings(
        no=Found(rule, Ternary.NO, facts, weakest),
        unknown=Found(rule, Ternary.UNKNOWN, facts, weakest),
        yes=Found(rule, Ternary.YES, facts, rank),
    )


OTHER_NATURE = findings("nature", Outcome.NOT_A_COMPLAINT, "nature")
INFORMATION = findings("information-request", Outcome.REDIRECTED, "nature")
QUESTION = findings("question-in-running-file", Outcome.REDIRECTED, "nature")
FRAUD = findings("fraud-report", Outcome.REDIRECTED, "nature")
ANOTHER_BODY = findings("meant-for-another-body", Outcome.REDIRECTED, "nature")
ANONYMOUS = findings("anonymous", Outcome.INADMISSIBLE, "complainant.anonymous", "complainant.name")
PUT_IN_WRITING = findings("put-it-in-writing", Outcome.INCOMPLETE, "medium", "put_in_writing")
STAYS_ORAL = findings("oral", Outcome.INADMISSIBLE, "medium", "attribute.stays-oral")
OUTSIDE = findings("outside-competence", Outcome.INADMISSIBLE, "bodies")
UNSPECIFIED = findings("unspecified", Outcome.INADMISSIBLE, "attribute.unspecified")
LEGISLATION = findings("legislation", Outcome.INADMISSIBLE, "subjects")
TOO_OLD = findings("facts-over-one-year", Outcome.INADMISSIBLE, "facts_date", "received")
IN_COURT = findings("in-court", Outcome.INADMISSIBLE, "proceedings", "decisions")
APPEAL_OPEN = findings("appeal-open", Outcome.INADMISSIBLE, "decisions")
THREE_FACTS = ("earlier", "proceedings", "intermediary")
OMBUDSMAN = findings("with-an-ombudsman", Outcome.INADMISSIBLE, *THREE_FACTS)
HANDLED = findings("already-handled", Outcome.INADMISSIBLE, "earlier")
FUND = findings("social-insurance-fund", Outcome.REDIRECTED, "bodies")
FUND_AS_WELL = findings("fund-as-well", Outcome.ADMISSIBLE, "bodies")


def other_nature(complaint: Complaint, _: date | None) -> Found:
    if complaint.nature is None:
        return OTHER_NATURE.unknown
    return OTHER_NATURE.no if complaint.nature is Nature.COMPLAINT else OTHER_NATURE.yes


def information(complaint: Complaint, _: date | None) -> Found:
    if complaint.nature is None:
        return INFORMATION.unknown
    return INFORMATION.yes if complaint.nature is Nature.INFORMATION_REQUEST else INFORMATION.no


def question(complaint: Complaint, _: date | None) -> Found:
    if complaint.nature is None:
        return QUESTION.unknown
    return QUESTION.yes if complaint.nature is Nature.QUESTION_IN_RUNNING_FILE else QUESTION.no


def fraud(complaint: Complaint, _: date | None) -> Found:
    if complaint.nature is None:
        return FRAUD.unknown
    return FRAUD.yes if complaint.nature is Nature.FRAUD_REPORT else FRAUD.no


def another_body(complaint: Complaint, _: date | None) -> Found:
    if complaint.nature is None:
        return ANOTHER_BODY.unknown
    meant = Nature.MEANT_FOR_ANOTHER_BODY
    return ANOTHER_BODY.yes if complaint.nature is meant else ANOTHER_BODY.no


def anonymous(complaint: Complaint, _: date | None) -> Found:
    who = complaint.complainant
    if who is None:
        return ANONYMOUS.unknown
    if who.anonymous is None:
        return ANONYMOUS.unknown if who.name is None else ANONYMOUS.no
    return ANONYMOUS.yes if who.anonymous else ANONYMOUS.no


def put_in_writing(complaint: Complaint, _: date | None) -> Found:
    media = complaint.medium
    if complaint.put_in_writing is not None:
        return PUT_IN_WRITING.no
    if media is None:
        return PUT_IN_WRITING.unknown
    return PUT_IN_WRITING.yes if media and media <= ORAL else PUT_IN_WRITING.no


def stays_oral(complaint: Complaint, _: date | None) -> Found:
    media = complaint.medium
    if not complaint.attributes.get("stays-oral", False):
        return STAYS_ORAL.no
    if media is None:
        return STAYS_ORAL.unknown
    return STAYS_ORAL.yes if media and media <= ORAL else STAYS_ORAL.no


def about(complaint: Complaint, bodies: Collection[str]) -> bool | None:
    """Whether it is about one of these; a body that nobody knows may be."""
    found = complaint.bodies
    if found is None:
        return None
    if not found.isdisjoint(bodies):
        return True
    return False if found <= KNOWN_BODIES else None


def outside(complaint: Complaint, _: date | None) -> Found:
    inside, fund = about(complaint, INASTI), about(complaint, FUNDS)
    if inside or fund:
        return OUTSIDE.no
    return OUTSIDE.unknown if inside is None or fund is None else OUTSIDE.yes


def unspecified(complaint: Complaint, _: date | None) -> Found:
    return UNSPECIFIED.yes if complaint.attributes.get("unspecified", False) else UNSPECIFIED.no


def legislation(complaint: Complaint, _: date | None) -> Found:
    subjects = complaint.subjects
    if subjects is None:
        return LEGISLATION.unknown
    return LEGISLATION.yes if subjects == RULES_AS_SUCH else LEGISLATION.no


def full_years(facts: date, day: date) -> int:
    """The years that are over: the day of the facts is not counted, the day itself is new."""
    first = facts + A_DAY
    return day.year - first.year - ((day.month, day.day) < (first.month, first.day))


def too_old(complaint: Complaint, day: date | None) -> Found:
    facts = complaint.facts_date
    if facts is None or day is None:
        return TOO_OLD.unknown
    return TOO_OLD.yes if full_years(facts, day) >= 1 else TOO_OLD.no


def in_court(complaint: Complaint, _: date | None) -> Found:
    cases, decisions = complaint.proceedings, complaint.decisions
    unknown = cases is None or decisions is None
    for case in cases or ():
        if case.state is ProceedingState.ENDED or case.before in OMBUDSMEN:
            continue
        if case.state is not None and case.before in KNOWN_BODIES:
            return IN_COURT.yes
        unknown = True
    for decision in decisions or ():
        if decision.appeal is AppealState.LODGED:
            return IN_COURT.yes
        if decision.appeal is None:
            unknown = True
    return IN_COURT.unknown if unknown else IN_COURT.no


def appeal_open(complaint: Complaint, _: date | None) -> Found:
    unknown = complaint.decisions is None
    for decision in complaint.decisions or ():
        if decision.appeal is AppealState.OPEN:
            return APPEAL_OPEN.yes
        if decision.appeal is None:
            unknown = True
    return APPEAL_OPEN.unknown if unknown else APPEAL_OPEN.no


def with_ombudsman(complaint: Complaint, _: date | None) -> Found:
    through = complaint.intermediary
    if through is not None and Intermediary.OMBUDSMAN in through:
        return OMBUDSMAN.no
    earlier, cases = complaint.earlier, complaint.proceedings
    had: bool | None = None if earlier is None or cases is None else False
    for one in earlier or ():
        if one.body in OMBUDSMEN:
            had = True
            break
        if one.body not in KNOWN_BODIES:
            had = None
    else:
        for case in cases or ():
            if case.before in OMBUDSMEN and case.state is not None:
                had = True
                break
            if case.before in OMBUDSMEN or case.before not in KNOWN_BODIES:
                had = None
    if had is False:
        return OMBUDSMAN.no
    return OMBUDSMAN.unknown if had is None or through is None else OMBUDSMAN.yes


def handled(complaint: Complaint, _: date | None) -> Found:
    earlier = complaint.earlier
    if earlier is None:
        return HANDLED.unknown
    had: bool | None = False
    perhaps_new = False
    for one in earlier:
        ours = one.body in INASTI
        if not ours and one.body in KNOWN_BODIES:
            continue
        if ours and one.new_elements:
            return HANDLED.no
        had = ours or had or None
        perhaps_new |= one.new_elements is not False
    if had is False:
        return HANDLED.no
    return HANDLED.unknown if had is None or perhaps_new else HANDLED.yes


def fund(complaint: Complaint, _: date | None) -> Found:
    funds, inside = about(complaint, FUNDS), about(complaint, INASTI)
    if funds is False or inside:
        return FUND.no
    return FUND.unknown if funds is None or inside is None else FUND.yes


def fund_as_well(complaint: Complaint, _: date | None) -> Found:
    funds, inside = about(complaint, FUNDS), about(complaint, INASTI)
    if funds is False or inside is False:
        return FUND_AS_WELL.no
    return FUND_AS_WELL.yes if funds and inside else FUND_AS_WELL.unknown


Rule = Callable[[Complaint, date | None], Found]
RULES: tuple[Rule, ...] = (
    *(other_nature, information, question, fraud, another_body),
    *(anonymous, put_in_writing, stays_oral, outside, unspecified, legislation, too_old),
    *(in_court, appeal_open, with_ombudsman, handled, fund, fund_as_well),
)
BEFORE_AUDIT = RULES[:-2]


def local_day(received: date | datetime | None) -> date | None:
    """The day in Brussels."""
    is_instant = isinstance(received, datetime)
    return received.astimezone(BRUSSELS).date() if is_instant else received


def assess(complaint: Complaint) -> Decided:
    """What all rules found, and the strongest outcome of theirs."""
    day = local_day(complaint.received)
    rules = RULES if day is None or day >= EXTERNAL_AUDIT_STARTS else BEFORE_AUDIT
    found = tuple([rule(complaint, day) for rule in rules])
    outcome = STRENGTH[min([one.rank for one in found])]
    return Decided(complaint, outcome, found)
