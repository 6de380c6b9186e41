"""What the bot has not yet confirmed to have seen."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.shapes import Json

FIRST_UPDATE_ID = 482_915_301

# Updates of these kinds come only to a bot that asks for them by name.
ONLY_WHEN_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True)
class Pending:
    id: int
    chat_id: int
    body: Json


class Updates:
    """The queue of updates; Telegram keeps each until the bot confirms it.

    Real Telegram drops updates after 24 hours. This one never does: its clock is moved by weeks.
    """

    def __init__(self) -> None:
        self._ids = itertools.count(FIRST_UPDATE_ID)
        self._pending: dict[int, Pending] = {}
        self.allowed: list[str] = []
        self.on_arrival: list[Callable[[], None]] = []

    def __len__(self) -> int:
        return len(self._pending)

    def put(self, kind: str, chat_id: int, body: Json) -> None:
        """Queue an update, unless the bot does not want its kind."""
        wanted = kind in self.allowed if self.allowed else kind not in ONLY_WHEN_ASKED
        if not wanted:
            return
        update_id = next(self._ids)
        self._pending[update_id] = Pending(update_id, chat_id, {"update_id": update_id, kind: body})
        for react in list(self.on_arrival):
            react()

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; None keeps the last choice, an empty list means the default."""
        if kinds is not None:
            self.allowed = kinds

    def confirm_before(self, offset: int) -> None:
        """Forget what the bot has seen; a negative offset keeps only that many of the newest."""
        if offset < 0:
            offset = (list(self._pending)[offset:] or [0])[0]
        for update_id in [known for known in self._pending if known < offset]:
            del self._pending[update_id]

    def confirm(self, update_id: int) -> None:
        self._pending.pop(update_id, None)

    def drop_all(self) -> None:
        self._pending.clear()

    def first(self, limit: int) -> list[Json]:
        return [pending.body for pending in itertools.islice(self._pending.values(), limit)]

    def next_of(self, chat_id: int) -> Pending | None:
        return next((pending for pending in self._pending.values() if pending.chat_id == chat_id), None)

    def chats(self) -> list[int]:
        return list(dict.fromkeys(pending.chat_id for pending in self._pending.values()))


def checked_limit(limit: int) -> int:
    if not 1 <= limit <= 100:
        raise bad_request("limit must be between 1 and 100")
    return limit
