"""A Telegram of our own: people on one side, the Bot API over real HTTP on the other."""

import time
from collections import deque
from collections.abc import Callable
from datetime import datetime

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.telegram import views
from bot.sandbox.telegram.core import Core
from bot.sandbox.telegram.faults import Faults
from bot.sandbox.telegram.listening import Listener
from bot.sandbox.telegram.media import PeopleWithMedia
from bot.sandbox.telegram.server import BotApi
from bot.sandbox.telegram.shapes import Call, Message
from bot.sandbox.telegram.taps import PeopleWhoTap


class LocalTelegram(PeopleWithMedia, PeopleWhoTap):
    """Strict where Telegram is strict. Everything is in memory and in the event loop's thread.

    `now` is the clock that people see on their messages; `monotonic` measures rates and lateness.
    """

    def __init__(
        self,
        *,
        token: str,
        username: str,
        now: Callable[[], datetime],
        rate: int = 30,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        core = Core(token=token, username=username, now=now, rate=rate, monotonic=monotonic)
        super().__init__(core)
        self._api = BotApi(core, self._hang_up)
        self._listener = Listener(self._api.app)

    @property
    def app(self) -> Starlette:
        return self._api.app

    @property
    def token(self) -> str:
        return self.core.token

    @property
    def username(self) -> str:
        return self.core.username

    @property
    def rate(self) -> int:
        """How many messages Telegram takes in any second."""
        return self.core.limits.rate

    @rate.setter
    def rate(self, rate: int) -> None:
        self.core.limits.rate = rate

    def limit_chats(self, *, burst: int, seconds: float) -> None:
        """Set how many messages one chat takes in how many seconds."""
        self.core.limits.chat_burst, self.core.limits.chat_window = burst, seconds

    def chat(self, account_id: int) -> list[Message]:
        """Return what this person sees, oldest first."""
        self._account(account_id)
        return [views.as_seen(message) for message in self.core.chats.of(account_id)]

    def commands(self, account_id: int) -> list[tuple[str, str]]:
        """Return the menu that this person sees: (command, description)."""
        menu = self.core.menus.seen_by(self._account(account_id))
        return [(item["command"], item["description"]) for item in menu]

    def file(self, file_id: str) -> tuple[bytes, str]:
        """Return the content of a file and its mime type."""
        file = self.core.files.find(file_id)
        if file is None:
            raise ValueError(f"there is no file {file_id}")
        return file.data, file.mime_type

    @property
    def calls(self) -> deque[Call]:
        """The bot's latest calls, oldest first."""
        return self._api.calls

    @property
    def faults(self) -> Faults:
        return self._api.faults

    @property
    def pending_updates(self) -> int:
        return len(self.core.updates)

    @property
    def version(self) -> int:
        """Grows with everything that someone could see."""
        return self.core.changes.version

    async def changed(self, since: int, timeout: float) -> int:  # noqa: ASYNC109
        """Wait until the version is past `since`, or for `timeout` seconds; return the version."""
        return await self.core.changes.wait(since, timeout)

    async def serve(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen in this event loop; return the base URL."""
        return await self._listener.open(host, port)

    async def close(self) -> None:
        """Let go of everyone who waits, stop pushing and listening."""
        self.core.polling.close()
        self.core.changes.close()
        await self.core.webhook.close()
        await self._listener.close()

    async def _hang_up(self, request: Request) -> Response:
        """Drop the connection of a request; nobody reads the answer that is returned."""
        self._listener.cut(request)
        await request.is_disconnected()
        return Response()
