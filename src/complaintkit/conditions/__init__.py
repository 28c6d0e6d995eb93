"""Conditions: questions about a complaint that answer yes, no or unknown.

A new ready-made condition is one module here and one name in ``CONDITIONS``.
"""

from complaintkit.conditions.combined import AllOf, AnyOf, Not
from complaintkit.conditions.medium import MediumIs
from complaintkit.conditions.nature import NatureIs
from complaintkit.conditions.surroundings import Name, Surroundings, bound, names_in
from complaintkit.conditions.ternary import Answer, Answers, Condition, Ternary, answers

CONDITIONS = (AllOf, AnyOf, MediumIs, NatureIs, Not)

__all__ = [
    "CONDITIONS",
    "AllOf",
    "Answer",
    "Answers",
    "AnyOf",
    "Condition",
    "MediumIs",
    "Name",
    "NatureIs",
    "Not",
    "Surroundings",
    "Ternary",
    "answers",
    "bound",
    "names_in",
]
