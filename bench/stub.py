"""The far side: a Bot API server that answers at once and notes what came when.

`python -m bench.stub` prints its port. For the bench: GET /messages (how many), GET /stats, GET /arrivals,
and POST /reset?limit=30.
"""

import asyncio
import json
import re
import sys
import time
from typing import Any, Final

from bench.answers import answer, parameters, too_many
from bench.arrivals import Arrival, Arrivals

CONTENT_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
LIMIT: Final = re.compile(r"[?&]limit=(\d+)")
HEAD: Final = b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class FarSide:
    def __init__(self) -> None:
        self._arrivals = Arrivals()
        self._last_id = 1000

    def respond(self, target: str, body: bytes) -> tuple[int, str]:
        """Return the status and the JSON for a request."""
        if target.startswith("/bot"):
            return self._call(target.rsplit("/", 1)[1].partition("?")[0], body)
        match target.partition("?")[0]:
            case "/messages":
                return 200, str(self._arrivals.messages)
            case "/stats":
                return 200, json.dumps(self._arrivals.statistics())
            case "/arrivals":
                return 200, json.dumps(self._arrivals.all)
            case "/reset":
                limit = LIMIT.search(target)
                self._arrivals = Arrivals(int(limit[1]) if limit else None)
                return 200, "{}"
        return 404, '{"ok":false,"error_code":404,"description":"Not Found"}'

    def _call(self, method: str, body: bytes) -> tuple[int, str]:
        given = parameters(body)
        source = given.get("from_chat_id", 0), given.get("message_id", 0)
        wait = self._arrivals.take(Arrival(time.monotonic(), method, given.get("chat_id", 0), *source))
        if wait is not None:
            return 429, too_many(wait)
        self._last_id += 1
        return 200, answer(method, given, self._last_id)


class Connection(asyncio.Protocol):
    """Just enough of HTTP/1.1: kept alive, with a Content-Length."""

    def __init__(self, far_side: FarSide) -> None:
        self._far_side = far_side
        self._waiting = b""
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        while self._take_request():
            pass

    def _take_request(self) -> bool:
        """Answer the first request that is there as a whole; False when there is none."""
        head, complete, rest = self._waiting.partition(b"\r\n\r\n")
        if not complete:
            return False
        found = CONTENT_LENGTH.search(head)
        length = int(found[1]) if found else 0
        if len(rest) < length:
            return False
        self._waiting = rest[length:]
        target = head.split(b" ", 2)[1].decode()
        status, said = self._far_side.respond(target, rest[:length])
        encoded = said.encode()
        self._transport.write(HEAD % (status, len(encoded)) + encoded)
        return True


async def serve() -> None:
    far_side = FarSide()
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(far_side), "127.0.0.1", 0, backlog=1024
    )
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    import uvloop

    uvloop.run(serve())
