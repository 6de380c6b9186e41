"""A tiny server on this machine that answers everything alike, or hangs up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class Answering:
    status: int | None  # None: it hangs up
    url: str = ""
    heard: int = 0
    _more: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def hears(self, times: int) -> None:
        async with asyncio.timeout(20), self._more:
            await self._more.wait_for(lambda: self.heard >= times)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if self.status is not None:
            writer.write(b"HTTP/1.1 %d X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % self.status)
        writer.close()
        async with self._more:
            self.heard += 1
            self._more.notify_all()


@asynccontextmanager
async def answering(status: int | None) -> AsyncIterator[Answering]:
    far_side = Answering(status)
    server = await asyncio.start_server(far_side.answer, "127.0.0.1", 0)
    far_side.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield far_side
