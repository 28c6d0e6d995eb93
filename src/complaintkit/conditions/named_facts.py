"""Facts that a condition names: checked once, then read without looking them up again."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from operator import attrgetter

from attrs import field, frozen

from complaintkit.complaints import DAYS, Attribute, Complaint, fact
from complaintkit.complaints.personal import one_or_listed
from complaintkit.conditions.codes import text
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.errors import ChoiceError, UnknownNameError, quoted

_OWN = "attribute."
Read = Callable[[Complaint], object | None]


def fact_names(values: str | Iterable[str]) -> tuple[str, ...]:
    """Names of facts; a single one may stand alone.

    Raises:
        UnknownNameError: For a fact that there is not, with what was perhaps meant.
    """
    names = tuple(one_or_listed(values))
    for name in names:
        fact(Complaint(), text(name))
    return names


def day_name(value: str) -> str:
    """The name of a fact that is a day.

    Raises:
        UnknownNameError: For a day that there is not, with what was perhaps meant.
    """
    if not text(value).startswith(_OWN) and value not in DAYS:
        kind = "day"
        raise UnknownNameError(kind, value, (*DAYS, f"{_OWN}CODE"))
    return value


def attributes_in(names: Iterable[str]) -> tuple[Name, ...]:
    """The attributes among named facts."""
    return tuple(
        Name("attribute", name.removeprefix(_OWN)) for name in names if name.startswith(_OWN)
    )


def decidable(surroundings: Surroundings, code: str) -> Attribute:
    """A declared attribute on which a rule can decide.

    Raises:
        ChoiceError: For a personal one: once erased, it would decide otherwise.
        UnknownNameError: For one that is not declared.
    """
    attribute = surroundings.attribute(code)
    if attribute.personal:
        message = f"the attribute {quoted(code)} is personal: nothing can be decided on it"
        raise ChoiceError(message)
    return attribute


def reader(name: str) -> Read:
    """What reads one fact of a complaint."""
    where, _, code = name.partition(".")
    if where == "complainant":
        return partial(_of_complainant, code)
    return partial(_of_attributes, code) if name.startswith(_OWN) else attrgetter(name)


def day_of(value: object) -> date | None:
    """A day; what is no day (an attribute that was erased) is not known."""
    if type(value) is date:
        return value
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


@frozen
class NamedDay:
    """A day by the name of its fact, or the days of all decisions or steps.

    Attributes:
        name: As in ``complaints.DAYS``, or ``attribute.CODE``.
    """

    name: str
    fact: str = field(init=False, eq=False, repr=False)
    _read: Read = field(init=False, eq=False, repr=False)
    _row: str | None = field(init=False, eq=False, repr=False)

    @fact.default
    def _name_fact(self) -> str:
        """The fact it stands in: ``steps`` for ``steps.on``."""
        return self.name if self.name.startswith(_OWN) else self.name.partition(".")[0]

    def days(self, complaint: Complaint) -> tuple[date | None, ...]:
        """The days, None for each that is not known."""
        found = self._read(complaint)
        if found is None or type(found) is date:
            return (found,)
        if self._row is None:
            return (day_of(found),)
        return tuple([day_of(getattr(row, self._row)) for row in found])  # type: ignore[attr-defined]

    @_read.default
    def _find_reader(self) -> Read:
        return reader(self.fact)

    @_row.default
    def _name_row(self) -> str | None:
        return None if self.fact == self.name else self.name.partition(".")[2]


def _of_complainant(field: str, complaint: Complaint) -> object | None:
    who = complaint.complainant
    return None if who is None else getattr(who, field)


def _of_attributes(code: str, complaint: Complaint) -> object | None:
    return complaint.attributes.get(code)
