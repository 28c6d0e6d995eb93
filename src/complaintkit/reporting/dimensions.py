"""The dimensions of a report: which codes a case carries in each of them."""

from collections.abc import Callable, Iterable, Mapping

from complaintkit.measures import Dimension, Special
from complaintkit.measures.tally import Codes
from complaintkit.reporting.seen import Seen


def codes_in(dimension: Dimension, seen: Seen) -> Codes:
    """The codes a case carries; parts of the period are told by its days, not here."""
    return _CODES[dimension](seen)


def _one(value: str | None) -> Codes:
    return (Special.NOT_KNOWN.value,) if value is None else (str(value),)


def _several(values: Iterable[str] | None) -> Codes:
    """All of them, each once; that there are none is known, or it is not."""
    if values is None:
        return (Special.NOT_KNOWN.value,)
    return tuple(sorted({str(value) for value in values})) or (Special.NONE.value,)


def _nature(seen: Seen) -> Codes:
    return _one(seen.facts.nature)


def _outcome(seen: Seen) -> Codes:
    return (Special.NOT_ASSESSED.value,) if seen.outcome is None else _one(seen.outcome)


def _ground(seen: Seen) -> Codes:
    return seen.grounds


def _merits(seen: Seen) -> Codes:
    return _one(seen.merits)


def _remedy(seen: Seen) -> Codes:
    return _one(seen.remedy)


def _closing(seen: Seen) -> Codes:
    return _one(seen.closing)


def _state(seen: Seen) -> Codes:
    return _one(seen.case.state)


def _category(seen: Seen) -> Codes:
    given, unknown = seen.facts.categories, seen.unknown_categories
    if given is None or not unknown:
        return _several(given)
    return (*sorted(given - unknown), Special.NOT_IN_TAXONOMY.value)


def _subject(seen: Seen) -> Codes:
    return _several(seen.facts.subjects)


def _medium(seen: Seen) -> Codes:
    return _several(seen.facts.medium)


def _intermediary(seen: Seen) -> Codes:
    return _several(seen.facts.intermediary)


def _language(seen: Seen) -> Codes:
    return _one(seen.facts.language)


def _complainant(seen: Seen) -> Codes:
    who = seen.facts.complainant
    return _one(None if who is None else who.kind)


def _unit(seen: Seen) -> Codes:
    return _one(seen.facts.unit)


def _body(seen: Seen) -> Codes:
    return _several(seen.facts.bodies)


def _earlier(seen: Seen) -> Codes:
    rows = seen.facts.earlier
    return _several(None if rows is None else [it.body or Special.NOT_KNOWN for it in rows])


_CODES: Mapping[Dimension, Callable[[Seen], Codes]] = {
    Dimension.NATURE: _nature,
    Dimension.OUTCOME: _outcome,
    Dimension.GROUND: _ground,
    Dimension.MERITS: _merits,
    Dimension.REMEDY: _remedy,
    Dimension.CLOSING: _closing,
    Dimension.STATE: _state,
    Dimension.CATEGORY: _category,
    Dimension.SUBJECT: _subject,
    Dimension.MEDIUM: _medium,
    Dimension.INTERMEDIARY: _intermediary,
    Dimension.LANGUAGE: _language,
    Dimension.COMPLAINANT: _complainant,
    Dimension.UNIT: _unit,
    Dimension.BODY: _body,
    Dimension.EARLIER: _earlier,
}
