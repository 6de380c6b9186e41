"""Is it a message that fails, or Telegram? Pure: machine seconds in, seconds to wait out."""

from dataclasses import dataclass
from typing import Final

IN_A_ROW: Final = 5  # so many failures in a row are Telegram's
LONGEST_WAIT: Final = 30.0


@dataclass
class Trouble:
    """While Telegram is in trouble one message at a time asks whether it is well again, at longer and longer
    intervals, and everything else stays where it is."""

    _failures: int = 0
    _since: float | None = None

    @property
    def is_general(self) -> bool:
        return self._failures >= IN_A_ROW

    def failed(self, *, at: float) -> float:
        """Return how long everybody is to wait."""
        self._failures += 1
        self._since = at if self._since is None else self._since
        return min(LONGEST_WAIT, 2.0 ** (self._failures - IN_A_ROW)) if self.is_general else 0.0

    def ended(self, *, at: float) -> float:
        """Note that a call went well; return how long none had, 0 when there was no general trouble."""
        lasted = at - self._since if self.is_general and self._since is not None else 0.0
        self._failures, self._since = 0, None
        return lasted
