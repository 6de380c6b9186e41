"""Requests that Telegram would never make: broken, of a stranger, or far too large."""

import copy
import json
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Final

from bot.web import LARGEST_UPDATE, SECRET_HEADER

Content = bytes | AsyncIterator[bytes]

NO_OBJECT: Final = (
    b"",
    b"[]",
    b"null",
    b'"text"',
    b"3",
    b"true",
    b"{}",
    b"\xff\xfe",
    b"\x00" * 40,
    b"{'a': 1",
)
DEEP: Final = (b"[" * 200_000, b'{"message":' * 50_000, b'{"update_id":' + b"9" * 10_000 + b"}")


def _replies(count: int) -> dict[str, Any]:
    """A message that replies to one that replies to one …"""
    message: dict[str, Any] = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}
    return message | ({"reply_to_message": _replies(count - 1)} if count else {})


# What stands in the place of something else. Each makes an update that is none.
WRONG: Final[tuple[tuple[str, Any], ...]] = (
    ("update_id", "one"),
    ("update_id", None),
    ("update_id", 1.5),
    ("update_id", []),
    ("update_id", 2**63),
    ("message", 3),
    ("message", "text"),
    ("message", []),
    ("message", {}),
    ("message.date", "today"),
    ("message.date", 2**52),
    ("message.date", -(2**52)),
    ("message.chat", 3),
    ("message.chat", {}),
    ("message.from", "Amina"),
    ("message.from", {"id": 1}),
    ("message.from.id", "one"),
    ("message.from.id", 2**70),
    ("message.from.id", []),
    ("message.entities", 3),
    ("message.entities", [3]),
    ("message.reply_to_message", "that one"),
    ("message.reply_to_message", _replies(480)),
    ("message.voice", {"file_id": "1", "file_unique_id": "1", "duration": 2**60}),
)


@dataclass(frozen=True)
class Broken:
    """A request, and what is the only right answer."""

    content: Content
    secret: str | None
    answer: int
    what: str = ""

    @property
    def headers(self) -> dict[bytes, bytes]:
        return {} if self.secret is None else {SECRET_HEADER.encode(): self.secret.encode()}


class BrokenRequests:
    """Made from one good update and the right secret."""

    def __init__(self, update: dict[str, Any], secret: str, chance: random.Random) -> None:
        self._update = update
        self._secret = secret
        self._chance = chance

    def any(self) -> Broken:
        make = self._chance.choice([self._bytes, self._cut, self._wrong, self._secretly, self._oversized])
        return make()

    def _bytes(self) -> Broken:
        noise = self._chance.randbytes(self._chance.randint(1, 200))
        return Broken(self._chance.choice([*NO_OBJECT, *DEEP, b"\xff" + noise]), self._secret, 400)

    def _cut(self) -> Broken:
        whole = json.dumps(self._update).encode()
        return Broken(whole[: self._chance.randrange(len(whole))], self._secret, 400)

    def _wrong(self) -> Broken:
        where, what = self._chance.choice(WRONG)
        *path, last = where.split(".")
        changed = copy.deepcopy(self._update)
        place = changed
        for step in path:
            place = place[step]
        place[last] = what
        return Broken(json.dumps(changed).encode(), self._secret, 400, f"{where} is {what!r:.80}")

    def _secretly(self) -> Broken:
        right = self._secret
        wrong = [None, "", "é", right[:-1], right + "0", right.upper(), right[::-1], "0" * 5_000]
        return Broken(json.dumps(self._update).encode(), self._chance.choice(wrong), 403)

    def _oversized(self) -> Broken:
        more = self._chance.randint(1, 200_000)
        padded = json.dumps(self._update).encode() + b" " * (LARGEST_UPDATE + more)
        in_one_piece = self._chance.random() < 0.5
        return Broken(padded if in_one_piece else _in_chunks(padded), self._secret, 413)


async def _in_chunks(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 65_536):
        yield body[start : start + 65_536]
