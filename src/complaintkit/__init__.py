"""Complaint procedures of public bodies as data, and the dates they give.

Everything public stands here by name and is loaded when it is first used: importing the
package alone imports nothing else.
"""

from importlib import import_module

TYPE_CHECKING = False  # what typing's is, without importing it

if TYPE_CHECKING:
    from complaintkit._version import __version__ as __version__
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
    from complaintkit.checking import Mismatch as Mismatch
    from complaintkit.checking import Reading as Reading
    from complaintkit.checking import compare_readings as compare_readings
    from complaintkit.checking import lint as lint
    from complaintkit.checking import run_examples as run_examples
    from complaintkit.complaints import Complaint as Complaint
    from complaintkit.complaints import Medium as Medium
    from complaintkit.complaints import Nature as Nature
    from complaintkit.conditions import AllOf as AllOf
    from complaintkit.conditions import Answer as Answer
    from complaintkit.conditions import AnyOf as AnyOf
    from complaintkit.conditions import Condition as Condition
    from complaintkit.conditions import MediumIs as MediumIs
    from complaintkit.conditions import NatureIs as NatureIs
    from complaintkit.conditions import Not as Not
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
    from complaintkit.errors import HorizonError as HorizonError
    from complaintkit.errors import LimitError as LimitError
    from complaintkit.errors import MissingExtraError as MissingExtraError
    from complaintkit.errors import NotADateError as NotADateError
    from complaintkit.errors import PolicyError as PolicyError
    from complaintkit.errors import Problem as Problem
    from complaintkit.errors import TermError as TermError
    from complaintkit.errors import UnknownNameError as UnknownNameError
    from complaintkit.events import EventKind as EventKind
    from complaintkit.policy import Policy as Policy
    from complaintkit.policy import PolicyExample as PolicyExample
    from complaintkit.policy import Stage as Stage
    from complaintkit.provenance import Provenance as Provenance
    from complaintkit.registry import available_calendars as available_calendars
    from complaintkit.registry import available_policies as available_policies
    from complaintkit.registry import get_calendar as get_calendar
    from complaintkit.registry import get_policy as get_policy
    from complaintkit.registry import load_calendar as load_calendar
    from complaintkit.registry import load_policy as load_policy
    from complaintkit.registry import policy_versions as policy_versions
    from complaintkit.starts import Start as Start
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
    "calendars": "CalendarDay CalendarRow ClosedDay DayKind Ends ExtraWorkingDay IncompleteYears "
    "PublicHoliday Reason Roll StartRule WorkingCalendar YearlyClosure calendar_table",
    "checking": "Mismatch Reading compare_readings lint run_examples",
    "complaints": "Complaint Medium Nature",
    "conditions": "AllOf Answer AnyOf Condition MediumIs NatureIs Not Ternary",
    "counting": "Extension Suspension",
    "dates": "to_date to_local_date",
    "deadlines": "Deadline ExtendedUntil Note NoteKind TraceDay TraceMark compute_deadline "
    "latest_start",
    "errors": "AmountError ChoiceError ComplaintkitError HorizonError LimitError "
    "MissingExtraError NotADateError PolicyError Problem TermError UnknownNameError",
    "events": "EventKind",
    "policy": "Policy PolicyExample Stage",
    "provenance": "Provenance",
    "registry": "available_calendars available_policies get_calendar get_policy load_calendar "
    "load_policy policy_versions",
    "starts": "Start",
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
