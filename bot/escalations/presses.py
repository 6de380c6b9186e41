"""The buttons under an escalation, and at the end of a duo's six months."""

from dataclasses import dataclass

from bot.outbox.buttons import Press


@dataclass(frozen=True)
class TakeIt(Press, code="take"):
    stall_id: int


@dataclass(frozen=True)
class Later(Press, code="later"):
    stall_id: int
    days: int


@dataclass(frozen=True)
class Solve(Press, code="solve"):
    stall_id: int
