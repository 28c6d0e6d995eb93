"""The one door to the ``holidays`` package: public holidays of a country, by name.

Names are asked for in one fixed language, whatever the process locale; a name the package
does not list in some year of the range is an error, because a renamed holiday that goes
missing without a word would move dates.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache

from complaintkit.errors import ChoiceError, HorizonError, did_you_mean, quoted

_LANGUAGE = "en_US"
_SEPARATOR = "; "


def holidays_version() -> str:
    """The version of the package the days come from."""
    import holidays

    return str(holidays.__version__)  # type: ignore[attr-defined]


def holiday_dates(
    country: str, names: Collection[str], first_year: int, last_year: int
) -> Mapping[str, tuple[date, ...]]:
    """The dates of the named public holidays, year by year, both years included.

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
    import holidays

    try:
        found = holidays.country_holidays(
            country, years=range(first_year, last_year + 1), language=_LANGUAGE, observed=False
        )
    except NotImplementedError:
        message = f"the holidays package knows no country {quoted(country)}"
        raise ChoiceError(message) from None
    if first_year < found.start_year or last_year > found.end_year:
        message = (
            f"the holidays package knows {country} from {found.start_year} to {found.end_year}, "
            f"not {first_year} to {last_year}"
        )
        raise HorizonError(message)
    return _by_name(found.items())


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
