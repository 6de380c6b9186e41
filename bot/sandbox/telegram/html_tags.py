"""The tags of Telegram's HTML and the entities that they make."""

import re
from dataclasses import dataclass

from bot.sandbox.telegram.shapes import Json

ENTITY_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}


@dataclass
class OpenTag:
    name: str
    argument: str
    offset: int
    text_position: int


def argument_of(tag: str, attribute: str, value: str) -> str:
    """Return the value if it is the one that matters for this tag, else nothing."""
    match tag, attribute:
        case "a", "href":
            return value
        case "code", "class" if value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case "tg-emoji", "emoji-id":
            return value
        case "blockquote", "expandable":
            return "expandable"
    return ""


def entity_of(tag: OpenTag, content: str) -> Json | None:
    """Return the entity of a tag without its place; None for a link that leads nowhere."""
    kind = ENTITY_OF_TAG[tag.name]
    match kind:
        case "text_link":
            url = tag.argument or content
            is_link = re.match(r"(?:https?|tg|tonsite|mailto|tel)(?::|$)", url) or re.match(
                r"[\w-]+\.\w", url
            )
            return {"type": kind, "url": url} if is_link else None
        case "blockquote" if tag.argument:
            return {"type": "expandable_blockquote"}
        case "custom_emoji":
            return {"type": kind, "custom_emoji_id": tag.argument}
        case "code" if tag.argument:
            return {"type": kind, "language": tag.argument}
    return {"type": kind}


def is_code_block(outer: Json, inner: Json) -> bool:
    """`<pre><code class="language-x">` (either way round) is one block, with a language."""
    same_place = all(inner.get(key) == outer[key] for key in ("offset", "length"))
    other = {"pre": "code", "code": "pre"}[outer["type"]]
    return same_place and inner.get("type") == other and bool(inner.get("language") or outer.get("language"))
