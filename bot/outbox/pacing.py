"""When may the next message leave? Pure arithmetic over past sends, in machine seconds."""

from bisect import bisect_right, insort
from dataclasses import dataclass, field
from math import inf
from typing import Final

WINDOW: Final = 1.0
CATCHING_UP: Final = 0.05  # seconds: after a hold-up this much may leave at once, and no more
EASED: Final = 0.9  # each 429 takes a tenth off the rate ...
LEAST_SHARE: Final = 0.5
EASED_FOR: Final = 600.0  # ... and ten quiet minutes give it all back
MANY_CHATS: Final = 10_000  # beyond this, those that have been quiet are forgotten


@dataclass(frozen=True)
class Limits:
    """Telegram's FAQ: 30 messages a second over all chats; one a second in a chat, short bursts aside; 20 a
    minute in a group. A new leader waits `handover` seconds, as it does not know what the last one sent."""

    per_second: int = 30
    chat_burst: int = 10
    chat_seconds: float = 10.0
    group_burst: int = 20
    group_seconds: float = 60.0
    handover: float = 1.0


@dataclass
class Pace:
    """The sends of the recent past, and how long the next one must wait.

    What counts is when Telegram saw a message. That lies between its leaving here and its answer, so a send
    keeps its place in the window until a second after its answer. Then no window at the far side ever holds
    too many, however unevenly the network or this machine delays them; the price is one round trip a second,
    which is 5 % of the rate at 50 ms, and a 429 costs more.

    Whoever waits for an answer leaves as soon as the window has room. Everything else leaves evenly spaced,
    so that a place becomes free every 33 ms and a reply never waits longer behind any number of others.
    """

    limits: Limits
    _in_the_air: int = 0
    _answered: list[float] = field(default_factory=list)  # sorted moments
    _evenly_from: float = 0.0
    _chats: dict[int, list[float]] = field(default_factory=dict)
    _many_chats: int = MANY_CHATS
    _closed_until: float = 0.0
    _share: float = 1.0
    _share_at: float = 0.0

    def wait(self, *, urgent: bool, at: float) -> float:
        """Return the seconds from `at` until a message to whatever chat may leave: 0 is now, and infinity is
        once another has been answered."""
        evenly = 0.0 if urgent else self._evenly_from - at
        return max(self._closed_until - at, self._window_wait(at), evenly, 0.0)

    def chat_wait(self, chat_id: int, *, at: float) -> float:
        """The same for one chat, as if it were the only one."""
        sends = self._chats.get(chat_id)
        burst, seconds = self._chat_limits(chat_id)
        if sends is None or len(sends) < burst:
            return 0.0
        return max(0.0, sends[-burst] + seconds - at)

    def leave(self, chat_id: int, *, at: float) -> None:
        """Note a message that leaves at `at`."""
        self._in_the_air += 1
        self._evenly_from = max(self._evenly_from, at - CATCHING_UP) + WINDOW / self._allowed(at)
        burst, _seconds = self._chat_limits(chat_id)
        sends = self._chats.setdefault(chat_id, [])
        sends.append(at)
        del sends[:-burst]
        if len(self._chats) > self._many_chats:
            self._forget_quiet_chats(at)

    def land(self, chat_id: int, *, left: float, at: float) -> None:
        """Note the answer, or that there will be none, to what left for `chat_id` at `left`."""
        self._in_the_air -= 1
        sends = self._chats.get(chat_id, [])
        if left in sends:
            sends.remove(left)
            insort(sends, at)
        insort(self._answered, at)
        del self._answered[: bisect_right(self._answered, at - WINDOW)]

    def close(self, seconds: float, *, at: float) -> None:
        """Nothing leaves for so long."""
        self._closed_until = max(self._closed_until, at + seconds)

    def ease(self, *, at: float) -> None:
        """Telegram said that it was too much: go a little slower for a while."""
        self._share, self._share_at = max(LEAST_SHARE, self._share_now(at) * EASED), at

    def _allowed(self, at: float) -> int:
        return max(1, int(self.limits.per_second * self._share_now(at)))

    def _share_now(self, at: float) -> float:
        return min(1.0, self._share + (at - self._share_at) / EASED_FOR)

    def _window_wait(self, at: float) -> float:
        first = bisect_right(self._answered, at - WINDOW)
        too_many = self._in_the_air + len(self._answered) - first - self._allowed(at) + 1
        if too_many <= 0:
            return 0.0
        freed_by = first + too_many - 1
        return self._answered[freed_by] + WINDOW - at if freed_by < len(self._answered) else inf

    def _chat_limits(self, chat_id: int) -> tuple[int, float]:
        """Groups have negative ids."""
        if chat_id < 0:
            return self.limits.group_burst, self.limits.group_seconds
        return self.limits.chat_burst, self.limits.chat_seconds

    def _forget_quiet_chats(self, at: float) -> None:
        self._chats = {
            chat: sends for chat, sends in self._chats.items() if sends[-1] > at - self._chat_limits(chat)[1]
        }
        self._many_chats = max(MANY_CHATS, 2 * len(self._chats))
