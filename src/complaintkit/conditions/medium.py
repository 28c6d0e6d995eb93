"""The condition ``medium``."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from complaintkit.complaints import Complaint, Medium
from complaintkit.conditions.codes import among, choice_set
from complaintkit.conditions.ternary import Answer, answers
from complaintkit.conditions.truths import stated

_SAID = answers("medium")


def _media(values: Medium | str | Iterable[Medium | str]) -> frozenset[Medium]:
    return choice_set(Medium, values)


@frozen
class MediumIs:
    """The contact came in by one of these media or, with ``only``, by these alone.

    Source: Partenamut's complaint page promises an immediate acknowledgement for its web
    form only.

    Examples:
        >>> from complaintkit import Complaint, Medium, MediumIs
        >>> both = Complaint(medium=[Medium.LETTER, Medium.PHONE])
        >>> MediumIs([Medium.LETTER]).check(both).value.name
        'YES'
        >>> MediumIs([Medium.LETTER], only=True).check(both).value.name
        'NO'
    """

    kind: ClassVar[str] = "medium"

    media: frozenset[Medium] = field(converter=_media)
    only: bool = field(default=False, converter=stated)

    def check(self, complaint: Complaint) -> Answer:
        """Look at the media."""
        return among(_SAID, complaint.medium, self.media, only=self.only)
