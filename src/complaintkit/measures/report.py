"""``Report``: tables of figures of a period, and from which policy they come."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from complaintkit.errors import UnknownNameError
from complaintkit.measures.definition import SeriesBreak
from complaintkit.measures.period import Period
from complaintkit.measures.table import Note, ReportTable
from complaintkit.measures.words import Words
from complaintkit.text import LANGUAGES


def _copied(values: Mapping[str, str]) -> dict[str, str]:
    return dict(values)


@frozen(kw_only=True)
class Version:
    """A version of the policy that cases of a report are under.

    Attributes:
        name: Its name.
        content_hash: The fingerprint of its content.
        cases: How many cases are under it; None where that is not told.
    """

    name: str
    content_hash: str
    cases: int | None = None

    def as_dict(self) -> dict[str, object]:
        """The same as plain values."""
        return {"name": self.name, "content_hash": self.content_hash, "cases": self.cases}


@frozen(kw_only=True)
class Report:
    """What a body did in a period, as it was known on a day.

    Attributes:
        code: The code of its definition, such as ``yearly-network``.
        title: What it is called.
        body: Whose it is.
        policy: The code of the policy.
        versions: The versions of it that cases were under.
        period: The days it is about.
        as_of: The day on which it was known so.
        published: Whether small figures are withheld, so that it can be shown to anybody.
        threshold: The least number that is shown where it is published.
        tables: The figures.
        notes: What a reader must know of it all.
        recipient: Who it is for.
        compared: The period it is compared with; None where it is not.
        series_breaks: Days since which figures cannot be compared with those before.
        taxonomies: The fingerprint of each taxonomy in whose categories is counted, by its code.
        definition_hash: The fingerprint of its definition.
        library: The version of complaintkit that made it.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Case, Complaint, get_policy
        >>> from complaintkit import report
        >>> inasti = get_policy("be.inasti")
        >>> praise = Case.open(inasti, Complaint(received=date(2019, 5, 13), nature="praise"))
        >>> made = report([praise], inasti, "yearly-network", "2019", date(2020, 1, 31))
        >>> made.published, [table.code for table in made.tables][:3]
        (False, ['natures', 'types', 'key-figures'])
        >>> made.table("flow").figure("in").value
        1
    """

    code: str
    title: Words
    body: Words
    policy: str
    versions: tuple[Version, ...]
    period: Period
    as_of: date
    published: bool
    threshold: int
    tables: tuple[ReportTable, ...]
    notes: tuple[Note, ...] = ()
    recipient: Words | None = None
    compared: Period | None = None
    series_breaks: tuple[SeriesBreak, ...] = ()
    taxonomies: Mapping[str, str] = field(factory=dict, converter=_copied, hash=False)
    definition_hash: str | None = None
    library: str | None = None

    def table(self, code: str) -> ReportTable:
        """One table by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        found = next((it for it in self.tables if it.code == code), None)
        if found is None:
            raise UnknownNameError("table", code, [it.code for it in self.tables])
        return found

    def as_dict(self) -> dict[str, object]:
        """The same as plain values, words in every language."""
        return {
            "code": self.code,
            "title": self.title.as_dict(),
            "body": self.body.as_dict(),
            "policy": self.policy,
            "versions": [version.as_dict() for version in self.versions],
            "period": _days(self.period),
            "compared": None if self.compared is None else _days(self.compared),
            "as_of": self.as_of.isoformat(),
            "published": self.published,
            "threshold": self.threshold,
            "recipient": None if self.recipient is None else self.recipient.as_dict(),
            "series_breaks": [
                {"first": it.first.isoformat(), "says": it.says.as_dict(), "source": [*it.source]}
                for it in self.series_breaks
            ],
            "taxonomies": dict(self.taxonomies),
            "definition_hash": self.definition_hash,
            "library": self.library,
            "tables": [table.as_dict() for table in self.tables],
            "notes": [note.as_dict() for note in self.notes],
        }

    def _repr_html_(self) -> str:
        """The page for a notebook, in the first language of the body's name."""
        from complaintkit.measures.pages.html import as_html
        from complaintkit.measures.pages.showing import page_of

        name = self.body.text
        language = LANGUAGES[0] if name is None else next(iter(name.as_dict()))
        return as_html(page_of(self, language))


def _days(period: Period) -> Mapping[str, str]:
    return {
        "name": str(period),
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
    }
