"""Tells a waiting page that there is something new to see."""

import asyncio


class Changes:
    def __init__(self) -> None:
        self.version = 0
        self._waiting: list[asyncio.Future[None]] = []
        self._closed = False

    def note(self) -> None:
        self.version += 1
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    def close(self) -> None:
        """Let everyone who waits go; from now on nobody waits."""
        self._closed = True
        self.note()

    async def wait(self, since: int, seconds: float) -> int:
        """Wait until the version is past `since`, or for so many seconds; return the version."""
        if self.version <= since and not self._closed:
            future = asyncio.get_running_loop().create_future()
            self._waiting.append(future)
            await asyncio.wait([future], timeout=seconds)
            future.cancel()
        return self.version
