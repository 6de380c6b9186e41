"""Reads the HTML of `parse_mode=HTML` as Telegram's own parser does, with its error texts.

Telegram counts offsets in bytes (errors) and UTF-16 units (entities); it forgives attributes that it does
not know, and nothing else.
"""

import re

from bot.sandbox.telegram.entities import FormattedText, utf16_length
from bot.sandbox.telegram.errors import Refusal, bad_request
from bot.sandbox.telegram.html_tags import ENTITY_OF_TAG, OpenTag, argument_of, entity_of, is_code_block
from bot.sandbox.telegram.shapes import Json

NAMED_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
SPACE = re.compile(r"\s*")


def parse(html: str) -> FormattedText:
    """Return the text and its entities, or refuse with Telegram's explanation."""
    return _Parser(html).parse()


def decoded(html: str) -> str:
    """Return the text with its character references replaced; unknown ones stay as they are."""
    return CHARACTER.sub(lambda match: _character(match) or match.group(), html)


def _character(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED_CHARACTERS.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else None


class _Parser:
    def __init__(self, html: str) -> None:
        self.html = html
        self.position = 0
        self.text = ""
        self.offset = 0
        self.open: list[OpenTag] = []
        self.entities: list[Json] = []

    def parse(self) -> FormattedText:
        while self.position < len(self.html):
            if self.html[self.position] != "<":
                self._read_text()
            elif self.html.startswith("</", self.position):
                self._read_end_tag()
            else:
                self._read_start_tag()
        if self.open:
            raise _broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return FormattedText(self.text, self.entities)

    def _read_text(self) -> None:
        end = self.html.find("<", self.position)
        piece = decoded(self._take_until(end if end >= 0 else len(self.html)))
        self.text += piece
        self.offset += utf16_length(piece)

    def _read_start_tag(self) -> None:
        begin = self.position
        self.position += 1
        name = self._take(TAG_NAME)
        if self._at_end:
            raise self._broken_at("Unclosed start tag", begin)
        name = name.lower()
        if name not in ENTITY_OF_TAG:
            raise self._broken_at(f'Unsupported start tag "{name}"', begin)
        argument = self._read_attributes(name, begin)
        if name == "span" and argument != "spoiler":
            raise self._broken_at('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(OpenTag(name, argument, self.offset, len(self.text)))

    def _read_attributes(self, tag: str, begin: int) -> str:
        """Read up to and including ">"; return the one value that matters for this tag."""
        argument = ""
        while True:
            self._take(SPACE)
            if self._skip(">"):
                return argument
            name = self._take(ATTRIBUTE_NAME).lower()
            if not name:
                raise self._broken_at(f'Empty attribute name in the tag "{tag}"', begin)
            self._take(SPACE)
            value = self._read_value(begin) if self._skip("=") else ""
            if self._at_end:
                raise self._broken_at(f'Unclosed start tag "{tag}"', begin)
            argument = argument_of(tag, name, value) or argument

    def _read_value(self, begin: int) -> str:
        self._take(SPACE)
        quote = self.html[self.position : self.position + 1]
        if quote not in ('"', "'") or not quote:
            return self._read_name_token()
        self.position += 1
        end = self.html.find(quote, self.position)
        if end < 0:
            raise self._broken_at("Unclosed start tag", begin)
        value = self._take_until(end)
        self.position += 1
        return decoded(value)

    def _read_name_token(self) -> str:
        begin = self.position
        token = self._take(NAME_TOKEN).lower()
        if not self._at_end and not (self._peek.isspace() or self._peek == ">"):
            raise self._broken_at("Unexpected end of name token", begin)
        return token

    def _read_end_tag(self) -> None:
        begin = self.position
        if not self.open:
            raise self._broken_at("Unexpected end tag", begin)
        self.position += 2
        name = self._take(TAG_NAME)
        self._take(SPACE)
        if not self._skip(">"):
            raise self._broken_at("Unclosed end tag", begin)
        tag = self.open.pop()
        if name and name != tag.name:
            where = f'{self._byte_offset(begin)}, expected "</{tag.name}>", found "</{name}>"'
            raise _broken(f"Unmatched end tag at byte offset {where}")
        self._close(tag)

    def _close(self, tag: OpenTag) -> None:
        entity = entity_of(tag, self.text[tag.text_position :]) if self.offset > tag.offset else None
        if entity is None:
            return
        entity |= {"offset": tag.offset, "length": self.offset - tag.offset}
        inner = self.entities[-1] if self.entities else {}
        if entity["type"] in ("pre", "code") and is_code_block(entity, inner):
            inner["type"] = "pre"
            inner["language"] = inner.get("language") or entity.get("language")
        else:
            self.entities.append(entity)

    @property
    def _at_end(self) -> bool:
        return self.position >= len(self.html)

    @property
    def _peek(self) -> str:
        return self.html[self.position]

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.html, self.position)
        self.position = match.end() if match else self.position
        return match.group() if match else ""

    def _take_until(self, end: int) -> str:
        piece = self.html[self.position : end]
        self.position = end
        return piece

    def _skip(self, character: str) -> bool:
        found = self.html.startswith(character, self.position)
        self.position += len(character) if found else 0
        return found

    def _byte_offset(self, position: int) -> int:
        return len(self.html[:position].encode("utf-8"))

    def _broken_at(self, problem: str, position: int) -> Refusal:
        return _broken(f"{problem} at byte offset {self._byte_offset(position)}")


def _broken(problem: str) -> Refusal:
    return bad_request(f"can't parse entities: {problem}")
