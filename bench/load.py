"""Telegram's side of the webhook: pushes private texts over connections that are kept alive.

`python -m bench.load` reads a `Pushing` as JSON and prints, as JSON, what was pushed and when.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Final

STATUS: Final = slice(9, 12)  # of "HTTP/1.1 200 OK"
PAUSE: Final = 0.05  # before an update that was not taken is pushed again
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True)
class Pushing:
    """Who writes how often to whom: each of `people` in turn, `rate` a second or as fast as it goes."""

    port: int
    people: list[int]
    number: int
    path: str = "/telegram"
    secret: str | None = None
    in_flight: int = 40  # as many connections as Telegram opens at most unless told otherwise
    rate: float | None = None
    first_update: int = 1


@dataclass
class Pushed:
    chat: int
    message: int
    at: float
    answered_at: float = 0.0
    refusals: int = 0


@dataclass
class Pusher:
    told: Pushing
    pushed: list[Pushed] = field(default_factory=list)

    async def push_all(self) -> None:
        work = self._due()
        await asyncio.gather(*(self._connection(work) for _number in range(self.told.in_flight)))

    def _due(self) -> Iterator[tuple[int, float]]:
        """The updates in order, each with the moment before which it is not pushed."""
        chance = random.Random(1)
        at = time.monotonic()
        for number in range(self.told.number):
            at += chance.expovariate(self.told.rate) if self.told.rate else 0.0
            yield number, at

    async def _connection(self, work: Iterator[tuple[int, float]]) -> None:
        line = Line(self.told.port)
        for number, at in work:
            if (early := at - time.monotonic()) > 0:
                await asyncio.sleep(early)
            chat = self.told.people[number % len(self.told.people)]
            note = Pushed(chat, number // len(self.told.people) + 1, time.monotonic())
            self.pushed.append(note)
            request = self._request(number, note)
            while not await line.takes(request):
                note.refusals += 1
                await asyncio.sleep(PAUSE)
            note.answered_at = time.monotonic()
        line.close()

    def _request(self, number: int, note: Pushed) -> bytes:
        body = json.dumps(_update(self.told.first_update + number, note.chat, note.message)).encode()
        lines = [
            f"POST {self.told.path} HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            *([f"{SECRET_HEADER}: {self.told.secret}"] if self.told.secret else []),
        ]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Line:
    """One connection, opened again when the other side has closed it, as servers do when it is idle."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def takes(self, request: bytes) -> bool:
        """Push one update; True when it was answered with 200, after which Telegram forgets it."""
        if self._open is None or self._open[0].at_eof():
            self.close()
            self._open = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._open
        writer.write(request)
        try:
            return await _status(reader) == b"200"
        except (asyncio.IncompleteReadError, ConnectionError):
            self.close()
            return False

    def close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None


async def _status(reader: asyncio.StreamReader) -> bytes:
    """Read one answer to its end."""
    head = await reader.readuntil(b"\r\n\r\n")
    for line in head.split(b"\r\n"):
        name, _colon, value = line.partition(b":")
        if name.lower() == b"content-length":
            await reader.readexactly(int(value))
    return head[STATUS]


def _update(update_id: int, chat: int, message: int) -> dict[str, object]:
    account = {"id": chat, "first_name": "Ada", "language_code": "en"}
    return {
        "update_id": update_id,
        "message": {
            "message_id": message,
            "date": 1790000000,
            "from": account | {"is_bot": False},
            "chat": {"id": chat, "first_name": "Ada", "type": "private"},
            "text": "Shall we meet on Tuesday at six, at the library?",
        },
    }


def main() -> None:
    pusher = Pusher(Pushing(**json.loads(sys.stdin.read())))
    try:
        import uvloop

        uvloop.run(pusher.push_all())
    finally:
        json.dump([asdict(note) for note in pusher.pushed], sys.stdout)


if __name__ == "__main__":
    main()
