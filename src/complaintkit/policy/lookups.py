"""The parts of a policy by their codes."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from complaintkit.admissibility import AdmissibilityRule
from complaintkit.appeals import AppealTerm
from complaintkit.calendars import WorkingCalendar
from complaintkit.complaints import Attribute
from complaintkit.errors import UnknownNameError
from complaintkit.escalation import Stage
from complaintkit.measures import ReportDefinition
from complaintkit.text import Source
from complaintkit.timelimits import TimeLimit

if TYPE_CHECKING:
    from complaintkit.policy.policy import Policy

FindCalendar: TypeAlias = Callable[[str], WorkingCalendar]
FindPolicy: TypeAlias = Callable[[str, date], "Policy"]
Named = TypeVar(
    "Named", Source, Stage, AppealTerm, TimeLimit, Attribute, AdmissibilityRule, ReportDefinition
)


def no_policy(code: str, _: date) -> "Policy":
    """Where no policies can be found by code, a stage has no policy of its own."""
    raise UnknownNameError("policy", code, ())


class Lookups:
    """What a policy is asked for by code."""

    if TYPE_CHECKING:
        own_calendars: tuple[WorkingCalendar, ...]
        find_calendar: FindCalendar
        sources: tuple[Source, ...]
        stages: tuple[Stage, ...]
        appeal_terms: tuple[AppealTerm, ...]
        time_limits: tuple[TimeLimit, ...]
        attributes: tuple[Attribute, ...]
        rules: tuple[AdmissibilityRule, ...]
        reports: tuple[ReportDefinition, ...]

    __slots__ = ()

    def calendar(self, code: str) -> WorkingCalendar:
        """A working calendar by its code, the policy's own ones first.

        Raises:
            UnknownNameError: When there is none.
        """
        own = next((calendar for calendar in self.own_calendars if calendar.code == code), None)
        return own or self.find_calendar(code)

    def source(self, code: str) -> Source:
        """A source by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        return _named("source", code, self.sources)

    def stage(self, code: str) -> Stage:
        """A stage by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        return _named("stage", code, self.stages)

    def appeal_term(self, code: str) -> AppealTerm:
        """An appeal term by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        return _named("appeal term", code, self.appeal_terms)

    def limit(self, code: str) -> TimeLimit:
        """The limit of that code; the first one where several share it.

        Raises:
            UnknownNameError: When there is none.
        """
        return _named("time limit", code, self.time_limits)

    def attribute(self, code: str) -> Attribute:
        """A declared attribute by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        return _named("attribute", code, self.attributes)

    def rule(self, code: str) -> AdmissibilityRule:
        """A rule by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        return _named("rule", code, self.rules)

    def report_definition(self, code: str) -> ReportDefinition:
        """A report that it makes, by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        return _named("report", code, self.reports)


def _named(kind: str, code: str, things: tuple[Named, ...]) -> Named:
    for thing in things:
        if thing.code == code:
            return thing
    raise UnknownNameError(kind, code, {thing.code for thing in things})
