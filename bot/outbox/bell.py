"""What wakes the sender."""

import asyncio
from typing import Final

from bot.clock import machine_seconds

GATHERING_SECONDS: Final = 0.01  # what comes within this is dealt with together


class Bell:
    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self._soon: asyncio.TimerHandle | None = None
        self._hushed_at = 0.0

    def ring(self) -> None:
        self._rung.set()

    def ring_soon(self) -> None:
        """Ring in a moment, so that what else comes in that moment is heard with it."""
        if self._soon is None:
            self._soon = asyncio.get_running_loop().call_later(GATHERING_SECONDS, self._ring_now)

    def ring_for_one_of_many(self) -> None:
        """One who comes alone is heard at once; those who come in the same moment are heard together."""
        if machine_seconds() - self._hushed_at > GATHERING_SECONDS:
            self.ring()
        else:
            self.ring_soon()

    def hush(self) -> None:
        """Forget that it rang: what it rang for is being looked at."""
        self._rung.clear()
        self._hushed_at = machine_seconds()

    async def rings_within(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._rung.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def _ring_now(self) -> None:
        self._soon = None
        self.ring()
