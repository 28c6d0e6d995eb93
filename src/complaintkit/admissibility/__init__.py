"""Is it ours, is it admissible, what to ask, to whom it goes: rules, findings, decisions."""

from complaintkit.admissibility.choices import PRECEDENCE, Effect, ForwardedBy, IfUnknown, Outcome
from complaintkit.admissibility.decision import NOTHING_AGAINST, Decision, RuleFlip, WhatIf, decided
from complaintkit.admissibility.finding import Finding, Question, Referral
from complaintkit.admissibility.judging import Judging
from complaintkit.admissibility.referrals import REFERRED_TO
from complaintkit.admissibility.rule import NATURE_RULE, AdmissibilityRule, nature_rule
from complaintkit.admissibility.weighing import Asking, Weighed, weighed

__all__ = [
    "NATURE_RULE",
    "NOTHING_AGAINST",
    "PRECEDENCE",
    "REFERRED_TO",
    "AdmissibilityRule",
    "Asking",
    "Decision",
    "Effect",
    "Finding",
    "ForwardedBy",
    "IfUnknown",
    "Judging",
    "Outcome",
    "Question",
    "Referral",
    "RuleFlip",
    "Weighed",
    "WhatIf",
    "decided",
    "nature_rule",
    "weighed",
]
