"""Text with entities (bold, links, commands …), counted in UTF-16 units as Telegram counts."""

import re
from dataclasses import dataclass, field

from bot.sandbox.telegram.shapes import Json


@dataclass(frozen=True)
class FormattedText:
    text: str
    entities: list[Json] = field(default_factory=list)


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def trimmed(formatted: FormattedText) -> FormattedText:
    """Telegram cuts white space off both ends of a text, and the entities with it."""
    body = formatted.text.strip()
    start = utf16_length(formatted.text[: len(formatted.text) - len(formatted.text.lstrip())])
    return FormattedText(body, clipped(formatted.entities, start, utf16_length(body)))


def clipped(entities: list[Json], start: int, length: int) -> list[Json]:
    """Return the entities as they lie within `length` units from `start`, in Telegram's order."""
    kept = []
    for entity in entities:
        begin = max(entity["offset"] - start, 0)
        end = min(entity["offset"] + entity["length"] - start, length)
        if end > begin:
            kept.append(entity | {"offset": begin, "length": end - begin})
    return sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


# What Telegram finds in a text by itself. Simpler than the real thing, which knows every top-level domain.
FOUND = (
    ("url", re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?()\[\]]")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@.+-])@[A-Za-z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#&/])#(?=\w*[^\W\d])\w{1,256}")),
)
WITHOUT_MORE = {"code", "pre", "text_link", "url", "email"}


def with_found_entities(formatted: FormattedText) -> FormattedText:
    """Add the commands, links, addresses, mentions and hashtags that stand in the text."""
    entities = list(formatted.entities)
    for kind, pattern in FOUND:
        for match in pattern.finditer(formatted.text):
            offset = utf16_length(formatted.text[: match.start()])
            found = {"type": kind, "offset": offset, "length": utf16_length(match.group())}
            if not any(_overlap(found, other) for other in entities if other["type"] in WITHOUT_MORE):
                entities.append(found)
    return FormattedText(formatted.text, clipped(entities, 0, utf16_length(formatted.text)))


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )
