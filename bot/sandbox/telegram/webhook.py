"""Pushes updates to the bot's own address until it answers 2xx."""

import asyncio
from urllib.parse import urlsplit

import httpx

from bot.sandbox.telegram.shapes import Json
from bot.sandbox.telegram.updates import Pending, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
FIRST_PAUSE = 0.1
LONGEST_PAUSE = 2.0
PATIENCE = 60.0
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Webhook:
    """Chats are pushed side by side, the updates of one chat in order."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._client: httpx.AsyncClient | None = None
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore()
        self.url = ""
        self.secret = ""
        self.max_connections = 40
        self.last_error: str | None = None
        updates.on_arrival.append(self._push_waiting)

    async def open(self, url: str, *, secret: str, max_connections: int) -> None:
        """Start to push to this address, from the oldest pending update on."""
        await self.close()
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self._slots = asyncio.Semaphore(max_connections)
        # The bot is on this machine: a proxy from the environment must not come between.
        self._client = httpx.AsyncClient(timeout=PATIENCE, trust_env=False)
        self._push_waiting()

    async def close(self) -> None:
        """Stop pushing; what was not accepted stays pending."""
        self.url, self.last_error = "", None
        lanes = list(self._lanes.values())
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)
        self._lanes.clear()
        if self._client:
            await self._client.aclose()
            self._client = None

    def info(self) -> Json:
        return {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
            "max_connections": self.max_connections,
            **({"allowed_updates": self._updates.allowed} if self._updates.allowed else {}),
            **({"last_error_message": self.last_error} if self.last_error else {}),
        }

    def _push_waiting(self) -> None:
        if not self.url:
            return
        for chat_id in self._updates.chats():
            if chat_id not in self._lanes:
                self._lanes[chat_id] = asyncio.create_task(self._push_chat(chat_id))

    async def _push_chat(self, chat_id: int) -> None:
        pause = FIRST_PAUSE
        while pending := self._updates.next_of(chat_id):
            async with self._slots:
                problem = await self._push(pending)
            if problem is None:
                self._updates.confirm(pending.id)
                pause = FIRST_PAUSE
            else:
                self.last_error = problem
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        del self._lanes[chat_id]

    async def _push(self, pending: Pending) -> str | None:
        """Return what went wrong, or None when the bot took the update."""
        assert self._client is not None
        if urlsplit(self.url).hostname not in LOOPBACK:
            return "Connection failed: the local Telegram reaches this machine only"
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        try:
            answer = await self._client.post(self.url, json=pending.body, headers=headers)
        except httpx.HTTPError as problem:
            return f"Connection failed: {type(problem).__name__}"
        return None if answer.is_success else _complaint(answer)


def _complaint(answer: httpx.Response) -> str:
    return f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
