"""Conditions: questions about a complaint that answer yes, no or unknown.

A new ready-made condition is one module here and one name in ``CONDITIONS``.
"""

from complaintkit.conditions.about_body import AboutBody
from complaintkit.conditions.about_unit import AboutUnit
from complaintkit.conditions.anonymous import Anonymous
from complaintkit.conditions.appeal import AppealIs
from complaintkit.conditions.attribute import AttributeIs
from complaintkit.conditions.category import CategoryIs
from complaintkit.conditions.combined import AllOf, AnyOf, Not
from complaintkit.conditions.complainant import ComplainantIs
from complaintkit.conditions.decided import Decided
from complaintkit.conditions.handled_before import HandledBefore
from complaintkit.conditions.intermediary import IntermediaryIs
from complaintkit.conditions.kept import Kept
from complaintkit.conditions.language import LanguageIs
from complaintkit.conditions.lasted import Lasted
from complaintkit.conditions.mandate import MandateIs
from complaintkit.conditions.medium import MediumIs
from complaintkit.conditions.missing import Missing
from complaintkit.conditions.nature import NatureIs
from complaintkit.conditions.older_than import OlderThan
from complaintkit.conditions.proceedings import ProceedingsAre
from complaintkit.conditions.step_taken import StepTaken
from complaintkit.conditions.subject import SubjectIs
from complaintkit.conditions.surroundings import Name, Surroundings, bound, names_in
from complaintkit.conditions.symbols import SYMBOLS
from complaintkit.conditions.ternary import (
    Answer,
    Answers,
    Condition,
    Ternary,
    answers,
    to_conditions,
)

CONDITIONS = (
    AboutBody,
    AboutUnit,
    AllOf,
    Anonymous,
    AnyOf,
    AppealIs,
    AttributeIs,
    CategoryIs,
    ComplainantIs,
    Decided,
    HandledBefore,
    IntermediaryIs,
    LanguageIs,
    Lasted,
    MandateIs,
    MediumIs,
    Missing,
    NatureIs,
    Not,
    OlderThan,
    ProceedingsAre,
    StepTaken,
    SubjectIs,
)

__all__ = [
    "CONDITIONS",
    "SYMBOLS",
    "AboutBody",
    "AboutUnit",
    "AllOf",
    "Anonymous",
    "Answer",
    "Answers",
    "AnyOf",
    "AppealIs",
    "AttributeIs",
    "CategoryIs",
    "ComplainantIs",
    "Condition",
    "Decided",
    "HandledBefore",
    "IntermediaryIs",
    "Kept",
    "LanguageIs",
    "Lasted",
    "MandateIs",
    "MediumIs",
    "Missing",
    "Name",
    "NatureIs",
    "Not",
    "OlderThan",
    "ProceedingsAre",
    "StepTaken",
    "SubjectIs",
    "Surroundings",
    "Ternary",
    "answers",
    "bound",
    "names_in",
    "to_conditions",
]
