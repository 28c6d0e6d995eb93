"""``Routes``: where the person may turn next in one case, and all last days side by side."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from complaintkit.appeals import AppealTerm, LastDay
from complaintkit.complaints import Attribute
from complaintkit.errors import UnknownNameError
from complaintkit.escalation import Route
from complaintkit.text import Text


@frozen(kw_only=True)
class Routes:
    """The stages of a policy as they stand to a case on a day, and the person's own clocks.

    It can be gone through, and asked for a stage by its code.

    Attributes:
        as_of: The day.
        body: The name of the body whose policy it is.
        languages: The languages of the policy, the main one first.
        routes: Every stage; none once the case was withdrawn or merged.
        last_days: The last day of each appeal against each decision.
        appeal_terms: The person's own clocks that the policy tells of.
        attributes: The facts that the policy asks for beside those every complaint has.
        ended: Whether the case was withdrawn or merged, so that no route is left.
        notice: What the body says a complaint does to the time for an appeal.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Case, Complaint, Event, get_policy
        >>> received = Complaint(received=date(2026, 5, 13), nature="complaint")
        >>> case = Case.open(get_policy("be.inami"), received)
        >>> case = case.record(Event(id="e1", kind="answered", on=date(2026, 6, 1)))
        >>> found = case.routes(date(2026, 6, 2))
        >>> [route.code for route in found.open]
        ['federal-ombudsman']
    """

    as_of: date
    body: Text
    languages: tuple[str, ...]
    routes: tuple[Route, ...] = ()
    last_days: tuple[LastDay, ...] = ()
    appeal_terms: tuple[AppealTerm, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    ended: bool = False
    notice: Text | None = None

    def __iter__(self) -> Iterator[Route]:
        """One route after the other, in the order of the policy."""
        return iter(self.routes)

    def __len__(self) -> int:
        """How many stages there are."""
        return len(self.routes)

    def __getitem__(self, code: str) -> Route:
        """The route of a stage.

        Raises:
            UnknownNameError: When there is no such stage.
        """
        for route in self.routes:
            if route.code == code:
                return route
        raise UnknownNameError("stage", code, [route.code for route in self.routes])

    @property
    def open(self) -> tuple[Route, ...]:
        """Those that can be turned to on that day."""
        return tuple(route for route in self.routes if route.is_open)

    def explain(self, language: str | None = None) -> str:
        """Each route with why it is open or not, then all last days.

        Args:
            language: fr, nl, de or en; the policy's first one unless said.
        """
        from complaintkit.cases.route_words import explained

        return explained(self, language or self.languages[0])

    def paragraph(self, language: str | None = None) -> str:
        """The paragraph for a letter of answer: where to turn, until when, and what it stops.

        Args:
            language: fr, nl, de or en; the policy's first one unless said.
        """
        from complaintkit.cases.route_words import paragraph

        return paragraph(self, language or self.languages[0])

    def as_dict(self, language: str | None = None) -> dict[str, object]:
        """The same as plain values."""
        wanted = language or self.languages[0]
        return {
            "as_of": self.as_of.isoformat(),
            "routes": [route.as_dict(wanted) for route in self.routes],
            "last_days": [it.as_dict(wanted) for it in self.last_days],
        }

    def _repr_html_(self) -> str:
        from complaintkit.cases.route_html import as_html

        return as_html(self, self.languages[0])
