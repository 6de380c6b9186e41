"""The translations: .po files read once, as gettext understands them."""

import gettext
import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES: Final = Path(__file__).parents[2] / "locales"
LANGUAGES: Final = {"fr": "Français", "nl": "Nederlands", "en": "English"}
SOURCE_LANGUAGE: Final = "en"
DOMAIN: Final = "duo"
NO_BREAK: Final = "\N{NARROW NO-BREAK SPACE}"
NARROW: Final = re.compile(r" (?=[?!:;»])|(?<=«) ")


def known_language(code: str | None) -> str | None:
    """Return "fr", "nl" or "en" for an IETF tag such as Telegram's "fr-BE", or None for any other."""
    language = (code or "").split("-")[0].lower()
    return language if language in LANGUAGES else None


def read_all() -> None:
    """Read every language now, so that nobody's first message waits for it."""
    for language in LANGUAGES:
        translations(language)


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of `language`; fuzzy and empty entries fall back to the English source."""
    path = po_file(language)
    with path.open("rb") as source:
        catalog = read_po(source, locale=language)
    if language == "fr":
        _keep_punctuation_with_its_word(catalog)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _keep_punctuation_with_its_word(catalog: Catalog) -> None:
    """French puts a space before ? ! : ; and inside « »: make it one at which no line breaks.

    Translators type plain spaces, which they can see.
    """
    for message in list(catalog)[1:]:  # the first is the header
        if isinstance(message.string, str):
            message.string = NARROW.sub(NO_BREAK, message.string)
        elif message.string:
            message.string = tuple(NARROW.sub(NO_BREAK, string) for string in message.string)


def po_file(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
