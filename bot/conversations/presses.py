"""The buttons under "For whom is this?"."""

from dataclasses import dataclass

from bot.outbox.buttons import Press


@dataclass(frozen=True)
class PassOnTo(Press, code="for"):
    duo_id: int
    message_id: int
