"""People tap on buttons."""

import itertools

from bot.sandbox.telegram import views
from bot.sandbox.telegram.core import Core, Query
from bot.sandbox.telegram.people import People
from bot.sandbox.telegram.shapes import Account, Json

FIRST_QUERY_ID = 3_915_000_000_001


class PeopleWhoTap(People):
    """Each tap is a query with an id, which the bot has to answer."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._query_ids = itertools.count(FIRST_QUERY_ID)

    def taps(self, account_id: int, message_id: int, button: str) -> str:
        """Tap the button with this label, else with this callback data; return the query's id."""
        buttons = [item for row in self._message(account_id, message_id).inline_keyboard for item in row]
        for field in ("text", "callback_data"):
            for item in buttons:
                if item.get(field) == button:
                    return self._tap(account_id, message_id, item)
        labels = [item["text"] for item in buttons]
        raise ValueError(f"message {message_id} has no button {button!r}; it has {labels}")

    def _tap(self, account_id: int, message_id: int, button: Json) -> str:
        if "callback_data" not in button:
            raise ValueError(f"the button {button['text']!r} opens a link; the bot hears nothing of it")
        return self.forges(account_id, message_id, button["callback_data"])

    def forges(self, account_id: int, message_id: int, data: str) -> str:
        """Tap with data of one's own making, also under a message that is gone; return the query's id."""
        account = self._account(account_id)
        if not self.core.chats.ever_held(account_id, message_id):
            raise ValueError(f"there never was a message {message_id} in the chat of account {account_id}")
        query = Query(str(next(self._query_ids)), account_id, self.core.monotonic())
        self.core.queries[query.id] = query
        body = {
            "id": query.id,
            "from": views.user(account),
            "message": self._tapped(account, message_id),
            "chat_instance": str(account_id * 31),
            "data": data,
        }
        self.core.updates.put("callback_query", account_id, body)
        self.core.changes.note()
        return query.id

    def _tapped(self, account: Account, message_id: int) -> Json:
        message = self.core.chats.find(account.id, message_id)
        if message is None:
            return {"chat": views.chat(account), "message_id": message_id, "date": 0}
        return views.message(self.core, message)

    def toasts(self, account_id: int) -> list[str]:
        """Return the short notes that taps brought up, oldest first."""
        return list(self.core.toasts[account_id])

    def answered(self, query_id: str) -> bool:
        query = self.core.queries.get(query_id)
        return query is not None and query.answered
