"""``Complaint``: one contact, as it was received."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from attrs import field, frozen

from complaintkit.choices import chosen, several
from complaintkit.complaints.choices import Intermediary, Medium, Nature
from complaintkit.complaints.complainant import Complainant
from complaintkit.complaints.contradictions import contradictions
from complaintkit.complaints.history import (
    ContestedDecision,
    EarlierComplaint,
    PriorStep,
    Proceeding,
)
from complaintkit.complaints.personal import (
    PERSONAL,
    Value,
    codes,
    listed,
    one_or_listed,
    only,
    own_facts,
    unshown_text,
)
from complaintkit.dates import to_date, to_local_date
from complaintkit.errors import FactsError


def _day_or_instant(value: date | datetime | None) -> date | datetime | None:
    if value is not None:
        to_local_date(value, "UTC")
    return value


def _day(value: date | None) -> date | None:
    return None if value is None else to_date(value)


def _nature(value: Nature | str | None) -> Nature | None:
    return None if value is None else chosen(Nature, value)


def _media(value: Medium | str | Iterable[Medium | str] | None) -> frozenset[Medium] | None:
    return None if value is None else frozenset(several(Medium, one_or_listed(value)))


def _intermediaries(
    value: Intermediary | str | Iterable[Intermediary | str] | None,
) -> frozenset[Intermediary] | None:
    return None if value is None else frozenset(several(Intermediary, one_or_listed(value)))


def _rows(value: Iterable[Any] | None) -> tuple[Any, ...] | None:
    return None if value is None else tuple(listed(value))


@frozen(kw_only=True)
class Complaint:
    """What is known of one contact. ``None`` is not known; an empty list is known to be none.

    Attributes:
        reference: The body's own number for it. Personal.
        received: The day, or the aware instant, on which it reached the body.
        sent: The day, or the aware instant, on which the person sent it.
        put_in_writing: The day, or the aware instant, on which an oral one was written down.
        facts_date: The day of the (last) facts complained about.
        learnt_date: The day the person learnt of them.
        nature: What it is.
        categories: Codes of a taxonomy.
        subjects: What it is about, by the codes a policy declares.
        bodies: Codes of the bodies it is about.
        unit: Code of the service it is about.
        medium: How it came in, one or several.
        intermediary: Through whom it came in, one or several.
        language: Two letters.
        complainant: Who complains.
        narrative: What happened, in the person's words. Personal.
        wish: What the person asks for. Personal.
        decisions: The decisions it is about.
        steps: What the person did before.
        proceedings: Courts and bodies that look, or looked, at the same matter.
        earlier: Earlier complaints on the same matter.
        attributes: Facts of the body's own, by the codes a policy declares.

    Raises:
        NotADateError: For a day that is none, or an instant without time zone.
        ChoiceError: For a nature, a medium or an intermediary that there is not; for what is
            of another class than its field wants.
        NotATextError: For a text that is none.
        FactsError: With all facts that contradict each other.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Complaint, Medium, Nature
        >>> Complaint(received=date(2026, 5, 13), nature=Nature.COMPLAINT).medium is None
        True
    """

    reference: str | None = field(
        default=None, repr=False, validator=unshown_text, metadata=PERSONAL
    )
    received: date | datetime | None = field(default=None, converter=_day_or_instant)
    sent: date | datetime | None = field(default=None, converter=_day_or_instant)
    put_in_writing: date | datetime | None = field(default=None, converter=_day_or_instant)
    facts_date: date | None = field(default=None, converter=_day)
    learnt_date: date | None = field(default=None, converter=_day)
    nature: Nature | None = field(default=None, converter=_nature)
    categories: frozenset[str] | None = field(default=None, converter=codes)
    subjects: frozenset[str] | None = field(default=None, converter=codes)
    bodies: frozenset[str] | None = field(default=None, converter=codes)
    unit: str | None = field(default=None, validator=unshown_text)
    medium: frozenset[Medium] | None = field(default=None, converter=_media)
    intermediary: frozenset[Intermediary] | None = field(default=None, converter=_intermediaries)
    language: str | None = field(default=None, validator=unshown_text)
    complainant: Complainant | None = field(default=None, validator=only(Complainant))
    narrative: str | None = field(
        default=None, repr=False, validator=unshown_text, metadata=PERSONAL
    )
    wish: str | None = field(default=None, repr=False, validator=unshown_text, metadata=PERSONAL)
    decisions: tuple[ContestedDecision, ...] | None = field(
        default=None, converter=_rows, validator=only(ContestedDecision)
    )
    steps: tuple[PriorStep, ...] | None = field(
        default=None, converter=_rows, validator=only(PriorStep)
    )
    proceedings: tuple[Proceeding, ...] | None = field(
        default=None, converter=_rows, validator=only(Proceeding)
    )
    earlier: tuple[EarlierComplaint, ...] | None = field(
        default=None, converter=_rows, validator=only(EarlierComplaint)
    )
    attributes: Mapping[str, Value] = field(
        factory=dict, converter=own_facts, repr=False, hash=False
    )

    def __attrs_post_init__(self) -> None:
        """Refuse facts that cannot all be true."""
        if problems := contradictions(self):
            raise FactsError(problems)
