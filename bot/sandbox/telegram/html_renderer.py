"""Writes text with entities as HTML that is safe in a web page."""

from html import escape
from itertools import pairwise

from bot.sandbox.telegram.entities import FormattedText, clipped, utf16_length
from bot.sandbox.telegram.shapes import Json

TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}
SAFE_LINKS = ("http://", "https://", "mailto:", "tg://", "tel:")


def render(formatted: FormattedText) -> str:
    """Return the text with tags around its entities; everything else is escaped."""
    units = formatted.text.encode("utf-16-le")
    entities = clipped(formatted.entities, 0, utf16_length(formatted.text))
    cuts = {0, len(units) // 2}
    for entity in entities:
        cuts |= {entity["offset"], entity["offset"] + entity["length"]}
    pieces: list[str] = []
    open_now: list[Json] = []
    for begin, end in _spans(cuts):
        piece = units[begin * 2 : end * 2].decode("utf-16-le", "replace")
        wanted = [entity for entity in entities if entity["offset"] <= begin < _end(entity)]
        pieces += _closing_and_opening(open_now, wanted, formatted.text)
        open_now = wanted
        pieces.append(escape(piece))
    return "".join(pieces + _closing_and_opening(open_now, [], formatted.text))


def _spans(cuts: set[int]) -> list[tuple[int, int]]:
    places = sorted(cuts)
    return list(pairwise(places))


def _end(entity: Json) -> int:
    return int(entity["offset"] + entity["length"])


def _closing_and_opening(before: list[Json], after: list[Json], text: str) -> list[str]:
    """Close what ends, open what begins; entities that only overlap are closed and opened again."""
    shared = 0
    while shared < min(len(before), len(after)) and before[shared] is after[shared]:
        shared += 1
    closing = [_tags(entity, text)[1] for entity in reversed(before[shared:])]
    return closing + [_tags(entity, text)[0] for entity in after[shared:]]


def _tags(entity: Json, text: str) -> tuple[str, str]:
    match entity["type"]:
        case "text_link":
            return _link(entity["url"])
        case "url":
            return _link(part(text, entity))
        case "pre":
            return _code_block(entity.get("language"))
    return TAGS.get(entity["type"], ("", ""))


def _link(url: str) -> tuple[str, str]:
    if not url.lower().startswith(SAFE_LINKS):
        return "", ""
    return f'<a href="{escape(url)}">', "</a>"


def _code_block(language: str | None) -> tuple[str, str]:
    if not language:
        return "<pre>", "</pre>"
    return f'<pre><code class="language-{escape(language)}">', "</code></pre>"


def part(text: str, entity: Json) -> str:
    """Return the piece of text that an entity covers."""
    units = text.encode("utf-16-le")
    return units[entity["offset"] * 2 : _end(entity) * 2].decode("utf-16-le", "replace")
