"""What makes a text of the agreement, and when somebody is reminded of it. Pure."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from unicodedata import category, normalize

from bot.i18n import LANGUAGES
from bot.people.rules import decent_hour

LONGEST: Final = 3500  # of a text: with what stands around it, it fits into one message
REMIND_AFTER: Final = timedelta(days=7)
PAGE: Final = 8


class Source(StrEnum):
    """Whence a text is taken that nobody has to type."""

    LAST = "last"  # the version that is in force
    EXAMPLE = "example"


def tidy(text: str) -> str:
    """Return the text with its paragraphs, and without what only disturbs: spaces at the ends of lines, empty
    lines in a row, characters that nobody sees."""
    lines = normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    seen = ["".join(each for each in line if category(each) != "Cc").rstrip() for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(seen)).strip()


def is_text(text: str) -> bool:
    """There is something to read in it, whatever the script."""
    return any(character.isalpha() for character in text)


def length(text: str) -> int:
    """As Telegram counts: in units of UTF-16, so that an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def first_missing(written: Collection[str]) -> str | None:
    """Return the language in which a text is to be written next: French, Dutch, then English."""
    return next((language for language in LANGUAGES if language not in written), None)


def remind_time(asked_at: datetime, *, zone: str) -> datetime:
    """A week later, at a decent hour."""
    return decent_hour(asked_at + REMIND_AFTER, zone=zone)
