"""The translations: .po files read once, as gettext understands them."""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES: Final = Path(__file__).parents[2] / "locales"
LANGUAGES: Final = {"fr": "Français", "nl": "Nederlands", "en": "English"}
SOURCE_LANGUAGE: Final = "en"
DOMAIN: Final = "duo"


def known_language(code: str | None) -> str | None:
    """Return "fr", "nl" or "en" for an IETF tag such as Telegram's "fr-BE", or None for any other."""
    language = (code or "").split("-")[0].lower()
    return language if language in LANGUAGES else None


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of `language`; fuzzy and empty entries fall back to the English source."""
    path = po_file(language)
    with path.open("rb") as source:
        catalog = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def po_file(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
