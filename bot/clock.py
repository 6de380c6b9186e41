"""What time it is. Nothing else in the bot asks the machine."""

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta


class Clock:
    """Programme time: what people see. It runs with the real clock unless it is moved or stopped."""

    def __init__(self, *, stopped_at: datetime | None = None) -> None:
        self._ahead = timedelta()
        self._stopped_at = stopped_at

    def now(self) -> datetime:
        """Return the programme's time, aware and in UTC."""
        return self._stopped_at or datetime.now(UTC) + self._ahead

    def move_to(self, at: datetime) -> None:
        """Make it `at`; a stopped clock stays stopped there, a running one runs on from there."""
        if self._stopped_at is not None:
            self._stopped_at = at
        else:
            self._ahead = at - datetime.now(UTC)

    def run(self) -> None:
        """Let a stopped clock run on from where it stands."""
        if self._stopped_at is not None:
            self._ahead = self._stopped_at - datetime.now(UTC)
            self._stopped_at = None


def machine_seconds() -> float:
    """Machine time, for pacing and leases: real, monotonic, and it goes on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


async def pause(seconds: float, stop: asyncio.Event) -> None:
    """Wait so many seconds of machine time, but no longer than until `stop`."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
