"""The one door to the ``holidays`` package: public and bank holidays of a country, by name.

Names are asked for in one fixed language, whatever the process locale; a name the package
does not list in some year of the range is an error, because a renamed holiday that goes
missing without a word would move dates.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from complaintkit.errors import ChoiceError, HorizonError, did_you_mean, quoted

if TYPE_CHECKING:
    from holidays import HolidayBase

_LANGUAGE = "en_US"
_SEPARATOR = "; "
_CATEGORIES = ("public", "bank")


def holidays_version() -> str:
    """The version of the package the days come from."""
    import holidays

    return str(holidays.__version__)  # type: ignore[attr-defined]


def holiday_dates(
    country: str, names: Collection[str], first_year: int, last_year: int
) -> Mapping[str, tuple[date, ...]]:
    """The dates of the named public or bank holidays, year by year, both years included.

    Args:
        country: Two letters, such as ``BE``.
        names: Names as the package lists them in American English.
        first_year: The first year wanted.
        last_year: The last year wanted.

    Raises:
        ChoiceError: For an unknown country, or a name missing from some year.
        HorizonError: For years the package does not know.

    Examples:
        >>> from complaintkit.public_holidays import holiday_dates
        >>> holiday_dates("BE", ["Easter Monday"], 2026, 2026)
        {'Easter Monday': (datetime.date(2026, 4, 6),)}
    """
    listed = _listed(country, first_year, last_year)
    years = range(first_year, last_year + 1)
    return {name: _every_year(country, name, years, listed) for name in names}


@cache
def _listed(country: str, first_year: int, last_year: int) -> Mapping[str, tuple[date, ...]]:
    """Everything the package lists for a country, by name: its public and its bank holidays."""
    import holidays

    years = range(first_year, last_year + 1)
    categories = _categories(country, first_year, last_year)
    found = holidays.country_holidays(
        country, years=years, language=_LANGUAGE, observed=False, categories=categories
    )
    return _by_name(found.items())


def _categories(country: str, first_year: int, last_year: int) -> list[str]:
    """Which of ours the package has for a country; an error unless it knows these years."""
    known = _known(country)
    if first_year < known.start_year or last_year > known.end_year:
        message = (
            f"the holidays package knows {country} from {known.start_year} to {known.end_year}, "
            f"not {first_year} to {last_year}"
        )
        raise HorizonError(message)
    return [category for category in _CATEGORIES if category in known.supported_categories]


def _known(country: str) -> "HolidayBase":
    import holidays

    try:
        return holidays.country_holidays(country)
    except NotImplementedError:
        message = f"the holidays package knows no country {quoted(country)}"
        raise ChoiceError(message) from None


def _by_name(days: Iterable[tuple[date, str]]) -> Mapping[str, tuple[date, ...]]:
    by_name: dict[str, list[date]] = {}
    for day, names in sorted(days):
        for name in names.split(_SEPARATOR):
            by_name.setdefault(name, []).append(day)
    return {name: tuple(days) for name, days in by_name.items()}


def _every_year(
    country: str, name: str, years: range, listed: Mapping[str, tuple[date, ...]]
) -> tuple[date, ...]:
    dates = listed.get(name, ())
    missing = sorted(set(years) - {day.year for day in dates})
    if missing:
        message = (
            f"the holidays package lists no {quoted(name)} for {country} in {missing[0]}"
            f"{did_you_mean(name, listed)}"
        )
        raise ChoiceError(message)
    return dates
