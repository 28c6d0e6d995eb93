"""The parts of a policy by their codes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from complaintkit.admissibility import AdmissibilityRule
from complaintkit.calendars import WorkingCalendar
from complaintkit.complaints import Attribute
from complaintkit.errors import UnknownNameError
from complaintkit.measures import ReportDefinition
from complaintkit.policy.parts import Stage
from complaintkit.text import Source
from complaintkit.timelimits import TimeLimit

FindCalendar: TypeAlias = Callable[[str], WorkingCalendar]
Named = TypeVar("Named", Source, Stage, TimeLimit, Attribute, AdmissibilityRule, ReportDefinition)


class Lookups:
    """What a policy is asked for by code."""

    if TYPE_CHECKING:
        own_calendars: tuple[WorkingCalendar, ...]
        find_calendar: FindCalendar
        sources: tuple[Source, ...]
        stages: tuple[Stage, ...]
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
