"""Who complains. Names and addresses never show themselves."""

from attrs import field, frozen

from complaintkit.choices import chosen
from complaintkit.complaints.choices import ComplainantKind, Mandate
from complaintkit.complaints.personal import PERSONAL, truth, unshown_text


def _kind(value: ComplainantKind | str | None) -> ComplainantKind | None:
    return None if value is None else chosen(ComplainantKind, value)


def _mandate(value: Mandate | str | None) -> Mandate | None:
    return None if value is None else chosen(Mandate, value)


def _personal() -> str | None:
    text: str | None = field(default=None, repr=False, validator=unshown_text, metadata=PERSONAL)
    return text


@frozen(kw_only=True)
class Complainant:
    """Who complains, as far as that is known.

    Attributes:
        kind: As what: an insured person, an employer …
        name: Personal.
        postal_address: Personal.
        email: Personal.
        phone: Personal.
        mandate: On whose behalf.
        anonymous: Whether the person wants to stay unknown. It is said, not concluded: that
            no name is known does not make a complaint anonymous.

    Raises:
        ChoiceError: For a kind or a mandate that there is not.
        NotATextError: For a name or an address that is no text.

    Examples:
        >>> from complaintkit import Complainant
        >>> Complainant(kind="employer", name="Anna Peeters")
        Complainant(kind=<ComplainantKind.EMPLOYER: 'employer'>, mandate=None, anonymous=None)
    """

    kind: ComplainantKind | None = field(default=None, converter=_kind)
    name: str | None = _personal()
    postal_address: str | None = _personal()
    email: str | None = _personal()
    phone: str | None = _personal()
    mandate: Mandate | None = field(default=None, converter=_mandate)
    anonymous: bool | None = field(default=None, converter=truth)
