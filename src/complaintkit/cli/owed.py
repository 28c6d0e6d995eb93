"""Deadlines as the sub-commands show them: a table, rows, plain values."""

from complaintkit.cli.table import table
from complaintkit.deadlines import Deadline, NoteKind
from complaintkit.deadlines.explanation import limit_name, start_words, term_words
from complaintkit.policy import Policy
from complaintkit.wording import say as words
from complaintkit.wording import say_day

CSV_COLUMNS = ("limit", "start", "due", "left", "provisional", "policy", "version")


def as_dict(policy: Policy, received: str, owed: tuple[Deadline, ...]) -> dict[str, object]:
    """The answer as plain values."""
    return {
        "policy": policy.code,
        "version": policy.version,
        "received": received,
        "deadlines": [deadline.as_dict() for deadline in owed],
    }


def deadline_row(policy: Policy, deadline: Deadline) -> tuple[object, ...]:
    """A row of the CSV answer."""
    doubt = "yes" if deadline.provisional else "no"
    dates = (deadline.start, deadline.due, deadline.left)
    return (deadline.code, *dates, doubt, policy.code, policy.version)


def deadline_table(owed: tuple[Deadline, ...], language: str) -> str:
    """The table of the terminal."""
    header = [words(f"column.{name}", language) for name in ("limit", "due", "term", "note")]
    return table(header, [_cells(deadline, language) for deadline in owed])


def _cells(deadline: Deadline, language: str) -> list[str]:
    due = "–" if deadline.due is None else say_day(deadline.due, language)
    term = term_words(deadline.limit.term, language)
    return [limit_name(deadline.limit, language), due, term, _note(deadline, language)]


def _event(deadline: Deadline, language: str) -> str:
    return start_words(deadline.limit, language, deadline.policy)


def _note(deadline: Deadline, language: str) -> str:
    """What a reader should know of a date before relying on it."""
    if any(note.kind is NoteKind.SUPPOSED for note in deadline.notes):
        return words("column.if-that-day", language, event=_event(deadline, language))
    if deadline.provisional:
        return words("note.provisional", language)
    end, due = deadline.steps and deadline.steps.end, deadline.due
    if end is not None and due is not None and end != due:
        return words("note.moved", language, end=say_day(end, language))
    closed = next((day.reasons for day in deadline.trace() if day.due), ())
    return words("note.closed", language) if closed else ""
