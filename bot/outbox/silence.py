"""Nothing could be sent for long, and that is over: who runs the programme hears of it, once."""

from datetime import datetime, timedelta
from typing import Final, Protocol

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.db import Database
from bot.outbox.leading import OUTAGE_SECONDS, Lead

# The row remembers a silence until it has been told: a process that dies meanwhile does not hush it up.
SILENCE: Final = text("SELECT extract(epoch FROM clock_timestamp() - silent_since)::float FROM leadership")
TOLD: Final = text("UPDATE leadership SET silent_since = NULL")


class AfterOutage(Protocol):
    """What is done when sending was impossible between two moments of programme time, and is not any more."""

    async def __call__(self, session: AsyncSession, *, began: datetime, ended: datetime) -> None: ...


class Silence:
    def __init__(self, database: Database, clock: Clock, after_outage: AfterOutage | None) -> None:
        self._database = database
        self._clock = clock
        self._after_outage = after_outage

    async def tell(self, lead: Lead, *, at_telegram: float = 0.0) -> None:
        """Tell of a silence of ours that the row remembers, or of one `at_telegram` of so many seconds."""
        silence = await lead.connection.scalar(SILENCE) or at_telegram
        if self._after_outage is not None and silence >= OUTAGE_SECONDS:
            ended, lasted = self._clock.now(), timedelta(minutes=round(silence / 60))
            async with self._database.transaction() as session:
                await self._after_outage(session, began=ended - lasted, ended=ended)
                await session.execute(TOLD)
