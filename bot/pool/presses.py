"""The buttons of the waiting pool."""

from dataclasses import dataclass
from typing import Final

from bot.outbox.buttons import Press

ALL: Final = 0  # instead of a branch's id: every branch that the reader may see


@dataclass(frozen=True)
class ShowWaiting(Press, code="wait"):
    branch_id: int
    page: int


@dataclass(frozen=True)
class SendSheet(Press, code="waitsheet"):
    branch_id: int
