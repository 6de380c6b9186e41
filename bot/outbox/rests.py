"""Which queues are left alone for now. Pure: machine seconds."""

from dataclasses import dataclass, field
from math import inf


@dataclass
class Rests:
    _after_failure: dict[int, float] = field(default_factory=dict)  # queue → until when
    _of_full_chats: dict[int, float] = field(default_factory=dict)

    def after_failure(self, queue: int, *, until: float) -> None:
        self._after_failure[queue] = until

    def of_full_chat(self, queues: list[int], *, until: float) -> None:
        """A chat has had as much as it takes for now."""
        self._of_full_chats |= dict.fromkeys(queues, until)

    def try_again(self) -> None:
        """What failed may be tried at once."""
        self._after_failure.clear()

    def queues(self, *, at: float, also_full_chats: bool) -> set[int]:
        self._wake(at)
        return set(self._after_failure) | (set(self._of_full_chats) if also_full_chats else set())

    def next_end(self, *, at: float) -> float:
        """Return the seconds until the next queue has rested enough; infinity when none rests."""
        self._wake(at)
        return min([*self._after_failure.values(), *self._of_full_chats.values()], default=inf) - at

    def _wake(self, at: float) -> None:
        for rests in (self._after_failure, self._of_full_chats):
            for queue in [queue for queue, until in rests.items() if until <= at]:
                del rests[queue]
