"""Remembers what each chat looked like, so that the page asks only for what changed."""

from dataclasses import dataclass, field

from bot.sandbox.page import views
from bot.sandbox.telegram import LocalTelegram
from bot.sandbox.telegram.shapes import Json


@dataclass
class KnownChat:
    """One chat as it was last looked at, and at which revision each message last changed."""

    revision: int = 0
    messages: dict[int, Json] = field(default_factory=dict)
    changed_at: dict[int, int] = field(default_factory=dict)
    removed_at: dict[int, int] = field(default_factory=dict)

    def look(self, messages: dict[int, Json]) -> None:
        changed = [key for key, shown in messages.items() if self.messages.get(key) != shown]
        removed = self.messages.keys() - messages.keys()
        if not changed and not removed:
            return
        self.revision += 1
        self.changed_at.update(dict.fromkeys(changed, self.revision))
        self.removed_at.update(dict.fromkeys(removed, self.revision))
        self.messages = messages

    def since(self, revision: int) -> Json:
        return {
            "revision": self.revision,
            "messages": [
                shown for key, shown in self.messages.items() if self.changed_at.get(key, 0) > revision
            ],
            "removed": [key for key, at in self.removed_at.items() if at > revision],
        }


class ChatBook:
    """Every chat that a page has looked at."""

    def __init__(self, telegram: LocalTelegram) -> None:
        self._telegram = telegram
        self._chats: dict[int, KnownChat] = {}
        self._waiting: dict[int, list[str]] = {}

    def tapped(self, account_id: int, query_id: str) -> None:
        """Remember a tap until the bot has answered it."""
        self._waiting.setdefault(account_id, []).append(query_id)

    def news(self, account_id: int, since: int) -> Json:
        """Return what changed in a chat after the revision `since`, its menu, notes and unanswered taps."""
        known = self._chats.setdefault(account_id, KnownChat())
        known.look({seen.id: views.message(seen) for seen in self._telegram.chat(account_id)})
        return known.since(since) | {
            "account": account_id,
            "commands": self._telegram.commands(account_id),
            "toasts": self._telegram.toasts(account_id),
            "waiting": self._still_waiting(account_id),
        }

    def _still_waiting(self, account_id: int) -> list[str]:
        taps = self._waiting.get(account_id, [])
        taps[:] = [query_id for query_id in taps if not self._telegram.answered(query_id)]
        return taps
