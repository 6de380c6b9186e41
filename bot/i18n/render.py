"""From a stored sentence to what one reader reads: their language, their zone, escaped for Telegram."""

import logging
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from html import escape
from typing import Final
from unicodedata import bidirectional
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.i18n.catalog import translations
from bot.i18n.sentence import InLanguage, Instant, Sentence, Value, Verbatim, Weekday

log = logging.getLogger(__name__)

LOCALE: Final = {
    "en": Locale("en", "GB"),
    "fr": Locale("fr", "BE"),
    "nl": Locale("nl", "BE"),
}

# Babel patterns: how a moment reads in a running sentence of each language.
DAY: Final = {"en": "EEEE d MMMM", "fr": "EEEE d MMMM", "nl": "EEEE d MMMM"}
DATE: Final = {"en": "d MMMM y", "fr": "d MMMM y", "nl": "d MMMM y"}
CLOCK: Final = {"en": "HH:mm", "fr": "H'h'mm", "nl": "HH:mm"}
MOMENT: Final = {
    "en": "EEEE d MMMM 'at' HH:mm",
    "fr": "EEEE d MMMM 'à' H'h'mm",
    "nl": "EEEE d MMMM 'om' HH:mm",
}
STAMP: Final = {"en": "dd/MM/yyyy HH:mm", "fr": "dd/MM/yyyy H'h'mm", "nl": "dd-MM-yyyy HH:mm"}


def render(sentence: Sentence, *, language: str, zone: str) -> str:
    """Return the sentence as Telegram HTML; what people wrote in it is escaped."""
    return _render(sentence, language, zone, lambda text: escape(text, quote=False))


def render_plain(sentence: Sentence, *, language: str, zone: str) -> str:
    """Return the sentence as plain text, for buttons, menus and toasts."""
    return _render(sentence, language, zone, lambda text: text)


def _render(sentence: Sentence, language: str, zone: str, safe: Callable[[str], str]) -> str:
    if sentence.parts:
        return sentence.joiner.join(_render(part, language, zone, safe) for part in sentence.parts)
    values = {name: _read(value, language, zone, safe) for name, value in sentence.values.items()}
    return _fill(_template(sentence, language), values, sentence)


def _template(sentence: Sentence, language: str) -> str:
    catalogue = translations(language)
    if sentence.plural is not None and sentence.count is not None:
        return catalogue.ngettext(sentence.message, sentence.plural, sentence.count)
    return catalogue.gettext(sentence.message)


def _fill(template: str, values: Mapping[str, str], sentence: Sentence) -> str:
    """Fill in the values; a translation with a wrong placeholder falls back to the English source."""
    try:
        return template.format_map(values)
    except (KeyError, ValueError, IndexError):
        log.warning("broken translation", extra={"msgid": sentence.message})
        source = sentence.message if sentence.count in (None, 1) else sentence.plural or sentence.message
        return source.format_map(values)


def _read(value: Value, language: str, zone: str, safe: Callable[[str], str]) -> str:
    locale = LOCALE[language]
    match value:
        case Sentence():
            return _render(value, language, zone, safe)
        case InLanguage(own, sentence):
            return _render(sentence, own, zone, safe)
        case Verbatim(text):
            return safe(isolated(text))
        case str():
            return safe(isolated(value))
        case Instant():
            return _instant(value, language, zone)
        case Weekday(number):
            return str(get_day_names(locale=locale)[number])
        case int() | Decimal():
            return format_decimal(value, locale=locale)
        case date():
            return format_date(value, DAY[language], locale=locale)
        case time():
            return format_time(value, CLOCK[language], locale=locale)
        case tuple():
            return format_list([_read(item, language, zone, safe) for item in value], locale=locale)


def isolated(text: str) -> str:
    """Keep what is written from right to left, such as an Arabic name, from turning the sentence around."""
    if any(bidirectional(character) in {"R", "AL"} for character in text):
        return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"
    return text


def _instant(instant: Instant, language: str, zone: str) -> str:
    patterns = {"day": DAY, "date": DATE, "time": CLOCK, "moment": MOMENT, "stamp": STAMP}
    pattern = patterns[instant.format][language]
    return format_datetime(instant.at, pattern, tzinfo=ZoneInfo(zone), locale=LOCALE[language])
