"""The condition ``attribute``."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import evolve, field, frozen

from complaintkit.complaints import Complaint
from complaintkit.complaints.personal import Value, listed
from complaintkit.conditions.codes import text
from complaintkit.conditions.named_facts import decidable
from complaintkit.conditions.surroundings import Name, Surroundings
from complaintkit.conditions.ternary import Answer, Answers, answers
from complaintkit.errors import ChoiceError, quoted

_PLAIN = (str, int, bool, date)


def _values(values: Value | Iterable[Value]) -> frozenset[Value]:
    found = (values,) if isinstance(values, _PLAIN) else tuple(listed(values))
    _check_plain({type(value) for value in found})  # As a set True and 1 would be one.
    return frozenset(found)


def _value(value: Value | None) -> Value | None:
    _check_plain(set() if value is None else {type(value)})
    return value


def _check_plain(types: set[type]) -> None:
    if len(types) > 1 or not types.issubset(_PLAIN):
        raise ChoiceError("a text, a whole number, a date, true or false is wanted, of one type")


@frozen
class AttributeIs:
    """A fact that the policy declares has this value, or one of these.

    Where nobody said, its presumed value counts, if the policy has one; else it is unknown.

    Attributes:
        attribute: Code of the attribute.
        value: The value; or else
        any_of: the values, all of one type.

    Source: what is manifestly unfounded, or unreasonable, may be refused in Flanders and by
    the federal ombudsman: somebody must have found it so.

    Raises:
        ChoiceError: Unless one of value and any_of is given; for values of several types.

    Examples:
        >>> from complaintkit import AttributeIs, Complaint
        >>> unfounded = AttributeIs("manifestly-unfounded", value=True)
        >>> unfounded.check(Complaint(attributes={"manifestly-unfounded": False}))
        Answer(value=<Ternary.NO: 0>, facts=('attribute.manifestly-unfounded',))
        >>> AttributeIs("scheme", any_of=["pension", "sickness"]).check(Complaint()).value.name
        'UNKNOWN'
    """

    kind: ClassVar[str] = "attribute"

    attribute: str = field(converter=text)
    value: Value | None = field(default=None, converter=_value)
    any_of: frozenset[Value] = field(default=(), converter=_values)
    _presumed: Value | None = field(default=None, kw_only=True, eq=False, repr=False)
    _wanted: frozenset[Value] = field(init=False, eq=False, repr=False)
    _type: type = field(init=False, eq=False, repr=False)
    _said: Answers = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Check that it says one thing."""
        if (self.value is None) == (not self.any_of):
            message = "'value' or 'any_of' is wanted: one of the two"
            raise ChoiceError(message)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the value."""
        found = complaint.attributes.get(self.attribute, self._presumed)
        if found is None:
            return self._said.unknown
        # True is 1 to Python, and to nobody else.
        holds = type(found) is self._type and found in self._wanted
        return self._said.yes if holds else self._said.no

    def within(self, surroundings: Surroundings) -> "AttributeIs":
        """The same, knowing what is presumed.

        Raises:
            ChoiceError: For a personal attribute, a value that it does not allow.
            UnknownNameError: For one that is not declared.
        """
        declared = decidable(surroundings, self.attribute)
        for value in sorted(self._wanted, key=str):
            if problem := declared.problem(value):
                raise ChoiceError(f"the attribute {quoted(self.attribute)}: {problem}")
        return evolve(self, presumed=declared.presumed)

    def names(self) -> tuple[Name, ...]:
        """The attribute."""
        return (Name("attribute", self.attribute),)

    @_wanted.default
    def _gather(self) -> frozenset[Value]:
        return self.any_of if self.value is None else frozenset((self.value,))

    @_type.default
    def _find_type(self) -> type:
        return type(next(iter(self._wanted), None))

    @_said.default
    def _say(self) -> Answers:
        return answers(f"attribute.{self.attribute}")
