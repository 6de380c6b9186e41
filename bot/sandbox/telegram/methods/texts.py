"""Texts and captions as the bot gives them: parsed, trimmed and within Telegram's limits."""

from bot.sandbox.telegram import html_parser
from bot.sandbox.telegram.entities import FormattedText, trimmed, utf16_length, with_found_entities
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.html_tags import ENTITY_OF_TAG
from bot.sandbox.telegram.shapes import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024

ENTITY_TYPES = set(ENTITY_OF_TAG.values()) | {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "expandable_blockquote",
    "text_mention",
}


def formatted(text: str, parse_mode: str | None, entities: list[Json] | None) -> FormattedText:
    """Return the text with the entities it names and those that Telegram finds by itself."""
    if not parse_mode:
        marked = FormattedText(text, [_checked(entity) for entity in entities or []])
    elif parse_mode.lower() == "html":
        marked = html_parser.parse(text)
    elif parse_mode.lower() in ("markdown", "markdownv2"):
        raise bad_request("only HTML is implemented here, not parse_mode " + parse_mode)
    else:
        raise bad_request("unsupported parse_mode")
    return with_found_entities(trimmed(marked))


def _checked(entity: Json) -> Json:
    if entity["type"] not in ENTITY_TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if entity["offset"] < 0 or entity["length"] <= 0:
        raise bad_request("can't parse MessageEntity: offset or length is out of the text")
    return entity


def text_content(p: Json) -> Json:
    """Return the content of a text message."""
    if not p.get("text"):
        raise bad_request("message text is empty")
    text = formatted(p["text"], p.get("parse_mode"), p.get("entities"))
    if not text.text:
        raise bad_request("text must be non-empty")
    # Counted in UTF-16 units, the strictest reading of Telegram's "characters".
    if utf16_length(text.text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    options = p.get("link_preview_options")
    preview = {"link_preview_options": options} if options else {}
    return {"text": text.text, "entities": text.entities} | preview


def caption_content(p: Json) -> Json:
    """Return the caption of a photo or file; nothing when it has none."""
    if not p.get("caption"):
        return {}
    caption = formatted(p["caption"], p.get("parse_mode"), p.get("caption_entities"))
    if utf16_length(caption.text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    if not caption.text:
        return {}
    return {"caption": caption.text, "caption_entities": caption.entities}
