"""Everything the local Telegram knows, in one place."""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.sandbox.telegram.changes import Changes
from bot.sandbox.telegram.limits import Limits
from bot.sandbox.telegram.menus import Descriptions, Menus
from bot.sandbox.telegram.polling import Polling
from bot.sandbox.telegram.shapes import Account, Json
from bot.sandbox.telegram.storage import Chats, Files
from bot.sandbox.telegram.updates import Updates
from bot.sandbox.telegram.webhook import Webhook

# Machine time for which a tap waits for its answer.
QUERY_LIFETIME = 15 * 60.0


@dataclass
class Query:
    """A tap on a button."""

    id: str
    account_id: int
    at: float
    answered: bool = False


class Core:
    def __init__(
        self,
        *,
        token: str,
        username: str,
        now: Callable[[], datetime],
        rate: int,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token = token
        self.username = username
        self.now = now
        self.monotonic = monotonic
        self.accounts: dict[int, Account] = {}
        self.started: set[int] = set()
        self.blocked: set[int] = set()
        self.chats = Chats()
        self.files = Files()
        self.updates = Updates()
        self.polling = Polling(self.updates)
        self.webhook = Webhook(self.updates)
        self.limits = Limits(rate, monotonic)
        self.menus = Menus()
        self.menu_buttons: dict[int | None, Json] = {}
        self.descriptions = Descriptions()
        self.queries: dict[str, Query] = {}
        self.toasts: dict[int, list[str]] = defaultdict(list)
        self.changes = Changes()

    @property
    def bot_id(self) -> int:
        """The number before the colon of the token, as in Telegram."""
        number = self.token.partition(":")[0]
        return int(number) if number.isdigit() else 1

    def query_waits(self, query_id: str) -> Query | None:
        """Return the tap if it still waits for its answer."""
        query = self.queries.get(query_id)
        in_time = query is not None and self.monotonic() - query.at <= QUERY_LIFETIME
        return query if query and in_time and not query.answered else None
