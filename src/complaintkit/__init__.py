"""Complaint procedures of public bodies as data, and the dates they give.

Everything public stands here by name and is loaded when it is first used: importing the
package alone imports nothing else.
"""

from importlib import import_module

TYPE_CHECKING = False  # what typing's is, without importing it

if TYPE_CHECKING:
    from complaintkit._version import __version__ as __version__
    from complaintkit.admissibility import AdmissibilityRule as AdmissibilityRule
    from complaintkit.admissibility import Decision as Decision
    from complaintkit.admissibility import Effect as Effect
    from complaintkit.admissibility import Finding as Finding
    from complaintkit.admissibility import ForwardedBy as ForwardedBy
    from complaintkit.admissibility import IfUnknown as IfUnknown
    from complaintkit.admissibility import Outcome as Outcome
    from complaintkit.admissibility import Question as Question
    from complaintkit.admissibility import Referral as Referral
    from complaintkit.admissibility import RuleFlip as RuleFlip
    from complaintkit.admissibility import WhatIf as WhatIf
    from complaintkit.appeals import AppealTerm as AppealTerm
    from complaintkit.appeals import LastDay as LastDay
    from complaintkit.appeals import LastDayStatus as LastDayStatus
    from complaintkit.bodies import Body as Body
    from complaintkit.bodies import ContactPoint as ContactPoint
    from complaintkit.bodies import Hours as Hours
    from complaintkit.bodies import Membership as Membership
    from complaintkit.bodies import Unit as Unit
    from complaintkit.calendars import CalendarDay as CalendarDay
    from complaintkit.calendars import CalendarRow as CalendarRow
    from complaintkit.calendars import ClosedDay as ClosedDay
    from complaintkit.calendars import DayKind as DayKind
    from complaintkit.calendars import Ends as Ends
    from complaintkit.calendars import ExtraWorkingDay as ExtraWorkingDay
    from complaintkit.calendars import IncompleteYears as IncompleteYears
    from complaintkit.calendars import PublicHoliday as PublicHoliday
    from complaintkit.calendars import Reason as Reason
    from complaintkit.calendars import Roll as Roll
    from complaintkit.calendars import StartRule as StartRule
    from complaintkit.calendars import WorkingCalendar as WorkingCalendar
    from complaintkit.calendars import YearlyClosure as YearlyClosure
    from complaintkit.calendars import calendar_table as calendar_table
    from complaintkit.cases import Case as Case
    from complaintkit.cases import Cause as Cause
    from complaintkit.cases import Change as Change
    from complaintkit.cases import NextStep as NextStep
    from complaintkit.cases import Routes as Routes
    from complaintkit.cases import Simulation as Simulation
    from complaintkit.cases import Standing as Standing
    from complaintkit.cases import Standings as Standings
    from complaintkit.cases import Status as Status
    from complaintkit.cases import StepKind as StepKind
    from complaintkit.cases import WorkItem as WorkItem
    from complaintkit.cases import Worklist as Worklist
    from complaintkit.cases import recompute as recompute
    from complaintkit.cases import simulate as simulate
    from complaintkit.cases import worklist as worklist
    from complaintkit.checking import FiguresCheck as FiguresCheck
    from complaintkit.checking import Mismatch as Mismatch
    from complaintkit.checking import Reading as Reading
    from complaintkit.checking import check_figures as check_figures
    from complaintkit.checking import check_report as check_report
    from complaintkit.checking import compare_readings as compare_readings
    from complaintkit.checking import lint as lint
    from complaintkit.checking import run_examples as run_examples
    from complaintkit.complaints import ERASED as ERASED
    from complaintkit.complaints import AppealState as AppealState
    from complaintkit.complaints import Attribute as Attribute
    from complaintkit.complaints import AttributeType as AttributeType
    from complaintkit.complaints import Complainant as Complainant
    from complaintkit.complaints import ComplainantKind as ComplainantKind
    from complaintkit.complaints import Complaint as Complaint
    from complaintkit.complaints import ContestedDecision as ContestedDecision
    from complaintkit.complaints import EarlierComplaint as EarlierComplaint
    from complaintkit.complaints import EarlierState as EarlierState
    from complaintkit.complaints import Intermediary as Intermediary
    from complaintkit.complaints import KnownBy as KnownBy
    from complaintkit.complaints import Mandate as Mandate
    from complaintkit.complaints import Medium as Medium
    from complaintkit.complaints import Nature as Nature
    from complaintkit.complaints import PriorStep as PriorStep
    from complaintkit.complaints import Proceeding as Proceeding
    from complaintkit.complaints import ProceedingState as ProceedingState
    from complaintkit.complaints import erased as erased
    from complaintkit.complaints import pseudonym as pseudonym
    from complaintkit.conditions import AboutBody as AboutBody
    from complaintkit.conditions import AboutUnit as AboutUnit
    from complaintkit.conditions import AllOf as AllOf
    from complaintkit.conditions import Anonymous as Anonymous
    from complaintkit.conditions import Answer as Answer
    from complaintkit.conditions import AnyOf as AnyOf
    from complaintkit.conditions import AppealIs as AppealIs
    from complaintkit.conditions import AttributeIs as AttributeIs
    from complaintkit.conditions import CategoryIs as CategoryIs
    from complaintkit.conditions import ComplainantIs as ComplainantIs
    from complaintkit.conditions import Condition as Condition
    from complaintkit.conditions import Decided as Decided
    from complaintkit.conditions import HandledBefore as HandledBefore
    from complaintkit.conditions import IntermediaryIs as IntermediaryIs
    from complaintkit.conditions import LanguageIs as LanguageIs
    from complaintkit.conditions import Lasted as Lasted
    from complaintkit.conditions import MandateIs as MandateIs
    from complaintkit.conditions import MediumIs as MediumIs
    from complaintkit.conditions import Missing as Missing
    from complaintkit.conditions import NatureIs as NatureIs
    from complaintkit.conditions import Not as Not
    from complaintkit.conditions import OlderThan as OlderThan
    from complaintkit.conditions import ProceedingsAre as ProceedingsAre
    from complaintkit.conditions import StepTaken as StepTaken
    from complaintkit.conditions import SubjectIs as SubjectIs
    from complaintkit.conditions import Ternary as Ternary
    from complaintkit.counting import Extension as Extension
    from complaintkit.counting import Suspension as Suspension
    from complaintkit.dates import to_date as to_date
    from complaintkit.dates import to_local_date as to_local_date
    from complaintkit.deadlines import Deadline as Deadline
    from complaintkit.deadlines import ExtendedUntil as ExtendedUntil
    from complaintkit.deadlines import Note as Note
    from complaintkit.deadlines import NoteKind as NoteKind
    from complaintkit.deadlines import TraceDay as TraceDay
    from complaintkit.deadlines import TraceMark as TraceMark
    from complaintkit.deadlines import compute_deadline as compute_deadline
    from complaintkit.deadlines import latest_start as latest_start
    from complaintkit.errors import AmountError as AmountError
    from complaintkit.errors import ChoiceError as ChoiceError
    from complaintkit.errors import ComplaintkitError as ComplaintkitError
    from complaintkit.errors import FactsError as FactsError
    from complaintkit.errors import HorizonError as HorizonError
    from complaintkit.errors import IllegalTransition as IllegalTransition
    from complaintkit.errors import KeyTooShortError as KeyTooShortError
    from complaintkit.errors import LimitError as LimitError
    from complaintkit.errors import MissingExtraError as MissingExtraError
    from complaintkit.errors import NotADateError as NotADateError
    from complaintkit.errors import NotATextError as NotATextError
    from complaintkit.errors import NotATruthError as NotATruthError
    from complaintkit.errors import PolicyError as PolicyError
    from complaintkit.errors import Problem as Problem
    from complaintkit.errors import TermError as TermError
    from complaintkit.errors import UnknownNameError as UnknownNameError
    from complaintkit.escalation import ClockEffect as ClockEffect
    from complaintkit.escalation import ClosingTerm as ClosingTerm
    from complaintkit.escalation import Opening as Opening
    from complaintkit.escalation import Place as Place
    from complaintkit.escalation import Route as Route
    from complaintkit.escalation import RouteStatus as RouteStatus
    from complaintkit.escalation import Stage as Stage
    from complaintkit.escalation import StageEffect as StageEffect
    from complaintkit.escalation import StageResult as StageResult
    from complaintkit.escalation import Trigger as Trigger
    from complaintkit.escalation import Way as Way
    from complaintkit.escalation import WhyNot as WhyNot
    from complaintkit.events import Actor as Actor
    from complaintkit.events import Closing as Closing
    from complaintkit.events import Event as Event
    from complaintkit.events import EventKind as EventKind
    from complaintkit.events import Merits as Merits
    from complaintkit.events import Remedy as Remedy
    from complaintkit.events import State as State
    from complaintkit.exports import complaint_as_dict as complaint_as_dict
    from complaintkit.exports import complaint_as_json as complaint_as_json
    from complaintkit.exports import event_as_dict as event_as_dict
    from complaintkit.exports import event_as_json as event_as_json
    from complaintkit.exports import plot_deadline as plot_deadline
    from complaintkit.exports import plot_workload as plot_workload
    from complaintkit.exports import report_as as report_as
    from complaintkit.exports import to_ladder as to_ladder
    from complaintkit.improvement import Improvement as Improvement
    from complaintkit.measures import Period as Period
    from complaintkit.measures import Rate as Rate
    from complaintkit.measures import Report as Report
    from complaintkit.measures import ReportDefinition as ReportDefinition
    from complaintkit.measures.published import PublishedFigures as PublishedFigures
    from complaintkit.policy import AppealNotice as AppealNotice
    from complaintkit.policy import OwnEvent as OwnEvent
    from complaintkit.policy import Policy as Policy
    from complaintkit.policy import PolicyExample as PolicyExample
    from complaintkit.policy import Transition as Transition
    from complaintkit.provenance import Provenance as Provenance
    from complaintkit.reading.complaint_records import Record as Record
    from complaintkit.reading.complaint_records import read_complaint as read_complaint
    from complaintkit.reading.complaint_records import read_csv as read_csv
    from complaintkit.reading.complaint_records import read_json as read_json
    from complaintkit.reading.complaint_records import read_json_lines as read_json_lines
    from complaintkit.reading.event_records import EventRecord as EventRecord
    from complaintkit.reading.event_records import read_event as read_event
    from complaintkit.reading.event_records import read_events as read_events
    from complaintkit.registry import available_bodies as available_bodies
    from complaintkit.registry import available_calendars as available_calendars
    from complaintkit.registry import available_policies as available_policies
    from complaintkit.registry import available_taxonomies as available_taxonomies
    from complaintkit.registry import get_body as get_body
    from complaintkit.registry import get_calendar as get_calendar
    from complaintkit.registry import get_policy as get_policy
    from complaintkit.registry import get_taxonomy as get_taxonomy
    from complaintkit.registry import load_calendar as load_calendar
    from complaintkit.registry import load_figures as load_figures
    from complaintkit.registry import load_improvement as load_improvement
    from complaintkit.registry import load_policy as load_policy
    from complaintkit.registry import load_taxonomy as load_taxonomy
    from complaintkit.registry import policies_by_code as policies_by_code
    from complaintkit.registry import policy_versions as policy_versions
    from complaintkit.reporting import compare_reports as compare_reports
    from complaintkit.reporting import report as report
    from complaintkit.starts import Start as Start
    from complaintkit.taxonomy import Category as Category
    from complaintkit.taxonomy import Taxonomy as Taxonomy
    from complaintkit.taxonomy import TaxonomyMapping as TaxonomyMapping
    from complaintkit.terms import MonthRule as MonthRule
    from complaintkit.terms import Term as Term
    from complaintkit.terms import TermUnit as TermUnit
    from complaintkit.text import Assumption as Assumption
    from complaintkit.text import InForce as InForce
    from complaintkit.text import Source as Source
    from complaintkit.text import Text as Text
    from complaintkit.timelimits import ExtensionRule as ExtensionRule
    from complaintkit.timelimits import Owner as Owner
    from complaintkit.timelimits import TimeLimit as TimeLimit
    from complaintkit.timelimits import VoidIf as VoidIf

