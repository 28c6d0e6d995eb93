"""The condition ``anonymous``."""

from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.named_facts import Read, attributes_in, fact_names, reader
from complaintkit.conditions.surroundings import Name
from complaintkit.conditions.ternary import Answer, Answers, answers
from complaintkit.conditions.truths import stated

_FACT = "complainant.anonymous"


@frozen
class Anonymous:
    """The person said to want to stay unknown; with ``false``, the person did not.

    That no name is known makes nobody anonymous: it is unknown, until the person says so or
    all the facts in ``identified_by`` are known.

    Source: Partenamut's page, the federal administration's and INASTI's: what is anonymous is
    not handled.

    Raises:
        UnknownNameError: For a fact that there is not.

    Examples:
        >>> from complaintkit import Anonymous, Complainant, Complaint
        >>> named = Complaint(complainant=Complainant(name="Anna Peeters"))
        >>> Anonymous(True).check(named).value.name
        'UNKNOWN'
        >>> Anonymous(True, identified_by=["complainant.name"]).check(named).value.name
        'NO'
    """

    kind: ClassVar[str] = "anonymous"

    anonymous: bool = field(converter=stated)
    identified_by: tuple[str, ...] = field(default=(), converter=fact_names)
    _read: tuple[Read, ...] = field(init=False, eq=False, repr=False)
    _said: Answers = field(init=False, eq=False, repr=False)

    def check(self, complaint: Complaint) -> Answer:
        """Look at what the person said, and else at what is known of who it is."""
        who = complaint.complainant
        stays_unknown = None if who is None else who.anonymous
        if stays_unknown is None:
            if not self._identified(complaint):
                return self._said.unknown
            stays_unknown = False
        return self._said.yes if stays_unknown is self.anonymous else self._said.no

    def names(self) -> tuple[Name, ...]:
        """The attributes among the facts that tell who it is."""
        return attributes_in(self.identified_by)

    def _identified(self, complaint: Complaint) -> bool:
        for read in self._read:
            if read(complaint) is None:
                return False
        return bool(self._read)

    @_read.default
    def _find_readers(self) -> tuple[Read, ...]:
        return tuple(map(reader, self.identified_by))

    @_said.default
    def _say(self) -> Answers:
        return answers(_FACT, *self.identified_by)
