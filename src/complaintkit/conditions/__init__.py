"""Conditions: questions about a complaint that answer yes, no or unknown.

A new ready-made condition is one module here and one name in ``CONDITIONS``.
"""

from complaintkit.conditions.combined import AllOf, AnyOf, Not
from complaintkit.conditions.medium import MediumIs
from complaintkit.conditions.nature import NatureIs
from complaintkit.conditions.ternary import Answer, Condition, Ternary

CONDITIONS = (AllOf, AnyOf, MediumIs, NatureIs, Not)

__all__ = [
    "CONDITIONS",
    "AllOf",
    "Answer",
    "AnyOf",
    "Condition",
    "MediumIs",
    "NatureIs",
    "Not",
    "Ternary",
]
