"""Scripted trouble between the bot and Telegram."""

import asyncio
from dataclasses import dataclass

from bot.sandbox.telegram.shapes import Json


@dataclass
class Fault:
    """One kind of trouble; see Faults.next."""

    method: str
    times: int
    status: int = 500
    description: str | None = None
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    html: bool = False
    hang_up: bool = False
    after: bool = False
    late: bool = False
    chat_id: int | None = None
    until: asyncio.Event | None = None

    def concerns(self, method: str, chat_id: object) -> bool:
        right_method = self.method == "*" or self.method.lower() == method.lower()
        right_chat = self.chat_id is None or str(chat_id) == str(self.chat_id)
        return self.times > 0 and right_method and right_chat

    def body(self) -> Json:
        """What Telegram would answer in this trouble."""
        if self.retry_after is not None:
            description = f"Too Many Requests: retry after {self.retry_after}"
            return _error(429, description, {"retry_after": self.retry_after})
        if self.migrate_to_chat_id is not None:
            description = "Bad Request: group chat was upgraded to a supergroup chat"
            return _error(400, description, {"migrate_to_chat_id": self.migrate_to_chat_id})
        return _error(self.status, self.description or "Internal Server Error", {})


def _error(code: int, description: str, parameters: Json) -> Json:
    body: Json = {"ok": False, "error_code": code, "description": description}
    return body | ({"parameters": parameters} if parameters else {})


class Faults:
    """The troubles still to come, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def next(
        self,
        method: str,
        *,
        times: int = 1,
        status: int = 500,
        description: str | None = None,
        retry_after: int | None = None,
        migrate_to_chat_id: int | None = None,
        html: bool = False,
        hang_up: bool = False,
        after: bool = False,
        late: bool = False,
        chat_id: int | None = None,
        until: asyncio.Event | None = None,
    ) -> None:
        """Make the next `times` calls of `method` ("*": any) go wrong, in one `chat_id` or in all.

        The answer is an error (`status`, `description`), a 429 (`retry_after`), a moved chat
        (`migrate_to_chat_id`), a page of a proxy (`html`) or a dropped connection (`hang_up`).
        With `after` the call is carried out first. With `until` the answer waits for that event; with `late`
        that is all that is wrong with it: the call is carried out, and its own answer follows.
        """
        self._planned.append(
            Fault(
                method=method,
                times=times,
                status=status,
                description=description,
                retry_after=retry_after,
                migrate_to_chat_id=migrate_to_chat_id,
                html=html,
                hang_up=hang_up,
                after=after,
                late=late,
                chat_id=chat_id,
                until=until,
            )
        )

    def clear(self) -> None:
        self._planned.clear()

    def take(self, method: str, chat_id: object) -> Fault | None:
        """Return the trouble for this call, if any, and count it."""
        for fault in self._planned:
            if fault.concerns(method, chat_id):
                fault.times -= 1
                return fault
        return None
