"""When may the next message leave? Pure arithmetic over past sends, in machine seconds."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Final

WINDOW: Final = 1.0
REPLY_HEADROOM: Final = 0.2  # the share of the rate that only people who are waiting may use


@dataclass(frozen=True)
class Limits:
    """Telegram's FAQ: 30 messages a second over all chats; one a second in a chat, short bursts aside."""

    per_second: int = 30
    chat_burst: int = 10
    chat_seconds: float = 10.0


@dataclass
class Pace:
    """The sends of the recent past, and how long the next one must wait."""

    limits: Limits
    _all: deque[float] = field(default_factory=deque)
    _chats: defaultdict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _closed_until: float = 0.0

    def wait(self, chat_id: int, *, urgent: bool, at: float) -> float:
        """Return the seconds from `at` until a message to `chat_id` may leave; 0 means now."""
        allowed = self.limits.per_second
        if not urgent:
            allowed = max(1, int(allowed * (1 - REPLY_HEADROOM)))
        return max(
            self._closed_until - at,
            _until_free(self._all, allowed, WINDOW, at),
            _until_free(self._chats[chat_id], self.limits.chat_burst, self.limits.chat_seconds, at),
            0.0,
        )

    def sent(self, chat_id: int, *, at: float) -> None:
        """Note a message that leaves at `at`."""
        self._all.append(at)
        self._chats[chat_id].append(at)
        _forget(self._all, before=at - WINDOW)
        if len(self._chats) > 10_000:
            self._forget_quiet_chats(at)

    def close(self, seconds: float, *, at: float) -> None:
        """Telegram said 429: nothing leaves for so long."""
        self._closed_until = max(self._closed_until, at + seconds)

    def _forget_quiet_chats(self, at: float) -> None:
        quiet = [chat for chat, sends in self._chats.items() if sends[-1] < at - self.limits.chat_seconds]
        for chat in quiet:
            del self._chats[chat]


def _until_free(sends: deque[float], allowed: int, window: float, at: float) -> float:
    """The seconds until fewer than `allowed` sends lie in the window that ends at the next one."""
    recent = [moment for moment in sends if moment > at - window]
    if len(recent) < allowed:
        return 0.0
    return recent[-allowed] + window - at


def _forget(sends: deque[float], *, before: float) -> None:
    while sends and sends[0] < before:
        sends.popleft()
