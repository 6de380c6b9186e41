"""What reached the far side, and when; and the limit that it enforces when told to."""

import math
from collections import Counter, deque
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

MESSAGES: Final = frozenset({"sendMessage", "copyMessage", "forwardMessage", "sendPhoto", "sendDocument"})


class Arrival(NamedTuple):
    """One call: machine time, method, chat, and for a copy the message that was copied."""

    at: float
    method: str
    chat: int
    source_chat: int = 0
    source_message: int = 0
    refused: bool = False


class Arrivals:
    def __init__(self, limit: int | None = None) -> None:
        self.all: list[Arrival] = []
        self.messages = 0  # that were accepted
        self._limit = limit
        self._recent: deque[float] = deque()

    def take(self, arrival: Arrival) -> int | None:
        """Note a call; return the seconds to wait when it is one message too many."""
        if arrival.method not in MESSAGES:
            self.all.append(arrival)
            return None
        wait = self._wait(arrival.at)
        self.all.append(arrival._replace(refused=True) if wait else arrival)
        self.messages += wait is None
        return wait

    def _wait(self, now: float) -> int | None:
        """What is refused does not count against the limit, as in the sandbox's Telegram."""
        if self._limit is None:
            return None
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        if len(self._recent) >= self._limit:
            return max(1, math.ceil(self._recent[-self._limit] + 1 - now))
        self._recent.append(now)
        return None

    def statistics(self) -> dict[str, Any]:
        """Refused or not, a message that arrived counts in its second."""
        moments = [arrival.at for arrival in self.all if arrival.method in MESSAGES]
        return {
            "messages": self.messages,
            "methods": Counter(arrival.method for arrival in self.all),
            "most_in_a_second": most_in_a_second(moments),
            "first": moments[0] if moments else None,
            "last": moments[-1] if moments else None,
            "refused": sum(arrival.refused for arrival in self.all),
        }


def most_in_a_second(moments: Sequence[float]) -> int:
    """The largest number of moments in any window of one second; both ends do not count together."""
    most = first = 0
    for last, moment in enumerate(moments):
        while moments[first] <= moment - 1:
            first += 1
        most = max(most, last - first + 1)
    return most
