"""getUpdates without loss, for machines with no public address."""

import asyncio
import logging
import warnings
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final

from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError

from bot.clock import pause
from bot.dispatch import ALLOWED_UPDATES, Dispatch, NotDone

# The library would parse the whole batch and fail as a whole on one update it does not know.
warnings.filterwarnings("ignore", message="Please use 'Bot.getUpdates'")

log = logging.getLogger(__name__)

LONG_POLL: Final = 25  # seconds
BACKOFF: Final = 2.0


class Polling:
    """Fetches updates and acknowledges them only when they are safe: the offset moves past commits."""

    def __init__(self, bot: Bot, dispatch: Dispatch) -> None:
        self._bot = bot
        self._dispatch = dispatch
        self._offset = 0
        self._begun = False

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            fetch = asyncio.create_task(self._begin_or_poll())
            stopping = asyncio.create_task(stop.wait())
            await asyncio.wait({fetch, stopping}, return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            if not fetch.done():
                fetch.cancel()  # an update under way rolls back and comes again: it is not acknowledged
            try:
                with suppress(asyncio.CancelledError):
                    await fetch
            except (TelegramError, NotDone) as error:
                await self._back_off(error, stop)

    async def _begin_or_poll(self) -> None:
        if not self._begun:
            await self._bot.delete_webhook()  # Telegram answers getUpdates only while there is none
            self._begun = True
        await self.poll_once(wait=LONG_POLL)

    async def poll_once(self, *, wait: int = 0) -> int:
        """Fetch and handle what waits; return how many updates. Chats run side by side, one chat in order."""
        updates = await self._fetch(wait)
        chats = defaultdict(list)
        for update in updates:
            chats[_chat_of(update)].append(update)
        done = await asyncio.gather(*(self._handle(chat) for chat in chats.values()), return_exceptions=True)
        failures = [failure for failure in done if isinstance(failure, BaseException)]
        if failures:
            raise failures[0]
        if updates:
            self._offset = updates[-1]["update_id"] + 1
        return len(updates)

    async def _fetch(self, wait: int) -> list[dict[str, Any]]:
        """Ask for the updates as they are: dispatch alone decides what they mean."""
        parameters = {"offset": self._offset, "timeout": wait, "allowed_updates": ALLOWED_UPDATES}
        fetched: list[dict[str, Any]] = await self._bot.do_api_request(
            "getUpdates", api_kwargs=parameters, read_timeout=wait + 10
        )
        return fetched

    async def _handle(self, updates: Iterable[dict[str, Any]]) -> None:
        for update in updates:
            try:
                await self._dispatch.receive(update)
            except ValueError:
                log.error("update %s is none that we understand", update.get("update_id"))

    async def _back_off(self, error: Exception, stop: asyncio.Event) -> None:
        seconds = BACKOFF
        if isinstance(error, RetryAfter):
            after = error.retry_after
            seconds = after if isinstance(after, int) else after.total_seconds()
        log.warning("polling: %s; again in %s s", _named(error), seconds)
        await pause(seconds, stop)


def _named(error: Exception) -> str:
    """What Telegram says is safe to log but for a network error, which holds the address and so the token."""
    return type(error).__name__ if isinstance(error, NetworkError | NotDone) else str(error)


def _chat_of(update: dict[str, Any]) -> int:
    """Return the id of the person whose update this is; updates of one person are handled in order."""
    for content in update.values():
        if isinstance(content, dict) and "from" in content:
            return int(content["from"]["id"])
    return 0
