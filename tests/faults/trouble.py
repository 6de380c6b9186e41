"""A Telegram in trouble: at random, many of its answers are wrong, late or missing."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.telegram import Fault, Faults

KINDS: dict[str, dict[str, Any]] = {
    "429 with retry_after": {"retry_after": 1},
    "429 without": {"status": 429, "description": "Too Many Requests"},
    "500": {"status": 500},
    "502": {"status": 502, "description": "Bad Gateway"},
    "HTML": {"html": True},
    "cut": {"hang_up": True},
    "cut after accepting": {"hang_up": True, "after": True},
    "late": {"late": True},
    "nothing": {},
}
REPEATABLE = {"cut after accepting", "late"}  # Telegram has the message and the bot cannot know it


@dataclass
class Trouble(Faults):
    """Strikes a share of the calls of `methods`, with each kind at most `most` times."""

    methods: set[str]
    share: float
    most: Counter[str]
    late_by: float
    chance: random.Random
    struck: Counter[str] = field(default_factory=Counter)
    _never: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        super().__init__()

    def take(self, method: str, chat_id: object) -> Fault | None:
        if method not in self.methods or self.chance.random() > self.share:
            return super().take(method, chat_id)
        left = [kind for kind in KINDS if self.struck[kind] < self.most[kind]]
        if not left:
            return None
        kind = self.chance.choice(left)
        self.struck[kind] += 1
        return Fault(method, 1, until=self._when(kind), **KINDS[kind])

    def _when(self, kind: str) -> asyncio.Event | None:
        if kind == "nothing":
            return self._never
        if kind != "late":
            return None
        late = asyncio.Event()
        asyncio.get_running_loop().call_later(self.late_by, late.set)
        return late

    def told(self) -> str:
        return ", ".join(f"{count} × {kind}" for kind, count in self.struck.items())
