"""A complaint with some facts otherwise, as they are typed: ``nature=praise``."""

from collections.abc import Iterable, Mapping

from complaintkit.complaints import FACTS, Attribute, Complaint, fact, with_facts
from complaintkit.errors import FactsError, UnknownNameError
from complaintkit.reading.record_columns import find_columns, record_of
from complaintkit.reading.record_facts import declared_by_code, facts_of

_OWN = "attribute."


def with_cells(
    complaint: Complaint, cells: Mapping[str, str], attributes: Iterable[Attribute] = ()
) -> Complaint:
    """The complaint with some facts otherwise.

    Args:
        complaint: The complaint.
        cells: By the name of a fact, as a column of a CSV file of complaints is called, its
            value as a cell has it: empty for not known, ``none`` for known to be none.
        attributes: The attributes that a policy declares.

    Raises:
        UnknownNameError: For a fact that there is not.
        FactsError: With all that is wrong.

    Examples:
        >>> from complaintkit import Complaint
        >>> from complaintkit.reading.changes import with_cells
        >>> with_cells(Complaint(), {"medium": "letter;phone"}).medium == {"letter", "phone"}
        True
    """
    for name in cells:
        if _fact_of(name) not in FACTS and not name.startswith(_OWN):
            raise UnknownNameError("fact", name, (*FACTS, f"{_OWN}CODE"))
    declared = declared_by_code(attributes)
    columns = find_columns(tuple(cells), declared, "facts", 1)
    record, problems = record_of(columns, list(cells.values()))
    changed, wrong = facts_of(record, declared)
    if changed is None or problems:
        raise FactsError((*problems, *wrong))
    names = (_fact_of(name) for name in cells)
    return with_facts(complaint, {name: fact(changed, name) for name in names})


def _fact_of(column: str) -> str:
    """The fact that a column is about: ``steps`` for ``steps.1.on``."""
    return column if column in FACTS or column.startswith(_OWN) else column.partition(".")[0]
