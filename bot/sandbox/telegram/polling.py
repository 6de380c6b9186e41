"""getUpdates: hands over what is pending, or waits for it."""

import asyncio

from bot.sandbox.telegram.errors import Refusal, conflict
from bot.sandbox.telegram.shapes import Json
from bot.sandbox.telegram.updates import Updates

LONGEST_WAIT = 50
TWO_AT_ONCE = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Polling:
    """The one open getUpdates call: a newer call ends an older one."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._waiting: asyncio.Future[None] | None = None
        self._closed = False
        updates.on_arrival.append(self._wake)

    @property
    def is_waiting(self) -> bool:
        return self._waiting is not None

    async def get(self, limit: int, seconds: int) -> list[Json]:
        """Return up to `limit` updates, waiting at most so many seconds for the first."""
        self.end(conflict(TWO_AT_ONCE))
        if not len(self._updates) and seconds > 0 and not self._closed:
            await self._wait(min(seconds, LONGEST_WAIT))
        return self._updates.first(limit)

    def end(self, reason: Refusal) -> None:
        """Refuse the call that is waiting, if one is."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(reason)

    def close(self) -> None:
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)

    async def _wait(self, seconds: float) -> None:
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await waiting
        except TimeoutError:
            return
        finally:
            if self._waiting is waiting:
                self._waiting = None
