"""The condition ``subject``."""

from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint
from complaintkit.conditions.codes import among, code_set
from complaintkit.conditions.surroundings import Name
from complaintkit.conditions.ternary import Answer, answers
from complaintkit.conditions.truths import stated

_SAID = answers("subjects")


@frozen
class SubjectIs:
    """The complaint is about one of these subjects, or (``only``) about no other.

    Source: INAMI's page sends who disagrees with a decision on rights to the labour courts;
    Partenamut's page names another place for complaints about a medical adviser.

    Examples:
        >>> from complaintkit import Complaint, SubjectIs
        >>> both = Complaint(subjects=["waiting-time", "decision-on-rights"])
        >>> SubjectIs("decision-on-rights", only=True).check(both).value.name
        'NO'
    """

    kind: ClassVar[str] = "subject"

    subjects: frozenset[str] = field(converter=code_set)
    only: bool = field(default=False, converter=stated)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the subjects."""
        return among(_SAID, complaint.subjects, self.subjects, only=self.only)

    def names(self) -> tuple[Name, ...]:
        """The subjects."""
        return tuple(Name("subject", code) for code in sorted(self.subjects))
