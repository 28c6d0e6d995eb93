"""What came out of checking a published figure, in words."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from complaintkit.measures.published.printed import Between, Exactness
from complaintkit.measures.words import Words

if TYPE_CHECKING:
    from complaintkit.measures.published.checked import CheckedFigure
    from complaintkit.measures.published.printed import PrintedPercent

_WITH_OTHERS = {"no-base-count", "not-printed"}
"""Grounds whose sentence says more where the other figures of a document tell more."""
_PLACES = 2
_WITH_BASES = {"other-rate", "no-base"}
_WITH_PAIRS = {"other-rate", "no-count-fits"}


def sentences(found: "CheckedFigure") -> Iterator[Words]:
    """Why the verdict is as it is, then all that helps to find what is right."""
    yield _ground(found)
    if found.base_supposed and found.base is not None:
        yield Words(message="figures.base-supposed", values={"base": found.base})
    for slip in found.slips:
        yield Words(message=f"figure-slip.{slip}")
    yield from _what_would_fit(found)
    if found.ties_with:
        yield Words(message="figures.ties-with", values={"labels": list(found.ties_with)})
    for other in found.otherwise:
        values: dict[str, object] = {"base": other.label, "number": other.rate.denominator}
        values |= {"percent": _percent(other.percent)}
        yield Words(message="figures.otherwise", values=values)
    if found.says is not None:
        yield Words(text=found.says)


def _ground(found: "CheckedFigure") -> Words:
    """The sentence of a ground; it takes from these values what it needs."""
    message = f"figure-ground.{found.ground}"
    if found.ground == "no-base-count" and found.counts is not None:
        message += "-counts"
    elif found.ground in _WITH_OTHERS and found.bases is not None:
        message += "-bases"
    return Words(message=message, values=_values(found))


def _values(found: "CheckedFigure") -> dict[str, object]:
    rest = None if found.difference is None else -found.difference
    values = {
        "count": found.count,
        "base": found.total if found.rate is None else found.rate.denominator,
        "printed": None if found.printed is None else percent_words(found.printed),
        "exact": _percent(found.exact),
        "total": found.total,
        "found": _percent(found.found),
        "rest": _percent(rest),
        "counts": None if found.counts is None else _between(found.counts),
        "bases": None if found.bases is None else _between(found.bases),
        "missing": list(found.missing),
    }
    return {name: value for name, value in values.items() if value is not None}


def _what_would_fit(found: "CheckedFigure") -> Iterator[Words]:
    """Counts and bases that would be printed as the percentage is."""
    values = _values(found)
    if found.ground == "other-rate":
        counts = "no-count" if found.counts is None else "counts"
        yield Words(message=f"figures.{counts}", values=values)
        if found.wanted_base is not None and found.bases is None:
            wanted = {**values, "wanted": found.wanted_base}
            yield Words(message="figures.no-base", values=wanted)
    for rate in found.around:
        exact = _percent(rate.percent(_PLACES))
        next_to = {"count": rate.numerator, "base": rate.denominator, "exact": exact}
        yield Words(message="figures.next-to", values=next_to)
    if found.bases is not None and found.ground in _WITH_BASES:
        yield Words(message="figures.bases", values=values)
    if found.pairs and found.ground in _WITH_PAIRS:
        pairs = [Words(message="figures.pair", values=pair.as_dict()) for pair in found.pairs]
        yield Words(message="figures.pairs", values={**values, "pairs": pairs})


def percent_words(printed: "PrintedPercent") -> Words:
    """A percentage as it is printed, such as "more than 60 %"."""
    message = f"figure-percent.{printed.exactness}"
    return Words(message=message, values={"number": printed.number})


def _percent(number: int | Decimal | None) -> int | Words | None:
    """A number with a point is a percentage; a whole one is a count."""
    if not isinstance(number, Decimal):
        return number
    return Words(message=f"figure-percent.{Exactness.ROUNDED}", values={"number": number})


def _between(numbers: Between) -> int | Words:
    if numbers.low == numbers.high:
        return numbers.low
    message = "figures.or-more" if numbers.high is None else "figures.range"
    return Words(message=message, values=numbers.as_dict())