_HOMES = {
    "_version": "__version__",
    "admissibility": "AdmissibilityRule Decision Effect Finding ForwardedBy IfUnknown "
    "Outcome Question Referral RuleFlip WhatIf",
    "appeals": "AppealTerm LastDay LastDayStatus",
    "bodies": "Body ContactPoint Hours Membership Unit",
    "calendars": "CalendarDay CalendarRow ClosedDay DayKind Ends ExtraWorkingDay "
    "IncompleteYears PublicHoliday Reason Roll StartRule WorkingCalendar "
    "YearlyClosure calendar_table",
    "cases": "Case Cause Change NextStep Routes Simulation Standing Standings Status "
    "StepKind WorkItem Worklist recompute simulate worklist",
    "checking": "FiguresCheck Mismatch Reading check_figures check_report "
    "compare_readings lint run_examples",
    "complaints": "AppealState Attribute AttributeType Complainant ComplainantKind "
    "Complaint ContestedDecision ERASED EarlierComplaint EarlierState "
    "Intermediary KnownBy Mandate Medium Nature PriorStep Proceeding "
    "ProceedingState erased pseudonym",
    "conditions": "AboutBody AboutUnit AllOf Anonymous Answer AnyOf AppealIs AttributeIs "
    "CategoryIs ComplainantIs Condition Decided HandledBefore "
    "IntermediaryIs LanguageIs Lasted MandateIs MediumIs Missing NatureIs "
    "Not OlderThan ProceedingsAre StepTaken SubjectIs Ternary",
    "counting": "Extension Suspension",
    "dates": "to_date to_local_date",
    "deadlines": "Deadline ExtendedUntil Note NoteKind TraceDay TraceMark "
    "compute_deadline latest_start",
    "errors": "AmountError ChoiceError ComplaintkitError FactsError HorizonError "
    "IllegalTransition KeyTooShortError LimitError MissingExtraError "
    "NotADateError NotATextError NotATruthError PolicyError Problem "
    "TermError UnknownNameError",
    "escalation": "ClockEffect ClosingTerm Opening Place Route RouteStatus Stage "
    "StageEffect StageResult Trigger Way WhyNot",
    "events": "Actor Closing Event EventKind Merits Remedy State",
    "exports": "complaint_as_dict complaint_as_json event_as_dict event_as_json "
    "plot_deadline plot_workload report_as to_ladder",
    "improvement": "Improvement",
    "measures": "Period Rate Report ReportDefinition",
    "measures.published": "PublishedFigures",
    "policy": "AppealNotice OwnEvent Policy PolicyExample Transition",
    "provenance": "Provenance",
    "reading.complaint_records": "Record read_complaint read_csv read_json read_json_lines",
    "reading.event_records": "EventRecord read_event read_events",
    "registry": "available_bodies available_calendars available_policies "
    "available_taxonomies get_body get_calendar get_policy get_taxonomy "
    "load_calendar load_figures load_improvement load_policy load_taxonomy "
    "policies_by_code policy_versions",
    "reporting": "compare_reports report",
    "starts": "Start",
    "taxonomy": "Category Taxonomy TaxonomyMapping",
    "terms": "MonthRule Term TermUnit",
    "text": "Assumption InForce Source Text",
    "timelimits": "ExtensionRule Owner TimeLimit VoidIf",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = sorted(_HOME)  # noqa: PLE0605 - the names above, so that they stand in one place


def __getattr__(name: str) -> object:
    if name not in _HOME:
        message = f"module 'complaintkit' has no attribute '{name}'"
        raise AttributeError(message)
    value = getattr(import_module(f"complaintkit.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
