"""How many messages Telegram takes: 30 in any second, short bursts into one private chat."""

import math
from collections import defaultdict, deque
from collections.abc import Callable

from bot.sandbox.telegram.errors import too_many_requests


class Limits:
    """Counts messages in sliding windows of machine time; what is refused is not counted."""

    def __init__(self, rate: int, monotonic: Callable[[], float]) -> None:
        self.rate = rate
        self.chat_burst = 20
        self.chat_window = 10.0
        self._monotonic = monotonic
        self._all: deque[float] = deque()
        self._by_chat: dict[int, deque[float]] = defaultdict(deque)

    def admit(self, chat_id: int) -> None:
        """Count one message to this chat, or refuse it with the seconds to wait."""
        now = self._monotonic()
        chat = self._by_chat[chat_id]
        self._check(self._all, self.rate, 1.0, now)
        self._check(chat, self.chat_burst, self.chat_window, now)
        self._all.append(now)
        chat.append(now)

    @staticmethod
    def _check(sent: deque[float], most: int, window: float, now: float) -> None:
        while sent and sent[0] <= now - window:
            sent.popleft()
        if len(sent) >= most:
            free_at = sent[len(sent) - most] + window
            raise too_many_requests(max(1, math.ceil(free_at - now)))
