"""Every sentence exists in three languages, with the same placeholders and the same formatting."""

import re
from io import BytesIO
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.i18n import LANGUAGES, SOURCE_LANGUAGE
from bot.i18n.catalog import LOCALES, po_file

BOT = LOCALES.parent / "bot"
KEYWORDS = {"_": None, "_n": (1, 2)}
TRANSLATED = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]


def said_in_code() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(str(BOT), keywords=KEYWORDS)
    return {message for _file, _line, message, _comments, _context in found}


def catalogue(language: str) -> Catalog:
    return read_po(BytesIO(po_file(language).read_bytes()), locale=language)


def entries(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_code_is_in_the_catalogue_and_no_other(language: str) -> None:
    listed = {message.id for message in entries(language)}

    assert listed == said_in_code(), "make catalogues brings them up to date"


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_empty_or_fuzzy(language: str) -> None:
    unfinished = [
        message.id
        for message in entries(language)
        if message.fuzzy or not message.string or not all(_strings(message.string))
    ]

    assert unfinished == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_and_formatting_are_those_of_the_source(language: str) -> None:
    """Babel's own check lets `{name}` become `{nom}`; a missing bold is only seen by the reader."""
    wrong = [
        (source, translation)
        for message in entries(language)
        for source, translation in zip(_strings(message.id), _strings(message.string), strict=True)
        if _placeholders(source) != _placeholders(translation) or _tags(source) != _tags(translation)
    ]

    assert wrong == []


def test_a_missing_or_broken_translation_is_found() -> None:
    assert _placeholders("{name} and {n}") != _placeholders("{nom} et {n}")
    assert _tags("<b>x</b>") != _tags("x")


def _strings(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def _placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def _tags(text: str) -> list[str]:
    return sorted(re.findall(r"</?[a-z]+>", text))
