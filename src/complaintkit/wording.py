"""The one door to babel: from a message id and plain values to a sentence in a language.

The sentences stand in ``data/locale/*.po``, one catalogue a language, and are compiled in
memory when a language is first asked for. Dates are written the Belgian way; a language
is always given, never taken from the process.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from complaintkit.errors import UnknownNameError

_LOCALES = {"fr": "fr_BE", "nl": "nl_BE", "de": "de_BE", "en": "en_BE"}
_NUMBERS = _LOCALES | {"en": "en_GB"}  # The locale of English in Belgium writes 36,8.
_SPANS = {"year": "y", "quarter": "QQQQ y", "month": "LLLL y"}
_FRENCH_FIRST = {"full": "EEEE d'er' MMMM y", "long": "d'er' MMMM y", "d MMM": "d'er' MMM"}


def say(message: str, language: str, number: int | None = None, /, **values: object) -> str:
    """A sentence.

    Args:
        message: The id of the message in the catalogues.
        language: fr, nl, de or en.
        number: What decides between singular and plural; also given as ``n``, unless
            ``n`` is among the values.
        **values: What the sentence is about.

    Raises:
        UnknownNameError: For another language or an id that no catalogue has.

    Examples:
        >>> from complaintkit.wording import say
        >>> say("unit.calendar-days", "nl", 10)
        '10 kalenderdagen'
    """
    catalogue = _catalogue(language)
    if number is None:
        sentence = catalogue.gettext(message)
    else:
        sentence = catalogue.ngettext(message, message, number)
    if not message or sentence == message:
        kind = "message"
        raise UnknownNameError(kind, message, ())
    return sentence.format(**{"n": number} | values)


def say_day(day: date, language: str) -> str:
    """A day with its weekday, such as "mercredi 13 mai 2026"."""
    return _formatted(day, "full", language)


def say_short_day(day: date, language: str) -> str:
    """A day without its weekday, such as "13 mai 2026"."""
    return _formatted(day, "long", language)


def say_weekday(weekday: int, language: str) -> str:
    """The name of a day of the week, Monday being 0."""
    return _formatted(date(2001, 1, 1 + weekday), "EEEE", language)


def say_day_month(day: date, language: str) -> str:
    """A day without its year, short, such as "13 mai"."""
    return _formatted(day, "d. MMM" if language == "de" else "d MMM", language)


def say_span(first: date, unit: str, language: str) -> str:
    """A year, a quarter or a month by a day of it, such as "2e trimestre 2019".

    Examples:
        >>> from datetime import date
        >>> from complaintkit.wording import say_span
        >>> [say_span(date(2019, 4, 1), unit, "en") for unit in ("year", "quarter", "month")]
        ['2019', '2nd quarter 2019', 'April 2019']
    """
    return _formatted(first, _SPANS[unit], language)


def say_month(day: date, language: str) -> str:
    """The month of a day, short and without its year, such as "mai"."""
    return _formatted(day, "LLL", language)


def say_number(number: int | Decimal, language: str) -> str:
    """A number with as many decimals as it has, such as "16 588" or "36,80".

    Examples:
        >>> from decimal import Decimal
        >>> from complaintkit.wording import say_number
        >>> say_number(Decimal("36.80"), "nl"), say_number(16588, "en")
        ('36,80', '16,588')
    """
    from babel.numbers import format_decimal

    places = max(0, -int(Decimal(number).as_tuple().exponent))
    pattern = f"#,##0.{'0' * places}" if places else "#,##0"
    _locale(language)
    return format_decimal(number, pattern, _NUMBERS[language], decimal_quantization=False)


def language_names(code: str) -> dict[str, str]:
    """What a language is called in each language; nothing where its code is not known.

    Examples:
        >>> from complaintkit.wording import language_names
        >>> language_names("nl")["fr"]
        'n\u00e9erlandais'
    """
    from babel import Locale

    names = {it: Locale.parse(_LOCALES[it]).languages.get(code) for it in _LOCALES}
    return {it: name for it, name in names.items() if name}


def say_list(parts: Iterable[str], language: str) -> str:
    """Several things: "a, b and c"."""
    from babel.lists import format_list

    return format_list(list(parts), locale=_locale(language))


def say_apart(parts: Iterable[str], language: str) -> str:
    """Several things that hold commas of their own, such as "a; b"; nothing of what is empty."""
    between = say("list.apart", language, first="", second="")
    return between.join(part for part in parts if part)


def _formatted(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    if language == "fr" and day.day == 1:
        pattern = _FRENCH_FIRST.get(pattern, pattern)
    return format_date(day, pattern, locale=_locale(language))


def _locale(language: str) -> str:
    if language not in _LOCALES:
        kind = "language"
        raise UnknownNameError(kind, language, _LOCALES)
    return _LOCALES[language]


@cache
def _catalogue(language: str) -> GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    _locale(language)
    source = Path(__file__).parent / "data" / "locale" / f"{language}.po"
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source.read_bytes()), locale=language, abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)
